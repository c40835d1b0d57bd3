"""The program: a table of commands, each loaded from its module only when it is called."""

import gc
import os
import sys
from collections.abc import Iterator, MutableMapping
from importlib import import_module
from typing import Any, NamedTuple

import typer
from typer.core import TyperCommand, TyperGroup

from abilitytrace import __version__

__all__ = ["COMMANDS", "app", "run"]


class Entry(NamedTuple):
    """Where a command's function lives, under which heading the help lists it, and its one line there."""

    module: str
    group: str
    summary: str


# EX_IOERR of sysexits.h: neither an answer nor a mistake of the user
_EXIT_CANNOT_WRITE = 74

_ASK, _LOOK, _OWN = "Questions", "The record", "Your own lineage"

COMMANDS: dict[str, Entry] = {
    "origin": Entry("origin", _ASK, "Where does an ability come from?"),
    "diff": Entry("diff", _ASK, "What did one model gain and lose against another?"),
    "tree": Entry("tree", _ASK, "The family tree, with dates, methods and marks."),
    "tradeoffs": Entry("tradeoffs", _ASK, "What did a model give up, and for what?"),
    "compare": Entry("compare", _ASK, "Models side by side: specs, marks and scores."),
    "limits": Entry("limits", _ASK, "What can a model not do?"),
    "counterparts": Entry("counterparts", _ASK, "Which open model stands in for it, and how well?"),
    "blame": Entry("blame", _ASK, "Which step gained it, which lost it, by the scores?"),
    "effect": Entry("effect", _ASK, "What does a method do on average, by the scores?"),
    "gate": Entry("gate", _ASK, "May one model replace another? For CI."),
    "bisect": Entry("bisect", _ASK, "Which checkpoint should be measured next?"),
    "path": Entry("path", _ASK, "How does one model descend from another?"),
    "ask": Entry("ask", _ASK, "Any question in plain English or Chinese."),
    "evidence": Entry("evidence", _LOOK, "What speaks for and against a claim or step?"),
    "claims": Entry("claims", _LOOK, "What is claimed, and how sure is it?"),
    "conflicts": Entry("conflicts", _LOOK, "Where do sources differ, and who says what?"),
    "changes": Entry("changes", _LOOK, "How did the belief in a claim move?"),
    "scores": Entry("scores", _LOOK, "What was measured, by source and setting?"),
    "show": Entry("show", _LOOK, "One record with everything it holds."),
    "list": Entry("listing", _LOOK, "All records of one kind."),
    "questions": Entry("open_questions", _LOOK, "What is open, and what changed since?"),
    "timeline": Entry("timeline", _LOOK, "What happened when?"),
    "glossary": Entry("glossary", _LOOK, "What does a word mean?"),
    "sources": Entry("sources", _LOOK, "The sources, as citations and as BibTeX."),
    "search": Entry("search", _LOOK, "Full-text search, Chinese too."),
    "schema": Entry("schema", _OWN, "The JSON Schema of lineage files and of JSON answers."),
    "config": Entry("config", _OWN, "The settings, and where each one comes from."),
    "init": Entry("init", _OWN, "Begin a lineage of your own models."),
    "check": Entry("check", _OWN, "Find every problem in lineage files."),
    "explain": Entry("explain", _OWN, "What does a code of a problem mean?"),
    "import": Entry("import_", _OWN, "Results, model cards and recipes of others, as a lineage."),
    "export": Entry("export", _OWN, "The lineage in the format of another program."),
}
# other names people know; not listed in the help
ALIASES = {"why": "evidence", "ls": "list"}

_EXAMPLES = """\
abilitytrace origin cot
abilitytrace diff text-davinci-002 text-davinci-003
abilitytrace tree --ability icl
abilitytrace tradeoffs chatgpt
abilitytrace ask "what did ChatGPT trade away?"
abilitytrace origin 上下文学习 --as-of 2022-12"""


class _LazyCommands(MutableMapping[str, Any]):
    """Command name → command; a command's module is imported when it is looked up."""

    def __init__(self) -> None:
        self._built: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        entry = COMMANDS[ALIASES.get(name, name)]
        if name not in self._built:
            # the help of the program and its version need no session, and so no lineage
            from abilitytrace.cli.help import PlainHelp
            from abilitytrace.cli.session import with_session

            module = import_module(f"abilitytrace.cli.commands.{entry.module}")
            single = typer.Typer(add_completion=False, rich_markup_mode=None)
            formats = getattr(module, "FORMATS", {})
            command = with_session(module.command, name=ALIASES.get(name, name), formats=formats)
            single.command(name, cls=PlainHelp)(command)
            self._built[name] = typer.main.get_command(single)
        return self._built[name]

    def __contains__(self, name: object) -> bool:
        return name in COMMANDS or name in ALIASES

    def __iter__(self) -> Iterator[str]:
        return iter(COMMANDS)

    def __len__(self) -> int:
        return len(COMMANDS)

    def __setitem__(self, name: str, command: Any) -> None:
        self._built[name] = command

    def __delitem__(self, name: str) -> None:
        self._built.pop(name, None)


class _Program(TyperGroup):
    """The group of all commands, with a help page that starts with examples and imports no command."""

    def __init__(self, **attrs: Any) -> None:
        super().__init__(**attrs)
        self.commands = _LazyCommands()

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002
        lines = ["abilitytrace: git blame for what a language model can do.", "", "Examples:"]
        lines += [f"  {example}" for example in _EXAMPLES.splitlines()]
        for group in dict.fromkeys(entry.group for entry in COMMANDS.values()):
            lines += ["", f"{group}:"]
            lines += [f"  {name:<14}{entry.summary}" for name, entry in COMMANDS.items() if entry.group == group]
        lines += [
            "",
            "Every command: --format text|json|md|plain, --lang en|zh, --as-of DATE,",
            "--graph FILE, --help.",
            "Also: --version, --install-completion, --show-completion.",
        ]
        formatter.write("\n".join(lines) + "\n")

    def shell_complete(self, ctx: Any, incomplete: str) -> Any:
        # the names come from the table: no command is loaded to be named
        self.commands = {name: TyperCommand(name, short_help=entry.summary) for name, entry in COMMANDS.items()}
        return super().shell_complete(ctx, incomplete)


app = typer.Typer(
    cls=_Program,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(value: bool) -> None:
    if value:
        typer.echo(f"abilitytrace {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def _main(
    ctx: typer.Context,
    version: bool = typer.Option(  # noqa: ARG001 - its callback has said all by now
        False, "--version", "-V", callback=_version, is_eager=True, help="Print the version."
    ),
) -> None:
    """Git blame for what a language model can do."""
    if ctx.invoked_subcommand is None:
        typer.echo(ctx.get_help())


def run() -> None:
    """The entry point of `abilitytrace` and `python -m abilitytrace`."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            # started with the stream closed: nobody listens
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115 - open as long as the program
    for stream in (sys.stdout, sys.stderr):
        # a surrogate or a sign outside the terminal's encoding is shown escaped, never a crash
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    if "_ABILITYTRACE_COMPLETE" in os.environ:
        from abilitytrace.cli.complete import keep_help_as_it_is

        keep_help_as_it_is()
    try:
        app()
    except BrokenPipeError:
        # the reader left: whoever piped us into `head` has all it wanted
        sys.stderr.close()
        sys.exit(141)
    except OSError as error:
        sys.stderr.write(f"error: cannot write the answer: {error.strerror}\n")
        # what is left in the buffer goes nowhere, or the interpreter would stumble over it again
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        sys.exit(_EXIT_CANNOT_WRITE)
    finally:
        # all that is left goes with the process, and need not be looked through once more
        gc.freeze()
