"""Finds the cues in a clause: words in order, `_` for anything up to a few words."""

from abilitytrace.questions.ask.cues import Table
from abilitytrace.questions.ask.plan import Hit
from abilitytrace.wording.forms import IRREGULAR, stem
from abilitytrace.wording.units import Unit

__all__ = ["hits_of", "longest"]

_GAP = 9
# no ending takes more of a word: so many letters are those of its stem
_HEAD = 3

# stems or characters in order, None for a gap
_Parts = tuple[str | None, ...]


def hits_of(units: tuple[Unit, ...], table: Table) -> list[Hit]:
    """Every cue of a table in the units, by where it begins."""
    cues = _cues_for(units, table)
    return [
        Hit(meaning, span)
        for start, unit in enumerate(units)
        for meaning, parts in cues.get(unit.stem, ())
        if (span := _match(units, start, parts)) is not None
    ]


def _cues_for(units: tuple[Unit, ...], table: Table) -> dict[str, list[tuple[str, _Parts]]]:
    """The cues whose parts all stand in the units, with what they mean, by their first part.

    There are more than a thousand: a look at the first word tells of most of them.
    """
    stems = {unit.stem for unit in units}
    heads = {root[:_HEAD] for root in stems}
    chinese = "".join(unit.text for unit in units if unit.is_chinese)
    found: dict[str, list[tuple[str, _Parts]]] = {}
    for meaning, (english, in_chinese) in table.items():
        for cue in english.split(", "):
            first = cue.partition(" ")[0]
            if IRREGULAR.get(first, first)[:_HEAD] in heads:
                parts = tuple(None if word == "_" else stem(word) for word in cue.split())
                if all(part is None or part in stems for part in parts):
                    found.setdefault(str(parts[0]), []).append((meaning, parts))
        for cue in in_chinese.split(", ") if chinese else ():
            if all(piece in chinese for piece in cue.split("_")):
                found.setdefault(cue[0], []).append((meaning, tuple(None if sign == "_" else sign for sign in cue)))
    return found


def _match(units: tuple[Unit, ...], start: int, parts: tuple[str | None, ...]) -> tuple[int, ...] | None:
    """The units that a cue's parts stand on from `start`; a gap takes as few units as it can."""
    span: list[int] = []
    at, gap = start, False
    for part in parts:
        if part is None:
            gap = True
            continue
        last = min(len(units), at + _GAP) if gap else at + 1
        found = next((i for i in range(at, min(last, len(units))) if units[i].stem == part), None)
        if found is None:
            return None
        span.append(found)
        at, gap = found + 1, False
    return tuple(span)


def longest(hits: list[Hit]) -> list[Hit]:
    """The hits that no longer hit of another meaning covers."""
    return [
        hit
        for hit in hits
        if not any(set(hit.span) < set(other.span) and other.meaning != hit.meaning for other in hits)
    ]
