"""Result files of lm-evaluation-harness, every generation and the forks that kept its name.

The format has no version number; what a file is shows in its keys. Up to 0.3: `results`, `versions`, `config`. From 0.4:
metrics named `METRIC,FILTER`, with `n-shot`, `n-samples` and `higher_is_better` beside. BigScience's fork lists rows by
prompt, and elsewhere keeps results by time or in arrays over checkpoints; the Japanese fork puts the version of the prompt
into the name of the task.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from abilitytrace.importing.files import finite, read_json
from abilitytrace.importing.formats.harness_metrics import derived_n, direction, is_share, named, split_key
from abilitytrace.importing.formats.harness_model import Model, model_of
from abilitytrace.importing.formats.harness_run import Run, run_of
from abilitytrace.importing.formats.values import mapping
from abilitytrace.importing.found import Descent, Found, FoundModel, FoundScore, Skipped
from abilitytrace.importing.kinds import ReadOptions

__all__ = ["TITLE", "read", "read_run"]

TITLE = "Results of lm-evaluation-harness"

# what a row says beside its metrics
_ABOUT = named(
    "alias name sample_len sample_count task_name task prompt_name prompt_id prompt_jinja prompt_original_task comment"
    " dataset_path dataset_name subset fixed_answer_choice_list samples"
)
_NONE = (None, "N/A", "")
# version of the task and of the prompt at the end of its name
_PROMPT_VERSION = re.compile(r"(.+)-(\d+(?:\.\d+)+)-(\d+(?:\.\d+)+)", re.ASCII)
_PASS = re.compile(r"pass@\d+", re.ASCII)
_TEMPERATURE = re.compile(r"(.+?)_temp([\d.]+)", re.ASCII)
_TIMESTAMP = re.compile(r"(\d{4}-\d\d-\d\d)-\d\d-\d\d-\d\d", re.ASCII)


class Row(NamedTuple):
    """The metrics of one task in one run; `at` is the place in the file where the task's name does not tell it."""

    task: str
    values: dict[str, Any]
    prompting: str = ""
    date: str = ""
    revision: str = ""
    at: str = ""
    settings: tuple[tuple[str, str], ...] = ()


def read(path: Path, shown: str, options: ReadOptions) -> Found:
    """Everything in one result file."""
    parsed = read_json(path)
    if isinstance(parsed, Skipped):
        return Found(shown, "evaluation", skipped=(parsed,))
    found = read_run(parsed.value, path, shown, options)
    return found._replace(skipped=(*parsed.skipped, *found.skipped))


def read_run(value: Any, path: Path, shown: str, options: ReadOptions) -> Found:
    """Everything in the value of one result file."""
    data = {"results": value} if isinstance(value, list) else mapping(value)
    skipped: list[Skipped] = []
    rows = list(_rows(data, path, skipped))
    if not rows:
        reason = "no results of lm-evaluation-harness in it" if not skipped else "nothing in it can be used"
        return Found(shown, "evaluation", skipped=(*skipped, Skipped("", reason)))
    if data.get("samples"):
        skipped.append(Skipped("samples", "single items inside a result file are not taken over"))
    model, run = model_of(data, path, options.model), run_of(data, path, skipped)
    scores = [score for row in rows for score in _scores(row, model, run, skipped)]
    revisions = dict.fromkeys(row.revision or model.revision for row in rows)
    models = tuple(FoundModel(model.name, revision, guessed=model.guessed) for revision in revisions)
    descents: tuple[Descent, ...] = ()
    if model.base:
        descents = (Descent(model.name, (model.base,), "adapter", at="config.model_args", kind="artifact"),)
    published = max((score.date for score in scores), default="")
    return Found(shown, "evaluation", TITLE, published, "", "", models, descents, tuple(scores), tuple(skipped))


def _rows(data: dict[str, Any], path: Path, skipped: list[Skipped]) -> Iterator[Row]:
    """The rows of a file, whatever shape they have."""
    results = data.get("results")
    if isinstance(results, list):
        yield from _listed(results, skipped)
    elif isinstance(results, dict):
        checkpoints = data.get("checkpoints")
        if isinstance(checkpoints, list):
            yield from _by_checkpoint(results, checkpoints, skipped)
        else:
            # a group stands in both, with the same values
            groups = {name: row for name, row in mapping(data.get("groups")).items() if name not in results}
            yield from _by_task({**results, **groups}, "results", skipped)
    elif results is not None:
        skipped.append(Skipped("results", "neither a mapping nor a list"))
    else:
        yield from _bare(data, path)


def _by_task(results: dict[str, Any], at: str, skipped: list[Skipped]) -> Iterator[Row]:
    for task, row in results.items():
        if not isinstance(row, dict):
            skipped.append(Skipped(f"{at}.{task[:80]}", "not a mapping of metrics"))
        elif any(isinstance(part, dict) and key not in _ABOUT for key, part in row.items()):
            yield from _by_time(task, row, skipped)
        else:
            yield _named(task, row, "")


def _by_time(task: str, row: dict[str, Any], skipped: list[Skipped]) -> Iterator[Row]:
    """Rows of one task by the time of their run: each run is a measurement of its own."""
    for time, values in row.items():
        if isinstance(values, dict):
            date = match[1] if (match := _TIMESTAMP.fullmatch(time)) else ""
            yield _named(task, values, time[:40])._replace(date=date)
        elif time not in _ABOUT:
            skipped.append(Skipped(f"results.{task[:80]}.{time[:40]}", "a value beside mappings of values"))


def _listed(results: list[Any], skipped: list[Skipped]) -> Iterator[Row]:
    for i, row in enumerate(results):
        task = next((name for key in ("task_name", "task", "name") if (name := mapping(row).get(key))), None)
        if isinstance(row, dict) and isinstance(task, str):
            yield _named(task, row, f"results[{i}]")
        else:
            skipped.append(Skipped(f"results[{i}]", "a row that names no task"))


def _named(key: str, values: dict[str, Any], at: str) -> Row:
    """A row whose task and prompt stand in it, or else in its key."""
    task, prompt = values.get("task_name"), values.get("prompt_name")
    prompting = prompt if isinstance(prompt, str) else ""
    if prompting and isinstance(task, str) and task and key == f"{task}+{prompting}":
        return Row(task, values, prompting, at=at)
    return Row(key, values, prompting, at=at)


def _by_checkpoint(results: dict[str, Any], checkpoints: list[Any], skipped: list[Skipped]) -> Iterator[Row]:
    """Rows of arrays that run parallel to `checkpoints`."""
    for task, metrics in results.items():
        columns = {key: column for key, column in mapping(metrics).items() if isinstance(column, list)}
        for key in [key for key, column in columns.items() if len(column) != len(checkpoints)]:
            skipped.append(Skipped(f"results.{task[:80]}.{key[:80]}", "not as many values as there are checkpoints"))
            del columns[key]
        if not columns:
            skipped.append(Skipped(f"results.{task[:80]}", "no values by checkpoint"))
            continue
        for i, checkpoint in enumerate(checkpoints):
            if isinstance(checkpoint, str | int) and not isinstance(checkpoint, bool):
                values = {key: column[i] for key, column in columns.items()}
                name = str(checkpoint)[:60] if not isinstance(checkpoint, int) or checkpoint < 10**15 else "?"
                yield Row(task, values, revision=f"checkpoint-{name}", at=f"checkpoints[{i}]")


def _bare(data: dict[str, Any], path: Path) -> Iterator[Row]:
    """Metrics without `results`: tasks at the top, or the metrics of one task that the file is named after."""
    tasks = {key: row for key, row in data.items() if isinstance(row, dict) and any(map(_is_metric, row))}
    for task, row in tasks.items():
        yield _named(task, row, "")
    if not tasks and data and all(map(_PASS.fullmatch, data)):
        task = path.name.removesuffix(".json")
        # a temperature is all that such files say of their settings, and they say it in their name
        match = _TEMPERATURE.fullmatch(task)
        settings = (("temperature in the file name", match[2]),) if match else ()
        yield Row(match[1] if match else task, data, settings=settings)


def _is_metric(key: str) -> bool:
    metric, _ = split_key(key)
    return bool(direction(metric, None))


def _scores(row: Row, model: Model, run: Run, skipped: list[Skipped]) -> Iterator[FoundScore]:
    """The scores of one row. Errors and other companions of a metric are no metrics."""
    task, version, settings, at = _task(row, run)
    place = at or row.task
    if not task.strip():
        skipped.append(Skipped("results", "a task without a name"))
        return
    named = model._replace(revision=row.revision) if row.revision else model
    subject = f"{named.name}@{named.revision}" if named.revision else named.name
    for key, raw in row.values.items():
        metric, chosen = split_key(key)
        if key in _ABOUT or metric.endswith("_stderr") or not metric:
            continue
        value = finite(raw)
        if value is None:
            if raw not in _NONE:
                skipped.append(Skipped(f"{place[:80]}.{key[:80]}", f"not a finite number: {str(raw)[:40]}"))
            continue
        stderr = _stderr(row, key, place, skipped)
        n = run.n(row.task, key, row.values)
        note = ""
        whole = is_share(metric, chosen) and 0 <= value <= 1
        if n is None and whole and not run.parts(row.task) and (n := derived_n(value, stderr)):
            note = "n from the standard error"
        yield FoundScore(
            subject,
            task,
            metric,
            value,
            shots=run.shots(row.task),
            prompting=row.prompting,
            unit="fraction" if whole else "",
            n=n,
            stderr=stderr,
            version=version,
            filter="" if chosen == "none" else chosen,
            settings=settings,
            better=direction(metric, run.higher_is_better(row.task, metric)),
            date=row.date or run.date,
            at=at,
            note=note,
            parts=run.parts(row.task),
        )


def _task(row: Row, run: Run) -> tuple[str, str, tuple[tuple[str, str], ...], str]:
    """A row's task, its version, all settings, and the place where the task's own name is another one."""
    version, settings = run.version(row.task, row.prompting), {**run.settings(row.task), **dict(row.settings)}
    match = _PROMPT_VERSION.fullmatch(row.task)
    if match and match[2] == version:
        settings["prompt version"] = match[3]
        return match[1], version, tuple(sorted(settings.items())), f"results.{row.task}"
    return row.task, version, tuple(sorted(settings.items())), row.at


def _stderr(row: Row, key: str, place: str, skipped: list[Skipped]) -> float | None:
    """The standard error of a metric: its companion in the same row, if it is a number that an error can be."""
    metric, comma, chosen = key.partition(",")
    raw = row.values.get(f"{metric}_stderr{comma}{chosen}")
    error = finite(raw)
    if error is not None and error >= 0:
        return error
    if raw not in _NONE:
        skipped.append(Skipped(f"{place[:80]}.{key[:80]}", f"its standard error is no such number: {str(raw)[:40]}"))
    return None
