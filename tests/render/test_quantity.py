"""Values with units, as each language writes them."""

import pytest

from abilitytrace.records import Text
from abilitytrace.render.quantity import quantity
from abilitytrace.render.words import Words


@pytest.mark.parametrize(
    ("value", "unit", "english", "chinese"),
    [
        ("175", "billion", "175 billion", "1750 亿"),
        ("1.5", "billion", "1.5 billion", "15 亿"),
        ("117", "million", "117 million", "1.17 亿"),
        ("12", "million US dollars", "12 million US dollars", "1200 万美元"),
        ("1.4", "trillion tokens", "1.4 trillion tokens", "1.4 万亿词元"),
        ("300", "billion words", "300 billion words", "3000 亿词"),
        ("13", "thousand", "13 thousand", "1.3 万"),
        ("2048", "tokens", "2048 tokens", "2048 词元"),
        ("570", "GB", "570 GB", "570 GB"),
        ("0.4", "%", "0.4%", "0.4%"),
        ("12", "", "12", "12"),
        ("unpublished", "", "unpublished", "未公布"),
        ("about 5", "billion", "about 5 billion", "about 5 十亿"),
    ],
)
def test_a_value_with_its_unit(value: str, unit: str, english: str, chinese: str) -> None:
    assert quantity(Words("en"), Text(value), unit) == english
    assert quantity(Words("zh"), Text(value), unit) == chinese


def test_a_text_is_given_in_the_language_of_the_screen() -> None:
    assert quantity(Words("zh"), Text("about 5 GB", "约 5GB"), "") == "约 5GB"
