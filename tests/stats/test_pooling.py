"""Random effects against statsmodels, their laws and their edges."""

from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats
from scipy.optimize import brentq
from statsmodels.stats.meta_analysis import combine_effects

from abilitytrace.stats.pooling import METHODS, Pooled, average, leave_one_out, pool, tau_squared

effects = st.floats(-50, 50)
errors = st.floats(0.05, 20)
studies = st.lists(st.tuples(effects, errors), min_size=2, max_size=15)
_STATSMODELS = {"paule-mandel": "pm", "dersimonian-laird": "dl"}


def apart(families: list[tuple[float, float]]) -> tuple[list[float], list[float]]:
    return [effect for effect, _ in families], [error for _, error in families]


def oracle(ys: list[float], ses: list[float], method: str, level: float = 0.95) -> Any:
    # asked for more, its iteration may step over the solution and then gives 0
    tight = {"atol": 1e-7, "maxiter": 500} if method == "paule-mandel" else {}
    # equal effects make it divide by zero in what is not compared
    with np.errstate(all="ignore"):
        return combine_effects(
            np.array(ys), np.square(ses), method_re=_STATSMODELS[method], use_t=True, alpha=1 - level, **tight
        )


@pytest.mark.parametrize("method", METHODS)
@given(families=studies, level=st.floats(0.5, 0.99))
def test_pooled_effects_are_those_of_statsmodels(
    method: str, families: list[tuple[float, float]], level: float
) -> None:
    ys, ses = apart(families)
    found, expected = pool(ys, ses, method, level), oracle(ys, ses, method, level)
    assert found is not None
    assert found.q == pytest.approx(expected.q, rel=1e-6, abs=1e-9)
    if found.tau2 == 0:
        # statsmodels lets the variance fall below zero, where we hold it
        assert expected.tau2 <= 1e-9
        mean, correction, error = expected.mean_effect_fe, expected.scale_hksj_fe, expected.sd_eff_w_fe_hksj
        row = 2
    else:
        assert found.tau2 == pytest.approx(expected.tau2, rel=1e-5, abs=1e-9)
        mean, correction, error = expected.mean_effect_re, expected.scale_hksj_re, expected.sd_eff_w_re_hksj
        row = 3
    assert found.estimate == pytest.approx(mean, rel=1e-5, abs=1e-7)
    assert found.correction == pytest.approx(correction, rel=1e-5, abs=1e-9)
    # the rows "fixed effect wls" and "random effect wls" of its summary
    with np.errstate(all="ignore"):
        interval = expected.conf_int(alpha=1 - level, use_t=True)[row]
    # Hartung and Knapp's error where the factor is 1 or more; held at 1 below
    if correction > 1e-9:
        assert found.se == pytest.approx(error * (max(correction, 1.0) / correction) ** 0.5, rel=1e-5)
    if correction >= 1:
        assert (found.low, found.high) == pytest.approx(tuple(interval), rel=1e-4, abs=1e-5)


@given(studies)
def test_paule_and_mandel_solve_their_equation(families: list[tuple[float, float]]) -> None:
    ys, ses = (np.array(part) for part in apart(families))

    def excess(tau2: float) -> float:
        weights = 1 / (ses**2 + tau2)
        return float(weights @ (ys - weights @ ys / weights.sum()) ** 2) - (len(ys) - 1)

    found = tau_squared(ys.tolist(), ses.tolist())
    if excess(0.0) <= 0:
        assert found == 0
    else:
        assert found == pytest.approx(brentq(excess, 0, 1e6, xtol=1e-14, rtol=1e-12), rel=1e-8, abs=1e-12)


@given(studies)
def test_paule_and_mandel_make_the_scatter_what_it_should_be(families: list[tuple[float, float]]) -> None:
    ys, ses = apart(families)
    found = pool(ys, ses)
    assert found is not None
    if found.tau2 > 0:
        assert found.correction == pytest.approx(1, rel=1e-6)
    else:
        assert found.correction <= 1 + 1e-9


@given(studies, st.sampled_from(METHODS))
def test_pooled_effects_obey_the_laws(families: list[tuple[float, float]], method: str) -> None:
    ys, ses = apart(families)
    found = pool(ys, ses, method)
    assert found is not None
    assert min(ys) - 1e-9 <= found.estimate <= max(ys) + 1e-9
    assert found.low < found.estimate < found.high
    assert found.tau2 >= 0
    assert 0 <= found.i2 < 1
    assert 0 <= found.p <= 1
    assert sum(found.weights) == pytest.approx(1)
    turned = pool([-y for y in ys], ses, method)
    assert turned is not None
    assert turned.estimate == pytest.approx(-found.estimate, abs=1e-9)
    assert (turned.low, turned.high) == pytest.approx((-found.high, -found.low), rel=1e-9, abs=1e-9)
    backwards = pool(ys[::-1], ses[::-1], method)
    assert backwards is not None
    assert backwards[:5] == pytest.approx(found[:5], rel=1e-6, abs=1e-9)


@given(studies, st.floats(0.01, 100), st.floats(-100, 100))
def test_units_and_origin_do_not_matter(families: list[tuple[float, float]], scale: float, shift: float) -> None:
    ys, ses = apart(families)
    one, other = pool(ys, ses), pool([y * scale + shift for y in ys], [se * scale for se in ses])
    assert one is not None
    assert other is not None
    assume(one.tau2 == 0 or one.tau2 > 1e-6)
    assert other.estimate == pytest.approx(one.estimate * scale + shift, rel=1e-4, abs=1e-4 * scale)
    assert other.high - other.low == pytest.approx((one.high - one.low) * scale, rel=1e-3)


def test_the_interval_is_never_narrower_than_the_classical_one() -> None:
    # three families that agree better than their noise allows: unmodified, the interval would shrink to almost nothing
    found = pool([1.0, 1.0001, 0.9999], [1, 1, 1])
    assert found is not None
    assert found.correction < 1e-6
    assert found.se == pytest.approx(1 / 3**0.5)
    assert found.high - found.estimate == pytest.approx(stats.t.ppf(0.975, 2) / 3**0.5)


def test_families_worked_by_hand() -> None:
    # mean 2, sum of squares 2, variance 1 each: Q = 200, tau² = 1 - 0.01
    found = pool([1, 2, 3], [0.1, 0.1, 0.1])
    assert found is not None
    assert found.q == pytest.approx(200)
    assert found.tau2 == pytest.approx(0.99)
    assert found.i2 == pytest.approx(0.99)
    assert found.se == pytest.approx(1 / 3**0.5)
    assert found.prediction is not None
    assert found.prediction[1] - 2 == pytest.approx(stats.t.ppf(0.975, 1) * (0.99 + 1 / 3) ** 0.5)
    # with equal errors both estimates of tau² are the same
    other = pool([1, 2, 3], [0.1, 0.1, 0.1], "dersimonian-laird")
    assert other is not None
    assert other[:10] == pytest.approx(found[:10])


def test_one_family_says_nothing_of_others() -> None:
    assert pool([], []) is None
    assert pool([1], [1]) is None
    two = pool([1, 2], [1, 1])
    assert two is not None
    assert two.prediction is None
    assert two.is_few


def test_equal_estimates_have_no_heterogeneity() -> None:
    found = pool([2, 2, 2, 2, 2], [1, 2, 3, 4, 5])
    assert found is not None
    assert (found.estimate, found.tau2, found.q, found.i2, found.q_p) == (2, 0, 0, 0, 1)
    assert not found.is_few


def test_a_prediction_is_wider_than_the_interval_of_the_mean() -> None:
    found = pool([1, 4, 2, 8], [1, 1, 1, 1])
    assert found is not None
    assert found.prediction is not None
    assert found.prediction[0] < found.low
    assert found.high < found.prediction[1]


def test_leaving_one_out_shows_the_family_that_makes_the_mean() -> None:
    ys, ses = [1, 1.2, 0.9, 9], [0.5, 0.5, 0.5, 0.5]
    without = leave_one_out(ys, ses)
    assert [one.estimate for one in without] == pytest.approx([3.7, 3.6333, 3.7333, 1.0333], abs=1e-3)
    assert without[3] == pool(ys[:3], ses[:3])
    assert all(isinstance(one, Pooled) for one in without)
    assert leave_one_out([1, 2], [1, 1]) == ()


def test_changes_of_one_family_are_averaged_without_claiming_more_than_they_have() -> None:
    assert average([1, 3], [2, 4]) == pytest.approx((2, 3))
    assert average([1, 3], [2, 4], correlation=0) == pytest.approx((2, 20**0.5 / 2))
    assert average([5], [2]) == (5, 2)


nan = float("nan")


@pytest.mark.parametrize(
    ("ys", "ses", "why"),
    [
        ([1, nan], [1, 1], "estimate is nan"),
        ([1, 2], [1, float("inf")], "se is inf"),
        ([1, 2], [1, -1], "cannot be negative"),
        ([1, 2], [1, 0], "a standard error is 0"),
        ([1, 2], [1], "2 estimates and 1 standard errors"),
    ],
)
def test_families_that_cannot_be_are_refused(ys: list[float], ses: list[float], why: str) -> None:
    for function in (pool, leave_one_out, tau_squared, average):
        with pytest.raises(ValueError, match=why):
            function(ys, ses)


def test_what_else_cannot_be_is_refused() -> None:
    with pytest.raises(ValueError, match="`reml` is no method of pooling: paule-mandel or dersimonian-laird"):
        pool([1, 2], [1, 1], "reml")
    with pytest.raises(ValueError, match="level is 1"):
        pool([1, 2], [1, 1], level=1)
    with pytest.raises(ValueError, match="nothing to average"):
        average([], [])
    with pytest.raises(ValueError, match="correlation is 2"):
        average([1], [1], correlation=2)
