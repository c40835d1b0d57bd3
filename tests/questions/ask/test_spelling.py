"""Which slips of the pen are put right, and which words are left as they are."""

import pytest

from abilitytrace.questions.ask.reading import clauses
from abilitytrace.questions.ask.spelling import repaired


class _Names:
    """The words of a few names, and one that stands in a sentence only."""

    def words_like(self, beginning: str, lengths: tuple[int, int]) -> list[str]:
        known = ["zorblax", "yodelling", "context", "bart", "gpt4", "chatgpt", "breakfast"]
        return [word for word in known if word.startswith(beginning) and lengths[0] <= len(word) <= lengths[1]]

    def is_in_a_name(self, word: str) -> bool:
        return word != "breakfast"


_NAMES = _Names()


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
    "typed", ["bard", "grok", "gemini", "gpt5", "rome", "bake", "claude", "invented", "xyz", "qwen", "breakfats"]
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
