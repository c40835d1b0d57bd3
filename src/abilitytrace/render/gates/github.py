"""Gate → workflow commands of GitHub Actions: an annotation for each comparison that is not ok, and one for the verdict."""

from abilitytrace.questions.gate import Gate
from abilitytrace.render.gates.told import comparison, label_of, summary
from abilitytrace.render.page import visible

__all__ = ["render_github"]

_LEVELS = {"regressed": "error", "incomplete": "error", "undecided": "warning", "passed": "notice"}


def render_github(answer: Gate) -> str:
    """The commands, a line each, then the verdict as plain text for whoever reads the log."""
    level = {**_LEVELS, "undecided": "error" if answer.strict else "warning"}[answer.outcome]
    doubtful = "error" if answer.strict else "warning"
    lines = []
    for line in answer.lines:
        if line.outcome != "ok":
            kind = "error" if line.outcome == "regressed" else doubtful
            lines.append(_command(kind, f"gate: {label_of(answer, line)}", comparison(answer, line)))
    for apart in answer.apart:
        text = f"not comparable: other {', '.join(apart.differs)}"
        lines.append(_command("warning", f"gate: {_name(apart.benchmark.name.en)}", text))
    lines += [
        _command("warning", f"gate: {_name(one.benchmark.name.en)}", f"no score of {_name(one.model.name.en)}")
        for one in answer.missing
        if one.model == answer.candidate
    ]
    lines.append(_command(level, f"gate: {answer.outcome}", summary(answer)))
    lines.append(f"gate: {summary(answer)}")
    return "".join(f"{line}\n" for line in lines)


def _name(text: str) -> str:
    return visible(text)


def _command(kind: str, title: str, message: str) -> str:
    return f"::{kind} title={_escaped(title, property_=True)}::{_escaped(message)}"


def _escaped(text: str, *, property_: bool = False) -> str:
    """The text as the runner unescapes it: `%` and line ends, in a property also what would end it."""
    escapes = {"%": "%25", "\r": "%0D", "\n": "%0A"}
    if property_:
        escapes |= {":": "%3A", ",": "%2C"}
    return "".join(escapes.get(character, character) for character in text)
