"""`abilitytrace show`."""

from typing import Annotated

import typer

from abilitytrace.cli.complete import complete
from abilitytrace.cli.errors import EXIT_NO
from abilitytrace.cli.session import Session
from abilitytrace.questions.show import show
from abilitytrace.render.pages import show as pages

__all__ = ["command"]


def command(
    session: Session,
    name: Annotated[
        list[str],
        typer.Argument(metavar="NAME", help="Any record: id, name or alias.", autocompletion=complete()),
    ],
    field: Annotated[
        str,
        typer.Option(
            "--field",
            help="Show this alone: an attribute (parameters, 参数量) or a field (aliases).",
            autocompletion=complete("attribute"),
        ),
    ] = "",
) -> int:
    """One record with everything it holds.

    A model with its parents, values and their sources, marks and claims; an ability with the models that gained or
    lost it; a source with what rests on it; and so on for every kind. Exits with 1 when the field is not known.

    Examples: `abilitytrace show chatgpt` · `abilitytrace show GPT-3 --field parameters` ·
    `abilitytrace show code-davinci-002 --field 上下文窗口` · `abilitytrace show fu2022pdf`
    """
    wanted = " ".join(name).strip()
    if not wanted:
        session.usage("which record? give an id, a name or an alias")
    if field:
        from abilitytrace.questions.show_field import show_field

        value = show_field(session.lineage, wanted, field)
        session.answer(value, pages, name="show-field")
        return 0 if value.values else EXIT_NO
    answer = show(session.lineage, wanted)
    session.answer(answer, pages)
    return 0 if answer.known else EXIT_NO
