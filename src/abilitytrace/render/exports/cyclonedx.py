"""Export → CycloneDX 1.6: a bill of materials with a model card for each model."""

import uuid
from collections.abc import Iterable
from typing import Any

from abilitytrace import __version__
from abilitytrace.questions.export import Export
from abilitytrace.records import Score, Step, Text, Thing
from abilitytrace.render.exports.family import marks
from abilitytrace.render.exports.text import json_text
from abilitytrace.vocabulary import WALKED

__all__ = ["cyclonedx"]

Data = dict[str, Any]


def cyclonedx(export: Export) -> str:
    """Models as `machine-learning-model` with the models they come from as ancestors, scores in their model card.

    The serial number follows from what is exported: the same export is the same document, at any time.
    """
    boxes = _Components(export)
    asked = repr((export.sha256, export.rule, export.asked))
    return json_text(
        {
            "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
            "bomFormat": "CycloneDX",
            "specVersion": "1.6",
            "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'urn:abilitytrace:{asked}')}",
            "version": 1,
            "metadata": {
                "tools": {
                    "components": [{"type": "application", "name": "abilitytrace", "version": __version__}],
                },
                "properties": _properties(
                    {
                        "graph:title": export.title.en,
                        "graph:sha256": export.sha256,
                        "graph:rule": export.rule,
                        "graph:as-of": export.asked.as_of,
                    }
                ),
            },
            "components": [
                *(boxes.dataset(dataset) for dataset in export.datasets),
                *(boxes.model(model) for model in export.models),
            ],
        }
    )


def _properties(values: Data) -> list[Data]:
    return [{"name": f"abilitytrace:{name}", "value": value} for name, value in values.items() if value]


def _described(thing: Thing) -> Data:
    """What a model has in common with a dataset; `name` may not be empty, `description` is our sentence."""
    found: Data = {"name": thing.name.en}
    if thing.developer:
        found["publisher"] = thing.developer
    if thing.says.en:
        found["description"] = thing.says.en
    return found


class _Components:
    """The components of a bill of materials, each with its record's id as reference."""

    def __init__(self, export: Export) -> None:
        self.export = export
        self.models = {model.id: model for model in export.models}
        self.names: dict[str, Text] = {thing.id: thing.name for thing in (*export.methods, *export.benchmarks)}
        self.marks = marks(export)
        self.into: dict[str, list[Step]] = {}
        for step in export.steps:
            self.into.setdefault(step.output, []).append(step)
        self.scores: dict[str, list[Score]] = {}
        for score in export.scores:
            self.scores.setdefault(score.model, []).append(score)

    def dataset(self, dataset: Thing) -> Data:
        return {"type": "data", "bom-ref": dataset.id, **_described(dataset)}

    def model(self, model: Thing) -> Data:
        steps = [step for step in self.into.get(model.id, ()) if step.relation in WALKED]
        found: Data = {"type": "machine-learning-model", "bom-ref": model.id, **_described(model)}
        if ancestors := [self.ancestor(step, parent) for step in steps for parent in step.inputs]:
            found["pedigree"] = {"ancestors": ancestors}
        if card := self.card(model, steps):
            found["modelCard"] = card
        dates = {"released": model.released, "retired": model.retired, "name-zh": model.name.zh}
        if properties := _properties({**dates, "placeholder": "true" if model.placeholder else ""}):
            found["properties"] = properties
        return found

    def ancestor(self, step: Step, parent: str) -> Data:
        """A model that a step started from, with how sure anyone is of that. Its own component has all else."""
        held = self.export.confidence[step.id]
        about = {
            "model": parent,
            "step": step.id,
            "relation": step.relation,
            "methods": " ".join(step.methods),
            "confidence": held.level,
            "contested": "true" if held.contested else "",
            "marks": " ".join(f"{ability}={mark}" for ability, mark in self.marks.get(step.id, ())),
        }
        name = self.models[parent].name.en
        return {"type": "machine-learning-model", "name": name, "properties": _properties(about)}

    def card(self, model: Thing, steps: Iterable[Step]) -> Data:
        found: Data = {}
        datasets = dict.fromkeys(dataset for step in steps for dataset in step.datasets)
        if datasets:
            found["modelParameters"] = {"datasets": [{"ref": dataset} for dataset in datasets]}
        if scores := self.scores.get(model.id):
            found["quantitativeAnalysis"] = {"performanceMetrics": [self.metric(score) for score in scores]}
        return found

    def metric(self, score: Score) -> Data:
        """A score as it was published; `slice` has the benchmark and the setting."""
        benchmark = self.names[score.benchmark].en
        setting = {
            "shots": score.shots,
            "prompting": score.prompting,
            "version": score.version,
            "filter": score.filter,
            **dict(score.settings),
            "n": "" if score.n is None else str(score.n),
            "standard error": "" if score.stderr is None else repr(score.stderr),
            "source": score.source,
            "at": score.at,
        }
        parts = [benchmark, *(f"{name}: {value}" for name, value in setting.items() if value)]
        value = f"{score.value!r} {score.unit}".rstrip()
        return {"type": score.metric, "value": value, "slice": "; ".join(parts)}
