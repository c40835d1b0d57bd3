"""`abilitytrace compare`."""

from typing import Annotated

import typer

from abilitytrace.cli.complete import complete
from abilitytrace.cli.session import Session
from abilitytrace.questions.compare import FEWEST, MOST, compare
from abilitytrace.render.pages import compare as pages

__all__ = ["command"]


def command(
    session: Session,
    models: Annotated[
        list[str],
        typer.Argument(
            metavar="MODEL MODEL [MODEL]...",
            help="Two to six models: ids, names or aliases.",
            autocompletion=complete("model"),
        ),
    ],
) -> None:
    """Models side by side: how they are related, their specs, marks and scores.

    Values on which sources differ are shown with their sources, and what is unknown stays blank. Scores stand side by
    side only inside one source and setting; where marks and measurements disagree, that is said.

    Examples: `abilitytrace compare text-davinci-003 chatgpt` · `abilitytrace compare GPT-3 OPT BLOOM`
    """
    if not FEWEST <= len(models) <= MOST:
        session.usage(f"compare takes {FEWEST} to {MOST} models, not {len(models)}")
    answer = compare(session.lineage, *models)
    if len(answer.models) < FEWEST:
        session.usage(f"all of these names mean one model, {answer.models[0].model.id}")
    session.answer(answer, pages)
