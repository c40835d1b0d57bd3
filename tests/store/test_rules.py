"""What is wrong with lines is told the same whether they are read as a lineage file or loaded in parts."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from abilitytrace.checks import check
from abilitytrace.diagnostics import BadLineage, Diagnostic
from abilitytrace.reading.files import read_files
from abilitytrace.store import rules
from tests.store.lines import load_in_parts, write


def model(name: str, **more: Any) -> dict[str, Any]:
    return {"models": {name: {"name": name.upper(), **more}}}


def backed(kind: str, source: str = "s") -> dict[str, Any]:
    return {"supports": [{"source": source, "at": "p", "kind": kind, "finding": "found"}]}


def step(name: str, parent: str, child: str, source: str = "s") -> dict[str, Any]:
    return {"steps": {name: {"inputs": [parent], "output": child, **backed("statement", source)}}}


def score(value: float, unit: str, **more: str) -> dict[str, Any]:
    return {"scores": [{"model": "a", "benchmark": "w", "metric": "accuracy", "value": value, "unit": unit, **more}]}


SOURCE = {"sources": {"s": {"title": "T", "published": "2021", "kind": "paper"}}}
ABILITY = {"abilities": {"cot": {"name": "CoT"}}}
BENCHMARK = {"benchmarks": {"w": {"name": "W"}}}
SIZE = {"attributes": {"size": {"name": "size"}}}
CLAIM = {"claims": {"c": {"kind": "general", "says": "So it is."}}}

# between records: name → lines, and the problems as (code, line)
BETWEEN: dict[str, tuple[list[Any], list[tuple[str, int]]]] = {
    "an id defined twice": ([model("a"), step("x", "a", "b"), model("b"), model("a"), SOURCE], [("E201", 4)]),
    "an id of two kinds": ([SOURCE, model("a"), {"methods": {"a": {"name": "Q"}}}], [("E201", 3)]),
    "an id defined after it was meant": ([SOURCE, step("x", "a", "b"), model("b"), step("y", "a", "b"), model("a"),
                                          step("z", "a", "b"), model("b")], [("E201", 7)]),
    "an unknown model": ([SOURCE, model("a"), step("x", "a", "gone")], [("E202", 3)]),
    "an unknown source": ([model("a"), model("b"), step("x", "a", "b", "gone")], [("E202", 3)]),
    "a name in place of an id": ([SOURCE, model("gpt-3"), model("a"), step("x", "gpt3", "a")], [("E202", 4)]),
    "evidence on nothing": ([SOURCE, {"evidence": {"gone": backed("statement")}}], [("E202", 2)]),
    "specs of nothing": ([SIZE, {"specs": {"gone": {"size": {"value": "1"}}}}], [("E202", 2)]),
    "a spec that is no attribute": ([model("a"), {"specs": {"a": {"gone": {"value": "1"}}}}], [("E202", 2)]),
    "a note on nothing": ([model("a"), {"notes": {"gone": [{"en": "x"}]}}], [("E202", 2)]),
    "a score of nothing": ([score(1, "points")], [("E202", 1), ("E202", 1)]),
    "an ability for a model": ([SOURCE, model("a"), ABILITY, step("x", "a", "cot")], [("E203", 4)]),
    "evidence on a model": ([SOURCE, model("a"), {"evidence": {"a": backed("statement")}}], [("E203", 3)]),
    "specs of a step": ([SOURCE, SIZE, model("a"), model("b"), {"specs": {"x": {"size": {"value": "1"}}}},
                         step("x", "a", "b")], [("E203", 5)]),
    "a name of two": ([model("a", aliases=["GPT-3"]), model("b", aliases=["One", "gpt 3"])], [("E204", 2)]),
    "an id that is a name": ([model("gpt-3"), model("b", aliases=["GPT 3"])], [("E204", 2)]),
    "a name of two attributes": ([SIZE, {"attributes": {"b": {"name": "Size"}}}, {"terms": {"t": {"name": "size",
                                  "says": "x"}}}], [("E204", 2)]),
    "a ring of steps": ([SOURCE, model("a"), model("b"), step("x", "a", "b"), step("y", "b", "a")], [("E301", 5)]),
    "a step into itself": ([SOURCE, model("a"), step("x", "a", "a")], [("E301", 3)]),
    "a ring of three": ([SOURCE, step("z", "c", "a"), *map(model, "abc"), step("x", "a", "b"), step("y", "b", "c")],
                        [("E301", 7)]),
    "two rings": ([SOURCE, *map(model, "abcd"), step("v", "a", "b"), step("w", "b", "a"), step("x", "c", "d"),
                   step("y", "d", "c")], [("E301", 7), ("E301", 9)]),
    "a ring of broader": ([{"methods": {"a": {"name": "A", "broader": ["b"]}}},
                           {"methods": {"b": {"name": "B", "broader": ["a"]}}}], [("E303", 2)]),
    "a ring of members": ([model("a", members=["b"]), model("b", members=["a"])], [("E303", 2)]),
    "a kind of evidence for no step": ([SOURCE, model("a"), model("b"), {"steps": {"x": {"inputs": ["a"],
                                        "output": "b", **backed("ablation")}}}], [("E403", 4)]),
    "such evidence elsewhere": ([SOURCE, model("a"), model("b"), {"evidence": {"x": backed("ablation")}},
                                 {"evidence": {"x": backed("report")}}, step("x", "a", "b")], [("E403", 4)]),
    "such evidence on a claim": ([SOURCE, {"evidence": {"c": backed("artifact")}}, CLAIM], [("E403", 2)]),
    "several at once": ([SOURCE, model("a"), step("x", "gone", "a"), model("b", aliases=["A"]), step("y", "cot", "a"),
                         ABILITY], [("E202", 3), ("E204", 4), ("E203", 5)]),
}  # fmt: skip

# in one line
INSIDE: dict[str, tuple[list[Any], list[tuple[str, int]]]] = {
    "an unknown key": ([SOURCE, model("a", nope=1)], [("E111", 2)]),
    "a missing key": ([SOURCE, {"models": {"a": {}}}], [("E112", 2)]),
    "a bad date": ([model("a", released="January")], [("E113", 1)]),
    "a truth for a name": ([{"models": {"a": {"name": True}}}], [("E113", 1)]),
    "not a number": ([model("a"), BENCHMARK, '{"scores":[{"model":"a","benchmark":"w","metric":"m","value":NaN}]}'],
                     [("E113", 3)]),
    "a number of five thousand digits": (['{"benchmarks":{"w":{"name":"W","items":' + "1" * 5000 + "}}}"], [("E113", 1)]),
    "a score outside its scale": ([model("a"), BENCHMARK, score(101, "%", date="2021")], [("E502", 3)]),
    "a list": ([SOURCE, [1]], [("E110", 2)]),
    "a text": ([SOURCE, '"models"'], [("E110", 2)]),
    "nothing": ([SOURCE, "null"], [("E110", 2)]),
    "half an object": ([SOURCE, '{"models": {'], [("E102", 2)]),
    "two objects": (["{} {}"], [("E102", 1)]),
    "half a character": ([r'{"models": {"a": {"name": "x\ud800"}}}'], [("E102", 1)]),
    "no character": ([r'{"models": {"a": {"name": "x\uffff"}}}'], [("E102", 1)]),
    "a bare control character": (['{"models": {"a": {"name": "x\x01"}}}'], [("E102", 1)]),
    "a key that stands twice": (['{"models": {"a": {"name": "x"}, "a": {"name": "y"}}}'], [("E103", 1)]),
    "brackets without end": (['{"title": ' + "[" * 100_000], [("E105", 1)]),
    "brackets to the brink": ([f'{{"title": "é", "x": {"[" * n}{"]" * n}}}' for n in range(900, 1000, 7)],
                              [("E105", line) for line in range(1, 16)]),
    "41 levels": (['{"title": ' + "[" * 41 + "]" * 41 + "}", '{"title": ' + "[" * 40 + "]" * 40 + "}"],
                  [("E105", 1), ("E113", 2)]),
    "many bad lines": ([model("a", nope=1), SOURCE, "}", model("b", nope=2)], [("E111", 1), ("E102", 3), ("E111", 4)]),
}  # fmt: skip


def errors(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    return sorted((problem for problem in found if problem.is_error), key=lambda problem: (problem.where, problem.code))


def loaded(path: Path, size: int) -> list[Diagnostic]:
    """The problems of a file that is loaded in parts."""
    out = path.with_name("ours.store")
    with pytest.raises(BadLineage) as caught:
        load_in_parts((), (path,), out, size=size)
    assert sorted(other.name for other in path.parent.iterdir()) == [path.name]
    return errors(caught.value.diagnostics)


@pytest.mark.parametrize("size", [1, 150, 100_000], ids=["a line a part", "a few lines a part", "one part"])
@pytest.mark.parametrize(("lines", "expected"), BETWEEN.values(), ids=BETWEEN)
def test_problems_between_records(tmp_path: Path, lines: list[Any], expected: list[tuple[str, int]], size: int) -> None:
    path = write(tmp_path / "ours.jsonl", lines)
    ordinary = errors(check(read_files((path,)).draft))
    assert [(problem.code, problem.where.line) for problem in ordinary] == expected
    found = loaded(path, size)
    assert [(problem.code, problem.where, problem.line_text) for problem in found] == [
        (problem.code, problem.where, problem.line_text) for problem in ordinary
    ]
    assert [problem.message for problem in found] == [problem.message for problem in ordinary]


@pytest.mark.parametrize("size", [1, 100_000], ids=["a line a part", "one part"])
@pytest.mark.parametrize(("lines", "expected"), INSIDE.values(), ids=INSIDE)
def test_problems_of_one_line(tmp_path: Path, lines: list[Any], expected: list[tuple[str, int]], size: int) -> None:
    path = write(tmp_path / "ours.jsonl", lines)
    ordinary = errors(check(read_files((path,)).draft))
    assert [(problem.code, problem.where.line) for problem in ordinary] == expected
    assert loaded(path, size) == ordinary


def test_a_record_of_the_files_below_may_not_come_again(tmp_path: Path) -> None:
    (tmp_path / "below.yaml").write_text("models: {a: {name: Alpha}, z: {name: Zed}}\n")
    path = write(tmp_path / "ours.jsonl", [model("b"), model("c", aliases=["Zed"]), model("a")])
    with pytest.raises(BadLineage) as caught:
        load_in_parts((tmp_path / "below.yaml",), (path,), tmp_path / "ours.store")
    (twice,) = caught.value.diagnostics
    assert (twice.code, twice.where.line, twice.message) == ("E201", 3, "`a` is already defined, as a model")
    write(path, [model("b"), model("c", aliases=["Zed"])])
    with pytest.raises(BadLineage) as caught:
        load_in_parts((tmp_path / "below.yaml",), (path,), tmp_path / "ours.store")
    (shared,) = caught.value.diagnostics
    assert (shared.code, shared.where.line) == ("E204", 2)
    assert shared.message == "the name `Zed` of `c` already belongs to `z`"


def test_what_is_wrong_in_a_line_is_told_before_what_is_wrong_between_them(tmp_path: Path) -> None:
    lines = [SOURCE, step("x", "gone", "a"), model("a"), model("b", nope=1), {"evidence": {"x": backed("ablation")}}]
    path = write(tmp_path / "ours.jsonl", lines)
    assert [problem.code for problem in loaded(path, 1)] == ["E111"]
    write(path, [line for line in lines if "nope" not in str(line)])
    assert [problem.code for problem in loaded(path, 1)] == ["E202", "E403"]


def test_no_more_is_told_than_anyone_reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("abilitytrace.store.rules", "abilitytrace.store.load"):
        monkeypatch.setattr(f"{module}.MAX_PROBLEMS", 5)
    lines = [model("a"), SOURCE, *(step(f"x{number}", "a", f"gone{number}") for number in range(20))]
    path = write(tmp_path / "ours.jsonl", lines)
    assert len(loaded(path, 100)) == 5


def test_a_long_chain_is_no_ring() -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(
            "create table step_input (model, step, output); create table step_output (model, step);"
        )
        names = [f"m{number}" for number in range(150)]
        edges = [(one, f"to-{other}", other) for one, other in pairwise(names)]

        def add(edges: list[tuple[str, str, str]]) -> None:
            connection.executemany("insert into step_input values (?, ?, ?)", edges)
            connection.executemany("insert into step_output values (?, ?)", [(end, by) for _, by, end in edges])

        add(edges)
        assert rules.descent_cycles(connection) == []
        add([(names[-1], "back", names[70])])
        ((models, steps),) = rules.descent_cycles(connection)
    assert set(models) == set(names[70:])
    assert "back" in steps
