"""What a method does on average: the measured changes of its steps, pooled over families of models.

A family is all that descends from one root. Within it changes are averaged, so that a family with many benchmarks counts
once; over families they are pooled by random effects, since a method truly does more for some models than for others.
"""

from typing import NamedTuple

from abilitytrace.lineage import Lineage, Named, Setting
from abilitytrace.movement import Movement, is_share, items_behind, movement, whole
from abilitytrace.questions.descent import Jump, jumps
from abilitytrace.questions.setting import (
    SettingView,
    Suites,
    by_setting,
    is_beside,
    lower_is_better,
    view_setting,
)
from abilitytrace.records import Score, Step
from abilitytrace.stats.pooling import Pooled, average, leave_one_out, pool
from abilitytrace.vocabulary import WALKED

__all__ = ["Effect", "FamilyEffect", "PooledEffect", "Trial", "Without", "effect"]

# standard errors to each side of a single family's mean: 95 % of a normal distribution
_REACH = 1.959964


class Trial(NamedTuple):
    """One measured change over a step of the method, on one benchmark in one setting.

    `change` and `se` are shares of right items, -1 to 1, positive where more of what is measured was gained; `se` is None
    where the noise is not known. `beside` are other methods at work between the two models: the change is theirs as well.
    `assumed`: the number of items is that of the benchmark's usual test set.
    """

    model: Named
    before: Named
    steps: tuple[str, ...]
    benchmark: Named
    setting: SettingView
    change: float
    se: float | None
    beside: tuple[Named, ...]
    assumed: bool


class FamilyEffect(NamedTuple):
    """The mean change in one family and its standard error, from trials whose noise is known; `weight` in the pooled mean."""

    family: Named
    trials: tuple[Trial, ...]
    change: float
    se: float
    low: float
    high: float
    weight: float


class Without(NamedTuple):
    """The pooled change when one family is left out."""

    family: Named
    change: float
    low: float
    high: float


class PooledEffect(NamedTuple):
    """What the method does to one ability, or on one benchmark that no ability here is measured by.

    `change`, `low` and `high` are shares of right items; of a single family its own, and `pooled` is None. `verdict` is
    `gains`, `costs`, `none` (no mean change visible) or `too-few` (one family says nothing of others). `unjudged` counts
    trials without known noise, which are left out.
    """

    subject: Named
    kind: str
    families: tuple[FamilyEffect, ...]
    change: float
    low: float
    high: float
    pooled: Pooled | None
    verdict: str
    without: tuple[Without, ...]
    unjudged: int


class Effect(NamedTuple):
    """The answer to `effect`; what has most families first, abilities before benchmarks.

    `methods` are the method and its narrower ones. `steps` counts the steps that use one of them, the best founded account
    of each model and none that is refuted, and `measured` those with a trial. `unjudged` abilities have trials, none with
    known noise. `not_shares` counts trials in metrics that are no share of right items, which cannot be pooled.
    """

    method: Named
    methods: tuple[Named, ...]
    steps: int
    measured: int
    effects: tuple[PooledEffect, ...]
    unjudged: tuple[Named, ...]
    not_shares: int
    as_of: str


def effect(lineage: Lineage, method: str, ability: str = "") -> Effect:
    """What a method does to each ability, or to one of them, by the scores before and after its steps.

    Raises UnknownName or WrongKind for names that are no method or ability, MissingExtra where Student's t is needed and
    SciPy is not installed.
    """
    identifier = lineage.find(method, "method")
    only = lineage.find(ability, "ability", "benchmark") if ability else ""
    methods = _with_narrower(lineage, identifier)
    steps = {
        step.id: step
        for name in methods
        for step in lineage.naming(name, "step", Step)
        if name in step.methods and _is_best_account(lineage, step)
    }
    trials = [trial for step in steps.values() for trial in _trials(lineage, step, methods)]
    shares = [trial for trial, is_one in trials if is_one]
    effects, unjudged = _by_subject(lineage, shares, only)
    return Effect(
        method=lineage.named(identifier),
        methods=tuple(lineage.named(name) for name in methods),
        steps=len(steps),
        measured=len({trial.steps[-1] for trial, _ in trials}),
        effects=effects,
        unjudged=unjudged,
        not_shares=len(trials) - len(shares),
        as_of=lineage.as_of,
    )


def _with_narrower(lineage: Lineage, method: str) -> list[str]:
    """The method, then everything that is a kind of it."""
    found = [method]
    for current in found:
        found += [name for name in lineage.narrower(current) if name not in found]
    return found


def _is_best_account(lineage: Lineage, step: Step) -> bool:
    """Whether a step is the best founded one to its output, and not refuted."""
    accounts = [account for account in lineage.steps_to(step.output) if account.relation in WALKED]
    return bool(accounts) and accounts[0].id == step.id and lineage.graded(step.id).level != "refuted"


def _trials(lineage: Lineage, step: Step, methods: list[str]) -> list[tuple[Trial, bool]]:
    """The changes over one step, each with whether it is in shares of right items; no parts of a suite beside its average.

    A model before it counts only where nothing but the method lies between: no other training.
    """
    ancestry = lineage.ancestry(step.output)
    after = by_setting(lineage.measurements(step.output))
    if not after:
        return []
    scored = {model: by_setting(lineage.measurements(model)) for model in ancestry.models - {step.output}}
    suites = Suites(lineage, after)
    found = []
    for setting, score in after.items():
        if is_beside(setting.metric) or suites.above(setting) is not None:
            continue
        held = {model: scores[setting] for model, scores in scored.items() if setting in scores}
        found += [
            (_trial(lineage, jump, setting, (held[jump.before], score), methods), is_share(score))
            for jump in jumps(ancestry, step.output, held.keys())
            if jump.steps[-1].id == step.id and _is_of_method(lineage, jump, methods)
        ]
    return found


def _is_of_method(lineage: Lineage, jump: Jump, methods: list[str]) -> bool:
    """Whether every step of a jump uses the method, or trains nothing."""
    return all(
        set(methods).intersection(step.methods)
        or (step.methods and not any(lineage.thing(name).trains for name in step.methods))
        for step in jump.steps
    )


def _trial(lineage: Lineage, jump: Jump, setting: Setting, scores: tuple[Score, Score], methods: list[str]) -> Trial:
    moved = movement(*scores, items_behind(scores), lineage.thing(setting.benchmark).items)
    change, se = _in_shares(moved, setting) if is_share(scores[1]) else (moved.change, moved.se)
    # what the method is a kind of is no other method
    own = lineage.broader(methods[0]).union(methods)
    beside = dict.fromkeys(name for step in jump.steps for name in step.methods if name not in own)
    return Trial(
        model=lineage.named(jump.model),
        before=lineage.named(jump.before),
        steps=tuple(step.id for step in jump.steps),
        benchmark=lineage.named(setting.benchmark),
        setting=view_setting(lineage, setting),
        change=-change if lower_is_better(setting) else change,
        se=se,
        beside=tuple(lineage.named(name) for name in beside),
        assumed=moved.assumed,
    )


def _in_shares(moved: Movement, setting: Setting) -> tuple[float, float | None]:
    top = whole(setting.unit)
    return moved.change / top, moved.se / top if moved.se else None


def _by_subject(lineage: Lineage, trials: list[Trial], only: str) -> tuple[tuple[PooledEffect, ...], tuple[Named, ...]]:
    """The pooled effects by ability, those with most families first; and what has trials, but none with known noise."""
    grouped: dict[str, list[Trial]] = {}
    for trial in trials:
        benchmark = lineage.thing(trial.benchmark.id)
        for subject in benchmark.measures or (benchmark.id,):
            grouped.setdefault(subject, []).append(trial)
        if only == benchmark.id and benchmark.measures:
            grouped.setdefault(only, []).append(trial)
    effects, unjudged = [], []
    for subject, held in grouped.items():
        if only and subject != only:
            continue
        judged = [trial for trial in held if trial.se]
        if judged:
            effects.append(_pooled(lineage, subject, judged, len(held) - len(judged)))
        else:
            unjudged.append(lineage.named(subject))
    effects.sort(key=lambda item: (-len(item.families), item.kind != "ability", -abs(item.change)))
    return tuple(effects), tuple(unjudged)


def _pooled(lineage: Lineage, subject: str, trials: list[Trial], unjudged: int) -> PooledEffect:
    by_family: dict[str, list[Trial]] = {}
    for trial in trials:
        by_family.setdefault(_family(lineage, trial), []).append(trial)
    means = [
        average([trial.change for trial in held], [trial.se or 0.0 for trial in held]) for held in by_family.values()
    ]
    changes, errors = [mean for mean, _ in means], [se for _, se in means]
    found = pool(changes, errors)
    named = [lineage.named(family) for family in by_family]
    families = tuple(
        FamilyEffect(family, tuple(held), change, se, change - _REACH * se, change + _REACH * se, weight)
        for family, held, (change, se), weight in zip(
            named, by_family.values(), means, found.weights if found else (1.0,), strict=True
        )
    )
    left = leave_one_out(changes, errors) if found else ()
    bounds = (
        (found.estimate, found.low, found.high) if found else (families[0].change, families[0].low, families[0].high)
    )
    return PooledEffect(
        subject=lineage.named(subject),
        kind=lineage.kind(subject),
        families=families,
        change=bounds[0],
        low=bounds[1],
        high=bounds[2],
        pooled=found,
        verdict=_verdict(found),
        without=tuple(
            Without(family, one.estimate, one.low, one.high) for family, one in zip(named, left, strict=False)
        ),
        unjudged=unjudged,
    )


def _family(lineage: Lineage, trial: Trial) -> str:
    """The root of the descent that a trial stands in."""
    way = lineage.way_to(trial.before.id)
    return way[0].inputs[0] if way and way[0].inputs else way[0].output if way else trial.before.id


def _verdict(found: Pooled | None) -> str:
    if found is None:
        return "too-few"
    if found.low > 0:
        return "gains"
    return "costs" if found.high < 0 else "none"
