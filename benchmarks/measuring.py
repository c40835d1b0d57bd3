"""Runs commands as whole processes and tells what each used; compares two by running them in turns.

On a machine that others use, seconds say little and ratios of neighbours much: every figure of the suite that compares is the
median over pairs of runs, one right after the other.
"""

import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple, TypeVar

__all__ = [
    "BenchmarkError",
    "Command",
    "Pair",
    "Run",
    "attempted",
    "failures",
    "in_turns",
    "instructions",
    "median",
    "python",
    "ran",
    "say",
]

_T = TypeVar("_T")
# what could not be measured in this run of the suite
failures: list[str] = []

_TIMEOUT = 3600


class BenchmarkError(Exception):
    """A command did not do what it is measured for."""


class Command(NamedTuple):
    """A process to run: its arguments, what it finds in the environment beside the usual, the exit codes that are good."""

    argv: tuple[str, ...]
    env: Mapping[str, str] = {}
    good: tuple[int, ...] = (0,)


class Run(NamedTuple):
    """What one run used: seconds of processors, seconds by the clock, and the most memory, in MB of 1,000,000 bytes."""

    cpu: float
    wall: float
    peak: float


class Pair(NamedTuple):
    """A command and its yardstick, run in turns: the medians of the command, and of its ratios to the yardstick."""

    run: Run
    cpu: float
    wall: float


def say(text: str) -> None:
    """Tells the person who waits how far it is."""
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()


def attempted(what: str, measure: Callable[[], _T]) -> _T | None:
    """What a measurement finds; None where it fails, which is said and noted: the other figures are worth having."""
    try:
        return measure()
    except (BenchmarkError, OSError, ValueError, subprocess.SubprocessError) as error:
        say(f"error: {what}: {error}")
        failures.append(what)
        return None


def python(code: str, *args: str) -> Command:
    """A command that runs some Python code."""
    return Command((sys.executable, "-c", code, *args))


def _environment(command: Command) -> dict[str, str]:
    """What a process finds: nothing that makes Python compile its modules at every start, or do other than usual."""
    usual = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "ABILITYTRACE_"))}
    return {**usual, **command.env}


def ran(command: Command) -> tuple[Run, bytes]:
    """Runs a command once: what it used, and its output. Raises BenchmarkError for an exit code that is not good."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        start = time.perf_counter()
        process = subprocess.Popen(command.argv, env=_environment(command), stdout=out, stderr=err)  # noqa: S603
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in command.good:
            err.seek(0)
            told = err.read().decode(errors="replace").strip()[-500:]
            raise BenchmarkError(f"`{' '.join(command.argv)[:200]}` ends with {process.returncode}: {told}")
        out.seek(0)
        scale = 1 if sys.platform == "darwin" else 1024
        return Run(used.ru_utime + used.ru_stime, wall, used.ru_maxrss * scale / 1e6), out.read()


def in_turns(one: Command, yardstick: Command, rounds: int, before: Callable[[], None] | None = None) -> Pair:
    """Runs two commands in turns, after one run of each that does not count; `before` prepares each run of the first."""
    pairs = []
    for i in range(rounds + 1):
        if before is not None:
            before()
        first, second = ran(one)[0], ran(yardstick)[0]
        if i:
            pairs.append((first, second))
    firsts = [first for first, _ in pairs]
    return Pair(
        median(firsts),
        statistics.median(first.cpu / second.cpu for first, second in pairs),
        statistics.median(first.wall / second.wall for first, second in pairs),
    )


def median(runs: Sequence[Run]) -> Run:
    """The median of each figure."""
    return Run(*(statistics.median(figures) for figures in zip(*runs, strict=True)))


def instructions(command: Command) -> int | None:
    """The instructions that a command takes, by Valgrind's Callgrind; None where there is no Valgrind."""
    valgrind = shutil.which("valgrind")
    if valgrind is None:
        return None
    done = subprocess.run(  # noqa: S603
        [valgrind, "--tool=callgrind", "--callgrind-out-file=/dev/null", *command.argv],
        env={**_environment(command), "PYTHONHASHSEED": "0"},
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        timeout=_TIMEOUT,
        check=False,
    )
    found = re.search(r"Collected : (\d+)", done.stderr)
    return int(found[1]) if found else None
