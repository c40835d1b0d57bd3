"""Foreign files: content, or the reason why not, with its line and column."""

import json
import math
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abilitytrace.importing import files
from abilitytrace.importing.files import Parsed, finite, json_value, lines, read_bytes, read_json, read_text
from abilitytrace.importing.found import Skipped


def _file(folder: Path, content: bytes) -> Path:
    path = folder / "x.json"
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("content", "reason", "line", "column"),
    [
        (b"", "the file is empty", 1, 1),
        (b" \n\t", "the file is empty", 1, 1),
        (b'{"a": 1,\n "b" 2}', "not valid JSON", 2, 6),
        (b'{"a": 1}\n{"b": 2}', "not valid JSON: extra data", 2, 1),
        (b'{"a":\n "\xff"}', "not UTF-8", 2, 3),
        (b"[" * 100_000, "nested too deeply", 0, 0),
        (b'{"a": "' + b"x" * 50, "not valid JSON", 1, 7),
    ],
    ids=["empty", "blank", "syntax", "two-values", "bytes", "deep", "cut"],
)
def test_what_is_no_json_says_where(tmp_path: Path, content: bytes, reason: str, line: int, column: int) -> None:
    found = read_json(_file(tmp_path, content))
    assert isinstance(found, Skipped)
    assert reason in found.reason
    assert (found.line, found.column) == (line, column)


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    assert read_json(_file(tmp_path, b'\xef\xbb\xbf{"a": 1}')) == Parsed({"a": 1})
    assert read_text(_file(tmp_path, b"\xef\xbb\xbfa\r\nb")) == "a\r\nb"


def test_a_key_with_two_values_is_left_out_and_said() -> None:
    found = json_value('{"a": 1, "b": 2, "a": 3, "c": {"d": 1, "d": 1}}')
    assert isinstance(found, Parsed)
    assert found.value == {"b": 2, "c": {"d": 1}}
    assert [(skip.at, "twice" in skip.reason) for skip in found.skipped] == [("a", True)]


def test_numbers_that_are_none_are_told_by_finite() -> None:
    found = json_value('[NaN, Infinity, -Infinity, 1e999, 1e400, true, "1", null, [1], %s, 0.5, 3]' % ("9" * 6000))
    assert isinstance(found, Parsed)
    assert [finite(value) for value in found.value] == [*[None] * 10, 0.5, 3.0]


def test_an_integer_too_large_for_a_float_is_no_number() -> None:
    assert finite(10**400) is None
    assert finite(10**300) == 1e300


def test_half_a_character_becomes_a_whole_one() -> None:
    found = json_value(r'{"\ud800": "a\udfffb", "whole": "\ud83d\ude00"}')
    assert isinstance(found, Parsed)
    assert found.value == {"\ufffd": "a\ufffdb", "whole": "😀"}


def test_only_regular_files_are_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path, tmp_path / "pipe", Path(os.devnull)):
        assert isinstance(read_bytes(path), Skipped), path
    missing = read_bytes(tmp_path / "missing")
    assert isinstance(missing, Skipped)
    assert "No such file" in missing.reason
    assert isinstance(read_bytes(Path("\0")), Skipped)


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = _file(tmp_path, b"12345")
    assert read_bytes(path, 5) == b"12345"
    found = read_bytes(path, 4)
    assert isinstance(found, Skipped)
    assert "larger than" in found.reason
    monkeypatch.setattr(files, "MAX_BYTES", 3)
    assert [number for number, _ in lines(path)] == [1]
    assert isinstance(next(lines(path))[1], Skipped)


def test_lines_are_numbered_and_a_bad_one_stops_nothing(tmp_path: Path) -> None:
    found = list(lines(_file(tmp_path, b'{"a": 1}\n\n\xff\n{"b": 2}')))
    assert [(number, isinstance(line, str)) for number, line in found] == [(1, True), (3, False), (4, True)]
    assert next(line for _, line in found if isinstance(line, Skipped)).line == 3
    assert [number for number, _ in lines(tmp_path / "missing")] == [0]


@given(st.binary(max_size=200))
def test_any_bytes_give_a_value_or_a_reason(content: bytes) -> None:
    text = files.text_of(content)
    found = json_value(text) if isinstance(text, str) else text
    assert isinstance(found, Parsed) or found.reason


@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)
def test_any_json_is_read_as_it_was_written(value: object) -> None:
    found = json_value(json.dumps(value, ensure_ascii=False))
    if isinstance(value, float) and math.isnan(value):
        assert isinstance(found, Parsed)
    elif "nan" not in repr(value):
        assert found == Parsed(value)
