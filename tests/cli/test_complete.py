"""Completion: ids with their names beside them, in the shells that show these, and commands from the table alone."""

import subprocess
import sys
from collections.abc import Callable

import pytest

from abilitytrace.cli.app import COMMANDS
from abilitytrace.lineage import Lineage

_RUN = "import sys; sys.argv = ['abilitytrace']; from abilitytrace.cli import run; run()"

Completed = Callable[..., str]


@pytest.fixture
def completed(environment: Callable[..., dict[str, str]], builtin: Lineage) -> Completed:
    """What a shell is told for a line that is being typed."""
    assert builtin.digest  # compiled by now

    def run(shell: str, line: str) -> str:
        told = {
            "_ABILITYTRACE_COMPLETE": f"complete_{shell}",
            "_TYPER_COMPLETE_ARGS": line,
            "_TYPER_COMPLETE_FISH_ACTION": "get-args",
            "COMP_WORDS": line,
            "COMP_CWORD": str(line.count(" ")),
        }
        command = [sys.executable, "-c", _RUN]
        done = subprocess.run(
            command, env={**environment(), **told}, capture_output=True, encoding="utf-8", check=False
        )
        assert done.stderr == ""
        return done.stdout

    return run


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_ids_are_completed(completed: Completed, shell: str) -> None:
    out = completed(shell, "abilitytrace tree code-d")
    assert "code-davinci-002" in out
    assert "gpt-3" not in out


def test_names_stand_beside_ids_where_the_shell_shows_them(completed: Completed) -> None:
    assert '"icl":"' in completed("zsh", "abilitytrace origin ic")
    assert "icl\t" in completed("fish", "abilitytrace origin ic")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_every_command_is_completed(completed: Completed, shell: str) -> None:
    out = completed(shell, "abilitytrace ")
    assert [name for name in COMMANDS if name not in out] == []


def test_commands_are_shown_with_what_they_answer(completed: Completed) -> None:
    assert f"origin\t{COMMANDS['origin'].summary}" in completed("fish", "abilitytrace or")


def test_help_beside_a_completion_is_no_markup(monkeypatch: pytest.MonkeyPatch) -> None:
    from typer import _completion_classes as classes

    from abilitytrace.cli.complete import keep_help_as_it_is

    name = "_sanitize_help_text"
    # put back afterwards
    monkeypatch.setattr(classes, name, vars(classes)[name])
    keep_help_as_it_is()
    assert vars(classes)[name]("GPT [beta] :smile:") == "GPT [beta] :smile:"
