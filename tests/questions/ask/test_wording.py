"""Words made comparable."""

import pytest

from abilitytrace.questions.ask.wording import canonical, content, stem


@pytest.mark.parametrize(
    ("forms", "root"),
    [
        (("tune", "tunes", "tuned", "tuning"), "tun"),
        (("ability", "abilities"), "abilit"),
        (("lose", "lost", "losing", "loss"), "los"),
        (("drop", "dropped", "dropping"), "drop"),
        (("hallucinate", "hallucination", "hallucinations"), "hallucinat"),
        (("generalise", "generalization", "generalising"), "generali"),
        (("process", "less", "gpt4", "思"), None),
    ],
)
def test_stem(forms: tuple[str, ...], root: str | None) -> None:
    assert [stem(form) for form in forms] == [root or form for form in forms]


def test_words_of_one_meaning_are_one() -> None:
    assert canonical([stem("rigorous")]) == canonical([stem("strict")])
    assert canonical([stem("rigorous")]) != canonical([stem("vague")])


def test_a_phrase_is_one_word() -> None:
    assert canonical([stem(word) for word in ["they", "never", "saw", "it"]]) == ["the", "unseen", "it"]


def test_grammar_is_no_content() -> None:
    assert content([stem(word) for word in ["what", "is", "the", "training", "of", "it"]]) == {"train"}
