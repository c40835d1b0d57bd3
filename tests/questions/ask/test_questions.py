"""Questions as people type them: the command that runs, what its answer shows, and what is refused."""

import shlex
from typing import Any

import pytest

from tests.conftest import Run
from tests.questions.ask.cases import MISSES, QUESTIONS, commands, found, offered

_UNKNOWN, _TRY = "not known here|这里没有记录", "try|试试"
_WIDE = {"COLUMNS": "100"}


def _wrong(case: dict[str, Any], run: Run) -> list[str]:
    """What is wrong with the answer to a question; nothing for a right one."""
    code, text, errors = run("ask", case["ask"], env=_WIDE)
    ran = "; ".join(commands(text))
    wrong = [errors] if errors else []
    if case.get("refused"):
        # a value that is known not to be recorded is refused by the command that would show it
        wrong += ["answered"] if ran and "--field" not in ran else []
        wrong += [f"exit code {code}"] if code != 1 else []
        wrong += [sign for sign in (_UNKNOWN, _TRY) if not found(sign, text)]
        return wrong + ([] if len(offered(text)) > 1 else ["too little to try"])
    wrong += [f"exit code {code}"] if code else []
    wrong += [f"ran {ran}"] if not found(case.get("runs", ""), ran) or not ran else []
    wrong += [f"lacks {pattern}" for pattern in case.get("shows", ()) if not found(pattern, text)]
    return wrong + (["half"] if case.get("half") and not found(_UNKNOWN, text) else [])


@pytest.mark.parametrize("case", QUESTIONS, ids=lambda case: case["ask"])
def test_question(case: dict[str, Any], run: Run) -> None:
    assert _wrong(case, run) == []


@pytest.mark.parametrize("case", MISSES, ids=lambda case: case["ask"])
@pytest.mark.xfail(reason="known miss")
def test_known_miss(case: dict[str, Any], run: Run) -> None:
    assert _wrong(case, run) == []


def test_at_least_95_of_100_are_right() -> None:
    assert len(MISSES) / (len(QUESTIONS) + len(MISSES)) <= 0.05


def test_a_fifth_lies_outside() -> None:
    assert sum(bool(case.get("refused")) for case in QUESTIONS) > len(QUESTIONS) / 5


def _shape(command: str) -> tuple[str, ...]:
    """A command with its options and the number of its words, without what they name."""
    words = shlex.split(command)
    return (words[0], str(len(words)), *(word for word in words if word.startswith("--")))


def test_what_it_says_it_ran_can_be_typed(run: Run) -> None:
    ran = {
        _shape(line): line for case in QUESTIONS[:200] for line in commands(run("ask", case["ask"], env=_WIDE).stdout)
    }
    assert len(ran) > 15
    for line in ran.values():
        code, text, errors = run(*shlex.split(line))
        assert (code, errors) in ((0, ""), (1, "")), line
        assert text


def test_what_it_offers_can_be_typed(run: Run) -> None:
    refused = [case["ask"] for case in QUESTIONS if case.get("refused")]
    lines = {line for question in refused[:50] for line in offered(run("ask", question, env=_WIDE).stdout)}
    assert len(lines) > 10
    for line in lines:
        code, text, errors = run(*shlex.split(line))
        assert (code, errors) == (0, ""), line
        assert text
