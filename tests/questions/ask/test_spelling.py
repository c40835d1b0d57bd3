"""Which slips of the pen are put right, and which words are left as they are."""

import pytest

from abilitytrace.questions.ask.reading import clauses
from abilitytrace.questions.ask.spelling import repaired

_NAMES = {"zorblax", "yodelling", "context", "bart", "gpt4", "chatgpt"}


def _repair(question: str, wrong: str) -> str:
    (clause,) = clauses(question)
    units = [unit for unit in clause.units if unit.raw == wrong]
    assert units
    return repaired(clause, units, _NAMES)[0]


@pytest.mark.parametrize(
    ("typed", "taken"),
    [
        ("wher", "where"),
        ("whree", "where"),
        ("waht", "what"),
        ("diffrence", "difference"),
        ("contxt", "context"),
        ("zorblxa", "zorblax"),
        ("yodeling", "yodelling"),
        ("chatgtp", "chatgpt"),
        ("evidense", "evidence"),
    ],
)
def test_slips(typed: str, taken: str) -> None:
    assert _repair(f"so {typed} then", typed) == f"so {taken} then"


@pytest.mark.parametrize(
    "typed", ["bard", "grok", "gemini", "gpt5", "rome", "bake", "claude", "invented", "xyz", "qwen"]
)
def test_other_words_are_left_alone(typed: str) -> None:
    assert _repair(f"so {typed} then", typed) == f"so {typed} then"


def test_grammar_is_not_read_into_names_and_chinese() -> None:
    assert _repair("about Wherr", "Wherr") == "about Wherr"
    assert _repair("wherr 是什么", "wherr") == "wherr 是什么"


def test_what_was_put_right_is_told() -> None:
    (clause,) = clauses("wher is zorblxa")
    text, repairs = repaired(clause, [clause.units[0], clause.units[2]], _NAMES)
    assert text == "where is zorblax"
    assert repairs == (("wher", "where"), ("zorblxa", "zorblax"))
