"""A change between two scores of one setting, with what is known of its noise, and the verdict on many changes at once.

The sums are those of `stats`; here is decided what a score counts as: a share of right items, or a number with an error.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from abilitytrace.records import Score
from abilitytrace.stats.change import error_of_counts
from abilitytrace.stats.families import ALPHA, benjamini_hochberg
from abilitytrace.stats.proportion import above_chance, above_chance_by_error
from abilitytrace.stats.proportion import items_behind as items_of_share
from abilitytrace.stats.reported import Reported, from_scores

__all__ = [
    "ALPHA",
    "Movement",
    "beyond_noise",
    "error_of",
    "is_share",
    "items_behind",
    "movement",
    "surely_above",
    "verdicts",
    "whole",
]

# metrics that are a share of right items, so that counts tell their noise; as files write them, folded
_SHARES = ("accuracy", "exact match", "em", "pass@1", "acc", "acc norm")
_WHOLE = {"%": 100.0, "fraction": 1.0}
# so near must a number of items worked out from a standard error be to a whole one
_WHOLE_ITEMS = 0.05


class Movement(NamedTuple):
    """B minus A in the unit of the scores, with its standard error.

    `low` and `high` bound it at 95 %, `p` is two-sided and before any correction for a family, `smallest` the least change
    that the data shows four times in five. All None where the noise is not known: then `method` is `unknown`, else
    `errors` or `counts`, for the same items `pairs`, `paired-values` or `clusters`; `equal` for equal scores with some
    noise, which differ by no more than that. `n` are the items behind A and B, None where not known; `assumed`: one of
    them is the size of the benchmark's usual test set, since its source does not say how many items it used.
    """

    change: float
    se: float | None = None
    low: float | None = None
    high: float | None = None
    p: float | None = None
    smallest: float | None = None
    method: str = "unknown"
    n: tuple[int | None, int | None] = (None, None)
    assumed: bool = False


def movement(a: Score, b: Score, n: int | None = None, usual: int | None = None) -> Movement:
    """The change from A to B, two scores of one setting.

    For scores that do not say of how many items they are: `n` is the number that other scores of the setting tell, `usual`
    that of the benchmark's usual test set.
    """
    plain = b.value - a.value
    found = from_scores(_reported(a, n), _reported(b, n))
    if found is None and usual and not n and (found := from_scores(_reported(a, usual), _reported(b, usual))):
        return movement(a, b, usual)._replace(assumed=True)
    if found is None:
        is_equal = a.value == b.value and _has_noise(a) and _has_noise(b)
        unknown = Movement(plain, n=(a.n or n, b.n or n))
        return unknown._replace(p=1.0, method="equal") if is_equal else unknown
    return Movement(
        plain, found.se, found.low, found.high, found.p, found.smallest_visible, found.method, (a.n or n, b.n or n)
    )


def error_of(a: Score, b: Score, n: int | None = None, usual: int | None = None) -> tuple[float | None, bool]:
    """The standard error of `movement`, and whether it rests on the benchmark's usual test set; nothing else is computed."""
    n_a, n_b = a.n or n, b.n or n
    if a.stderr is None and b.stderr is None and n_a and n_b:
        share_a, share_b = _share(a), _share(b)
        if share_a is not None and share_b is not None:
            return error_of_counts(share_a * n_a, n_a, share_b * n_b, n_b) * _WHOLE[a.unit], False
    moved = movement(a, b, n, usual)
    return moved.se, moved.assumed


def _reported(score: Score, n: int | None) -> Reported:
    is_share = _share(score) is not None
    return Reported(score.value, score.stderr, score.n or n, _WHOLE[score.unit] if is_share else None)


def _has_noise(score: Score) -> bool:
    return score.stderr is not None or (is_share(score) and bool(score.n))


def is_share(score: Score) -> bool:
    """Whether a score is a share of right items."""
    return _share(score) is not None


def whole(unit: str) -> float:
    """What a share of right items is in its unit when all are right. Raises KeyError for a unit that is none of shares."""
    return _WHOLE[unit]


def _share(score: Score) -> float | None:
    """The share of right items, 0 to 1; None for a score that is none."""
    if score.unit not in _WHOLE or not _counts_right_items(score.metric):
        return None
    share = score.value / _WHOLE[score.unit]
    return share if 0 <= share <= 1 else None


@lru_cache
def _counts_right_items(metric: str) -> bool:
    return metric.casefold().replace("-", " ").replace("_", " ") in _SHARES


def items_behind(scores: Iterable[Score]) -> int | None:
    """How many items a benchmark has, worked out from the first score whose standard error tells it; None if none does."""
    for score in scores:
        share = _share(score)
        if share is None or not score.stderr:
            continue
        n = items_of_share(share, score.stderr / _WHOLE[score.unit])
        if n is not None and n >= 2 and abs(n - round(n)) < _WHOLE_ITEMS:
            return round(n)
    return None


def surely_above(score: Score, chance: float, n: int | None = None) -> bool | None:
    """Whether a share of right items is above what guessing gets right (one-sided, 5 %); None where nothing tells."""
    share, count = _share(score), score.n or n
    if share is None:
        return None
    if chance > 0 and count:
        return above_chance(share * count, count, chance) < ALPHA
    if chance == 0:
        # a model that never gets one right by guessing is above chance as soon as it gets any right; one item may be luck
        p = above_chance_by_error(share, (score.stderr or 0) / _WHOLE[score.unit], 0)
        if p is not None:
            return p < ALPHA
        return share * count >= 3 if count else None
    p = above_chance_by_error(share, (score.stderr or 0) / _WHOLE[score.unit], chance)
    return None if p is None else p < ALPHA


def beyond_noise(chances: Sequence[float | None]) -> tuple[str, ...]:
    """`beyond`, `within` or `unknown` for the p value of each change of a family, false alarms held at 5 % of the findings."""
    tests = benjamini_hochberg(chances)
    return tuple("unknown" if test.p is None else "beyond" if test.significant else "within" for test in tests)


def verdicts(movements: Sequence[Movement], signs: Sequence[int]) -> tuple[str, ...]:
    """`gained`, `lost`, `none` or `unknown` for each change of one family, false alarms held at 5 % of the findings.

    `signs` are 1 where more is better and -1 where less is.
    """
    judged = benjamini_hochberg([item.p for item in movements])
    return tuple(
        "unknown"
        if one.p is None
        else "none"
        if not one.significant
        else "gained"
        if item.change * sign > 0
        else "lost"
        for item, one, sign in zip(movements, judged, signs, strict=True)
    )
