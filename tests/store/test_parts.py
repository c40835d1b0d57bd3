"""Parts: every line stands in one of them, and each says what it has and what it needs of others."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abilitytrace.reading.draft import Published
from abilitytrace.store import parts as module
from abilitytrace.store.layout import decode_evidence
from abilitytrace.store.parts import LoadedPart, Part, parts, read_part, sources_outside
from abilitytrace.store.rows import PENDING
from tests.store.lines import write


@pytest.fixture(autouse=True)
def _no_sources_outside() -> None:
    sources_outside({})


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("parts") / "ours.jsonl"


@given(
    st.lists(st.sampled_from(["", "a", "bb" * 9, "思维链", "x" * 70, "\r"]), max_size=12),
    st.booleans(),
    st.integers(1, 90),
)
def test_parts_are_whole_lines_and_all_of_them(scratch: Path, lines: list[str], ended: bool, size: int) -> None:
    content = "\n".join(lines).encode() + (b"\n" if ended else b"")
    scratch.write_bytes(content)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_PART_BYTES", size)
        found = list(parts(scratch, "ours.jsonl"))
        cut = [content[part.start : part.end] for part in found]
        assert b"".join(cut) == content
        assert all(piece.endswith(b"\n") for piece in cut[:-1])
        assert [part.line for part in found] == [content[: part.start].count(b"\n") + 1 for part in found]
        assert [part.lines for part in found] == [piece.count(b"\n") for piece in cut]
        # from any of them on, the rest is cut the same
        for i, part in enumerate(found):
            assert list(parts(scratch, "ours.jsonl", part.start, part.line)) == found[i:]


def test_a_line_too_long_for_a_record_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_PART_BYTES", 10)
    monkeypatch.setattr(module, "_LINE_BYTES", 2**20)
    path = tmp_path / "ours.jsonl"
    path.write_bytes(b"{}\n" * 7 + b" " * (2**20 + 30) + b"\n{}\n")
    with pytest.raises(ValueError, match="line 8 is longer than 1 MiB"):
        list(parts(path, "ours.jsonl"))


def test_the_longest_line_that_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_PART_BYTES", 10)
    monkeypatch.setattr(module, "_LINE_BYTES", 100)
    path = tmp_path / "ours.jsonl"
    path.write_bytes(b"{}\n" + b" " * 99 + b"\n{}\n" + b" " * 100)
    assert [part.end for part in parts(path, "ours.jsonl")][-1] == path.stat().st_size


def read(tmp_path: Path, *lines: Any, line: int = 1) -> LoadedPart:
    path = write(tmp_path / "ours.jsonl", lines)
    return read_part(Part(str(path), "ours.jsonl", 0, path.stat().st_size, line, len(lines)))


STEP = {"steps": {"to-b": {"inputs": ["a"], "output": "b", "methods": ["sft"], "supports": [
    {"source": "s", "at": "p", "kind": "statement", "finding": "found"}]}}}  # fmt: skip


def test_a_part_names_what_it_does_not_define(tmp_path: Path) -> None:
    loaded = read(tmp_path, {"models": {"a": {"name": "A"}}, "abilities": {"sft": {"name": "no method"}}}, STEP)
    assert sorted(loaded.references) == [("b", "model"), ("s", "source"), ("sft", "method")]
    assert loaded.problems == []
    assert loaded.title.en == ""


def test_days_that_hang_on_other_parts_are_left_open(tmp_path: Path) -> None:
    loaded = read(tmp_path, STEP)
    assert [known for _, _, _, known, _ in loaded.tables["record"]] == [PENDING]
    ((_, target, known, body),) = loaded.tables["evidence"]
    assert (target, known, decode_evidence(str(body)).group) == ("to-b", PENDING, "")
    sources_outside({"s": Published("2021", "north")})
    loaded = read(tmp_path, STEP)
    assert [known for _, _, _, known, _ in loaded.tables["record"]] == ["2021-12-31"]
    ((_, target, known, body),) = loaded.tables["evidence"]
    assert (target, known, decode_evidence(str(body)).group) == ("to-b", "2021-12-31", "north")


def test_what_is_added_to_records_waits(tmp_path: Path) -> None:
    found = {"supports": STEP["steps"]["to-b"]["supports"]}
    note, size = [{"en": "A note."}], {"size": {"value": "7"}}
    loaded = read(tmp_path, {"models": {"a": {"name": "A"}}, "notes": {"a": note, "z": note}, "specs": {"z": size},
                             "evidence": {"to-z": found}})  # fmt: skip
    assert [(item.target, len(item.specs), len(item.notes)) for item in loaded.attached] == [
        ("to-z", 0, 0),
        ("z", 1, 1),
        ("a", 0, 1),
    ]
    (record,) = loaded.tables["record"]
    # in the order of the lines, whichever part they stand in: notes of earlier parts come first
    assert "A note." not in str(record)


def test_problems_stand_where_they_are_in_the_file(tmp_path: Path) -> None:
    loaded = read(tmp_path, {"models": {"a": {"name": "A"}}}, "}", {"include": ["x.jsonl"]}, line=40)
    assert [(problem.code, problem.where.path, problem.where.line) for problem in loaded.problems] == [
        ("E102", "ours.jsonl", 41),
        ("E107", "ours.jsonl", 42),
    ]


def test_a_part_travels_between_processes_and_into_the_store(tmp_path: Path) -> None:
    part = read(tmp_path, STEP).part
    assert Part(*json.loads(json.dumps(part))) == part
