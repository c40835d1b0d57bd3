"""`abilitytrace scores`."""

from typing import Annotated

import typer

from abilitytrace.cli.complete import complete
from abilitytrace.cli.session import Session
from abilitytrace.questions.scores import scores
from abilitytrace.render.pages import scores as pages

__all__ = ["command"]


def command(
    session: Session,
    name: Annotated[
        str,
        typer.Argument(
            metavar="MODEL_OR_BENCHMARK",
            help="A model or benchmark: id, name or alias.",
            autocompletion=complete("model", "benchmark"),
        ),
    ],
    source: Annotated[
        str, typer.Option("--source", "-s", help="Only scores from this source.", autocompletion=complete("source"))
    ] = "",
) -> None:
    """What was measured of a model, or on a benchmark?

    Every score in tables by source and setting, the parts of a suite under it. Scores compare only inside one source
    and setting: the same metric, number of examples and way of prompting.

    Examples: `abilitytrace scores gsm8k` · `abilitytrace scores text-davinci-002 --source zheng2023gptfathom` ·
    `abilitytrace scores BBH`
    """
    session.answer(scores(session.lineage, name, source), pages)
