"""How a text is cut into words: contractions, Chinese, and what belongs together."""

import pytest

from abilitytrace.wording.units import units_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("what's new", ["what", "new"]),
        ("whats new", ["what", "is", "new"]),
        ("it can't, and won't", ["it", "can", "not", "and", "will", "not"]),
        ("it doesn't", ["it", "does", "not"]),
        ("text-davinci-002", ["text", "davinci", "002"]),
        ("GPT3.5系列", ["gpt3", "5", "系", "列"]),
        ("β-term", ["β", "term"]),
        ("o'reilly and dogs' x’y", ["o", "reilly", "and", "dogs", "x", "y"]),
        ("它's", ["它", "s"]),
        ("I’LL", ["i"]),
        ("snake_case's", ["snake", "case"]),
    ],
)
def test_units(text: str, words: list[str]) -> None:
    assert [unit.text for unit in units_of(text)] == words


def test_what_is_written_together_is_joined() -> None:
    assert [unit.joined for unit in units_of("text-davinci 002, v2")] == [False, True, False, False]


def test_a_possessive_is_known() -> None:
    assert [unit.possessive for unit in units_of("claude's mind")] == [True, False]
