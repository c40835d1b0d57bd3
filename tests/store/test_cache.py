"""The cache of compiled stores: reused when nothing changed, and never a reason for a wrong answer or a crash."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from abilitytrace.builtin import builtin_lineage
from abilitytrace.diagnostics import BadLineage
from abilitytrace.lineage import Lineage
from abilitytrace.reading import files
from abilitytrace.store import cache
from abilitytrace.store.cache import cache_folder, is_store, open_built, open_store
from abilitytrace.store.load import load

LINEAGE = "include: [more.yaml]\nmodels:\n  a: {name: Alpha}\n"
MORE = "abilities:\n  x: {name: Ex}\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a lineage of two files, and a cache of its own beside it."""
    monkeypatch.setenv("ABILITYTRACE_CACHE", str(tmp_path / "cache"))
    (tmp_path / "ours.yaml").write_text(LINEAGE)
    (tmp_path / "more.yaml").write_text(MORE)
    return tmp_path


@pytest.fixture
def ask(here: Path) -> Iterator[Callable[[], dict[str, str]]]:
    """What the lineage answers: id → English name of everything in it."""
    opened = []

    def names() -> dict[str, str]:
        opened.append(open_store((here / "ours.yaml",)))
        lineage = Lineage(opened[-1])
        return {match.id: match.name for match in lineage.names() if match.rank == 1}

    yield names
    for connection in opened:
        connection.close()


def stores(here: Path) -> list[Path]:
    return sorted((here / "cache").glob("*.sqlite"))


def never_compile(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        pytest.fail("the files were read again")

    monkeypatch.setattr(files, "read_files", refuse)


RIGHT = {"a": "Alpha", "x": "Ex"}


def test_a_store_is_made_once_and_reused(
    here: Path, ask: Callable[[], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert ask() == RIGHT
    (store,) = stores(here)
    made = store.stat().st_mtime_ns
    never_compile(monkeypatch)
    assert ask() == RIGHT
    assert stores(here) == [store]
    assert store.stat().st_mtime_ns == made
    assert sorted(path.name for path in (here / "cache").iterdir()) == [store.name]


def test_files_named_otherwise_share_no_store_but_the_same_answers(
    here: Path, ask: Callable[[], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    ask()
    monkeypatch.chdir(here)
    never_compile(monkeypatch)
    open_store((Path("ours.yaml"),)).close()
    open_store((here / "cache" / ".." / "ours.yaml",)).close()


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("ours.yaml", LINEAGE.replace("Alpha", "Omega"), {"a": "Omega", "x": "Ex"}),
        ("more.yaml", MORE.replace("Ex", "Ey"), {"a": "Alpha", "x": "Ey"}),
        ("ours.yaml", LINEAGE + "  b: {name: Beta}\n", {"a": "Alpha", "b": "Beta", "x": "Ex"}),
        ("ours.yaml", LINEAGE.replace("include: [more.yaml]\n", ""), {"a": "Alpha"}),
    ],
)
def test_an_edit_of_any_file_is_seen(
    here: Path, ask: Callable[[], object], name: str, text: str, expected: dict[str, str]
) -> None:
    ask()
    (here / name).write_text(text)
    assert ask() == expected
    assert len(stores(here)) == 1


def test_an_edit_that_keeps_size_and_time_is_seen(here: Path, ask: Callable[[], object]) -> None:
    path = here / "ours.yaml"
    os.utime(path, (1_600_000_000, 1_600_000_000))
    ask()
    path.write_text(LINEAGE.replace("Alpha", "Alpho"))
    os.utime(path, (1_600_000_000, 1_600_000_000))
    assert ask() == {"a": "Alpho", "x": "Ex"}


def test_a_file_put_in_place_of_another_is_seen(here: Path, ask: Callable[[], object]) -> None:
    ask()
    (here / "new.yaml").write_text(LINEAGE.replace("Alpha", "Alpho"))
    (here / "new.yaml").replace(here / "ours.yaml")
    assert ask() == {"a": "Alpho", "x": "Ex"}


def test_touching_a_file_does_not_compile_it_again(
    here: Path, ask: Callable[[], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    ask()
    (here / "ours.yaml").touch()
    never_compile(monkeypatch)
    assert ask() == RIGHT


def test_a_touched_file_is_read_once_and_not_at_every_start(
    here: Path, ask: Callable[[], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    ask()
    copy = here / "copy.yaml"
    copy.write_text(MORE)
    an_hour_ago = time.time() - 3600
    os.utime(copy, (an_hour_ago, an_hour_ago))
    copy.replace(here / "more.yaml")
    monkeypatch.setattr(cache, "_TICK", -1)
    monkeypatch.setattr(cache, "_COARSE_TICK", -1)
    assert ask() == RIGHT
    never_compile(monkeypatch)
    monkeypatch.setattr(cache, "_is_unchanged", lambda _: pytest.fail("the files were hashed again"))
    assert ask() == RIGHT
    assert len(stores(here)) == 1


def test_an_edit_back_gives_the_first_answer(here: Path, ask: Callable[[], object]) -> None:
    ask()
    (here / "ours.yaml").write_text(LINEAGE.replace("Alpha", "Omega"))
    ask()
    (here / "ours.yaml").write_text(LINEAGE)
    assert ask() == RIGHT


def test_an_edit_that_breaks_a_file_is_an_error_not_the_old_answer(here: Path, ask: Callable[[], object]) -> None:
    ask()
    (here / "more.yaml").write_text("abilities: [")
    with pytest.raises(BadLineage):
        ask()
    (here / "more.yaml").write_text(MORE)
    assert ask() == RIGHT


def test_a_lost_include_is_an_error_not_the_old_answer(here: Path, ask: Callable[[], object]) -> None:
    ask()
    (here / "more.yaml").unlink()
    with pytest.raises(BadLineage, match="there is no file"):
        ask()


def test_broken_files_leave_nothing_behind(here: Path, ask: Callable[[], object]) -> None:
    (here / "more.yaml").write_text("abilities: [")
    with pytest.raises(BadLineage):
        ask()
    assert not (here / "cache").exists() or list((here / "cache").iterdir()) == []


# -- damage


def emptied(store: Path) -> None:
    store.write_bytes(b"")


def truncated(store: Path) -> None:
    store.write_bytes(store.read_bytes()[: store.stat().st_size // 2])


def garbled(store: Path) -> None:
    store.write_bytes(b"not a database at all" * 1000)


def flipped(store: Path) -> None:
    content = bytearray(store.read_bytes())
    at = content.index(b"Alpha")
    content[at] ^= 1
    store.write_bytes(content)


def foreign(store: Path) -> None:
    store.unlink()
    connection = sqlite3.connect(store)
    connection.execute("create table meta (key text, value text)")
    connection.commit()
    connection.close()


def a_folder(store: Path) -> None:
    store.unlink()
    store.mkdir()


def a_dangling_link(store: Path) -> None:
    store.unlink()
    store.symlink_to("nowhere")


@pytest.mark.parametrize("damage", [emptied, truncated, garbled, flipped, foreign, a_folder, a_dangling_link])
def test_a_damaged_store_is_made_anew(
    here: Path, ask: Callable[[], object], damage: Callable[[Path], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    ask()
    (store,) = stores(here)
    damage(store)
    assert ask() == RIGHT
    if damage is not a_folder:
        never_compile(monkeypatch)
        assert ask() == RIGHT
        assert len(stores(here)) == 1


def test_a_store_of_another_layout_is_not_opened(ask: Callable[[], object], monkeypatch: pytest.MonkeyPatch) -> None:
    ask()
    monkeypatch.setattr("abilitytrace.store.cache.LAYOUT", "another")
    monkeypatch.setattr("abilitytrace.store.compile.LAYOUT", "another")
    assert ask() == RIGHT
    never_compile(monkeypatch)
    assert ask() == RIGHT


# -- where nothing can be kept


def test_a_cache_that_is_a_file(here: Path, ask: Callable[[], object]) -> None:
    (here / "cache").write_text("mine")
    assert ask() == RIGHT
    assert (here / "cache").read_text() == "mine"


def test_a_cache_that_cannot_be_made(ask: Callable[[], object], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ABILITYTRACE_CACHE", "/dev/null/cache")
    assert ask() == RIGHT


def test_a_cache_of_an_impossible_name(ask: Callable[[], object], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ABILITYTRACE_CACHE", "/tmp/" + "x" * 5000)
    assert ask() == RIGHT


def test_a_cache_that_may_only_be_read(here: Path, ask: Callable[[], object], monkeypatch: pytest.MonkeyPatch) -> None:
    ask()
    (here / "cache").chmod(0o500)
    if os.access(here / "cache", os.W_OK):
        pytest.skip("this user may write everywhere")
    never_compile(monkeypatch)
    assert ask() == RIGHT
    monkeypatch.undo()
    monkeypatch.setenv("ABILITYTRACE_CACHE", str(here / "cache"))
    (here / "ours.yaml").write_text(LINEAGE.replace("Alpha", "Omega"))
    assert ask() == {"a": "Omega", "x": "Ex"}
    (here / "cache").chmod(0o700)


def test_a_full_disk(here: Path, ask: Callable[[], object], monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    assert ask() == RIGHT
    assert list((here / "cache").iterdir()) == []


def test_the_user_s_cache_folder_is_the_default(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ABILITYTRACE_CACHE")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    assert tmp_path in cache_folder().parents


def test_no_home_at_all(ask: Callable[[], object], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ABILITYTRACE_CACHE")
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setenv("HOME", "/dev/null")
    assert ask() == RIGHT


# -- several at once, and an end in the middle

ASK = """
import sys
from pathlib import Path
from abilitytrace.lineage import Lineage
from abilitytrace.store.cache import open_store
lineage = Lineage(open_store((Path(sys.argv[1]),)))
print(sorted(match.name for match in lineage.names() if match.rank == 1))
"""
KILLED = """
import os, signal, sys
from abilitytrace.store import compile
compile.drop_taken_names = lambda connection: os.kill(os.getpid(), signal.SIGKILL)
"""


def test_processes_that_start_together_all_answer(
    here: Path, ask: Callable[[], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    command = [sys.executable, "-c", ASK, str(here / "ours.yaml")]
    racing = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(6)]
    results = [process.communicate() for process in racing]
    assert [(out, err) for out, err in results] == [(b"['Alpha', 'Ex']\n", b"")] * 6
    assert [path.suffix for path in (here / "cache").iterdir()] == [".sqlite"] * len(stores(here))
    never_compile(monkeypatch)
    assert ask() == RIGHT


def test_a_process_killed_while_it_compiles_leaves_no_store(here: Path, ask: Callable[[], object]) -> None:
    done = subprocess.run([sys.executable, "-c", KILLED + ASK, str(here / "ours.yaml")], check=False)
    assert done.returncode == -signal.SIGKILL
    assert stores(here) == []
    assert ask() == RIGHT
    assert len(stores(here)) == 1


def test_what_a_killed_process_left_is_swept_away_in_time(here: Path, ask: Callable[[], object]) -> None:
    (here / "cache").mkdir()
    for name, age in (("old", 7200), ("new", 0)):
        (here / "cache" / f"{name}.part").write_text("half")
        os.utime(here / "cache" / f"{name}.part", (time.time() - age,) * 2)
    ask()
    assert [path.name for path in (here / "cache").glob("*.part")] == ["new.part"]


def test_the_connection_cannot_write(here: Path) -> None:
    open_store((here / "ours.yaml",)).close()
    connection = open_store((here / "ours.yaml",))
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        connection.execute("delete from record")
    connection.close()


def test_a_folder_with_signs_of_an_address_in_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "a?b#c%20d é 模型"
    folder.mkdir()
    monkeypatch.setenv("ABILITYTRACE_CACHE", str(folder / "cache"))
    (folder / "ours.yaml").write_text("models:\n  a: {name: Alpha}\n")
    for _ in range(2):
        connection = open_store((folder / "ours.yaml",))
        assert Lineage(connection).find("alpha") == "a"
        connection.close()
    assert len(list((folder / "cache").iterdir())) == 1


def test_a_file_whose_name_is_no_text(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = here / os.fsdecode(b"\xff.yaml")
    try:
        path.write_text(MORE)
    except OSError:
        pytest.skip("this file system takes text only")
    open_store((path,)).close()
    never_compile(monkeypatch)
    open_store((path,)).close()


def test_overlays_are_kept_apart(here: Path, ask: Callable[[], object]) -> None:
    ask()
    (here / "second.yaml").write_text("models:\n  b: {name: Beta}\n")
    both = open_store((here / "ours.yaml", here / "second.yaml"))
    assert sorted(Lineage(both).counts().items()) == [("ability", 1), ("model", 2)]
    both.close()
    assert ask() == RIGHT
    assert len(stores(here)) == 2


# -- stores that were built, and are opened as they are


@pytest.fixture
def built(here: Path) -> Path:
    """A store that an import made, with the only name of `a` in it."""
    (here / "ours.jsonl").write_text('{"models": {"a": {"name": "Alpha"}}}\n')
    return load((), (here / "ours.jsonl",), here / "ours.store").path


def test_a_built_store_is_asked_without_its_files(here: Path, built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / "ours.jsonl").unlink()
    never_compile(monkeypatch)
    for paths in ((built,), (builtin_lineage(), built), (built, built)):
        connection = open_store(paths)
        assert Lineage(connection).named("a").name.en == "Alpha"
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            connection.execute("delete from record")
        connection.close()
    assert not (here / "cache").exists()


def test_nothing_is_laid_over_a_built_store(here: Path, built: Path) -> None:
    for paths in ((built, here / "ours.yaml"), (here / "ours.yaml", built)):
        with pytest.raises(BadLineage, match="nothing can be laid over it"):
            open_store(paths)


def test_what_a_store_is_shows_in_its_bytes_and_not_in_its_name(here: Path, built: Path) -> None:
    assert is_store(built)
    assert is_store(built.rename(here / "renamed.anything"))
    (here / "text.store").write_text(LINEAGE)
    assert not is_store(here / "text.store")
    # what is called text is read as such, and told to be none
    assert not is_store((here / "renamed.anything").rename(here / "renamed.jsonl"))
    assert not any(map(is_store, (here, here / "gone", here / "more.yaml", Path("x" * 5000), Path("a\0b"))))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_is_no_store_and_not_waited_for(here: Path) -> None:
    os.mkfifo(here / "pipe")
    assert not is_store(here / "pipe")


def test_a_store_that_is_just_being_finished_is_not_asked(built: Path) -> None:
    built.with_name("ours.store-journal").write_bytes(b"")
    with pytest.raises(BadLineage, match="is not finished"):
        open_built(built)


def test_half_of_a_store_says_how_it_is_finished(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    (here / "ours.jsonl").write_text('{"models": {"a": {"name": "Alpha"}}}\n')
    monkeypatch.setattr("abilitytrace.store.load.settle", full)
    with pytest.raises(OSError, match="No space"):
        load((), (here / "ours.jsonl",), here / "ours.store")
    with pytest.raises(BadLineage, match="is not finished") as caught:
        open_built(here / "ours.store.part")
    assert caught.value.diagnostics[0].help.startswith("run the import again")


@pytest.mark.parametrize("damage", [emptied, truncated, garbled, a_folder, a_dangling_link])
def test_a_damaged_built_store_is_refused(built: Path, damage: Callable[[Path], None]) -> None:
    damage(built)
    with pytest.raises(BadLineage, match="is no store of lineages"):
        open_built(built)


def test_a_built_store_of_another_layout_is_refused(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "LAYOUT", "another")
    with pytest.raises(BadLineage, match="another version"):
        open_store((built,))
