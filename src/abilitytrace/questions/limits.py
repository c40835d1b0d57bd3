"""What models cannot do: the claims of kind limit, with how sure anyone is and examples."""

from collections.abc import Iterable
from typing import NamedTuple

from abilitytrace.lineage import Lineage, Named
from abilitytrace.questions.parts import ClaimSummary, ClaimView, by_strength, summarize_claim, view_claim
from abilitytrace.records import Claim, Thing

__all__ = ["Limit", "Limits", "limits"]

# whose limit it is, seen from the model asked about, the nearest first
RELATIONS = ("own", "member", "series", "ancestor")


class Limit(NamedTuple):
    """A limit. `of` are the models it speaks of, `abilities` the abilities; `rivals` say otherwise.

    `relation` is `own`, `member` (of a model of the series asked about), `series` (of one the model belongs to) or
    `ancestor` (of a model it descends from, or that one's series); empty when no model was asked about.
    """

    claim: ClaimView
    relation: str
    of: tuple[Named, ...]
    abilities: tuple[Named, ...]
    rivals: tuple[ClaimSummary, ...]


class Limits(NamedTuple):
    """The answer to `limits`: those of the model itself first, each sort strongest first. Without a model, all of them."""

    model: Named | None
    limits: tuple[Limit, ...]
    as_of: str


def limits(lineage: Lineage, model: str = "") -> Limits:
    """What a model, its series and its ancestors cannot do; without a model, every limit that is claimed.

    Raises UnknownName or WrongKind for a name that is no model.
    """
    claims = [claim for claim in lineage.all("claim", Claim) if claim.kind == "limit"]
    if not model:
        return Limits(None, _sorted(_limit(lineage, claim, "") for claim in claims), lineage.as_of)
    identifier = lineage.find(model, "model")
    standing = _standing(lineage, identifier)
    found = []
    for claim in claims:
        relations = {standing[subject] for subject in (*claim.about, *claim.cause) if subject in standing}
        if relations:
            found.append(_limit(lineage, claim, min(relations, key=RELATIONS.index)))
    return Limits(lineage.named(identifier), _sorted(found), lineage.as_of)


def _sorted(found: Iterable[Limit]) -> tuple[Limit, ...]:
    order = ("", *RELATIONS)
    return tuple(sorted(found, key=lambda limit: (order.index(limit.relation), by_strength(limit.claim))))


def _standing(lineage: Lineage, model: str) -> dict[str, str]:
    """Record → its relation to the model, the nearest one; the steps that made a model stand for it."""
    members = lineage.thing(model).members
    ancestors = set().union(*(lineage.ancestry(one).models for one in (model, *members)))
    found: dict[str, str] = {}
    for relation, models in (
        ("own", [model]),
        ("member", members),
        ("series", _series(lineage, model)),
        ("ancestor", [*ancestors, *(group for ancestor in ancestors for group in _series(lineage, ancestor))]),
    ):
        for one in models:
            for subject in (one, *(step.id for step in lineage.steps_to(one))):
                found.setdefault(subject, relation)
    return found


def _series(lineage: Lineage, model: str) -> list[str]:
    """The series that a model belongs to."""
    return [thing.id for thing in lineage.naming(model, "model", Thing) if model in thing.members]


def _limit(lineage: Lineage, claim: Claim, relation: str) -> Limit:
    rivals = [rival for key in claim.rivals if isinstance(rival := lineage.get(key), Claim) and lineage.is_known(key)]
    return Limit(
        claim=view_claim(lineage, claim),
        relation=relation,
        of=_named(lineage, claim, "model"),
        abilities=_named(lineage, claim, "ability"),
        rivals=tuple(summarize_claim(lineage, rival) for rival in rivals),
    )


def _named(lineage: Lineage, claim: Claim, kind: str) -> tuple[Named, ...]:
    """The records of a kind that a claim speaks of, in its order."""
    subjects = dict.fromkeys((*claim.about, *claim.cause, *(ability for ability, _ in claim.effects)))
    return tuple(lineage.named(subject) for subject in subjects if lineage.kind(subject) == kind)
