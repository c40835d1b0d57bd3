"""The change between two scores, from the best that is known of their noise.

    same items, right or wrong     from_pairs
    same items, graded             from_paired_values, clustered where items share a passage
    numbers of right items         from_counts
    standard errors                from_errors
    published scores               reported.from_scores: counts or errors, whichever can be had

A change is always B minus A, so that a loss is negative where more is better. A standard error of 0 is taken for what it
is, no knowledge of the noise: nothing is ever divided by it.
"""

from collections.abc import Hashable, Sequence
from math import fsum, hypot, sqrt
from typing import NamedTuple

from abilitytrace.stats import matched, normal
from abilitytrace.stats.inputs import require_count, require_error, require_finite
from abilitytrace.stats.normal import LEVEL, two_sided
from abilitytrace.stats.proportion import wilson

__all__ = [
    "METHODS",
    "Change",
    "error_of_counts",
    "from_counts",
    "from_errors",
    "from_paired_values",
    "from_pairs",
    "scaled",
]

METHODS = ("errors", "counts", "pairs", "paired-values", "clusters")

# from as many independent units on, Student's t gives intervals less than 1.3 % wider than the normal distribution
_NORMAL_FROM = 100
# differences that vary by less than this share of their size vary by rounding only
_ROUNDING = 1e-12


class Change(NamedTuple):
    """B minus A, with its noise. All but p, n and clusters are in the unit of the scores; counts and pairs: fractions.

    `low` and `high` are the ends of the interval of this `level`; `p` is two-sided, for no change at all. `method` is one of
    METHODS. `n_a` and `n_b` are items, None where unknown, the same where paired; `clusters` are groups of items that
    share a passage. `smallest_visible` is the smallest true change that data like these would show at 80 % power.
    The test and the interval are each the recommended one for their data; they may disagree close to the border.
    """

    estimate: float
    se: float
    low: float
    high: float
    p: float
    method: str
    n_a: int | None
    n_b: int | None
    smallest_visible: float
    level: float = LEVEL
    clusters: int | None = None


def from_errors(a: float, se_a: float, b: float, se_b: float, level: float = LEVEL) -> Change | None:
    """The change between two independent scores with a standard error each, by the normal distribution.

    None where either standard error is 0: the noise is then unknown. For scores of 0 or 100 % see reported.from_scores.

    Raises:
        ValueError: a number is not finite, a standard error is negative, or a level outside 0 to 1.
    """
    require_finite(a=a, b=b)
    require_error(se_a=se_a, se_b=se_b)
    if not se_a or not se_b:
        return None
    se = hypot(se_a, se_b)
    return _around(b - a, se, "errors", level)


def from_counts(k_a: float, n_a: int, k_b: float, n_b: int, level: float = LEVEL) -> Change:
    """The change between two shares of right items, k of n each, as fractions; the items of the two count as different.

    p is the pooled two-proportion z test, the interval Newcombe's (two Wilson intervals, squared and added), the standard
    error Agresti and Caffo's (one right and one wrong item added to each), so none of them fails at 0 or 100 %. k need not be
    whole: a published 61.3 % of 250 items is 153.25. For the same items this hides small changes and invents none.

    Raises:
        ValueError: not 0 ≤ k ≤ n, n < 1, a number that is not finite, or a level outside 0 to 1.
    """
    require_count(k_a, n_a)
    require_count(k_b, n_b)
    share_a, share_b, pooled = k_a / n_a, k_b / n_b, (k_a + k_b) / (n_a + n_b)
    estimate = share_b - share_a
    (low_a, high_a), (low_b, high_b) = wilson(k_a, n_a, level), wilson(k_b, n_b, level)
    spread = sqrt(max(pooled * (1 - pooled), 0.0) * (1 / n_a + 1 / n_b))
    se = error_of_counts(k_a, n_a, k_b, n_b)
    return Change(
        estimate,
        se,
        max(estimate - hypot(share_b - low_b, high_a - share_a), -1.0),
        min(estimate + hypot(high_b - share_b, share_a - low_a), 1.0),
        two_sided(estimate / spread) if spread and estimate else 1.0,
        "counts",
        n_a,
        n_b,
        normal.smallest_visible(se, level),
        level,
    )


def error_of_counts(k_a: float, n_a: int, k_b: float, n_b: int) -> float:
    """The standard error of `from_counts` alone, for those who pool a million changes; counts are taken to be possible."""
    return hypot(_one_more_each(k_a, n_a), _one_more_each(k_b, n_b))


def from_pairs(a_items: Sequence[float], b_items: Sequence[float], level: float = LEVEL) -> Change:
    """The change in the share of right items, both models having answered the same items in the same order, as a fraction.

    Items are 0 or 1 (or booleans). p is McNemar's exact test, the interval Tango's score interval, the standard error
    Agresti and Min's (half an item added to each of the four cells). Where items share a passage use from_paired_values.

    Raises:
        ValueError: no items, two different lengths, an item that is neither 0 nor 1, or a level outside 0 to 1.
    """
    n = _require_pairs(a_items, b_items)
    for item in (*a_items, *b_items):
        if item not in (0, 1):
            raise ValueError(f"an item is {item!r}: it must be 0 or 1")
    lost = sum(a > b for a, b in zip(a_items, b_items, strict=True))
    gained = sum(a < b for a, b in zip(a_items, b_items, strict=True))
    se = matched.adjusted_error(lost, gained, n)
    low, high = matched.tango(lost, gained, n, level)
    p = matched.mcnemar(lost, gained)
    return Change((gained - lost) / n, se, low, high, p, "pairs", n, n, normal.smallest_visible(se, level), level)


def from_paired_values(
    a: Sequence[float], b: Sequence[float], clusters: Sequence[Hashable] | None = None, level: float = LEVEL
) -> Change | None:
    """The mean change over items that both models were graded on, in the same order; in the unit of the grades.

    `clusters` names for each item the passage or subject that it shares with others; items of one cluster may depend on each
    other in any way. The standard error is that of the mean of clustered differences, with the factor G / (G - 1) for G
    clusters; without clusters every item is its own. Below 100 clusters Student's t with G - 1 degrees of freedom takes
    the place of the normal distribution. None where the differences do not vary, or there is one cluster only: the noise
    is then unknown.

    Raises:
        MissingExtra: fewer than 100 items or clusters, and SciPy is not installed.
        ValueError: no items, different lengths, a number that is not finite, or a level outside 0 to 1.
    """
    n = _require_pairs(a, b)
    if clusters is not None and len(clusters) != n:
        raise ValueError(f"{len(clusters)} clusters for {n} items: there must be one for each item")
    for value in (*a, *b):
        require_finite(item=value)
    differences = [after - before for before, after in zip(a, b, strict=True)]
    mean = fsum(differences) / n
    groups: dict[Hashable, list[float]] = {}
    for name, difference in zip(range(n) if clusters is None else clusters, differences, strict=True):
        groups.setdefault(name, []).append(difference - mean)
    g = len(groups)
    squares = fsum(fsum(group) ** 2 for group in groups.values())
    if g < 2 or sqrt(squares) <= _ROUNDING * max(map(abs, (*a, *b))):
        return None
    se = sqrt(squares * g / (g - 1)) / n
    method, count = ("paired-values", None) if clusters is None else ("clusters", g)
    found = _around(mean, se, method, level, df=g - 1 if g < _NORMAL_FROM else None)
    return found._replace(n_a=n, n_b=n, clusters=count)


def scaled(change: Change, factor: float) -> Change:
    """The same change in another unit: 100 for fractions into percent, -1 where less is better.

    Raises:
        ValueError: the factor is 0 or not finite.
    """
    require_finite(factor=factor)
    if not factor:
        raise ValueError("factor is 0: a change cannot be scaled to nothing")
    low, high = sorted((change.low * factor, change.high * factor))
    return change._replace(
        estimate=change.estimate * factor,
        se=change.se * abs(factor),
        low=low,
        high=high,
        smallest_visible=change.smallest_visible * abs(factor),
    )


def _around(estimate: float, se: float, method: str, level: float, df: int | None = None) -> Change:
    """An interval of equal length to both sides, by the normal distribution or by Student's t."""
    if df is None:
        reach, p = normal.critical(level), two_sided(estimate / se)
    else:
        from abilitytrace.stats import student

        reach, p = student.critical(level, df), student.two_sided(estimate / se, df)
    visible = (reach + normal.quantile(normal.POWER)) * se
    return Change(estimate, se, estimate - reach * se, estimate + reach * se, p, method, None, None, visible, level)


def _one_more_each(k: float, n: int) -> float:
    share = (k + 1) / (n + 2)
    return sqrt(share * (1 - share) / (n + 2))


def _require_pairs(a: Sequence[float], b: Sequence[float]) -> int:
    if len(a) != len(b):
        raise ValueError(f"{len(a)} and {len(b)} items: both models must have the same")
    if not a:
        raise ValueError("no items: there must be at least one")
    return len(a)
