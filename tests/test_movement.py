"""Which changes between two scores are more than noise, and of which nothing can be said."""

import itertools
from statistics import NormalDist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abilitytrace.movement import ALPHA, beyond_noise, movement
from abilitytrace.records import Score


def score(value: float, **fields: object) -> Score:
    defaults = {"model": "m", "benchmark": "b", "metric": "accuracy", "unit": "%", "value": value}
    return Score(**{**defaults, **fields})  # type: ignore[arg-type]


def chance(a: Score, b: Score) -> float | None:
    return movement(a, b).p


def two_sided(z: float) -> float:
    return 2 * NormalDist().cdf(-abs(z))


def test_two_shares_are_tested_with_their_pooled_share() -> None:
    # 60 and 45 of 100 each: pooled 0.525, standard error of the difference 0.07062
    assert chance(score(60, n=100), score(45, n=100)) == pytest.approx(two_sided(0.15 / 0.0706222), abs=1e-5)


def test_a_fraction_is_tested_like_its_percentage() -> None:
    in_percent = chance(score(60, n=100), score(45, n=400))
    in_fractions = chance(score(0.6, n=100, unit="fraction"), score(0.45, n=400, unit="fraction"))
    assert in_percent == pytest.approx(in_fractions)


def test_two_standard_errors_are_added_in_squares() -> None:
    assert chance(score(60, stderr=3), score(45, stderr=4)) == pytest.approx(two_sided(15 / 5))


def test_a_standard_error_is_preferred_to_the_number_of_items() -> None:
    assert chance(score(60, stderr=3, n=10), score(45, stderr=4, n=10)) == pytest.approx(two_sided(3))


def test_a_share_can_be_tested_against_a_score_with_a_standard_error() -> None:
    # 50 of 100: a standard error of 5 points
    assert chance(score(50, n=100), score(63, stderr=12)) == pytest.approx(two_sided(1))


def test_equal_scores_are_never_more_than_noise() -> None:
    assert chance(score(0, n=250), score(0, n=250)) == 1
    assert chance(score(100, n=250), score(100, n=250)) == 1
    assert chance(score(0, stderr=0), score(0, stderr=0)) == 1


def test_a_score_of_nothing_has_noise_too() -> None:
    # nothing right, and no error given by the file, beside 6.5 % of what must be 5153 items
    appeared = chance(score(0, stderr=0), score(6.4623, stderr=0.3425))
    assert appeared is not None
    assert appeared < 1e-70
    # of ten items, one right is no ability
    assert chance(score(0, stderr=0, n=10), score(10, stderr=10, n=10)) == pytest.approx(0.4, abs=0.1)


def test_a_change_is_given_in_the_unit_of_the_scores() -> None:
    found = movement(score(60, n=100), score(45, n=100))
    assert found.change == pytest.approx(-15)
    assert found.low is not None
    assert found.high is not None
    assert found.low < -15 < found.high < 0
    assert movement(score(60), score(45)).method == "unknown"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        pytest.param(score(60), score(45), id="neither n nor standard error"),
        pytest.param(score(60, n=100), score(45), id="n of one only"),
        pytest.param(score(60, stderr=1), score(45), id="standard error of one only"),
        pytest.param(score(60, n=100, metric="F1"), score(45, n=100, metric="F1"), id="no share of items"),
        pytest.param(score(60, n=100, unit=""), score(45, n=100, unit=""), id="no unit"),
        pytest.param(score(160, n=100), score(45, n=100), id="more than all items"),
        pytest.param(score(60, stderr=0), score(45, stderr=0), id="no error at all is no knowledge of it"),
        pytest.param(score(60, stderr=0), score(45, stderr=2), id="an error of zero is no knowledge of it"),
        pytest.param(score(60), score(60), id="equal scores of unknown noise"),
    ],
)
def test_nothing_is_said_where_nothing_tells(a: Score, b: Score) -> None:
    assert chance(a, b) is None


values = st.integers(0, 500).map(lambda right: right / 5)
shares = st.builds(lambda value, n: score(value, n=n), values, st.integers(20, 2000))


@given(shares, shares)
def test_a_change_turned_round_is_as_probable(a: Score, b: Score) -> None:
    p = chance(a, b)
    assert p is not None
    assert 0 <= p <= 1
    assert p == pytest.approx(chance(b, a))


@given(shares, shares)
def test_more_items_never_make_a_change_more_probable_by_chance(a: Score, b: Score) -> None:
    assert a.n is not None
    assert b.n is not None
    few, many = chance(a, b), chance(a._replace(n=4 * a.n), b._replace(n=4 * b.n))
    assert few is not None
    assert many is not None
    assert many <= few + 1e-12


# -- families of changes


def test_a_single_change_is_held_to_five_percent() -> None:
    assert beyond_noise([0.049]) == ("beyond",)
    assert beyond_noise([0.051]) == ("within",)


def test_many_changes_are_held_to_more_than_each_alone() -> None:
    # 0.04 alone would pass; of ten it would need 0.005
    assert beyond_noise([0.04, *[0.9] * 9]) == ("within",) * 10
    # the step-up rule: both pass at the second step, 0.05 · 2 / 2, though the first would need 0.025
    assert beyond_noise([0.04, 0.05]) == ("beyond", "beyond")


def test_changes_of_unknown_noise_stay_unknown_and_burden_nobody() -> None:
    assert beyond_noise([None, 0.04, None]) == ("unknown", "beyond", "unknown")
    assert beyond_noise([]) == ()


chances = st.lists(st.one_of(st.none(), st.floats(0, 1)), max_size=8)


@given(chances)
def test_what_passes_is_the_largest_set_whose_false_alarms_are_held(family: list[float | None]) -> None:
    known = sorted(p for p in family if p is not None)
    # by definition: the largest k whose k-th smallest chance is at most k / m of the share allowed
    largest = max((k for k in range(1, len(known) + 1) if known[k - 1] <= ALPHA * k / len(known)), default=0)
    passed = [p for p, verdict in zip(family, beyond_noise(family), strict=True) if verdict == "beyond"]
    assert all(p is not None for p in passed)
    assert len(passed) >= largest
    assert set(passed) == set(known[:largest])


@given(chances)
def test_the_order_of_a_family_does_not_matter(family: list[float | None]) -> None:
    verdicts = dict(zip(family, beyond_noise(family), strict=True))
    for shuffled in itertools.islice(itertools.permutations(family), 24):
        assert dict(zip(shuffled, beyond_noise(list(shuffled)), strict=True)) == verdicts
