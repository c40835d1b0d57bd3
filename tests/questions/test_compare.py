"""Models side by side."""

import pytest

from abilitytrace.diagnostics import UnknownName, WrongKind
from abilitytrace.lineage import Lineage
from abilitytrace.questions.compare import compare
from tests.conftest import LineageOf

# root → left, right; left → leaf; alone
TEXT = """\
sources:
  paper: {title: A Paper, published: 2023-05, kind: paper}
  other: {title: Another, published: 2024-01, kind: paper}
attributes:
  size: {name: size}
  window: {name: window}
  code-name: {name: code name}
models:
  root: {name: Root, developer: Lab, released: 2020}
  left:
    name: Left
    aliases: [the left one]
    specs:
      size: [{value: 7, unit: billion, source: paper, at: x}, {value: 8, unit: billion, source: other, at: x}]
      window: {value: 4096, unit: tokens, source: paper, at: x}
      code-name: {value: Left, source: paper, at: x}
  right:
    name: Right
    specs:
      size: {value: 7, unit: billion, source: paper, at: x}
      code-name: {value: right, source: paper, at: x}
  leaf: {name: Leaf}
  alone: {name: Alone}
methods:
  tuning: {name: tuning}
abilities:
  maths: {name: Maths}
  chat: {name: Chat}
benchmarks:
  sums: {name: Sums, measures: [maths]}
  talk: {name: Talk}
  suite: {name: Suite}
  part: {name: Part, broader: [suite]}
steps:
  to-root: {output: root}
  to-left: {inputs: [root], output: left, methods: [tuning], date: 2021}
  to-right: {inputs: [root], output: right, date: 2021}
  to-leaf: {inputs: [left], output: leaf, date: 2022}
claims:
  left-maths: {kind: effect, says: x, cause: to-left, effects: {maths: loss}}
  right-chat: {kind: effect, says: x, cause: to-right, effects: {chat: gain, maths: strong-gain}}
scores:
  - {model: left, benchmark: sums, metric: acc, value: 40, shots: 5, prompting: cot, source: paper, at: x}
  - {model: right, benchmark: sums, metric: acc, value: 60, shots: 5, prompting: cot, source: paper, at: x}
  - {model: leaf, benchmark: sums, metric: acc, value: 50, shots: 5, prompting: cot, source: paper, at: x}
  - {model: left, benchmark: suite, metric: acc, value: 5, shots: 5, prompting: cot, source: paper, at: x}
  - {model: right, benchmark: suite, metric: acc, value: 4, shots: 5, prompting: cot, source: paper, at: x}
  - {model: left, benchmark: part, metric: acc, value: 3, shots: 5, prompting: cot, source: paper, at: x}
  - {model: right, benchmark: part, metric: acc, value: 4, shots: 5, prompting: cot, source: paper, at: x}
  - {model: left, benchmark: talk, metric: acc, value: 1, shots: 5, prompting: cot, source: paper, at: x}
  - {model: right, benchmark: talk, metric: acc, value: 1, shots: 0, prompting: cot, source: other, at: x}
"""


def test_models_stand_in_the_order_asked_for_each_once(lineage_of: LineageOf) -> None:
    answer = compare(lineage_of(TEXT), "right", "the left one", "Left")
    assert [profile.model.id for profile in answer.models] == ["right", "left"]
    assert [against.model.id for against in answer.against] == ["left"]


def test_a_profile_has_maker_date_parents_and_scores(lineage_of: LineageOf) -> None:
    root, left = compare(lineage_of(TEXT), "root", "left").models
    assert (root.developer, root.released, root.made_from, root.scores) == ("Lab", "2020", (), 0)
    assert ([model.id for model in left.made_from], left.scores) == (["root"], 4)


@pytest.mark.parametrize(
    ("names", "common"),
    [
        (["left", "right"], ["root"]),
        (["left", "leaf", "right"], ["root"]),
        (["left", "leaf"], ["left"]),
        (["left", "alone"], []),
        (["root", "left", "leaf"], ["root"]),
    ],
)
def test_the_nearest_common_ancestor_of_all(lineage_of: LineageOf, names: list[str], common: list[str]) -> None:
    assert [model.id for model in compare(lineage_of(TEXT), *names).common] == common


def test_gains_and_losses_are_against_the_first(lineage_of: LineageOf) -> None:
    (against,) = compare(lineage_of(TEXT), "left", "right").against
    assert against.relation == "siblings"
    assert [ability.id for ability in against.gained] == ["maths", "chat"]
    assert (against.lost, against.restored) == ((), ())
    (back,) = compare(lineage_of(TEXT), "right", "left").against
    assert [ability.id for ability in back.lost] == ["maths", "chat"]


def test_specs_stand_side_by_side_with_conflicts_and_blanks(lineage_of: LineageOf) -> None:
    rows = {row.attribute.id: row for row in compare(lineage_of(TEXT), "left", "right").specs}
    size, window = rows["size"], rows["window"]
    assert [[value.value.en for value in values] for values in size.values] == [["7", "8"], ["7"]]
    assert [value.sources[0].id for value in size.values[0]] == ["paper", "other"]
    assert size.differs
    assert (window.values[1], window.differs) == ((), False)
    assert list(rows) == ["size", "code-name", "window"], "what is known of both comes first"


def test_two_names_for_two_models_are_no_difference(lineage_of: LineageOf) -> None:
    rows = {row.attribute.id: row for row in compare(lineage_of(TEXT), "left", "right").specs}
    assert not rows["code-name"].differs


def test_specs_are_those_known_on_the_date(lineage_of: LineageOf) -> None:
    rows = {row.attribute.id: row for row in compare(lineage_of(TEXT, "2023-06"), "left", "right").specs}
    assert not rows["size"].differs


def test_marks_are_those_of_the_models_own_steps(lineage_of: LineageOf) -> None:
    answer = compare(lineage_of(TEXT), "left", "right", "leaf")
    marks = {row.ability.id: [[cell.mark for cell in cells] for cells in row.marks] for row in answer.marks}
    assert marks == {"maths": [["loss"], ["strong-gain"], []], "chat": [[], ["gain"], []]}


def test_scores_stand_side_by_side_inside_one_setting_only(lineage_of: LineageOf) -> None:
    answer = compare(lineage_of(TEXT), "left", "right", "leaf")
    rows = [
        (row.benchmark.id, [score.value if score else None for score in row.scores], getattr(row.suite, "id", None))
        for row in answer.scores
    ]
    assert rows == [
        ("sums", [40, 60, 50], None),
        ("suite", [5, 4, None], None),
        ("part", [3, 4, None], "suite"),
    ]


def test_settings_are_counted_without_parts_and_what_is_apart_is_named(lineage_of: LineageOf) -> None:
    (against,) = compare(lineage_of(TEXT), "left", "right").against
    assert (against.ahead, against.behind, against.level) == (1, 1, 0)
    assert [(one.benchmark.id, one.differs) for one in against.apart] == [("talk", ("source", "shots"))]


def test_marks_that_scores_speak_against_are_told(lineage_of: LineageOf) -> None:
    text = TEXT.replace(
        "model: right, benchmark: sums, metric: acc, value: 60", "model: right, benchmark: sums, metric: acc, value: 20"
    )
    (against,) = compare(lineage_of(text), "left", "right").against
    assert [(found.ability.id, found.agreement) for found in against.measured.abilities] == [("maths", "disagree")]


def test_wrong_names_are_refused(lineage_of: LineageOf) -> None:
    with pytest.raises(UnknownName):
        compare(lineage_of(TEXT), "left", "nobody")
    with pytest.raises(WrongKind):
        compare(lineage_of(TEXT), "left", "maths")


def test_the_example_of_the_built_in_lineage_is_read_off_its_source(builtin: Lineage) -> None:
    answer = compare(builtin, "code-davinci-002", "text-davinci-002")
    (row,) = [
        row
        for row in answer.scores
        if row.benchmark.id == "gsm8k" and row.setting.source and row.setting.source.id == "zheng2023gptfathom"
    ]
    assert [score.value for score in row.scores if score] == [60.2, 47.3]
    assert (row.setting.shots, row.setting.prompting) == ("8", "cot")
