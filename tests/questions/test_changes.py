"""How the belief in a claim moved: every moment is what the lineage as of that date would say."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from abilitytrace.diagnostics import UnknownName
from abilitytrace.questions.changes import Changes, Moved, changes
from tests.conftest import LineageOf
from tests.strategies import Family, compiled, families

TEXT = """
sources:
  early: {title: Early, published: 2021-03, group: a, kind: paper}
  post: {title: Post, published: 2022-12-18, group: a, kind: article}
  lab: {title: Lab, published: 2023-09, group: b, kind: paper}
  again: {title: Again, published: 2023-09, group: c, kind: paper}
  critic: {title: Critic, published: 2024-05-02, group: d, kind: paper}
methods:
  tuning: {name: tuning}
abilities:
  maths: {name: maths}
models:
  base: {name: Base}
  tuned: {name: Tuned}
steps:
  to-tuned: {inputs: [base], output: tuned, supports: [{source: post, at: §1, kind: statement, finding: So.}]}
claims:
  moving:
    kind: origin
    says: Tuning gives maths.
    cause: tuning
    effects: {maths: gain}
    stated: [{level: asserted, source: lab, at: §3}, {level: hypothesis, source: post, at: §1},
             {level: hypothesis, source: post, at: §2}]
    supports:
      - {source: early, at: §1, kind: argument, finding: It is thinkable.}
      - {source: lab, at: §1, kind: ablation, finding: With it they can.}
      - {source: again, at: §1, kind: community, finding: People say so.}
    disputes:
      - {source: critic, at: §1, kind: ablation, finding: Without it they can too.}
    neutral:
      - {source: critic, at: §2, kind: argument, finding: Who knows.}
  still:
    kind: general
    says: Maths stays maths.
    about: [maths]
    stated: {level: asserted, source: post}
    supports: [{source: early, at: §1, kind: argument, finding: So.}]
  unstated:
    kind: general
    says: Nobody said how sure.
    about: [maths]
    supports: [{source: post, at: §1, kind: argument, finding: So.}]
  bare: {kind: general, says: Nothing is known of this., about: [tuning], stated: {level: asserted, source: post}}
"""


def one(answer: Changes | Moved) -> Changes:
    assert isinstance(answer, Changes)
    return answer


def test_every_change_names_the_finding_that_made_it(lineage_of: LineageOf) -> None:
    answer = one(changes(lineage_of(TEXT), "moving"))
    assert [
        (moment.date, moment.kind, moment.way, moment.graded.level, [view.source.id for view in moment.movers])
        for moment in answer.moments
    ] == [
        ("2021-03", "change", "first", "limited", ["early"]),
        ("2021", "year", "", "limited", []),
        ("2022", "year", "", "limited", []),
        # two findings of one month, of which one alone made the difference
        ("2023-09", "change", "up", "moderate", ["lab"]),
        ("2023", "year", "", "moderate", []),
        ("2024-05-02", "change", "down", "disputed", ["critic"]),
        ("2024-05-02", "now", "", "disputed", []),
    ]


def test_what_was_stated_stands_in_order_of_date_and_a_level_once_a_source(lineage_of: LineageOf) -> None:
    answer = one(changes(lineage_of(TEXT), "moving"))
    assert [(stated.level, stated.source.id, stated.source.at) for stated in answer.stated] == [
        ("hypothesis", "post", "§1"),
        ("asserted", "lab", "§3"),
    ]
    assert answer.then is not None
    assert (answer.then.level, answer.then.supports) == ("limited", 0.5)


def test_the_turning_point_is_the_widest_move_since_it_was_stated(lineage_of: LineageOf) -> None:
    answer = one(changes(lineage_of(TEXT), "moving"))
    assert answer.turning is not None
    # from moderate down to disputed are three levels; up from limited was one
    assert answer.turning.date == "2024-05-02"
    earlier = one(changes(lineage_of(TEXT, as_of="2023"), "moving"))
    assert earlier.turning is not None
    assert earlier.turning.date == "2023-09"


def test_points_are_those_at_the_end_of_each_year(lineage_of: LineageOf) -> None:
    answer = one(changes(lineage_of(TEXT), "moving"))
    assert [tuple(year) for year in answer.years] == [
        ("2021", 0.5, 0.0),
        ("2022", 0.5, 0.0),
        ("2023", 4.75, 0.0),
        ("2024", 4.75, 4.0),
    ]


def test_as_of_a_date_ends_the_history_there(lineage_of: LineageOf) -> None:
    answer = one(changes(lineage_of(TEXT, as_of="2026-03"), "still"))
    assert [(moment.date, moment.kind) for moment in answer.moments] == [
        ("2021-03", "change"),
        *((str(year), "year") for year in range(2021, 2026)),
        ("2026-03", "now"),
    ]


def test_a_change_on_the_last_day_of_a_year_is_that_years_end(lineage_of: LineageOf) -> None:
    text = TEXT.replace("published: 2023-09, group: b", "published: 2023, group: b")
    answer = one(changes(lineage_of(text), "moving"))
    assert [(moment.date, moment.kind) for moment in answer.moments if moment.date.startswith("2023")] == [
        ("2023", "change")
    ]


def test_findings_of_a_day_that_only_together_change_the_grade_are_all_named(lineage_of: LineageOf) -> None:
    text = TEXT.replace("again, at: §1, kind: community", "again, at: §1, kind: ablation")
    answer = one(changes(lineage_of(text), "moving"))
    (change,) = [moment for moment in answer.moments if moment.date == "2023-09"]
    assert (change.graded.level, [view.source.id for view in change.movers]) == ("established", ["lab", "again"])


def test_of_findings_that_each_suffice_the_most_telling_is_named(lineage_of: LineageOf) -> None:
    more = (
        "\n      - {source: critic, at: §3, group: e, kind: ablation, upgrades: [large-effect], finding: Far from it.}"
    )
    text = TEXT.replace("finding: Without it they can too.}", "finding: Without it they can too.}" + more)
    answer = one(changes(lineage_of(text), "moving"))
    (change,) = [moment for moment in answer.moments if moment.way == "down"]
    assert (change.graded.level, [view.source.at for view in change.movers]) == ("disputed", ["§3"])


def test_a_finding_counts_beside_what_was_known(lineage_of: LineageOf) -> None:
    text = TEXT.replace(
        "- {source: early, at: §1, kind: argument, finding: It is thinkable.}",
        "- {source: early, at: §1, kind: measured, finding: Up.}\n"
        "      - {source: early, at: §2, kind: comparison, finding: Up.}",
    )
    text = text.replace("lab, at: §1, kind: ablation", "lab, at: §1, kind: trend")
    text = text.replace("again, at: §1, kind: community", "again, at: §1, kind: trend, upgrades: [large-effect]")
    answer = one(changes(lineage_of(text), "moving"))
    (change,) = [moment for moment in answer.moments if moment.way == "up"]
    # three points were there: either of the two new findings lifts the grade to moderate
    assert (change.graded.level, [view.source.id for view in change.movers]) == ("moderate", ["again"])


def test_what_was_there_when_it_was_stated_moved_nothing_since(lineage_of: LineageOf) -> None:
    text = TEXT.replace(
        "[{source: early, at: §1, kind: argument, finding: So.}]",
        "[{source: post, at: §1, kind: argument, finding: So.}]",
    )
    answer = one(changes(lineage_of(text), "still"))
    assert [moment.kind for moment in answer.moments] == ["change", "now"]
    assert answer.turning is None


def test_a_claim_without_evidence_has_no_moments(lineage_of: LineageOf) -> None:
    answer = one(changes(lineage_of(TEXT), "bare"))
    assert (answer.moments, answer.turning, answer.years) == ((), None, ())
    assert answer.then is not None
    assert answer.then.level == "none"


def test_a_step_is_graded_by_the_table_for_lineage(lineage_of: LineageOf) -> None:
    answer = one(changes(lineage_of(TEXT), "to-tuned"))
    assert [moment.graded.level for moment in answer.moments] == ["strong", "strong"]
    assert answer.step is not None


def test_a_claim_is_found_by_words(lineage_of: LineageOf) -> None:
    assert one(changes(lineage_of(TEXT), "maths stays")).id == "still"
    with pytest.raises(UnknownName):
        changes(lineage_of(TEXT), "nothing like it")


@pytest.mark.parametrize(
    ("name", "moved", "total"),
    [
        ("", ["moving"], 3),
        ("maths", ["moving"], 2),
        ("tuning", ["moving"], 2),
        ("again", ["moving"], 1),
        ("early", ["moving"], 2),
    ],
)
def test_which_claims_moved(lineage_of: LineageOf, name: str, moved: list[str], total: int) -> None:
    answer = changes(lineage_of(TEXT), name)
    assert isinstance(answer, Moved)
    assert ([movement.id for movement in answer.movements], answer.total) == (moved, total)


def test_a_claim_moved_since_it_was_stated(lineage_of: LineageOf) -> None:
    answer = changes(lineage_of(TEXT))
    assert isinstance(answer, Moved)
    (movement,) = answer.movements
    assert (movement.stated.source.id, movement.then.level, movement.confidence.level) == (
        "post",
        "limited",
        "disputed",
    )
    assert (movement.since, movement.turning.movers[0].source.id) == ("2024-05-02", "critic")


# -- laws


@settings(max_examples=40)
@given(families(), st.integers(0, 5))
def test_every_moment_is_what_the_lineage_of_that_date_says(family: Family, number: int) -> None:
    claim = f"claim-{number}"
    assume(claim in family["claims"])
    answer = one(changes(compiled(family), claim))
    for moment in answer.moments:
        then = compiled(family, as_of=moment.date).graded(claim)
        assert moment.graded == then, moment.date
    for year in answer.years:
        then = compiled(family, as_of=year.year).graded(claim)
        assert (year.supports, year.disputes) == (then.supports, then.disputes)


@settings(max_examples=60)
@given(families())
def test_moments_are_in_order_and_between_changes_nothing_changes(family: Family) -> None:
    lineage = compiled(family)
    for claim in family["claims"]:
        moments = one(changes(lineage, claim)).moments
        verdict = ("none", False)
        for moment in moments:
            after = (moment.graded.level, moment.graded.contested)
            assert (after != verdict) == (moment.kind == "change")
            assert bool(moment.movers) == (moment.kind == "change")
            verdict = after
        if moments:
            assert moments[-1].graded == lineage.graded(claim)
