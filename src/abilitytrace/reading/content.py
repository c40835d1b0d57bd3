"""What a file holds: bytes, and the text that they are. Knows neither YAML nor lineages."""

import os
import stat
from itertools import islice
from pathlib import Path

from abilitytrace.diagnostics import Diagnostic, Position

__all__ = ["MAX_BYTES", "read_bytes", "text_of"]

MAX_BYTES = 64 * 1024 * 1024
# of a folder with more files, the first are looked through for one that may be meant
_LOOKED_AT = 1000
# first bytes -> the encoding they give away
_MARKS = {b"\xff\xfe\0\0": "UTF-32", b"\0\0\xfe\xff": "UTF-32", b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}


def read_bytes(path: Path, shown: str) -> bytes | Diagnostic:
    """The bytes of a regular file, or why there are none.

    Opened first and looked at then, so that nobody can put a pipe in its place in between; and opened without waiting
    for whoever might write to one.
    """

    def refused(message: str, help_: str = "") -> Diagnostic:
        return Diagnostic("E101", Position(shown), message, help_)

    large = refused(f"`{shown}` is larger than {MAX_BYTES // 2**20} MiB", "split it and use `include`")
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with open(descriptor, "rb") as file:
            status = os.fstat(descriptor)
            if not stat.S_ISREG(status.st_mode):
                return refused(f"`{shown}` is not a regular file", "give the path of a YAML file")
            # a file may grow, and some say that they are empty
            content = b"" if status.st_size > MAX_BYTES else file.read(MAX_BYTES + 1)
            return large if max(status.st_size, len(content)) > MAX_BYTES else content
    except (FileNotFoundError, NotADirectoryError):
        return refused(f"there is no file `{shown}`", _nearby(path, shown))
    except IsADirectoryError:
        return refused(f"`{shown}` is not a regular file", "give the path of a YAML file")
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        return refused(f"cannot read `{shown}`: {reason}")


def _nearby(path: Path, shown: str) -> str:
    """The file of the same folder that may be meant; else to check the path."""
    from abilitytrace.reading.nearest import nearest

    try:
        with os.scandir(path.parent) as folder:
            names = [entry.name for entry in islice(folder, _LOOKED_AT)]
    except (OSError, ValueError):
        names = []
    near = nearest(path.name, names)
    return f"did you mean `{Path(shown).with_name(near)}`?" if near else "check the path"


def text_of(content: bytes, shown: str) -> str | Diagnostic:
    """Bytes as the UTF-8 text that they are, or what they are instead."""
    for mark, encoding in _MARKS.items():
        if content.startswith(mark):
            return Diagnostic("E101", Position(shown), f"`{shown}` is {encoding} text", "save it as UTF-8")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8-sig")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        message = f"`{shown}` is not UTF-8 text (byte {error.start})"
        return Diagnostic("E101", Position(shown, line, column), message, "save it as UTF-8")
