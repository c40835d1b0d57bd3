"""The command line of the benchmarks: which parts, at which sizes; each part is kept as soon as it is measured."""

import argparse
import datetime as dt
import os
import sys
from collections.abc import Callable
from pathlib import Path

from benchmarks import compiling, importing, peers, queries, report, startup
from benchmarks.machine import machine, versions
from benchmarks.measuring import attempted, failures, say
from benchmarks.places import Places
from benchmarks.tables import Table

__all__ = ["PARTS", "main"]

PARTS = ("startup", "compile", "import", "queries", "peers")
# measures nothing: the page is written of what is kept
_PAGE = "page"
_SIZES = "2000,200000,2000000"


def main() -> int:
    """Runs the parts asked for. Returns the exit code: 0 done, 1 something could not be measured, 2 wrong usage."""
    options = _options()
    places = Places(options.folder)
    sizes, rounds = options.sizes, options.rounds
    parts: dict[str, Callable[[], list[Table]]] = {
        "startup": lambda: startup.measure(places, rounds),
        "compile": lambda: compiling.measure(places, max(3, rounds // 3)),
        "import": lambda: importing.measure(places, sizes),
        "queries": lambda: queries.measure(places, sizes, max(3, rounds // 3)),
        "peers": lambda: peers.measure(places, sizes, max(3, rounds // 3)),
    }
    for name in PARTS:
        if name in (options.parts or PARTS):
            _measure(name, parts[name], places)
    report.write(report.load(), PARTS)
    say(f"written: {report.PAGE}")
    return 1 if failures else 0


def _measure(name: str, measure: Callable[[], list[Table]], places: Places) -> None:
    """Measures a part and keeps what it finds; a part that fails leaves the figures of an earlier run alone."""
    say(name)
    on = machine()
    tables = attempted(name, measure)
    if tables is None:
        return
    found = {
        "date": dt.datetime.now(tz=dt.UTC).date().isoformat(),
        "machine": on,
        "load after": f"{os.getloadavg()[0]:.1f}",
        "versions": versions(places),
        "tables": [table._asdict() for table in tables],
    }
    report.save({**report.load(), name: found})


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="benchmarks/run", description="Measures abilitytrace and writes docs/benchmarks.md."
    )
    parser.add_argument(
        "parts",
        nargs="*",
        metavar="PART",
        help=f"of {', '.join(PARTS)}; all if none is given; `{_PAGE}` only writes the page",
    )
    parser.add_argument("--sizes", type=_sizes, default=_sizes(_SIZES), help=f"models, with commas; {_SIZES}")
    parser.add_argument("--rounds", type=int, default=15, help="pairs of runs for each figure of startup; 15")
    parser.add_argument(
        "--folder", type=Path, help="where what is made is kept; a folder of the system's temporary one"
    )
    options = parser.parse_args()
    if unknown := [part for part in options.parts if part not in (*PARTS, _PAGE)]:
        parser.error(f"no part `{unknown[0]}`: choose of {', '.join(PARTS)}")
    if options.rounds < 1:
        parser.error("--rounds: 1 or more")
    return options


def _sizes(text: str) -> tuple[int, ...]:
    sizes = tuple(int(size) for size in text.split(","))
    if not all(size >= 100 for size in sizes):
        raise argparse.ArgumentTypeError("sizes are 100 or more")
    return sizes


if __name__ == "__main__":
    sys.exit(main())
