"""What one model gained and lost against another."""

import pytest

from abilitytrace.diagnostics import UnknownName
from abilitytrace.lineage import Lineage
from abilitytrace.questions.diff import Diff, diff, merge_bases
from tests.conftest import LineageOf

# root → base → left → leaf, base → right; island apart
TEXT = """\
sources:
  s: {title: S, published: 2022, kind: paper, group: g}
  late: {title: L, published: 2024, kind: paper, group: h}
models:
  root: {name: Root, released: 2019}
  base: {name: Base, released: 2020, specs: {size: {value: 7, unit: billion, source: s}}}
  left: {name: Left, released: 2021, specs: {size: [{value: 7, unit: billion, source: s}, {value: 8, unit: billion, source: late}]}}
  leaf: {name: Leaf, released: 2022}
  right: {name: Right, released: 2021, specs: {size: {value: 7, unit: billion, source: s}, price: {value: high, source: s}}}
  island: {name: Island, specs: {size: {value: 1, unit: million, source: s}}}
methods:
  tuning: {name: tuning}
  mixing: {name: mixing}
abilities:
  a1: {name: A1}
  a2: {name: A2}
  a3: {name: A3}
  a4: {name: A4}
  a5: {name: A5}
attributes:
  size: {name: size}
  price: {name: price}
steps:
  to-base: {inputs: [root], output: base}
  to-left: {inputs: [base], output: left}
  to-leaf: {inputs: [left], output: leaf}
  to-right: {inputs: [base], output: right, methods: [tuning]}
claims:
  base-a5: {kind: effect, says: x, cause: to-base, effects: {a5: gain}}
  left-a1: {kind: effect, says: x, cause: to-left, effects: {a1: loss, a2: gain, a3: gain}}
  leaf-a1: {kind: effect, says: x, cause: to-leaf, effects: {a1: restore, a3: loss}}
  right-a2: {kind: effect, says: x, cause: to-right, effects: {a2: gain}}
  trade: {kind: tradeoff, says: A trade., cause: to-left, effects: {a1: loss, a2: gain}}
  elsewhere: {kind: tradeoff, says: Another., cause: to-base, effects: {a1: loss}}
"""


def verdicts(answer: Diff) -> dict[str, str]:
    return {change.ability.id: change.verdict for change in answer.changes}


@pytest.mark.parametrize(
    ("a", "b", "relation", "bases"),
    [
        ("base", "base", "same", ["base"]),
        ("root", "leaf", "ancestor", ["root"]),
        ("leaf", "root", "descendant", ["root"]),
        ("left", "right", "siblings", ["base"]),
        ("leaf", "right", "cousins", ["base"]),
        ("leaf", "island", "unrelated", []),
    ],
)
def test_how_the_models_are_related(lineage_of: LineageOf, a: str, b: str, relation: str, bases: list[str]) -> None:
    answer = diff(lineage_of(TEXT), a, b)
    assert (answer.relation, [base.id for base in answer.bases]) == (relation, bases)


def test_the_ways_run_from_the_point_where_they_part(lineage_of: LineageOf) -> None:
    answer = diff(lineage_of(TEXT), "right", "leaf")
    assert [step.id for step in answer.steps_a] == ["to-right"]
    assert [step.id for step in answer.steps_b] == ["to-left", "to-leaf"]


def test_marks_since_then_make_the_verdicts(lineage_of: LineageOf) -> None:
    assert verdicts(diff(lineage_of(TEXT), "base", "left")) == {
        "a1": "lost",
        "a2": "gained",
        "a3": "gained",
        "a5": "kept",
    }
    assert verdicts(diff(lineage_of(TEXT), "left", "leaf")) == {
        "a1": "restored",
        "a2": "kept",
        "a3": "lost",
        "a5": "kept",
    }
    # a half restored loss is a loss still; a gain taken back again leaves nothing to say
    assert verdicts(diff(lineage_of(TEXT), "base", "leaf")) == {
        "a1": "lost",
        "a2": "gained",
        "a3": "unknown",
        "a5": "kept",
    }


def test_what_both_sides_gained_is_kept(lineage_of: LineageOf) -> None:
    answer = diff(lineage_of(TEXT), "left", "right")
    change = next(change for change in answer.changes if change.ability.id == "a2")
    assert (change.verdict, change.one_sided) == ("kept", False)
    assert [mark.step.id for mark in (*change.of_a, *change.of_b)] == ["to-left", "to-right"]


def test_what_only_one_side_carries_is_said(lineage_of: LineageOf) -> None:
    answer = diff(lineage_of(TEXT), "left", "right")
    assert {change.ability.id: change.one_sided for change in answer.changes} == {
        "a1": True, "a2": False, "a3": True, "a5": False
    }  # fmt: skip


def test_no_mark_is_unknown_not_unchanged(lineage_of: LineageOf) -> None:
    answer = diff(lineage_of(TEXT), "base", "left")
    assert [ability.id for ability in answer.unmarked] == ["a4"]


def test_marks_from_before_are_kept_apart(lineage_of: LineageOf) -> None:
    change = next(c for c in diff(lineage_of(TEXT), "left", "right").changes if c.ability.id == "a5")
    assert (change.of_a, change.of_b, [mark.step.id for mark in change.before]) == ((), (), ["to-base"])


def test_changes_stand_by_verdict_then_in_file_order(lineage_of: LineageOf) -> None:
    answer = diff(lineage_of(TEXT), "base", "leaf")
    assert [change.ability.id for change in answer.changes] == ["a2", "a1", "a5", "a3"]


def test_unrelated_models_have_no_changes_but_their_specs_compare(lineage_of: LineageOf) -> None:
    answer = diff(lineage_of(TEXT), "base", "island")
    assert answer.changes == ()
    assert [spec.attribute.id for spec in answer.specs] == ["size"]


def test_specs_that_differ_keep_every_source(lineage_of: LineageOf) -> None:
    (size,) = diff(lineage_of(TEXT), "left", "right").specs  # price is known of one alone
    assert [(value.value.en, value.source.id) for value in size.of_a if value.source] == [("7", "s"), ("8", "late")]
    assert [value.value.en for value in size.of_b] == ["7"]


def test_specs_that_agree_are_left_out(lineage_of: LineageOf) -> None:
    assert diff(lineage_of(TEXT), "base", "right").specs == ()
    assert diff(lineage_of(TEXT, "2023"), "left", "right").specs == ()  # the other value came out later


def test_only_trades_made_on_the_ways_are_told(lineage_of: LineageOf) -> None:
    assert [claim.id for claim in diff(lineage_of(TEXT), "base", "leaf").tradeoffs] == ["trade"]
    assert [claim.id for claim in diff(lineage_of(TEXT), "base", "right").tradeoffs] == []


@pytest.mark.parametrize(
    ("steps", "a", "b", "bases"),
    [
        ("ab ac", "b", "c", "a"),
        ("ab bc", "a", "c", "a"),
        ("ab ac bd cd", "b", "d", "b"),
        ("ab ac bd cd", "d", "c", "c"),
        # a criss-cross of merges: two bases, neither of which descends from the other
        ("ac bc ad bd", "c", "d", "ab"),
        ("ab ac bd cd be ce", "d", "e", "bc"),
        ("xy", "y", "z", ""),
    ],
)
def test_the_merge_base_is_what_no_other_common_ancestor_descends_from(
    lineage_of: LineageOf, steps: str, a: str, b: str, bases: str
) -> None:
    models = ", ".join(f"{model}: {{name: {model}}}" for model in "abcdexyz")
    made = "\n".join(f"  {pair}: {{inputs: [{pair[0]}], output: {pair[1]}}}" for pair in steps.split())
    lineage = lineage_of(f"models: {{{models}}}\nsteps:\n{made}\n")
    assert merge_bases(lineage.ancestry(a), lineage.ancestry(b)) == list(bases)


def test_rival_accounts_of_one_model_count_its_marks_once(lineage_of: LineageOf) -> None:
    text = TEXT + "  left-too: {kind: effect, says: x, cause: to-left-2, effects: {a2: gain}}\n"
    text = text.replace("claims:\n", "  to-left-2: {inputs: [root], output: left}\nclaims:\n")
    change = next(c for c in diff(lineage_of(text), "base", "left").changes if c.ability.id == "a2")
    assert len(change.of_b) == 1


def test_a_general_claim_speaks_for_a_step_without_marks_of_its_own(lineage_of: LineageOf) -> None:
    text = TEXT + "  tuning-a1: {kind: origin, says: x, cause: tuning, effects: {a1: gain}}\n"
    change = next(c for c in diff(lineage_of(text), "left", "right").changes if c.ability.id == "a1")
    assert [(mark.claim.kind, mark.mark) for mark in change.of_b] == [("origin", "gain")]
    assert change.verdict == "gained"


@pytest.mark.parametrize(
    "claim",
    [
        pytest.param("cause: [tuning, mixing], effects: {a1: gain}", id="a cause of two methods, one of them missing"),
        pytest.param("cause: tuning, effects: {a1: none}", id="a claim that it does nothing"),
        pytest.param("cause: tuning, about: [island], effects: {a1: gain}", id="a claim about another family"),
        pytest.param(
            "cause: tuning, effects: {a1: gain}, disputes: [{source: s, at: p, kind: ablation, finding: f}, "
            "{source: late, at: p, kind: ablation, finding: f}]",
            id="a refuted claim",
        ),
    ],
)
def test_a_general_claim_that_does_not_fit_says_nothing(lineage_of: LineageOf, claim: str) -> None:
    text = TEXT + f"  general: {{kind: origin, says: x, {claim}}}\n"
    change = next(c for c in diff(lineage_of(text), "left", "right").changes if c.ability.id == "a1")
    assert change.of_b == ()


def test_gained_in_the_built_in_lineage(builtin: Lineage) -> None:
    answer = diff(builtin, "text-davinci-002", "text-davinci-003")
    assert verdicts(answer)["icl"] == "restored"
    assert verdicts(diff(builtin, "text-davinci-003", "text-davinci-002"))["icl"] == "lost"


def test_unknown_models_are_refused(lineage_of: LineageOf) -> None:
    with pytest.raises(UnknownName):
        diff(lineage_of(TEXT), "base", "nobody")
