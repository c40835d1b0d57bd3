"""Values out of foreign files, whose types nobody vouches for: each function takes anything and gives one type.

Nothing here raises, whatever it is given, and nothing decides what a value means.
"""

import json
import math
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from abilitytrace.dates import is_date
from abilitytrace.importing.files import finite
from abilitytrace.importing.formats.harness_metrics import direction
from abilitytrace.importing.formats.harness_model import said, settings_of

__all__ = ["better", "day", "digest", "mapping", "sequence", "settings", "text", "whole"]

# an era in which language models were measured: other numbers are no Unix time
_FIRST_SECOND, _LAST_SECOND = 1_000_000_000, 10_000_000_000

_MOST_WORDS = 12
# beside those that lm-evaluation-harness has
_HIGHER = ("pass", "pass_at_k", "rouge", "win_rate", "winrate")


def mapping(value: Any) -> dict[str, Any]:
    """A JSON object; empty for anything else."""
    return value if isinstance(value, dict) else {}


def sequence(value: Any) -> list[Any]:
    """A JSON array; empty for anything else."""
    return value if isinstance(value, list) else []


def text(value: Any) -> str:
    """A text on one line, or a finite number as text; empty for anything else. Half characters become `?`."""
    if isinstance(value, str):
        return " ".join(value.encode(errors="replace").decode().split())
    return f"{value}" if finite(value) is not None else ""


def whole(value: Any) -> int | None:
    """A whole number from 1, also written as `12.0` or as text; None for anything else."""
    if isinstance(value, str):
        try:
            value = float(value)
        except ValueError:
            return None
    number = finite(value)
    return int(number) if number is not None and number >= 1 and number.is_integer() else None


def day(value: Any) -> str:
    """A date as in `dates` from ISO text or Unix seconds, also as text; empty for anything else."""
    if isinstance(value, str):
        for length in (10, 7, 4):
            rest = value.strip()[length:]
            if (not rest or (length == 10 and rest[0] in "T ")) and is_date(value.strip()[:length]):
                return value.strip()[:length]
        try:
            value = float(value)
        except ValueError:
            return ""
    seconds = finite(value)
    if seconds is None or not _FIRST_SECOND <= seconds <= _LAST_SECOND:
        return ""
    return datetime.fromtimestamp(math.floor(seconds), UTC).date().isoformat()


def settings(values: Mapping[str, Any] | Iterable[tuple[str, Any]]) -> tuple[tuple[str, str], ...]:
    """Settings by name; what is not set (null, an empty text, list or mapping) is left out.

    So is what would not change a measurement, or may be a secret: as in arguments of the harness, whatever stands before
    the last point of a name (`task.limit`).
    """
    pairs = values.items() if isinstance(values, Mapping) else values
    found = {text(name): text(said(value)) for name, value in pairs if value not in ([], {})}
    return tuple(sorted((name, value) for name, value in found.items() if value and _counts(name, value)))


def _counts(name: str, value: str) -> bool:
    return bool(name) and bool(settings_of({name.rpartition(".")[2]: value}))


def digest(value: Any) -> str:
    """Twelve hexadecimal digits that stand for a value: equal for equal values, whatever the order of their keys."""
    try:
        written = json.dumps(value, sort_keys=True)
    except (RecursionError, TypeError, ValueError):
        written = ""
    return f"sha256:{sha256(written.encode()).hexdigest()[:12]}"


def better(metric: str) -> str:
    """`higher` or `lower` for a metric that is known by a part of its name (`quasi_exact_match@5`); empty for any other."""
    words = "".join(c if c.isalnum() else " " for c in metric.casefold()).split()[:_MOST_WORDS]
    for length in range(len(words), 0, -1):
        for start in range(len(words) - length + 1):
            part = "_".join(words[start : start + length])
            if found := direction(part, None) or ("higher" if part in _HIGHER else ""):
                return found
    return ""
