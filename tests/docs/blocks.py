"""The console blocks of the documentation: found in a page, run as they stand, compared, rewritten.

A block starts with three backticks and `console`; `$ ` begins a command, what follows is what it prints. Two marks
belong to the page and not to the output: a last line `[…]` says that the rest is left out, and `# exit 3` behind a
command says that it ends with this code.
"""

import os
import re
import shlex
import subprocess
import sysconfig
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

__all__ = ["CUT", "ROOT", "Command", "commands_of", "pages", "problem", "rewritten", "run"]

ROOT = Path(__file__).resolve().parents[2]
CUT = "[…]"
_FENCE = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_EXIT = re.compile(r"\s+# exit (\d+)$")
# what a reader's own set-up may bring along and the pages must not depend on
_FOREIGN = ("LC_ALL", "LC_MESSAGES", "LANGUAGE", "PAGER", "FORCE_COLOR", "TERMINAL_WIDTH")
_NEUTRAL = {"COLUMNS": "80", "LANG": "C.UTF-8", "NO_COLOR": "1", "PYTHONUTF8": "1"}


class Command(NamedTuple):
    """One command of a block: its line number in the page, its text after `$ `, and what the page says it prints."""

    line: int
    text: str
    output: tuple[str, ...]

    @property
    def is_cut(self) -> bool:
        """Whether the page leaves out the rest of the output."""
        return self.output[-1:] == (CUT,)

    @property
    def code(self) -> int:
        """The exit code that the page promises."""
        found = _EXIT.search(self.text)
        return int(found[1]) if found else 0


def pages() -> list[Path]:
    """Every page of the documentation, README first."""
    return [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]


def commands_of(text: str) -> list[Command]:
    """The commands in the console blocks of a page, in order."""
    found = []
    for block in _FENCE.finditer(text):
        first = text.count("\n", 0, block.start()) + 2
        found += _commands(block[1].split("\n")[:-1], first)
    return found


def _commands(lines: list[str], first: int) -> list[Command]:
    starts = [i for i, line in enumerate(lines) if line.startswith("$ ")]
    assert starts[:1] == [0], f"line {first}: a console block starts with `$ `"
    return [
        Command(first + start, lines[start][2:], _trimmed(lines[start + 1 : end]))
        for start, end in zip(starts, [*starts[1:], len(lines)], strict=True)
    ]


def _trimmed(lines: list[str]) -> tuple[str, ...]:
    """The lines without blanks at their ends and without empty lines before and after them."""
    return tuple("\n".join(line.rstrip() for line in lines).strip("\n").split("\n"))


def run(text: str, cache: Path, folder: Path = ROOT) -> tuple[int, tuple[str, ...]]:
    """The exit code of a command and the lines it prints at 80 columns, in English, without colour.

    Settings before the command, as in `LANG=zh_CN.UTF-8 abilitytrace tree`, count. It runs in a folder, with no settings
    of the reader's own.
    """
    words = shlex.split(_EXIT.sub("", text))
    changes = {}
    while "=" in words[0]:
        name, _, value = words.pop(0).partition("=")
        changes[name] = value
    assert words[0] == "abilitytrace", f"`{text}` does not run abilitytrace"
    own = {k: v for k, v in os.environ.items() if not k.startswith("ABILITYTRACE_") and k not in _FOREIGN}
    done = subprocess.run(
        [Path(sysconfig.get_path("scripts")) / "abilitytrace", *words[1:]],
        env={**own, **_NEUTRAL, "ABILITYTRACE_CACHE": str(cache), "XDG_CONFIG_HOME": str(cache), **changes},
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
        timeout=60,
    )
    return done.returncode, _trimmed(done.stdout.split("\n"))


def problem(command: Command, code: int, output: tuple[str, ...]) -> str:
    """What is wrong with a command of a page, given what it really does; empty if nothing is."""
    if code != command.code:
        return f"exit code {code}, the page says {command.code}\n" + "\n".join(output)
    if not command.is_cut:
        return "" if output == command.output else _difference(command.output, output)
    shown = command.output[:-1]
    if output == shown:
        return f"`{CUT}` stands where nothing is left out"
    return "" if output[: len(shown)] == shown else _difference(shown, output[: len(shown)])


def _difference(page: tuple[str, ...], real: tuple[str, ...]) -> str:
    import difflib

    return "\n".join(difflib.unified_diff(page, real, "the page", "the program", lineterm="", n=1))


def rewritten(text: str, run: Callable[[str], tuple[int, tuple[str, ...]]]) -> str:
    """A page with what its commands really print; cut output keeps its number of lines."""

    def block(found: re.Match[str]) -> str:
        parts = []
        for command in _commands(found[1].split("\n")[:-1], 0):
            code, output = run(command.text)
            assert code == command.code, f"`{command.text}` ends with {code}:\n" + "\n".join(output)
            if command.is_cut and len(command.output) - 1 < len(output):
                output = (*output[: len(command.output) - 1], CUT)
            parts.append("\n".join((f"$ {command.text}", *output)).rstrip("\n"))
        return "```console\n" + "\n\n".join(parts) + "\n```"

    return _FENCE.sub(block, text)
