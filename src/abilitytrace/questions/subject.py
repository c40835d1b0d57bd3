"""What belongs to a record when something is asked "about" it: the steps that made a model, the models of an ability."""

from typing import NamedTuple

from abilitytrace.lineage import Lineage
from abilitytrace.names import fold
from abilitytrace.records import Claim, Record, Source, Step, Term, Thing

__all__ = ["Subject", "subject_of"]


class Subject(NamedTuple):
    """A record; `related` are the ids that speak of it (its own, and the steps that made a model); `models` its models.

    The models of a model are itself or its members, of a step its output, of a method or dataset what it was used for,
    of an ability those that gained or lost it, of a term those that bear its name as their developer.
    """

    id: str
    kind: str
    related: frozenset[str]
    models: frozenset[str]


def subject_of(lineage: Lineage, identifier: str) -> Subject:
    """What belongs to the record with this id."""
    record = lineage.get(identifier)
    assert record is not None
    steps = {step.id for step in lineage.steps_to(identifier)}
    models = _models(lineage, record)
    return Subject(identifier, lineage.kind(identifier), frozenset({identifier} | steps), frozenset(models))


def _models(lineage: Lineage, record: Record) -> set[str]:
    if isinstance(record, Step):
        return {record.output}
    if isinstance(record, Term):
        names = {fold(name) for name in (*record.name, *record.aliases) if name}
        return {model.id for model in lineage.all("model", Thing) if fold(model.developer) in names}
    if isinstance(record, Claim | Source) or not isinstance(record, Thing):
        return set()
    if record.kind == "model":
        return {record.id, *record.members}
    if record.kind == "ability":
        moved = [claim for claim in lineage.claims_on_ability(record.id) if dict(claim.effects)[record.id] != "none"]
        causes = [lineage.get(cause) for claim in moved for cause in claim.cause]
        return {step.output for step in causes if isinstance(step, Step)}
    steps = lineage.all("step", Step)
    used = {method for step in steps for method in step.methods if record.id in lineage.broader(method)}
    return {step.output for step in steps if used.intersection(step.methods) or record.id in step.datasets}
