"""Rules over a whole lineage: draft → diagnostics. Each rule is a function that yields problems; it mends nothing."""

from abilitytrace.checks import evidence, lineage, references
from abilitytrace.diagnostics import Diagnostic
from abilitytrace.reading.draft import Draft

__all__ = ["RULES", "check"]

RULES = (
    references.duplicate_ids,
    references.unknown_references,
    references.shared_names,
    lineage.cycles,
    lineage.child_older_than_parent,
    evidence.claim_without_evidence,
    evidence.evidence_without_place,
    evidence.kind_not_of_lineage,
)


def check(draft: Draft) -> tuple[Diagnostic, ...]:
    """All problems of a draft, those met while reading included, by file, line and column."""
    problems = list(draft.problems)
    for rule in RULES:
        problems.extend(rule(draft))
    return tuple(sorted(set(problems), key=lambda problem: (problem.where, problem.code, problem.message)))
