"""What an import came to, as plain data: the records of a lineage file, and what was decided on the way to them."""

from typing import Any, NamedTuple

from abilitytrace.records import Score

__all__ = ["Conflict", "Guess", "Imported", "Labels", "Left", "Matched"]


class Labels(NamedTuple):
    """What the user calls the source of a run, and `day`, the date of the import as in `dates`.

    `each`: every file is a source of its own. `of` says where the files came from, as the folder's name.
    """

    source: str
    title: str = ""
    of: str = ""
    day: str = ""
    each: bool = False


class Conflict(NamedTuple):
    """One measurement with several values: its model and benchmark by id, and each value with its place."""

    model: str
    benchmark: str
    metric: str
    values: tuple[float, ...]
    places: tuple[str, ...]


class Matched(NamedTuple):
    """A foreign name that the graph knows already, and the record it belongs to."""

    name: str
    id: str
    kind: str


class Guess(NamedTuple):
    """A model that no file names: what it is called, and after what (`file`, `folder`, `path`, or words of a reader)."""

    name: str
    id: str
    after: str


class Left(NamedTuple):
    """What was not taken over: in which file, where, and why. `line` and `column` count from 1, 0 for none."""

    path: str
    at: str
    reason: str
    line: int = 0
    column: int = 0


class Imported(NamedTuple):
    """The records of a lineage file by section, in its order, as plain mappings; scores as records.

    `repeated` scores had the same key and value as another one. Items of scores are absolute paths. `notes` are readings
    that lost nothing and are worth knowing.
    """

    sections: dict[str, dict[str, dict[str, Any]]]
    scores: tuple[Score, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    matched: tuple[Matched, ...] = ()
    guesses: tuple[Guess, ...] = ()
    left: tuple[Left, ...] = ()
    repeated: int = 0
    notes: tuple[Left, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to write: a source alone says nothing."""
        return not self.scores and not any(part for name, part in self.sections.items() if name != "sources")
