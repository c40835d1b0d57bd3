"""`abilitytrace timeline`."""

from typing import Annotated

import typer

from abilitytrace.cli.complete import complete
from abilitytrace.cli.session import Session
from abilitytrace.dates import first_day, is_date, last_day
from abilitytrace.questions.timeline import DEFAULT, KINDS, Between, timeline
from abilitytrace.render.pages import timeline as pages

__all__ = ["command"]


def _complete_kind(incomplete: str) -> list[str]:
    return [kind for kind in (*KINDS, "all") if kind.startswith(incomplete)]


def command(
    session: Session,
    start: Annotated[str, typer.Option("--from", metavar="DATE", help="Only what happened then or later.")] = "",
    end: Annotated[str, typer.Option("--to", metavar="DATE", help="Only what happened then or earlier.")] = "",
    kind: Annotated[
        list[str] | None,
        typer.Option(
            "--kind",
            metavar="KIND,…",
            help="What to show: event, model (releases), step, source (publications), claim (when first stated) or "
            "all; repeatable. Events and models if not given.",
            autocompletion=_complete_kind,
        ),
    ] = None,
    about: Annotated[
        str,
        typer.Option("--about", metavar="NAME", help="Only what concerns this record.", autocompletion=complete()),
    ] = "",
) -> None:
    """What happened when?

    In order of date, each with its source; dates on which sources differ are all shown, and what nobody dates comes
    last. A release that an event tells is not listed a second time.

    Examples: `abilitytrace timeline` · `abilitytrace timeline --from 2022 --to 2022-11` ·
    `abilitytrace timeline --about ChatGPT --kind event,claim`
    """
    for option, date in (("--from", start), ("--to", end)):
        if date and not is_date(date):
            session.usage(f"{option}: `{date}` is not a date: write 2022, 2022-12 or 2022-12-18")
    if start and end and first_day(start) > last_day(end):
        session.usage(f"--from {start} is later than --to {end}")
    session.answer(timeline(session.lineage, _kinds(session, kind or []), Between(start, end), about), pages)


def _kinds(session: Session, chosen: list[str]) -> tuple[str, ...]:
    """The kinds that `--kind` names, singular or plural; the usual ones without it."""
    names = [name.strip() for part in chosen for name in part.split(",") if name.strip()]
    found: list[str] = []
    for name in names:
        kind = name if name in KINDS else name.removesuffix("s")
        if name != "all" and kind not in KINDS:
            session.usage(f"--kind: `{name}` is not one of {', '.join(KINDS)}, all")
        found += KINDS if name == "all" else (kind,)
    return tuple(found) or DEFAULT
