"""Words that mean the same, and phrases."""

from abilitytrace.wording.forms import IRREGULAR, stem
from abilitytrace.wording.groups import ALIKE, PHRASES, SYNONYMS, canonical, meaning_the_same, traces

_WORDS = sorted({word for group in (*SYNONYMS, *ALIKE) for word in group.split() if word.isascii()} | IRREGULAR.keys())


def test_words_of_one_meaning_are_one() -> None:
    assert canonical([stem("rigorous")]) == canonical([stem("strict")])
    assert canonical([stem("rigorous")]) != canonical([stem("vague")])


def test_a_phrase_is_one_word() -> None:
    assert canonical([stem(word) for word in ["they", "never", "saw", "it"]]) == ["the", "unseen", "it"]
    assert canonical([stem("turned"), "down"]) == ["refuse"]


def test_a_word_of_two_meanings_has_the_words_of_both() -> None:
    assert {"formal", "accurate"} <= set(meaning_the_same(stem("exact"))) | set(meaning_the_same(stem("correct")))
    assert meaning_the_same("zorblax") == ()


def test_a_text_with_a_word_has_a_trace_of_it() -> None:
    texts = [*_WORDS, *(" ".join(phrase) for phrase in PHRASES)]
    for text in texts:
        stems = [stem(word) for word in text.split()]
        for found in {*stems, *canonical(stems)}:
            assert any(trace in text for trace in traces(frozenset((found,)))), (text, found)
