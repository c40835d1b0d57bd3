"""May the candidate replace the base: has any score dropped by more than its margin, as far as the data can tell.

Compares inside one source and setting, all comparisons being one family. What cannot be compared is named, never dropped in
silence: a gate that compared nothing has not passed.
"""

from collections.abc import Sequence
from typing import NamedTuple

from abilitytrace.lineage import Lineage, Measurement, Named
from abilitytrace.movement import Movement
from abilitytrace.questions.gate_comparisons import Comparison, comparisons, twice, with_items
from abilitytrace.questions.gate_scope import Scope, WrongRules
from abilitytrace.questions.pairing import ItemsOf, Paired, Pairing, Unpaired
from abilitytrace.questions.setting import (
    Apart,
    ScoreView,
    SettingView,
    lower_is_better,
    view_score,
    view_setting,
)
from abilitytrace.stats.change import Change, scaled
from abilitytrace.stats.families import size
from abilitytrace.stats.noninferiority import OUTCOMES, Verdict, verdicts

__all__ = ["Gate", "GateLine", "LeftOut", "Missing", "Rules", "WrongRules", "gate"]

_CODES = {"passed": 0, "regressed": 1, "incomplete": 3, "undecided": 0}
_UNDECIDED_STRICT = 4


class Rules(NamedTuple):
    """What a gate is asked to judge, and how strictly.

    `margin` is the drop allowed everywhere else, `margins` that of single benchmarks by name: fractions of the full scale for
    scores in percent or fractions, else in the unit of the metric. `benchmarks`, `metrics` and `source` limit what is
    judged; none of them for everything that has a margin. `force` compares across settings.
    """

    margin: float | None = None
    margins: tuple[tuple[str, float], ...] = ()
    benchmarks: tuple[str, ...] = ()
    metrics: tuple[str, ...] = ()
    source: str = ""
    force: bool = False
    strict: bool = False


class GateLine(NamedTuple):
    """One score of the candidate (B) against that of the base (A).

    `outcome` is `regressed`, `inconclusive`, `unknown` (nothing tells the noise) or `ok`; `margin` is in the unit of the
    scores. `change` is B minus A whichever way is better; its method is `pairs`, `paired-values` or `clusters` where the
    same items were compared (`pairing`), else `errors`, `counts` or `unknown`; `unpaired` says why items that the scores
    name were not compared. `adjusted` is the p value of a drop after Holm. `needed` are the items of each model that would
    settle it four times in five if the change is what it looks like, `factor` how many times as many as now. `forced` are
    the fields of the setting that differ.
    """

    benchmark: Named
    setting: SettingView
    a: ScoreView
    b: ScoreView
    lower: bool
    margin: float
    outcome: str
    change: Movement
    adjusted: float | None = None
    factor: float | None = None
    needed: int | None = None
    pairing: Pairing | None = None
    unpaired: str = ""
    forced: tuple[str, ...] = ()


class LeftOut(NamedTuple):
    """Comparable scores that are not judged.

    `average` (its parts are), `part` (the average that was asked for is), `beside` (tells something else than how much a
    model can do), `conflict` (one model has two values in this setting).
    """

    benchmark: Named
    setting: SettingView
    reason: str


class Missing(NamedTuple):
    """A benchmark on which only the other model has scores."""

    benchmark: Named
    model: Named


class Gate(NamedTuple):
    """The answer to `gate`; lines that regressed first, then those that cannot tell.

    `outcome` is `regressed`, `incomplete` (something asked for by name, or everything, could not be compared), `undecided`
    or `passed`, and `exit_code` what it means to a shell. `family` counts the comparisons whose noise is known. `uncompared`
    are the benchmarks asked for by name without a line.
    """

    base: Named
    candidate: Named
    outcome: str
    exit_code: int
    strict: bool
    lines: tuple[GateLine, ...]
    family: int
    apart: tuple[Apart, ...]
    left_out: tuple[LeftOut, ...]
    missing: tuple[Missing, ...]
    uncompared: tuple[Named, ...]
    as_of: str


def gate(lineage: Lineage, base: str, candidate: str, rules: Rules, items: ItemsOf | None = None) -> Gate:
    """The candidate's scores against the base's; `items` reads the results of single items that a score names.

    Raises UnknownName or WrongKind for names that are no model, benchmark or source, WrongRules for rules that make no sense,
    MissingExtra where Student's t is needed and SciPy is not installed.
    """
    a, b = lineage.find(base, "model"), lineage.find(candidate, "model")
    if a == b:
        raise WrongRules(f"BASE and CANDIDATE are the same model, {a}")
    scope = Scope(lineage, rules)
    measured = [lineage.measurements(model) for model in (a, b)]
    scope.require_metrics({one.setting.metric for of_model in measured for one in of_model})
    of_a, of_b = ([one for one in of_model if scope.holds(one)] for of_model in measured)
    found, views = comparisons(lineage, of_a, of_b, force=rules.force)
    left_out = [
        LeftOut(lineage.named(one.benchmark), view_setting(lineage, one), "conflict") for one in twice(of_a, of_b)
    ]
    chosen, dropped = scope.chosen([one.setting for one in found])
    left_out += [LeftOut(lineage.named(one.benchmark), view_setting(lineage, one), why) for one, why in dropped]
    kept = with_items([one for one in found if one.setting in chosen], items)
    if not rules.force:
        views = (*views, *(_other_prompts(lineage, one) for one in kept if one.prompts))
        kept = [one for one in kept if not one.prompts]
    lines = _lines(lineage, kept, [scope.margin_of(one.setting) for one in kept])
    uncompared = scope.unanswered({one.setting.benchmark for one in kept})
    outcome = _outcome([line.outcome for line in lines], complete=bool(lines) and not uncompared)
    return Gate(
        base=lineage.named(a),
        candidate=lineage.named(b),
        outcome=outcome,
        exit_code=_UNDECIDED_STRICT if outcome == "undecided" and rules.strict else _CODES[outcome],
        strict=rules.strict,
        lines=tuple(sorted(lines, key=lambda line: _RANK[line.outcome])),
        family=size([line.change.p for line in lines]),
        apart=views,
        left_out=tuple(left_out),
        missing=_missing(lineage, (a, of_a), (b, of_b)),
        uncompared=tuple(lineage.named(benchmark) for benchmark in uncompared),
        as_of=lineage.as_of,
    )


_RANK = {outcome: rank for rank, outcome in enumerate(("regressed", "inconclusive", "unknown", "ok"))}
assert _RANK.keys() == set(OUTCOMES)


def _outcome(outcomes: Sequence[str], *, complete: bool) -> str:
    if "regressed" in outcomes:
        return "regressed"
    if not complete:
        return "incomplete"
    return "passed" if all(outcome == "ok" for outcome in outcomes) else "undecided"


def _missing(
    lineage: Lineage, a: tuple[str, list[Measurement]], b: tuple[str, list[Measurement]]
) -> tuple[Missing, ...]:
    found = []
    for (_, has), (lacking, other) in ((a, b), (b, a)):
        known = {one.score.benchmark for one in other}
        names = dict.fromkeys(one.score.benchmark for one in has if one.score.benchmark not in known)
        found += [Missing(lineage.named(benchmark), lineage.named(lacking)) for benchmark in names]
    return tuple(found)


def _other_prompts(lineage: Lineage, one: Comparison) -> Apart:
    view = view_setting(lineage, one.setting)
    return Apart(lineage.named(one.setting.benchmark), view, view, ("prompts",))


def _lines(lineage: Lineage, comparisons: Sequence[Comparison], margins: Sequence[float]) -> list[GateLine]:
    """The lines with their verdicts, which all of them together decide."""
    changes = [one.change for one in comparisons]
    better = [
        scaled(change, -1) if change and lower_is_better(one.setting) else change
        for one, change in zip(comparisons, changes, strict=True)
    ]
    found = verdicts(better, 0.0, margins)
    return [_line(lineage, *parts) for parts in zip(comparisons, changes, found, strict=True)]


def _line(lineage: Lineage, one: Comparison, change: Change | None, found: Verdict) -> GateLine:
    return GateLine(
        benchmark=lineage.named(one.setting.benchmark),
        setting=view_setting(lineage, one.setting),
        a=view_score(one.a),
        b=view_score(one.b),
        lower=lower_is_better(one.setting),
        margin=found.margin,
        outcome=found.outcome,
        change=_movement(one, change),
        adjusted=found.adjusted,
        factor=found.factor,
        needed=found.needed,
        pairing=one.items.pairing if isinstance(one.items, Paired) else None,
        unpaired=one.items.reason if isinstance(one.items, Unpaired) else "",
        forced=(*one.forced, *(("prompts",) if one.prompts else ())),
    )


def _movement(one: Comparison, change: Change | None) -> Movement:
    if change is None:
        return Movement(one.b.value - one.a.value, n=(one.a.n, one.b.n))
    counts = (change.n_a, change.n_b)
    return Movement(
        change.estimate, change.se, change.low, change.high, change.p, change.smallest_visible, change.method, counts
    )
