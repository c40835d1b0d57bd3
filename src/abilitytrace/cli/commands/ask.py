"""`abilitytrace ask`."""

import sys
from typing import Annotated

import typer

from abilitytrace.cli.asked import answer_question
from abilitytrace.cli.errors import EXIT_NO
from abilitytrace.cli.session import Session
from abilitytrace.questions.ask import Talk

__all__ = ["command"]

_COMPLETED = ("model", "ability", "method", "dataset", "benchmark", "term")


def command(
    session: Session,
    question: Annotated[
        list[str] | None,
        typer.Argument(metavar="QUESTION", help="A question in English or Chinese; without one, a prompt."),
    ] = None,
) -> int:
    """Any question in plain English or Chinese: finds the command that answers it, says which, and runs it.

    Typos, nicknames such as 003 and mixed languages are fine. What is not known here is said to be so, with the
    nearest commands, and exits with 1. Without a question it prompts for some, or reads them from a pipe.

    Examples: `abilitytrace ask "where does chain-of-thought come from?"` · `abilitytrace ask ChatGPT 牺牲了什么` ·
    `abilitytrace ask "how big is GPT-3"`
    """
    text = " ".join(question or ()).strip()
    if text:
        return answer_question(session, text)
    return _prompt(session) if sys.stdin.isatty() else _piped(session)


def _prompt(session: Session) -> int:
    """Answers questions until an empty line or the end of input; each may point back at the one before."""
    from abilitytrace.cli.prompt import questions

    typer.echo(session.words.say("ask.hello"), err=True)
    talk = Talk(session.lineage)
    # too many to offer are none to complete
    known = [] if session.lineage.is_large else session.lineage.names(_COMPLETED)
    names = [match.name for match in known if " " not in match.name]
    for text in questions(session.words.say("ask.prompt"), names):
        answer_question(session, text, talk)
        typer.echo()
    return 0


def _piped(session: Session) -> int:
    """Answers the questions on standard input, a line each; 1 when one of them found no answer."""
    codes = [answer_question(session, line.strip()) for line in sys.stdin if line.strip()]
    if not codes:
        session.usage("which question? give one, or some on standard input")
    return EXIT_NO if any(codes) else 0
