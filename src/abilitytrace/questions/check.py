"""Every problem of some lineage files, each with its place: the answer of `check`, and what its other formats show.

Reads the files themselves and no store: what is broken cannot be compiled.
"""

import os
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from abilitytrace.builtin import builtin_lineage
from abilitytrace.diagnostics import Diagnostic
from abilitytrace.lineage import Lineage
from abilitytrace.reading.draft import Draft
from abilitytrace.reading.files import Input, ReadFiles, read_files
from abilitytrace.records import Text

__all__ = ["BUILTIN", "Checked", "Problem", "Report", "check_all", "check_files", "check_store"]


# what the built-in lineage is called among the files that others are laid over
BUILTIN = "built-in"


class Problem(NamedTuple):
    """One problem. `line` and `column` count from 1, 0 for the file as a whole; `end_column` is the first behind it."""

    code: str
    severity: str
    path: str
    line: int
    column: int
    end_column: int
    message: str
    help: str


class Checked(NamedTuple):
    """What was checked, and all that is wrong with it, by file, line and column.

    `files` are those that were checked, `over` those that they were laid over (without what these include).
    """

    files: tuple[Input, ...]
    over: tuple[str, ...]
    records: int
    evidence: int
    scores: int
    errors: int
    warnings: int
    problems: tuple[Problem, ...]


class Report(NamedTuple):
    """The answer, with the problems as they were found: these hold the lines that they stand in."""

    checked: Checked
    diagnostics: tuple[Diagnostic, ...]
    title: Text
    unreadable: bool


def check_all(paths: tuple[Path, ...]) -> Report:
    """The problems of all these files, later ones laid over earlier ones."""
    from abilitytrace.checks import check

    read = read_files(paths)
    return _report(read, check(read.draft), ())


def check_store(path: Path) -> Report:
    """The problems of a store, such as `import jsonl` makes. Raises BadLineage where it is none, or not whole."""
    from abilitytrace.store.cache import open_built
    from abilitytrace.store.inspect import inspect, totals

    with closing(open_built(path)) as store:
        lineage = Lineage(store)
        problems = tuple(inspect(store, str(path)))
        records, evidence, scores = totals(store)
        errors = sum(problem.is_error for problem in problems)
        input_ = Input(str(path), lineage.digest)
        shown = tuple(map(_problem, problems))
        checked = Checked((input_,), (), records, evidence, scores, errors, len(problems) - errors, shown)
        return Report(checked, problems, lineage.title, unreadable=False)


def check_files(paths: tuple[Path, ...], base: tuple[Path, ...], *, always: bool = False) -> Report:
    """The problems of some files and what they include, and of nothing else.

    A file that names ids which it does not define builds on others: it is laid over `base`, as `--graph` does, and what
    is wrong with it there is told. A file that is whole in itself is checked alone unless `always`.
    """
    from abilitytrace.checks import check

    alone = read_files(paths)
    missing = _unknown(alone.draft)
    if not base or not (always or missing):
        return _report(alone, check(alone.draft), ())
    known = read_files((*base, *paths))
    # by their places on disk: the base may include one of the files under another name
    shown = {os.path.realpath(file.path): file.path for file in alone.inputs}
    found = [
        problem._replace(where=problem.where._replace(path=shown[place]))
        for problem in check(known.draft)
        if (place := os.path.realpath(problem.where.path)) in shown
    ]
    if not always and missing == missing & _unknown(known.draft):
        # it builds on nothing that is there: names that it shares with the base are no matter, only a slip of its own is
        found = [problem for problem in check(alone.draft) if problem.code != "E202"] + [
            problem for problem in found if problem.code == "E202"
        ]
        return _report(alone, tuple(sorted(found, key=lambda problem: problem.where)), ())
    below = [path for path in base if os.path.realpath(path) not in shown]
    return _report(alone, tuple(found), tuple(BUILTIN if path == builtin_lineage() else str(path) for path in below))


def _unknown(draft: Draft) -> set[str]:
    """The ids that a draft refers to and does not define."""
    defined = draft.first_definitions.keys() | draft.broken
    return {reference.identifier for reference in draft.references()} - defined


def _report(read: ReadFiles, problems: Sequence[Diagnostic], over: tuple[str, ...]) -> Report:
    errors = sum(problem.is_error for problem in problems)
    draft = read.draft
    checked = Checked(
        files=read.inputs,
        over=over,
        records=len(draft.definitions),
        evidence=len(draft.evidence),
        scores=len(draft.scored),
        errors=errors,
        warnings=len(problems) - errors,
        problems=tuple(map(_problem, problems)),
    )
    return Report(checked, tuple(problems), draft.title, any(problem.code == "E101" for problem in problems))


def _problem(found: Diagnostic) -> Problem:
    where = found.where
    end = where.column + found.length if where.column else 0
    severity = "error" if found.is_error else "warning"
    return Problem(found.code, severity, where.path, where.line, where.column, end, found.message, found.help)
