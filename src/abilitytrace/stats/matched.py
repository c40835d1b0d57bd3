"""Right and wrong answers of two models to the same items: McNemar's exact test and Tango's interval.

Only items on which the two differ say anything: `lost` were right before and wrong after, `gained` the other way round.
"""

from math import sqrt

from abilitytrace.stats.inputs import require_count
from abilitytrace.stats.normal import LEVEL, critical
from abilitytrace.stats.proportion import binomial_tail

__all__ = ["adjusted_error", "mcnemar", "tango"]

# halvings of an interval of length 2 at most: down to the last digit of a double
_HALVINGS = 60


def mcnemar(lost: int, gained: int) -> float:
    """McNemar's exact two-sided p value: how probable a split at least this uneven is if both ways are equally likely.

    1 where no item differs.

    Raises:
        ValueError: a count is negative.
    """
    if min(lost, gained) < 0:
        raise ValueError(f"{lost} lost and {gained} gained: counts cannot be negative")
    return min(1.0, 2 * binomial_tail(max(lost, gained), lost + gained, 0.5))


def adjusted_error(lost: int, gained: int, n: int) -> float:
    """The standard error of the difference of the two shares, with half an item added to each of the four cells.

    Agresti and Min's rule: never zero, and for many items the usual sqrt(lost + gained - (gained - lost)² / n) / n.

    Raises:
        ValueError: more items differ than there are, or n < 1.
    """
    _require_table(lost, gained, n)
    return sqrt(lost + gained + 1 - (gained - lost) ** 2 / (n + 2)) / (n + 2)


def tango(lost: int, gained: int, n: int, level: float = LEVEL) -> tuple[float, float]:
    """Tango's score interval for the difference of the two shares (after minus before), as fractions within -1 to 1.

    Each limit is the difference at which the score test turns from rejecting to not; found by halving. Never empty.

    Raises:
        ValueError: more items differ than there are, n < 1, or a level outside 0 to 1.
    """
    _require_table(lost, gained, n)
    z = critical(level)
    return _lower(lost, gained, n, z), -_lower(gained, lost, n, z)


def _lower(lost: int, gained: int, n: int, z: float) -> float:
    low, high = -1.0, (gained - lost) / n
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if (gained - lost - n * middle) ** 2 > z * z * _variance(lost, gained, n, middle):
            low = middle
        else:
            high = middle
    return high


def _variance(lost: int, gained: int, n: int, difference: float) -> float:
    """The variance of gained - lost if this is the true difference, at the likeliest share of lost items.

    That share solves the quadratic which maximum likelihood gives under the constraint gained - lost = n · difference.
    """
    b = -(lost + gained) + (2 * n - gained + lost) * difference
    c = -lost * difference * (1 - difference)
    share = (sqrt(max(b * b - 8 * n * c, 0.0)) - b) / (4 * n)
    return n * max(2 * share + difference * (1 - difference), 0.0)


def _require_table(lost: int, gained: int, n: int) -> None:
    if min(lost, gained) < 0:
        raise ValueError(f"{lost} lost and {gained} gained: counts cannot be negative")
    require_count(lost + gained, n)
