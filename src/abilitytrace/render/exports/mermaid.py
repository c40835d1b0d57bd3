"""Export → Mermaid: a flowchart of models and steps, small enough for the programs that draw it."""

from abilitytrace.questions.export import Export
from abilitytrace.render.exports.family import Edge, caption, family, place
from abilitytrace.render.exports.refused import TooLarge
from abilitytrace.render.exports.text import one_line, version
from abilitytrace.render.words import Words

__all__ = ["MAX_CHARACTERS", "MAX_EDGES", "mermaid"]

# where Mermaid itself gives up; no line in a diagram can raise either
MAX_EDGES = 500
MAX_CHARACTERS = 50_000
_PLAIN = " -.,()/+'"
# of the signs beyond ASCII only those with which Mermaid itself marks the numbers of characters
_MARKED = "°¶"


def mermaid(export: Export, language: str = "en") -> str:
    """A flowchart, ancestors on the left: arrows are steps, dashed where contested or an imitation.

    Models that no step joins are left out, unless there are no others. Raises TooLarge beyond MAX_EDGES or MAX_CHARACTERS.
    """
    drawing, words = family(export), Words(language)
    if len(drawing.edges) > MAX_EDGES:
        raise _too_large(f"{len(drawing.edges)} arrows, and Mermaid stops at {MAX_EDGES}")
    models = drawing.drawn or drawing.models
    lines = [f"%% {version(export)}", "flowchart LR"]
    if left_out := len(drawing.models) - len(models):
        lines.insert(1, f"%% models that no step joins to another are left out: {left_out}")
    lines += [f'  {_node(model.id)}["{_label(place(model, words))}"]' for model in models]
    lines += [_arrow(edge, _label(caption(edge, words))) for edge in drawing.edges]
    text = "\n".join(lines) + "\n"
    if len(text) > MAX_CHARACTERS:
        raise _too_large(f"{len(text):,} characters, and Mermaid stops at {MAX_CHARACTERS:,}")
    return text


def _too_large(what: str) -> TooLarge:
    way_out = "select less, such as what one model was made from: abilitytrace export mermaid +MODEL"
    return TooLarge(f"the flowchart would have {what}", way_out)


def _node(identifier: str) -> str:
    """An id that Mermaid reads as one: none of its words, such as `end`, and no arrow head, begins like this."""
    return f"m-{identifier}"


def _arrow(edge: Edge, label: str) -> str:
    arrow = "-.->" if edge.doubted or edge.step.relation == "imitates" else "-->"
    return f'  {_node(edge.source)} {arrow}|"{label}"| {_node(edge.step.output)}'


def _label(text: str) -> str:
    """Text between quotes: signs that may mean something to Mermaid are written as the numbers of their characters."""
    return "".join(sign if _is_plain(sign) else f"#{ord(sign)};" for sign in one_line(text))


def _is_plain(sign: str) -> bool:
    return sign.isalnum() or sign in _PLAIN or (not sign.isascii() and sign not in _MARKED)
