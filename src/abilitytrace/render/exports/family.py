"""Export → nodes and edges: models joined by steps, as the formats for graphs and pictures need them."""

from collections import Counter
from collections.abc import Collection
from typing import NamedTuple

from abilitytrace.questions.export import Export, Held
from abilitytrace.records import Step, Text, Thing
from abilitytrace.render.words import Words

__all__ = ["Edge", "Family", "caption", "family", "marks", "place"]


class Edge(NamedTuple):
    """A step from one of its inputs to its output. `rivals` counts other steps with the same output."""

    source: str
    step: Step
    held: Held
    methods: tuple[Text, ...]
    rivals: int

    @property
    def doubted(self) -> bool:
        """Whether evidence speaks against the step."""
        return self.held.contested or self.held.level in ("disputed", "refuted")


class Family(NamedTuple):
    """Models in the order of the files, an edge for each input of each step; `alone` are the models that no edge joins."""

    models: tuple[Thing, ...]
    edges: tuple[Edge, ...]
    alone: Collection[str]

    @property
    def drawn(self) -> tuple[Thing, ...]:
        """The models of a picture: without those alone."""
        return tuple(model for model in self.models if model.id not in self.alone)


def family(export: Export) -> Family:
    """The models and steps of an export as a graph. A step without inputs has no edge."""
    names = {method.id: method.name for method in export.methods}
    outputs = Counter(step.output for step in export.steps)
    edges = tuple(
        Edge(
            source=source,
            step=step,
            held=export.confidence[step.id],
            methods=tuple(names[method] for method in step.methods),
            rivals=outputs[step.output] - 1,
        )
        for step in export.steps
        for source in step.inputs
    )
    joined = {model for edge in edges for model in (edge.source, edge.step.output)}
    return Family(export.models, edges, {model.id: None for model in export.models if model.id not in joined}.keys())


def marks(export: Export) -> dict[str, tuple[tuple[str, str], ...]]:
    """Step → pairs of ability and mark, in the order of the files, no pair twice."""
    found: dict[str, dict[tuple[str, str], None]] = {}
    for claim in export.claims:
        if claim.kind == "effect":
            for cause in claim.cause:
                found.setdefault(cause, {}).update(dict.fromkeys(claim.effects))
    return {step: tuple(pairs) for step, pairs in found.items()}


def place(model: Thing, words: Words) -> str:
    """What stands in a model's box: its name and when it came out."""
    return f"{words.pick(model.name)} ({model.released})" if model.released else words.pick(model.name)


def caption(edge: Edge, words: Words) -> str:
    """What stands on a step's arrow: how, by what methods, and how sure anyone is of it."""
    parts = [words.label("relation", edge.step.relation)] if edge.step.relation != "derives" else []
    parts += [words.say("list.comma").join(map(words.pick, edge.methods))] if edge.methods else []
    parts.append(words.label("graded", edge.held.level))
    if edge.held.contested and edge.held.level not in ("disputed", "refuted"):
        parts.append(words.say("confidence.contested"))
    return " · ".join(parts)
