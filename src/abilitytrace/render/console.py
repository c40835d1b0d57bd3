"""Page → text for a terminal. Colour never stands alone: every colour repeats what a word or sign says."""

from collections.abc import Callable
from functools import cache, partial

from abilitytrace.render.grid import grid
from abilitytrace.render.page import Block, Branch, Bullets, Heading, Item, Line, Page, Para, Span, Table, visible
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

# columns of the guide before a branch, and those its text gets however deep it stands
_GUIDE, _LEAST_ROOM = 4, 40
# beside further lines of a branch with others after it, beside those of the last one; before a branch, before the last
_GUIDES = ("│   ", "    ", "├── ", "└── ")
_ASCII_GUIDES = ("|   ", "    ", "+-- ", "`-- ")
# what a screen without UTF-8 shows instead of our own signs
_ASCII = str.maketrans(
    dict(
        zip(
            "•·…→⇢●○×–—“”‘’§≥≤─│",
            ("*", "-", "...", "->", "->", "*", "o", "x", "-", "-", '"', '"', "'", "'", "sec. ", ">=", "<=", "-", "|"),
            strict=True,
        )
    )
)


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
                self.tree(root)

    def lines(self, line: Line, indent: int, marker: str = "", style: str = "") -> None:
        """Writes a line, wrapped, after an indent; a marker hangs out to the left of it."""
        hanging = indent + (columns(marker) + 1 if marker else 0)
        for i, part in enumerate(self.wrapped(line, self.width - hanging)):
            start = " " * indent + self.styled(marker, style) + " " if marker and i == 0 else " " * hanging
            self.written.append((start + self.drawn(part)).rstrip())

    def wrapped(self, line: Line, width: int) -> list[Line]:
        """A line in parts that fit, in the signs that the screen has."""
        if self.ascii_only:
            line = tuple(span._replace(text=span.text.translate(_ASCII)) for span in line)
        if not self.color:
            # one span where no style will show: the rest of the way is shorter
            line = (Span("".join([text for text, _ in line])),)
        return wrap(line, width)

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
        marker = visible(item.marker.translate(_ASCII) if self.ascii_only else item.marker)
        self.lines(item.line, indent, marker, item.style)
        for line in item.more:
            self.lines(line, indent + columns(marker) + 1)
        for child in item.items:
            self.item(child, indent + columns(marker) + 1)

    def table(self, table: Table) -> None:
        """Draws a table; only its flexible columns give way."""
        lines = grid(table, self.width, ascii_only=self.ascii_only)
        drawn = [self.drawn(line).rstrip() for line in lines]
        self.written += [line.translate(_ASCII) for line in drawn] if self.ascii_only else drawn

    def tree(self, root: Branch) -> None:
        """Draws a tree; one too deep for the screen grows to the right and keeps its words whole."""
        width = max(self.width, _GUIDE * _depth(root) + _LEAST_ROOM)
        on, off, fork, end = _ASCII_GUIDES if self.ascii_only else _GUIDES
        # a stack of its own, as a family may be deeper than Python's
        todo = [(root, "", "")]
        while todo:
            branch, first, rest = todo.pop()
            for line in (branch.line, *branch.more):
                for part in self.wrapped(line, width - len(rest)):
                    self.written.append((self.styled(first, "dim") + self.drawn(part)).rstrip())
                    first = rest
            below = [(child, rest + fork, rest + on) for child in branch.branches[:-1]]
            below += [(child, rest + end, rest + off) for child in branch.branches[-1:]]
            todo += reversed(below)


def _depth(branch: Branch) -> int:
    """The longest way down from a branch; counted with a stack of its own, as a family may be deeper than Python's."""
    deepest, todo = 0, [(branch, 0)]
    while todo:
        current, level = todo.pop()
        deepest = max(deepest, level)
        todo += [(child, level + 1) for child in current.branches]
    return deepest
