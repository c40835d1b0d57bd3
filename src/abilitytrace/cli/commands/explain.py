"""`abilitytrace explain`."""

import json
from typing import Annotated

import typer

from abilitytrace.cli.errors import EXIT_BAD_INPUT
from abilitytrace.cli.session import Session
from abilitytrace.diagnostics import UnknownName
from abilitytrace.questions.explain import Codes, Explained, explain, explain_all
from abilitytrace.records import Text
from abilitytrace.render.page import visible
from abilitytrace.render.pages import explain as pages

__all__ = ["command"]


def _codes() -> list[str]:
    """All codes, for the shell."""
    from abilitytrace.checks.codes import CODES

    return list(CODES)


def command(
    session: Session,
    code: Annotated[
        str, typer.Argument(help="A code that `check` printed; all codes without one.", autocompletion=_codes)
    ] = "",
) -> int:
    """What does a code of a problem mean, and how is it put right?

    With a file that has the problem and one that has not.

    Examples: `abilitytrace explain` · `abilitytrace explain E202` · `abilitytrace explain W404 --lang zh`
    """
    answer: Explained | Codes
    try:
        answer = explain(code) if code.strip() else explain_all()
    except UnknownName as error:
        _tell(session, error)
        return EXIT_BAD_INPUT
    if session.format == "md":
        text = pages.as_markdown(answer, session.words)
    elif session.format == "json":
        name = "explain" if isinstance(answer, Explained) else "explain-all"
        text = session.as_json(answer, name=name, title=Text(""), sha256="")
    else:
        text = session.drawn(pages.page(answer, session.words))
    session.show(text)
    return 0


def _tell(session: Session, error: UnknownName) -> None:
    """Says that there is no such code, and which one may be meant."""
    if session.format == "json":
        nearest = [identifier for _, identifier, _ in error.nearest]
        typer.echo(json.dumps({"error": {"code": "explain", "name": error.name, "nearest": nearest}}), err=True)
        return
    typer.echo(f"error: there is no code `{visible(error.name)}`", err=True)
    for name, identifier, _ in error.nearest:
        typer.echo(f"help: did you mean {identifier}? ({name})", err=True)
    typer.echo("help: abilitytrace explain lists all codes", err=True)
