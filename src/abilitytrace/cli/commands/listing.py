"""`abilitytrace list`."""

from typing import Annotated

import typer

from abilitytrace.cli.claims import ClaimKind, Contested, MinConfidence, check_claims
from abilitytrace.cli.complete import complete
from abilitytrace.cli.kinds import check_quiet, complete_kind, kind_of
from abilitytrace.cli.selecting import Exclude, Select, kept_by
from abilitytrace.cli.session import Session
from abilitytrace.questions.listing import SPEAKING, Filter, kinds, listing, selected
from abilitytrace.render.pages import listing as pages

__all__ = ["command"]


def command(
    session: Session,
    kind: Annotated[
        str,
        typer.Argument(
            metavar="KIND",
            help="models, methods, datasets, abilities, benchmarks, attributes, sources, steps, claims, questions, "
            "events or terms; without it, the kinds with their counts.",
            autocompletion=complete_kind,
        ),
    ] = "",
    about: Annotated[
        str,
        typer.Option(
            "--about",
            metavar="NAME",
            help="Only claims, questions, events or terms about this.",
            autocompletion=complete(),
        ),
    ] = "",
    contested: Contested = False,
    min_confidence: MinConfidence = "",
    claim_kind: ClaimKind = "",
    select: Select = None,
    exclude: Exclude = None,
    explain: Annotated[bool, typer.Option("--explain", help="Print why selectors keep each record.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print ids only.")] = False,
) -> None:
    """All records of one kind.

    One line each, in the order of the files; with --format plain the fields are separated by tabs, the id first.
    --min-confidence leaves out disputed and refuted claims, unless --contested asks for them.

    Examples: `abilitytrace list` · `abilitytrace list models` · `abilitytrace list claims --about cot --contested` ·
    `abilitytrace list claims --min-confidence strong -q` · `abilitytrace list models -s "+chatgpt" --explain`
    """
    chosen = Filter(about, contested, min_confidence, claim_kind)
    wanted = kind_of(session, kind)
    _check(session, wanted, chosen)
    check_quiet(session, quiet=quiet)
    if explain and not (select or exclude):
        session.usage("--explain says why selectors keep a record: give --select or --exclude")
    if not wanted and (select or exclude):
        session.usage("--select and --exclude need a KIND to list")
    if not wanted:
        answer = kinds(session.lineage)
        if quiet:
            typer.echo("".join(f"{pages.plural(kind.kind)}\n" for kind in answer.kinds), nl=False)
        else:
            session.answer(answer, pages, name="list-kinds")
        return
    found = listing(session.lineage, wanted, chosen)
    if kept := kept_by(session, select, exclude):
        found = selected(
            found, kept, (*(select or ()), *(f"--exclude {text}" for text in exclude or ())), explain=explain
        )
    if quiet:
        typer.echo("".join(f"{row.id}\n" for row in found.rows), nl=False)
    else:
        session.answer(found, pages)


def _check(session: Session, kind: str, chosen: Filter) -> None:
    """Ends the run for filters that do not go with the kind."""
    if chosen.about and kind not in SPEAKING:
        session.usage("--about goes with claims, questions, events and terms")
    if (chosen.contested or chosen.min_confidence or chosen.claim_kind) and kind != "claim":
        session.usage("--kind, --contested and --min-confidence go with claims")
    check_claims(session, chosen)
