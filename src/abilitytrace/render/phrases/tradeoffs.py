"""The phrases of the page of `tradeoffs`."""

__all__ = ["PHRASES"]

PHRASES: dict[str, tuple[str, str]] = {
    "tradeoffs.nothing": (
        "No loss is marked for {model} or its ancestors here.",
        "这里没有记录 {model} 或其祖先的损失。",
    ),
    "tradeoffs.lead": ("{model} gave up {lost}.", "{model} 放弃了{lost}。"),
    "tradeoffs.lead-for": ("{model} gave up {lost} for {got}.", "{model} 以{lost}换取了{got}。"),
    "tradeoffs.lead-ancestor": (
        "{model} itself is marked with no loss; its ancestor {ancestor} gave up {lost}.",
        "{model} 自身没有损失记录；其祖先 {ancestor} 放弃了{lost}。",
    ),
    "tradeoffs.lead-for-ancestor": (
        "{model} itself is marked with no loss; its ancestor {ancestor} gave up {lost} for {got}.",
        "{model} 自身没有损失记录；其祖先 {ancestor} 以{lost}换取了{got}。",
    ),
    "tradeoffs.confidence": (
        "The loss of {ability} was put forward as {stated} in {date} and is graded {level} today.",
        "{ability}的损失在 {date} 提出时属于“{stated}”，如今评定为“{level}”。",
    ),
    "tradeoffs.claims": ("Said of this step", "关于这一步的论断"),
    "tradeoffs.later": ("What later measurements say", "后来的测量结果"),
    "tradeoffs.general": ("Said of such steps in general", "关于此类步骤的一般论断"),
}
