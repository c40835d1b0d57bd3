"""What a warm question loads and does: no reader of files, no graph algebra, no fuzzy matching, and no more than it did.

Nothing here looks at a clock: see `startup_counts`. Times stand in docs/benchmarks.md.
"""

from collections.abc import Callable

import pytest

from abilitytrace.lineage import Lineage
from tests.startup_counts import COMMANDS, Counts, counts, recorded

# what only reading files, checking them, or a mistake needs
_HEAVY = {"pydantic", "pydantic_core", "yaml", "networkx", "rapidfuzz", "platformdirs", "numpy", "scipy", "rich"}
_READERS = {"abilitytrace.reading.files", "abilitytrace.checks", "abilitytrace.graph", "abilitytrace.store.compile"}
# how much more than recorded is let pass: the data grow, and versions of Python differ a little
_MARGIN = 1.15

Loaded = Callable[..., tuple[int, set[str]]]


@pytest.fixture
def ran(environment: Callable[..., dict[str, str]], builtin: Lineage) -> Callable[[str], tuple[int, Counts, set[str]]]:
    """Runs a command in a process of its own on a warm cache: exit code, counts, and the modules loaded at the end."""
    assert builtin.digest  # compiled by now
    return lambda command: counts(command, environment())


@pytest.fixture
def loaded(ran: Callable[[str], tuple[int, Counts, set[str]]]) -> Loaded:
    """As `ran`, without the counts."""

    def run(*args: str) -> tuple[int, set[str]]:
        code, _, modules = ran(" ".join(args))
        return code, modules

    return run


@pytest.mark.parametrize("command", COMMANDS)
def test_a_warm_command_does_no_more_than_it_did(
    ran: Callable[[str], tuple[int, Counts, set[str]]], command: str
) -> None:
    code, found, modules = ran(command)
    assert code == 0
    assert modules & (_HEAVY | _READERS) == set()
    grown = {
        unit: f"{now}, recorded {before}"
        for unit, now, before in zip(Counts._fields, found, recorded()[command], strict=True)
        if now > before * _MARGIN
    }
    assert not grown, f"`{command}` costs more; if that is meant: python -m tests.startup_counts"


def test_every_command_that_is_counted_is_recorded() -> None:
    assert list(recorded()) == list(COMMANDS)


def test_the_counter_sees_what_it_counts(ran: Callable[[str], tuple[int, Counts, set[str]]]) -> None:
    _, small, _ = ran("show cot --field aliases")
    _, large, _ = ran("show cot")
    assert all(one > 0 for one in small)
    assert small.calls < large.calls
    assert small.statements < large.statements


@pytest.mark.parametrize(
    "args",
    [
        "origin icl --model chatgpt --lang zh",
        "origin cot --as-of 2022-12",
        "origin cot --format md",
        "tree --invert chatgpt --format plain",
        "tradeoffs chatgpt --lang zh --charset ascii",
    ],
)
def test_a_warm_question_loads_nothing_heavy(loaded: Loaded, args: str) -> None:
    code, modules = loaded(*args.split())
    assert code == 0
    assert modules & (_HEAVY | _READERS) == set()
    assert "abilitytrace.lineage" in modules


@pytest.mark.parametrize("args", ["--help", "--version"])
def test_help_loads_no_command_and_no_lineage(loaded: Loaded, args: str) -> None:
    code, modules = loaded(args)
    assert code == 0
    assert {name for name in modules if name.startswith("abilitytrace")} <= {
        "abilitytrace",
        "abilitytrace.cli",
        "abilitytrace.cli.app",
    }


def test_a_command_loads_no_other_command(loaded: Loaded) -> None:
    _, modules = loaded("tree", "--depth", "1")
    commands = [name for name in modules if name.startswith("abilitytrace.cli.commands.")]
    assert commands == ["abilitytrace.cli.commands.tree"]


def test_a_mistake_loads_fuzzy_matching_and_nothing_else(loaded: Loaded) -> None:
    code, modules = loaded("origin", "chain-of-thougth")
    assert code == 3
    assert modules & _HEAVY <= {"rapidfuzz", "numpy"}
    assert "rapidfuzz" in modules


def test_a_file_of_ones_own_is_read_with_everything(loaded: Loaded, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Shows that this test can see what it looks for."""
    path = tmp_path_factory.mktemp("own") / "ours.yaml"
    path.write_text("models: {a: {name: A}}", encoding="utf-8")
    _, modules = loaded("tree", "--no-builtin", "-g", str(path))
    assert {"pydantic", "yaml", "abilitytrace.checks", "abilitytrace.store.compile"} <= modules
    # the algebra is for what is wrong
    assert "networkx" not in modules
