"""Leaderboards that are known by their headers: Open LLM Leaderboard (both versions) and AlpacaEval."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from abilitytrace.importing.formats.tables_columns import Layout
from abilitytrace.importing.formats.tables_file import Row, Table
from abilitytrace.importing.formats.tables_numbers import Number, Numbers, is_missing
from abilitytrace.importing.formats.values import day, settings, text, whole
from abilitytrace.importing.found import Descent, Found, FoundModel, FoundScore, Skipped

__all__ = [
    "first_leaderboard",
    "is_alpaca",
    "is_first_leaderboard",
    "is_leaderboard",
    "read_alpaca",
    "read_leaderboard",
]

_RAW = " Raw"
_FIRST = ("ARC(25-shot)", "HellaSwag(10-shot)", "MMLU(5-shot)", "TruthfulQA(0-shot)")
_MERGE = " (Merge)"
# how the leaderboard writes that it knows no parent
_NO_BASE = ("", "removed", "none", "unknown")
# words of `Type` → how the model was made
_FINE_TUNED = ("chat models", "fine-tuned", "fine tuned")
_CONTINUED = "continuously pretrained"
_WIN_RATES = ("win_rate", "discrete_win_rate", "length_controlled_winrate")


def is_first_leaderboard(table: Table) -> bool:
    """Whether a table is the Open LLM Leaderboard of 2023."""
    return table.column("Model") >= 0 and all(name in table.header for name in _FIRST[:3])


def first_leaderboard(plan: Layout) -> Layout:
    """Its layout: a wide table, in percent."""
    return plan._replace(columns=tuple(c._replace(score=c.score._replace(unit="%")) for c in plan.columns))


def is_leaderboard(table: Table) -> bool:
    """Whether a table is the Open LLM Leaderboard of 2024 and 2025."""
    return "fullname" in table.header and any(name.endswith(_RAW) for name in table.header)


def read_leaderboard(table: Table, numbers: Numbers, found: Found, _path: Path) -> Found:
    """Its raw scores: the columns without `Raw` are the same ones, rescaled so that chance is 0."""
    raw = [(i, name.removesuffix(_RAW)) for i, name in enumerate(table.header) if name.endswith(_RAW) and name != _RAW]
    models: dict[str, FoundModel] = {}
    read_: list[FoundScore | Skipped] = []
    descents: dict[tuple[str, str], Descent] = {}
    bases: Counter[str] = Counter()
    for row in table.rows:
        cells = dict(zip(table.header, row.cells, strict=True))
        name = cells["fullname"] or cells.get("Model", "")
        if is_missing(name):
            read_.append(row.skip("no model"))
            continue
        models.setdefault(name, FoundModel(name, released=day(cells.get("Upload To Hub Date", ""))))
        read_ += _raw_scores(row, raw, cells, name, numbers)
        parent, said = _base(cells, name)
        bases[said] += bool(said)
        if parent and (name, parent) not in descents:
            descents[name, parent] = _descent(row, cells, name, parent)
    rescaled = ", ".join(f"`{name}`" for _, name in raw if name in table.header)
    left_out = [table.skip(f"the raw scores rescaled so that chance is 0: {rescaled}")]
    left_out += [
        Skipped("Base Model", f"{said} is no parent (rows: {count})") for said, count in sorted(bases.items()) if said
    ]
    return found._replace(
        title="Open LLM Leaderboard (2024 to 2025)",
        models=tuple(models.values()),
        descents=tuple(descents.values()),
        scores=tuple(one for one in read_ if isinstance(one, FoundScore)),
        skipped=(*found.skipped, *left_out, *(one for one in read_ if isinstance(one, Skipped))),
    )


def _raw_scores(
    row: Row, raw: list[tuple[int, str]], cells: dict[str, str], name: str, numbers: Numbers
) -> Iterator[FoundScore | Skipped]:
    chat = cells.get("Chat Template", "").lower()
    shared = settings({"precision": cells.get("Precision", ""), "chat_template": chat})
    sha, flagged = cells.get("Model sha", ""), cells.get("Flagged", "").lower() == "true"
    weights = "" if is_missing(sha) else f"weights as of commit {sha[:12]}"
    note = "; ".join(filter(None, (weights, "flagged by the leaderboard" if flagged else "")))
    base = FoundScore(
        name,
        "",
        "accuracy",
        0.0,
        unit="fraction",
        settings=shared,
        better="higher",
        date=day(cells.get("Submission Date", "")),
    )
    given = [(index, benchmark) for index, benchmark in raw if not is_missing(row.cells[index])]
    if not given:
        yield row.skip("no value")
    for index, benchmark in given:
        number = numbers.read(row.cells[index])
        if isinstance(number, str):
            yield row.skip(number, benchmark)
        else:
            yield base._replace(task=benchmark, value=number.value, at=row.at(benchmark), note=note)


def _base(cells: dict[str, str], name: str) -> tuple[str, str]:
    """The parent that `Base Model` names, or in words what the cell says instead of one."""
    base = cells.get("Base Model", "").strip()
    bare = base.removesuffix(_MERGE).strip()
    if bare.casefold() in _NO_BASE:
        return "", f"`{base}`" if base else "an empty cell"
    if bare.casefold() == name.casefold():
        return "", f"the model itself{f' with `{_MERGE.strip()}` behind it' if base != bare else ''}"
    return bare, ""


def _descent(row: Row, cells: dict[str, str], name: str, parent: str) -> Descent:
    """The step from the base, whose kind the leaderboard does not state."""
    kind = cells.get("Type", "")
    merged = cells.get("Merged", "").lower() == "true" or "merge" in kind.lower()
    at = row.at("Base Model")
    if merged:
        guessed = "the table marks the model as merged, and names one of the models it was merged from"
        return Descent(name, (parent,), "merge", guessed, at=at, kind="report")
    guessed = f"the table's `Type` is `{text(''.join(c for c in kind if c.isascii()))}`"
    if any(word in kind.lower() for word in _FINE_TUNED):
        return Descent(name, (parent,), "finetune", guessed, at=at, kind="report")
    if _CONTINUED in kind.lower():
        return Descent(name, (parent,), "", guessed, methods=("continued pre-training",), at=at, kind="report")
    return Descent(name, (parent,), at=at, kind="report")


def is_alpaca(table: Table) -> bool:
    """Whether a table is a leaderboard of AlpacaEval."""
    return not table.header[0].strip() and all(
        name in table.header for name in ("win_rate", "standard_error", "n_total")
    )


def read_alpaca(table: Table, numbers: Numbers, found: Found, path: Path) -> Found:
    """Its win rates against one reference model, in percent. The reference's own row is no measurement."""
    rows = [(row, dict(zip(table.header, row.cells, strict=True))) for row in table.rows]
    references = [row.cells[0] for row, cells in rows if _is_reference(cells, numbers)]
    reference = references[0] if len(references) == 1 else ""
    shared = settings({"leaderboard": path.stem, "reference": reference})
    base = FoundScore("", "AlpacaEval", "", 0.0, unit="%", settings=shared, better="higher")
    read_: list[FoundScore | Skipped] = []
    models: dict[str, FoundModel] = {}
    for row, cells in rows:
        name = row.cells[0]
        if is_missing(name):
            read_.append(row.skip("no model"))
        elif name in references:
            reason = f"`{name}` is what the others are compared with: half of a tie with itself"
            read_.append(row.skip(reason))
        else:
            models.setdefault(name, FoundModel(name))
            read_ += _win_rates(row, cells, base._replace(model=name), numbers)
    notes = (table.skip(f"the file's name tells which judge and reference: `{path.stem}`"),)
    return found._replace(
        title="AlpacaEval leaderboard",
        models=tuple(models.values()),
        scores=tuple(one for one in read_ if isinstance(one, FoundScore)),
        skipped=(*found.skipped, *(one for one in read_ if isinstance(one, Skipped))),
        notes=notes,
    )


def _is_reference(cells: dict[str, str], numbers: Numbers) -> bool:
    """Whether a row compares a model with itself: exactly half, without error."""
    read_ = [numbers.read(cells[name]) for name in ("win_rate", "standard_error")]
    return [number.value for number in read_ if isinstance(number, Number)] == [50, 0]


def _win_rates(row: Row, cells: dict[str, str], base: FoundScore, numbers: Numbers) -> Iterator[FoundScore | Skipped]:
    count, error = (numbers.read(cells[name]) for name in ("n_total", "standard_error"))
    n = whole(count.value) if isinstance(count, Number) else None
    stderr = error.value if isinstance(error, Number) and error.value >= 0 else None
    # who ran it, in the leaderboard's words
    mode = cells.get("mode", "")
    note = "" if is_missing(mode) else f"entry marked `{mode}`"
    given = [name for name in _WIN_RATES if not is_missing(cells.get(name, ""))]
    if not given:
        yield row.skip("no value")
    for name in given:
        number = numbers.read(cells[name])
        if isinstance(number, str):
            yield row.skip(number, name)
        else:
            # the error in the table is that of the first column
            own = stderr if name == _WIN_RATES[0] else None
            yield base._replace(metric=name, value=number.value, n=n, stderr=own, at=row.at(name), note=note)
