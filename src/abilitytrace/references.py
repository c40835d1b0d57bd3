"""The ids that records, evidence and scores name: each with the kinds of record it may name there, and where it stands."""

from collections.abc import Iterable, Iterator, Sequence

from abilitytrace import records as r
from abilitytrace.vocabulary import THING_KINDS

__all__ = [
    "BACKED",
    "DESCENT",
    "DESCRIBED",
    "SUBJECTS",
    "Path",
    "Reference",
    "ids",
    "in_evidence",
    "in_notes",
    "in_record",
    "in_score",
    "in_scores",
    "in_specs",
    "places",
]

# keys below those of the record, evidence or score, as they stand in a file
Path = tuple[str | int, ...]
# an id, the kinds of record that fit (none for any), and its place
Reference = tuple[str, tuple[str, ...], Path]

# what evidence can be on, and what can have specs
BACKED = ("claim", "step")
DESCRIBED = (*THING_KINDS, "source")
# the fields of a step that say what descends from what
DESCENT = frozenset(("output", "inputs"))
# the fields of a claim, question, event or term that say what it speaks of
SUBJECTS = frozenset(("about", "cause", "effects", "versus"))

_ANY: tuple[str, ...] = ()
_MODEL, _METHOD, _DATASET, _ABILITY = ("model",), ("method",), ("dataset",), ("ability",)
_BENCHMARK, _SOURCE, _CLAIM, _ATTRIBUTE = ("benchmark",), ("source",), ("claim",), ("attribute",)
_CAUSE = ("method", "dataset", "step", "model")


def ids(references: Iterable[Reference]) -> Iterator[str]:
    """The ids alone."""
    return (identifier for identifier, _, _ in references)


def in_record(record: r.Record) -> list[Reference]:
    """The references of a record."""
    found: list[Reference] = []
    if isinstance(record, r.Step):
        found.append((record.output, _MODEL, ("output",)))
        found += _each(record.inputs, _MODEL, "inputs")
        found += _each(record.methods, _METHOD, "methods")
        found += _each(record.datasets, _DATASET, "datasets")
        found += _sources(record.stated, "stated")
    elif isinstance(record, r.Thing):
        if record.members or record.broader or record.measures:
            found += _each(record.members, (record.kind,), "members")
            found += _each(record.broader, (record.kind,), "broader")
            found += _each(record.measures, _ABILITY, "measures")
        found += in_specs(record.specs, "specs")
    elif isinstance(record, r.Source):
        found += in_specs(record.specs, "specs")
    else:
        found += _each(record.about, _ANY, "about")
        if isinstance(record, r.Claim):
            found += [(ability, _ABILITY, ("effects", ability)) for ability, _ in record.effects]
            found += _each(record.cause, _CAUSE, "cause")
            found += _given(record.versus, _MODEL, "versus")
            found += _each(record.rivals, _CLAIM, "rivals")
            found += _sources(record.stated, "stated")
        elif isinstance(record, r.Question):
            found += _sources(record.raised, "raised")
            found += _sources(record.answered, "answered")
        else:
            found += _given(record.source, _SOURCE, "source")
    found += in_notes(record.notes, "notes")
    return found


def in_evidence(item: r.Evidence) -> list[Reference]:
    """The references of a line of evidence, but for what it is on."""
    return [
        *_given(item.source, _SOURCE, "source"),
        *_sources(item.also, "also"),
        *_given(item.cites, _SOURCE, "cites"),
    ]


def in_score(score: r.Score) -> list[Reference]:
    """The references of a score."""
    return [
        (score.model, _MODEL, ("model",)),
        (score.benchmark, _BENCHMARK, ("benchmark",)),
        *_given(score.source, _SOURCE, "source"),
    ]


def in_scores(scores: Sequence[r.Score]) -> list[Reference]:
    """As `in_score`, of many at once and each once: of a large file, few scores name anything new."""
    return [
        *((model, _MODEL, ("model",)) for model in dict.fromkeys([score.model for score in scores])),
        *((name, _BENCHMARK, ("benchmark",)) for name in dict.fromkeys([score.benchmark for score in scores])),
        *((source, _SOURCE, ("source",)) for source in dict.fromkeys([score.source for score in scores]) if source),
    ]


def in_specs(specs: Iterable[r.Spec], *path: str) -> list[Reference]:
    """The references of specs that stand together at a path; an attribute is named once for all its values."""
    found: list[Reference] = []
    if not specs:
        return found
    for spec, (attribute, i) in places(specs):
        if not i:
            found.append((spec.attribute, _ATTRIBUTE, (*path, attribute)))
        found += _given(spec.source, _SOURCE, *path, attribute, i, "source")
        found += _sources(spec.also, *path, attribute, i, "also")
    return found


def places(specs: Iterable[r.Spec]) -> Iterator[tuple[r.Spec, tuple[str, int]]]:
    """Specs that stand together, each with its attribute and which of the values of that it is."""
    seen: dict[str, int] = {}
    for spec in specs:
        i = seen[spec.attribute] = seen.get(spec.attribute, -1) + 1
        yield spec, (spec.attribute, i)


def in_notes(notes: Iterable[r.Note], *path: str) -> list[Reference]:
    """The references of notes that stand together at a path."""
    return _sources(notes, *path)


def _given(identifier: str, kinds: tuple[str, ...], *path: str | int) -> list[Reference]:
    return [(identifier, kinds, path)] if identifier else []


def _each(ids: tuple[str, ...], kinds: tuple[str, ...], field: str) -> list[Reference]:
    return [(identifier, kinds, (field, i)) for i, identifier in enumerate(ids)] if ids else []


def _sources(items: Iterable[r.Place | r.Note | r.Stated], *path: str | int) -> list[Reference]:
    if not items:
        return []
    return [(item.source, _SOURCE, (*path, i, "source")) for i, item in enumerate(items) if item.source]
