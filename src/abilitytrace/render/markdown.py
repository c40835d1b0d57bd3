"""Page → Markdown (CommonMark with tables)."""

import re

from abilitytrace.render.page import Block, Branch, Bullets, Heading, Item, Line, Page, Para, Table, visible

__all__ = ["render_markdown"]

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|])")
_ESCAPED = r"\\\1"


def _line(line: Line) -> str:
    parts = []
    for span in line:
        text = _SPECIAL.sub(_ESCAPED, visible(span.text))
        bold = span.style in ("strong", "name", "gain", "loss", "level") and text.strip()
        parts.append(f"**{text}**" if bold else text)
    return "".join(parts).replace("****", "")


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
        head = " | ".join(_SPECIAL.sub(_ESCAPED, visible(column)) for column in block.columns)
        rule = " | ".join("---" for _ in block.columns)
        return "\n".join(f"| {row} |" for row in (head, rule, *rows))
    return "\n".join(line for root in block.roots for line in _branch(root, 0))


def _item(item: Item, depth: int) -> list[str]:
    indent = "  " * depth
    marker = "" if item.marker == "•" else _SPECIAL.sub(_ESCAPED, item.marker) + " "
    text = f"  \n{indent}  ".join(_line(line) for line in (item.line, *item.more))
    lines = [f"{indent}- {marker}{text}"]
    for child in item.items:
        lines += _item(child, depth + 1)
    return lines


def _branch(branch: Branch, depth: int) -> list[str]:
    text = "; ".join(_line(line) for line in (branch.line, *branch.more))
    lines = ["  " * depth + "- " + text]
    for child in branch.branches:
        lines += _branch(child, depth + 1)
    return lines
