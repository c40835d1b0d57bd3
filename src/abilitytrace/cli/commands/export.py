"""`abilitytrace export`."""

import os
from pathlib import Path
from typing import Annotated

import typer

from abilitytrace.cli.complete import complete
from abilitytrace.cli.errors import EXIT_BAD_INPUT, EXIT_MISSING, EXIT_NO
from abilitytrace.cli.output import write_file
from abilitytrace.cli.selecting import Exclude, Select, kept_by
from abilitytrace.cli.session import Session
from abilitytrace.questions.export import Asked, Export, export
from abilitytrace.render import exports
from abilitytrace.render.page import visible
from abilitytrace.vocabulary import GRADED

__all__ = ["command"]

# disputed and refuted are off the ladder
_LADDER = GRADED[GRADED.index("none") :]


def _complete_format(incomplete: str) -> list[str]:
    return [name for name in exports.FORMATS if name.startswith(incomplete)]


def _complete_level(incomplete: str) -> list[str]:
    return [level for level in _LADDER if level.startswith(incomplete)]


def _complete_table(incomplete: str) -> list[str]:
    return [name for name in exports.TABLES if name.startswith(incomplete)]


def command(
    session: Session,
    to: Annotated[
        str, typer.Argument(metavar="FORMAT", help=f"{', '.join(exports.FORMATS)}.", autocompletion=_complete_format)
    ] = "",
    selectors: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="SELECTOR",
            help="Only these, as with --select; everything if none is given.",
            autocompletion=complete("model"),
        ),
    ] = None,
    select: Select = None,
    exclude: Exclude = None,
    min_confidence: Annotated[
        str,
        typer.Option(
            "--min-confidence",
            metavar="LEVEL",
            help="Only claims and steps graded at least none, limited, moderate, strong or established.",
            autocompletion=_complete_level,
        ),
    ] = "",
    with_claims: Annotated[
        bool,
        typer.Option("--with-claims", help="Also the claims, questions, events and terms about what is selected."),
    ] = False,
    table: Annotated[
        str,
        typer.Option(
            "--table",
            metavar="TABLE",
            help=f"Which table for csv: {', '.join(exports.TABLES)}; steps if not given.",
            autocompletion=_complete_table,
        ),
    ] = "",
    out: Annotated[Path | None, typer.Option("--out", "-o", metavar="FILE", help="Write to a file.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Let --out overwrite a file.")] = False,
) -> int:
    """The lineage, or a part of it, in the format of another program.

    yaml is a lineage file, which --graph FILE --no-builtin reads back; json has the same records with their confidence.
    mermaid and dot draw models and steps, graphml is for programs that analyse graphs, csv one table, prov-json W3C PROV,
    cyclonedx a bill of materials with model cards.

    A selection brings along the marks of its steps, the scores of its models, and all that its records name, so that it can
    be read alone.

    Examples: `abilitytrace export yaml +chatgpt` · `abilitytrace export mermaid --select "+chatgpt" --lang zh` ·
    `abilitytrace export csv --table scores gsm8k` · `abilitytrace export graphml --min-confidence moderate` ·
    `abilitytrace export yaml text-davinci-003 --with-claims`
    """
    _check(session, to, table, min_confidence)
    if out == Path("-"):
        out = None
    if out is not None and out.is_dir():
        session.usage(f"--out: `{visible(str(out))}` is a folder: name a file in it")
    if out is not None and out.is_file() and not force:
        session.usage(f"`{visible(str(out))}` is there already: give --force to overwrite it")
    wanted = [*(selectors or ()), *(select or ())]
    asked = Asked(tuple(wanted), tuple(exclude or ()), min_confidence, with_claims)
    answer = export(session.lineage, kept_by(session, wanted, exclude), asked)
    try:
        text = exports.render_export(answer, to, table=table or "steps", language=session.words.language)
    except exports.CannotExport as error:
        typer.echo(f"error: {error.message}\nhelp: {error.help}", err=True)
        return EXIT_MISSING if isinstance(error, exports.MissingLibrary) else EXIT_NO
    if not answer.size:
        typer.echo("note: the selection holds no record", err=True)
    elif to == "csv" and text.count("\n") == 1:
        typer.echo(f"note: {_empty_table(answer, table or 'steps')}", err=True)
    if out is None:
        write_file(text)
        return 0
    return _save(answer, text, out)


def _check(session: Session, to: str, table: str, level: str) -> None:
    """Ends the run for a format, table or level that there is none of, or that do not go together."""
    if not to:
        session.usage(f"which format? {', '.join(exports.FORMATS)}")
    _check_word(session, "FORMAT", to, tuple(exports.FORMATS))
    if table and to != "csv":
        session.usage(f"--table goes with csv, not with {to}")
    _check_word(session, "--table", table or "steps", tuple(exports.TABLES))
    _check_word(session, "--min-confidence", level or "none", _LADDER)
    # what the environment or a settings file says of all commands is no contradiction
    standing = [os.environ.get("ABILITYTRACE_FORMAT"), *(found.values.get("format") for found in session.settings)]
    if session.format not in ("text", to, *standing):
        meant = session.format if session.format in exports.FORMATS else to
        session.usage(f"the format of an export is its first word: abilitytrace export {meant}")


def _check_word(session: Session, what: str, word: str, known: tuple[str, ...]) -> None:
    if word in known:
        return
    # only for mistakes
    from difflib import get_close_matches

    near = get_close_matches(word.casefold(), known, 1, 0.5)
    meant = f"\nhelp: did you mean `{near[0]}`?" if near else ""
    session.usage(f"{what}: `{word}` is not one of {', '.join(known)}{meant}")


def _empty_table(answer: Export, table: str) -> str:
    """Why a table has no row though there are records, and how to get rows."""
    found = [name for name in ("steps", "models", "claims", "scores") if getattr(answer, name)]
    hint = f": there are rows in {', '.join(found)} (--table)" if found else ""
    return f"nothing selected belongs in the table of {table}{hint}"


def _save(answer: Export, text: str, out: Path) -> int:
    """Writes a file whole or not at all; a pipe or device is written to as it is."""
    try:
        if out.exists() and not out.is_file():
            with out.open("w", encoding="utf-8", newline="") as file:
                file.write(text)
        else:
            from abilitytrace.importing.write import replace_file

            replace_file(out, text.encode())
    except OSError as error:
        typer.echo(f"error: cannot write `{visible(str(out))}`: {error.strerror}", err=True)
        return EXIT_BAD_INPUT
    parts = (
        _counted(answer.size, "record"),
        _counted(len(answer.evidence), "line", " of evidence"),
        _counted(len(answer.scores), "score"),
    )
    typer.echo(f"{', '.join(parts)}: {visible(str(out))}", err=True)
    return 0


def _counted(count: int, noun: str, rest: str = "") -> str:
    """`1 file`, `2 files`."""
    return f"{count} {noun}{'' if count == 1 else 's'}{rest}"
