"""The claims, strongest first, and the filters that choose among them."""

import pytest

from abilitytrace.diagnostics import UnknownName, WrongKind
from abilitytrace.questions.claims import claims
from abilitytrace.questions.listing import Filter
from tests.conftest import LineageOf

TEXT = """
sources:
  one: {title: One, published: 2021, group: a, kind: paper}
  two: {title: Two, published: 2022-06, group: b, kind: paper}
methods:
  tuning: {name: tuning}
abilities:
  maths: {name: maths}
claims:
  weak:
    {kind: general, says: Weak., about: [maths], stated: {level: conclusion, source: one},
     supports: [{source: one, at: §1, kind: argument, finding: So.}]}
  doubted:
    {kind: origin, says: Doubted., cause: tuning, effects: {maths: gain}, stated: {level: hypothesis, source: two},
     supports: [{source: one, at: §1, kind: ablation, finding: So.}],
     disputes: [{source: two, at: §1, kind: argument, finding: "No."}]}
  disputed:
    {kind: origin, says: Disputed., cause: tuning, effects: {maths: loss}, stated: {level: asserted, source: two},
     supports: [{source: one, at: §1, kind: argument, finding: So.}],
     disputes: [{source: two, at: §1, kind: argument, finding: "No."}]}
  firm:
    {kind: origin, says: Firm., cause: tuning, effects: {maths: gain},
     supports: [{source: one, at: §1, kind: ablation, finding: So.}, {source: two, at: §1, kind: ablation, finding: So.}]}
  bare: {kind: general, says: Bare., about: [tuning], stated: {level: open-question, source: one}}
"""


def test_the_strongest_claim_stands_first(lineage_of: LineageOf) -> None:
    found = claims(lineage_of(TEXT))
    assert [claim.id for claim in found.claims] == ["firm", "doubted", "weak", "bare", "disputed"]
    assert [tuple(counted) for counted in found.levels] == [
        ("strong", 1),
        ("limited", 2),
        ("none", 1),
        ("disputed", 1),
    ]
    assert (found.total, found.contested, found.ahead) == (5, 2, 2)


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        (Filter(about="maths"), ["firm", "doubted", "weak", "disputed"]),
        (Filter(about="tuning"), ["firm", "doubted", "bare", "disputed"]),
        (Filter(contested=True), ["doubted", "disputed"]),
        (Filter(min_confidence="limited"), ["firm", "doubted", "weak"]),
        (Filter(min_confidence="none"), ["firm", "doubted", "weak", "bare"]),
        (Filter(min_confidence="strong", contested=True), ["disputed"]),
        (Filter(claim_kind="general"), ["weak", "bare"]),
        (Filter(ahead=True), ["weak", "disputed"]),
        (Filter(source="two"), ["firm", "doubted", "disputed"]),
        (Filter(source="one", about="tuning", claim_kind="general"), ["bare"]),
        (Filter(claim_kind="limit"), []),
    ],
)
def test_a_filter_keeps(lineage_of: LineageOf, chosen: Filter, expected: list[str]) -> None:
    found = claims(lineage_of(TEXT), chosen)
    assert [claim.id for claim in found.claims] == expected
    assert sum(counted.claims for counted in found.levels) == len(expected)


def test_equals_stand_in_the_order_of_their_ids(lineage_of: LineageOf) -> None:
    head, body = TEXT.split("claims:\n")
    *others, bare = body.split("\n  bare:")
    twin = "\n  also-bare:" + bare
    for text in (
        head + "claims:\n" + body + "  also-bare:" + bare,
        head + "claims:" + twin + others[0] + "\n  bare:" + bare,
    ):
        assert [claim.id for claim in claims(lineage_of(text)).claims][3:5] == ["also-bare", "bare"]


def test_an_earlier_date_knows_less(lineage_of: LineageOf) -> None:
    found = claims(lineage_of(TEXT, as_of="2021"))
    assert [(claim.id, claim.confidence.level) for claim in found.claims] == [
        ("doubted", "moderate"),
        ("firm", "moderate"),
        ("disputed", "limited"),
        ("weak", "limited"),
        ("bare", "none"),
    ]


def test_names_that_nothing_has_are_errors(lineage_of: LineageOf) -> None:
    with pytest.raises(UnknownName):
        claims(lineage_of(TEXT), Filter(about="nobody knows this"))
    with pytest.raises(WrongKind):
        claims(lineage_of(TEXT), Filter(source="maths"))
