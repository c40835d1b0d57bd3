"""What models cannot do."""

import pytest

from abilitytrace.diagnostics import WrongKind
from abilitytrace.questions.limits import limits
from tests.conftest import LineageOf

# root → middle → leaf; family: leaf and sister
TEXT = """\
sources:
  paper: {title: A Paper, published: 2022-12, kind: paper, group: one}
  later: {title: A Later Paper, published: 2024-01, kind: paper, group: two}
models:
  root: {name: Root}
  roots: {name: Root Series, members: [root]}
  middle: {name: Middle}
  leaf: {name: Leaf}
  sister: {name: Sister}
  family: {name: Family, members: [leaf, sister]}
  stranger: {name: Stranger}
abilities:
  maths: {name: Maths}
steps:
  to-root: {output: root}
  to-middle: {inputs: [root], output: middle}
  to-leaf: {inputs: [middle], output: leaf}
claims:
  leaf-cannot:
    kind: limit
    says: Leaf cannot.
    about: [leaf, maths]
    supports: [{source: paper, at: p, kind: argument, finding: It could not.}]
    rivals: [leaf-can]
  leaf-never: {kind: limit, says: Leaf never can., about: [leaf, root],
               supports: [{source: later, at: p, kind: ablation, finding: It never could.}]}
  leaf-can: {kind: general, says: Leaf can., about: [leaf],
             supports: [{source: paper, at: q, kind: argument, finding: It did.}]}
  step-cannot: {kind: limit, says: The step cannot., about: [to-leaf],
                supports: [{source: paper, at: r, kind: community, finding: Seen.}]}
  family-cannot: {kind: limit, says: The family cannot., about: [family],
                  supports: [{source: paper, at: s, kind: argument, finding: Seen.}]}
  sister-cannot: {kind: limit, says: Sister cannot., about: [sister],
                  supports: [{source: paper, at: t, kind: argument, finding: Seen.}]}
  root-cannot: {kind: limit, says: Root cannot., about: [root],
                supports: [{source: paper, at: u, kind: argument, finding: Seen.}]}
  roots-cannot: {kind: limit, says: The old ones cannot., about: [roots],
                 supports: [{source: paper, at: v, kind: community, finding: Seen.}]}
  stranger-cannot: {kind: limit, says: Stranger cannot., about: [stranger],
                    supports: [{source: paper, at: w, kind: argument, finding: Seen.}]}
"""


def test_limits_of_the_model_come_first_each_sort_strongest_first(lineage_of: LineageOf) -> None:
    answer = limits(lineage_of(TEXT), "leaf")
    assert [(limit.relation, limit.claim.id) for limit in answer.limits] == [
        ("own", "leaf-never"),
        ("own", "leaf-cannot"),
        ("own", "step-cannot"),
        ("series", "family-cannot"),
        ("ancestor", "root-cannot"),
        ("ancestor", "roots-cannot"),
    ]


def test_a_series_has_the_limits_of_its_members_and_their_ancestors(lineage_of: LineageOf) -> None:
    answer = limits(lineage_of(TEXT), "family")
    assert [(limit.relation, limit.claim.id) for limit in answer.limits] == [
        ("own", "family-cannot"),
        ("member", "leaf-never"),
        ("member", "leaf-cannot"),
        ("member", "sister-cannot"),
        ("member", "step-cannot"),
        ("ancestor", "root-cannot"),
        ("ancestor", "roots-cannot"),
    ]


def test_a_limit_names_models_abilities_examples_and_rivals(lineage_of: LineageOf) -> None:
    (limit,) = [limit for limit in limits(lineage_of(TEXT), "leaf").limits if limit.claim.id == "leaf-cannot"]
    assert [model.id for model in limit.of] == ["leaf"]
    assert [ability.id for ability in limit.abilities] == ["maths"]
    assert [item.finding.en for item in limit.claim.supports] == ["It could not."]
    assert [rival.id for rival in limit.rivals] == ["leaf-can"]


def test_without_a_model_all_limits_are_told_strongest_first(lineage_of: LineageOf) -> None:
    answer = limits(lineage_of(TEXT))
    assert answer.model is None
    assert {limit.claim.id for limit in answer.limits} == {
        *("leaf-cannot", "leaf-never", "step-cannot", "family-cannot", "sister-cannot"),
        *("root-cannot", "roots-cannot", "stranger-cannot"),
    }
    assert answer.limits[0].claim.id == "leaf-never"
    assert {limit.relation for limit in answer.limits} == {""}


def test_limits_are_those_known_on_the_date(lineage_of: LineageOf) -> None:
    answer = limits(lineage_of(TEXT, "2022-12"), "leaf")
    assert "leaf-never" not in {limit.claim.id for limit in answer.limits}
    assert "leaf-cannot" in {limit.claim.id for limit in answer.limits}


def test_a_model_without_limits_has_none(lineage_of: LineageOf) -> None:
    assert limits(lineage_of("schema: 1\nmodels: {m: {name: M}}"), "m").limits == ()


def test_an_ability_is_no_model(lineage_of: LineageOf) -> None:
    with pytest.raises(WrongKind):
        limits(lineage_of(TEXT), "maths")
