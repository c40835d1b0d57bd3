"""Which open model stands in for a closed one: who says so, how well that is founded, and where it falls short."""

from typing import NamedTuple

from abilitytrace.lineage import Lineage, Named
from abilitytrace.questions.measured import Measurements, measure, pair_up, tally
from abilitytrace.questions.parts import ClaimView, StepView, by_strength, view_claim, view_step
from abilitytrace.records import Claim, Step, Thing

__all__ = ["Counterpart", "Counterparts", "Standing", "counterparts"]


class Standing(NamedTuple):
    """In how many settings a counterpart's scores are above, below and level with the model's, a suite once in each."""

    above: int
    below: int
    level: int


class Counterpart(NamedTuple):
    """A model that is named with the one asked about, without a common ancestor.

    `imitates` are steps by which one of the two was rebuilt after the other. `claims` speak of both, strongest first;
    `factors` are claims about what a rebuild needs that speak of both. `standing` is None where no setting has both.
    """

    model: Named
    imitates: tuple[StepView, ...]
    claims: tuple[ClaimView, ...]
    factors: tuple[ClaimView, ...]
    standing: Standing | None
    measured: Measurements


class Counterparts(NamedTuple):
    """The answer to `counterparts`: rebuilt ones first, then those on which most evidence was brought.

    `leading` is the claim on which most was brought. `alone` are claims about counterparts of the model that name no other
    one. `relatives` are ancestors, descendants and members of the model that have counterparts, the nearest first; only
    looked for when the model has none.
    """

    model: Named
    counterparts: tuple[Counterpart, ...]
    leading: ClaimView | None
    alone: tuple[ClaimView, ...]
    relatives: tuple[Named, ...]
    as_of: str


def counterparts(lineage: Lineage, model: str) -> Counterparts:
    """The models that stand in for a model, or that it stands in for.

    Raises UnknownName or WrongKind for a name that is no model.
    """
    identifier = lineage.find(model, "model")
    claims = [claim for claim in lineage.claims_on(identifier) if claim.kind in ("counterpart", "factor")]
    steps = _imitations(lineage, identifier)
    others = dict.fromkeys([*steps, *(other for claim in claims for other in _strangers(lineage, identifier, claim))])
    named = [claim for claim in claims if claim.kind == "counterpart"]
    factors = [claim for claim in claims if claim.kind == "factor"]
    found = []
    for other in others:
        of_both = [claim for claim in named if other in claim.about]
        if of_both or other in steps:
            needed = [claim for claim in factors if other in claim.about]
            found.append(_counterpart(lineage, identifier, other, steps.get(other, []), (of_both, needed)))
    alone = _views(lineage, [claim for claim in named if not set(claim.about) & set(others)])
    ordered = sorted(found, key=_ground)
    said = [*(claim for counterpart in ordered for claim in counterpart.claims), *alone]
    return Counterparts(
        model=lineage.named(identifier),
        counterparts=tuple(ordered),
        leading=max(said, key=lambda claim: (_weight(claim), claim.confidence.graded.supports), default=None),
        alone=alone,
        relatives=() if found else _relatives(lineage, identifier),
        as_of=lineage.as_of,
    )


def _ground(counterpart: Counterpart) -> tuple[bool, float]:
    """Sorts counterparts: rebuilt ones first, then by the points given for and against the claim that has most of them."""
    return (not counterpart.imitates, -max((_weight(claim) for claim in counterpart.claims), default=0))


def _weight(claim: ClaimView) -> float:
    """How much evidence has been brought on a claim, whichever way: points for and against."""
    return claim.confidence.graded.supports + claim.confidence.graded.disputes


def _views(lineage: Lineage, claims: list[Claim]) -> tuple[ClaimView, ...]:
    return tuple(sorted((view_claim(lineage, claim) for claim in claims), key=by_strength))


def _imitations(lineage: Lineage, model: str) -> dict[str, list[Step]]:
    """Other model → the steps by which one of the two was rebuilt after the other."""
    found: dict[str, list[Step]] = {}
    for step in lineage.steps_from(model):
        if step.relation == "imitates":
            found.setdefault(step.output, []).append(step)
    for step in lineage.steps_to(model):
        if step.relation == "imitates":
            for other in step.inputs:
                found.setdefault(other, []).append(step)
    return found


def _strangers(lineage: Lineage, model: str, claim: Claim) -> list[str]:
    """The models that a claim names beside the model: of another maker, with no ancestor or member in common."""
    own, maker = _kin(lineage, model), lineage.thing(model).developer
    found = []
    for other in claim.about:
        thing = lineage.thing(other)
        same_maker = maker and thing.developer.casefold() == maker.casefold()
        if thing.kind == "model" and not thing.placeholder and not same_maker and not _kin(lineage, other) & own:
            found.append(other)
    return found


def _kin(lineage: Lineage, model: str) -> set[str]:
    """A model with its ancestors, its members and theirs."""
    members = lineage.thing(model).members
    return set().union(*(lineage.ancestry(one).models for one in (model, *members)))


def _counterpart(
    lineage: Lineage, model: str, other: str, steps: list[Step], claims: tuple[list[Claim], list[Claim]]
) -> Counterpart:
    pairs = pair_up(lineage, lineage.measurements(model), lineage.measurements(other))
    above, below, level = tally(lineage, pairs)
    return Counterpart(
        model=lineage.named(other),
        imitates=tuple(view_step(lineage, step) for step in steps),
        claims=_views(lineage, claims[0]),
        factors=_views(lineage, claims[1]),
        standing=Standing(above, below, level) if pairs else None,
        measured=measure(lineage, model, other, {}, unmarked=True),
    )


def _relatives(lineage: Lineage, model: str) -> tuple[Named, ...]:
    """Ancestors, nearest first, then the models made from it and its members, of which a counterpart is claimed."""
    ancestry = lineage.ancestry(model)
    ancestors = [parent for step in ancestry.steps.values() for parent in step.inputs]
    after = [step.output for step in lineage.steps_from(model)]
    series = [thing.id for thing in lineage.naming(model, "model", Thing) if model in thing.members]
    members = [member for group in (model, *series) for member in lineage.thing(group).members]
    return tuple(
        lineage.named(relative)
        for relative in dict.fromkeys((*ancestors, *after, *members))
        if relative != model and not lineage.thing(relative).placeholder and _has_counterpart(lineage, relative)
    )


def _has_counterpart(lineage: Lineage, model: str) -> bool:
    claims = [claim for claim in lineage.claims_on(model) if claim.kind == "counterpart"]
    return any(_strangers(lineage, model, claim) for claim in claims)
