"""Models of a descent whose scores on a benchmark do not count in a comparison, and what keeps them out of it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from abilitytrace.lineage import Ancestry, Lineage, Named, Setting
from abilitytrace.questions.descent import root_first
from abilitytrace.questions.setting import Apart, apart, differences

__all__ = ["ApartFrom", "Elsewhere", "apart_from", "elsewhere"]


class Elsewhere(NamedTuple):
    """A model that was measured in other settings only: the fields in which the nearest of them differs."""

    model: Named
    differs: tuple[str, ...]


class ApartFrom(NamedTuple):
    """The nearest model before the one asked about that was scored on a benchmark, though not comparably."""

    before: Named
    apart: Apart


def elsewhere(
    lineage: Lineage, setting: Setting, models: Iterable[str], met: Mapping[str, tuple[Setting, ...]]
) -> tuple[Elsewhere, ...]:
    """Which of some models were scored on the benchmark of a setting and not in it, in their order.

    `met` are the settings in which each was.
    """
    return tuple(
        Elsewhere(lineage.named(model), min((differences(setting, other) for other in met[model]), key=len))
        for model in models
        if model in met and setting not in met[model]
    )


def apart_from(lineage: Lineage, ancestry: Ancestry, benchmarks: Sequence[str]) -> tuple[ApartFrom, ...]:
    """For each benchmark that the model has scores on, the nearest one before it with scores that do not compare."""
    found = []
    before = [model for model in reversed(root_first(ancestry)) if model != ancestry.model]
    for benchmark in benchmarks:
        ours = lineage.measurements(ancestry.model, benchmark)
        pairs = ((model, apart(lineage, lineage.measurements(model, benchmark), ours)) for model in before if ours)
        nearest = next(((model, held) for model, held in pairs if held), None)
        if nearest is not None:
            found.append(ApartFrom(lineage.named(nearest[0]), nearest[1][0]))
    return tuple(found)
