"""Records → the bodies of rows; `layout` reads them back. Never loaded by a warm question."""

from typing import Any

from pydantic_core import to_json

from abilitytrace.records import Score, Text

__all__ = ["encode", "encode_score"]


def encode(record: tuple[Any, ...]) -> str:
    """A record's fields as JSON, up to the last one that is not as by default."""
    # a plain tuple is written six times as fast as one with names
    return to_json([tuple(part) if type(part) is Text else part for part in record[: _given(record)]]).decode()


def encode_score(score: Score) -> str:
    """A score's fields as JSON but for its model and benchmark, which come first and have columns of their own."""
    return to_json(score[2 : _given(score)]).decode()


def _given(record: tuple[Any, ...]) -> int:
    """How many fields of a record there are up to the last that is not as by default."""
    type_ = type(record)
    if type_ not in _ENDS:
        defaults = tuple(getattr(type_, "_field_defaults", {}).values())
        _ENDS[type_] = tuple(zip(range(len(record) - 1, -1, -1), reversed(defaults), strict=False))
    for at, default in _ENDS[type_]:
        if record[at] != default:
            return at + 1
    return len(record) - len(_ENDS[type_])


# type of record → its fields that have a default, as (position, default), the last one first
_ENDS: dict[type[Any], tuple[tuple[int, Any], ...]] = {}
