"""W401, W402, E403, W404: claims have evidence, of more than one side, with a place and a kind that fits."""

import pytest

from abilitytrace.vocabulary import EVIDENCE_KINDS, LINEAGE_KINDS
from tests.conftest import ProblemsOf

BASE = """\
sources:
  s: {title: S, published: 2022, kind: paper}
models:
  m: {name: M}
steps:
  to-m: {output: m%s}
claims:
  c: {kind: general, says: x%s}
  l: {kind: lineage, says: y%s}
"""


def item(kind: str, at: str = "p. 1") -> str:
    place = f", at: {at}" if at else ""
    return f", neutral: [{{source: s{place}, kind: {kind}, finding: z}}]"


def test_claims_and_steps_without_evidence(problems_of: ProblemsOf) -> None:
    found = [(p.code, p.where.line, p.where.column, p.message) for p in problems_of(BASE % ("", "", ""))]
    assert found == [
        ("W401", 6, 3, "step `to-m` has no evidence"),
        ("W401", 8, 3, "claim `c` has no evidence"),
        ("W401", 9, 3, "claim `l` has no evidence"),
    ]


def test_evidence_in_its_own_section_counts(problems_of: ProblemsOf) -> None:
    text = BASE % (item("report"), "", item("report"))
    own = "evidence:\n  c: {supports: [{source: s, at: p. 2, kind: trend, finding: z}]}\n"
    assert problems_of(text + own) == ()


def test_evidence_without_a_place(problems_of: ProblemsOf) -> None:
    text = BASE % (item("report", ""), item("trend"), item("report"))
    (problem,) = problems_of(text)
    assert (problem.code, problem.where.line, problem.is_error) == ("W402", 6, False)
    assert problem.message == "evidence on `to-m` does not say where in `s` it stands"


@pytest.mark.parametrize("kind", EVIDENCE_KINDS)
def test_every_kind_fits_a_claim_of_effect(problems_of: ProblemsOf, kind: str) -> None:
    assert problems_of(BASE % (item("report"), item(kind), item("report"))) == ()


@pytest.mark.parametrize("kind", LINEAGE_KINDS)
def test_every_kind_of_lineage_fits_steps_and_lineage_claims(problems_of: ProblemsOf, kind: str) -> None:
    assert problems_of(BASE % (item(kind), item("trend"), item(kind))) == ()


@pytest.mark.parametrize("kind", sorted({*EVIDENCE_KINDS} - {*LINEAGE_KINDS}))
def test_kinds_of_effect_do_not_fit_lineage(problems_of: ProblemsOf, kind: str) -> None:
    found = problems_of(BASE % (item(kind), item("trend"), item(kind)))
    assert [(p.code, p.where.line) for p in found] == [("E403", 6), ("E403", 9)]
    assert found[0].message == f"`{kind}` is not a kind of evidence for steps and lineage claims"
    line = found[0].line_text
    assert line[found[0].where.column - 1 :].startswith(kind)


@pytest.mark.parametrize("kind", sorted({*LINEAGE_KINDS} - {*EVIDENCE_KINDS}))
def test_kinds_of_lineage_do_not_fit_effects(problems_of: ProblemsOf, kind: str) -> None:
    (problem,) = problems_of(BASE % (item("report"), item(kind), item("report")))
    assert (problem.code, problem.where.line) == ("E403", 8)
    assert problem.help == f"use one of: {', '.join(EVIDENCE_KINDS)}"


@pytest.mark.parametrize(
    ("stated", "sources", "warns"),
    [
        ("conclusion, source: a", ["a"], True),
        ("conclusion, source: a", ["a", "a2"], True),
        ("conclusion, source: a2", ["a"], True),
        ("conclusion, source: a", ["a", "b"], False),
        ("conclusion, source: b", ["a"], False),
        ("hypothesis, source: a", ["a"], False),
        ("conclusion", ["a"], False),
    ],
)
def test_a_conclusion_of_one_group_wants_another_group(
    problems_of: ProblemsOf, stated: str, sources: list[str], warns: bool
) -> None:
    lines = "".join(f"      - {{source: {source}, at: p, kind: trend, finding: f}}\n" for source in sources)
    text = (
        "sources:\n  a: {title: A, published: 2022, kind: paper, group: lab}\n"
        "  a2: {title: A2, published: 2023, kind: paper, group: lab}\n  b: {title: B, published: 2023, kind: paper}\n"
        f"claims:\n  c:\n    kind: general\n    says: x\n    stated: {{level: {stated}}}\n    supports:\n{lines}"
    )
    found = [(item.code, item.where.line) for item in problems_of(text)]
    assert found == ([("W404", 9)] if warns else [])


def test_a_claim_that_the_scores_speak_on_has_evidence(problems_of: ProblemsOf) -> None:
    text = """\
sources: {eval: {title: E, published: 2024, kind: evaluation}}
models: {base: {name: Base}, tuned: {name: Tuned}}
abilities: {sums: {name: Sums}}
benchmarks: {gsm: {name: GSM, measures: [sums]}}
steps:
  to-tuned:
    inputs: [base]
    output: tuned
    supports: [{source: eval, at: log, kind: report, finding: f}]
claims: {c: {kind: effect, says: It does., cause: to-tuned, effects: {sums: gain}}}
"""
    scores = "scores:\n" + "".join(
        f"  - {{model: {model}, benchmark: gsm, metric: accuracy, unit: '%', value: {value}, n: 1000, source: eval, at: a}}\n"
        for model, value in (("base", 40), ("tuned", 60))
    )
    assert [problem.code for problem in problems_of(text)] == ["W401"]
    assert problems_of(text + scores) == ()
