"""What a record cannot be told without, and what is left of it when other records are gone."""

from collections.abc import Callable
from itertools import chain
from typing import TypeVar

from abilitytrace.records import (
    Claim,
    Event,
    Evidence,
    Note,
    Place,
    Question,
    Record,
    Source,
    Spec,
    Stated,
    Step,
    Term,
    Thing,
)

__all__ = [
    "essentials",
    "subjects",
    "trimmed",
    "trimmed_evidence",
]

Gone = Callable[[str], bool]
_S = TypeVar("_S", Note, Place, Stated)


def essentials(record: Record) -> tuple[str, ...]:
    """The ids without which a record would say something else, or nothing."""
    if isinstance(record, Step):
        return (record.output, *record.inputs, *record.methods, *record.datasets)
    if isinstance(record, Claim):
        return (*record.cause, *(ability for ability, _ in record.effects), record.versus)
    return (record.source,) if isinstance(record, Event | Term) else ()


def subjects(record: Record) -> tuple[str, ...]:
    """The ids that a record says it is about."""
    return record.about if isinstance(record, Claim | Question | Event | Term) else ()


def trimmed(record: Record, gone: Gone) -> Record:
    """The record without the values, remarks and references that rest on, or lead to, ids that are gone.

    Its `essentials` stay. Values of one attribute stand together, in the order of their first.
    """
    notes = _kept(record.notes, gone)
    if isinstance(record, Thing):
        members, broader, measures = (
            _staying(links, gone) for links in (record.members, record.broader, record.measures)
        )
        specs = _trimmed_specs(record.specs, gone)
        return record._replace(notes=notes, specs=specs, members=members, broader=broader, measures=measures)
    if isinstance(record, Source):
        return record._replace(notes=notes, specs=_trimmed_specs(record.specs, gone))
    if isinstance(record, Step):
        return record._replace(notes=notes, stated=_kept(record.stated, gone))
    about = _staying(subjects(record), gone)
    if isinstance(record, Claim):
        rivals, stated = _staying(record.rivals, gone), _kept(record.stated, gone)
        return record._replace(notes=notes, about=about, stated=stated, rivals=rivals)
    if isinstance(record, Question):
        raised, answered = _kept(record.raised, gone), _kept(record.answered, gone)
        return record._replace(notes=notes, about=about, raised=raised, answered=answered)
    source, at = ("", "") if gone(record.source) else (record.source, record.at)
    return record._replace(notes=notes, about=about, source=source, at=at)


def trimmed_evidence(item: Evidence, gone: Gone) -> Evidence | None:
    """The line of evidence without repetitions in sources that are gone; None where its own source is."""
    if gone(item.source):
        return None
    return item._replace(also=_kept(item.also, gone), cites="" if gone(item.cites) else item.cites)


def _staying(ids: tuple[str, ...], gone: Gone) -> tuple[str, ...]:
    return tuple(identifier for identifier in ids if not gone(identifier))


def _kept(items: tuple[_S, ...], gone: Gone) -> tuple[_S, ...]:
    """The items whose source is there."""
    return tuple(item for item in items if not gone(item.source))


def _trimmed_specs(specs: tuple[Spec, ...], gone: Gone) -> tuple[Spec, ...]:
    by_attribute: dict[str, list[Spec]] = {}
    for spec in specs:
        if not (gone(spec.source) or gone(spec.attribute)):
            by_attribute.setdefault(spec.attribute, []).append(spec._replace(also=_kept(spec.also, gone)))
    return tuple(chain.from_iterable(by_attribute.values()))
