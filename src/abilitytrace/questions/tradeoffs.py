"""What a model gave up and what it got for it, step by step, with what later measurements say."""

from typing import NamedTuple

from abilitytrace.dates import last_day
from abilitytrace.lineage import Lineage, Named
from abilitytrace.questions.marks import MarkAt, marks_of
from abilitytrace.questions.measured import Measurements, measure
from abilitytrace.questions.parts import ClaimView, EvidenceView, StepView, by_strength, view_claim, view_step
from abilitytrace.records import Step
from abilitytrace.vocabulary import MARKS, WALKED

__all__ = ["Exchange", "Later", "Tradeoffs", "tradeoffs"]

# kinds of evidence that rest on measurement
_MEASURED = ("ablation", "measured", "comparison")


class Later(NamedTuple):
    """A measurement that came after a claim was first stated, and the claim it bears on."""

    claim: str
    evidence: EvidenceView


class Exchange(NamedTuple):
    """One step: what it cost, what it gave, the claims that call it a trade, and later measurements on any of those.

    `measured` are the scores of the output against those of each model that a mark compares with, by marked ability.
    """

    step: StepView
    gave_up: tuple[tuple[Named, MarkAt], ...]
    got: tuple[tuple[Named, MarkAt], ...]
    claims: tuple[ClaimView, ...]
    later: tuple[Later, ...]
    measured: tuple[Measurements, ...]


class Tradeoffs(NamedTuple):
    """The answer to `tradeoffs`: exchanges from the model's own step back to the root; `general` claims about such trades."""

    model: Named
    exchanges: tuple[Exchange, ...]
    general: tuple[ClaimView, ...]
    as_of: str


def tradeoffs(lineage: Lineage, model: str) -> Tradeoffs:
    """What a model and its ancestors gave up and got, nearest step first; steps without any mark are left out.

    Raises UnknownName or WrongKind for a name that is no model.
    """
    identifier = lineage.find(model, "model")
    ancestry = lineage.ancestry(identifier)
    exchanges = []
    seen: set[str] = set()
    for step in ancestry.steps.values():
        # rival accounts of one step share its marks: the best founded comes first and speaks for them
        if step.output in seen:
            continue
        exchange = _exchange(lineage, step)
        if exchange is not None:
            seen.add(step.output)
            exchanges.append(exchange)
    return Tradeoffs(
        lineage.named(identifier), tuple(exchanges), _general(lineage, ancestry.steps, exchanges), lineage.as_of
    )


def _exchange(lineage: Lineage, step: Step) -> Exchange | None:
    rivals = lineage.steps_to(step.output)
    causes = {cause for rival in rivals for cause in (rival.id, rival.output)}
    own = [claim for claim in lineage.claims_caused_by(sorted(causes)) if claim.kind == "tradeoff"]
    claims = tuple(sorted((view_claim(lineage, claim) for claim in own), key=by_strength))
    named = [(lineage.named(ability), mark) for ability, marks in marks_of(lineage, rivals).items() for mark in marks]
    gave_up = tuple(pair for pair in named if MARKS[pair[1].mark].rank < 0)
    got = tuple(pair for pair in named if MARKS[pair[1].mark].rank > 0)
    if not gave_up and not got and not claims:
        return None
    measured = _measured(lineage, step.output, rivals, (*gave_up, *got))
    return Exchange(view_step(lineage, step), gave_up, got, claims, _later(claims, gave_up, got), measured)


def _measured(
    lineage: Lineage, output: str, rivals: list[Step], marks: tuple[tuple[Named, MarkAt], ...]
) -> tuple[Measurements, ...]:
    """The output's scores against those of each model that a mark compares with: the one it names, else every input."""
    inputs = dict.fromkeys(model for step in rivals if step.relation in WALKED for model in step.inputs)
    marked: dict[str, dict[str, str]] = {}
    for ability, mark in marks:
        for baseline in (mark.claim.versus.id,) if mark.claim.versus else inputs:
            marked.setdefault(baseline, {})[ability.id] = "up" if MARKS[mark.mark].rank > 0 else "down"
    found = (measure(lineage, baseline, output, ways) for baseline, ways in marked.items())
    return tuple(measurements for measurements in found if measurements.abilities)


def _later(
    claims: tuple[ClaimView, ...], gave_up: tuple[tuple[Named, MarkAt], ...], got: tuple[tuple[Named, MarkAt], ...]
) -> tuple[Later, ...]:
    """Measurements newer than the claims' first statement: on losses and trades first, the most telling first."""
    found: list[Later] = []
    for claim in (*claims, *(mark.claim for _, mark in gave_up), *(mark.claim for _, mark in got)):
        stated = min((last_day(item.source.published) for item in claim.confidence.stated), default="")
        found += [
            Later(claim.id, item)
            for item in (*claim.disputes, *claim.supports, *claim.neutral)
            if item.kind in _MEASURED and stated and last_day(item.date) > stated
        ]
    return tuple(found)


def _general(lineage: Lineage, steps: dict[str, Step], exchanges: list[Exchange]) -> tuple[ClaimView, ...]:
    """Trade-off claims about the methods at work in the steps that cost something, strongest first."""
    costly = [steps[exchange.step.id] for exchange in exchanges if exchange.gave_up or exchange.claims]
    causes = sorted(set().union(*(lineage.causes_of(step) for step in costly)) if costly else ())
    shown = {claim.id for exchange in exchanges for claim in exchange.claims}
    claims = (
        [c for c in lineage.claims_caused_by(causes) if c.kind == "tradeoff" and c.id not in shown] if causes else []
    )
    return tuple(sorted((view_claim(lineage, claim) for claim in claims), key=by_strength))
