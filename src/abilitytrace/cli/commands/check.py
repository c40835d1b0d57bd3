"""`abilitytrace check`."""

from pathlib import Path
from typing import Annotated

import typer

from abilitytrace.cli.errors import EXIT_NO, diagnostic_text
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
    for problem in problems:
        typer.echo(diagnostic_text(problem))
    errors = sum(problem.is_error for problem in problems)
    counts = f"{len(read.draft.definitions)} records, {len(read.draft.evidence)} lines of evidence in {len(read.inputs)} files"
    typer.echo(f"{counts}: {errors} errors, {len(problems) - errors} warnings", err=bool(problems))
    return EXIT_NO if errors else 0
