"""One result of a `model-index` → its parts as plain values: which test, how many shots, which metric, which number."""

import math
import re

from abilitytrace.importing.formats.repository import is_name
from abilitytrace.importing.formats.yaml_values import Node, is_empty, plain

__all__ = [
    "cut_shots",
    "dataset_id",
    "dataset_name",
    "metric_name",
    "named_test",
    "number",
    "settings",
    "source",
    "stated_shots",
]

_NUMBER = re.compile(r"([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,4})?)\s*(%?)", re.ASCII)
_SHOTS = re.compile(r"\b(\d{1,4}|zero|few)[-\s]?shots?\b", re.IGNORECASE | re.ASCII)
_SHOT_KEYS = ("num_few_shot", "num_fewshot", "n_shot", "n_shots", "num_shots", "few_shot", "shots")
# a metric that is the name of a test: `ARC (25-shot)`
_TEST = re.compile(r"(.+?)\s*\(([^()]*shots?[^()]*)\)", re.IGNORECASE | re.ASCII)


def number(node: Node | None) -> tuple[float, str] | str:
    """A value and its unit (`%` where the text says so, else empty), or why it is no number."""
    if node is None or node.value is None:
        return "no value"
    if not isinstance(node.value, str):
        return f"the value is a {'list' if isinstance(node.value, list) else 'mapping'}, no number"
    match = _NUMBER.fullmatch(node.value.strip())
    value = float(match[1]) if match else math.nan
    if not match or not math.isfinite(value):
        return "the value is no number"
    return value, match[2]


def named_test(metric: Node) -> str:
    """The test that a metric is called after, `ARC (25-shot)`; empty for a metric that is one."""
    for key in ("type", "name"):
        if _TEST.fullmatch(metric.text(key)[:200]):
            return metric.text(key)[:200]
    return ""


def cut_shots(named: str) -> tuple[str, str, str]:
    """`MMLU (5-shot, CoT)` as the test, the shots and the rest in the brackets."""
    shots = _SHOTS.search(named)
    if not shots:
        return named, "", ""
    count = {"zero": "0"}.get(shots[1].lower(), shots[1].lower())
    if match := _TEST.fullmatch(named):
        return match[1], count, _SHOTS.sub("", match[2]).strip(" ,;")
    return _SHOTS.sub("", named).strip(" ,;-") or named, count, ""


def metric_name(metric: Node) -> str:
    """What a metric is called: its type, or its name where the type says nothing."""
    kind, name = metric.text("type"), metric.text("name")
    return (name or kind if kind.lower() in ("", "unknown") else kind)[:200]


def dataset_name(dataset: Node | None) -> str:
    """What a dataset is called: its name, or its type and configuration; a text by itself is its name."""
    if dataset is None:
        return ""
    if isinstance(dataset.value, str):
        return dataset.value.strip()[:200]
    return (dataset.text("name") or " ".join(filter(None, (dataset.text("type"), dataset.text("config")))))[:200]


def dataset_id(dataset: Node | None) -> str:
    """The id of a dataset on the Hub, where it has the shape of one."""
    identifier = (dataset.text("type") or dataset.text("name")) if dataset else ""
    return identifier if is_name(identifier) and identifier.lower() != "unknown" else ""


def stated_shots(dataset: Node | None) -> str:
    """The shots that the arguments of a dataset give; empty where they do not."""
    given = dataset.get("args") if dataset else None
    for key in _SHOT_KEYS if given else ():
        assert given is not None
        if re.fullmatch(r"\d{1,4}", text := given.text(key), re.ASCII):
            return text
    return ""


def settings(dataset: Node | None, metric: Node, extra: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """All else that a rerun must share, by name: which part of the dataset, and the arguments of dataset and metric."""
    found = dict(extra)
    if dataset:
        kind = dataset.text("type")
        found["dataset"] = kind if dataset.text("name") and kind.lower() != "unknown" else ""
        found |= {key: dataset.text(key) for key in ("config", "split", "revision")}
        found |= _arguments(dataset.get("args"), "args")
    found |= {"metric config": metric.text("config")} | _arguments(metric.get("args"), "metric args")
    return tuple(sorted((name[:60], value[:200]) for name, value in found.items() if value))


def _arguments(node: Node | None, name: str) -> dict[str, str]:
    if node is None or is_empty(node):
        return {}
    if isinstance(node.value, dict):
        given = {key: value for key, value in list(node.value.items())[:50] if key not in _SHOT_KEYS}
        return {f"{name} {key}": plain(value) for key, value in given.items() if not is_empty(value)}
    return {name: plain(node)}


def source(result: Node) -> str:
    """Where the card says a result comes from."""
    source = result.get("source")
    if source is None or is_empty(source):
        return ""
    said = (
        plain(source)
        if isinstance(source.value, str)
        else " ".join(filter(None, (source.text("name"), source.text("url"))))
    )
    return f"The card gives as the source: {said[:300]}" if said else ""
