"""`abilitytrace import jsonl`: a lineage of any size, as JSON Lines, into a store file that every command opens at once."""

import os
import sqlite3
from collections.abc import Sequence
from pathlib import Path

import typer

from abilitytrace.builtin import builtin_lineage
from abilitytrace.cli.errors import EXIT_BAD_INPUT, EXIT_NO
from abilitytrace.cli.importing import progress_bar
from abilitytrace.cli.session import Session
from abilitytrace.importing.report import Stored
from abilitytrace.render.page import visible
from abilitytrace.render.pages import stored as pages
from abilitytrace.store.cache import TEXTS, is_store

__all__ = ["KIND", "SUMMARY", "import_lines"]

KIND = "jsonl"
SUMMARY = "a lineage of any size as JSON Lines, into a store file"


def import_lines(session: Session, paths: Sequence[Path], out: Path | None) -> int:
    """Makes a store of JSON Lines laid over the lineage files that the options name, and says what it holds."""
    from concurrent.futures import BrokenExecutor

    from abilitytrace.store.load import load

    if out is None:
        session.usage("import jsonl makes a store file: name it with --out FILE")
    files = _files(paths)
    if not files:
        typer.echo(session.words.say("importing.no-files", kind=KIND, patterns="*.jsonl"), err=True)
        return EXIT_NO
    _check(session, files, out)
    jobs = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    try:
        with progress_bar(session.words, of_files=False) as show:
            progress = None if show is None else lambda what, done, of: show(done, of, what)
            loaded = load(session.base, files, out, jobs=jobs, progress=progress)
    except (OSError, sqlite3.Error, BrokenExecutor) as error:
        _tell(error, files, out)
        return EXIT_BAD_INPUT
    answer = Stored(
        target=str(out),
        size=loaded.size,
        files=tuple(map(str, files)),
        over=tuple("built-in" if path == builtin_lineage() else str(path) for path in session.base),
        models=loaded.counts.get("model", 0),
        steps=loaded.counts.get("step", 0),
        records=sum(loaded.counts.values()),
        evidence=loaded.evidence,
        scores=loaded.scores,
        resumed=loaded.resumed,
    )
    if session.format == "json":
        session.show(session.as_json(answer, title=loaded.title, sha256=loaded.digest, name="import-store"))
    else:
        session.show(session.drawn(pages.page(answer, session.words)))
    return 0


def _check(session: Session, files: tuple[Path, ...], out: Path) -> None:
    """Ends the run for wrong usage."""
    if out.suffix.lower() in TEXTS:
        session.usage(f"--out: `{out}` would be read as text: name a store otherwise, such as `{out.stem}.store`")
    for path in filter(is_store, (*session.base, *files)):
        session.usage(f"`{path}` is a store: nothing is laid over it; import the files that it was made from as well")
    beside = out.with_name(f"{out.name}.part")
    for path in files:
        for target in (out, beside):
            if os.path.exists(target) and os.path.exists(path) and target.samefile(path):
                session.usage(f"--out: `{out}` would take the place of `{path}`, which is read")


def _tell(error: Exception, files: tuple[Path, ...], out: Path) -> None:
    """Says why there is no store."""
    named = error.filename if isinstance(error, OSError) else None
    read = [path for path in files if named and os.path.realpath(path) == os.path.realpath(named)]
    doing = f"read `{visible(str(read[0]))}`" if read else f"write `{visible(str(out))}`"
    if isinstance(error, RuntimeError):
        reason = "a process that reads was ended, perhaps for want of memory"
    else:
        reason = (error.strerror if isinstance(error, OSError) else "") or str(error)
        reason = f"{reason[:1].lower()}{visible(reason[1:])}"
    typer.echo(f"error: cannot {doing}: {reason}", err=True)
    if os.path.exists(f"{out}.part") and not isinstance(error, FileExistsError | BlockingIOError):
        typer.echo("help: run the same command again: it goes on where it was stopped", err=True)


def _files(paths: Sequence[Path]) -> tuple[Path, ...]:
    """The files, and those in folders at any depth, each once."""
    found: dict[str, Path] = {}
    for path in paths:
        for file in sorted(path.rglob("*.jsonl")) if os.path.isdir(path) else (path,):
            found.setdefault(os.path.realpath(file), file)
    return tuple(found.values())
