"""One part of a JSON Lines file → its rows: what several processes do side by side while a large lineage is loaded.

A part is a run of whole lines. Nothing here knows the database, nor the other parts.
"""

import gc
import marshal
import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator, Mapping
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import NamedTuple

from abilitytrace.checks.evidence import kind_not_of_lineage
from abilitytrace.checks.measured import score_out_of_range
from abilitytrace.checks.references import duplicate_ids
from abilitytrace.diagnostics import Diagnostic
from abilitytrace.reading.draft import Draft, Published, resolved
from abilitytrace.reading.files import shaped
from abilitytrace.reading.lines import documents
from abilitytrace.reading.nodes import MAX_PROBLEMS
from abilitytrace.records import Evidence, Text
from abilitytrace.store.rows import Attached, Rows

__all__ = ["LoadedPart", "Part", "parts", "prepare_reader", "read_part", "sources_outside"]

# so much of a file is read at a time: its records take some twenty times as much memory
_PART_BYTES = 4 * 1024 * 1024
# a line longer than this is no record
_LINE_BYTES = 16 * 1024 * 1024


class Part(NamedTuple):
    """Whole lines of a file, shown as `shown`: bytes `start` up to `end`, `lines` of them, the first one `line`."""

    path: str
    shown: str
    start: int
    end: int
    line: int
    lines: int


class LoadedPart(NamedTuple):
    """What a part holds. `references` are (id, kinds that fit, separated by blanks) which it does not define itself."""

    part: Part
    title: Text
    # as marshal writes them, twice as fast as pickle: this goes from one process to another of the same program
    packed: bytes
    attached: list[Attached]
    references: list[tuple[str, str]]
    problems: list[Diagnostic]

    @property
    def tables(self) -> dict[str, list[tuple[object, ...]]]:
        """The rows by table, for the tables that have some."""
        found: dict[str, list[tuple[object, ...]]] = marshal.loads(self.packed)  # noqa: S302
        return found


def parts(path: Path, shown: str, start: int = 0, line: int = 1) -> Iterator[Part]:
    """Cuts a file into parts, from a byte on that begins a line. Raises ValueError for a line too long to be a record."""
    with path.open("rb") as file:
        file.seek(start)
        while content := file.read(_PART_BYTES):
            content += file.readline(_LINE_BYTES)
            end = start + len(content)
            if not content.endswith(b"\n") and file.read(1):
                last = line + content.count(b"\n")
                raise ValueError(f"line {last} is longer than {_LINE_BYTES // 2**20} MiB")
            lines = content.count(b"\n")
            yield Part(str(path), shown, start, end, line, lines)
            line, start = line + lines, end


# in a process that reads parts: what is known of the sources outside them
_sources: dict[str, Published] = {}


def sources_outside(sources: Mapping[str, Published]) -> None:
    """Tells a process what the sources are that parts take as given."""
    _sources.clear()
    _sources.update(sources)


def prepare_reader(sources: Mapping[str, Published]) -> None:
    """Makes a process of its own ready to read parts."""
    sources_outside(sources)
    # records hold no rings: looking for some after every few of them would double the time
    gc.disable()
    # the process that writes is interrupted too, and ends this one
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if (parent := multiprocessing.parent_process()) is not None:
        # when the process that writes is killed, nobody waits for this one
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)


def read_part(part: Part) -> LoadedPart:
    """The rows of a part, with all that is wrong in it. Raises OSError where the file can no longer be read."""
    with open(part.path, "rb") as file:
        file.seek(part.start)
        content = file.read(part.end - part.start)
    draft = Draft()
    for document in documents(content, part.shown, part.line):
        draft.problems.extend(document.problems)
        if document.value is None or (file_shape := shaped(document, draft)) is None:
            continue
        if file_shape.include:
            help_ = "name all files in the command"
            draft.problems.append(document.diagnostic("E107", (), "a store follows no `include`", help_, "include"))
        draft.add(file_shape, document._replace(value=None))
    defined = draft.first_definitions
    if len(defined) < len(draft.definitions):
        draft.problems.extend(duplicate_ids(draft))
    draft.problems.extend(score_out_of_range(draft))
    draft.problems.extend(kind_not_of_lineage(draft, only=defined))
    rows = Rows(draft, _evidence(draft), {}, _sources, whole=False)
    references = [
        (identifier, " ".join(fitting))
        for identifier, fitting in rows.references
        if identifier not in defined or (fitting and defined[identifier].kind not in fitting)
    ]
    problems = draft.problems[:MAX_PROBLEMS]
    return LoadedPart(part, draft.title, marshal.dumps(rows.tables), rows.attached, references, problems)


def _evidence(draft: Draft) -> list[Evidence]:
    """The evidence of a part, with date and group where its sources are known."""
    known = {**_sources, **draft.published()}
    return [
        resolved(item, known) if item.source in known and (not item.cites or item.cites in known) else item
        for item, _, _ in draft.evidence
    ]
