"""What an import came to, for the one who ran it: counts, and every decision that was made on the way."""

from typing import NamedTuple

from abilitytrace.importing.imported import Conflict, Guess, Imported, Left, Matched

__all__ = ["Report", "Stored", "report"]


class Report(NamedTuple):
    """A finished import. `target` is the file that was written as the user named it, empty for standard output.

    `files` were read; the counts are of new records. `repeated` scores had the same key and value as another one of the
    run, `already_there` as one in the file that was added to; `completed` of these got their file of single items.
    """

    kind: str
    target: str
    appended: bool
    files: int
    models: int
    benchmarks: int
    datasets: int
    steps: int
    scores: int
    repeated: int
    already_there: int
    sources: tuple[str, ...]
    conflicts: tuple[Conflict, ...]
    matched: tuple[Matched, ...]
    guesses: tuple[Guess, ...]
    left: tuple[Left, ...]
    notes: tuple[Left, ...]
    completed: int = 0


class Stored(NamedTuple):
    """A store that was made. `size` is in bytes, `over` the lineage files that the records were laid over.

    The counts are of all that the store holds, the records of those files as well; `resumed` is the number of bytes of
    `files` that an earlier run had already read.
    """

    target: str
    size: int
    files: tuple[str, ...]
    over: tuple[str, ...]
    models: int
    steps: int
    records: int
    evidence: int
    scores: int
    resumed: int


def report(imported: Imported, kind: str, target: str, files: int, added_to: tuple[int, int] | None = None) -> Report:
    """The account of an import; `added_to` are `already_there` and `completed`, None where no file was added to."""
    already_there, completed = added_to or (0, 0)
    sections = imported.sections
    return Report(
        kind,
        target,
        added_to is not None,
        files,
        len(sections["models"]),
        len(sections["benchmarks"]),
        len(sections["datasets"]),
        len(sections["steps"]),
        len(imported.scores),
        imported.repeated,
        already_there,
        tuple(dict.fromkeys((*sections["sources"], *(score.source for score in imported.scores)))),
        imported.conflicts,
        imported.matched,
        imported.guesses,
        imported.left,
        imported.notes,
        completed,
    )
