"""`abilitytrace blame`."""

from typing import Annotated

import typer

from abilitytrace.cli.complete import complete
from abilitytrace.cli.items import Cluster, ItemFiles
from abilitytrace.cli.options import Model
from abilitytrace.cli.session import Session
from abilitytrace.questions.blame import blame
from abilitytrace.render.pages import blame as pages

__all__ = ["command"]


def command(
    session: Session,
    subject: Annotated[
        str,
        typer.Argument(
            metavar="BENCHMARK_OR_ABILITY",
            help="A benchmark, or an ability for all benchmarks that measure it.",
            autocompletion=complete("benchmark", "ability"),
        ),
    ],
    model: Model,
    source: Annotated[
        str, typer.Option("--source", "-s", help="Only scores from this source.", autocompletion=complete("source"))
    ] = "",
    every: Annotated[bool, typer.Option("--all", "-a", help="Every setting, not only the fullest one.")] = False,
    largest: Annotated[
        bool, typer.Option("--largest", "-l", help="Largest changes first, not from the root on.")
    ] = False,
    cluster: Cluster = "",
) -> int:
    """Which training step gained it, and which lost it?

    Each measured model on the way to MODEL against the nearest measured one before it, in one source and setting: the
    change, its interval, and whether it is more than noise. Where the ability first rises above chance, and what was not
    measured. Where both scores name files of single items, the same items are compared. Exit code 1 when no setting has two
    models of the way.

    Examples: `abilitytrace blame gsm8k gpt-4-0613` · `abilitytrace blame mmlu chatgpt` ·
    `abilitytrace blame cot text-davinci-003 --largest`
    """
    items = ItemFiles(session, cluster)
    answer = blame(session.lineage, subject, model, source=source, every=every, largest=largest, items=items)
    items.require_groups()
    session.answer(answer, pages)
    return 0 if answer.series else 1
