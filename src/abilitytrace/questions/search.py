"""Full-text search over all records, with the passage that a hit was found in."""

from collections.abc import Iterator
from typing import NamedTuple

from abilitytrace.lineage import Lineage
from abilitytrace.lookup import RANKED
from abilitytrace.names import holds, runs
from abilitytrace.records import Claim, Note, Question, Record, Source, Step, Term, Text, Thing

__all__ = ["Group", "Hit", "Passage", "Search", "Suggestion", "WordCount", "search"]

# records looked at for one query: more than a lineage that people read has
_MOST = 10_000


class Passage(NamedTuple):
    """A text of a record in which words of the query stand.

    `where` is `says`, `alias`, `value`, `note`, `finding`, `experiment`, `answer`, `authors` or `step`; `source` is the
    id of the source of a note, finding, value or answer.
    """

    where: str
    text: Text
    source: str = ""


class Hit(NamedTuple):
    """A record that holds all words of the query. No `passage` where its name says it all."""

    id: str
    kind: str
    name: Text
    passage: Passage | None


class Group(NamedTuple):
    """The hits of one kind, best first; `total` counts those left out too."""

    kind: str
    total: int
    hits: tuple[Hit, ...]


class Suggestion(NamedTuple):
    """A record with a name like the query."""

    name: str
    id: str
    kind: str


class WordCount(NamedTuple):
    """How many records hold one word of the query."""

    word: str
    records: int


class Search(NamedTuple):
    """The answer to `search`: groups in the order of their best hits.

    `words` are those looked for: Latin ones by their beginning, Chinese ones as they stand together. `nearest` and
    `counts` help where nothing holds all of them. `capped`: a large lineage has more, and only those that came first were
    looked at.
    """

    query: str
    words: tuple[str, ...]
    total: int
    groups: tuple[Group, ...]
    nearest: tuple[Suggestion, ...]
    counts: tuple[WordCount, ...]
    as_of: str
    capped: bool = False


def search(lineage: Lineage, query: str, kind: str = "", limit: int = 20) -> Search:
    """The records, of one kind if given, that hold all words of a query; at most `limit` of them, 0 for all."""
    wanted = tuple(runs(query))
    named = [match.id for match in lineage.match(query)]
    found = lineage.search(query, _MOST, kind)
    if capped := lineage.is_large and len(found) >= RANKED:
        # nobody ranked them: those whose name begins so come first
        begins = lineage.names_beginning(query, (kind,) if kind else (), RANKED)
        found = list(dict.fromkeys([*((match.id, match.kind) for match in begins), *found]))[:RANKED]
    if lineage.as_of:
        found = [hit for hit in found if _visibly_holds(lineage, hit[0], wanted)]
    # a record that has just this name comes before those that mention it
    found.sort(key=lambda hit: hit[0] not in named)
    shown = found[: limit or len(found)]
    kinds = dict.fromkeys(of_kind for _, of_kind in shown)
    groups = tuple(
        Group(
            of_kind,
            sum(other == of_kind for _, other in found),
            tuple(_hit(lineage, identifier, of_kind, wanted) for identifier, other in shown if other == of_kind),
        )
        for of_kind in kinds
    )
    nearest = () if found else tuple(Suggestion(*near) for near in lineage.nearest(query, (kind,) if kind else ()))
    counts = () if found or len(wanted) < 2 else _counts(lineage, wanted, kind)
    return Search(query, wanted, len(found), groups, nearest, counts, lineage.as_of, capped)


def _counts(lineage: Lineage, wanted: tuple[str, ...], kind: str) -> tuple[WordCount, ...]:
    """How many records hold each word alone."""
    return tuple(WordCount(word, len(lineage.search(word, _MOST, kind))) for word in wanted)


def _visibly_holds(lineage: Lineage, identifier: str, wanted: tuple[str, ...]) -> bool:
    """Whether what was known of a record on the date holds the words: the index knows all of it."""
    record = lineage.get(identifier)
    assert record is not None
    texts = [identifier, *lineage.named(identifier).name]
    texts += [part for passage in _passages(lineage, record) for part in passage.text]
    return holds(" ".join(texts), wanted)


def _hit(lineage: Lineage, identifier: str, kind: str, wanted: tuple[str, ...]) -> Hit:
    record = lineage.get(identifier)
    assert record is not None
    name = lineage.named(identifier).name
    return Hit(identifier, kind, name, _passage(lineage, record, name, wanted))


def _passage(lineage: Lineage, record: Record, name: Text, wanted: tuple[str, ...]) -> Passage | None:
    """The passage with most of the words; what the record is where its name holds them all."""
    passages = list(_passages(lineage, record))
    if any(holds(text, wanted) for text in (record.id, *name)):
        return next((passage for passage in passages if passage.where == "says"), None)
    scores = [max(sum(holds(text, (word,)) for word in wanted) for text in passage.text) for passage in passages]
    best = max(scores, default=0)
    return passages[scores.index(best)] if best else None


def _passages(lineage: Lineage, record: Record) -> Iterator[Passage]:
    """The texts of a record that the index holds beside its id and name, as known on the date."""
    if isinstance(record, Thing | Source | Term):
        yield from _named_passages(lineage, record)
    elif isinstance(record, Claim | Step):
        yield from _backed_passages(lineage, record)
    elif isinstance(record, Question):
        if record.experiment.en:
            yield Passage("experiment", record.experiment)
        yield from _notes(lineage, "answer", record.answered)
    yield from _notes(lineage, "note", record.notes)


def _named_passages(lineage: Lineage, record: Thing | Source | Term) -> Iterator[Passage]:
    """What a named record is, its other names, authors and values."""
    if record.says.en:
        yield Passage("says", record.says)
    yield from (Passage("alias", Text(alias)) for alias in record.aliases)
    if isinstance(record, Source) and record.authors:
        yield Passage("authors", Text(record.authors))
    for spec in () if isinstance(record, Term) else record.specs:
        if not spec.source or lineage.is_known(spec.source):
            yield from (Passage("value", text, spec.source) for text in (spec.value, spec.note) if text.en)


def _backed_passages(lineage: Lineage, record: Claim | Step) -> Iterator[Passage]:
    """What a step says and names, and the findings on a claim or step; a claim's sentence is its name."""
    if isinstance(record, Step):
        if record.says.en:
            yield Passage("says", record.says)
        yield Passage("step", Text(" ".join((*record.inputs, *record.methods, *record.datasets, record.output))))
    yield from (Passage("finding", item.finding, item.source) for item in lineage.evidence(record.id))


def _notes(lineage: Lineage, where: str, notes: tuple[Note, ...]) -> Iterator[Passage]:
    for note in notes:
        if not note.source or lineage.is_known(note.source):
            yield Passage(where, note.says, note.source)
