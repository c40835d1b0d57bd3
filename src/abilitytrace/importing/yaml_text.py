"""Plain values → YAML text that any reader gives back as they were: one line a record where it fits, one line a score.

Written by hand, as thousands of scores take a general emitter minutes; what goes between quotes is what JSON quotes, which
YAML reads the same.
"""

import json
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

__all__ = ["block", "comment", "flow", "json_text", "quoted"]

# signs that mean something somewhere in YAML: a text with one of them is quoted
_SPECIAL = frozenset(",[]{}:#&*!|>'\"%`\\?<")
# words that some YAML reader takes for something else than text
_RESERVED = frozenset(("true", "false", "yes", "no", "on", "off", "null", "nan", "inf", "infinity"))
_DATE = re.compile(r"\d{4}-\d\d(?:-\d\d)?", re.ASCII)
# a record stays on one line up to here
_WIDTH = 118


@lru_cache(maxsize=65536)
def quoted(text: str) -> str:
    """A text as a scalar on one line, in quotes where it needs them. Half characters become U+FFFD."""
    if _is_plain(text):
        return text
    return "".join(c if c.isprintable() else _escaped(c) for c in json_text(text))


def json_text(value: object) -> str:
    """A value as JSON in one line. Half characters, as from a file name, become U+FFFD."""
    return json.dumps(value, ensure_ascii=False).encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _is_plain(text: str) -> bool:
    """Whether every reader takes a text for itself without quotes: it begins with a letter or is a date."""
    if not text[:1].isalpha():
        return bool(_DATE.fullmatch(text))
    if not text.isprintable() or text[-1] == " " or not _SPECIAL.isdisjoint(text):
        return False
    return text.lower() not in _RESERVED


def _escaped(character: str) -> str:
    number = ord(character)
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"


def comment(text: str) -> str:
    """A text as a comment on one line: what could end the line, or may not stand in YAML, is written out."""
    return "# " + "".join(c if c.isprintable() else _escaped(c) for c in text)


def flow(value: Any) -> str:
    """A value on one line: a mapping in braces, a list in brackets."""
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{quoted(key)}: {flow(part)}" for key, part in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(flow, value)) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    return repr(value)


def block(key: str, value: Mapping[str, Any], indent: int) -> Iterator[str]:
    """A record under its key: on one line if it fits, else a line a field, and a line each for what a list holds."""
    margin = " " * indent
    line = f"{margin}{quoted(key)}: {flow(value)}"
    if len(line) <= _WIDTH:
        yield line
        return
    yield f"{margin}{quoted(key)}:"
    for field, part in value.items():
        if isinstance(part, list) and part and isinstance(part[0], Mapping):
            yield f"{margin}  {quoted(field)}:"
            yield from (f"{margin}    - {flow(item)}" for item in part)
        else:
            yield f"{margin}  {quoted(field)}: {flow(part)}"
