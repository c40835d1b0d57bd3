"""The `model-index` of a model card → scores, raw.

Authors fill it in by hand, so every part is of any type. What cannot be read is skipped where it stands; the rest stays.
A card gives neither a standard error nor a number of items, and seldom a unit: none is made up.
"""

from collections import Counter
from typing import NamedTuple

from abilitytrace.importing.formats.card_metrics import (
    cut_shots,
    dataset_id,
    dataset_name,
    metric_name,
    named_test,
    number,
    settings,
    source,
    stated_shots,
)
from abilitytrace.importing.formats.values import better
from abilitytrace.importing.formats.yaml_values import Node, is_empty, plain
from abilitytrace.importing.found import FoundScore, Skipped
from abilitytrace.names import fold

__all__ = ["UNNAMED", "Scored", "scores_of"]

MAX_SCORES = 20_000
# what a metric is called that nobody names
UNNAMED = "score"

_ARC = ("arc", "arcchallenge", "arcc", "ai2arc", "ai2reasoningchallenge")
# more errors are better for nobody; beside those that `values` knows
_LOWER = ("ser", "per", "der", "eer", "fid", "eval_loss")
_Settings = tuple[tuple[str, str], ...]


class Scored(NamedTuple):
    """What a `model-index` gives: `training` are datasets that stand where the test should, and are no test."""

    scores: tuple[FoundScore, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    notes: tuple[Skipped, ...] = ()
    training: tuple[str, ...] = ()


def scores_of(front: Node, model: str) -> Scored:
    """All scores of a card's front matter, in file order, each once."""
    index = front.get("model-index")
    reader = _Reader(model)
    if is_empty(index) and not is_empty(front.get("results")):
        results = front.get("results")
        assert results is not None
        reader.skip("results", results, "stands at the top level and not under `model-index`: not read")
    if index is None:
        return reader.scored()
    if isinstance(index.value, dict):
        reader.note("a mapping and not a list: read as a list of one", index)
    if is_empty(index):
        reader.skip("model-index", index, "`model-index` is empty")
        return reader.scored()
    entries = reader.listed(index, "model-index")
    labels = {entry.text("name") for entry in entries}
    for entry in entries:
        # a card of several variants tells them apart by this name alone
        reader.entry(entry, entry.text("name") if len(labels) > 1 else "")
    return reader.scored()


class _Reader:
    """Goes through the entries and keeps what it finds."""

    def __init__(self, model: str) -> None:
        self.model = model
        self.scores: list[FoundScore] = []
        # of metrics that are called after a test
        self.by_test: list[FoundScore] = []
        self.skipped: list[Skipped] = []
        self.notes: list[Skipped] = []
        self.training: dict[str, None] = {}
        self.is_full = False

    def skip(self, at: str, node: Node, reason: str) -> None:
        self.skipped.append(Skipped(at[:160], reason, node.line, node.column))

    def note(self, reason: str, node: Node) -> None:
        self.notes.append(Skipped("model-index", reason, node.line, node.column))

    def scored(self) -> Scored:
        """What was found, each result once: those by test only where no other result is the same."""
        once = _once(self.scores)
        known = {_alike(score) for score in once}
        once += [score for score in _once(self.by_test) if _alike(score) not in known]
        if left := len(self.scores) + len(self.by_test) - len(once):
            self.notes.append(Skipped(f"model-index: {left} of them", "results that are stated twice: counted once"))
        return Scored(tuple(once), tuple(self.skipped), tuple(self.notes), tuple(self.training))

    def entry(self, entry: Node, label: str) -> None:
        results = entry.get("results")
        if results is None or is_empty(results):
            self.note("no results", entry)
            return
        for result in self.listed(results, "results"):
            if len(self.scores) + len(self.by_test) + len(self.skipped) >= MAX_SCORES:
                if not self.is_full:
                    self.skip("model-index", result, f"more than {MAX_SCORES} values: the rest is not read")
                self.is_full = True
                return
            self.result(result, label)

    def listed(self, node: Node, key: str) -> list[Node]:
        """The mappings under a key that should hold a list; a single one counts as a list of one."""
        items = [node] if isinstance(node.value, dict) else node.items()
        if not isinstance(node.value, list | dict):
            self.skip(f"{key}: {plain(node)}", node, f"`{key}` is no list")
        for item in items[:MAX_SCORES]:
            if not isinstance(item.value, dict):
                self.skip(f"{key}: {plain(item)}", item, f"an item of `{key}` is no mapping")
        return [item for item in items[:MAX_SCORES] if isinstance(item.value, dict)]

    def result(self, result: Node, label: str) -> None:
        metrics = result.get("metrics")
        if metrics is None or is_empty(metrics):
            self.skip("metrics", result, "a result without metrics")
            return
        found = self.listed(metrics, "metrics")
        names = Counter(metric_name(metric) for metric in found)
        for metric in found:
            # two metrics of one type in one result differ by their names: `Test WER`, `Test WER (+LM)`
            name = metric.text("name") if names[metric_name(metric)] > 1 else ""
            self.metric(result, metric, (("model-index name", label), ("metric name", name)))

    def metric(self, result: Node, metric: Node, extra: _Settings) -> None:
        kind = metric_name(metric)
        dataset = result.get("dataset")
        shown = " ".join(filter(None, (dataset_name(dataset), kind))) or "metrics"
        place = metric.get("value") or metric
        read = number(metric.get("value"))
        if isinstance(read, str):
            self.skip(f"{shown}: {plain(place)[:60]}", place, read)
        elif (test := named_test(metric)) and fold(cut_shots(test)[0]) not in fold(dataset_name(dataset)):
            # what stands as the dataset is what the model was trained on
            self.training.update({dataset_id(dataset): None} if dataset_id(dataset) else {})
            note = "The card names the test where the metric should stand."
            score = self.score(test, UNNAMED, read, tuple(sorted((name, value) for name, value in extra if value)))
            self.by_test.append(score._replace(note=note, at=_at(place)))
        elif named := dataset_name(dataset) or _task_name(result):
            score = self.score(named, kind or UNNAMED, read, settings(dataset, metric, extra))
            stated = stated_shots(dataset)
            if stated and score.shots and stated != score.shots:
                self.note(f"`{named[:80]}` says {score.shots} shots, its arguments {stated}, which are followed", place)
            self.scores.append(score._replace(shots=stated or score.shots, note=source(result), at=_at(place)))
        else:
            reason = "no dataset and no task: which test it was is not said"
            self.skip(f"{shown}: {plain(place)[:60]}", place, reason)

    def score(self, named: str, metric: str, read: tuple[float, str], given: _Settings) -> FoundScore:
        """A score of a test as a card writes it: shots, and what stands beside them in brackets, are cut from its name."""
        task, shots, prompting = cut_shots(named)
        return FoundScore(
            model=self.model,
            task=task,
            metric=metric,
            value=read[0],
            unit=read[1],
            shots=shots,
            prompting=prompting,
            settings=given,
            better="lower" if metric.lower() in _LOWER else better(metric),
        )


def _once(scores: list[FoundScore]) -> list[FoundScore]:
    """The scores without those that are the same in all but place and note; two that differ in their values both stay."""
    seen: dict[FoundScore, FoundScore] = {}
    for score in scores:
        seen.setdefault(score._replace(at="", note=""), score)
    return list(seen.values())


def _alike(score: FoundScore) -> tuple[str, float, str]:
    """What a result by test shares with the same result in full: the test by any of its names, the value and the shots."""
    name = fold(score.task)
    return "arc" if name in _ARC else name, score.value, score.shots


def _task_name(result: Node) -> str:
    task = result.get("task")
    return task.text("name")[:200] if task else ""


def _at(place: Node) -> str:
    return f"model-index, line {place.line}"
