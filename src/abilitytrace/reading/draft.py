"""The records of one or more files, before anyone has checked that they fit together.

Turns shapes into records and remembers where each id and each reference stands, so that `checks` can point at it.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from abilitytrace import records as r
from abilitytrace.diagnostics import Diagnostic, Position
from abilitytrace.reading import shape as s
from abilitytrace.reading.nodes import Document, Key
from abilitytrace.vocabulary import SECTIONS, STANCES, THING_KINDS

__all__ = [
    "Attached",
    "Definition",
    "Draft",
    "GivenSpec",
    "Published",
    "Reference",
    "Scored",
    "is_mention",
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


# evidence is no part of the record it is on, and descent is asked for by itself
_APART = frozenset(("output", "inputs", *STANCES))
_BODIES = frozenset((*SECTIONS, "specs", "notes"))


def is_mention(keys: tuple[Key, ...]) -> bool:
    """Whether the id at such a place stands in the body of a record: not those of descent, of evidence and of scores."""
    return keys[0] in _BODIES and len(keys) > 2 and keys[2] not in _APART


class Draft:
    """What the files hold, in file order: definitions, evidence, scores, references, and the problems so far."""

    def __init__(self) -> None:
        self.title = r.Text("")
        self.definitions: list[Definition] = []
        self.evidence: list[Attached] = []
        self.scored: list[Scored] = []
        self.specs: list[GivenSpec] = []
        self.references: list[Reference] = []
        self.problems: list[Diagnostic] = []
        # ids whose records do not fit their shape: reported once, not again at every reference to them
        self.broken: set[str] = set()
        self.extra_specs: dict[str, list[r.Spec]] = {}
        self.extra_notes: dict[str, list[r.Note]] = {}

    @property
    def kinds(self) -> dict[str, str]:
        """The kind of each id, by its first definition."""
        return {key: definition.kind for key, definition in self.first_definitions().items()}

    @property
    def scores(self) -> list[r.Score]:
        """The scores without their places."""
        return [scored.score for scored in self.scored]

    @property
    def unreadable(self) -> bool:
        """Whether a file could not be read at all."""
        return any(problem.code == "E101" for problem in self.problems)

    def refer(self, identifier: str, kinds: tuple[str, ...], document: Document, keys: tuple[Key, ...]) -> None:
        """Notes that an id stands at a place where a record of these kinds is meant (any for none)."""
        self.references.append(Reference(identifier, kinds, document, keys))

    def add(self, file: s.FileShape, document: Document) -> None:
        """Takes over one file's records."""
        _FileReader(self, document).run(file)

    def first_definitions(self) -> dict[str, Definition]:
        """The first definition of each id, as it stands there."""
        found: dict[str, Definition] = {}
        for definition in self.definitions:
            found.setdefault(definition.record.id, definition)
        return found

    def records(self) -> dict[str, Definition]:
        """The first definition of each id, with the specs and notes that other files attach to it."""
        found = self.first_definitions()
        for identifier, specs in self.extra_specs.items():
            if identifier in found and isinstance(record := found[identifier].record, r.Thing | r.Source):
                more = record._replace(specs=(*record.specs, *specs))
                found[identifier] = found[identifier]._replace(record=more)
        for identifier, notes in self.extra_notes.items():
            if identifier in found:
                old = found[identifier].record
                found[identifier] = found[identifier]._replace(record=old._replace(notes=(*old.notes, *notes)))
        return found

    def mentions(self) -> Iterable[tuple[str, str]]:
        """(id, the record that holds it in a field), without repeats, for what `is_mention` counts."""
        return dict.fromkeys(
            (reference.identifier, str(reference.keys[1]))
            for reference in self.references
            if is_mention(reference.keys)
        )

    def published(self) -> dict[str, Published]:
        """What evidence takes over from each source that is defined here."""
        found: dict[str, Published] = {}
        for _, record, _, _ in self.definitions:
            if isinstance(record, r.Source):
                found.setdefault(record.id, lent_by(record))
        return found

    def resolved_evidence(self, sources: Mapping[str, Published] | None = None) -> list[r.Evidence]:
        """The evidence with date and group filled in from its sources; `sources` are those outside the draft."""
        known = {**(sources or {}), **self.published()}
        return [resolved(item, known) for item, _, _ in self.evidence]

    def where(self, identifier: str) -> Position:
        """Where an id is defined."""
        for definition in self.definitions:
            if definition.record.id == identifier:
                return definition.document.place(definition.keys)
        return Position("")


class _FileReader:
    """Reads one file's shapes into a draft."""

    def __init__(self, draft: Draft, document: Document) -> None:
        self.draft, self.document = draft, document

    def run(self, file: s.FileShape) -> None:
        self.draft.title = self.draft.title if self.draft.title.en else file.title
        # a line of a large file has one section or two: those it lacks are passed over quickly
        held = vars(file)
        for section, kind in SECTIONS.items():
            if not held[section]:
                continue
            for identifier, item in held[section].items():
                keys = (section, identifier)
                record = (
                    _RECORDS[kind](self, identifier, item, keys)
                    if kind in _RECORDS
                    else self.thing(kind, identifier, item, keys)
                )
                self.draft.definitions.append(Definition(kind, record, self.document, keys))
        for i, score in enumerate(file.scores):
            self.score(score, ("scores", i))
        for target, backed in file.evidence.items():
            self.refer(target, ("claim", "step"), ("evidence", target))
            self.backed(target, backed, ("evidence", target))
        for target, specs in file.specs.items():
            self.refer(target, (*THING_KINDS, "source"), ("specs", target))
            self.draft.extra_specs.setdefault(target, []).extend(self.specs(specs, ("specs", target)))
        for target, notes in file.notes.items():
            self.refer(target, (), ("notes", target))
            self.draft.extra_notes.setdefault(target, []).extend(self.notes(notes, ("notes", target)))

    def refer(self, identifier: str | None, kinds: tuple[str, ...], keys: tuple[Key, ...]) -> str:
        if not identifier:
            return ""
        self.draft.refer(identifier, kinds, self.document, keys)
        return identifier

    def refer_all(self, ids: list[str], kinds: tuple[str, ...], keys: tuple[Key, ...], field: str) -> tuple[str, ...]:
        if not ids:
            return ()
        keys = (*keys, field)
        return tuple([self.refer(identifier, kinds, (*keys, i)) for i, identifier in enumerate(ids)])

    def event(self, identifier: str, item: s.EventShape, keys: tuple[Key, ...]) -> r.Event:
        source = self.refer(item.source, ("source",), (*keys, "source"))
        about = self.refer_all(item.about, (), keys, "about")
        notes = self.notes(item.notes, (*keys, "notes"))
        return r.Event(identifier, item.says, item.date or "", about, source, item.at, notes)

    def thing(self, kind: str, identifier: str, item: s.ThingShape, keys: tuple[Key, ...]) -> r.Thing:
        return r.Thing(
            kind=kind,
            id=identifier,
            name=r.Text(item.name, item.zh),
            aliases=tuple(item.aliases),
            says=item.says,
            specs=self.specs(item.specs, (*keys, "specs")),
            notes=self.notes(item.notes, (*keys, "notes")),
            developer=item.developer,
            released=item.released or "",
            retired=item.retired or "",
            placeholder=item.placeholder,
            members=self.refer_all(item.members, (kind,), keys, "members"),
            broader=self.refer_all(item.broader, (kind,), keys, "broader"),
            measures=self.refer_all(item.measures, ("ability",), keys, "measures"),
            chance=item.chance,
            items=item.items,
            trains=item.trains,
        )

    def source(self, identifier: str, item: s.SourceShape, keys: tuple[Key, ...]) -> r.Source:
        return r.Source(
            id=identifier,
            name=r.Text(item.title, item.zh),
            aliases=tuple(item.aliases),
            says=item.says,
            specs=self.specs(item.specs, (*keys, "specs")),
            notes=self.notes(item.notes, (*keys, "notes")),
            authors=item.authors,
            published=item.published,
            dating=item.dating,
            venue=item.venue,
            url=item.url,
            arxiv=item.arxiv,
            source_kind=item.kind,
            group=item.group or "",
        )

    def step(self, identifier: str, item: s.StepShape, keys: tuple[Key, ...]) -> r.Step:
        self.backed(identifier, item, keys)
        return r.Step(
            id=identifier,
            output=self.refer(item.output, ("model",), (*keys, "output")),
            inputs=self.refer_all(item.inputs, ("model",), keys, "inputs"),
            methods=self.refer_all(item.methods, ("method",), keys, "methods"),
            datasets=self.refer_all(item.datasets, ("dataset",), keys, "datasets"),
            date=item.date or "",
            until=item.until or "",
            relation=item.relation,
            says=item.says,
            stated=self.stated(item.stated, (*keys, "stated")),
            notes=self.notes(item.notes, (*keys, "notes")),
        )

    def claim(self, identifier: str, item: s.ClaimShape, keys: tuple[Key, ...]) -> r.Claim:
        self.backed(identifier, item, keys)
        for ability in item.effects:
            self.refer(ability, ("ability",), (*keys, "effects", ability))
        over = item.override
        override = r.Override(over.level, over.reason, over.by, over.date) if over else None
        return r.Claim(
            id=identifier,
            kind=item.kind,
            says=item.says,
            about=self.refer_all(item.about, (), keys, "about"),
            cause=self.refer_all(item.cause, ("method", "dataset", "step", "model"), keys, "cause"),
            effects=tuple(item.effects.items()),
            versus=self.refer(item.versus, ("model",), (*keys, "versus")),
            stated=self.stated(item.stated, (*keys, "stated")),
            rivals=self.refer_all(item.rivals, ("claim",), keys, "rivals"),
            override=override,
            notes=self.notes(item.notes, (*keys, "notes")),
        )

    def question(self, identifier: str, item: s.QuestionShape, keys: tuple[Key, ...]) -> r.Question:
        return r.Question(
            id=identifier,
            says=item.says,
            about=self.refer_all(item.about, (), keys, "about"),
            raised=self.places(item.raised, (*keys, "raised")),
            experiment=item.experiment,
            answered=self.notes(item.answered, (*keys, "answered")),
            notes=self.notes(item.notes, (*keys, "notes")),
        )

    def term(self, identifier: str, item: s.TermShape, keys: tuple[Key, ...]) -> r.Term:
        return r.Term(
            id=identifier,
            name=r.Text(item.name, item.zh),
            aliases=tuple(item.aliases),
            says=item.says,
            about=self.refer_all(item.about, (), keys, "about"),
            source=self.refer(item.source, ("source",), (*keys, "source")),
            at=item.at,
            notes=self.notes(item.notes, (*keys, "notes")),
        )

    def score(self, item: s.ScoreShape, keys: tuple[Key, ...]) -> None:
        record = r.Score(
            self.refer(item.model, ("model",), (*keys, "model")),
            self.refer(item.benchmark, ("benchmark",), (*keys, "benchmark")),
            item.metric,
            item.value,
            item.shots,
            item.prompting,
            item.unit,
            item.n,
            item.stderr,
            self.refer(item.source, ("source",), (*keys, "source")),
            item.at,
            item.note,
            item.version,
            item.filter,
            tuple(sorted(item.settings.items())) if item.settings else (),
            item.better,
            item.date or "",
            item.items,
        )
        self.draft.scored.append(Scored(record, self.document, keys))

    def backed(self, target: str, item: s.BackedShape, keys: tuple[Key, ...]) -> None:
        for stance in STANCES:
            for i, evidence in enumerate(getattr(item, stance)):
                at = (*keys, stance, i)
                record = r.Evidence(
                    target=target,
                    stance=stance,
                    source=self.refer(evidence.source, ("source",), (*at, "source")),
                    at=evidence.at,
                    kind=evidence.kind,
                    finding=evidence.finding,
                    date=evidence.date or "",
                    group=evidence.group or "",
                    stated=evidence.stated,
                    concerns=tuple(evidence.concerns),
                    upgrades=tuple(evidence.upgrades),
                    also=self.places(evidence.also, (*at, "also")),
                    cites=self.refer(evidence.cites, ("source",), (*at, "cites")),
                )
                self.draft.evidence.append(Attached(record, self.document, at))

    def specs(self, item: dict[str, list[s.SpecShape]], keys: tuple[Key, ...]) -> tuple[r.Spec, ...]:
        if not item:
            return ()
        found = []
        for attribute, values in item.items():
            self.refer(attribute, ("attribute",), (*keys, attribute))
            for i, value in enumerate(values):
                at = (*keys, attribute, i)
                source = self.refer(value.source, ("source",), (*at, "source"))
                also = self.places(value.also, (*at, "also"))
                spec = r.Spec(attribute, value.value, value.unit, source, value.at, also, value.stated, value.note)
                found.append(spec)
                self.draft.specs.append(GivenSpec(str(keys[1]), spec, self.document, at))
        return tuple(found)

    def places(self, items: list[s.PlaceShape], keys: tuple[Key, ...]) -> tuple[r.Place, ...]:
        return tuple(
            [
                r.Place(self.refer(item.source, ("source",), (*keys, i, "source")), item.at)
                for i, item in enumerate(items)
            ]
        )

    def stated(self, items: list[s.StatedShape], keys: tuple[Key, ...]) -> tuple[r.Stated, ...]:
        return tuple(
            [
                r.Stated(item.level, self.refer(item.source, ("source",), (*keys, i, "source")), item.at)
                for i, item in enumerate(items)
            ]
        )

    def notes(self, items: list[s.NoteShape], keys: tuple[Key, ...]) -> tuple[r.Note, ...]:
        return tuple(
            [
                r.Note(r.Text(item.en, item.zh), self.refer(item.source, ("source",), (*keys, i, "source")), item.at)
                for i, item in enumerate(items)
            ]
        )


# what has a shape of its own; all other kinds are things
_RECORDS: dict[str, Callable[[_FileReader, str, Any, tuple[Key, ...]], r.Record]] = {
    "source": _FileReader.source,
    "step": _FileReader.step,
    "claim": _FileReader.claim,
    "question": _FileReader.question,
    "event": _FileReader.event,
    "term": _FileReader.term,
}
