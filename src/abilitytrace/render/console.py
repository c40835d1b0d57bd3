"""Page → text for a terminal, with Rich. Colour never stands alone: every colour repeats what a word or sign says."""

import io

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table as RichTable
from rich.text import Text
from rich.tree import Tree as RichTree

from abilitytrace.render.page import Block, Branch, Bullets, Heading, Item, Line, Page, Para, Table, visible
from abilitytrace.render.wrap import wrap

__all__ = ["STYLES", "render_console"]

# blue and orange, not green and red, for gain and loss
STYLES = {
    "": "",
    "strong": "bold",
    "heading": "bold cyan",
    "id": "cyan",
    "name": "bold",
    "gain": "bold blue",
    "loss": "bold dark_orange3",
    "none": "dim",
    "level": "bold",
    "warn": "dark_orange3",
    "source": "dim",
    "dim": "dim",
    "lead": "",
}


def _text(line: Line) -> Text:
    text = Text(no_wrap=True, end="")
    for span in line:
        text.append(visible(span.text), STYLES[span.style])
    return text


def render_console(page: Page, *, width: int, color: bool, ascii_only: bool = False, brief: bool = False) -> str:
    """The page as text of at most `width` columns, ANSI colours if `color`; the lead alone if `brief`."""
    console = Console(
        file=io.StringIO(),
        width=width,
        force_terminal=color,
        color_system="256" if color else None,
        no_color=not color,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
        safe_box=ascii_only,
    )
    _Drawing(console, width, ascii_only=ascii_only).page(page, brief=brief)
    output = console.file
    assert isinstance(output, io.StringIO)
    lines = [line.rstrip() for line in output.getvalue().split("\n")]
    return "\n".join(lines).rstrip() + "\n"


class _Drawing:
    """Draws blocks on one console."""

    def __init__(self, console: Console, width: int, *, ascii_only: bool) -> None:
        self.console, self.width, self.ascii_only = console, width, ascii_only

    def page(self, page: Page, *, brief: bool) -> None:
        for line in page.lead:
            self.lines(line, 0)
        if brief:
            return
        for block in page.blocks:
            self.block(block)

    def block(self, block: Block) -> None:
        if isinstance(block, Heading):
            self.console.print()
            self.console.print(Text(visible("".join(span.text for span in block.line)), STYLES["heading"]))
        elif isinstance(block, Para):
            self.lines(block.line, 0)
        elif isinstance(block, Bullets):
            for item in block.items:
                self.item(item, 2)
        elif isinstance(block, Table):
            self.table(block)
        else:
            for root in block.roots:
                self.console.print(self.branch(root, None, self.width))

    def lines(self, line: Line, indent: int, marker: str = "") -> None:
        hanging = indent + (len(marker) + 1 if marker else 0)
        for i, part in enumerate(wrap(line, self.width - hanging)):
            start = " " * indent + marker + " " if marker and i == 0 else " " * hanging
            self.console.print(Text(start).append_text(_text(part)), overflow="ignore", crop=False)

    def item(self, item: Item, indent: int) -> None:
        marker = "*" if self.ascii_only and item.marker == "•" else item.marker
        self.lines(item.line, indent, marker)
        for line in item.more:
            self.lines(line, indent + len(marker) + 1)
        for child in item.items:
            self.item(child, indent + len(marker) + 1)

    def table(self, table: Table) -> None:
        drawn = RichTable(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="bold")
        for i, column in enumerate(table.columns):
            flexible = i in table.flexible
            drawn.add_column(visible(column), overflow="fold", no_wrap=not flexible, ratio=1 if flexible else None)
        for row in table.rows:
            cells = [_text(cell) for cell in row]
            for cell in cells:
                cell.no_wrap = None
            drawn.add_row(*cells)
        self.console.print(drawn)

    def branch(self, branch: Branch, parent: RichTree | None, width: int) -> RichTree:
        label = Text()
        for line in (branch.line, *branch.more):
            for part in wrap(line, width):
                label.append_text(Text("\n") if label else Text("")).append_text(_text(part))
        node = RichTree(label, guide_style="dim") if parent is None else parent.add(label)
        for child in branch.branches:
            self.branch(child, node, width - 4)
        return node
