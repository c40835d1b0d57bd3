"""The help page of a command: plain text, what is its own first."""

import re

from tests.conftest import Run


def test_headings_come_in_order_what_is_the_commands_own_first(run: Run) -> None:
    out = run("tree", "--help").stdout
    assert re.findall(r"^(\S[^:]*):$", out, re.MULTILINE) == ["Arguments", "Options", "Output", "Graph"]
    own, _, shared = out.partition("\nOutput:\n")
    assert "--invert" in own
    assert "--help" in own
    assert "--lang" in shared


def test_every_example_has_a_line(run: Run) -> None:
    out = run("origin", "--help").stdout
    assert "\n  Examples:\n    abilitytrace origin cot\n    abilitytrace origin " in out


def test_there_is_nothing_but_text(run: Run) -> None:
    done = run("origin", "--help", env={"FORCE_COLOR": "1", "NO_COLOR": None})
    assert "\x1b" not in done.stdout
    assert "╭" not in done.stdout
