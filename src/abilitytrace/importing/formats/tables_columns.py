"""What the columns of a table of scores mean, by their names: fields of a score, or benchmarks of a wide table.

Three layouts: *long* (one row a score: a column `benchmark` and one `value`, or columns named for metrics), *wide* (one row
a model, one column a benchmark) and *turned* (one row a benchmark, one column a model).
"""

import re
from collections import Counter
from typing import NamedTuple

from abilitytrace.importing.formats.tables_file import Table
from abilitytrace.importing.formats.tables_numbers import Number, Numbers, is_missing
from abilitytrace.importing.formats.values import better
from abilitytrace.importing.found import FoundScore, Skipped
from abilitytrace.names import fold

__all__ = ["FIELDS", "SETTING", "Column", "Layout", "heading", "layout"]

# field of a score → what its column may be called; case, spaces and signs make no difference
FIELDS: dict[str, tuple[str, ...]] = {
    "model": ("model", "model name", "model id", "fullname", "full name", "llm"),
    "revision": ("revision", "model revision", "checkpoint"),
    "step": ("step", "steps", "training step", "training steps"),
    "task": ("benchmark", "benchmark name", "task", "task name", "dataset", "eval", "evaluation", "test"),
    "metric": ("metric", "metric name", "measure", "score name"),
    "value": ("value", "score", "result", "metric value"),
    "stderr": ("stderr", "std err", "standard error", "std error", "se", "sem"),
    "n": ("n", "num samples", "n samples", "samples", "n total", "items", "number of items", "num items"),
    "shots": ("shots", "shot", "num fewshot", "n shot", "num few shot", "few shot", "fewshot"),
    "prompting": ("prompting", "prompt", "prompt style"),
    "version": ("version", "task version"),
    "filter": ("filter",),
    "unit": ("unit", "units"),
    "better": ("better", "direction"),
    "higher": ("higher is better",),
    "lower": ("lower is better",),
    "date": ("date", "measured", "evaluated", "timestamp", "evaluation date"),
    "note": ("note", "notes", "comment", "comments", "remark"),
    "parent": ("parent", "parents", "parent model", "base model", "base", "derived from", "finetuned from"),
    "how": ("relation", "base model relation", "how", "derivation"),
    "released": ("released", "release date"),
    "developer": ("developer", "organization", "organisation", "org", "maker"),
}
# a column `setting: temperature` is a setting of that name
SETTING = "setting"
_DESCRIBES = ("model", "revision", "step", "parent", "how", "released", "developer", "note")
_AVERAGES = ("average", "avg", "mean", "overall", "total", "macroaverage", "mean score", "average score")
# numbers about a model that are no scores
_ABOUT = (
    *("rank", "id", "index", "position", "no", "generation", "year", "params", "parameters", "params b", "size"),
    *("model size", "downloads", "likes", "hub likes", "cost", "price", "latency", "speed", "tokens", "context"),
    *("context length", "avg length", "average length", "co2 cost kg", "unnamed 0", "votes"),
)
_MARKS = {"stderr": ("stderr", "standarderror", "stderror", "se"), "n": ("n", "numsamples", "nsamples")}
_ARROWS = {"↑": "higher", "⬆": "higher", "↓": "lower", "⬇": "lower"}
_CHAIN = ("cot", "chainofthought")


class Column(NamedTuple):
    """A column of values: `cell` is its place in a row, `score` holds what its name says.

    `stderr` and `n` are the places of columns that belong to it, -1 for none.
    """

    cell: int
    score: FoundScore
    stderr: int = -1
    n: int = -1


class Layout(NamedTuple):
    """How to read a table: field → its column, and the columns of values. `kind` is `long`, `wide` or `turned`."""

    kind: str
    fields: dict[str, int]
    columns: tuple[Column, ...]
    settings: tuple[tuple[str, int], ...] = ()
    notes: tuple[Skipped, ...] = ()
    skipped: tuple[Skipped, ...] = ()


def layout(table: Table, numbers: Numbers, *, has_model: bool) -> Layout | Skipped:
    """How to read a table, or what it lacks. `has_model`: the user says which model it is about."""
    fields = {field: index for field, names in FIELDS.items() if (index := table.column(*names)) >= 0}
    if "model" not in fields and not has_model and not table.header[0].strip():
        fields["model"] = 0
    rest = [i for i in range(len(table.header)) if i not in fields.values()]
    settings = tuple((name.strip(), i) for i in rest if (name := _setting(table.header[i])) and name.strip())
    rest = [i for i in rest if i not in {index for _, index in settings}]
    found = Layout("long", fields, (), settings)
    if "value" in fields:
        one = Column(fields["value"], FoundScore("", "", "", 0.0), fields.get("stderr", -1), fields.get("n", -1))
        return _checked(table, found._replace(columns=(one,)), rest, has_model=has_model)
    columns, skipped = _values(table, numbers, rest)
    metrics = [column for column in columns if better(column.score.task)]
    if "task" in fields and metrics:
        named = tuple(c._replace(score=FoundScore("", "", c.score.task, 0.0)) for c in metrics)
        found = found._replace(columns=named)
    elif "task" in fields:
        turned = tuple(c._replace(score=FoundScore(table.header[c.cell], "", "", 0.0)) for c in columns)
        found = found._replace(kind="turned", columns=turned, notes=_said(table, "benchmark", "model"))
    else:
        benchmarks = tuple(column for column in columns if column not in metrics)
        skipped += [_column(table, c.cell, "a metric, and no column says of which benchmark") for c in metrics]
        found = found._replace(kind="wide", columns=benchmarks, notes=_said(table, "model", "benchmark"))
    return _checked(table, found._replace(skipped=tuple(skipped)), rest, has_model=has_model)


def _setting(name: str) -> str:
    start, mark, rest = name.partition(":")
    return rest if mark and start.strip().lower() in (SETTING, "settings") else ""


def _said(table: Table, row: str, column: str) -> tuple[Skipped, ...]:
    return (table.skip(f"read as a wide table: one row a {row}, one column a {column}"),)


def _column(table: Table, index: int, reason: str) -> Skipped:
    return table.skip(reason, table.header[index])


def _checked(table: Table, found: Layout, rest: list[int], *, has_model: bool) -> Layout | Skipped:
    """The layout with what is not read of the table, or what is missing in words that say the way out."""
    have = ", ".join(f"`{name[:40]}`" for name in table.header[:12])
    if not found.columns:
        reason = "no column of values: name one `value` beside `benchmark`, or give each benchmark a column"
    elif found.kind == "long" and "task" not in found.fields:
        reason = "no column says which benchmark: name one `benchmark`"
    elif found.kind != "turned" and "model" not in found.fields and not has_model:
        reason = "no column says which model: name one `model`, or say it with `--model`"
    else:
        used = {c for column in found.columns for c in (column.cell, column.stderr, column.n)}
        said = {skipped.at for skipped in found.skipped}
        unread = [i for i in rest if i not in used and table.header[i].strip()]
        unread = [i for i in unread if _column(table, i, "").at not in said]
        if not unread:
            return found
        names = ", ".join(f"`{table.header[i][:40]}`" for i in unread[:20]) + (" …" if len(unread) > 20 else "")
        left = table.skip(f"columns that are no fields of a score: {names}")
        return found._replace(skipped=(*found.skipped, left))
    return table.skip(f"{reason} (columns: {have})")


def _values(table: Table, numbers: Numbers, rest: list[int]) -> tuple[tuple[Column, ...], list[Skipped]]:
    """The columns of a wide table that hold scores, each with the columns of its standard error and its n."""
    skipped = []
    numeric = [i for i in rest if table.header[i].strip() and _is_numeric(table, i, numbers)]
    for i in list(numeric):
        name = fold(heading(table.header[i]).task or table.header[i])
        if name in {fold(known) for known in _AVERAGES}:
            skipped.append(_column(table, i, "an average over other columns"))
            numeric.remove(i)
        elif name in {fold(known) for known in _ABOUT}:
            skipped.append(_column(table, i, "says something about the model, and is no score"))
            numeric.remove(i)
    beside = _beside(table, numeric)
    taken = {index for found in beside.values() for index in found.values()}
    columns = tuple(
        Column(index, heading(table.header[index]), found.get("stderr", -1), found.get("n", -1))
        for index, found in beside.items()
        if index not in taken
    )
    doubled = {score for score, count in Counter(c.score for c in columns).items() if count > 1}
    skipped += [_column(table, c.cell, "this column stands twice") for c in columns if c.score in doubled]
    return tuple(c for c in columns if c.score not in doubled), skipped


def _is_numeric(table: Table, index: int, numbers: Numbers) -> bool:
    """Whether at least half of what stands in a column are numbers."""
    given = [row.cells[index] for row in table.rows if not is_missing(row.cells[index])]
    return bool(given) and 2 * sum(isinstance(numbers.read(cell), Number) for cell in given) >= len(given)


def _beside(table: Table, numeric: list[int]) -> dict[int, dict[str, int]]:
    """Each column of numbers with those that hold its standard error and n: `MMLU stderr`, `acc_stderr,none`, `n MMLU`."""
    found: dict[int, dict[str, int]] = {index: {} for index in numeric}
    owners: dict[str, int] = {}
    for index in numeric:
        for name in (fold(table.header[index]), fold(heading(table.header[index]).task)):
            owners.setdefault(name, index)
    for index in numeric:
        name = fold(table.header[index])
        for field, mark in ((field, mark) for field, marks in _MARKS.items() for mark in marks if mark in name):
            bare = {
                name.removesuffix(mark),
                name.removeprefix(mark),
                name.replace(mark, "", 1) if len(mark) > 2 else "",
            }
            for owner in {owners[rest] for rest in bare - {name, ""} if rest in owners} - {index}:
                found[owner][field] = index
    return found


def heading(name: str) -> FoundScore:
    """What the name of a column says: `MMLU (5-shot, CoT)`, `HumanEval pass@1`, `WER ↓`, `ARC [%]`."""
    score = FoundScore("", "", "", 0.0)
    for arrow, direction in _ARROWS.items():
        if arrow in name:
            name, score = name.replace(arrow, ""), score._replace(better=direction)
    kept = []
    for piece in re.split(r"[()\[\],]", name.replace("\ufe0f", "")):
        score, rest = _piece(piece.strip(), score)
        kept.append(rest)
    words = " ".join(filter(None, kept)).split()
    if len(words) > 1 and not score.metric and better(words[-1]):
        score = score._replace(metric=words.pop())
    return score._replace(task=" ".join(words))


def _piece(piece: str, score: FoundScore) -> tuple[FoundScore, str]:
    """A score with what a piece of a column's name says of it, and the words that are left of the piece."""
    if match := re.search(r"\b(\d{1,3}|zero|few)[-\s]?shots?\b", piece, re.IGNORECASE | re.ASCII):
        shots = {"zero": "0"}.get(match[1].lower(), match[1].lower())
        score, piece = score._replace(shots=shots), f"{piece[: match.start()]}{piece[match.end() :]}".strip(" -_/,")
    if piece.endswith("%"):
        score, piece = score._replace(unit="%"), piece[:-1].strip()
    if fold(piece) in _CHAIN:
        return score._replace(prompting="cot"), ""
    return score, piece
