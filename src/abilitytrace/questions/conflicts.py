"""Where sources differ and who says what: values, rival origins, evidence on both sides, stated levels."""

from collections.abc import Iterable
from typing import NamedTuple

from abilitytrace.lineage import Lineage, Named
from abilitytrace.questions.agreement import between
from abilitytrace.questions.parts import CitedSource, Confidence, StepView, cite, confidence, view_step
from abilitytrace.questions.rows import Subject, claims_about, subjects
from abilitytrace.questions.specs import Value, view_specs
from abilitytrace.records import Claim, Source, Spec, Step, Thing
from abilitytrace.vocabulary import THING_KINDS, WALKED

__all__ = ["Account", "Conflicts", "Counts", "Disagreement", "Sides", "StatedBy", "ValueConflict", "conflicts"]


class ValueConflict(NamedTuple):
    """An attribute for which sources give several values; `verdict` is `differ`, `unpublished` or `wording` (agreement.py).

    `one_source`: it is a single source that gives them all.
    """

    attribute: Named
    verdict: str
    one_source: bool
    values: tuple[Value, ...]


class Account(NamedTuple):
    """One of several accounts of where a model comes from, and the sources for and against it, each once."""

    step: StepView
    supports: tuple[CitedSource, ...]
    disputes: tuple[CitedSource, ...]


class Sides(NamedTuple):
    """The sources whose evidence supports a claim or step and those that dispute it; a source may stand on both sides."""

    supports: tuple[CitedSource, ...]
    disputes: tuple[CitedSource, ...]


class StatedBy(NamedTuple):
    """A stated level, and the sources that state it."""

    level: str
    sources: tuple[CitedSource, ...]


class Disagreement(NamedTuple):
    """All that sources differ on about one record; what they agree on is empty or None.

    `accounts` are of a model's origin, the best founded first; `sides` and `stated` belong to claims and steps.
    """

    record: Named
    kind: str
    values: tuple[ValueConflict, ...] = ()
    accounts: tuple[Account, ...] = ()
    confidence: Confidence | None = None
    sides: Sides | None = None
    stated: tuple[StatedBy, ...] = ()


class Counts(NamedTuple):
    """How many of each sort of conflict there are: attributes by verdict, models, claims and steps."""

    differ: int
    unpublished: int
    wording: int
    rivals: int
    sides: int
    stated: int


class Conflicts(NamedTuple):
    """The answer to `conflicts`: records in the order of the files, things before claims before steps."""

    records: tuple[Disagreement, ...]
    counts: Counts
    about: Subject | None
    as_of: str


def conflicts(lineage: Lineage, about: str = "") -> Conflicts:
    """Where sources differ, anywhere or about one record. Raises UnknownName for a name that nothing has.

    Of a model, its origins count and the claims about it; of an attribute, the values that records have for it; of a
    source, every conflict that it takes part in.
    """
    subject = lineage.find(about) if about else ""
    found = [disagreement for disagreement in _all(lineage, subject) if _is_any(disagreement)]
    if subject and lineage.kind(subject) == "source":
        found = [disagreement for disagreement in found if subject in _sources(disagreement)]
    named = subjects(lineage, [subject])[0] if subject else None
    return Conflicts(tuple(found), _counts(found), named, lineage.as_of)


def _all(lineage: Lineage, subject: str) -> Iterable[Disagreement]:
    """Every record that a subject has to do with (all for none and for sources), with what sources differ on."""
    kind = lineage.kind(subject) if subject else ""
    everything = kind in ("", "source")
    if everything or kind == "attribute":
        for thing_kind in (*THING_KINDS, "source"):
            yield from (
                _of_thing(lineage, thing_kind, thing, "" if everything else subject)
                for thing in _things(lineage, thing_kind)
            )
    if everything:
        steps, claims = lineage.all("step", Step), lineage.all("claim", Claim)
        accounts = {account for model in _with_rivals(steps) for account in model}
        yield from (_of_statement(lineage, claim) for claim in claims)
        yield from (_of_statement(lineage, step, told=step.id in accounts) for step in steps)
    else:
        yield from _around(lineage, subject)


def _around(lineage: Lineage, subject: str) -> Iterable[Disagreement]:
    """A thing, claim or step itself, and the claims about it; of a step, also the other accounts of its output."""
    record = lineage.get(subject)
    if isinstance(record, Thing) and record.kind != "attribute":
        yield _of_thing(lineage, record.kind, record)
    if isinstance(record, Claim | Step):
        yield _of_statement(
            lineage, record, told=isinstance(record, Step) and len(_accounts(lineage, record.output)) > 1
        )
    if isinstance(record, Step):
        yield _of_thing(lineage, "model", lineage.thing(record.output), accounts_only=True)
    claims = [claim for claim in claims_about(lineage, subject) if claim.id != subject]
    yield from (_of_statement(lineage, claim) for claim in claims)


def _things(lineage: Lineage, kind: str) -> Iterable[Thing | Source]:
    return lineage.all(kind, Source) if kind == "source" else lineage.all(kind, Thing)


def _with_rivals(steps: Iterable[Step]) -> list[list[str]]:
    """The steps to each model that has several of descent."""
    outputs: dict[str, list[str]] = {}
    for step in steps:
        if step.relation in WALKED:
            outputs.setdefault(step.output, []).append(step.id)
    return [accounts for accounts in outputs.values() if len(accounts) > 1]


def _of_thing(
    lineage: Lineage, kind: str, thing: Thing | Source, attribute: str = "", *, accounts_only: bool = False
) -> Disagreement:
    """The values and origins that sources differ on for a thing; of one attribute alone if it is given."""
    specs = () if accounts_only else [spec for spec in thing.specs if attribute in ("", spec.attribute)]
    accounts = _accounts(lineage, thing.id) if kind == "model" and not attribute else ()
    return Disagreement(
        record=lineage.named(thing.id),
        kind=kind,
        values=_values(lineage, specs),
        accounts=accounts if len(accounts) > 1 else (),
    )


def _values(lineage: Lineage, specs: Iterable[Spec]) -> tuple[ValueConflict, ...]:
    found = []
    for view in view_specs(lineage, specs):
        if (verdict := between(view.values)) != "same":
            sources = {source.id for value in view.values for source in value.sources}
            found.append(ValueConflict(view.attribute, verdict, len(sources) == 1, view.values))
    return tuple(found)


def _accounts(lineage: Lineage, model: str) -> tuple[Account, ...]:
    """The steps of descent to a model with the sources of each."""
    steps = [step for step in lineage.steps_to(model) if step.relation in WALKED]
    return tuple(Account(view_step(lineage, step), *_sides(lineage, step.id)) for step in steps)


def _sides(lineage: Lineage, target: str) -> Sides:
    """The sources for and against a claim or step, in the order of the files."""
    supports, disputes = (
        dict.fromkeys(item.source for item in lineage.evidence(target) if item.stance == stance)
        for stance in ("supports", "disputes")
    )
    return Sides(*(tuple(cite(lineage, source) for source in side) for side in (supports, disputes)))


def _of_statement(lineage: Lineage, record: Claim | Step, *, told: bool = False) -> Disagreement:
    """Evidence on both sides of a claim or step and stated levels that differ; `told`: its sides stand with its model."""
    held = confidence(lineage, record)
    return Disagreement(
        record=Named(record.id, record.says if record.says.en else lineage.named(record.id).name),
        kind="claim" if isinstance(record, Claim) else "step",
        confidence=held,
        sides=_sides(lineage, record.id) if held.is_contested and not told else None,
        stated=_stated(held),
    )


def _stated(held: Confidence) -> tuple[StatedBy, ...]:
    """Who states which level, where two sources have none in common; what one source says twice is no conflict."""
    by_source: dict[str, set[str]] = {}
    by_level: dict[str, dict[str, CitedSource]] = {}
    for stated in held.stated:
        if stated.source.id:
            by_source.setdefault(stated.source.id, set()).add(stated.level)
            by_level.setdefault(stated.level, {}).setdefault(stated.source.id, stated.source._replace(at=""))
    levels = list(by_source.values())
    if not any(a.isdisjoint(b) for i, a in enumerate(levels) for b in levels[:i]):
        return ()
    return tuple(StatedBy(level, tuple(sources.values())) for level, sources in by_level.items())


def _is_any(found: Disagreement) -> bool:
    return bool(found.values or found.accounts or found.sides or found.stated)


def _sources(found: Disagreement) -> set[str]:
    """The ids of the sources that take part in a disagreement."""
    cited = [source for conflict in found.values for value in conflict.values for source in value.sources]
    for side in (*found.accounts, *((found.sides,) if found.sides else ())):
        cited += [*side.supports, *side.disputes]
    cited += [source for stated in found.stated for source in stated.sources]
    return {source.id for source in cited}


def _counts(found: list[Disagreement]) -> Counts:
    verdicts = [conflict.verdict for disagreement in found for conflict in disagreement.values]
    return Counts(
        differ=verdicts.count("differ"),
        unpublished=verdicts.count("unpublished"),
        wording=verdicts.count("wording"),
        rivals=sum(bool(disagreement.accounts) for disagreement in found),
        sides=sum(disagreement.sides is not None for disagreement in found),
        stated=sum(bool(disagreement.stated) for disagreement in found),
    )
