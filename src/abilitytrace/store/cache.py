"""Finds or makes the store of some files. The cache may be missing, read-only, full or corrupt: answers stay the same.

A store is good when its layout is today's and every file it was made from still has the content it was made from.
Anything else is compiled anew, in a file beside it that then takes its place; where nothing can be written, in memory.
"""

import contextlib
import hashlib
import os
import sqlite3
import tempfile
from pathlib import Path

from abilitytrace.diagnostics import BadLineage
from abilitytrace.store.layout import LAYOUT

__all__ = ["cache_folder", "open_store"]

# a store larger than this is trusted without reading it whole
_CHECKED_BYTES = 32 * 1024 * 1024


def cache_folder() -> Path:
    """The folder for compiled stores: `ABILITYTRACE_CACHE`, or the user's cache folder."""
    if chosen := os.environ.get("ABILITYTRACE_CACHE"):
        return Path(chosen)
    from platformdirs import user_cache_path

    return user_cache_path("abilitytrace", appauthor=False)


def open_store(paths: tuple[Path, ...]) -> sqlite3.Connection:
    """A read-only connection to the store of these lineage files, later ones laid over earlier ones.

    Raises BadLineage when the files have errors.
    """
    key = hashlib.sha256("\0".join([LAYOUT, *(os.path.abspath(path) for path in paths)]).encode()).hexdigest()[:20]
    folder: Path | None
    try:
        folder = cache_folder()
        for candidate in _candidates(folder, key):
            if (connection := _good_store(candidate)) is not None:
                return connection
    except (OSError, RuntimeError):
        folder = None
    return _compile(paths, folder, key)


def _candidates(folder: Path, key: str) -> list[Path]:
    """The stores kept for a key: `<key>-<SHA-256 of the store itself>.sqlite`, one unless two processes raced."""
    if not folder.is_dir():
        return []
    return [
        folder / name for name in sorted(os.listdir(folder)) if name.startswith(f"{key}-") and name.endswith(".sqlite")
    ]


def _good_store(path: Path) -> sqlite3.Connection | None:
    """An open connection if the store at `path` is whole and fits its files as they are now."""
    connection = None
    try:
        if path.stat().st_size <= _CHECKED_BYTES and _sha256(path)[:20] != path.stem.rpartition("-")[2]:
            return None
        connection = _open(path)
        (layout,) = connection.execute("select value from meta where key = 'layout'").fetchone()
        inputs = connection.execute("select path, sha256 from input order by seq").fetchall()
        if layout == LAYOUT and inputs and all(_sha256(name) == sha256 for name, sha256 in inputs):
            return connection
    except (sqlite3.Error, TypeError, OSError, ValueError):
        pass
    if connection is not None:
        connection.close()
    return None


def _open(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)


def _sha256(path: Path | str) -> str:
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _compile(paths: tuple[Path, ...], folder: Path | None, key: str) -> sqlite3.Connection:
    """Reads, checks and compiles the files, into the cache if it can be written."""
    # the heavy part of the program: pydantic, yaml and networkx are loaded here and only here
    from abilitytrace.checks import check
    from abilitytrace.reading.files import read_files
    from abilitytrace.store.compile import compile_store

    draft, inputs = read_files(paths)
    problems = check(draft)
    if any(problem.is_error for problem in problems):
        raise BadLineage(problems)
    if folder is not None:
        with contextlib.suppress(OSError, sqlite3.Error):
            folder.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(prefix=f"{key}.", suffix=".part", dir=folder)
            os.close(handle)
            temporary = Path(name)
            try:
                compile_store(draft, inputs, temporary).close()
                final = folder / f"{key}-{_sha256(temporary)[:20]}.sqlite"
                stale = [path for path in _candidates(folder, key) if path != final]
                temporary.replace(final)
                for path in stale:
                    path.unlink(missing_ok=True)
                return _open(final)
            finally:
                temporary.unlink(missing_ok=True)
    return compile_store(draft, inputs, ":memory:")
