"""The learning curves published with Lucie-7B → scores of each stage, and the steps between the stages.

What the table says of descent: phases are numbered, each run says after how many steps in all and in its phase it was
measured, so that it began at their difference. Where several runs of the phase before end there, each may be the parent,
and all stay.
"""

from pathlib import Path
from typing import NamedTuple

from abilitytrace.importing.formats.harness_metrics import is_share, split_key
from abilitytrace.importing.formats.tables_file import Row, Table
from abilitytrace.importing.formats.tables_numbers import Number, Numbers, is_missing
from abilitytrace.importing.formats.values import better, settings
from abilitytrace.importing.found import Descent, Found, FoundModel, FoundScore, Skipped

__all__ = ["is_lucie", "read_lucie"]

_COLUMNS = ("model_name", "expe_name", "training_phase", "training_steps", "dataset", "score", "score_name")
_SETTINGS = ("add_bos_token", "fewshot_as_multiturn", "chat_template")
_SUITE = "mmlu"
# the subject groups of MMLU, which the table calls by their bare names
_GROUPS = ("humanities", "other", "social sciences", "stem")
# more candidates than this are no rivals but ignorance
_MOST_RIVALS = 2


class _Run(NamedTuple):
    """One model of the table: a checkpoint of the main training or of a run of a later phase. Steps as the table counts.

    `revision` is `step25000` in the main training, else phase and experiment (`3_annealing-mix1`), with its step where one
    experiment was measured at several.
    """

    base: str
    phase: str
    experiment: str
    end: int
    start: int
    line: int
    revision: str = ""

    @property
    def order(self) -> int:
        """The number that the phase's name begins with (`3_annealing`); 0 without one."""
        number = self.phase.partition("_")[0]
        return int(number) if number.isascii() and number.isdigit() and len(number) < 4 else 0

    @property
    def name(self) -> str:
        return f"{self.base}@{self.revision}"


def is_lucie(table: Table) -> bool:
    """Whether a table has the columns of these curves."""
    return all(name in table.header for name in _COLUMNS)


def read_lucie(table: Table, numbers: Numbers, found: Found, _path: Path) -> Found:
    """All metrics of all rows, whatever the column `score` picks out of them."""
    rows = [(row, dict(zip(table.header, row.cells, strict=True))) for row in table.rows]
    parsed = [(row, cells, _run(row, cells, numbers)) for row, cells in rows]
    named = _named([run for _, _, run in parsed if isinstance(run, _Run)])
    read_: list[FoundScore | Skipped] = []
    for row, cells, run in parsed:
        read_ += [run] if isinstance(run, Skipped) else _scores(row, cells, named[run._replace(line=0)], numbers)
    scores = _with_parts([one for one in read_ if isinstance(one, FoundScore)])
    descents, unknown = _descents(list(named.values()))
    reason = "`training_tokens` is not read: from the annealing on it counts the stages before twice"
    return found._replace(
        title="Learning curves of Lucie-7B",
        models=(*(FoundModel(run.base, run.revision) for run in named.values()), *unknown),
        descents=descents,
        scores=scores,
        skipped=(*found.skipped, *(one for one in read_ if isinstance(one, Skipped))),
        notes=(table.skip(reason),),
    )


def _named(runs: list[_Run]) -> dict[_Run, _Run]:
    """Each run without its line → the run with its revision and the first line it has, in the order of the file."""
    ends: dict[tuple[str, str, str], set[int]] = {}
    for run in runs:
        ends.setdefault(run[:3], set()).add(run.end)
    named: dict[_Run, _Run] = {}
    for run in runs:
        step, experiment = f"step{run.end}", f"{run.phase}-{run.experiment}"
        later = f"{experiment}-{step}" if len(ends[run[:3]]) > 1 else experiment
        named.setdefault(run._replace(line=0), run._replace(revision=step if run.order <= 1 else later))
    return named


def _run(row: Row, cells: dict[str, str], numbers: Numbers) -> _Run | Skipped:
    base, phase, experiment = (cells[name] for name in ("model_name", "training_phase", "expe_name"))
    end, inside = (_steps(cells.get(name, ""), numbers) for name in ("training_steps", "training_steps_in_phase"))
    if is_missing(base) or end is None:
        return row.skip("no model" if is_missing(base) else "no number of training steps")
    return _Run(base, phase, experiment, end, end - inside if inside is not None else -1, row.line)


def _steps(cell: str, numbers: Numbers) -> int | None:
    number = numbers.read(cell)
    return int(number.value) if isinstance(number, Number) and 0 <= number.value < 1e15 else None


def _scores(row: Row, cells: dict[str, str], run: _Run, numbers: Numbers) -> list[FoundScore | Skipped]:
    """The scores of a row: the one it calls `score`, and the other columns named METRIC,FILTER."""
    task, picked = cells["dataset"], cells["score_name"]
    if is_missing(task) or is_missing(picked):
        return [row.skip("no benchmark" if is_missing(task) else "no metric")]
    note = f"called `{task}` in the table" if task in _GROUPS else ""
    shots = numbers.read(cells.get("num_fewshot", ""))
    base = FoundScore(
        run.name,
        f"{_SUITE}_{task.replace(' ', '_')}" if task in _GROUPS else task,
        "",
        0.0,
        shots=f"{shots.value:g}" if isinstance(shots, Number) else "",
        settings=settings((name, cells.get(name, "").lower()) for name in _SETTINGS),
        note=note,
    )
    written = {picked: (cells["score"], cells.get("stderr", ""))}
    for key in (key for key in cells if "," in key and "_stderr," not in key and not is_missing(cells[key])):
        written.setdefault(key, (cells[key], cells.get(key.replace(",", "_stderr,", 1), "")))
    found: list[FoundScore | Skipped] = []
    for key, (value, error) in written.items():
        metric, filter_ = split_key(key)
        number = "no metric" if not metric else "no value" if is_missing(value) else numbers.read(value)
        if isinstance(number, str):
            found.append(row.skip(number, key))
            continue
        stderr = numbers.read(error)
        share = is_share(metric, filter_) and 0 <= number.value <= 1
        found.append(
            base._replace(
                metric=metric,
                filter=filter_,
                value=number.value,
                stderr=stderr.value if isinstance(stderr, Number) and stderr.value >= 0 else None,
                unit="fraction" if share else "",
                better=better(metric),
                at=row.at(key),
            )
        )
    return found


def _with_parts(scores: list[FoundScore]) -> tuple[FoundScore, ...]:
    """The scores; those of MMLU as an average over its subject groups, where the file has them."""
    parts = tuple(sorted({score.task for score in scores if score.task.startswith(f"{_SUITE}_")}))
    return tuple(score._replace(parts=parts) if score.task == _SUITE else score for score in scores)


def _descents(runs: list[_Run]) -> tuple[tuple[Descent, ...], tuple[FoundModel, ...]]:
    """The steps to the later phases, and placeholders for parents that the table leaves open, in the order of the phases.

    Only the first checkpoint of a run has one: the others are joined where all checkpoints are.
    """
    firsts: dict[tuple[str, str, str], _Run] = {}
    for run in sorted(runs, key=lambda run: (run.order, run.end, run.line)):
        firsts.setdefault(run[:3], run)
    found: list[Descent] = []
    unknown: dict[_Run, FoundModel] = {}
    waiting = sorted(firsts.values(), key=lambda run: (run.order, run.line))
    # placeholders join at the end of the list while it is walked: they come from somewhere, too
    for run in waiting:
        before = [other for other in runs if other.base == run.base and 0 < other.order < run.order]
        last = [other for other in before if other.order == max(other.order for other in before)]
        ends = [other for other in last if other.end == run.start]
        if 1 <= len(ends) <= _MOST_RIVALS:
            found += [_from(run, other, len(ends)) for other in ends]
        elif last:
            parent = _one_of(last, run.line)
            if parent.revision not in {known.revision for known in unknown}:
                says = f"One of the runs of `{parent.phase}`; which one, the table does not say."
                unknown[parent] = FoundModel(run.base, parent.revision, placeholder=True, says=says)
                waiting.append(parent)
            guessed = "phases are numbered; which run of the one before this began from is not said"
            found.append(_step(run, parent.name, guessed))
    return tuple(found), tuple(unknown.values())


def _one_of(runs: list[_Run], line: int) -> _Run:
    """A stand-in for one of several runs of a phase, with the step at which all of them began, if it is one."""
    starts = {run.start for run in runs}
    start = starts.pop() if len(starts) == 1 else -1
    return runs[0]._replace(experiment="unknown", end=-1, start=start, line=line, revision=f"{runs[0].phase}-unknown")


def _from(run: _Run, parent: _Run, rivals: int) -> Descent:
    guessed = f"the run begins at step {run.start}, where this one ends"
    return _step(run, parent.name, f"{guessed}; so do {rivals}, and any may be the parent" if rivals > 1 else guessed)


def _step(run: _Run, parent: str, guessed: str) -> Descent:
    """A step by the method that the phase is named for, as `3_annealing`."""
    method = run.phase.removeprefix(f"{run.order}_").replace("_", " ").strip()
    methods = (method,) if method else ()
    return Descent(run.name, (parent,), "", guessed, methods=methods, at=f"line {run.line}", kind="report")
