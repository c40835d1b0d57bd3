"""`abilitytrace questions`."""

from typing import Annotated

import typer

from abilitytrace.cli.complete import complete
from abilitytrace.cli.session import Session
from abilitytrace.questions.open_questions import open_questions
from abilitytrace.render.pages import open_questions as pages

__all__ = ["command"]


def command(
    session: Session,
    about: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="ABOUT",
            help="Only questions about this: any id, name or alias, or the id of one question.",
            autocompletion=complete(),
        ),
    ] = None,
    open_: Annotated[bool, typer.Option("--open", help="Only those that nobody has anything on yet.")] = False,
) -> None:
    """What is open, and what changed since?

    Each question nobody has settled, who raised it, the experiment that would settle it, and what sources say on it,
    newest first. Without ABOUT, the two newest findings on each.

    Examples: `abilitytrace questions` · `abilitytrace questions cot` · `abilitytrace questions 上下文学习 --open` ·
    `abilitytrace questions is-code-the-cause-of-cot`
    """
    session.answer(open_questions(session.lineage, " ".join(about or ()).strip(), open_only=open_), pages)
