"""What parts cannot know of each other is filled in when all are there."""

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from abilitytrace.lineage import Lineage
from abilitytrace.records import Thing
from abilitytrace.store.cache import open_built
from tests.store.lines import load_in_parts, write

Loaded = Callable[..., Lineage]


@pytest.fixture
def loaded(tmp_path: Path) -> Iterator[Loaded]:
    """A function from lines, each a part of its own, to their lineage."""
    opened: list[sqlite3.Connection] = []

    def lineage(*lines: Any, as_of: str = "") -> Lineage:
        path = write(tmp_path / f"{len(opened)}.jsonl", lines)
        opened.append(open_built(load_in_parts((), (path,), tmp_path / f"{len(opened)}.store", size=1).path))
        return Lineage(opened[-1], as_of)

    yield lineage
    for connection in opened:
        connection.close()


def model(name: str, **more: Any) -> dict[str, Any]:
    return {"models": {name: {"name": name.upper(), **more}}}


def found(source: str, **more: Any) -> dict[str, Any]:
    return {"supports": [{"source": source, "at": "p", "kind": "report", "finding": f"Found by {source}.", **more}]}


def source(name: str, published: str, **more: str) -> dict[str, Any]:
    return {"sources": {name: {"title": name.upper(), "published": published, "kind": "paper", **more}}}


def note(text: str) -> list[dict[str, str]]:
    return [{"en": text}]


STEP = {"steps": {"to-b": {"inputs": ["a"], "output": "b", **found("late")}}}
REST = [model("a", released="2020"), model("b", released="2021"), source("late", "2023-05", group="south")]


def test_evidence_takes_date_and_group_from_a_source_that_comes_last(loaded: Loaded) -> None:
    (item,) = loaded(STEP, *REST).evidence("to-b")
    assert (item.date, item.group) == ("2023-05", "south")


def test_evidence_keeps_its_own_date_and_the_group_of_what_it_cites(loaded: Loaded) -> None:
    step = {"steps": {"to-b": {"inputs": ["a"], "output": "b", **found("late", date="2019", cites="first")}}}
    (item,) = loaded(step, *REST, source("first", "2018", group="north")).evidence("to-b")
    assert (item.date, item.group) == ("2019", "north")


def test_a_record_is_known_from_evidence_that_another_part_gives(loaded: Loaded) -> None:
    lines = [{"evidence": {"to-b": found("early")}}, STEP, *REST, source("early", "2021-02")]
    assert loaded(*lines).is_known("to-b")
    assert loaded(*lines, as_of="2021-02").is_known("to-b")
    assert not loaded(*lines, as_of="2021-01").is_known("to-b")
    assert [item.source for item in loaded(*lines, as_of="2022").evidence("to-b")] == ["early"]
    # in the order of the lines
    assert [item.source for item in loaded(*lines).evidence("to-b")] == ["early", "late"]


def test_search_sees_what_other_parts_add(loaded: Loaded) -> None:
    lines = [
        {"evidence": {"to-b": found("early", finding="A peculiar thing.")}},
        {"notes": {"a": note("A curious remark.")}},
        {"specs": {"a": {"size": {"value": "enormous"}}}},
        STEP,
        *REST,
        source("early", "2021"),
        {"attributes": {"size": {"name": "size"}}},
    ]
    lineage = loaded(*lines)
    assert [lineage.search(word) for word in ("peculiar", "curious", "enormous", "late")] == [
        [("to-b", "step")],
        [("a", "model")],
        [("a", "model")],
        [("late", "source"), ("to-b", "step")],
    ]


def test_specs_and_notes_come_in_the_order_of_the_lines(loaded: Loaded) -> None:
    def size(value: str) -> dict[str, Any]:
        return {"specs": {"a": {"size": {"value": value}}}}

    first = {**model("a", notes=note("0"), specs={"size": {"value": "0"}}), **size("2"), "notes": {"a": note("2")}}
    lines = [{"notes": {"a": note("1")}}, size("1"), first, {"notes": {"a": note("3")}}, size("3"), size("4")]
    thing = loaded(*lines, {"attributes": {"size": {"name": "size"}}}).get("a")
    assert isinstance(thing, Thing)
    assert [remark.says.en for remark in thing.notes] == ["0", "1", "2", "3"]
    assert [spec.value.en for spec in thing.specs] == ["0", "1", "2", "3", "4"]


def test_a_record_that_names_something_in_two_parts_is_found_by_it_once(loaded: Loaded) -> None:
    def remark(text: str) -> dict[str, Any]:
        return {"en": text, "source": "late"}

    lines = [
        {"notes": {"a": [remark("One.")]}},
        model("a", notes=[remark("Two.")]),
        {"notes": {"a": [remark("Three.")]}},
    ]
    lineage = loaded(*lines, source("late", "2023"))
    assert [thing.id for thing in lineage.naming("late", "model", Thing)] == ["a"]


def score(model: str, value: float, **more: Any) -> dict[str, Any]:
    measured = {
        "benchmark": "sums",
        "metric": "accuracy",
        "value": value,
        "unit": "fraction",
        "n": 5000,
        "source": "late",
    }
    return {"scores": [{"model": model, **measured, **more}]}


SUMS = [{"benchmarks": {"sums": {"name": "Sums", "measures": ["maths"]}}}, {"abilities": {"maths": {"name": "Maths"}}}]


@pytest.mark.parametrize(("date", "known"), [("2023-04", []), ("2023-05", [0.2]), ("2024-06", [0.2, 0.3])])
def test_scores_are_known_from_source_and_model_of_other_parts(loaded: Loaded, date: str, known: list[float]) -> None:
    lines = [score("a", 0.2), score("young", 0.3), *REST, *SUMS, model("young", released="2024-06")]
    assert [measured.value for measured in loaded(*lines, as_of=date).scores(benchmark="sums")] == known


def test_scores_are_told_apart_by_place_across_parts(loaded: Loaded) -> None:
    lines = [score("a", 0.2, at="table 1"), score("b", 0.3, at="table 1"), score("a", 0.4, at="table 2"), *REST, *SUMS]
    places = [measured.setting.place for measured in loaded(*lines).measurements(benchmark="sums")]
    assert places == ["table 1", "table 1", "table 2"]
    # runs of a harness are not prompts
    runs = [*REST[:2], {"sources": {"late": {"title": "Runs", "published": "2023-05", "kind": "evaluation"}}}]
    lines = [*lines[:3], *runs, *SUMS]
    assert {measured.setting.place for measured in loaded(*lines).measurements(benchmark="sums")} == {""}


def test_scores_speak_on_claims_of_other_parts(loaded: Loaded) -> None:
    claim = {"claims": {"c": {"kind": "effect", "says": "Better.", "cause": "to-b", "effects": {"maths": "gain"}}}}
    lines = [score("b", 0.8), claim, score("a", 0.2), STEP, *REST, *SUMS]
    (item,) = loaded(*lines).evidence("c")
    assert (item.derived, item.stance, item.kind, item.group) == (True, "supports", "measured", "south")
    assert loaded(*lines).evidence_naming("late")[-1] == item
    assert not loaded(*lines, as_of="2023-04").is_known("c")


def test_names_without_points_give_way_to_names_of_other_parts(loaded: Loaded) -> None:
    alone = loaded(model("one", aliases=["GPT-3.5"]))
    assert [match.id for match in alone.match("gpt35")] == ["one"]
    taken = loaded(model("one", aliases=["GPT-3.5"]), model("two", aliases=["gpt35"]))
    assert [match.id for match in taken.match("gpt35")] == ["two"]
    shared = loaded(model("one", aliases=["GPT-3.5"]), model("two", aliases=["GPT-35"]), model("x", aliases=["1.2"]))
    assert [match.id for match in shared.match("GPT-3.5")] == ["one"]


def test_the_first_title_counts(loaded: Loaded) -> None:
    assert loaded(model("a"), {"title": {"en": "First", "zh": "其一"}}, {"title": "Second"}).title == ("First", "其一")


def test_nothing_of_the_work_is_left(tmp_path: Path) -> None:
    made = load_in_parts((), (write(tmp_path / "a.jsonl", [STEP, *REST]),), tmp_path / "a.store", size=1)
    with closing(sqlite3.connect(made.path)) as connection:
        tables = {name for (name,) in connection.execute("select name from sqlite_master where type = 'table'")}
        assert tables.isdisjoint({"building", "part", "reference", "attached"})
        for table, column in (("record", "known"), ("evidence", "known"), ("score", "known")):
            assert connection.execute(f"select count(*) from {table} where {column} = '?'").fetchone() == (0,)
        assert connection.execute("pragma integrity_check").fetchall() == [("ok",)]
        assert json.loads(connection.execute("select value from meta where key = 'title'").fetchone()[0]) == [""]
