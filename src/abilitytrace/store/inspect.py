"""What `check` finds in a store: the rules that hold between records, asked of its indexes and never record by record."""

import sqlite3
from collections.abc import Iterator

from abilitytrace import records as r
from abilitytrace.checks.lineage import older_than, ring
from abilitytrace.diagnostics import Diagnostic, Position
from abilitytrace.reading.nodes import MAX_PROBLEMS
from abilitytrace.store.layout import decode
from abilitytrace.store.rules import descent_cycles, listed

__all__ = ["inspect", "totals"]

# of more records with one fault, only how many there are
_LISTED = 100
# every column that holds the id of a record, and what kind of record, empty for any
_REFERENCES = (
    ("step_output", "model", "model"),
    ("step_input", "model", "model"),
    ("score", "model", "model"),
    ("score", "benchmark", "benchmark"),
    ("evidence", "target", ""),
    ("witness", "source", "source"),
    ("mention", "record", ""),
)


def totals(connection: sqlite3.Connection) -> tuple[int, int, int]:
    """How many records, lines of evidence and scores a store holds."""
    records, evidence, scores = (
        connection.execute(f"select count(*) from {table}").fetchone()[0] for table in ("record", "evidence", "score")
    )
    return records, evidence, scores


def inspect(connection: sqlite3.Connection, shown: str) -> Iterator[Diagnostic]:
    """The problems of a store, at most `MAX_PROBLEMS` of each kind; it has no lines to point at, only ids."""
    where = Position(shown)
    for table, column, kind in _REFERENCES:
        rows = connection.execute(
            f"select name from (select distinct {column} as name from {table}) left join record on id = name"
            " where id is null or ? not in ('', kind) limit ?",
            (kind, MAX_PROBLEMS),
        )
        for (identifier,) in rows:
            yield Diagnostic(
                "E202", where, f"`{identifier}` is not a known {kind or 'record'}", "import its files again"
            )
    for models, steps in descent_cycles(connection):
        message = f"models descend from themselves: {ring(models)}"
        yield Diagnostic("E301", where, message, f"remove one of these steps: {listed(steps)}")
    yield from _older_than_parent(connection, where)
    yield from _without_evidence(connection, where)


def _older_than_parent(connection: sqlite3.Connection, where: Position) -> Iterator[Diagnostic]:
    """W302: a step ends before its input was released."""
    rows = connection.execute(
        "select made.body, parent.body, child.body from step_input"
        " join record parent on parent.id = model join record child on child.id = output"
        " join record made on made.id = step where child.known < parent.known and child.known != '' limit ?",
        (MAX_PROBLEMS,),
    )
    for step, parent, child in rows:
        made, model, output = decode("step", step), decode("model", parent), decode("model", child)
        assert isinstance(made, r.Step)
        assert isinstance(model, r.Thing)
        assert isinstance(output, r.Thing)
        end = made.until or made.date or output.released
        if message := older_than(output.id, end, model.id, model.released):
            yield Diagnostic("W302", where, message, "check both dates")


def _without_evidence(connection: sqlite3.Connection, where: Position) -> Iterator[Diagnostic]:
    """W401: a claim or step has no evidence at all; of many, as in a census of models, how many."""
    help_ = "add `supports` or `disputes` with a source"
    for kind in ("claim", "step"):
        without = "from record where kind = ? and not exists (select 1 from evidence where target = id)"
        rows = connection.execute(f"select id {without} limit ?", (kind, _LISTED + 1)).fetchall()
        if len(rows) > _LISTED:
            (count,) = connection.execute(f"select count(*) {without}", (kind,)).fetchone()
            yield Diagnostic("W401", where, f"{count:,} {kind}s have no evidence, `{rows[0][0]}` is the first", help_)
            continue
        for (identifier,) in rows:
            yield Diagnostic("W401", where, f"{kind} `{identifier}` has no evidence", help_)
