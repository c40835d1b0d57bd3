"""Files of single items: what is read of a line, what is left out, which file is meant, and that no junk stops it."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abilitytrace.importing.formats.items import Items, Unread, locate, read_items


def write(path: Path, *rows: Any) -> Path:
    path.write_text("".join(f"{row if isinstance(row, str) else json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return path


def row(number: int, value: Any, **more: Any) -> dict[str, Any]:
    return {"doc_id": number, "doc_hash": f"h{number}", "acc": value, **more}


def read(path: Path, metric: str = "acc", filter_: str = "", cluster: str = "") -> Items:
    found = read_items(path, metric, filter_, cluster)
    assert isinstance(found, Items), found
    return found


def test_an_item_has_its_number_its_hashes_and_its_grade(tmp_path: Path) -> None:
    path = write(tmp_path / "s.jsonl", row(7, True, prompt_hash="p", target_hash="t", doc={"passage": "Rome"}))
    (item,) = read(path, cluster="passage").items
    assert item == ("7", "h7", 1.0, "p", "t", "Rome")


def test_only_the_filter_of_the_score_counts(tmp_path: Path) -> None:
    lines = [row(i, i % 2, filter=name) for i in range(4) for name in ("strict", "flexible")]
    path = write(tmp_path / "s.jsonl", *lines)
    assert len(read(path, filter_="strict").items) == 4
    # without one, nobody knows which of the two is meant
    assert read_items(path, "acc") == Unread("no-metric", "acc")


def test_no_filter_and_the_filter_named_none_are_one(tmp_path: Path) -> None:
    path = write(tmp_path / "s.jsonl", row(1, 1, filter="none"))
    assert len(read(path).items) == len(read(path, filter_="none").items) == 1


def test_lines_of_no_use_are_left_out_and_counted(tmp_path: Path) -> None:
    unusable = ["{", "[]", row(3, "high"), row(4, None), {"acc": 1}, '{"doc_id": 5, "acc": NaN}']
    found = read(write(tmp_path / "s.jsonl", row(1, 1), *unusable))
    assert (len(found.items), found.left_out) == (1, 6)


def test_of_several_lines_of_one_item_the_first_counts(tmp_path: Path) -> None:
    found = read(write(tmp_path / "s.jsonl", row(1, 1), row(1, 1), row(2, 1), row(2, 0), row(2, 1)))
    assert ([(item.number, item.value) for item in found.items], found.left_out) == ([("1", 1), ("2", 1)], 1)


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\n", b"{}\n", b'{"doc_id": 1, "f1": 0.5}\n', b"\x00\x00"])
def test_a_file_without_the_metric_gives_none(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "s.jsonl"
    path.write_bytes(content)
    assert read_items(path, "acc") == Unread("no-metric", "acc")


def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path, tmp_path / "pipe", tmp_path / "nothing"):
        found = read_items(path, "acc")
        assert isinstance(found, Unread)
        assert found.reason == "unreadable"


def test_a_name_that_two_folders_have_is_ambiguous(tmp_path: Path) -> None:
    folders = [tmp_path / "a", tmp_path / "b"]
    for folder in folders:
        folder.mkdir()
    write(folders[0] / "s.jsonl", row(1, 1))
    assert locate("s.jsonl", folders) == folders[0] / "s.jsonl"
    assert locate("s.jsonl", [folders[0], folders[0]]) == folders[0] / "s.jsonl"
    write(folders[1] / "s.jsonl", row(1, 1))
    found = locate("s.jsonl", folders)
    assert isinstance(found, Unread)
    assert found.reason == "ambiguous"


@pytest.mark.parametrize("name", ["none.jsonl", "\0", "x" * 5000])
def test_a_name_that_no_folder_has_is_missing(tmp_path: Path, name: str) -> None:
    assert locate(name, [tmp_path]) == Unread("missing", name)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
_KEYS = ("doc_id", "doc_hash", "acc", "filter", "prompt_hash", "target_hash", "doc")


@given(st.lists(st.dictionaries(st.sampled_from(_KEYS), _JSON), max_size=6))
def test_no_content_of_a_line_stops_the_reader(tmp_path_factory: pytest.TempPathFactory, rows: list[Any]) -> None:
    path = write(tmp_path_factory.mktemp("items") / "s.jsonl", *rows)
    found = read_items(path, "acc", "", "passage")
    assert isinstance(found, Unread) or all(abs(item.value) < float("inf") for item in found.items)
