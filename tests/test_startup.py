"""What a warm question loads: neither the reader of files, nor graph algebra, nor fuzzy matching."""

import json
import subprocess
import sys
from collections.abc import Callable

import pytest

from abilitytrace.lineage import Lineage

_RUN = """
import json, sys
sys.argv = ["abilitytrace", *json.loads(sys.argv[1])]
from abilitytrace.cli import run
try:
    run()
except SystemExit as end:
    code = end.code
print(json.dumps([code, sorted(sys.modules)]), file=sys.stderr)
"""
# what only reading files, checking them, or a mistake needs
_HEAVY = {"pydantic", "pydantic_core", "yaml", "networkx", "rapidfuzz", "platformdirs", "numpy"}
_READERS = {"abilitytrace.reading.files", "abilitytrace.checks", "abilitytrace.graph", "abilitytrace.store.compile"}

Loaded = Callable[..., tuple[int, set[str]]]


@pytest.fixture
def loaded(environment: Callable[..., dict[str, str]], builtin: Lineage) -> Loaded:
    """Runs a command in a process of its own on a warm cache: the exit code and the modules it had loaded at the end."""
    assert builtin.digest  # compiled by now

    def run(*args: str) -> tuple[int, set[str]]:
        command = [sys.executable, "-c", _RUN, json.dumps(args)]
        done = subprocess.run(command, env=environment(), capture_output=True, encoding="utf-8", check=True)
        code, modules = json.loads(done.stderr.splitlines()[-1])
        return code, set(modules)

    return run


@pytest.mark.parametrize(
    "args",
    [
        "origin cot",
        "origin icl --model chatgpt --lang zh",
        "origin cot --as-of 2022-12",
        "origin cot --json",
        "origin cot --format md",
        "diff text-davinci-002 text-davinci-003",
        "tree",
        "tree --invert chatgpt --format plain",
        "tradeoffs chatgpt",
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
    assert modules & _HEAVY == set()
    assert [name for name in modules if name.startswith("abilitytrace.cli.commands.")] == []


def test_a_command_loads_no_other_command(loaded: Loaded) -> None:
    _, modules = loaded("tree", "--depth", "1")
    commands = [name for name in modules if name.startswith("abilitytrace.cli.commands.")]
    assert commands == ["abilitytrace.cli.commands.tree"]


def test_a_mistake_loads_fuzzy_matching_and_nothing_else(loaded: Loaded) -> None:
    code, modules = loaded("origin", "chain of thougth")
    assert code == 3
    assert modules & _HEAVY <= {"rapidfuzz", "numpy"}
    assert "rapidfuzz" in modules


def test_a_file_of_ones_own_is_read_with_everything(loaded: Loaded, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Shows that this test can see what it looks for."""
    path = tmp_path_factory.mktemp("own") / "ours.yaml"
    path.write_text("models: {a: {name: A}}", encoding="utf-8")
    _, modules = loaded("tree", "--no-builtin", "-g", str(path))
    assert {"pydantic", "yaml", "networkx"} <= modules
