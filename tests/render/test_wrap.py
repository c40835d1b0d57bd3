"""Breaking lines between words and between Chinese characters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abilitytrace.render.page import Line, Span, flat
from abilitytrace.render.wrap import columns, wrap
from tests.strategies import lines


def wrapped(text: str, width: int) -> list[str]:
    return [flat(part) for part in wrap((Span(text),), width)]


@pytest.mark.parametrize(
    ("text", "width", "parts"),
    [
        ("", 10, [""]),
        ("one two three", 13, ["one two three"]),
        ("one two three", 12, ["one two", "three"]),
        ("one two three", 8, ["one two", "three"]),
        ("a text-davinci-002", 16, ["a", "text-davinci-002"]),
        ("a" * 20, 8, ["a" * 8, "a" * 8, "a" * 4]),
        ("思维链推理能力", 8, ["思维链推", "理能力"]),
        ("思维链，推理", 8, ["思维链，", "推理"]),
        ("思维推理，能力", 8, ["思维推", "理，能力"]),  # no line starts with a comma
        ("推理能（力）好", 8, ["推理能", "（力）好"]),  # none ends with an opening bracket
        ("推理 GPT-3 能力", 8, ["推理", "GPT-3 能", "力"]),
        ("one two\xa0three", 9, ["one", "two three"]),  # words held together
        ("字" * 5, 9, ["字字字字", "字"]),  # half a character does not fit
        ("one\ntwo", 20, ["one two"]),
    ],
)
def test_lines_break_where_they_may(text: str, width: int, parts: list[str]) -> None:
    assert wrapped(text, width) == parts


def test_a_word_of_two_styles_is_not_broken() -> None:
    parts = wrap((Span("one "), Span("thr", "name"), Span("ee", "dim")), 8)
    assert parts == [(Span("one"),), (Span("thr", "name"), Span("ee", "dim"))]


@given(lines, st.integers(8, 60))
def test_no_part_is_wider_than_asked(line: Line, width: int) -> None:
    assert all(columns(flat(part)) <= width for part in wrap(line, width))


@given(lines, st.integers(8, 60))
def test_nothing_but_blanks_is_lost_and_styles_stay(line: Line, width: int) -> None:
    def letters(parts: list[Line]) -> list[tuple[str, str]]:
        return [(c, span.style) for part in parts for span in part for c in flat((span,)) if not c.isspace()]

    assert letters(wrap(line, width)) == letters([line])


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("", 0),
        ("abc", 3),
        ("思维", 4),
        ("a思", 3),
        ("●○ →", 4),
        ("é", 1),
        ("e\u0301", 1),
        ("😀", 2),
        ("한", 2),
        ("…—", 2),
    ],
)
def test_columns_of_a_terminal(text: str, width: int) -> None:
    assert columns(text) == width


def test_the_widths_known_by_heart_are_those_of_the_tables() -> None:
    from rich.cells import cell_len

    signs = [sign for sign in map(chr, range(0x10000)) if sign.isprintable()]
    assert [sign for sign in signs if columns(sign) != cell_len(sign)] == []
    assert columns("a中，é") == 6
