"""When records became known, what names they answer to, and what search sees of them."""

import gc
import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from abilitytrace.store.compile import Kept, digest, drop_taken_names, insert, without_collecting
from abilitytrace.store.layout import TABLES
from abilitytrace.store.rows import LAST
from tests.conftest import LineageOf

TEXT = """\
sources:
  early: {title: Early paper, published: 2021, kind: paper}
  late: {title: Late paper, published: 2023-05, kind: paper}
models:
  m: {name: Modell, zh: 模型甲, aliases: [M-One, Die Straße], released: 2022-06}
  undated: {name: Undated}
abilities:
  x: {name: Ex, says: {en: Something quite peculiar., zh: 很奇特的东西。}}
steps:
  by-date: {output: m, date: 2020}
  by-stated: {output: m, stated: {level: asserted, source: late}}
  by-evidence: {output: m, supports: [{source: late, at: p, kind: report, finding: f},
                                      {source: early, at: p, kind: report, finding: f}]}
claims:
  nowhere: {kind: general, says: Known always.}
  stated: {kind: general, says: Stated late., stated: {level: asserted, source: late}}
  both: {kind: general, says: Found early., stated: {level: asserted, source: late},
         supports: [{source: early, at: p, kind: trend, finding: f}]}
  dated: {kind: general, says: Older evidence., supports: [{source: late, date: 2019, at: p, kind: trend, finding: f}]}
questions:
  q: {says: Why?, about: [x], raised: {source: late}}
events:
  e: {says: It happened., date: 2021-03, source: late}
terms:
  t: {name: Term, says: A word., source: early}
"""


@pytest.mark.parametrize(
    ("record", "first"),
    [
        ("early", "2021"),
        ("late", "2023-05"),
        ("m", "2022-06"),
        ("undated", ""),
        ("x", ""),
        ("by-date", ""),  # a step is known by what speaks of it; its own date says when it happened
        ("by-stated", "2023-05"),
        ("by-evidence", "2021"),
        ("nowhere", ""),
        ("stated", "2023-05"),
        ("both", "2021"),
        ("dated", "2019"),
        ("q", "2023-05"),
        ("e", "2023-05"),
        ("t", "2021"),
    ],
)
def test_a_record_is_known_from_its_first_source_on(lineage_of: LineageOf, record: str, first: str) -> None:
    if first:
        year, _, month = first.partition("-")
        before = f"{year}-{int(month) - 1:02d}" if month else f"{year}-11"
        assert not lineage_of(TEXT, before).is_known(record)
        assert lineage_of(TEXT, first).is_known(record)
    else:
        assert lineage_of(TEXT, "1900").is_known(record)


@pytest.mark.parametrize(
    ("name", "rank"),
    [("m", 0), ("modell", 1), ("模型甲", 1), ("m one", 2), ("DIE STRASSE", 2)],
)
def test_every_name_leads_to_its_record(lineage_of: LineageOf, name: str, rank: int) -> None:
    (match,) = lineage_of(TEXT).match(name)
    assert (match.id, match.kind, match.rank) == ("m", "model", rank)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("peculiar", ["x"]),
        ("pecul", ["x"]),  # Latin words match by their beginning
        ("奇特", ["x"]),
        ("奇东", []),  # Chinese characters must stand together
        ("something quite", ["x"]),
        ("quite nothing", []),
        ('"; drop table record; --', []),
        ("early", ["early", "both"]),  # titles before texts
        ("", []),
        ("***", []),
    ],
)
def test_search_finds_words_of_both_languages(lineage_of: LineageOf, query: str, found: list[str]) -> None:
    assert [identifier for identifier, _ in lineage_of(TEXT).search(query)] == found


def test_search_sees_no_record_before_it_was_known(lineage_of: LineageOf) -> None:
    assert [identifier for identifier, _ in lineage_of(TEXT, "2022").search("early")] == ["early", "both"]
    assert lineage_of(TEXT, "2020").search("early") == []


def test_the_digest_is_that_of_the_contents(lineage_of: LineageOf) -> None:
    one, same, other = lineage_of(TEXT), lineage_of(TEXT), lineage_of(TEXT + "# more\n")
    assert one.digest == same.digest
    assert one.digest != other.digest
    assert len(one.digest) == 64


SCORED = """\
sources: {board: {title: Leaderboard, published: 2022-11, kind: report}}
models: {old: {name: Old, released: 2020}, new: {name: New, released: 2023-03}, undated: {name: Undated}}
benchmarks: {sums: {name: Sums}}
scores:
  - {model: old, benchmark: sums, metric: accuracy, value: 1, source: board}
  - {model: new, benchmark: sums, metric: accuracy, value: 2, source: board}
  - {model: undated, benchmark: sums, metric: accuracy, value: 3, source: board, date: 2022-12-05}
"""


@pytest.mark.parametrize(
    ("date", "known"),
    [("2022-10", []), ("2022-11", [1]), ("2022-12", [1, 3]), ("2023-02", [1, 3]), ("2023-03", [1, 2, 3])],
)
def test_a_score_is_known_from_its_own_date_and_never_before_its_model(
    lineage_of: LineageOf, date: str, known: list[float]
) -> None:
    assert [score.value for score in lineage_of(SCORED, date).scores(benchmark="sums")] == known


# -- the parts that a load uses as well


@pytest.fixture
def empty() -> Iterator[sqlite3.Connection]:
    """A store without rows or indexes."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(TABLES)
        yield connection


def test_rows_follow_those_that_are_there(empty: sqlite3.Connection) -> None:
    for name in ("one", "two"):
        tables: dict[str, list[tuple[object, ...]]] = {
            "record": [(0, f"{name}-a", "model", "", "[]"), (1, f"{name}-b", "model", "", "[]")],
            "words": [(0, f"{name} first", ""), (1, f"{name} second", "")],
            "evidence": [(0, name, "", "[]")],
            "witness": [("s", 0), (name, 0)],
            "score": [(0, name, "w", "", "", "[]")],
            "step_output": [(name, "x")],
        }
        insert(empty, tables)
    assert empty.execute("select seq, id from record").fetchall() == [
        (0, "one-a"), (1, "one-b"), (2, "two-a"), (3, "two-b")]  # fmt: skip
    assert empty.execute("select rowid from words where words match 'two second'").fetchall() == [(3,)]
    cited = "select target from witness join evidence on seq = evidence where source = ? order by seq"
    assert empty.execute(cited, ("s",)).fetchall() == [("one",), ("two",)]
    assert empty.execute(cited, ("two",)).fetchall() == [("two",)]
    assert [row[:2] for row in empty.execute("select seq, model from score")] == [(0, "one"), (1, "two")]


def test_names_that_nobody_gave_are_dropped_where_they_are_taken_or_shared(empty: sqlite3.Connection) -> None:
    names = [
        ("gpt35", "a", LAST), ("gpt3.5", "a", 1),  # alone
        ("one5", "b", LAST), ("one5", "c", 1),  # somebody's name
        ("two5", "d", LAST), ("two5", "e", LAST),  # two would share it
    ]  # fmt: skip
    empty.executemany("insert into name values (?, ?, 'model', ?, 'shown')", names)
    drop_taken_names(empty)
    left = empty.execute("select folded, id from name order by folded").fetchall()
    assert left == [("gpt3.5", "a"), ("gpt35", "a"), ("one5", "c")]


def test_a_digest_says_what_was_read_and_in_which_order() -> None:
    a, b = Kept("/a", "1" * 64, "x"), Kept("/b", "2" * 64, "")
    assert digest([a, b]) == digest([a._replace(path="/c", fingerprint=""), b])
    assert len({digest(kept) for kept in ([a, b], [b, a], [a], [])}) == 4


def test_the_search_for_rings_is_left_alone_only_meanwhile() -> None:
    assert gc.isenabled()
    with without_collecting():
        assert not gc.isenabled()
        with without_collecting():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()
