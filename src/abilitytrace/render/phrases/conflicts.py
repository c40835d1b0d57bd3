"""The phrases of the page of `conflicts`."""

__all__ = ["PHRASES"]

PHRASES: dict[str, tuple[str, str]] = {
    "conflicts.lead.one": (
        "{about}sources differ on 1 record here: {counts}.",
        "{about}这里有 1 条记录的来源说法不一：{counts}。",
    ),
    "conflicts.lead.many": (
        "{about}sources differ on {count} records here: {counts}.",
        "{about}这里有 {count} 条记录的来源说法不一：{counts}。",
    ),
    "conflicts.none": ("{about}no source here contradicts another.", "{about}这里的来源没有互相矛盾之处。"),
    "conflicts.about": ("about {name}, ", "关于{name}，"),
    "conflicts.differ.one": ("1 value is given in ways that exclude each other", "1 项数值互相矛盾"),
    "conflicts.differ.many": (
        "{count} values are given in ways that exclude each other",
        "{count} 项数值互相矛盾",
    ),
    "conflicts.rivals.one": ("1 model has several accounts of its origin", "1 个模型的来历有多种说法"),
    "conflicts.rivals.many": ("{count} models have several accounts of their origin", "{count} 个模型的来历有多种说法"),
    "conflicts.sides.one": ("1 claim or step has evidence against it", "1 条论断或步骤有反对证据"),
    "conflicts.sides.many": ("{count} claims and steps have evidence against them", "{count} 条论断或步骤有反对证据"),
    "conflicts.stated.one": (
        "1 claim or step is stated with different confidence",
        "1 条论断或步骤在不同来源中的把握程度不同",
    ),
    "conflicts.stated.many": (
        "{count} claims and steps are stated with different confidence",
        "{count} 条论断或步骤在不同来源中的把握程度不同",
    ),
    "conflicts.unpublished.one": (
        "1 value is unpublished by one source and given by another",
        "1 项数值有的来源说未公布、有的给出了数值",
    ),
    "conflicts.unpublished.many": (
        "{count} values are unpublished by one source and given by another",
        "{count} 项数值有的来源说未公布、有的给出了数值",
    ),
    "conflicts.wording.one": (
        "1 value is told in words that only a reader can compare",
        "1 项说法只是措辞不同，是否矛盾须由读者判断",
    ),
    "conflicts.wording.many": (
        "{count} values are told in words that only a reader can compare",
        "{count} 项说法措辞不同，是否矛盾须由读者判断",
    ),
    "conflicts.verdict-differ": ("exclude each other", "互相矛盾"),
    "conflicts.verdict-unpublished": ("unpublished, beside a value", "未公布，另有说法"),
    "conflicts.verdict-wording": ("different words", "措辞不同"),
    "conflicts.verdict-one-source": ("within one source", "出自同一来源"),
    "conflicts.attribute": ("{attribute}: {verdict}", "{attribute}：{verdict}"),
    "conflicts.value": ("{value}: {sources}", "{value}：{sources}"),
    "conflicts.value-unsourced": ("{value}: no source given", "{value}：未注明来源"),
    "conflicts.hedged": ("{value} ({level})", "{value}（{level}）"),
    "conflicts.origin": ("origin: {count} accounts", "来历：{count} 种说法"),
    "conflicts.account": ("from {inputs}: graded {level} [{id}]", "由{inputs}而来：评定为{level} [{id}]"),
    "conflicts.account-scratch": ("trained from scratch: graded {level} [{id}]", "从头训练：评定为{level} [{id}]"),
    "conflicts.for": ("for: {sources}", "支持：{sources}"),
    "conflicts.against": ("against: {sources}", "反对：{sources}"),
    "conflicts.for-none": ("for: no evidence", "支持：没有证据"),
    "conflicts.more.one": ("1 more", "另 1 份"),
    "conflicts.more.many": ("{count} more", "另 {count} 份"),
    "conflicts.stated-by": ("{level} by {sources}", "{sources}说是{level}"),
    "conflicts.stated-line": ("stated: {levels}", "原文：{levels}"),
    "conflicts.graded-line": (
        "graded: {level}, {supports} for, {disputes} against",
        "评定：{level}，支持 {supports} 分，反对 {disputes} 分",
    ),
    "conflicts.kind.model": ("Models", "模型"),
    "conflicts.kind.method": ("Methods", "方法"),
    "conflicts.kind.dataset": ("Data sets", "数据集"),
    "conflicts.kind.ability": ("Abilities", "能力"),
    "conflicts.kind.benchmark": ("Benchmarks", "基准"),
    "conflicts.kind.attribute": ("Attributes", "属性"),
    "conflicts.kind.source": ("Sources", "来源"),
    "conflicts.kind.claim": ("Claims", "论断"),
    "conflicts.kind.step": ("Steps", "步骤"),
    "conflicts.try": (
        "Less of it: abilitytrace conflicts NAME. A claim in full: abilitytrace evidence ID.",
        "只看某一项：abilitytrace conflicts 名称；论断详情：abilitytrace evidence ID。",
    ),
}
