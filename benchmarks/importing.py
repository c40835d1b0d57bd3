"""How long a large lineage takes to become a store, and the two questions that look at all of it; and how much memory."""

import json
from functools import partial
from pathlib import Path

from benchmarks.measuring import BenchmarkError, Run, attempted, ran, say
from benchmarks.places import Places
from benchmarks.tables import Table

__all__ = ["measure", "store"]

# two edges of five
_METHOD = "hub-adapter"


def measure(places: Places, sizes: tuple[int, ...]) -> list[Table]:
    """A row a size: making the store, then what looks at all of it."""
    rows: list[tuple[object, ...]] = []
    over_all: list[tuple[object, ...]] = []
    for models in sizes:
        say(f"  {models:,} models")
        run = attempted(f"importing {models:,} models", partial(store, places, models, anew=True))
        if run is None:
            continue
        lines, made = places.hub(models), places.folder / f"hub-{models}.store"
        sizes_of = (lines.stat().st_size / 1e6, made.stat().st_size / 1e6)
        rows.append((models, sizes_of[0], run.wall, run.cpu, models / run.wall, sizes_of[1], run.peak))
        over_all += _over_all(places, models, str(made))
    return [
        Table(
            "Importing",
            "`abilitytrace import jsonl`: a generated lineage in the shape of a model hub (0.6 edges and 2.5 scores for"
            " each model, a heavy tail of popular bases) read, checked and made a store with indexes and full-text search.",
            (
                ("models", "count"),
                ("JSON Lines", "MB"),
                ("clock", "s"),
                ("CPU", "s"),
                ("models a second", "count"),
                ("store", "MB"),
                ("memory", "MB"),
            ),
            tuple(rows),
        ),
        Table(
            "Over all of it",
            "`check STORE` asks every rule between records, rings of descent among them; `effect` pools the changes over every"
            " step of the most frequent method, and its own figures are of the process as a whole.",
            (("models", "count"), ("question", "text"), ("clock", "s"), ("CPU", "s"), ("memory", "MB")),
            tuple(over_all),
        ),
    ]


def _over_all(places: Places, models: int, made: str) -> list[tuple[object, ...]]:
    """What the questions over a whole store took: seconds by the clock, of the processors, and memory in MB."""
    rows: list[tuple[object, ...]] = []
    for name, asked in (("check", ("check", made)), (f"effect {_METHOD}", ("effect", _METHOD, "--graph", made))):
        found = attempted(f"{name} of {models:,} models", partial(ran, places.program(*asked)))
        if found is not None:
            rows.append((models, name, found[0].wall, found[0].cpu, found[0].peak))
    return rows


def store(places: Places, models: int, *, anew: bool = False) -> Run:
    """Makes the store of a generated lineage, if there is none that today's program can open: what making it used."""
    path, kept = places.folder / f"hub-{models}.store", places.folder / f"hub-{models}.made.json"
    if not anew and kept.exists() and _opens(places, path):
        return Run(*json.loads(kept.read_text(encoding="utf-8")))
    hub = places.hub(models)
    say(f"  importing {models:,} models")
    kept.unlink(missing_ok=True)
    path.unlink(missing_ok=True)
    run, _ = ran(places.program("import", "jsonl", str(hub), "-o", str(path)))
    kept.write_text(json.dumps(run), encoding="utf-8")
    return run


def _opens(places: Places, path: Path) -> bool:
    try:
        ran(places.program("show", "cot", "--graph", str(path), "--no-builtin"))
    except BenchmarkError:
        return False
    return True
