"""Scores as records of Every Eval Ever: of the shape its schema asks for, and the same scores when read back."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft7Validator, ValidationError

from abilitytrace.importing.formats.every_eval import read
from abilitytrace.importing.found import Found
from abilitytrace.importing.kinds import ReadOptions
from abilitytrace.lineage import Lineage
from abilitytrace.questions.export import Export, export
from abilitytrace.render.exports.every_eval import SCHEMA, every_eval
from tests.conftest import LineageOf
from tests.render.exports.hostile import exports, hides_nothing


def _object(required: str, **properties: Any) -> dict[str, Any]:
    return {"type": "object", "required": required.split(), "properties": properties}


_TEXTS = {"type": "object", "additionalProperties": {"type": "string"}}
_TEXT, _NUMBER = {"type": "string"}, {"type": "number"}
# what schema 0.3.0 asks of the fields that are written here, in our words; others are not allowed
_RESULT = _object(
    "evaluation_name source_data metric_config score_details",
    evaluation_result_id=_TEXT,
    evaluation_name=_TEXT,
    evaluation_timestamp=_TEXT,
    source_data=_object(
        "dataset_name source_type", dataset_name=_TEXT, source_type={"const": "other"}, additional_details=_TEXTS
    ),
    metric_config=_object(
        "lower_is_better",
        metric_name=_TEXT,
        metric_unit=_TEXT,
        lower_is_better={"type": "boolean"},
        additional_details=_TEXTS,
    )
    | {"additionalProperties": False},
    score_details=_object(
        "score",
        score=_NUMBER,
        details=_TEXTS,
        uncertainty=_object("", standard_error=_object("value", value=_NUMBER), num_samples={"type": "integer"}),
    ),
    generation_config=_object("", additional_details=_TEXTS),
) | {"additionalProperties": False}
_RECORD = _object(
    "schema_version evaluation_id retrieved_timestamp source_metadata eval_library model_info evaluation_results",
    schema_version={"const": SCHEMA},
    evaluation_id=_TEXT,
    retrieved_timestamp={"type": "string", "pattern": "^-?[0-9]+$"},
    source_metadata=_object(
        "source_type source_organization_name evaluator_relationship",
        source_name=_TEXT,
        source_type={"enum": ["documentation", "evaluation_run"]},
        source_organization_name=_TEXT,
        evaluator_relationship={"enum": ["first_party", "third_party", "collaborative", "other"]},
        additional_details=_TEXTS,
    ),
    eval_library=_object("name version", name=_TEXT, version=_TEXT),
    model_info=_object(
        "name id additional_details",
        name=_TEXT,
        id=_TEXT,
        developer=_TEXT,
        additional_details=_object(
            "deployment_type model_availability",
            deployment_type={"enum": ["self_deployed", "externally_managed", "unknown"]},
            model_availability={"enum": ["open_weights", "closed_weights", "unknown"]},
        )
        | {"additionalProperties": _TEXT},
    ),
    evaluation_results={"type": "array", "items": _RESULT, "minItems": 1},
) | {"additionalProperties": False}
_VALIDATOR = Draft7Validator(_RECORD)

MEASURED = """
sources:
  run: {title: Our run, published: 2024-05-31, kind: evaluation, authors: Our lab}
  paper: {title: A paper, published: 2023, kind: paper, arxiv: "2301.00001", group: north}
models:
  base: {name: Base 7B, developer: our-lab, aliases: [our-lab/Base-7B]}
  chat: {name: Chat}
benchmarks: {quiz: {name: Quiz}, riddles: {name: Riddles}}
scores:
  - {model: base, benchmark: quiz, metric: exact_match, value: 0.25, unit: fraction, n: 100, stderr: 0.0435, shots: "5",
     prompting: cot, version: "2", filter: strict, settings: {limit: "100", library: lm_eval}, better: higher,
     date: 2024-05-30, source: run, at: line 3, note: {en: twice, zh: 两次}}
  - {model: base, benchmark: quiz, metric: exact_match, value: 0.5, unit: fraction, source: run, at: line 4}
  - {model: chat, benchmark: riddles, metric: perplexity, value: 12.5, better: lower, source: run}
  - {model: chat, benchmark: riddles, metric: accuracy, value: 61.3, unit: "%", source: paper}
  - {model: chat, benchmark: riddles, metric: accuracy, value: 7.5, unit: points}
"""


def records(answer: Export) -> list[dict[str, Any]]:
    return [json.loads(line) for line in every_eval(answer).split("\n")[:-1]]


def read_back(folder: Path, answer: Export) -> Found:
    path = folder / "scores.jsonl"
    path.write_text(every_eval(answer), encoding="utf-8", newline="")
    return read(path, path.name, ReadOptions())


def test_our_statement_of_the_schema_refuses_what_is_wrong(lineage_of: LineageOf) -> None:
    (record, *_) = records(export(lineage_of(MEASURED)))
    _VALIDATOR.validate(record)
    del record["evaluation_results"][0]["metric_config"]["lower_is_better"]
    with pytest.raises(ValidationError, match="lower_is_better"):
        _VALIDATOR.validate(record)


def test_each_model_and_source_has_a_record(lineage_of: LineageOf) -> None:
    found = records(export(lineage_of(MEASURED)))
    assert [record["evaluation_id"] for record in found] == [
        "run/base/1717113600",
        "run/chat/1717113600",
        "paper/chat/1703980800",
        "unknown/chat/0",
    ]
    assert [len(record["evaluation_results"]) for record in found] == [2, 1, 1, 1]
    assert [record["source_metadata"]["source_type"] for record in found] == [
        *("evaluation_run", "evaluation_run", "documentation", "documentation")
    ]
    assert [record["source_metadata"]["source_organization_name"] for record in found] == [
        *("Our lab", "Our lab", "north", "unknown")
    ]
    assert found[0]["model_info"]["id"] == "our-lab/Base-7B"
    assert found[1]["model_info"]["id"] == "chat"
    assert found[0]["eval_library"]["name"] == "unknown", "only one of the two scores names a library"


def test_a_record_says_which_graph_and_rule_it_comes_from(lineage_of: LineageOf) -> None:
    lineage = lineage_of(MEASURED)
    (record, *_) = records(export(lineage))
    said = record["source_metadata"]["additional_details"]["abilitytrace"]
    assert lineage.digest in said
    assert "rule at-1" in said


def test_results_of_one_record_can_be_told_apart(lineage_of: LineageOf) -> None:
    (record, *_) = records(export(lineage_of(MEASURED)))
    assert [result["evaluation_result_id"] for result in record["evaluation_results"]] == [
        "quiz/exact_match",
        "quiz/exact_match/2",
    ]


def test_a_direction_that_nobody_stated_is_said_to_be_none(lineage_of: LineageOf) -> None:
    configs = [
        r["metric_config"] for record in records(export(lineage_of(MEASURED))) for r in record["evaluation_results"]
    ]
    assert [(config["lower_is_better"], "additional_details" in config) for config in configs] == [
        (False, False),
        (False, True),
        (True, False),
        (False, True),
        (False, True),
    ]


def test_what_was_measured_comes_back(lineage_of: LineageOf, tmp_path: Path) -> None:
    answer = export(lineage_of(MEASURED))
    found = read_back(tmp_path, answer)
    assert found.skipped == ()
    assert found.notes == ()
    fields = ("metric", "value", "unit", "n", "stderr", "shots", "prompting", "version", "filter", "better", "date")
    names = {thing.id: thing.name.en for thing in answer.benchmarks} | {"base": "our-lab/Base-7B", "chat": "chat"}
    for ours, theirs in zip(answer.scores, found.scores, strict=True):
        assert [getattr(theirs, field) for field in fields] == [getattr(ours, field) for field in fields]
        assert (theirs.model, theirs.task) == (names[ours.model], names[ours.benchmark])
        assert set(ours.settings) - {("library", "lm_eval")} <= set(theirs.settings)
    assert found.scores[0].note == "twice"


def test_the_builtin_scores_are_valid_and_come_back(builtin: Lineage, tmp_path: Path) -> None:
    answer = export(builtin)
    for record in records(answer):
        _VALIDATOR.validate(record)
    found = read_back(tmp_path, answer)
    names = {thing.id: thing.name.en for thing in answer.benchmarks}
    measured = sorted((names[s.benchmark], s.metric, s.value, s.unit, str(s.n), str(s.stderr)) for s in answer.scores)
    assert measured == sorted((s.task, s.metric, s.value, s.unit, str(s.n), str(s.stderr)) for s in found.scores)
    assert found.skipped == ()


def test_without_scores_there_is_no_record(lineage_of: LineageOf) -> None:
    assert every_eval(export(lineage_of("models: {m: {name: M}}"))) == ""


@given(exports())
def test_hostile_names_stay_inside_their_strings(answer: Export) -> None:
    text = every_eval(answer)
    assert hides_nothing(text)
    (record,) = records(answer)
    _VALIDATOR.validate(record)
    names = {model.id: model.name.en for model in answer.models}
    assert record["model_info"]["name"] == names[answer.scores[0].model]
    assert record["evaluation_results"][0]["metric_config"]["metric_name"] == answer.scores[0].metric
