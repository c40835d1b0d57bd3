"""The picture of the family tree: what the command prints, colours and all, as an SVG that loads nothing."""

import io
import re
from pathlib import Path

from rich.console import Console
from rich.text import Text

from tests.docs.blocks import ROOT, run

__all__ = ["PICTURE", "picture"]

PICTURE = ROOT / "docs" / "images" / "tree.svg"
_SHOWN = "abilitytrace tree gpt"
_WIDTH = 110
# Rich names a font of a content network; a picture should need nothing but itself
_FETCHED = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)
_FONTS = (
    ("Fira Code, monospace", "Fira Code, Menlo, Consolas, DejaVu Sans Mono, monospace"),
    ("arial;", "arial, sans-serif;"),
)


def picture(cache: Path) -> str:
    """The SVG, the same for the same tree."""
    code, lines = run(f"COLUMNS={_WIDTH} {_SHOWN} --color always", cache)
    assert code == 0, "\n".join(lines)
    console = Console(record=True, width=_WIDTH, file=io.StringIO(), force_terminal=True, color_system="256")
    console.print(Text.from_ansi("\n".join(lines)), soft_wrap=True)
    drawn = console.export_svg(title=f"$ {_SHOWN}", unique_id="tree")
    drawn = _FETCHED.sub("", drawn)
    for named, with_others in _FONTS:
        drawn = drawn.replace(named, with_others)
    return drawn
