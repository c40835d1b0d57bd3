"""What a method does on average: the measured changes of its steps, pooled over families of models.

A family is all that descends from one root. Within it changes are averaged, so that a family with many benchmarks counts
once; over families they are pooled by random effects, since a method truly does more for some models than for others.
"""

from typing import NamedTuple

from abilitytrace.lineage import Lineage, Named
from abilitytrace.questions.effect_trials import Change, Trial, Trials, view_trial
from abilitytrace.stats.pooling import Pooled, average, leave_one_out, pool

__all__ = ["Effect", "FamilyEffect", "PooledEffect", "Trial", "Without", "effect"]

# standard errors to each side of a single family's mean: 95 % of a normal distribution
_REACH = 1.959964
# so many trials on one subject are told in full
_TOLD = 10_000
# with more families than these, leaving one out moves nothing, and takes as long as all the rest squared
_LEFT_OUT = 200


class FamilyEffect(NamedTuple):
    """The mean change in one family and its standard error, from trials whose noise is known; `weight` in the pooled mean.

    `total` trials were reckoned with; where there are very many, `trials` are the first of them, or none.
    """

    family: Named
    trials: tuple[Trial, ...]
    total: int
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
    `gains`, `costs`, `none` (no mean change visible) or `too-few` (one family says nothing of others). `without` leaves out
    each family in turn, where there are no more than 200. `unjudged` counts trials without known noise, which are left out.
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
    of each model and none that is refuted, and `measured` those with a trial; `aside` counts the other accounts, `apart` the
    steps without a trial of which scores before and after are there, but in no setting that is the same.
    `unjudged` abilities have trials, none with known noise. `not_shares` counts trials in metrics that are no share of right
    items, which cannot be pooled.
    """

    method: Named
    methods: tuple[Named, ...]
    steps: int
    measured: int
    effects: tuple[PooledEffect, ...]
    unjudged: tuple[Named, ...]
    not_shares: int
    as_of: str
    aside: int
    apart: int


def effect(lineage: Lineage, method: str, ability: str = "") -> Effect:
    """What a method does to each ability, or to one of them, by the scores before and after its steps.

    Raises UnknownName or WrongKind for names that are no method or ability, MissingExtra where Student's t is needed and
    SciPy is not installed.
    """
    identifier = lineage.find(method, "method")
    only = lineage.find(ability, "ability", "benchmark") if ability else ""
    methods = _with_narrower(lineage, identifier)
    trials = Trials(lineage, methods)
    gathered = _Gathered(lineage, methods, only)
    for change in trials.all():
        gathered.add(change)
    effects, unjudged = gathered.effects()
    return Effect(
        method=lineage.named(identifier),
        methods=tuple(lineage.named(name) for name in methods),
        steps=trials.steps,
        measured=trials.measured,
        effects=effects,
        unjudged=unjudged,
        not_shares=gathered.not_shares,
        as_of=lineage.as_of,
        aside=trials.aside,
        apart=trials.apart,
    )


def _with_narrower(lineage: Lineage, method: str) -> list[str]:
    """The method, then everything that is a kind of it."""
    found = [method]
    for current in found:
        found += [name for name in lineage.narrower(current) if name not in found]
    return found


class _Family:
    """The trials of one family on one subject: the numbers of all, and the first of them in full."""

    def __init__(self) -> None:
        self.changes: list[float] = []
        self.errors: list[float] = []
        self.trials: list[Change] = []

    def add(self, change: Change, *, told: bool) -> None:
        """Takes in a trial, in full if it is to be told."""
        self.changes.append(change.change)
        self.errors.append(change.se or 0.0)
        if told:
            self.trials.append(change)


class _Gathered:
    """Trials by what they are about: an ability, or a benchmark that no ability here is measured by."""

    def __init__(self, lineage: Lineage, methods: list[str], only: str) -> None:
        self._lineage, self._methods, self._only = lineage, methods, only
        self._families: dict[str, dict[str, _Family]] = {}
        self._unjudged: dict[str, int] = {}
        self._total: dict[str, int] = {}
        # model → the root of its descent; and benchmark → what a score on it is about
        self._roots: dict[str, str] = {}
        self._subjects: dict[str, tuple[str, ...]] = {}
        self.not_shares = 0

    def add(self, change: Change) -> None:
        """Takes in one trial, if it is about what was asked for."""
        for subject in self._subjects_of(change.setting.benchmark):
            if not change.is_share:
                self.not_shares += 1
                return
            if change.se:
                family = self._families.setdefault(subject, {}).setdefault(self._root_of(change.before), _Family())
                self._total[subject] = self._total.get(subject, 0) + 1
                family.add(change, told=self._total[subject] <= _TOLD)
            else:
                self._unjudged[subject] = self._unjudged.get(subject, 0) + 1

    def effects(self) -> tuple[tuple[PooledEffect, ...], tuple[Named, ...]]:
        """The pooled effects, those with most families first; and what has trials, but none with known noise."""
        effects = [self._pooled(subject, families) for subject, families in self._families.items()]
        effects.sort(key=lambda item: (-len(item.families), item.kind != "ability", -abs(item.change)))
        unjudged = [self._lineage.named(subject) for subject in self._unjudged if subject not in self._families]
        return tuple(effects), tuple(unjudged)

    def _subjects_of(self, benchmark: str) -> tuple[str, ...]:
        if benchmark not in self._subjects:
            measures = self._lineage.thing(benchmark).measures
            subjects = measures or (benchmark,)
            if self._only:
                subjects = tuple(subject for subject in (*measures, benchmark) if subject == self._only)
            self._subjects[benchmark] = subjects
        return self._subjects[benchmark]

    def _root_of(self, model: str) -> str:
        """The root of the descent that a model stands in."""
        if model not in self._roots:
            way = self._lineage.way_to(model)
            self._roots[model] = way[0].inputs[0] if way and way[0].inputs else way[0].output if way else model
        return self._roots[model]

    def _pooled(self, subject: str, by_family: dict[str, _Family]) -> PooledEffect:
        means = [average(held.changes, held.errors) for held in by_family.values()]
        changes, errors = [mean for mean, _ in means], [se for _, se in means]
        found = pool(changes, errors)
        named = [self._lineage.named(family) for family in by_family]
        families = tuple(
            FamilyEffect(
                family,
                tuple(view_trial(self._lineage, trial, self._methods) for trial in held.trials),
                len(held.changes),
                change,
                se,
                change - _REACH * se,
                change + _REACH * se,
                weight,
            )
            for family, held, (change, se), weight in zip(
                named, by_family.values(), means, found.weights if found else (1.0,), strict=True
            )
        )
        left = leave_one_out(changes, errors) if found and len(families) <= _LEFT_OUT else ()
        bounds = (
            (found.estimate, found.low, found.high)
            if found
            else (families[0].change, families[0].low, families[0].high)
        )
        return PooledEffect(
            subject=self._lineage.named(subject),
            kind=self._lineage.kind(subject),
            families=families,
            change=bounds[0],
            low=bounds[1],
            high=bounds[2],
            pooled=found,
            verdict=_verdict(found),
            without=tuple(
                Without(family, one.estimate, one.low, one.high) for family, one in zip(named, left, strict=False)
            ),
            unjudged=self._unjudged.get(subject, 0),
        )


def _verdict(found: Pooled | None) -> str:
    if found is None:
        return "too-few"
    if found.low > 0:
        return "gains"
    return "costs" if found.high < 0 else "none"
