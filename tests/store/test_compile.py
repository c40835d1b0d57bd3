"""When records became known, what names they answer to, and what search sees of them."""

import pytest

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
