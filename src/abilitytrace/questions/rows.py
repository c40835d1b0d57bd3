"""Records as rows: what a list shows of each kind of record, and of those that another one speaks of."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from abilitytrace.lineage import Lineage, Named
from abilitytrace.questions.parts import CitedSource, Confidence, StepView, cite, confidence, view_step
from abilitytrace.records import Claim, Event, Question, Record, Source, Step, Term, Text, Thing
from abilitytrace.vocabulary import GRADED, WALKED

__all__ = [
    "ROWS",
    "ClaimRow",
    "EventRow",
    "ModelRow",
    "NamedRow",
    "QuestionRow",
    "Row",
    "SourceRow",
    "Subject",
    "claim_row",
    "claims_about",
    "claims_resting_on",
    "named_row",
    "question_row",
    "strongest",
    "subjects",
]


class ModelRow(NamedTuple):
    """A model; `made_from` are the inputs of its best founded step: none from scratch, or where no step is known."""

    id: str
    name: Text
    developer: str
    released: str
    made_from: tuple[Named, ...]
    members: tuple[Named, ...]
    placeholder: bool


class NamedRow(NamedTuple):
    """A method, dataset, ability, benchmark, attribute or term, and what it is."""

    id: str
    name: Text
    says: Text


class SourceRow(NamedTuple):
    """A source."""

    id: str
    name: Text
    authors: str
    published: str
    source_kind: str


class ClaimRow(NamedTuple):
    """A claim without its evidence."""

    id: str
    kind: str
    says: Text
    confidence: Confidence


class QuestionRow(NamedTuple):
    """An open question, who raised it, and whether later work has anything on it."""

    id: str
    says: Text
    raised: tuple[CitedSource, ...]
    answered: bool


class Subject(NamedTuple):
    """A record that another one speaks of."""

    id: str
    kind: str
    name: Text


class EventRow(NamedTuple):
    """Something that happened."""

    id: str
    date: str
    says: Text


Row = ModelRow | NamedRow | SourceRow | StepView | ClaimRow | QuestionRow | EventRow


def claims_about(lineage: Lineage, identifier: str) -> list[Claim]:
    """The claims that speak of a record; of a model, also those that speak of the steps that made it."""
    claims = lineage.claims_on(identifier)
    steps = lineage.steps_to(identifier)
    if steps:
        claims += [claim for step in steps for claim in lineage.claims_on(step.id)]
    return list({claim.id: claim for claim in claims}.values())


def claims_resting_on(lineage: Lineage, source: str) -> set[str]:
    """The ids of the claims that a source states or gives evidence on, repeated and reported lines included."""
    stating = [
        claim.id for claim in lineage.naming(source, "claim", Claim) if any(s.source == source for s in claim.stated)
    ]
    return {*stating, *(item.target for item in lineage.evidence_naming(source))}


def claim_row(lineage: Lineage, claim: Claim) -> ClaimRow:
    """A claim in one line."""
    return ClaimRow(claim.id, claim.kind, claim.says, confidence(lineage, claim))


def strongest(claims: Iterable[ClaimRow]) -> tuple[ClaimRow, ...]:
    """Claims by graded level, then by points, strongest first."""
    return tuple(
        sorted(claims, key=lambda claim: (-GRADED.index(claim.confidence.level), -claim.confidence.graded.supports))
    )


def subjects(lineage: Lineage, identifiers: Iterable[str]) -> tuple[Subject, ...]:
    """Records as others speak of them, in the order given."""
    return tuple(Subject(key, lineage.kind(key), lineage.named(key).name) for key in identifiers)


def question_row(lineage: Lineage, question: Question) -> QuestionRow:
    """A question in one line; answered if anything on it was known on the date."""
    raised = tuple(cite(lineage, place.source, place.at) for place in question.raised)
    answers = [note for note in question.answered if not note.source or lineage.is_known(note.source)]
    return QuestionRow(question.id, question.says, raised, bool(answers))


def _model(lineage: Lineage, record: Record) -> ModelRow:
    assert isinstance(record, Thing)
    steps = [step for step in lineage.steps_to(record.id) if step.relation in WALKED]
    return ModelRow(
        record.id,
        record.name,
        record.developer,
        record.released,
        tuple(lineage.named(model) for model in steps[0].inputs) if steps else (),
        tuple(lineage.named(model) for model in record.members),
        record.placeholder,
    )


def named_row(_: Lineage, record: Record) -> NamedRow:
    """A thing or term in one line."""
    assert isinstance(record, Thing | Term)
    return NamedRow(record.id, record.name, record.says)


def _source(_: Lineage, record: Record) -> SourceRow:
    assert isinstance(record, Source)
    return SourceRow(record.id, record.name, record.authors, record.published, record.source_kind)


def _step(lineage: Lineage, record: Record) -> StepView:
    assert isinstance(record, Step)
    return view_step(lineage, record)


def _claim(lineage: Lineage, record: Record) -> ClaimRow:
    assert isinstance(record, Claim)
    return claim_row(lineage, record)


def _question(lineage: Lineage, record: Record) -> QuestionRow:
    assert isinstance(record, Question)
    return question_row(lineage, record)


def _event(_: Lineage, record: Record) -> EventRow:
    assert isinstance(record, Event)
    return EventRow(record.id, record.date, record.says)


# kind → its record type and what makes a row of it; every other kind is a thing with a name and a meaning
ROWS: dict[str, tuple[type[Record], Callable[[Lineage, Record], Row]]] = {
    "model": (Thing, _model),
    "source": (Source, _source),
    "step": (Step, _step),
    "claim": (Claim, _claim),
    "question": (Question, _question),
    "event": (Event, _event),
    "term": (Term, named_row),
}
