"""The JSON Schema of an answer, read off its type: what `--format json` of a command promises."""

from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

__all__ = ["answer_schema"]

_PLAIN = {str: "string", int: "integer", float: "number", bool: "boolean", NoneType: "null"}


def answer_schema(name: str, version: int, answer: type) -> dict[str, Any]:
    """The schema (draft 2020-12) of the envelope around one command's answer.

    Every field named is always there; fields may be added within one version, so others are allowed.
    """
    definitions: dict[str, Any] = {}
    data = _schema(answer, definitions)
    graph = {"title": {"$ref": "#/$defs/Text"}, "sha256": {"type": "string"}, "rule": {"type": "string"}}
    tool = {"name": {"const": "abilitytrace"}, "version": {"type": "string"}}
    envelope = {
        "schema": {"const": f"abilitytrace/{name}@{version}"},
        "tool": _object(tool),
        "graph": _object(graph),
        "query": {"type": "object"},
        "data": data,
        "warnings": {"type": "array", "items": {"type": "string"}},
    }
    definitions.setdefault("Text", _object({"en": {"type": "string"}, "zh": {"type": "string"}}))
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"abilitytrace/{name}@{version}",
        **_object(envelope),
        "$defs": dict(sorted(definitions.items())),
    }


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(properties)}


def _schema(of: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    """The schema of a type; named tuples become definitions, so that a type may hold itself."""
    if of in _PLAIN:
        return {"type": _PLAIN[of]}
    if of is object:
        # an answer of another schema, which it names itself
        return {}
    origin, arguments = get_origin(of), get_args(of)
    if origin in (Union, UnionType):
        return {"anyOf": [_schema(part, definitions) for part in arguments]}
    if origin in (tuple, list, set, frozenset):
        return _array(arguments, definitions)
    if origin is dict:
        return {"type": "object", "additionalProperties": _schema(arguments[1], definitions)}
    if hasattr(of, "_fields"):
        return _named(of, definitions)
    raise TypeError(f"an answer cannot hold {of!r}")


def _array(arguments: tuple[Any, ...], definitions: dict[str, Any]) -> dict[str, Any]:
    if len(arguments) == 1 or arguments[1:] == (...,):
        return {"type": "array", "items": _schema(arguments[0], definitions)}
    items = [_schema(part, definitions) for part in arguments]
    return {"type": "array", "prefixItems": items, "minItems": len(items), "maxItems": len(items)}


def _named(of: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    name = of.__name__.lstrip("_")
    if name not in definitions:
        definitions[name] = {}
        hints = get_type_hints(of)
        definitions[name] = _object({field: _schema(hints[field], definitions) for field in of._fields})
        if of.__doc__:
            definitions[name]["description"] = of.__doc__.strip().splitlines()[0]
    return {"$ref": f"#/$defs/{name}"}
