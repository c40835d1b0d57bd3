"""`abilitytrace list`."""

from typing import Annotated

import typer

from abilitytrace.cli.complete import complete
from abilitytrace.cli.kinds import check_quiet, complete_kind, kind_of
from abilitytrace.cli.session import Session
from abilitytrace.questions.listing import SPEAKING, Filter, kinds, listing
from abilitytrace.render.pages import listing as pages
from abilitytrace.vocabulary import GRADED

__all__ = ["command"]

# the levels of the ladder: disputed and refuted are none of it
_LADDER = GRADED[GRADED.index("none") :]


def _complete_level(incomplete: str) -> list[str]:
    return [level for level in _LADDER if level.startswith(incomplete)]


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
    contested: Annotated[bool, typer.Option("--contested", help="Only claims that evidence speaks against.")] = False,
    min_confidence: Annotated[
        str,
        typer.Option(
            "--min-confidence",
            metavar="LEVEL",
            help="Only claims graded at least none, limited, moderate, strong or established.",
            autocompletion=_complete_level,
        ),
    ] = "",
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print ids only.")] = False,
) -> None:
    """All records of one kind.

    One line each, in the order of the files; with --format plain the fields are separated by tabs, the id first.
    --min-confidence leaves out disputed and refuted claims, unless --contested asks for them.

    Examples: `abilitytrace list` · `abilitytrace list models` · `abilitytrace list claims --about cot --contested` ·
    `abilitytrace list claims --min-confidence strong -q`
    """
    chosen = Filter(about, contested, min_confidence)
    wanted = kind_of(session, kind)
    _check(session, wanted, chosen)
    check_quiet(session, quiet=quiet)
    if not wanted:
        answer = kinds(session.lineage)
        if quiet:
            typer.echo("".join(f"{pages.plural(kind.kind)}\n" for kind in answer.kinds), nl=False)
        else:
            session.answer(answer, pages, name="list-kinds")
        return
    found = listing(session.lineage, wanted, chosen)
    if quiet:
        typer.echo("".join(f"{row.id}\n" for row in found.rows), nl=False)
    else:
        session.answer(found, pages)


def _check(session: Session, kind: str, chosen: Filter) -> None:
    """Ends the run for filters that do not go with the kind."""
    if chosen.about and kind not in SPEAKING:
        session.usage("--about goes with claims, questions, events and terms")
    if (chosen.contested or chosen.min_confidence) and kind != "claim":
        session.usage("--contested and --min-confidence go with claims")
    if chosen.min_confidence and chosen.min_confidence not in _LADDER:
        session.usage(f"--min-confidence: `{chosen.min_confidence}` is not one of {', '.join(_LADDER)}")
