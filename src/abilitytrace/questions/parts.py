"""What answers are made of: claims, evidence and steps as a reader needs them, with both confidences."""

from collections.abc import Iterable
from typing import NamedTuple

from abilitytrace.grading import Grade, points, standing
from abilitytrace.lineage import Lineage, Named
from abilitytrace.records import Claim, Evidence, Note, Place, Source, Spec, Stated, Step, Text
from abilitytrace.vocabulary import GRADED, MARKS, WALKED

__all__ = [
    "CitedSource",
    "ClaimSummary",
    "ClaimView",
    "Confidence",
    "Effect",
    "EvidenceView",
    "NoteView",
    "SpecValue",
    "StepView",
    "by_strength",
    "cite",
    "confidence",
    "gains",
    "knows",
    "summarize_claim",
    "view_claim",
    "view_evidence",
    "view_note",
    "view_spec",
    "view_step",
]


class CitedSource(NamedTuple):
    """A source as it is cited: its id, name, authors, date and address, and the place in it."""

    id: str
    name: Text
    authors: str = ""
    published: str = ""
    at: str = ""
    url: str = ""


class StatedView(NamedTuple):
    """A source's own confidence, with the source."""

    level: str
    source: CitedSource


class Confidence(NamedTuple):
    """Both confidences: what sources state, first one first, and the graded level with its account.

    `standing` is `supported`, `ahead` or `behind`; `overridden` is the level set by hand, if any.
    """

    stated: tuple[StatedView, ...]
    graded: Grade
    standing: str
    overridden: str = ""

    @property
    def level(self) -> str:
        """The graded level, or the one that replaces it."""
        return self.overridden or self.graded.level

    @property
    def is_contested(self) -> bool:
        """Whether evidence speaks against it."""
        return self.graded.contested


class EvidenceView(NamedTuple):
    """One line of evidence; `points` is its worth before caps, `cites` the work whose result the source reports.

    `derived`: it stands in no file, but follows from the scores before and after a step.
    """

    stance: str
    kind: str
    finding: Text
    source: CitedSource
    date: str
    group: str
    points: float
    concerns: tuple[str, ...] = ()
    upgrades: tuple[str, ...] = ()
    stated: str = ""
    also: tuple[CitedSource, ...] = ()
    cites: CitedSource | None = None
    derived: bool = False


class Effect(NamedTuple):
    """A mark on an ability."""

    ability: Named
    mark: str


class NoteView(NamedTuple):
    """A remark with its source."""

    says: Text
    source: CitedSource | None


class SpecValue(NamedTuple):
    """One value of an attribute with its source."""

    value: Text
    unit: str
    source: CitedSource | None
    stated: str = ""


class ClaimSummary(NamedTuple):
    """A claim with its confidence, without its evidence."""

    id: str
    kind: str
    says: Text
    confidence: Confidence


class ClaimView(NamedTuple):
    """A claim with its confidence and evidence, the most telling items first."""

    id: str
    kind: str
    says: Text
    cause: tuple[Named, ...]
    effects: tuple[Effect, ...]
    confidence: Confidence
    supports: tuple[EvidenceView, ...]
    disputes: tuple[EvidenceView, ...]
    neutral: tuple[EvidenceView, ...]
    versus: Named | None = None
    notes: tuple[NoteView, ...] = ()

    def mark_on(self, ability: str) -> str:
        """The claim's mark on an ability; empty without one."""
        return next((effect.mark for effect in self.effects if effect.ability.id == ability), "")


class StepView(NamedTuple):
    """A step; `rivals` counts the other steps that lead to the same output."""

    id: str
    output: Named
    inputs: tuple[Named, ...]
    methods: tuple[Named, ...]
    date: str
    until: str
    relation: str
    rivals: int
    confidence: Confidence
    says: Text = Text("")


def cite(lineage: Lineage, identifier: str, at: str = "") -> CitedSource:
    """A source as cited."""
    source = lineage.get(identifier)
    if not isinstance(source, Source):
        return CitedSource(identifier, Text(identifier), at=at)
    address = source.url or (f"https://arxiv.org/abs/{source.arxiv}" if source.arxiv else "")
    return CitedSource(identifier, source.name, source.authors, source.published, at, address)


def _cite_all(lineage: Lineage, places: Iterable[Place]) -> tuple[CitedSource, ...]:
    return tuple(cite(lineage, place.source, place.at) for place in places)


def view_note(lineage: Lineage, note: Note) -> NoteView:
    """A note with its source."""
    return NoteView(note.says, cite(lineage, note.source, note.at) if note.source else None)


def confidence(lineage: Lineage, record: Claim | Step) -> Confidence:
    """Both confidences of a claim or step, as known on the lineage's date."""
    known = [stated for stated in record.stated if not stated.source or lineage.is_known(stated.source)]
    graded = lineage.graded(record.id)
    override = record.override.level if isinstance(record, Claim) and record.override else ""
    judged = graded._replace(level=override) if override else graded
    return Confidence(_stated(lineage, known), graded, standing(known, judged), override)


def _stated(lineage: Lineage, items: Iterable[Stated]) -> tuple[StatedView, ...]:
    return tuple(StatedView(item.level, cite(lineage, item.source, item.at)) for item in items)


def view_evidence(lineage: Lineage, item: Evidence) -> EvidenceView:
    """An evidence item with its source and worth."""
    return EvidenceView(
        stance=item.stance,
        kind=item.kind,
        finding=item.finding,
        source=cite(lineage, item.source, item.at),
        date=item.date,
        group=item.group,
        points=points(item, lineage=lineage.is_lineage(item.target)),
        concerns=item.concerns,
        upgrades=item.upgrades,
        stated=item.stated,
        also=_cite_all(lineage, item.also),
        cites=cite(lineage, item.cites) if item.cites else None,
        derived=item.derived,
    )


def _most_telling_first(items: Iterable[EvidenceView]) -> tuple[EvidenceView, ...]:
    """By points, then newest; the order of the files where both are equal."""
    newest_first = sorted(items, key=lambda item: item.date, reverse=True)
    return tuple(sorted(newest_first, key=lambda item: -item.points))


def view_claim(lineage: Lineage, claim: Claim) -> ClaimView:
    """A claim with all that is known about it on the lineage's date."""
    items = [view_evidence(lineage, item) for item in lineage.evidence(claim.id)]
    return ClaimView(
        id=claim.id,
        kind=claim.kind,
        says=claim.says,
        cause=tuple(lineage.named(cause) for cause in claim.cause),
        effects=tuple(Effect(lineage.named(ability), mark) for ability, mark in claim.effects),
        confidence=confidence(lineage, claim),
        supports=_most_telling_first(item for item in items if item.stance == "supports"),
        disputes=_most_telling_first(item for item in items if item.stance == "disputes"),
        neutral=_most_telling_first(item for item in items if item.stance == "neutral"),
        versus=lineage.named(claim.versus) if claim.versus else None,
        notes=tuple(view_note(lineage, note) for note in claim.notes),
    )


def summarize_claim(lineage: Lineage, claim: Claim) -> ClaimSummary:
    """A claim with its confidence alone."""
    return ClaimSummary(claim.id, claim.kind, claim.says, confidence(lineage, claim))


def view_step(lineage: Lineage, step: Step) -> StepView:
    """A step with its confidence."""
    rivals = [other for other in lineage.steps_to(step.output) if other.relation in WALKED and other.id != step.id]
    return StepView(
        id=step.id,
        output=lineage.named(step.output),
        inputs=tuple(lineage.named(model) for model in step.inputs),
        methods=tuple(lineage.named(method) for method in step.methods),
        date=lineage.date_of(step),
        until=step.until,
        relation=step.relation,
        rivals=len(rivals) if step.relation in WALKED else 0,
        confidence=confidence(lineage, step),
        says=step.says,
    )


def knows(lineage: Lineage, spec: Spec) -> bool:
    """Whether a value was known on the lineage's date."""
    return not spec.source or lineage.is_known(spec.source)


def view_spec(lineage: Lineage, spec: Spec) -> SpecValue:
    """A value with its source."""
    return SpecValue(spec.value, spec.unit, cite(lineage, spec.source, spec.at) if spec.source else None, spec.stated)


def by_strength(claim: ClaimView | ClaimSummary) -> tuple[int, float, float, str]:
    """Sorts claims by graded level, then by points, strongest first; equals by id, whatever the order of the files."""
    graded = claim.confidence.graded
    return (-GRADED.index(claim.confidence.level), -(graded.supports - graded.disputes), -graded.supports, claim.id)


def gains(mark: str) -> bool:
    """Whether a mark says that something was gained or regained."""
    return bool(mark) and MARKS[mark].rank > 0
