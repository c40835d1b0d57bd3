"""Records of Every Eval Ever. Those in the tests are made up in the shape of real ones."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from abilitytrace.importing.formats.every_eval import read
from abilitytrace.importing.found import Found, FoundModel, FoundScore
from abilitytrace.importing.kinds import ReadOptions
from tests.importing.damage import assert_sound, damaged, written

NO_OPTIONS = ReadOptions()


def result(**changes: Any) -> dict[str, Any]:
    """One result of a record of schema 0.3; `changes` replace whole parts of it."""
    return {
        "evaluation_name": "sums",
        "evaluation_timestamp": "1740830400",
        "source_data": {"dataset_name": "sums", "source_type": "hf_dataset", "hf_repo": "our/sums", "hf_split": "test"},
        "metric_config": {
            "metric_name": "exact_match",
            "metric_unit": "proportion",
            "lower_is_better": False,
            "score_type": "continuous",
            "min_score": 0.0,
            "max_score": 1.0,
        },
        "score_details": {"score": 0.75, "uncertainty": {"standard_error": {"value": 0.0307}, "num_samples": 200}},
        "generation_config": {
            "generation_args": {"temperature": 0.0, "prompt_template": "Add up. " * 40},
            "additional_details": {"num_fewshot": "3", "seed": "7"},
        },
        **changes,
    }


def record(*results: dict[str, Any], **changes: Any) -> dict[str, Any]:
    return {
        "schema_version": "0.3.0",
        "evaluation_id": "ours/our-lab_ours-7b/1740830400",
        "retrieved_timestamp": "1740830400.5",
        "source_metadata": {
            "source_name": "Our board",
            "source_type": "documentation",
            "source_organization_name": "Our lab",
            "evaluator_relationship": "first_party",
        },
        "eval_library": {"name": "lm_eval", "version": "0.4.9"},
        "model_info": {
            "name": "Ours 7B",
            "id": "our-lab/ours-7b",
            "developer": "our-lab",
            "additional_details": {"precision": "bfloat16", "params_billions": 7.2},
        },
        "evaluation_results": list(results) or [result()],
        **changes,
    }


def read_record(tmp_path: Path, data: Any, options: ReadOptions = NO_OPTIONS) -> Found:
    path = tmp_path / "record.json"
    path.write_text(written(data))
    return read(path, "record.json", options)


def only_score(found: Found) -> FoundScore:
    assert found.skipped == ()
    (score,) = found.scores
    return score


def reasons(found: Found) -> list[str]:
    return [skipped.reason for skipped in found.skipped]


def test_a_record_gives_its_score_with_all_that_was_measured(tmp_path: Path) -> None:
    found = read_record(tmp_path, record())
    score = only_score(found)
    assert (score.model, score.task, score.metric, score.value) == ("our-lab/ours-7b", "sums", "exact_match", 0.75)
    assert (score.stderr, score.n, score.unit, score.better) == (0.0307, 200, "fraction", "higher")
    assert (score.shots, score.date, score.at) == ("3", "2025-03-01", "evaluation_results[0]")
    assert found.models == (FoundModel("our-lab/ours-7b", developer="our-lab", aliases=("Ours 7B",)),)
    assert (found.title, found.authors) == ("Our board", "Our lab")


def test_settings_hold_source_library_and_arguments(tmp_path: Path) -> None:
    settings = dict(only_score(read_record(tmp_path, record())).settings)
    assert settings.pop("prompt_template").startswith("sha256:")
    assert settings == {
        "library": "lm_eval 0.4.9",
        "precision": "bfloat16",
        "seed": "7",
        "source": "Our board",
        "split": "test",
        "temperature": "0",
    }


@pytest.mark.parametrize(
    ("config", "unit", "note"),
    [
        ({"metric_unit": "percent"}, "%", ""),
        ({"metric_unit": "points"}, "points", ""),
        ({"min_score": 0, "max_score": 1}, "fraction", ""),
        ({"min_score": 0, "max_score": 100}, "", "possible values: 0 to 100"),
        ({"min_score": "-Infinity", "max_score": "Infinity"}, "", ""),
        ({}, "", ""),
    ],
)
def test_the_unit_is_what_the_record_says(tmp_path: Path, config: dict[str, Any], unit: str, note: str) -> None:
    score = only_score(read_record(tmp_path, record(result(metric_config={"metric_name": "acc", **config}))))
    assert (score.value, score.unit, score.note) == (0.75, unit, note)


@pytest.mark.parametrize(("lower", "better"), [(True, "lower"), (False, "higher"), (None, ""), ("yes", "")])
def test_the_direction_is_what_the_record_says(tmp_path: Path, lower: object, better: str) -> None:
    config = {"metric_name": "accuracy", "lower_is_better": lower}
    assert only_score(read_record(tmp_path, record(result(metric_config=config)))).better == better


@pytest.mark.parametrize(
    ("name", "config", "task", "metric", "filter_"),
    [
        ("IFEval", {"evaluation_description": "Accuracy on IFEval"}, "IFEval", "Accuracy", ""),
        ("sums", {"evaluation_description": "acc"}, "sums", "acc", ""),
        ("sums/strict", {"evaluation_description": "em (filter: strict)"}, "sums", "em", "strict"),
        ("accuracy on sums for scorer match", {"evaluation_description": "accuracy"}, "sums", "accuracy", "match"),
        ("sums", {"metric_name": "sums", "metric_kind": "accuracy"}, "sums", "accuracy", ""),
        ("sums", {}, "sums", "score", ""),
        ("sums", {"evaluation_description": "x" * 61}, "sums", "score", ""),
    ],
)
def test_task_and_metric_are_found_wherever_a_converter_puts_them(
    tmp_path: Path, name: str, config: dict[str, Any], task: str, metric: str, filter_: str
) -> None:
    score = only_score(read_record(tmp_path, record(result(evaluation_name=name, metric_config=config))))
    assert (score.task, score.metric, score.filter) == (task, metric, filter_)


def test_an_interval_is_told_and_never_made_a_standard_error(tmp_path: Path) -> None:
    uncertainty = {"confidence_interval": {"lower": 0.7, "upper": 0.8, "confidence_level": 0.95}}
    score = only_score(read_record(tmp_path, record(result(score_details={"score": 0.75, "uncertainty": uncertainty}))))
    assert score.stderr is None
    assert score.note == "95% confidence interval 0.7 to 0.8"


def test_an_unknown_level_is_no_score(tmp_path: Path) -> None:
    config = {"score_type": "levels", "level_names": ["low"], "has_unknown_level": True}
    found = read_record(tmp_path, record(result(metric_config=config, score_details={"score": -1})))
    assert reasons(found) == ["-1 stands for an unknown level"]


@pytest.mark.parametrize("score", [None, "0.5", True, float("nan"), float("inf"), [0.5]])
def test_what_is_no_number_is_left_out(tmp_path: Path, score: object) -> None:
    found = read_record(tmp_path, record(result(score_details={"score": score}), result()))
    assert len(found.scores) == 1
    assert [skipped.at for skipped in found.skipped] == ["evaluation_results[0].score_details.score"]


def test_the_older_schema_names_less(tmp_path: Path) -> None:
    old = record(
        {
            "evaluation_name": "sums",
            "metric_config": {"evaluation_description": "Accuracy on sums", "lower_is_better": False},
            "score_details": {"score": 0.5, "uncertainty": {"standard_error": 0.02}},
        },
        schema_version="0.2.0",
    )
    del old["eval_library"]
    score = only_score(read_record(tmp_path, old))
    assert (score.metric, score.value, score.stderr, score.date) == ("Accuracy", 0.5, 0.02, "")


def test_a_schema_to_come_is_read_as_far_as_it_is_known(tmp_path: Path) -> None:
    found = read_record(tmp_path, record(schema_version="1.0"))
    assert only_score(found).value == 0.75
    assert "`1.0`" in found.notes[0].reason


def test_a_file_may_hold_several_records(tmp_path: Path) -> None:
    as_list = read_record(tmp_path, [record(), record(model_info={"id": "b"}), {}])
    assert [score.model for score in as_list.scores] == ["our-lab/ours-7b", "b"]
    assert [skipped.at for skipped in as_list.skipped] == ["[2]"]
    path = tmp_path / "records.jsonl"
    path.write_text(f"{written(record())}\n\n{{\n{written(record(model_info={'name': 'b'}))}\n")
    as_lines = read(path, "", NO_OPTIONS)
    assert [(score.model, score.at[:7]) for score in as_lines.scores] == [
        ("our-lab/ours-7b", "line 1."),
        ("b", "line 4."),
    ]
    assert [skipped.line for skipped in as_lines.skipped] == [3]


def test_the_model_that_the_user_names_wins(tmp_path: Path) -> None:
    found = read_record(tmp_path, record(), ReadOptions("mine"))
    assert found.models == (FoundModel("mine", developer="our-lab"),)


@pytest.mark.parametrize("other", [{}, [], "text", {"evaluation_results": {}}, {"evaluation_results": [1, None]}])
def test_another_json_file_gives_nothing_and_says_so(tmp_path: Path, other: object) -> None:
    found = read_record(tmp_path, other)
    assert found.scores == ()
    assert found.skipped or other == []


@given(damaged(record()))
def test_a_damaged_record_never_ends_the_run(tmp_path_factory: pytest.TempPathFactory, data: Any) -> None:
    assert_sound(read_record(tmp_path_factory.mktemp("x"), data))


def test_the_real_record(real: Path) -> None:
    (path,) = (real / "other" / "every-eval-ever").iterdir()
    found = read(path, path.name, NO_OPTIONS)
    assert {(score.task, score.metric): score.value for score in found.scores} == {
        ("IFEval", "Accuracy"): 0.4486,
        ("BBH", "Accuracy"): 0.4224,
        ("MATH Level 5", "Exact Match"): 0.0249,
        ("GPQA", "Accuracy"): 0.2743,
        ("MUSR", "Accuracy"): 0.419,
        ("MMLU-PRO", "Accuracy"): 0.1946,
    }
    assert {(s.model, s.unit, s.better, s.date) for s in found.scores} == {
        ("TencentARC/LLaMA-Pro-8B-Instruct", "fraction", "higher", "")
    }
    assert found.skipped == ()
