"""Logs of Inspect (`.json`, or `.eval`: a zip archive with a `header.json`) → scores of one model on one task.

Only the header is read, never a sample. https://inspect.aisi.org.uk/eval-logs.html describes the format.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from abilitytrace.importing.files import Parsed, finite, json_value, read_json, text_of
from abilitytrace.importing.formats.inspect_archive import header, is_archive
from abilitytrace.importing.formats.values import better, day, digest, mapping, sequence, settings, text, whole
from abilitytrace.importing.found import Found, FoundModel, FoundScore, Skipped
from abilitytrace.importing.kinds import ReadOptions

__all__ = ["read"]

# providers that run weights of the Hub: where they run is no part of the model's name
_RUNNERS = ("hf", "vllm", "sglang", "transformer_lens", "nnterp")
# providers that serve models of their own only
_MAKERS = ("anthropic", "openai", "google", "mistral", "grok")
_MOCKS = ("mockllm", "none", "hardcoded")
# the standard error of the mean, under the names Inspect gives it
_ERRORS = ("stderr", "bootstrap_stderr")
# what a standard error belongs to, the first that is there: the mean of what the scorer gave
_MEANS = ("accuracy", "mean")
_SPREADS = ("std", "var")
# how a run is carried out, and not what is measured
_OPERATION = ("max_connections", "adaptive_connections", "timeout", "attempt_timeout", "batch", "cache", "cache_prompt")


class _Run(NamedTuple):
    """What all scores of one log share."""

    score: FoundScore
    completed: int | None
    epochs: int


def read(path: Path, shown: str, options: ReadOptions) -> Found:
    """One log: its scores, and what of it cannot be used."""
    parsed = _parsed(path)
    found = Found(shown, "evaluation", "Inspect log")
    if isinstance(parsed, Skipped):
        return found._replace(skipped=(parsed,))
    log = mapping(parsed.value)
    found = found._replace(skipped=parsed.skipped)
    if not mapping(log.get("eval")) or "status" not in log:
        return _with(found, Skipped("", "no Inspect log: `status` or `eval` is missing"))
    if not (scores := _scorers(log)):
        return _with(found, Skipped("results", f"the run has no scores; its status is `{text(log.get('status'))}`"))
    return _log(log, scores, found, options)


def _with(found: Found, skipped: Skipped) -> Found:
    return found._replace(skipped=(*found.skipped, skipped))


def _parsed(path: Path) -> Parsed | Skipped:
    if not is_archive(path):
        return read_json(path)
    content = header(path)
    decoded = content if isinstance(content, Skipped) else text_of(content)
    return decoded if isinstance(decoded, Skipped) else json_value(decoded)


def _scorers(log: dict[str, Any]) -> list[dict[str, Any]]:
    """What each scorer found; the first version of the format had one scorer, with its metrics beside it."""
    results = mapping(log.get("results"))
    old = mapping(results.get("scorer"))
    if old and "scores" not in results:
        return [{**old, "metrics": results.get("metrics") or old.get("metrics")}]
    return [mapping(scorer) for scorer in sequence(results.get("scores"))]


def _log(log: dict[str, Any], scorers: list[dict[str, Any]], found: Found, options: ReadOptions) -> Found:
    evaluation = mapping(log.get("eval"))
    written = text(evaluation.get("model"))
    model = FoundModel(options.model) if options.model else _model(written)
    task = text(evaluation.get("task"))
    if not model.name or not task:
        return _with(found, Skipped("eval", "no model" if task else "no task"))
    if not options.model and written.split("/")[0] in _MOCKS:
        return _with(found, Skipped("eval.model", f"`{written}` is no model: the run was a rehearsal"))
    status = text(log.get("status"))
    run = _run(log, model.name, task)
    read_ = [one for i, scorer in enumerate(scorers) for one in _scores(scorer, f"results.scores[{i}].metrics", run)]
    scores = tuple(one for one in read_ if isinstance(one, FoundScore))
    skipped = (*found.skipped, *(one for one in read_ if isinstance(one, Skipped)))
    notes = [] if status == "success" else [Skipped("status", f"the run ended as `{status}`: its scores are marked so")]
    if log.get("invalidated") is True:
        notes.append(Skipped("invalidated", "samples of this run were withdrawn after it: its scores are marked so"))
    models = (model,) if scores else ()
    return found._replace(models=models, scores=scores, skipped=skipped, notes=tuple(notes))


def _model(written: str) -> FoundModel:
    """The model without the provider that ran it, where the provider is no part of its name."""
    provider, _, rest = written.partition("/")
    if provider in _RUNNERS and "/" in rest:
        return FoundModel(rest)
    if provider in _MAKERS and rest and "/" not in rest:
        return FoundModel(written, developer=provider, aliases=(rest,))
    return FoundModel(written)


def _run(log: dict[str, Any], model: str, task: str) -> _Run:
    evaluation = mapping(log.get("eval"))
    config, results, stats = (
        mapping(part) for part in (evaluation.get("config"), log.get("results"), log.get("stats"))
    )
    arguments = mapping(evaluation.get("task_args")) or mapping(evaluation.get("task_args_passed"))
    package, _, name = task.rpartition("/")
    shots = next((arguments[key] for key in ("fewshot", "num_fewshot", "shots") if whole(arguments.get(key))), "")
    score = FoundScore(
        model=model,
        task=name or task,
        metric="",
        value=0.0,
        shots=text(shots),
        version=text(evaluation.get("task_version")),
        settings=settings(_settings(log, evaluation, config) | ({"package": package} if package else {})),
        date=day(stats.get("completed_at")) or day(evaluation.get("created")),
    )
    return _Run(score, whole(results.get("completed_samples")), whole(config.get("epochs")) or 1)


def _settings(log: dict[str, Any], evaluation: dict[str, Any], config: dict[str, Any]) -> dict[str, Any]:
    """What a rerun must share. Solvers are named; what they were told is too long to show and stands as a digest."""
    plan = mapping(log.get("plan"))
    steps = [mapping(step) for step in sequence(plan.get("steps"))]
    generation = mapping(evaluation.get("model_generate_config")) | mapping(plan.get("config"))
    arguments = mapping(evaluation.get("task_args")) or mapping(evaluation.get("task_args_passed"))
    epochs = whole(config.get("epochs")) or 1
    status = text(log.get("status"))
    return {
        **{f"task.{key}": value for key, value in arguments.items()},
        **{f"model.{key}": value for key, value in mapping(evaluation.get("model_args")).items()},
        **{key: value for key, value in generation.items() if key not in _OPERATION},
        "dataset": mapping(evaluation.get("dataset")).get("name"),
        "limit": config.get("limit"),
        "sample_id": config.get("sample_id"),
        "epochs": epochs if epochs > 1 else None,
        "solver": ", ".join(filter(None, (text(step.get("solver")) for step in steps))),
        "solver_params": digest(steps) if any(mapping(step.get("params")) for step in steps) else None,
        "status": status if status != "success" else None,
        "invalidated": True if log.get("invalidated") is True else None,
    }


def _scores(scorer: dict[str, Any], place: str, run: _Run) -> Iterator[FoundScore | Skipped]:
    """The scores of one scorer, each with its standard error, in the order of the file."""
    metrics = {
        text(name): mapping(metric) or {"value": metric} for name, metric in mapping(scorer.get("metrics")).items()
    }
    error_of, stderr = _standard_error(metrics)
    base = _of_scorer(scorer, run)
    for name, metric in metrics.items():
        value, at = finite(metric.get("value")), f"{place}.{name}"
        if name in _SPREADS or (name in _ERRORS and error_of):
            continue
        if name in _ERRORS:
            yield Skipped(at, "a standard error, and nothing says of which metric")
        elif value is None:
            yield Skipped(at, f"no finite number: {text(metric.get('value')) or metric.get('value')!r}"[:200])
        else:
            unit = "fraction" if name == "accuracy" and 0 <= value <= 1 else ""
            error = stderr if name == error_of else None
            changed = settings(
                [*base.settings, *((f"metric.{k}", v) for k, v in mapping(metric.get("params")).items())]
            )
            yield base._replace(
                metric=name, value=value, unit=unit, stderr=error, better=better(name), at=at, settings=changed
            )


def _of_scorer(scorer: dict[str, Any], run: _Run) -> FoundScore:
    """What all metrics of a scorer share. With several epochs, n counts samples and not their repetitions."""
    name, kind, reducer = (text(scorer.get(key)) for key in ("name", "scorer", "reducer"))
    n, note = whole(scorer.get("scored_samples")), ""
    if n is None and run.completed is not None:
        n, rest = divmod(run.completed, run.epochs)
        note = f"{run.completed} completed samples are {n} samples in {run.epochs} epochs" if run.epochs > 1 else ""
        if rest:
            n, note = (
                None,
                f"{run.completed} completed samples in {run.epochs} epochs: how many were scored is not said",
            )
    found = [*run.score.settings, ("reducer", reducer if reducer != "mean" else "")]
    found += [(f"scorer.{key}", value) for key, value in mapping(scorer.get("params")).items()]
    filter_ = name if kind in ("", name) else f"{kind}/{name}"
    return run.score._replace(n=n, note=note, filter=filter_, settings=settings(found))


def _standard_error(metrics: dict[str, dict[str, Any]]) -> tuple[str, float | None]:
    """The metric that the standard error belongs to, and its value; an empty name where that is not clear."""
    error = next((finite(metrics[name].get("value")) for name in _ERRORS if name in metrics), None)
    others = [name for name in metrics if name not in _ERRORS + _SPREADS]
    known = [name for name in _MEANS if name in metrics]
    of = known[0] if known else others[0] if len(others) == 1 else ""
    return of, error if error is not None and error >= 0 else None
