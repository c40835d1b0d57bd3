"""A file of separated values → a table: the header and the rows with the lines they begin in.

Commas, semicolons, tabs and upright bars separate; which of them is seen from the header.
"""

import csv
import io
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import NamedTuple

from abilitytrace.importing.files import read_text
from abilitytrace.importing.formats.values import text
from abilitytrace.importing.found import Skipped
from abilitytrace.names import fold

__all__ = ["Row", "Table", "read_table"]

_DELIMITERS = ",;\t|"


class Row(NamedTuple):
    """The cells of one row, as many as the header has, and the line of the file in which it begins."""

    line: int
    cells: tuple[str, ...]

    def at(self, cell: str = "") -> str:
        """The place of the row, or of a cell of it, as a score has it."""
        return f"line {self.line}, {cell}" if cell else f"line {self.line}"

    def skip(self, reason: str, cell: str = "") -> Skipped:
        """Why the row, or a cell of it, is not taken over."""
        return Skipped(cell, reason, self.line, 1)


class Table(NamedTuple):
    """`header` has the names as written, `line` is where it stands; `skipped` are rows that do not fit it."""

    header: tuple[str, ...]
    rows: tuple[Row, ...]
    delimiter: str
    line: int = 1
    skipped: tuple[Skipped, ...] = ()

    def skip(self, reason: str, column: str = "") -> Skipped:
        """Why the table, or a column of it, is not taken over, at its header."""
        return Skipped(f"column `{column[:80]}`" if column else "", reason, self.line, 1)

    def column(self, *names: str) -> int:
        """The first column with one of these names, however they are written; -1 where there is none."""
        wanted = {fold(name) for name in names}
        return next((i for i, name in enumerate(self.header) if name.strip() and fold(name) in wanted), -1)


def read_table(path: Path) -> Table | Skipped:
    """The table in a file. Its first line with more than one cell is the header; comments (`#`) may stand before it."""
    content = read_text(path)
    if isinstance(content, Skipped):
        return content
    if not content.strip():
        return Skipped("", "the file is empty", 1, 1)
    delimiter = _delimiter(content)
    records = list(_records(content, delimiter))
    bad = [cells for _, cells in records if isinstance(cells, Skipped)]
    good = [Row(line, cells) for line, cells in records if not isinstance(cells, Skipped)]
    start = next((i for i, row in enumerate(good) if len(row.cells) > 1 and not row.cells[0].startswith("#")), -1)
    if start < 0:
        none = Skipped("", "no table: no line has several cells separated by `,`, `;`, a tab or `|`", 1, 1)
        return bad[0] if bad else none
    header, below = good[start], good[start + 1 :]
    width = len(header.cells)
    rows = tuple(row for row in below if len(row.cells) == width)
    bad += [row.skip(f"{len(row.cells)} cells, and the header has {width}") for row in below if len(row.cells) != width]
    if not rows and not bad:
        bad.append(header.skip("a header and no rows"))
    return Table(header.cells, rows, delimiter, header.line, tuple(sorted(bad, key=lambda skipped: skipped.line)))


def _records(content: str, delimiter: str) -> Iterator[tuple[int, tuple[str, ...] | Skipped]]:
    """Every record with the line it begins in; blank lines and what a spreadsheet says of the separator are left out."""
    reader = csv.reader(io.StringIO(content, newline=""), delimiter=delimiter, strict=True)
    while True:
        number = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield number, Skipped("", f"not a row of a table: {error}", number, 1)
            continue
        if any(cell.strip() for cell in cells) and not (number == 1 and cells[0].lower() == "sep="):
            yield number, tuple(_plain(cell) for cell in cells)


def _delimiter(content: str) -> str:
    """The separator that cuts the first line that has one into the most cells; a comma where none does."""
    for line in content.splitlines()[:50]:
        outside = "".join(line.split('"')[::2])
        if line.lower().startswith("sep=") and line[4:5] in _DELIMITERS and line[4:5]:
            return line[4]
        if not line.lstrip().startswith("#") and (found := max(_DELIMITERS, key=outside.count)) in outside:
            return found
    return ","


def _plain(cell: str) -> str:
    """The text of a cell: of a link its words, whether written as HTML or as Markdown."""
    if cell.lstrip().startswith("<") and ">" in cell:
        return text(unescape(cell.partition(">")[2].partition("<")[0]))
    if cell.startswith("[") and cell.endswith(")") and "](" in cell:
        return text(cell[1:].partition("](")[0])
    return text(cell)
