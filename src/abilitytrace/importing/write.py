"""An import → a readable lineage file, written so that at every moment the old file or the new one is there whole."""

import contextlib
import os
import stat
import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from abilitytrace.importing.imported import Conflict, Imported
from abilitytrace.importing.yaml_text import block, comment, flow, json_text
from abilitytrace.reading.nodes import MAX_NODES
from abilitytrace.records import Score

__all__ = ["document", "documents", "items_from", "replace_file", "score_lines", "section_lines"]

_SHOWN = 20
# a lineage file may hold MAX_NODES values; some room is left for those who add to it
_MAX_NODES = MAX_NODES * 9 // 10


def document(imported: Imported, title: str, folder: str, include: Iterable[str] = ()) -> str:
    """The text of a new lineage file. `folder` is where it will lie: items of scores are named from there."""
    lines = [*(comment(line) for line in _header(imported, title)), "schema: 1", f"title: {flow(title)}"]
    if names := list(include):
        lines += ["include:", *(f"  - {flow(name)}" for name in names)]
    for section, records in imported.sections.items():
        if records:
            lines += ["", f"{section}:", *section_lines(records, 2)]
    if imported.scores:
        lines += ["", "scores:", *score_lines(imported.scores, imported.conflicts, folder, 2)]
    return "\n".join((*lines, ""))


def documents(imported: Imported, title: str, target: Path) -> dict[Path, str]:
    """The files that an import needs, the one that includes the others last: path → text.

    One file, in JSON Lines where its name says so. In YAML, several where there are more scores than one may hold; parts
    are named after their content, so that no part of an older import is ever overwritten.
    """
    folder = str(target.resolve().parent)
    if target.suffix.lower() == ".jsonl":
        return {target: "\n".join((*_json_lines(imported, title, folder), ""))}
    parts = list(_parts(imported.scores))
    if len(parts) < 2:
        return {target: document(imported, title, folder)}
    found = {}
    for i, scores in enumerate(parts):
        text = "\n".join(("schema: 1", "scores:", *score_lines(scores, imported.conflicts, folder, 2), ""))
        mark = f"{zlib.crc32(text.encode()):08x}"
        found[target.with_name(f"{target.stem}.scores-{i + 1:02}-{mark}.yaml")] = text
    found[target] = document(imported._replace(scores=()), title, folder, [path.name for path in found])
    return found


def _json_lines(imported: Imported, title: str, folder: str) -> Iterator[str]:
    """An import with a record or score in each line. There are no comments: the report alone tells of conflicts."""
    yield json_text({"title": title})
    for section, records in imported.sections.items():
        for identifier, record in records.items():
            yield json_text({section: {identifier: record}})
    for score in imported.scores:
        yield json_text({"scores": [_fields(score, folder)]})


def _parts(scores: tuple[Score, ...]) -> Iterator[tuple[Score, ...]]:
    """Scores cut into as many as one file may hold."""
    start = nodes = 0
    for i, score in enumerate(scores):
        # a key and a value for each field, and the mapping itself
        nodes += 2 * (sum(map(bool, score)) + len(score.settings)) + 1
        if nodes > _MAX_NODES:
            yield scores[start:i]
            start, nodes = i, 0
    yield scores[start:]


def _header(imported: Imported, title: str) -> Iterator[str]:
    """Where a file comes from and what was decided, as lines of a comment."""
    yield f"{title}."
    yield "Written by `abilitytrace import`. Values are as the files have them; `at` says which file."
    if imported.matched:
        yield "Used from the graph under their ids:"
        for name, identifier, kind in imported.matched[:_SHOWN]:
            yield f"  {kind} {identifier}" + ("" if name == identifier else f" (here: {name})")
        if len(imported.matched) > _SHOWN:
            yield f"  and {len(imported.matched) - _SHOWN} more"
    if imported.conflicts:
        yield f"Measurements with more than one value: {len(imported.conflicts)}. All values stay, marked `conflict`."
    if imported.left:
        yield f"Not taken over: {len(imported.left)}, each listed when the import ran."


def section_lines(records: dict[str, dict[str, Any]], indent: int) -> Iterator[str]:
    """The records of one section, one after the other."""
    for identifier, record in records.items():
        yield from block(identifier, record, indent)


def score_lines(scores: Iterable[Score], conflicts: Iterable[Conflict], folder: str, indent: int) -> Iterator[str]:
    """A line for each score; one in a conflict says the other values."""
    margin = " " * indent
    others = {
        (conflict.model, conflict.benchmark, conflict.metric, value, place): conflict
        for conflict in conflicts
        for value, place in zip(conflict.values, conflict.places, strict=True)
    }
    for score in scores:
        line = f"{margin}- {flow(_fields(score, folder))}"
        key = (score.model, score.benchmark, score.metric, score.value, score.at)
        if conflict := others.get(key):
            values = ", ".join(f"{value!r}" for value in conflict.values if value != score.value)
            line += f"  # conflict: also measured as {values}"
        yield line


def _fields(score: Score, folder: str) -> dict[str, Any]:
    """What is said of a score, in the order it is read."""
    fields = {
        "model": score.model,
        "benchmark": score.benchmark,
        "metric": score.metric,
        "value": score.value,
        "unit": score.unit,
        "n": score.n,
        "stderr": score.stderr,
        "shots": score.shots,
        "prompting": score.prompting,
        "version": score.version,
        "filter": score.filter,
        "settings": dict(score.settings),
        "better": score.better,
        "date": score.date,
        "source": score.source,
        "at": score.at,
        "items": items_from(folder, score.items) if score.items else "",
        "note": score.note.en,
    }
    return {key: value for key, value in fields.items() if value not in ("", None, {})}


def items_from(folder: str, items: str) -> str:
    """The path of a file of items as a lineage file in this folder names it; one on another drive stays as it is."""
    try:
        return Path(os.path.relpath(items, folder)).as_posix()
    except ValueError:
        return items


def replace_file(path: Path, content: bytes, check: Callable[[Path], None] = lambda _written: None) -> None:
    """Puts content in the place of a file, or of none: written beside it, forced to disk, then renamed over it.

    Permissions stay, a symbolic link goes on pointing where it does, a device is just written to. `check` sees the new
    file before it takes its place, and keeps it from doing so by raising. Raises OSError where it cannot be written.
    """
    target = path.resolve()
    if target.exists() and not target.is_file():
        # a device or pipe is written to, and never put out of its place
        with target.open("wb") as file:
            file.write(content)
        return
    temporary = target.with_name(f".{target.name[:100]}.{os.urandom(4).hex()}.new")
    try:
        with temporary.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        with contextlib.suppress(FileNotFoundError):
            temporary.chmod(stat.S_IMODE(target.stat().st_mode))
        check(temporary)
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)


def _sync_folder(folder: Path) -> None:
    """Forces the new name to disk, where folders can be opened."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
