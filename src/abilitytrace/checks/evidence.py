"""Rules about evidence: claims have some, and every item says where it stands."""

from collections.abc import Iterator

from abilitytrace.diagnostics import Diagnostic
from abilitytrace.reading.draft import Draft
from abilitytrace.records import Claim, Step
from abilitytrace.vocabulary import EVIDENCE_KINDS, LINEAGE_KINDS

__all__ = ["claim_without_evidence", "evidence_without_place", "kind_not_of_lineage"]


def claim_without_evidence(draft: Draft) -> Iterator[Diagnostic]:
    """W401: a claim or step has no evidence at all."""
    backed = {item.target for item, _, _ in draft.evidence}
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


def kind_not_of_lineage(draft: Draft) -> Iterator[Diagnostic]:
    """E403: evidence for a step or lineage claim has a kind that only claims of effect know, or the reverse."""
    lineage = {d.record.id for d in draft.definitions if isinstance(d.record, Step)}
    lineage |= {d.record.id for d in draft.definitions if isinstance(d.record, Claim) and d.record.kind == "lineage"}
    for item, document, keys in draft.evidence:
        allowed = LINEAGE_KINDS if item.target in lineage else EVIDENCE_KINDS
        if item.kind not in allowed:
            of = "steps and lineage claims" if item.target in lineage else "claims of effect"
            message = f"`{item.kind}` is not a kind of evidence for {of}"
            yield document.diagnostic("E403", (*keys, "kind"), message, f"use one of: {', '.join(allowed)}", item.kind)
