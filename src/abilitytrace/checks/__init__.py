"""Rules over a whole lineage: draft → diagnostics. Each rule is a function that yields problems; it mends nothing."""

from abilitytrace.checks import evidence, lineage, measured, references
from abilitytrace.diagnostics import Diagnostic
from abilitytrace.reading.draft import Draft

__all__ = ["RULES", "check"]

RULES = (
    references.duplicate_ids,
    references.unknown_references,
    references.shared_names,
    references.rivals_not_mutual,
    lineage.cycles,
    lineage.child_older_than_parent,
    lineage.broader_than_itself,
    evidence.claim_without_evidence,
    evidence.evidence_without_place,
    evidence.kind_not_of_lineage,
    evidence.conclusion_on_one_side,
    measured.spec_without_unit,
    measured.score_out_of_range,
    measured.score_differs,
    measured.stderr_implausible,
    measured.score_undated,
)


def check(draft: Draft) -> tuple[Diagnostic, ...]:
    """All problems of a draft, those met while reading included, by file, line and column."""
    problems = list(draft.problems)
    for rule in RULES:
        problems.extend(rule(draft))
    return tuple(sorted(set(problems), key=lambda problem: (problem.where, problem.code, problem.message)))
