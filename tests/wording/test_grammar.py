"""What is left of words without their grammar."""

from abilitytrace.wording.forms import stem
from abilitytrace.wording.grammar import content


def test_grammar_is_no_content() -> None:
    assert content([stem(word) for word in ["what", "is", "the", "training", "of", "it"]]) == {"train"}
