"""`abilitytrace import`."""

import difflib
import os
import sys
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from abilitytrace.cli.errors import EXIT_BAD_INPUT, EXIT_NO
from abilitytrace.cli.importing import known_to, progress_bar
from abilitytrace.cli.output import write_file
from abilitytrace.cli.session import Session
from abilitytrace.cli.storing import KIND as LINES
from abilitytrace.cli.storing import SUMMARY as LINES_SUMMARY
from abilitytrace.cli.storing import import_lines
from abilitytrace.importing.imported import Imported, Labels
from abilitytrace.importing.kinds import KINDS, ReadOptions
from abilitytrace.importing.kinds import source_id as default_source
from abilitytrace.importing.report import Report, report
from abilitytrace.render.page import visible
from abilitytrace.render.pages import importing as pages

__all__ = ["command"]


# every kind that can be imported, and its line of help
_SUMMARIES = {**{name: kind.summary for name, kind in KINDS.items()}, LINES: LINES_SUMMARY}


def _complete_kind(incomplete: str) -> list[tuple[str, str]]:
    return [(name, summary) for name, summary in _SUMMARIES.items() if name.startswith(incomplete)]


def command(
    session: Session,
    kind: Annotated[
        str,
        typer.Argument(metavar="KIND", help=f"One of: {', '.join(_SUMMARIES)}.", autocompletion=_complete_kind),
    ],
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="PATH…", help="Files, or folders that are searched at any depth.", readable=False),
    ],
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            "-o",
            metavar="FILE",
            help="Write a new lineage file, in JSON Lines if it ends in .jsonl; else to stdout.",
        ),
    ] = None,
    append: Annotated[
        Path | None,
        typer.Option(
            "--append", metavar="FILE", help="Add to a lineage file, all else in it stays as it is.", readable=False
        ),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Let --out replace a file.")] = False,
    model: Annotated[
        str, typer.Option("--model", "-m", metavar="NAME", help="The model that all files are about.")
    ] = "",
    source_id: Annotated[
        str,
        typer.Option(
            "--source-id",
            metavar="ID",
            help="The id of the source; else KIND-results, or FILE-table.",
        ),
    ] = "",
    title: Annotated[str, typer.Option("--title", metavar="TEXT", help="The title of the source.")] = "",
) -> int:
    """Import what others wrote: evaluation results, model cards, merge recipes, tables; or lineages of any size.

    Writes a lineage file, or adds to one. Values stay as they are; two values of one measurement both stay and are said;
    so is every name that was guessed and everything that was left out. Names that the graph knows keep their ids.

    `import jsonl` makes a store of a lineage in JSON Lines: --graph opens it at once, however large it is. A run that was
    stopped goes on where it was.

    Examples: `abilitytrace import harness results/ -o ours.yaml` ·
    `abilitytrace import cards models/ --append ours.yaml` · `abilitytrace import jsonl hub.jsonl -o hub.store`
    """
    if out == Path("-"):
        out = None
    _check(session, kind, out, append, force=force)
    _check_id(session, source_id)
    if kind == LINES:
        if append or model or source_id or title:
            session.usage("import jsonl takes the records as they are: only --out and --force go with it")
        return import_lines(session, paths, out)
    return _import_others(session, kind, paths, (out, append), (model, source_id, title))


def _import_others(
    session: Session,
    kind: str,
    paths: list[Path],
    into: tuple[Path | None, Path | None],
    said: tuple[str, str, str],
) -> int:
    """Reads what others wrote and writes a lineage; `into` is --out and --append, `said` what names model and source."""
    from abilitytrace.importing.assemble import assemble
    from abilitytrace.importing.gather import gather
    from abilitytrace.importing.naming import kinds_of

    (out, append), (model, source_id, title) = into, said
    known = known_to(session, append)
    with progress_bar(session.words) as progress:
        gathered = gather(kind, paths, ReadOptions(model, partial(kinds_of, known)), progress)
    for path, reason in gathered.missing:
        typer.echo(f"error: cannot read `{visible(str(path))}`: {reason}", err=True)
    if gathered.missing and not gathered.founds:
        return EXIT_BAD_INPUT
    of = paths[0].resolve().name if len(paths) == 1 else ""
    today = datetime.now(UTC).date().isoformat()
    imported = assemble(
        gathered.founds, known, Labels(source_id or default_source(kind, paths[0]), title, of, today, KINDS[kind].each)
    )
    files = len(gathered.founds)
    if not files:
        patterns = ", ".join(KINDS[kind].files)
        typer.echo(session.words.say("importing.no-files", kind=kind, patterns=patterns), err=True)
        return EXIT_NO
    if not any(found.models or found.descents or found.scores or found.datasets for found in gathered.founds):
        _tell(session, report(imported, kind, "", files), to_stderr=True)
        return EXIT_NO
    try:
        _write(session, imported, kind, files, (out, append, f"{kind}: {of}" if of else kind))
    except OSError as error:
        if not (out or append):
            # stdout: told as for every answer
            raise
        target = visible(str(out or append))
        typer.echo(f"error: cannot write `{target}`: {(error.strerror or str(error)).lower()}", err=True)
        return EXIT_BAD_INPUT
    return 0


def _write(
    session: Session, imported: Imported, kind: str, files: int, target: tuple[Path | None, Path | None, str]
) -> None:
    """Puts an import where the user wants it, and says what came of it."""
    from abilitytrace.importing.append import append as append_to
    from abilitytrace.importing.write import document, documents, replace_file

    out, append, of = target
    if append:
        added = append_to(append, imported)
        _tell(session, report(added.imported, kind, str(append), files, (added.already_there, len(added.completed))))
        return
    if imported.is_empty:
        _tell(session, report(imported, kind, "", files), to_stderr=not out)
        return
    if out:
        for path, text in documents(imported, f"Imported {of}", out).items():
            replace_file(path, text.encode())
        _tell(session, report(imported, kind, str(out), files))
        return
    write_file(document(imported, f"Imported {of}", os.getcwd()))
    _tell(session, report(imported, kind, "", files), to_stderr=True)


def _tell(session: Session, answer: Report, *, to_stderr: bool = False) -> None:
    """The account of an import: on stdout, unless the lineage itself goes there."""
    if to_stderr:
        sys.stderr.write(session.rendered(answer, pages))
    else:
        session.answer(answer, pages)


def _check(session: Session, kind: str, out: Path | None, append: Path | None, *, force: bool) -> None:
    """Ends the run for wrong usage."""
    if kind not in _SUMMARIES:
        near = difflib.get_close_matches(kind, _SUMMARIES, 1)
        hint = f": did you mean {near[0]}?" if near else f": one of {', '.join(_SUMMARIES)}"
        session.usage(f"`{kind}` is no kind of file to import{hint}")
    if out and append:
        session.usage("--out and --append disagree: give one of them")
    if append and append.suffix.lower() == ".jsonl":
        session.usage("--append adds to YAML: write another file with --out, and give both with --graph")
    if force and not out:
        session.usage("--force goes with --out")
    if out and os.path.isfile(out) and not force:
        way_out = "--force replaces it" if kind == LINES else "--append adds to it, --force replaces it"
        session.usage(f"`{out}` exists: {way_out}")
    if out and os.path.isdir(out):
        session.usage(f"--out: `{out}` is a folder: name a file in it")


def _check_id(session: Session, source_id: str) -> None:
    # what loads pydantic is not wanted for help
    from abilitytrace.reading.shape import is_id

    if source_id and not is_id(source_id):
        session.usage(f"--source-id: `{source_id}` is not an id: lower-case letters, digits, `-` and `.`")
