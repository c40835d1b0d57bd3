"""What a blame is about: the benchmarks, the model that was measured, and the settings in which the way was."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from abilitytrace.lineage import Ancestry, Lineage, Setting
from abilitytrace.movement import is_share
from abilitytrace.questions.setting import by_setting, is_beside
from abilitytrace.records import Score, Step, Thing

__all__ = ["Found", "benchmarks_of", "fullest", "measured_release", "settings_of"]


class Found(NamedTuple):
    """A setting with the score of each model in it, and the models with two different ones.

    `met` are the settings in which each model of the descent was scored on the benchmark, whatever its source.
    """

    setting: Setting
    scores: dict[str, Score]
    twice: tuple[str, ...]
    met: Mapping[str, tuple[Setting, ...]]


def benchmarks_of(lineage: Lineage, identifier: str) -> list[str]:
    """The benchmark itself, or all that measure an ability, parts of a suite after the suite."""
    if lineage.kind(identifier) == "benchmark":
        return [identifier]
    wanted = {identifier, *lineage.narrower(identifier)}
    return [thing.id for thing in lineage.all("benchmark", Thing) if wanted & set(thing.measures)]


def measured_release(lineage: Lineage, model: str, benchmarks: list[str]) -> str:
    """The model, or where it was never measured on any of the benchmarks a release of it that was; itself without one.

    ChatGPT was not: its API release was. A release is a step whose methods train nothing.
    """

    def is_measured(candidate: str) -> bool:
        return any(lineage.scores(candidate, benchmark) for benchmark in benchmarks)

    def is_release(step: Step) -> bool:
        return bool(step.methods) and not any(lineage.thing(method).trains for method in step.methods)

    if is_measured(model):
        return model
    releases = [step.output for step in lineage.steps_from(model) if is_release(step)]
    return next((candidate for candidate in releases if is_measured(candidate)), model)


def settings_of(lineage: Lineage, ancestry: Ancestry, benchmark: str, only: str) -> list[Found]:
    """The settings in which at least two models of a descent have one score each, with the models that have two."""
    scores: dict[Setting, dict[str, Score]] = {}
    measured: dict[Setting, set[str]] = {}
    met: dict[str, tuple[Setting, ...]] = {}
    for model in ancestry.models:
        items = lineage.measurements(model, benchmark)
        if items:
            met[model] = tuple(dict.fromkeys(item.setting for item in items))
        items = tuple(item for item in items if not only or item.score.source == only)
        for setting in {item.setting for item in items if item.setting.source}:
            measured.setdefault(setting, set()).add(model)
        for setting, score in by_setting(items).items():
            scores.setdefault(setting, {})[model] = score
    return [
        Found(setting, found, tuple(sorted(measured[setting] - found.keys())), met)
        for setting, found in scores.items()
        if len(found) > 1 and not is_beside(setting.metric)
    ]


def fullest(found: Iterable[Found], child: str) -> list[Found]:
    """For each benchmark the setting with most models, one that measured the model itself before others."""
    best: dict[str, Found] = {}
    for item in found:
        held = best.get(item.setting.benchmark)
        if held is None or _worth(item.scores, child) > _worth(held.scores, child):
            best[item.setting.benchmark] = item
    return sorted(best.values(), key=lambda item: -len(item.scores))


def _worth(scores: dict[str, Score], child: str) -> tuple[bool, int, int, int]:
    """The model itself before others, many models before few, shares of right items before perplexities, known noise."""
    shares = sum(map(is_share, scores.values()))
    return child in scores, len(scores), shares, sum(bool(score.n or score.stderr) for score in scores.values())
