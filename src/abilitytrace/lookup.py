"""Finds records by what people type: ids, names, names misspelt or said in another way, words.

Reads the tables of names and of full-text search. What a record says, and what follows from it, is left to `lineage`.
"""

import sqlite3
from collections.abc import Iterable
from functools import cached_property
from typing import Any, NamedTuple

from abilitytrace.dates import last_day
from abilitytrace.diagnostics import UnknownName, WrongKind
from abilitytrace.names import fold, is_cjk, runs, words
from abilitytrace.records import Source, Term, Thing
from abilitytrace.store.layout import decode
from abilitytrace.vocabulary import SECTIONS

__all__ = ["FOREVER", "RANKED", "Lookup", "Match"]

FOREVER = "9999-12-31"
# values that one query may ask for: SQLite once took a thousand at most
_AT_ONCE = 500
# of more than this, not all are read to find what is near
_LARGE = 20_000
# of more hits, not all are ranked
RANKED = 2_000
# as many words that begin alike are looked for one by one
_SPELT_OUT = 50


class Match(NamedTuple):
    """A name that people use and the record it belongs to. `rank` is 0 for ids, 1 for names, 2 for aliases."""

    name: str
    id: str
    kind: str
    rank: int


class Lookup:
    """The names and words of a lineage. Names hold whenever their record became known, words as of the date."""

    def __init__(self, connection: sqlite3.Connection, as_of: str = "") -> None:
        self._db = connection
        self.as_of = as_of
        self._day = last_day(as_of) or FOREVER

    def match(self, name: str) -> list[Match]:
        """The records that answer to exactly this name, ids before names before aliases."""
        rows = self._db.execute(
            "select shown, id, kind, rank from name where folded = ? order by rank, id", (fold(name),)
        ).fetchall()
        return [Match(*row) for row in rows]

    def names(self, kinds: tuple[str, ...] = ()) -> list[Match]:
        """Every name of the records of some kinds (all kinds for none)."""
        rows = self._db.execute("select shown, id, kind, rank from name order by rank, id").fetchall()
        return [Match(*row) for row in rows if not kinds or row[2] in kinds]

    def names_beginning(self, beginning: str, kinds: tuple[str, ...] = (), most: int = 100) -> list[Match]:
        """At most so many names of the records of some kinds (all kinds for none) that begin so, in alphabetical order."""
        folded = fold(beginning) if beginning else ""
        marks = ", ".join("?" * len(kinds))
        rows = self._db.execute(
            "select shown, id, kind, rank from name where folded >= ? and folded < ?"
            f" {f'and kind in ({marks})' if kinds else ''} order by folded limit ?",
            (folded, f"{folded}\U0010ffff", *kinds, most),
        ).fetchall()
        return [Match(*row) for row in rows]

    def find(self, name: str, *kinds: str) -> str:
        """The id of the record of one of these kinds (any for none) with this id, name or alias.

        Raises WrongKind when only a record of another kind has the name, UnknownName with the nearest names otherwise.
        """
        matches = self.match(name)
        for found in matches:
            if not kinds or found.kind in kinds:
                return found.id
        if matches:
            raise WrongKind(name, matches[0].id, matches[0].kind, kinds)
        raise UnknownName(name, kinds, self.nearest(name, kinds))

    def nearest(self, name: str, kinds: tuple[str, ...] = ()) -> tuple[tuple[str, str, str], ...]:
        """Up to three (name, id, kind) that a misspelt name may mean, best first; each id once."""
        # fuzzy matching is only for mistakes: not on the way of a good question
        from rapidfuzz import fuzz, process
        from rapidfuzz.distance import OSA

        matches = self._resembling(name, kinds)
        folded = [fold(match.name) for match in matches]
        wanted = fold(name)
        found: dict[str, tuple[str, str, str]] = {}
        for scorer, cutoff in ((fuzz.ratio, 70), (fuzz.WRatio, 80)):
            for candidate, _, index in process.extract(wanted, folded, scorer=scorer, score_cutoff=cutoff, limit=12):
                if len(candidate) >= 3 or len(wanted) < 3:
                    match = matches[index]
                    found.setdefault(match.id, (match.name, match.id, match.kind))
        if not found and len(wanted) > 2:
            # one slip, such as two letters swapped, is half of a short word: too much for a ratio
            slips = (match for match, name in zip(matches, folded, strict=True) if OSA.distance(wanted, name) == 1)
            found = {match.id: (match.name, match.id, match.kind) for match in slips}
        return tuple(found.values())[:3]

    def _resembling(self, name: str, kinds: tuple[str, ...]) -> list[Match]:
        """The names that a misspelt one is compared with: all, or where they are too many, those that begin as it does."""
        if not self.is_large:
            return self.names(kinds)
        few = [kind for kind in kinds or SECTIONS.values() if not self._has_more(kind, _LARGE)]
        found = dict.fromkeys(match for kind in few for match in self._names_of(kind))
        folded = fold(name)
        for length in range(len(folded), 1, -1):
            found.update(dict.fromkeys(self.names_beginning(folded[:length], kinds, _LARGE // 10)))
            if len(found) >= _LARGE // 10:
                break
        return list(found)

    @cached_property
    def is_large(self) -> bool:
        """Whether there are too many records to look at each of them for one answer."""
        (last,) = self._db.execute("select max(seq) from record").fetchone()
        return (last or 0) > _LARGE

    def _has_more(self, kind: str, most: int) -> bool:
        row = self._db.execute("select 1 from record where kind = ? limit 1 offset ?", (kind, most)).fetchone()
        return row is not None

    def _names_of(self, kind: str) -> list[Match]:
        """Every name of the records of a kind that has few."""
        rows = self._db.execute("select kind, body from record where kind = ? order by seq", (kind,)).fetchall()
        found = []
        for record in (decode(*row) for row in rows):
            found.append(Match(record.id, record.id, kind, 0))
            if isinstance(record, Thing | Source | Term):
                names = [(name, 1) for name in record.name if name] + [(alias, 2) for alias in record.aliases]
                found += [Match(name, record.id, kind, rank) for name, rank in names]
        return found

    def search(self, query: str, limit: int = 20, kind: str = "") -> list[tuple[str, str]]:
        """(id, kind) of the records, of one kind if given, that hold all words of a query, which is cut as by `names.runs`.

        Best first; where a large lineage has more than `RANKED` of them, in the order of the files, and no more than these.
        """
        wanted = runs(query)
        if not wanted:
            return []
        select = (
            "select id, kind from words join record on record.seq = words.rowid"
            " where words match ? and known <= ? and ? in ('', kind)"
        )
        if self.is_large:
            # what ranks them looks at every one of them: of very many, only those that came first are taken
            found = self._db.execute(f"{select} limit ?", (self._spelt_out(wanted), self._day, kind, RANKED + 1))
            if len(first := found.fetchall()) > RANKED:
                return first[: min(limit, RANKED)]
        ranked = "order by bm25(words, 8.0, 1.0), words.rowid"
        return self._db.execute(f"{select} {ranked} limit ?", (_fts(wanted), self._day, kind, limit)).fetchall()

    def _spelt_out(self, wanted: list[str]) -> str:
        """A full-text query as of `_fts`, with the words themselves in place of a beginning that few have.

        By its beginning, all hits are collected before the first is told; word by word, they are told as they are met.
        """
        self._db.execute("create virtual table if not exists temp.instance using fts5vocab(main, words, instance)")
        parts = []
        for run in wanted:
            found: list[str] = []
            while not is_cjk(run[0]) and len(found) <= _SPELT_OUT:
                # behind the last one: to go through what holds it would take longer than all the rest
                beginning = f"{found[-1]}\0" if found else run
                row = self._db.execute(
                    "select term from temp.instance where term >= ? and term < ? limit 1",
                    (beginning, f"{run}\U0010ffff"),
                ).fetchone()
                if row is None:
                    break
                found.append(row[0])
            is_few = 0 < len(found) <= _SPELT_OUT
            either = " OR ".join([f'"{word}"' for word in found])
            parts.append(f"({either})" if is_few else _fts([run]))
        return " AND ".join(parts)

    def called(self, folded: Iterable[str]) -> list[tuple[str, Match]]:
        """The records that answer to some names, folded already: each name with a match, ids before names before aliases."""
        rows = self._among("select folded, shown, id, kind, rank from name where folded in", folded)
        return sorted(((row[0], Match(*row[1:])) for row in rows), key=lambda pair: (pair[1].rank, pair[1].id))

    def spoken(self, keys: Iterable[str]) -> list[tuple[str, str, Match]]:
        """The names that people say in another way (`store.spoken`), in the order of `called`.

        Each with its key, and all its words where they may be turned round.
        """
        rows = self._among("select key, words, shown, id, kind, rank from spoken where key in", keys)
        return sorted(((*row[:2], Match(*row[2:])) for row in rows), key=lambda row: (row[2].rank, row[2].id))

    def words_like(self, beginning: str, lengths: tuple[int, int]) -> list[str]:
        """The Latin words of titles and names that begin in one way and are of some length."""
        rows = self._db.execute(
            "select term from vocabulary where term >= ? and term < ? and col = 'title' and length(term) between ? and ?",
            (beginning, beginning + "\uffff", *lengths),
        )
        return [word for (word,) in rows.fetchall()]

    def is_titled(self, word: str, kinds: Iterable[str]) -> bool:
        """Whether a word stands in the title or name of a record of one of some kinds."""
        held = tuple(kinds)
        row = self._db.execute(
            "select 1 from words join record on record.seq = words.rowid"
            f" where words match ? and kind in ({', '.join('?' * len(held))}) limit 1",
            (f'title : "{word}"', *held),
        ).fetchone()
        return row is not None

    def _among(self, select: str, values: Iterable[str]) -> list[tuple[Any, ...]]:
        """The rows for any of some values, in the order of the table; few enough at a time for any SQLite."""
        wanted = list(dict.fromkeys(values))
        found: list[tuple[Any, ...]] = []
        for i in range(0, len(wanted), _AT_ONCE):
            part = wanted[i : i + _AT_ONCE]
            found += self._db.execute(f"{select} ({', '.join('?' * len(part))}) order by rowid", part).fetchall()
        return found


def _fts(wanted: list[str]) -> str:
    """A full-text query: Latin words by prefix, runs of Chinese characters as phrases."""
    return " ".join(f'"{" ".join(words(run))}"' + ("" if is_cjk(run[0]) else "*") for run in wanted)
