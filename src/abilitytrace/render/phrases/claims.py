"""The phrases of the page of `claims`."""

__all__ = ["PHRASES"]

PHRASES: dict[str, tuple[str, str]] = {
    "claims.lead.one": (
        "1 claim{kind}{about}{source}{chosen} is recorded here: {levels}.",
        "这里记录了 1 条{about}{source}{chosen}{kind}论断：{levels}。",
    ),
    "claims.lead.many": (
        "{count} claims{kind}{about}{source}{chosen} are recorded here: {levels}.",
        "这里记录了 {count} 条{about}{source}{chosen}{kind}论断：{levels}。",
    ),
    "claims.none": (
        "No claim{kind}{about}{source}{chosen} is recorded here, out of {total} in all.",
        "这里没有记录{about}{source}{chosen}{kind}论断（共有 {total} 条论断）。",
    ),
    "claims.none-at-all": ("No claim is recorded here.", "这里没有记录任何论断。"),
    "claims.level": ("{count} {level}", "{level} {count} 条"),
    "claims.kind": (" of kind {kind}", "类型为“{kind}”的"),
    "claims.about": (" about {name}", "关于{name}的"),
    "claims.source": (" that rest on {source}", "依据 {source} 的"),
    "claims.chosen-contested": (" with evidence against them", "有反对证据的"),
    "claims.chosen-ahead": (" ahead of the evidence", "超出证据的"),
    "claims.chosen-graded": (" graded {level} or better", "评定为{level}及以上的"),
    "claims.contested.one": ("1 has evidence against it.", "有反对证据的 1 条。"),
    "claims.contested.many": ("{count} have evidence against them.", "有反对证据的 {count} 条。"),
    "claims.ahead.one": (
        "1 is stated with more confidence than the evidence carries.",
        "原文把握程度超出证据的 1 条。",
    ),
    "claims.ahead.many": (
        "{count} are stated with more confidence than the evidence carries.",
        "原文把握程度超出证据的 {count} 条。",
    ),
    "claims.group": ("{level} ({count})", "{level}（{count} 条）"),
    "claims.stated": ("stated: {level}, {date}", "原文：{level}（{date}）"),
    "claims.stated-too": ("stated: {level}, {date}; also {others}", "原文：{level}（{date}）；也有{others}"),
    "claims.unstated": ("stated: no level given", "原文：未给出把握程度"),
    "claims.points": ("{supports} for, {disputes} against", "支持 {supports} 分，反对 {disputes} 分"),
    "claims.by-hand": ("set by hand", "人工评定"),
    "claims.try": ("Each in full: abilitytrace evidence ID", "逐条详查：abilitytrace evidence ID"),
}
