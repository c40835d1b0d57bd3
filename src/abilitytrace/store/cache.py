"""Finds or makes the store of some files. The cache may be missing, read-only, full or corrupt: answers stay the same.

A store is good when its layout is today's, its own bytes are whole, and every file it was made from is as it was then:
untouched by size, times and inode, or else with the same SHA-256. Anything else is compiled anew, in a file beside it that
then takes its place; where nothing can be written, in memory.
"""

import contextlib
import os
import sqlite3
import time
import zlib
from pathlib import Path

from abilitytrace.builtin import builtin_lineage
from abilitytrace.diagnostics import BadLineage, Diagnostic, Position
from abilitytrace.store.layout import LAYOUT

__all__ = ["TEXTS", "cache_folder", "fingerprint", "is_store", "open_built", "open_store"]

_MAGIC = b"SQLite format 3\0"
# what is always read as text
TEXTS = (".yaml", ".yml", ".jsonl")
# so much of a store is looked at where it lies; all of it would count as memory of ours
_MAPPED_BYTES = 1024 * 1024 * 1024
# a store larger than this is trusted without reading it whole
_CHECKED_BYTES = 32 * 1024 * 1024
# a file touched this shortly before it was read may be touched again without a change of its times: a tick of the
# kernel's clock, or of a file system that keeps whole seconds (FAT: two of them)
_TICK, _COARSE_TICK, _SECOND = 50_000_000, 2_000_000_000, 1_000_000_000
# a half-made store this old belongs to nobody any more
_ABANDONED_SECONDS = 60 * 60
# a store that nobody compiled anew for this long is swept out when another is made
_KEPT_SECONDS = 60 * 24 * 60 * 60


def cache_folder() -> Path:
    """The folder for compiled stores: `ABILITYTRACE_CACHE`, or the user's cache folder."""
    if chosen := os.environ.get("ABILITYTRACE_CACHE"):
        return Path(chosen)
    if os.name == "posix" and os.uname().sysname != "Darwin":
        # the XDG rule is one line; loading platformdirs for it costs four per cent of start-up
        base = os.environ.get("XDG_CACHE_HOME", "")
        return (Path(base) if base.startswith("/") else Path.home() / ".cache") / "abilitytrace"
    from platformdirs import user_cache_path

    return user_cache_path("abilitytrace", appauthor=False)


def fingerprint(path: str) -> str:
    """What the file system says of a file: changes with every write. Empty where there is no such file."""
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return ""
    return f"{found.st_size}.{found.st_mtime_ns}.{found.st_ctime_ns}.{found.st_ino}"


def open_store(paths: tuple[Path, ...]) -> sqlite3.Connection:
    """A read-only connection to the store of these lineage files, later ones laid over earlier ones; or to a store itself.

    Raises BadLineage when the files have errors.
    """
    if (store := _given_store(paths)) is not None:
        return open_built(store)
    names = [os.path.realpath(path) for path in paths]
    key = f"{LAYOUT}-{zlib.crc32(chr(0).join(names).encode(errors='surrogateescape')):08x}"
    folder: Path | None
    try:
        folder = cache_folder()
        for candidate in _candidates(folder, key):
            if (connection := _good_store(candidate, names)) is not None:
                return connection
    except (OSError, RuntimeError, ValueError):
        folder = None
    return _compile(paths, names, folder, key)


def is_store(path: Path) -> bool:
    """Whether a file is a store, such as `import jsonl` makes, and not one to be read as text."""
    if path.suffix.lower() in TEXTS:
        return False
    try:
        # a pipe would be waited for
        if not os.path.isfile(path):
            return False
        with path.open("rb") as file:
            return file.read(len(_MAGIC)) == _MAGIC
    except (OSError, ValueError):
        return False


def open_built(path: Path) -> sqlite3.Connection:
    """A read-only connection to a store file. Raises BadLineage where it is not whole, or of another version."""
    try:
        connection = _open(path)
        found = connection.execute("select value from meta where key = 'layout'").fetchone()
    except sqlite3.Error as error:
        raise _refused(path, f"`{path}` is no store of lineages: {error}", "import its files again") from None
    if found != (LAYOUT,) or os.path.exists(f"{path}-journal"):
        connection.close()
        if found and found != (LAYOUT,):
            raise _refused(path, f"`{path}` was made by another version of abilitytrace", "import its files again")
        raise _refused(path, f"`{path}` is not finished", "run the import again: it goes on where it was stopped")
    # pages are looked at where they lie: copying them is half the time of a question that walks over all rows
    connection.execute(f"pragma mmap_size = {_MAPPED_BYTES}")
    return connection


def _given_store(paths: tuple[Path, ...]) -> Path | None:
    """The store among some files. It holds the lineage that it was laid over, and nothing can be laid over it."""
    stores = [path for path in paths if is_store(path)]
    if not stores:
        return None
    others = [path for path in paths if path != stores[0] and path != builtin_lineage()]
    if others:
        message = f"`{stores[0]}` is a store: nothing can be laid over it, `{others[0]}` neither"
        raise _refused(stores[0], message, "import both together, or ask them one after the other")
    return stores[0]


def _refused(path: Path, message: str, help_: str) -> BadLineage:
    return BadLineage((Diagnostic("E101", Position(str(path)), message, help_),))


def _candidates(folder: Path, key: str) -> list[Path]:
    """The stores kept for a key: `<key>-<CRC-32 of the store itself>.sqlite`, one unless two processes raced."""
    if not folder.is_dir():
        return []
    return [
        folder / name for name in sorted(os.listdir(folder)) if name.startswith(f"{key}-") and name.endswith(".sqlite")
    ]


def _good_store(path: Path, names: list[str]) -> sqlite3.Connection | None:
    """An open connection if the store at `path` is whole and fits its files as they are now."""
    connection = None
    try:
        if path.stat().st_size <= _CHECKED_BYTES and _checksum(path) != path.stem.rpartition("-")[2]:
            return None
        connection = _open(path)
        meta = dict(connection.execute("select key, value from meta").fetchall())
        inputs = connection.execute("select path, sha256, fingerprint from input order by seq").fetchall()
        roots = os.fsencode("\0".join(names))
        if meta["layout"] == LAYOUT and meta["roots"] == roots and inputs:
            if all(map(_is_untouched, inputs)):
                return connection
            now = time.time_ns()
            if all(map(_is_unchanged, inputs)):
                _refresh(path, inputs, now)
                return connection
    except (sqlite3.Error, KeyError, OSError, ValueError):
        pass
    if connection is not None:
        connection.close()
    return None


def _is_untouched(kept: tuple[bytes, str, str]) -> bool:
    """Whether nobody wrote a file since it was read."""
    return bool(kept[2]) and fingerprint(os.fsdecode(kept[0])) == kept[2]


def _is_unchanged(kept: tuple[bytes, str, str]) -> bool:
    """Whether a file still has the content it was read with."""
    if _is_untouched(kept):
        return True
    import hashlib

    with Path(os.fsdecode(kept[0])).open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == kept[1]


def _refresh(path: Path, inputs: list[tuple[bytes, str, str]], since: int) -> None:
    """Notes in a store how its files look now, so that the next start need not read them again; if it can be written."""
    kept = [(_settled(os.fsdecode(file), since), i) for i, (file, _, _) in enumerate(inputs)]
    if path.stat().st_size > _CHECKED_BYTES or not any(now != inputs[i][2] for now, i in kept if now):
        return
    temporary = path.with_name(f"{path.stem}.{os.getpid()}.{since}.part")
    with contextlib.suppress(OSError, sqlite3.Error):
        try:
            temporary.write_bytes(path.read_bytes())
            with contextlib.closing(sqlite3.connect(temporary)) as store, store:
                store.execute("pragma journal_mode = off")
                store.executemany("update input set fingerprint = ? where seq = ?", kept)
            temporary.replace(path.with_name(f"{path.stem.rpartition('-')[0]}-{_checksum(temporary)}.sqlite"))
            path.unlink()
        finally:
            temporary.unlink(missing_ok=True)


def _open(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)


def _checksum(path: Path) -> str:
    """CRC-32 of a file: tells a damaged store from a whole one."""
    return f"{zlib.crc32(path.read_bytes()):08x}"


def _settled(path: str, since: int) -> str:
    """A file's fingerprint, or nothing when it was touched so shortly before reading that a later write might not show."""
    try:
        found = os.stat(path)
    except OSError:
        return ""
    tick = _TICK if found.st_mtime_ns % _SECOND else _COARSE_TICK
    settled = since - max(found.st_mtime_ns, found.st_ctime_ns) > tick
    return fingerprint(path) if settled else ""


def _sweep(folder: Path, key: str, keep: Path) -> None:
    """Removes what the new store replaces, and stores that have long not been made anew."""
    before = time.time() - _KEPT_SECONDS
    for path in folder.glob("*.sqlite"):
        with contextlib.suppress(OSError):
            if path != keep and (path.name.startswith(f"{key}-") or path.stat().st_mtime < before):
                path.unlink()
    for path in folder.glob("*.part"):
        with contextlib.suppress(OSError):
            # left by a process that was killed
            if path.stat().st_mtime < time.time() - _ABANDONED_SECONDS:
                path.unlink()


def _compile(paths: tuple[Path, ...], names: list[str], folder: Path | None, key: str) -> sqlite3.Connection:
    """Reads, checks and compiles the files, into the cache if it can be written."""
    # the heavy part of the program: pydantic, yaml and networkx are loaded here and only here
    from abilitytrace.checks import check
    from abilitytrace.reading.files import read_files
    from abilitytrace.store.compile import Kept, compile_store, without_collecting

    with without_collecting():
        started = time.time_ns()
        draft, inputs = read_files(paths)
        problems = check(draft)
        if any(problem.is_error for problem in problems):
            raise BadLineage(problems)
        kept = [Kept(os.path.realpath(item.path), item.sha256, _settled(item.path, started)) for item in inputs]
        if folder is not None:
            with contextlib.suppress(OSError, sqlite3.Error):
                folder.mkdir(parents=True, exist_ok=True)
                temporary = folder / f"{key}.{os.getpid()}.{started}.part"
                try:
                    compile_store(draft, kept, "\0".join(names), temporary).close()
                    final = folder / f"{key}-{_checksum(temporary)}.sqlite"
                    temporary.replace(final)
                    _sweep(folder, key, final)
                    return _open(final)
                finally:
                    temporary.unlink(missing_ok=True)
        return compile_store(draft, kept, "\0".join(names), ":memory:")
