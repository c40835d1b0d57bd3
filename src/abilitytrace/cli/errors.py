"""Errors as text: compiler style on stderr, JSON for programs; and the exit codes."""

import json

from abilitytrace.diagnostics import (
    BadLineage,
    Diagnostic,
    LineageError,
    TooMany,
    UnknownName,
    WrongKind,
    article,
    either,
)
from abilitytrace.render.page import visible
from abilitytrace.render.wrap import columns

__all__ = ["EXIT_BAD_INPUT", "EXIT_MISSING", "EXIT_NO", "EXIT_USAGE", "describe", "diagnostic_text", "problem_data"]

EXIT_NO = 1
EXIT_USAGE = 2
EXIT_BAD_INPUT = 3
EXIT_MISSING = 5

# a question shows this many problems of a broken file; `check` shows all
_SHOWN = 10


def describe(error: LineageError, *, as_json: bool) -> str:
    """The message for an error: what was found, what was expected, the way out."""
    if as_json:
        return json.dumps({"error": _as_data(error)}, ensure_ascii=False, indent=2)
    if isinstance(error, UnknownName):
        return _unknown(error)
    if isinstance(error, WrongKind):
        is_kind, wanted = article(error.kind), article(either(error.wanted))
        return (
            f"error[E203]: `{visible(error.name)}` is {is_kind} ({error.identifier}); this needs {wanted}\n"
            f"help: abilitytrace show {error.identifier}"
        )
    if isinstance(error, TooMany):
        return (
            f"error: this question reads every {error.kind}, and there are {error.count:,} of them here\n"
            "help: ask about one of them; abilitytrace search TEXT finds it"
        )
    assert isinstance(error, BadLineage)
    problems = [problem for problem in error.diagnostics if problem.is_error]
    lines = [diagnostic_text(problem) for problem in problems[:_SHOWN]]
    if len(problems) > _SHOWN:
        import shlex

        files = dict.fromkeys(problem.where.path for problem in problems)
        lines.append(f"… and {len(problems) - _SHOWN} more errors")
        lines.append(f"help: abilitytrace check {shlex.join(files)}")
    return "\n".join(line for line in lines if line)


def _unknown(error: UnknownName) -> str:
    lines = [f"error[E202]: unknown {either(error.kinds)} `{visible(error.name)}`"]
    if error.nearest:
        shown = [
            f"`{identifier}`" + (f" ({visible(name)})" if name != identifier else "")
            for name, identifier, _ in error.nearest
        ]
        lines.append(f"help: did you mean {' or '.join(shown)}?")
    plurals = [f"{kind}s".replace("ys", "ies") for kind in error.kinds[:1]]
    lines.append(" ".join(("help: abilitytrace list", *plurals)))
    return "\n".join(lines)


def diagnostic_text(problem: Diagnostic, width: int = 120) -> str:
    """One problem with its place, the line and a caret; of a line too long for the width, what is around the caret."""
    level = "error" if problem.is_error else "warning"
    where = problem.where
    place = f"{where.path}:{where.line}:{where.column}" if where.line else where.path
    lines = [f"{visible(place)}: {level}[{problem.code}]: {visible(problem.message)}"]
    if problem.line_text.strip() and where.line:
        gutter = f"{where.line:>5} | "
        before, word, after = _around(problem, width - len(gutter))
        lines.append(f"{gutter}{before}{word}{after}")
        lines.append(f"{gutter[-2:]:>{len(gutter)}}{' ' * columns(before)}{'^' * max(columns(word), 1)}")
    if problem.help:
        lines.append(f"  help: {visible(problem.help)}")
    return "\n".join(lines)


def _around(problem: Diagnostic, room: int) -> tuple[str, str, str]:
    """The line before the problem, at it and behind it, cut so that the three fit into so many columns of a terminal."""
    text, at = problem.line_text, problem.where.column - 1
    if len(text) <= room and columns(visible(text)) <= room:
        end = at + problem.length
        return visible(text[:at]), visible(text[at:end]), visible(text[end:])
    word = _cut(visible(text[at : at + min(problem.length, room)]), room * 2 // 3)
    left = visible(text[max(at - room, 0) : at])
    kept = _cut(left[::-1], (room - columns(word)) * 2 // 3)[::-1]
    if len(kept) < len(left) or at > room:
        kept = f"…{_cut(kept[1:], len(kept))}"
    rest = room - columns(kept) - columns(word)
    right = visible(text[at + problem.length : at + problem.length + room])
    after = _cut(right, rest)
    if len(after) < len(right) or at + problem.length + room < len(text):
        after = f"{_cut(right, rest - 1)}…"
    return kept, word, after


def _cut(text: str, room: int) -> str:
    """The beginning of a text that fits into so many columns."""
    while columns(text) > room:
        text = text[: max(room - 1, len(text) * room // (columns(text) + 1))] if len(text) > room else text[:-1]
    return text


def _as_data(error: LineageError) -> dict[str, object]:
    if isinstance(error, UnknownName):
        nearest = [{"name": name, "id": identifier, "kind": kind} for name, identifier, kind in error.nearest]
        return {"code": "E202", "name": error.name, "expected": list(error.kinds), "nearest": nearest}
    if isinstance(error, WrongKind):
        return {
            "code": "E203",
            "name": error.name,
            "id": error.identifier,
            "kind": error.kind,
            "expected": list(error.wanted),
        }
    if isinstance(error, TooMany):
        return {"code": "too-many", "kind": error.kind, "count": error.count}
    assert isinstance(error, BadLineage)
    return {"code": "lineage", "problems": [problem_data(problem) for problem in error.diagnostics]}


def problem_data(problem: Diagnostic) -> dict[str, object]:
    """One problem as plain JSON data."""
    where = problem.where
    place = {"path": where.path, "line": where.line, "column": where.column}
    return {"code": problem.code, **place, "message": problem.message, "help": problem.help}
