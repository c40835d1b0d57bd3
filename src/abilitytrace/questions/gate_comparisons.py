"""What a gate compares: pairs of scores in one setting, or with force in two, and the change between them."""

from collections.abc import Sequence
from typing import NamedTuple

from abilitytrace.lineage import Lineage, Measurement, Setting
from abilitytrace.movement import is_share, whole
from abilitytrace.questions.pairing import ItemsOf, Paired, Unpaired, pair
from abilitytrace.questions.setting import Apart, apart, by_setting, lower_is_better
from abilitytrace.records import Score
from abilitytrace.stats.change import Change
from abilitytrace.stats.reported import Reported, from_scores

__all__ = ["Comparison", "comparisons", "twice", "with_items"]


class Comparison(NamedTuple):
    """Two scores to judge, with what differs between their settings; the setting is the candidate's."""

    setting: Setting
    a: Score
    b: Score
    forced: tuple[str, ...] = ()
    items: Paired | Unpaired | None = None

    @property
    def prompts(self) -> int:
        """How many items were put to the two models in different words."""
        return self.items.pairing.prompts if isinstance(self.items, Paired) else 0

    @property
    def change(self) -> Change | None:
        """B minus A by the best that is known of the noise; None where that is nothing."""
        if isinstance(self.items, Paired):
            return self.items.change
        return from_scores(_reported(self.a), _reported(self.b))


def _reported(score: Score) -> Reported:
    return Reported(score.value, score.stderr, score.n, whole(score.unit) if is_share(score) else None)


def comparisons(
    lineage: Lineage, a: list[Measurement], b: list[Measurement], *, force: bool
) -> tuple[list[Comparison], tuple[Apart, ...]]:
    """What is comparable, in the order of the base's files, and what is not; with `force`, as much of that as can be."""
    of_a, of_b = by_setting(a), by_setting(b)
    found = [Comparison(setting, score, of_b[setting]) for setting, score in of_a.items() if setting in of_b]
    views = tuple(view for view in apart(lineage, a, b) if view.differs != ("value",))
    if not force:
        return found, views
    forced = {view.benchmark.id: _forced(view.benchmark.id, of_a, of_b) for view in views}
    found += [one for one in forced.values() if one is not None]
    return found, tuple(view for view in views if forced[view.benchmark.id] is None)


def _forced(benchmark: str, a: dict[Setting, Score], b: dict[Setting, Score]) -> Comparison | None:
    """The two scores of a benchmark whose settings differ least; never two metrics or units, which nothing can compare."""
    found = [
        Comparison(two, a[one], b[two], tuple(f for f in Setting._fields if getattr(one, f) != getattr(two, f)))
        for one in a
        for two in b
        if one.benchmark == two.benchmark == benchmark
        and (one.metric, one.unit, lower_is_better(one)) == (two.metric, two.unit, lower_is_better(two))
    ]
    return min(found, key=lambda one: len(one.forced), default=None)


def twice(a: list[Measurement], b: list[Measurement]) -> list[Setting]:
    """The settings in which both models have scores and one of them has two different ones."""
    single = by_setting(a).keys() & by_setting(b).keys()
    both = {one.setting for one in b}
    return [s for s in dict.fromkeys(one.setting for one in a) if s in both and s not in single and s.source]


def with_items(found: Sequence[Comparison], items: ItemsOf | None) -> list[Comparison]:
    """The comparisons with the change over single items, where both scores name a file of them."""
    if items is None:
        return list(found)
    return [one._replace(items=pair(one.a, one.b, items)) for one in found]
