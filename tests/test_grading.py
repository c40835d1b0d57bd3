"""The rule `at-1`. The expected numbers stand here a second time on purpose: they are those of docs/grading.md."""

import itertools
from random import Random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from abilitytrace.grading import EFFECT_POINTS, LINEAGE_POINTS, Grade, at_least, grade, points, standing, weakest
from abilitytrace.records import Evidence, Stated, Text
from abilitytrace.vocabulary import CONCERNS, EVIDENCE_KINDS, GRADED, LINEAGE_KINDS, STATED, UPGRADES
from tests.strategies import items as items_of


def item(
    kind: str, group: str = "a", date: str = "2022", stance: str = "supports", concerns: tuple[str, ...] = ()
) -> Evidence:
    return Evidence("claim", stance, "source", "p. 1", kind, Text("found"), date, group, concerns=concerns)


def against(kind: str, group: str = "z", date: str = "2022", concerns: tuple[str, ...] = ()) -> Evidence:
    return item(kind, group, date, "disputes", concerns)


# -- what one item is worth

WORTH = {
    "ablation": 4,
    "measured": 2,
    "mechanism": 2,
    "comparison": 1,
    "trend": 1,
    "statement": 1,
    "argument": 0.5,
    "community": 0.25,
}
LINEAGE_WORTH = {"statement": 7, "artifact": 7, "report": 2, "argument": 1, "community": 0.5}
COST = {
    "bias": 1,
    "indirect": 1,
    "imprecise": 1,
    "serious-bias": 2,
    "serious-indirect": 2,
    "serious-imprecise": 2,
}


def test_the_tables_cover_the_vocabulary() -> None:
    assert set(WORTH) == set(EVIDENCE_KINDS) == set(EFFECT_POINTS)
    assert set(LINEAGE_WORTH) == set(LINEAGE_KINDS) == set(LINEAGE_POINTS)
    assert set(COST) == set(CONCERNS)


@pytest.mark.parametrize(("kind", "concern"), list(itertools.product(WORTH, ["", *COST])))
def test_a_concern_costs_its_points_but_never_all(kind: str, concern: str) -> None:
    found = points(item(kind, concerns=(concern,) if concern else ()))
    assert found == max(WORTH[kind] - COST.get(concern, 0), 0.25)


@pytest.mark.parametrize(("kind", "concern"), list(itertools.product(LINEAGE_WORTH, ["", *COST])))
def test_a_concern_costs_its_points_but_never_all_in_lineage(kind: str, concern: str) -> None:
    found = points(item(kind, concerns=(concern,) if concern else ()), lineage=True)
    assert found == max(LINEAGE_WORTH[kind] - COST.get(concern, 0), 0.25)


@pytest.mark.parametrize(
    ("concerns", "worth"),
    [
        (("bias", "indirect"), 2),
        (("bias", "serious-indirect"), 1),
        (("bias", "indirect", "imprecise"), 1),
        (("serious-bias", "serious-indirect"), 0.25),
        (("serious-bias", "serious-indirect", "serious-imprecise"), 0.25),
    ],
)
def test_concerns_add_up(concerns: tuple[str, ...], worth: float) -> None:
    assert points(item("ablation", concerns=concerns)) == worth


@pytest.mark.parametrize("upgrade", UPGRADES)
def test_an_upgrade_adds_a_point_after_the_concerns(upgrade: str) -> None:
    assert points(item("measured")._replace(upgrades=(upgrade,))) == 3
    assert points(item("community", concerns=("bias",))._replace(upgrades=(upgrade,))) == 1.25


def test_two_upgrades_add_one_point() -> None:
    assert points(item("measured")._replace(upgrades=UPGRADES)) == 3


# -- caps and groups

CAPS = {
    "ablation": 12,
    "measured": 6,
    "mechanism": 4,
    "comparison": 3,
    "trend": 2,
    "statement": 2,
    "argument": 1,
    "community": 0.5,
}
LINEAGE_CAPS = {"statement": 14, "artifact": 14, "report": 4, "argument": 2, "community": 1}


@pytest.mark.parametrize("kind", WORTH)
def test_a_kind_never_counts_more_than_its_cap(kind: str) -> None:
    enough = int(CAPS[kind] / WORTH[kind])
    groups = [item(kind, group=f"g{i}") for i in range(enough + 3)]
    assert grade(groups[: enough - 1]).supports == CAPS[kind] - WORTH[kind]
    assert grade(groups[:enough]).supports == CAPS[kind]
    assert grade(groups).supports == CAPS[kind]


@pytest.mark.parametrize("kind", LINEAGE_WORTH)
def test_a_kind_of_lineage_never_counts_more_than_its_cap(kind: str) -> None:
    enough = int(LINEAGE_CAPS[kind] / LINEAGE_WORTH[kind])
    groups = [item(kind, group=f"g{i}") for i in range(enough + 3)]
    assert grade(groups[:enough], lineage=True).supports == LINEAGE_CAPS[kind]
    assert grade(groups, lineage=True).supports == LINEAGE_CAPS[kind]


def test_disputes_are_capped_as_supports_are() -> None:
    assert grade([against("trend", group=f"g{i}") for i in range(5)]).disputes == 2


def test_of_one_group_only_the_best_item_of_a_kind_counts() -> None:
    same = [item("ablation", concerns=("bias",)), item("ablation"), item("ablation", concerns=("serious-bias",))]
    for order in itertools.permutations(same):
        assert grade(order).supports == 4


def test_one_group_counts_once_in_each_kind() -> None:
    assert grade([item("ablation"), item("measured"), item("trend")]).supports == 7


def test_a_group_counts_on_both_sides() -> None:
    found = grade([item("ablation", "a"), against("measured", "a")])
    assert (found.supports, found.disputes, found.groups) == (4, 2, 1)


# -- levels and their boundaries


def level(*items: Evidence) -> str:
    return grade(items).level


def test_no_items_are_no_evidence() -> None:
    assert grade([]) == Grade("none")


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ([item("community")], "limited"),
        ([item("measured"), item("comparison", "b")], "limited"),  # 3
        ([item("ablation", concerns=("bias",)), item("argument", "b")], "limited"),  # 3.5
        ([item("ablation", concerns=("bias",)), item("trend", "b")], "moderate"),  # exactly 4
        ([item("ablation"), item("measured", "b"), item("argument", "c")], "moderate"),  # 6.5
        ([item("ablation"), item("measured", "b"), item("comparison", "c")], "strong"),  # exactly 7
        ([item("ablation", f"g{i}") for i in range(5)], "strong"),
    ],
)
def test_points_decide_the_level(items: list[Evidence], expected: str) -> None:
    assert grade(items).level == expected


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ([item("community")], "limited"),
        ([item("report"), item("argument", "b")], "limited"),  # 3
        ([item("report"), item("report", "b")], "moderate"),  # 4
        ([item("report"), item("report", "b"), item("argument"), item("argument", "b")], "moderate"),  # 6
        ([item("report"), item("report", "b"), item("argument"), item("argument", "b"), item("community"),
          item("community", "b")], "strong"),  # exactly 7
        ([item("statement")], "strong"),
        ([item("artifact", concerns=("indirect",))], "moderate"),  # 6, no gate for lineage
    ],
)  # fmt: skip
def test_points_decide_the_level_of_lineage(items: list[Evidence], expected: str) -> None:
    assert grade(items, lineage=True).level == expected


# -- the cases of the published rule


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        pytest.param([item("argument")], Grade("limited", supports=0.5, groups=1, date="2022"), id="argument alone"),
        pytest.param(
            [item("ablation")], Grade("moderate", supports=4, groups=1, date="2022"), id="one clean ablation"
        ),
        pytest.param(
            [item("ablation", "a", "2022-03"), item("ablation", "b", "2022-11")],
            Grade("strong", supports=8, groups=2, date="2022-11"),
            id="two groups in the same year",
        ),
        pytest.param(
            [item("ablation", "a", "2022"), item("ablation", "b", "2024")],
            Grade("established", supports=8, groups=2, date="2024", limits=("two-groups-a-year-apart",)),
            id="two groups two years apart",
        ),
        pytest.param(
            [item("ablation", date="2022"), item("ablation", date="2023"), item("ablation", date="2025")],
            Grade("moderate", supports=4, groups=1, date="2025"),
            id="three papers of one group",
        ),
        pytest.param(
            [item("ablation", "a"), against("ablation", "b")],
            Grade("disputed", contested=True, supports=4, disputes=4, groups=2, date="2022"),
            id="one ablation each way",
        ),
        pytest.param(
            [item("ablation", "a"), item("ablation", "b"), item("trend", "c"), item("argument", "d"),
             against("ablation", "e")],
            Grade("moderate", contested=True, supports=9.5, disputes=4, groups=5, date="2022", limits=("contested",)),
            id="two ablations, trend and argument for, one ablation against",
        ),
    ],
)  # fmt: skip
def test_the_cases_of_the_rule(items: list[Evidence], expected: Grade) -> None:
    assert grade(items) == expected


# -- gates


@pytest.mark.parametrize(
    ("items", "expected", "limits"),
    [
        pytest.param(
            [item(kind, group) for kind in ("trend", "statement", "argument") for group in "ab"],
            "limited",
            ("weak-kinds",),
            id="5 points of weak kinds",
        ),
        pytest.param(
            [item(kind, group) for kind in ("trend", "statement", "argument") for group in "ab"]
            + [item("comparison", "c")],
            "moderate",
            (),
            id="one item of a better kind lifts the gate",
        ),
        pytest.param(
            [item("ablation", group, concerns=("indirect",)) for group in "abc"],
            "limited",
            ("all-indirect",),
            id="everything indirect",
        ),
        pytest.param(
            [item("ablation", group, concerns=("serious-indirect",)) for group in "abc"],
            "limited",
            ("all-indirect",),
            id="everything seriously indirect",
        ),
        pytest.param(
            [item("ablation", group, concerns=("indirect",)) for group in "abc"] + [item("community", "d")],
            "limited",
            ("all-indirect",),
            id="a remark beside indirect experiments opens no gate",
        ),
        pytest.param(
            [item("ablation", group, concerns=("indirect",)) for group in "abc"] + [item("comparison", "d")],
            "strong",
            (),
            id="one direct item of a better kind opens it",
        ),
        pytest.param(
            [item("ablation"), item("measured"), item("mechanism")], "moderate", ("one-group",), id="a single group"
        ),
        pytest.param(
            [item("ablation"), item("measured"), item("mechanism", "b")], "strong", (), id="a second group lifts it"
        ),
        pytest.param([item("ablation")], "moderate", (), id="a gate that holds nothing down is not named"),
        pytest.param(
            [item(kind) for kind in ("trend", "statement", "argument", "community")],
            "limited",
            (),
            id="weak kinds below moderate need no gate",
        ),
    ],
)
def test_gates_hold_a_level_down_and_are_named(items: list[Evidence], expected: str, limits: tuple[str, ...]) -> None:
    found = grade(items)
    assert (found.level, found.limits) == (expected, limits)


def test_lineage_has_no_gates() -> None:
    assert grade([item("statement", concerns=("serious-indirect",))], lineage=True).level == "moderate"
    assert grade([item("statement")], lineage=True).limits == ()


def test_gates_look_at_support_only() -> None:
    assert level(item("ablation", "a"), item("ablation", "b"), against("trend", "c", concerns=("indirect",))) == (
        "moderate"
    )
    weak = [item(kind, group) for kind in ("trend", "statement") for group in "ab"]
    assert grade([*weak, against("ablation", concerns=("serious-bias", "bias"))]).limits == ("weak-kinds", "contested")


# -- what speaks against it

EIGHT = [item("ablation", "a"), item("ablation", "b")]


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        pytest.param([*EIGHT, against("ablation", concerns=("bias",))], "moderate", id="3 of 8: one level down"),
        pytest.param([*EIGHT, against("ablation")], "disputed", id="4 of 8: exactly half"),
        pytest.param([*EIGHT, *(against("ablation", f"x{i}") for i in range(3))], "disputed", id="12 of 8"),
        pytest.param([item("ablation"), against("ablation", "x"), against("ablation", "y")], "refuted", id="8 of 4"),
        pytest.param(
            [item("ablation"), against("ablation", "x"), against("ablation", "y", concerns=("bias",))],
            "disputed",
            id="7 of 4: under twice",
        ),
        pytest.param(
            [item("ablation"), *(against(kind, "x") for kind in ("ablation", "measured", "mechanism"))],
            "disputed",
            id="8 of 4 from one group",
        ),
        pytest.param([against("ablation", "x")], "disputed", id="4 of 0 from one group"),
        pytest.param([against("measured", "x"), against("trend", "y")], "disputed", id="3 of 0: too few points"),
        pytest.param([against("measured", "x"), against("measured", "y")], "refuted", id="4 of 0 from two groups"),
        pytest.param([item("ablation"), against("comparison")], "limited", id="moderate becomes limited"),
        pytest.param([item("comparison"), against("community")], "limited", id="limited stays limited"),
    ],
)
def test_dispute_lowers_disputes_or_refutes(items: list[Evidence], expected: str) -> None:
    found = grade(items)
    assert (found.level, found.contested) == (expected, True)


def test_any_dispute_keeps_a_claim_from_being_established() -> None:
    spread = [item("ablation", group, date) for group, date in zip("abc", ("2020", "2022", "2024"), strict=True)]
    assert level(*spread) == "established"
    assert level(*spread, against("community")) == "moderate"


# -- established


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("2022-01-31", "2023-01-31", "established"),
        ("2022-02-01", "2023-01-31", "strong"),
        ("2022", "2024", "established"),
        ("2022", "2023", "strong"),  # the first may be of the last day of 2022, the second of the next
        ("2022-12", "2024-01", "established"),
        ("2022-12", "2023", "strong"),
        ("2022", "", "strong"),
        ("", "", "strong"),
    ],
)
def test_established_needs_a_year_between_two_groups(first: str, second: str, expected: str) -> None:
    assert level(item("ablation", "a", first), item("ablation", "b", second)) == expected
    assert level(item("ablation", "b", second), item("ablation", "a", first)) == expected


def test_years_within_one_group_do_not_establish() -> None:
    items = [item("ablation", "a", "2020"), item("ablation", "a", "2024"), item("ablation", "b", "2024-06")]
    assert level(*items) == "established"  # 2020 of one, 2024 of the other
    assert level(*items[1:]) == "strong"


def test_lineage_is_established_by_two_groups_years_apart() -> None:
    items = [item("statement", "a", "2022"), item("report", "b", "2024")]
    assert grade(items, lineage=True).level == "established"


def test_the_date_is_that_of_the_newest_item_that_counts() -> None:
    items = [item("ablation", date="2022"), item("trend", date="2022-06"), item("trend", date="2025", stance="neutral")]
    assert grade(items).date == "2022"  # known to the end of that year


# -- laws

several = st.lists(items_of(EVIDENCE_KINDS), max_size=8)
of_lineage = st.lists(items_of(LINEAGE_KINDS), max_size=8)


@given(several, items_of(EVIDENCE_KINDS))
@example([against("measured", "x"), against("measured", "y")], item("community"))
def test_more_support_never_lowers_the_level(items: list[Evidence], more: Evidence) -> None:
    after = grade([*items, more._replace(stance="supports")])
    assert at_least(after.level, grade(items).level)


@given(several, items_of(EVIDENCE_KINDS))
@example([item("comparison")], against("community"))
def test_more_dispute_never_raises_the_level(items: list[Evidence], more: Evidence) -> None:
    after = grade([*items, more._replace(stance="disputes")])
    assert at_least(grade(items).level, after.level)


@given(of_lineage, items_of(LINEAGE_KINDS))
def test_more_support_never_lowers_the_level_of_lineage(items: list[Evidence], more: Evidence) -> None:
    after = grade([*items, more._replace(stance="supports")], lineage=True)
    assert at_least(after.level, grade(items, lineage=True).level)


@given(of_lineage, items_of(LINEAGE_KINDS))
def test_more_dispute_never_raises_the_level_of_lineage(items: list[Evidence], more: Evidence) -> None:
    after = grade([*items, more._replace(stance="disputes")], lineage=True)
    assert at_least(grade(items, lineage=True).level, after.level)


@given(several, st.randoms(use_true_random=False))
def test_the_order_of_evidence_changes_nothing_but_which_equal_date_is_shown(
    items: list[Evidence], random: Random
) -> None:
    shuffled = list(items)
    random.shuffle(shuffled)
    assert grade(shuffled)._replace(date="") == grade(items)._replace(date="")


@given(several, st.lists(items_of(EVIDENCE_KINDS), max_size=4))
def test_neutral_items_change_nothing(items: list[Evidence], more: list[Evidence]) -> None:
    assert grade([*items, *(extra._replace(stance="neutral") for extra in more)]) == grade(items)


@given(several)
def test_the_same_evidence_twice_changes_nothing(items: list[Evidence]) -> None:
    assert grade([*items, *items]) == grade(items)


@given(several)
def test_a_concern_never_raises_the_level(items: list[Evidence]) -> None:
    supports = [found._replace(stance="supports") for found in items]
    doubted = [found._replace(concerns=(*found.concerns, "serious-bias")) for found in supports]
    assert at_least(grade(supports).level, grade(doubted).level)


# -- comparing levels


def test_the_ladder_ranks_disputed_and_refuted_below_none() -> None:
    assert sorted(GRADED, key=GRADED.index)[:3] == ["refuted", "disputed", "none"]
    assert not at_least("disputed", "limited")
    assert at_least("established", "strong")
    assert at_least("moderate", "moderate")


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        (["strong", "limited", "established"], "limited"),
        (["strong", "disputed"], "disputed"),
        (["moderate"], "moderate"),
        ([], "none"),
    ],
)
def test_a_path_is_as_sure_as_its_weakest_link(levels: list[str], expected: str) -> None:
    assert weakest(levels) == expected


# -- stated against graded

AGREE = {
    "conclusion": ("strong", "established"),
    "asserted": ("moderate", "strong"),
    "strong-hypothesis": ("moderate", "strong"),
    "hypothesis": ("limited", "moderate"),
    "educated-guess": ("limited", "moderate"),
    "correlation-only": ("limited", "moderate"),
    "community-experience": ("limited", "moderate"),
    "open-question": ("refuted", "disputed", "none"),
}


@pytest.mark.parametrize(("stated", "graded"), list(itertools.product(STATED, GRADED)))
def test_standing_says_whether_a_source_promised_too_much_or_too_little(stated: str, graded: str) -> None:
    agree = AGREE[stated]
    apart = "ahead" if GRADED.index(graded) < GRADED.index(agree[0]) else "behind"
    assert standing([Stated(stated)], Grade(graded)) == ("supported" if graded in agree else apart)


def test_standing_goes_by_the_first_source() -> None:
    assert standing([Stated("conclusion"), Stated("hypothesis")], Grade("limited")) == "ahead"
    assert standing([], Grade("strong")) == ""
