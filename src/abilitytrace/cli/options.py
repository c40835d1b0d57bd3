"""The options that every command has, said once; and the arguments that complete names."""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any, Literal, get_args

import typer

from abilitytrace.cli.complete import complete

__all__ = [
    "COMMON",
    "Ability",
    "Charset",
    "Color",
    "Format",
    "Model",
    "format_option",
]


# literals, not enums: four enums cost start-up more than all they are used for
Format = Literal["text", "json", "md", "plain"]
Language = Literal["en", "zh"]
Color = Literal["auto", "always", "never"]
Charset = Literal["utf8", "ascii"]

_OUTPUT, _GRAPH = "Output", "Graph"

# name → (annotation, default): added to every command by `session.with_session`
COMMON = {
    "format_": (
        Annotated[
            Format | None,
            typer.Option(
                "--format", "-f", envvar="ABILITYTRACE_FORMAT", help="How to write the answer.", rich_help_panel=_OUTPUT
            ),
        ],
        None,
    ),
    "json_": (Annotated[bool, typer.Option("--json", help="Short for --format json.", rich_help_panel=_OUTPUT)], False),
    "brief": (
        Annotated[bool, typer.Option("--brief", "-b", help="The straight answer only.", rich_help_panel=_OUTPUT)],
        False,
    ),
    "lang": (
        Annotated[
            Language | None,
            typer.Option(
                "--lang",
                envvar="ABILITYTRACE_LANG",
                help="Language; the locale's if not given.",
                rich_help_panel=_OUTPUT,
            ),
        ],
        None,
    ),
    "color": (
        Annotated[
            Color | None,
            typer.Option(
                "--color",
                envvar="ABILITYTRACE_COLOR",
                help="When to colour; on a terminal if not given.",
                rich_help_panel=_OUTPUT,
            ),
        ],
        None,
    ),
    "charset": (
        Annotated[
            Charset | None,
            typer.Option(
                "--charset",
                help="Signs to draw with; what the terminal can show if not given.",
                rich_help_panel=_OUTPUT,
            ),
        ],
        None,
    ),
    "no_pager": (
        Annotated[bool, typer.Option("--no-pager", help="Never use a pager.", rich_help_panel=_OUTPUT)],
        False,
    ),
    "as_of": (
        Annotated[
            str,
            typer.Option(
                "--as-of",
                metavar="DATE",
                help="Answer as known at the end of DATE (2022, 2022-12, 2022-12-18).",
                rich_help_panel=_GRAPH,
            ),
        ],
        "",
    ),
    "graph": (
        Annotated[
            list[Path] | None,
            typer.Option(
                "--graph",
                "-g",
                metavar="FILE",
                envvar="ABILITYTRACE_GRAPH",
                help="Lay a lineage file over the built-in one; repeatable.",
                readable=False,
                rich_help_panel=_GRAPH,
            ),
        ],
        None,
    ),
    "no_builtin": (
        Annotated[
            bool | None,
            typer.Option(
                "--no-builtin/--builtin",
                envvar="ABILITYTRACE_NO_BUILTIN",
                help="Use the given files alone, or with the built-in lineage.",
                rich_help_panel=_GRAPH,
            ),
        ],
        None,
    ),
}


def format_option(more: Iterable[str]) -> dict[str, tuple[Any, Any]]:
    """The entry of COMMON for `--format` with more words to choose from; nothing for no more."""
    names = (*get_args(Format), *more)
    if len(names) == len(get_args(Format)):
        return {}
    option, default = COMMON["format_"]
    choices: Any = Literal
    return {"format_": (Annotated[choices[names] | None, get_args(option)[1]], default)}


Ability = Annotated[
    str, typer.Argument(help="An ability: id, name or alias, English or Chinese.", autocompletion=complete("ability"))
]
Model = Annotated[str, typer.Argument(help="A model: id, name or alias.", autocompletion=complete("model"))]
