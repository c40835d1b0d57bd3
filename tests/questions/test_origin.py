"""Where an ability comes from."""

import pytest

from abilitytrace.diagnostics import UnknownName, WrongKind
from abilitytrace.questions.origin import origin
from tests.conftest import LineageOf

# base → coder → tuned, and base → chatty beside them
TEXT = """\
sources:
  first: {title: First, published: 2022-12, kind: article, group: one}
  second: {title: Second, published: 2024-06, kind: paper, group: two}
models:
  base: {name: Base, released: 2020}
  coder: {name: Coder, released: 2021}
  tuned: {name: Tuned, released: 2022-03}
  chatty: {name: Chatty, released: 2022-02}
methods:
  reading: {name: reading}
  coding: {name: coding}
  tuning: {name: tuning}
  sft: {name: SFT, broader: [tuning]}
abilities:
  steps: {name: reasoning in steps, aliases: [CoT]}
  talk: {name: talking}
steps:
  to-base: {output: base, methods: [reading], supports: [{source: first, at: p, kind: statement, finding: f}]}
  to-coder: {inputs: [base], output: coder, methods: [coding], supports: [{source: first, at: p, kind: report, finding: f}]}
  to-tuned: {inputs: [coder], output: tuned, methods: [sft], supports: [{source: first, at: p, kind: statement, finding: f}]}
  to-chatty: {inputs: [base], output: chatty, methods: [sft], supports: [{source: first, at: p, kind: statement, finding: f}]}
claims:
  base-steps: {kind: effect, says: x, cause: to-base, effects: {steps: none}}
  coder-steps: {kind: effect, says: x, cause: to-coder, effects: {steps: gain},
                supports: [{source: first, at: p, kind: comparison, finding: f}]}
  tuned-steps: {kind: effect, says: x, cause: to-tuned, effects: {steps: loss}}
  chatty-steps: {kind: effect, says: x, cause: to-chatty, effects: {steps: gain}}
  coding-gives-steps: {kind: origin, says: Coding gives it., cause: coding, effects: {steps: gain},
                       stated: {level: hypothesis, source: first, at: p},
                       supports: [{source: second, at: p, kind: ablation, finding: strong},
                                  {source: first, at: p, kind: comparison, finding: weak}],
                       disputes: [{source: second, at: p, kind: community, finding: against}]}
  size-gives-steps: {kind: origin, says: Size does., cause: reading, effects: {steps: gain},
                     supports: [{source: first, at: p, kind: argument, finding: f}]}
  tuning-does-not: {kind: origin, says: Not tuning., cause: tuning, effects: {steps: none}}
  refuted: {kind: origin, says: Chance., cause: sft, effects: {steps: gain},
            disputes: [{source: first, at: p, kind: ablation, finding: f}, {source: second, at: p, kind: ablation, finding: f}]}
  nature: {kind: nature, says: It is brought out., about: [steps]}
questions:
  q: {says: Does it need size?, about: [steps], raised: {source: first, at: §1}, experiment: Train small ones.}
"""


def test_the_first_model_is_the_first_with_a_gain(lineage_of: LineageOf) -> None:
    answer = origin(lineage_of(TEXT), "CoT")
    assert answer.ability.id == "steps"
    assert answer.first is not None
    assert (answer.first.model.id, answer.first.date, answer.first.mark.claim.id) == ("coder", "2021", "coder-steps")
    assert [step.id for step in answer.way] == ["to-base", "to-coder"]


def test_what_other_steps_did_stands_in_order_of_date(lineage_of: LineageOf) -> None:
    answer = origin(lineage_of(TEXT), "steps")
    assert [(mark.step.id, mark.mark) for mark in answer.later] == [
        ("to-base", "none"),
        ("to-chatty", "gain"),
        ("to-tuned", "loss"),
    ]


def test_the_best_founded_origin_leads_and_the_rest_follow(lineage_of: LineageOf) -> None:
    answer = origin(lineage_of(TEXT), "steps")
    assert answer.leading is not None
    assert answer.leading.id == "coding-gives-steps"
    assert answer.leading.confidence.level == "limited"  # moderate, one level down
    assert [claim.id for claim in answer.others] == ["size-gives-steps"]
    assert {claim.id for claim in answer.ruled_out} == {"tuning-does-not", "refuted"}
    assert [claim.id for claim in answer.related] == ["nature"]
    assert [question.id for question in answer.open] == ["q"]


def test_evidence_stands_most_telling_first(lineage_of: LineageOf) -> None:
    leading = origin(lineage_of(TEXT), "steps").leading
    assert leading is not None
    assert [(item.finding.en, item.points) for item in leading.supports] == [("strong", 4), ("weak", 1)]
    assert [item.finding.en for item in leading.disputes] == ["against"]


def test_the_weakest_link_is_named(lineage_of: LineageOf) -> None:
    weakest = origin(lineage_of(TEXT), "steps").weakest
    assert weakest is not None
    # the step to Coder and the leading cause are both limited: the first from the root is named
    assert (weakest.id, weakest.kind, weakest.level) == ("to-coder", "step", "limited")


@pytest.mark.parametrize(
    ("model", "first", "leading", "others"),
    [
        ("tuned", "coder", "coding-gives-steps", ["size-gives-steps"]),
        ("coder", "coder", "coding-gives-steps", ["size-gives-steps"]),
        ("chatty", "chatty", "size-gives-steps", []),  # nothing on its way was trained on code
        ("base", None, "size-gives-steps", []),
    ],
)
def test_within_a_model_only_what_happened_on_its_way_counts(
    lineage_of: LineageOf, model: str, first: str | None, leading: str, others: list[str]
) -> None:
    answer = origin(lineage_of(TEXT), "steps", model)
    assert answer.model is not None
    assert answer.model.id == model
    assert (answer.first.model.id if answer.first else None) == first
    assert answer.leading is not None
    assert answer.leading.id == leading
    assert [claim.id for claim in answer.others] == others


def test_an_ability_nobody_wrote_about_has_an_empty_answer(lineage_of: LineageOf) -> None:
    empty = origin(lineage_of(TEXT), "talk")
    assert (empty.first, empty.leading, empty.weakest, empty.model) == (None, None, None, None)
    assert (*empty.way, *empty.others, *empty.later, *empty.related, *empty.open, *empty.ruled_out) == ()


def test_as_of_a_date_later_evidence_is_not_known(lineage_of: LineageOf) -> None:
    answer = origin(lineage_of(TEXT, "2022"), "steps")
    assert answer.leading is not None
    assert answer.leading.id == "coding-gives-steps"
    assert (answer.leading.confidence.graded.supports, answer.leading.confidence.graded.date) == (1, "2022-12")
    assert [claim.id for claim in answer.ruled_out] == ["tuning-does-not"]  # one group alone does not refute
    assert answer.as_of == "2022"


def test_a_strong_gain_after_the_first_is_told_apart(lineage_of: LineageOf) -> None:
    text = TEXT.replace("cause: to-tuned, effects: {steps: loss}", "cause: to-tuned, effects: {steps: strong-gain}")
    answer = origin(lineage_of(text), "steps")
    assert answer.first is not None
    assert answer.strong is not None
    assert (answer.first.model.id, answer.strong.model.id) == ("coder", "tuned")
    assert [step.id for step in answer.way] == ["to-base", "to-coder", "to-tuned"]


def test_names_of_the_wrong_kind_or_none_are_refused(lineage_of: LineageOf) -> None:
    lineage = lineage_of(TEXT)
    with pytest.raises(WrongKind):
        origin(lineage, "coding")
    with pytest.raises(WrongKind):
        origin(lineage, "steps", "talk")
    with pytest.raises(UnknownName):
        origin(lineage, "flying")


def test_equals_rank_alike_whatever_the_order_of_the_files(lineage_of: LineageOf) -> None:
    head = """\
abilities: {x: {name: X}}
models: {m: {name: M}}
methods: {one: {name: One}, two: {name: Two}}
steps: {to-m: {output: m, methods: [one, two]}}
claims:
"""
    claims = [
        "  one-gives-x: {kind: origin, says: x, cause: one, effects: {x: gain}}\n",
        "  two-gives-x: {kind: origin, says: x, cause: two, effects: {x: gain}}\n",
        "  m-gains: {kind: effect, says: x, cause: to-m, effects: {x: gain}}\n",
        "  m-loses: {kind: effect, says: x, cause: to-m, effects: {x: loss}}\n",
    ]
    one, two = (origin(lineage_of(head + "".join(order)), "x") for order in (claims, claims[::-1]))
    assert (one.leading, one.others, one.first) == (two.leading, two.others, two.first)
    assert one.leading is not None
    assert one.leading.id == "one-gives-x"
