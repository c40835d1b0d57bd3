"""Two to six models side by side: where they stand to one another, specs, marks, and scores in the same setting."""

from itertools import chain
from typing import NamedTuple

from abilitytrace.lineage import Lineage, Named, Setting
from abilitytrace.names import fold
from abilitytrace.questions.diff import diff
from abilitytrace.questions.marks import marks_of
from abilitytrace.questions.measured import Measurements, pair_up, tally
from abilitytrace.questions.parts import ClaimSummary
from abilitytrace.questions.setting import (
    Apart,
    ScoreView,
    SettingView,
    Suites,
    apart,
    by_setting,
    view_score,
    view_setting,
)
from abilitytrace.questions.specs import Value, view_values
from abilitytrace.records import Score, Thing
from abilitytrace.vocabulary import WALKED

__all__ = ["FEWEST", "MOST", "Against", "Compare", "MarkCell", "MarkRow", "Profile", "ScoreRow", "SpecRow", "compare"]

FEWEST, MOST = 2, 6


class Profile(NamedTuple):
    """One of the models; `made_from` are the inputs of its best founded step, `scores` counts what is measured of it."""

    model: Named
    developer: str
    released: str
    made_from: tuple[Named, ...]
    scores: int


class SpecRow(NamedTuple):
    """An attribute with the values of each model, in the order of the models; empty where none is known.

    Several values of one model are what different sources say. `differs`: two models with known values have not the same,
    and these are not just their own names.
    """

    attribute: Named
    values: tuple[tuple[Value, ...], ...]
    differs: bool


class MarkCell(NamedTuple):
    """A mark of a model's own step, and the claim behind it; `versus` is the model it compares with, if not the input."""

    mark: str
    claim: ClaimSummary
    versus: Named | None


class MarkRow(NamedTuple):
    """An ability with what each model's own step did to it; empty where nothing is marked."""

    ability: Named
    marks: tuple[tuple[MarkCell, ...], ...]


class ScoreRow(NamedTuple):
    """One benchmark in one setting, with the score of each model in it, None where there is none; at least two are given.

    `suite` is the suite whose average the models have beside this part of it.
    """

    benchmark: Named
    setting: SettingView
    scores: tuple[ScoreView | None, ...]
    suite: Named | None


class Against(NamedTuple):
    """A model against the first one: how they are related, what it gained and lost, how its scores differ.

    `relation` is that of `diff`, with the first model as A. `ahead`, `behind` and `level` count settings as `Measured`
    does, over all benchmarks. `apart` are benchmarks on which both have scores but no comparable ones.
    """

    model: Named
    relation: str
    refuted: bool
    bases: tuple[Named, ...]
    gained: tuple[Named, ...]
    restored: tuple[Named, ...]
    lost: tuple[Named, ...]
    ahead: int
    behind: int
    level: int
    measured: Measurements
    apart: tuple[Apart, ...]


class Compare(NamedTuple):
    """The answer to `compare`, models in the order asked for, each once.

    `common` are the nearest models that all descend from or are; `against` holds all models but the first.
    """

    models: tuple[Profile, ...]
    common: tuple[Named, ...]
    against: tuple[Against, ...]
    specs: tuple[SpecRow, ...]
    marks: tuple[MarkRow, ...]
    scores: tuple[ScoreRow, ...]
    as_of: str


def compare(lineage: Lineage, *names: str) -> Compare:
    """The models with these names side by side. Raises UnknownName or WrongKind for names that are no models."""
    models = list(dict.fromkeys(lineage.find(name, "model") for name in names))
    return Compare(
        models=tuple(_profile(lineage, model) for model in models),
        common=tuple(lineage.named(model) for model in _common(lineage, models)),
        against=tuple(_against(lineage, models[0], model) for model in models[1:]),
        specs=_specs(lineage, models),
        marks=_marks(lineage, models),
        scores=_scores(lineage, models),
        as_of=lineage.as_of,
    )


def _profile(lineage: Lineage, model: str) -> Profile:
    thing = lineage.thing(model)
    step = next((step for step in lineage.steps_to(model) if step.relation in WALKED), None)
    return Profile(
        model=Named(model, thing.name),
        developer=thing.developer,
        released=thing.released,
        made_from=tuple(lineage.named(parent) for parent in step.inputs) if step else (),
        scores=len(lineage.scores(model=model)),
    )


def _common(lineage: Lineage, models: list[str]) -> list[str]:
    """What all models are or descend from, without what another such model descends from; by id."""
    common = set.intersection(*(lineage.ancestry(model).models for model in models))
    above = set().union(*(lineage.ancestry(model).models - {model} for model in common))
    return sorted(common - above)


def _against(lineage: Lineage, first: str, model: str) -> Against:
    difference = diff(lineage, first, model)
    of_first, of_model = lineage.measurements(first), lineage.measurements(model)
    ahead, behind, level = tally(lineage, pair_up(lineage, of_first, of_model))
    moved = {
        verdict: tuple(change.ability for change in difference.changes if change.verdict == verdict)
        for verdict in ("gained", "restored", "lost")
    }
    return Against(
        model=difference.b,
        relation=difference.relation,
        refuted=difference.refuted,
        bases=difference.bases,
        **moved,
        ahead=ahead,
        behind=behind,
        level=level,
        measured=difference.measured,
        apart=apart(lineage, of_first, of_model),
    )


def _specs(lineage: Lineage, models: list[str]) -> tuple[SpecRow, ...]:
    """Every attribute that one of the models has a value for; those of most models first, then in the order of the files."""
    things = [lineage.thing(model) for model in models]
    rows = []
    for attribute in dict.fromkeys(spec.attribute for thing in things for spec in thing.specs):
        values = tuple(_values(lineage, thing, attribute) for thing in things)
        known = {frozenset((value.value, value.unit) for value in of_model) for of_model in values if of_model}
        named = all(_names(thing, of_model) for thing, of_model in zip(things, values, strict=True))
        if known:
            rows.append(SpecRow(lineage.named(attribute), values, len(known) > 1 and not named))
    return tuple(sorted(rows, key=lambda row: -sum(map(bool, row.values))))


def _names(thing: Thing, values: tuple[Value, ...]) -> bool:
    """Whether values only repeat what the model itself is called: that two models have two names is no difference."""
    own = {fold(name) for name in (thing.id, *thing.name, *thing.aliases)}
    return all(fold(value.value.en) in own for value in values)


def _values(lineage: Lineage, thing: Thing, attribute: str) -> tuple[Value, ...]:
    return view_values(lineage, (spec for spec in thing.specs if spec.attribute == attribute))


def _marks(lineage: Lineage, models: list[str]) -> tuple[MarkRow, ...]:
    """Every ability that the own step of one of the models has a mark on, in the order of the files."""
    found = [marks_of(lineage, lineage.steps_to(model)) for model in models]
    rows = []
    for ability in lineage.all("ability", Thing):
        marks = tuple(
            tuple(
                MarkCell(
                    mark.mark,
                    ClaimSummary(mark.claim.id, mark.claim.kind, mark.claim.says, mark.claim.confidence),
                    mark.claim.versus,
                )
                for mark in of_model.get(ability.id, ())
            )
            for of_model in found
        )
        if any(marks):
            rows.append(MarkRow(Named(ability.id, ability.name), marks))
    return tuple(rows)


def _scores(lineage: Lineage, models: list[str]) -> tuple[ScoreRow, ...]:
    """The settings in which at least two of the models have a score, in the order of the first model that has one."""
    found = [by_setting(lineage.measurements(model)) for model in models]
    rows: dict[Setting, tuple[Score | None, ...]] = {}
    for setting in dict.fromkeys(chain.from_iterable(found)):
        scores = tuple(of_model.get(setting) for of_model in found)
        if sum(score is not None for score in scores) > 1:
            rows[setting] = scores
    suites = Suites(lineage, rows)
    return tuple(
        ScoreRow(
            benchmark=lineage.named(setting.benchmark),
            setting=view_setting(lineage, setting),
            scores=tuple(view_score(score) if score else None for score in scores),
            suite=suites.above(setting),
        )
        for setting, scores in rows.items()
    )
