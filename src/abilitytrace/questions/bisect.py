"""Which unmeasured checkpoint to measure next, so as to learn where on the way to a model a score changed.

A stretch is a part of the way, between two measured models, on which the score surely changed; it is searched as if one
change lay in it. Follows the best founded way to the model and one setting.
"""

from collections.abc import Sequence
from itertools import pairwise
from math import ceil
from typing import NamedTuple

from abilitytrace.lineage import Lineage, Named
from abilitytrace.movement import Movement, is_share, items_behind, movement, verdicts, whole
from abilitytrace.questions.blame import blame
from abilitytrace.questions.parts import StepView, view_step
from abilitytrace.questions.setting import ScoreView, SettingView, by_setting, lower_is_better, view_score, view_setting
from abilitytrace.records import Score, Step
from abilitytrace.stats.bisect import Checkpoint, locate_shift
from abilitytrace.stats.normal import LEVEL, POWER, critical, quantile
from abilitytrace.stats.proportion import standard_error

__all__ = ["Bisect", "Candidate", "Place", "Stretch", "bisect"]


class Place(NamedTuple):
    """A step at which the change may have come, and how probable that is, 0 to 1."""

    step: StepView
    probability: float


class Candidate(NamedTuple):
    """A model to measure: the bits of doubt that its score is expected to take away, and those expected to be left.

    With `items` items its score would tell, four times in five, on which side of it the change lies; None where no number
    of items would (see Stretch.noisy), or the metric is no share of items.
    """

    model: Named
    gain: float
    left: float
    items: int | None


class Stretch(NamedTuple):
    """A part of the way on which the score surely changed.

    `change` leads from `before` to `after`, both measured; `hidden`: models between are measured too, but noise hides which
    step it was. `places` are the steps, oldest first; `bits` is the doubt about which one it was, 1 for two equally
    likely ones. `noisy`: the scores at the ends are too noisy for any third one to be told from both. `candidates` are the
    unmeasured models between, best first.
    """

    before: Named
    after: Named
    a: ScoreView
    b: ScoreView
    change: Movement
    verdict: str
    hidden: bool
    places: tuple[Place, ...]
    bits: float
    noisy: bool
    candidates: tuple[Candidate, ...]


class Bisect(NamedTuple):
    """The answer to `bisect`; the stretch first whose best candidate tells most.

    `reason` says why there is nothing to measure, empty where there is: `unmeasured` (no setting has two models of the way),
    `unknown` (nothing tells the noise), `none` (no change can be seen), `settled` (every change falls to one step),
    `unnamed` (what is unmeasured are bases that nobody has named), or `told` (what is left cannot be told by measuring
    another model). `settled` are those steps' changes. `asked` is the
    model asked about where `model`, a release of it, stands in for it. `forks`: the way passes a merge or a step with
    rivals, whose other sides are not searched.
    """

    benchmark: Named
    asked: Named | None
    model: Named
    setting: SettingView | None
    lower: bool
    measured: int
    unmeasured: int
    stretches: tuple[Stretch, ...]
    settled: tuple[Stretch, ...]
    reason: str
    forks: bool
    as_of: str


class _Way(NamedTuple):
    """A way: its models, root first, the steps between them, and the scores of some."""

    models: tuple[str, ...]
    steps: tuple[Step, ...]
    scores: dict[str, Score]
    n: int | None
    usual: int | None

    @property
    def measured(self) -> list[int]:
        """The places of the measured models."""
        return [i for i, model in enumerate(self.models) if model in self.scores]

    def change(self, i: int, j: int) -> Movement:
        """The change between two measured models."""
        return movement(self.scores[self.models[i]], self.scores[self.models[j]], self.n, self.usual)


def bisect(lineage: Lineage, benchmark: str, model: str, *, source: str = "") -> Bisect:
    """Where on the way to a model its score on a benchmark changed, and which model to measure next to know it better.

    Raises UnknownName or WrongKind for names that are no benchmark, no model, or no source.
    """
    identifier = lineage.find(benchmark, "benchmark")
    seen = blame(lineage, identifier, model, source=source)
    setting = seen.series[0].setting if seen.series else None
    way = _way(lineage, identifier, seen.model.id, setting)
    lower = setting is not None and lower_is_better(setting)
    found = [_stretch(lineage, way, *part) for part in _changed(way, lower=lower)] if len(way.measured) > 1 else []
    open_ones = sorted((one for one in found if one.candidates), key=lambda one: (-one.candidates[0].gain, -one.bits))
    return Bisect(
        benchmark=lineage.named(identifier),
        asked=seen.asked,
        model=seen.model,
        setting=setting if len(way.measured) > 1 else None,
        lower=lower,
        measured=len(way.measured),
        unmeasured=len(way.models) - len(way.measured),
        stretches=tuple(open_ones),
        settled=tuple(one for one in found if not one.candidates),
        reason="" if open_ones else _reason(way, found),
        forks=any(len(step.inputs) > 1 or len(lineage.steps_to(step.output)) > 1 for step in way.steps),
        as_of=lineage.as_of,
    )


def _way(lineage: Lineage, benchmark: str, model: str, setting: SettingView | None) -> _Way:
    """The best founded way to a model, with the scores in one setting."""
    steps = tuple(step for step in lineage.way_to(model) if step.inputs)
    models = (steps[0].inputs[0], *(step.output for step in steps)) if steps else (model,)
    scores = {}
    for one in models if setting is not None else ():
        for theirs, score in by_setting(lineage.measurements(one, benchmark)).items():
            if view_setting(lineage, theirs) == setting:
                scores[one] = score
    return _Way(models, steps, scores, items_behind(scores.values()), lineage.thing(benchmark).items)


def _changed(way: _Way, *, lower: bool) -> list[tuple[int, int, Movement, str]]:
    """The shortest stretches with a change beyond noise: (first, last, change, verdict), in the order of the way.

    First each measured model against the one before it, as one family; then, on what lies between those that changed, whether
    the ends differ although no neighbours do.
    """
    places, sign = way.measured, -1 if lower else 1
    pairs = list(pairwise(places))
    changes = [way.change(i, j) for i, j in pairs]
    judged = verdicts(changes, [sign] * len(changes))
    found = [
        (i, j, change, verdict)
        for (i, j), change, verdict in zip(pairs, changes, judged, strict=True)
        if verdict in ("gained", "lost")
    ]
    edges = [places[0], *(edge for i, j, *_ in found for edge in (i, j)), places[-1]]
    calm = [(i, j) for i, j in zip(edges[::2], edges[1::2], strict=True) if sum(i <= p <= j for p in places) > 2]
    changes = [way.change(i, j) for i, j in calm]
    judged = verdicts(changes, [sign] * len(changes))
    found += [
        (i, j, change, verdict)
        for (i, j), change, verdict in zip(calm, changes, judged, strict=True)
        if verdict in ("gained", "lost")
    ]
    return sorted(found, key=lambda part: part[0])


def _stretch(lineage: Lineage, way: _Way, i: int, j: int, change: Movement, verdict: str) -> Stretch:
    models, measured = way.models[i : j + 1], [place for place in way.measured if i <= place <= j]
    scores = [way.scores[way.models[place]] for place in measured]
    errors = _errors(scores, change)
    known = {place: (score.value, se) for place, score, se in zip(measured, scores, errors, strict=True)}
    line = [Checkpoint(i + k, *known.get(i + k, (None, None))) for k in range(len(models))]
    search = locate_shift(line)
    room = _room(errors, change)
    items = _items(scores[0], scores[-1], room)
    return Stretch(
        before=lineage.named(models[0]),
        after=lineage.named(models[-1]),
        a=view_score(scores[0]),
        b=view_score(scores[-1]),
        change=change,
        verdict=verdict,
        hidden=len(measured) > 2,
        places=tuple(
            Place(view_step(lineage, step), place.probability)
            for step, place in zip(way.steps[i:j], search.places, strict=True)
        ),
        bits=search.bits,
        noisy=room <= 0,
        candidates=tuple(
            Candidate(lineage.named(way.models[int(one.position)]), one.gain, one.left, items)
            for one in search.proposals
            if _is_measurable(lineage, way, way.models[int(one.position)])
        ),
    )


def _is_measurable(lineage: Lineage, way: _Way, model: str) -> bool:
    """Whether a model is there to be measured, and was not: a base that nobody has named cannot be."""
    return model not in way.scores and not lineage.thing(model).placeholder


def _errors(scores: Sequence[Score], change: Movement) -> list[float]:
    """The standard error of each score: its own, that of its items or of those behind the change, else the largest here."""
    n = min(filter(None, change.n), default=0)
    errors = [score.stderr or _binomial(score, score.n or n) for score in scores]
    return [error or max(errors) for error in errors]


def _binomial(score: Score, n: int) -> float:
    if not n or not is_share(score):
        return 0.0
    return standard_error(score.value / whole(score.unit), n) * whole(score.unit)


def _room(errors: Sequence[float], change: Movement) -> float:
    """The variance that a new score may have to be told, four times in five, from the score at either end."""
    told = abs(change.change) / (critical(LEVEL) + quantile(POWER))
    return told**2 - max(errors[0], errors[-1]) ** 2


def _items(first: Score, last: Score, room: float) -> int | None:
    """How many items give a share of right ones between two others at most this variance."""
    if room <= 0 or not is_share(first) or not is_share(last):
        return None
    scale = whole(first.unit)
    middle = (first.value + last.value) / 2 / scale
    return max(ceil(middle * (1 - middle) * scale**2 / room), 1)


def _reason(way: _Way, found: Sequence[Stretch]) -> str:
    places = way.measured
    if len(places) < 2:
        return "unmeasured"
    if doubtful := [one for one in found if one.bits > 0.01]:
        nameless = any(place.step.output.id not in way.scores for one in doubtful for place in one.places)
        return "unnamed" if nameless else "told"
    if found:
        return "settled"
    changes = [way.change(i, j) for i, j in pairwise(places)]
    return "unknown" if all(change.p is None for change in changes) else "none"
