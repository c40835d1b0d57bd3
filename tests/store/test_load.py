"""Loading: the same lineage whichever way it is read, in parts of any size, and however often a load was stopped."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from abilitytrace.diagnostics import BadLineage
from abilitytrace.lineage import Lineage
from abilitytrace.questions.show import show
from abilitytrace.render.json import as_data
from abilitytrace.store import load as loading
from abilitytrace.store.cache import open_built, open_store
from abilitytrace.store.load import load
from tests.store.lines import Contents, contents, lineages, lines_of, load_in_parts, write
from tests.strategies import Family
from tests.test_laws import answers

# -- the law


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("law")


def compiled(*paths: Path) -> Contents:
    """What the store holds that is made of files the ordinary way."""
    with pytest.MonkeyPatch.context() as patch:
        # a cache that cannot be written
        patch.setenv("ABILITYTRACE_CACHE", os.devnull)
        with closing(open_store(paths)) as store:
            return contents(store)


@settings(max_examples=40)
@given(family=lineages(), random=st.randoms(use_true_random=False), size=st.integers(1, 2000))
def test_a_lineage_is_the_same_in_parts_of_any_size(scratch: Path, family: Family, random: Random, size: int) -> None:
    lines = lines_of(family)
    random.shuffle(lines)
    path = write(scratch / "ours.jsonl", lines)
    load_in_parts((), (path,), scratch / "ours.store", size=size)
    assert contents(scratch / "ours.store") == compiled(path)


# what a lineage can do without
_ADDED = ("questions", "events", "terms", "evidence", "specs", "notes", "claims")


@settings(max_examples=20)
@given(family=lineages(), random=st.randoms(use_true_random=False), later=st.sets(st.sampled_from(_ADDED), min_size=1))
def test_a_lineage_is_the_same_over_another(scratch: Path, family: Family, random: Random, later: set[str]) -> None:
    # evidence and notes may be on claims
    later |= {"evidence", "notes"} if "claims" in later else set()
    scores = family["scores"]
    below = {section: held for section, held in family.items() if section not in later} | {"scores": scores[::2]}
    lines = lines_of({section: family[section] for section in _ADDED if section in later} | {"scores": scores[1::2]})
    random.shuffle(lines)
    (scratch / "below.yaml").write_text(json.dumps(below), encoding="utf-8")
    path = write(scratch / "ours.jsonl", lines)
    load_in_parts((scratch / "below.yaml",), (path,), scratch / "ours.store", size=random.randrange(1, 1000))
    assert contents(scratch / "ours.store") == compiled(scratch / "below.yaml", path)


@settings(max_examples=10)
@given(family=lineages(), random=st.randoms(use_true_random=False))
def test_a_lineage_is_the_same_as_lines_and_as_yaml(scratch: Path, family: Family, random: Random) -> None:
    lines = lines_of(family)
    random.shuffle(lines)
    names = [f"{number}.yaml" for number in range(len(lines))]
    for name, line in zip(names, lines, strict=True):
        # JSON is YAML
        (scratch / name).write_text(json.dumps(line), encoding="utf-8")
    (scratch / "ours.yaml").write_text(f"include: [{', '.join(names)}]\n", encoding="utf-8")
    assert compiled(scratch / "ours.yaml") == compiled(write(scratch / "ours.jsonl", lines))


@settings(max_examples=15)
@given(
    family=lineages(),
    random=st.randoms(use_true_random=False),
    model=st.sampled_from(["m1", "m4", "m5"]),
    ability=st.sampled_from(["maths", "chat"]),
    as_of=st.sampled_from(["", "2021", "2022-12", "2023-05"]),
)
def test_every_question_is_answered_the_same(
    scratch: Path, family: Family, random: Random, model: str, ability: str, as_of: str
) -> None:
    lines = lines_of(family)
    random.shuffle(lines)
    path = write(scratch / "ours.jsonl", lines)
    load_in_parts((), (path,), scratch / "ours.store", size=random.randrange(1, 1000))
    found = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ABILITYTRACE_CACHE", os.devnull)
        for store in (open_store((path,)), open_built(scratch / "ours.store")):
            with closing(Lineage(store, as_of)) as lineage:
                shown = [as_data(show(lineage, name)) for name in (model, "s1", "maths", "sums", "why")]
                found.append((answers(lineage, model, "m2", ability), shown, lineage.search("found")))
    assert found[0] == found[1]


def test_several_processes_make_the_same_store_as_one(tmp_path: Path, ours: Path) -> None:
    for jobs in (1, 2):
        load_in_parts((), (ours,), tmp_path / f"{jobs}.store", jobs=jobs)
    assert contents(tmp_path / "1.store") == contents(tmp_path / "2.store") == compiled(ours)


def test_several_files_over_others_are_one_lineage(tmp_path: Path, ours: Path) -> None:
    whole = [line for line in LINES if "models" in line]
    rest = [line for line in LINES if "models" not in line]
    below = write(tmp_path / "below.jsonl", whole)
    files = [write(tmp_path / "a.jsonl", rest[:9]), write(tmp_path / "b.jsonl", rest[9:])]
    made = load_in_parts((below,), files, tmp_path / "ours.store")
    assert contents(made.path) == compiled(write(ours, [*whole, *rest]))
    with closing(sqlite3.connect(made.path)) as store:
        kept = store.execute("select path from input order by seq").fetchall()
    assert [os.fsdecode(path) for (path,) in kept] == [os.path.realpath(path) for path in (below, *files)]


def test_a_file_without_a_line_gives_what_lies_below_it(tmp_path: Path, ours: Path) -> None:
    (tmp_path / "empty.jsonl").write_bytes(b"")
    made = load((ours,), (tmp_path / "empty.jsonl",), tmp_path / "ours.store")
    assert contents(made.path) == compiled(ours)
    nothing = load((), (tmp_path / "empty.jsonl",), tmp_path / "nothing.store")
    assert nothing.counts == {}
    with closing(Lineage(open_built(nothing.path))) as lineage:
        assert (lineage.counts(), lineage.is_large, lineage.search("a")) == ({}, False, [])


def test_a_load_says_what_it_made(tmp_path: Path, ours: Path) -> None:
    told: list[tuple[str, int, int]] = []
    made = load((), (ours,), tmp_path / "ours.store", progress=lambda *now: told.append(now))
    size = ours.stat().st_size
    assert made.counts["model"] == 3
    assert (made.evidence, made.scores, made.resumed, made.title.en) == (4, 4, 0, "Ours")
    assert made.size == (tmp_path / "ours.store").stat().st_size
    assert told[0] == ("reading", 0, size)
    assert ("reading", size, size) in told
    assert list(dict.fromkeys(what for what, _, _ in told)) == ["reading", "sorting", "checking", "settling"]
    with closing(open_built(made.path)) as store:
        assert Lineage(store).digest == made.digest


# -- a load that was stopped


def step(name: str, parent: str, child: str) -> dict[str, Any]:
    found = {"source": "paper", "at": "p. 1", "kind": "statement", "finding": "It says so."}
    return {"steps": {name: {"inputs": [parent], "output": child, "supports": [found]}}}


def score(model: str, value: float) -> dict[str, Any]:
    measured = {"benchmark": "sums", "metric": "accuracy", "value": value, "unit": "fraction", "n": 5000}
    return {"scores": [{"model": model, **measured, "source": "paper"}]}


LINES = [
    {"title": "Ours"},
    score("a", 0.2),
    score("b", 0.8),
    {"evidence": {"to-c": {"supports": [{"source": "paper", "kind": "report", "finding": "Told elsewhere."}]}}},
    {"specs": {"a": {"size": {"value": "7", "source": "paper"}}}},
    {"notes": {"a": [{"en": "A note.", "source": "paper"}]}},
    step("to-b", "a", "b"),
    step("to-c", "b", "c"),
    {"claims": {"better": {"kind": "effect", "says": "Better.", "cause": "to-b", "effects": {"maths": "gain"}}}},
    *({"models": {name: {"name": name.upper(), "released": "2021"}}} for name in "abc"),
    {"abilities": {"maths": {"name": "Maths"}}},
    {"benchmarks": {"sums": {"name": "Sums", "measures": ["maths"]}}},
    {"attributes": {"size": {"name": "size"}}},
    score("c", 0.7),
    {"scores": [{"model": "a", "benchmark": "sums", "metric": "f1", "value": 0.1, "date": "2022"}]},
    *({"terms": {f"term-{number}": {"name": f"Word {number}", "says": "A word."}}} for number in range(12)),
    {"sources": {"paper": {"title": "Paper", "published": "2022-12", "kind": "paper"}}},
]


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    """A file with evidence, specs, notes and scores before what they belong to, and the source of all of them last."""
    return write(tmp_path / "ours.jsonl", LINES)


# loads in one process; counts the work of the database in ticks and is killed at one of them, 0 for never
STOPPED = """
import os, signal, sqlite3, sys
from pathlib import Path
from abilitytrace.store import load as module, parts
parts._PART_BYTES = 150
source, out, last = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
ticks = 0
def tick():
    global ticks
    ticks += 1
    if ticks == last:
        os.kill(os.getpid(), signal.SIGKILL)
connect = sqlite3.connect
def counting(*args, **options):
    connection = connect(*args, **options)
    connection.set_progress_handler(tick, 50)
    return connection
sqlite3.connect = counting
module.load((), (source,), out)
print(ticks)
"""


def stopped(ours: Path, at: int) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", STOPPED, str(ours), str(ours.with_name("ours.store")), str(at)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)


@pytest.fixture(scope="module")
def ticks(tmp_path_factory: pytest.TempPathFactory) -> int:
    """How much work a load is that nobody stops."""
    done = stopped(write(tmp_path_factory.mktemp("whole") / "ours.jsonl", LINES), 0)
    assert done.returncode == 0, done.stderr
    return int(done.stdout)


@pytest.mark.parametrize("share", [0.0, 0.1, 0.25, 0.4, 0.55, 0.7, 0.8, 0.9, 0.97, 1.0])
def test_a_load_that_was_killed_goes_on_as_if_nothing_had_been(ours: Path, ticks: int, share: float) -> None:
    assert ticks > 100
    done = stopped(ours, max(1, round(share * ticks)))
    assert done.returncode == -signal.SIGKILL
    store = ours.with_name("ours.store")
    assert not store.exists()
    made = load_in_parts((), (ours,), store, size=150)
    assert contents(store) == compiled(ours)
    assert sorted(path.name for path in ours.parent.iterdir()) == ["ours.jsonl", "ours.store"]
    assert made.resumed > 0 or not 0.5 < share < 0.98


# `at` is a function of the load that is not reached any more
KILLED_BEFORE = """
import os, signal, sys
from pathlib import Path
from abilitytrace.store import load as module, parts
parts._PART_BYTES = 150
setattr(module, sys.argv[3], lambda *_: os.kill(os.getpid(), signal.SIGKILL))
module.load((), (Path(sys.argv[1]),), Path(sys.argv[2]))
"""


@pytest.mark.parametrize("at", ["_lay_base", "_write", "settle", "_finish", "while_ours"])
def test_a_load_that_was_killed_between_its_steps_goes_on(ours: Path, at: str) -> None:
    store = ours.with_name("ours.store")
    store.write_bytes(b"an older one")
    command = [sys.executable, "-c", KILLED_BEFORE, str(ours), str(store), at]
    assert subprocess.run(command, check=False).returncode == -signal.SIGKILL
    assert store.read_bytes() == b"an older one"
    made = load_in_parts((), (ours,), store, size=150)
    assert contents(store) == compiled(ours)
    assert made.resumed == (ours.stat().st_size if at in ("settle", "_finish") else 0)


def stop_after(monkeypatch: pytest.MonkeyPatch, count: int) -> Callable[[], None]:
    """Lets a load write so many parts and then fail as on a full disk; returns what lifts that."""
    write_part, left = loading._write, iter(range(count))  # noqa: SLF001 - what is stopped

    def full(*values: Any) -> None:
        if next(left, None) is None:
            raise sqlite3.OperationalError("database or disk is full")
        write_part(*values)

    monkeypatch.setattr(loading, "_write", full)
    return lambda: monkeypatch.setattr(loading, "_write", write_part)


@pytest.fixture
def half(ours: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A load of ours of which some parts are written."""
    lift = stop_after(monkeypatch, 7)
    with pytest.raises(sqlite3.OperationalError, match="full"):
        load_in_parts((), (ours,), ours.with_name("ours.store"), size=150)
    lift()
    return ours.with_name("ours.store.part")


def test_a_load_on_a_full_disk_goes_on_when_there_is_room(ours: Path, half: Path) -> None:
    assert half.exists()
    made = load_in_parts((), (ours,), ours.with_name("ours.store"), size=150)
    assert 0 < made.resumed < ours.stat().st_size
    assert contents(made.path) == compiled(ours)
    assert not half.exists()


def test_a_load_goes_on_from_another_folder_and_in_other_parts(
    ours: Path, half: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert half.exists()
    (ours.parent / "below").mkdir()
    monkeypatch.chdir(ours.parent / "below")
    made = load_in_parts((), (Path("../ours.jsonl"),), Path("../ours.store"), size=700, jobs=2)
    assert made.resumed > 0
    assert contents(made.path) == compiled(ours)


def test_a_load_of_several_files_goes_on_in_the_one_it_was_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cut = (0, 10, 20, len(LINES))
    files = [write(tmp_path / f"{at}.jsonl", LINES[at:end]) for at, end in pairwise(cut)]
    whole = compiled(write(tmp_path / "whole.jsonl", LINES))
    for count in (1, 3, 5, 7, 9):
        lift = stop_after(monkeypatch, count)
        with pytest.raises(sqlite3.OperationalError):
            load_in_parts((), files, tmp_path / "ours.store", size=150)
        lift()
        made = load_in_parts((), files, tmp_path / "ours.store", size=150)
        assert made.resumed > 0
        assert contents(made.path) == whole


def test_lines_are_counted_on_after_a_stop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ours = write(tmp_path / "ours.jsonl", [*LINES, "}", {"models": {"d": {"name": "D", "members": ["gone"]}}}])
    lift = stop_after(monkeypatch, 5)
    with pytest.raises(sqlite3.OperationalError):
        load_in_parts((), (ours,), tmp_path / "ours.store", size=150)
    lift()
    with pytest.raises(BadLineage) as caught:
        load_in_parts((), (ours,), tmp_path / "ours.store", size=150)
    assert [(problem.code, problem.where.line) for problem in caught.value.diagnostics] == [("E102", len(LINES) + 1)]


def changed(ours: Path) -> None:
    write(ours, [*LINES, {"models": {"d": {"name": "D"}}}])


def touched(ours: Path) -> None:
    ours.touch()


def replaced(ours: Path) -> None:
    new = write(ours.with_name("new.jsonl"), LINES[::-1])
    new.replace(ours)


@pytest.mark.parametrize("change", [changed, touched, replaced])
def test_a_load_begins_anew_when_a_file_has_changed(ours: Path, half: Path, change: Callable[[Path], None]) -> None:
    assert half.exists()
    change(ours)
    made = load_in_parts((), (ours,), ours.with_name("ours.store"), size=150)
    assert made.resumed == 0
    assert contents(made.path) == compiled(ours)


def test_a_load_begins_anew_when_what_the_files_below_include_has_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "below.yaml").write_text("include: [more.yaml]\n")
    (tmp_path / "more.yaml").write_text("models: {z: {name: Zed}}\n")
    ours = write(tmp_path / "ours.jsonl", LINES)
    lift = stop_after(monkeypatch, 3)
    with pytest.raises(sqlite3.OperationalError):
        load_in_parts((tmp_path / "below.yaml",), (ours,), tmp_path / "ours.store")
    lift()
    (tmp_path / "more.yaml").write_text("models: {z: {name: Zett}}\n")
    made = load_in_parts((tmp_path / "below.yaml",), (ours,), tmp_path / "ours.store")
    assert made.resumed == 0
    with closing(Lineage(open_built(made.path))) as lineage:
        assert lineage.named("z").name.en == "Zett"


def test_a_load_begins_anew_for_other_files(tmp_path: Path, ours: Path, half: Path) -> None:
    assert half.exists()
    other = write(tmp_path / "other.jsonl", LINES)
    made = load_in_parts((), (other,), tmp_path / "ours.store")
    assert made.resumed == 0
    assert contents(made.path) == compiled(ours)


def test_a_file_that_changes_while_it_is_read_gives_no_store(ours: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    finish = loading._finish  # noqa: SLF001 - what the file changes behind

    def late(*values: Any) -> None:
        finish(*values)
        ours.touch()

    monkeypatch.setattr(loading, "_finish", late)
    with pytest.raises(BadLineage, match="changed while it was read"):
        load((), (ours,), ours.with_name("ours.store"))
    assert sorted(path.name for path in ours.parent.iterdir()) == ["ours.jsonl"]


def test_a_store_that_is_there_stays_until_the_new_one_is_done(tmp_path: Path, ours: Path) -> None:
    store = tmp_path / "ours.store"
    load((), (ours,), store)
    before = store.read_bytes()
    with pytest.raises(BadLineage):
        load((), (write(tmp_path / "bad.jsonl", [*LINES, {"models": {"a": {"name": "Again"}}}]),), store)
    assert store.read_bytes() == before
    assert not store.with_name("ours.store.part").exists()


# -- processes

# kills itself, or the whole group of processes as Ctrl-C does, when the second part is written
WITH_OTHERS = """
import multiprocessing, os, signal, sys
from pathlib import Path
from abilitytrace.store import load as module, parts
parts._PART_BYTES = 150
write, written = module._write, []
def stop(*values):
    write(*values)
    written.append(1)
    if len(written) == 4:
        print(*[child.pid for child in multiprocessing.active_children()], flush=True)
        os.kill(os.getpid(), signal.SIGKILL)
module._write = stop
module.load((), (Path(sys.argv[1]),), Path(sys.argv[2]), jobs=2)
"""


def is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    status = Path(f"/proc/{pid}/stat")
    # a process that has ended and that nobody has asked about
    return not (status.exists() and status.read_text().rpartition(")")[2].split()[0] == "Z")


def test_the_processes_that_read_end_with_the_one_that_writes(ours: Path) -> None:
    store = ours.with_name("ours.store")
    done = subprocess.run(
        [sys.executable, "-c", WITH_OTHERS, str(ours), str(store)], capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == -signal.SIGKILL
    others = [int(pid) for pid in done.stdout.split()]
    assert len(others) == 2
    deadline = time.monotonic() + 20
    while (left := [pid for pid in others if is_running(pid)]) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert left == []
    load_in_parts((), (ours,), store, size=150)
    assert contents(store) == compiled(ours)


# stands still, its store half done, until it is told to go on
WAITING = """
import sys
from pathlib import Path
from abilitytrace.store import load as module
settle = module.settle
def wait(*values):
    print("settling", flush=True)
    sys.stdin.readline()
    return settle(*values)
module.settle = wait
module.load((), (Path(sys.argv[1]),), Path(sys.argv[2]))
"""


@pytest.fixture
def another(ours: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that is just loading ours."""
    command = [sys.executable, "-c", WAITING, str(ours), str(ours.with_name("ours.store"))]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8") as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "settling\n"
        yield process
        process.communicate()


def test_two_loads_into_one_store_do_not_mix(tmp_path: Path, ours: Path, another: subprocess.Popen[str]) -> None:
    store = tmp_path / "ours.store"
    other = write(tmp_path / "other.jsonl", [{"models": {"z": {"name": "Zed"}}}])
    for file in (ours, other):
        with pytest.raises(BlockingIOError, match="another import"):
            load((), (file,), store)
    another.communicate("go on\n")
    assert another.returncode == 0
    assert contents(store) == compiled(ours)
    assert not store.with_name("ours.store.part").exists()


def test_what_no_import_made_is_left_alone(ours: Path) -> None:
    beside = ours.with_name("ours.store.part")
    beside.write_bytes(b"half of something that somebody fetches")
    with pytest.raises(FileExistsError, match="no import made"):
        load((), (ours,), ours.with_name("ours.store"))
    assert beside.read_bytes() == b"half of something that somebody fetches"
    beside.unlink()
    with closing(sqlite3.connect(beside)) as connection:
        connection.execute("create table mine (value text)")
    with pytest.raises(FileExistsError, match="no import made"):
        load((), (ours,), ours.with_name("ours.store"))
    assert beside.exists()


@pytest.mark.parametrize(("kept", "zeros"), [(0, 0), (5000, 0), (4096, 40_000)])
def test_a_damaged_half_is_made_anew(ours: Path, half: Path, kept: int, zeros: int) -> None:
    half.write_bytes(half.read_bytes()[:kept] + bytes(zeros))
    made = load_in_parts((), (ours,), ours.with_name("ours.store"))
    assert contents(made.path) == compiled(ours)


def test_a_store_of_another_version_that_is_half_done_is_made_anew(
    ours: Path, half: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert half.exists()
    monkeypatch.setattr("abilitytrace.store.building.LAYOUT", "another")
    assert load_in_parts((), (ours,), ours.with_name("ours.store")).resumed == 0
