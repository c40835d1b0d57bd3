"""A model card → its front matter, which is YAML between two `---` lines, and its body, which is Markdown."""

import re
from typing import NamedTuple

__all__ = ["Block", "Card", "fenced", "numeric_tables", "split"]

_FENCE = re.compile(r"\s{0,3}(`{3,}|~{3,})\s*([\w.-]*)")
_RULE = re.compile(r"\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{1,}:?\s*)*\|?\s*")
_NUMBER = re.compile(r"[\s*_`]*[-+]?\d+(?:[.,]\d+)?\s*%?(?:\s*(?:±|\+/-)\s*\d+(?:[.,]\d+)?)?[\s*_`]*")
_HTML_NUMBER = re.compile(r"<td[^<>]*>\s*(?:<[^<>]*>\s*)?[-+]?\d+(?:[.,]\d+)?\s*%?\s*<", re.IGNORECASE)


_MAX_ROW = 5000
_MAX_CELL = 60


class Card(NamedTuple):
    """The two parts of a card, each with the line it starts in; `problem` says why there is no front matter."""

    front: str
    line: int
    body: str
    body_line: int
    problem: str = ""


class Block(NamedTuple):
    """A fenced block of the body: its language (empty where not said), its text and the line that starts in."""

    language: str
    text: str
    line: int


def split(text: str) -> Card:
    """Cuts a card in two. Blank lines before the opening line, and spaces after either, are let pass as the Hub does."""
    rows = text.splitlines(keepends=True)
    begin = next((number for number, row in enumerate(rows) if row.strip()), len(rows))
    if begin == len(rows):
        return Card("", 1, "", 1, "the card is empty")
    if rows[begin].rstrip() != "---":
        return Card("", 1, text, 1, "no front matter: the card does not start with a line `---`")
    for number in range(begin + 1, len(rows)):
        if rows[number].rstrip() == "---":
            return Card("".join(rows[begin + 1 : number]), begin + 2, "".join(rows[number + 1 :]), number + 2)
    return Card("", 1, text, 1, f"the front matter that line {begin + 1} opens is never closed by a line `---`")


def fenced(body: str, line: int) -> list[Block]:
    """The fenced blocks of a body that starts in this line, in order; one that is never closed is left out."""
    found = []
    rows: list[str] = []
    fence, language, begin = "", "", 0
    for number, row in enumerate(body.splitlines(keepends=True), line):
        match = _FENCE.match(row)
        if fence and match and match[1].startswith(fence) and not match[2]:
            found.append(Block(language.lower(), "".join(rows), begin))
            fence = ""
        elif fence:
            rows.append(row)
        elif match:
            fence, language, begin, rows = match[1], match[2], number + 1, []
    return found


def numeric_tables(body: str, line: int) -> list[int]:
    """The lines where tables with numbers start, Markdown or HTML: those may be scores."""
    # nobody reads longer lines as a table
    rows = [row[:_MAX_ROW] for row in body.splitlines()]
    found = []
    start = None
    for number, row in enumerate(rows):
        if "|" not in row:
            start = None
        elif start is None and number and "|" in rows[number - 1] and _RULE.fullmatch(row):
            start = number - 1
        elif start is not None and start >= 0 and any(map(_is_number, row.split("|"))):
            found.append(line + start)
            start = -1  # the rest of this table
    found += [line + number for number, row in enumerate(rows) if _HTML_NUMBER.search(row)][:1]
    return sorted(found)


def _is_number(cell: str) -> bool:
    cell = cell.strip()
    return len(cell) <= _MAX_CELL and _NUMBER.fullmatch(cell) is not None
