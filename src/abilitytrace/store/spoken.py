"""The other ways in which people say a name → rows of the table `spoken`, so that each is found by an index.

A key is the way and what is said, as in `bare:拒绝奶酪`:

same     without points or leading zeros, and what stands before the colon of a title
bare     Chinese without particles
ending   the end of a model's id: `davinci-002` for text-davinci-002
phrase   the stems of an attribute's name without pronouns and articles
tag      the end of a source's id: `t0` for sanh2021t0
stem     the stem of the one word of an ability or method
words    one word of a name that people turn round, the rarest; the row has all of them

The keys hold words of `wording`: `layout.WORDING` changes with those.
"""

import re
import sqlite3
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from abilitytrace.names import fold, is_cjk
from abilitytrace.wording.grammar import ARTICLES, PARTICLES, PRONOUNS, content
from abilitytrace.wording.units import Unit, units_of

__all__ = ["fill_spoken"]

# names whose words people turn round; titles of sources are too long for that
_LOOSE = frozenset({"ability", "attribute", "method", "term", "dataset"})
# kinds of which another form of the one word of a name still means the thing: hallucinate, hallucination
_INFLECTED = frozenset({"ability", "method"})
_SHORTEST_STEM = 5
# a long word may stand for a name whose other words are grammar: "balanced answers"
_TELLING = 7
_TITLE = 3
_YEAR = r"(?:19|20)\d\d"
# the end of an id is a name when it ends in a number of so many digits or more
_SHORTEST_NUMBER = 3
_UNSAID = PARTICLES | {"."}

# plain names of kinds that nobody says in another way are not even looked at
_NAMES = """
select folded, id, kind, rank, shown from name
where kind in ({few}) and (kind not in ('model', 'benchmark') or folded glob '*[^a-z1-9]*' or rank = 0)
order by rowid
"""
_KINDS = ("ability", "attribute", "method", "term", "dataset", "source", "model", "benchmark")
# of a kind with more records than this, names are found as they stand: people copy those
_FEW = 20_000


# an end that many models share names none of them
_DROP_COMMON = """
delete from spoken where key in (select key from spoken where key glob 'ending:*' group by key having count(*) > 50)
"""


class _Name(NamedTuple):
    """A row of the table of names."""

    folded: str
    id: str
    kind: str
    rank: int
    shown: str


class _Row(NamedTuple):
    """A way to say a name, with all its words where they may be turned round."""

    key: str
    name: _Name
    words: frozenset[str] = frozenset()


def fill_spoken(connection: sqlite3.Connection) -> None:
    """Fills the table `spoken` of a store that has all its names."""
    loose: list[_Row] = []
    many = "select 1 from record where kind = ? limit 1 offset ?"
    few = [kind for kind in _KINDS if not connection.execute(many, (kind, _FEW)).fetchone()]

    def rows() -> Iterator[_Row]:
        for values in connection.execute(_NAMES.format(few=", ".join("?" * len(few))), few):
            name = _Name(*values)
            yield from _folded(name)
            if name.kind == "model" and name.rank == 0:
                yield from _endings(name)
            if name.kind in _LOOSE:
                yield from _by_words(name, loose)

    _insert(connection, rows())
    _insert(connection, _by_rarest(loose))
    connection.execute(_DROP_COMMON)


def _insert(connection: sqlite3.Connection, rows: Iterable[_Row]) -> None:
    values = ((row.key, " ".join(sorted(row.words)), *row.name[1:]) for row in rows)
    connection.executemany("insert into spoken values (?, ?, ?, ?, ?, ?)", values)


def _folded(name: _Name) -> Iterator[_Row]:
    """A name as others fold it."""
    folded = name.folded
    for key in dict.fromkeys((re.sub(r"(?<!\d)0+(?=\d)", "", folded), folded.replace(".", ""))):
        if key != folded:
            yield _Row(f"same:{key}", name)
    if name.kind == "source":
        # people cite what stands before the colon of a title
        main = re.split("[:?]", name.shown)[0]
        if main != name.shown and main.count(" ") + 1 >= _TITLE:
            yield _Row(f"same:{fold(main)}", name)
        if name.rank == 0:
            yield _Row(f"tag:{re.split(_YEAR, name.id)[-1]}", name)
    elif _is_chinese(name):
        bare = "".join(character for character in folded if character not in _UNSAID)
        if bare != folded:
            yield _Row(f"bare:{bare}", name)


def _is_chinese(name: _Name) -> bool:
    return not name.folded.isascii() and any(map(is_cjk, name.folded))


def _endings(name: _Name) -> Iterator[_Row]:
    """The ends of a model's id: `002` and `davinci-002` for text-davinci-002."""
    last = re.split(r"[^a-z0-9]+", name.id)[-1]
    if len(last) < _SHORTEST_NUMBER or not last[0].isdigit():
        return
    parts = name.id.split("-")
    for i in range(1, len(parts)):
        tail = parts[i:]
        if tail[0][:1].isdigit() or len(tail) > 1:
            yield _Row(f"ending:{fold('-'.join(tail)).replace('.', '')}", name)


def _by_words(name: _Name, loose: list[_Row]) -> Iterator[_Row]:
    """A name by its words; those that may be turned round are kept in `loose`, until it is known which word is rarest."""
    if _is_chinese(name) and name.kind != "attribute":
        return
    units = units_of(name.shown.casefold())
    if name.kind == "attribute" and len(units) > 1:
        stems = [unit.stem for unit in units if unit.text not in PRONOUNS and unit.text not in ARTICLES]
        yield _Row(f"phrase:{' '.join(stems)}", name)
    if len(units) == 1 and name.kind in _INFLECTED and len(units[0].stem) >= _SHORTEST_STEM:
        yield _Row(f"stem:{units[0].stem}", name)
    if not any(unit.is_chinese for unit in units):
        words = content(unit.stem for unit in units)
        if len(words) > 1 or _is_told(name, units, words):
            loose.append(_Row("", name, words))


def _is_told(name: _Name, units: tuple[Unit, ...], words: frozenset[str]) -> bool:
    """Whether one long word tells which ability is meant."""
    return name.kind == "ability" and len(units) > 1 and any(len(word) >= _TELLING for word in words)


def _by_rarest(loose: list[_Row]) -> Iterator[_Row]:
    """Names by their rarest word, which must be of one thing alone where it is the only one."""
    users: dict[str, set[str]] = {}
    for row in loose:
        for word in row.words:
            users.setdefault(word, set()).add(row.name.id)
    for row in loose:
        rarest = min(sorted(row.words), key=lambda word: len(users[word]))
        if len(row.words) > 1 or len(users[rarest]) == 1:
            yield row._replace(key=f"words:{rarest}")
