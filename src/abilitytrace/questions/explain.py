"""What a code of a problem means, with a file that has the problem and one that has not."""

from abilitytrace.checks.codes import CODES, Code
from abilitytrace.diagnostics import UnknownName

__all__ = ["Code", "Codes", "Explained", "explain", "explain_all"]

from typing import NamedTuple


class Explained(NamedTuple):
    """One code, explained."""

    code: Code


class Codes(NamedTuple):
    """All codes, by number."""

    codes: tuple[Code, ...]


def explain(name: str) -> Explained:
    """A code by its name, upper or lower case, also as it is printed: `error[E202]`. Raises UnknownName."""
    wanted = name.strip().upper().removeprefix("ERROR").removeprefix("WARNING").strip("[]: ")
    if wanted not in CODES:
        from abilitytrace.reading.nearest import nearest

        # a slip most often takes E for W, or one digit for another
        near = [code for code in CODES if code[1:] == wanted.lstrip("EW")] or [nearest(wanted, CODES)]
        raise UnknownName(name, ("code",), tuple((CODES[code].title.en, code, "code") for code in near if code))
    return Explained(CODES[wanted])


def explain_all() -> Codes:
    """Every code there is."""
    return Codes(tuple(CODES.values()))
