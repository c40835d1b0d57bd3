"""Whether a change between two scores is more than noise: only where the number of items or a standard error is known.

Two scores are taken as independent; where both models saw the same items this hides small changes and invents none.
"""

from collections.abc import Sequence
from math import erfc, sqrt

from abilitytrace.records import Score

__all__ = ["FALSE_DISCOVERIES", "beyond_noise", "chance"]

# the share of false alarms allowed among the changes called more than noise
FALSE_DISCOVERIES = 0.05

# metrics that are a share of right items, so that n tells their noise
_SHARES = ("accuracy", "exact match", "em", "pass@1")
_WHOLE = {"%": 100.0, "fraction": 1.0}


def chance(a: Score, b: Score) -> float | None:
    """How probable a change at least this large is by chance alone, 0 to 1, two-sided; None where nothing tells."""
    if a.value == b.value:
        return 1.0 if _variance(a) is not None and _variance(b) is not None else None
    if a.stderr is None and b.stderr is None and a.n and b.n and (p := _pooled(a, b)) is not None:
        variance: float | None = p * (1 - p) * (1 / a.n + 1 / b.n) * _WHOLE[a.unit] ** 2
    else:
        one, other = _variance(a), _variance(b)
        variance = one + other if one is not None and other is not None else None
    if not variance:
        return None
    return erfc(abs(b.value - a.value) / sqrt(variance) / sqrt(2))


def _share(score: Score) -> float | None:
    """The share of right items, 0 to 1; None for a score that is no such share or does not say of how many."""
    if score.metric.casefold().replace("-", " ") not in _SHARES or score.unit not in _WHOLE or not score.n:
        return None
    share = score.value / _WHOLE[score.unit]
    return share if 0 <= share <= 1 else None


def _pooled(a: Score, b: Score) -> float | None:
    """The share of right items in both scores together."""
    one, other = _share(a), _share(b)
    if one is None or other is None or not a.n or not b.n:
        return None
    return (one * a.n + other * b.n) / (a.n + b.n)


def _variance(score: Score) -> float | None:
    """The square of a score's standard error, given or, for a share of n items, the binomial one."""
    if score.stderr is not None:
        return score.stderr**2
    share = _share(score)
    if share is None or not score.n:
        return None
    return share * (1 - share) / score.n * _WHOLE[score.unit] ** 2


def beyond_noise(chances: Sequence[float | None]) -> tuple[str, ...]:
    """`beyond`, `within` or `unknown` for each change of a family, by Benjamini and Hochberg's step-up rule."""
    known = sorted(p for p in chances if p is not None)
    bound = -1.0
    for rank, p in enumerate(known, 1):
        if p <= FALSE_DISCOVERIES * rank / len(known):
            bound = p
    return tuple("unknown" if p is None else "beyond" if p <= bound else "within" for p in chances)
