"""`abilitytrace import jsonl`: a store from lines, what it says, and what happens when it cannot be made."""

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Mapping
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from abilitytrace.cli import storing
from abilitytrace.store.load import load
from tests.conftest import Program, Run

LINES = """\
{"title": "Ours", "sources": {"ours-report": {"title": "Our report", "published": "2025-03", "kind": "report"}}}
{"models": {"ours-base": {"name": "Ours Base", "released": "2025-01"}}}
{"models": {"ours-chat": {"name": "Ours Chat", "zh": "我们的聊天模型", "released": "2025-03"}}}
{"benchmarks": {"our-sums": {"name": "Our Sums"}}}
{"steps": {"to-ours-chat": {"inputs": ["ours-base"], "output": "ours-chat", "date": "2025-03", \
"supports": [{"source": "ours-report", "at": "p. 2", "kind": "statement", "finding": "The report says so."}]}}}
{"scores": [{"model": "ours-chat", "benchmark": "our-sums", "metric": "accuracy", "value": 44.0, "unit": "%", \
"source": "ours-report"}]}
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with a file of lines."""
    (tmp_path / "ours.jsonl").write_text(LINES, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The store of these lines alone."""
    folder = tmp_path_factory.mktemp("made")
    (folder / "ours.jsonl").write_text(LINES, encoding="utf-8")
    return load((), (folder / "ours.jsonl",), folder / "ours.store").path.read_bytes()


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


# -- what it makes


def test_a_store_is_made_and_asked(run: Run, here: Path) -> None:
    done = run("import", "jsonl", "ours.jsonl", "-o", "ours.store")
    assert (done.code, done.stderr) == (0, "")
    assert done.stdout.startswith("ours.store holds ")
    assert "abilitytrace search TEXT -g ours.store" in done.stdout
    assert names(here) == ["ours.jsonl", "ours.store"]
    assert "Ours Base" in run("tree", "ours-chat", "-i", "-g", "ours.store").stdout
    # the built-in lineage is part of it
    assert run("origin", "cot", "-g", "ours.store").stdout == run("origin", "cot").stdout
    assert run("check", "ours.store").code == 0


def test_the_screen_in_chinese(run: Run, here: Path) -> None:
    done = run("import", "jsonl", "ours.jsonl", "-o", "ours.store", "--lang", "zh")
    assert done.stdout.startswith("ours.store 含有 ")
    assert "内置谱系" in done.stdout
    assert "我们的聊天模型" in run("show", "ours-chat", "-g", "ours.store", "--lang", "zh").stdout
    assert here


def test_a_store_answers_as_its_files_do(run: Run, here: Path) -> None:
    assert run("import", "jsonl", "ours.jsonl", "-o", "ours.store").code == 0
    for question in (
        ("diff", "ours-base", "ours-chat"),
        ("tree", "ours-base"),
        ("path", "ours-base", "ours-chat"),
        ("show", "ours-chat"),
        ("search", "report"),
        ("evidence", "to-ours-chat"),
        ("list", "models", "--as-of", "2025-02"),
        ("show", "ours-chatt"),
    ):
        of_store, of_file = run(*question, "-g", "ours.store"), run(*question, "-g", "ours.jsonl")
        assert of_store == of_file, question
    assert here


def test_without_the_built_in_lineage(run: Run, here: Path) -> None:
    done = run("import", "jsonl", "ours.jsonl", "-o", "ours.store", "--no-builtin", "--json")
    found = json.loads(done.stdout)
    assert found["schema"] == "abilitytrace/import-store@1"
    data = found["data"]
    assert (data["over"], data["models"], data["steps"], data["records"], data["scores"]) == ([], 2, 1, 5, 1)
    assert (data["target"], data["files"], data["resumed"]) == ("ours.store", ["ours.jsonl"], 0)
    assert data["size"] == (here / "ours.store").stat().st_size
    # whether it is left out when asked makes no difference
    listed = [run("list", "models", "-q", "-g", "ours.store", *more) for more in ((), ("--no-builtin",))]
    assert listed[0] == listed[1]
    assert run("show", "chatgpt", "-g", "ours.store").code == 3


def test_over_a_lineage_of_ones_own(run: Run, here: Path) -> None:
    (here / "below.yaml").write_text("models: {ours-root: {name: Ours Root}}\n")
    (here / "ours.jsonl").write_text(LINES.replace('"inputs": ["ours-base"]', '"inputs": ["ours-root"]'))
    done = run("import", "jsonl", "ours.jsonl", "-o", "ours.store", "-g", "below.yaml", "--json")
    assert json.loads(done.stdout)["data"]["over"] == ["built-in", "below.yaml"]
    assert "Ours Root" in run("tree", "ours-chat", "-i", "-g", "ours.store").stdout


def test_all_files_of_a_folder(run: Run, here: Path) -> None:
    lines = LINES.splitlines(keepends=True)
    (here / "parts" / "deep").mkdir(parents=True)
    (here / "parts" / "b.jsonl").write_text("".join(lines[2:]), encoding="utf-8")
    (here / "parts" / "deep" / "a.jsonl").write_text("".join(lines[:2]), encoding="utf-8")
    (here / "parts" / "notes.txt").write_text("none of it")
    done = run("import", "jsonl", "parts", "parts/b.jsonl", "-o", "ours.store", "--json")
    assert json.loads(done.stdout)["data"]["files"] == ["parts/b.jsonl", "parts/deep/a.jsonl"]
    assert run("show", "ours-chat", "-g", "ours.store").code == 0


# -- wrong usage


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["ours.jsonl"], "name it with --out"),
        (["ours.jsonl", "-o", "-"], "name it with --out"),
        (["ours.jsonl", "-o", "folder"], "is a folder"),
        (["ours.jsonl", "-o", "old.store"], "--force replaces it"),
        (["ours.jsonl", "-o", "new.jsonl"], "would be read as text"),
        (["ours.jsonl", "-o", "new.YAML"], "would be read as text"),
        (["lines", "-o", "lines", "--force"], "would take the place of"),
        (["lines", "-o", "./folder/../lines", "--force"], "would take the place of"),
        (["x.store.part", "-o", "x.store"], "would take the place of"),
        (["real.store", "-o", "new.store"], "is a store"),
        (["ours.jsonl", "-o", "new.store", "-g", "real.store"], "is a store"),
        (["ours.jsonl", "-o", "new.store", "--model", "m"], "only --out and --force"),
        (["ours.jsonl", "--append", "ours.yaml"], "only --out and --force"),
    ],
)
def test_wrong_usage_harms_nothing(run: Run, here: Path, made: bytes, args: list[str], said: str) -> None:
    (here / "folder").mkdir()
    for name in ("old.store", "lines", "x.store.part"):
        (here / name).write_text(LINES, encoding="utf-8")
    (here / "real.store").write_bytes(made)
    before = {path: path.read_bytes() for path in here.iterdir() if path.is_file()}
    done = run("import", "jsonl", *args)
    assert (done.code, done.stdout) == (2, "")
    assert said in done.stderr
    assert {path: path.read_bytes() for path in here.iterdir() if path.is_file()} == before


def test_a_folder_without_lines(run: Run, here: Path) -> None:
    (here / "folder").mkdir()
    done = run("import", "jsonl", "folder", "-o", "ours.store")
    assert done.code == 1
    assert "*.jsonl" in done.stderr
    assert names(here) == ["folder", "ours.jsonl"]


# -- files that cannot be used


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"models": {"x": {"name": "X", "relased": "2021"}}}\n', "bad.jsonl:1:33: error[E111]"),
        ('\n{"models": \n', "bad.jsonl:2:12: error[E102]"),
        ('{"models": {"chatgpt": {"name": "X"}}}\n', "bad.jsonl:1:14: error[E201]"),
        ('{"claims": {"x": {"kind": "general", "says": "X.", "about": ["chatgtp"]}}}\n', "bad.jsonl:1:63: error[E202]"),
        ('{"include": ["ours.jsonl"]}\n', "bad.jsonl:1:3: error[E107]"),
    ],
)
def test_a_bad_file_is_told_with_its_line_and_leaves_nothing(run: Run, here: Path, text: str, said: str) -> None:
    (here / "bad.jsonl").write_text(text)
    (here / "old.store").write_text("an older one")
    more = [] if "chatg" in text else ["--no-builtin"]
    for out, args in (("ours.store", more), ("old.store", [*more, "--force"])):
        done = run("import", "jsonl", "bad.jsonl", "-o", out, *args)
        assert (done.code, done.stdout) == (3, "")
        assert done.stderr.startswith(said)
    assert names(here) == ["bad.jsonl", "old.store", "ours.jsonl"]
    assert (here / "old.store").read_text() == "an older one"


def test_problems_are_json_where_that_is_asked_for(run: Run, here: Path) -> None:
    (here / "bad.jsonl").write_text("}\n")
    done = run("import", "jsonl", "bad.jsonl", "-o", "ours.store", "--no-builtin", "--json")
    (problem,) = json.loads(done.stderr)["error"]["problems"]
    assert (done.code, problem["code"], problem["path"], problem["line"]) == (3, "E102", "bad.jsonl", 1)


@pytest.mark.parametrize("name", ["gone.jsonl", "gone/ours.jsonl", "ours.jsonl/ours.jsonl", "x" * 300])
def test_a_file_that_is_not_there(run: Run, here: Path, name: str) -> None:
    done = run("import", "jsonl", "ours.jsonl", name, "-o", "ours.store")
    assert (done.code, done.stderr.splitlines()[0]) == (3, f"{name}: error[E101]: there is no file `{name}`")
    assert names(here) == ["ours.jsonl"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_is_refused_without_waiting_for_it(run: Run, here: Path) -> None:
    os.mkfifo(here / "pipe.jsonl")
    done = run("import", "jsonl", "pipe.jsonl", "-o", "ours.store")
    assert (done.code, "is not a regular file" in done.stderr) == (3, True)
    assert names(here) == ["ours.jsonl", "pipe.jsonl"]


@pytest.mark.parametrize("out", ["gone/ours.store", "ours.jsonl/ours.store", "/dev/null/ours.store", "x" * 300])
def test_a_place_that_cannot_be_written(run: Run, here: Path, out: str) -> None:
    done = run("import", "jsonl", "ours.jsonl", "-o", out)
    assert (done.code, done.stdout) == (3, "")
    assert done.stderr.startswith(f"error: cannot write `{out}`: ")
    assert names(here) == ["ours.jsonl"]


def test_a_folder_that_may_only_be_read(run: Run, here: Path) -> None:
    (here / "locked").mkdir(mode=0o500)
    if os.access(here / "locked", os.W_OK):
        pytest.skip("this user may write everywhere")
    done = run("import", "jsonl", "ours.jsonl", "-o", "locked/ours.store")
    assert (done.code, "permission denied" in done.stderr) == (3, True)


def test_what_somebody_else_left_in_the_way_stays(run: Run, here: Path) -> None:
    (here / "ours.store.part").write_text("half of something that somebody fetches")
    done = run("import", "jsonl", "ours.jsonl", "-o", "ours.store")
    assert done.code == 3
    assert "`ours.store.part` stands in its way" in done.stderr
    assert "run the same command again" not in done.stderr
    assert (here / "ours.store.part").read_text() == "half of something that somebody fetches"


# -- a run that is stopped

Environment = Callable[[Mapping[str, str | None] | None], dict[str, str]]
# the command line with very small parts; `done` is called when a part is written
SMALL = """
import sys
from abilitytrace.store import load, parts
parts._PART_BYTES = 100
write = load._write
def written(*values):
    write(*values)
    done(values)
load._write = written
{done}
if __name__ == "__main__":
    from abilitytrace.cli import run
    sys.exit(run())
"""


def with_small_parts(
    here: Path, environment: Environment, done: str, **options: Any
) -> subprocess.CompletedProcess[str]:
    script = here / "small.py"
    script.write_text(SMALL.format(done=done))
    command = [sys.executable, str(script), "import", "jsonl", "ours.jsonl", "-o", "ours.store", "--no-builtin"]
    return subprocess.run(
        command, env=environment(None), capture_output=True, encoding="utf-8", check=False, timeout=60, **options
    )


def test_a_full_disk_is_told_and_the_next_run_goes_on(
    here: Path, environment: Environment, program: Program, run: Run
) -> None:
    limit = """
import os, resource
count = []
def done(values):
    count.append(1)
    if len(count) == 4:
        resource.setrlimit(resource.RLIMIT_FSIZE, (os.path.getsize("ours.store.part"),) * 2)
"""
    with (here / "ours.jsonl").open("a") as file:
        file.writelines(
            f'{{"terms": {{"word-{n}": {{"name": "Word {n}", "says": "{"word " * 200}"}}}}}}\n' for n in range(300)
        )
    done = with_small_parts(here, environment, limit)
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.startswith("error: cannot write `ours.store`: ")
    assert done.stderr.endswith("help: run the same command again: it goes on where it was stopped\n")
    assert not (here / "ours.store").exists()
    again = program("import", "jsonl", "ours.jsonl", "-o", "ours.store", "--no-builtin")
    assert again.code == 0, again.stderr
    assert " of the input were there from a run that was stopped." in again.stdout
    assert run("show", "word-299", "-g", "ours.store").code == 0


def test_an_interrupted_run_ends_quietly_and_the_next_one_goes_on(
    here: Path, environment: Environment, program: Program
) -> None:
    interrupt = "import os, signal\ncount = []\ndef done(values):\n    count.append(1)\n    if len(count) == 3:\n        os.killpg(0, signal.SIGINT)"
    done = with_small_parts(here, environment, interrupt, start_new_session=True)
    assert (done.returncode, done.stdout) == (130, "")
    assert "Traceback" not in done.stderr
    assert sorted(set(names(here)) - {"small.py"}) == ["ours.jsonl", "ours.store.part"]
    again = program("import", "jsonl", "ours.jsonl", "-o", "ours.store", "--no-builtin", "--json")
    assert json.loads(again.stdout)["data"]["resumed"] > 0
    assert program("tree", "ours-chat", "-i", "-g", "ours.store").code == 0


def test_a_reading_process_that_is_ended_is_told(run: Run, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise BrokenProcessPool("A process in the process pool was terminated abruptly")

    monkeypatch.setattr("abilitytrace.store.load.load", broken)
    done = run("import", "jsonl", "ours.jsonl", "-o", "ours.store")
    assert done.code == 3
    assert "a process that reads was ended" in done.stderr
    assert here


def test_a_file_that_goes_away_while_it_is_read(run: Run, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*_: object, **__: object) -> None:
        raise FileNotFoundError(2, "No such file or directory", str(here / "ours.jsonl"))

    monkeypatch.setattr("abilitytrace.store.load.load", gone)
    done = run("import", "jsonl", "ours.jsonl", "-o", "ours.store")
    assert (done.code, done.stderr) == (3, "error: cannot read `ours.jsonl`: no such file or directory\n")


# -- stores that cannot be asked


def half_built(store: Path) -> None:
    with sqlite3.connect(store) as connection:
        connection.execute("delete from meta")
    connection.close()


def of_another_version(store: Path) -> None:
    with sqlite3.connect(store) as connection:
        connection.execute("update meta set value = 'another' where key = 'layout'")
    connection.close()


def not_ours(store: Path) -> None:
    store.unlink()
    with sqlite3.connect(store) as connection:
        connection.execute("create table bookmarks (address text)")
    connection.close()


def cut_in_half(store: Path) -> None:
    store.write_bytes(store.read_bytes()[: store.stat().st_size // 2])


def only_a_beginning(store: Path) -> None:
    store.write_bytes(store.read_bytes()[:50])


def damaged_inside(store: Path) -> None:
    with closing(sqlite3.connect(store)) as connection:
        pages = connection.execute(
            "select rootpage from sqlite_master where rootpage > 0 and tbl_name != 'meta'"
        ).fetchall()
        (size,) = connection.execute("pragma page_size").fetchone()
    content = bytearray(store.read_bytes())
    for (page,) in pages:
        content[(page - 1) * size : page * size] = b"\xaa" * size
    store.write_bytes(content)


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (half_built, "is not finished"),
        (of_another_version, "made by another version"),
        (not_ours, "is no store of lineages"),
        (cut_in_half, "is no store of lineages"),
        (only_a_beginning, "is no store of lineages"),
        (damaged_inside, "the store is damaged"),
    ],
)
def test_a_store_that_cannot_be_asked_is_told(
    run: Run, here: Path, made: bytes, damage: Callable[[Path], None], said: str
) -> None:
    (here / "ours.store").write_bytes(made)
    damage(here / "ours.store")
    for command in (("tree", "-g", "ours.store"), ("check", "ours.store"), ("search", "gpt", "-g", "ours.store")):
        done = run(*command)
        assert (done.code, done.stdout, said in done.stderr) == (3, "", True), done.stderr
        assert "help: " in done.stderr


def test_nothing_lies_over_a_store(run: Run, here: Path, made: bytes) -> None:
    (here / "ours.store").write_bytes(made)
    (here / "more.yaml").write_text("models: {more: {name: More}}\n")
    for first, second in (("ours.store", "more.yaml"), ("more.yaml", "ours.store")):
        done = run("tree", "-g", first, "-g", second)
        assert (done.code, "nothing can be laid over it" in done.stderr) == (3, True)
    assert run("check", "ours.store", "more.yaml").code == 2


def test_problems_of_a_store_are_told_by_check(run: Run, here: Path, made: bytes) -> None:
    (here / "ours.store").write_bytes(made)
    with sqlite3.connect(here / "ours.store") as connection:
        connection.execute("insert into step_input values ('ours-chat', 'to-ours-chat', 'ours-base')")
        connection.execute("insert into step_output values ('ours-base', 'to-ours-chat')")
    connection.close()
    done = run("check", "ours.store")
    assert done.code == 1
    assert "error[E301]" in done.stdout
    assert "remove one of these steps: to-ours-chat\n" in done.stdout
    assert run("check", "ours.store", "--format", "github").stdout.startswith("::error")


def test_every_way_to_name_files_is_one(here: Path) -> None:
    (here / "link.jsonl").symlink_to("ours.jsonl")
    (here / "deep").mkdir()
    paths = [here / "ours.jsonl", Path("ours.jsonl"), here, Path("deep/../link.jsonl")]
    assert storing._files(paths) == (here / "ours.jsonl",)  # noqa: SLF001 - the rule itself
