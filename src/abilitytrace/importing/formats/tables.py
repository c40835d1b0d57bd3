"""Tables (`.csv`, `.tsv`) → scores: well-known ones by their headers, any other by the names of its columns."""

from pathlib import Path

from abilitytrace.importing.formats import tables_known, tables_lucie
from abilitytrace.importing.formats.tables_columns import layout
from abilitytrace.importing.formats.tables_file import Table, read_table
from abilitytrace.importing.formats.tables_numbers import Numbers
from abilitytrace.importing.formats.tables_scores import read_scores
from abilitytrace.importing.found import Found, Skipped
from abilitytrace.importing.kinds import ReadOptions

__all__ = ["read"]

_KNOWN = (
    (tables_known.is_leaderboard, tables_known.read_leaderboard),
    (tables_known.is_alpaca, tables_known.read_alpaca),
    (tables_lucie.is_lucie, tables_lucie.read_lucie),
)


def read(path: Path, shown: str, options: ReadOptions) -> Found:
    """One table."""
    found = Found(shown, "evaluation", "Table of scores")
    table = read_table(path)
    if isinstance(table, Skipped):
        return found._replace(skipped=(table,))
    found = found._replace(skipped=table.skipped)
    numbers = Numbers(cell for row in table.rows for cell in row.cells)
    for is_it, read_it in _KNOWN:
        if is_it(table):
            return read_it(table, numbers, found, path)
    return _read_any(table, numbers, found, options)


def _read_any(table: Table, numbers: Numbers, found: Found, options: ReadOptions) -> Found:
    plan = layout(table, numbers, has_model=bool(options.model))
    if isinstance(plan, Skipped):
        return found._replace(skipped=(*found.skipped, plan))
    if tables_known.is_first_leaderboard(table):
        plan, found = tables_known.first_leaderboard(plan), found._replace(title="Open LLM Leaderboard (2023)")
    found = found._replace(skipped=(*found.skipped, *plan.skipped), notes=plan.notes)
    return read_scores(table, plan, numbers, found, options.model)
