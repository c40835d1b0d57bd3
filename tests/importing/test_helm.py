"""Run folders of HELM. Those in the tests are made up in the shape of real ones."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from abilitytrace.importing.formats.helm import read
from abilitytrace.importing.found import Found
from abilitytrace.importing.kinds import ReadOptions, wants
from tests.importing.damage import assert_sound, damaged, written

NO_OPTIONS = ReadOptions()


def spec(**changes: Any) -> dict[str, Any]:
    return {
        "name": "sums:size=two,method=generation,model=our-lab_ours-7b",
        "scenario_spec": {"class_name": "helm.Sums", "args": {"size": "two"}},
        "adapter_spec": {
            "method": "generation",
            "instructions": "Add up.",
            "max_train_instances": 5,
            "max_eval_instances": 100,
            "model_deployment": "huggingface/ours-7b",
            "model": "our-lab/ours-7b",
            "temperature": 0.0,
        },
        "data_augmenter_spec": {"perturbation_specs": []},
        "groups": ["sums", "arithmetic"],
        **changes,
    }


def row(name: str, mean: Any, split: str = "test", **more: Any) -> dict[str, Any]:
    return {"name": {"name": name, "split": split, **more}, "count": 1, "sum": mean, "mean": mean}


STATS = [
    row("exact_match", 0.25),
    row("num_instances", 80.0),
    row("num_train_instances", 5.0),
    row("num_prompt_tokens", 350.4),
    row("perplexity", 1.0),
    row("exact_match", 0.2, perturbation={"name": "robustness"}),
    row("exact_match", 0.9, "valid"),
]


def read_run(folder: Path, run: Any, stats: Any, options: ReadOptions = NO_OPTIONS) -> Found:
    (folder / "run_spec.json").write_text(written(run))
    (folder / "stats.json").write_text(written(stats))
    return read(folder / "run_spec.json", "run/run_spec.json", options)


def test_a_run_gives_the_test_split_without_perturbations(tmp_path: Path) -> None:
    found = read_run(tmp_path, spec(), STATS)
    (score,) = found.scores
    assert (score.model, score.task, score.metric, score.value) == (
        "our-lab/ours-7b",
        "sums:size=two",
        "exact_match",
        0.25,
    )
    assert (score.shots, score.unit, score.better, score.stderr) == ("5", "fraction", "higher", None)
    assert score.at == "stats.json: exact_match, test"
    assert [skipped.reason for skipped in found.skipped] == [
        "4 rows about how the run went: tokens, time, cost, log-probabilities",
        "1 rows about perturbed inputs or parts of a split",
        "1 rows of other splits than `test`",
    ]


def test_items_are_counted_by_their_own_statistic_and_not_by_runs(tmp_path: Path) -> None:
    assert read_run(tmp_path, spec(), STATS).scores[0].n == 80
    assert read_run(tmp_path, spec(), [row("exact_match", 0.25)]).scores[0].n is None


def test_settings_hold_the_adapter(tmp_path: Path) -> None:
    settings = dict(read_run(tmp_path, spec(), STATS).scores[0].settings)
    assert settings.pop("adapter").startswith("sha256:")
    assert settings == {"max_eval_instances": "100", "method": "generation", "split": "test", "temperature": "0"}


def test_another_prompt_is_another_measurement_and_another_model_is_none(tmp_path: Path) -> None:
    adapter = spec()["adapter_spec"]
    runs = [adapter, adapter | {"instructions": "Count."}, adapter | {"model": "b", "model_deployment": "c"}]
    one, prompt, model = (read_run(tmp_path, spec(adapter_spec=run), STATS).scores[0].settings for run in runs)
    assert one == model != prompt


def test_examples_that_did_not_fit_are_told(tmp_path: Path) -> None:
    stats = [row("exact_match", 0.25), row("num_train_instances", 0.25)]
    assert read_run(tmp_path, spec(), stats).scores[0].note == "on average 0.25 of 5 examples stood in the prompt"


def test_validation_stands_in_where_there_is_no_test_split(tmp_path: Path) -> None:
    found = read_run(tmp_path, spec(), [row("exact_match", 0.3, "valid")])
    assert ("split", "valid") in found.scores[0].settings
    assert [note.reason for note in found.notes] == ["no test split: the scores are those of `valid`"]


def test_perplexity_counts_where_text_was_modelled(tmp_path: Path) -> None:
    run = spec()
    run["adapter_spec"]["method"] = "language_modeling"
    scores = read_run(tmp_path, run, [row("perplexity", 12.5)]).scores
    assert [(score.metric, score.value, score.better) for score in scores] == [("perplexity", 12.5, "lower")]


@pytest.mark.parametrize(
    ("changes", "task"),
    [
        ({}, "sums:size=two"),
        ({"groups": ["two"]}, "two"),
        ({"groups": ["adding"], "scenario_spec": {"args": {}}}, "adding"),
        ({"groups": [], "scenario_spec": {}}, "sums"),
        ({"scenario_spec": {"args": {"b": "2", "a": 1}}}, "sums:a=1,b=2"),
    ],
)
def test_the_task_is_the_run_without_model_and_method(tmp_path: Path, changes: dict[str, Any], task: str) -> None:
    assert read_run(tmp_path, spec(**changes), STATS).scores[0].task == task


@pytest.mark.parametrize("missing", ["run_spec.json", "stats.json"])
def test_half_a_run_says_which_half_is_missing(tmp_path: Path, missing: str) -> None:
    read_run(tmp_path, spec(), STATS)
    (tmp_path / missing).unlink()
    (skipped,) = read(tmp_path / "stats.json", "", NO_OPTIONS).skipped
    assert (skipped.at, skipped.reason[:14]) == (missing, "cannot be read")


def test_of_a_folder_only_the_specification_is_asked_for() -> None:
    assert wants("helm", "run_spec.json")
    assert not wants("helm", "stats.json")


@given(run=damaged(spec()), stats=damaged(STATS))
def test_a_damaged_run_never_ends_the_import(tmp_path_factory: pytest.TempPathFactory, run: Any, stats: Any) -> None:
    assert_sound(read_run(tmp_path_factory.mktemp("x"), run, stats))


def test_the_real_run(real: Path) -> None:
    (folder,) = (real / "other" / "helm").iterdir()
    found = read(folder / "run_spec.json", "", NO_OPTIONS)
    scores = {score.metric: score for score in found.scores}
    assert len(scores) == len(found.scores) == 8
    score = scores["exact_match"]
    assert (score.model, score.task, round(score.value, 4)) == ("openai/gpt2", "mmlu:subject=philosophy", 0.1111)
    # `count` is 1, one run: the nine questions stand elsewhere
    assert score.n == 9
    stats = json.loads((folder / "stats.json").read_text(encoding="utf-8"))
    assert len(stats) == 162
    left_out = [int(skipped.reason.split()[0]) for skipped in found.skipped]
    assert sum(left_out) + len(scores) == 162
