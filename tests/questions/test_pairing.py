"""Two models on the same items: which are matched, which change that gives, and which files are not believed."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from abilitytrace.importing.formats.items import Item, Items, Unread
from abilitytrace.questions.pairing import Paired, Unpaired, pair
from abilitytrace.records import Score


def score(model: str, value: float, unit: str = "fraction") -> Score:
    return Score(model, "gsm", "acc", value, unit=unit, source="run", items=f"{model}.jsonl")


def told(a: list[Item], b: list[Item], *, values: tuple[float, float] | None = None, unit: str = "fraction") -> object:
    means = [sum(item.value for item in items) / len(items) for items in (a, b)]
    one, two = values or tuple(means)
    files = {"a.jsonl": Items(Path("a"), tuple(a)), "b.jsonl": Items(Path("b"), tuple(b))}
    return pair(score("a", one, unit), score("b", two, unit), lambda s: files[s.items])


def items(values: Sequence[str | float], first: int = 0) -> list[Item]:
    return [Item(str(first + i), f"h{first + i}", float(value)) for i, value in enumerate(values)]


def test_right_and_wrong_items_are_paired() -> None:
    found = told(items("1111100000"), items("1110000001"))
    assert isinstance(found, Paired)
    # two lost, one gained of ten: McNemar's exact p for 2 of 3 is 1
    assert found.change.method == "pairs"
    assert found.change.p == pytest.approx(1)
    assert found.change.estimate == pytest.approx(-0.1)
    assert found.pairing[:3] == (10, 0, 0)


def test_a_change_has_the_unit_of_the_scores() -> None:
    found = told(items("1111100000"), items("1110000001"), values=(50, 40), unit="%")
    assert isinstance(found, Paired)
    assert found.change.estimate == pytest.approx(-10)


def test_items_match_by_what_they_say_before_their_number() -> None:
    a = [Item("0", "x", 1), Item("1", "y", 0), Item("2", "z", 1)]
    b = [Item("0", "y", 1), Item("1", "x", 1), Item("2", "w", 0)]
    found = told(a, b)
    assert isinstance(found, Paired)
    assert found.pairing[:3] == (2, 1, 1)
    # x stayed right, y was gained
    assert found.change.estimate == pytest.approx(0.5)


def test_items_without_a_hash_match_by_number() -> None:
    found = told([Item("0", "", 1), Item("1", "", 0)], [Item("1", "y", 1), Item("3", "w", 0)])
    assert isinstance(found, Paired)
    assert (found.pairing.matched, found.change.estimate) == (1, 1.0)


def test_one_text_asked_twice_matches_by_number_too() -> None:
    a = [Item("0", "x", 1), Item("1", "x", 0)]
    found = told(a, [a[1], a[0]])
    assert isinstance(found, Paired)
    assert (found.pairing.matched, found.change.estimate) == (2, 0.0)


def test_an_item_with_another_right_answer_is_another_item() -> None:
    a = [Item("0", "x", 1, target="A"), Item("1", "y", 1, target="A")]
    b = [Item("0", "x", 0, target="B"), Item("1", "y", 1, target="A")]
    found = told(a, b)
    assert isinstance(found, Paired)
    assert (found.pairing.matched, found.change.estimate) == (1, 0.0)


def test_other_prompts_are_counted() -> None:
    found = told([Item("0", "x", 1, "p"), Item("1", "y", 1, "q")], [Item("0", "x", 0, "p"), Item("1", "y", 1, "r")])
    assert isinstance(found, Paired)
    assert found.pairing.prompts == 1


def test_graded_items_and_groups_of_items() -> None:
    graded = told(items([0.5, 0.25] * 60), items([0.5, 0.5] * 60))
    assert isinstance(graded, Paired)
    assert (graded.change.method, graded.pairing.clusters) == ("paired-values", None)
    sides = ("10" * 120, "11" * 60 + "10" * 60)
    grouped = [[item._replace(cluster=str(i // 2)) for i, item in enumerate(items(side))] for side in sides]
    found = told(*grouped)
    assert isinstance(found, Paired)
    assert (found.change.method, found.pairing.clusters) == ("clusters", 120)


@pytest.mark.parametrize(
    ("a", "b", "values", "reason"),
    [
        ("10", "01", (0.5, 0.9), "other-mean"),
        ("10", "01", (50, 50), "other-mean"),
        ([0.5, 0.5], [0.5, 0.5], None, "no-difference"),
    ],
)
def test_items_that_cannot_be_believed(
    a: list[float], b: list[float], values: tuple[float, float], reason: str
) -> None:
    assert told(items(a), items(b), values=values) == Unpaired(reason)


def test_a_rounded_score_is_that_of_its_items() -> None:
    assert isinstance(told(items("110"), items("100"), values=(66.7, 33.3), unit="%"), Paired)
    assert told(items("110"), items("100"), values=(66.5, 33.3), unit="%") == Unpaired("other-mean")


def test_nothing_in_common_one_file_for_both_and_unread_files() -> None:
    assert told(items("10"), items("10", first=5)) == Unpaired("none-in-common")
    one = Items(Path("a"), tuple(items("10")))
    assert pair(score("a", 0.5), score("b", 0.5), lambda _: one) == Unpaired("same-file")
    assert pair(score("a", 0.5), score("b", 0.5), lambda _: Unread("missing")) == Unpaired("missing")
    assert pair(score("a", 0.5)._replace(items=""), score("b", 0.5), lambda _: one) is None
