"""Points of a series of scores that tell more than a single step: where it rises above chance, and where it was best."""

from typing import NamedTuple

from abilitytrace.lineage import Lineage, Named, Setting
from abilitytrace.movement import ALPHA, Movement, movement, surely_above
from abilitytrace.questions.setting import ScoreView, lower_is_better, view_score
from abilitytrace.records import Score

__all__ = ["Emergence", "Peak", "emergence", "peak"]


class Emergence(NamedTuple):
    """The first model surely above chance, and the last measured model before it; both None when there is no such.

    `chance` is a share of right answers, 0 to 1.
    """

    chance: float
    model: Named | None
    before: Named | None


class Peak(NamedTuple):
    """The best point of a series that is not its last, and the change from there to the last.

    `beyond`: the fall is more than noise although the peak was picked out after the fact, by Bonferroni over all points.
    """

    model: Named
    score: ScoreView
    change: Movement
    beyond: bool


def peak(lineage: Lineage, setting: Setting, points: list[tuple[str, Score]], n: int | None) -> Peak | None:
    """The best point and the change since, where at least two steps lie between; None where the last is the best."""
    sign = -1 if lower_is_better(setting) else 1
    at = max(range(len(points)), key=lambda i: points[i][1].value * sign)
    if at >= len(points) - 2:
        return None
    model, best = points[at]
    moved = movement(best, points[-1][1], n, lineage.thing(setting.benchmark).items)
    beyond = moved.p is not None and moved.p * (len(points) - 1) < ALPHA
    return Peak(lineage.named(model), view_score(best), moved, beyond)


def emergence(lineage: Lineage, setting: Setting, points: list[tuple[str, Score]], n: int | None) -> Emergence | None:
    """The first point surely above chance; None where the benchmark says no chance, or the metric is no share of items."""
    chance = lineage.thing(setting.benchmark).chance
    if chance is None:
        return None
    above = [(model, surely_above(score, chance, n)) for model, score in points]
    if all(held is None for _, held in above):
        return None
    at = next((i for i, (_, held) in enumerate(above) if held), -1)
    model = lineage.named(above[at][0]) if at >= 0 else None
    return Emergence(chance, model, lineage.named(above[at - 1][0]) if at > 0 else None)
