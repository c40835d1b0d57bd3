"""Paths and folders → what every file in them holds. A bad file is said and never stops the others."""

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from abilitytrace.importing.found import Found, Skipped
from abilitytrace.importing.kinds import ReadOptions, reader, wants

__all__ = ["Gathered", "Input", "gather", "inputs"]

# folders that hold a program's own files and never results
_NEVER = frozenset((".git", ".hg", ".svn", "__pycache__", "node_modules", ".venv", ".ipynb_checkpoints"))


class Input(NamedTuple):
    """A file to read and the name it is shown by: its path inside the folder that was given."""

    path: Path
    shown: str


class Gathered(NamedTuple):
    """What was found, a Found for each file in the order of their names; and given paths that lead to nothing, with why."""

    founds: tuple[Found, ...]
    missing: tuple[tuple[str, str], ...] = ()


def gather(
    kind: str, paths: Sequence[Path], options: ReadOptions, progress: Callable[[int, int], None] | None = None
) -> Gathered:
    """Reads all files of a kind. `progress` is told how many of how many files are done."""
    files, missing = inputs(kind, paths)
    read = reader(kind)
    founds = []
    for i, (path, shown) in enumerate(files):
        if progress:
            progress(i, len(files))
        try:
            founds.append(read(path, shown, options))
        except (RecursionError, MemoryError) as error:
            reason = "nested too deeply" if isinstance(error, RecursionError) else "too large for the memory"
            founds.append(Found(shown, "", skipped=(Skipped("", reason),)))
    if progress:
        progress(len(files), len(files))
    return Gathered(tuple(founds), missing)


def inputs(kind: str, paths: Sequence[Path]) -> tuple[list[Input], tuple[tuple[str, str], ...]]:
    """The files that some paths stand for, each once, sorted by name inside each folder; and the paths that lead nowhere.

    A file is taken whatever its name; of a folder those whose names the kind wants, at any depth. Files are shown by their
    path inside the one folder given; where several paths were given, inside the folder that holds all of them.
    """
    found: dict[Path, Input] = {}
    missing: list[tuple[str, str]] = []
    root = _root(paths)
    for given in paths:
        if (why := _unusable(given)) is not None:
            missing.append((str(given), why))
            continue
        files = _walk(kind, given, missing) if given.is_dir() else (given,)
        for path in files:
            shown = os.path.relpath(path, root) if root else path.name
            found.setdefault(_real(path), Input(path, shown.replace(os.sep, "/")))
    return list(found.values()), tuple(missing)


def _root(paths: Sequence[Path]) -> str:
    """The folder that names are shown from; empty for a single file."""
    if len(paths) == 1:
        return str(paths[0]) if paths[0].is_dir() else ""
    whole = [os.path.abspath(path) for path in paths]
    try:
        root = os.path.commonpath(whole)
    except ValueError:
        # drives that have nothing in common
        return os.curdir
    return root if os.path.isdir(root) else os.path.dirname(root)


def _unusable(path: Path) -> str | None:
    """Why a path cannot be read at all; None where it can be tried."""
    try:
        path.stat()
        if path.is_dir():
            with os.scandir(path) as entries:
                next(entries, None)
    except FileNotFoundError:
        return "there is no such file or folder"
    except (OSError, ValueError) as error:
        return (getattr(error, "strerror", "") or str(error)).lower()
    return None


def _walk(kind: str, folder: Path, missing: list[tuple[str, str]]) -> Iterator[Path]:
    """The files of a folder that a kind wants, sorted; links are followed, a folder that holds itself is entered once.

    Folders in it that cannot be read go to `missing`, with why.
    """

    def refused(error: OSError) -> None:
        missing.append((str(error.filename), (error.strerror or str(error)).lower()))

    entered = set()
    for here, folders, files in os.walk(folder, followlinks=True, onerror=refused):
        status = os.stat(here)
        if (status.st_dev, status.st_ino) in entered:
            folders.clear()
            continue
        entered.add((status.st_dev, status.st_ino))
        folders[:] = sorted(name for name in folders if name not in _NEVER)
        yield from (Path(here, name) for name in sorted(files) if wants(kind, name))


def _real(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        return path
