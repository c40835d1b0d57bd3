"""Rows: what every table holds of a draft, and what of it waits for other parts."""

from typing import Any

import pytest

from abilitytrace import records as r
from abilitytrace.reading.draft import Draft, Published
from abilitytrace.reading.nodes import parse
from abilitytrace.reading.shape import FileShape
from abilitytrace.store.compile import rows_of
from abilitytrace.store.rows import LAST, PENDING, Rows, day_known, searchable

TEXT = """\
sources: {s: {title: Paper, published: 2021-06, kind: paper, group: north}}
models:
  a: {name: GPT-3.5, aliases: [gpt 3.5, Nine], released: 2020}
  b: {name: Beta, members: [a], says: {en: A model., zh: 一个模型。}}
methods: {sft: {name: SFT, broader: [tuning]}, tuning: {name: Tuning}}
abilities: {x: {name: Ex}}
benchmarks: {w: {name: W, measures: [x]}}
steps:
  to-b: {inputs: [a], output: b, methods: [sft], supports: [{source: s, cites: s, at: p, kind: report, finding: seen}]}
claims:
  c: {kind: origin, says: So., cause: [sft], effects: {x: gain}, about: [x, b], stated: {level: asserted, source: s}}
scores:
  - {model: a, benchmark: w, metric: accuracy, value: 1, source: s}
  - {model: b, benchmark: w, metric: accuracy, value: 1, date: 2022}
"""


def draft_of(text: str) -> Draft:
    document = parse(text, "ours.yaml")
    draft = Draft()
    draft.add(FileShape.model_validate(document.value), document)
    return draft


@pytest.fixture(scope="module")
def tables() -> dict[str, list[tuple[Any, ...]]]:
    return rows_of(draft_of(TEXT)).tables


@pytest.mark.parametrize(
    ("table", "rows"),
    [
        ("step_input", [("a", "to-b", "b")]),
        ("step_output", [("b", "to-b")]),
        ("cause", [("sft", "c")]),
        ("effect", [("x", "c")]),
        ("about", [("c", "x"), ("c", "b"), ("c", "sft")]),
        ("narrower", [("tuning", "sft")]),
        ("member", [("b", "a")]),
        ("witness", [("s", 0)]),
        ("mention", [("a", "b"), ("tuning", "sft"), ("x", "w"), ("sft", "to-b"), ("x", "c"), ("b", "c"), ("sft", "c"),
                     ("s", "c")]),
    ],
)  # fmt: skip
def test_every_table_has_its_rows(tables: dict[str, list[tuple[Any, ...]]], table: str, rows: list[Any]) -> None:
    assert sorted(tables[table]) == sorted(rows)


def test_records_know_their_first_day(tables: dict[str, list[tuple[Any, ...]]]) -> None:
    assert {row[1]: row[3] for row in tables["record"] if row[3]} == {
        "a": "2020-12-31",
        "s": "2021-06-30",
        "to-b": "2021-06-30",
        "c": "2021-06-30",
    }
    assert [row[4] for row in tables["score"]] == ["2021-06-30", "2022-12-31"]


def test_numbers_count_from_nought(tables: dict[str, list[tuple[Any, ...]]]) -> None:
    for table in ("record", "words", "score", "evidence"):
        assert [row[0] for row in tables[table]] == list(range(len(tables[table])))


def test_names_are_each_there_once_with_what_people_type_for_them(tables: dict[str, list[tuple[Any, ...]]]) -> None:
    names = [(row[0], row[3], row[4]) for row in tables["name"] if row[1] == "a"]
    assert names == [("a", 0, "a"), ("gpt3.5", 1, "GPT-3.5"), ("nine", 2, "Nine"), ("gpt35", LAST, "GPT-3.5")]


def test_tables_without_rows_are_left_out() -> None:
    assert sorted(rows_of(draft_of("models: {a: {name: A}}")).tables) == ["name", "record", "words"]


PART = """\
claims: {c: {kind: general, says: So., supports: [{source: s, at: p, kind: trend, finding: seen}]}}
questions: {q: {says: Why?, raised: {source: s}}}
events: {e: {says: It was., source: t, date: 2020}}
terms: {w: {name: Word, says: A word.}}
scores:
  - {model: a, benchmark: w, metric: accuracy, value: 1, source: s}
"""


@pytest.mark.parametrize(
    ("sources", "known"),
    [
        ({}, {"c": PENDING, "q": PENDING, "e": PENDING, "w": ""}),
        ({"s": Published("2021", "s")}, {"c": "2021-12-31", "q": "2021-12-31", "e": PENDING, "w": ""}),
    ],
)
def test_in_a_part_days_wait_for_sources_outside_it(sources: dict[str, Published], known: dict[str, str]) -> None:
    draft = draft_of(PART)
    rows = Rows(draft, draft.resolved_evidence(sources), {}, sources, whole=False)
    assert {row[1]: row[3] for row in rows.tables["record"]} == known
    # and scores for their model as well
    assert [row[4] for row in rows.tables["score"]] == [PENDING]


def test_the_first_of_several_days_counts() -> None:
    claim = r.Claim(
        "c", "general", r.Text("So."), stated=(r.Stated("asserted", "late", ""), r.Stated("asserted", "", ""))
    )
    days = {"late": "2023-12-31", "unknown": "", "elsewhere": PENDING}
    assert day_known(claim, None, days.__getitem__) == "2023-12-31"
    assert day_known(claim, "2021-12-31", days.__getitem__) == "2021-12-31"
    assert day_known(claim, PENDING, days.__getitem__) == PENDING
    undated = claim._replace(stated=(r.Stated("asserted", "unknown", ""),))
    assert day_known(undated, None, days.__getitem__) == ""
    open_ = claim._replace(stated=(*claim.stated, r.Stated("asserted", "elsewhere", "")))
    assert day_known(open_, "2021-12-31", days.__getitem__) == PENDING


def test_search_sees_findings_and_single_characters() -> None:
    step = r.Step("to-b", output="b", inputs=("a",), methods=("sft",))
    assert searchable(step, ["It is so.", "确实如此。"]) == ("b", "to b a sft it is so 确 实 如 此")
    title, body = searchable(step, [])
    assert (title, body.split()) == ("b", ["to-b", "a", "sft"])
