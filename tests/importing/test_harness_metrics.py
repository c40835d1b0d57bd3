"""What the names of metrics mean."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abilitytrace.importing.formats.harness_metrics import derived_n, direction, is_share, split_key


@pytest.mark.parametrize(
    ("metric", "stated", "expected"),
    [
        ("acc", None, "higher"),
        ("word_perplexity", None, "lower"),
        ("acc", False, "lower"),
        ("made_up", None, ""),
        ("made_up", True, "higher"),
        ("pass@10", None, "higher"),
        ("WER", None, "lower"),
        ("acc", 1, "higher"),
    ],
)
def test_direction(metric: str, stated: object, expected: str) -> None:
    assert direction(metric, stated) == expected


def test_a_key_is_metric_and_filter() -> None:
    assert split_key("exact_match,strict-match") == ("exact_match", "strict-match")
    assert split_key("acc") == ("acc", "")


def test_exact_match_is_a_share_since_there_are_filters() -> None:
    assert is_share("exact_match", "none")
    assert not is_share("exact_match", "")
    assert is_share("acc", "")
    assert not is_share("f1", "none")


@given(st.integers(2, 20_000), st.data())
def test_n_is_recovered_from_the_standard_error(n: int, data: st.DataObject) -> None:
    right = data.draw(st.integers(1, n - 1))
    share = right / n
    assert derived_n(share, math.sqrt(share * (1 - share) / (n - 1))) == n


@pytest.mark.parametrize(
    ("share", "stderr"), [(0.0, 0.0), (1.0, 0.1), (0.5, None), (0.5, 0.0), (0.5, 1e-200), (0.4961, 0.00403)]
)
def test_no_n_where_none_fits(share: float, stderr: float | None) -> None:
    assert derived_n(share, stderr) is None
