"""Where a score changed, and which checkpoint to measure next."""

import itertools
from math import exp, inf, log2, nan, pi, sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy.integrate import quad
from scipy.stats import multivariate_normal, norm

from abilitytrace.stats.bisect import Checkpoint, Place, Search, credible, locate_onset, locate_shift
from abilitytrace.stats.information import Component, rise_density, rise_information, which_component


def line(n: int, measured: dict[int, float], se: float = 0.01) -> list[Checkpoint]:
    """Checkpoints 0 to n, some of them measured."""
    return [Checkpoint(x, measured.get(x), se if x in measured else None) for x in range(n + 1)]


def likeliest(search: Search) -> Place:
    return max(search.places, key=lambda place: place.probability)


# -- a shift from one level to another


def test_with_only_the_ends_known_every_gap_is_as_likely_and_the_middle_is_next() -> None:
    search = locate_shift(line(8, {0: 0.6, 8: 0.3}))
    assert [place.probability for place in search.places] == pytest.approx([1 / 8] * 8)
    assert search.bits == pytest.approx(3)
    best = search.proposals[0]
    assert best.position == 4
    assert best.gain == pytest.approx(1, abs=0.01)
    assert best.left == pytest.approx(2, abs=0.01)


def test_without_noise_a_change_is_found_like_git_bisect_finds_it() -> None:
    measured, steps = {0: 0.6, 64: 0.3}, 0
    while (search := locate_shift(line(64, measured))).bits > 0.5:
        x = int(search.proposals[0].position)
        measured[x] = 0.6 if x < 41 else 0.3
        steps += 1
    assert steps == 6
    assert likeliest(search)[:2] == (40, 41)


def test_a_measurement_on_the_old_level_moves_the_search_behind_it() -> None:
    search = locate_shift(line(8, {0: 0.6, 4: 0.6, 8: 0.3}))
    assert sum(place.probability for place in search.places[4:]) > 0.999
    assert search.proposals[0].position == 6


def test_a_noisy_measurement_decides_less() -> None:
    sharp, blurred = (locate_shift(line(8, {0: 0.6, 8: 0.3}, se)) for se in (0.01, 0.2))
    assert blurred.proposals[0].gain < 0.5 < sharp.proposals[0].gain


def test_expected_noise_of_the_next_measurement_counts() -> None:
    ends = line(8, {0: 0.6, 8: 0.3})
    assert locate_shift(ends, se_next=0.5).proposals[0].gain < 0.1 < locate_shift(ends).proposals[0].gain


def test_small_steps_are_not_taken_for_the_change_if_scores_wander() -> None:
    measured = {0: 0.60, 2: 0.62, 4: 0.59, 6: 0.40, 8: 0.42}
    sure, doubtful = locate_shift(line(8, measured, 0.005)), locate_shift(line(8, measured, 0.005), wander=0.1)
    assert likeliest(sure).after in (4, 5)
    assert likeliest(doubtful).after in (4, 5)
    assert likeliest(doubtful).probability < likeliest(sure).probability


def test_checkpoints_outside_the_measured_stretch_are_not_searched() -> None:
    search = locate_shift([*line(8, {2: 0.6, 6: 0.3})])
    assert [place[:2] for place in search.places] == list(itertools.pairwise([2, 3, 4, 5, 6]))
    assert {proposal.position for proposal in search.proposals} == {3, 4, 5}


def test_a_gap_without_checkpoints_inside_is_the_end_of_the_search() -> None:
    search = locate_shift([Checkpoint(0, 0.6, 0.01), Checkpoint(1000, 0.3, 0.01)])
    assert search == Search((Place(0, 1000, 1.0),), 0.0, ())


measured_lines = st.lists(st.tuples(st.floats(0, 1), st.floats(0.005, 0.2)), min_size=2, max_size=6).flatmap(
    lambda scores: st.lists(st.booleans(), min_size=0, max_size=6).map(
        lambda unmeasured: [
            *(Checkpoint(3 * i, score, se) for i, (score, se) in enumerate(scores)),
            *(Checkpoint(3 * i + 1) for i, wanted in enumerate(unmeasured) if wanted),
        ]
    )
)


@given(measured_lines)
def test_the_chances_of_places_follow_from_the_model(checkpoints: list[Checkpoint]) -> None:
    search = locate_shift(checkpoints)
    known = sorted(point for point in checkpoints if point.score is not None)
    scores = np.array([point.score for point in known])
    errors = np.array([point.se for point in known])
    centre, width = scores.mean(), max(np.ptp(scores), errors.max())
    # independently: scores of one level share its prior variance, scores of different levels nothing
    logs = []
    for place in search.places:
        assert place.after is not None
        before = np.array([point.position <= place.after for point in known])
        covariance = np.diag(errors**2) + width**2 * (before[:, None] == before[None, :])
        logs.append(multivariate_normal(np.full(len(known), centre), covariance).logpdf(scores))
    expected = np.exp(np.array(logs) - max(logs))
    assert [place.probability for place in search.places] == pytest.approx(
        expected / expected.sum(), rel=1e-6, abs=1e-9
    )


@given(measured_lines)
def test_a_search_obeys_the_laws(checkpoints: list[Checkpoint]) -> None:
    search = locate_shift(checkpoints)
    assert sum(place.probability for place in search.places) == pytest.approx(1)
    assert 0 <= search.bits <= log2(len(search.places)) + 1e-9
    gains = [proposal.gain for proposal in search.proposals]
    assert gains == sorted(gains, reverse=True)
    for proposal in search.proposals:
        assert proposal.gain + proposal.left == pytest.approx(search.bits)
        assert proposal.gain > 0
        assert proposal.left >= 0
    mirrored = locate_shift([point._replace(position=-point.position) for point in checkpoints])
    assert [place.probability for place in mirrored.places[::-1]] == pytest.approx(
        [place.probability for place in search.places], abs=1e-9
    )


def test_the_expected_gain_is_the_average_over_scores_that_may_come() -> None:
    # two measured ends, 7 gaps of which 3 lie before the checkpoint in question
    error, search = 0.05, locate_shift(line(7, {0: 0.6, 7: 0.5}, 0.05))
    promised = next(proposal for proposal in search.proposals if proposal.position == 3)
    centre, width = 0.55, 0.1
    likelihoods = []
    for before in (True, False):
        # the new score shares its level with the first measured one, or with the last
        same = np.array([[1, 0, before], [0, 1, not before], [before, not before, 1]], dtype=float)
        likelihoods.append(multivariate_normal(np.full(3, centre), width**2 * same + error**2 * np.eye(3)))
    prior = np.array([4 / 7, 3 / 7])

    def joint(y: float) -> NDArray[np.float64]:
        return np.array([p * float(side.pdf([0.6, 0.5, y])) for p, side in zip(prior, likelihoods, strict=True)])

    def told(y: float) -> float:
        each = joint(y)
        posterior = each / each.sum()
        return float(each.sum() * (posterior @ np.log2(posterior) - prior @ np.log2(prior)))

    total = quad(lambda y: float(joint(y).sum()), -1, 2, points=[0.5, 0.6])[0]
    assert promised.gain == pytest.approx(quad(told, -0.2, 1.3, points=[0.5, 0.6])[0] / total, abs=1e-4)


# -- a rise above chance


def test_a_rise_is_found_between_chance_and_something() -> None:
    search = locate_onset(line(8, {0: 0.0, 2: 0.0, 6: 0.2, 8: 0.4}), chance=0.0)
    assert [place[:2] for place in credible(search.places, 0.99)] == [(2, 3), (3, 4), (4, 5), (5, 6)]
    assert search.proposals[0].position == 4


def test_a_rise_may_not_have_come_yet_or_have_come_before() -> None:
    never = locate_onset(line(4, {0: 0.507, 2: 0.512, 4: 0.498}, 0.014), chance=0.5)
    assert (never.places[0].after, never.places[-1].until) == (None, None)
    assert likeliest(never) == never.places[-1]
    always = locate_onset(line(4, {0: 0.8, 2: 0.82, 4: 0.85}, 0.014), chance=0.5)
    assert likeliest(always) == always.places[0]
    assert always.bits < 0.001


def test_a_score_far_outside_the_scale_is_no_crash() -> None:
    for score in (-5.0, 5.0):
        search = locate_onset(line(2, {0: 0.5, 2: score}, 0.001), chance=0.5)
        assert sum(place.probability for place in search.places) == pytest.approx(1)


onsets = st.lists(st.one_of(st.none(), st.tuples(st.floats(-0.2, 1.2), st.floats(0.005, 0.2))), min_size=1, max_size=7)


@given(onsets, st.floats(0, 0.6))
def test_the_chances_of_a_rise_follow_from_the_model(scores: list[tuple[float, float] | None], chance: float) -> None:
    if not any(scores):
        return
    points = [Checkpoint(x, *(score or (None, None))) for x, score in enumerate(scores)]
    search = locate_onset(points, chance)
    logs = []
    for risen in range(len(points) + 1):
        total = 0.0
        for point in points:
            if point.score is None or point.se is None:
                continue
            before = norm.pdf(point.score, chance, point.se)
            after = (norm.cdf((point.score - chance) / point.se) - norm.cdf((point.score - 1) / point.se)) / (
                1 - chance
            )
            total += np.log(max(before if point.position < risen else after, 1e-290))
        logs.append(total)
    if max(logs) < -300:
        return
    expected = np.exp(np.array(logs) - max(logs))
    assert [place.probability for place in search.places] == pytest.approx(
        expected / expected.sum(), rel=1e-5, abs=1e-6
    )


# -- what one more score tells


@given(st.floats(0.05, 0.95), st.floats(0, 6), st.floats(0.5, 2))
def test_information_is_the_integral_it_is_defined_as(p: float, distance: float, deviation: float) -> None:
    parts = [Component(p, 0.0, 1.0), Component(1 - p, distance, deviation)]

    def density(y: float) -> float:
        mixed = sum(part.probability * norm.pdf(y, part.mean, part.deviation) for part in parts)
        return sum(
            part.probability * own * log2(own / mixed)
            for part in parts
            if (own := float(norm.pdf(y, part.mean, part.deviation))) > 1e-300
        )

    expected = quad(density, -20, distance + 20, limit=200, points=[0, distance])[0]
    assert which_component(parts) == pytest.approx(expected, abs=2e-4)


@pytest.mark.parametrize("risen", [0.1, 0.5, 0.9])
@pytest.mark.parametrize("height", [0.5, 3, 20, 200])
def test_information_of_a_rise_is_the_integral_it_is_defined_as(risen: float, height: float) -> None:
    def density(z: float) -> float:
        still, above = exp(-z * z / 2) / sqrt(2 * pi), rise_density(z, height)
        mixed = (1 - risen) * still + risen * above
        return (1 - risen) * still * log2(still / mixed) + risen * above * log2(above / mixed)

    expected = quad(density, -9, min(height, 30) + 6, limit=400, points=[0, min(height, 30)])[0]
    if height > 30:
        expected += risen * (height - 36) / height * log2(1 / risen)
    assert rise_information(risen, height) == pytest.approx(expected, abs=0.01)


def test_what_is_certain_cannot_be_told_again() -> None:
    assert which_component([Component(1.0, 0.0, 1.0)]) == pytest.approx(0)
    assert rise_information(0.0, 10) == rise_information(1.0, 10) == 0


# -- what cannot be


@pytest.mark.parametrize(
    ("points", "why"),
    [
        ([Checkpoint(0, 0.5, 0.1)], "1 measured checkpoints: there must be at least 2"),
        ([Checkpoint(0, 0.5, 0.1), Checkpoint(1)], "1 measured checkpoints: there must be at least 2"),
        ([Checkpoint(0, 0.5, 0.1), Checkpoint(0, 0.4, 0.1)], "position 0 stands twice"),
        ([Checkpoint(0, 0.5, 0.1), Checkpoint(1, 0.4)], "the score at 1 has no standard error above 0"),
        ([Checkpoint(0, 0.5, 0.0), Checkpoint(1, 0.4, 0.1)], "the score at 0 has no standard error above 0"),
        ([Checkpoint(0, nan, 0.1), Checkpoint(1, 0.4, 0.1)], "score is nan"),
        ([Checkpoint(inf, 0.5, 0.1), Checkpoint(1, 0.4, 0.1)], "position is inf"),
        ([Checkpoint(0, 0.5, -0.1), Checkpoint(1, 0.4, 0.1)], "cannot be negative"),
    ],
)
def test_lines_that_cannot_be_are_refused(points: list[Checkpoint], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        locate_shift(points)


def test_what_else_cannot_be_is_refused() -> None:
    with pytest.raises(ValueError, match="0 measured checkpoints: there must be at least 1"):
        locate_onset([Checkpoint(0)], 0.5)
    with pytest.raises(ValueError, match="chance is 1: it must lie below a whole score, 1"):
        locate_onset(line(2, {0: 0.5}), 1)
    with pytest.raises(ValueError, match="se_next is 0"):
        locate_shift(line(2, {0: 0.5, 2: 0.4}), se_next=0)
    with pytest.raises(ValueError, match="wander is -1"):
        locate_shift(line(2, {0: 0.5, 2: 0.4}), wander=-1)
