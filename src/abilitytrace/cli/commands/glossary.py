"""`abilitytrace glossary`."""

from typing import Annotated

import typer

from abilitytrace.cli.complete import complete
from abilitytrace.cli.errors import EXIT_NO
from abilitytrace.cli.session import Session
from abilitytrace.questions.glossary import glossary, meaning
from abilitytrace.render.pages import glossary as pages

__all__ = ["command"]


def command(
    session: Session,
    term: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="TERM",
            help="A word, English or Chinese; all terms without one.",
            autocompletion=complete("term", "method", "ability"),
        ),
    ] = None,
) -> int:
    """What does a word mean?

    The terms of the field in English and Chinese with their meaning; for one term also its other names, its source,
    and what to see next. A method, ability, attribute, data set or benchmark explains itself where no term does.

    Examples: `abilitytrace glossary` · `abilitytrace glossary RLHF` · `abilitytrace glossary 涌现能力` ·
    `abilitytrace glossary context window`
    """
    word = " ".join(term or ()).strip()
    if not word:
        session.answer(glossary(session.lineage), pages)
        return 0
    answer = meaning(session.lineage, word)
    session.answer(answer, pages, name="glossary-term")
    return 0 if answer.known else EXIT_NO
