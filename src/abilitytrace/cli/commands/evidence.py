"""`abilitytrace evidence`."""

from typing import Annotated

import typer

from abilitytrace.cli.complete import complete
from abilitytrace.cli.errors import EXIT_NO
from abilitytrace.cli.session import Session
from abilitytrace.questions.evidence import About, evidence, rule
from abilitytrace.render.pages import evidence as pages

__all__ = ["command"]


def command(
    session: Session,
    subject: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="CLAIM_OR_STEP",
            help="A claim or step: its id, or words that fit one claim only; any other name lists the claims about it.",
            autocompletion=complete("claim", "step"),
        ),
    ] = None,
    rule_: Annotated[bool, typer.Option("--rule", help="Print the grading rule.")] = False,
) -> int:
    """What speaks for and against a claim or step?

    How sure its sources are and how the evidence grades it, every line of evidence with its source, the account of
    the grade, rival explanations, and all sources with their addresses.

    Examples: `abilitytrace evidence code-training-gives-cot` · `abilitytrace evidence code gives cot` ·
    `abilitytrace evidence to-text-davinci-002` · `abilitytrace evidence cot` · `abilitytrace evidence --rule`
    """
    if rule_:
        session.answer(rule(), pages, name="evidence-rule")
        return 0
    name = " ".join(subject or ()).strip()
    if not name:
        session.usage("which claim or step? give an id or some words of it, or --rule")
    answer = evidence(session.lineage, name)
    if isinstance(answer, About):
        session.answer(answer, pages, name="evidence-about")
        return 0
    session.answer(answer, pages)
    return 0 if answer.known else EXIT_NO
