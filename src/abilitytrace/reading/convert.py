"""Shapes → records: what a file says, in the types that everything else works with."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from abilitytrace import records as r
from abilitytrace.reading import shape as s
from abilitytrace.references import Path
from abilitytrace.vocabulary import STANCES

__all__ = ["evidence", "notes", "record", "score", "specs"]


def record(kind: str, identifier: str, item: Any) -> r.Record:
    """The record of a kind from its shape."""
    made = _MADE.get(kind)
    return made(identifier, item) if made else _thing(kind, identifier, item)


def _thing(kind: str, identifier: str, item: s.ThingShape) -> r.Thing:
    return r.Thing(
        kind,
        identifier,
        r.Text(item.name, item.zh),
        tuple(item.aliases),
        item.says,
        specs(item.specs),
        notes(item.notes),
        item.developer,
        item.released or "",
        item.retired or "",
        item.placeholder,
        tuple(item.members),
        tuple(item.broader),
        tuple(item.measures),
        item.chance,
        item.items,
        item.trains,
    )


def _source(identifier: str, item: s.SourceShape) -> r.Source:
    return r.Source(
        id=identifier,
        name=r.Text(item.title, item.zh),
        aliases=tuple(item.aliases),
        says=item.says,
        specs=specs(item.specs),
        notes=notes(item.notes),
        authors=item.authors,
        published=item.published,
        dating=item.dating,
        venue=item.venue,
        url=item.url,
        arxiv=item.arxiv,
        source_kind=item.kind,
        group=item.group or "",
    )


def _step(identifier: str, item: s.StepShape) -> r.Step:
    return r.Step(
        identifier,
        item.output,
        tuple(item.inputs),
        tuple(item.methods),
        tuple(item.datasets),
        item.date or "",
        item.until or "",
        item.relation,
        item.says,
        _stated(item.stated),
        notes(item.notes),
    )


def _claim(identifier: str, item: s.ClaimShape) -> r.Claim:
    over = item.override
    return r.Claim(
        id=identifier,
        kind=item.kind,
        says=item.says,
        about=tuple(item.about),
        cause=tuple(item.cause),
        effects=tuple(item.effects.items()),
        versus=item.versus or "",
        stated=_stated(item.stated),
        rivals=tuple(item.rivals),
        override=r.Override(over.level, over.reason, over.by, over.date) if over else None,
        notes=notes(item.notes),
    )


def _question(identifier: str, item: s.QuestionShape) -> r.Question:
    return r.Question(
        id=identifier,
        says=item.says,
        about=tuple(item.about),
        raised=_places(item.raised),
        experiment=item.experiment,
        answered=notes(item.answered),
        notes=notes(item.notes),
    )


def _event(identifier: str, item: s.EventShape) -> r.Event:
    return r.Event(
        id=identifier,
        says=item.says,
        date=item.date or "",
        about=tuple(item.about),
        source=item.source or "",
        at=item.at,
        notes=notes(item.notes),
    )


def _term(identifier: str, item: s.TermShape) -> r.Term:
    return r.Term(
        id=identifier,
        name=r.Text(item.name, item.zh),
        aliases=tuple(item.aliases),
        says=item.says,
        about=tuple(item.about),
        source=item.source or "",
        at=item.at,
        notes=notes(item.notes),
    )


# what has a shape of its own; all other kinds are things
_MADE: dict[str, Callable[[str, Any], r.Record]] = {
    "source": _source,
    "step": _step,
    "claim": _claim,
    "question": _question,
    "event": _event,
    "term": _term,
}


def score(item: s.ScoreShape) -> r.Score:
    """A score from its shape."""
    # the fields of both stand in one order: there are millions of scores, and this is how they are moved at once
    held = vars(item)
    if item.settings or item.source is None or item.date is None:
        settings = tuple(sorted(item.settings.items())) if item.settings else ()
        held = {**held, "settings": settings, "source": item.source or "", "date": item.date or ""}
    return r.Score._make(held.values())


def evidence(target: str, item: s.BackedShape) -> Iterator[tuple[r.Evidence, Path]]:
    """The evidence on a record, each with its place below that of the record."""
    for stance in STANCES:
        for i, line in enumerate(getattr(item, stance)):
            found = r.Evidence(
                target=target,
                stance=stance,
                source=line.source,
                at=line.at,
                kind=line.kind,
                finding=line.finding,
                date=line.date or "",
                group=line.group or "",
                stated=line.stated,
                concerns=tuple(line.concerns),
                upgrades=tuple(line.upgrades),
                also=_places(line.also),
                cites=line.cites or "",
            )
            yield found, (stance, i)


def specs(items: dict[str, list[s.SpecShape]]) -> tuple[r.Spec, ...]:
    """The values of attributes from their shapes."""
    if not items:
        return ()
    return tuple(
        [
            r.Spec(
                attribute,
                item.value,
                item.unit,
                item.source or "",
                item.at,
                _places(item.also),
                item.stated,
                item.note,
            )
            for attribute, values in items.items()
            for item in values
        ]
    )


def notes(items: Iterable[s.NoteShape]) -> tuple[r.Note, ...]:
    """Remarks from their shapes."""
    return tuple([r.Note(r.Text(item.en, item.zh), item.source or "", item.at) for item in items]) if items else ()


def _places(items: Iterable[s.PlaceShape]) -> tuple[r.Place, ...]:
    return tuple([r.Place(item.source, item.at) for item in items]) if items else ()


def _stated(items: Iterable[s.StatedShape]) -> tuple[r.Stated, ...]:
    return tuple([r.Stated(item.level, item.source or "", item.at) for item in items]) if items else ()
