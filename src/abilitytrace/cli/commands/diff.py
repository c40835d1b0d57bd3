"""`abilitytrace diff`."""

from typing import Annotated

import typer

from abilitytrace.cli.errors import EXIT_NO
from abilitytrace.cli.options import Model
from abilitytrace.cli.session import Session
from abilitytrace.questions.diff import diff
from abilitytrace.render.pages import diff as pages

__all__ = ["command"]


def command(
    session: Session,
    a: Model,
    b: Model,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help="Exit with 1 when something was gained or lost.")
    ] = False,
) -> int:
    """What did one model gain and lose against another?

    From the point where their ways part: gained, restored, lost, kept and unknown abilities, each with the step that
    did it, the evidence and both confidences; and the specs that differ.

    Examples: `abilitytrace diff text-davinci-002 text-davinci-003` · `abilitytrace diff chatgpt text-davinci-003`
    """
    answer = diff(session.lineage, a, b)
    session.answer(answer, pages)
    moved = any(change.verdict in ("gained", "restored", "lost") for change in answer.changes)
    return EXIT_NO if exit_code and moved else 0
