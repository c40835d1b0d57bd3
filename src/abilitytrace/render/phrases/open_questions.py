"""The phrases of the page of `questions`."""

__all__ = ["PHRASES"]

PHRASES: dict[str, tuple[str, str]] = {
    "open_questions.about": (" about {name}", "关于{name}的"),
    "open_questions.by": (" raised or answered in {name}", "{name}提出或回应的"),
    "open_questions.none": ("No open question{about} is recorded here.", "这里没有记录{about}开放问题。"),
    "open_questions.lead.one": ("1 open question{about} is recorded here.", "这里记录了 1 个{about}开放问题。"),
    "open_questions.lead.many": (
        "{count} open questions{about} are recorded here.",
        "这里记录了 {count} 个{about}开放问题。",
    ),
    "open_questions.moved.one": (
        "1 of them has been answered, moved or taken up since.",
        "其中 1 个在提出之后已有答案、进展或新的讨论。",
    ),
    "open_questions.moved.many": (
        "{count} of them have been answered, moved or taken up since.",
        "其中 {count} 个在提出之后已有答案、进展或新的讨论。",
    ),
    "open_questions.moved-it": (
        "It has been answered, moved or taken up since.",
        "它在提出之后已有答案、进展或新的讨论。",
    ),
    "open_questions.moved-all": (
        "All of them have been answered, moved or taken up since.",
        "它们在提出之后都已有答案、进展或新的讨论。",
    ),
    "open_questions.noted.one": (
        "On one, only sources older than the question say something.",
        "1 个只有早于提问的资料有所涉及。",
    ),
    "open_questions.noted.many": (
        "On {count}, only sources older than the question say something.",
        "{count} 个只有早于提问的资料有所涉及。",
    ),
    "open_questions.noted-it": (
        "Only sources older than the question say something on it.",
        "只有早于提问的资料有所涉及。",
    ),
    "open_questions.noted-all": (
        "Only sources older than the questions say something on them.",
        "只有早于提问的资料有所涉及。",
    ),
    "open_questions.untouched.one": ("On one, nothing is recorded here.", "1 个没有任何后续记录。"),
    "open_questions.untouched.many": ("On {count}, nothing is recorded here.", "{count} 个没有任何后续记录。"),
    "open_questions.untouched-it": ("Nothing on it is recorded here.", "没有任何后续记录。"),
    "open_questions.untouched-all": ("Nothing on them is recorded here.", "都没有任何后续记录。"),
    "open_questions.open.one": (
        "Of {total} open questions{about}, one has no answer of any kind here.",
        "{total} 个{about}开放问题中，1 个没有任何后续记录。",
    ),
    "open_questions.open.many": (
        "Of {total} open questions{about}, {count} have no answer of any kind here.",
        "{total} 个{about}开放问题中，{count} 个没有任何后续记录。",
    ),
    "open_questions.open-it": (
        "The only open question{about} has no answer of any kind here.",
        "唯一的{about}开放问题没有任何后续记录。",
    ),
    "open_questions.open-none": (
        "All {total} open questions{about} have some answer here.",
        "全部 {total} 个{about}开放问题都有后续记录。",
    ),
    "open_questions.open-none-it": (
        "The only open question{about} has some answer here.",
        "唯一的{about}开放问题已有后续记录。",
    ),
    "open_questions.one-moved": (
        "This question has been answered, moved or taken up since it was raised.",
        "这个问题在提出之后已有答案、进展或新的讨论。",
    ),
    "open_questions.one-noted": (
        "Only sources older than this question say something on it.",
        "只有早于这个问题的资料有所涉及。",
    ),
    "open_questions.one-untouched": ("Nothing on this question is recorded here.", "这个问题没有任何后续记录。"),
    "open_questions.not-yet": (
        "This question had not been raised by then: {id}.",
        "这个问题当时尚未提出：{id}。",
    ),
}
