"""Which checkpoint along a line to measure next, so as to find where a score changed with the fewest measurements.

A Bayesian change-point model. One change lies somewhere between two neighbouring checkpoints, before anything is measured
equally likely in every gap; noise is Gaussian with known standard errors. Measured scores make some gaps likelier than
others. The best checkpoint is the one whose score, not known yet, takes away most uncertainty about the gap on average:
entropy in bits, 1 bit for halving the choice as `git bisect` does, less where noise blurs the answer.

    locate_shift    one level before, another after: the step that lost or gained
    locate_onset    chance before, anything better after: the first rise above chance

A line with several changes is outside the model: cut it into stretches that have one each.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import pairwise
from math import exp, fsum, hypot, log, log2, pi, sqrt
from typing import NamedTuple

from abilitytrace.stats.information import (
    NEGLIGIBLE,
    Component,
    rise_density,
    rise_information,
    which_component,
)
from abilitytrace.stats.inputs import require_error, require_finite

__all__ = ["Checkpoint", "Place", "Proposal", "Search", "credible", "locate_onset", "locate_shift"]


class Checkpoint(NamedTuple):
    """A place on the line, such as a training step; its score and standard error, both None if it is not measured yet."""

    position: float
    score: float | None = None
    se: float | None = None


class Place(NamedTuple):
    """The change came after one position and no later than the next, with this probability.

    `after` is None for a change before the first checkpoint, `until` for one that has not come by the last.
    """

    after: float | None
    until: float | None
    probability: float


class Proposal(NamedTuple):
    """A checkpoint to measure: the bits of uncertainty that its score takes away on average, and those expected to be left."""

    position: float
    gain: float
    left: float


class Search(NamedTuple):
    """Where the change may be, in the order of the line and adding up to 1; how uncertain that is; what to measure next.

    `bits` is the entropy of the places: 0 when the gap is known, log2(n) for n equally likely ones. `proposals` are the
    unmeasured checkpoints that can tell anything, best first, none when there is nothing left to learn.
    """

    places: tuple[Place, ...]
    bits: float
    proposals: tuple[Proposal, ...]


def locate_shift(checkpoints: Sequence[Checkpoint], se_next: float | None = None, wander: float = 0.0) -> Search:
    """Where a score went from one level to another, between the first and the last measured checkpoint.

    Each level is given a normal prior about the mean of the measured scores, as wide as their range. `wander` is how
    much the true score moves from checkpoint to checkpoint without it being the change looked for (a standard deviation,
    added to every standard error). `se_next` is the standard error expected of the next measurement, the median of the known
    ones if not given.

    Raises:
        ValueError: fewer than two measured checkpoints, a position twice, a standard error that is missing or not above 0,
            or a number that is not finite.
    """
    line, known = _line(checkpoints, needed=2)
    require_error(wander=wander)
    measured = list(known)
    sides = _sides([(score, hypot(se, wander)) for score, se in known.values()])
    line = [x for x in line if measured[0] <= x <= measured[-1]]
    gaps = list(pairwise(line))
    # how many are measured before each gap says which scores belong to which level
    splits = [bisect_right(measured, left) - 1 for left, _ in gaps]
    odds = _normalised([sides[split][0].evidence + sides[split][1].evidence for split in splits])
    noise = hypot(_next_error(se_next, known), wander)

    def gain(x: float) -> float:
        cases: dict[tuple[int, bool], float] = {}
        for (left, _), split, p in zip(gaps, splits, odds, strict=True):
            cases[split, left < x] = cases.get((split, left < x), 0.0) + p
        levels = {case: sides[case[0]][case[1]] for case in cases}
        return which_component(
            [Component(p, levels[c].mean, hypot(levels[c].deviation, noise)) for c, p in cases.items()]
        )

    return _search(gaps, odds, gain, [x for x in line if x not in known])


def locate_onset(
    checkpoints: Sequence[Checkpoint], chance: float, whole: float = 1.0, se_next: float | None = None
) -> Search:
    """Where a score first rose above chance; more is better.

    Before, the true score is `chance`; after, it is anything between `chance` and `whole`, at each checkpoint anew. The rise
    may also have come before the first checkpoint or not yet by the last. `se_next` as in locate_shift.

    Raises:
        ValueError: no measured checkpoint, chance not below whole, a position twice, a standard error that is missing or not
            above 0, or a number that is not finite.
    """
    line, known = _line(checkpoints, needed=1)
    require_finite(chance=chance, whole=whole)
    if chance >= whole:
        raise ValueError(f"chance is {chance:g}: it must lie below a whole score, {whole:g}")
    logs = {
        x: (_log_normal(score, chance, se), _log_above(score, chance, whole, se)) for x, (score, se) in known.items()
    }
    gaps: list[tuple[float | None, float | None]] = [(None, line[0]), *pairwise(line), (line[-1], None)]
    odds = _normalised([fsum(logs[x][0 if left is not None and x <= left else 1] for x in known) for left, _ in gaps])
    noise = _next_error(se_next, known)

    def gain(x: float) -> float:
        risen = fsum(p for (left, _), p in zip(gaps, odds, strict=True) if left is None or left < x)
        return rise_information(min(risen, 1.0), (whole - chance) / noise)

    return _search(gaps, odds, gain, [x for x in line if x not in known])


def credible(places: Sequence[Place], level: float = 0.95) -> tuple[Place, ...]:
    """The fewest places that hold the change with at least this probability, in the order of the line."""
    chosen: set[int] = set()
    held = 0.0
    for i in sorted(range(len(places)), key=lambda i: -places[i].probability):
        if held >= level:
            break
        chosen.add(i)
        held += places[i].probability
    return tuple(place for i, place in enumerate(places) if i in chosen)


class _Level(NamedTuple):
    """A level as the scores of one side leave it, and the log of how probable those scores were."""

    mean: float
    deviation: float
    evidence: float


def _sides(scores: Sequence[tuple[float, float]]) -> list[tuple[_Level, _Level]]:
    """The levels before and after for every number of scores before the change, from one to all but one."""
    values, errors = [score for score, _ in scores], [se for _, se in scores]
    prior = fsum(values) / len(values), max(max(values) - min(values), *errors)
    return [(_level(scores[:split], *prior), _level(scores[split:], *prior)) for split in range(1, len(scores))]


def _level(scores: Sequence[tuple[float, float]], mean: float, deviation: float) -> _Level:
    """Normal prior, normal noise: each score in turn moves the level towards itself."""
    evidence = 0.0
    for score, se in scores:
        expected = hypot(deviation, se)
        evidence += _log_normal(score, mean, expected)
        mean += (deviation / expected) ** 2 * (score - mean)
        deviation *= se / expected
    return _Level(mean, deviation, evidence)


def _search(
    gaps: Sequence[tuple[float | None, float | None]],
    odds: Sequence[float],
    gain: Callable[[float], float],
    candidates: Sequence[float],
) -> Search:
    bits = -fsum(p * log2(p) for p in odds if p > 0)
    gains = [(x, min(max(gain(x), 0.0), bits)) for x in candidates]
    proposals = [
        Proposal(x, bit, bits - bit) for x, bit in sorted(gains, key=lambda found: -found[1]) if bit > NEGLIGIBLE
    ]
    places = tuple(Place(left, right, p) for (left, right), p in zip(gaps, odds, strict=True))
    return Search(places, max(bits, 0.0), tuple(proposals))


def _log_above(score: float, chance: float, whole: float, se: float) -> float:
    return log(rise_density((score - chance) / se, (whole - chance) / se) / se)


def _log_normal(value: float, mean: float, deviation: float) -> float:
    return -(((value - mean) / deviation) ** 2) / 2 - log(deviation * sqrt(2 * pi))


def _normalised(logs: Sequence[float]) -> list[float]:
    highest = max(logs)
    weights = [exp(value - highest) for value in logs]
    total = fsum(weights)
    return [weight / total for weight in weights]


def _next_error(se_next: float | None, known: dict[float, tuple[float, float]]) -> float:
    if se_next is None:
        errors = sorted(se for _, se in known.values())
        return errors[len(errors) // 2]
    require_error(se_next=se_next)
    if not se_next:
        raise ValueError("se_next is 0: a measurement without noise is not to be had")
    return se_next


def _line(checkpoints: Sequence[Checkpoint], needed: int) -> tuple[list[float], dict[float, tuple[float, float]]]:
    """All positions in order, and the measured ones with score and standard error, in order too."""
    positions = sorted(checkpoint.position for checkpoint in checkpoints)
    known: dict[float, tuple[float, float]] = {}
    for x, score, se in sorted(checkpoints, key=lambda checkpoint: checkpoint.position):
        require_finite(position=x)
        if score is None:
            continue
        require_finite(score=score)
        require_error(se=se or 0.0)
        if not se:
            raise ValueError(f"the score at {x:g} has no standard error above 0: see proportion.standard_error")
        known[x] = (score, se)
    for one, other in pairwise(positions):
        if one == other:
            raise ValueError(f"position {one:g} stands twice: measure a checkpoint once, or average it first")
    if len(known) < needed:
        raise ValueError(f"{len(known)} measured checkpoints: there must be at least {needed}")
    return positions, known
