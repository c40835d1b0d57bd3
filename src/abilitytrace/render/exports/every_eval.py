"""Export → records of Every Eval Ever, schema 0.3.0: what one source measured of one model, a record on each line.

The format is for scores alone: steps, claims and evidence have no place in it. What the schema requires and a lineage does
not know is `unknown`, or `other` where a word has to be chosen. https://github.com/evaleval/every_eval_ever
"""

import json
from collections import Counter
from datetime import UTC, datetime
from typing import Any

from abilitytrace.dates import last_day
from abilitytrace.questions.export import Export
from abilitytrace.records import Score, Source, Thing
from abilitytrace.render.exports.text import in_json, version

__all__ = ["SCHEMA", "every_eval"]

SCHEMA = "0.3.0"
Data = dict[str, Any]

# source kinds that hold what an evaluation put out, and not what somebody wrote about one
_RUNS = ("evaluation",)
_UNITS = {"fraction": "proportion", "%": "percent"}


def every_eval(export: Export) -> str:
    """JSON Lines: a record for each model and source, in the order of the scores; empty without scores.

    The same export is the same text at any time: `retrieved_timestamp`, which the schema requires, is the date of the source.
    """
    by_record: dict[tuple[str, str], list[Score]] = {}
    for score in export.scores:
        by_record.setdefault((score.model, score.source), []).append(score)
    things = {thing.id: thing for thing in (*export.models, *export.benchmarks)}
    sources = {source.id: source for source in export.sources}
    records = (
        _record(export, things, things[model], sources.get(source), scores)
        for (model, source), scores in by_record.items()
    )
    return "".join(f"{in_json(json.dumps(record, ensure_ascii=False))}\n" for record in records)


def _record(export: Export, things: dict[str, Thing], model: Thing, source: Source | None, scores: list[Score]) -> Data:
    retrieved = _seconds(source.published if source else export.asked.as_of)
    names = Counter[str]()
    results = []
    for score in scores:
        benchmark = things[score.benchmark]
        identifier = f"{benchmark.id}/{score.metric}"
        names[identifier] += 1
        number = f"/{names[identifier]}" if names[identifier] > 1 else ""
        results.append({"evaluation_result_id": f"{identifier}{number}", **_result(score, benchmark)})
    library = _shared(scores, "library")
    return {
        "schema_version": SCHEMA,
        "evaluation_id": f"{source.id if source else 'unknown'}/{model.id}/{retrieved}",
        "retrieved_timestamp": retrieved,
        "source_metadata": _source(export, source),
        "eval_library": {"name": library or "unknown", "version": "unknown"},
        "model_info": _model(model),
        "evaluation_results": results,
    }


def _seconds(date: str) -> str:
    """The last day a date can mean, in Unix seconds; 0 for no date."""
    if not date:
        return "0"
    return str(int(datetime.fromisoformat(last_day(date)).replace(tzinfo=UTC).timestamp()))


def _shared(scores: list[Score], setting: str) -> str:
    """The value that a setting has in all scores; empty where they differ or do not say."""
    values = {dict(score.settings).get(setting, "") for score in scores}
    return values.pop() if len(values) == 1 else ""


def _source(export: Export, source: Source | None) -> Data:
    details = {"abilitytrace": version(export)}
    found: Data = {
        "source_type": "evaluation_run" if source and source.source_kind in _RUNS else "documentation",
        "source_organization_name": "unknown",
        "evaluator_relationship": "other",
        "additional_details": details,
    }
    if source is None:
        return found
    details.update({name: value for name, value in (("id", source.id), ("published", source.published)) if value})
    address = source.url or (f"https://arxiv.org/abs/{source.arxiv}" if source.arxiv else "")
    details.update({"url": address} if address else {})
    return {
        **found,
        "source_name": source.name.en,
        "source_organization_name": source.group or source.authors or "unknown",
    }


def _model(model: Thing) -> Data:
    found: Data = {"name": model.name.en, "id": _hub_name(model)}
    if model.developer:
        found["developer"] = model.developer
    details = {"deployment_type": "unknown", "model_availability": "unknown", "abilitytrace_id": model.id}
    return {**found, "additional_details": details}


def _hub_name(model: Thing) -> str:
    """The name of the form ORG/NAME that the model goes by, if it has one; else its id here."""
    names = (model.name.en, *model.aliases)
    return next((name for name in names if name.count("/") == 1 and not any(map(str.isspace, name))), model.id)


def _result(score: Score, benchmark: Thing) -> Data:
    found: Data = {
        "evaluation_name": benchmark.name.en,
        "source_data": {
            "dataset_name": benchmark.name.en,
            "source_type": "other",
            "additional_details": {"abilitytrace_id": benchmark.id},
        },
        "metric_config": _metric(score),
        "score_details": _details(score),
    }
    if score.date:
        found["evaluation_timestamp"] = score.date
    if setting := _setting(score):
        found["generation_config"] = {"additional_details": setting}
    return found


def _metric(score: Score) -> Data:
    """The metric; the range of its values is left out, as a lineage does not know it."""
    lower = score.better == "lower" if score.better else "lower is better" in score.metric.casefold()
    found: Data = {"metric_name": score.metric, "lower_is_better": lower}
    if score.unit:
        found["metric_unit"] = _UNITS.get(score.unit, score.unit)
    if not score.better and not lower:
        found["additional_details"] = {"direction": "not stated"}
    return found


def _setting(score: Score) -> dict[str, str]:
    """What a rerun must share, as texts: the schema has no fields for it."""
    fields = {
        "num_fewshot": score.shots,
        "prompting": score.prompting,
        "task_version": score.version,
        "filter": score.filter,
    }
    return {name: value for name, value in (*score.settings, *fields.items()) if value}


def _details(score: Score) -> Data:
    found: Data = {"score": score.value}
    uncertainty: Data = {}
    if score.stderr is not None:
        uncertainty["standard_error"] = {"value": score.stderr}
    if score.n is not None:
        uncertainty["num_samples"] = score.n
    if uncertainty:
        found["uncertainty"] = uncertainty
    details = {"place": score.at, "note": score.note.en, "items": score.items}
    if details := {name: value for name, value in details.items() if value}:
        found["details"] = details
    return found
