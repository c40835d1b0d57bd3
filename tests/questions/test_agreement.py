"""Whether two values say the same: dates and figures are compared, words are left to the reader."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abilitytrace.questions.agreement import agreement, between
from abilitytrace.questions.specs import Value
from abilitytrace.records import Text


def value(text: str) -> Value:
    """`175 | billion` is the value 175 with a unit; without a bar it has none."""
    shown, _, unit = text.partition(" | ")
    return Value(Text(shown), unit, ())


@pytest.mark.parametrize(
    ("a", "b", "verdict"),
    [
        # dates: one within the other is the same date, known better
        ("2022-11", "2022-11-30", "same"),
        ("2022", "2022-11-30", "same"),
        ("2022-11", "2022-12", "differ"),
        ("2022", "2021-12-31", "differ"),
        ("2021", "June 2021", "same"),
        ("2021-06", "June 2021", "same"),
        ("2021-06-03", "3 June 2021", "same"),
        ("2021-06-03", "June 3, 2021", "same"),
        ("2021-06-04", "3 June 2021", "differ"),
        ("2022-04 to 2022-07 (beta)", "2022-05", "same"),
        ("2022-04 to 2022-07 (beta)", "2022-03", "differ"),
        ("2022-04 to 2022-07", "2022-06 to 2022-09", "differ"),
        ("early 2022", "2022-03", "same"),
        ("early 2022", "2022-05", "differ"),
        ("mid-2022", "2022-05", "wording"),
        ("mid 2022", "2022-05", "same"),
        ("late 2022", "2022", "same"),
        # figures
        ("175 | billion", "175 billion", "same"),
        ("1.3 | billion", "1,300 million", "same"),
        ("0.3 | billion tokens", "300 | million tokens", "same"),
        ("175 | billion", "175 | billion parameters", "same"),
        ("300 | billion words", "300 | billion tokens", "differ"),
        ("8192 | tokens", "4096 | tokens", "differ"),
        ("5 | %", "5%", "same"),
        ("5 | %", "8 | %", "differ"),
        ("96", "96 | layers", "same"),
        # words
        ("base model", "Base  model", "same"),
        ("base model", "tuned on instructions", "wording"),
        ("about 6% at most", "5 | %", "wording"),
        ("80", "80 and more", "wording"),
        ("1.3, 6 and 175 billion", "1.3 | billion", "wording"),
        ("0.4% of the compute", "0.4 | %", "wording"),
        ("spring 2022", "2022-03", "wording"),
        ("version 3 of June 2021", "2021-06", "wording"),
        # known to be unpublished
        ("unpublished", "175 | billion", "unpublished"),
        ("unpublished", "perhaps more", "unpublished"),
        ("unpublished", "unpublished", "same"),
    ],
)  # fmt: skip
def test_two_values(a: str, b: str, verdict: str) -> None:
    assert agreement(value(a), value(b)) == verdict
    assert agreement(value(b), value(a)) == verdict


def test_of_several_values_the_gravest_difference_counts() -> None:
    assert between((value("2022"), value("2022-03"), value("2022-05"))) == "differ"
    assert between((value("5 | %"), value("about 6%"), value("8 | %"))) == "differ"
    assert between((value("about 6%"), value("unpublished"), value("6 | %"))) == "unpublished"
    assert between((value("about 6%"), value("6 | %"))) == "wording"
    assert between((value("2022-03"), value("2022"))) == "same"
    assert between((value("anything"),)) == "same"


def test_the_same_words_with_other_units_are_not_the_same() -> None:
    assert agreement(value("5 | %"), value("5 | points")) == "differ"


texts = st.sampled_from(
    ["2022", "2022-03", "June 2021", "early 2022", "2022-01 to 2022-04", "5", "5.0", "5%", "1 billion", "1,000 million"]
) | st.text(max_size=12)
units = st.sampled_from(["", "%", "billion", "tokens", "million tokens"])
values = st.builds(lambda text, unit: Value(Text(text), unit, ()), texts, units)


@given(values, values)
def test_the_order_never_matters(a: Value, b: Value) -> None:
    assert agreement(a, b) == agreement(b, a)


@given(values)
def test_every_value_agrees_with_itself(a: Value) -> None:
    assert agreement(a, a) == "same"
