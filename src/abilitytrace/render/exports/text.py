"""Text that other programs read: no character of a name can hide in it, turn it round or steer a terminal."""

import json
import unicodedata
from collections.abc import Callable
from typing import Any

from abilitytrace import __version__
from abilitytrace.questions.export import Export

__all__ = ["escaped", "has_hidden", "in_json", "json_text", "numbered", "one_line", "shown", "version"]


def version(export: Export) -> str:
    """What made an export and from what, in one line of ASCII: the program, the graph, the rule of grading, the date."""
    as_of = f", as of {export.asked.as_of}" if export.asked.as_of else ""
    return f"abilitytrace {__version__}, graph {export.sha256}, rule {export.rule}{as_of}"


def has_hidden(text: str) -> bool:
    """Whether a text has characters that `escaped` writes out."""
    return not text.isprintable() and any(map(_is_hidden, set(text)))


def _is_hidden(character: str) -> bool:
    """Controls, direction marks, zero-width signs, halves of characters; line ends, tabs and spaces are none."""
    return not character.isprintable() and character not in "\n\t" and unicodedata.category(character) != "Zs"


def escaped(text: str, write: Callable[[str], str]) -> str:
    """The text with each hidden character as `write` has it."""
    return text.translate({ord(character): write(character) for character in set(text) if _is_hidden(character)})


def shown(text: str) -> str:
    """The text with hidden characters written out by number, as in Python: for formats without escapes of their own."""
    return escaped(text, numbered)


def numbered(sign: str) -> str:
    """A character by its number, as Python and YAML have it."""
    return f"\\u{ord(sign):04x}" if ord(sign) < 0x10000 else f"\\U{ord(sign):08x}"


def one_line(text: str) -> str:
    """The text on one line, hidden characters written out."""
    return shown(text.replace("\r\n", " ").replace("\n", " ").replace("\r", " ").replace("\t", " "))


def in_json(text: str) -> str:
    """JSON with hidden characters inside its strings escaped: the same data."""
    return escaped(text, lambda sign: json.dumps(sign)[1:-1])


def json_text(data: Any) -> str:
    """Data as JSON, indented, in its own order."""
    return in_json(json.dumps(data, ensure_ascii=False, indent=2)) + "\n"
