"""The word that somebody meant."""

import pytest

from abilitytrace.reading.nearest import did_you_mean, nearest

KNOWN = ("gain", "loss", "strong-gain", "strong-loss")


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("gian", "gain"),
        ("GAIN", "gain"),
        ("strong gain", "strong-gain"),
        ("stronggain", "strong-gain"),
        ("better", ""),
        ("", ""),
        ("gain" * 100, ""),
    ],
)
def test_the_nearest_word(word: str, meant: str) -> None:
    assert nearest(word, KNOWN) == meant
    assert did_you_mean(word, KNOWN) == (f"did you mean `{meant}`?" if meant else "")


def test_nothing_is_near_where_nothing_is_known() -> None:
    assert nearest("gain", ()) == ""
