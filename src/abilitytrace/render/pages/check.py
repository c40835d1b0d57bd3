"""The page of `check` for Markdown and plain text, and the lines that sum up a check on the screen."""

from abilitytrace.questions.check import BUILTIN, Checked, Problem
from abilitytrace.render.page import Line, Page, Span, Table
from abilitytrace.render.words import Words

__all__ = ["page", "summary"]


def page(answer: Checked, words: Words) -> Page:
    """The problems as a table; as rows: path, line, column, severity, code, message, way out."""
    rows = [
        (p.path, str(p.line), str(p.column), p.severity, p.code, p.message, p.help) for p in answer.problems
    ]  # fmt: skip
    blocks = []
    if answer.problems:
        columns = tuple(words.say(f"check.column-{column}") for column in ("place", "code", "problem", "help"))
        blocks.append(Table(columns, tuple(_row(problem) for problem in answer.problems), flexible=(2, 3)))
    return Page(tuple((Span(line),) for line in summary(answer, words)), tuple(blocks), tuple(rows))


def _row(problem: Problem) -> tuple[Line, ...]:
    place = f"{problem.path}:{problem.line}:{problem.column}" if problem.line else problem.path
    return tuple((Span(text),) for text in (place, problem.code, problem.message, problem.help))


def summary(answer: Checked, words: Words) -> list[str]:
    """What was read and how much is wrong with it; then what it was laid over, and how to learn more."""
    counts = {name: words.plural(f"check.{name}", getattr(answer, name)) for name in ("records", "evidence")}
    faults = {name: words.plural(f"check.{name}", getattr(answer, name)) for name in ("errors", "warnings")}
    files = words.plural("check.files", len(answer.files))
    lines = [words.say("check.summary", **counts, files=files, **faults)]
    if answer.over == (BUILTIN,):
        lines.append(words.say("check.over-builtin"))
    elif answer.over:
        lines.append(words.say("check.over", files=", ".join(answer.over)))
    if answer.problems:
        lines.append(
            words.say("check.explain", code=min(answer.problems, key=lambda problem: problem.severity != "error").code)
        )
    return lines
