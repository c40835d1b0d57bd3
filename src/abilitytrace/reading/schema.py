"""The JSON Schema of a lineage file, draft-07, for editors: what completes and checks a file while it is written.

Made from the shapes that the reader itself uses. It takes scalars as an editor sees them: to YAML `8` is a number, and to
us it is text. What spans records (ids that exist, dates that fit) only `check` can tell.
"""

from typing import Any

from abilitytrace.reading.meanings import MEANINGS
from abilitytrace.reading.shape import DATE_SCHEMA, ID_SCHEMA, SCALAR_SCHEMA, TEXT_SCHEMA, FileShape

__all__ = ["NAME", "lineage_schema"]

# what a copy of the schema is called beside a lineage file
NAME = "lineage.schema.json"

# draft-07 takes no notice of what stands beside `$ref`: descriptions wrap it in `allOf`
_DEFINED = {
    "text": (TEXT_SCHEMA, "A text: plain words (English), or both languages as `{en: …, zh: …}`."),
    "date": (DATE_SCHEMA, "2022, 2022-12 or 2022-12-18."),
    "id": (ID_SCHEMA, "An id: lower-case letters, digits, `-` and `.`."),
    "scalar": (SCALAR_SCHEMA, "Plain words or a number."),
}


def lineage_schema() -> dict[str, Any]:
    """The schema as plain data, in the order of the sections."""
    made = FileShape.model_json_schema(by_alias=True)
    shapes: dict[str, Any] = made.pop("$defs")
    definitions = {name: {"description": says, **schema} for name, (schema, says) in _DEFINED.items()}
    definitions |= {_name(shape): _converted(schema, shape) for shape, schema in shapes.items()}
    whole = _converted(made, "FileShape")
    for name, section in whole["properties"].items():
        # a section that was begun and not yet filled is no mistake
        if section.get("type") == "object":
            section["type"] = ["object", "null"]
        if name == "schema":
            whole["properties"][name] = {"description": section["description"], "enum": [1, "1"]}
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "abilitytrace lineage file, version 1",
        **whole,
        "definitions": definitions,
    }


def _name(shape: str) -> str:
    return shape.removesuffix("Shape").lower()


def _converted(schema: dict[str, Any], shape: str) -> dict[str, Any]:
    """The schema of one shape in draft-07, with the meaning of every key."""
    properties = {
        key: _described(_plain(part), MEANINGS.get(f"{shape}.{key}") or MEANINGS.get(key, ""))
        for key, part in schema["properties"].items()
    }
    converted = {"type": "object", "description": schema.get("description", ""), "properties": properties}
    converted |= {"additionalProperties": False}
    return converted | ({"required": schema["required"]} if schema.get("required") else {})


def _described(schema: dict[str, Any], says: str) -> dict[str, Any]:
    return {"description": says, "allOf": [schema]} if "$ref" in schema else {"description": says, **schema}


def _plain(schema: Any) -> Any:
    """A part of a schema without what pydantic adds, its references pointing into ours."""
    for name, (known, _) in _DEFINED.items():
        if schema == known:
            return {"$ref": f"#/definitions/{name}"}
    if isinstance(schema, list):
        return [_plain(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema:
        return {"$ref": f"#/definitions/{_name(schema['$ref'].rpartition('/')[2])}"}
    bare = {key: part for key, part in schema.items() if key not in ("title", "default")}
    for name, (known, _) in _DEFINED.items():
        if bare == known:
            return {"$ref": f"#/definitions/{name}"}
    if "patternProperties" in bare:
        # all keys are ids, and an editor should say so of one that is not
        (values,) = bare.pop("patternProperties").values()
        names = {"pattern": ID_SCHEMA["pattern"], "maxLength": ID_SCHEMA["maxLength"]}
        return {**bare, "propertyNames": names, "additionalProperties": _plain(values)}
    return {key: _plain(part) if key in _NESTED else part for key, part in bare.items()}


# the keywords that hold schemas
_NESTED = ("anyOf", "items", "additionalProperties", "properties")
