"""How one model descends from another: the best route, its weakest step, and what to say where there is none."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from abilitytrace.diagnostics import WrongKind
from abilitytrace.grading import weakest
from abilitytrace.questions.path import Path, Route, path
from abilitytrace.vocabulary import GRADED
from tests.conftest import LineageOf
from tests.strategies import Family, compiled, families

STRONG = "supports: [{source: maker, at: p. 1, kind: statement, finding: So.}]"
WEAK = "supports: [{source: other, at: p. 1, kind: argument, finding: So.}]"
TEXT = f"""
sources:
  maker: {{title: Maker, published: 2022, group: a, kind: docs}}
  other: {{title: Other, published: 2022, group: b, kind: paper}}
models:
  base: {{name: Base}}
  left: {{name: Left}}
  right: {{name: Right}}
  late: {{name: Late}}
  end: {{name: End}}
  apart: {{name: Apart}}
  copy: {{name: Copy}}
  child: {{name: Child}}
  doubtful: {{name: Doubtful}}
methods:
  tuning: {{name: tuning}}
steps:
  to-left: {{inputs: [base], output: left, date: 2021, methods: [tuning], {STRONG}}}
  to-right: {{inputs: [base], output: right, {STRONG}}}
  to-late: {{inputs: [left, right], output: late, relation: succeeds, {STRONG}}}
  to-end: {{inputs: [late], output: end, {STRONG}}}
  short-cut: {{inputs: [base], output: end, {WEAK}}}
  to-copy: {{inputs: [left], output: copy, relation: imitates, {STRONG}}}
  to-child: {{inputs: [copy], output: child, {STRONG}}}
  to-doubtful:
    inputs: [left]
    output: doubtful
    {WEAK}
    disputes: [{{source: maker, at: p. 2, kind: statement, finding: "No."}},
               {{source: other, at: p. 2, kind: report, finding: "No."}}]
"""


def steps(answer: Path) -> list[list[str]]:
    return [[link.step.id for link in route.links] for route in answer.routes]


def test_the_best_founded_route_wins_over_the_shorter(lineage_of: LineageOf) -> None:
    answer = path(lineage_of(TEXT), "base", "end")
    assert (answer.relation, answer.total, steps(answer)) == ("descends", 3, [["to-left", "to-late", "to-end"]])
    assert (answer.routes[0].level, answer.routes[0].weakest) == ("strong", "to-left")


def test_all_routes_come_the_best_first(lineage_of: LineageOf) -> None:
    answer = path(lineage_of(TEXT), "base", "end", every=True)
    assert steps(answer) == [["to-left", "to-late", "to-end"], ["to-right", "to-late", "to-end"], ["short-cut"]]
    assert [(route.level, route.weakest) for route in answer.routes] == [
        ("strong", "to-left"),
        ("strong", "to-right"),
        ("limited", "short-cut"),
    ]


def test_a_merge_names_its_other_inputs(lineage_of: LineageOf) -> None:
    (route,) = path(lineage_of(TEXT), "left", "end").routes
    assert [(link.start.id, [named.id for named in link.together]) for link in route.links] == [
        ("left", ["right"]),
        ("late", []),
    ]


def test_two_steps_between_the_same_models_are_two_routes(lineage_of: LineageOf) -> None:
    twice = TEXT + f"  to-left-otherwise: {{inputs: [base], output: left, {WEAK}}}\n"
    answer = path(lineage_of(twice), "base", "left", every=True)
    assert (answer.total, steps(answer)) == (2, [["to-left"], ["to-left-otherwise"]])


@pytest.mark.parametrize(
    ("a", "b", "relation", "found", "shared"),
    [
        ("base", "base", "same", [], []),
        ("end", "base", "reverse", [], []),
        ("left", "right", "none", [], ["base"]),
        ("apart", "end", "none", [], []),
        ("base", "child", "imitates", [["to-left", "to-copy", "to-child"]], []),
        ("left", "copy", "imitates", [["to-copy"]], []),
        ("copy", "child", "descends", [["to-child"]], []),
        ("base", "doubtful", "descends", [["to-left", "to-doubtful"]], []),
    ],
)
def test_how_two_models_are_related(
    lineage_of: LineageOf, a: str, b: str, relation: str, found: list[list[str]], shared: list[str]
) -> None:
    answer = path(lineage_of(TEXT), a, b)
    assert (answer.relation, steps(answer), [base.id for base in answer.shared]) == (relation, found, shared)


def test_a_refuted_step_makes_a_refuted_route(lineage_of: LineageOf) -> None:
    (route,) = path(lineage_of(TEXT), "base", "doubtful").routes
    assert (route.level, route.weakest) == ("refuted", "to-doubtful")


def test_an_ability_has_no_path(lineage_of: LineageOf) -> None:
    with pytest.raises(WrongKind):
        path(lineage_of(TEXT), "tuning", "end")


# -- laws


def _ends(route: Route) -> list[tuple[str, str]]:
    return [(link.start.id, link.step.id) for link in route.links]


MODELS = st.sampled_from([f"m{i}" for i in range(6)])


@settings(max_examples=60)
@given(families(), MODELS, MODELS)
def test_routes_are_whole_sorted_and_counted(family: Family, a: str, b: str) -> None:
    lineage = compiled(family)
    answer = path(lineage, a, b, every=True)
    assert (answer.relation == "descends") == (a != b and a in lineage.ancestry(b).models)
    if answer.relation != "descends":
        assert answer.total == 0
        return
    assert answer.total == len(answer.routes) == len({tuple(_ends(route)) for route in answer.routes})
    for route in answer.routes:
        ends = [route.links[0].start.id, *(link.step.output.id for link in route.links)]
        assert (ends[0], ends[-1]) == (a, b)
        assert [link.start.id for link in route.links] == ends[:-1]
        assert route.level == weakest(link.step.confidence.level for link in route.links)
    levels = [GRADED.index(route.level) for route in answer.routes]
    assert levels == sorted(levels, reverse=True)
    assert path(lineage, a, b).routes == answer.routes[:1]
