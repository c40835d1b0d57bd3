"""Rules about evidence: claims have some, of more than one side, and every item says where and when it stands."""

from collections.abc import Container, Iterable, Iterator

from abilitytrace.derived import measured_evidence, told_apart_by_place
from abilitytrace.diagnostics import Diagnostic
from abilitytrace.reading.draft import Draft
from abilitytrace.records import Claim, Evidence, Source, Step
from abilitytrace.vocabulary import EVIDENCE_KINDS, LINEAGE_KINDS

__all__ = ["claim_without_evidence", "conclusion_on_one_side", "evidence_without_place", "kind_not_of_lineage"]


def claim_without_evidence(draft: Draft) -> Iterator[Diagnostic]:
    """W401: a claim or step has no evidence at all, and the scores give none."""
    backed = {item.target for item, _, _ in draft.evidence}
    found = draft.records()
    records = {key: definition.record for key, definition in found.items()}
    places = told_apart_by_place(records, draft.scores)
    backed |= {item.target for item in measured_evidence(records, draft.scores, places, draft.resolved_evidence())}
    for definition in draft.definitions:
        if isinstance(definition.record, Claim | Step) and definition.record.id not in backed:
            message = f"{definition.kind} `{definition.record.id}` has no evidence"
            way_out = "add `supports` or `disputes` with a source"
            yield definition.document.diagnostic("W401", definition.keys, message, way_out, definition.record.id)


def evidence_without_place(draft: Draft) -> Iterator[Diagnostic]:
    """W402: evidence names a source and no place in it."""
    for item, document, keys in draft.evidence:
        if not item.at:
            message = f"evidence on `{item.target}` does not say where in `{item.source}` it stands"
            yield document.diagnostic("W402", keys, message, "add `at`, such as a section, page or table")


def kind_not_of_lineage(
    draft: Draft, only: Container[str] | None = None, elsewhere: Iterable[str] = ()
) -> Iterator[Diagnostic]:
    """E403: evidence for a step or lineage claim has a kind that only claims of effect know, or the reverse.

    With `only`, evidence on other records is left alone: a part of a lineage cannot tell what they are. `elsewhere` are steps
    and lineage claims outside the draft.
    """
    lineage = {*elsewhere, *(d.record.id for d in draft.definitions if isinstance(d.record, Step))}
    lineage |= {d.record.id for d in draft.definitions if isinstance(d.record, Claim) and d.record.kind == "lineage"}
    for item, document, keys in draft.evidence:
        if only is not None and item.target not in only:
            continue
        allowed = LINEAGE_KINDS if item.target in lineage else EVIDENCE_KINDS
        if item.kind not in allowed:
            of = "steps and lineage claims" if item.target in lineage else "claims of effect"
            message = f"`{item.kind}` is not a kind of evidence for {of}"
            yield document.diagnostic("E403", (*keys, "kind"), message, f"use one of: {', '.join(allowed)}", item.kind)


def conclusion_on_one_side(draft: Draft) -> Iterator[Diagnostic]:
    """W404: one group calls a claim a conclusion, and all evidence on it is that group's own."""
    found = draft.records()
    evidence: dict[str, list[Evidence]] = {}
    for item in draft.resolved_evidence():
        evidence.setdefault(item.target, []).append(item)
    groups = {key: d.record.group or key for key, d in found.items() if isinstance(d.record, Source)}
    for definition in found.values():
        claim = definition.record
        if not isinstance(claim, Claim) or claim.id not in evidence:
            continue
        held = {groups.get(stated.source, "") for stated in claim.stated if stated.level == "conclusion"}
        if held and held == {item.group for item in evidence[claim.id]}:
            message = f"`{claim.id}` is stated as a conclusion, and all its evidence comes from `{held.pop()}` as well"
            help_ = "add what others found, for or against, or state it as a hypothesis"
            yield definition.document.diagnostic("W404", (*definition.keys, "stated"), message, help_, "stated")
