"""The phrases of the page of `tree`."""

__all__ = ["PHRASES"]

PHRASES: dict[str, tuple[str, str]] = {
    "tree.lead.one": ("{count} model in {roots}.", "{roots}，共 {count} 个模型。"),
    "tree.lead.many": ("{count} models in {roots}.", "{roots}，共 {count} 个模型。"),
    "tree.inverted.one": ("{count} model: what it was made from.", "共 {count} 个模型：它由什么而来。"),
    "tree.inverted.many": ("{count} models: what each was made from.", "共 {count} 个模型：各由什么而来。"),
    "tree.roots.one": ("1 tree", "1 棵树"),
    "tree.roots.many": ("{count} trees", "{count} 棵树"),
    "tree.ability": ("Marks for {ability} only.", "只显示{ability}的标记。"),
    "tree.also-from": ("also made from {models}", "同时派生自 {models}"),
    "tree.rival": ("one of several accounts of its origin, graded {level}", "其来历有多种说法，此说评定为{level}"),
    "tree.legend": (
        "++ strong gain, + gain, ~+ partly restored, 0 no change, - loss, -- strong loss, against what it was made from; ? disputed; (*) shown above",
        "++ 大幅提升，+ 提升，~+ 部分恢复，0 无变化，- 下降，-- 大幅下降（均与其来源模型相比）；? 有争议；(*) 上文已列出",
    ),
}
