"""Errors as text: compiler style on stderr, JSON for programs; and the exit codes."""

import json
import shlex

from abilitytrace.diagnostics import BadLineage, Diagnostic, LineageError, UnknownName, WrongKind, article, either
from abilitytrace.render.page import visible

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
    assert isinstance(error, BadLineage)
    problems = [problem for problem in error.diagnostics if problem.is_error]
    lines = [diagnostic_text(problem) for problem in problems[:_SHOWN]]
    if len(problems) > _SHOWN:
        lines.append(f"… and {len(problems) - _SHOWN} more errors")
    files = dict.fromkeys(problem.where.path for problem in problems)
    lines.append(
        f"help: abilitytrace check {' '.join(shlex.quote(path) for path in files)}" if len(problems) > _SHOWN else ""
    )
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


def diagnostic_text(problem: Diagnostic) -> str:
    """One problem with its place, the line and a caret."""
    level = "error" if problem.is_error else "warning"
    where = problem.where
    place = f"{where.path}:{where.line}:{where.column}" if where.line else where.path
    lines = [f"{visible(place)}: {level}[{problem.code}]: {visible(problem.message)}"]
    if problem.line_text.strip() and where.line:
        # the caret counts columns of the terminal, where a Chinese character takes two
        from rich.cells import cell_len

        at = where.column - 1
        start = max(at - 59, 0)
        text, before, word = (
            visible(problem.line_text[from_:to])
            for from_, to in ((start, start + 110), (start, at), (at, at + problem.length))
        )
        gutter = f"{where.line:>5} | "
        lines.append(f"{gutter}{text}")
        lines.append(f"{gutter[-2:]:>{len(gutter)}}{' ' * cell_len(before)}{'^' * min(max(cell_len(word), 1), 60)}")
    if problem.help:
        lines.append(f"  help: {visible(problem.help)}")
    return "\n".join(lines)


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
    assert isinstance(error, BadLineage)
    return {"code": "lineage", "problems": [problem_data(problem) for problem in error.diagnostics]}


def problem_data(problem: Diagnostic) -> dict[str, object]:
    """One problem as plain JSON data."""
    where = problem.where
    place = {"path": where.path, "line": where.line, "column": where.column}
    return {"code": problem.code, **place, "message": problem.message, "help": problem.help}
