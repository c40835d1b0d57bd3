"""What every test may ask for: a lineage from a text, the built-in one, and a run of the command line.

No test reads or writes the user's own cache, settings or locale.
"""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple, Protocol

import pytest
from hypothesis import HealthCheck, settings
from typer.testing import CliRunner

from abilitytrace.builtin import builtin_lineage
from abilitytrace.checks import check
from abilitytrace.cli.app import app
from abilitytrace.diagnostics import Diagnostic
from abilitytrace.lineage import Lineage
from abilitytrace.reading.files import read_files
from abilitytrace.store.cache import open_store

# one profile for all: the same examples in every run, so that a red test stays red until the code changes
settings.register_profile("fixed", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "fixed"))

_NEUTRAL = {
    "COLUMNS": "80",
    "LANG": "C.UTF-8",
    "LC_ALL": None,
    "LC_MESSAGES": None,
    "NO_COLOR": "1",
    "FORCE_COLOR": None,
    "PAGER": None,
}


class Ran(NamedTuple):
    """What a run of the command line left behind."""

    code: int
    stdout: str
    stderr: str


class LineageOf(Protocol):
    """Compiles the YAML text of a lineage file; `as_of` as in Lineage."""

    def __call__(self, text: str, as_of: str = "") -> Lineage: ...


class ProblemsOf(Protocol):
    """Reads and checks the YAML text of a lineage file, or its bytes, in `ours.yaml` with other files beside it."""

    def __call__(self, text: str | bytes, **beside: str) -> tuple[Diagnostic, ...]: ...


class Run(Protocol):
    """Runs the command line inside this process; `env` adds to the neutral environment (None unsets)."""

    def __call__(self, *args: str | Path, env: Mapping[str, str | None] | None = None) -> Ran: ...


class Program(Protocol):
    """Runs the command line as a process of its own; `args` after `python -m abilitytrace`."""

    def __call__(self, *args: str | Path, env: Mapping[str, str | None] | None = None) -> Ran: ...


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of compiled stores that all tests of a session share."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def _own_environment(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keeps the user's environment out of every test."""
    for name in [name for name in os.environ if name.startswith("ABILITYTRACE_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("ABILITYTRACE_CACHE", str(cache))
    # no settings file, neither the user's nor one above the folder of the tests
    monkeypatch.setenv("ABILITYTRACE_CONFIG", "")


@pytest.fixture
def lineage_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[LineageOf]:
    """A function from the text of a lineage file to its Lineage, compiled in a cache of the test's own."""
    opened: list[sqlite3.Connection] = []

    def compiled(text: str, as_of: str = "") -> Lineage:
        monkeypatch.setenv("ABILITYTRACE_CACHE", str(tmp_path / "cache"))
        path = tmp_path / f"lineage-{len(opened)}.yaml"
        path.write_text(text, encoding="utf-8")
        opened.append(open_store((path,)))
        return Lineage(opened[-1], as_of)

    yield compiled
    for connection in opened:
        connection.close()


@pytest.fixture
def problems_of(tmp_path: Path) -> ProblemsOf:
    """A function from the text of a lineage file to all its problems; `more="…"` writes `more.yaml` beside it."""

    def problems(text: str | bytes, **beside: str) -> tuple[Diagnostic, ...]:
        for name, other in beside.items():
            (tmp_path / f"{name}.yaml").write_text(other, encoding="utf-8", newline="")
        path = tmp_path / "ours.yaml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return check(read_files((path,)).draft)

    return problems


@pytest.fixture(scope="session")
def builtin(cache: Path) -> Iterator[Lineage]:
    """The built-in lineage, all of it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ABILITYTRACE_CACHE", str(cache))
        connection = open_store((builtin_lineage(),))
    yield Lineage(connection)
    connection.close()


@pytest.fixture
def run(cache: Path) -> Run:
    """Runs the command line at 80 columns, in UTF-8 English, without colour. An unexpected exception fails the test."""

    def invoke(*args: str | Path, env: Mapping[str, str | None] | None = None) -> Ran:
        around = {**_NEUTRAL, "ABILITYTRACE_CACHE": str(cache), **(env or {})}
        result = CliRunner().invoke(
            app, [str(arg) for arg in args], env=around, catch_exceptions=False, prog_name="abilitytrace"
        )
        return Ran(result.exit_code, result.stdout, result.stderr)

    return invoke


@pytest.fixture
def environment(cache: Path) -> Callable[[Mapping[str, str | None] | None], dict[str, str]]:
    """The neutral environment of a process of its own, with changes (None unsets)."""

    def around(changes: Mapping[str, str | None] | None = None) -> dict[str, str]:
        wanted = {**os.environ, **_NEUTRAL, "ABILITYTRACE_CACHE": str(cache), **(changes or {})}
        return {name: value for name, value in wanted.items() if value is not None}

    return around


@pytest.fixture
def program(environment: Callable[[Mapping[str, str | None] | None], dict[str, str]]) -> Program:
    """Runs `python -m abilitytrace` as a user would."""

    def invoke(*args: str | Path, env: Mapping[str, str | None] | None = None) -> Ran:
        command = [sys.executable, "-m", "abilitytrace", *(str(arg) for arg in args)]
        done = subprocess.run(command, env=environment(env), capture_output=True, encoding="utf-8", check=False)
        return Ran(done.returncode, done.stdout, done.stderr)

    return invoke
