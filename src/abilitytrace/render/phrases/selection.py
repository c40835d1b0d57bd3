"""The phrases that say why a selector kept a record."""

__all__ = ["PHRASES"]

PHRASES: dict[str, tuple[str, str]] = {
    "selection.id": ("id", "标识"),
    "selection.why": ("why", "入选原因"),
    "selection.because": ("{reason} ({term})", "{reason}（{term}）"),
    "selection.itself": ("named", "指定的记录"),
    "selection.narrower": ("a kind of it", "属于其下位"),
    "selection.ancestor.one": ("ancestor of {of}, 1 step back", "{of} 的祖先，相隔 1 步"),
    "selection.ancestor.many": ("ancestor of {of}, {count} steps back", "{of} 的祖先，相隔 {count} 步"),
    "selection.descendant.one": ("descendant of {of}, 1 step on", "{of} 的后代，相隔 1 步"),
    "selection.descendant.many": ("descendant of {of}, {count} steps on", "{of} 的后代，相隔 {count} 步"),
    "selection.before-descendant.one": (
        "ancestor of {of}, which was selected, 1 step back",
        "入选的 {of} 的祖先，相隔 1 步",
    ),
    "selection.before-descendant.many": (
        "ancestor of {of}, which was selected, {count} steps back",
        "入选的 {of} 的祖先，相隔 {count} 步",
    ),
    "selection.kind": ("its kind is {detail}", "类别为{detail}"),
    "selection.kind-claim": ("its kind is {detail}", "类型为{detail}"),
    "selection.org": ("from {detail}", "出自 {detail}"),
    "selection.org-step": ("leads to {of}", "通向 {of}"),
    "selection.method-uses": ("uses {of}", "使用{of}"),
    "selection.method-made": ("made with {of}", "由{of}得到"),
    "selection.method-cause": ("names {of} as cause", "以{of}为原因"),
    "selection.ability-effect": ("says what becomes of {of}", "说明对{of}的影响"),
    "selection.ability-cause": ("has an effect on {of} by {detail}", "据 {detail}，影响{of}"),
    "selection.ability-claim": ("speaks of {of}", "涉及{of}"),
    "selection.ability-question": ("asks about {of}", "问及{of}"),
    "selection.ability-event": ("is about {of}", "与{of}有关"),
    "selection.ability-term": ("is about {of}", "与{of}有关"),
    "selection.ability-benchmark": ("measures {of}", "测量{of}"),
    "selection.year": ("dated {detail}", "日期为 {detail}"),
    "selection.graded": ("graded {detail}", "评定为{detail}"),
    "selection.graded-step": (
        "the best founded step to it is graded {detail}",
        "通向它的步骤中依据最充分者评定为{detail}",
    ),
    "selection.stated": ("stated as {detail}", "原文把握程度为{detail}"),
    "selection.stated-step": (
        "the best founded step to it is stated as {detail}",
        "通向它的步骤中依据最充分者原文为{detail}",
    ),
    "selection.source-evidence": ("{of} gives evidence on it", "{of} 提供了证据"),
    "selection.source-record": ("{of} is named in it", "其中引用了 {of}"),
}
