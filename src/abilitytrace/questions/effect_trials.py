"""The measured changes over the steps that use a method, one after another: a lineage may have a million of them."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from abilitytrace.lineage import Lineage, Measurement, Named, Setting
from abilitytrace.movement import error_of, is_share, items_behind, whole
from abilitytrace.questions.setting import (
    SettingView,
    Suites,
    apart,
    by_setting,
    is_beside,
    lower_is_better,
    suites,
    view_setting,
)
from abilitytrace.records import Score, Step
from abilitytrace.vocabulary import WALKED

__all__ = ["Change", "Trial", "Trials", "view_trial"]

# steps whose scores are looked up together
_AT_ONCE = 500


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


class Change(NamedTuple):
    """What of a trial is reckoned with; the rest is looked up for those that are shown (`view_trial`).

    `steps` lead from `before` to the model, oldest first. Of a metric that is no share of right items (`is_share`), change
    and error are in its unit.
    """

    before: str
    steps: tuple[Step, ...]
    setting: Setting
    change: float
    se: float | None
    assumed: bool
    is_share: bool


class Trials:
    """Finds the trials of a method. After `all` has been gone through, the counts tell what it met.

    `steps` are the steps of the method, the best founded account of each model and none that is refuted; `aside` counts the
    other accounts, `measured` the steps with a trial, `apart` those without, of which scores before and after are there.
    """

    def __init__(self, lineage: Lineage, methods: Sequence[str]) -> None:
        self.steps = self.aside = self.measured = self.apart = 0
        self._lineage, self._methods = lineage, frozenset(methods)
        # model → its scores, or none; asked of parents, which have many children
        self._scores: dict[str, dict[Setting, Score]] = {}
        # benchmark → whether it is part of a suite
        self._parts: dict[str, bool] = {}
        # model → the steps into it that may stand between two measured models
        self._passed: dict[str, list[Step]] = {}
        # model → whether it, or one before it that counts, was scored
        self._scored: dict[str, bool] = {}

    def all(self) -> Iterator[Change]:
        """The trials of all steps, step by step."""
        steps = self._counted()
        # looked up for many at once: one by one, asking takes longer than the answer
        while some := list(islice(steps, _AT_ONCE)):
            measured = self._lineage.measurements_of(step.output for step in some)
            for step in some:
                if after := measured.get(step.output):
                    yield from self._trials(step, after)

    def _counted(self) -> Iterator[Step]:
        """The steps of the method that count, and that lead on from models with scores: nearly all were never measured."""
        is_contested = self._lineage.contested()
        seen: set[str] = set()
        for name in self._methods:
            for step in self._lineage.each_naming(name, "step", Step):
                if step.id in seen or name not in step.methods:
                    continue
                seen.add(step.id)
                if step.relation not in WALKED or (is_contested(step) and not self._is_best_account(step)):
                    self.aside += 1
                    continue
                self.steps += 1
                # asked of the parents, who are few
                if any(map(self._is_scored, step.inputs)):
                    yield step

    def _trials(self, step: Step, after: Sequence[Measurement]) -> Iterator[Change]:
        """The trials of one step, whose output has these scores."""
        changes = list(self._over(step, by_setting(after)))
        yield from changes
        self.measured += bool(changes)
        self.apart += not changes and any(
            apart(self._lineage, self._lineage.measurements(model), after) for model in step.inputs
        )

    def _is_best_account(self, step: Step) -> bool:
        """Whether a step is the best founded one to its output, and not refuted."""
        accounts = [account for account in self._lineage.steps_to(step.output) if account.relation in WALKED]
        return accounts[0].id == step.id and self._lineage.graded(step.id).level != "refuted"

    def _over(self, step: Step, after: Mapping[Setting, Score]) -> Iterator[Change]:
        """The changes over one step; no parts of a suite beside its average, nothing that is not about the ability itself."""
        above = Suites(self._lineage, after).above if any(map(self._is_part, after)) else None
        for setting, score in after.items():
            if is_beside(setting.metric) or (above and above(setting) is not None):
                continue
            for before, steps in self._before(step, setting):
                yield self._change(before, steps, setting, score)

    def _is_part(self, setting: Setting) -> bool:
        """Whether a benchmark is part of a suite."""
        if setting.benchmark not in self._parts:
            self._parts[setting.benchmark] = bool(suites(self._lineage, setting.benchmark))
        return self._parts[setting.benchmark]

    def _before(self, step: Step, setting: Setting) -> Iterator[tuple[str, tuple[Step, ...]]]:
        """The nearest models before a step that were scored in a setting, each with the shortest steps from it.

        A model counts only where nothing but the method lies between: no other training.
        """
        waiting: list[tuple[str, tuple[Step, ...]]] = [(parent, (step,)) for parent in step.inputs]
        seen = {step.output, *step.inputs}
        for current, steps in waiting:
            if setting in self._of(current):
                yield current, steps
                continue
            for earlier in self._passing(current) if self._is_scored(current) else ():
                fresh = [parent for parent in earlier.inputs if parent not in seen]
                seen.update(fresh)
                waiting += [(parent, (earlier, *steps)) for parent in fresh]

    def _of(self, model: str) -> dict[Setting, Score]:
        """The scores of a model that others are made from."""
        if model not in self._scores:
            measurements = self._lineage.measurements(model)
            self._scores[model] = by_setting(measurements)
            if measurements:
                self._scored[model] = True
        return self._scores[model]

    def _passing(self, model: str) -> list[Step]:
        """The steps into a model that use the method too, or train nothing."""
        if model not in self._passed:
            self._passed[model] = [
                step
                for step in self._lineage.steps_to(model)
                if step.relation in WALKED
                and (
                    self._methods.intersection(step.methods)
                    or (step.methods and not any(self._lineage.thing(name).trains for name in step.methods))
                )
            ]
        return self._passed[model]

    def _is_scored(self, model: str) -> bool:
        """Whether a model, or one before it that counts, was scored at all."""
        self._of(model)
        if model not in self._scored:
            waiting, seen = [model], {model}
            for current in waiting:
                self._of(current)
                if self._scored.get(current):
                    break
                more = [parent for step in self._passing(current) for parent in step.inputs if parent not in seen]
                waiting += more
                seen.update(more)
            else:
                self._scored[model] = False
                return False
            self._scored[model] = True
        return self._scored[model]

    def _change(self, before: str, steps: tuple[Step, ...], setting: Setting, after: Score) -> Change:
        scores = self._of(before)[setting], after
        # no intervals here: there may be millions of changes, of which only the means get one
        error, assumed = error_of(*scores, items_behind(scores), self._lineage.thing(setting.benchmark).items)
        share = is_share(after)
        top = whole(setting.unit) if share else 1.0
        change = (after.value - scores[0].value) / top * (-1 if lower_is_better(setting) else 1)
        return Change(before, steps, setting, change, error / top if error else None, assumed, is_share=share)


def view_trial(lineage: Lineage, found: Change, methods: Sequence[str]) -> Trial:
    """A trial as answers show it; `methods` are the method asked for, first, and its narrower ones."""
    # what the method is a kind of is no other method
    own = lineage.broader(methods[0]).union(methods)
    beside = dict.fromkeys(name for step in found.steps for name in step.methods if name not in own)
    return Trial(
        model=lineage.named(found.steps[-1].output),
        before=lineage.named(found.before),
        steps=tuple(step.id for step in found.steps),
        benchmark=lineage.named(found.setting.benchmark),
        setting=view_setting(lineage, found.setting),
        change=found.change,
        se=found.se,
        beside=tuple(lineage.named(name) for name in beside),
        assumed=found.assumed,
    )
