"""The same question to other tools, side by side: the ancestors of one model, from nothing and from what they keep."""

import json
from pathlib import Path

from benchmarks.hub_models import Asked, asked, edges
from benchmarks.importing import store
from benchmarks.measuring import BenchmarkError, Command, Run, in_turns, median, ran, say
from benchmarks.places import ROOT, Places
from benchmarks.tables import Table

__all__ = ["measure"]

_IN_MEMORY, _IN_FILES = ("networkx", "rustworkx"), ("SQLite", "DuckDB")


def measure(places: Places, sizes: tuple[int, ...], rounds: int) -> list[Table]:
    """A table of walks for all sizes, and one of programs."""
    rows = [row for models in sizes for row in _walks(places, models, rounds)]
    return [
        Table(
            "The ancestors of one model, elsewhere",
            "The graph of a generated lineage, edges alone for the others; abilitytrace's store holds the records, their"
            " evidence, the scores and a full-text index too. *Making* is what comes before the first answer and is kept;"
            " *asking* is a whole process that answers, as long as it must load what the tool does not keep; *within* is"
            f" the query alone inside that process. Making once, asking the median of {rounds}. All find the same number.",
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


def _walks(places: Places, models: int, rounds: int) -> list[tuple[object, ...]]:
    """The rows of one size."""
    say(f"  {models:,} models")
    hub = places.hub(models)
    about = asked(hub)
    table = places.made(f"edges-{models}.tsv", lambda path: _write_edges(hub, path))
    made = store(places, models)
    ours = [_ours(places, models, about) for _ in range(rounds + 1)][1:]
    run = median(ours)
    rows: list[tuple[object, ...]] = [(models, "abilitytrace", made.wall, made.peak, run.wall, None, run.peak)]
    for peer in (*_IN_FILES, *_IN_MEMORY):
        say(f"    {peer}")
        database = places.folder / f"edges-{models}.{peer.lower()}"
        command = _peer(places, peer, table, about, database if peer in _IN_FILES else None)
        first: Run | None = None
        if peer in _IN_FILES:
            for leftover in places.folder.glob(f"{database.name}*"):
                leftover.unlink()
            first, _ = _told(command, about)
        runs = [_told(command, about) for _ in range(rounds)]
        run = median([one for one, _ in runs])
        within = sorted(ask for _, ask in runs)[len(runs) // 2]
        making = (first.wall, first.peak) if first else (None, None)
        rows.append((models, peer, *making, run.wall, within, run.peak))
    return rows


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


def _write_edges(hub: Path, path: Path) -> None:
    with path.open("w", encoding="utf-8") as out:
        for model, parents, _ in edges(hub):
            out.writelines(f"{parent}\t{model}\n" for parent in dict.fromkeys(parents))
            if not parents:
                out.write(f"{model}\n")


def _programs(places: Places, rounds: int) -> Table:
    """Other programs that show what is made from what, beside ours."""
    say("  programs")
    ours = places.program("tree")
    ran(ours)
    ran(places.dbt("parse"))
    shown = {
        "`abilitytrace tree`, the built-in lineage": ours,
        "`sqlite-utils --version`": places.peer("sqlite-utils", "--version"),
        "`pipdeptree`, the environment it stands in": places.peer("pipdeptree", "--warn", "silence"),
        "`dbt ls`, three models": places.dbt("ls", "--quiet"),
    }
    rows = []
    for name, command in shown.items():
        pair = in_turns(command, ours, rounds)
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
