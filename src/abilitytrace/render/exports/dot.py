"""Export → DOT: models and steps for Graphviz."""

from abilitytrace.questions.export import Export
from abilitytrace.render.exports.family import Edge, caption, family, place
from abilitytrace.render.exports.text import one_line, version
from abilitytrace.render.words import Words

__all__ = ["dot"]

# graded level → how its line is drawn: the surer, the fuller
_STYLES = {
    "established": "bold",
    "strong": "solid",
    "moderate": "solid",
    "limited": "dashed",
    "none": "dotted",
    "disputed": "dashed",
    "refuted": "dotted",
}


def dot(export: Export, language: str = "en") -> str:
    """A directed graph, ancestors on the left: confidence as line and label, an imitation with an open arrow head.

    Models that no step joins are left out, unless there are no others.
    """
    drawing, words = family(export), Words(language)
    models = drawing.drawn or drawing.models
    lines = [f"// {version(export)}", "digraph lineage {", "  rankdir=LR;", "  node [shape=box];"]
    if left_out := len(drawing.models) - len(models):
        lines.insert(1, f"// models that no step joins to another are left out: {left_out}")
    lines += [f"  {_quoted(model.id)} [label={_quoted(place(model, words))}];" for model in models]
    lines += [_edge(edge, caption(edge, words)) for edge in drawing.edges]
    return "\n".join([*lines, "}"]) + "\n"


def _edge(edge: Edge, label: str) -> str:
    style = "dashed" if edge.held.contested and edge.held.level != "refuted" else _STYLES[edge.held.level]
    head = ", arrowhead=empty" if edge.step.relation == "imitates" else ""
    ends = f"{_quoted(edge.source)} -> {_quoted(edge.step.output)}"
    return f"  {ends} [label={_quoted(label)}, style={style}{head}];"


def _quoted(text: str) -> str:
    """Text as a string of DOT: the two signs that mean something in one are escaped."""
    escaped = one_line(text).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
