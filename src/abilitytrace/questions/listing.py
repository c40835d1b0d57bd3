"""All records of one kind, a line each, and which kinds there are."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, NamedTuple

from abilitytrace.grading import at_least
from abilitytrace.lineage import Lineage, Named
from abilitytrace.questions.parts import CitedSource, Confidence, StepView, cite, confidence, view_step
from abilitytrace.records import Claim, Event, Question, Record, Source, Step, Term, Text, Thing
from abilitytrace.vocabulary import GRADED, SECTIONS, WALKED

if TYPE_CHECKING:
    # selectors are loaded by the runs that have any
    from abilitytrace.questions.selection import Chosen

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
    "Reason",
    "Row",
    "SourceRow",
    "Subject",
    "claim_row",
    "claims_about",
    "claims_resting_on",
    "kinds",
    "listing",
    "question_row",
    "selected",
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
    `contested`, which keeps what evidence speaks against. `claim_kind` is one of CLAIM_KINDS, `ahead` keeps what is
    stated with more confidence than the evidence carries, `source` what rests on a source.
    """

    about: str = ""
    contested: bool = False
    min_confidence: str = ""
    claim_kind: str = ""
    ahead: bool = False
    source: str = ""


_EVERYTHING = Filter()


class Reason(NamedTuple):
    """Why a record was selected: the condition as written, and how it holds.

    `how` is `itself`, `ancestor` or `descendant` (`hops` steps from `of`), `before-descendant` (an ancestor of a
    descendant), or the method with what joins the record to it, such as `method-uses`; `detail` is the record's own
    date, level or name that counted.
    """

    term: str
    how: str
    of: Named | None = None
    hops: int = 0
    detail: str = ""


class Listing(NamedTuple):
    """The answer to `list KIND`: rows in the order of the files; `total` counts the kind before filtering.

    `selectors` are those that chose among the records, as written; `reasons` say for each row why, where that was asked.
    """

    kind: str
    total: int
    rows: tuple[Row, ...]
    about: Named | None
    filter: Filter
    as_of: str
    source: Named | None = None
    selectors: tuple[str, ...] = ()
    reasons: dict[str, tuple[Reason, ...]] | None = None


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
    source = lineage.find(chosen.source, "source") if chosen.source else ""
    if about and kind == "claim":
        records = list(claims_about(lineage, about))
    elif about:
        records = [record for record in records if about in getattr(record, "about", ())]
    rows = [row(lineage, record) for record in records]
    if kind == "claim":
        resting = claims_resting_on(lineage, source) if source else None
        rows = [row for row in rows if isinstance(row, ClaimRow) and _passes(row, chosen)]
        rows = [row for row in rows if resting is None or row.id in resting]
    return Listing(
        kind=kind,
        total=total,
        rows=tuple(rows),
        about=lineage.named(about) if about else None,
        filter=chosen,
        as_of=lineage.as_of,
        source=lineage.named(source) if source else None,
    )


def selected(found: Listing, kept: "Chosen", selectors: tuple[str, ...], *, explain: bool = False) -> Listing:
    """A listing with the rows that selectors keep, and why they keep each if that is asked."""
    rows = tuple(row for row in found.rows if kept.keeps(row.id))
    reasons = {row.id: kept.why(row.id) for row in rows} if explain else None
    return found._replace(rows=rows, selectors=selectors, reasons=reasons)


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


def _passes(claim: ClaimRow, chosen: Filter) -> bool:
    """Whether a claim's kind and confidence pass; see Filter."""
    held = claim.confidence
    if chosen.claim_kind not in ("", claim.kind) or (chosen.ahead and held.standing != "ahead"):
        return False
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
