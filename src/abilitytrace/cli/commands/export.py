"""`abilitytrace export`."""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from abilitytrace.cli.claims import LADDER, complete_level
from abilitytrace.cli.complete import complete
from abilitytrace.cli.errors import EXIT_BAD_INPUT, EXIT_MISSING, EXIT_NO
from abilitytrace.cli.selecting import Exclude, Select, kept_by
from abilitytrace.cli.session import Session
from abilitytrace.questions.export import Asked, Export, export
from abilitytrace.render.exports import FORMATS, TABLES, CannotExport, MissingLibrary, render_export

__all__ = ["command"]


def _complete_format(incomplete: str) -> list[str]:
    return [name for name in FORMATS if name.startswith(incomplete)]


def _complete_table(incomplete: str) -> list[str]:
    return [name for name in TABLES if name.startswith(incomplete)]


def command(
    session: Session,
    to: Annotated[
        str, typer.Argument(metavar="FORMAT", help=f"{', '.join(FORMATS)}.", autocompletion=_complete_format)
    ] = "",
    selectors: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="SELECTOR", help="Only these, as with --select; everything if none is given.",
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
            autocompletion=complete_level,
        ),
    ] = "",
    with_claims: Annotated[
        bool,
        typer.Option("--with-claims", help="Also the claims, questions, events and terms about what is selected."),
    ] = False,
    table: Annotated[
        str,
        typer.Option(
            "--table", metavar="TABLE", help=f"Which table for csv: {', '.join(TABLES)}; steps if not given.",
            autocompletion=_complete_table,
        ),
    ] = "",
    out: Annotated[Path | None, typer.Option("--out", "-o", metavar="FILE", help="Write to a file.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Let --out overwrite a file.")] = False,
) -> int:
    """The lineage, or a part of it, in the format of another program.

    A selection brings along what its records name, so that it can be read alone, the marks of its steps and the scores of
    its models. yaml is a lineage file: --graph FILE --no-builtin reads it back. docs/exports.md says what each format holds.

    Examples: `abilitytrace export yaml +chatgpt` · `abilitytrace export mermaid --select "+chatgpt" --lang zh` ·
    `abilitytrace export csv --table scores gsm8k` · `abilitytrace export graphml --min-confidence moderate` ·
    `abilitytrace export yaml text-davinci-003 --with-claims`
    """
    _check(session, to, table, min_confidence)
    if out is not None and out.is_file() and not force:
        session.usage(f"`{out}` is there already: give --force to overwrite it")
    wanted = [*(selectors or ()), *(select or ())]
    asked = Asked(tuple(wanted), tuple(exclude or ()), min_confidence, with_claims)
    answer = export(session.lineage, kept_by(session, wanted, exclude), asked)
    try:
        text = render_export(answer, to, table=table or "steps", language=session.words.language)
    except CannotExport as error:
        typer.echo(f"error: {error.message}\nhelp: {error.help}", err=True)
        return EXIT_MISSING if isinstance(error, MissingLibrary) else EXIT_NO
    if not answer.size:
        typer.echo("note: the selection holds no record", err=True)
    if out is None:
        sys.stdout.write(text)
        return 0
    return _save(answer, text, out)


def _check(session: Session, to: str, table: str, level: str) -> None:
    """Ends the run for a format, table or level that there is none of, or that do not go together."""
    if not to:
        session.usage(f"which format? {', '.join(FORMATS)}")
    _check_word(session, "FORMAT", to, tuple(FORMATS))
    if table and to != "csv":
        session.usage(f"--table goes with csv, not with {to}")
    _check_word(session, "--table", table or "steps", tuple(TABLES))
    _check_word(session, "--min-confidence", level or "none", LADDER)
    if session.format not in ("text", to, os.environ.get("ABILITYTRACE_FORMAT")):
        session.usage(f"the format of an export is its first word: abilitytrace export {session.format}")


def _check_word(session: Session, what: str, word: str, known: tuple[str, ...]) -> None:
    if word in known:
        return
    # only for mistakes
    from difflib import get_close_matches

    near = get_close_matches(word.casefold(), known, 1, 0.5)
    meant = f"did you mean `{near[0]}`? " if near else ""
    session.usage(f"{what}: `{word}` is not one of {', '.join(known)}\nhelp: {meant}".removesuffix("\nhelp: ").rstrip())


def _save(answer: Export, text: str, out: Path) -> int:
    """Writes a file whole or not at all; a pipe or device is written to as it is."""
    from abilitytrace.importing.write import replace_file

    try:
        if out.exists() and not out.is_file():
            with out.open("w", encoding="utf-8", newline="") as file:
                file.write(text)
        else:
            replace_file(out, text.encode())
    except OSError as error:
        typer.echo(f"error: cannot write `{out}`: {error.strerror}", err=True)
        return EXIT_BAD_INPUT
    typer.echo(f"{answer.size} records, {len(answer.evidence)} lines of evidence, {len(answer.scores)} scores: {out}", err=True)
    return 0
