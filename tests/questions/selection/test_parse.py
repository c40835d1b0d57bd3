"""Selectors as text: what they mean as data, and where exactly a wrong one is wrong."""

import pytest

from abilitytrace.questions.selection import ALL, BadSelection, Term, parse, pointed
from abilitytrace.questions.selection.parse import Levels, Years, levels, years


def only(text: str) -> Term:
    """The single condition of a selector."""
    ((term,),) = parse(text).alternatives
    return term


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x", Term("x", 1, "x")),
        ("+x", Term("+x", 1, "x", up=ALL)),
        ("x+", Term("x+", 1, "x", down=ALL)),
        ("2+x+1", Term("2+x+1", 1, "x", up=2, down=1)),
        ("0+x", Term("0+x", 1, "x")),
        ("@x", Term("@x", 1, "x", closed=True)),
        ("gpt-3.5-turbo-0301", Term("gpt-3.5-turbo-0301", 1, "gpt-3.5-turbo-0301")),
        ("3+gpt-4", Term("3+gpt-4", 1, "gpt-4", up=3)),
        ("思维链", Term("思维链", 1, "思维链")),
        ('"GPT-3 175B"+', Term('"GPT-3 175B"+', 1, "GPT-3 175B", down=ALL)),
        ('"a,b: c"', Term('"a,b: c"', 1, "a,b: c")),
        ("kind:models", Term("kind:models", 1, "models", "kind")),
        ("kind:tradeoff", Term("kind:tradeoff", 1, "tradeoff", "kind")),
        ('org:"Some Lab"', Term('org:"Some Lab"', 1, "Some Lab", "org")),
        ("+method:rlhf+2", Term("+method:rlhf+2", 1, "rlhf", "method", up=ALL, down=2)),
        ("@year:2020..2022", Term("@year:2020..2022", 1, "2020..2022", "year", closed=True)),
        ("graded:>=moderate", Term("graded:>=moderate", 1, ">=moderate", "graded")),
    ],
)
def test_a_condition_is_read_as(text: str, expected: Term) -> None:
    assert only(text) == expected


def test_blanks_part_alternatives_and_commas_conditions() -> None:
    selection = parse("  a,+b  kind:model,c ")
    assert [[term.text for term in terms] for terms in selection.alternatives] == [["a", "+b"], ["kind:model", "c"]]
    assert [[term.column for term in terms] for terms in selection.alternatives] == [[3, 5], [9, 20]]


@pytest.mark.parametrize(
    ("text", "meant", "message"),
    [
        ("", "", "nothing is selected"),
        ("   ", " ", "nothing is selected"),
        ("a knd:model", "knd", "`knd` is no way to select"),
        ("kind:modle", "modle", "`modle` is no kind of record or claim"),
        ("+stated:hypotesis", "hypotesis", "`hypotesis` is no stated level"),
        ("a,graded:>=disputed", ">=disputed", "`>=disputed` is no graded level"),
        ("graded:good", "good", "`good` is no graded level"),
        ("year:20x", "20x", "`20x` is no span of dates"),
        ("year:..", "..", "`..` is no span of dates"),
        ("year:2020..2022-13", "2020..2022-13", "`2020..2022-13` is no span of dates"),
        ("b year:", "", "`year:` needs a value"),
        ("+", "+", "a name or a condition is missing"),
        ("a @", "@", "a name or a condition is missing"),
        ('""', '""', "a name or a condition is missing"),
        ("@x+2", "+2", "`@` does not go with `+`"),
        ("a,,b", ",", "a condition is missing beside this comma"),
        ("a, b", ",", "a condition is missing beside this comma"),
        (",a", ",", "a condition is missing beside this comma"),
        ('a "b c', '"', "a quotation mark that is never closed"),
        ('a"b"', 'a"b"', "a quotation mark inside a name"),
    ],
)
def test_a_wrong_selector_points_at_what_is_wrong(text: str, meant: str, message: str) -> None:
    with pytest.raises(BadSelection) as caught:
        parse(text)
    error = caught.value
    start = error.column - 1
    assert (text[start : start + error.length], error.message) == (meant, message)


def test_the_comma_that_is_pointed_at_is_the_one_with_nothing_beside_it() -> None:
    for text, column in (("a,", 2), (",a", 1), ("a,,b", 2), ("b a,", 4)):
        with pytest.raises(BadSelection) as caught:
            parse(text)
        assert caught.value.column == column, text


@pytest.mark.parametrize(
    ("text", "way_out"),
    [
        ("kidn:model", "did you mean `kind`?"),
        ("kind:modle", "did you mean `model`?"),
        ("zzz:model", "one of kind, org"),
    ],
)
def test_a_wrong_word_gets_the_nearest_or_all(text: str, way_out: str) -> None:
    with pytest.raises(BadSelection) as caught:
        parse(text)
    assert caught.value.help.startswith(way_out)


def test_the_carets_stand_under_chinese_too() -> None:
    assert pointed("思维链+,年:2", 6, 1) == "  思维链+,年:2\n          ^^"
    assert pointed("ab", 2, 1) == "  ab\n   ^"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2022", Years("2022", "2022")),
        ("2020..2022", Years("2020", "2022")),
        ("2020..", Years("2020", "")),
        ("..2022-03", Years("", "2022-03")),
        ("..", None),
        ("now", None),
    ],
)
def test_years(value: str, expected: Years | None) -> None:
    assert years(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (">=strong", {"strong", "established"}),
        (">strong", {"established"}),
        ("<=limited", {"none", "limited"}),
        ("<limited", {"none"}),
        ("=limited", {"limited"}),
        ("refuted", {"refuted"}),
    ],
)
def test_levels_off_the_ladder_are_above_and_below_nothing(value: str, expected: set[str]) -> None:
    assert levels(value) == Levels(frozenset(expected))
    assert levels("<=disputed") is None
