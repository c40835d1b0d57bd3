"""Pages as plain lines: one record a line, fields between tabs, nothing cut."""

from hypothesis import given

from abilitytrace.render.page import Page
from abilitytrace.render.plain import render_plain
from tests.strategies import pages


def test_rows_are_lines_and_cells_are_fields() -> None:
    page = Page((), (), (("step", "to-b", "2020", ""), ("first", "b\tc\nd")))
    assert render_plain(page) == "step\tto-b\t2020\t\nfirst\tb c d\n"


def test_no_rows_are_no_text() -> None:
    assert render_plain(Page(())) == ""


@given(pages)
def test_every_row_has_its_fields_whatever_they_hold(page: Page) -> None:
    lines = render_plain(page).split("\n")[:-1]
    assert [line.count("\t") + 1 for line in lines] == [len(row) for row in page.rows]
    assert all(character.isprintable() or character in "\t\xa0" for line in lines for character in line)
