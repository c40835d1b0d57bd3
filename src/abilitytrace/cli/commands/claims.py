"""`abilitytrace claims`."""

from typing import Annotated

import typer

from abilitytrace.cli.claims import ClaimKind, Contested, MinConfidence, check_claims
from abilitytrace.cli.complete import complete
from abilitytrace.cli.kinds import check_quiet
from abilitytrace.cli.session import Session
from abilitytrace.questions.claims import claims
from abilitytrace.questions.listing import Filter
from abilitytrace.render.pages import claims as pages

__all__ = ["command"]


def command(
    session: Session,
    about: Annotated[
        str,
        typer.Option(
            "--about",
            metavar="NAME",
            help="Only claims about this model, method, ability or other record.",
            autocompletion=complete(),
        ),
    ] = "",
    kind: ClaimKind = "",
    contested: Contested = False,
    ahead: Annotated[
        bool, typer.Option("--ahead", help="Only claims stated with more confidence than the evidence carries.")
    ] = False,
    min_confidence: MinConfidence = "",
    source: Annotated[
        str,
        typer.Option(
            "--source",
            metavar="SOURCE",
            help="Only claims that this source states or gives evidence on.",
            autocompletion=complete("source"),
        ),
    ] = "",
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print ids only.")] = False,
) -> None:
    """What is claimed, and how sure is it?

    All claims with the confidence that their authors state and the one graded from all evidence, strongest first.
    Disputed and refuted claims are off the ladder: --min-confidence leaves them out, unless --contested asks for them.

    Examples: `abilitytrace claims --about cot` · `abilitytrace claims --min-confidence moderate` ·
    `abilitytrace claims --contested --kind origin` · `abilitytrace claims --ahead --source wang2023slides`
    """
    chosen = Filter(about, contested, min_confidence, kind, ahead, source)
    check_claims(session, chosen)
    check_quiet(session, quiet=quiet)
    answer = claims(session.lineage, chosen)
    if quiet:
        typer.echo("".join(f"{claim.id}\n" for claim in answer.claims), nl=False)
    else:
        session.answer(answer, pages)
