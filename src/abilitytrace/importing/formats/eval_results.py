"""Evaluation results beside a model card (`.eval_results/*.yaml`) → scores, raw.

The format that is to replace `model-index`: a list of entries with a dataset, a task of it and a value. It names no metric
(the dataset's own `eval.yaml` does), gives no number of items and no standard error.
"""

import re
from pathlib import Path

from abilitytrace.importing.files import read_text
from abilitytrace.importing.formats.card_metrics import number
from abilitytrace.importing.formats.card_scores import UNNAMED
from abilitytrace.importing.formats.repository import repository
from abilitytrace.importing.formats.values import day
from abilitytrace.importing.formats.yaml_nodes import tree
from abilitytrace.importing.formats.yaml_values import Node, is_empty, plain
from abilitytrace.importing.found import Found, FoundModel, FoundScore, Skipped
from abilitytrace.importing.kinds import ReadOptions

__all__ = ["read"]

_KIND = "evaluation"
_MAX_ENTRIES = 20_000
# not even a sign that the file is of this format
_NO_RESULTS = Skipped("", "no evaluation results: the file holds no list of entries with `dataset` and `value`")
_PLACEHOLDER = re.compile(r"\{+\s*\w+\s*\}+", re.ASCII)


def read(path: Path, shown: str, options: ReadOptions) -> Found:
    """The scores of one file, in its order."""
    text = read_text(path)
    if isinstance(text, Skipped):
        return Found(shown, _KIND, skipped=(text,))
    root, problems = tree(text)
    entries = [] if root is None else [root] if isinstance(root.value, dict) else root.items()
    if not any(entry.get("value") or entry.get("dataset") for entry in entries):
        return Found(shown, _KIND, skipped=(problems or (_NO_RESULTS,))[:1])
    home = repository(path, options.model)
    scores: dict[FoundScore, FoundScore] = {}
    skipped = list(problems)
    for entry in entries[:_MAX_ENTRIES]:
        score = _score(entry, home.name)
        if isinstance(score, Skipped):
            skipped.append(score)
        else:
            scores.setdefault(score._replace(at=""), score)
    if len(entries) > _MAX_ENTRIES:
        skipped.append(
            Skipped("", f"more than {_MAX_ENTRIES} entries: the rest is not read", entries[_MAX_ENTRIES].line)
        )
    developer = home.name.partition("/")[0] if "/" in home.name else ""
    model = FoundModel(home.name, developer=developer, guessed=home.basis)
    return Found(
        path=shown,
        kind=_KIND,
        title="Evaluation results beside model cards",
        models=(model,) if scores else (),
        scores=tuple(scores.values()),
        skipped=tuple(skipped),
    )


def _score(entry: Node, model: str) -> FoundScore | Skipped:
    """One entry as a score, or why it is none."""
    dataset = entry.get("dataset")
    identifier = _dataset(dataset)
    task = dataset.text("task_id") if dataset else ""
    place = entry.get("value") or entry
    if not identifier:
        return Skipped(f"dataset: {plain(dataset or entry)[:80]}", "no dataset that could be named", *place[1:])
    read = number(entry.get("value"))
    if isinstance(read, str):
        return Skipped(f"{task or identifier}: {plain(place)[:60]}", read, *place[1:])
    revision = dataset.text("revision") if dataset else ""
    settings = {"dataset": identifier if task else "", "revision": revision, "notes": _note(entry)}
    return FoundScore(
        model=model,
        task=(task or identifier)[:200],
        metric=UNNAMED,
        value=read[0],
        unit=read[1],
        settings=tuple(sorted((name, value[:200]) for name, value in settings.items() if value)),
        date=day(entry.text("date")),
        at=f"line {place.line}",
        note=_says(entry),
    )


def _dataset(node: Node | None) -> str:
    """The id of the dataset; a text by itself is one, the placeholder of a template is none."""
    if node is None:
        return ""
    identifier = node.value.strip() if isinstance(node.value, str) else node.text("id")
    return "" if _PLACEHOLDER.fullmatch(identifier) else identifier


def _note(entry: Node) -> str:
    """The author's words on how it was run, `with tools` or `chain of thought`: another word, another measurement."""
    notes = entry.get("notes")
    return "" if notes is None or is_empty(notes) or _PLACEHOLDER.fullmatch(plain(notes)) else plain(notes)


def _says(entry: Node) -> str:
    """What the file does not name, and where it says the result comes from."""
    source = entry.get("source")
    parts = [source.text(key) for key in ("name", "url", "user", "org")] if source else []
    given = " ".join(part for part in parts if part) or (plain(source) if source and not is_empty(source) else "")
    tail = f" Source given: {given[:300]}" if given else ""
    return f"The file names no metric.{tail}"
