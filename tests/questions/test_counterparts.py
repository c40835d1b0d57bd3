"""Which open model stands in for a closed one."""

import pytest

from abilitytrace.diagnostics import WrongKind
from abilitytrace.questions.counterparts import Counterpart, Counterparts, counterparts
from tests.conftest import LineageOf

# closed → newer; open imitates closed; other is only said to stand in for it
TEXT = """\
sources:
  paper: {title: A Paper, published: 2022-12, kind: paper, group: one}
  later: {title: A Later Paper, published: 2024-01, kind: paper, group: two}
models:
  closed: {name: Closed, developer: Lab}
  newer: {name: Newer, developer: Lab}
  cousin: {name: Cousin, developer: lab}
  unnamed: {name: unnamed base, placeholder: true}
  open: {name: Open, developer: Group}
  other: {name: Other}
  bystander: {name: Bystander}
abilities:
  maths: {name: Maths}
methods:
  tuning: {name: tuning}
benchmarks:
  sums: {name: Sums, measures: [maths]}
  talk: {name: Talk}
steps:
  to-closed: {output: closed}
  to-newer: {inputs: [closed], output: newer}
  to-open: {inputs: [closed], output: open, relation: imitates, date: 2022}
claims:
  open-stands-in:
    kind: counterpart
    says: Open stands in for Closed.
    about: [open, closed, newer, cousin, unnamed, tuning]
    supports:
      - {source: paper, at: p, kind: comparison, finding: It scores alike.}
      - {source: later, at: p, kind: argument, finding: So it seems.}
    disputes: [{source: later, at: q, kind: comparison, finding: It does not.}]
  open-is-weak: {kind: counterpart, says: Open is weak., about: [open, closed],
                 supports: [{source: later, at: r, kind: argument, finding: Unstable training.}]}
  other-stands-in: {kind: counterpart, says: Other stands in for Closed., about: [closed, other],
                    supports: [{source: later, at: s, kind: argument, finding: So it seems.}]}
  closed-is-alone: {kind: counterpart, says: Closed is hard to rebuild., about: [closed]}
  needs-data: {kind: factor, says: A rebuild needs data., about: [closed, open]}
  needs-money: {kind: factor, says: A rebuild needs money., about: [closed, bystander]}
scores:
  - {model: closed, benchmark: sums, metric: acc, value: 60, shots: 5, prompting: cot, source: paper, at: x}
  - {model: open, benchmark: sums, metric: acc, value: 50, shots: 5, prompting: cot, source: paper, at: x}
  - {model: closed, benchmark: talk, metric: acc, value: 60, shots: 5, prompting: cot, source: paper, at: x}
  - {model: open, benchmark: talk, metric: acc, value: 70, shots: 5, prompting: cot, source: paper, at: x}
  - {model: closed, benchmark: talk, metric: acc, value: 60, shots: 0, prompting: cot, source: paper, at: x}
  - {model: open, benchmark: talk, metric: acc, value: 50, shots: 0, prompting: cot, source: paper, at: x}
"""


def only(answer: Counterparts, model: str) -> Counterpart:
    (found,) = [counterpart for counterpart in answer.counterparts if counterpart.model.id == model]
    return found


def test_rebuilt_models_come_first_then_those_that_are_claimed(lineage_of: LineageOf) -> None:
    answer = counterparts(lineage_of(TEXT), "closed")
    assert [counterpart.model.id for counterpart in answer.counterparts] == ["open", "other"]
    assert [step.id for step in only(answer, "open").imitates] == ["to-open"]
    assert only(answer, "other").imitates == ()


def test_claims_are_those_on_both_the_strongest_first(lineage_of: LineageOf) -> None:
    counterpart = only(counterparts(lineage_of(TEXT), "closed"), "open")
    assert [claim.id for claim in counterpart.claims] == ["open-is-weak", "open-stands-in"]
    assert [claim.confidence.level for claim in counterpart.claims] == ["limited", "disputed"]
    assert [claim.id for claim in counterpart.factors] == ["needs-data"]


def test_the_claim_with_most_evidence_leads_whichever_way_it_points(lineage_of: LineageOf) -> None:
    leading = counterparts(lineage_of(TEXT), "closed").leading
    assert leading is not None
    assert leading.id == "open-stands-in"


def test_relatives_placeholders_and_models_of_one_maker_are_no_counterparts(lineage_of: LineageOf) -> None:
    found = {counterpart.model.id for counterpart in counterparts(lineage_of(TEXT), "closed").counterparts}
    assert found.isdisjoint({"newer", "cousin", "unnamed"})


def test_what_a_rebuild_needs_makes_no_counterpart(lineage_of: LineageOf) -> None:
    found = {counterpart.model.id for counterpart in counterparts(lineage_of(TEXT), "closed").counterparts}
    assert "bystander" not in found


def test_claims_on_the_model_alone_are_apart(lineage_of: LineageOf) -> None:
    assert [claim.id for claim in counterparts(lineage_of(TEXT), "closed").alone] == ["closed-is-alone"]


def test_scores_of_both_are_counted_by_setting(lineage_of: LineageOf) -> None:
    answer = counterparts(lineage_of(TEXT), "closed")
    assert only(answer, "open").standing == (1, 2, 0)
    assert only(answer, "other").standing is None
    assert [found.ability.id for found in only(answer, "open").measured.abilities] == ["maths"]


def test_the_stand_in_knows_what_it_stands_in_for(lineage_of: LineageOf) -> None:
    answer = counterparts(lineage_of(TEXT), "open")
    closed = only(answer, "closed")
    assert [step.id for step in closed.imitates] == ["to-open"]
    assert closed.standing == (2, 1, 0)


def test_a_model_without_any_names_its_relatives_that_have_some(lineage_of: LineageOf) -> None:
    text = TEXT.replace("about: [open, closed, newer, cousin, unnamed, tuning]", "about: [open, closed]")
    answer = counterparts(lineage_of(text), "newer")
    assert (answer.counterparts, answer.alone, answer.leading) == ((), (), None)
    assert [relative.id for relative in answer.relatives] == ["closed"]


def test_a_model_that_nobody_speaks_of_has_none(lineage_of: LineageOf) -> None:
    answer = counterparts(lineage_of("schema: 1\nmodels: {m: {name: M}}"), "m")
    assert (answer.counterparts, answer.alone, answer.leading, answer.relatives) == ((), (), None, ())


def test_counterparts_are_those_known_on_the_date(lineage_of: LineageOf) -> None:
    answer = counterparts(lineage_of(TEXT, "2022-12"), "closed")
    assert [counterpart.model.id for counterpart in answer.counterparts] == ["open"]


def test_an_ability_is_no_model(lineage_of: LineageOf) -> None:
    with pytest.raises(WrongKind):
        counterparts(lineage_of(TEXT), "maths")
