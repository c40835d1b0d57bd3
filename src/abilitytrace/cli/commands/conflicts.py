"""`abilitytrace conflicts`."""

from typing import Annotated

import typer

from abilitytrace.cli.complete import complete
from abilitytrace.cli.session import Session
from abilitytrace.questions.conflicts import conflicts
from abilitytrace.render.pages import conflicts as pages

__all__ = ["command"]


def command(
    session: Session,
    about: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="ABOUT",
            help="A model, claim, attribute, source or any other record; all of them if none is given.",
            autocompletion=complete(),
        ),
    ] = None,
) -> None:
    """Where do sources differ, and who says what?

    Values that exclude each other, models with several accounts of their origin, claims with evidence on both sides, and
    claims that sources state with different confidence. A date that one source knows to the month and another to the day
    is no conflict; values told in different words are shown for the reader to compare.

    Examples: `abilitytrace conflicts` · `abilitytrace conflicts code-davinci-002` ·
    `abilitytrace conflicts parameters` · `abilitytrace conflicts wang2023slides`
    """
    session.answer(conflicts(session.lineage, " ".join(about or ())), pages)
