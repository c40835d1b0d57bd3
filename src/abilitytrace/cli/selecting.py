"""The options --select and --exclude, and what they mean for a lineage."""

from typing import TYPE_CHECKING, Annotated

import typer

from abilitytrace.cli.complete import complete
from abilitytrace.cli.session import Session

if TYPE_CHECKING:
    # selectors are loaded by the runs that have any
    from abilitytrace.questions.selection import Chosen, Selection

__all__ = ["Exclude", "Select", "kept_by"]

Select = Annotated[
    list[str] | None,
    typer.Option(
        "--select",
        "-s",
        metavar="SELECTOR",
        help="Only these: +x ancestors, x+ descendants, 2+x+1, @x; kind:, org:, method:, ability:, year:, graded:, "
        "stated:, source:; a blank is or, a comma is and.",
        autocompletion=complete("model"),
    ),
]
Exclude = Annotated[
    list[str] | None,
    typer.Option(
        "--exclude", metavar="SELECTOR", help="All but these; selectors as above.", autocompletion=complete("model")
    ),
]


def kept_by(session: Session, select: list[str] | None, exclude: list[str] | None) -> "Chosen | None":
    """What the selectors keep of the session's lineage, None without any; ends the run for one that cannot be read.

    Raises UnknownName or WrongKind for the names in them.
    """
    if not select and not exclude:
        return None
    from abilitytrace.questions.selection import choose

    wanted = [_read(session, "--select", text) for text in select or ()]
    unwanted = [_read(session, "--exclude", text) for text in exclude or ()]
    return choose(session.lineage, wanted, unwanted)


def _read(session: Session, option: str, text: str) -> "Selection":
    from abilitytrace.questions.selection import BadSelection, parse, pointed

    try:
        return parse(text)
    except BadSelection as error:
        lines = [f"{option}: {error.message}", pointed(error.text, error.column, error.length)]
        lines += [f"help: {error.help}"] if error.help else []
        session.usage("\n".join(lines))
