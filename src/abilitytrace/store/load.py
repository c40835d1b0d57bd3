"""JSON Lines of any size → a store file: read by several processes, written by one, in steps that each hold or do not.

A load that was stopped, by whatever, goes on where it was: the file being built (`<store>.part`) knows up to which byte of
which file it holds everything. It takes the store's place only when it is whole and sound.
"""

import json
import multiprocessing
import os
import signal
import sqlite3
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from abilitytrace.checks import check
from abilitytrace.diagnostics import BadLineage, Diagnostic, Position
from abilitytrace.reading.draft import Draft
from abilitytrace.reading.files import read_files
from abilitytrace.reading.nodes import MAX_PROBLEMS
from abilitytrace.records import Text
from abilitytrace.store.building import BUILDING, opened, sha256_of, while_ours
from abilitytrace.store.cache import fingerprint
from abilitytrace.store.compile import Kept, insert, rows_of, without_collecting, write_meta
from abilitytrace.store.encoding import encode
from abilitytrace.store.inspect import totals
from abilitytrace.store.parts import LoadedPart, Part, parts, prepare_reader, read_part, sources_outside
from abilitytrace.store.settle import known_sources, settle

__all__ = ["Loaded", "Progress", "load"]

# so many parts in a row are read before the first of them is written
_AHEAD = 2

# what is written is sent to the disk in pieces of this size
_FLUSHED_BYTES = 64 * 1024 * 1024

Progress = Callable[[str, int, int], None]


class Loaded(NamedTuple):
    """What came of a load: the store, its size in bytes, what it holds, and from which byte on it had to be read."""

    path: Path
    size: int
    counts: dict[str, int]
    evidence: int
    scores: int
    resumed: int
    title: Text
    digest: str


def load(
    base: tuple[Path, ...], files: tuple[Path, ...], out: Path, *, jobs: int = 1, progress: Progress | None = None
) -> Loaded:
    """Builds a store of `files`, JSON Lines, laid over the lineage files `base`, and puts it at `out`.

    `progress` is told (what is done now, how much is done, of how much). Raises BadLineage with every problem of the files,
    OSError and sqlite3.Error where the store cannot be written, BlockingIOError where another load is at work on it.
    """
    report = progress or (lambda _what, _done, _of: None)
    building = out.with_name(f"{out.name}.part")
    inputs = _inputs((*base, *files))
    # closed behind the connection: to close a file is to give up all locks on it
    with ExitStack() as last, without_collecting(), opened(building, inputs) as connection:
        flush = _Flushing(building, last)
        if not connection.execute("select 1 from building where key = 'base'").fetchone():
            _lay_base(connection, base)
        resumed = _done(connection)
        total = sum(os.path.getsize(path) for path in files)
        with ThreadPoolExecutor(1) as beside:

            def told(what: str, done: int, of: int) -> None:
                flush()
                report(what, done, of)

            problems = _read(connection, files, jobs, resumed, lambda done: told("reading", done, total))
            _hold_still((*base, *files), inputs)
            _raise(problems)
            # beside what has one processor for itself
            digests = beside.submit(sha256_of, files)
            # from here on to the disk itself: what takes the store's place must be there after a loss of power
            connection.execute("pragma synchronous = full")
            with connection:
                _raise(settle(connection, told))
                _finish(connection, base, files, digests.result())
                _hold_still((*base, *files), inputs)
        counts = dict(connection.execute("select kind, count(*) from record group by kind").fetchall())
        _, evidence, scores = totals(connection)
        meta = dict(connection.execute("select key, value from meta").fetchall())
        while_ours(connection, lambda: building.replace(out))
    title = Text(*json.loads(meta["title"]))
    return Loaded(out, out.stat().st_size, counts, evidence, scores, resumed, title, meta["digest"])


class _Flushing:
    """Sends to the disk what was written so far, beside the work: at the end there would be gigabytes to wait for."""

    def __init__(self, path: Path, last: ExitStack) -> None:
        self._descriptor = os.open(path, os.O_RDONLY)
        last.callback(os.close, self._descriptor)
        self._beside = last.enter_context(ThreadPoolExecutor(1))
        self._running: Future[None] | None = None
        self._sent = 0

    def __call__(self) -> None:
        size = os.fstat(self._descriptor).st_size
        if size - self._sent < _FLUSHED_BYTES or (self._running and not self._running.done()):
            return
        self._sent = size
        self._running = self._beside.submit(self._flush)

    def _flush(self) -> None:
        # what cannot be sent now is sent at the end, where it counts
        with suppress(OSError):
            os.fsync(self._descriptor)


def _raise(problems: list[Diagnostic]) -> None:
    if problems:
        found = sorted(set(problems), key=lambda problem: (problem.where, problem.code, problem.message))
        raise BadLineage(tuple(found[:MAX_PROBLEMS]))


def _bad(message: str, help_: str, path: str = "") -> BadLineage:
    return BadLineage((Diagnostic("E101", Position(path), message, help_),))


def _inputs(paths: Iterable[Path]) -> list[list[str]]:
    """Where files are and what the file system says of them. Raises BadLineage for one that cannot be read again."""
    found = []
    for path in paths:
        seen = fingerprint(str(path))
        if not seen:
            raise _bad(f"there is no file `{path}`", "check the path", str(path))
        if not path.is_file():
            # nor a pipe: its parts are read by several processes, and again after a stop
            raise _bad(f"`{path}` is not a regular file", "give the path of a file", str(path))
        found.append([os.path.realpath(path), seen])
    return found


def _hold_still(paths: Iterable[Path], inputs: list[list[str]]) -> None:
    """Raises BadLineage where one of some files is not as it was: half of it would be of then and half of now."""
    for path, was, now in zip(paths, inputs, _inputs(paths), strict=True):
        if was != now:
            raise _bad(f"`{path}` changed while it was read", "run the import again", str(path))


def _lay_base(connection: sqlite3.Connection, base: tuple[Path, ...]) -> None:
    """Writes the records of the lineage files that all others are laid over. Raises BadLineage for their problems."""
    draft, inputs = read_files(base) if base else (Draft(), ())
    problems = check(draft)
    if any(problem.is_error for problem in problems):
        raise BadLineage(problems)
    with connection:
        insert(connection, rows_of(draft, derive=False).tables)
        kept = [(os.path.realpath(item.path), item.sha256) for item in inputs]
        values = {"base": json.dumps(kept), "title": encode(draft.title)}
        connection.executemany("insert into building values (?, ?)", values.items())


def _done(connection: sqlite3.Connection) -> int:
    """How many bytes of the files are in the store."""
    bodies = connection.execute("select body from part").fetchall()
    return sum(part.end - part.start for part in (Part(*json.loads(body)) for (body,) in bodies))


def _read(
    connection: sqlite3.Connection, files: tuple[Path, ...], jobs: int, done: int, told: Callable[[int], None]
) -> list[Diagnostic]:
    """Writes the rows of all parts that are not there yet. Returns what is wrong in them, at most `MAX_PROBLEMS`.

    `done` bytes are there, and `told` is told how many there are after each part.
    """
    problems: list[Diagnostic] = []
    told(done)
    for loaded in _loaded(connection, _missing(connection, files, problems), jobs):
        if not problems and not loaded.problems:
            _write(connection, loaded)
        problems += loaded.problems
        done += loaded.part.end - loaded.part.start
        told(done)
        if len(problems) >= MAX_PROBLEMS:
            break
    return problems


def _missing(connection: sqlite3.Connection, files: tuple[Path, ...], problems: list[Diagnostic]) -> Iterator[Part]:
    """The parts that are not in the store yet, in order."""
    row = connection.execute("select body from part order by seq desc limit 1").fetchone()
    last = Part(*json.loads(row[0])) if row else None
    # whole paths: the next run may be started in another folder
    paths = [os.path.realpath(path) for path in files]
    first = paths.index(last.path) if last else 0
    for path, shown in zip(paths[first:], files[first:], strict=True):
        start, line = (last.end, last.line + last.lines) if last and path == last.path else (0, 1)
        try:
            yield from parts(Path(path), str(shown), start, line)
        except (OSError, ValueError) as error:
            reason = error.strerror if isinstance(error, OSError) else error
            problems.append(Diagnostic("E101", Position(str(shown)), f"cannot read `{shown}`: {reason}"))


def _loaded(connection: sqlite3.Connection, missing: Iterator[Part], jobs: int) -> Iterator[LoadedPart]:
    """The parts as they are read, in order: the first one here, since it tends to name the sources of all others."""
    sources_outside(known_sources(connection))
    for part in missing:
        yield read_part(part)
        break
    else:
        return
    sources = known_sources(connection)
    if jobs < 2:
        sources_outside(sources)
        yield from map(read_part, missing)
        return
    # not forked: the bar on the screen has a thread of its own
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(jobs, context, prepare_reader, (sources,)) as pool:
        waiting: deque[Future[LoadedPart]] = deque()
        try:
            for part in missing:
                with _started_in_peace():
                    waiting.append(pool.submit(read_part, part))
                if len(waiting) > jobs * _AHEAD:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()


@contextmanager
def _started_in_peace() -> Iterator[None]:
    """Keeps Ctrl-C from processes that start meanwhile: who interrupts this one has interrupted them."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _write(connection: sqlite3.Connection, loaded: LoadedPart) -> None:
    """Writes one part: all of it, with the note that it is there, or nothing."""
    with connection:
        (first,) = connection.execute("select coalesce(max(seq) + 1, 0) from record").fetchone()
        insert(connection, loaded.tables)
        done = connection.execute("insert into part (body, first) values (?, ?)", (json.dumps(loaded.part), first))
        number = done.lastrowid
        connection.executemany(f"insert into reference values (?, ?, {number})", loaded.references)
        connection.executemany(
            "insert into attached values (?, ?, ?)", [(item.target, encode(item), number) for item in loaded.attached]
        )
        if loaded.title.en:
            connection.execute(
                "update building set value = ? where key = 'title' and value = ?",
                (encode(loaded.title), encode(Text(""))),
            )


def _finish(
    connection: sqlite3.Connection, base: tuple[Path, ...], files: tuple[Path, ...], digests: list[str]
) -> None:
    """Makes a settled store one like any other."""
    values = dict(connection.execute("select key, value from building").fetchall())
    kept = [Kept(path, sha256, "") for path, sha256 in json.loads(values["base"])]
    kept += [Kept(os.path.realpath(path), sha256, "") for path, sha256 in zip(files, digests, strict=True)]
    write_meta(connection, Text(*json.loads(values["title"])), kept, "\0".join(map(str, (*base, *files))))
    for table in BUILDING:
        connection.execute(f"drop table {table}")
