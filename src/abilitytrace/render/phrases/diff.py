"""The phrases of the page of `diff`."""

__all__ = ["PHRASES"]

PHRASES: dict[str, tuple[str, str]] = {
    "diff.lead-gained": ("Against {a}, {b} gained {abilities}.", "与 {a} 相比，{b} 获得了{abilities}。"),
    "diff.lead-restored": (
        "Against {a}, {b} got back part of {abilities}.",
        "与 {a} 相比，{b} 部分恢复了{abilities}。",
    ),
    "diff.lead-lost": ("Against {a}, {b} lost {abilities}.", "与 {a} 相比，{b} 失去了{abilities}。"),
    "diff.lead-nothing": (
        "Nothing that is marked here was gained or lost between {a} and {b}.",
        "在这里的记录中，{a} 与 {b} 之间没有得失。",
    ),
    "diff.more-restored": ("It got back part of {abilities}.", "它部分恢复了{abilities}。"),
    "diff.more-lost": ("It lost {abilities}.", "它失去了{abilities}。"),
    "diff.more-no-loss": ("No loss is marked.", "没有记录到损失。"),
    "diff.alone": ("{model} alone is marked with {abilities}.", "只有 {model} 有这些标记：{abilities}。"),
    "diff.level-count": ("{level} ({count})", "{level}（{count}）"),
    "diff.doubted": (
        "On {abilities} the marks are disputed: later evidence speaks against them.",
        "{abilities}的标记存在争议：后来的证据与之不符。",
    ),
    "diff.how-sure": ("Graded confidence of these marks: {levels}.", "这些标记的评定：{levels}。"),
    "diff.same": ("{a} and {b} are one model.", "{a} 与 {b} 是同一个模型。"),
    "diff.ancestor": ("{b} descends from {a}.", "{b} 派生自 {a}。"),
    "diff.descendant": ("{a} descends from {b}.", "{a} 派生自 {b}。"),
    "diff.siblings": ("They are siblings: both were made from {bases}.", "二者是同辈：都派生自 {bases}。"),
    "diff.cousins": ("Their last common ancestor is {bases}.", "二者最近的共同祖先是 {bases}。"),
    "diff.unrelated": (
        "{a} and {b} have no common ancestor here, so nothing can be said of gains and losses between them; their specs can be compared.",
        "{a} 与 {b} 在这里没有共同祖先，因此无法说明二者之间的得失；可以比较它们的规格。",
    ),
    "diff.way": ("From {base} to {model}", "从 {base} 到 {model}"),
    "diff.gained": ("Gained", "获得"),
    "diff.restored": ("Restored in part", "部分恢复"),
    "diff.lost": ("Lost", "失去"),
    "diff.kept": ("Kept", "保留"),
    "diff.unknown": ("Unclear", "不明"),
    "diff.kept-list": ("{abilities}.", "{abilities}。"),
    "diff.unmarked": ("Not known here", "这里没有记录"),
    "diff.unmarked-list": ("No mark on either side: {abilities}.", "两边都没有标记：{abilities}。"),
    "diff.one-sided": (
        "{model} carries no mark of its own for this since they parted",
        "分开之后，{model} 在这一项上没有标记",
    ),
    "diff.mark": ("{mark} at {model}, {date} {claim}", "{model}，{date}：{mark} {claim}"),
    "diff.specs": ("Specs that differ", "不同的规格"),
    "diff.spec": ("{model}: {value}", "{model}：{value}"),
    "diff.expected": (
        "expected of the method in general; the step carries no mark of its own",
        "由方法的一般作用推知；该步骤本身没有标记",
    ),
    "diff.refuted": (
        "That descent rests on an account that is graded refuted.",
        "但这一来历所依据的说法已被评定为推翻。",
    ),
    "diff.rivals": (
        "Accounts of this descent differ; the full answer shows all of them.",
        "关于这段来历有不同说法，完整回答中一并列出。",
    ),
    "diff.tradeoffs": ("Called a trade-off", "被称为取舍"),
}
