"""The phrases of the page of `tree`."""

__all__ = ["PHRASES"]

PHRASES: dict[str, tuple[str, str]] = {
    "tree.lead.one": ("{count} model.", "共 {count} 个模型。"),
    "tree.lead.many": (
        "{count} models; each stands under what it was made from.",
        "共 {count} 个模型，各列于其来源之下。",
    ),
    "tree.inverted.one": ("{count} model.", "共 {count} 个模型。"),
    "tree.inverted.many": (
        "{count} models; under each stands what it was made from.",
        "共 {count} 个模型，各模型之下列出它的来源。",
    ),
    "tree.alone": ("Without relatives here: {models}.", "在这里没有亲缘的模型：{models}。"),
    "tree.made-into": ("by {made}", "方法：{made}"),
    "tree.relation": ("({relation})", "（{relation}）"),
    "tree.versus": ("{marks} (against {model})", "{marks}（与 {model} 相比）"),
    "tree.ability": ("Marks for {ability} only.", "只显示{ability}的标记。"),
    "tree.also-from": ("also made from {models}", "同时派生自 {models}"),
    "tree.rival": ("one of several accounts of its origin, graded {level}", "其来历有多种说法，此说评定为{level}"),
    "tree.legend": (
        "++ strong gain, + gain, ~+ partly restored, 0 no change, - loss, -- strong loss, against what it was made from; ? disputed; (*) shown in full elsewhere",
        "++ 大幅提升，+ 提升，~+ 部分恢复，0 无变化，- 下降，-- 大幅下降（均与其来源模型相比）；? 有争议；(*) 另处完整列出",
    ),
}
