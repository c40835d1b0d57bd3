"""One share of right items against SciPy and statsmodels."""

from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom, binomtest, norm
from statsmodels.stats.proportion import proportion_confint

from abilitytrace.stats.proportion import (
    above_chance,
    above_chance_by_error,
    binomial_tail,
    items_behind,
    standard_error,
    wilson,
)

numbers = st.one_of(st.integers(1, 30), st.integers(1, 1_000_000))
counts = numbers.flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
levels = st.floats(0.5, 0.999)


@given(counts, levels)
def test_wilson_is_that_of_statsmodels(count: tuple[int, int], level: float) -> None:
    assert wilson(*count, level) == pytest.approx(
        proportion_confint(*count, alpha=1 - level, method="wilson"), rel=1e-7, abs=1e-9
    )


@given(counts)
def test_wilson_holds_the_share_and_stays_within_bounds(count: tuple[int, int]) -> None:
    k, n = count
    low, high = wilson(k, n)
    assert 0 <= low <= k / n <= high <= 1
    assert low < high


@given(counts)
def test_wilson_of_wrong_items_mirrors_that_of_right_ones(count: tuple[int, int]) -> None:
    k, n = count
    low, high = wilson(k, n)
    assert wilson(n - k, n) == pytest.approx((1 - high, 1 - low), abs=1e-12)


def test_one_item_and_no_item_right_still_have_an_interval() -> None:
    assert wilson(0, 1) == pytest.approx((0, 0.7935), abs=1e-4)
    assert wilson(1, 1) == pytest.approx((0.2065, 1), abs=1e-4)
    assert wilson(0, 1000) == pytest.approx((0, 0.003827), abs=1e-6)


@given(st.integers(2, 1_000_000), st.floats(0.001, 0.999))
def test_items_follow_from_share_and_error(n: int, share: float) -> None:
    # as lm-evaluation-harness computes it: with n - 1
    assert items_behind(share, sqrt(share * (1 - share) / (n - 1))) == pytest.approx(n)
    assert items_behind(share, standard_error(share, n), ddof=0) == pytest.approx(n)


@pytest.mark.parametrize(
    ("share", "error", "n"),
    [
        pytest.param(0.328352, 0.006543, 5153, id="lambada"),
        pytest.param(0.741, 0.01386, 1000, id="sciq"),
        pytest.param(0.536701, 0.014015, 1267, id="winogrande"),
    ],
)
def test_items_of_published_scores_come_out_right(share: float, error: float, n: int) -> None:
    assert items_behind(share, error) == pytest.approx(n, rel=2e-3)


@pytest.mark.parametrize(("share", "error"), [(0, 0), (1, 0), (0, 0.1), (0.5, 0)])
def test_items_of_a_score_without_spread_cannot_be_told(share: float, error: float) -> None:
    assert items_behind(share, error) is None


@given(counts)
def test_a_standard_error_is_never_zero(count: tuple[int, int]) -> None:
    k, n = count
    error = standard_error(k / n, n)
    assert error > 0
    if 0 < k < n:
        assert error == pytest.approx(sqrt(k * (n - k) / n) / n)


@given(st.integers(1, 100_000), st.floats(1e-6, 1 - 1e-6), st.floats(-6, 6))
def test_binomial_tails_are_those_of_scipy(n: int, share: float, deviations: float) -> None:
    k = min(max(round(n * share + deviations * sqrt(n * share * (1 - share))), 0), n + 1)
    assert binomial_tail(k, n, share) == pytest.approx(binom.sf(k - 1, n, share), rel=1e-9, abs=1e-300)


@given(counts, st.floats(0.01, 0.99))
def test_a_score_above_chance_is_tested_exactly(count: tuple[int, int], chance: float) -> None:
    k, n = count[0], count[1]
    expected = binomtest(k, n, chance, alternative="greater").pvalue
    assert above_chance(k, n, chance) == pytest.approx(expected, rel=1e-6, abs=1e-300)


def test_a_count_that_is_not_whole_is_never_rounded_in_its_favour() -> None:
    assert above_chance(60.7, 100, 0.5) == above_chance(60, 100, 0.5)
    # 0.57 · 100 is 56.99999999999999
    assert above_chance(0.57 * 100, 100, 0.5) == above_chance(57, 100, 0.5)


def test_nothing_right_and_everything_right_can_be_tested() -> None:
    assert above_chance(0, 5, 0.25) == 1
    assert above_chance(5, 5, 0.25) == pytest.approx(0.25**5)


@given(st.floats(-100, 100), st.floats(1e-3, 100), st.floats(-100, 100))
def test_a_score_with_an_error_is_tested_by_the_normal_distribution(score: float, error: float, chance: float) -> None:
    expected = norm.sf((score - chance) / error)
    assert above_chance_by_error(score, error, chance) == pytest.approx(expected, rel=1e-10, abs=1e-300)


def test_an_error_of_zero_tells_nothing() -> None:
    assert above_chance_by_error(0.5, 0, 0.25) is None


nan, inf = float("nan"), float("inf")


@pytest.mark.parametrize("faulty", [(nan, 10), (inf, 10), (1, nan), (1, inf), (-1, 10), (11, 10), (0, 0), (1, -1)])
def test_counts_that_cannot_be_are_refused(faulty: tuple[float, float]) -> None:
    k, n = faulty
    for function in (lambda: wilson(k, n), lambda: above_chance(k, n, 0.5)):  # type: ignore[arg-type]
        with pytest.raises(ValueError, match=r"^[kn] is .*: (it|there) must be|^k is .*: it must lie between 0 and n"):
            function()


@pytest.mark.parametrize("faulty", [nan, inf, -0.1, 1.1])
def test_shares_that_cannot_be_are_refused(faulty: float) -> None:
    with pytest.raises(ValueError, match="share is "):
        items_behind(faulty, 0.1)
    with pytest.raises(ValueError, match="k is "):
        standard_error(faulty, 10)
    with pytest.raises(ValueError, match="chance is "):
        above_chance(1, 10, faulty)


def test_errors_that_cannot_be_are_refused() -> None:
    with pytest.raises(ValueError, match=r"se is -0.1: a standard error cannot be negative"):
        items_behind(0.5, -0.1)
    with pytest.raises(ValueError, match="se is nan: it must be a finite number"):
        above_chance_by_error(0.5, nan, 0.25)
