"""How much one score yet to come would tell, in bits: the mutual information of the score and what it is to decide.

Expectations over normal distributions are sums over evenly spaced points, which for smooth functions converge faster than
any power of the spacing.
"""

from collections.abc import Sequence
from math import exp, fsum, log2, pi, sqrt
from typing import NamedTuple

from abilitytrace.stats.normal import upper_tail

__all__ = ["NEGLIGIBLE", "Component", "rise_density", "rise_information", "which_component"]

# what is less likely than this adds nothing that could be seen
NEGLIGIBLE = 1e-7
# expectations are sums over this many standard deviations to each side, in steps of a fraction of one
_REACH, _STEPS = 6, 3
_NODES = [(i / _STEPS, exp(-((i / _STEPS) ** 2) / 2)) for i in range(-_REACH * _STEPS, _REACH * _STEPS + 1)]
_TOTAL = fsum(weight for _, weight in _NODES)


class Component(NamedTuple):
    """What a score would be like in one case: the probability of the case, the mean and the deviation of the score."""

    probability: float
    mean: float
    deviation: float


def which_component(parts: Sequence[Component]) -> float:
    """The bits that one draw from a mixture of normal distributions tells about which part it came from."""
    parts = [part for part in parts if part.probability > NEGLIGIBLE]
    told = []
    for part in parts:
        for z, weight in _NODES:
            y = part.mean + z * part.deviation
            own = exp(-z * z / 2) / part.deviation
            mixed = fsum(
                other.probability / other.deviation * exp(-(((y - other.mean) / other.deviation) ** 2) / 2)
                for other in parts
            )
            told.append(part.probability * weight / _TOTAL * log2(own / mixed))
    return fsum(told)


def rise_information(risen: float, height: float) -> float:
    """The bits that one score tells about whether it is above chance.

    In units of its standard error: chance at 0, a score that has risen anywhere from 0 to `height`.
    """
    if not NEGLIGIBLE < risen < 1 - NEGLIGIBLE:
        return 0.0
    told, seen = [], 0.0
    for z, _ in _NODES:
        still, above = exp(-z * z / 2) / sqrt(2 * pi), rise_density(z, height)
        mixed = (1 - risen) * still + risen * above
        told.append(((1 - risen) * still * log2(still / mixed) + risen * above * log2(above / mixed)) / _STEPS)
        seen += above / _STEPS
    # further out no score comes from chance
    return fsum(told) + risen * max(1 - seen, 0.0) * log2(1 / risen)


def rise_density(z: float, height: float) -> float:
    """The density of a normal score, of unit noise, whose true value lies anywhere from 0 to height."""
    inside = upper_tail(-z) - upper_tail(height - z) if z < height / 2 else upper_tail(z - height) - upper_tail(z)
    return max(inside, 1e-300) / height
