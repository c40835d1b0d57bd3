"""The phrases of the page of `path`."""

__all__ = ["PHRASES"]

PHRASES: dict[str, tuple[str, str]] = {
    "path.descends.one": ("{b} descends from {a} directly, in 1 step.", "{b}直接派生自{a}，只有 1 步。"),
    "path.descends.many": ("{b} descends from {a} in {count} steps.", "{b}派生自{a}，经过 {count} 步。"),
    "path.weakest": (
        "That is as sure as its weakest step, the one to {output}: {level}.",
        "其可靠程度取决于最薄弱的一步，即通向{output}的步骤：{level}。",
    ),
    "path.refuted.one": (
        "The one account by which {b} descends from {a} is refuted: it rests on the step to {output}.",
        "只有一种说法认为{b}派生自{a}，而这种说法已被推翻：它依赖于通向{output}的步骤。",
    ),
    "path.refuted.many": (
        "All {count} accounts by which {b} descends from {a} are refuted; the first one below by its step to {output}.",
        "认为{b}派生自{a} 的 {count} 种说法均已被推翻；下面第一种错在通向{output}的步骤。",
    ),
    "path.succeeds.one": (
        "1 of its steps only follows in a product line, which says nothing of weights.",
        "其中 1 步只是产品线上的承接，并不说明权重的来历。",
    ),
    "path.succeeds.many": (
        "{count} of its steps only follow in a product line, which says nothing of weights.",
        "其中 {count} 步只是产品线上的承接，并不说明权重的来历。",
    ),
    "path.best": (
        "It is the best founded of {total} routes; --all shows all.",
        "这是 {total} 条路线中依据最充分的一条；--all 列出全部。",
    ),
    "path.all": ("There are {total} routes.", "共有 {total} 条路线。"),
    "path.some": ("There are {total} routes; {count} of them are shown.", "共有 {total} 条路线，这里列出 {count} 条。"),
    "path.same": ("Both names mean {a}: no step lies between.", "两个名称都指{a}，之间没有步骤。"),
    "path.reverse": (
        "{b} does not descend from {a}: it is the other way round.",
        "{b}并非派生自{a}，而是相反。",
    ),
    "path.imitates": (
        "{b} does not descend from {a}: it is joined to it only by a rebuild in another lab, which shares no weights.",
        "{b}并非派生自{a}：二者只由另一家机构的复现相连，权重并不相通。",
    ),
    "path.none": ("No step known here leads from {a} to {b}.", "这里没有从{a}通向{b}的步骤。"),
    "path.shared": ("Both descend from {shared}.", "二者都派生自{shared}。"),
    "path.unshared": ("They have no common ancestor here either.", "二者在这里也没有共同祖先。"),
    "path.try": ("Try: abilitytrace path {a} {b}", "试试：abilitytrace path {a} {b}"),
    "path.try-diff": ("Compare them: abilitytrace diff {a} {b}", "比较二者：abilitytrace diff {a} {b}"),
    "path.why": ("Why: abilitytrace evidence {step}", "理由：abilitytrace evidence {step}"),
    "path.route": ("The route", "路线"),
    "path.route-numbered": ("Route {number}: {level}", "路线 {number}：{level}"),
    "path.joined": ("How they are joined", "二者如何相连"),
    "path.graded": ("graded {level}", "评定为{level}"),
    "path.weakest-link": ("the weakest link", "最薄弱的一环"),
    "path.together": ("together with {models}", "同时派生自{models}"),
}
