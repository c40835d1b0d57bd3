"""How long a warm answer takes, against importing the libraries that any such tool needs.

    python benchmarks/startup.py

Both run in turns in one go, so that a busy machine disturbs both alike; the ratio is what can be compared between
machines. Prints a Markdown table, times in milliseconds.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

__all__: list[str] = []

ROUNDS = 15
_ANSWER = "abilitytrace origin cot"
_IMPORTS = "import typer, rich.console, rich.table, rich.tree, sqlite3"
_COMMANDS = {
    f"`{_ANSWER}`, warm": [str(Path(sys.executable).with_name("abilitytrace")), "origin", "cot"],
    f'`python -c "{_IMPORTS}"`': [sys.executable, "-c", _IMPORTS],
    '`python -c ""`': [sys.executable, "-c", ""],
}


def main() -> None:
    """Measures and prints."""
    with tempfile.TemporaryDirectory() as cache:
        times = measure({**os.environ, "ABILITYTRACE_CACHE": cache})
    yardstick = list(times.values())[1]
    rows = [
        f"| {name} | {min(taken):.0f} | {statistics.median(taken):.0f} | {min(taken) / min(yardstick):.2f} "
        f"| {statistics.median(taken) / statistics.median(yardstick):.2f} |"
        for name, taken in times.items()
    ]
    head = ["| what | best | median | best, ratio | median, ratio |", "|---|---|---|---|---|"]
    sys.stdout.write("\n".join([*head, *rows]) + "\n")


def measure(environment: dict[str, str]) -> dict[str, list[float]]:
    """The times of every command, ROUNDS of each in turns, after one run that does not count."""
    times: dict[str, list[float]] = {name: [] for name in _COMMANDS}
    for i in range(ROUNDS + 1):
        for name, command in _COMMANDS.items():
            start = time.perf_counter()
            subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=True)  # noqa: S603
            if i:
                times[name].append((time.perf_counter() - start) * 1000)
    return times


if __name__ == "__main__":
    main()
