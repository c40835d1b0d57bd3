"""`abilitytrace check`."""

import hashlib
from pathlib import Path
from typing import Annotated

import typer

from abilitytrace.cli.errors import EXIT_BAD_INPUT, EXIT_NO, diagnostic_text
from abilitytrace.cli.session import Session
from abilitytrace.questions.check import Checked, Report, check_all, check_files, check_store
from abilitytrace.render.github import render_github
from abilitytrace.render.page import visible
from abilitytrace.render.pages import check as pages
from abilitytrace.store.cache import is_store

__all__ = ["FORMATS", "command"]


def _sarif(checked: Checked) -> str:
    from abilitytrace.checks.codes import CODES
    from abilitytrace.render.sarif import render_sarif

    return render_sarif(checked, CODES.values())


FORMATS = {"github": render_github, "sarif": _sarif}


def command(
    session: Session,
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[FILE]...",
            help="Lineage files to check; without any, the built-in one with what --graph lays over it.",
            readable=False,
        ),
    ] = None,
) -> int:
    """Find every problem in lineage files: each with its file, line and column, and the way out.

    A file that builds on the built-in lineage is checked over it, and only what is wrong with that file is told; with
    --no-builtin it is checked alone. --format github annotates a pull request, sarif is for code scanning.

    Examples: `abilitytrace check` · `abilitytrace check ours.yaml` · `abilitytrace check ours.yaml --format sarif`
    """
    session.query = {"files": [str(file) for file in files or ()]}
    report = _report(session, tuple(files or ()))
    checked = report.checked
    lines = [visible(line) for line in pages.summary(checked, session.words)]
    if session.format == "json":
        digest = hashlib.sha256("\n".join(file.sha256 for file in checked.files).encode()).hexdigest()
        typer.echo(session.as_json(checked, title=report.title, sha256=digest), nl=False)
    elif session.format in FORMATS:
        typer.echo(FORMATS[session.format](checked), nl=False)
        typer.echo(lines[0], err=True)
    elif session.format == "text":
        for problem in report.diagnostics:
            typer.echo(diagnostic_text(problem, session.screen.width))
        typer.echo("\n".join(lines), err=bool(report.diagnostics))
    else:
        typer.echo(session.drawn(pages.page(checked, session.words)), nl=False)
    if report.unreadable:
        return EXIT_BAD_INPUT
    return EXIT_NO if checked.errors else 0


def _report(session: Session, files: tuple[Path, ...]) -> Report:
    stores = [path for path in files or session.files if is_store(path)]
    if stores and len(files) > 1:
        session.usage(f"`{stores[0]}` is a store: check it alone")
    if stores:
        return check_store(stores[0])
    if not files:
        return check_all(session.files)
    return check_files(files, session.base, always=session.has_own_files)
