"""The family as a tree."""

import pytest

from abilitytrace.diagnostics import UnknownName, WrongKind
from abilitytrace.questions.tree import Node, Options, Tree, tree
from tests.conftest import LineageOf

TEXT = """\
sources:
  s: {title: S, published: 2022, kind: paper, group: g}
models:
  a: {name: A, released: 2019}
  b: {name: B, released: 2020}
  c: {name: C, released: 2021}
  d: {name: D, released: 2022}
  e: {name: E, released: 2023}
  copy: {name: Copy, released: 2022}
  unnamed: {name: unnamed, placeholder: true}
  alone: {name: Alone}
  series: {name: Series, members: [a, b]}
methods:
  tuning: {name: tuning}
abilities:
  x: {name: X}
  y: {name: Y}
steps:
  to-c: {inputs: [a], output: c, date: 2021}
  to-b: {inputs: [a], output: b, date: 2020, methods: [tuning], relation: succeeds}
  to-d: {inputs: [b, c], output: d, date: 2022, until: 2022-05}
  to-e: {inputs: [d], output: e, date: 2023}
  to-e-too: {inputs: [unnamed], output: e, date: 2023, supports: [{source: s, at: p, kind: statement, finding: f}]}
  to-copy: {inputs: [a], output: copy, relation: imitates}
claims:
  d-x: {kind: effect, says: x, cause: to-d, effects: {x: gain, y: loss}}
  e-x: {kind: effect, says: x, cause: to-e, effects: {x: loss}}
  e-x-too: {kind: effect, says: x, cause: to-e-too, effects: {x: restore}, versus: a}
"""


def drawn(nodes: tuple[Node, ...], depth: int = 0) -> list[str]:
    """A picture of the answer: one line a node, `*` for folded, `…` for cut."""
    lines = []
    for node in nodes:
        lines.append("  " * depth + node.model.id + "*" * node.folded + "…" * node.cut)
        lines += drawn(node.branches, depth + 1)
    return lines


def picture(answer: Tree) -> list[str]:
    return drawn(answer.roots)


def test_children_stand_by_date_and_a_merge_under_each_parent(lineage_of: LineageOf) -> None:
    assert picture(tree(lineage_of(TEXT), "a")) == ["a", "  b", "    d", "      e", "  c", "    d*"]


def test_a_forest_starts_with_the_largest_tree_and_lists_loners_apart(lineage_of: LineageOf) -> None:
    answer = tree(lineage_of(TEXT))
    # E stands in full where its better founded account puts it
    assert picture(answer) == ["a", "  b", "    d", "      e", "  c", "    d*", "unnamed", "  e"]
    assert [named.id for named in answer.alone] == ["copy", "alone"]
    assert answer.models == 8


def test_inverted_it_shows_what_a_model_was_made_from(lineage_of: LineageOf) -> None:
    assert picture(tree(lineage_of(TEXT), "e", Options(invert=True))) == [
        "e", "  unnamed", "  d", "    b", "      a", "    c", "      a",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("depth", "lines"),
    [
        (1, ["a", "  b…", "  c…"]),
        (2, ["a", "  b", "    d…", "  c", "    d*"]),
        (3, ["a", "  b", "    d", "      e", "  c", "    d*"]),
    ],
)
def test_depth_cuts_and_says_so(lineage_of: LineageOf, depth: int, lines: list[str]) -> None:
    assert picture(tree(lineage_of(TEXT), "a", Options(depth=depth))) == lines


def test_what_was_cut_deep_down_is_shown_where_it_stands_higher_up(lineage_of: LineageOf) -> None:
    text = """\
models: {a: {name: A}, b: {name: B}, c: {name: C}, d: {name: D}}
steps:
  ab: {inputs: [a], output: b, date: 2020}
  bc: {inputs: [b], output: c, date: 2021}
  ac: {inputs: [a], output: c, date: 2022}
  cd: {inputs: [c], output: d, date: 2023}
"""
    assert picture(tree(lineage_of(text), "a", Options(depth=2))) == ["a", "  b", "    c…", "  c", "    d"]


def test_without_folding_everything_is_repeated(lineage_of: LineageOf) -> None:
    assert picture(tree(lineage_of(TEXT), "a", Options(dedupe=False))) == [
        "a", "  b", "    d", "      e", "  c", "    d", "      e",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("edges", "lines"),
    [
        (("derives",), ["a", "  c", "    d", "      e"]),
        (("succeeds",), ["a", "  b"]),
        (("imitates",), ["a", "  copy"]),
        (("derives", "succeeds", "imitates"), ["a", "  b", "    d", "      e", "  c", "    d*", "  copy"]),
    ],
)
def test_only_the_relations_asked_for_are_followed(
    lineage_of: LineageOf, edges: tuple[str, ...], lines: list[str]
) -> None:
    assert sorted(picture(tree(lineage_of(TEXT), "a", Options(edges=edges)))) == sorted(lines)


def test_pruning_leaves_out_a_model_and_what_hangs_on_it(lineage_of: LineageOf) -> None:
    assert picture(tree(lineage_of(TEXT), "a", Options(prune=("D",)))) == ["a", "  b", "  c"]
    assert picture(tree(lineage_of(TEXT), "a", Options(prune=("b",)))) == ["a", "  c", "    d", "      e"]
    assert picture(tree(lineage_of(TEXT), "a", Options(prune=("a",)))) == []


def find(answer: Tree, model: str) -> Node:
    todo = list(answer.roots)
    while todo:
        node = todo.pop(0)
        if node.model.id == model:
            return node
        todo += node.branches
    raise AssertionError(model)


def test_a_node_tells_its_step(lineage_of: LineageOf) -> None:
    node = find(tree(lineage_of(TEXT), "a"), "b")
    assert (node.step, node.relation, node.date) == ("to-b", "succeeds", "2020")
    assert [method.id for method in node.methods] == ["tuning"]
    merge = find(tree(lineage_of(TEXT), "a"), "d")
    assert (merge.date, merge.until, [named.id for named in merge.other_inputs]) == ("2022", "2022-05", ["c"])


def test_a_node_counts_rival_accounts(lineage_of: LineageOf) -> None:
    node = find(tree(lineage_of(TEXT), "a"), "e")
    assert node.rivals == 1
    assert node.confidence is not None
    assert node.confidence.level == "none"


def test_marks_stand_at_the_step_that_made_them(lineage_of: LineageOf) -> None:
    answer = tree(lineage_of(TEXT), "a")
    assert [(mark.ability.id, mark.mark) for mark in find(answer, "d").marks] == [("x", "gain"), ("y", "loss")]
    # of two marks on E the one against what this step started from
    assert [(mark.mark, mark.versus) for mark in find(answer, "e").marks] == [("loss", None)]


def test_of_equal_marks_the_better_founded_stands(lineage_of: LineageOf) -> None:
    text = TEXT + (
        "  d-a: {kind: effect, says: x, cause: to-d, effects: {x: strong-gain},"
        " supports: [{source: s, at: p, kind: ablation, finding: f}]}\n"
    )
    marks = find(tree(lineage_of(text), "a"), "d").marks
    assert [(mark.ability.id, mark.mark, mark.level) for mark in marks] == [
        ("x", "strong-gain", "moderate"), ("y", "loss", "none"),
    ]  # fmt: skip


def test_an_ability_shows_its_marks_and_trees_alone(lineage_of: LineageOf) -> None:
    answer = tree(lineage_of(TEXT), "", Options(ability="y"))
    assert [root.model.id for root in answer.roots] == ["a"]
    assert [(mark.ability.id, mark.mark) for mark in find(answer, "d").marks] == [("y", "loss")]
    assert find(answer, "e").marks == ()


def test_a_placeholder_is_told(lineage_of: LineageOf) -> None:
    assert tree(lineage_of(TEXT), "unnamed").roots[0].placeholder


def test_a_chain_longer_than_anyone_reads_is_cut(lineage_of: LineageOf) -> None:
    models = "\n".join(f"  m{i}: {{name: M{i}}}" for i in range(600))
    steps = "\n".join(f"  s{i}: {{inputs: [m{i}], output: m{i + 1}}}" for i in range(599))
    answer = tree(lineage_of(f"models:\n{models}\nsteps:\n{steps}\n"), "m0")
    assert picture(answer)[-1].endswith("…")
    assert 100 <= answer.models < 600


def test_unknown_names_are_refused(lineage_of: LineageOf) -> None:
    lineage = lineage_of(TEXT)
    with pytest.raises(UnknownName):
        tree(lineage, "nobody")
    with pytest.raises(WrongKind):
        tree(lineage, "x")
    with pytest.raises(UnknownName):
        tree(lineage, "a", Options(prune=("nobody",)))
    with pytest.raises(WrongKind):
        tree(lineage, "a", Options(ability="a"))
