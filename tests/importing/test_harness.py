"""Result files of lm-evaluation-harness: every generation, its forks, and files that are none."""

import json
import math
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from abilitytrace.importing.formats.harness import read, read_run
from abilitytrace.importing.found import Found, FoundScore
from abilitytrace.importing.kinds import ReadOptions
from tests.importing.damage import assert_sound, damaged

OLD: dict[str, Any] = {
    "results": {
        "lambada_openai": {"ppl": 7.5, "ppl_stderr": 0.2, "acc": 0.5, "acc_stderr": math.sqrt(0.25 / 999)},
        "jsquad": {"exact_match": 47.9, "f1": 60.1},
    },
    "versions": {"lambada_openai": 0, "jsquad": 1},
    "config": {
        "model": "hf-causal",
        "model_args": "use_accelerate=True,pretrained=EleutherAI/toy,revision=step1000,dtype=float16,token=hf_secret",
        "num_fewshot": 5,
        "limit": None,
    },
}
NEW: dict[str, Any] = {
    "results": {
        "mmlu": {"acc,none": 0.5, "acc_stderr,none": 0.01, "alias": "mmlu"},
        "mmlu_law": {"acc,none": 0.25, "acc_stderr,none": "N/A", "alias": " - law"},
        "gsm8k": {"exact_match,strict-match": 0.1, "exact_match,flexible-extract": 0.2, "alias": "gsm8k"},
        "wikitext": {"word_perplexity,none": 12.5, "word_perplexity_stderr,none": "N/A"},
    },
    "groups": {"mmlu": {"acc,none": 0.5, "acc_stderr,none": 0.01, "alias": "mmlu"}},
    "group_subtasks": {"mmlu": ["mmlu_law"], "gsm8k": []},
    "versions": {"mmlu": 2, "mmlu_law": 1.0, "gsm8k": "0.0.1", "wikitext": "Yaml"},
    "n-shot": {"mmlu_law": 5, "gsm8k": 0},
    "higher_is_better": {
        "mmlu_law": {"acc": True},
        "wikitext": {"word_perplexity": False},
        "gsm8k": {"exact_match": None},
    },
    "n-samples": {"mmlu_law": {"original": 200, "effective": 20}, "gsm8k": {"original": 1319, "effective": 1319}},
    "config": {"model_args": {"pretrained": "org/toy", "dtype": "auto", "add_bos_token": True}, "limit": 20.0},
    "model_name": "",
    "chat_template": "{{ x }}",
    "chat_template_sha": "abcdef0123456789",
    "fewshot_as_multiturn": False,
    "date": 1724622900.31,
    "total_evaluation_time_seconds": "256.3",
}


def _read(value: Any, path: str = "folder/results.json", model: str = "") -> Found:
    return read_run(value, Path(path), Path(path).name, ReadOptions(model))


def _by_metric(found: Found) -> dict[tuple[str, str], FoundScore]:
    return {(score.task, f"{score.metric},{score.filter}".rstrip(",")): score for score in found.scores}


def test_the_first_generation() -> None:
    scores = _by_metric(_read(OLD))
    accuracy = scores["lambada_openai", "acc"]
    assert accuracy == FoundScore(
        "EleutherAI/toy@step1000",
        "lambada_openai",
        "acc",
        0.5,
        shots="5",
        unit="fraction",
        n=1000,
        stderr=math.sqrt(0.25 / 999),
        version="0",
        settings=(("dtype", "float16"),),
        better="higher",
        note="n from the standard error",
    )
    assert scores["lambada_openai", "ppl"].better == "lower"
    assert scores["lambada_openai", "ppl"].unit == ""
    exact = scores["jsquad", "exact_match"]
    assert (exact.value, exact.unit, exact.stderr, exact.n) == (47.9, "", None, None)


def test_nothing_secret_is_taken_over() -> None:
    assert "hf_secret" not in repr(_read(OLD))


def test_the_second_generation() -> None:
    found = _read(NEW)
    scores = _by_metric(found)
    assert found.published == "2024-08-25"
    assert {score.model for score in found.scores} == {"org/toy"}
    common = {"add_bos_token": "true", "chat_template": "abcdef0123456789"}
    law = scores["mmlu_law", "acc"]
    assert (law.n, law.stderr, law.shots, law.version, law.better) == (20, None, "5", "1.0", "higher")
    assert dict(law.settings) == {**common, "limit": "20"}
    assert scores["mmlu", "acc"].parts == ("mmlu_law",)
    assert scores["mmlu", "acc"].n is None
    assert dict(scores["gsm8k", "exact_match,strict-match"].settings) == common
    assert scores["gsm8k", "exact_match,flexible-extract"].value == 0.2
    assert scores["wikitext", "word_perplexity"].better == "lower"
    assert scores["wikitext", "word_perplexity"].version == "Yaml"
    assert len(found.scores) == 5


def test_a_group_outside_of_results_is_read_and_its_counts_too() -> None:
    run = {
        "results": {"a": {"acc,none": 0.5}},
        "groups": {"g": {"acc,none": 0.25, "sample_count": {"acc,none": 40}}},
        "group_subtasks": {"g": ["a"]},
        "config": {"model_args": "pretrained=x/y"},
    }
    assert _by_metric(_read(run))["g", "acc"].n == 40


def test_rows_by_prompt() -> None:
    run = {
        "results": [
            {"task_name": "wino", "prompt_name": "refers to", "em": 0.5, "em_stderr": 0.1, "prompt_jinja": "{{x}}"},
            {"task_name": "wino", "prompt_name": "stands for", "em": 0.25},
            {"em": 0.5},
            "row",
        ],
        "versions": {"wino+refers to": 3},
    }
    found = _read(run, "toy-1b/eval_results_01-21-2023-10-07-48.json")
    assert [(score.prompting, score.version, score.at) for score in found.scores] == [
        ("refers to", "3", "results[0]"),
        ("stands for", "", "results[1]"),
    ]
    assert {score.date for score in found.scores} == {"2023-01-21"}
    assert [(model.name, model.guessed) for model in found.models] == [("toy-1b", "folder")]
    assert [skip.at for skip in found.skipped] == ["results[2]", "results[3]"]


def test_results_by_time_are_runs_of_their_own() -> None:
    values = {"acc": 0.5, "prompt_name": "GPT-3 style", "task_name": "axb"}
    run = {"results": {"axb+GPT-3 style": {"2022-07-15-11-47-34": values, "2022-07-16-11-47-34": {"acc": 0.6}}}}
    found = _read(run, "bloom1b3/bslmeval.json")
    assert [(s.task, s.value, s.date, s.prompting) for s in found.scores] == [
        ("axb", 0.5, "2022-07-15", "GPT-3 style"),
        ("axb+GPT-3 style", 0.6, "2022-07-16", ""),
    ]
    assert found.models[0].name == "bloom1b3"


def test_arrays_run_parallel_to_checkpoints() -> None:
    run = {
        "checkpoints": [500, 1000],
        "results": {"piqa": {"acc": [0.5, 0.6], "acc_stderr": [0.01, 0.02], "f1": [1.0]}, "copa": {"acc": 0.5}},
    }
    found = _read(run, "tr3e-1B3-c4-checkpoints_agg.json")
    assert [(s.model, s.value, s.stderr) for s in found.scores] == [
        ("tr3e-1B3-c4@checkpoint-500", 0.5, 0.01),
        ("tr3e-1B3-c4@checkpoint-1000", 0.6, 0.02),
    ]
    assert {skip.at for skip in found.skipped} == {"results.piqa.f1", "results.copa"}


def test_the_version_of_the_prompt_in_the_name_of_the_task() -> None:
    run = {
        "results": {"jnli-1.1-0.4": {"acc": 0.5}, "mgsm": {"acc": 0.1}, "odd-2.0-0.1": {"acc": 0.2}},
        "versions": {"mgsm": 1.0, "jnli-1.1-0.4": 1.1, "odd-2.0-0.1": 1.0},
        "config": {"model_args": "pretrained=a/b", "num_fewshot": [5, 3, 0]},
    }
    scores = {score.task: score for score in _read(run).scores}
    assert set(scores) == {"jnli", "mgsm", "odd-2.0-0.1"}
    assert scores["jnli"].settings == (("prompt version", "0.4"),)
    assert scores["jnli"].at == "results.jnli-1.1-0.4"
    # the list runs in the order of `versions`
    assert {task: score.shots for task, score in scores.items()} == {"mgsm": "5", "jnli": "3", "odd-2.0-0.1": "0"}


def test_bare_metrics_and_bare_tasks() -> None:
    found = _read({"pass@1": 0.15, "pass@10": 0.25}, "bloom/humaneval_temp02.json")
    assert [(s.model, s.task, s.metric, s.unit) for s in found.scores] == [
        ("bloom", "humaneval", "pass@1", "fraction"),
        ("bloom", "humaneval", "pass@10", "fraction"),
    ]
    assert found.scores[0].settings == (("temperature in the file name", "02"),)
    assert [score.task for score in _read({"piqa": {"acc": 0.5}}, "toy/x.json").scores] == ["piqa"]


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ({}, "no results"),
        ([], "no results"),
        ("text", "no results"),
        ({"results": {}}, "no results"),
        ({"results": "x"}, "nothing in it can be used"),
        ({"name": "package", "version": "1.0"}, "no results"),
    ],
)
def test_what_is_no_result_file_is_said(value: Any, reason: str) -> None:
    found = _read(value)
    assert found.scores == ()
    assert reason in found.skipped[-1].reason


def test_a_file_and_its_name_that_disagree_on_shots() -> None:
    run = {"results": {"piqa": {"acc": 0.5}}, "config": {"num_fewshot": 0, "model_args": "pretrained=a/b"}}
    assert _read(run, "five-shot/x.json").scores[0].shots == ""
    assert "0" in _read(run, "five-shot/x.json").skipped[0].reason
    assert _read(run, "zero-shot/x.json").scores[0].shots == "0"


def test_a_bad_value_costs_only_itself() -> None:
    run = {"results": {"a": {"acc": math.nan, "f1": "high", "em": 0.5, "em_stderr": -1}, "b": 5, "": {"acc": 1}}}
    found = _read(run, "toy/x.json")
    assert [(score.metric, score.value, score.stderr) for score in found.scores] == [("em", 0.5, None)]
    assert [skip.at for skip in found.skipped] == ["results.b", "a.acc", "a.f1", "a.em", "results"]


def test_items_inside_a_result_file_are_said_to_be_left_out() -> None:
    found = _read({**OLD, "samples": {"lambada_openai": [{"doc_id": 0}]}})
    assert [skip.at for skip in found.skipped] == ["samples"]


def test_an_adapter_is_a_model_of_its_own() -> None:
    run = {"results": {"a": {"acc": 0.5}}, "config": {"model_args": "pretrained=org/base,peft=me/lora,revision=v1"}}
    found = _read(run)
    assert [model.name for model in found.models] == ["me/lora"]
    assert [(d.child, d.parents, d.how, d.kind) for d in found.descents] == [
        ("me/lora", ("org/base@v1",), "adapter", "artifact")
    ]


def test_the_user_may_name_the_model() -> None:
    assert {score.model for score in _read(OLD, model="mine").scores} == {"mine@step1000"}
    assert {score.model for score in _read(OLD, model="mine@v2").scores} == {"mine@v2"}


@given(damaged(OLD))
def test_any_damage_to_the_first_generation(value: Any) -> None:
    assert_sound(_read(json.loads(json.dumps(value))))


@given(damaged(NEW))
def test_any_damage_to_the_second_generation(value: Any) -> None:
    assert_sound(_read(json.loads(json.dumps(value))))


def test_published_files(samples: Path) -> None:
    folder = samples / "harness"
    found = {path.name: read(path, path.name, ReadOptions()) for path in sorted(folder.rglob("*.json"))}
    assert sum(len(one.skipped) for one in found.values()) == 0
    assert {one.models[0].name for one in found.values()} == {
        "facebook/opt-125m",
        "Tr1-13B",
        "facebook/xglm-1.7B",
        "meta-llama/Meta-Llama-3-8B-Instruct",
        "fla-hub/rwkv7-1.5B-world",
        "rinna/japanese-gpt-neox-3.6b",
    }
    counts = Counter({name: len(one.scores) for name, one in found.items()})
    assert counts["opt-125m.json"] == 128
    assert counts["results_2024-08-25T21-59-12.123082.json"] == 2
    scores = _by_metric(found["opt-125m.json"])
    assert {scores[task, "acc"].n for task in ("lambada_openai", "winogrande", "arc_challenge")} == {5153, 1267, 1172}


def test_every_expected_value_of_the_real_files(real: Path) -> None:
    expected = json.loads((real / "expected.json").read_text())["lm_eval"]
    read_once: dict[str, Found] = {}
    for wanted in expected:
        file = wanted["file"]
        if file not in read_once:
            read_once[file] = read(real / file, file, ReadOptions())
        metric, _, chosen = wanted["metric"].partition(",")
        stderr = None if wanted["stderr"] == "N/A" else wanted["stderr"]
        assert (wanted["value"], stderr) in [
            (score.value, score.stderr)
            for score in read_once[file].scores
            if (score.metric, score.filter or "none") == (metric, chosen or "none")
            and wanted["task"] in (score.task, score.at.removeprefix("results."))
        ], wanted
    assert len(expected) == 185


def test_every_real_file_is_read_soundly(real: Path) -> None:
    paths = sorted((real / "lm-eval").rglob("*.json"))
    founds = [read(path, path.name, ReadOptions()) for path in paths]
    for found in founds:
        assert_sound(found)
        assert found.scores, found.path
    assert (len(founds), sum(len(found.scores) for found in founds)) == (233, 28403)
