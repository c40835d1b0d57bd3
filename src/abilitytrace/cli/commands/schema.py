"""`abilitytrace schema`."""

import json
from typing import Annotated

import typer

from abilitytrace.cli.schemas import ANSWERS, LINEAGE, schema_of
from abilitytrace.cli.session import Session
from abilitytrace.render.page import visible

__all__ = ["command"]


def command(
    session: Session,
    name: Annotated[
        str,
        typer.Argument(
            help="lineage, a command, or a schema it names in its output.",
            autocompletion=lambda: [LINEAGE, *ANSWERS],
        ),
    ] = "",
) -> None:
    """The JSON Schema of lineage files (lineage), or of what a command prints with --format json.

    Without a name, the names of all schemas. Within a version, fields are only added.

    Examples: `abilitytrace schema` · `abilitytrace schema lineage` · `abilitytrace schema origin`
    """
    if not name:
        typer.echo("".join(f"abilitytrace/{known}@1\n" for known in (LINEAGE, *ANSWERS)), nl=False)
        return
    wanted = name.removeprefix("abilitytrace/").removesuffix("@1")
    if wanted not in (LINEAGE, *ANSWERS):
        from abilitytrace.reading.nearest import did_you_mean

        near = did_you_mean(wanted, (LINEAGE, *ANSWERS))
        listed = f"{near} " if near else ""
        session.usage(f"there is no schema `{visible(name)}`: {listed}`abilitytrace schema` lists them")
    typer.echo(json.dumps(schema_of(wanted), ensure_ascii=False, indent=2))
