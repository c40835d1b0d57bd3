"""The change between two scores against SciPy and statsmodels, its laws, and its edges."""

from math import hypot, isfinite

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from statsmodels.regression.linear_model import OLS
from statsmodels.stats.proportion import confint_proportions_2indep, proportions_ztest

from abilitytrace.stats.change import (
    METHODS,
    Change,
    from_counts,
    from_errors,
    from_paired_values,
    from_pairs,
    scaled,
)
from abilitytrace.stats.student import MissingExtra

nan, inf = float("nan"), float("inf")
numbers = st.one_of(st.integers(1, 30), st.integers(1, 1_000_000))
counts = numbers.flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
levels = st.floats(0.5, 0.999)
scores = st.floats(-1e6, 1e6)
errors = st.floats(1e-6, 1e6)
bits = st.lists(st.tuples(st.integers(0, 1), st.integers(0, 1)), min_size=1, max_size=300)
grades = st.lists(st.tuples(st.floats(-100, 100), st.floats(-100, 100)), min_size=3, max_size=250)


def laws(change: Change, turned: Change) -> None:
    """What holds of every change, and of the same with A and B changed over."""
    assert change.low <= change.estimate <= change.high
    assert 0 <= change.p <= 1
    assert change.method in METHODS
    assert change.se > 0
    assert change.smallest_visible > 2.8 * change.se or change.level < 0.95
    assert turned.estimate == -change.estimate
    assert (turned.low, turned.high) == pytest.approx((-change.high, -change.low), abs=1e-12, rel=1e-9)
    assert turned.p == pytest.approx(change.p, rel=1e-9)
    assert (turned.n_a, turned.n_b) == (change.n_b, change.n_a)


# -- standard errors


@given(scores, errors, scores, errors, levels)
def test_two_errors_are_added_in_squares(a: float, se_a: float, b: float, se_b: float, level: float) -> None:
    found = from_errors(a, se_a, b, se_b, level)
    assert found is not None
    noise = stats.norm(b - a, hypot(se_a, se_b))
    assert found.p == pytest.approx(2 * stats.norm.sf(abs(b - a) / hypot(se_a, se_b)), rel=1e-9, abs=1e-300)
    assert (found.low, found.high) == pytest.approx(noise.interval(level), rel=1e-9, abs=1e-9)
    turned = from_errors(b, se_b, a, se_a, level)
    assert turned is not None
    laws(found, turned)


@pytest.mark.parametrize(("se_a", "se_b"), [(0, 0), (0, 0.01), (0.01, 0)])
def test_an_error_of_zero_is_no_knowledge_of_the_noise(se_a: float, se_b: float) -> None:
    assert from_errors(0, se_a, 0.06, se_b) is None


@pytest.mark.parametrize("faulty", [(nan, 1, 0, 1), (0, nan, 0, 1), (0, 1, inf, 1), (0, 1, 0, -1), (0, 1, 0, inf)])
def test_scores_and_errors_that_cannot_be_are_refused(faulty: tuple[float, float, float, float]) -> None:
    with pytest.raises(ValueError, match=r"^(se_)?[ab] is .*(must be a finite number|cannot be negative)"):
        from_errors(*faulty)


# -- counts


@given(counts, counts, levels)
def test_counts_are_tested_as_statsmodels_does(a: tuple[int, int], b: tuple[int, int], level: float) -> None:
    found = from_counts(*a, *b, level)
    pooled = (a[0] + b[0]) / (a[1] + b[1])
    if 0 < pooled < 1:
        expected = proportions_ztest([b[0], a[0]], [b[1], a[1]])[1]
        assert found.p == pytest.approx(expected, rel=1e-5, abs=1e-300)
    else:
        assert found.p == 1
    interval = confint_proportions_2indep(*b, *a, compare="diff", method="newcomb", alpha=1 - level)
    assert (found.low, found.high) == pytest.approx(interval, rel=1e-6, abs=1e-9)
    assert (found.n_a, found.n_b) == (a[1], b[1])
    laws(found, from_counts(*b, *a, level))


@given(counts, counts)
def test_counts_near_the_ends_have_finite_noise(a: tuple[int, int], b: tuple[int, int]) -> None:
    found = from_counts(*a, *b)
    assert all(isfinite(number) for number in found[:5])
    assert -1 <= found.low < found.high <= 1


@given(counts, counts, st.integers(2, 20))
def test_more_items_with_the_same_shares_are_never_less_sure(
    a: tuple[int, int], b: tuple[int, int], times: int
) -> None:
    few = from_counts(*a, *b)
    many = from_counts(a[0] * times, a[1] * times, b[0] * times, b[1] * times)
    assert many.p <= few.p * (1 + 1e-9) + 1e-12
    assert few.low <= many.low + 1e-9
    assert many.high <= few.high + 1e-9
    assert many.smallest_visible < few.smallest_visible


def test_all_right_and_none_right_can_be_compared() -> None:
    assert from_counts(0, 1000, 0, 1000).p == 1
    assert from_counts(1000, 1000, 1000, 1000).p == 1
    nothing_to_all = from_counts(0, 1, 1, 1)
    assert nothing_to_all.estimate == nothing_to_all.high == 1
    assert nothing_to_all.p == pytest.approx(0.1573, abs=1e-4)
    # an ability that appears: 0 of 5153 before, 333 of 5153 after
    assert from_counts(0, 5153, 333, 5153).low > 0.05


def test_a_published_share_need_not_be_a_whole_number_of_items() -> None:
    whole, broken = from_counts(153, 250, 140, 250), from_counts(153.25, 250, 140, 250)
    assert broken.p == pytest.approx(whole.p, rel=0.1)
    assert broken.p < whole.p


@pytest.mark.parametrize("faulty", [(nan, 10, 1, 10), (1, 10, 1, 0), (1, 10, 11, 10), (-1, 10, 1, 10), (1, inf, 1, 10)])
def test_counts_that_cannot_be_are_refused(faulty: tuple[float, int, float, int]) -> None:
    with pytest.raises(ValueError, match=r"^[kn] is "):
        from_counts(*faulty)


# -- the same items, right or wrong


@given(bits)
def test_pairs_obey_the_laws(pairs: list[tuple[int, int]]) -> None:
    a, b = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    found = from_pairs(a, b)
    assert found.estimate == pytest.approx((sum(b) - sum(a)) / len(a))
    lost, gained = pairs.count((1, 0)), pairs.count((0, 1))
    assert found.p == pytest.approx(stats.binomtest(gained, gained + lost).pvalue if gained + lost else 1)
    laws(found, from_pairs(b, a))


def test_the_same_items_show_what_two_samples_hide() -> None:
    # 600 and 630 of 1000, once as different items, once as the same of which 35 were lost and 65 gained
    apart = from_counts(600, 1000, 630, 1000)
    a = [1] * 565 + [1] * 35 + [0] * 65 + [0] * 335
    b = [1] * 565 + [0] * 35 + [1] * 65 + [0] * 335
    paired = from_pairs(a, b)
    assert apart.estimate == pytest.approx(paired.estimate) == pytest.approx(0.03)
    assert apart.p > 0.15
    assert paired.p < 0.005
    # the figures of the conventions: 6 points visible unpaired, under 3 paired at 10 % disagreement
    assert apart.smallest_visible == pytest.approx(0.06, abs=0.002)
    assert paired.smallest_visible < 0.03


def test_two_runs_that_agree_on_every_item_show_no_change_and_some_doubt() -> None:
    found = from_pairs([1, 0] * 50, [1, 0] * 50)
    assert (found.estimate, found.p) == (0, 1)
    assert found.low < 0 < found.high


def test_one_item_and_booleans_will_do() -> None:
    assert from_pairs([True], [False]) == from_pairs([1], [0]) == from_pairs([1.0], [0.0])
    assert from_pairs([1], [0]).p == 1


@pytest.mark.parametrize(
    ("a", "b", "why"),
    [
        ([], [], "no items"),
        ([1], [1, 0], "1 and 2 items: both models must have the same"),
        ([1, 0.5], [1, 0], "an item is 0.5: it must be 0 or 1"),
        ([1, nan], [1, 0], "an item is nan: it must be 0 or 1"),
    ],
)
def test_pairs_that_cannot_be_are_refused(a: list[float], b: list[float], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        from_pairs(a, b)


# -- the same items, graded


@given(grades, levels)
def test_graded_pairs_are_tested_as_scipy_does(pairs: list[tuple[float, float]], level: float) -> None:
    a, b = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    found = from_paired_values(a, b, level=level)
    if found is None or np.ptp(np.subtract(b, a)) < 1e-6:
        return
    if len(pairs) < 100:
        expected = stats.ttest_rel(b, a)
        low, high = map(float, expected.confidence_interval(level))
        assert found.p == pytest.approx(expected.pvalue, rel=1e-6, abs=1e-12)
    else:
        error = stats.sem(np.subtract(b, a))
        low, high = map(float, stats.norm(found.estimate, error).interval(level))
        assert found.p == pytest.approx(2 * stats.norm.sf(abs(found.estimate) / error), rel=1e-6, abs=1e-12)
    assert (found.low, found.high) == pytest.approx((low, high), rel=1e-6, abs=1e-6)
    turned = from_paired_values(b, a, level=level)
    assert turned is not None
    laws(found, turned)


@given(grades, st.integers(2, 8), st.integers(0, 2**32 - 1))
def test_clusters_are_those_of_statsmodels(pairs: list[tuple[float, float]], groups: int, seed: int) -> None:
    a, b = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    clusters = np.random.default_rng(seed).integers(0, groups, len(pairs))
    difference = np.subtract(b, a)
    sums = [abs((difference - difference.mean())[clusters == c].sum()) for c in set(clusters)]
    found = from_paired_values(a, b, clusters.tolist())
    if len(sums) < 2 or max(sums) < 1e-6:
        return
    assert found is not None
    model = OLS(difference, np.ones(len(pairs)))
    fit = model.fit(cov_type="cluster", cov_kwds={"groups": clusters, "use_correction": True}, use_t=True)
    assert found.se == pytest.approx(fit.bse[0], rel=1e-6)
    assert found.p == pytest.approx(fit.pvalues[0], rel=1e-6, abs=1e-12)
    assert (found.low, found.high) == pytest.approx(tuple(fit.conf_int()[0]), rel=1e-6, abs=1e-9)
    assert found.clusters == len(set(clusters))


def test_clusters_by_hand() -> None:
    # differences 1, 3 | 2, 6, mean 3: cluster sums of deviations -2 and 2, error √(4 + 4) · √2 / 4 = 1
    found = from_paired_values([0, 0, 0, 0], [1, 3, 2, 6], ["p", "p", "q", "q"])
    assert found is not None
    assert (found.estimate, found.method) == (3, "clusters")
    assert found.se == pytest.approx(1)
    assert (found.n_a, found.clusters) == (4, 2)


def test_items_of_one_passage_count_for_less() -> None:
    rng = np.random.default_rng(1)
    shared = np.repeat(rng.normal(size=120), 5)
    after = shared + rng.normal(scale=0.2, size=600)
    alone = from_paired_values([0.0] * 600, after.tolist())
    clustered = from_paired_values([0.0] * 600, after.tolist(), np.repeat(np.arange(120), 5).tolist())
    assert alone is not None
    assert clustered is not None
    assert clustered.se == pytest.approx(alone.se * 5**0.5, rel=0.1)


def test_the_error_of_the_mean_is_that_of_a_bootstrap() -> None:
    a, b = np.random.default_rng(2).gamma(2, size=(2, 400))
    found = from_paired_values(a.tolist(), b.tolist())
    assert found is not None
    drawn = stats.bootstrap((b - a,), np.mean, n_resamples=4000, rng=3)
    assert found.se == pytest.approx(drawn.standard_error, rel=0.05)
    assert (found.low, found.high) == pytest.approx(tuple(drawn.confidence_interval), abs=0.03)


@pytest.mark.parametrize(
    ("a", "b", "clusters"),
    [
        pytest.param([0.1, 0.2, 0.3], [0.2, 0.3, 0.4], None, id="the same difference but for rounding"),
        pytest.param([0.5] * 200, [0.5] * 200, None, id="no difference at all"),
        pytest.param([0.5], [0.7], None, id="one item"),
        pytest.param([0.1, 0.2, 0.9], [0.5, 0.1, 0.3], ["p", "p", "p"], id="one cluster"),
    ],
)
def test_differences_that_do_not_vary_tell_nothing_of_noise(
    a: list[float], b: list[float], clusters: list[str] | None
) -> None:
    assert from_paired_values(a, b, clusters) is None


@pytest.mark.parametrize(
    ("a", "b", "clusters", "why"),
    [
        ([], [], None, "no items"),
        ([1], [1, 2], None, "1 and 2 items"),
        ([1, nan], [1, 2], None, "item is nan: it must be a finite number"),
        ([1, 2], [1, inf], None, "item is inf: it must be a finite number"),
        ([1, 2], [1, 3], ["p"], "1 clusters for 2 items"),
    ],
)
def test_grades_that_cannot_be_are_refused(
    a: list[float], b: list[float], clusters: list[str] | None, why: str
) -> None:
    with pytest.raises(ValueError, match=why):
        from_paired_values(a, b, clusters)


def test_a_missing_extra_is_an_import_error_that_can_be_caught() -> None:
    assert issubclass(MissingExtra, ImportError)


# -- units


@given(counts, counts, st.floats(-1000, 1000).filter(lambda factor: abs(factor) > 1e-3))
def test_scaling_changes_units_and_nothing_else(a: tuple[int, int], b: tuple[int, int], factor: float) -> None:
    change = from_counts(*a, *b)
    found = scaled(change, factor)
    assert found.p == change.p
    assert found.estimate == pytest.approx(change.estimate * factor)
    assert found.low <= found.estimate <= found.high
    assert found.high - found.low == pytest.approx((change.high - change.low) * abs(factor))
    assert (found.se, found.smallest_visible) == (change.se * abs(factor), change.smallest_visible * abs(factor))


def test_less_is_better_turns_a_change_round() -> None:
    change = from_errors(10, 1, 12, 1)
    assert change is not None
    turned = from_errors(12, 1, 10, 1)
    assert scaled(change, -1) == turned


@pytest.mark.parametrize("factor", [0, nan, inf])
def test_nothing_is_scaled_to_nothing(factor: float) -> None:
    with pytest.raises(ValueError, match=r"^factor is "):
        scaled(from_counts(1, 2, 1, 2), factor)
