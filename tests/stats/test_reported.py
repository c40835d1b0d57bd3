"""The change between two published scores: the best of what they tell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abilitytrace.stats.change import from_counts, from_errors, scaled
from abilitytrace.stats.proportion import standard_error
from abilitytrace.stats.reported import Reported, from_scores


def test_two_errors_are_taken_as_they_are() -> None:
    assert from_scores(Reported(60, 3), Reported(45, 4)) == from_errors(60, 3, 45, 4)
    with_items = from_scores(Reported(60, 3, 500, 100), Reported(45, 4, 400, 100))
    assert with_items is not None
    assert with_items._replace(n_a=None, n_b=None) == from_errors(60, 3, 45, 4)
    assert (with_items.n_a, with_items.n_b) == (500, 400)


def test_two_shares_are_compared_as_counts_in_their_own_unit() -> None:
    found = from_scores(Reported(60, n=100, whole=100), Reported(45, n=400, whole=100))
    assert found == scaled(from_counts(60, 100, 180, 400), 100)
    fractions = from_scores(Reported(0.6, n=100, whole=1), Reported(0.45, n=400, whole=1))
    assert fractions == from_counts(60, 100, 180, 400)


def test_an_error_and_a_share_can_be_compared() -> None:
    found = from_scores(Reported(50, n=100, whole=100), Reported(63, 12))
    assert found is not None
    assert found.se == pytest.approx(13)
    assert found.method == "errors"


def test_a_share_of_nothing_with_no_error_has_the_items_of_the_other_score() -> None:
    # lambada_openai of a small model at two early checkpoints: 0 ± 0, then 0.0646 ± 0.0034 of 5153 items
    found = from_scores(Reported(0.0, 0.0, whole=1), Reported(0.064623, 0.003425, whole=1))
    assert found is not None
    assert found.n_a == pytest.approx(5153, abs=5)
    assert found.p < 1e-70
    assert found.low > 0.05
    in_percent = from_scores(Reported(0.0, 0.0, whole=100), Reported(6.4623, 0.3425, whole=100))
    assert in_percent is not None
    assert in_percent.estimate == pytest.approx(100 * found.estimate)
    assert in_percent.p == pytest.approx(found.p, rel=1e-6)


def test_a_known_number_of_items_stands_in_for_an_error_of_zero() -> None:
    assert from_scores(Reported(0, 0.0, 50, 1), Reported(0.2, None, 50, 1)) == from_counts(0, 50, 10, 50)
    assert from_scores(Reported(1, 0.0, None, 1), Reported(0.8, None, 50, 1)) == from_counts(50, 50, 40, 50)
    # no share can be 0.5 of all items without noise
    assert from_scores(Reported(0.5, 0.0, 50, 1), Reported(0.2, None, 50, 1)) == from_counts(25, 50, 10, 50)


def test_a_share_of_nothing_that_has_an_error_keeps_it() -> None:
    # some programs bound the noise of 0 % themselves
    found = from_scores(Reported(0.0, 0.01, whole=1), Reported(0.2, 0.02, whole=1))
    assert found == from_errors(0.0, 0.01, 0.2, 0.02)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        pytest.param(Reported(60), Reported(45), id="neither items nor error"),
        pytest.param(Reported(60, n=100, whole=100), Reported(45, whole=100), id="items of one only"),
        pytest.param(Reported(60, 1), Reported(45), id="error of one only"),
        pytest.param(Reported(60, n=100), Reported(45, n=100), id="no share of items"),
        pytest.param(Reported(160, n=100, whole=100), Reported(45, n=100, whole=100), id="more than all items"),
        pytest.param(Reported(60, 0.0), Reported(45, 0.0), id="no error at all is no knowledge of it"),
        pytest.param(Reported(0, 0.0, whole=1), Reported(0, 0.0, whole=1), id="nothing at both, of unknown items"),
        pytest.param(Reported(0, 0.0), Reported(2.5, 0.1), id="0 of a metric that is no share"),
        pytest.param(Reported(0, 0.0, whole=1), Reported(2.5, 0.1), id="items of a metric that is no share"),
        pytest.param(Reported(0, 0.0, whole=1), Reported(1.0, 0.1, whole=1), id="items that do not follow"),
    ],
)
def test_nothing_is_said_where_nothing_tells(a: Reported, b: Reported) -> None:
    assert from_scores(a, b) is None
    assert from_scores(b, a) is None


values = st.integers(0, 500).map(lambda right: right / 5)
known = st.one_of(
    st.builds(lambda value, n: Reported(value, None, n, 100), values, st.integers(1, 5000)),
    st.builds(Reported, values, st.floats(0.01, 20)),
    st.builds(
        lambda value, n: Reported(value, 100 * standard_error(value / 100, n), n, 100), values, st.integers(1, 5000)
    ),
)


@given(known, known)
def test_a_change_turned_round_is_the_same_change(a: Reported, b: Reported) -> None:
    there, back = from_scores(a, b), from_scores(b, a)
    assert there is not None
    assert back is not None
    assert back.estimate == pytest.approx(-there.estimate)
    assert (back.low, back.high) == pytest.approx((-there.high, -there.low), abs=1e-9)
    assert back.p == pytest.approx(there.p)


@pytest.mark.parametrize("faulty", [Reported(float("nan"), 1), Reported(1, float("inf")), Reported(1, -1)])
def test_scores_that_cannot_be_are_refused(faulty: Reported) -> None:
    with pytest.raises(ValueError, match=r"^(value|se) is "):
        from_scores(faulty, Reported(1, 1))
    with pytest.raises(ValueError, match=r"^(value|se) is "):
        from_scores(Reported(1, 1), faulty)
