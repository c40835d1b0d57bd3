"""Export → CSV: one table, for spreadsheets and data frames (RFC 4180)."""

import csv as writers
import re
from io import StringIO

from abilitytrace.questions.export import Export
from abilitytrace.render.exports.tables import TABLES, Cell
from abilitytrace.render.exports.text import shown

__all__ = ["csv"]

# what spreadsheets take for the beginning of a formula, the full-width forms too
_FORMULA = re.compile("'*[=+\\-@\t\n＝＋－＠]")


def csv(export: Export, table: str = "steps") -> str:
    """One of TABLES with a header. The last two columns name the graph and the rule that graded it."""
    columns, rows = TABLES[table](export)
    text = StringIO(newline="")
    writer = writers.writer(text, lineterminator="\r\n")
    writer.writerow([*columns, "graph", "rule"])
    writer.writerows([*map(_cell, row), export.sha256, export.rule] for row in rows)
    return text.getvalue()


def _cell(value: Cell) -> str:
    """A cell that no spreadsheet runs: text that looks like a formula is put behind an apostrophe."""
    if isinstance(value, str):
        text = shown(value)
        return f"'{text}" if _FORMULA.match(text) else text
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else repr(value)
