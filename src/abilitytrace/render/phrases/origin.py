"""The phrases of the page of `origin`."""

__all__ = ["PHRASES"]

PHRASES: dict[str, tuple[str, str]] = {
    "origin.first": (
        "{ability} is first marked in {model} ({date}).",
        "{ability}最早记录于 {model}（{date}）。",
    ),
    "origin.strong": (
        "It is first marked as strong in {model} ({date}).",
        "首次被标记为明显具备的是 {model}（{date}）。",
    ),
    "origin.first-within": (
        "Among the ancestors of {within}, {ability} is first marked in {model} ({date}).",
        "在 {within} 的祖先中，{ability}最早记录于 {model}（{date}）。",
    ),
    "origin.nowhere": (
        "No step known here is marked with a gain in {ability}.",
        "这里没有任何步骤被标记为带来{ability}。",
    ),
    "origin.nowhere-within": (
        "No step among the ancestors of {within} is marked with a gain in {ability}.",
        "在 {within} 的祖先中，没有任何步骤被标记为带来{ability}。",
    ),
    "origin.leading": (
        "Best-founded explanation: {says} Stated as {stated} ({stated_date}); graded {level} on the evidence up to {graded_date}.",
        "依据最充分的解释：{says}原文把握程度为“{stated}”（{stated_date}）；按截至 {graded_date}的证据评定为“{level}”。",
    ),
    "origin.leading-unstated": (
        "Best-founded explanation: {says} Graded {level} on the evidence up to {graded_date}.",
        "依据最充分的解释：{says}按截至 {graded_date}的证据评定为“{level}”。",
    ),
    "origin.no-cause": ("No cause is recorded for it here.", "这里没有记录其成因。"),
    "origin.way": ("The way there", "来路"),
    "origin.leading-heading": ("Leading explanation", "主要解释"),
    "origin.others": ("Other explanations", "其他解释"),
    "origin.ruled-out": ("Said not to be the cause, or refuted", "被认为并非成因，或已被推翻"),
    "origin.later": ("What other steps did to it", "其他步骤对它的影响"),
    "origin.related": ("Also said about it", "其他相关论断"),
    "origin.certainty": ("How certain is this", "有多可靠"),
    "origin.weakest": ("Weakest link: {link} ({level}).", "最薄弱的一环：{link}（{level}）。"),
    "origin.weakest-step": ("the step to {output}", "通向 {output} 的步骤"),
    "origin.open": ("Still open", "尚未解决"),
    "origin.related-more.one": (
        "1 more: abilitytrace claims --about {subject}",
        "另有 1 条：abilitytrace claims --about {subject}",
    ),
    "origin.related-more.many": (
        "{count} more: abilitytrace claims --about {subject}",
        "另有 {count} 条：abilitytrace claims --about {subject}",
    ),
    "origin.open-more.one": (
        "1 more question: abilitytrace questions {subject}",
        "另有 1 个问题：abilitytrace questions {subject}",
    ),
    "origin.open-more.many": (
        "{count} more questions: abilitytrace questions {subject}",
        "另有 {count} 个问题：abilitytrace questions {subject}",
    ),
    "origin.experiment": ("Would settle it: {experiment}", "可以判定的实验：{experiment}"),
    "origin.raised": ("raised in {source}", "提出于 {source}"),
    "origin.answer": ("{date}: {says}", "{date}：{says}"),
    "origin.answers-more.one": (
        "1 more: abilitytrace questions {subject}",
        "另有 1 条：abilitytrace questions {subject}",
    ),
    "origin.answers-more.many": (
        "{count} more: abilitytrace questions {subject}",
        "另有 {count} 条：abilitytrace questions {subject}",
    ),
}
