"""What rests on a source: the evidence it gives, what it states, the records it has values for."""

from typing import NamedTuple

from abilitytrace.lineage import Lineage
from abilitytrace.questions.parts import CitedSource, cite
from abilitytrace.questions.rows import Subject, subjects
from abilitytrace.records import Claim, Evidence, Source, Step, Text, Thing
from abilitytrace.vocabulary import STANCES, THING_KINDS

__all__ = ["SourceDetails", "SourceUse", "source_details"]


class SourceUse(NamedTuple):
    """How many lines of evidence a source gives on one claim or step, and which way."""

    target: str
    kind: str
    says: Text
    supports: int
    disputes: int
    neutral: int


class SourceDetails(NamedTuple):
    """A source: its citation, and what rests on it.

    `repeats` counts lines of evidence that are found again in it, `reported` those whose result it is though another
    source reports them. `states` are the claims and steps on which it says how sure it is. `gives` are records for
    which it gives values.
    """

    citation: CitedSource
    dating: str
    venue: str
    source_kind: str
    group: str
    uses: tuple[SourceUse, ...]
    repeats: int
    reported: int
    states: tuple[Subject, ...]
    gives: tuple[Subject, ...]


def source_details(lineage: Lineage, source: Source) -> SourceDetails:
    """A source with what rests on it, as known on the date."""
    items = lineage.evidence_naming(source.id)
    others = [item for item in items if item.source != source.id]
    return SourceDetails(
        citation=cite(lineage, source.id),
        dating=source.dating,
        venue=source.venue,
        source_kind=source.source_kind,
        group=source.group,
        uses=_uses(lineage, [item for item in items if item.source == source.id]),
        repeats=sum(item.cites != source.id for item in others),
        reported=sum(item.cites == source.id for item in others),
        states=subjects(lineage, _states(lineage, source.id)),
        gives=subjects(lineage, _gives(lineage, source.id)),
    )


def _uses(lineage: Lineage, items: list[Evidence]) -> tuple[SourceUse, ...]:
    """The claims and steps that lines of evidence speak to, in order of their first line, with the lines counted."""
    by_target: dict[str, list[str]] = {}
    for item in items:
        by_target.setdefault(item.target, []).append(item.stance)
    return tuple(
        SourceUse(target, lineage.kind(target), lineage.named(target).name, *(stances.count(key) for key in STANCES))
        for target, stances in by_target.items()
    )


def _states(lineage: Lineage, source: str) -> list[str]:
    """The claims, then steps, on which a source says how sure it is."""
    records: list[Claim | Step] = [
        *lineage.naming(source, "claim", Claim),
        *lineage.naming(source, "step", Step),
    ]
    return [record.id for record in records if any(stated.source == source for stated in record.stated)]


def _gives(lineage: Lineage, source: str) -> list[str]:
    """The things that have a value from a source."""
    return [
        thing.id
        for kind in THING_KINDS
        for thing in lineage.naming(source, kind, Thing)
        if any(source in (spec.source, *(place.source for place in spec.also)) for spec in thing.specs)
    ]
