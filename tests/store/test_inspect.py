"""What `check` finds in a store: nothing in one that was just made, and whatever is planted in it afterwards."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from abilitytrace.questions.check import check_store
from abilitytrace.store.inspect import inspect, totals
from tests.store.lines import load_in_parts, write

FOUND = {"supports": [{"source": "s", "at": "p", "kind": "statement", "finding": "found"}]}
LINES = [
    {"sources": {"s": {"title": "T", "published": "2021", "kind": "paper"}}},
    *({"models": {name: {"name": name.upper(), "released": f"202{i}"}}} for i, name in enumerate("abc")),
    {"steps": {"to-b": {"inputs": ["a"], "output": "b", **FOUND}, "to-c": {"inputs": ["b"], "output": "c", **FOUND}}},
    {"benchmarks": {"w": {"name": "W"}}},
    {"scores": [{"model": "b", "benchmark": "w", "metric": "f1", "value": 1, "source": "s"}]},
]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    load_in_parts((), (write(tmp_path / "ours.jsonl", LINES),), tmp_path / "ours.store")
    with closing(sqlite3.connect(tmp_path / "ours.store", isolation_level=None)) as connection:
        yield connection


def test_a_store_that_was_just_made_has_no_problem(store: sqlite3.Connection) -> None:
    assert list(inspect(store, "ours.store")) == []
    assert totals(store) == (7, 2, 1)


@pytest.mark.parametrize(
    ("plant", "code", "says"),
    [
        ("update step_input set model = 'gone' where step = 'to-b'", "E202", "`gone` is not a known model"),
        ("update step_output set model = 's' where step = 'to-b'", "E202", "`s` is not a known model"),
        ("update score set model = 'gone'", "E202", "`gone` is not a known model"),
        ("update score set benchmark = 'a'", "E202", "`a` is not a known benchmark"),
        ("update evidence set target = 'gone' where target = 'to-b'", "E202", "`gone` is not a known record"),
        ("update witness set source = 'a'", "E202", "`a` is not a known source"),
        ("insert into mention values ('gone', 'a')", "E202", "`gone` is not a known record"),
        ("delete from record where id = 'w'", "E202", "`w` is not a known benchmark"),
        ("insert into step_input values ('c', 'to-a', 'a'); insert into step_output values ('a', 'to-a')", "E301",
         "models descend from themselves: a → b → c → a"),
        ("insert into step_input values ('c', 'to-c', 'c')", "E301", "models descend from themselves: c → c"),
        ("update record set body = replace(body, '2021', '2019'), known = '2019-12-31' where id = 'b'", "W302",
         "`b` is dated 2019, before its input `a` (2020)"),
        ("delete from evidence where target = 'to-c'", "W401", "step `to-c` has no evidence"),
    ],
)  # fmt: skip
def test_what_is_planted_is_found(store: sqlite3.Connection, plant: str, code: str, says: str) -> None:
    store.executescript(plant)
    found = [(problem.code, problem.message) for problem in inspect(store, "ours.store")]
    assert (code, says) in found
    assert {problem.where for problem in inspect(store, "ours.store")} == {("ours.store", 0, 0)}


def test_the_steps_of_a_ring_are_named(store: sqlite3.Connection) -> None:
    store.executescript(
        "insert into step_input values ('c', 'to-a', 'a'); insert into step_output values ('a', 'to-a')"
    )
    (ring,) = (problem for problem in inspect(store, "ours.store") if problem.code == "E301")
    assert ring.help == "remove one of these steps: to-b, to-c, to-a"


def test_no_more_is_told_than_anyone_reads(store: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("abilitytrace.store.inspect.MAX_PROBLEMS", 5)
    store.executemany("insert into mention values (?, 'a')", [(f"gone-{number}",) for number in range(50)])
    assert len(list(inspect(store, "ours.store"))) == 5


def test_the_answer_of_check_counts_what_the_store_holds(store: sqlite3.Connection, tmp_path: Path) -> None:
    sound = check_store(tmp_path / "ours.store").checked
    assert (sound.records, sound.evidence, sound.scores, sound.errors, sound.warnings) == (7, 2, 1, 0, 0)
    store.execute("delete from evidence where target = 'to-c'")
    store.execute("update score set model = 'gone'")
    found = check_store(tmp_path / "ours.store").checked
    assert (found.errors, found.warnings) == (1, 1)
    assert [problem.code for problem in found.problems] == ["E202", "W401"]
