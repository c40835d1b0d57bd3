"""`abilitytrace config`."""

import os
from typing import Annotated, Any, Literal

import typer

from abilitytrace.cli.output import default_language
from abilitytrace.cli.session import Session
from abilitytrace.cli.settings_file import KEYS
from abilitytrace.questions.config import Config, Setting
from abilitytrace.records import Text
from abilitytrace.render.pages import config as pages

__all__ = ["command"]

# setting → its parameter, and the environment variable that says it
_OPTIONS = {
    "graph": ("graph", "ABILITYTRACE_GRAPH"),
    "builtin": ("no_builtin", "ABILITYTRACE_NO_BUILTIN"),
    "lang": ("lang", "ABILITYTRACE_LANG"),
    "format": ("format_", "ABILITYTRACE_FORMAT"),
    "color": ("color", "ABILITYTRACE_COLOR"),
}


def command(
    session: Session,
    context: typer.Context,
    action: Annotated[Literal["show"], typer.Argument(help="What to do: show the settings.")] = "show",  # noqa: ARG001
) -> None:
    """The settings, and where each one comes from.

    A flag counts before the environment, then come abilitytrace.toml or tool.abilitytrace in pyproject.toml of the
    nearest folder upward, the user's own file, and what the program takes without any.

    Examples: `abilitytrace config` · `abilitytrace config show --json`
    """
    session.query = {}
    answer = Config(tuple(_setting(session, context, key) for key in KEYS), tuple(s.path for s in session.settings))
    if session.format == "json":
        session.show(session.as_json(answer, title=Text(""), sha256=""))
    else:
        session.show(session.drawn(pages.page(answer, session.words)))


def _setting(session: Session, context: typer.Context, key: str) -> Setting:
    """A setting with where its value comes from."""
    option, variable = _OPTIONS[key]
    source = context.get_parameter_source(option)
    given = context.params.get(option)
    if given is not None and source is not None and source.name in ("COMMANDLINE", "ENVIRONMENT"):
        value = (not given) if key == "builtin" else given
        is_flag = source.name == "COMMANDLINE"
        return Setting(key, _texts(value), "flag" if is_flag else "environment", "" if is_flag else variable)
    for settings in session.settings:
        if key in settings.values:
            return Setting(key, _texts(settings.values[key]), "file", settings.path)
    if key == "lang":
        named = next((name for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
        return Setting(key, (default_language(),), "locale" if named else "default", named)
    defaults: dict[str, tuple[str, ...]] = {"graph": (), "builtin": ("true",), "format": ("text",), "color": ("auto",)}
    return Setting(key, defaults[key], "default", "")


def _texts(value: Any) -> tuple[str, ...]:
    if isinstance(value, list | tuple):
        return tuple(map(str, value))
    return (str(value).lower() if isinstance(value, bool) else str(value),)
