"""How a question is cut: clauses, words, contractions, and what belongs together."""

import pytest

from abilitytrace.questions.ask.reading import clauses, language_of


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


def test_a_slice_is_as_typed() -> None:
    (clause,) = clauses("The  Darth Vader's case")
    assert clause.slice(1, 3) == "Darth Vader's"


@pytest.mark.parametrize(("question", "language"), [("CoT 从哪来", "zh"), ("where is it from", "en"), ("", "en")])
def test_language(question: str, language: str) -> None:
    assert language_of(question) == language
