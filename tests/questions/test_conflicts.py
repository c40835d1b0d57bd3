"""Where sources differ: what counts as a conflict, what does not, and who says what."""

import pytest

from abilitytrace.diagnostics import UnknownName
from abilitytrace.questions.conflicts import Conflicts, Counts, Disagreement, conflicts
from tests.conftest import LineageOf

TEXT = """
sources:
  one: {title: One, published: 2021, group: a, kind: paper}
  two: {title: Two, published: 2022, group: b, kind: paper}
  three: {title: Three, published: 2023, group: c, kind: paper}
attributes:
  size: {name: size}
  window: {name: window}
  born: {name: born}
  recipe: {name: recipe}
models:
  base:
    name: Base
    specs:
      size: [{value: unpublished, source: one, at: §1}, {value: perhaps large, source: two, at: §2}]
      window: [{value: 8192, unit: tokens, source: one, at: §1}, {value: 4096, unit: tokens, source: three, at: §3}]
      born: [{value: 2022, source: one, at: §1}, {value: 2022-03, source: two, at: §2}]
      recipe: [{value: boiled, source: one, at: §1}, {value: fried, source: one, at: §2}]
  other: {name: Other}
  tuned: {name: Tuned, released: 2021}
  plain: {name: Plain, specs: {size: {value: 7, unit: billion, source: one, at: §1, also: [{source: two, at: §2}]}}}
methods:
  tuning: {name: tuning}
abilities:
  maths: {name: maths}
steps:
  from-base: {inputs: [base], output: tuned, supports: [{source: one, at: §1, kind: report, finding: So.}]}
  from-other:
    inputs: [other]
    output: tuned
    supports: [{source: two, at: §1, kind: statement, finding: So.}, {source: two, at: §2, kind: report, finding: So.}]
    disputes: [{source: three, at: §1, kind: argument, finding: No.}]
  like-base: {inputs: [base], output: plain, relation: imitates,
              supports: [{source: one, at: §1, kind: report, finding: So.}]}
claims:
  tuning-helps:
    kind: origin
    says: Tuning gives maths.
    cause: tuning
    effects: {maths: gain}
    stated: [{level: asserted, source: one, at: §1}, {level: hypothesis, source: one, at: §2},
             {level: hypothesis, source: two}]
    supports: [{source: one, at: §1, kind: ablation, finding: "Yes."}, {source: two, at: §1, kind: trend, finding: "Yes."}]
    disputes: [{source: two, at: §2, kind: argument, finding: "No."}]
  tuning-is-cheap:
    kind: general
    says: Tuning is cheap.
    about: [tuning]
    stated: [{level: asserted, source: one}, {level: asserted, source: two}, {level: hypothesis, source: three}]
    supports: [{source: one, at: §9, kind: argument, finding: So.}]
  all-agree:
    kind: general
    says: All agree.
    about: [maths]
    stated: [{level: asserted, source: one}, {level: asserted, source: two}]
    supports: [{source: one, at: §9, kind: argument, finding: So.}]
"""


def of(found: Conflicts, record: str) -> Disagreement:
    return next(disagreement for disagreement in found.records if disagreement.record.id == record)


def test_every_conflict_is_found_and_nothing_else(lineage_of: LineageOf) -> None:
    found = conflicts(lineage_of(TEXT))
    assert [(one.kind, one.record.id) for one in found.records] == [
        ("model", "base"),
        ("model", "tuned"),
        ("claim", "tuning-helps"),
        ("claim", "tuning-is-cheap"),
    ]
    assert found.counts == Counts(differ=1, unpublished=1, wording=1, rivals=1, sides=1, stated=1)


def test_values_stand_side_by_side_with_their_sources(lineage_of: LineageOf) -> None:
    values = of(conflicts(lineage_of(TEXT)), "base").values
    assert [(value.attribute.id, value.verdict, value.one_source) for value in values] == [
        ("size", "unpublished", False),
        ("window", "differ", False),
        ("recipe", "wording", True),
    ]
    window = values[1]
    assert [(value.value.en, [(s.id, s.at) for s in value.sources]) for value in window.values] == [
        ("8192", [("one", "§1")]),
        ("4096", [("three", "§3")]),
    ]


def test_accounts_of_an_origin_name_who_is_for_and_against(lineage_of: LineageOf) -> None:
    accounts = of(conflicts(lineage_of(TEXT)), "tuned").accounts
    assert [
        (
            account.step.id,
            account.step.confidence.level,
            [s.id for s in account.supports],
            [s.id for s in account.disputes],
        )
        for account in accounts
    ] == [("from-other", "moderate", ["two"], ["three"]), ("from-base", "limited", ["one"], [])]


def test_a_source_may_stand_on_both_sides(lineage_of: LineageOf) -> None:
    sides = of(conflicts(lineage_of(TEXT)), "tuning-helps").sides
    assert sides is not None
    assert ([s.id for s in sides.supports], [s.id for s in sides.disputes]) == (["one", "two"], ["two"])


def test_levels_differ_only_between_sources_with_none_in_common(lineage_of: LineageOf) -> None:
    found = conflicts(lineage_of(TEXT))
    assert of(found, "tuning-helps").stated == ()
    stated = of(found, "tuning-is-cheap").stated
    assert [(one.level, [source.id for source in one.sources]) for one in stated] == [
        ("asserted", ["one", "two"]),
        ("hypothesis", ["three"]),
    ]


@pytest.mark.parametrize(
    ("about", "expected"),
    [
        ("base", ["base"]),
        ("tuned", ["tuned"]),
        ("plain", []),
        ("window", ["base"]),
        ("born", []),
        ("three", ["base", "tuned", "tuning-is-cheap"]),
        ("tuning", ["tuning-helps", "tuning-is-cheap"]),
        ("maths", ["tuning-helps"]),
        ("tuning-helps", ["tuning-helps"]),
        ("from-base", ["tuned"]),
        ("all-agree", []),
    ],
)
def test_conflicts_about_one_record(lineage_of: LineageOf, about: str, expected: list[str]) -> None:
    found = conflicts(lineage_of(TEXT), about)
    assert [one.record.id for one in found.records] == expected
    assert found.about is not None
    assert found.about.id == about


def test_an_attribute_leaves_the_others_out(lineage_of: LineageOf) -> None:
    (base,) = conflicts(lineage_of(TEXT), "window").records
    assert [value.attribute.id for value in base.values] == ["window"]


def test_a_disputed_step_without_rivals_is_told_for_itself(lineage_of: LineageOf) -> None:
    disputed = TEXT.replace(
        "kind: report, finding: So.}]}\nclaims",
        "kind: report, finding: So.}],\n              disputes: [{source: two, at: §3, kind: report, finding: No.}]}\nclaims",
    )
    assert disputed != TEXT
    found = conflicts(lineage_of(disputed))
    assert of(found, "like-base").sides is not None
    assert found.counts.sides == 2


def test_what_was_not_known_differs_from_nothing(lineage_of: LineageOf) -> None:
    found = conflicts(lineage_of(TEXT, as_of="2022"))
    assert [value.attribute.id for value in of(found, "base").values] == ["size", "recipe"]
    assert found.counts.stated == 0


def test_an_unknown_name_is_an_error(lineage_of: LineageOf) -> None:
    with pytest.raises(UnknownName):
        conflicts(lineage_of(TEXT), "nothing like it")
