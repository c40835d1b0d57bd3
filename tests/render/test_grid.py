"""Tables as lines: whole where they fit, wrapped in the flexible columns where not."""

from abilitytrace.render.grid import grid
from abilitytrace.render.page import Span, Table, flat


def table(*rows: tuple[str, ...], flexible: tuple[int, ...] = ()) -> Table:
    heads, *cells = rows
    return Table(heads, tuple(tuple((Span(cell),) for cell in row) for row in cells), flexible)


def drawn(drawn_table: Table, width: int, *, ascii_only: bool = False) -> list[str]:
    return [flat(line).rstrip() for line in grid(drawn_table, width, ascii_only=ascii_only)]


def test_columns_are_as_wide_as_their_text() -> None:
    assert drawn(table(("id", "name"), ("a", "Alpha"), ("beta", "B")), 40) == [
        "id    name",
        "───────────",
        "a     Alpha",
        "beta  B",
    ]


def test_flexible_columns_give_way_and_wrap_between_words() -> None:
    assert drawn(table(("id", "text"), ("a", "some words that are many"), flexible=(1,)), 20) == [
        "id  text",
        "────────────────────",
        "a   some words that",
        "    are many",
    ]


def test_chinese_characters_count_two_columns() -> None:
    assert drawn(table(("标识", "名"), ("a", "模型")), 40) == ["标识  名", "──────────", "a     模型"]


def test_a_column_keeps_its_longest_word_while_others_wrap() -> None:
    lines = drawn(table(("one", "two"), ("supercalifragilistic", "some words that can be broken"), flexible=(0, 1)), 36)
    assert lines[2].startswith("supercalifragilistic  ")


def test_no_line_is_wider_than_the_screen_even_with_long_words() -> None:
    lines = drawn(table(("one", "two"), ("x" * 50, "y" * 50), flexible=(0,)), 40)
    assert max(map(len, lines)) <= 40
    assert "".join(lines).count("x") == "".join(lines).count("y") == 50


def test_ascii_rules_are_dashes() -> None:
    assert drawn(table(("a",), ("b",)), 20, ascii_only=True) == ["a", "-", "b"]


def test_an_empty_cell_stays_empty() -> None:
    assert drawn(table(("a", "b"), ("", "x")), 20)[2] == "   x"


def test_a_table_too_wide_for_the_screen_stands_row_by_row() -> None:
    wide = table(("model", "score", "", "interval"), ("Alder", "52.0%", "████", "+48.1, +51.2"), ("Birch", "", "", "0"))
    assert drawn(wide, 44)[0].startswith("model  score")
    assert drawn(wide, 26) == [
        "Alder",
        "  score: 52.0%",
        "  ████",
        "  interval: +48.1, +51.2",
        "Birch",
        "  interval: 0",
    ]


def test_a_scale_stays_above_what_it_measures_and_chinese_heads_have_their_own_colon() -> None:
    plot = table(("家族", "变化", "-5      +5"), ("Alder", "+2.1", "   ──●──"), ("Birch", "0", "──●──"))
    assert drawn(plot, 16) == [
        "Alder",
        "  变化：+2.1",
        "  -5      +5",
        "     ──●──",
        "Birch",
        "  变化：0",
        "  -5      +5",
        "  ──●──",
    ]
