"""The standard normal distribution, as far as it is needed here."""

from math import erfc, sqrt

from abilitytrace.stats.inputs import require_inside

__all__ = ["LEVEL", "POWER", "critical", "quantile", "smallest_visible", "two_sided", "upper_tail"]

LEVEL = 0.95
POWER = 0.8

# spares questions of the usual level the import of `statistics`, which takes as long as many a whole answer
_KNOWN = {0.975: 1.959963984540054, 0.8: 0.8416212335729143}


def two_sided(z: float) -> float:
    """The chance of a deviation at least as far from zero as z, in either direction."""
    return erfc(abs(z) / sqrt(2))


def upper_tail(z: float) -> float:
    """The chance of a value of at least z."""
    return erfc(z / sqrt(2)) / 2


def quantile(p: float) -> float:
    """The value below which a share p lies, 0 < p < 1.

    Raises:
        ValueError: p is not strictly between 0 and 1.
    """
    require_inside(0, 1, p=p)
    if (known := _KNOWN.get(p)) is not None:
        return known
    from statistics import NormalDist

    return NormalDist().inv_cdf(p)


def critical(level: float) -> float:
    """How many standard errors a two-sided interval of this level reaches to each side: 1.96 for 0.95.

    Raises:
        ValueError: the level is not strictly between 0 and 1.
    """
    require_inside(0, 1, level=level)
    return quantile((1 + level) / 2)


def smallest_visible(se: float, level: float = LEVEL, power: float = POWER) -> float:
    """The smallest true change that a two-sided test would see with this power: 2.8 standard errors as a rule.

    In the unit of the standard error. The chance of a significant result in the wrong direction is left out, as usual.
    """
    return (critical(level) + quantile(power)) * se
