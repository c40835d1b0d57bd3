"""The file of a store that is being built: in one hand at a time, and never mistaken for somebody else's."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from abilitytrace.diagnostics import BadLineage
from abilitytrace.store import building
from abilitytrace.store.building import opened, sha256_of

INPUTS = [["/ours.jsonl", "1"]]


def begin(path: Path, inputs: list[list[str]] | None = None) -> list[str]:
    """Opens it and writes a line; what stood there before."""
    with opened(path, inputs or INPUTS) as connection, connection:
        before = [
            str(key) for (key,) in connection.execute("select key from building where key != 'about' order by key")
        ]
        connection.execute("insert into building values (?, '[]')", (f"line {len(before)}",))
    return before


def test_it_is_found_again_as_it_was_left(tmp_path: Path) -> None:
    path = tmp_path / "x.part"
    assert begin(path) == []
    assert begin(path) == ["line 0"]
    assert begin(path) == ["line 0", "line 1"]


def test_it_is_made_anew_for_other_files_and_by_another_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.part"
    begin(path)
    assert begin(path, [["/ours.jsonl", "2"]]) == []
    assert begin(path, [["/theirs.jsonl", "2"]]) == []
    monkeypatch.setattr(building, "LAYOUT", "another")
    assert begin(path, [["/theirs.jsonl", "2"]]) == []
    assert begin(path, [["/theirs.jsonl", "2"]]) == ["line 0"]


def test_it_goes_when_the_files_are_bad_and_stays_when_the_disk_is(tmp_path: Path) -> None:
    path = tmp_path / "x.part"
    with pytest.raises(OSError, match="full"), opened(path, INPUTS):
        raise OSError("full")
    assert path.exists()
    with pytest.raises(BadLineage), opened(path, INPUTS):
        raise BadLineage(())
    assert list(tmp_path.iterdir()) == []


def test_nobody_else_gets_at_it(tmp_path: Path) -> None:
    path = tmp_path / "x.part"
    with opened(path, INPUTS):
        for inputs in (INPUTS, [["/theirs.jsonl", "2"]]):
            with pytest.raises(BlockingIOError, match="another import"), opened(path, inputs):
                pytest.fail("in two hands")
        assert path.exists()
    assert begin(path) == []


def test_one_that_was_moved_away_meanwhile_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, connect = tmp_path / "x.part", sqlite3.connect
    moved: list[Path] = []

    def slow(*args: object, **options: object) -> sqlite3.Connection:
        connection = connect(*args, **options)  # type: ignore[call-overload]
        if not moved:
            # whoever had it is done with it just now
            moved.append(path.rename(tmp_path / "x"))
        return connection  # type: ignore[no-any-return]

    monkeypatch.setattr(sqlite3, "connect", slow)
    begin(path)
    assert (tmp_path / "x").stat().st_size == 0
    assert begin(path) == ["line 0"]


def test_a_finished_one_that_was_not_yet_put_in_its_place_is_ours(tmp_path: Path) -> None:
    path = tmp_path / "x.part"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("create table meta (key text, value text)")
    assert begin(path) == []


@pytest.mark.parametrize("content", [b"text of somebody", b"PK\x03\x04 an archive" * 500])
def test_a_file_of_somebody_else_stays(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.part"
    path.write_bytes(content)
    with pytest.raises(FileExistsError, match="no import made"), opened(path, INPUTS):
        pytest.fail("opened")
    assert path.read_bytes() == content


def test_a_database_of_somebody_else_stays(tmp_path: Path) -> None:
    path = tmp_path / "x.part"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("create table bookmarks (address text)")
    content = path.read_bytes()
    with pytest.raises(FileExistsError, match="no import made"), opened(path, INPUTS):
        pytest.fail("opened")
    assert path.read_bytes() == content


def test_a_folder_in_its_place(tmp_path: Path) -> None:
    (tmp_path / "x.part").mkdir()
    with pytest.raises(OSError, match="directory"), opened(tmp_path / "x.part", INPUTS):
        pytest.fail("opened")


def test_digests_are_those_of_the_files(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"abc")
    (digest,) = sha256_of([tmp_path / "a"])
    assert digest == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
