"""One score that is a share of right items: its interval, its standard error, its items, and whether it is above chance."""

from math import ceil, exp, floor, isclose, lgamma, log, log1p, sqrt

from abilitytrace.stats.inputs import require_count, require_error, require_finite, require_inside, require_share
from abilitytrace.stats.normal import LEVEL, critical, upper_tail

__all__ = ["above_chance", "above_chance_by_error", "binomial_tail", "items_behind", "standard_error", "wilson"]

# how far a published score may lie from the nearest whole number of items and still be taken for it
_ROUNDING = 1e-9


def wilson(k: float, n: int, level: float = LEVEL) -> tuple[float, float]:
    """Wilson's score interval for the share k / n, as fractions (low, high) within 0 to 1.

    k need not be whole: a published 61.3 % of 250 items is 153.25. At k = 0 it starts at 0, at k = n it ends at 1, and it is
    never empty.

    Raises:
        ValueError: not 0 ≤ k ≤ n, n < 1, a number that is not finite, or a level outside 0 to 1.
    """
    require_count(k, n)
    z = critical(level)
    share, shrink = k / n, 1 + z * z / n
    middle = (share + z * z / (2 * n)) / shrink
    half = z / shrink * sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    return (0.0 if k == 0 else max(middle - half, 0.0)), (1.0 if k == n else min(middle + half, 1.0))


def standard_error(share: float, n: int) -> float:
    """The binomial standard error of a share (0 to 1) of n items, never zero.

    Where no item or every item is right the usual formula gives 0, as if there were no noise; there, one right and one
    wrong item are added first (Agresti and Caffo's rule).

    Raises:
        ValueError: the share is outside 0 to 1 or not finite, or n < 1.
    """
    require_count(share * n, n)
    if share in (0, 1):
        share, n = (share * n + 1) / (n + 2), n + 2
    return sqrt(share * (1 - share) / n)


def items_behind(share: float, se: float, ddof: int = 1) -> float | None:
    """The number of items behind a share (0 to 1) of right ones and its standard error; None where it cannot be told.

    lm-evaluation-harness divides by n - 1 (`ddof` 1), so that n = p (1 - p) / se² + 1; pass 0 for a plain binomial error.
    Not rounded: how far the result is from a whole number tells how far the score is from a plain share of items. None at
    0, at 1, and for a standard error of 0.

    Raises:
        ValueError: the share is outside 0 to 1, the standard error is negative, or either is not finite.
    """
    require_finite(share=share)
    require_share(share=share)
    require_error(se=se)
    if share in (0, 1) or se == 0:
        return None
    return share * (1 - share) / se**2 + ddof


def above_chance(k: float, n: int, chance: float) -> float:
    """How probable k or more right items of n are for a model that only guesses; one-sided, exact.

    `chance` is the share of items that guessing gets right, such as 0.25 with four choices. A k that is not whole is rounded
    up only if it is whole but for rounding, else down: the p value is then no smaller than the true one.

    Raises:
        ValueError: not 0 ≤ k ≤ n, n < 1, chance not strictly between 0 and 1, or a number that is not finite.
    """
    require_count(k, n)
    require_inside(0, 1, chance=chance)
    whole = ceil(k) if isclose(k, ceil(k), rel_tol=_ROUNDING) else floor(k)
    return binomial_tail(whole, n, chance)


def above_chance_by_error(score: float, se: float, chance: float) -> float | None:
    """How probable a score at least this large is for a model that only guesses, by its standard error; one-sided.

    All three in one unit. None for a standard error of 0, which tells nothing of the noise.

    Raises:
        ValueError: a number is not finite, or the standard error is negative.
    """
    require_finite(score=score, chance=chance)
    require_error(se=se)
    return upper_tail((score - chance) / se) if se else None


def binomial_tail(k: int, n: int, share: float) -> float:
    """The chance of k or more of n, each with the chance `share` (strictly between 0 and 1).

    Sums one side from its largest term outwards; relative error below 1e-9 for up to a hundred thousand items.
    """
    if k <= 0:
        return 1.0
    if k > n:
        return 0.0
    if k > (n + 1) * share:
        return _outwards(k, n, share)
    return 1.0 - _outwards(n - k + 1, n, 1 - share)


def _outwards(k: int, n: int, share: float) -> float:
    """P(X ≥ k) for k above the most probable number: terms fall from the first on."""
    log_first = lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1) + k * log(share) + (n - k) * log1p(-share)
    odds = share / (1 - share)
    term = total = 1.0
    for i in range(k, n):
        term *= (n - i) / (i + 1) * odds
        total += term
        if term < total * 1e-17:
            break
    return min(exp(log_first) * total, 1.0)
