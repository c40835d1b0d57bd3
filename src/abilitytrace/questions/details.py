"""What a thing, step or claim holds beside its name: descent, uses, marks, values, counts of evidence."""

from collections.abc import Iterable
from typing import NamedTuple

from abilitytrace.dates import first_day, last_day
from abilitytrace.lineage import Lineage, Named
from abilitytrace.questions.marks import marks_of
from abilitytrace.questions.parts import CitedSource, Confidence, Effect, StepView, cite, confidence, view_step
from abilitytrace.questions.rows import ClaimRow, Subject, claim_row, strongest, subjects
from abilitytrace.questions.specs import SpecView, view_values
from abilitytrace.records import Claim, Source, Step, Text, Thing
from abilitytrace.vocabulary import THING_KINDS

__all__ = [
    "ClaimDetails",
    "MarkRow",
    "ScoreRow",
    "StepDetails",
    "ThingDetails",
    "ValuesOf",
    "claim_details",
    "step_details",
    "thing_details",
]


class MarkRow(NamedTuple):
    """What a step did to an ability, and the claim that says so."""

    step: StepView
    ability: Named
    mark: str
    claim: ClaimRow


class ScoreRow(NamedTuple):
    """One measured value with its setting; scores compare only inside one source and setting."""

    model: Named
    benchmark: Named
    metric: str
    value: float
    unit: str
    shots: str
    prompting: str
    n: int | None
    stderr: float | None
    source: CitedSource | None
    note: Text


class ValuesOf(NamedTuple):
    """The values of one attribute that a record has."""

    record: Named
    spec: SpecView


class ThingDetails(NamedTuple):
    """What models, methods, datasets, abilities, benchmarks and attributes hold beside name, specs and claims.

    `steps_to` are rival accounts when there are several, the best founded first; `used_in` the steps that use a method
    or dataset. `marks` are those of a model's own steps, or all on an ability, in order of date. `values` are what
    records have for an attribute, `scores` those of a model or on a benchmark, in the order of the files.
    """

    developer: str
    released: str
    retired: str
    placeholder: bool
    members: tuple[Named, ...]
    member_of: tuple[Named, ...]
    broader: tuple[Named, ...]
    narrower: tuple[Named, ...]
    measures: tuple[Named, ...]
    steps_to: tuple[StepView, ...]
    steps_from: tuple[StepView, ...]
    used_in: tuple[StepView, ...]
    marks: tuple[MarkRow, ...]
    values: tuple[ValuesOf, ...]
    scores: tuple[ScoreRow, ...]


class StepDetails(NamedTuple):
    """A step; `rivals` are other accounts of its output, the counts are of lines of evidence."""

    step: StepView
    datasets: tuple[Named, ...]
    supports: int
    disputes: int
    neutral: int
    rivals: tuple[StepView, ...]
    marks: tuple[MarkRow, ...]


class ClaimDetails(NamedTuple):
    """A claim in short; the counts are of lines of evidence, which `evidence` shows."""

    claim_kind: str
    cause: tuple[Named, ...]
    effects: tuple[Effect, ...]
    versus: Named | None
    about: tuple[Subject, ...]
    confidence: Confidence
    supports: int
    disputes: int
    neutral: int
    rivals: tuple[ClaimRow, ...]


def _named(lineage: Lineage, identifiers: Iterable[str]) -> tuple[Named, ...]:
    return tuple(lineage.named(identifier) for identifier in identifiers)


def thing_details(lineage: Lineage, thing: Thing) -> ThingDetails:
    """What is recorded on a model, method, dataset, ability, benchmark or attribute, as known on the date."""
    steps_to = lineage.steps_to(thing.id)
    used_in = [step for step in lineage.naming(thing.id, "step", Step) if thing.id in (*step.methods, *step.datasets)]
    groups = [model for model in lineage.naming(thing.id, "model", Thing) if thing.id in model.members]
    is_past = not lineage.as_of or first_day(thing.retired) <= last_day(lineage.as_of)
    return ThingDetails(
        developer=thing.developer,
        released=thing.released,
        retired=thing.retired if is_past else "",
        placeholder=thing.placeholder,
        members=_named(lineage, thing.members),
        member_of=_named(lineage, (model.id for model in groups)),
        broader=_named(lineage, thing.broader),
        narrower=_named(lineage, lineage.narrower(thing.id)),
        measures=_named(lineage, thing.measures),
        steps_to=tuple(view_step(lineage, step) for step in steps_to),
        steps_from=tuple(view_step(lineage, step) for step in lineage.steps_from(thing.id)),
        used_in=tuple(view_step(lineage, step) for step in used_in),
        marks=_marks_on(lineage, thing.id) if thing.kind == "ability" else _marks_of(lineage, steps_to),
        values=_values(lineage, thing.id) if thing.kind == "attribute" else (),
        scores=_scores(lineage, thing),
    )


def _marks_of(lineage: Lineage, steps: list[Step]) -> tuple[MarkRow, ...]:
    """What some steps did to each ability, in the order of the abilities' files."""
    found = marks_of(lineage, steps)
    rows = []
    for ability in lineage.all("ability", Thing):
        for mark in found.get(ability.id, ()):
            claim = ClaimRow(mark.claim.id, mark.claim.kind, mark.claim.says, mark.claim.confidence)
            rows.append(MarkRow(mark.step, Named(ability.id, ability.name), mark.mark, claim))
    return tuple(rows)


def _marks_on(lineage: Lineage, ability: str) -> tuple[MarkRow, ...]:
    """What steps did to one ability, in order of date."""
    rows = []
    for claim in lineage.claims_on_ability(ability):
        for cause in claim.cause:
            step = lineage.get(cause)
            if isinstance(step, Step) and lineage.is_known(step.id):
                mark = dict(claim.effects)[ability]
                row = MarkRow(view_step(lineage, step), lineage.named(ability), mark, claim_row(lineage, claim))
                rows.append((lineage.by_date(step), row))
    return tuple(row for _, row in sorted(rows, key=lambda pair: pair[0]))


def _scores(lineage: Lineage, thing: Thing) -> tuple[ScoreRow, ...]:
    """The scores of a model, or those on a benchmark."""
    if thing.kind not in ("model", "benchmark"):
        return ()
    scores = lineage.scores(model=thing.id) if thing.kind == "model" else lineage.scores(benchmark=thing.id)
    return tuple(
        ScoreRow(
            model=lineage.named(score.model),
            benchmark=lineage.named(score.benchmark),
            metric=score.metric,
            value=score.value,
            unit=score.unit,
            shots=score.shots,
            prompting=score.prompting,
            n=score.n,
            stderr=score.stderr,
            source=cite(lineage, score.source, score.at) if score.source else None,
            note=score.note,
        )
        for score in scores
    )


def _values(lineage: Lineage, attribute: str) -> tuple[ValuesOf, ...]:
    """Every record that has values for an attribute, kind by kind."""
    found = []
    for kind in (*THING_KINDS, "source"):
        records: list[Source] | list[Thing] = (
            lineage.naming(attribute, kind, Source) if kind == "source" else lineage.naming(attribute, kind, Thing)
        )
        for record in records:
            specs = [spec for spec in record.specs if spec.attribute == attribute]
            if values := view_values(lineage, specs):
                found.append(ValuesOf(lineage.named(record.id), SpecView(lineage.named(attribute), values)))
    return tuple(found)


def _counts(lineage: Lineage, target: str) -> tuple[int, int, int]:
    """Lines of evidence for, against and neutral."""
    stances = [item.stance for item in lineage.evidence(target)]
    return stances.count("supports"), stances.count("disputes"), stances.count("neutral")


def step_details(lineage: Lineage, step: Step) -> StepDetails:
    """A step with its rivals, its marks and how much evidence it has."""
    rivals = [other for other in lineage.steps_to(step.output) if other.id != step.id]
    supports, disputes, neutral = _counts(lineage, step.id)
    return StepDetails(
        step=view_step(lineage, step),
        datasets=_named(lineage, step.datasets),
        supports=supports,
        disputes=disputes,
        neutral=neutral,
        rivals=tuple(view_step(lineage, other) for other in rivals),
        marks=_marks_of(lineage, [step]),
    )


def claim_details(lineage: Lineage, claim: Claim) -> ClaimDetails:
    """A claim with its confidence and how much evidence it has."""
    rivals = [rival for key in claim.rivals if isinstance(rival := lineage.get(key), Claim)]
    supports, disputes, neutral = _counts(lineage, claim.id)
    return ClaimDetails(
        claim_kind=claim.kind,
        cause=_named(lineage, claim.cause),
        effects=tuple(Effect(lineage.named(ability), mark) for ability, mark in claim.effects),
        versus=lineage.named(claim.versus) if claim.versus else None,
        about=subjects(lineage, claim.about),
        confidence=confidence(lineage, claim),
        supports=supports,
        disputes=disputes,
        neutral=neutral,
        rivals=strongest(claim_row(lineage, rival) for rival in rivals),
    )
