"""`abilitytrace path`."""

from typing import Annotated

import typer

from abilitytrace.cli.errors import EXIT_NO
from abilitytrace.cli.options import Model
from abilitytrace.cli.session import Session
from abilitytrace.questions.path import path
from abilitytrace.render.pages import path as pages

__all__ = ["command"]


def command(
    session: Session,
    a: Model,
    b: Model,
    every: Annotated[bool, typer.Option("--all", help="Every route, the best founded first.")] = False,
) -> int:
    """How does one model descend from another?

    The best founded route from A to B: each step with its date, methods and graded confidence, and the weakest of them,
    which is all that the route is worth. Exits with 1 where no route is known or the only ones are refuted, and says
    what the two share.

    Examples: `abilitytrace path gpt-3 chatgpt` · `abilitytrace path code-davinci-002 text-davinci-003 --all`
    """
    answer = path(session.lineage, a, b, every=every)
    session.answer(answer, pages)
    is_found = any(route.level != "refuted" for route in answer.routes) and answer.relation == "descends"
    return 0 if is_found or answer.relation == "same" else EXIT_NO
