"""Where something stands in the files of a store that is being built: looked up only for what is wrong.

The store knows parts of files and no lines; the lines of a part that hold an id are read once more.
"""

import json
import sqlite3
from collections.abc import Iterator

from abilitytrace.diagnostics import Diagnostic, Position
from abilitytrace.reading.draft import Definition, Draft
from abilitytrace.reading.files import shaped
from abilitytrace.reading.lines import documents
from abilitytrace.store.parts import Part

__all__ = ["at_definition", "at_reference", "drafts", "in_place", "part_numbered"]

# of a problem: its code, what is wrong, and the way out
Said = tuple[str, str, str]


def part_numbered(connection: sqlite3.Connection, number: int) -> Part:
    """The part with a number."""
    (body,) = connection.execute("select body from part where seq = ?", (number,)).fetchone()
    return Part(*json.loads(body))


def _defined(connection: sqlite3.Connection, seq: int, identifier: str) -> Definition | None:
    """The definition of a record with its place; None where it stands in one of the files below."""
    row = connection.execute("select body from part where first <= ? order by seq desc limit 1", (seq,)).fetchone()
    held = drafts(Part(*json.loads(row[0])), identifier) if row else ()
    found = (known for draft in held for known in draft.definitions if known.record.id == identifier)
    return next(found, None)


def in_place(connection: sqlite3.Connection, seq: int, identifier: str) -> str:
    """Where a record is defined, as ` in hub.jsonl:7`; empty where it stands in one of the files below."""
    found = _defined(connection, seq, identifier)
    if found is None:
        return ""
    where = found.document.place(found.keys)
    return f" in {where.path}:{where.line}"


def at_definition(connection: sqlite3.Connection, seq: int, identifier: str, said: Said, word: str = "") -> Diagnostic:
    """A problem with a record that a part holds; `word` is what the caret underlines, its id if empty."""
    found = _defined(connection, seq, identifier)
    if found is None:
        return _said_at(Position(""), said)
    code, message, help_ = said
    return found.document.diagnostic(code, found.keys, message, help_, word or identifier)


def at_reference(part: Part, reference: tuple[str, tuple[str, ...]], said: Said) -> Diagnostic:
    """A problem with the first place in a part where an id stands for a record of some kinds."""
    identifier = reference[0]
    code, message, help_ = said
    for draft in drafts(part, identifier):
        for found in draft.references():
            if found[:2] == reference:
                return found.document.diagnostic(code, found.keys, message, help_, identifier)
    return _said_at(Position(part.shown, part.line), said)


def _said_at(where: Position, said: Said) -> Diagnostic:
    code, message, help_ = said
    return Diagnostic(code, where, message, help_)


def drafts(part: Part, identifier: str) -> Iterator[Draft]:
    """What those lines of a part say that hold an id, each for itself."""
    quoted = json.dumps(identifier).encode()
    with open(part.path, "rb") as file:
        file.seek(part.start)
        content = file.read(part.end - part.start)
    end = 0
    while (at := content.find(quoted, end)) >= 0:
        start = content.rfind(b"\n", 0, at) + 1
        end = content.find(b"\n", at) % (len(content) + 1)
        for document in documents(content[start:end], part.shown, part.line + content.count(b"\n", 0, start)):
            draft = Draft()
            if document.value is not None and (shape := shaped(document, draft)) is not None:
                draft.add(shape, document)
                yield draft
