"""One field of a record: its values, who gives them, and what is nearest where none is recorded."""

import pytest

from abilitytrace.diagnostics import UnknownName
from abilitytrace.questions.fields import FIELDS
from abilitytrace.questions.show_field import FieldShown, show_field
from abilitytrace.records import RECORD_TYPES
from tests.conftest import LineageOf

TEXT = """\
sources:
  paper: {title: A Paper, authors: "A. One, B. Two", kind: paper, published: 2022-12, arxiv: "2212.00001"}
  later: {title: A Later Paper, kind: paper, published: 2024}
attributes:
  parameters: {name: parameters, zh: 参数量, aliases: [size, how many parameters, 多少参数]}
  context-window: {name: context window, zh: 上下文窗口}
  release-date: {name: release date, aliases: [released]}
  publisher: {name: publisher}
models:
  base:
    name: Base
    developer: Lab
    released: 2020-07
    specs:
      parameters: {value: 175, unit: billion, source: paper, at: §1}
      context-window: {value: 2048, unit: tokens, source: paper, at: §3}
  middle:
    name: Middle
    specs:
      context-window:
        - {value: 8192, unit: tokens, source: paper, at: §3}
        - {value: 4096, unit: tokens, source: later, at: table}
  tuned:
    name: Tuned
    aliases: [T1, 微调]
    specs: {publisher: {value: Other Lab, source: later, at: p. 1}}
  far: {name: Far, specs: {parameters: {value: unpublished, source: later, at: p. 2}}}
methods:
  tuning: {name: tuning}
steps:
  to-middle: {inputs: [base], output: middle}
  to-tuned: {inputs: [middle], methods: [tuning], output: tuned}
claims:
  liked:
    kind: general
    says: Tuned is liked.
    about: [tuned]
    stated: {level: hypothesis, source: paper, at: end}
    supports: [{source: paper, at: p. 3, kind: argument, finding: It is.}]
"""


def values(answer: FieldShown) -> list[tuple[str, str]]:
    return [(value.value.en, value.unit) for value in answer.values]


@pytest.mark.parametrize("field", ["parameters", "Size", "how many parameters", "参数量", "多少参数"])
def test_an_attribute_is_found_by_every_name(lineage_of: LineageOf, field: str) -> None:
    answer = show_field(lineage_of(TEXT), "base", field)
    assert (answer.field, values(answer)) == ("parameters", [("175", "billion")])
    assert [(source.id, source.at) for source in answer.values[0].sources] == [("paper", "§1")]


def test_sources_that_differ_are_all_given(lineage_of: LineageOf) -> None:
    assert values(show_field(lineage_of(TEXT), "middle", "context window")) == [("8192", "tokens"), ("4096", "tokens")]


def test_a_value_known_to_be_unpublished_is_an_answer(lineage_of: LineageOf) -> None:
    assert values(show_field(lineage_of(TEXT), "far", "parameters")) == [("unpublished", "")]


def test_a_value_known_to_be_unpublished_is_no_help_to_others(lineage_of: LineageOf) -> None:
    assert [near.record.id for near in show_field(lineage_of(TEXT), "middle", "parameters").nearest] == ["base"]


def test_nothing_recorded_offers_the_nearest_ancestors_first(lineage_of: LineageOf) -> None:
    answer = show_field(lineage_of(TEXT), "tuned", "context window")
    assert answer.values == ()
    assert [near.record.id for near in answer.nearest] == ["middle", "base"]
    assert [attribute.id for attribute in answer.recorded] == ["publisher"]


@pytest.mark.parametrize(
    ("name", "field", "found"),
    [
        ("tuned", "aliases", ["T1", "微调"]),
        ("tuned", "also known as", ["T1", "微调"]),
        ("base", "developer", ["Lab"]),
        ("base", "publisher", ["Lab"]),
        ("tuned", "developer", ["Other Lab"]),
        ("base", "released", ["2020-07"]),
        ("base", "release date", ["2020-07"]),
        ("to-tuned", "methods", ["tuning"]),
        ("to-tuned", "inputs", ["Middle"]),
        ("liked", "stated", ["hypothesis"]),
        ("liked", "about", ["Tuned"]),
        ("paper", "authors", ["A. One, B. Two"]),
        ("paper", "作者", ["A. One, B. Two"]),
        ("paper", "arxiv", ["2212.00001"]),
    ],
)
def test_a_field_of_the_record_itself(lineage_of: LineageOf, name: str, field: str, found: list[str]) -> None:
    assert [text for text, _ in values(show_field(lineage_of(TEXT), name, field))] == found


def test_a_field_that_the_kind_lacks_is_empty(lineage_of: LineageOf) -> None:
    assert show_field(lineage_of(TEXT), "base", "authors").values == ()


def test_a_field_that_nothing_has_is_an_error_with_the_nearest(lineage_of: LineageOf) -> None:
    with pytest.raises(UnknownName) as caught:
        show_field(lineage_of(TEXT), "base", "paramters")
    assert caught.value.nearest[0][1] == "parameters"


def test_as_of_gives_what_was_known(lineage_of: LineageOf) -> None:
    then = lineage_of(TEXT, "2022-12")
    assert values(show_field(then, "middle", "context window")) == [("8192", "tokens")]
    assert show_field(then, "far", "parameters").values == ()
    assert not show_field(lineage_of(TEXT, "2020-01"), "base", "parameters").known


def test_every_field_that_can_be_asked_for_is_one_of_some_record() -> None:
    held = {field for record_type in RECORD_TYPES for field in getattr(record_type, "_fields", ())}
    assert set(FIELDS) <= held
