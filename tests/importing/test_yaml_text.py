"""YAML written by hand is read back as it was."""

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from abilitytrace.importing.yaml_text import block, comment, flow, quoted
from abilitytrace.reading.nodes import parse

_TEXT = st.text(st.characters(exclude_categories=["Cs"]))
_VALUE: st.SearchStrategy[Any] = st.recursive(
    _TEXT, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_TEXT, inner, max_size=4), max_leaves=12
)


@pytest.mark.parametrize(
    "text",
    ["plain words", "pythia-1.4b@step0", "2024-11-02", "harness-results", "path/to/file.json", "中文名称", "a (b)"],
)
def test_plain_text_needs_no_quotes(text: str) -> None:
    assert quoted(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "no",
        "TRUE",
        "null",
        "~",
        "5",
        "1e3",
        "0x1F",
        "a: b",
        "a #b",
        "- a",
        "a,b",
        "{",
        "a\nb",
        "x ",
        "'",
        '"',
        "!t",
    ],
)
def test_what_yaml_would_misread_is_quoted(text: str) -> None:
    assert quoted(text).startswith('"')
    assert yaml.safe_load(quoted(text)) == text


@given(_TEXT)
def test_any_text_is_read_back(text: str) -> None:
    document = parse(f"key: {quoted(text)}\nnext: [{quoted(text)}, x]\n", "x")
    assert document.problems == []
    assert document.value == {"key": text, "next": [text, "x"]}


@given(st.dictionaries(_TEXT, _VALUE, min_size=1, max_size=5))
def test_any_record_is_read_back(record: dict[str, Any]) -> None:
    document = parse("\n".join(("section:", *block("id", record, 2), "")), "x")
    assert document.problems == []
    assert document.value == {"section": {"id": record}}
    assert parse(flow(record), "x").value == record


def test_half_a_character_is_replaced() -> None:
    assert parse(quoted("a\ud800b"), "x").value == "a\ufffdb"


def test_numbers_keep_all_their_digits() -> None:
    assert flow({"value": 0.1 + 0.2, "n": 5, "yes": True}) == "{value: 0.30000000000000004, n: 5, yes: true}".replace(
        "yes", '"yes"'
    )


def test_a_long_record_gets_a_line_for_each_field() -> None:
    record = {"name": "x" * 80, "notes": [{"en": "a" * 60}, {"en": "b"}]}
    assert list(block("id", record, 2)) == [
        "  id:",
        f"    name: {'x' * 80}",
        "    notes:",
        f"      - {{en: {'a' * 60}}}",
        "      - {en: b}",
    ]


@given(_TEXT)
def test_a_comment_is_one_line_that_says_nothing_to_a_reader(text: str) -> None:
    line = comment(text)
    assert len(line.splitlines()) == 1
    assert parse(f"{line}\na: b\n", "x.yaml").value == {"a": "b"}
