"""Foreign files, read with care: whatever stands in one, the answer is its content or a Skipped that says why not.

Regular files only (no pipe or device is ever waited for), up to MAX_BYTES, in UTF-8 with or without a byte order mark.
"""

import json
import math
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from abilitytrace.importing.found import Skipped

__all__ = ["MAX_BYTES", "Parsed", "finite", "json_value", "lines", "read_bytes", "read_json", "read_text", "text_of"]

MAX_BYTES = 64 * 1024 * 1024
# a file read line by line may be larger, its lines may not
MAX_STREAM_BYTES = 4 * 1024 * 1024 * 1024
# more digits than any measured number has, and fewer than Python refuses to read
_MAX_DIGITS = 400


class Parsed(NamedTuple):
    """The value of a JSON text, and what in it was left out: keys that stand twice with different values."""

    value: Any
    skipped: tuple[Skipped, ...] = ()


def read_bytes(path: Path, most: int = MAX_BYTES) -> bytes | Skipped:
    """The bytes of a regular file of at most `most` bytes."""
    opened = _open(path, most)
    if isinstance(opened, Skipped):
        return opened
    try:
        with os.fdopen(opened, "rb") as file:
            content = file.read(most + 1)
    except (OSError, MemoryError) as error:
        return Skipped("", f"cannot be read: {_reason(error)}")
    return content if len(content) <= most else _too_large(most)


def read_text(path: Path) -> str | Skipped:
    """The text of a file, without a byte order mark; line ends stay as they are."""
    content = read_bytes(path)
    return content if isinstance(content, Skipped) else text_of(content)


def text_of(content: bytes) -> str | Skipped:
    """Bytes as UTF-8 text without a byte order mark; where they are none, the line and column of the first bad byte."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start]
        line, column = before.count(b"\n") + 1, error.start - (before.rfind(b"\n") + 1) + 1
        return Skipped("", f"not UTF-8 text (byte {error.start})", line, column)


def read_json(path: Path) -> Parsed | Skipped:
    """The value of a JSON file. Numbers may be NaN or infinite: `finite` tells."""
    text = read_text(path)
    return text if isinstance(text, Skipped) else json_value(text)


def json_value(text: str) -> Parsed | Skipped:
    """The value of a JSON text.

    A key that stands twice in one object with the same value counts once; with different values it is left out and said,
    as nobody can know which was meant.
    """
    left_out: dict[str, None] = {}

    def mapping(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) != len(pairs):
            for key in _contradictory(pairs):
                left_out[key] = None
                found.pop(key, None)
        return found

    if not text.strip():
        return Skipped("", "the file is empty", 1, 1)
    try:
        value = _loads(text, mapping)
        if "\\ud" in text.lower():
            value = _whole(value)
    except json.JSONDecodeError as error:
        return Skipped("", f"not valid JSON: {error.msg[:1].lower()}{error.msg[1:]}", error.lineno, error.colno)
    except (RecursionError, MemoryError):
        return Skipped("", "nested too deeply")
    reason = "this key stands twice in one object, with different values"
    return Parsed(value, tuple(Skipped(key[:200], reason) for key in left_out))


def _loads(text: str, mapping: Any) -> Any:
    try:
        return json.loads(text, object_pairs_hook=mapping)
    except json.JSONDecodeError:
        raise
    except ValueError:
        # an integer of thousands of digits, which Python refuses to read
        return json.loads(text, object_pairs_hook=mapping, parse_int=_integer)


def _whole(value: Any) -> Any:
    """The value with every half of a character in its texts made U+FFFD: no file could be written with it."""
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, list):
        return [_whole(part) for part in value]
    return {_whole(key): _whole(part) for key, part in value.items()} if isinstance(value, dict) else value


def _integer(digits: str) -> int | float:
    return int(digits) if len(digits) <= _MAX_DIGITS else math.inf


def _contradictory(pairs: list[tuple[str, Any]]) -> list[str]:
    first: dict[str, Any] = {}
    bad = []
    for key, value in pairs:
        if key in first and first[key] != value:
            bad.append(key)
        first.setdefault(key, value)
    return bad


def lines(path: Path) -> Iterator[tuple[int, str | Skipped]]:
    """The lines of a text file with their numbers from 1, read one by one; blank ones are left out.

    A line that is no UTF-8, or longer than MAX_BYTES, is a Skipped; so is, as line 0, a file that cannot be read.
    """
    opened = _open(path, MAX_STREAM_BYTES)
    if isinstance(opened, Skipped):
        yield 0, opened
        return
    try:
        with os.fdopen(opened, "rb") as file:
            number = 0
            while content := file.readline(MAX_BYTES + 1):
                number += 1
                if len(content) > MAX_BYTES:
                    yield number, Skipped("", f"the line is longer than {MAX_BYTES // 2**20} MiB", number, 1)
                    return
                text = text_of(content)
                if isinstance(text, Skipped):
                    yield number, text._replace(line=number)
                elif text.strip():
                    yield number, text
    except OSError as error:
        yield 0, Skipped("", f"cannot be read: {_reason(error)}")


def finite(value: Any) -> float | None:
    """A JSON number as a finite float; None for anything else: text, true, NaN, infinity, more than a float can hold."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        number = float(value)
    except OverflowError:
        return None
    return number if math.isfinite(number) else None


def _open(path: Path, most: int) -> int | Skipped:
    """A file descriptor of a regular file; nothing else is ever waited for."""
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except (OSError, ValueError) as error:
        return Skipped("", f"cannot be read: {_reason(error)}")
    status = os.fstat(descriptor)
    if stat.S_ISREG(status.st_mode) and status.st_size <= most:
        return descriptor
    os.close(descriptor)
    return _too_large(most) if stat.S_ISREG(status.st_mode) else Skipped("", "not a regular file")


def _too_large(most: int) -> Skipped:
    return Skipped("", f"larger than {most // 2**20} MiB")


def _reason(error: Exception) -> str:
    return (error.strerror or "unknown reason") if isinstance(error, OSError) else str(error) or type(error).__name__
