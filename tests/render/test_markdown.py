"""Pages as Markdown: read by a Markdown reader, every text is the text again."""

from hypothesis import example, given
from markdown_it import MarkdownIt
from markdown_it.token import Token

from abilitytrace.render.markdown import render_markdown
from abilitytrace.render.page import Branch, Bullets, Heading, Item, Page, Para, Span, Table, Tree, flat
from tests.strategies import pages, rich_text

_READER = MarkdownIt("commonmark").enable("table")


def line(*texts: str) -> tuple[Span, ...]:
    return tuple(Span(text) for text in texts)


def read(text: str) -> list[Token]:
    return _READER.parse(text)


def inline(tokens: list[Token]) -> list[str]:
    """The text of each paragraph, heading, item and cell, without marks of emphasis."""
    return [
        "".join("\n" if child.type in ("hardbreak", "softbreak") else child.content for child in token.children or [])
        for token in tokens
        if token.type == "inline"
    ]


def plain(text: str) -> str:
    return " ".join(flat((Span(text),)).split())


def test_a_page_reads_like_this() -> None:
    page = Page(
        (line("The answer."),),
        (
            Heading(line("A heading")),
            Bullets((Item((Span("strong", "strong"), Span(" word")), "++", (line("more"),), (Item(line("inner")),)),)),
            Table(("a", "b|c"), ((line("1"), line("2")),)),
            Tree((Branch(line("root"), (line("marks"),), (Branch(line("leaf")),)),)),
        ),
    )
    assert (
        render_markdown(page)
        == """\
The answer.

## A heading

- \\++ **strong** word{hard}
  more
  - inner

| a | b\\|c |
| --- | --- |
| 1 | 2 |

- root; marks
  - leaf
""".format(hard="  ")
    )
    assert render_markdown(page, brief=True) == "The answer.\n"


@given(rich_text)
@example("- no item")
@example("1. no number")
@example("1) no number")
@example("+ no item")
@example("# no heading")
@example("> no quote")
@example("    no code")
@example("~~~ no fence")
@example("=== no rule")
@example("--- ")
@example("&lt; &#35; &copy;")
@example("![no](image) [no](link) <no@link.org> https://x.y")
@example("**no** __emphasis__ ~~at all~~ `here`")
@example("a * b * c _ d _ \\ e")
@example("| no | table |")
def test_any_text_comes_back_as_it_was(text: str) -> None:
    tokens = read(render_markdown(Page((), (Para(line(text)),))))
    assert [token.type for token in tokens] in (["paragraph_open", "inline", "paragraph_close"], [])
    assert [plain(found) for found in inline(tokens)] == [plain(text)] * bool(plain(text))


@given(rich_text)
@example("a | b")
@example("1. x")
def test_any_text_comes_back_from_a_list_a_heading_a_table_and_a_tree(text: str) -> None:
    page = Page(
        (),
        (
            Heading(line("x " + text)),
            Bullets((Item(line(text), "-", (line(text),)),)),
            Table(("x" + text,), ((line("x" + text),),)),
            Tree((Branch(line("x" + text)),)),
        ),
    )
    found = inline(read(render_markdown(page)))
    assert plain(found[0]) == plain("x " + text)
    assert plain(found[1]) == plain(f"- {text} {text}")
    assert [plain(part) for part in found[2:]] == [plain("x" + text)] * 3


@given(pages)
def test_no_control_character_gets_through(page: Page) -> None:
    text = render_markdown(page)
    assert not [character for character in text if not character.isprintable() and character not in "\n\xa0"]
