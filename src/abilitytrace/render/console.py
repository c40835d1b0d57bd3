"""Page → text for a terminal, with Rich. Colour never stands alone: every colour repeats what a word or sign says."""

from collections.abc import Callable
from functools import cache, partial

from abilitytrace.render.grid import grid
from abilitytrace.render.page import Block, Branch, Bullets, Heading, Item, Line, Page, Para, Table, visible
from abilitytrace.render.wrap import columns, wrap

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
}

# columns that the text of a branch gets, however deep it stands
_LEAST_ROOM = 20


def render_console(page: Page, *, width: int, color: bool, ascii_only: bool = False, brief: bool = False) -> str:
    """The page as text of at most `width` columns, ANSI colours if `color`; the lead alone if `brief`."""
    drawing = _Drawing(width, color=color, ascii_only=ascii_only)
    for line in page.lead:
        drawing.lines(line, 0)
    if not brief:
        for block in page.blocks:
            drawing.block(block)
    return "\n".join(drawing.written).rstrip() + "\n"


@cache
def _painter(name: str) -> Callable[[str], str]:
    """What puts a text into one of the styles; Rich's styles are loaded for the first coloured word."""
    from rich.color import ColorSystem
    from rich.style import Style

    return partial(Style.parse(STYLES[name]).render, color_system=ColorSystem.EIGHT_BIT)


class _Drawing:
    """Draws blocks into lines of text."""

    def __init__(self, width: int, *, color: bool, ascii_only: bool) -> None:
        self.width, self.color, self.ascii_only = width, color, ascii_only
        self.written: list[str] = []

    def block(self, block: Block) -> None:
        """Draws one block."""
        if isinstance(block, Heading):
            self.written.append("")
            self.lines(tuple(span._replace(style="heading") for span in block.line), 0)
        elif isinstance(block, Para):
            self.lines(block.line, 0)
        elif isinstance(block, Bullets):
            for item in block.items:
                self.item(item, 2)
        elif isinstance(block, Table):
            self.table(block)
        else:
            for i, root in enumerate(block.roots):
                self.written += [""] if i else []
                self.branch(root)

    def lines(self, line: Line, indent: int, marker: str = "", style: str = "") -> None:
        """Writes a line, wrapped, after an indent; a marker hangs out to the left of it."""
        hanging = indent + (columns(marker) + 1 if marker else 0)
        for i, part in enumerate(wrap(line, self.width - hanging)):
            start = " " * indent + self.styled(marker, style) + " " if marker and i == 0 else " " * hanging
            self.written.append((start + self.drawn(part)).rstrip())

    def drawn(self, line: Line) -> str:
        """A line with its styles as ANSI codes, or without."""
        return "".join(self.styled(span.text, span.style) for span in line)

    def styled(self, text: str, style: str) -> str:
        """Some text in a style."""
        if not self.color or not STYLES[style]:
            return text
        return _painter(style)(text)

    def item(self, item: Item, indent: int) -> None:
        """Writes an item of a list and those below it."""
        marker = "*" if self.ascii_only and item.marker == "•" else visible(item.marker)
        self.lines(item.line, indent, marker, item.style)
        for line in item.more:
            self.lines(line, indent + columns(marker) + 1)
        for child in item.items:
            self.item(child, indent + columns(marker) + 1)

    def table(self, table: Table) -> None:
        """Draws a table; only its flexible columns give way."""
        lines = grid(table, self.width, ascii_only=self.ascii_only)
        self.written += [self.drawn(line).rstrip() for line in lines]

    def branch(self, branch: Branch, first: str = "", rest: str = "") -> None:
        """Draws a tree: `first` stands before the first line of its root, `rest` before all others."""
        tee, end, bar = ("|-- ", "`-- ", "|   ") if self.ascii_only else ("├── ", "└── ", "│   ")
        room = self.width - len(self.guide(rest))
        for i, part in enumerate(part for line in (branch.line, *branch.more) for part in wrap(line, room)):
            guide = self.guide(rest if i else first)
            self.written.append((self.styled(guide, "dim") + self.drawn(part)).rstrip())
        for i, child in enumerate(branch.branches, 1):
            last = i == len(branch.branches)
            self.branch(child, rest + (end if last else tee), rest + ("    " if last else bar))

    def guide(self, guide: str) -> str:
        """The lines before a branch; of a branch so deep that its text would find no room, the nearest ones."""
        most = self.width - _LEAST_ROOM
        if len(guide) <= most:
            return guide
        return ("." if self.ascii_only else "…") + guide[len(guide) - most + 1 :]
