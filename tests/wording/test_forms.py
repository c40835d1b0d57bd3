"""What the forms of a word share."""

import pytest

from abilitytrace.questions.ask.everyday import EVERYDAY
from abilitytrace.wording.forms import has_form, stem


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


def test_a_form_of_every_word_is_found() -> None:
    assert [word for word in EVERYDAY if not has_form(EVERYDAY, stem(word))] == []


@pytest.mark.parametrize("word", ["transformer", "frobnik", "tokenis", "xyz"])
def test_no_form_is_found_of_another_word(word: str) -> None:
    assert has_form(EVERYDAY, stem(word)) == (stem(word) in {stem(other) for other in EVERYDAY})
