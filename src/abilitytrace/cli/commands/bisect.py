"""`abilitytrace bisect`."""

from typing import Annotated

import typer

from abilitytrace.cli.complete import complete
from abilitytrace.cli.errors import EXIT_NO
from abilitytrace.cli.options import Model
from abilitytrace.cli.session import Session
from abilitytrace.questions.bisect import bisect
from abilitytrace.render.pages import bisect as pages

__all__ = ["command"]


def command(
    session: Session,
    benchmark: Annotated[str, typer.Argument(help="A benchmark.", autocompletion=complete("benchmark"))],
    model: Model,
    source: Annotated[
        str, typer.Option("--source", "-s", help="Only scores from this source.", autocompletion=complete("source"))
    ] = "",
) -> int:
    """Which checkpoint should be measured next, to find where a score changed?

    On the way to MODEL: where a score surely changed between two measured models, the unmeasured ones between them, ranked
    by how much doubt about the step their score is expected to take away, and the items needed. Exit code 1 when there is
    nothing to measure.

    Examples: `abilitytrace bisect gsm8k our-chat --graph ours.yaml` · `abilitytrace bisect gsm8k text-davinci-003`
    """
    answer = bisect(session.lineage, benchmark, model, source=source)
    session.answer(answer, pages)
    return 0 if answer.stretches else EXIT_NO
