"""Holm, and Benjamini and Hochberg, against statsmodels and SciPy."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import false_discovery_control
from statsmodels.stats.multitest import multipletests

from abilitytrace.stats.families import Adjusted, benjamini_hochberg, holm, size

values = st.one_of(st.floats(0, 1), st.floats(0, 0.06), st.sampled_from([0.0, 1.0, 0.05, 0.025, 0.01]))
families = st.lists(values, min_size=1, max_size=30)
gaps = st.lists(st.one_of(st.none(), values), max_size=12)


def significant(found: tuple[Adjusted, ...]) -> list[bool]:
    return [test.significant for test in found]


@given(families, st.floats(0.001, 0.3))
def test_holm_is_that_of_statsmodels(ps: list[float], alpha: float) -> None:
    rejected, adjusted, *_ = multipletests(ps, alpha, method="holm")
    found = holm(ps, alpha)
    assert significant(found) == list(rejected)
    assert [test.adjusted for test in found] == pytest.approx(list(adjusted))
    assert [test.p for test in found] == ps


@given(families, st.floats(0.001, 0.3))
def test_benjamini_hochberg_is_that_of_statsmodels_and_scipy(ps: list[float], q: float) -> None:
    rejected, adjusted, *_ = multipletests(ps, q, method="fdr_bh")
    found = benjamini_hochberg(ps, q)
    assert significant(found) == list(rejected)
    assert [test.adjusted for test in found] == pytest.approx(list(adjusted))
    assert [test.adjusted for test in found] == pytest.approx(list(false_discovery_control(ps)))


@given(families)
def test_a_gate_finds_less_than_a_report_and_a_report_less_than_single_tests(ps: list[float]) -> None:
    by_holm, by_bh, alone = significant(holm(ps)), significant(benjamini_hochberg(ps)), [p <= 0.05 for p in ps]
    assert all(wide or not narrow for narrow, wide in zip(by_holm, by_bh, strict=True))
    assert all(wide or not narrow for narrow, wide in zip(by_bh, alone, strict=True))


@given(gaps)
def test_unknown_tests_keep_their_place_and_burden_nobody(ps: list[float | None]) -> None:
    known = [p for p in ps if p is not None]
    for adjust in (holm, benjamini_hochberg):
        found = adjust(ps)
        assert [test for test in found if test.p is not None] == list(adjust(known))
        assert [i for i, test in enumerate(found) if test == Adjusted(None, None, significant=False)] == [
            i for i, p in enumerate(ps) if p is None
        ]
    assert size(ps) == len(known)


@given(st.lists(values, max_size=5))
def test_the_order_of_a_family_does_not_matter(ps: list[float]) -> None:
    for adjust in (holm, benjamini_hochberg):
        expected = dict(zip(ps, adjust(ps), strict=True))
        for shuffled in itertools.permutations(ps):
            assert dict(zip(shuffled, adjust(shuffled), strict=True)) == expected


@given(families)
def test_adjusted_values_are_p_values_no_smaller_than_before(ps: list[float]) -> None:
    for adjust in (holm, benjamini_hochberg):
        for test in adjust(ps):
            assert test.p is not None
            assert test.adjusted is not None
            assert test.p <= test.adjusted * (1 + 1e-12)
            assert test.adjusted <= 1


def test_a_family_of_one_is_a_single_test() -> None:
    for adjust in (holm, benjamini_hochberg):
        assert adjust([0.05]) == (Adjusted(0.05, 0.05, significant=True),)
        assert adjust([0.0]) == (Adjusted(0.0, 0.0, significant=True),)
        assert adjust([1.0]) == (Adjusted(1.0, 1.0, significant=False),)
        assert adjust([]) == ()


@pytest.mark.parametrize("p", [float("nan"), -0.1, 1.1, float("inf")])
def test_what_is_no_p_value_is_refused(p: float) -> None:
    for adjust in (holm, benjamini_hochberg):
        with pytest.raises(ValueError, match=r"^p is "):
            adjust([0.5, p])


@pytest.mark.parametrize("rate", [0, 1, float("nan")])
def test_a_rate_of_errors_lies_between_none_and_all(rate: float) -> None:
    with pytest.raises(ValueError, match=r"^alpha is "):
        holm([0.5], rate)
    with pytest.raises(ValueError, match=r"^q is "):
        benjamini_hochberg([0.5], rate)
