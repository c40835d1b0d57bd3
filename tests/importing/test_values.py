import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abilitytrace.dates import is_date
from abilitytrace.importing.formats.values import better, day, digest, mapping, sequence, settings, text, whole

anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ("2024-10-15T12:53:13-04:00", "2024-10-15"),
        ("2024-10-15 12:53", "2024-10-15"),
        ("2024-10", "2024-10"),
        ("2024", "2024"),
        ("1770682486.623709", "2026-02-10"),
        (1770682486, "2026-02-10"),
        ("2024-13-01", ""),
        ("2024-02-30", ""),
        ("20230915", ""),
        ("yesterday", ""),
        (5, ""),
        (True, ""),
        (math.nan, ""),
        (None, ""),
    ],
)
def test_day_reads_iso_texts_and_unix_seconds(value: object, date: str) -> None:
    assert day(value) == date


@pytest.mark.parametrize(
    ("metric", "direction"),
    [
        ("acc_norm", "higher"),
        ("pass@1", "higher"),
        ("quasi_exact_match@5", "higher"),
        ("length_controlled_winrate", "higher"),
        ("word_perplexity", "lower"),
        ("ECE", "lower"),
        ("mean", ""),
        ("lossless", ""),
    ],
)
def test_better_knows_metrics_by_a_part_of_their_name(metric: str, direction: str) -> None:
    assert better(metric) == direction


def test_settings_leave_out_what_is_not_set_and_what_may_be_a_secret() -> None:
    said: dict[str, object] = {
        "b": 0.0,
        "a": True,
        "none": None,
        "empty": [],
        "task.api_key": "k",
        "hf_token": "t",
        "max_tokens": 5,
    }
    assert settings(said) == (("a", "true"), ("b", "0"), ("max_tokens", "5"))


def test_a_long_setting_is_told_apart_by_its_digest() -> None:
    one, other = (dict(settings({"prompt": character * 500}))["prompt"] for character in "xy")
    assert one.startswith("sha256:")
    assert one != other


def test_a_digest_does_not_depend_on_the_order_of_keys() -> None:
    assert digest({"a": 1, "b": 2}) == digest({"b": 2, "a": 1}) != digest({"a": 2, "b": 1})


@given(anything)
def test_anything_gives_its_type(value: object) -> None:
    text(value).encode()
    assert "\n" not in text(value)
    assert (whole(value) or 1) >= 1
    assert not day(value) or is_date(day(value))
    assert isinstance(mapping(value), dict)
    assert isinstance(sequence(value), list)
    for pair in settings({"setting": value}):
        assert all(pair)
        "".join(pair).encode()
