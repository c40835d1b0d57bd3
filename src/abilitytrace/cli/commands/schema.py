"""`abilitytrace schema`."""

import json
from typing import Annotated

import typer

from abilitytrace.cli.schemas import ANSWERS, schema_of
from abilitytrace.cli.session import Session

__all__ = ["command"]


def command(
    session: Session,
    name: Annotated[
        str, typer.Argument(help="A command, or a schema it names in its output.", autocompletion=lambda: list(ANSWERS))
    ] = "",
) -> None:
    """The JSON Schema of what a command prints with --format json.

    Without a name, the names of all schemas. Within a version, fields are only added.

    Examples: `abilitytrace schema` · `abilitytrace schema origin`
    """
    if not name:
        typer.echo("".join(f"abilitytrace/{known}@1\n" for known in ANSWERS), nl=False)
        return
    wanted = name.removeprefix("abilitytrace/").removesuffix("@1")
    if wanted not in ANSWERS:
        session.usage(f"there is no schema `{name}`: `abilitytrace schema` lists them")
    typer.echo(json.dumps(schema_of(wanted), ensure_ascii=False, indent=2))
