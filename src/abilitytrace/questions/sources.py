"""The sources that everything rests on: what they are, where they are, and what they are used for."""

from typing import NamedTuple

from abilitytrace.dates import first_day
from abilitytrace.diagnostics import LineageError
from abilitytrace.lineage import Lineage
from abilitytrace.questions.citations import SourceDetails, source_details
from abilitytrace.questions.parts import NoteView, view_note
from abilitytrace.records import Claim, Source, Step, Text

__all__ = ["OneSource", "SourceEntry", "Sources", "sources"]

# hits of a search: more than a lineage that people read has
_MOST = 10_000


class SourceEntry(NamedTuple):
    """A source as it is cited; the counts are of claims and steps that it gives evidence on, each way.

    `dating` is `inferred` where the source itself bears no date.
    """

    id: str
    name: Text
    authors: str
    published: str
    dating: str
    venue: str
    url: str
    arxiv: str
    source_kind: str
    group: str
    supports: int = 0
    disputes: int = 0
    neutral: int = 0

    @property
    def is_used(self) -> bool:
        """Whether it gives any evidence."""
        return bool(self.supports or self.disputes or self.neutral)


class Sources(NamedTuple):
    """The answer to `sources`: those that hold all words of `text`, or all, by date; `total` counts all."""

    text: str
    total: int
    sources: tuple[SourceEntry, ...]
    as_of: str


class OneSource(NamedTuple):
    """The answer to `sources ID`. `known` is false when it was not out on the date."""

    source: SourceEntry
    says: Text
    aliases: tuple[str, ...]
    details: SourceDetails
    notes: tuple[NoteView, ...]
    known: bool
    as_of: str


def sources(lineage: Lineage, names: tuple[str, ...] = ()) -> Sources | OneSource:
    """All sources; one by its id, name or alias; several by theirs; else those that hold all the words.

    Raises UnknownName, with the nearest names, where nothing is found.
    """
    text = " ".join(names)
    if not text:
        return _listed(lineage, "", lineage.all("source", Source))
    chosen = [_exact(lineage, name) for name in names]
    if len(names) > 1 and all(chosen):
        return _listed(lineage, text, [source for source in chosen if source and lineage.is_known(source.id)])
    if whole := _exact(lineage, text):
        return _one(lineage, whole)
    hits = [key for key, kind in lineage.search(text, _MOST) if kind == "source"]
    found = [source for key in hits if isinstance(source := lineage.get(key), Source)]
    if len(found) == 1:
        return _one(lineage, found[0])
    if not found:
        _one(lineage, _found(lineage, text))
    return _listed(lineage, text, found)


def _exact(lineage: Lineage, name: str) -> Source | None:
    """The source with exactly this id, name or alias."""
    keys = [match.id for match in lineage.match(name) if match.kind == "source"]
    source = lineage.get(keys[0]) if keys else None
    return source if isinstance(source, Source) else None


def _listed(lineage: Lineage, text: str, found: list[Source]) -> Sources:
    """Some sources by date, the vaguer date first."""
    uses = _uses(lineage)
    ordered = sorted(found, key=lambda source: (first_day(source.published), len(source.published), source.id))
    entries = tuple(_entry(source, uses.get(source.id, {})) for source in ordered)
    return Sources(text, lineage.counts().get("source", 0), entries, lineage.as_of)
