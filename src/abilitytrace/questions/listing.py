"""All records of one kind, a line each, and which kinds there are."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from abilitytrace.grading import at_least
from abilitytrace.lineage import Lineage, Named
from abilitytrace.questions.parts import CitedSource, Confidence, StepView, cite, confidence, view_step
from abilitytrace.records import Claim, Event, Question, Record, Source, Step, Term, Text, Thing
from abilitytrace.vocabulary import GRADED, SECTIONS, WALKED

__all__ = [
    "SPEAKING",
    "ClaimRow",
    "EventRow",
    "Filter",
    "KindCount",
    "Kinds",
    "Listing",
    "ModelRow",
    "NamedRow",
    "QuestionRow",
    "Row",
    "SourceRow",
    "Subject",
    "claim_row",
    "claims_about",
    "kinds",
    "listing",
    "question_row",
    "strongest",
    "subjects",
]

# the kinds whose records speak of others, so that `about` can choose among them
SPEAKING = ("claim", "question", "event", "term")


class KindCount(NamedTuple):
    """How many records of a kind there are."""

    kind: str
    records: int


class Kinds(NamedTuple):
    """The kinds that have records, in the order of the file format."""

    kinds: tuple[KindCount, ...]
    as_of: str


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


class Filter(NamedTuple):
    """Which records to list. `about` holds for the kinds of SPEAKING, the rest for claims.

    `min_confidence` is a graded level that claims must reach; disputed and refuted ones reach none, but stay with
    `contested`, which keeps what evidence speaks against.
    """

    about: str = ""
    contested: bool = False
    min_confidence: str = ""


_EVERYTHING = Filter()


class Listing(NamedTuple):
    """The answer to `list KIND`: rows in the order of the files; `total` counts the kind before filtering."""

    kind: str
    total: int
    rows: tuple[Row, ...]
    about: Named | None
    filter: Filter
    as_of: str


def kinds(lineage: Lineage) -> Kinds:
    """How many records of each kind there are."""
    counts = lineage.counts()
    return Kinds(tuple(KindCount(kind, counts[kind]) for kind in SECTIONS.values() if counts.get(kind)), lineage.as_of)


def listing(lineage: Lineage, kind: str, chosen: Filter = _EVERYTHING) -> Listing:
    """The records of a kind that pass a filter. Raises UnknownName for an `about` that names nothing."""
    record_type, row = _ROWS.get(kind, (Thing, _named))
    records: list[Record] = lineage.all(kind, record_type)
    total = len(records)
    about = lineage.find(chosen.about) if chosen.about else ""
    if about and kind == "claim":
        records = list(claims_about(lineage, about))
    elif about:
        records = [record for record in records if about in getattr(record, "about", ())]
    rows = [row(lineage, record) for record in records]
    if kind == "claim":
        rows = [row for row in rows if isinstance(row, ClaimRow) and _passes(row.confidence, chosen)]
    return Listing(kind, total, tuple(rows), lineage.named(about) if about else None, chosen, lineage.as_of)


def claims_about(lineage: Lineage, identifier: str) -> list[Claim]:
    """The claims that speak of a record; of a model, also those that speak of the steps that made it."""
    claims = lineage.claims_on(identifier)
    steps = lineage.steps_to(identifier)
    if steps:
        claims += [claim for step in steps for claim in lineage.claims_on(step.id)]
    return list({claim.id: claim for claim in claims}.values())


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


def _passes(held: Confidence, chosen: Filter) -> bool:
    """Whether a claim's confidence passes; see Filter."""
    against = held.is_contested or held.level in ("disputed", "refuted")
    if chosen.contested and not against:
        return False
    if not chosen.min_confidence or at_least(held.level, chosen.min_confidence):
        return True
    return chosen.contested and held.level in ("disputed", "refuted")


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


def _named(_: Lineage, record: Record) -> NamedRow:
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
_ROWS: dict[str, tuple[type[Record], Callable[[Lineage, Record], Row]]] = {
    "model": (Thing, _model),
    "source": (Source, _source),
    "step": (Step, _step),
    "claim": (Claim, _claim),
    "question": (Question, _question),
    "event": (Event, _event),
    "term": (Term, _named),
}
