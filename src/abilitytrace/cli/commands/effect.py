"""`abilitytrace effect`."""

from typing import Annotated

import typer

from abilitytrace.cli.complete import complete
from abilitytrace.cli.session import Session
from abilitytrace.questions.effect import effect
from abilitytrace.render.pages import effect as pages

__all__ = ["command"]


def command(
    session: Session,
    method: Annotated[
        str, typer.Argument(help="A training method: id, name or alias.", autocompletion=complete("method"))
    ],
    ability: Annotated[
        str,
        typer.Option(
            "--ability",
            metavar="ABILITY_OR_BENCHMARK",
            help="Only this one.",
            autocompletion=complete("ability", "benchmark"),
        ),
    ] = "",
) -> int:
    """What does a method do to each ability, on average over model families?

    The changes over the steps that use it, in one source and setting each, averaged within a family and pooled over
    families by random effects: the mean with its interval, how far families differ, what one more family may show, and
    whether one family decides it. Needs the extra `stats`. Exit code 1 when nothing can be said.

    Examples: `abilitytrace effect rlhf` · `abilitytrace effect instruction-tuning --ability cot` ·
    `abilitytrace effect sft --graph ours.yaml`
    """
    answer = effect(session.lineage, method, ability)
    session.answer(answer, pages)
    return 0 if answer.effects else 1
