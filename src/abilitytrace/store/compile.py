"""Draft → store: writes every table of one SQLite file. Knows no cache and no questions."""

import gc
import hashlib
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from abilitytrace import records as r
from abilitytrace.derived import measured_evidence, told_apart_by_place
from abilitytrace.reading.draft import Draft
from abilitytrace.store.encoding import encode
from abilitytrace.store.layout import INDEXES, LAYOUT, TABLES
from abilitytrace.store.rows import LAST, Rows
from abilitytrace.store.spoken import fill_spoken

__all__ = [
    "Kept",
    "compile_store",
    "digest",
    "drop_taken_names",
    "insert",
    "rows_of",
    "without_collecting",
    "write_meta",
]


class Kept(NamedTuple):
    """What a store remembers of a file it was made from: `fingerprint` is empty when only the content tells changes."""

    path: str
    sha256: str
    fingerprint: str


def digest(inputs: Iterable[Kept]) -> str:
    """The identity of a lineage: SHA-256 over its files' contents in reading order, paths left out."""
    return hashlib.sha256("\n".join(item.sha256 for item in inputs).encode()).hexdigest()


@contextmanager
def without_collecting() -> Iterator[None]:
    """Leaves Python's search for rings of objects alone: records form none, and it would take half of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def compile_store(draft: Draft, inputs: list[Kept], roots: str, path: Path | str) -> sqlite3.Connection:
    """Writes a sound draft into a new database at `path` (`:memory:` too) and returns the open connection.

    `roots` are the paths that were asked for, separated by NUL.
    """
    connection = sqlite3.connect(path)
    connection.executescript(f"pragma journal_mode = off; pragma synchronous = off; {TABLES}")
    with connection:
        insert(connection, rows_of(draft).tables)
        for index in INDEXES.split(";"):
            connection.execute(index)
        drop_taken_names(connection)
        fill_spoken(connection)
        write_meta(connection, draft.title, inputs, roots)
    return connection


def rows_of(draft: Draft, *, derive: bool = True) -> Rows:
    """The rows of a draft that holds a whole lineage, with the evidence that its scores give unless more will come."""
    records: dict[str, r.Record] = {key: definition.record for key, definition in draft.records().items()}
    evidence, places = draft.resolved_evidence(), told_apart_by_place(records, draft.scores)
    if derive:
        evidence += measured_evidence(records, draft.scores, places, evidence)
    return Rows(draft, evidence, places)


def insert(connection: sqlite3.Connection, tables: Mapping[str, list[tuple[object, ...]]]) -> None:
    """Writes rows behind those that are there: numbers, which count from 0 in `tables`, go on from the store's own."""
    behind = {
        table: connection.execute(f"select coalesce(max(seq) + 1, 0) from {table}").fetchone()[0]
        for table in ("record", "evidence", "score")
    }
    for table, rows in tables.items():
        marks = ["?"] * len(rows[0])
        into = table
        if table in behind:
            marks[0] = f"? + {behind[table]}"
        elif table == "words":
            into, marks[0] = "words (rowid, title, body)", f"? + {behind['record']}"
        elif table == "witness":
            marks[1] = f"? + {behind['evidence']}"
        connection.executemany(f"insert into {into} values ({', '.join(marks)})", rows)


def drop_taken_names(connection: sqlite3.Connection) -> None:
    """Drops names without points (`gpt35`) that are somebody's real name, or that two records would share."""
    connection.execute(
        "delete from name where rowid in (select made.rowid"
        " from (select folded from name group by folded having count(*) > 1)"
        " join name made using (folded) join name other using (folded)"
        f" where made.rank = {LAST} and (other.rank < {LAST} or other.id != made.id))"
    )


def write_meta(connection: sqlite3.Connection, title: r.Text, inputs: list[Kept], roots: str) -> None:
    """Writes what a store says of itself. `roots` as for `compile_store`."""
    # paths as bytes: those of files need not be text
    meta = {"layout": LAYOUT, "digest": digest(inputs), "roots": os.fsencode(roots), "title": encode(title)}
    connection.executemany("insert or replace into meta values (?, ?)", meta.items())
    rows = [(i, os.fsencode(item.path), item.sha256, item.fingerprint) for i, item in enumerate(inputs)]
    connection.executemany("insert or replace into input values (?, ?, ?, ?)", rows)
