"""What an import needs of a session: the names that the graph knows, and a bar for long runs."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from abilitytrace.cli.session import Session
from abilitytrace.importing.naming import NOTHING_KNOWN, Candidate, Known
from abilitytrace.lineage import Lineage
from abilitytrace.lookup import Match
from abilitytrace.names import fold
from abilitytrace.records import Source, Thing
from abilitytrace.render.words import Words
from abilitytrace.store.cache import open_store

__all__ = ["Show", "known_to", "progress_bar"]

# their names are a space of their own: a model may be called like one of them
_APART = ("attribute", "term")


def known_to(session: Session, target: Path | None) -> Known:
    """What the graph of a session knows, together with the file that will be added to. Raises BadLineage for a bad file."""
    files = session.files if session.has_graph else ()
    if target:
        files = (*files, target)
    if not files:
        return NOTHING_KNOWN
    lineage = Lineage(open_store(files)) if target else session.lineage

    def match(name: str) -> list[Candidate]:
        wanted = fold(name)
        return [
            candidate
            for found in lineage.match(name)
            if found.kind not in _APART
            for candidate in _candidates(lineage, found, wanted)
        ]

    def inputs_of(model: str) -> list[tuple[str, ...]]:
        return [step.inputs for step in lineage.steps_to(model)]

    return Known(match, lambda identifier: bool(lineage.kind(identifier)), inputs_of)


def _candidates(lineage: Lineage, found: Match, wanted: str) -> list[Candidate]:
    """Every name of one record that folds to what was asked for: the graph keeps the first of them only."""
    record = lineage.get(found.id)
    if not isinstance(record, Thing | Source):
        return [Candidate(found.id, found.kind, found.name)]
    developer = record.developer if isinstance(record, Thing) else ""
    names = {**dict.fromkeys(record.aliases, True), **dict.fromkeys((found.id, *record.name), False)}
    return [
        Candidate(found.id, found.kind, name, developer, is_alias)
        for name, is_alias in names.items()
        if name and fold(name) == wanted
    ]


class Show(Protocol):
    """Shows how much of how much is done, and what is being done."""

    def __call__(self, done: int, total: int, what: str = "reading") -> None:
        """Shows it."""


@contextmanager
def progress_bar(words: Words, *, of_files: bool = True) -> Iterator[Show | None]:
    """A bar on stderr that counts files, or tells per cent of anything else; None where that is no terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TaskProgressColumn,
        TextColumn,
        TimeRemainingColumn,
    )

    counted = MofNCompleteColumn() if of_files else TaskProgressColumn()
    columns = (TextColumn("{task.description}"), BarColumn(), counted, TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(words.say("importing.doing.reading"), total=None)

        def show(done: int, total: int, what: str = "reading") -> None:
            bar.update(task, description=words.say(f"importing.doing.{what}"), completed=done, total=max(total, 1))

        yield show
