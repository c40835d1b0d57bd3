"""`abilitytrace changes`."""

from typing import Annotated

import typer

from abilitytrace.cli.complete import complete
from abilitytrace.cli.errors import EXIT_NO
from abilitytrace.cli.session import Session
from abilitytrace.questions.changes import Moved, changes
from abilitytrace.render.pages import changes as pages

__all__ = ["command"]


def command(
    session: Session,
    claim: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="CLAIM",
            help="A claim or step: its id, or words that fit one claim only; any other name gives the claims about it "
            "that moved, and no name all that did.",
            autocompletion=complete("claim", "step"),
        ),
    ] = None,
) -> int:
    """How did the belief in a claim move?

    When it was stated and with which confidence, how the evidence grades it at the end of every year since and on each
    date on which that changed, the finding behind each change, and the points for and against year by year. Each date is
    graded by today's rule with the evidence known then.

    Examples: `abilitytrace changes code-training-gives-cot` · `abilitytrace changes alignment tax` ·
    `abilitytrace changes` · `abilitytrace changes rlhf`
    """
    answer = changes(session.lineage, " ".join(claim or ()))
    if isinstance(answer, Moved):
        session.answer(answer, pages, name="changes-all")
        return 0
    session.answer(answer, pages)
    return 0 if answer.known else EXIT_NO
