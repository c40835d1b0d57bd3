"""Student's t and chi-squared by SciPy, and what is said where SciPy is missing."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from abilitytrace.stats import change, pooling, student

freedoms = st.one_of(st.integers(1, 200), st.floats(0.5, 1e6))


@given(st.floats(0.01, 0.9999), freedoms)
def test_reach_of_an_interval_is_that_of_scipy(level: float, df: float) -> None:
    assert student.critical(level, df) == pytest.approx(stats.t.ppf((1 + level) / 2, df), rel=1e-9, abs=1e-9)


@given(st.floats(-1e3, 1e3), freedoms)
def test_two_sided_p_values_are_those_of_scipy(t: float, df: float) -> None:
    assert student.two_sided(t, df) == pytest.approx(2 * stats.t.sf(abs(t), df), rel=1e-8, abs=1e-300)


@given(st.floats(0, 1e3), freedoms)
def test_chi_squared_is_that_of_scipy(value: float, df: float) -> None:
    assert student.chi_squared_tail(value, df) == pytest.approx(stats.chi2.sf(value, df), rel=1e-9, abs=1e-300)


@pytest.mark.parametrize("df", [0, -1, float("nan"), float("inf")])
def test_degrees_of_freedom_are_positive_numbers(df: float) -> None:
    for faulty in (student.critical, student.two_sided, student.chi_squared_tail):
        with pytest.raises(ValueError, match=r"^df is "):
            faulty(0.5, df)


def test_without_scipy_the_way_out_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "scipy", None)
    for needs in (
        lambda: pooling.pool([1, 2], [1, 1]),
        lambda: pooling.leave_one_out([1, 2, 3], [1, 1, 1]),
        lambda: change.from_paired_values([1, 2, 3], [2, 2, 5]),
        lambda: change.from_paired_values([1, 2, 3] * 50, [2, 2, 5] * 50, clusters=[0, 1, 2] * 50),
    ):
        with pytest.raises(student.MissingExtra, match=r"pip install 'abilitytrace\[stats\]'") as caught:
            needs()
        assert caught.value.extra == "stats"


def test_without_scipy_hundred_items_are_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "scipy", None)
    assert change.from_paired_values([0.5] * 100, [0.25, 0.5] * 50) is not None
    assert pooling.pool([1], [1]) is None
    assert pooling.tau_squared([1, 2], [0.1, 0.1]) > 0
