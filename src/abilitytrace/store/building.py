"""The file of a store that is being built: found again after a stop, and never in two hands."""

import errno
import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from abilitytrace.diagnostics import BadLineage
from abilitytrace.store.layout import LAYOUT, TABLES

__all__ = ["BUILDING", "opened", "sha256_of", "while_ours"]

# the tables of a store that is being built; none of them is left in one that is done
_TABLES = """
create table building (key text primary key, value text not null) without rowid;
create table part (seq integer primary key, body text not null, first integer not null);
create table reference (identifier text not null, kinds text not null, part integer not null);
create table attached (target text not null, body text not null, part integer not null);
"""
# their names
BUILDING = ("building", "part", "reference", "attached")
# the index of words is written in pieces, and made one of at the end (`WORDS_AT_ONCE`), not again and again on the way
_WORDS_LATER = """
insert into words (words, rank) values ('automerge', 0), ('crisismerge', 1999), ('hashsize', 33554432);
"""
WORDS_AT_ONCE = (
    "insert into words (words) values ('optimize')",
    "insert into words (words, rank) values ('automerge', 4), ('crisismerge', 16), ('hashsize', 1048576)",
)
# rows only ever follow those that are there, so that the journal of a step stays small
_PRAGMAS = "pragma journal_mode = delete; pragma synchronous = off; pragma cache_size = -131072; pragma threads = 2;"


@contextmanager
def opened(building: Path, inputs: list[list[str]]) -> Iterator[sqlite3.Connection]:
    """The store being built of files, each with what the file system says of it: the one that was left, else a new one.

    It stays when a load is stopped, and goes when the files turn out to be bad: they will have changed before the next.
    """
    about = json.dumps([LAYOUT, inputs])
    connection = _locked(building)
    if _about(connection, building) not in ("", about) or not _is_laid_over_the_same(connection):
        while_ours(connection, building.unlink)
        connection = _locked(building)
    with closing(connection):
        connection.executescript(_PRAGMAS)
        if not connection.execute("select 1 from sqlite_master").fetchone():
            connection.executescript(f"begin; {_TABLES} {TABLES} {_WORDS_LATER} commit;")
            with connection:
                connection.execute("insert into building values ('about', ?)", (about,))
        try:
            yield connection
        except BadLineage:
            while_ours(connection, building.unlink)
            raise


def _locked(building: Path) -> sqlite3.Connection:
    """A connection that no other process has as long as it is open: two loads at once would write every part twice."""
    while True:
        building.open("ab").close()
        inode = _inode(building)
        connection = sqlite3.connect(building, timeout=0, isolation_level="IMMEDIATE")
        problem = None
        try:
            # large pages: a store is written from front to end, and the first write fixes their size
            connection.executescript(
                "pragma page_size = 16384; pragma locking_mode = exclusive; begin exclusive; commit;"
            )
        except sqlite3.Error as error:
            problem = error
        # whoever had it before may have put it in its place, or removed it
        is_there = _inode(building) == inode
        if is_there and problem is None:
            return connection
        connection.close()
        if is_there and problem is not None:
            _mend(building, problem)


def _inode(path: Path) -> int:
    """What tells a file from another one of its name; 0 where there is none."""
    try:
        return path.stat().st_ino
    except FileNotFoundError:
        return 0


def _mend(building: Path, problem: sqlite3.Error) -> None:
    """Removes half of a store, as a loss of power leaves it; raises what anything else comes to."""
    if problem.sqlite_errorcode == sqlite3.SQLITE_BUSY:
        raise BlockingIOError(errno.EBUSY, "another import is making it")
    if problem.sqlite_errorcode == sqlite3.SQLITE_NOTADB:
        raise FileExistsError(errno.EEXIST, f"`{building}` stands in its way, which no import made")
    if problem.sqlite_errorcode != sqlite3.SQLITE_CORRUPT:
        raise problem
    building.unlink()


def while_ours(connection: sqlite3.Connection, change: Callable[[], object]) -> None:
    """Moves or removes the file of a connection before anyone else can open it, and closes the connection."""
    try:
        change()
    except PermissionError:
        # a system that leaves open files where they are
        connection.close()
        change()
    connection.close()


def _about(connection: sqlite3.Connection, building: Path) -> str:
    """What a store being built is made from, empty for a new one. Raises FileExistsError where it is something else."""
    try:
        tables = {name for (name,) in connection.execute("select name from sqlite_master")}
        if not tables:
            return ""
        if "building" in tables:
            found = connection.execute("select value from building where key = 'about'").fetchone()
            return str(found[0]) if found else "begun"
        if "meta" in tables:
            return "done"
    except sqlite3.DatabaseError:
        return "damaged"
    connection.close()
    raise FileExistsError(errno.EEXIST, f"`{building}` stands in its way, which no import made")


def _is_laid_over_the_same(connection: sqlite3.Connection) -> bool:
    """Whether the lineage files below are as they were when they were written, with all that they include."""
    if not connection.execute("select 1 from sqlite_master where name = 'building'").fetchone():
        return True
    row = connection.execute("select value from building where key = 'base'").fetchone()
    kept = json.loads(row[0]) if row else []
    with suppress(OSError):
        return sha256_of(Path(path) for path, _ in kept) == [sha256 for _, sha256 in kept]
    return False


def sha256_of(files: Iterable[Path]) -> list[str]:
    """SHA-256 of each file."""
    found = []
    for path in files:
        with path.open("rb") as file:
            found.append(hashlib.file_digest(file, "sha256").hexdigest())
    return found
