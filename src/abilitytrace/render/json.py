"""Answer → JSON: one object with a numbered schema, stable order, no clock and no path in it."""

import json
from typing import Any

from abilitytrace import __version__
from abilitytrace.grading import RULE

__all__ = ["as_data", "render_json"]


def as_data(value: Any) -> Any:
    """Plain JSON data: named tuples become objects in the order of their fields, other tuples lists."""
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return {name: as_data(part) for name, part in zip(value._fields, value, strict=True)}
    if isinstance(value, tuple | list | set | frozenset):
        return [as_data(part) for part in value]
    if isinstance(value, dict):
        return {key: as_data(part) for key, part in value.items()}
    return value


def render_json(name: str, version: int, answer: Any, *, query: dict[str, Any], sha256: str, title: Any) -> str:
    """The answer to one command in its envelope; `name` and `version` make its schema id, `abilitytrace/<name>@<version>`."""
    envelope = {
        "schema": f"abilitytrace/{name}@{version}",
        "tool": {"name": "abilitytrace", "version": __version__},
        "graph": {"title": as_data(title), "sha256": sha256, "rule": RULE},
        "query": query,
        "data": as_data(answer),
        "warnings": [],
    }
    return json.dumps(envelope, ensure_ascii=False, indent=2) + "\n"
