import pytest

from abilitytrace.names import fold, is_cjk, words


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
