"""The sources that everything rests on: what they are, where they are, and what they are used for."""

from typing import NamedTuple

from abilitytrace.dates import first_day
from abilitytrace.lineage import Lineage
from abilitytrace.questions.citations import SourceDetails, source_details
from abilitytrace.questions.parts import NoteView, view_note
from abilitytrace.records import Claim, Source, Step, Text
from abilitytrace.vocabulary import STANCES

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
    """All sources; one by its id, name or alias, several by theirs; else those that hold all the words.

    Raises UnknownName or WrongKind where there are none.
    """
    text = " ".join(names)
    if not text:
        return _listed(lineage, "", lineage.all("source", Source))
    if source := _exact(lineage, text):
        return _one(lineage, source)
    chosen = [source for name in names if (source := _exact(lineage, name))]
    if len(chosen) == len(names):
        return _listed(lineage, text, [source for source in chosen if lineage.is_known(source.id)])
    hits = [lineage.get(key) for key, kind in lineage.search(text, _MOST) if kind == "source"]
    found = [hit for hit in hits if isinstance(hit, Source)]
    if not found:
        # no record of this name is a source: this says so, with what is nearest
        lineage.find(text, "source")
    return _one(lineage, found[0]) if len(found) == 1 else _listed(lineage, text, found)


def _exact(lineage: Lineage, name: str) -> Source | None:
    """The source with exactly this id, name or alias."""
    records = [lineage.get(match.id) for match in lineage.match(name) if match.kind == "source"]
    return next((record for record in records if isinstance(record, Source)), None)


def _listed(lineage: Lineage, text: str, found: list[Source]) -> Sources:
    """Some sources by date, the vaguer date first."""
    ordered = sorted(found, key=lambda source: (first_day(source.published), len(source.published), source.id))
    uses = _uses(lineage)
    entries = tuple(_entry(source, uses.get(source.id, [])) for source in ordered)
    return Sources(text, lineage.counts().get("source", 0), entries, lineage.as_of)


def _one(lineage: Lineage, source: Source) -> OneSource:
    details = source_details(lineage, source)
    stances = [stance for use in details.uses for stance in STANCES if getattr(use, stance)]
    notes = [note for note in source.notes if not note.source or lineage.is_known(note.source)]
    return OneSource(
        source=_entry(source, stances),
        says=source.says,
        aliases=source.aliases,
        details=details,
        notes=tuple(view_note(lineage, note) for note in notes),
        known=lineage.is_known(source.id),
        as_of=lineage.as_of,
    )


def _uses(lineage: Lineage) -> dict[str, list[str]]:
    """For each source the stances it takes: one for each claim or step and way, however many lines there are."""
    targets = [*(claim.id for claim in lineage.all("claim", Claim)), *(step.id for step in lineage.all("step", Step))]
    uses: dict[str, list[str]] = {}
    for target in targets:
        for source, stance in {(item.source, item.stance) for item in lineage.evidence(target)}:
            uses.setdefault(source, []).append(stance)
    return uses


def _entry(source: Source, stances: list[str]) -> SourceEntry:
    return SourceEntry(
        source.id,
        source.name,
        source.authors,
        source.published,
        source.dating,
        source.venue,
        source.url or (f"https://arxiv.org/abs/{source.arxiv}" if source.arxiv else ""),
        source.arxiv,
        source.source_kind,
        source.group,
        *(stances.count(stance) for stance in STANCES),
    )
