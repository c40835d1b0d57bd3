"""`abilitytrace search`."""

from typing import Annotated

import typer

from abilitytrace.cli.errors import EXIT_NO
from abilitytrace.cli.kinds import check_quiet, complete_kind, kind_of
from abilitytrace.cli.session import Session
from abilitytrace.questions.search import search
from abilitytrace.render.pages import search as pages

__all__ = ["command"]


def command(
    session: Session,
    text: Annotated[list[str], typer.Argument(metavar="TEXT", help="Words to look for, English or Chinese.")],
    kind: Annotated[
        str, typer.Option("--kind", metavar="KIND", help="Only records of this kind.", autocompletion=complete_kind)
    ] = "",
    limit: Annotated[int, typer.Option("--limit", "-n", min=0, help="How many hits to show; 0 for all.")] = 20,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print ids only.")] = False,
) -> int:
    """Full-text search over all records, Chinese too.

    Finds records that hold all the words, in names, meanings, values, notes and evidence; Latin words by their
    beginning. Exits with 1 when there are none.

    Examples: `abilitytrace search alignment tax` · `abilitytrace search 思维链 代码` ·
    `abilitytrace search GSM8K --kind claims`
    """
    if not " ".join(text).strip():
        session.usage("search for what? give some words")
    check_quiet(session, quiet=quiet)
    answer = search(session.lineage, " ".join(text), kind_of(session, kind), limit)
    if quiet:
        typer.echo("".join(f"{hit.id}\n" for group in answer.groups for hit in group.hits), nl=False)
    else:
        session.answer(answer, pages)
    return 0 if answer.total else EXIT_NO
