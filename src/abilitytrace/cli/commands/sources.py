"""`abilitytrace sources`."""

from typing import Annotated

import typer

from abilitytrace.cli.complete import complete
from abilitytrace.cli.errors import EXIT_NO
from abilitytrace.cli.session import Session
from abilitytrace.questions.sources import OneSource, Sources, sources
from abilitytrace.render.pages import sources as pages

__all__ = ["FORMATS", "command"]


def command(
    session: Session,
    source: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="ID|TEXT",
            help="One or more sources by id, name or alias, or words of a title, an author or a note.",
            autocompletion=complete("source"),
        ),
    ] = None,
) -> int:
    """The sources, as citations and as BibTeX.

    All by date, or those that hold some words; for one, its address, the claims and steps it supports or disputes,
    what it gives values for, and remarks. With --format bibtex, entries for a bibliography.

    Examples: `abilitytrace sources` · `abilitytrace sources wei2022cot` · `abilitytrace sources in-context learning` ·
    `abilitytrace sources wei2022cot kojima2022zeroshot --format bibtex`
    """
    answer = sources(session.lineage, tuple(name.strip() for name in source or () if name.strip()))
    if isinstance(answer, Sources):
        session.answer(answer, pages)
        return 0
    session.answer(answer, pages, name="sources-one")
    return 0 if answer.known else EXIT_NO


def _bibtex(answer: Sources | OneSource) -> str:
    """The sources of an answer as BibTeX; nothing for one that was not out on the date."""
    from abilitytrace.render.bibtex import render_bibtex

    if isinstance(answer, OneSource):
        return render_bibtex([answer.source] if answer.known else [])
    return render_bibtex(answer.sources)


# a format of this command alone
FORMATS = {"bibtex": _bibtex}
