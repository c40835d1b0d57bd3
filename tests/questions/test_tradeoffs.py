"""What a model gave up and what it got for it."""

import pytest

from abilitytrace.diagnostics import UnknownName
from abilitytrace.questions.tradeoffs import Exchange, tradeoffs
from tests.conftest import LineageOf

# base → middle → last
TEXT = """\
sources:
  article: {title: Article, published: 2022-12, kind: article, group: one}
  early: {title: Early, published: 2021, kind: paper, group: two}
  late: {title: Late, published: 2024, kind: paper, group: three}
models:
  base: {name: Base}
  middle: {name: Middle}
  last: {name: Last}
methods:
  tuning: {name: tuning}
  sft: {name: SFT, broader: [tuning]}
abilities:
  x: {name: X}
  y: {name: Y}
  z: {name: Z}
steps:
  to-base: {output: base}
  to-middle: {inputs: [base], output: middle}
  to-last: {inputs: [middle], output: last, methods: [sft]}
claims:
  base-z: {kind: effect, says: x, cause: to-base, effects: {z: gain}}
  last-x:
    kind: effect
    says: x
    cause: to-last
    effects: {x: loss, y: strong-gain, z: none}
    stated: {level: community-experience, source: article}
    supports:
      - {source: late, at: p, kind: measured, finding: measured later}
      - {source: early, at: p, kind: ablation, finding: measured before}
    disputes:
      - {source: late, at: p, kind: ablation, finding: measured against}
      - {source: late, at: q, kind: argument, finding: argued later}
  trade:
    kind: tradeoff
    says: It gave X for Y.
    cause: to-last
    effects: {x: loss, y: gain}
    stated: {level: hypothesis, source: article}
  general: {kind: tradeoff, says: Tuning costs X., cause: tuning, effects: {x: loss}}
  other: {kind: tradeoff, says: Reading costs X., cause: to-base, effects: {x: loss}}
"""


def only(exchanges: tuple[Exchange, ...], model: str) -> Exchange:
    (found,) = [exchange for exchange in exchanges if exchange.step.output.id == model]
    return found


def test_steps_with_marks_stand_from_the_model_back_to_the_root(lineage_of: LineageOf) -> None:
    answer = tradeoffs(lineage_of(TEXT), "last")
    assert [exchange.step.id for exchange in answer.exchanges] == ["to-last", "to-base"]


def test_losses_and_gains_are_told_apart_and_no_change_is_neither(lineage_of: LineageOf) -> None:
    exchange = only(tradeoffs(lineage_of(TEXT), "last").exchanges, "last")
    assert [(ability.id, mark.mark) for ability, mark in exchange.gave_up] == [("x", "loss")]
    assert [(ability.id, mark.mark) for ability, mark in exchange.got] == [("y", "strong-gain")]


def test_claims_that_call_it_a_trade_stand_with_their_step(lineage_of: LineageOf) -> None:
    answer = tradeoffs(lineage_of(TEXT), "last")
    assert [claim.id for claim in only(answer.exchanges, "last").claims] == ["trade"]
    assert [claim.id for claim in only(answer.exchanges, "base").claims] == ["other"]


def test_claims_about_the_methods_of_costly_steps_are_general(lineage_of: LineageOf) -> None:
    assert [claim.id for claim in tradeoffs(lineage_of(TEXT), "last").general] == ["general"]
    assert tradeoffs(lineage_of(TEXT), "base").general == ()


def test_measurements_after_the_statement_are_later_ones(lineage_of: LineageOf) -> None:
    later = only(tradeoffs(lineage_of(TEXT), "last").exchanges, "last").later
    found = dict.fromkeys((item.claim, item.evidence.finding.en) for item in later)
    assert list(found) == [("last-x", "measured against"), ("last-x", "measured later")]


def test_a_model_without_marks_has_an_empty_answer(lineage_of: LineageOf) -> None:
    answer = tradeoffs(lineage_of("models: {m: {name: M}}"), "m")
    assert (answer.exchanges, answer.general) == ((), ())


def test_rival_accounts_share_their_marks(lineage_of: LineageOf) -> None:
    text = TEXT.replace(
        "claims:\n",
        "  to-last-too: {inputs: [base], output: last,"
        " supports: [{source: article, at: p, kind: report, finding: f}]}\nclaims:\n",
    )
    answer = tradeoffs(lineage_of(text), "last")
    exchange = only(answer.exchanges, "last")
    assert exchange.step.id == "to-last-too"  # the better founded account speaks
    assert [ability.id for ability, _ in exchange.gave_up] == ["x"]


def test_as_of_a_date_later_measurements_are_not_known(lineage_of: LineageOf) -> None:
    exchange = only(tradeoffs(lineage_of(TEXT, "2023"), "last").exchanges, "last")
    assert exchange.later == ()
    assert [item.finding.en for item in exchange.gave_up[0][1].claim.supports] == ["measured before"]


def test_unknown_models_are_refused(lineage_of: LineageOf) -> None:
    with pytest.raises(UnknownName):
        tradeoffs(lineage_of(TEXT), "nobody")
