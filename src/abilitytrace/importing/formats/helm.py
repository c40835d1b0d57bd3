"""Run folders of HELM → scores: `run_spec.json` says what was run, `stats.json` beside it what came out.

Each row of the statistics is a mean over runs, not over items: its `count` is no number of items, and its spread is one
between runs. https://crfm-helm.readthedocs.io describes the format.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from abilitytrace.importing.files import finite, read_json
from abilitytrace.importing.formats.values import better, digest, mapping, sequence, settings, text, whole
from abilitytrace.importing.found import Found, FoundModel, FoundScore, Skipped
from abilitytrace.importing.kinds import ReadOptions

__all__ = ["read"]

_SPEC, _STATS = "run_spec.json", "stats.json"
# the split that HELM reports: validation stands in where a scenario has no test items
_SPLITS = ("test", "valid")
# how a run went, and not how well a model did
_BOOKKEEPING = (
    *("num_", "training_", "inference_", "finish_reason_", "batch_size", "prompt_truncated", "max_prob"),
    *("estimated_num_tokens", "predicted_", "idle_time"),
)
# measured in every run, and meaningless where the model did not model a given text
_OF_TEXTS = ("logprob", "perplexity", "bits_per_byte", "logprob_per_byte")
_FRACTIONS = ("exact_match", "f1_score", "rouge_", "bleu_", "accuracy", "math_equiv", "ifeval_")
# readable settings of the adapter; a digest stands for the rest of it, such as the prompt
_READABLE = ("method", "max_eval_instances", "num_outputs", "num_train_trials", "temperature", "max_tokens")
_NO_SETTINGS = ("model", "model_deployment", "max_train_instances")


def read(path: Path, shown: str, options: ReadOptions) -> Found:
    """One run, by the path of either file."""
    found = Found(shown, "evaluation", "HELM run")
    spec, stats = read_json(path.with_name(_SPEC)), read_json(path.with_name(_STATS))
    for name, one in ((_SPEC, spec), (_STATS, stats)):
        if isinstance(one, Skipped):
            return found._replace(skipped=(one._replace(at=one.at or name),))
    assert not isinstance(spec, Skipped)
    assert not isinstance(stats, Skipped)
    found = found._replace(skipped=(*spec.skipped, *stats.skipped))
    base = _base(mapping(spec.value), options)
    rows = [mapping(row) for row in sequence(stats.value)]
    problem = "" if base.model else "no model (`adapter_spec.model`)"
    problem = problem or ("" if base.task else "the run has no name")
    problem = problem or ("" if rows else f"no statistics: `{_STATS}` is not a list with rows")
    if problem:
        return found._replace(skipped=(*found.skipped, Skipped(_SPEC if rows else _STATS, problem)))
    return _stats(rows, base, found)


def _base(spec: dict[str, Any], options: ReadOptions) -> FoundScore:
    """What all scores of a run share."""
    adapter = mapping(spec.get("adapter_spec"))
    model = options.model or text(adapter.get("model")) or text(adapter.get("model_deployment"))
    shots = finite(adapter.get("max_train_instances"))
    readable = {key: adapter.get(key) for key in _READABLE}
    rest = {key: value for key, value in adapter.items() if key not in _NO_SETTINGS + _READABLE}
    augmenter = sequence(mapping(spec.get("data_augmenter_spec")).get("perturbation_specs"))
    return FoundScore(
        model,
        _task(spec),
        "",
        0.0,
        shots=f"{shots:g}" if shots is not None and shots >= 0 else "",
        settings=settings({**readable, "adapter": digest(rest) if rest else None, "perturbations": augmenter}),
    )


def _task(spec: dict[str, Any]) -> str:
    """The run's name without model and method: `mmlu:subject=philosophy`; the group's alone where that says it all."""
    name = text(spec.get("name")).partition(":")[0]
    arguments = {key: text(value) for key, value in mapping(mapping(spec.get("scenario_spec")).get("args")).items()}
    arguments = {key: value for key, value in arguments.items() if value}
    groups = [group for group in map(text, sequence(spec.get("groups"))) if group]
    if len(groups) == 1 and (not arguments or list(arguments.values()) == groups):
        return groups[0]
    return f"{name}:{','.join(f'{key}={value}' for key, value in sorted(arguments.items()))}" if arguments else name


def _stats(rows: list[dict[str, Any]], base: FoundScore, found: Found) -> Found:
    plain = [row for row in rows if not mapping(row.get("name")).keys() - {"name", "split"}]
    splits = {text(mapping(row.get("name")).get("split")) for row in plain}
    split = next((known for known in _SPLITS if known in splits), "")
    own = [row for row in plain if text(mapping(row.get("name")).get("split")) == split]
    means = {text(mapping(row["name"]).get("name")): finite(row.get("mean")) for row in own if "name" in row}
    base, notes = _of_split(base, split, means)
    read_ = list(_scores(own, base))
    scores = tuple(one for one in read_ if isinstance(one, FoundScore))
    skipped = [*found.skipped, *(one for one in read_ if isinstance(one, Skipped))]
    if len(plain) < len(rows):
        skipped.append(Skipped(_STATS, f"{len(rows) - len(plain)} rows about perturbed inputs or parts of a split"))
    if len(own) < len(plain):
        skipped.append(Skipped(_STATS, f"{len(plain) - len(own)} rows of other splits than `{split}`"))
    models = (FoundModel(base.model),) if scores else ()
    return found._replace(models=models, scores=scores, skipped=tuple(skipped), notes=notes)


def _of_split(base: FoundScore, split: str, means: dict[str, float | None]) -> tuple[FoundScore, tuple[Skipped, ...]]:
    """The base with the number of items, which is a statistic of its own, and what is odd about the split."""
    notes = []
    if split != _SPLITS[0]:
        notes.append(Skipped(_STATS, f"no test split: the scores are those of `{split or 'no split'}`"))
    shown = means.get("num_train_instances")
    note = ""
    if shown is not None and base.shots and f"{shown:g}" != base.shots:
        note = f"on average {shown:g} of {base.shots} examples stood in the prompt"
    n = whole(means.get("num_instances"))
    return base._replace(n=n, note=note, settings=settings([*base.settings, ("split", split)])), tuple(notes)


def _scores(rows: list[dict[str, Any]], base: FoundScore) -> Iterator[FoundScore | Skipped]:
    models_text = ("method", "language_modeling") in base.settings
    left_out = 0
    for row in rows:
        metric, value = text(mapping(row.get("name")).get("name")), finite(row.get("mean"))
        if metric.startswith(_BOOKKEEPING) or (metric in _OF_TEXTS and not models_text):
            left_out += 1
        elif not metric or value is None:
            yield Skipped(f"{_STATS}: {metric or 'no name'}", "no finite mean")
        else:
            fraction = any(known in metric for known in _FRACTIONS) and 0 <= value <= 1
            yield base._replace(
                metric=metric,
                value=value,
                unit="fraction" if fraction else "",
                better=better(metric),
                at=f"{_STATS}: {metric}, {dict(base.settings).get('split', 'no split')}",
            )
    if left_out:
        yield Skipped(_STATS, f"{left_out} rows about how the run went: tokens, time, cost, log-probabilities")
