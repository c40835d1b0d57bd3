"""Which step gained it and which lost it: each measured model of a descent against the nearest measured one before it.

Compares inside one source and setting only. A gap of unmeasured models makes one change of several steps together; a merge
is compared with each parent; rival accounts are followed, and the changes that rest on one are marked.
"""

from collections.abc import Iterable
from typing import NamedTuple

from abilitytrace.lineage import Ancestry, Lineage, Named, Setting
from abilitytrace.movement import Movement, is_share, items_behind, movement, verdicts
from abilitytrace.questions.descent import Jump, jumps, root_first
from abilitytrace.questions.parts import StepView, view_step
from abilitytrace.questions.setting import (
    ScoreView,
    SettingView,
    Suites,
    by_setting,
    is_beside,
    lower_is_better,
    view_score,
    view_setting,
)
from abilitytrace.questions.turning_points import Emergence, Peak, emergence, peak
from abilitytrace.records import Score, Step, Thing

__all__ = ["Blame", "BlameLine", "Point", "Series", "blame"]


class Point(NamedTuple):
    """A measured model of the descent, with what is known of its date."""

    model: Named
    date: str
    score: ScoreView


class BlameLine(NamedTuple):
    """One model against the nearest measured model before it.

    `steps` lead from `before` to `model`, oldest first; with several, the models between were not measured. `verdict` is
    `gained`, `lost`, `none` (no change visible) or `unknown` (the noise of the scores is not known). `share` is the part
    of the whole rise from the first to the last point that fell to it, None where that is no meaningful number. `rival`:
    a step on the way has rival accounts; `merge`: the model has several parents, each with a line of its own.
    """

    model: Named
    before: Named
    date: str
    steps: tuple[StepView, ...]
    a: ScoreView
    b: ScoreView
    change: Movement
    verdict: str
    share: float | None
    rival: bool
    merge: bool


class Series(NamedTuple):
    """One benchmark in one setting along a descent: points and lines from the root to the model.

    `unmeasured` are models of the descent without a score in this setting, `conflicting` those with two different values
    in it, which are left out. `lower`: less is better; verdicts already say so. `whole` is the change from the first point to
    the model itself, None where that is one line or the model has no score; `peak` where several steps together lost what
    an earlier one had reached.
    """

    benchmark: Named
    setting: SettingView
    lower: bool
    points: tuple[Point, ...]
    lines: tuple[BlameLine, ...]
    whole: Movement | None
    peak: Peak | None
    emergence: Emergence | None
    unmeasured: tuple[Named, ...]
    conflicting: tuple[Named, ...]


class Blame(NamedTuple):
    """The answer to `blame`; series with most measured models first.

    `kind` is `benchmark` or `ability`. `judged` changes have known noise, of `changes`: the family over which false alarms
    are held. `others` counts further settings that measured at least two models of the descent. `asked` is the model asked
    about where `model` stands in for it: its next release, which was measured. `scored` are benchmarks on which the model
    itself has scores, for when there is no series.
    """

    subject: Named
    kind: str
    asked: Named | None
    model: Named
    series: tuple[Series, ...]
    changes: int
    judged: int
    others: int
    scored: tuple[Named, ...]
    as_of: str


def blame(lineage: Lineage, subject: str, model: str, *, source: str = "", every: bool = False) -> Blame:
    """How the scores on a benchmark, or on all that measure an ability, moved from step to step down to a model.

    The one setting with most measured models for each benchmark, or `every` one; from one `source` if given. Raises
    UnknownName or WrongKind for names that are no benchmark or ability, no model, or no source.
    """
    identifier = lineage.find(subject, "benchmark", "ability")
    asked = lineage.find(model, "model")
    only = lineage.find(source, "source") if source else ""
    benchmarks = _benchmarks(lineage, identifier)
    child = _measured_release(lineage, asked, benchmarks)
    ancestry = lineage.ancestry(child)
    found = [item for benchmark in benchmarks for item in _settings(lineage, ancestry, benchmark, only)]
    if lineage.kind(identifier) == "ability":
        # the average of a suite speaks for its parts: both would count one thing twice
        families = Suites(lineage, [setting for setting, _, _ in found])
        found = [item for item in found if families.above(item[0]) is None]
    chosen = found if every else _best(found, child)
    series = _judged([_series(lineage, ancestry, *item) for item in chosen])
    changes = [line for one in series for line in one.lines]
    return Blame(
        subject=lineage.named(identifier),
        kind=lineage.kind(identifier),
        asked=lineage.named(asked) if asked != child else None,
        model=lineage.named(child),
        series=series,
        changes=len(changes),
        judged=sum(line.verdict != "unknown" for line in changes),
        others=len(found) - len(chosen),
        scored=tuple(lineage.named(name) for name in dict.fromkeys(score.benchmark for score in lineage.scores(child))),
        as_of=lineage.as_of,
    )


def _benchmarks(lineage: Lineage, identifier: str) -> list[str]:
    """The benchmark itself, or all that measure an ability, parts of a suite after the suite."""
    if lineage.kind(identifier) == "benchmark":
        return [identifier]
    wanted = {identifier, *lineage.narrower(identifier)}
    return [thing.id for thing in lineage.all("benchmark", Thing) if wanted & set(thing.measures)]


def _measured_release(lineage: Lineage, model: str, benchmarks: list[str]) -> str:
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


_Found = tuple[Setting, dict[str, Score], tuple[str, ...]]


def _settings(lineage: Lineage, ancestry: Ancestry, benchmark: str, only: str) -> list[_Found]:
    """The settings in which at least two models of a descent have one score each, with the models that have two."""
    scores: dict[Setting, dict[str, Score]] = {}
    measured: dict[Setting, set[str]] = {}
    for model in ancestry.models:
        items = [item for item in lineage.measurements(model, benchmark) if not only or item.score.source == only]
        for setting in {item.setting for item in items if item.setting.source}:
            measured.setdefault(setting, set()).add(model)
        for setting, score in by_setting(items).items():
            scores.setdefault(setting, {})[model] = score
    return [
        (setting, found, tuple(sorted(measured[setting] - found.keys())))
        for setting, found in scores.items()
        if len(found) > 1 and not is_beside(setting.metric)
    ]


def _best(found: Iterable[_Found], child: str) -> list[_Found]:
    """For each benchmark the setting with most models, one that measured the model itself before others."""
    best: dict[str, _Found] = {}
    for item in found:
        setting, scores, _ = item
        held = best.get(setting.benchmark)
        if held is None or _worth(scores, child) > _worth(held[1], child):
            best[setting.benchmark] = item
    return sorted(best.values(), key=lambda item: -len(item[1]))


def _worth(scores: dict[str, Score], child: str) -> tuple[bool, int, int, int]:
    """The model itself before others, many models before few, shares of right items before perplexities, known noise."""
    shares = sum(map(is_share, scores.values()))
    return child in scores, len(scores), shares, sum(bool(score.n or score.stderr) for score in scores.values())


def _series(
    lineage: Lineage, ancestry: Ancestry, setting: Setting, scores: dict[str, Score], twice: tuple[str, ...]
) -> Series:
    """A series whose verdicts are still to come."""
    order = root_first(ancestry)
    measured = [model for model in order if model in scores]
    n = items_behind(scores[model] for model in measured)
    usual = lineage.thing(setting.benchmark).items
    lines = [_line(lineage, jump, scores, n) for model in measured for jump in jumps(ancestry, model, scores.keys())]
    is_whole = len(lines) > 1 and measured[-1] == ancestry.model
    whole = movement(scores[measured[0]], scores[measured[-1]], n, usual) if is_whole else None
    return Series(
        benchmark=lineage.named(setting.benchmark),
        setting=view_setting(lineage, setting),
        lower=lower_is_better(setting),
        points=tuple(
            Point(lineage.named(model), _date(lineage, model), view_score(scores[model])) for model in measured
        ),
        lines=tuple(line._replace(share=_share(line.change, whole)) for line in lines),
        whole=whole,
        peak=peak(lineage, setting, [(model, scores[model]) for model in measured], n),
        emergence=emergence(lineage, setting, [(model, scores[model]) for model in measured], n or usual),
        unmeasured=tuple(lineage.named(model) for model in order if model not in scores and model not in twice),
        conflicting=tuple(lineage.named(model) for model in twice),
    )


def _line(lineage: Lineage, jump: Jump, scores: dict[str, Score], n: int | None) -> BlameLine:
    a, b = scores[jump.before], scores[jump.model]
    steps = tuple(view_step(lineage, step) for step in jump.steps)
    return BlameLine(
        model=lineage.named(jump.model),
        before=lineage.named(jump.before),
        date=_date(lineage, jump.model),
        steps=steps,
        a=view_score(a),
        b=view_score(b),
        change=movement(a, b, n, lineage.thing(a.benchmark).items),
        verdict="unknown",
        share=None,
        rival=any(step.rivals for step in steps),
        merge=len(jump.steps[-1].inputs) > 1,
    )


def _date(lineage: Lineage, model: str) -> str:
    """When a model came out: its release, else the date of the best founded step to it."""
    released = lineage.thing(model).released
    return released or next((lineage.date_of(step) for step in lineage.steps_to(model)), "")


def _share(change: Movement, whole: Movement | None) -> float | None:
    """The part of the whole change that fell to one; None where the whole is none."""
    return change.change / whole.change if whole is not None and whole.change else None


def _judged(series: list[Series]) -> tuple[Series, ...]:
    """The series with verdicts, all changes of the answer being one family."""
    changes = [(line.change, -1 if one.lower else 1) for one in series for line in one.lines]
    found = iter(verdicts([change for change, _ in changes], [sign for _, sign in changes]))
    return tuple(one._replace(lines=tuple(line._replace(verdict=next(found)) for line in one.lines)) for one in series)
