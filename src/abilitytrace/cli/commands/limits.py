"""`abilitytrace limits`."""

from typing import Annotated

import typer

from abilitytrace.cli.complete import complete
from abilitytrace.cli.session import Session
from abilitytrace.questions.limits import limits
from abilitytrace.render.pages import limits as pages

__all__ = ["command"]


def command(
    session: Session,
    model: Annotated[
        str,
        typer.Argument(
            help="A model: id, name or alias; all limits of all models if none is given.",
            autocompletion=complete("model"),
        ),
    ] = "",
) -> None:
    """What can a model not do?

    The limits that are claimed of the model, its series and the models it descends from, with examples and both
    confidences, the best founded first.

    Examples: `abilitytrace limits chatgpt` · `abilitytrace limits GPT-3 --as-of 2022-12` · `abilitytrace limits`
    """
    session.answer(limits(session.lineage, model), pages)
