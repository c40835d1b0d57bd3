"""Everything that is selected, as records: what other programs and other files are given.

A selection is closed: whatever a record names comes along, so that the whole can be read alone. What is excluded is gone,
with everything that speaks of it.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

from abilitytrace.grading import RULE, Grade, at_least, grade, standing
from abilitytrace.lineage import Lineage
from abilitytrace.questions.trimming import essentials, subjects, trimmed, trimmed_evidence
from abilitytrace.records import (
    Claim,
    Event,
    Evidence,
    Question,
    Record,
    Score,
    Source,
    Step,
    Term,
    Text,
    Thing,
    type_of,
)
from abilitytrace.references import ids, in_evidence, in_record, in_score
from abilitytrace.vocabulary import SECTIONS, STANCES

if TYPE_CHECKING:
    # selectors are loaded by the runs that have any
    from abilitytrace.questions.selection import Chosen

__all__ = ["Asked", "Export", "Held", "export"]


class Asked(NamedTuple):
    """What an export was asked for: selectors as written, the lowest graded level, and the date."""

    select: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    min_confidence: str = ""
    with_claims: bool = False
    as_of: str = ""


class Held(NamedTuple):
    """How sure a claim or step is, by the evidence in the export.

    `level` is the graded level, or the one that replaces it by hand; `standing` is `supported`, `ahead` or `behind`.
    """

    level: str
    contested: bool
    standing: str
    graded: Grade


class Export(NamedTuple):
    """The answer to `export`: records in the order of the files, closed under what they name.

    Evidence stands by target, steps before claims, support before dispute. `confidence` has every step and claim. `sha256`
    is that of the whole lineage, whatever was selected; `rule` graded it.
    """

    title: Text
    sha256: str
    rule: str
    asked: Asked
    models: tuple[Thing, ...]
    methods: tuple[Thing, ...]
    datasets: tuple[Thing, ...]
    abilities: tuple[Thing, ...]
    benchmarks: tuple[Thing, ...]
    attributes: tuple[Thing, ...]
    sources: tuple[Source, ...]
    steps: tuple[Step, ...]
    claims: tuple[Claim, ...]
    questions: tuple[Question, ...]
    events: tuple[Event, ...]
    terms: tuple[Term, ...]
    evidence: tuple[Evidence, ...]
    scores: tuple[Score, ...]
    confidence: dict[str, Held]

    def section(self, name: str) -> tuple[Record, ...]:
        """The records of a section of a lineage file, such as `models`."""
        found: tuple[Record, ...] = getattr(self, name)
        return found

    @property
    def size(self) -> int:
        """How many records there are, evidence and scores aside."""
        return sum(len(self.section(name)) for name in SECTIONS)


_EVERYTHING = Asked()


def export(lineage: Lineage, kept: "Chosen | None" = None, asked: Asked = _EVERYTHING) -> Export:
    """All records that selectors keep, with what belongs to them and what they name.

    A step brings its marks along (claims of kind `effect`), a model or benchmark its scores; with `with_claims`, each record
    brings the claims, questions, events and terms about it. A claim or step below the lowest level is as good as excluded.
    """
    pool = _Pool(lineage, frozenset() if kept is None else kept.excluded, asked.min_confidence)
    seeds = set(pool.known - pool.gone)
    if kept is not None and kept.selected is not None:
        seeds &= kept.selected.keys()
    scores = pool.scores(seeds)
    chosen = pool.closed({*seeds, *pool.brought_by(seeds, with_claims=asked.with_claims)}, scores)
    sections = {
        name: tuple(pool.trimmed(identifier) for identifier in pool.of_kind(kind) if identifier in chosen)
        for name, kind in SECTIONS.items()
    }
    backed = [record.id for name in ("steps", "claims") for record in sections[name]]
    parts: dict[str, Any] = {
        **sections,
        "evidence": tuple(item for identifier in backed for item in pool.evidence(identifier)),
        "scores": tuple(scores),
        "confidence": {identifier: pool.held(identifier) for identifier in backed},
    }
    return Export(lineage.title, lineage.digest, RULE, asked._replace(as_of=lineage.as_of), **parts)


class _Pool:
    """The records of a lineage that may be exported, without what is excluded or was not out on the date."""

    def __init__(self, lineage: Lineage, excluded: frozenset[str], min_confidence: str) -> None:
        self.lineage = lineage
        self.kinds: dict[str, str] = {}
        self.records: dict[str, Record] = {}
        self._evidence: dict[str, tuple[Evidence, ...]] = {}
        self._held: dict[str, Held] = {}
        for kind in SECTIONS.values():
            self.add(kind, lineage.all(kind, type_of(kind)))
        self.known = frozenset(self.records)
        self.gone = set(excluded)
        self.reach()
        self.gone |= self.too_weak(min_confidence)
        self.spread()

    def add(self, kind: str, records: Iterable[Record]) -> None:
        for record in records:
            self.kinds[record.id], self.records[record.id] = kind, record

    def reach(self) -> None:
        """Adds what became known later, but is named by a known record; it stands last."""
        todo = list(self.records)
        while todo:
            for identifier in ids(in_record(self.trimmed(todo.pop()))):
                if identifier not in self.records and (record := self.lineage.get(identifier)) is not None:
                    self.add(self.lineage.kind(identifier), [record])
                    todo.append(identifier)

    def too_weak(self, wanted: str) -> set[str]:
        """The claims and steps below a graded level; none without one."""
        backed = [record.id for record in self.records.values() if isinstance(record, Claim | Step)] if wanted else []
        return {identifier for identifier in backed if not at_least(self.held(identifier).level, wanted)}

    def spread(self) -> None:
        """Takes away what speaks of something that is gone, until nothing does."""
        while found := {
            identifier
            for identifier, record in self.records.items()
            if identifier not in self.gone and self.falls_with_them(record)
        }:
            self.gone |= found

    def falls_with_them(self, record: Record) -> bool:
        """Whether a record cannot be told without what is gone: with a thing it is about, or with all it is about."""
        about = [identifier for identifier in subjects(record) if identifier in self.gone]
        things = [identifier for identifier in about if self.kinds.get(identifier) not in ("claim", "step")]
        return (
            not self.gone.isdisjoint(essentials(record))
            or bool(things)
            or (bool(about) and len(about) == len(subjects(record)))
        )

    def is_gone(self, identifier: str) -> bool:
        """Whether an id is excluded, or that of a source or claim that was not out; never for no id."""
        if not identifier or identifier in self.gone:
            return bool(identifier)
        return identifier not in self.known and self.lineage.kind(identifier) in ("source", "claim")

    def of_kind(self, kind: str) -> list[str]:
        return [identifier for identifier, of_kind in self.kinds.items() if of_kind == kind]

    def trimmed(self, identifier: str) -> Record:
        return trimmed(self.records[identifier], self.is_gone)

    def evidence(self, identifier: str) -> tuple[Evidence, ...]:
        """What is left of the evidence on a claim or step, support first; the order of the files within a stance."""
        if identifier not in self._evidence:
            items = (trimmed_evidence(item, self.is_gone) for item in self.lineage.evidence(identifier))
            left = [item for item in items if item is not None]
            self._evidence[identifier] = tuple(sorted(left, key=lambda item: STANCES.index(item.stance)))
        return self._evidence[identifier]

    def held(self, identifier: str) -> Held:
        """How sure a claim or step is by the evidence that is left."""
        if identifier not in self._held:
            record = self.trimmed(identifier)
            assert isinstance(record, Claim | Step)
            graded = grade(self.evidence(identifier), lineage=self.lineage.is_lineage(identifier))
            override = record.override if isinstance(record, Claim) else None
            level = override.level if override else graded.level
            agreement = standing(record.stated, graded._replace(level=level))
            self._held[identifier] = Held(level, graded.contested, agreement, graded)
        return self._held[identifier]

    def scores(self, seeds: set[str]) -> list[Score]:
        """The scores of the models, and on the benchmarks, among some records."""
        return [
            score
            for score in self.lineage.scores()
            if (score.model in seeds or score.benchmark in seeds)
            and not any(self.is_gone(identifier) for identifier in ids(in_score(score)))
        ]

    def brought_by(self, seeds: set[str], *, with_claims: bool) -> set[str]:
        """The marks of the steps among some records; with claims, also all that speaks of one of the records."""
        found = set()
        for identifier in self.known - self.gone:
            record = self.records[identifier]
            is_mark = isinstance(record, Claim) and record.kind == "effect" and {*record.cause} <= seeds
            named = (*subjects(record), *essentials(record)) if with_claims and not isinstance(record, Step) else ()
            if is_mark or not seeds.isdisjoint(named):
                found.add(identifier)
        return found

    def closed(self, start: set[str], scores: Iterable[Score]) -> set[str]:
        """Some records and scores with everything that they name, and what that names."""
        found = {*start, *(identifier for score in scores for identifier in ids(in_score(score)))}
        todo = list(found)
        while todo:
            identifier = todo.pop()
            named = {*ids(in_record(self.trimmed(identifier)))}
            if self.kinds[identifier] in ("claim", "step"):
                named.update(*(ids(in_evidence(item)) for item in self.evidence(identifier)))
            todo += named - found
            found |= named
        return found
