"""What speaks for and against a claim or step, and how its grade came about."""

from collections.abc import Iterable
from typing import NamedTuple

from abilitytrace.diagnostics import UnknownName
from abilitytrace.grading import (
    EFFECT_POINTS,
    LINEAGE_POINTS,
    RULE,
    Tally,
    Thresholds,
    ladder,
    tally,
)
from abilitytrace.lineage import Lineage, Named
from abilitytrace.names import holds, runs, words
from abilitytrace.questions.parts import (
    CitedSource,
    Confidence,
    Effect,
    EvidenceView,
    NoteView,
    StepView,
    confidence,
    view_evidence,
    view_note,
    view_step,
)
from abilitytrace.questions.rows import ClaimRow, claim_row, claims_about, strongest
from abilitytrace.records import Claim, Record, Step, Text
from abilitytrace.vocabulary import WALKED

__all__ = ["About", "Account", "Case", "KindPoints", "Rule", "evidence", "find_case", "rule"]

# claims offered when a description fits several
_OFFERED = 3
# characters of a claim's sentence in such an offer
_SHOWN = 70


class Account(NamedTuple):
    """How a grade came about: what each kind adds up to on either side, and the level before gates and disputes.

    `table` is `effect` or `lineage`; what then held the level down or lifted it stands in `Grade.limits`.
    """

    table: str
    supports: tuple[Tally, ...]
    disputes: tuple[Tally, ...]
    ladder: str


class Case(NamedTuple):
    """The answer to `evidence CLAIM_OR_STEP`. Evidence is the most telling first.

    `kind` is `claim` or `step`, `step` is given for a step alone; `relation` is the kind of claim or the relation of
    the step. `rivals` are claims that explain the same otherwise, `rival_steps` other accounts of the same model;
    `claims` those about the step. `sources` has every source once, in the order of first mention, without places.
    `known` is false when nothing of it was known on the date.
    """

    id: str
    kind: str
    relation: str
    says: Text
    step: StepView | None
    cause: tuple[Named, ...]
    effects: tuple[Effect, ...]
    versus: Named | None
    confidence: Confidence
    supports: tuple[EvidenceView, ...]
    disputes: tuple[EvidenceView, ...]
    neutral: tuple[EvidenceView, ...]
    account: Account
    rivals: tuple[ClaimRow, ...]
    rival_steps: tuple[StepView, ...]
    claims: tuple[ClaimRow, ...]
    notes: tuple[NoteView, ...]
    sources: tuple[CitedSource, ...]
    known: bool
    as_of: str


class About(NamedTuple):
    """The answer to `evidence` for any other record: the steps to a model, and the claims about it, strongest first.

    For a source they are the steps and claims that it gives evidence on.
    """

    subject: Named
    kind: str
    steps: tuple[StepView, ...]
    claims: tuple[ClaimRow, ...]
    as_of: str


class KindPoints(NamedTuple):
    """What one item of a kind is worth, and the most that all of the kind may count."""

    kind: str
    points: float
    cap: float


class Rule(NamedTuple):
    """The answer to `evidence --rule`: every number of the grading rule."""

    rule: str
    effect: tuple[KindPoints, ...]
    lineage: tuple[KindPoints, ...]
    thresholds: Thresholds


def rule() -> Rule:
    """The grading rule as plain data."""
    effect, lineage = (
        tuple(KindPoints(kind, *worth) for kind, worth in table.items()) for table in (EFFECT_POINTS, LINEAGE_POINTS)
    )
    return Rule(RULE, effect, lineage, Thresholds())


def evidence(lineage: Lineage, name: str) -> Case | About:
    """The case for a claim or step, found by id or by words that fit one claim; for any other record, claims about it.

    Raises UnknownName, with the nearest claims, when nothing or more than one claim fits.
    """
    identifier = find_case(lineage, name)
    record = lineage.get(identifier)
    if isinstance(record, Claim | Step):
        return _case(lineage, record)
    return _about(lineage, identifier)


def find_case(lineage: Lineage, name: str) -> str:
    """The id of the record with this name, claims and steps first, or of the one claim that the words fit."""
    if matches := lineage.match(name):
        return next((match.id for match in matches if match.kind in ("claim", "step")), matches[0].id)
    wanted = runs(name)
    fitting = [identifier for identifier, kind in lineage.search(name, limit=1000) if kind == "claim"]
    if wanted and not fitting:
        # a claim need not spell out its cause and effects by the names that people use
        fitting = [claim.id for claim in lineage.all("claim", Claim) if holds(_subjects(lineage, claim), wanted)]
    fits = {claim: _fits(lineage, claim, wanted) for claim in fitting}
    if len(fitting) == 1:
        return fitting[0]
    for singled_out in zip(*fits.values(), strict=True):
        if sum(singled_out) == 1:
            return fitting[singled_out.index(True)]
    if fitting:
        offered = sorted(fitting, key=lambda claim: -sum(fits[claim]))[:_OFFERED]
        raise UnknownName(name, ("claim",), tuple(_offer(lineage, claim) for claim in offered))
    return lineage.find(name)


def _fits(lineage: Lineage, identifier: str, wanted: list[str]) -> tuple[bool, bool, bool]:
    """Where a claim has all the words: in its id, being most of it; among its causes and effects; in its sentence."""
    claim = lineage.get(identifier)
    assert isinstance(claim, Claim)
    return (
        holds(identifier, wanted) and 2 * len(wanted) > len(words(identifier)),
        holds(_subjects(lineage, claim), wanted),
        any(holds(text, wanted) for text in claim.says),
    )


def _subjects(lineage: Lineage, claim: Claim) -> str:
    """The ids and names of a claim's causes and effects."""
    subjects = [lineage.named(subject) for subject in (*claim.cause, *(ability for ability, _ in claim.effects))]
    return " ".join(part for subject in subjects for part in (subject.id, *subject.name))


def _offer(lineage: Lineage, claim: str) -> tuple[str, str, str]:
    """A claim among those that a description may mean: the start of its sentence, its id and kind."""
    sentence = lineage.named(claim).name.en
    return (sentence if len(sentence) <= _SHOWN else f"{sentence[:_SHOWN].rstrip()}…", claim, "claim")


def _case(lineage: Lineage, record: Claim | Step) -> Case:
    items = lineage.evidence(record.id)
    views = _most_telling_first(view_evidence(lineage, item) for item in items)
    held = confidence(lineage, record)
    notes = tuple(view_note(lineage, note) for note in record.notes if not note.source or lineage.is_known(note.source))
    claim = record if isinstance(record, Claim) else None
    return Case(
        id=record.id,
        kind="claim" if claim else "step",
        relation=record.kind if isinstance(record, Claim) else record.relation,
        says=record.says,
        step=view_step(lineage, record) if isinstance(record, Step) else None,
        cause=tuple(lineage.named(cause) for cause in claim.cause) if claim else (),
        effects=tuple(Effect(lineage.named(ability), mark) for ability, mark in claim.effects) if claim else (),
        versus=lineage.named(claim.versus) if claim and claim.versus else None,
        confidence=held,
        supports=tuple(view for view in views if view.stance == "supports"),
        disputes=tuple(view for view in views if view.stance == "disputes"),
        neutral=tuple(view for view in views if view.stance == "neutral"),
        account=_account(lineage, record),
        rivals=_rivals(lineage, claim) if claim else (),
        rival_steps=_rival_steps(lineage, record) if isinstance(record, Step) else (),
        claims=() if claim else _strongest(lineage, lineage.claims_on(record.id)),
        notes=notes,
        sources=_sources(views, held, notes),
        known=lineage.is_known(record.id),
        as_of=lineage.as_of,
    )


def _most_telling_first(items: Iterable[EvidenceView]) -> tuple[EvidenceView, ...]:
    """By points, then newest; the order of the files where both are equal."""
    newest_first = sorted(items, key=lambda item: item.date, reverse=True)
    return tuple(sorted(newest_first, key=lambda item: -item.points))


def _account(lineage: Lineage, record: Claim | Step) -> Account:
    items = lineage.evidence(record.id)
    is_lineage = lineage.is_lineage(record.id)
    sides = [
        tally([item for item in items if item.stance == stance], lineage=is_lineage)
        for stance in ("supports", "disputes")
    ]
    given = sum(kind.counted for kind in sides[0])
    return Account("lineage" if is_lineage else "effect", sides[0], sides[1], ladder(given))


def _rivals(lineage: Lineage, claim: Claim) -> tuple[ClaimRow, ...]:
    """The claims that this one names as rivals, and those that name this one."""
    named = [lineage.get(rival) for rival in claim.rivals]
    naming = [other for other in lineage.naming(claim.id, "claim", Claim) if claim.id in other.rivals]
    return _strongest(lineage, [*named, *naming])


def _rival_steps(lineage: Lineage, step: Step) -> tuple[StepView, ...]:
    """The other accounts of where the step's output comes from, the best founded first; none for an imitation."""
    if step.relation not in WALKED:
        return ()
    others = [other for other in lineage.steps_to(step.output) if other.id != step.id and other.relation in WALKED]
    return tuple(view_step(lineage, other) for other in others)


def _strongest(lineage: Lineage, records: Iterable[Record | None]) -> tuple[ClaimRow, ...]:
    """The claims among some records that were known on the date, each once, strongest first."""
    claims = {record.id: record for record in records if isinstance(record, Claim) and lineage.is_known(record.id)}
    return strongest(claim_row(lineage, claim) for claim in claims.values())


def _sources(views: Iterable[EvidenceView], held: Confidence, notes: Iterable[NoteView]) -> tuple[CitedSource, ...]:
    """Every source that the case mentions, once, without places."""
    cited: list[CitedSource | None] = []
    for view in views:
        cited += [view.source, view.cites, *view.also]
    cited += [stated.source for stated in held.stated]
    cited += [note.source for note in notes]
    return tuple({source.id: source._replace(at="") for source in cited if source and source.id}.values())


def _about(lineage: Lineage, identifier: str) -> About:
    kind = lineage.kind(identifier)
    if kind == "source":
        targets = dict.fromkeys(item.target for item in lineage.evidence_naming(identifier))
        records = [lineage.get(target) for target in targets]
    else:
        records = [*claims_about(lineage, identifier), *lineage.steps_to(identifier)]
    steps = tuple(view_step(lineage, record) for record in records if isinstance(record, Step))
    return About(lineage.named(identifier), kind, steps, _strongest(lineage, records), lineage.as_of)
