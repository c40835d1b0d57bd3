"""Which step gained it and which lost it: each measured model of a descent against the nearest measured one before it.

Compares inside one source and setting only. A gap of unmeasured models makes one change of several steps together; a merge
is compared with each parent; rival accounts are followed, and the changes that rest on one are marked.
"""

from typing import TYPE_CHECKING, NamedTuple

from abilitytrace.lineage import Ancestry, Lineage, Named
from abilitytrace.movement import Movement, items_behind, movement, verdicts
from abilitytrace.questions.blame_scope import Found, benchmarks_of, fullest, measured_release, settings_of
from abilitytrace.questions.descent import Jump, jumps, root_first
from abilitytrace.questions.elsewhere import ApartFrom, Elsewhere, apart_from, elsewhere
from abilitytrace.questions.parts import StepView, view_step
from abilitytrace.questions.setting import (
    ScoreView,
    SettingView,
    Suites,
    lower_is_better,
    view_score,
    view_setting,
)
from abilitytrace.questions.turning_points import Emergence, Peak, emergence, peak
from abilitytrace.records import Score

if TYPE_CHECKING:
    from abilitytrace.questions.pairing import ItemsOf

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
    a step on the way has rival accounts; `merge`: the model has several parents, each with a line of its own. `clusters`
    are groups of matched items; `unpaired` says why two files of single items could not be matched, as in Unpaired, or
    that the prompts of some differ (`prompts`).
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
    clusters: int | None = None
    unpaired: str = ""


class Series(NamedTuple):
    """One benchmark in one setting along a descent: points and lines from the root to the model.

    `unmeasured` are models of the descent without a score in this setting; `elsewhere` are those of them that were scored
    in another one, and how that differs. `conflicting` are models with two different values, which are left out. `lower`:
    less is better; verdicts already say so. `whole` is the change from the first point to the model itself, None where that
    is one line or the model has no score; `peak` where several steps together lost what an earlier one had reached.
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
    elsewhere: tuple[Elsewhere, ...]


class Blame(NamedTuple):
    """The answer to `blame`; series with most measured models first, their lines from the root on.

    With `order` `change` instead of `way`, lines with the largest changes stand first, those beyond noise before others.
    `kind` is `benchmark` or `ability`. `judged` changes have known noise, of `changes`: the family over which false alarms
    are held. `others` counts further settings that measured at least two models of the descent. `asked` is the model asked
    about where `model` stands in for it: its next release, which was measured. `scored` are benchmarks on which the model
    itself has scores, for when there is no series; `apart` then says what keeps those on the benchmarks asked about from
    being compared.
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
    apart: tuple[ApartFrom, ...]
    order: str


def blame(
    lineage: Lineage,
    subject: str,
    model: str,
    *,
    source: str = "",
    every: bool = False,
    largest: bool = False,
    items: "ItemsOf | None" = None,
) -> Blame:
    """How the scores on a benchmark, or on all that measure an ability, moved from step to step down to a model.

    The one setting with most measured models for each benchmark, or `every` one; from one `source` if given; `largest`
    changes first if asked for. With `items`, scores that name files of single items are compared over the same items. Raises
    UnknownName or WrongKind for names that are no benchmark or ability, no model, or no source.
    """
    identifier = lineage.find(subject, "benchmark", "ability")
    asked = lineage.find(model, "model")
    only = lineage.find(source, "source") if source else ""
    benchmarks = benchmarks_of(lineage, identifier)
    child = measured_release(lineage, asked, benchmarks)
    ancestry = lineage.ancestry(child)
    found = [item for benchmark in benchmarks for item in settings_of(lineage, ancestry, benchmark, only)]
    if lineage.kind(identifier) == "ability":
        # the average of a suite speaks for its parts: both would count one thing twice
        families = Suites(lineage, [item.setting for item in found])
        found = [item for item in found if families.above(item.setting) is None]
    chosen = found if every else fullest(found, child)
    series = _judged([_series(lineage, ancestry, item, items) for item in chosen])
    changes = [line for one in series for line in one.lines]
    return Blame(
        subject=lineage.named(identifier),
        kind=lineage.kind(identifier),
        asked=lineage.named(asked) if asked != child else None,
        model=lineage.named(child),
        series=tuple(map(_largest_first, series)) if largest else series,
        changes=len(changes),
        judged=sum(line.verdict != "unknown" for line in changes),
        others=len(found) - len(chosen),
        scored=tuple(lineage.named(name) for name in dict.fromkeys(score.benchmark for score in lineage.scores(child))),
        as_of=lineage.as_of,
        apart=() if series else apart_from(lineage, ancestry, benchmarks),
        order="change" if largest else "way",
    )


def _series(lineage: Lineage, ancestry: Ancestry, found: Found, items: "ItemsOf | None") -> Series:
    """A series whose verdicts are still to come."""
    setting, scores, twice, met = found
    order = root_first(ancestry)
    measured = [model for model in order if model in scores]
    n = items_behind(scores[model] for model in measured)
    usual = lineage.thing(setting.benchmark).items
    lines = [_line(lineage, jump, scores, n) for model in measured for jump in jumps(ancestry, model, scores.keys())]
    if items is not None:
        lines = [_over_items(line, scores[line.before.id], scores[line.model.id], items) for line in lines]
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
        elsewhere=elsewhere(lineage, setting, order, met),
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


def _over_items(line: BlameLine, a: Score, b: Score, items: "ItemsOf") -> BlameLine:
    """A line with the change over the items that both models answered, where their scores name files of them."""
    if not a.items or not b.items:
        return line
    from abilitytrace.questions.pairing import Paired, Unpaired, pair, paired_movement

    found = pair(a, b, items)
    if isinstance(found, Unpaired):
        return line._replace(unpaired=found.reason)
    if not isinstance(found, Paired):
        return line
    if found.pairing.prompts:
        return line._replace(unpaired="prompts")
    return line._replace(change=paired_movement(found), clusters=found.pairing.clusters)


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


def _largest_first(series: Series) -> Series:
    """The lines in the order of how much they moved, those with a verdict of gain or loss before the others."""
    lines = sorted(series.lines, key=lambda line: (line.verdict not in ("gained", "lost"), -abs(line.change.change)))
    return series._replace(lines=tuple(lines))
