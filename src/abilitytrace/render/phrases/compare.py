"""The phrases of the page of `compare`."""

__all__ = ["PHRASES"]

PHRASES: dict[str, tuple[str, str]] = {
    "compare.unrelated": ("{a} and {b} have no common ancestor here.", "{a} 与 {b} 在这里没有共同祖先。"),
    "compare.common": ("All {count} descend from {common}.", "这 {count} 个模型都派生自 {common}。"),
    "compare.common-is": ("{common} is an ancestor of all the others.", "{common} 是其余各模型的祖先。"),
    "compare.no-common": (
        "These {count} models have no common ancestor here.",
        "这 {count} 个模型在这里没有共同祖先。",
    ),
    "compare.gained": (
        "By the marks, {b} gained {abilities} against {a}.",
        "按标记，与 {a} 相比，{b} 获得了{abilities}。",
    ),
    "compare.restored": (
        "By the marks, {b} got back part of {abilities} against {a}.",
        "按标记，与 {a} 相比，{b} 部分恢复了{abilities}。",
    ),
    "compare.lost": ("By the marks, {b} lost {abilities} against {a}.", "按标记，与 {a} 相比，{b} 失去了{abilities}。"),
    "compare.nothing": ("No mark tells {a} and {b} apart.", "没有标记能区分 {a} 与 {b}。"),
    "compare.more": ("{names} and {count} more", "{names}等 {count} 项"),
    "compare.measured": (
        "Of {total} settings measured for both, {b} is ahead of {a} in {ahead}, behind in {behind} and level in {level}.",
        "在两者都有分数的 {total} 个设置中，{b} 有 {ahead} 个优于 {a}，{behind} 个不如，{level} 个持平。",
    ),
    "compare.measured-one": (
        "In the one setting that counts, {b} is {way} {a}.",
        "在唯一计入的可比设置中，{b}{way} {a}。",
    ),
    "compare.way.ahead": ("ahead of", "优于"),
    "compare.way.behind": ("behind", "不如"),
    "compare.way.level": ("level with", "持平于"),
    "compare.unmeasured": (
        "No score of {a} and {b} is comparable: no source and setting has both.",
        "{a} 与 {b} 没有可比的分数：没有一个来源和设置同时有两者。",
    ),
    "compare.doubted": (
        "{a} and {b} share settings, but none is clear enough to count.",
        "{a} 与 {b} 有相同的设置，但都不够明确，无法计入。",
    ),
    "compare.specs-differ": ("Their specs differ in {names}.", "二者规格不同之处：{names}。"),
    "compare.specs-same": ("No spec known for both differs.", "两者都已知的规格没有不同。"),
    "compare.specs-none": ("No spec is known for both.", "没有两者都已知的规格。"),
    "compare.glance": ("At a glance", "概览"),
    "compare.specs": ("Specs", "规格"),
    "compare.marks": ("What each one's own step did", "各自步骤的作用"),
    "compare.scores": ("Scores in the same source and setting", "同一来源、同一设置下的分数"),
    "compare.apart": ("Scores that do not compare", "不可比的分数"),
    "compare.column.model": ("", ""),
    "compare.column.attribute": ("attribute", "属性"),
    "compare.column.ability": ("ability", "能力"),
    "compare.column.change": ("change", "变化"),
    "compare.row.developer": ("made by", "开发者"),
    "compare.row.released": ("released", "发布"),
    "compare.row.made-from": ("made from", "来自"),
    "compare.row.scores": ("scores", "分数个数"),
    "compare.blank": ("Blank: not known here.", "空格：这里没有记录。"),
    "compare.unknown": ("not known here: {models}", "这里没有记录：{models}"),
    "compare.alone": ("Known of {model} alone: {attributes}.", "只有 {model} 有记录：{attributes}。"),
    "compare.value": ("{model}: {value}", "{model}：{value}"),
    "compare.marks-note": (
        "A mark compares a model with its own parent, not with its neighbour here. Blank: nothing is marked, which is "
        "unknown and not “no change”.",
        "标记是与各自的上一代比较，不是与表中相邻的模型比较。空格：没有标记，即未知，而不是“无变化”。",
    ),
    "compare.mark-versus": ("against {model}", "对比 {model}"),
    "compare.parts-of": ("Parts of {suite}, apart from its average", "{suite} 的子任务（与平均分分开）"),
    "compare.apart-item": ("{benchmark}: {a} in {way_a}; {b} in {way_b}", "{benchmark}：{a} 用{way_a}；{b} 用{way_b}"),
    "compare.apart-way": ("{setting} [{source}]", "{setting} [{source}]"),
    "compare.no-marks": ("No mark of any of them is recorded here.", "这里没有记录它们的任何标记。"),
}
