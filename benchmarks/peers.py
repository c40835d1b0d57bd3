"""The same question to other tools, side by side: the ancestors of one model, from nothing and from what they keep."""

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path

from benchmarks.hub_models import Asked
from benchmarks.importing import store
from benchmarks.measuring import BenchmarkError, Command, Run, attempted, in_turns, median, ran, say
from benchmarks.places import ROOT, Places
from benchmarks.tables import Table

__all__ = ["measure"]

_Row = tuple[float | str | None, ...]

_IN_MEMORY, _IN_FILES = ("networkx", "rustworkx"), ("SQLite", "DuckDB")


def measure(places: Places, sizes: tuple[int, ...], rounds: int) -> list[Table]:
    """A table of walks for all sizes, and one of programs."""
    rows = [row for models in sizes for row in _walks(places, models, rounds)]
    return [
        Table(
            "The ancestors of one model, elsewhere",
            "The graph of a generated lineage, edges alone for the others; abilitytrace's store holds the records, their"
            " evidence, the scores and a full-text index too. *Making* is what comes before the first answer and is kept;"
            " *asking* is a whole process that answers, with the loading where a tool keeps nothing; *within* is the query"
            f" alone inside that process. Making once, asking the median of {rounds}. All find the same number.",
            (
                ("models", "count"),
                ("tool", "text"),
                ("making", "s"),
                ("memory of making", "MB"),
                ("asking", "s"),
                ("within", "ms"),
                ("memory of asking", "MB"),
            ),
            tuple(rows),
        ),
        _programs(places, rounds),
    ]


def _walks(places: Places, models: int, rounds: int) -> list[_Row]:
    """The rows of one size: ours, then those of the others that could be measured."""
    say(f"  {models:,} models")
    about, table = places.asked(models), places.edges(models)
    asking: dict[str, Callable[[], _Row]] = {"abilitytrace": partial(_our_row, places, models, about, rounds)}
    for peer in (*_IN_FILES, *_IN_MEMORY):
        database = places.folder / f"edges-{models}.{peer.lower()}" if peer in _IN_FILES else None
        command = _peer(places, peer, table, about, database)
        asking[peer] = partial(_their_row, command, database, about, rounds)
    rows = []
    for tool, measure_row in asking.items():
        say(f"    {tool}")
        if (row := attempted(f"{tool}, {models:,} models", measure_row)) is not None:
            rows.append((models, tool, *row))
    return rows


def _our_row(places: Places, models: int, about: Asked, rounds: int) -> _Row:
    made = store(places, models)
    run = median([_ours(places, models, about) for _ in range(rounds + 1)][1:])
    return (made.wall, made.peak, run.wall, None, run.peak)


def _their_row(command: Command, database: Path | None, about: Asked, rounds: int) -> _Row:
    """Makes the database anew, if there is one, then asks."""
    making: _Row = (None, None)
    if database is not None:
        for leftover in database.parent.glob(f"{database.name}*"):
            leftover.unlink()
        first, _ = _told(command, about)
        making = (first.wall, first.peak)
    runs = [_told(command, about) for _ in range(rounds)]
    run = median([one for one, _ in runs])
    return (*making, run.wall, sorted(ask for _, ask in runs)[len(runs) // 2], run.peak)


def _ours(places: Places, models: int, about: Asked) -> Run:
    path = str(places.folder / f"hub-{models}.store")
    run, output = ran(places.program("tree", about.model, "--invert", "--json", "--graph", path, "--no-builtin"))
    _same(json.loads(output)["data"]["models"] - 1, about)
    return run


def _peer(places: Places, peer: str, table: Path, about: Asked, database: Path | None) -> Command:
    script = str(ROOT / "benchmarks" / "peer_graphs.py")
    kept = (str(database),) if database else ()
    return places.peer("python", script, peer, str(table), about.model, *kept)


def _told(command: Command, about: Asked) -> tuple[Run, float]:
    """One run of a peer, and the seconds of its query."""
    run, output = ran(command)
    told = json.loads(output)
    _same(told["ancestors"], about)
    return run, told["ask"]


def _same(found: int, about: Asked) -> None:
    if found != about.ancestors:
        raise BenchmarkError(f"{about.model} has {about.ancestors} ancestors, and {found} were found")


def _programs(places: Places, rounds: int) -> Table:
    """Other programs that show what is made from what, beside ours."""
    say("  programs")
    ours = places.program("tree")
    ran(ours)
    attempted("dbt parse", lambda: ran(places.dbt("parse")))
    shown = {
        "`abilitytrace tree`, the built-in lineage": ours,
        "`sqlite-utils --version`": places.peer("sqlite-utils", "--version"),
        "`pipdeptree`, the environment it stands in": places.peer("pipdeptree", "--warn", "silence"),
        "`dbt ls`, three models": places.dbt("ls", "--quiet"),
    }
    rows = []
    for name, command in shown.items():
        pair = attempted(name, partial(in_turns, command, ours, rounds))
        if pair is None:
            continue
        rows.append((name, pair.run.cpu, pair.run.wall, pair.cpu, pair.wall, pair.run.peak))
    return Table(
        "Programs of a like kind",
        f"Whole processes, warm. Ratios are to the first row, run in turns; medians of {rounds} pairs.",
        (
            ("program", "text"),
            ("CPU", "ms"),
            ("clock", "ms"),
            ("CPU, ratio", "ratio"),
            ("clock, ratio", "ratio"),
            ("memory", "MB"),
        ),
        tuple(rows),
    )
