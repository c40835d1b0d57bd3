"""Page → Markdown (CommonMark with tables)."""

import re
import unicodedata
from itertools import groupby

from abilitytrace.render.page import Block, Branch, Bullets, Heading, Item, Line, Page, Para, Span, Table, visible

__all__ = ["render_markdown"]

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|&~])")
# what would begin a list, a heading or a rule at the beginning of a line
_START = re.compile(r"^(\d{1,9}(?=[.)])|(?=[-+=]))")
_BOLD = ("strong", "name", "gain", "loss", "level")


def _escaped(text: str) -> str:
    """The text with everything escaped in which Markdown would read something."""
    return _SPECIAL.sub(r"\\\1", visible(text))


def _is_bold(span: Span) -> bool:
    return span.style in _BOLD


def _fits(inner: str, outer: str) -> bool:
    """Whether asterisks between two characters are read as emphasis: `**(x)**y` is not, as CommonMark has it."""
    return _is_letter(inner) or not _is_letter(outer)


def _is_letter(character: str) -> bool:
    return not character.isspace() and unicodedata.category(character)[0] not in "PS"


def _line(line: Line) -> str:
    """A line with its strong parts between asterisks where these are read as such, safe at the beginning of a line."""
    runs = [("".join(_escaped(span.text) for span in spans), bold) for bold, spans in groupby(line, _is_bold)]
    runs = [(text, bold) for text, bold in runs if text]
    shown = ""
    for i, (text, bold) in enumerate(runs):
        word = text.strip()
        start = text[: text.find(word)] if word else text
        end = text[len(start) + len(word) :]
        left = start or (runs[i - 1][0] if i else " ")
        right = end or (runs[i + 1][0] if i + 1 < len(runs) else " ")
        fits = bold and word and _fits(word[0], left[-1]) and _fits(word[-1], right[0])
        shown += f"{start}**{word}**{end}" if fits else text
    return _START.sub(r"\1\\", shown.strip())


def render_markdown(page: Page, *, brief: bool = False) -> str:
    """The page as Markdown; the lead alone if `brief`."""
    parts = [_line(line) for line in page.lead]
    if not brief:
        parts += [_block(block) for block in page.blocks]
    return "\n\n".join(part for part in parts if part) + "\n"


def _block(block: Block) -> str:
    if isinstance(block, Heading):
        return f"## {_line(block.line)}"
    if isinstance(block, Para):
        return _line(block.line)
    if isinstance(block, Bullets):
        return "\n".join(line for item in block.items for line in _item(item, 0))
    if isinstance(block, Table):
        rows = [" | ".join(_line(cell) for cell in row) for row in block.rows]
        head = " | ".join(_escaped(column) for column in block.columns)
        rule = " | ".join("---" for _ in block.columns)
        return "\n".join(f"| {row} |" for row in (head, rule, *rows))
    return "\n".join(line for root in block.roots for line in _branch(root, 0))


def _item(item: Item, depth: int) -> list[str]:
    indent = "  " * depth
    marker = () if item.marker == "•" else (Span(f"{item.marker} "),)
    shown = (_line(line) for line in ((*marker, *item.line), *item.more))
    lines = [f"{indent}- " + f"  \n{indent}  ".join(part for part in shown if part)]
    for child in item.items:
        lines += _item(child, depth + 1)
    return lines


def _branch(branch: Branch, depth: int) -> list[str]:
    text = "; ".join(_line(line) for line in (branch.line, *branch.more))
    lines = ["  " * depth + "- " + text]
    for child in branch.branches:
        lines += _branch(child, depth + 1)
    return lines
