"""Single items of lm-evaluation-harness, `samples_TASK_TIME.jsonl`: one line an item and filter, with its metrics.

The scores are computed from the items and kept with the file of the items, so that two models can be compared item by item.
What the items do not say, the model, the version and the settings, comes from the result file of the same run beside them.
"""

import json
import math
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from abilitytrace.importing.files import finite, json_value, lines, read_json
from abilitytrace.importing.formats.harness import TITLE, read_run
from abilitytrace.importing.formats.harness_metrics import direction, is_share
from abilitytrace.importing.formats.harness_model import model_of
from abilitytrace.importing.found import Found, FoundModel, FoundScore, Skipped
from abilitytrace.importing.kinds import ReadOptions

__all__ = ["read"]

_NAME = re.compile(r"samples_(.+?)_?(\d{4}-\d\d-\d\dT[\d.:-]+)?\.jsonl", re.ASCII)
_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
# numbers of an item that are no metrics
_ABOUT = frozenset(("doc_id", "idx", "index", "id", "seed"))
# an item counts as the same by these, where the file has them
_HASHES = ("doc_hash", "prompt_hash", "target_hash")
# a mean computed here and one that the harness wrote are the same up to the last digits
_CLOSE = 1e-9


class _Items(NamedTuple):
    """The values of one metric under one filter, by item."""

    values: dict[str, float]


def read(path: Path, shown: str, options: ReadOptions) -> Found:
    """The scores of one file of items."""
    skipped: list[Skipped] = []
    items = _collect(path, skipped)
    if not items:
        return Found(shown, "evaluation", skipped=(*skipped, Skipped("", "no items of lm-evaluation-harness in it")))
    match = _NAME.fullmatch(path.name)
    task, moment = (match[1], match[2] or "") if match else (path.stem, "")
    beside = _beside(path, moment, shown, options)
    if beside is not None and beside.models:
        models = beside.models[:1]
    else:
        guess = model_of({}, path.parent / "results", options.model)
        models = (FoundModel(guess.name, guess.revision, guessed=guess.guessed if not options.model else ""),)
    subject = f"{models[0].name}@{models[0].revision}" if models[0].revision else models[0].name
    date = found[0] if (found := _DATE.match(moment)) else ""
    scores = []
    for (metric, chosen), of_items in items.items():
        computed = _score(task, metric, chosen, list(of_items.values.values()))
        if (score := _agreed(computed, beside, skipped)) is not None:
            scores.append(score._replace(model=subject, date=score.date or date, items=str(path.absolute())))
    return Found(shown, "evaluation", TITLE, date, "", "", models, (), tuple(scores), tuple(skipped))


def _collect(path: Path, skipped: list[Skipped]) -> dict[tuple[str, str], _Items]:
    """Metric and filter → the values of all items. An item that comes twice counts once."""
    found: dict[tuple[str, str], _Items] = {}
    seen: dict[tuple[str, str], str] = {}
    doubled = 0
    for number, line in lines(path):
        item = line if isinstance(line, Skipped) else _item(line, number)
        if isinstance(item, Skipped):
            skipped.append(item)
            continue
        chosen = str(item.get("filter") or "none")
        name = _identity(item, number)
        metrics = dict(_metrics(item))
        told = json.dumps(metrics, sort_keys=True)
        if (name, chosen) in seen:
            doubled += 1
            if seen[name, chosen] != told:
                skipped.append(Skipped(name, "this item comes twice with different results: the first counts", number))
            continue
        seen[name, chosen] = told
        for metric in (*metrics, *_listed(item)):
            values = found.setdefault((metric, chosen), _Items({})).values
            if metric in metrics:
                values[name] = metrics[metric]
    if doubled:
        skipped.append(Skipped("", f"lines that repeat an item: {doubled}"))
    return _complete(found, Counter(chosen for _, chosen in seen), skipped)


def _complete(
    found: dict[tuple[str, str], _Items], counts: Counter[str], skipped: list[Skipped]
) -> dict[tuple[str, str], _Items]:
    """The metrics that every item of a filter has as a number."""
    kept = {}
    for (metric, chosen), items in found.items():
        count = counts[chosen]
        if len(items.values) == count:
            kept[metric, chosen] = items
        else:
            reason = f"a number in {len(items.values)} of {count} items only"
            skipped.append(Skipped(f"{metric},{chosen}", reason))
    return kept


def _item(line: str, number: int) -> dict[str, Any] | Skipped:
    parsed = json_value(line)
    if isinstance(parsed, Skipped):
        return parsed._replace(line=number)
    if not isinstance(parsed.value, dict) or "doc_id" not in parsed.value:
        return Skipped("", "a line that is no item: it has no `doc_id`", number, 1)
    return parsed.value


def _identity(item: dict[str, Any], number: int) -> str:
    """What tells an item from the others: its hashes where it has them, as they tell edited items apart as well."""
    parts = [str(item.get("doc_id"))[:80]]
    parts += [str(item[key])[:80] for key in _HASHES if isinstance(item.get(key), str)]
    return " ".join(parts) if item.get("doc_id") is not None else f"line {number}"


def _metrics(item: dict[str, Any]) -> Iterator[tuple[str, float]]:
    """The numbers of one item: those it lists as its metrics, else all numbers that are no running numbers."""
    for name in _listed(item) or [key for key in item if key not in _ABOUT]:
        value = item.get(name)
        number = float(value) if isinstance(value, bool) else finite(value)
        if number is not None:
            yield name, number


def _listed(item: dict[str, Any]) -> list[str]:
    """The metrics that an item names as such."""
    listed = item.get("metrics")
    return [name for name in listed if isinstance(name, str) and name] if isinstance(listed, list) else []


def _score(task: str, metric: str, chosen: str, values: list[float]) -> FoundScore:
    """The mean over items with its standard error, s / √n with n - 1 under s, as the harness computes it."""
    n = len(values)
    mean = math.fsum(values) / n
    stderr = None
    if n > 1:
        stderr = math.sqrt(math.fsum((value - mean) ** 2 for value in values) / (n - 1) / n)
    # a metric that is not known is a share where all its items are right or wrong
    whole = all(value in (0.0, 1.0) for value in values) and (is_share(metric, chosen) or not direction(metric, None))
    return FoundScore(
        "",
        task,
        metric,
        mean,
        unit="fraction" if whole else "",
        n=n,
        stderr=stderr,
        filter="" if chosen == "none" else chosen,
        better=direction(metric, None),
        note="computed from its items",
    )


def _beside(path: Path, moment: str, shown: str, options: ReadOptions) -> Found | None:
    """The result file of the same run: that of the same time, or the only one in the folder."""
    names = [path.with_name(f"results_{moment}.json")] if moment else []
    if not any(name.is_file() for name in names):
        names = sorted(path.parent.glob("results*.json"))
    if len(names) != 1 or not names[0].is_file():
        return None
    parsed = read_json(names[0])
    return None if isinstance(parsed, Skipped) else read_run(parsed.value, names[0], shown, options)


def _agreed(score: FoundScore, beside: Found | None, skipped: list[Skipped]) -> FoundScore | None:
    """A score with what the result file says of the same measurement; None for a metric that is no mean over its items.

    Perplexity and F1 are made of items in other ways: only a share of right items, or a mean that the result file states
    as well, is one.
    """
    same_task = [other for other in (beside.scores if beside else ()) if other.task == score.task]
    stated = next((other for other in same_task if (other.metric, other.filter) == (score.metric, score.filter)), None)
    at = f"{score.metric},{score.filter or 'none'}"
    close = stated is not None and abs(stated.value - score.value) <= _CLOSE * max(1.0, abs(stated.value))
    if not close and not score.unit:
        skipped.append(Skipped(at, "not known to be a mean over its items"))
        return None
    if stated is None:
        near = same_task[0] if same_task else score
        return score._replace(shots=near.shots, version=near.version, settings=near.settings, date=near.date)
    if not close:
        skipped.append(Skipped(at, f"the items give {score.value!r}, the result file beside them {stated.value!r}"))
    return score._replace(
        # the same number as in the result file, to the last digit: one measurement
        value=stated.value if close else score.value,
        unit=stated.unit or score.unit,
        shots=stated.shots,
        version=stated.version,
        settings=stated.settings,
        better=stated.better,
        date=stated.date,
        note="agrees with the result file" if close else score.note,
    )
