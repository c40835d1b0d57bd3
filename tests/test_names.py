import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abilitytrace.names import fold, is_cjk, runs, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("GPT-3", "gpt 3"),
        ("GPT-3.5", "gpt3.5"),
        ("ＧＰＴ－３", "gpt3"),
        ("Chain-of-Thought", "chain of  thought"),
        ("in_context learning", "In-Context Learning"),
        ("思维链 推理", "思维链推理"),
        ("上下文学习（ICL）", "上下文学习ICL"),
        ("STRASSE", "straße"),
    ],
)
def test_names_that_differ_in_case_width_or_punctuation_are_one(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("GPT-2", "GPT-3"),
        ("text-davinci-002", "text-davinci-003"),
        ("思维链", "思维"),
        ("cot", "cots"),
        ("OPT-1.3B", "OPT-13B"),
    ],
)
def test_names_that_differ_in_a_letter_or_digit_are_two(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize("name", ["?", "++", " - ", "。"])
def test_a_name_of_signs_alone_is_kept(name: str) -> None:
    assert fold(name) == name.strip()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("GPT-3.5, in 2022!", ["gpt", "3", "5", "in", "2022"]),
        ("思维链CoT", ["思", "维", "链", "cot"]),
        ("ＣｏＴ", ["cot"]),
        ("—…?", []),
    ],
)
def test_words_are_latin_words_and_single_chinese_characters(text: str, found: list[str]) -> None:
    assert words(text) == found


def test_chinese_characters_are_told_from_others() -> None:
    assert [is_cjk(character) for character in "链a，3"] == [True, False, False, False]


# what a word is, said in another way: slower to begin with, and easy to see through
_RUN = re.compile(r"[a-z0-9]+|[\u3400-\u9fff]+")
_WORD = re.compile(r"[a-z0-9]+|[\u3400-\u9fff]")


@given(
    st.text(st.sampled_from("aZ09-. _é思维链Ⅷ３ＡﬁßＩİ\u33ff\u3400\u9fff\ua000\n"), max_size=20) | st.text(max_size=12)
)
def test_words_are_runs_of_latin_letters_and_chinese_characters(text: str) -> None:
    folded = unicodedata.normalize("NFKC", text).casefold()
    assert runs(text) == _RUN.findall(folded)
    assert words(text) == _WORD.findall(folded)
