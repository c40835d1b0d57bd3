"""The rows of a table, once it is known what its columns mean → scores, models and their parents.

Every row that gives nothing is said, with its line.
"""

import re
from collections.abc import Iterator

from abilitytrace.importing.formats.tables_columns import Column, Layout
from abilitytrace.importing.formats.tables_file import Row, Table
from abilitytrace.importing.formats.tables_numbers import Number, Numbers, is_missing
from abilitytrace.importing.formats.values import better, day, settings, whole
from abilitytrace.importing.found import Descent, Found, FoundModel, FoundScore, Skipped

__all__ = ["read_scores"]

_TRUE, _FALSE = ("true", "yes", "1"), ("false", "no", "0")
_HOWS = {
    **dict.fromkeys(("finetune", "finetuned", "fine-tune", "fine-tuned", "sft"), "finetune"),
    **dict.fromkeys(("adapter", "lora", "peft"), "adapter"),
    **dict.fromkeys(("merge", "merged"), "merge"),
    **dict.fromkeys(("quantized", "quantised", "quantization"), "quantized"),
    "checkpoint": "checkpoint",
}


def read_scores(table: Table, layout: Layout, numbers: Numbers, found: Found, model: str) -> Found:
    """What the rows say. `model` is the one the user names, for rows that name none."""
    reader = _Rows(layout, numbers, model)
    read_ = [one for row in table.rows for one in reader.read(row)]
    return found._replace(
        models=(*found.models, *reader.models.values()),
        descents=(*found.descents, *reader.descents),
        scores=(*found.scores, *(one for one in read_ if isinstance(one, FoundScore))),
        skipped=(*found.skipped, *(one for one in read_ if isinstance(one, Skipped))),
    )


class _Rows:
    """Reads one row after the other, and remembers the models it met and their parents."""

    def __init__(self, layout: Layout, numbers: Numbers, model: str) -> None:
        self.models: dict[str, FoundModel] = {}
        self._descents: dict[tuple[str, tuple[str, ...]], Descent] = {}
        self._layout, self._numbers, self._model = layout, numbers, model

    @property
    def descents(self) -> tuple[Descent, ...]:
        return tuple(self._descents.values())

    def _cell(self, row: Row, field: str) -> str:
        index = self._layout.fields.get(field, -1)
        return "" if index < 0 or is_missing(row.cells[index]) else row.cells[index]

    def read(self, row: Row) -> Iterator[FoundScore | Skipped]:
        kind = self._layout.kind
        model = "" if kind == "turned" else self._meet(row)
        task = self._cell(row, "task") if kind != "wide" else ""
        if kind != "turned" and not model:
            yield row.skip("no model")
        elif kind != "wide" and not task:
            yield row.skip("no benchmark")
        else:
            base, wrong = self._base(row)
            yield from wrong
            given = [column for column in self._layout.columns if not is_missing(row.cells[column.cell])]
            if not given:
                yield row.skip("no value")
            for column in given:
                yield from self._score(row, column, base._replace(model=model, task=task))

    def _meet(self, row: Row) -> str:
        """The model of a row as `NAME@REVISION`; with its parents, if the row names any."""
        name = self._cell(row, "model") or self._model
        step = self._cell(row, "step")
        count = self._numbers.read(step) if step else ""
        revision = self._cell(row, "revision") or (f"step{count.value:.0f}" if isinstance(count, Number) else step)
        model = f"{name}@{revision}" if name and revision else name
        if name and model not in self.models:
            released = day(self._cell(row, "released"))
            self.models[model] = FoundModel(name, revision, self._cell(row, "developer"), released)
        if name:
            self._descend(row, model)
        return model

    def _descend(self, row: Row, model: str) -> None:
        written = re.split(r"[;,|]|\s\+\s", self._cell(row, "parent"))
        parents = tuple(dict.fromkeys(parent.strip() for parent in written if not is_missing(parent)))
        parents = tuple(parent for parent in parents if parent != model)
        if not parents or (model, parents) in self._descents:
            return
        said = self._cell(row, "how").casefold()
        how = _HOWS.get(said, "")
        guessed = "" if how or len(parents) == 1 else "several parents in one cell"
        says = "" if how or not said else f"The table calls it `{said[:80]}`."
        self._descents[model, parents] = Descent(
            model,
            parents,
            how or ("merge" if guessed else ""),
            guessed,
            at=row.at(),
            kind="report",
            says=says,
        )

    def _base(self, row: Row) -> tuple[FoundScore, list[Skipped]]:
        """What all values of a row share, and the cells that say nothing usable."""
        wrong = []
        date = self._cell(row, "date")
        if date and not day(date):
            wrong.append(row.skip(f"`{date[:60]}` is no date written as 2024-05-31", "date"))
        pairs = [(name, row.cells[index]) for name, index in self._layout.settings]
        shots = self._cell(row, "shots")
        count = self._numbers.read(shots) if shots else ""
        score = FoundScore(
            model="",
            task="",
            metric=self._cell(row, "metric"),
            value=0.0,
            shots=f"{count.value:g}" if isinstance(count, Number) else shots,
            prompting=self._cell(row, "prompting"),
            unit=self._cell(row, "unit"),
            version=self._cell(row, "version"),
            filter=self._cell(row, "filter"),
            settings=settings(pairs),
            better=self._direction(row),
            date=day(date),
            note=self._cell(row, "note"),
        )
        return score, wrong

    def _direction(self, row: Row) -> str:
        said = self._cell(row, "better").casefold()
        if said in ("higher", "lower"):
            return said
        for field, yes, no in (("higher", "higher", "lower"), ("lower", "lower", "higher")):
            cell = self._cell(row, field).casefold()
            if cell in _TRUE + _FALSE:
                return yes if cell in _TRUE else no
        return ""

    def _score(self, row: Row, column: Column, base: FoundScore) -> Iterator[FoundScore | Skipped]:
        said = column.score
        cell = "" if self._layout.kind == "long" else said.task or said.model
        number = self._numbers.read(row.cells[column.cell])
        if isinstance(number, str):
            yield row.skip(number, cell)
            return
        stderr, n, wrong = self._beside(row, column, cell)
        yield from wrong
        metric = base.metric or said.metric or "score"
        # a table may not say what a `±` is: a standard error, a deviation or an interval
        spread = f"± {number.spread} in the table, which does not say what it is" if number.spread else ""
        yield base._replace(
            model=base.model or said.model,
            task=base.task or said.task,
            metric=metric,
            value=number.value,
            shots=base.shots or said.shots,
            prompting=base.prompting or said.prompting,
            unit=number.unit or base.unit or said.unit,
            n=n,
            stderr=stderr,
            better=base.better or said.better or better(metric),
            at=row.at(cell),
            note="; ".join(filter(None, (base.note, spread))),
        )

    def _beside(self, row: Row, column: Column, cell: str) -> tuple[float | None, int | None, list[Skipped]]:
        """Standard error and n of a value, from their own columns or those of the whole row."""
        wrong = []
        found: dict[str, float] = {}
        fields = self._layout.fields
        for field, index in (("stderr", column.stderr), ("n", column.n if column.n >= 0 else fields.get("n", -1))):
            if index < 0 or is_missing(row.cells[index]):
                continue
            number = self._numbers.read(row.cells[index])
            if isinstance(number, str):
                wrong.append(row.skip(number, f"{cell} {field}".strip()))
            elif number.value < 0 or (field == "n" and not whole(number.value)):
                reason = f"`{row.cells[index][:60]}` is no {'number of items' if field == 'n' else 'standard error'}"
                wrong.append(row.skip(reason, f"{cell} {field}".strip()))
            else:
                found[field] = number.value
        return found.get("stderr"), whole(found.get("n")), wrong
