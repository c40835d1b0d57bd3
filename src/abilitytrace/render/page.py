"""What a page is made of: blocks of styled spans, the same for the terminal, Markdown and plain text.

Text in a span is shown as it is: no markup is read in it, and control characters are made visible.
"""

from typing import NamedTuple

__all__ = [
    "Block",
    "Branch",
    "Bullets",
    "Heading",
    "Item",
    "Line",
    "Page",
    "Para",
    "Span",
    "Table",
    "Tree",
    "flat",
    "visible",
]


class Span(NamedTuple):
    """Some text in one style: a key of `console.STYLES`."""

    text: str
    style: str = ""


Line = tuple[Span, ...]


class Heading(NamedTuple):
    """The title of a part of the page."""

    line: Line


class Para(NamedTuple):
    """A paragraph."""

    line: Line


class Item(NamedTuple):
    """One item of a list: a marker, the text, further lines under it, and items below it."""

    line: Line
    marker: str = "•"
    more: tuple[Line, ...] = ()
    items: tuple["Item", ...] = ()
    style: str = ""


class Bullets(NamedTuple):
    """A list."""

    items: tuple[Item, ...]


class Table(NamedTuple):
    """A table; `flexible` are the columns that wrap or give way when the screen is narrow."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]
    flexible: tuple[int, ...] = ()


class Branch(NamedTuple):
    """A node of a tree with the nodes below it."""

    line: Line
    more: tuple[Line, ...] = ()
    branches: tuple["Branch", ...] = ()


class Tree(NamedTuple):
    """One or more trees."""

    roots: tuple[Branch, ...]


Block = Heading | Para | Bullets | Table | Tree


class Page(NamedTuple):
    """A laid-out answer: the straight answer, then the blocks behind it, and the rows of plain output."""

    lead: tuple[Line, ...]
    blocks: tuple[Block, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


def visible(text: str) -> str:
    """The text with every control and direction-changing character written out, and line ends as spaces."""
    if text.isprintable():
        return text
    import unicodedata

    shown = []
    for character in text:
        if character in "\n\t\r":
            shown.append(" ")
        elif unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp"):
            shown.append(f"\\u{ord(character):04x}")
        else:
            shown.append(character)
    return "".join(shown)


def flat(line: Line) -> str:
    """A line's text without styles."""
    return visible("".join(span.text for span in line))
