"""The marks that steps carry: what each did to an ability by the claims about it, or is to be expected of its methods."""

from collections.abc import Iterable
from typing import NamedTuple

from abilitytrace.lineage import Lineage
from abilitytrace.questions.parts import ClaimView, StepView, by_strength, view_claim, view_step
from abilitytrace.records import Step

__all__ = ["MarkAt", "baseline", "expected_of", "marks_of"]


class MarkAt(NamedTuple):
    """A mark, the step it belongs to, and the claim behind it: of kind origin when it is expected of the step's method."""

    step: StepView
    mark: str
    claim: ClaimView


def marks_of(lineage: Lineage, steps: Iterable[Step], against: frozenset[str] = frozenset()) -> dict[str, list[MarkAt]]:
    """Ability → the marks that steps carry by claims of kind effect, in the order given; of two, the better founded.

    Rival steps to one model are two accounts of one change: it counts once. Of marks that compare with different models,
    those that compare with one of `against` go first.
    """
    found: dict[str, dict[str, MarkAt]] = {}
    for step in steps:
        view = view_step(lineage, step)
        for claim in lineage.claims_caused_by([step.id]):
            if claim.kind == "effect":
                shown = view_claim(lineage, claim)
                for ability, mark in claim.effects:
                    _keep_best(found.setdefault(ability, {}), MarkAt(view, mark, shown), against)
    return {ability: list(marks.values()) for ability, marks in found.items()}


def expected_of(lineage: Lineage, steps: Iterable[Step]) -> dict[str, list[MarkAt]]:
    """Ability → the marks to be expected of steps by what their methods and data are claimed to do in general.

    Only origin claims that name no cause the step lacks and are not refuted; a claim about some models speaks for these and
    for what descends from them.
    """
    found: dict[str, dict[str, MarkAt]] = {}
    for step in steps:
        view = view_step(lineage, step)
        causes = lineage.causes_of(step)
        family = lineage.ancestry(step.output).models
        for claim in lineage.claims_caused_by(sorted(causes)):
            models = {subject for subject in claim.about if lineage.kind(subject) == "model"}
            speaks = claim.kind == "origin" and causes.issuperset(claim.cause) and (not models or bool(models & family))
            if speaks and (shown := view_claim(lineage, claim)).confidence.level != "refuted":
                for ability, mark in claim.effects:
                    if mark != "none":
                        _keep_best(found.setdefault(ability, {}), MarkAt(view, mark, shown))
    return {ability: list(marks.values()) for ability, marks in found.items()}


def baseline(mark: MarkAt) -> set[str]:
    """What a mark compares with: the model its claim names, else the inputs of its step."""
    versus = mark.claim.versus
    return {versus.id} if versus else {model.id for model in mark.step.inputs}


def _keep_best(held: dict[str, MarkAt], mark: MarkAt, against: frozenset[str] = frozenset()) -> None:
    """Keeps of two marks on one model the one that compares with a model asked about, then the better founded."""

    def rank(candidate: MarkAt) -> tuple[bool, tuple[int, float, float, str]]:
        return (not baseline(candidate) & against, by_strength(candidate.claim))

    model = mark.step.output.id
    if model not in held or rank(mark) < rank(held[model]):
        held[model] = mark
