"""What can be wrong with a lineage, and the errors that reach a user.

    LineageError
    ├── BadLineage      one or more files cannot be read; carries every problem
    ├── UnknownName     a name that no record has; carries the nearest ones
    ├── WrongKind       a name of a record of another kind
    └── TooMany         more records than one answer can hold

Nothing here prints: the command line turns these into text and exit codes.
"""

from typing import NamedTuple

__all__ = [
    "BadLineage",
    "Diagnostic",
    "LineageError",
    "Position",
    "TooMany",
    "UnknownName",
    "WrongKind",
    "article",
    "either",
]


class Position(NamedTuple):
    """A place in a file: line and column count from 1; line 0 means the file as a whole."""

    path: str
    line: int = 0
    column: int = 0


class Diagnostic(NamedTuple):
    """One problem: a stable code, where, what is wrong, and the way out."""

    code: str
    where: Position
    message: str
    help: str = ""
    line_text: str = ""
    length: int = 1

    @property
    def is_error(self) -> bool:
        """Whether the problem forbids use (`E…`), or is only worth knowing (`W…`)."""
        return self.code.startswith("E")


class LineageError(Exception):
    """Any problem that a user can put right; never a fault of the program."""


class BadLineage(LineageError):
    """The files do not make a lineage. `diagnostics` holds all problems, in file order."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        super().__init__("\n".join(f"{d.code}: {d.message}" for d in diagnostics))
        self.diagnostics = diagnostics


class UnknownName(LineageError):
    """No record has this name. `nearest` holds (name, id, kind) of likely ones, best first, perhaps none."""

    def __init__(self, name: str, kinds: tuple[str, ...], nearest: tuple[tuple[str, str, str], ...]) -> None:
        super().__init__(name)
        self.name, self.kinds, self.nearest = name, kinds, nearest


class WrongKind(LineageError):
    """The name belongs to a record of another kind than the question needs."""

    def __init__(self, name: str, identifier: str, kind: str, wanted: tuple[str, ...]) -> None:
        super().__init__(name)
        self.name, self.identifier, self.kind, self.wanted = name, identifier, kind, wanted


class TooMany(LineageError):
    """A question would read every record of a kind, and there are more of them than one answer can hold."""

    def __init__(self, kind: str, count: int) -> None:
        super().__init__(kind)
        self.kind, self.count = kind, count


def either(kinds: tuple[str, ...]) -> str:
    """Kinds of record as an alternative: `model, method or dataset`; `record` for any."""
    *others, last = kinds or ("record",)
    return f"{', '.join(others)} or {last}" if others else last


def article(words: str) -> str:
    """English words with their indefinite article: `an ability`, `a model`."""
    return f"{'an' if words[:1] in 'aeio' else 'a'} {words}"
