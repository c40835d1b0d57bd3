"""Many tests at once: p values adjusted for the size of their family.

A report allows a share of false alarms among its findings (Benjamini and Hochberg); a gate allows hardly any false alarm
at all (Holm).
"""

from collections.abc import Sequence
from typing import NamedTuple

from abilitytrace.stats.inputs import require_finite, require_inside, require_share

__all__ = ["ALPHA", "Adjusted", "benjamini_hochberg", "holm", "size"]

ALPHA = 0.05


class Adjusted(NamedTuple):
    """One test of a family: its p value, the p value adjusted for the family, and whether it is significant there.

    Both p values are None where nothing is known of the noise; such a test is never significant and burdens no other.
    """

    p: float | None
    adjusted: float | None
    significant: bool


def size(ps: Sequence[float | None]) -> int:
    """How many tests a family counts: those whose p value is known."""
    return sum(p is not None for p in ps)


def holm(ps: Sequence[float | None], alpha: float = ALPHA) -> tuple[Adjusted, ...]:
    """Holm's step-down: the chance of even one false alarm in the family is at most alpha, however the tests depend.

    In the order given; an empty family gives an empty result.

    Raises:
        ValueError: a p value outside 0 to 1 or NaN, or alpha not strictly between 0 and 1.
    """
    known, order = _known(ps, alpha=alpha)
    m, worst, passing = len(order), 0.0, True
    found: dict[int, Adjusted] = {}
    for rank, i in enumerate(order):
        p = known[i]
        worst = max(worst, min(p * (m - rank), 1.0))
        passing = passing and p <= alpha / (m - rank)
        found[i] = Adjusted(p, worst, passing)
    return _in_place(ps, found)


def benjamini_hochberg(ps: Sequence[float | None], q: float = ALPHA) -> tuple[Adjusted, ...]:
    """Benjamini and Hochberg's step-up: of the changes called significant, at most a share q is false on average.

    Holds where tests are independent or depend positively, as benchmarks of one model do. In the order given; an empty
    family gives an empty result.

    Raises:
        ValueError: a p value outside 0 to 1 or NaN, or q not strictly between 0 and 1.
    """
    known, order = _known(ps, q=q)
    m, best, passing = len(order), 1.0, False
    found: dict[int, Adjusted] = {}
    for rank in range(m, 0, -1):
        i = order[rank - 1]
        p = known[i]
        best = min(best, p * m / rank)
        passing = passing or p <= q * rank / m
        found[i] = Adjusted(p, best, passing)
    return _in_place(ps, found)


def _known(ps: Sequence[float | None], **rate: float) -> tuple[dict[int, float], list[int]]:
    """The known p values by place, and their places from the smallest p value up."""
    require_inside(0, 1, **rate)
    known = {i: p for i, p in enumerate(ps) if p is not None}
    for p in known.values():
        require_finite(p=p)
        require_share(p=p)
    return known, sorted(known, key=known.__getitem__)


def _in_place(ps: Sequence[float | None], found: dict[int, Adjusted]) -> tuple[Adjusted, ...]:
    unknown = Adjusted(None, None, significant=False)
    return tuple(found.get(i, unknown) for i in range(len(ps)))
