"""`abilitytrace check`."""

import json
from pathlib import Path
from typing import Annotated

import typer

from abilitytrace.cli.errors import EXIT_BAD_INPUT, EXIT_NO, diagnostic_text, problem_data
from abilitytrace.cli.session import Session

__all__ = ["command"]


def command(
    session: Session,
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            help="Lineage files to check on their own; without any, the built-in one with what --graph lays over it."
        ),
    ] = None,
) -> int:
    """Find every problem in lineage files: each with its file, line and column, and the way out.

    Examples: `abilitytrace check` · `abilitytrace check ours.yaml` · `abilitytrace check --graph ours.yaml`
    """
    from abilitytrace.checks import check
    from abilitytrace.reading.files import read_files

    read = read_files(tuple(files or session.files))
    problems = check(read.draft)
    errors = sum(problem.is_error for problem in problems)
    if session.format == "json":
        typer.echo(
            json.dumps({"problems": [problem_data(problem) for problem in problems]}, ensure_ascii=False, indent=2)
        )
    else:
        for problem in problems:
            typer.echo(diagnostic_text(problem))
        found = [
            _counted(len(read.draft.definitions), "record"),
            _counted(len(read.draft.evidence), "line", " of evidence"),
        ]
        faults = [_counted(errors, "error"), _counted(len(problems) - errors, "warning")]
        typer.echo(
            f"{', '.join(found)} in {_counted(len(read.inputs), 'file')}: {', '.join(faults)}", err=bool(problems)
        )
        if files and any(problem.code == "E202" for problem in problems):
            typer.echo("help: a file that builds on the built-in lineage is checked with --graph FILE", err=True)
    if read.draft.unreadable:
        return EXIT_BAD_INPUT
    return EXIT_NO if errors else 0


def _counted(count: int, noun: str, rest: str = "") -> str:
    """`1 file`, `2 files`."""
    return f"{count} {noun}{'' if count == 1 else 's'}{rest}"
