"""`abilitytrace origin`."""

from typing import Annotated

import typer

from abilitytrace.cli.complete import complete
from abilitytrace.cli.options import Ability
from abilitytrace.cli.session import Session
from abilitytrace.questions.origin import origin
from abilitytrace.render.pages import origin as pages

__all__ = ["command"]


def command(
    session: Session,
    ability: Ability,
    model: Annotated[
        str,
        typer.Option(
            "--model", "-m", help="Only what happened on the way to this model.", autocompletion=complete("model")
        ),
    ] = "",
) -> None:
    """Where does an ability come from?

    The first model that shows it, the steps that led there, each cause with the confidence its authors state and the
    one graded from all evidence, rival causes, what later steps did to it, and what is still open.

    Examples: `abilitytrace origin cot` · `abilitytrace origin 上下文学习 --as-of 2022-12` ·
    `abilitytrace origin icl --model chatgpt`
    """
    session.answer(origin(session.lineage, ability, model), pages)
