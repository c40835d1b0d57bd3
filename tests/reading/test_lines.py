"""JSON Lines as a lineage file: what a line may hold, and how what it may not hold is told."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abilitytrace.checks import check
from abilitytrace.reading import content
from abilitytrace.reading.files import read_files
from abilitytrace.reading.lines import documents, exactly
from abilitytrace.reading.nodes import parse

A = '{"models": {"a": {"name": "Alpha"}}}'
B = '{"models": {"b": {"name": "Beta"}}}'


def problems(text: str | bytes, path: Path) -> list[tuple[str, int, int]]:
    """Code, line and column of all that is wrong with a file of such lines."""
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return [(found.code, found.where.line, found.where.column) for found in check(read_files((path,)).draft)]


def models(path: Path) -> list[str]:
    return [definition.record.id for definition in read_files((path,)).draft.definitions]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"{A}\n{B}\n", id="a line each"),
        pytest.param(f"{A}\n{B}", id="no newline at the end"),
        pytest.param(f"{A}\r\n{B}\r\n", id="lines of Windows"),
        pytest.param(f"\n{A}\n\n   \n\r\n{B}\n\n", id="blank lines"),
        pytest.param(f"\ufeff{A}\n{B}\n", id="a byte order mark"),
        pytest.param(f"  {A}  \n\t{B}\n", id="blanks around"),
        pytest.param('{"schema": 1, "models": {"a": {"name": "Alpha"}, "b": {"name": "Beta"}}}', id="both in one line"),
        pytest.param(f'{A}\n{{"title": "Ours", "models": null}}\n{B}\n', id="an empty section"),
    ],
)
def test_a_line_has_the_sections_of_a_lineage_file(text: str, tmp_path: Path) -> None:
    assert problems(text, tmp_path / "ours.jsonl") == []
    assert models(tmp_path / "ours.jsonl") == ["a", "b"]


def test_a_file_without_lines_is_an_empty_lineage(tmp_path: Path) -> None:
    assert problems("", tmp_path / "ours.jsonl") == []
    assert problems("\n \n", tmp_path / "ours.jsonl") == []


def test_lines_and_yaml_include_each_other(tmp_path: Path) -> None:
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "more.jsonl").write_text(f'{{"include": ["last.yaml"]}}\n{B}\n')
    (tmp_path / "below" / "last.yaml").write_text("models: {c: {name: Gamma}}\n")
    (tmp_path / "ours.yaml").write_text("include: [below/more.jsonl]\nmodels: {a: {name: Alpha}}\n")
    assert models(tmp_path / "ours.yaml") == ["a", "b", "c"]
    assert problems('{"include": ["../x.jsonl"]}', tmp_path / "below" / "more.jsonl") == [("E107", 1, 15)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param('{"models": {"b": {"name": "Beta", "relased": "2021"}}}', ("E111", 2, 36), id="an unknown key"),
        pytest.param('{"models": {"b": {}}}', ("E112", 2, 14), id="a missing key"),
        pytest.param('{"models": {"b": {"name": "Beta", "released": "soon"}}}', ("E113", 2, 48), id="a wrong value"),
        pytest.param('{"models": {"b": {"name": "Beta"}}', ("E102", 2, 35), id="a bracket too few"),
        pytest.param("models: {b: {name: Beta}}", ("E102", 2, 1), id="YAML"),
        pytest.param("{'models': {}}", ("E102", 2, 2), id="other quotes"),
        pytest.param('{"title": "x"}}', ("E102", 2, 15), id="a bracket too many"),
        pytest.param('{"models": {"b": {"name": "x"}, "b": {"name": "y"}}}', ("E103", 2, 14), id="a key twice"),
        pytest.param("[]", ("E110", 2, 1), id="a list"),
        pytest.param("7", ("E110", 2, 1), id="a number"),
        pytest.param("null", ("E110", 2, 1), id="nothing"),
        pytest.param(r'{"title": "\ud800"}', ("E102", 2, 1), id="half a character"),
        pytest.param(r'{"\udfff": {}}', ("E102", 2, 1), id="half a character as key"),
        pytest.param('{"title": "a\x7f"}', ("E102", 2, 1), id="a character that no file may hold"),
    ],
)
def test_a_bad_line_is_told_with_its_number_and_the_rest_is_read(
    line: str, expected: tuple[str, int, int], tmp_path: Path
) -> None:
    path = tmp_path / "ours.jsonl"
    assert problems(f'{A}\n{line}\n{{"models": {{"c": {{"name": "Gamma"}}}}}}\n', path) == [expected]
    assert {"a", "c"} <= set(models(path))


def test_bytes_that_are_no_text_are_told_line_by_line(tmp_path: Path) -> None:
    text = b"\n".join((A.encode(), b'{"title": "caf\xe9"}', B.encode(), b"\xff\xfe"))
    assert problems(text, tmp_path / "ours.jsonl") == [("E101", 2, 1), ("E101", 4, 1)]


def test_a_long_line_is_not_shown_whole() -> None:
    (document,) = documents(b'{"title": "' + b"x" * 100_000, "ours.jsonl")
    (problem,) = document.problems
    assert problem.code == "E102"
    assert len(problem.line_text) < 3000


def test_an_object_with_very_many_keys_is_looked_through_once() -> None:
    keys = ", ".join(f'"k{number}": 1' for number in range(200_000))
    (document,) = documents(f'{{{keys}, "k7": 2}}'.encode(), "ours.jsonl")
    (problem,) = document.problems
    assert (problem.code, problem.message) == ("E103", "`k7` stands twice in this object")


def test_a_file_too_large_to_be_read_at_once_is_told_where_it_can_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(content, "MAX_BYTES", 20)
    path = tmp_path / "ours.jsonl"
    assert problems(A, path) == [("E101", 0, 0)]
    (problem,) = read_files((path,)).draft.problems
    assert "abilitytrace import jsonl" in problem.help


@pytest.mark.parametrize("number", ["2022", "2022.10", "-0.0", "1e400", "1E5", "1" * 5000])
def test_a_number_stays_as_it_stands_where_text_is_wanted(number: str, tmp_path: Path) -> None:
    line = f'{{"title": {number}}}'
    (document,) = documents(line.encode(), "ours.jsonl")
    assert exactly(document).value == {"title": number}
    path = tmp_path / "ours.jsonl"
    assert problems(line, path) == ([] if len(number) < 4000 else [("E113", 1, 11)])
    assert read_files((path,)).draft.title.en == (number if len(number) < 4000 else "")


def test_lines_are_counted_from_where_they_begin() -> None:
    found = list(documents(f"{A}\n\n{B}".encode(), "ours.jsonl", 40))
    assert [(document.first, document.place(("models",)).line) for document in found] == [(40, 40), (42, 42)]
    # a mark that begins a file is none further on
    assert [document.problems[0].code for document in documents(f"\ufeff{A}".encode(), "ours.jsonl", 2)] == ["E102"]


# a line ends only where JSON Lines ends one, whatever Python holds for the end of a line
_text = st.text(
    st.sampled_from(["a", "é", "思", "😀", "\u2028", "\x85", "\xa0", "\\", '"', "{", "\t", "\n"]), max_size=6
)
_value = st.recursive(
    st.booleans() | _text,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_text, inner, max_size=3),
    max_leaves=8,
)


@given(st.lists(st.dictionaries(_text, _value, max_size=3), max_size=3), st.booleans())
def test_what_is_written_as_lines_is_read_from_them(values: list[Any], escaped: bool) -> None:
    text = "".join(f"{json.dumps(value, ensure_ascii=escaped)}\n" for value in values)
    found = list(documents(text.encode(), "ours.jsonl"))
    assert [(document.value, document.problems) for document in found] == [(value, []) for value in values]


def _as_text(value: Any) -> Any:
    """A value with its numbers as Python writes them."""
    if isinstance(value, dict):
        return {key: _as_text(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_as_text(part) for part in value]
    return value if isinstance(value, str | bool | None) else json.dumps(value)


_numbered = st.recursive(
    st.none()
    | st.booleans()
    | _text
    | st.integers(-(10**30), 10**30)
    | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_text, inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(_text, _numbered, max_size=3))
def test_a_line_read_quickly_is_the_line_read_exactly(value: dict[str, Any]) -> None:
    (document,) = documents(json.dumps(value, ensure_ascii=False).encode(), "ours.jsonl")
    assert _as_text(document.value) == _as_text(value)
    assert exactly(document).value == _as_text(value)


# what JSON allows and does not allow, put together at random: keys that repeat, colons in text, numbers of all kinds
_token = st.sampled_from(
    ["{", "}", "[", "]", ":", ",", '"a"', '"b"', '"a:"', '"a": ', "1", "-0", "1.50", "1e5", "01", "NaN", "null", "true",
     " ", "\t", '"\t"', '"\\u0041"', '"\x7f"']
)  # fmt: skip
_members = st.lists(st.tuples(st.sampled_from(["a", "b", "a:", "b\\u0041"]), st.sampled_from(["1", '"x"', '{"a": 1}', '[{"a": 2}]', '"a:b"'])), max_size=4)  # fmt: skip
_object = _members.map(lambda pairs: "{" + ", ".join(f'"{key}": {value}' for key, value in pairs) + "}")


@given(_object | st.lists(_token, max_size=12).map("".join).map(lambda inner: "{" + inner + "}"))
def test_nothing_amiss_is_passed_over_where_a_line_is_read_quickly(line: str) -> None:
    (document,) = documents(line.encode(), "ours.jsonl")
    if not document.exact:
        again = exactly(document)
        assert again.problems == []
        assert isinstance(again.value, dict)


@given(st.binary(max_size=60))
def test_any_bytes_end_with_values_or_with_problems(found: bytes) -> None:
    for document in documents(found, "ours.jsonl"):
        assert (document.value is None) == bool(document.problems)


def test_a_line_is_to_a_reader_what_a_yaml_file_is() -> None:
    (document,) = documents(A.encode(), "ours.jsonl")
    assert document.value == parse(A, "ours.yaml").value
