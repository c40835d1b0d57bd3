"""The phrases of the page of `tradeoffs`."""

__all__ = ["PHRASES"]

PHRASES: dict[str, tuple[str, str]] = {
    "tradeoffs.nothing": (
        "No loss is marked for {model} or its ancestors here.",
        "这里没有记录 {model} 或其祖先的损失。",
    ),
    "tradeoffs.lead": ("{model} gave up {lost}.", "{model} 放弃了{lost}。"),
    "tradeoffs.lead-for": ("{model} gave up {lost} and got {got}.", "{model} 放弃了{lost}，换来了{got}。"),
    "tradeoffs.said": ("{model} is said to have given up {lost}.", "据说 {model} 放弃了{lost}。"),
    "tradeoffs.said-for": (
        "{model} is said to have given up {lost} for {got}.",
        "据说 {model} 放弃了{lost}，换来了{got}。",
    ),
    "tradeoffs.ancestor": (
        "No loss is marked for {model} itself; its ancestor did pay.",
        "{model} 自身没有损失记录，付出代价的是它的祖先。",
    ),
    "tradeoffs.confidence": (
        "The loss of {ability} was put forward as {stated} ({date}) and is graded {level} on the evidence up to {until} ({account}).",
        "{ability}的损失提出时属于“{stated}”（{date}）；按截至 {until}的证据评定为“{level}”（{account}）。",
    ),
    "tradeoffs.confidence-unstated": (
        "The loss of {ability} is graded {level} on the evidence up to {until} ({account}).",
        "{ability}的损失按截至 {until}的证据评定为“{level}”（{account}）。",
    ),
    "tradeoffs.gains-only": ("Earlier steps, marked with gains only", "更早的步骤，只有获得的记录"),
    "tradeoffs.claims": ("Said of this step", "关于这一步的论断"),
    "tradeoffs.later": ("What later measurements say", "后来的测量结果"),
    "tradeoffs.general": ("Said of such steps in general", "关于此类步骤的一般论断"),
}
