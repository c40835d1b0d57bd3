"""An import → added to a lineage file that people edit by hand, every other byte of which stays as it is.

The new lines are put into the text of the file at the end of each section; nothing is parsed and written back. Before the
file is replaced, the outcome is read with the program's own reader and compared: it must hold exactly what the file held
and what was to be added.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from abilitytrace.checks import check
from abilitytrace.diagnostics import BadLineage, Diagnostic, Position
from abilitytrace.importing.assemble import measurement
from abilitytrace.importing.imported import Conflict, Imported
from abilitytrace.importing.splice import Addition, splice
from abilitytrace.importing.write import items_from, replace_file, score_lines, section_lines
from abilitytrace.importing.yaml_text import flow, quoted
from abilitytrace.reading.draft import Draft
from abilitytrace.reading.files import read_files
from abilitytrace.reading.nodes import Document, Value, parse, read
from abilitytrace.records import Score

__all__ = ["Appended", "append"]

# what an addition must not bring about: an id or a name given twice
_CLASHES = ("E201", "E204")
_BOM = "\ufeff"
_WAY_OUT = "write the import to a file of its own with -o, and include it"


class Appended(NamedTuple):
    """What came of it: the import as far as it was new, and how many scores were there already.

    `completed` are those of them that had no file of single items and got one: their places in the file's list.
    """

    imported: Imported
    already_there: int
    completed: tuple[tuple[int, str], ...] = ()


def append(path: Path, imported: Imported) -> Appended:
    """Adds an import to a lineage file. Raises BadLineage, and changes nothing, where that cannot be done safely."""
    document, content = read(path, str(path))
    draft = _readable(path)
    assert isinstance(document.value, dict)
    folder = str(path.resolve().parent)
    own = document.value.get("scores")
    appended = _new(imported, draft.scores, len(own) if isinstance(own, list) else 0, folder)
    if appended.imported.is_empty and not appended.completed:
        return appended
    text = content.decode("utf-8")
    bom, text = (_BOM, text[1:]) if text.startswith(_BOM) else ("", text)
    outcome = splice(text, _additions(appended, folder))
    _compare(path, document, parse(outcome, str(path)), appended)
    clashes = _clashes(draft)

    def settle(written: Path) -> None:
        try:
            found = _clashes(_readable(written))
        except BadLineage as error:
            message = f"the file would not be readable afterwards: {error.diagnostics[0].message}"
            raise BadLineage((_problem(path, message, _WAY_OUT),)) from error
        if found - clashes:
            raise BadLineage((_problem(path, "ids or names of the import are in use in the file", _WAY_OUT),))
        if path.read_bytes() != content:
            raise BadLineage((_problem(path, "the file changed while it was being added to", "run the import again"),))

    replace_file(path, (bom + outcome).encode(), settle)
    return appended


def _readable(path: Path) -> Draft:
    """What a lineage file holds with all it includes. Raises BadLineage where it is no lineage file."""
    draft = read_files((path,)).draft
    if wrong := [problem for problem in draft.problems if problem.is_error]:
        raise BadLineage(tuple(wrong))
    return draft


def _clashes(draft: Draft) -> set[tuple[str, str]]:
    """Ids and names that are given twice, by code and id."""
    return {(problem.code, problem.message.split("`")[1]) for problem in check(draft) if problem.code in _CLASHES}


def _additions(appended: Appended, folder: str) -> dict[str, Addition]:
    """What each section gets."""
    imported = appended.imported
    additions = {
        section: Addition(
            tuple(section_lines(records, 0)), tuple(f"{quoted(key)}: {flow(part)}" for key, part in records.items())
        )
        for section, records in imported.sections.items()
        if records
    }
    if imported.scores or appended.completed:
        lines = tuple(score_lines(imported.scores, imported.conflicts, folder, 0))
        bare = score_lines(imported.scores, (), folder, 0)
        completed = tuple((i, f"items: {quoted(items)}") for i, items in appended.completed)
        additions["scores"] = Addition(lines, tuple(line.removeprefix("- ") for line in bare), completed)
    return additions


# -- what is new


def _new(imported: Imported, held: Sequence[Score], own: int, folder: str) -> Appended:
    """The part of an import that a file does not hold; the first `own` scores stand in the file, the rest in others.

    Scores are compared; ids are new by their making.
    """
    there: dict[Score, dict[float, int]] = {}
    for i, old in enumerate(held):
        there.setdefault(measurement(old), {}).setdefault(old.value, i)
    new, conflicts, completed = [], list(imported.conflicts), []
    for score in imported.scores:
        values = there.get(measurement(score), {})
        if (at := values.get(score.value)) is not None:
            if score.items and not held[at].items and at < own:
                completed.append((at, items_from(folder, score.items)))
            continue
        new.append(score)
        if values:
            places = (score.at, *(held[i].at or "the file" for i in values.values()))
            conflicts.append(Conflict(score.model, score.benchmark, score.metric, (score.value, *values), places))
    kept = imported._replace(scores=tuple(new), conflicts=tuple(conflicts))
    return Appended(kept, len(imported.scores) - len(new), tuple(completed))


# -- is it right


def _compare(path: Path, before: Document, after: Document, appended: Appended) -> None:
    """Raises BadLineage unless a text holds what the file held and what was to be added, and nothing else."""
    imported = appended.imported
    wanted: dict[str, Any] = dict(before.value) if isinstance(before.value, dict) else {}
    if appended.completed:
        wanted["scores"] = list(wanted["scores"])
        for i, items in appended.completed:
            wanted["scores"][i] = {**wanted["scores"][i], "items": items}
    for section, records in imported.sections.items():
        if records:
            held = wanted.get(section)
            wanted[section] = {**(held if isinstance(held, dict) else {}), **_as_read(records)}
    added: list[Value] = []
    if imported.scores:
        held = wanted.get("scores")
        found = after.value.get("scores") if isinstance(after.value, dict) else None
        added = found[-len(imported.scores) :] if isinstance(found, list) else []
        wanted["scores"] = [*(held if isinstance(held, list) else ()), *added]
    as_wanted = [_identity(item) for item in added] == [(s.model, s.benchmark, repr(s.value)) for s in imported.scores]
    if after.problems or after.value != wanted or not as_wanted:
        message = "the import does not fit into the file as it is laid out; the file is unchanged"
        raise BadLineage((_problem(path, message, _WAY_OUT), *after.problems))


def _identity(item: Value) -> tuple[object, ...]:
    """Model, benchmark and value of a score as it stands in a file."""
    fields = item if isinstance(item, dict) else {}
    return fields.get("model"), fields.get("benchmark"), fields.get("value")


def _as_read(records: dict[str, Any]) -> Any:
    """Records as the reader gives them back: all scalars as text."""
    return parse(flow(records), "").value


def _problem(path: Path, message: str, help_: str = "") -> Diagnostic:
    return Diagnostic("E110", Position(str(path)), message, help_)
