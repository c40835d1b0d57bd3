"""The verdict of a gate: has a score dropped by more than a margin, has it not, or can these data not tell.

What is promised, for changes at level 0.95 and a family of any size:

- **A false `regressed`.** If no score of the family has truly dropped, the chance of even one `regressed` is 2.5 % or less
  (Holm over one-sided p values). A true drop smaller than the margin may be called `regressed` where it looks larger.
- **A false `ok`.** If a score has truly dropped by the margin or more, the chance that it is called `ok` is 2.5 % or less.
  For a gate that passes only if all are `ok` this is the chance for the whole gate, however many scores it has.
- **A missed drop** is never promised away: what the data cannot tell is `inconclusive`, with the items that would.

Both rates are as exact as the tests and intervals of `change`: McNemar's and Holm's never exceed theirs, the others hold it
to a few tenths of a percent. docs/statistics.md shows them simulated.
"""

from collections.abc import Sequence
from math import ceil, inf
from typing import NamedTuple

from abilitytrace.stats.change import Change
from abilitytrace.stats.families import Adjusted, holm
from abilitytrace.stats.inputs import require_finite, require_share
from abilitytrace.stats.normal import LEVEL, POWER, critical, quantile

__all__ = ["OUTCOMES", "Verdict", "needed_pairs", "needed_per_arm", "verdict", "verdicts"]

OUTCOMES = ("regressed", "ok", "inconclusive", "unknown")


class Verdict(NamedTuple):
    """One change held against a margin.

    `outcome` is one of OUTCOMES; `unknown` where nothing is known of the noise. `p` is that of a drop (two-sided p value
    where the score fell, 1 where it did not) and `adjusted` the same after Holm over the family; None where unknown.
    For an `inconclusive` one `factor` is how many times as many items would reach a verdict with 80 % power if the drop is as
    large as it looks (none, where the score rose), always above 1, and `needed` how many that makes: of each model, or
    pairs. None where n is unknown, or where no number would do because the drop looks exactly as large as the margin.
    """

    outcome: str
    margin: float
    p: float | None = None
    adjusted: float | None = None
    factor: float | None = None
    needed: int | None = None


def verdict(change: Change | None, margin: float) -> Verdict:
    """The verdict on a change that is alone in its family; see verdicts."""
    return verdicts((change,), margin)[0]


def verdicts(changes: Sequence[Change | None], margin: float, margins: Sequence[float] = ()) -> tuple[Verdict, ...]:
    """The verdicts on a family of changes, in their order; more must be better in all of them (else see change.scaled).

    `regressed`: the drop is significant in the family, and as measured larger than the margin. `ok`: the interval rules out
    a drop as large as the margin. `inconclusive`: neither. None stands for a change whose noise is unknown; it burdens no other.
    The margin is a drop in the unit of the changes, 0 or more; `margins` gives each change its own instead. The levels of
    the changes say how sure a verdict is: all must be the same.

    Raises:
        ValueError: a margin is negative or not finite, there are not as many margins as changes, or levels differ.
    """
    each = tuple(margins) if margins else (margin,) * len(changes)
    if len(each) != len(changes):
        raise ValueError(f"{len(each)} margins for {len(changes)} changes: there must be one for each")
    for allowed in each:
        require_finite(margin=allowed)
        if allowed < 0:
            raise ValueError(f"margin is {allowed:g}: it is the size of a drop, 0 or more")
    levels = {change.level for change in changes if change}
    if len(levels) > 1:
        raise ValueError(f"changes of different levels in one family: {', '.join(map(str, sorted(levels)))}")
    alpha = 1 - (levels.pop() if levels else LEVEL)
    family = holm([_of_a_drop(change) for change in changes], alpha)
    strictest = alpha / max(sum(change is not None for change in changes), 1)
    return tuple(
        _verdict(change, allowed, test, strictest) for change, allowed, test in zip(changes, each, family, strict=True)
    )


def needed_per_arm(
    share_a: float, share_b: float, margin: float, level: float = LEVEL, power: float = POWER
) -> int | None:
    """How many items each model needs so that equally good ones pass with this power, the items of the two being different.

    The shares (0 to 1) that are expected give the noise; the margin is a fraction too. None where no number would do: a margin
    of 0.

    Raises:
        ValueError: a share outside 0 to 1, or a number that is not finite.
    """
    require_finite(share_a=share_a, share_b=share_b, margin=margin)
    require_share(share_a=share_a, share_b=share_b)
    return _needed(share_a * (1 - share_a) + share_b * (1 - share_b), margin, level, power)


def needed_pairs(disagreement: float, margin: float, level: float = LEVEL, power: float = POWER) -> int | None:
    """How many items both models need to answer so that equally good ones pass with this power.

    `disagreement` is the share of items (0 to 1) that one of the two gets right and the other wrong; the margin is a
    fraction too. None where no number would do: a margin of 0.

    Raises:
        ValueError: the disagreement is outside 0 to 1, or a number is not finite.
    """
    require_finite(disagreement=disagreement, margin=margin)
    require_share(disagreement=disagreement)
    return _needed(disagreement, margin, level, power)


def _needed(variance: float, margin: float, level: float, power: float) -> int | None:
    if margin <= 0:
        return None
    return max(ceil((critical(level) + quantile(power)) ** 2 * variance / margin**2), 1)


def _of_a_drop(change: Change | None) -> float | None:
    """The two-sided p value where the score fell: twice that of the one-sided test for a drop."""
    if change is None:
        return None
    return change.p if change.estimate < 0 else 1.0


def _verdict(change: Change | None, margin: float, test: Adjusted, strictest: float) -> Verdict:
    if change is None:
        return Verdict("unknown", margin)
    found = Verdict("inconclusive", margin, test.p, test.adjusted)
    if test.significant and change.estimate < -margin:
        return found._replace(outcome="regressed")
    if change.low > -margin:
        return found._replace(outcome="ok")
    # noise shrinks with the root of the number of items
    ratio = _times_the_noise(change, margin, strictest)
    factor = ratio * ratio
    return found._replace(factor=factor, needed=_times(change, factor)) if factor < inf else found


def _times_the_noise(change: Change, margin: float, strictest: float) -> float:
    """How many times too large the noise is for a verdict, if the drop is as large as it looks."""
    drop = max(-change.estimate, 0.0)
    if drop < margin:
        return change.smallest_visible / (margin - drop)
    if drop == margin:
        return inf
    # it must be significant whatever its place in the family, and look larger than the margin
    power = quantile(POWER) * change.se
    return max((critical(1 - strictest) * change.se + power) / drop, power / (drop - margin))


def _times(change: Change, factor: float) -> int | None:
    if not change.n_a or not change.n_b:
        return None
    if change.method in ("errors", "counts"):
        # the same noise with both models on equally many items
        return ceil(factor * 2 / (1 / change.n_a + 1 / change.n_b))
    return ceil(factor * change.n_a)
