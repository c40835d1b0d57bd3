"""McNemar's test and Tango's interval against statsmodels, SciPy, and the definition worked out numerically."""

from math import log, sqrt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import brentq, minimize_scalar
from scipy.stats import binomtest, norm
from statsmodels.stats.contingency_tables import mcnemar as mcnemar_of_statsmodels

from abilitytrace.stats.matched import adjusted_error, mcnemar, tango

tables = st.one_of(
    st.tuples(st.integers(0, 8), st.integers(0, 8), st.integers(0, 12)),
    st.tuples(st.integers(0, 2000), st.integers(0, 2000), st.integers(0, 20_000)),
).filter(lambda table: sum(table) > 0)


@given(tables)
def test_mcnemar_is_that_of_statsmodels(table: tuple[int, int, int]) -> None:
    lost, gained, _ = table
    expected = mcnemar_of_statsmodels([[5, lost], [gained, 5]], exact=True).pvalue if lost + gained else 1
    assert mcnemar(lost, gained) == pytest.approx(expected, rel=1e-9)


@given(st.integers(0, 300), st.integers(0, 300))
def test_mcnemar_is_a_sign_test(lost: int, gained: int) -> None:
    expected = binomtest(lost, lost + gained).pvalue if lost + gained else 1
    assert mcnemar(lost, gained) == pytest.approx(expected, rel=1e-9)
    assert mcnemar(lost, gained) == mcnemar(gained, lost)


def test_an_example_from_a_textbook() -> None:
    # two culture media, 50 specimens, 12 grow on the first only and 2 on the second only: 0.0129 (Armitage and Berry)
    assert mcnemar(12, 2) == pytest.approx(0.0129, abs=5e-5)


def score(lost: int, gained: int, n: int, difference: float) -> float:
    """The score statistic by definition: the likeliest share of lost items under the constraint, found numerically."""

    def unlikeliness(share: float) -> float:
        cells = ((gained, share + difference), (lost, share), (n - lost - gained, 1 - 2 * share - difference))
        return -sum(count * log(p) for count, p in cells if count)

    low, high = max(0.0, -difference), (1 - difference) / 2
    margin = (high - low) * 1e-13
    share = minimize_scalar(
        unlikeliness, bounds=(low + margin, high - margin), method="bounded", options={"xatol": 1e-13}
    ).x
    return (gained - lost - n * difference) / sqrt(n * (2 * share + difference * (1 - difference)))


small_tables = st.tuples(st.integers(1, 40), st.integers(1, 40), st.integers(0, 200))


@settings(max_examples=40)
@given(small_tables, st.sampled_from([0.8, 0.95, 0.99]))
def test_tango_turns_where_the_score_test_does(table: tuple[int, int, int], level: float) -> None:
    lost, gained, n = table[0], table[1], sum(table)
    z = norm.ppf((1 + level) / 2)
    low, high = tango(lost, gained, n, level)
    middle = (gained - lost) / n
    assert low == pytest.approx(
        brentq(lambda d: score(lost, gained, n, d) - z, -1 + 1e-9, middle, xtol=1e-12), abs=2e-6
    )
    assert high == pytest.approx(
        brentq(lambda d: score(lost, gained, n, d) + z, middle, 1 - 1e-9, xtol=1e-12), abs=2e-6
    )


@given(tables)
def test_tango_excludes_no_change_exactly_where_the_asymptotic_test_rejects_it(table: tuple[int, int, int]) -> None:
    lost, gained, n = table[0], table[1], sum(table)
    low, high = tango(lost, gained, n)
    statistic = (gained - lost) ** 2 / (lost + gained) if lost + gained else 0.0
    if abs(statistic - norm.ppf(0.975) ** 2) > 1e-9:
        assert (low > 0 or high < 0) == (statistic > norm.ppf(0.975) ** 2)


@given(tables)
def test_tango_mirrors_holds_the_difference_and_is_never_empty(table: tuple[int, int, int]) -> None:
    lost, gained, n = table[0], table[1], sum(table)
    low, high = tango(lost, gained, n)
    assert -1 <= low <= (gained - lost) / n <= high <= 1
    assert low < high
    assert tango(gained, lost, n) == pytest.approx((-high, -low), abs=1e-12)


def test_no_item_that_differs_leaves_room_for_some() -> None:
    # z² / (n + z²), as the score interval of a share of none
    assert tango(0, 0, 100) == pytest.approx((-0.03699, 0.03699), abs=1e-5)
    assert tango(100, 0, 100)[0] == -1
    assert tango(0, 1, 1) == pytest.approx((-0.5, 1), abs=0.4)


@given(tables)
def test_the_error_is_never_zero_and_the_usual_one_for_many_items(table: tuple[int, int, int]) -> None:
    lost, gained, n = table[0], table[1], sum(table)
    error = adjusted_error(lost, gained, n)
    assert error > 0
    assert error == adjusted_error(gained, lost, n)
    if min(lost, gained) > 500:
        assert error == pytest.approx(sqrt(lost + gained - (gained - lost) ** 2 / n) / n, rel=0.01)


@pytest.mark.parametrize("table", [(-1, 0, 5), (0, -1, 5), (3, 3, 5), (0, 0, 0)])
def test_tables_that_cannot_be_are_refused(table: tuple[int, int, int]) -> None:
    for function in (tango, adjusted_error):
        with pytest.raises(
            ValueError, match=r"counts cannot be negative|it must lie between 0 and n|at least one item"
        ):
            function(*table)
    if min(table[:2]) < 0:
        with pytest.raises(ValueError, match="counts cannot be negative"):
            mcnemar(*table[:2])
