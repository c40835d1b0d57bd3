"""Answer → JSON: one object with a numbered schema, stable order, no clock and no path in it."""

import json
from collections.abc import Callable
from typing import Any

from abilitytrace import __version__
from abilitytrace.grading import RULE

__all__ = ["as_data", "render_json"]

_INDENT = "  "


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
        "graph": {"title": title, "sha256": sha256, "rule": RULE},
        "query": query,
        "data": answer,
        "warnings": [],
    }
    return _indented(envelope, "\n", json.JSONEncoder(ensure_ascii=False).encode) + "\n"


def _indented(value: Any, start: str, flat: Callable[[Any], str]) -> str:
    """As `json.dumps(as_data(value), indent=2)` writes it, in half the time: that leaves its C code to indent."""
    inner = start + _INDENT
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        value = dict(zip(value._fields, value, strict=True))
    if isinstance(value, dict):
        pairs = [f"{flat(key)}: {_indented(part, inner, flat)}" for key, part in value.items()]
        return f"{{{inner}{f',{inner}'.join(pairs)}{start}}}" if pairs else "{}"
    if isinstance(value, list | tuple | set | frozenset):
        parts = [_indented(part, inner, flat) for part in value]
        return f"[{inner}{f',{inner}'.join(parts)}{start}]" if parts else "[]"
    return flat(value)
