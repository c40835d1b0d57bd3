"""The values of a foreign YAML file, each with its place: what stands in the file as text, lists and mappings."""

from typing import NamedTuple

from abilitytrace.importing.found import Skipped

__all__ = ["Node", "Value", "is_empty", "mapping", "plain"]

Value = str | None | list["Node"] | dict[str, "Node"]

_MERGE = "<<"


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


def mapping(pairs: list[tuple[Node, Node]]) -> tuple[dict[str, Node], list[Skipped]]:
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
