"""How a question is cut: clauses, words, contractions, and what belongs together."""

import pytest

from abilitytrace.questions.ask.reading import clauses, language_of, units_of


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("where does it come from?", ["where does it come from"]),
        ("what is A? how big is it", ["what is A", "how big is it"]),
        ("when was A made and how big is it", ["when was A made", "how big is it"]),
        ("how are A and B different", ["how are A and B different"]),
        ("GPT-3.5 vs GPT-3", ["GPT-3.5 vs GPT-3"]),
        ("A 是什么？B 呢。", ["A 是什么", "B 呢"]),
        ("甲从哪来，乙从哪来", ["甲从哪来", "乙从哪来"]),
        ("", [""]),
        ("???", ["???"]),
    ],
)
def test_clauses(question: str, parts: list[str]) -> None:
    assert [clause.text for clause in clauses(question)] == parts


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
    ],
)
def test_units(text: str, words: list[str]) -> None:
    assert [unit.text for unit in units_of(text)] == words


def test_what_is_written_together_is_joined() -> None:
    assert [unit.joined for unit in units_of("text-davinci 002, v2")] == [False, True, False, False]


def test_a_possessive_is_known() -> None:
    assert [unit.possessive for unit in units_of("claude's mind")] == [True, False]


def test_a_slice_is_as_typed() -> None:
    (clause,) = clauses("The  Darth Vader's case")
    assert clause.slice(1, 3) == "Darth Vader's"


@pytest.mark.parametrize(("question", "language"), [("CoT 从哪来", "zh"), ("where is it from", "en"), ("", "en")])
def test_language(question: str, language: str) -> None:
    assert language_of(question) == language
