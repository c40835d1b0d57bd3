"""The JSON of a question that several commands answer. Plain data."""

from typing import NamedTuple

__all__ = ["Answer", "Answers"]


class Answer(NamedTuple):
    """What one command answered: the schema of its data, the words that call it, and the data."""

    schema: str
    call: tuple[str, ...]
    data: object


class Answers(NamedTuple):
    """The JSON of a question that several commands answer, in the order of its clauses."""

    answers: tuple[Answer, ...]
