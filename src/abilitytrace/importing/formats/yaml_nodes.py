"""YAML as people write it → values with their places, and as much of a broken file as can be told apart.

The lineage's own files are read strictly (`reading.nodes`); foreign ones hold anchors, repeated keys, placeholders and
faults. Scalars stay the text that stands in the file. Built from the parser's events, so nothing here recurses.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

import yaml

from abilitytrace.importing.formats.yaml_values import Node, Value, mapping
from abilitytrace.importing.found import Skipped

__all__ = ["MAX_CHARACTERS", "MAX_DEPTH", "Tree", "documents", "tree"]

MAX_DEPTH = 60
# a parser takes a second for a megabyte
MAX_CHARACTERS = 8 * 1024 * 1024
# problems of one document that are told one by one
_MAX_PROBLEMS = 100

_Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULLS = ("", "~", "null", "Null", "NULL")


class _TooDeep(yaml.YAMLError):
    """Brackets in brackets beyond MAX_DEPTH."""

    def __init__(self, line: int, column: int) -> None:
        super().__init__("nested too deeply")
        self.line, self.column = line, column


class Tree(NamedTuple):
    """One document. `node` is None where there is nothing, or nothing that can be read."""

    node: Node | None
    problems: tuple[Skipped, ...] = ()


def documents(text: str) -> list[Tree]:
    """The documents of a text, in file order; of one that is no YAML, what `tree` can save of it."""
    builder = _Builder(1)
    if len(text) > MAX_CHARACTERS:
        return [_too_long(1)]
    try:
        return [Tree(node, problems) for node, problems in builder.run(text)]
    except (yaml.YAMLError, ValueError, RecursionError):
        return [tree(part, line) for line, part in _cut(text, re.compile(r"^---(?=\s|$)"), keep=False)]


def tree(text: str, line: int = 1) -> Tree:
    """The first document of a text that starts in line `line` of its file.

    Where it is no YAML, its top-level keys (or items) are read one by one: those that are whole stay, the others are said.
    """
    if len(text) > MAX_CHARACTERS:
        return _too_long(line)
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
    if len(problems) > _MAX_PROBLEMS:
        rest = Skipped(
            "", f"not valid YAML in {len(problems) - _MAX_PROBLEMS} more places", problems[_MAX_PROBLEMS].line
        )
        problems = [*problems[:_MAX_PROBLEMS], rest]
    if is_list and items:
        return Tree(Node(items, line, 1), tuple(problems))
    kept, repeated = mapping(pairs)
    return Tree(Node(kept, line, 1) if kept else None, (*problems, *repeated))


def _too_long(line: int) -> Tree:
    return Tree(None, (Skipped("", f"more than {MAX_CHARACTERS // 2**20} Mi characters of YAML: not read", line, 1),))


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
        found, problems = mapping(list(zip(done.children[::2], done.children[1::2], strict=True)))
        self.problems += problems
        self.add(found, done.event)
