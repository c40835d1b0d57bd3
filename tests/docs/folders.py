"""Pages that take a reader along from an empty folder: their files are written and their commands run in order.

Such a page says `<!-- starts in an empty folder -->`. Of its fenced blocks, one that begins with three backticks,
a language and `> NAME` is the content of a file, `>> NAME` what is added at the end of one; the line above the block
names the file to the reader. Console blocks are what they are on every page.
"""

import re
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from tests.docs.blocks import Command, commands_of, run

__all__ = ["File", "played", "replay", "starts_empty", "steps_of"]

_MARK = "<!-- starts in an empty folder -->"
_FILE = re.compile(r"^```\w+ (>>?) (\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_Ran = tuple[int, tuple[str, ...]]


class File(NamedTuple):
    """A file that the reader writes: the line number of its first line in the page, its name, and what goes into it."""

    line: int
    name: str
    content: str
    is_added: bool

    def write(self, folder: Path) -> None:
        """Puts it into a folder, never outside of it."""
        path = (folder / self.name).resolve()
        assert path.is_relative_to(folder.resolve()), f"`{self.name}` leads out of the folder"
        assert path.exists() or not self.is_added, f"`{self.name}` is added to before it is there"
        path.parent.mkdir(parents=True, exist_ok=True)
        before = path.read_text(encoding="utf-8") if self.is_added else ""
        path.write_text(before + self.content, encoding="utf-8", newline="\n")


def starts_empty(text: str) -> bool:
    """Whether a page begins in an empty folder."""
    return _MARK in text.splitlines()


def steps_of(text: str) -> list[File | Command]:
    """The files and commands of a page in the order a reader meets them."""
    files = []
    for block in _FILE.finditer(text):
        above = text[: block.start()].rstrip().rpartition("\n")[2]
        assert f"`{block[2]}`" in above, f"the line above the block does not name `{block[2]}`: {above}"
        files.append(File(text.count("\n", 0, block.start()) + 2, block[2], block[3], block[1] == ">>"))
    return sorted([*files, *commands_of(text)], key=lambda step: step.line)


def played(text: str, cache: Path) -> list[tuple[Command, _Ran]]:
    """Every command of a page with what it does, in a new folder in which all that stands before it was done."""
    found = []
    with tempfile.TemporaryDirectory() as name:
        for step in steps_of(text):
            if isinstance(step, File):
                step.write(Path(name))
            else:
                found.append((step, run(step.text, cache, Path(name))))
    return found


def replay(ran: list[tuple[Command, _Ran]]) -> Callable[[str], _Ran]:
    """A function that gives what each command did, asked for in the order of the page."""
    left: Iterator[tuple[Command, _Ran]] = iter(ran)

    def again(text: str) -> _Ran:
        command, outcome = next(left)
        assert command.text == text, f"`{text}` is asked for, `{command.text}` comes next"
        return outcome

    return again
