"""Text → plain values, with the line and column of every one of them.

Only PyYAML's composer is used: every scalar stays the text that stands in the file (`no`, `3.50`, `2022-03`), repeated
keys are errors, and anchors are not part of the format. Must not know what a lineage is.
"""

import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import yaml

from abilitytrace.diagnostics import Diagnostic, Position
from abilitytrace.reading.content import read_bytes, text_of

# libyaml's composer is many times faster; the pure one gives the same nodes where it is missing
if TYPE_CHECKING or not yaml.__with_libyaml__:
    from yaml import SafeLoader as _Composer
else:
    from yaml import CSafeLoader as _Composer

__all__ = ["MAX_DEPTH", "MAX_NODES", "MAX_PROBLEMS", "Document", "Key", "Value", "forbidden", "parse", "read"]

MAX_DEPTH = 40
# a value takes about a kilobyte while it is read, however short it is in the file
MAX_NODES = 1_000_000
MAX_PROBLEMS = 1000
# from here on a file is not even composed: libyaml's composer recurses, and would take the process with it
_REFUSED_DEPTH = 200

Value = str | None | list["Value"] | dict[str, "Value"]
Key = str | int

_NULLS = ("", "~", "null", "Null", "NULL")
# what YAML lets no file contain
_FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BRACKET = re.compile(r"[\[\]{}]")
# no two values stand together without one of these between them
_SEPARATORS = (",", ":", "\n", "\r", "\x85", "\u2028", "\u2029", "[", "{", "- ", "-\t", "? ")
# how far behind its start a value is looked for in its line
_NEAR = 2000
# as far as matters: beyond, a match would take fifty times the memory of the text
_INDENT = re.compile(r"^ {0,400}(?:[-?:][ \t]{1,400}){0,200}", re.MULTILINE)


class _Loader(_Composer):
    """Composes nodes and leaves their types alone: guessing them takes as long as all the rest."""

    def resolve(self, kind: type[yaml.Node], value: str | None, implicit: object) -> str:  # noqa: ARG002
        return ""


class Document(NamedTuple):
    """What a file holds: the value, and the place of each key path in it. `value` is None after an error.

    `lines` begin at line `first` of the file. `exact`: all scalars are the text that stands in the file.
    """

    path: str
    value: Value
    places: dict[tuple[Key, ...], Position]
    lines: list[str]
    problems: list[Diagnostic]
    first: int = 1
    exact: bool = True

    def place(self, keys: tuple[Key, ...]) -> Position:
        """The position of a key path, or of its nearest ancestor that stands in the file."""
        keys = tuple(keys)
        while keys and keys not in self.places:
            if keys[-1] == 0:  # a single value where a list may stand has no index of its own
                keys = keys[:-1]
                continue
            shorter = tuple(key for i, key in enumerate(keys) if not (key == 0 and keys[: i + 1] not in self.places))
            keys = shorter if shorter != keys else keys[:-1]
        return self.places.get(keys) or self.places.get((), Position(self.path, 1, 1))

    def diagnostic(self, code: str, keys: tuple[Key, ...], message: str, help_: str = "", word: str = "") -> Diagnostic:
        """A diagnostic at a key path; `word` is what the caret underlines, when it stands on that line."""
        where = self.place(keys)
        at = where.line - self.first
        text = self.lines[at] if 0 <= at < len(self.lines) else ""
        at = _find(word, text, where.column - 1) if word else -1
        if at >= 0:
            where = where._replace(column=at + 1)
        return Diagnostic(code, where, message, help_, text, max(len(word), 1) if at >= 0 else 1)


def _find(word: str, text: str, start: int) -> int:
    """Where a word stands in a line from some column on, as a word of its own if it does; -1 for nowhere near."""
    end = start + _NEAR
    at = text.find(word, start, end)
    while at >= 0:
        after = at + len(word)
        if not _continues(text[at - 1 : at]) and not _continues(text[after : after + 1]):
            return at
        at = text.find(word, at + 1, end)
    return text.find(word, start, end)


def _continues(character: str) -> bool:
    """Whether a character belongs to the word beside it."""
    return character.isalnum() or character in ("_", "-")


class _Walk:
    """Turns nodes into values and notes their places and problems."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.seen: set[int] = set()

    def value(self, node: yaml.Node, keys: tuple[Key, ...]) -> Value:
        places = self.document.places
        mark = node.start_mark
        places.setdefault(keys, Position(self.document.path, mark.line + 1, mark.column + 1))
        if id(node) in self.seen:
            self.problem("E104", keys, "anchors and aliases are not part of the format", "write the value out")
            return None
        self.seen.add(id(node))
        if len(keys) > MAX_DEPTH:
            self.problem("E105", keys, f"nested more than {MAX_DEPTH} levels deep", "flatten the structure")
            return None
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, keys)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, (*keys, i)) for i, item in enumerate(node.value)]
        assert isinstance(node, yaml.ScalarNode)
        text: str = node.value
        # plain style is None in the pure loader, empty text in libyaml's
        return None if not node.style and text in _NULLS else text

    def mapping(self, node: yaml.MappingNode, keys: tuple[Key, ...]) -> dict[str, Value]:
        found: dict[str, Value] = {}
        for key_node, value_node in node.value:
            mark = key_node.start_mark
            here = Position(self.document.path, mark.line + 1, mark.column + 1)
            text = self.document.lines[mark.line] if mark.line < len(self.document.lines) else ""
            if not isinstance(key_node, yaml.ScalarNode):
                self.note(Diagnostic("E106", here, "a key must be plain text", "", text))
                continue
            key = key_node.value
            at = (*keys, key)
            if key in found:
                first = self.document.places[at]
                message = f"`{key}` stands twice in this mapping, first in line {first.line}"
                self.note(Diagnostic("E103", here, message, "keep one of them", text, max(len(key), 1)))
                continue
            self.document.places[at] = here
            found[key] = self.value(value_node, at)
        return found

    def problem(self, code: str, keys: tuple[Key, ...], message: str, help_: str = "") -> None:
        self.note(self.document.diagnostic(code, keys, message, help_))

    def note(self, problem: Diagnostic) -> None:
        """Keeps a problem; a file of another kind would fill the memory with them."""
        if len(self.document.problems) < MAX_PROBLEMS:
            self.document.problems.append(problem)


def forbidden(text: str) -> str:
    """The first character that no lineage file may hold, as `U+0007`; empty for none."""
    bad = _FORBIDDEN.search(text)
    return f"U+{ord(bad.group()):04X}" if bad else ""


def _forbidden(document: Document, text: str) -> Diagnostic | None:
    """E102 at the first character that YAML does not allow."""
    if not (bad := _FORBIDDEN.search(text)):
        return None
    before = text[: bad.start()].splitlines(keepends=True) or [""]
    if before[-1].endswith(("\n", "\r")):
        before.append("")
    where = Position(document.path, len(before), len(before[-1]) + 1)
    message = f"the character U+{ord(bad.group()):04X} may not stand in a YAML file"
    return Diagnostic("E102", where, message, "delete it", document.lines[len(before) - 1])


def _too_much(text: str, path: str) -> Diagnostic | None:
    """E105 where the text nests deeper than anyone would write by hand, E101 where it holds more values than fit."""
    depth = deepest = 0
    for match in _BRACKET.finditer(text):
        depth = depth + 1 if match.group() in "[{" else max(depth - 1, 0)
        if (deepest := max(deepest, depth)) > _REFUSED_DEPTH:
            break
    # never less than the true depth and number, as each level needs a bracket or a column and each value a separator;
    # seldom more, so that the parser is asked for the truth only where it matters
    indent = max(len(match.group()) for match in _INDENT.finditer(text))
    values = sum(map(text.count, _SEPARATORS))
    if deepest + 2 * (indent + 1) <= _REFUSED_DEPTH and 2 * values < MAX_NODES:
        return None
    depth = values = 0
    for event in yaml.parse(text, Loader=_Loader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        values += isinstance(event, yaml.NodeEvent)
        if depth > _REFUSED_DEPTH:
            mark = event.start_mark
            where = Position(path, mark.line + 1, mark.column + 1) if mark else Position(path, 1, 1)
            return Diagnostic("E105", where, f"nested more than {MAX_DEPTH} levels deep", "flatten the structure")
        if values > MAX_NODES:
            message = f"`{path}` holds more than {MAX_NODES:,} values"
            return Diagnostic("E101", Position(path), message, "split it and use `include`")
    return None


def _yaml_slip(line: str, column: int) -> str:
    """The way out of a syntax error, by what stands at its place."""
    sign = line[column - 1 : column]
    if sign == "\t":
        return "indent with blanks: YAML takes no tabs there"
    if sign and sign in "%@`":
        return f"put text that begins with `{sign}` in quotes"
    if sign == ":" and line[column : column + 1] in ("", " "):
        return "put text with `: ` in it in quotes, or check the indentation"
    return "check indentation and quotes"


def parse(text: str, path: str) -> Document:
    """The document that a text holds; syntax errors are among its problems, never raised."""
    document = Document(path, None, {}, text.splitlines(), [])
    try:
        if (problem := _forbidden(document, text) or _too_much(text, path)) is not None:
            return document._replace(problems=[problem])
        node = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        text_line = document.lines[line - 1] if 0 < line <= len(document.lines) else ""
        message = " ".join(str(part) for part in (error.context, error.problem) if part)
        where = Position(path, line, column)
        problem = Diagnostic("E102", where, f"not valid YAML: {message}", _yaml_slip(text_line, column), text_line)
        return document._replace(problems=[problem])
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        problem = Diagnostic("E102", Position(path, 1, 1), f"not valid YAML: {str(error).splitlines()[0]}")
        return document._replace(problems=[problem])
    if node is None:
        return document._replace(value={})
    value = _Walk(document).value(node, ())
    # what nests so deeply is no lineage: all else that could be said of it would be noise
    return document if any(problem.code == "E105" for problem in document.problems) else document._replace(value=value)


def read(path: Path, shown: str) -> tuple[Document, bytes]:
    """The document in a file, shown as `shown`, and the file's bytes; what cannot be read is among the problems."""
    content = read_bytes(path, shown)
    if isinstance(content, bytes):
        text = text_of(content, shown)
        if isinstance(text, str):
            return parse(text, shown), content
        content = text
    return Document(shown, None, {}, [], [content]), b""
