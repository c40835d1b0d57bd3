"""What happened when."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abilitytrace.questions.dating import agree
from abilitytrace.questions.timeline import DEFAULT, KINDS, Between, timeline
from tests.conftest import LineageOf

TEXT = """\
sources:
  report: {title: Report, authors: A. Lab, published: 2022-12-18, kind: report}
  chart: {title: Chart, published: 2023, dating: inferred, kind: paper}
attributes:
  release-date: {name: release date}
  shutdown-date: {name: shutdown date}
models:
  told:
    name: Told
    developer: The Lab
    released: 2022-03-15
    specs:
      release-date:
        - {value: 2022-03, source: report, at: p}
        - {value: 2022-03-15, source: chart, at: p}
      shutdown-date:
        - {value: 2024-01-04, source: report, at: p}
        - {value: 2023-03-23, source: chart, at: p}
  disputed:
    name: Disputed
    released: 2022-05
    specs:
      release-date:
        - {value: 2022-05 to 2022-06 (beta), source: report, at: p}
        - {value: 2022-02, source: chart, at: p}
  undated: {name: Undated}
  nameless: {name: some base, placeholder: true}
  series: {name: Series, members: [told, disputed]}
methods:
  tuning: {name: tuning}
  sft: {name: SFT, broader: [tuning]}
abilities:
  talk: {name: talking}
  maths: {name: mathematics}
steps:
  to-told: {inputs: [nameless], output: told, methods: [sft], date: 2022-03,
            supports: [{source: report, at: p, kind: statement, finding: f}]}
  to-disputed: {inputs: [told], output: disputed, date: 2022-05, until: 2022-06,
                supports: [{source: chart, at: p, kind: report, finding: f}]}
claims:
  told-talks: {kind: effect, says: Told talks., cause: to-told, effects: {talk: gain, maths: none},
               stated: [{level: hypothesis, source: chart, at: p}, {level: asserted, source: report, at: p}]}
  unstated: {kind: general, says: So it is., about: [disputed],
             supports: [{source: chart, at: p, kind: argument, finding: f}]}
terms:
  lab: {name: the lab, aliases: [The Lab], says: A lab.}
events:
  told-released: {date: 2022-03, says: Told comes out., about: [told, to-told], source: report, at: p}
  told-liked: {date: 2022-04-01, says: People like it., about: [told], source: report, at: p}
  told-shut-down: {date: 2024-01-04, says: Told goes., about: [told], source: report, at: p}
  some-year: {date: 2022, says: In that year., source: chart, at: p}
  never-dated: {says: Some day., about: [lab], source: chart, at: p}
"""


def test_entries_stand_by_date_the_vaguer_one_first(lineage_of: LineageOf) -> None:
    answer = timeline(lineage_of(TEXT))
    assert [entry.id for entry in answer.entries] == [
        "some-year",
        "told-released",
        "told-liked",
        "disputed",
        "told-shut-down",
    ]
    assert [(count.kind, count.entries) for count in answer.counts] == [("event", 4), ("model", 1)]


def test_what_has_no_date_comes_last_and_no_series_or_placeholder_with_it(lineage_of: LineageOf) -> None:
    answer = timeline(lineage_of(TEXT))
    assert [entry.id for entry in answer.undated] == ["never-dated", "undated"]


def test_a_release_that_an_event_tells_is_no_second_entry(lineage_of: LineageOf) -> None:
    answer = timeline(lineage_of(TEXT))
    assert {entry.id: [model.id for model in entry.releases] for entry in answer.entries if entry.releases} == {
        "told-released": ["told"]
    }
    alone = timeline(lineage_of(TEXT), ("model",))
    assert [entry.id for entry in alone.entries] == ["told", "disputed"]


def test_an_event_on_another_day_does_not_stand_for_the_release(lineage_of: LineageOf) -> None:
    moved = TEXT.replace("told-released: {date: 2022-03,", "told-released: {date: 2021-08,")
    assert "told" in [entry.id for entry in timeline(lineage_of(moved)).entries]


def test_dates_that_exclude_each_other_are_all_shown(lineage_of: LineageOf) -> None:
    answer = timeline(lineage_of(TEXT))
    found = {entry.id: entry.differing for entry in answer.entries if entry.differing}
    # March and 15 March are one date, told more or less exactly
    assert list(found) == ["disputed", "told-shut-down"]
    (release,) = found["disputed"]
    assert [value.value.en for value in release.values] == ["2022-05 to 2022-06 (beta)", "2022-02"]
    assert [source.id for value in release.values for source in value.sources] == ["report", "chart"]
    (shutdown,) = found["told-shut-down"]
    assert (shutdown.thing.id, shutdown.attribute.id) == ("told", "shutdown-date")


def test_steps_sources_and_claims_come_when_asked_for(lineage_of: LineageOf) -> None:
    answer = timeline(lineage_of(TEXT), KINDS)
    shown = [(entry.kind, entry.id, entry.date) for entry in answer.entries]
    assert ("step", "to-disputed", "2022-05") in shown
    assert ("source", "report", "2022-12-18") in shown
    claims = {entry.id: (entry.date, entry.level) for entry in answer.entries if entry.kind == "claim"}
    assert claims == {"told-talks": ("2022-12-18", "asserted"), "unstated": ("2023", "")}
    assert [entry.id for entry in answer.entries if entry.inferred] == ["chart"]
    assert answer.kinds == KINDS


@pytest.mark.parametrize(
    ("between", "expected"),
    [
        (Between("2022-04", ""), ["some-year", "told-liked", "disputed", "told-shut-down"]),
        (Between("", "2022-03"), ["some-year", "told-released"]),
        (Between("2022-06", "2022"), ["some-year"]),
        (Between("2023", "2023"), []),
    ],
    ids=["from", "to", "what-may-be-within", "nothing"],
)
def test_between_dates(lineage_of: LineageOf, between: Between, expected: list[str]) -> None:
    answer = timeline(lineage_of(TEXT), DEFAULT, between)
    assert [entry.id for entry in answer.entries] == expected
    assert (answer.undated, answer.left_out) == ((), 2)


def test_a_span_counts_to_its_end(lineage_of: LineageOf) -> None:
    answer = timeline(lineage_of(TEXT), ("step",), Between("2022-06", ""))
    assert [entry.id for entry in answer.entries] == ["to-disputed"]


@pytest.mark.parametrize(
    ("about", "expected"),
    [
        (
            "told",
            [
                "to-told",
                "told-released",
                "told-liked",
                "to-disputed",
                "report",
                "chart",
                "told-talks",
                "told-shut-down",
            ],
        ),
        ("talk", ["told", "report", "told-talks", "chart"]),
        ("maths", ["report", "told-talks", "chart"]),
        ("tuning", ["to-told", "told"]),
        ("lab", ["told", "chart"]),
        ("series", ["told", "disputed"]),
        ("chart", ["chart", "unstated"]),
        ("to-told", ["to-told", "told-released", "report", "told-talks", "chart"]),
    ],
)
def test_about_a_record(lineage_of: LineageOf, about: str, expected: list[str]) -> None:
    found = [entry.id for entry in timeline(lineage_of(TEXT), KINDS, about=about).entries]
    assert sorted(found) == sorted(expected)


def test_only_what_was_known_on_the_date(lineage_of: LineageOf) -> None:
    answer = timeline(lineage_of(TEXT, "2022-12"), KINDS)
    assert [entry.id for entry in answer.entries if entry.kind in ("source", "claim")] == ["report", "told-talks"]
    assert not any(entry.differing for entry in answer.entries)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2022-11", "2022-11-30", True),
        ("2022", "2022-11", True),
        ("2022-05", "2022-05 to 2022-06", True),
        ("2022-03", "2022-05 to 2022-06 (beta)", False),
        ("2022-03", "early 2022", True),
        ("2022-10", "2022-11", False),
        ("", "2022", False),
        ("", "", False),
    ],
)
def test_dates_agree_when_one_is_the_other_more_exactly(one: str, other: str, expected: bool) -> None:
    assert agree(one, other) is expected
    assert agree(other, one) is expected


@given(st.dates(), st.dates())
def test_two_days_agree_only_if_they_are_one(one: object, other: object) -> None:
    assert agree(str(one), str(other)) == (one == other)
