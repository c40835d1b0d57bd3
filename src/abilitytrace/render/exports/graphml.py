"""Export → GraphML: models and steps with their attributes, for programs that analyse graphs."""

from typing import Any

from abilitytrace.questions.export import Export
from abilitytrace.records import Thing
from abilitytrace.render.exports.family import Edge, family, marks
from abilitytrace.render.exports.text import shown, version

__all__ = ["graphml"]


def graphml(export: Export) -> str:
    """A directed graph with a node for each model and an edge for each input of each step, by networkx."""
    # loads networkx
    from abilitytrace import graph

    drawing, of_step = family(export), marks(export)
    about = {"generator": version(export), "sha256": export.sha256, "rule": export.rule, "as_of": export.asked.as_of}
    nodes = [(model.id, _given(_model(model))) for model in drawing.models]
    edges = [
        (edge.source, edge.step.output, _given(_step(edge, of_step.get(edge.step.id, ())))) for edge in drawing.edges
    ]
    return graph.graphml({name: value for name, value in about.items() if value}, nodes, edges)


def _model(model: Thing) -> dict[str, Any]:
    return {
        "name": model.name.en,
        "name_zh": model.name.zh,
        "developer": model.developer,
        "released": model.released,
        "retired": model.retired,
        "placeholder": model.placeholder,
    }


def _step(edge: Edge, effects: tuple[tuple[str, str], ...]) -> dict[str, Any]:
    step, held = edge.step, edge.held
    return {
        "step": step.id,
        "relation": step.relation,
        "methods": " ".join(step.methods),
        "datasets": " ".join(step.datasets),
        "date": step.date,
        "until": step.until,
        "marks": " ".join(f"{ability}={mark}" for ability, mark in effects),
        "confidence": held.level,
        "contested": held.contested,
        "points_for": held.graded.supports,
        "points_against": held.graded.disputes,
        "rivals": edge.rivals,
    }


def _given(attributes: dict[str, Any]) -> dict[str, Any]:
    """The attributes that say something, without characters that XML forbids."""
    return {
        name: shown(value) if isinstance(value, str) else value for name, value in attributes.items() if value != ""
    }
