"""The figures of all parts as a page of the documentation, written whole or not at all."""

import json
import os
from pathlib import Path
from textwrap import fill
from typing import Any

from benchmarks.places import ROOT

__all__ = ["PAGE", "RESULTS", "load", "save", "write"]

RESULTS, PAGE = ROOT / "benchmarks" / "results.json", ROOT / "docs" / "benchmarks.md"

_HEAD = """\
# Benchmarks

What answers cost, measured by one command. `benchmarks/run` writes this page, and the figures behind it into
`benchmarks/results.json`.

```text
.venv/bin/python benchmarks/run                       # everything
.venv/bin/python benchmarks/run startup peers         # these parts; the others stay as they were
.venv/bin/python benchmarks/run queries --sizes 2000,200000
.venv/bin/python benchmarks/run page                  # measures nothing, writes the page of the figures that are kept
```

It generates the large lineages (`benchmarks/hub.py`, the same for the same seed) and installs the programs that it compares
with into an environment of their own, all in one folder outside the repository (`--folder`), and finds them there again. The
largest size takes 7 GB there. A part that was stopped is begun anew; parts that were measured stay.

## How to read it

- Every time is of a whole process, from its start to its end, after one run that does not count.
- **Ratios are what to compare.** A command and its yardstick run in turns, so that a machine which others use disturbs both
  alike; a ratio is the median over such pairs. Seconds on their own are worth little: the load stands below.
- CPU is the time of all processors together, *clock* what a person waits. Memory is the most that one process held at
  once; less than about 20 MB cannot be told apart, since a process begins as a copy of the one that starts it.
- Instructions do not depend on what else runs. They depend on the processor, the compiler and the version of Python.

## What is guarded

No test looks at a clock. `tests/test_startup.py` counts what each warm command does, in units that do not change with the
machine or the release of Python: modules of ours that it imports, classes it makes, functions of ours it calls, statements
that SQLite runs. The counts are recorded in `tests/startup.json`, and a command may exceed its own by 15 %. Nor may a warm
command load pydantic, PyYAML, networkx, rapidfuzz or Rich. When a change is meant to cost more, or the data have grown:

```text
python -m tests.startup_counts
```

records the counts anew; look at the difference before you keep it.
"""


def load() -> dict[str, Any]:
    """The results of earlier runs, by part; none where there are none."""
    return json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.exists() else {}


def save(results: dict[str, Any]) -> None:
    """Keeps the results."""
    _replace(RESULTS, json.dumps(results, ensure_ascii=False, indent=1) + "\n")


def write(results: dict[str, Any], order: tuple[str, ...]) -> None:
    """Writes the page."""
    parts = [_HEAD]
    for part in order:
        if part in results:
            parts += [
                f"## {table['title']}\n\n{fill(table['says'], 120)}\n\n{_table(table)}\n\n{_made(results[part])}\n"
                for table in results[part]["tables"]
            ]
    parts.append(_versions([results[part] for part in order if part in results]))
    _replace(PAGE, "\n".join(parts))


def _made(part: dict[str, Any]) -> str:
    machine = part["machine"]
    busy = f"load {machine['load before']} before and {part['load after']} after, on {machine['cores']} cores"
    return f"*{part['date']}, {machine['processor']}, {machine['memory']}, Python {machine['Python']}; {busy}.*"


def _table(table: dict[str, Any]) -> str:
    units = [unit for _, unit in table["columns"]]
    heads = [f"{name}, {unit}" if unit in ("ms", "s", "MB") else name for name, unit in table["columns"]]
    rule = ["---" if unit == "text" else "---:" for unit in units]
    rows = [[_cell(value, unit) for value, unit in zip(row, units, strict=True)] for row in table["rows"]]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (heads, rule, *rows))


def _cell(value: Any, unit: str) -> str:
    """A figure as it is shown: times in the unit of the column, kept in seconds."""
    if value is None:
        return ""
    if unit == "text":
        return str(value)
    if unit == "count":
        return f"{value:,.0f}"
    if unit == "ms":
        return f"{value * 1000:,.0f}" if value >= 0.01 else f"{value * 1000:.2g}"
    if unit == "s":
        return f"{value:,.0f}" if value >= 100 else f"{value:.2f}" if value >= 0.1 else f"{value:.3f}"
    if unit == "MB":
        return f"{value:,.0f}" if value >= 10 else f"{value:.1f}"
    return f"{value:.2f}"


def _versions(parts: list[dict[str, Any]]) -> str:
    found = {name: version for part in parts for name, version in part["versions"].items()}
    rows = "\n".join(f"| {name} | {version} |" for name, version in found.items())
    return f"## Versions\n\n| program | version |\n|---|---|\n{rows}\n"


def _replace(path: Path, text: str) -> None:
    """Writes a file beside its place and moves it there."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    with part.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
