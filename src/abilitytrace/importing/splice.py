"""Adding records to a lineage file as text: new lines go to the end of each section, every other byte stays as it is.

Only says where the lines go; whether the outcome is right is for the caller to check, as a file may be laid out in ways
that leave no place for them.
"""

from collections.abc import Mapping
from typing import NamedTuple

import yaml

__all__ = ["Addition", "splice"]

_Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Addition(NamedTuple):
    """What a section gets: lines as they stand in a section of their own, without a margin, and each item on one line.

    `completed` are fields for items that a list has already: index → (`key: value`, …).
    """

    lines: tuple[str, ...]
    items: tuple[str, ...]
    completed: tuple[tuple[int, str], ...] = ()


class _Edit(NamedTuple):
    """A piece of a text, by its offsets, and what stands there afterwards."""

    start: int
    end: int
    text: str


def splice(text: str, additions: Mapping[str, Addition]) -> str:
    """The text of a file with additions to its sections; sections it lacks come at its end."""
    root = yaml.compose(text, Loader=_Loader)
    sections = {key.value: (key, node) for key, node in root.value} if isinstance(root, yaml.MappingNode) else {}
    end = "\r\n" if "\r\n" in text else "\n"
    starts = _line_starts(text)
    edits, missing = [], []
    for name, addition in additions.items():
        if name in sections:
            key, node = sections[name]
            edits += [_completion(node.value[i], field, starts) for i, field in addition.completed]
            edits += [_edit(key, node, addition, starts)] if addition.lines else []
        else:
            margin = root.start_mark.column if sections and root else 0
            missing += ["", f"{' ' * margin}{name}:", *(f"{' ' * (margin + 2)}{line}" for line in addition.lines)]
    if missing:
        last = starts[_after(root)] if root is not None else 0
        edits.append(_lines_at(_end(text, last), missing))
    return _applied(text, edits, end)


def _applied(text: str, edits: list[_Edit], end: str) -> str:
    pieces = []
    done = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        pieces += [text[done : edit.start], edit.text.replace("\n", end)]
        if edit.text.endswith("\n") and edit.start and "".join(pieces[:-1])[-1:] not in ("\n", "\r"):
            # the file did not end its last line
            pieces.insert(-1, end)
        done = edit.end
    return "".join((*pieces, text[done:]))


def _edit(key: yaml.Node, node: yaml.Node, addition: Addition, starts: list[int]) -> _Edit:
    """Where one section of the file takes an addition."""
    if isinstance(node, yaml.CollectionNode) and node.flow_style:
        # before the closing bracket
        at = starts[node.end_mark.line] + node.end_mark.column - 1
        return _Edit(at, at, ("," if node.value else "") + "\n  " + ",\n  ".join(addition.items))
    if isinstance(node, yaml.CollectionNode):
        margin = " " * node.start_mark.column
        return _lines_at(starts[_after(node)], [f"{margin}{line}" for line in addition.lines])
    # a section that holds nothing: `scores:` or `scores: ~`
    margin = " " * (key.start_mark.column + 2)
    at = starts[key.end_mark.line] + key.end_mark.column + 1
    until = starts[node.end_mark.line] + node.end_mark.column if node.value else at
    return _Edit(at, until, "\n" + "\n".join(f"{margin}{line}" for line in addition.lines))


def _completion(node: yaml.Node, field: str, starts: list[int]) -> _Edit:
    """Where a mapping of a list takes one field more."""
    if isinstance(node, yaml.CollectionNode) and node.flow_style:
        at = starts[node.end_mark.line] + node.end_mark.column - 1
        return _Edit(at, at, f", {field}")
    return _lines_at(starts[_after(node)], [f"{' ' * node.start_mark.column}{field}"])


def _lines_at(offset: int, lines: list[str]) -> _Edit:
    return _Edit(offset, offset, "\n".join((*lines, "")))


def _after(node: yaml.Node) -> int:
    """The number of the first line after the last thing in a node."""
    while isinstance(node, yaml.CollectionNode) and node.value and not node.flow_style:
        node = node.value[-1][1] if isinstance(node, yaml.MappingNode) else node.value[-1]
    # a block of text ends where the next line begins
    is_block = isinstance(node, yaml.ScalarNode) and node.style in ("|", ">")
    return int(node.end_mark.line if is_block and not node.end_mark.column else node.end_mark.line + 1)


def _end(text: str, start: int) -> int:
    """The offset where the document ends: before a `...`, else at the end of the text."""
    offset = start
    for line in text[start:].splitlines(keepends=True):
        if line.rstrip() == "...":
            return offset
        offset += len(line)
    return len(text)


def _line_starts(text: str) -> list[int]:
    """The offset of each line, and the end of the text for one line more."""
    starts = [0]
    for line in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    return [*starts, starts[-1], starts[-1]]
