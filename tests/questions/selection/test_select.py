"""What selectors keep of a lineage, and why; and the laws of their algebra."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from abilitytrace.diagnostics import LineageError, UnknownName, WrongKind
from abilitytrace.lineage import Lineage
from abilitytrace.questions.selection import choose, parse, select
from abilitytrace.questions.tree import Node, Options, tree
from abilitytrace.records import Step, Thing
from tests.conftest import LineageOf
from tests.strategies import Family, compiled, families

FAMILY = """
sources:
  early: {title: Early, published: 2020-06, group: acme, kind: paper}
  late: {title: Late, published: 2022-12, group: other, kind: paper}
models:
  base: {name: Base, developer: Acme, released: 2020-06, aliases: ["The Base"]}
  tuned: {name: Tuned, developer: Acme, released: 2021-03}
  left: {name: Left, developer: Other Lab, released: 2022-01}
  right: {name: Right, developer: Other Lab, released: 2022-05-01}
  merged: {name: Merged, released: 2023}
  copy: {name: Copy, released: 2021}
methods:
  tuning: {name: Tuning}
  sft: {name: SFT, broader: [tuning]}
abilities:
  maths: {name: Maths}
  algebra: {name: Algebra, broader: [maths]}
benchmarks:
  sums: {name: Sums, measures: [maths]}
steps:
  to-tuned: {inputs: [base], output: tuned, methods: [sft],
             supports: [{source: early, at: p. 1, kind: statement, finding: So.}]}
  to-left: {inputs: [tuned], output: left, methods: [tuning],
            supports: [{source: late, at: p. 1, kind: argument, finding: So.}]}
  to-right: {inputs: [tuned], output: right, stated: {level: hypothesis, source: late},
             supports: [{source: late, at: p. 1, kind: report, finding: So.}]}
  to-merged: {inputs: [left, right], output: merged}
  to-copy: {inputs: [base], output: copy, relation: imitates}
claims:
  tuning-helps: {kind: origin, says: Tuning gives algebra., cause: sft, effects: {algebra: gain},
                 stated: {level: asserted, source: late}}
  left-loses: {kind: effect, says: Left lost maths., cause: to-left, effects: {maths: loss},
               supports: [{source: late, at: p. 2, kind: ablation, finding: Yes.}],
               disputes: [{source: early, at: p. 2, kind: argument, finding: No.}]}
  maths-is-hard: {kind: general, says: Maths is hard., about: [maths]}
questions:
  why-maths: {says: Why maths?, about: [maths], raised: {source: late, at: p. 3}}
"""


def ids(lineage: Lineage, text: str) -> set[str]:
    return set(select(lineage, parse(text)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tuned", "tuned"),
        ('"The Base"', "base"),
        ("+tuned", "tuned to-tuned base"),
        ("tuned+1", "tuned to-left left to-right right"),
        ("1+merged", "merged to-merged left right"),
        ("2+merged", "merged to-merged left right to-left to-right tuned"),
        ("0+merged", "merged"),
        ("left+", "left to-merged merged"),
        ("@left", "left to-merged merged right to-left to-right tuned to-tuned base"),
        ("base+", "base to-tuned tuned to-left left to-right right to-merged merged"),
        ("+to-left", "to-left tuned to-tuned base"),
        ("to-left+", "to-left left to-merged merged"),
        ("base copy", "base copy"),
        ("+left,+right", "tuned to-tuned base"),
        ("left,right", ""),
        ("left,right base", "base"),
        ("kind:model,year:2022", "left right"),
        ("kind:models,year:..2020", "base"),
        ("kind:model,year:2021..2022-01", "tuned copy left"),
        # a date known to the year alone may lie outside
        ("kind:model,year:2021-01..2021-06", "tuned"),
        ("kind:origin", "tuning-helps"),
        ("org:acme", "base tuned to-tuned early"),
        ('org:"other lab"', "left right to-left to-right"),
        ("method:tuning", "tuning sft to-tuned tuned to-left left tuning-helps"),
        ("method:sft", "sft to-tuned tuned tuning-helps"),
        ("ability:algebra", "algebra tuning-helps sft"),
        ("ability:maths", "maths algebra tuning-helps sft left-loses to-left left maths-is-hard why-maths sums"),
        ("graded:>=moderate,kind:step", "to-tuned"),
        ("graded:strong", "to-tuned tuned"),
        ("graded:contested", "left-loses"),
        ("graded:none,kind:claim", "tuning-helps maths-is-hard"),
        ("stated:hypothesis", "to-right right"),
        ("source:early", "early to-tuned left-loses"),
        ("source:late,kind:question", "why-maths"),
    ],
)  # fmt: skip
def test_a_selector_keeps(lineage_of: LineageOf, text: str, expected: str) -> None:
    assert ids(lineage_of(FAMILY), text) == set(expected.split())


def test_every_record_kept_says_why(lineage_of: LineageOf) -> None:
    found = select(lineage_of(FAMILY), parse("2+merged,year:..2022"))
    assert {
        key: [(reason.term, reason.how, reason.hops, reason.detail) for reason in why] for key, why in found.items()
    } == {
        "left": [("2+merged", "ancestor", 1, ""), ("year:..2022", "year", 0, "2022-01")],
        "right": [("2+merged", "ancestor", 1, ""), ("year:..2022", "year", 0, "2022-05-01")],
        "to-left": [("2+merged", "ancestor", 2, ""), ("year:..2022", "year", 0, "2022-01")],
        "to-right": [("2+merged", "ancestor", 2, ""), ("year:..2022", "year", 0, "2022-05-01")],
        "tuned": [("2+merged", "ancestor", 2, ""), ("year:..2022", "year", 0, "2021-03")],
    }


@pytest.mark.parametrize(
    ("text", "error", "note"),
    [
        ("tuned +bse", UnknownName, "  tuned +bse\n        ^^^^"),
        ("+maths", WrongKind, "  +maths\n  ^^^^^^"),
        ("method:maths", WrongKind, "  method:maths\n  ^^^^^^^^^^^^"),
        ("base,org:acne", UnknownName, "  base,org:acne\n       ^^^^^^^^"),
    ],
)
def test_an_unknown_name_is_pointed_at(lineage_of: LineageOf, text: str, error: type[LineageError], note: str) -> None:
    with pytest.raises(error) as caught:
        select(lineage_of(FAMILY), parse(text))
    assert caught.value.__notes__ == [note]


def test_an_organisation_gets_the_nearest(lineage_of: LineageOf) -> None:
    with pytest.raises(UnknownName) as caught:
        select(lineage_of(FAMILY), parse("org:acne"))
    assert caught.value.nearest == (("Acme", "Acme", "organisation"),)


def test_what_was_not_known_is_not_selected(lineage_of: LineageOf) -> None:
    lineage = lineage_of(FAMILY, as_of="2021")
    assert ids(lineage, "base+") == {"base", "to-tuned", "tuned"}
    assert ids(lineage, "merged") == set()
    assert ids(lineage, "kind:claim") == {"left-loses", "maths-is-hard"}


def test_a_tree_of_some_models_makes_roots_of_orphans(lineage_of: LineageOf) -> None:
    lineage = lineage_of(FAMILY)
    found = tree(lineage, "", Options(selected=frozenset({"base", "left", "merged"})))
    assert [(node.model.id, [below.model.id for below in node.branches]) for node in found.roots] == [
        ("left", ["merged"])
    ]
    assert [named.id for named in found.alone] == ["base"]
    assert found.models == 3


def test_a_step_left_out_of_a_tree_is_not_followed(lineage_of: LineageOf) -> None:
    found = tree(lineage_of(FAMILY), "tuned", Options(excluded=frozenset({"to-right", "merged"})))
    assert [node.model.id for node in nodes(found.roots)] == ["tuned", "left"]


def nodes(roots: tuple[Node, ...]) -> list[Node]:
    return [node for root in roots for node in (root, *nodes(root.branches))]


# -- laws

TERMS = st.sampled_from(
    [
        *("m0", "m3", "+m4", "m1+", "1+m5", "m2+1", "2+m3+1", "@m1", "@m5", "step-0", "+step-1", "kind:model"),
        *("kind:claim", "kind:effect", "kind:step", "method:tuning", "method:sft", "+method:sft", "ability:maths"),
        *("year:2020..2022", "year:2022", "graded:>=limited", "graded:disputed", "graded:contested"),
        *("stated:hypothesis", "source:s1", "source:s3"),
    ]
)
MODELS = st.sampled_from([f"m{i}" for i in range(6)])
_FEW = settings(max_examples=25)


@_FEW
@given(families(), TERMS, TERMS)
def test_a_blank_is_the_union(family: Family, a: str, b: str) -> None:
    lineage = compiled(family)
    assume(all(term != "+step-1" or lineage.kind("step-1") for term in (a, b)))
    assert ids(lineage, f"{a} {b}") == ids(lineage, a) | ids(lineage, b) == ids(lineage, f"{b} {a}")


@_FEW
@given(families(), TERMS, TERMS)
def test_a_comma_is_the_intersection(family: Family, a: str, b: str) -> None:
    lineage = compiled(family)
    assert ids(lineage, f"{a},{b}") == ids(lineage, a) & ids(lineage, b) == ids(lineage, f"{b},{a}")


@_FEW
@given(families(), TERMS, TERMS, TERMS)
def test_a_comma_binds_tighter_than_a_blank(family: Family, a: str, b: str, c: str) -> None:
    lineage = compiled(family)
    assert ids(lineage, f"{a},{b} {c}") == ids(lineage, f"{a},{b}") | ids(lineage, c)


@_FEW
@given(families(), TERMS, TERMS)
def test_what_is_excluded_is_left_out(family: Family, a: str, b: str) -> None:
    lineage = compiled(family)
    kept = choose(lineage, [parse(a)], [parse(b)])
    everything = {*ids(lineage, "kind:model kind:step kind:claim"), *ids(lineage, a), *ids(lineage, b)}
    assert {key for key in everything if kept.keeps(key)} == ids(lineage, a) - ids(lineage, b)
    without = choose(lineage, [], [parse(b)])
    assert {key for key in everything if without.keeps(key)} == everything - ids(lineage, b)


@_FEW
@given(families(), MODELS)
def test_ancestors_are_those_of_the_lineage(family: Family, model: str) -> None:
    lineage = compiled(family)
    ancestry = lineage.ancestry(model)
    assert ids(lineage, f"+{model}") == ancestry.models | set(ancestry.steps)


@_FEW
@given(families(), MODELS)
def test_descendants_are_those_one_is_an_ancestor_of(family: Family, model: str) -> None:
    lineage = compiled(family)
    models = {thing.id for thing in lineage.all("model", Thing)}
    descendants = {other for other in models if model in lineage.ancestry(other).models}
    assert ids(lineage, f"{model}+") & models == descendants


@_FEW
@given(families(), MODELS)
def test_at_a_leaf_is_the_leaf_with_its_ancestors(family: Family, model: str) -> None:
    lineage = compiled(family)
    assume(ids(lineage, f"{model}+") == {model})
    assert ids(lineage, f"@{model}") == ids(lineage, f"+{model}")


@_FEW
@given(families(), MODELS)
def test_at_is_all_descendants_with_all_their_ancestors(family: Family, model: str) -> None:
    lineage = compiled(family)
    descendants = [key for key in ids(lineage, f"{model}+") if not isinstance(lineage.get(key), Step)]
    assert ids(lineage, f"@{model}") == set().union(*(ids(lineage, f"+{key}") for key in descendants))


@_FEW
@given(families(), MODELS, st.integers(0, 4))
def test_one_more_step_takes_in_the_parents(family: Family, model: str, hops: int) -> None:
    lineage = compiled(family)
    near, wider = ids(lineage, f"{hops}+{model}"), ids(lineage, f"{hops + 1}+{model}")
    models = {key for key in near if lineage.kind(key) == "model"}
    parents = set().union(*(ids(lineage, f"1+{key}") for key in models))
    assert wider == near | parents


@_FEW
@given(families(), TERMS)
def test_a_tree_shows_the_models_selected(family: Family, term: str) -> None:
    lineage = compiled(family)
    kept = ids(lineage, term)
    found = tree(lineage, "", Options(selected=frozenset(kept)))
    shown = {node.model.id for node in nodes(found.roots)} | {named.id for named in found.alone}
    assert shown == kept & ids(lineage, "kind:model")
