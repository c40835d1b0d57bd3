"""The records of one or more files, before anyone has checked that they fit together.

Remembers where each of them stands, so that `checks` can point at it.
"""

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import NamedTuple

from abilitytrace import records as r
from abilitytrace.diagnostics import Diagnostic, Position
from abilitytrace.reading import convert
from abilitytrace.reading.nodes import Document, Key
from abilitytrace.reading.shape import BackedShape, FileShape
from abilitytrace.references import BACKED, DESCRIBED, in_evidence, in_notes, in_record, in_score, in_specs, places
from abilitytrace.vocabulary import SECTIONS

__all__ = [
    "Attached",
    "Definition",
    "Draft",
    "GivenSpec",
    "Published",
    "Reference",
    "Scored",
    "lent_by",
    "resolved",
]


class Reference(NamedTuple):
    """An id used somewhere, and the kinds of record it may name there (empty for any)."""

    identifier: str
    kinds: tuple[str, ...]
    document: Document
    keys: tuple[Key, ...]


class Definition(NamedTuple):
    """A record with its kind and place."""

    kind: str
    record: r.Record
    document: Document
    keys: tuple[Key, ...]


class Attached(NamedTuple):
    """Evidence with its place."""

    evidence: r.Evidence
    document: Document
    keys: tuple[Key, ...]


class Scored(NamedTuple):
    """A score with its place."""

    score: r.Score
    document: Document
    keys: tuple[Key, ...]


class GivenSpec(NamedTuple):
    """A spec with the id it is about, and its place."""

    target: str
    spec: r.Spec
    document: Document
    keys: tuple[Key, ...]


class Published(NamedTuple):
    """What evidence takes over from its source: when that came out, and whose it is."""

    date: str
    group: str


def lent_by(source: r.Source) -> Published:
    """What evidence takes over from a source; one without a group is its own."""
    return Published(source.published, source.group or source.id)


def resolved(item: r.Evidence, sources: Mapping[str, Published]) -> r.Evidence:
    """Evidence with the date of its source and the group of whoever found it, where it names none itself."""
    source = sources.get(item.source)
    owner = (sources.get(item.cites) if item.cites else None) or source
    group = item.group or (owner.group if owner else item.source)
    return item._replace(group=group, date=item.date or (source.date if source else ""))


# sections that add to records
_ADDED = frozenset(("evidence", "specs", "notes"))


class Draft:
    """What the files hold, in file order: definitions, evidence, scores, references, and the problems so far."""

    def __init__(self) -> None:
        self.title = r.Text("")
        self.definitions: list[Definition] = []
        # by id, and of sources what they lend: asked for at every turn, and made once
        self._first: dict[str, Definition] = {}
        self._published: dict[str, Published] = {}
        self.evidence: list[Attached] = []
        self.scored: list[Scored] = []
        self.problems: list[Diagnostic] = []
        # ids whose records do not fit their shape: reported once, not again at every reference to them
        self.broken: set[str] = set()
        self.extra_specs: dict[str, list[r.Spec]] = {}
        self.extra_notes: dict[str, list[r.Note]] = {}
        # what names records in the sections that add to them, and the values these add
        self.additions: list[Reference] = []
        self._added_specs: list[GivenSpec] = []

    @property
    def scores(self) -> list[r.Score]:
        """The scores without their places."""
        return [scored.score for scored in self.scored]

    @property
    def unreadable(self) -> bool:
        """Whether a file could not be read at all."""
        return any(problem.code == "E101" for problem in self.problems)

    def references(self) -> Iterator[Reference]:
        """Every use of an id, with its place."""
        yield from self.additions
        placed = chain(
            ((in_record(item), document, keys) for _, item, document, keys in self.definitions),
            ((in_evidence(item), document, keys) for item, document, keys in self.evidence),
            ((in_score(item), document, keys) for item, document, keys in self.scored),
        )
        for found, document, keys in placed:
            for identifier, kinds, path in found:
                yield Reference(identifier, kinds, document, (*keys, *path))

    def specs(self) -> Iterator[GivenSpec]:
        """Every value that is given for an attribute, with its place."""
        for _, record, document, keys in self.definitions:
            if isinstance(record, r.Thing | r.Source) and record.specs:
                for spec, path in places(record.specs):
                    yield GivenSpec(record.id, spec, document, (*keys, "specs", *path))
        yield from self._added_specs

    def add(self, file: FileShape, document: Document) -> None:
        """Takes over one file's records."""
        self.title = self.title if self.title.en else file.title
        # a line of a large file has one section or two: those it lacks are passed over quickly
        given = file.model_fields_set
        for section, kind in SECTIONS.items():
            if section not in given:
                continue
            for identifier, item in getattr(file, section).items():
                keys = (section, identifier)
                if kind in BACKED:
                    self._back(identifier, item, document, keys)
                self.define(Definition(kind, convert.record(kind, identifier, item), document, keys))
        for i, item in enumerate(file.scores):
            self.scored.append(Scored(convert.score(item), document, ("scores", i)))
        if not given.isdisjoint(_ADDED):
            self._extend(file, document)

    def _back(self, target: str, item: BackedShape, document: Document, keys: tuple[Key, ...]) -> None:
        self.evidence += [Attached(found, document, (*keys, *path)) for found, path in convert.evidence(target, item)]

    def _extend(self, file: FileShape, document: Document) -> None:
        """What the file adds to records of others."""

        def refer(identifier: str, kinds: tuple[str, ...], keys: tuple[Key, ...]) -> None:
            self.additions.append(Reference(identifier, kinds, document, keys))

        for target, backed in file.evidence.items():
            refer(target, BACKED, ("evidence", target))
            self._back(target, backed, document, ("evidence", target))
        for target, described in file.specs.items():
            specs = convert.specs(described)
            refer(target, DESCRIBED, ("specs", target))
            self.extra_specs.setdefault(target, []).extend(specs)
            for spec, path in places(specs):
                self._added_specs.append(GivenSpec(target, spec, document, ("specs", target, *path)))
            for found in in_specs(specs, "specs", target):
                refer(*found)
        for target, remarks in file.notes.items():
            notes = convert.notes(remarks)
            refer(target, (), ("notes", target))
            self.extra_notes.setdefault(target, []).extend(notes)
            for found in in_notes(notes, "notes", target):
                refer(*found)

    def define(self, definition: Definition) -> None:
        """Takes in a definition; of several for one id, the first one counts."""
        record = definition.record
        self.definitions.append(definition)
        if self._first.setdefault(record.id, definition) is definition and isinstance(record, r.Source):
            self._published[record.id] = lent_by(record)

    @property
    def first_definitions(self) -> Mapping[str, Definition]:
        """The first definition of each id, as it stands there."""
        return self._first

    def records(self) -> Mapping[str, Definition]:
        """The first definition of each id, with the specs and notes that other files attach to it."""
        found = self._first.copy()
        for identifier, specs in self.extra_specs.items():
            if identifier in found and isinstance(record := found[identifier].record, r.Thing | r.Source):
                more = record._replace(specs=(*record.specs, *specs))
                found[identifier] = found[identifier]._replace(record=more)
        for identifier, notes in self.extra_notes.items():
            if identifier in found:
                old = found[identifier].record
                found[identifier] = found[identifier]._replace(record=old._replace(notes=(*old.notes, *notes)))
        return found

    def published(self) -> Mapping[str, Published]:
        """What evidence takes over from each source that is defined here."""
        return self._published

    def resolved_evidence(self, sources: Mapping[str, Published] | None = None) -> list[r.Evidence]:
        """The evidence with date and group filled in from its sources; `sources` are those outside the draft."""
        known = {**(sources or {}), **self.published()}
        return [resolved(item, known) for item, _, _ in self.evidence]

    def where(self, identifier: str) -> Position:
        """Where an id is defined."""
        definition = self._first.get(identifier)
        return definition.document.place(definition.keys) if definition else Position("")
