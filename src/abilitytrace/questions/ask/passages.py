"""The statements of a record, one by one: its own sentence, findings, remarks, values. Looks nothing up."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from abilitytrace.lineage import Lineage
from abilitytrace.questions.parts import knows
from abilitytrace.records import Place, Question, Text
from abilitytrace.wording.forms import stem
from abilitytrace.wording.groups import canonical

__all__ = ["Passage", "other_statements", "own_sentence", "stems_in"]

# the fields of a record that hold names and dates
_FIELDS = ("authors", "developer", "group", "venue", "arxiv", "date", "published", "released")


class Passage(NamedTuple):
    """One statement of a record: what it says, the attribute it gives a value for, where it stands.

    `text` is all of it in both languages, folded, with the names of the attribute.
    `is_own`: it is the record's own sentence, name and id.
    """

    record: str
    says: Text
    text: str
    place: Place = Place("")
    attribute: str = ""
    is_own: bool = False


def _passage(
    record: str, says: Text, more: Iterable[str] = (), *, place: Place | None = None, attribute: str = ""
) -> Passage:
    text = unicodedata.normalize("NFKC", " ".join((*says, *more))).casefold()
    return Passage(record, says, text, place or Place(""), attribute)


@cache
def stems_in(text: str) -> frozenset[str]:
    """The stems of the Latin words of a folded text, as they are and canonical."""
    stems = [stem(word) for word in re.findall("[a-z0-9]+", text)]
    return frozenset((*stems, *canonical(stems)))


def own_sentence(lineage: Lineage, identifier: str) -> Passage:
    """What a record says itself: its sentence, with its names, its id and the names in its fields."""
    record = lineage.get(identifier)
    names = (*getattr(record, "name", ()), *getattr(record, "aliases", ()))
    more = (*names, identifier, *(getattr(record, field, "") for field in _FIELDS))
    place = Place(getattr(record, "source", ""), getattr(record, "at", ""))
    return _passage(identifier, getattr(record, "says", Text("")), more, place=place)._replace(is_own=True)


def other_statements(lineage: Lineage, identifier: str) -> Iterator[Passage]:
    """The findings on a record, its remarks, its values and its experiment."""
    record = lineage.get(identifier)
    for item in lineage.evidence(identifier):
        yield _passage(identifier, item.finding, (item.source,), place=Place(item.source, item.at))
    for note in (*getattr(record, "notes", ()), *getattr(record, "answered", ())):
        yield _passage(identifier, note.says, place=Place(note.source, note.at))
    for spec in getattr(record, "specs", ()):
        if knows(lineage, spec):
            # other names of the attribute are found as mentions, or word by word
            more = (*spec.note, spec.unit, *lineage.thing(spec.attribute).name, spec.attribute)
            place = Place(spec.source, spec.at)
            yield _passage(identifier, spec.value, more, place=place, attribute=spec.attribute)
    if isinstance(record, Question) and record.experiment.en:
        yield _passage(identifier, record.experiment)
