"""`abilitytrace init`."""

import contextlib
import json
import os
import shlex
from pathlib import Path
from typing import Annotated

import typer

from abilitytrace.cli.errors import EXIT_BAD_INPUT, EXIT_USAGE
from abilitytrace.cli.session import Session
from abilitytrace.questions.init import MODELS, ROOT, Begun, template
from abilitytrace.records import Text
from abilitytrace.render.page import visible
from abilitytrace.render.pages import init as pages

__all__ = ["command"]

_FILE = "lineage.yaml"


def command(
    session: Session,
    path: Annotated[
        Path, typer.Argument(metavar="[FOLDER|FILE]", help="Where to write it: a folder, or a file that ends in .yaml.")
    ] = Path(),
) -> int:
    """Begin a lineage of your own models: a small file that works at once, with comments that explain it.

    Beside it goes its JSON Schema, with which editors complete and check what you write. Nothing is ever overwritten.

    Examples: `abilitytrace init models/ours` · `abilitytrace init models/ours/chat.yaml`
    """
    from abilitytrace.reading.schema import NAME, lineage_schema

    file = path if path.suffix in (".yaml", ".yml") else path / _FILE
    schema = file.with_name(NAME)
    text = template(NAME, lambda name: session.words.say(f"init.comment-{name}"))
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        _write_new(file, text)
        is_new = _is_written(schema, json.dumps(lineage_schema(), ensure_ascii=False, indent=2) + "\n")
    except FileExistsError as error:
        name = visible(str(error.filename or file))
        typer.echo(f"error: `{name}` is already there, and nothing is ever overwritten", err=True)
        typer.echo("help: name another folder or file: abilitytrace init FOLDER", err=True)
        return EXIT_USAGE
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        typer.echo(f"error: cannot write `{visible(str(file))}`: {reason}", err=True)
        typer.echo("help: name a folder that you may write to: abilitytrace init FOLDER", err=True)
        return EXIT_BAD_INPUT
    _tell(session, file, schema, is_new=is_new)
    return 0


def _write_new(path: Path, text: str) -> None:
    """Writes a file that is not there yet; a file half written is taken away again."""
    with path.open("x", encoding="utf-8", newline="\n") as file:
        try:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        except OSError:
            with contextlib.suppress(OSError):
                path.unlink()
            raise


def _is_written(path: Path, text: str) -> bool:
    """Writes the schema unless there is one, which may be of a later version; whether it was written."""
    try:
        _write_new(path, text)
    except FileExistsError:
        return False
    return True


def _tell(session: Session, file: Path, schema: Path, *, is_new: bool) -> None:
    name = shlex.quote(str(file))
    commands = (f"check {name}", f"diff {' '.join(MODELS)} --graph {name}", f"tree {ROOT} --graph {name}")
    written = (str(file), str(schema)) if is_new else (str(file),)
    kept = () if is_new else (str(schema),)
    answer = Begun(written, kept, tuple(f"abilitytrace {command}" for command in commands))
    session.query = {"path": str(file)}
    if session.format == "json":
        session.show(session.as_json(answer, title=Text(""), sha256=""))
    else:
        session.show(session.drawn(pages.page(answer, session.words)))
