"""YAML as people write it → values with their places, and as much of a broken file as can be told apart.

The lineage's own files are read strictly (`reading.nodes`); foreign ones hold anchors, repeated keys, placeholders and
faults. Scalars stay the text that stands in the file. Built from the parser's events, so nothing here recurses.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

import yaml

from abilitytrace.importing.found import Skipped

__all__ = ["MAX_DEPTH", "Node", "Tree", "Value", "documents", "is_empty", "plain", "tree"]

MAX_DEPTH = 60

Value = str | None | list["Node"] | dict[str, "Node"]

_Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULLS = ("", "~", "null", "Null", "NULL")
_MERGE = "<<"


class _TooDeep(yaml.YAMLError):
    """Brackets in brackets beyond MAX_DEPTH."""

    def __init__(self, line: int, column: int) -> None:
        super().__init__("nested too deeply")
        self.line, self.column = line, column


class Node(NamedTuple):
    """A value and where it starts; line and column count from 1. A repeated anchor is the same node again."""

    value: Value
    line: int
    column: int

    def get(self, key: str) -> "Node | None":
        """The value under a key; None where there is none, or this is no mapping."""
        return self.value.get(key) if isinstance(self.value, dict) else None

    def text(self, key: str) -> str:
        """The stripped text under a key, empty where there is none."""
        found = self.get(key)
        return found.value.strip() if found and isinstance(found.value, str) else ""

    def items(self) -> list["Node"]:
        """The items of a list, none of anything else."""
        return self.value if isinstance(self.value, list) else []


class Tree(NamedTuple):
    """One document. `node` is None where there is nothing, or nothing that can be read."""

    node: Node | None
    problems: tuple[Skipped, ...] = ()


def is_empty(node: Node | None) -> bool:
    """Whether there is no value: no node, null, or an empty text, list or mapping."""
    return node is None or not (node.value.strip() if isinstance(node.value, str) else node.value)


def plain(node: Node, depth: int = 3) -> str:
    """A value in one line, for messages and settings: `[th, sv]`, `{a: 1}`; deeper parts are cut to `…`."""
    if node.value is None:
        return "null"
    if isinstance(node.value, str):
        return " ".join(node.value.split())[:200]
    if not depth:
        return "…"
    if isinstance(node.value, list):
        inner = ", ".join(plain(item, depth - 1) for item in node.value[:10])
        return f"[{inner}]"[:200]
    inner = ", ".join(f"{key}: {plain(value, depth - 1)}" for key, value in list(node.value.items())[:10])
    return f"{{{inner}}}"[:200]


def documents(text: str) -> list[Tree]:
    """The documents of a text, in file order; of one that is no YAML, what `tree` can save of it."""
    builder = _Builder(1)
    try:
        return [Tree(node, problems) for node, problems in builder.run(text)]
    except (yaml.YAMLError, ValueError, RecursionError):
        return [tree(part, line) for line, part in _cut(text, re.compile(r"^---(?=\s|$)"), keep=False)]


def tree(text: str, line: int = 1) -> Tree:
    """The first document of a text that starts in line `line` of its file.

    Where it is no YAML, its top-level keys (or items) are read one by one: those that are whole stay, the others are said.
    """
    try:
        found = next(_Builder(line).run(text), None)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        return _pieces(text, line, _fault(error, line))
    return Tree(*found) if found else Tree(None)


def _pieces(text: str, line: int, fault: Skipped) -> Tree:
    """What stands in the top-level pieces of a broken text that are YAML by themselves."""
    first = next((row for row in text.splitlines() if row.strip() and not row.startswith(("#", "%", "---"))), "")
    is_list = bool(re.match(r"-(\s|$)", first))
    starts = re.compile(r"^-(?=\s|$)" if is_list else r"^[^\s#\-\]})%&*!|>@`'\"][^:]*:(?=\s|$)")
    problems = []
    items: list[Node] = []
    pairs: list[tuple[Node, Node]] = []
    for start, piece in _cut(text, starts, line=line):
        try:
            found = next(_Builder(start).run(piece), None)
        except (yaml.YAMLError, ValueError, RecursionError) as error:
            problems.append(_fault(error, start)._replace(at=piece.split("\n", 1)[0].strip()[:60]))
            continue
        if found and isinstance(value := found[0].value, list):
            items += value
        elif found and isinstance(value, dict):
            pairs += [(Node(key, *node[1:]), node) for key, node in value.items()]
        problems += found[1] if found else ()
    problems = problems or [fault]
    if is_list and items:
        return Tree(Node(items, line, 1), tuple(problems))
    mapping, repeated = _mapping(pairs)
    return Tree(Node(mapping, line, 1) if mapping else None, (*problems, *repeated))


def _cut(text: str, starts: re.Pattern[str], line: int = 1, *, keep: bool = True) -> Iterator[tuple[int, str]]:
    """A text cut before (`keep`) or at the lines that match, each piece with the line it starts in."""
    rows = text.splitlines(keepends=True)
    begin = 0
    for number, row in enumerate(rows):
        if starts.match(row):
            if "".join(rows[begin:number]).strip():
                yield line + begin, "".join(rows[begin:number])
            begin = number if keep else number + 1
    if "".join(rows[begin:]).strip():
        yield line + begin, "".join(rows[begin:])


def _fault(error: Exception, line: int) -> Skipped:
    if isinstance(error, _TooDeep):
        return Skipped("", "nested too deeply", error.line, error.column)
    if isinstance(error, yaml.MarkedYAMLError) and (mark := error.problem_mark or error.context_mark):
        return Skipped("", f"not valid YAML: {error.problem or error.context}", line + mark.line, mark.column + 1)
    said = str(error).splitlines()[0] if str(error) else type(error).__name__
    return Skipped("", f"not valid YAML: {said[:120]}", line, 1)


def _mapping(pairs: list[tuple[Node, Node]]) -> tuple[dict[str, Node], list[Skipped]]:
    """Keys and values as a mapping. A key that stands twice with different values is left out, as in JSON files."""
    found: dict[str, Node] = {}
    problems = []
    contradictory = set()
    for key, value in pairs:
        if not isinstance(key.value, str | None):
            problems.append(Skipped(plain(key)[:60], "a key that is not plain text, as in a template", *key[1:]))
            continue
        name = key.value or ""
        if name in found and not _same(found[name], value):
            contradictory.add(name)
            reason = f"this key stands twice with different values, first in line {found[name].line}: neither is taken"
            problems.append(Skipped(name[:60], reason, *key[1:]))
        found.setdefault(name, value)
    for source in _merged(found.get(_MERGE)):
        for name, value in source.items():
            found.setdefault(name, value)
    return {name: value for name, value in found.items() if name not in contradictory and name != _MERGE}, problems


def _merged(node: Node | None) -> list[dict[str, Node]]:
    """The mappings under `<<`: YAML 1.1 takes over what a mapping does not say itself."""
    if node is None:
        return []
    return [item.value for item in (node, *node.items()) if isinstance(item.value, dict)]


def _same(a: Node, b: Node) -> bool:
    """Whether two values are equal, as far as they are compared: texts whole, the rest by what is shown of them."""
    if isinstance(a.value, str) or isinstance(b.value, str):
        return a.value == b.value
    return plain(a) == plain(b)


class _Open:
    """A list or mapping that is being read; the children of a mapping are keys and values in turn."""

    def __init__(self, event: yaml.NodeEvent, *, is_mapping: bool) -> None:
        self.event, self.is_mapping = event, is_mapping
        self.children: list[Node] = []


class _Builder:
    """Turns the parser's events into nodes, without recursion."""

    def __init__(self, line: int) -> None:
        self.line = line
        self.open: list[_Open] = []
        self.anchors: dict[str, Node] = {}
        self.problems: list[Skipped] = []
        self.root: Node | None = None

    def run(self, text: str) -> Iterator[tuple[Node, tuple[Skipped, ...]]]:
        """Each document with its problems. Raises YAMLError where the text is none, or nests beyond reason."""
        for event in yaml.parse(text, Loader=_Loader):
            if isinstance(event, yaml.CollectionStartEvent):
                if len(self.open) >= MAX_DEPTH:
                    raise _TooDeep(*self.place(event))
                self.open.append(_Open(event, is_mapping=isinstance(event, yaml.MappingStartEvent)))
            elif isinstance(event, yaml.CollectionEndEvent):
                self.close()
            elif isinstance(event, yaml.ScalarEvent):
                # plain style is None in the pure loader, empty text in libyaml's
                self.add(None if not event.style and event.value in _NULLS else event.value, event)
            elif isinstance(event, yaml.AliasEvent):
                self.alias(event)
            elif isinstance(event, yaml.DocumentEndEvent):
                if self.root is not None:
                    yield self.root, tuple(self.problems)
                self.root, self.anchors, self.problems = None, {}, []

    def place(self, event: yaml.Event) -> tuple[int, int]:
        """Where an event starts, in lines and columns of the file."""
        assert event.start_mark is not None
        return self.line + event.start_mark.line, event.start_mark.column + 1

    def add(self, value: Value, event: yaml.NodeEvent) -> None:
        node = Node(value, *self.place(event))
        if event.anchor:
            self.anchors[event.anchor] = node
        self.put(node)

    def put(self, node: Node) -> None:
        if self.open:
            self.open[-1].children.append(node)
        else:
            self.root = node

    def alias(self, event: yaml.AliasEvent) -> None:
        known = self.anchors.get(event.anchor or "")
        if known is None:
            reason = "an alias of something that is not there, or of what it stands in"
            self.problems.append(Skipped(f"*{event.anchor}", reason, *self.place(event)))
        self.put(known or Node(None, *self.place(event)))

    def close(self) -> None:
        done = self.open.pop()
        if not done.is_mapping:
            self.add(done.children, done.event)
            return
        mapping, problems = _mapping(list(zip(done.children[::2], done.children[1::2], strict=True)))
        self.problems += problems
        self.add(mapping, done.event)
