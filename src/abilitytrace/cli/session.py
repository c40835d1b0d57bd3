"""One run of one command: opens the lineage, asks, renders, prints, and turns problems into messages and exit codes."""

import inspect
import os
import sqlite3
import sys
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, Protocol

import typer

from abilitytrace.builtin import builtin_lineage
from abilitytrace.cli.errors import EXIT_BAD_INPUT, EXIT_MISSING, EXIT_USAGE, describe
from abilitytrace.cli.options import COMMON, format_option
from abilitytrace.cli.output import Screen, default_language, screen, show
from abilitytrace.cli.settings import find_settings
from abilitytrace.dates import is_date
from abilitytrace.diagnostics import BadLineage, LineageError
from abilitytrace.lineage import Lineage
from abilitytrace.records import Text
from abilitytrace.render.page import Page, visible
from abilitytrace.render.words import Words
from abilitytrace.store.cache import open_store

if TYPE_CHECKING:
    from abilitytrace.cli.settings_file import Settings

__all__ = ["Formats", "Session", "with_session"]

# a command's own formats: name → what makes text of its answers
Formats = Mapping[str, Callable[[Any], str]]


# setting → the option that it stands for, where the names differ
_OPTIONS = {"format": "format_", "builtin": "no_builtin"}


class _PageModule(Protocol):
    """A module of `render.pages`."""

    def page(self, answer: Any, words: Words) -> Page: ...


class Session:
    """What a command works with: the lineage, the language, and where answers go."""

    def __init__(
        self, name: str, query: dict[str, Any], common: dict[str, Any], formats: Formats | None = None
    ) -> None:
        self.name, self.query, self._formats = name, query, formats or {}
        self.settings = _settings(name)
        self._common = common = _with_settings(common, self.settings)
        if common["json_"] and common["format_"] not in (None, "json"):
            self.usage("--json and --format disagree: give one of them")
        self.format = "json" if common["json_"] else common["format_"] or "text"
        if common["as_of"] and not is_date(common["as_of"]):
            self.usage(f"--as-of: `{common['as_of']}` is not a date: write 2022, 2022-12 or 2022-12-18")
        self.screen: Screen = screen(
            color=common["color"] == "always" or (False if common["color"] == "never" else None),
            ascii_only=common["charset"] and common["charset"] == "ascii",
        )
        self.words = Words(common["lang"] or default_language(), ascii_only=self.screen.ascii_only)
        self._lineage: Lineage | None = None

    @property
    def lineage(self) -> Lineage:
        """The lineage that the options ask for, opened once."""
        if self._lineage is None:
            try:
                self._lineage = Lineage(open_store(self.files), self._common["as_of"])
            except BadLineage as error:
                for settings in self.settings:
                    if settings.values.get("graph") == self._common["graph"]:
                        error.add_note(f"help: `graph` is set in {visible(settings.path)}")
                if self._common["no_builtin"] and any(problem.code == "E202" for problem in error.diagnostics):
                    error.add_note("help: files that build on the built-in lineage are read without --no-builtin")
                raise
        return self._lineage

    @property
    def has_graph(self) -> bool:
        """Whether the options leave any lineage file to ask."""
        return not self._common["no_builtin"] or bool(self._common["graph"])

    @property
    def files(self) -> tuple[Path, ...]:
        """The lineage files that the options ask for, later ones laid over earlier ones."""
        if self._common["no_builtin"] and not self._common["graph"]:
            self.usage("--no-builtin needs a --graph FILE")
        return self.base

    @property
    def base(self) -> tuple[Path, ...]:
        """The same files; none where the built-in lineage is left out and no other is given."""
        files = tuple(Path(path) for path in self._common["graph"] or ())
        return files if self._common["no_builtin"] else (builtin_lineage(), *files)

    @property
    def has_own_files(self) -> bool:
        """Whether files of the user's own are laid over the built-in lineage, or stand in its place."""
        return bool(self._common["graph"])

    def answer(self, answer: Any, pages: _PageModule, *, version: int = 1, name: str = "") -> None:
        """Prints an answer in the format asked for; `name` when the answer is another command's, as for `ask`."""
        show(self.rendered(answer, pages, version=version, name=name), self.screen, pager=not self._common["no_pager"])

    def rendered(self, answer: Any, pages: _PageModule, *, version: int = 1, name: str = "") -> str:
        """An answer as text in the format asked for."""
        if self.format in self._formats:
            return self._formats[self.format](answer)
        if self.format == "json":
            from abilitytrace.render.json import render_json

            query = {**self.query, "as_of": self._common["as_of"]}
            lineage = self.lineage
            return render_json(
                name or self.name, version, answer, query=query, sha256=lineage.digest, title=lineage.title
            )
        return self.drawn(pages.page(answer, self.words))

    def as_json(self, answer: Any, *, title: Text, sha256: str, name: str = "") -> str:
        """An answer as JSON that rests on no compiled lineage; `title` and `sha256` are of what it was read from."""
        from abilitytrace.render.json import render_json

        return render_json(name or self.name, 1, answer, query=self.query, sha256=sha256, title=title)

    def show(self, text: str) -> None:
        """Prints text that is ready."""
        show(text, self.screen, pager=not self._common["no_pager"])

    def drawn(self, page: Page) -> str:
        """A page as text in the format asked for."""
        brief = self._common["brief"]
        if self.format == "md":
            from abilitytrace.render.markdown import render_markdown

            return render_markdown(page, brief=brief)
        if self.format == "plain":
            from abilitytrace.render.plain import render_plain

            return render_plain(page)
        from abilitytrace.render.console import render_console

        return render_console(
            page, width=self.screen.width, color=self.screen.color, ascii_only=self.screen.ascii_only, brief=brief
        )

    def close(self) -> None:
        """Closes the lineage, if it was opened."""
        if self._lineage is not None:
            self._lineage.close()

    def usage(self, message: str) -> NoReturn:
        """Ends the run for wrong usage."""
        # a message repeats what was typed
        typer.echo("\n".join(visible(line) for line in f"error: {message}".split("\n")), err=True)
        typer.echo(f"help: abilitytrace {self.name} --help", err=True)
        raise typer.Exit(EXIT_USAGE)


def _settings(command: str) -> "tuple[Settings, ...]":
    """What settings files say; nothing for `explain` where they are broken, which says how to mend them."""
    try:
        return find_settings()
    except BadLineage:
        if command != "explain":
            raise
        return ()


def _with_settings(common: dict[str, Any], found: "tuple[Settings, ...]") -> dict[str, Any]:
    """The options with what settings files say where neither the command line nor the environment does."""
    if common["json_"] and common["format_"] == os.environ.get("ABILITYTRACE_FORMAT"):
        # a flag beats the environment, and all settings below it
        common = {**common, "format_": "json"}
    for settings in found:
        for key, value in settings.values.items():
            option = _OPTIONS.get(key, key)
            if common[option] is None:
                common = {**common, option: not value if key == "builtin" else value}
    return common


def with_session(
    command: Callable[..., int | None], *, name: str, formats: Formats | None = None
) -> Callable[..., None]:
    """The command as Typer needs it: its own parameters, then those all commands share.

    `command` takes a Session first and returns its exit code (None for 0). `formats` are formats of this command alone.
    """
    own = list(inspect.signature(command).parameters.values())[1:]
    shared = [
        inspect.Parameter(key, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)
        for key, (annotation, default) in {**COMMON, **format_option(formats or {})}.items()
    ]

    def wrapper(**values: Any) -> None:
        common = {key: values.pop(key) for key in COMMON}
        code: int | None
        try:
            query = {key: _told(value) for key, value in values.items() if value not in (None, "", (), [], False)}
            with closing(Session(name, query, common, formats)) as session:
                code = _run(command, session, values)
        except LineageError as error:
            as_json = common["json_"] or common["format_"] == "json"
            typer.echo(describe(error, as_json=as_json), err=True)
            for note in () if as_json else getattr(error, "__notes__", ()):
                typer.echo(note, err=True)
            code = EXIT_BAD_INPUT
        except ImportError as error:
            if not hasattr(error, "extra"):
                raise
            # a library that only an extra of ours brings: the message says which
            typer.echo(f"error: {error}", err=True)
            code = EXIT_MISSING
        except KeyboardInterrupt:
            code = 130
        except BrokenPipeError:
            # whoever piped us into `head` has all it wanted
            _hush()
            code = 0
        if sys.stdout is not None:
            _flush()
        raise typer.Exit(code or 0)

    wrapper.__signature__ = inspect.Signature([*own, *shared])  # type: ignore[attr-defined]
    wrapper.__annotations__ = {parameter.name: parameter.annotation for parameter in (*own, *shared)}
    wrapper.__doc__ = _flowing(command.__doc__ or "")
    return wrapper


def _run(command: Callable[..., int | None], session: Session, values: dict[str, Any]) -> int | None:
    """Runs a command. A store is opened without reading all of it: that it is damaged shows only now."""
    try:
        return command(session, **values)
    except sqlite3.DatabaseError as error:
        typer.echo(f"error: the store is damaged: {error}", err=True)
        typer.echo("help: import its files again; what was compiled by itself: delete the cache folder", err=True)
        return EXIT_BAD_INPUT


def _told(value: Any) -> Any:
    """An argument as JSON holds it: a path as its text."""
    if isinstance(value, list | tuple):
        return [_told(part) for part in value]
    return str(value) if isinstance(value, Path) else value


def _flowing(docstring: str) -> str:
    """A docstring as help pages need it: paragraphs without the line ends of the code, an example a line."""
    paragraphs = [" ".join(part.split()) for part in docstring.split("\n\n")]
    return "\n\n".join(
        # the sign tells the help page to keep the lines that follow
        "\b\n" + part.replace("Examples: ", "Examples:\n  ").replace(" · ", "\n  ").replace("`", "")
        if part.startswith("Examples: ")
        else part
        for part in paragraphs
    )


def _flush() -> None:
    """Writes out what is left now, so that a reader who has gone is met here and not at interpreter exit."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _hush()


def _hush() -> None:
    """Sends the rest of stdout nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
