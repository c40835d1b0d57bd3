"""JSON Lines → plain values: a lineage of any size as one file, each line an object with the sections of a lineage file.

A line is a `Document` like a YAML file: repeated keys are errors, and numbers stay the text that stands in the file, though
at first a line is read quickly, with numbers as numbers. Where text is wanted these do not fit: `exactly` reads it again.
"""

import json
from collections.abc import Iterator
from typing import Any

from pydantic_core import from_json

from abilitytrace.diagnostics import Diagnostic, Position
from abilitytrace.reading.nodes import MAX_DEPTH, Document, forbidden

__all__ = ["SUFFIX", "documents", "exactly"]

SUFFIX = ".jsonl"
# of a longer line, no more is shown
_SHOWN = 2000


class _Repeated(ValueError):
    """A key stands twice in one object."""


def documents(content: bytes, shown: str, first_line: int = 1) -> Iterator[Document]:
    """The documents in a file, or in whole lines of one from `first_line` on; blank lines are none."""
    for number, line in enumerate(content.split(b"\n"), first_line):
        if line and not line.isspace():
            yield _document(line, shown, number)


def exactly(document: Document) -> Document:
    """A document of one line with its numbers as text."""
    where = document.places[()]
    return _exact(document.lines[0], where.path, where.line)


def _document(line: bytes, shown: str, number: int) -> Document:
    where = Position(shown, number, 1)
    try:
        text = line.decode("utf-8-sig" if number == 1 else "utf-8")
    except UnicodeDecodeError as error:
        return _bad(where, "E101", f"line {number} is not UTF-8 text (byte {error.start})", "save it as UTF-8")
    if (value := _quick(text)) is not None:
        return Document(shown, value, {(): where}, [text], [], number, exact=False)
    return _exact(text, shown, number)


def _quick(text: str) -> dict[str, Any] | None:
    """The value of a line in which nothing can be amiss that the quick parser is blind to; None of any other."""
    if not _is_plain(text) or _may_be_deep(text):
        return None
    try:
        value = from_json(text, allow_inf_nan=False)
    except ValueError:
        return None
    # it keeps the last of repeated keys: as many keys as colons, and there were none
    return value if isinstance(value, dict) and _keys(value) == text.count(":") else None


def _keys(value: dict[str, Any]) -> int:
    """How many keys there are in a value."""
    count = len(value)
    for part in value.values():
        if type(part) is dict:
            count += _keys(part)
        elif type(part) is list:
            count += sum([_keys(one) for one in part if type(one) is dict])
    return count


def _exact(text: str, shown: str, number: int) -> Document:
    where = Position(shown, number, 1)
    try:
        value = _decode(text)
        if _may_be_deep(text):
            _measure(value)
        # half a character can stand in JSON as an escape, and in no text
        problem = "" if _is_plain(text) else forbidden(json.dumps(value, ensure_ascii=False))
    except json.JSONDecodeError as error:
        at = where._replace(column=error.colno)
        message = f"not valid JSON: {error.msg[:1].lower()}{error.msg[1:]}"
        return _bad(at, "E102", message, "write each record in one line", text)
    except _Repeated as error:
        return _bad(where, "E103", f"`{error}` stands twice in this object", "keep one of them", text, str(error))
    except RecursionError:
        return _bad(where, "E105", f"nested more than {MAX_DEPTH} levels deep", "flatten the structure", text)
    if problem:
        message = f"the character {problem} may not stand in a lineage file"
        return _bad(where, "E102", message, "delete it", text)
    if value is None:
        return _bad(where, "E110", "a line must be a mapping of sections", "delete it", text)
    return Document(shown, value, {(): where}, [text], [], number)


def _is_plain(text: str) -> bool:
    """Whether a line cannot hold a character that no lineage file may hold."""
    return text.isascii() and "\\u" not in text and "\x7f" not in text


def _may_be_deep(text: str) -> bool:
    """Whether the value of a line may nest deeper than a lineage may."""
    return text.count("[") + text.count("{") > MAX_DEPTH


def _measure(value: Any) -> None:
    """Raises RecursionError where a value nests deeper than a lineage may."""
    level = [value]
    for _ in range(MAX_DEPTH + 1):
        held = [part for one in level for part in (one.values() if isinstance(one, dict) else one)]
        level = [part for part in held if isinstance(part, dict | list)]
    if level:
        raise RecursionError


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        last = {key: i for i, (key, _) in enumerate(pairs)}
        raise _Repeated(next(key for i, (key, _) in enumerate(pairs) if last[key] != i))
    return found


# as in YAML, a number is the text that stands in the file
_decode = json.JSONDecoder(object_pairs_hook=_object, parse_float=str, parse_int=str, parse_constant=str).decode


def _bad(where: Position, code: str, message: str, help_: str, text: str = "", word: str = "") -> Document:
    """A document without value, for what is wrong with its line."""
    document = Document(where.path, None, {(): where}, [text[:_SHOWN]], [], where.line)
    problem = document.diagnostic(code, (), message, help_, word) if word else Diagnostic(code, where, message, help_)
    return document._replace(problems=[problem._replace(line_text=text[:_SHOWN])])
