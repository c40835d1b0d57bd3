"""Paths and folders → files: each once, in order, whatever lies between them."""

import json
import os
from pathlib import Path

import pytest

from abilitytrace.importing import gather as module
from abilitytrace.importing.gather import gather, inputs
from abilitytrace.importing.kinds import KINDS, ReadOptions, reader, wants

_RUN = json.dumps({"results": {"piqa": {"acc": 0.5}}, "config": {"model_args": "pretrained=a/b"}})


def _files(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_RUN)


def test_a_folder_is_searched_in_order_at_any_depth(tmp_path: Path) -> None:
    _files(tmp_path, "b.json", "a/2.json", "a/1.JSON", ".git/x.json", "notes.txt", ".hidden/y.json")
    found, missing = inputs("harness", [tmp_path])
    assert [one.shown for one in found] == ["b.json", ".hidden/y.json", "a/1.JSON", "a/2.json"]
    assert missing == ()


def test_a_file_is_read_whatever_its_name(tmp_path: Path) -> None:
    _files(tmp_path, "results.txt")
    assert [one.shown for one in inputs("harness", [tmp_path / "results.txt"])[0]] == ["results.txt"]


def test_several_paths_are_shown_from_what_holds_them_all(tmp_path: Path) -> None:
    _files(tmp_path, "x/a/r.json", "x/b/r.json")
    found, _ = inputs("harness", [tmp_path / "x" / "a" / "r.json", tmp_path / "x" / "b", tmp_path / "x"])
    assert [one.shown for one in found] == ["a/r.json", "b/r.json"]


def test_links_are_followed_and_a_ring_of_them_ends(tmp_path: Path) -> None:
    _files(tmp_path, "a/r.json")
    (tmp_path / "a" / "self").symlink_to(tmp_path / "a")
    (tmp_path / "a" / "again.json").symlink_to(tmp_path / "a" / "r.json")
    (tmp_path / "a" / "lost.json").symlink_to(tmp_path / "nowhere")
    (tmp_path / "a" / "ring.json").symlink_to(tmp_path / "a" / "ring.json")
    found, _ = inputs("harness", [tmp_path])
    assert sorted(one.path.name for one in found) == ["again.json", "lost.json", "ring.json"]
    gathered = gather("harness", [tmp_path], ReadOptions())
    assert sum(len(one.scores) for one in gathered.founds) == 1


def test_a_path_that_leads_nowhere_is_said_and_the_rest_is_read(tmp_path: Path) -> None:
    _files(tmp_path, "r.json")
    gathered = gather("harness", [tmp_path / "typo", tmp_path / "r.json"], ReadOptions())
    assert gathered.missing == ((str(tmp_path / "typo"), "there is no such file or folder"),)
    assert len(gathered.founds) == 1
    assert inputs("harness", [Path("a\0b")])[1]


def test_a_bad_file_stops_nothing(tmp_path: Path) -> None:
    _files(tmp_path, "a.json", "z.json")
    (tmp_path / "b.json").write_bytes(b"\xff\xfe")
    (tmp_path / "c.json").write_text("[" * 200_000)
    os.mkfifo(tmp_path / "d.json")
    (tmp_path / "e.json").mkdir()
    gathered = gather("harness", [tmp_path], ReadOptions())
    assert [len(found.scores) for found in gathered.founds] == [1, 0, 0, 0, 1]


def test_a_reader_out_of_depth_is_a_bad_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _files(tmp_path, "a.json")

    def deep(_path: Path, _shown: str, _options: ReadOptions) -> None:
        raise RecursionError

    monkeypatch.setattr(module, "reader", lambda _kind: deep)
    (found,) = gather("harness", [tmp_path], ReadOptions()).founds
    assert found.skipped[0].reason == "nested too deeply"


def test_progress_tells_how_far_it_is(tmp_path: Path) -> None:
    _files(tmp_path, "a.json", "b.json")
    told: list[tuple[int, int]] = []
    gather("harness", [tmp_path], ReadOptions(), lambda done, total: told.append((done, total)))
    assert told == [(0, 2), (1, 2), (2, 2)]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_reader_that_survives_an_empty_file(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_text("")
    found = reader(kind)(path, "x.json", ReadOptions())
    assert found.scores == ()
    assert wants(kind, KINDS[kind].files[0].replace("*", "x"))


def test_a_folder_inside_that_cannot_be_read_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _files(tmp_path, "a/r.json", "locked/r.json")
    scandir = os.scandir

    def refusing(path: str) -> object:
        if str(path).endswith("locked"):
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    found, missing = inputs("harness", [tmp_path])
    assert [one.shown for one in found] == ["a/r.json"]
    assert missing == ((str(tmp_path / "locked"), "permission denied"),)
