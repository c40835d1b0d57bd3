"""The results of single items, one line of JSON each, as lm-evaluation-harness logs them (`samples_*.jsonl`).

Reads one file at a time; which items two models have in common is decided elsewhere.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from abilitytrace.importing.files import finite, json_value, lines
from abilitytrace.importing.found import Skipped

__all__ = ["Item", "Items", "Unread", "locate", "read_items"]

# what the harness calls the filter of a task that has none
_NO_FILTER = "none"


class Item(NamedTuple):
    """One item as one model answered it. `number` is its place in the test set; empty texts where a log does not say.

    `text`, `prompt` and `target` are the log's own hashes of them. `cluster` is what several items share, such as a passage.
    """

    number: str
    text: str
    value: float
    prompt: str = ""
    target: str = ""
    cluster: str = ""


class Items(NamedTuple):
    """The items of one file that one metric grades, in its order, none twice; `left_out` counts lines of no use."""

    path: Path
    items: tuple[Item, ...]
    left_out: int = 0


class Unread(NamedTuple):
    """Why a file gives no items: `missing`, `ambiguous`, `unreadable` or `no-metric`; `detail` in English, for a log."""

    reason: str
    detail: str = ""


def locate(name: str, folders: Iterable[Path]) -> Path | Unread:
    """The file of this name in one of the folders. Two different ones are ambiguous: a wrong one would go unnoticed."""
    found: dict[Path, None] = {}
    for folder in folders:
        try:
            path = (folder / name).resolve()
            if path.exists():
                found[path] = None
        except (OSError, ValueError, RuntimeError):
            continue
    if len(found) > 1:
        return Unread("ambiguous", " and ".join(map(str, found)))
    return next(iter(found), Unread("missing", name))


def read_items(path: Path, metric: str, filter_: str = "", cluster: str = "") -> Items | Unread:
    """The items of a file as a metric grades them, by one filter. `cluster` is a field of the item's document.

    Of several lines of one item the first counts, as for the score that is computed from them. Lines without the metric and
    lines that cannot be read are left out, and so are those that contradict an earlier one.
    """
    found: dict[tuple[str, ...], Item] = {}
    filters: set[str] = set()
    left_out = 0
    for _, line in lines(path):
        row = line if isinstance(line, Skipped) else json_value(line)
        if isinstance(row, Skipped):
            if not row.line:
                return Unread("unreadable", row.reason)
            left_out += 1
            continue
        value = row.value if isinstance(row.value, dict) else {}
        ours = _filter(value)
        if filter_ and ours != _filter({"filter": filter_}):
            continue
        item = _item(value, metric, cluster)
        if item is None:
            left_out += 1
            continue
        filters.add(ours)
        first = found.setdefault((item.number, item.text, item.prompt, item.target), item)
        left_out += first.value != item.value
    if not found or len(filters) > 1:
        return Unread("no-metric", metric)
    return Items(path, tuple(found.values()), left_out)


def _filter(row: dict[str, Any]) -> str:
    """The filter that cut out the answer; empty for none."""
    name = row.get("filter")
    return name if isinstance(name, str) and name != _NO_FILTER else ""


def _item(row: dict[str, Any], metric: str, cluster: str) -> Item | None:
    """The item of one line; None for one that has no such grade, or that nothing identifies."""
    raw = row.get(metric)
    value = float(raw) if isinstance(raw, bool) else finite(raw)
    number, text = _word(row.get("doc_id")), _word(row.get("doc_hash"))
    if value is None or not (number or text):
        return None
    document = row.get("doc")
    shared = _word(document.get(cluster)) if cluster and isinstance(document, dict) else ""
    return Item(number, text, value, _word(row.get("prompt_hash")), _word(row.get("target_hash")), shared)


def _word(value: Any) -> str:
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""
