"""The verdict of a gate, its laws, and the items it asks for."""

from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.power import normal_power

from abilitytrace.stats.change import Change, from_counts, from_errors, from_paired_values, from_pairs
from abilitytrace.stats.families import holm
from abilitytrace.stats.noninferiority import (
    OUTCOMES,
    Verdict,
    needed_pairs,
    needed_per_arm,
    verdict,
    verdicts,
)


def change(drop: float, se: float, level: float = 0.95) -> Change:
    """A change of -drop with this standard error."""
    found = from_errors(0, se / sqrt(2), -drop, se / sqrt(2), level)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("drop", "se", "outcome"),
    [
        pytest.param(5, 1, "regressed", id="a large drop, well measured"),
        pytest.param(0, 0.5, "ok", id="no drop, well measured"),
        pytest.param(-5, 1, "ok", id="a gain"),
        pytest.param(1, 0.2, "ok", id="a drop that is real and smaller than the margin"),
        pytest.param(0, 3, "inconclusive", id="no drop, badly measured"),
        pytest.param(5, 4, "inconclusive", id="a large drop, badly measured"),
        pytest.param(1.5, 0.4, "inconclusive", id="a real drop that may be smaller or larger than the margin"),
    ],
)
def test_a_change_is_held_against_a_margin_of_two(drop: float, se: float, outcome: str) -> None:
    assert verdict(change(drop, se), 2).outcome == outcome


def test_what_has_no_known_noise_is_unknown_and_burdens_nobody() -> None:
    assert verdict(None, 2) == Verdict("unknown", 2)
    alone = verdict(change(4, 1.9), 2)
    assert alone.outcome == "regressed"
    assert verdicts([None, change(4, 1.9), None], 2)[1] == alone
    assert verdicts([], 2) == ()


def test_a_drop_in_a_large_family_needs_more_to_stand_out() -> None:
    family = [change(4, 1.9), *[change(0, 0.5)] * 9]
    assert verdict(family[0], 2).outcome == "regressed"
    found = verdicts(family, 2)
    assert [one.outcome for one in found] == ["inconclusive", *["ok"] * 9]
    assert found[0].adjusted == pytest.approx(10 * found[0].p)  # type: ignore[operator]


def test_gains_are_no_drops_however_significant() -> None:
    found = verdicts([change(-9, 1), change(9, 1)], 2)
    assert [one.p for one in found] == [1, pytest.approx(change(9, 1).p)]


def test_each_change_may_have_its_own_margin() -> None:
    found = verdicts([change(1, 0.3), change(1, 0.3)], 0, margins=[0.5, 2])
    assert [(one.outcome, one.margin) for one in found] == [("regressed", 0.5), ("ok", 2)]


def test_without_a_margin_any_real_drop_regresses_and_only_a_gain_passes() -> None:
    assert verdict(change(1, 0.4), 0).outcome == "regressed"
    assert verdict(change(-1, 0.4), 0).outcome == "ok"
    undecided = verdict(change(0, 0.4), 0)
    assert undecided.outcome == "inconclusive"
    assert (undecided.factor, undecided.needed) == (None, None)
    hardly = verdict(change(0, 0.4), 1e-200)
    assert (hardly.factor, hardly.needed) == (None, None)


def test_no_number_of_items_decides_on_a_drop_as_large_as_the_margin() -> None:
    assert verdict(change(2, 1), 2).factor is None
    assert verdict(change(1.99, 1), 2).factor == pytest.approx((2.8016 / 0.01) ** 2, rel=1e-3)
    assert verdict(change(2.01, 1.2), 2).factor == pytest.approx((0.8416 * 1.2 / 0.01) ** 2, rel=1e-3)


drops = st.floats(-20, 20)
ses = st.floats(0.01, 20)
margins = st.floats(0, 10)


@given(st.lists(st.tuples(drops, ses), min_size=1, max_size=12), margins)
def test_verdicts_obey_their_definition(family: list[tuple[float, float]], margin: float) -> None:
    changes = [change(drop, se) for drop, se in family]
    tests = holm([one.p if one.estimate < 0 else 1.0 for one in changes], alpha=1 - 0.95)
    for one, test, found in zip(changes, tests, verdicts(changes, margin), strict=True):
        assert found.outcome in OUTCOMES
        assert (found.outcome == "regressed") == (test.significant and one.estimate < -margin)
        assert (found.outcome == "ok") == (one.low > -margin)
        # an undecided change needs more than it has, whatever its family
        assert found.factor is None or found.factor > 1
        assert found.outcome == "inconclusive" or found.factor is None


@given(drops, ses, margins, st.floats(0, 5))
def test_a_wider_margin_never_turns_a_pass_into_a_failure(drop: float, se: float, margin: float, more: float) -> None:
    order = ("regressed", "inconclusive", "ok")
    narrow, wide = verdict(change(drop, se), margin), verdict(change(drop, se), margin + more)
    assert order.index(wide.outcome) >= order.index(narrow.outcome)


def test_items_needed_tell_the_drop_that_it_looks_like_from_the_margin() -> None:
    # unpaired: 600 and 590 of 1000 look like a drop of 1 point, which a margin of 3 must be told from
    found = verdict(from_counts(600, 1000, 590, 1000), 0.03)
    assert found.outcome == "inconclusive"
    assert found.needed == pytest.approx(needed_per_arm(0.6, 0.59, 0.02), rel=0.01)
    # paired: the same drop, 10 % of the items differ
    pairs = verdict(from_pairs(*answers(lost=55, gained=45, n=1000)), 0.03)
    assert pairs.outcome == "inconclusive"
    assert pairs.needed == pytest.approx(needed_pairs(0.1, 0.02), rel=0.03)
    # a gain is planned for as if nothing had changed
    gain = verdict(from_counts(600, 1000, 601, 1000), 0.03)
    assert gain.needed == pytest.approx(needed_per_arm(0.6, 0.6, 0.03), rel=0.01)


def answers(lost: int, gained: int, n: int) -> tuple[list[int], list[int]]:
    same = [1] * (n - lost - gained)
    return [*same, *[1] * lost, *[0] * gained], [*same, *[0] * lost, *[1] * gained]


@given(drops, ses, margins, st.integers(1, 30))
def test_with_the_noise_asked_for_a_drop_that_stays_reaches_a_verdict(
    drop: float, se: float, margin: float, size: int
) -> None:
    others = [change(0, 0.01)] * (size - 1)
    found = verdicts([change(drop, se), *others], margin)[0]
    if found.factor is None or found.factor > 1e6:
        return
    settled = verdicts([change(max(drop, 0), se / sqrt(found.factor)), *others], margin)[0]
    assert settled.outcome == ("ok" if drop < margin else "regressed")


def test_items_needed_in_a_family_are_for_the_strictest_test_of_it() -> None:
    # 2.5 standard errors would do alone; first of five it takes 2.576, and 0.842 more for the power
    found = verdicts([change(5, 2), *[change(0, 0.1)] * 4], 2)[0]
    assert found.outcome == "inconclusive"
    assert found.factor == pytest.approx(((2.5758 + 0.8416) * 2 / 5) ** 2, rel=1e-3)


def test_items_needed_of_unequal_arms_are_for_equal_ones() -> None:
    found = verdict(from_counts(300, 500, 3000, 5000), 0.03)
    assert found.needed == pytest.approx(needed_per_arm(0.6, 0.6, 0.03), rel=0.01)


def test_items_needed_are_unknown_where_the_items_are() -> None:
    found = verdict(change(0, 3), 2)
    assert found.factor == pytest.approx((2.8016 * 3 / 2) ** 2, abs=0.01)
    assert found.needed is None


def test_items_needed_of_graded_pairs_scale_with_the_items() -> None:
    one = from_paired_values([0.0] * 200, [0.0, 1.0, -1.0, 0.0] * 50)
    found = verdict(one, 0.05)
    assert one is not None
    assert found.outcome == "inconclusive"
    assert found.needed == pytest.approx(200 * (one.smallest_visible / 0.05) ** 2, abs=1)


@given(st.floats(0.05, 0.95), st.floats(0.005, 0.3), st.floats(0.5, 0.99))
def test_items_per_model_have_the_power_that_statsmodels_gives(share: float, margin: float, power: float) -> None:
    n = needed_per_arm(share, share, margin, power=power)
    assert n is not None
    deviation = sqrt(2 * share * (1 - share))
    # the lower end of the interval is a one-sided test at half of alpha
    reached = normal_power(margin / deviation, n, 0.025, alternative="larger")
    one_less = normal_power(margin / deviation, max(n - 1, 0.5), 0.025, alternative="larger")
    assert one_less < power + 1e-9
    assert reached >= power - 1e-9


def test_no_number_of_items_shows_that_nothing_at_all_was_lost() -> None:
    assert needed_per_arm(0.6, 0.6, 0) is None
    assert needed_pairs(0.1, 0) is None
    assert needed_pairs(0, 0.01) == 1


def test_other_levels_hold_other_promises() -> None:
    assert verdict(change(2.2, 1, level=0.9), 1).outcome == "regressed"
    assert verdict(change(2.2, 1, level=0.99), 1).outcome == "inconclusive"
    with pytest.raises(ValueError, match=r"different levels in one family: 0\.9, 0\.95"):
        verdicts([change(1, 1), change(1, 1, level=0.9)], 1)


@pytest.mark.parametrize("margin", [-1, float("nan"), float("inf")])
def test_a_margin_is_the_size_of_a_drop(margin: float) -> None:
    with pytest.raises(ValueError, match=r"^margin is "):
        verdict(change(1, 1), margin)
    with pytest.raises(ValueError, match="2 margins for 1 changes"):
        verdicts([change(1, 1)], 0, margins=[1, 2])


def test_shares_and_disagreement_lie_in_0_to_1() -> None:
    with pytest.raises(ValueError, match=r"share_b is 1.2"):
        needed_per_arm(0.5, 1.2, 0.1)
    with pytest.raises(ValueError, match=r"disagreement is -0.1"):
        needed_pairs(-0.1, 0.1)
    with pytest.raises(ValueError, match="margin is nan"):
        needed_pairs(0.1, float("nan"))
