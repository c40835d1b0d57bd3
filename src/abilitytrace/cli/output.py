"""Where answers go: the width, colours and signs of the screen, its language, and the pager."""

import os
import sys
from typing import NamedTuple

__all__ = ["Screen", "default_language", "screen", "show", "write_file"]

_NARROWEST, _WIDEST = 40, 160


class Screen(NamedTuple):
    """What the output can show. `width` in columns."""

    width: int
    color: bool
    ascii_only: bool
    is_terminal: bool
    height: int = 24


def screen(*, color: bool | None, ascii_only: bool | None) -> Screen:
    """The screen behind stdout; None means: find out. Lines longer than a person reads are not used."""
    is_terminal = sys.stdout.isatty()
    columns, height = 0, 24
    if is_terminal:
        try:
            columns, height = os.get_terminal_size(sys.stdout.fileno())
        except (OSError, ValueError):
            columns = 0
    if not columns:
        given = os.environ.get("COLUMNS", "")
        columns = int(given) if given.isascii() and given.isdigit() and len(given) < 6 else 80
    if color is None:
        color = _wants_color(is_terminal=is_terminal)
    if ascii_only is None:
        ascii_only = not (sys.stdout.encoding or "").lower().replace("-", "").startswith("utf")
    return Screen(min(max(columns, _NARROWEST), _WIDEST), color, ascii_only, is_terminal, height)


def _wants_color(*, is_terminal: bool) -> bool:
    if os.environ.get("FORCE_COLOR"):
        return True
    return is_terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def default_language() -> str:
    """`zh` for a Chinese locale, else `en`."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(variable):
            return "zh" if value.lower().startswith("zh") else "en"
    return "en"


def write_file(text: str) -> None:
    """Writes the text of a file to stdout: as UTF-8 into a pipe or file, in what the terminal can show on one."""
    if not sys.stdout.isatty() and hasattr(sys.stdout, "reconfigure"):
        # a locale with another encoding would write signs that it lacks as escapes, and readers take those for text
        sys.stdout.reconfigure(encoding="utf-8")
    sys.stdout.write(text)
    sys.stdout.flush()


def show(text: str, on: Screen, *, pager: bool) -> None:
    """Prints text, through the user's pager when it is longer than the terminal is high."""
    command = os.environ.get("ABILITYTRACE_PAGER", os.environ.get("PAGER", ""))
    if pager and command and on.is_terminal and text.count("\n") >= on.height:
        import shlex
        import subprocess

        environment = {**os.environ, "LESS": os.environ.get("LESS", "FRX")}
        try:
            subprocess.run(shlex.split(command), input=text.encode(), env=environment, check=False)  # noqa: S603
        except (OSError, ValueError):
            pass
        else:
            return
    sys.stdout.write(text)
