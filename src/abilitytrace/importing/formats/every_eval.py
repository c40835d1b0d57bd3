"""Records of Every Eval Ever → scores: one JSON object says what one source measured of one model.

Schemas 0.1 to 0.3 (https://github.com/evaleval/every_eval_ever). The format knows no lineage: there are no steps in it.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from abilitytrace.importing.files import Parsed, finite, json_value, lines, read_json
from abilitytrace.importing.formats.values import day, mapping, sequence, settings, text, whole
from abilitytrace.importing.found import Found, FoundModel, FoundScore, Skipped
from abilitytrace.importing.kinds import ReadOptions

__all__ = ["read"]

_KNOWN_SCHEMAS = ("0.1", "0.2", "0.3")
# what is wrong with a file of JSON Lines as JSON: a second value after the first
_SEVERAL = "extra data"
_UNITS = {"proportion": "fraction", "fraction": "fraction", "percent": "%", "percentage": "%"}
# details of a model or a metric that say how it was measured; the rest describes it
_MODEL_DETAILS = ("precision", "quantization", "revision", "chat_template", "model_dtype")
_SHOTS = ("num_fewshot", "n_shot", "num_few_shot", "shots")


def read(path: Path, shown: str, options: ReadOptions) -> Found:
    """One file: a record, a list of records, or JSON Lines with a record on each."""
    empty = Found(shown, "evaluation", "Every Eval Ever records")
    parts = [
        empty._replace(skipped=(one,)) if isinstance(one, Skipped) else _record(empty, place, one, options)
        for place, one in _records(path)
    ]
    filled = [part for part in parts if part.scores]
    # what all records say of their source, if they agree
    about = {(part.title, part.authors, part.url) for part in filled}
    title, authors, url = about.pop() if len(about) == 1 else (empty.title, "", "")
    return Found(
        shown,
        empty.kind,
        title,
        authors=authors,
        url=url,
        models=tuple(dict.fromkeys(model for part in filled for model in part.models)),
        scores=tuple(score for part in filled for score in part.scores),
        skipped=tuple(skipped for part in parts for skipped in part.skipped),
        notes=tuple(note for part in parts for note in part.notes),
    )


def _records(path: Path) -> Iterator[tuple[str, dict[str, Any] | Skipped]]:
    """The records of a file with the place of each, empty for the only one."""
    parsed = read_json(path)
    if isinstance(parsed, Skipped) and parsed.reason.endswith(_SEVERAL):
        for number, line in lines(path):
            one = line if isinstance(line, Skipped) else json_value(line)
            if isinstance(one, Skipped):
                yield "", one._replace(line=number)
            else:
                yield from _checked(one, f"line {number}", number)
        return
    if isinstance(parsed, Skipped):
        yield "", parsed
    elif isinstance(parsed.value, list):
        yield from ((skipped.at, skipped) for skipped in parsed.skipped)
        for index, value in enumerate(parsed.value):
            yield from _checked(Parsed(value), f"[{index}]")
    else:
        yield from _checked(parsed, "")


def _checked(parsed: Parsed, place: str, line: int = 0) -> Iterator[tuple[str, dict[str, Any] | Skipped]]:
    yield from ((skipped.at, skipped) for skipped in parsed.skipped)
    record = mapping(parsed.value)
    if not isinstance(record.get("evaluation_results"), list):
        yield (
            place,
            Skipped(place, "no record of Every Eval Ever: it has no list `evaluation_results`", line, min(line, 1)),
        )
    else:
        yield place, record


def _record(empty: Found, place: str, record: dict[str, Any], options: ReadOptions) -> Found:
    """What one record says."""
    info, source = mapping(record.get("model_info")), mapping(record.get("source_metadata"))
    identifier, name = text(info.get("id")), text(info.get("name"))
    if not (model := options.model or identifier or name):
        return empty._replace(skipped=(Skipped(_under(place, "model_info"), "the model has no name"),))
    base = FoundScore(model, "", "", 0.0, settings=_shared(record, info, source))
    read_ = [
        one
        for index, result in enumerate(sequence(record.get("evaluation_results")))
        for one in _results(mapping(result), _under(place, f"evaluation_results[{index}]"), base, record)
    ]
    schema = text(record.get("schema_version"))
    notes: tuple[Skipped, ...] = ()
    if not schema.startswith(_KNOWN_SCHEMAS):
        said = f"schema `{schema}` is not one of those known here (0.1 to 0.3)" if schema else "the schema is not said"
        notes = (Skipped(_under(place, "schema_version"), f"{said}: only what has the usual shape was read"),)
    alias = (name,) if name and identifier and name != identifier and not options.model else ()
    return empty._replace(
        title=text(source.get("source_name")) or empty.title,
        authors=text(source.get("source_organization_name")),
        url=text(source.get("source_organization_url")),
        models=(FoundModel(model, developer=text(info.get("developer")), aliases=alias),),
        scores=tuple(one for one in read_ if isinstance(one, FoundScore)),
        skipped=tuple(one for one in read_ if isinstance(one, Skipped)),
        notes=notes,
    )


def _under(place: str, key: str) -> str:
    return f"{place}.{key}" if place else key


def _shared(record: dict[str, Any], info: dict[str, Any], source: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    """What all scores of a record share: where they were published, with what they were measured."""
    library, engine = mapping(record.get("eval_library")), mapping(info.get("inference_engine"))
    details = mapping(info.get("additional_details"))
    found = {
        "source": source.get("source_name") or source.get("source_organization_name"),
        "library": " ".join(text(library.get(key)) for key in ("name", "version")).replace("unknown", "").strip(),
        "platform": info.get("inference_platform") if info.get("inference_platform") != "unknown" else None,
        "inference_engine": " ".join(text(engine.get(key)) for key in ("name", "version")).strip(),
        **{key: details.get(key) for key in _MODEL_DETAILS},
    }
    return settings(found)


def _results(
    result: dict[str, Any], at: str, base: FoundScore, record: dict[str, Any]
) -> Iterator[FoundScore | Skipped]:
    config, details = mapping(result.get("metric_config")), mapping(result.get("score_details"))
    data, value = mapping(result.get("source_data")), finite(details.get("score"))
    task, metric, filter_, note = _named(text(result.get("evaluation_name")) or text(data.get("dataset_name")), config)
    if not task:
        yield Skipped(at, "no `evaluation_name`")
        return
    if value is None:
        written = "no score" if "score" not in details else f"no finite number: {details['score']!r}"[:200]
        yield Skipped(f"{at}.score_details.score", written)
        return
    if value == -1 and config.get("has_unknown_level") is True:
        yield Skipped(f"{at}.score_details.score", "-1 stands for an unknown level")
        return
    uncertainty = mapping(details.get("uncertainty"))
    unit, bounds = _unit(config)
    generation = mapping(result.get("generation_config"))
    extra = mapping(generation.get("additional_details"))
    # exporters that do not know have to choose, and some say so
    unknown = mapping(config.get("additional_details")).get("direction") == "not stated"
    lower = None if unknown else config.get("lower_is_better")
    yield base._replace(
        task=task,
        metric=metric,
        value=value,
        filter=filter_ or text(extra.get("filter")),
        unit=unit,
        shots=next((text(extra[key]) for key in _SHOTS if text(extra.get(key))), ""),
        prompting=text(extra.get("prompting")),
        version=text(extra.get("task_version")),
        n=whole(uncertainty.get("num_samples")),
        stderr=_stderr(uncertainty),
        better="" if not isinstance(lower, bool) else "lower" if lower else "higher",
        date=day(result.get("evaluation_timestamp")) or day(record.get("evaluation_timestamp")),
        settings=settings([*base.settings, *_settings(config, data, generation)]),
        at=at,
        note="; ".join(
            filter(None, (note, bounds, _interval(uncertainty), text(mapping(details.get("details")).get("note"))))
        ),
    )


def _named(name: str, config: dict[str, Any]) -> tuple[str, str, str, str]:
    """Task, metric, filter and a note, out of fields that every converter fills in its own way.

    `accuracy on popularity for scorer match` comes from an Inspect log, `gsm8k/strict-match` with `exact_match (filter:
    strict-match)` from lm-evaluation-harness, `IFEval` with `Accuracy on IFEval` from a leaderboard.
    """
    names = (text(config.get(key)) for key in ("metric_name", "metric_id", "metric_kind"))
    # some records name the metric after the task
    metric = next((found for found in names if found and found != name), "")
    said, note, filter_ = text(config.get("evaluation_description")), "", ""
    about, _, scorer = name.partition(" for scorer ")
    if scorer and said and about.startswith(f"{said} on "):
        return about.removeprefix(f"{said} on "), metric or said, scorer, ""
    said, _, cut = said.partition(" (filter: ")
    if cut.endswith(")") and name.endswith(f"/{cut[:-1]}"):
        filter_, name = cut[:-1], name.removesuffix(f"/{cut[:-1]}")
    if not metric and said and len(said) <= 60:
        metric = said.removesuffix(f" on {name}")
        note = "the metric is named in a description only" if metric != said else ""
    return name, metric or "score", filter_, note or ("" if metric else "the record does not name the metric")


def _unit(config: dict[str, Any]) -> tuple[str, str]:
    """The unit, and the range in words where only that is given: a range does not say what 1 means."""
    unit = text(config.get("metric_unit"))
    low, high = finite(config.get("min_score")), finite(config.get("max_score"))
    if unit:
        return _UNITS.get(unit.lower(), unit), ""
    if (low, high) == (0, 1):
        return "fraction", ""
    return "", f"possible values: {low:g} to {high:g}" if low is not None and high is not None else ""


def _stderr(uncertainty: dict[str, Any]) -> float | None:
    written = uncertainty.get("standard_error")
    # a mapping in the schema, a bare number in some records
    value = finite(written["value"] if isinstance(written, dict) and "value" in written else written)
    return value if value is not None and value >= 0 else None


def _interval(uncertainty: dict[str, Any]) -> str:
    interval = mapping(uncertainty.get("confidence_interval"))
    low, high = finite(interval.get("lower")), finite(interval.get("upper"))
    if low is None or high is None:
        return ""
    level = finite(interval.get("confidence_level"))
    return f"{f'{level:.0%} ' if level is not None and 0 <= level <= 1 else ''}confidence interval {low:g} to {high:g}"


def _settings(config: dict[str, Any], data: dict[str, Any], generation: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """What a rerun must share: arguments of the generation, details of the metric, the split, the judges."""
    judging = mapping(config.get("llm_scoring"))
    judges = (mapping(mapping(judge).get("model_info")) for judge in sequence(judging.get("judges")))
    yield from mapping(generation.get("generation_args")).items()
    known = (*_SHOTS, "prompting", "task_version", "filter")
    yield from (
        (key, value) for key, value in mapping(generation.get("additional_details")).items() if key not in known
    )
    yield from mapping(config.get("metric_parameters")).items()
    yield from ((key, value) for key, value in mapping(config.get("additional_details")).items() if key != "direction")
    yield "split", data.get("hf_split")
    yield "judge", ", ".join(filter(None, (text(judge.get("id")) or text(judge.get("name")) for judge in judges)))
    yield "judge_prompt", judging.get("input_prompt")
