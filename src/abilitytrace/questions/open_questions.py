"""What nobody has settled: the question, who raised it, the experiment that would settle it, and what changed since."""

from typing import NamedTuple

from abilitytrace.lineage import Lineage, Named
from abilitytrace.questions.origin import OpenQuestion, view_question
from abilitytrace.records import Question, Source

__all__ = ["OpenQuestions", "open_questions"]


class OpenQuestions(NamedTuple):
    """The answer to `questions`. `rows` in the order of the files, `total` counts the questions on the subject.

    Of those, `moved` have later work on them and `noted` only sources as old as the question or older; `open_only`
    leaves both out of the rows.
    """

    about: Named | None
    kind: str
    total: int
    moved: int
    noted: int
    open_only: bool
    rows: tuple[OpenQuestion, ...]
    as_of: str


def open_questions(lineage: Lineage, about: str = "", *, open_only: bool = False) -> OpenQuestions:
    """The open questions on a record, or all; of a question itself, that one; of a source, those it raised or speaks to.

    Raises UnknownName for a name that no record has.
    """
    subject = lineage.find(about) if about else ""
    found = [view_question(lineage, question) for question in _questions(lineage, subject)]
    moved = sum(question.moved for question in found)
    return OpenQuestions(
        about=lineage.named(subject) if subject else None,
        kind=lineage.kind(subject) if subject else "",
        total=len(found),
        moved=moved,
        noted=sum(bool(question.answered) for question in found) - moved,
        open_only=open_only,
        rows=tuple(question for question in found if not (open_only and question.answered)),
        as_of=lineage.as_of,
    )


def _questions(lineage: Lineage, subject: str) -> list[Question]:
    """The questions known on the date on a record; of a model, also those about the steps that made it."""
    if not subject:
        return lineage.all("question", Question)
    record = lineage.get(subject)
    if isinstance(record, Question):
        return [record] if lineage.is_known(subject) else []
    if isinstance(record, Source):
        return lineage.naming(subject, "question", Question)
    subjects = [subject, *(step.id for step in lineage.steps_to(subject))]
    found = {question.id: question for key in subjects for question in lineage.questions_on(key)}
    return list(found.values())
