"""Evidence: which claim a name or some words mean, the case for it, and how its grade came about."""

import pytest

from abilitytrace.diagnostics import UnknownName
from abilitytrace.grading import EFFECT_POINTS, LINEAGE_POINTS, grade
from abilitytrace.lineage import Lineage
from abilitytrace.questions.evidence import About, Case, evidence, rule
from abilitytrace.records import Claim, Step
from tests.conftest import LineageOf

TEXT = """\
sources:
  early: {title: Early Paper, authors: "A. One, B. Two", kind: paper, published: 2022-12-18, group: one, arxiv: "2212.00001"}
  copy: {title: A Copy, kind: paper, published: 2023-01, group: one}
  later: {title: Later Paper, authors: C. Three, kind: paper, published: 2024-05, group: two, url: "https://example.org/later"}
models:
  base: {name: Base Model, released: 2022-01}
  tuned: {name: Tuned Model, released: 2022-06}
methods:
  code-training: {name: training on code, zh: 代码训练}
  scaling: {name: scaling up}
abilities:
  cot: {name: chain-of-thought, zh: 思维链, aliases: [CoT]}
  maths: {name: mathematics}
steps:
  to-base: {output: base}
  to-tuned:
    inputs: [base]
    methods: [code-training]
    output: tuned
    date: 2022-06
    stated: {level: asserted, source: early, at: §2}
    supports: [{source: early, at: §2, kind: report, finding: The paper says so.}]
  to-tuned-from-nothing:
    output: tuned
    supports: [{source: later, at: p. 1, kind: statement, finding: The maker says so.}]
claims:
  code-training-gives-cot:
    kind: origin
    says: {en: Reasoning in steps is a by-product of training on code., zh: 逐步推理是代码训练的副产物。}
    cause: code-training
    effects: {cot: gain}
    stated: {level: strong-hypothesis, source: early, at: FAQ}
    notes: [{en: Said with care., zh: 说得谨慎。, source: copy, at: end}]
    supports:
      - {source: early, at: §3, kind: argument, stated: hypothesis, finding: The two go together.}
      - source: later
        at: table 1
        kind: ablation
        finding: {en: With code the model reasons better., zh: 有代码时推理更好。}
        also: [{source: copy, at: p. 9}]
      - {source: later, at: table 2, kind: ablation, concerns: [indirect], finding: So does another one.}
    disputes: [{source: early, at: §4, kind: argument, finding: It is only correlation.}]
    neutral: [{source: copy, at: p. 1, kind: argument, finding: Both are discussed., cites: later}]
  size-gives-cot:
    kind: origin
    says: Reasoning in steps comes with size.
    cause: scaling
    effects: {cot: gain}
    rivals: [code-training-gives-cot]
    supports: [{source: early, at: §5, kind: trend, finding: Larger models reason.}]
  code-training-helps-maths:
    kind: origin
    says: Code helps with sums and equations.
    cause: code-training
    effects: {maths: gain}
    supports: [{source: early, at: §6, kind: trend, finding: Hallucinated sums get rarer.}]
  tuned-maths:
    kind: effect
    says: Tuned Model is better at mathematics.
    cause: to-tuned
    effects: {maths: gain}
    versus: base
    override: {level: strong, reason: checked by hand, by: us, date: 2025-01-01}
    supports: [{source: later, at: p. 2, kind: measured, finding: The score rises.}]
questions:
  why-code: {says: Why does code help?, about: [code-training]}
"""


def case(lineage: Lineage, name: str) -> Case:
    answer = evidence(lineage, name)
    assert isinstance(answer, Case)
    return answer


def test_the_case_has_all_evidence_by_side_most_telling_first(lineage_of: LineageOf) -> None:
    answer = case(lineage_of(TEXT), "code-training-gives-cot")
    assert [(item.kind, item.points, item.source.at) for item in answer.supports] == [
        ("ablation", 4, "table 1"),
        ("ablation", 3, "table 2"),
        ("argument", 0.5, "§3"),
    ]
    assert [item.finding.en for item in answer.disputes] == ["It is only correlation."]
    assert [item.cites and item.cites.id for item in answer.neutral] == ["later"]
    assert [place.at for place in answer.supports[0].also] == ["p. 9"]


def test_the_newer_of_two_equal_lines_comes_first(lineage_of: LineageOf) -> None:
    text = TEXT.replace("{source: early, at: §5, kind: trend", "{source: later, at: §9, kind: trend").replace(
        "finding: Larger models reason.}]",
        "finding: Larger models reason.}, {source: early, at: §5, kind: trend, finding: Seen before.}]",
    )
    assert [item.source.id for item in case(lineage_of(text), "size-gives-cot").supports] == ["later", "early"]


def test_the_account_adds_the_best_line_of_each_group_up_to_the_cap(lineage_of: LineageOf) -> None:
    account = case(lineage_of(TEXT), "code-training-gives-cot").account
    assert account.table == "effect"
    ablation = next(kind for kind in account.supports if kind.kind == "ablation")
    assert (ablation.items, ablation.groups, ablation.points, ablation.counted) == (2, 1, 4, 4)
    assert [(kind.kind, kind.counted) for kind in account.disputes] == [("argument", 0.5)]
    assert account.ladder == "moderate"


def test_the_account_of_a_step_uses_the_table_of_lineage(lineage_of: LineageOf) -> None:
    account = case(lineage_of(TEXT), "to-tuned").account
    assert account.table == "lineage"
    assert [(kind.kind, kind.counted) for kind in account.supports] == [("report", LINEAGE_POINTS["report"][0])]


def test_every_account_of_the_built_in_data_adds_up_to_its_grade(builtin: Lineage) -> None:
    records: list[Claim | Step] = [*builtin.all("claim", Claim), *builtin.all("step", Step)]
    for record in records:
        answer = case(builtin, record.id)
        graded = grade(builtin.evidence(record.id), lineage=answer.account.table == "lineage")
        assert answer.confidence.graded == graded, record.id
        assert sum(kind.counted for kind in answer.account.supports) == graded.supports, record.id
        assert sum(kind.counted for kind in answer.account.disputes) == graded.disputes, record.id


def test_rivals_are_named_from_either_side(lineage_of: LineageOf) -> None:
    lineage = lineage_of(TEXT)
    assert [rival.id for rival in case(lineage, "code-training-gives-cot").rivals] == ["size-gives-cot"]
    assert [rival.id for rival in case(lineage, "size-gives-cot").rivals] == ["code-training-gives-cot"]


def test_other_accounts_of_a_model_and_claims_on_the_step_stand_beside_a_step(lineage_of: LineageOf) -> None:
    answer = case(lineage_of(TEXT), "to-tuned")
    assert [(step.id, step.confidence.level) for step in answer.rival_steps] == [("to-tuned-from-nothing", "strong")]
    assert [claim.id for claim in answer.claims] == ["tuned-maths"]


def test_sources_are_listed_once_without_places(lineage_of: LineageOf) -> None:
    sources = case(lineage_of(TEXT), "code-training-gives-cot").sources
    assert [source.id for source in sources] == ["later", "copy", "early"]
    assert {source.at for source in sources} == {""}
    assert {source.id: source.url for source in sources}["early"] == "https://arxiv.org/abs/2212.00001"


def test_a_level_set_by_hand_stands_beside_the_graded_one(lineage_of: LineageOf) -> None:
    held = case(lineage_of(TEXT), "tuned-maths").confidence
    assert (held.level, held.graded.level) == ("strong", "limited")


@pytest.mark.parametrize(
    ("words", "claim"),
    [
        ("code training gives cot", "code-training-gives-cot"),
        ("CODE gives CoT", "code-training-gives-cot"),
        ("by-product of code", "code-training-gives-cot"),
        ("代码训练 思维链", "code-training-gives-cot"),
        ("副产物", "code-training-gives-cot"),
        ("comes with size", "size-gives-cot"),
        ("sums equations", "code-training-helps-maths"),
        ("hallucinated", "code-training-helps-maths"),
    ],
)
def test_words_that_fit_one_claim_find_it(lineage_of: LineageOf, words: str, claim: str) -> None:
    assert case(lineage_of(TEXT), words).id == claim


def test_words_that_fit_several_claims_are_not_guessed_at(lineage_of: LineageOf) -> None:
    with pytest.raises(UnknownName) as caught:
        evidence(lineage_of(TEXT), "reasoning steps")
    assert {identifier for _, identifier, _ in caught.value.nearest} == {"code-training-gives-cot", "size-gives-cot"}


def test_a_misspelt_id_is_answered_with_the_nearest(lineage_of: LineageOf) -> None:
    with pytest.raises(UnknownName) as caught:
        evidence(lineage_of(TEXT), "code-trainig-gives-cott")
    assert caught.value.nearest[0][1] == "code-training-gives-cot"


def test_another_record_is_answered_with_the_claims_about_it_strongest_first(lineage_of: LineageOf) -> None:
    answer = evidence(lineage_of(TEXT), "CoT")
    assert isinstance(answer, About)
    assert (answer.subject.id, answer.kind) == ("cot", "ability")
    assert [claim.id for claim in answer.claims] == ["code-training-gives-cot", "size-gives-cot"]


def test_a_model_is_answered_with_its_steps_and_the_claims_on_them(lineage_of: LineageOf) -> None:
    answer = evidence(lineage_of(TEXT), "Tuned Model")
    assert isinstance(answer, About)
    assert [step.id for step in answer.steps] == ["to-tuned-from-nothing", "to-tuned"]
    assert [claim.id for claim in answer.claims] == ["tuned-maths"]


def test_a_source_is_answered_with_what_it_gives_evidence_on(lineage_of: LineageOf) -> None:
    answer = evidence(lineage_of(TEXT), "later")
    assert isinstance(answer, About)
    assert {claim.id for claim in answer.claims} == {"code-training-gives-cot", "tuned-maths"}
    assert [step.id for step in answer.steps] == ["to-tuned-from-nothing"]


def test_a_record_that_nobody_made_a_claim_on_has_none(lineage_of: LineageOf) -> None:
    answer = evidence(lineage_of(TEXT), "why-code")
    assert isinstance(answer, About)
    assert answer.claims == ()


def test_as_of_counts_only_what_was_out(lineage_of: LineageOf) -> None:
    then = case(lineage_of(TEXT, "2022-12"), "code-training-gives-cot")
    assert then.known
    assert [item.source.at for item in then.supports] == ["§3"]
    assert then.confidence.graded.date == "2022-12-18"
    assert then.notes == ()
    assert [source.id for source in then.sources] == ["early"]


def test_as_of_before_the_first_source_says_not_yet_known(lineage_of: LineageOf) -> None:
    then = case(lineage_of(TEXT, "2022-11"), "code-training-gives-cot")
    assert not then.known
    assert then.supports == then.disputes == ()


def test_the_rule_holds_every_number_of_the_tables() -> None:
    answer = rule()
    assert {kind.kind: (kind.points, kind.cap) for kind in answer.effect} == EFFECT_POINTS
    assert {kind.kind: (kind.points, kind.cap) for kind in answer.lineage} == LINEAGE_POINTS
    assert (answer.thresholds.moderate, answer.thresholds.strong) == (4, 7)
