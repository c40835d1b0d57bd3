"""Pages on a terminal: nothing wider than the screen, nothing that steers it, and the same words with and without colour."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abilitytrace.render.console import STYLES, render_console
from abilitytrace.render.page import Branch, Bullets, Heading, Item, Page, Para, Span, Table, Tree
from abilitytrace.render.wrap import columns
from tests.strategies import pages

_SGR = re.compile(r"\x1b\[[0-9;]*m")
_widths = st.sampled_from([40, 60, 80, 120])


def shown(*blocks: Heading | Para | Bullets | Table | Tree, width: int = 40, ascii_only: bool = False) -> list[str]:
    page = Page((), blocks)
    return render_console(page, width=width, color=False, ascii_only=ascii_only).splitlines()


def line(*texts: str) -> tuple[Span, ...]:
    return tuple(Span(text) for text in texts)


INNER = (Item(line("inner")),)
LEAVES = (Branch(line("first")), Branch(line("last"), (), (Branch(line("leaf")),)))
PAGE = Page(
    (line("The answer in one sentence."),),
    (
        Heading(line("A heading")),
        Bullets((Item(line("An item that is longer than the screen is wide"), "++", (line("more on it"),), INNER),)),
        Para(line("A paragraph.")),
        Table(
            ("name", "what it says"), ((line("one"), line("a long cell that wraps")), (line("two"), line("b"))), (1,)
        ),
        Tree((Branch(line("root"), (line("its marks"),), LEAVES),)),
    ),
)


def test_a_page_reads_like_this() -> None:
    assert (
        render_console(PAGE, width=40, color=False)
        == """\
The answer in one sentence.

A heading
  ++ An item that is longer than the
     screen is wide
     more on it
     • inner
A paragraph.
name  what it says
────────────────────────────
one   a long cell that wraps
two   b
root
its marks
├── first
└── last
    └── leaf
"""
    )


def test_a_page_in_plain_signs_reads_like_this() -> None:
    assert (
        render_console(PAGE, width=40, color=False, ascii_only=True)
        == """\
The answer in one sentence.

A heading
  ++ An item that is longer than the
     screen is wide
     more on it
     * inner
A paragraph.
name  what it says
----------------------------
one   a long cell that wraps
two   b
root
its marks
+-- first
`-- last
    `-- leaf
"""
    )


def test_brief_is_the_lead_alone() -> None:
    assert render_console(PAGE, width=40, color=False, brief=True) == "The answer in one sentence.\n"


def test_a_table_keeps_its_rigid_columns_whole() -> None:
    table = Table(
        ("id", "says"), ((line("text-davinci-002"), line("many words that cannot all stand in one line")),), (1,)
    )
    assert shown(table) == [
        "id                says",
        "────────────────────────────────────────",
        "text-davinci-002  many words that cannot",
        "                  all stand in one line",
    ]


def test_chinese_takes_two_columns_a_character() -> None:
    assert shown(Para(line("思维链推理" * 5))) == ["思维链推理" * 4, "思维链推理"]
    assert shown(Table(("能力", "b"), ((line("思维链"), line("x")), (line("a"), line("y"))))) == [
        "能力    b",
        "─────────",
        "思维链  x",
        "a       y",
    ]


@given(pages, _widths, st.booleans())
def test_no_line_is_wider_than_the_screen(page: Page, width: int, ascii_only: bool) -> None:
    # a tree may grow to the right, see below
    flat = page._replace(blocks=tuple(block for block in page.blocks if not isinstance(block, Tree)))
    for text in render_console(flat, width=width, color=False, ascii_only=ascii_only).splitlines():
        assert columns(text) <= width


@given(pages, _widths, st.booleans())
def test_no_text_can_steer_the_terminal(page: Page, width: int, color: bool) -> None:
    drawn = render_console(page, width=width, color=color)
    text = _SGR.sub("", drawn) if color else drawn
    steering = {character for character in text if unicodedata.category(character) in ("Cc", "Cf", "Zl", "Zp")}
    assert steering <= {"\n"}


@given(pages, _widths)
def test_colour_changes_no_word(page: Page, width: int) -> None:
    coloured = render_console(page, width=width, color=True)
    plain = render_console(page, width=width, color=False)
    assert [text.rstrip() for text in _SGR.sub("", coloured).splitlines()] == plain.splitlines()


@given(pages, _widths)
def test_plain_signs_are_ascii_where_the_texts_are(page: Page, width: int) -> None:
    signs = set(render_console(page, width=width, color=False, ascii_only=True))
    given_signs = set(str(page))
    assert {sign for sign in signs if not sign.isascii()} <= given_signs


@pytest.mark.parametrize("style", [style for style, look in STYLES.items() if look])
def test_every_style_shows_in_colour_and_ends(style: str) -> None:
    text = render_console(Page(((Span("word", style),),)), width=40, color=True)
    assert re.fullmatch(r"\x1b\[[0-9;]+mword\x1b\[0m\n", text)


def test_gains_and_losses_are_blue_and_orange() -> None:
    assert "blue" in STYLES["gain"]
    assert "orange" in STYLES["loss"]
    assert not any("red" in look.split() or "green" in look.split() for look in STYLES.values())


def test_markup_is_text() -> None:
    assert shown(Para(line("[bold red]x[/] :smile: {y}"))) == ["[bold red]x[/] :smile: {y}"]


def test_escape_sequences_are_written_out() -> None:
    assert shown(Heading(line("a\x1b[2Jb"))) == ["", r"a\u001b[2Jb"]
    assert shown(Tree((Branch(line("a\x1b]0;title\x07b")),))) == [r"a\u001b]0;title\u0007b"]


def test_a_tree_keeps_to_a_screen_that_has_room_for_it() -> None:
    words = line("several words that do not all fit into one line of the screen beside the guides")
    tree = Tree((Branch(words, (words,), (Branch(words, (), (Branch(words),)), Branch(words))),))
    assert all(columns(text) <= 60 for text in shown(tree, width=60))


def test_a_deep_tree_on_a_narrow_screen_is_still_drawn() -> None:
    branch = Branch(line("leaf"))
    for depth in range(150):
        branch = Branch(line(f"level {depth}"), (), (branch,))
    text = shown(Tree((branch,)))
    assert len(text) >= 151
    assert any("leaf" in row for row in text)
