"""The change between two published scores, from whatever they say of their noise: counts, standard errors, or nothing."""

from typing import NamedTuple

from abilitytrace.stats.change import Change, from_counts, from_errors, scaled
from abilitytrace.stats.inputs import require_error, require_finite
from abilitytrace.stats.normal import LEVEL
from abilitytrace.stats.proportion import items_behind, standard_error

__all__ = ["Reported", "from_scores"]


class Reported(NamedTuple):
    """A published score: its value, and its standard error and number of items where they are known.

    `whole` is the score of a model that gets every item right, 1 or 100, where the metric is a plain share of right items;
    None for any other metric.
    """

    value: float
    se: float | None = None
    n: int | None = None
    whole: float | None = None


def from_scores(a: Reported, b: Reported, level: float = LEVEL) -> Change | None:
    """The change between two published scores in one unit and setting, from whatever they tell; None if that is nothing.

    1. A standard error above 0 is used as it is. 2. A share of a known number of items has the binomial one; where that
    is all there is on both sides, the two are compared as counts. 3. A share of 0 or 100 % with a standard error of 0 and
    no number of items is taken to have as many as the other score, whose items follow from its share and standard error:
    two scores of one setting answer one set of items.

    Raises:
        ValueError: a number is not finite, a standard error is negative, or a level outside 0 to 1.
    """
    for score in (a, b):
        require_finite(value=score.value)
        require_error(se=score.se or 0.0)
    a, b = _with_items(a, b), _with_items(b, a)
    if not a.se and not b.se and _is_counted(a) and _is_counted(b):
        return _by_counts(a, b, level)
    se_a, se_b = _error(a), _error(b)
    found = from_errors(a.value, se_a, b.value, se_b, level) if se_a and se_b else None
    return found._replace(n_a=a.n, n_b=b.n) if found else None


def _share(score: Reported) -> float | None:
    """The share of right items, 0 to 1; None for a score that cannot be one."""
    if not score.whole or not 0 <= score.value <= score.whole:
        return None
    return score.value / score.whole


def _is_counted(score: Reported) -> bool:
    return _share(score) is not None and bool(score.n)


def _with_items(score: Reported, other: Reported) -> Reported:
    """A score of 0 or 100 % that does not say of how many items, with the number of the other's items."""
    if score.n or score.se is None or score.se > 0 or _share(score) not in (0, 1):
        return score
    share = _share(other)
    behind = other.n
    if not behind and share is not None and other.se and other.whole:
        behind = round(items_behind(share, other.se / other.whole) or 0)
    return score._replace(n=behind, se=None) if behind else score


def _error(score: Reported) -> float | None:
    """The standard error as given, or the binomial one; None where nothing tells it."""
    if score.se:
        return score.se
    share = _share(score)
    if share is None or not score.n or not score.whole:
        return None
    return standard_error(share, score.n) * score.whole


def _by_counts(a: Reported, b: Reported, level: float) -> Change:
    share_a, share_b = _share(a), _share(b)
    assert share_a is not None
    assert share_b is not None
    assert a.n
    assert b.n
    assert a.whole
    return scaled(from_counts(share_a * a.n, a.n, share_b * b.n, b.n, level), a.whole)
