"""Numbers as people write them in tables: percent signs, decimal commas, `±`. Read, and never rescaled."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from abilitytrace.importing.files import finite

__all__ = ["Number", "Numbers", "is_missing"]

_MISSING = ("", "-", "--", "–", "—", "n/a", "na", "none", "null", "nan", "?", "tbd")
_WRITTEN = re.compile(r"([+-]?)(\d{0,400})(?:([.,])(\d{0,400}))?(?:[eE]([+-]?\d{1,4}))?", re.ASCII)
_GROUPED = re.compile(r"[+-]?\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*(?:[.,]\d{1,400})?", re.ASCII)


class Number(NamedTuple):
    """A finite number with its unit (`%` or empty), and what stood behind a `±`."""

    value: float
    unit: str = ""
    spread: str = ""


def is_missing(cell: str) -> bool:
    """Whether a cell says that there is no value."""
    return cell.strip().casefold() in _MISSING


class Numbers:
    """Reads the numbers of one table, after looking at all its cells for how they write decimals."""

    def __init__(self, cells: Iterable[str]) -> None:
        marks = {mark for cell in cells if (mark := _decimal_mark(cell))}
        # with both, or none that is sure, a lone comma may be either
        self.mark = "," if marks == {","} else "."
        self.is_sure = len(marks) == 1

    def read(self, cell: str) -> Number | str:
        """The number in a cell, or why there is none."""
        written, _, spread = _signs(cell).partition("±")
        written, unit = (written.strip()[:-1], "%") if written.strip().endswith("%") else (written, "")
        written = written.strip()
        if not (written := self._with_point(written)):
            return f"`{cell[:60]}` may be a decimal or a number in thousands"
        # float() takes more than tables should hold: `1_0`, `infinity`, digits of other scripts
        match = _WRITTEN.fullmatch(written)
        if not match or not (match[2] or match[4]):
            return f"`{cell[:60]}` is no number"
        value = finite(float(written))
        return f"`{cell[:60]}` is larger than any number here" if value is None else Number(value, unit, spread.strip())

    def _with_point(self, written: str) -> str:
        """The number with a decimal point and no thousands; empty where it may mean two things."""
        marks = [character for character in written if character in ".,"]
        grouped = _GROUPED.fullmatch(written)
        if len(set(marks)) == 2:
            # thousands come first: the last mark is the decimal one
            fits = grouped and marks.count(marks[-1]) == 1 and (not self.is_sure or marks[-1] == self.mark)
            return written.replace(marks[0], "").replace(marks[-1], ".") if fits else ""
        if len(marks) > 1:
            return written.replace(marks[0], "") if grouped else written
        if not marks or marks[0] == self.mark:
            return written.replace(",", ".")
        if grouped:
            return written.replace(marks[0], "") if self.is_sure else ""
        # a decimal written the other way than the rest of the table
        return "" if self.is_sure else written.replace(",", ".")


def _signs(cell: str) -> str:
    return cell.strip().replace("−", "-").replace("％", "%").replace("+/-", "±")


def _decimal_mark(cell: str) -> str:
    """The decimal mark of a cell, where it cannot be one of thousands; empty otherwise."""
    written = _signs(cell).partition("±")[0].strip().rstrip("%").strip()
    match = _WRITTEN.fullmatch(written)
    if not match or not match[3]:
        return ""
    sure = len(match[4]) != 3 or match[2] in ("", "0") or len(match[2]) > 3
    return match[3] if sure else ""
