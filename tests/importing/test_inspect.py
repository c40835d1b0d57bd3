"""Logs of Inspect. Those in the tests are made up in the shape of real ones."""

import json
import os
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abilitytrace.importing.formats.inspect_logs import read
from abilitytrace.importing.found import Found, FoundModel, FoundScore
from abilitytrace.importing.kinds import ReadOptions
from tests.importing.damage import assert_sound, damaged, written

NO_OPTIONS = ReadOptions()


def log(**changes: Any) -> dict[str, Any]:
    """A finished run of 200 samples with one scorer; `changes` replace whole parts of it."""
    return {
        "version": 2,
        "status": "success",
        "eval": {
            "created": "2025-03-01T10:00:00+00:00",
            "task": "our_evals/sums",
            "task_version": 1,
            "task_args": {"fewshot": 3, "language": "EN"},
            "dataset": {"name": "our/sums", "samples": 200},
            "model": "hf/our-lab/Ours-7B-Chat",
            "model_args": {"torch_dtype": "bfloat16", "api_key": "hidden"},
            "config": {"epochs": 1},
        },
        "plan": {
            "steps": [{"solver": "system_message", "params": {"template": "Add up."}}, {"solver": "generate"}],
            "config": {"temperature": 0.0, "max_connections": 10},
        },
        "results": {
            "total_samples": 200,
            "completed_samples": 200,
            "scores": [
                {
                    "name": "match",
                    "scorer": "match",
                    "metrics": {
                        "accuracy": {"name": "accuracy", "value": 0.75, "params": {}},
                        "stderr": {"name": "stderr", "value": 0.0307, "params": {}},
                    },
                }
            ],
        },
        "stats": {"completed_at": "2025-03-02T00:30:00+00:00"},
        **changes,
    }


def scorer(name: str = "match", **metrics: float) -> dict[str, Any]:
    return {
        "name": name,
        "scorer": name,
        "metrics": {key: {"name": key, "value": value} for key, value in metrics.items()},
    }


def read_log(tmp_path: Path, data: Any, options: ReadOptions = NO_OPTIONS) -> Found:
    path = tmp_path / "log.json"
    path.write_text(written(data))
    return read(path, "log.json", options)


def archive(path: Path, members: dict[str, str], compression: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", compression) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return path


def only_score(found: Found) -> FoundScore:
    assert found.skipped == ()
    (score,) = found.scores
    return score


def reasons(found: Found) -> list[str]:
    return [skipped.reason for skipped in found.skipped]


def test_a_log_gives_its_metric_with_the_standard_error_beside_it(tmp_path: Path) -> None:
    found = read_log(tmp_path, log())
    score = only_score(found)
    assert (score.model, score.task, score.metric, score.value) == ("our-lab/Ours-7B-Chat", "sums", "accuracy", 0.75)
    assert (score.stderr, score.n, score.unit, score.better) == (0.0307, 200, "fraction", "higher")
    assert (score.version, score.filter, score.shots, score.date) == ("1", "match", "3", "2025-03-02")
    assert score.at == "results.scores[0].metrics.accuracy"
    assert found.models == (FoundModel("our-lab/Ours-7B-Chat"),)


def test_settings_hold_what_a_rerun_must_share_and_no_secret(tmp_path: Path) -> None:
    settings = dict(only_score(read_log(tmp_path, log())).settings)
    assert settings.pop("solver_params").startswith("sha256:")
    assert settings == {
        "dataset": "our/sums",
        "model.torch_dtype": "bfloat16",
        "package": "our_evals",
        "solver": "system_message, generate",
        "task.fewshot": "3",
        "task.language": "EN",
        "temperature": "0",
    }


def test_another_prompt_is_another_measurement(tmp_path: Path) -> None:
    other = log()
    other["plan"]["steps"][0]["params"]["template"] = "Add up, step by step."
    one, two = (dict(only_score(read_log(tmp_path, data)).settings) for data in (log(), other))
    assert one.pop("solver_params") != two.pop("solver_params")
    assert one == two


def test_a_limit_is_a_setting(tmp_path: Path) -> None:
    data = log()
    data["eval"]["config"] = {"limit": 1}
    data["results"] |= {"completed_samples": 1, "scores": [scorer(accuracy=0.0, stderr=0.0)]}
    score = only_score(read_log(tmp_path, data))
    assert (score.n, score.value, score.stderr) == (1, 0.0, 0.0)
    assert ("limit", "1") in score.settings


def test_repetitions_do_not_count_as_samples(tmp_path: Path) -> None:
    data = log()
    data["eval"]["config"]["epochs"] = 4
    score = only_score(read_log(tmp_path, data))
    assert (score.n, score.note) == (50, "200 completed samples are 50 samples in 4 epochs")
    assert ("epochs", "4") in score.settings


def test_repetitions_of_an_unfinished_run_leave_n_open(tmp_path: Path) -> None:
    data = log()
    data["eval"]["config"]["epochs"] = 3
    score = only_score(read_log(tmp_path, data))
    assert score.n is None
    assert "not said" in score.note


def test_what_a_scorer_counted_goes_before_what_was_completed(tmp_path: Path) -> None:
    data = log()
    data["results"]["scores"][0]["scored_samples"] = 198
    assert only_score(read_log(tmp_path, data)).n == 198


def test_every_scorer_and_metric_is_a_score(tmp_path: Path) -> None:
    results = {"completed_samples": 10, "scores": [scorer(accuracy=0.5, mean=0.6, std=0.2), scorer("judge", f1=0.4)]}
    found = read_log(tmp_path, log(results=results))
    assert [(s.filter, s.metric, s.value, s.unit) for s in found.scores] == [
        ("match", "accuracy", 0.5, "fraction"),
        ("match", "mean", 0.6, ""),
        ("judge", "f1", 0.4, ""),
    ]
    assert found.skipped == ()


def test_an_error_that_belongs_to_no_metric_in_sight_is_left_out(tmp_path: Path) -> None:
    found = read_log(tmp_path, log(results={"scores": [scorer(one=0.5, two=0.6, stderr=0.1)]}))
    assert [s.stderr for s in found.scores] == [None, None]
    assert reasons(found) == ["a standard error, and nothing says of which metric"]


def test_values_that_are_no_numbers_are_left_out(tmp_path: Path) -> None:
    found = read_log(tmp_path, log(results={"scores": [scorer(accuracy=float("nan"), mean=0.5)]}))
    assert [s.metric for s in found.scores] == ["mean"]
    assert [(s.at, s.reason[:16]) for s in found.skipped] == [
        ("results.scores[0].metrics.accuracy", "no finite number")
    ]


def test_a_cancelled_run_with_results_is_marked(tmp_path: Path) -> None:
    found = read_log(tmp_path, log(status="cancelled"))
    assert ("status", "cancelled") in only_score(found).settings
    assert [note.reason for note in found.notes] == ["the run ended as `cancelled`: its scores are marked so"]


@pytest.mark.parametrize("status", ["started", "error", "cancelled"])
def test_a_run_without_results_says_its_status(tmp_path: Path, status: str) -> None:
    found = read_log(tmp_path, log(status=status, results=None))
    assert found.scores == ()
    assert reasons(found) == [f"the run has no scores; its status is `{status}`"]


def test_the_first_version_of_the_format_had_one_scorer(tmp_path: Path) -> None:
    results = {
        "scorer": {"name": "match"},
        "metrics": scorer(accuracy=0.5, stderr=0.1)["metrics"],
        "completed_samples": 9,
    }
    score = only_score(read_log(tmp_path, log(version=1, results=results)))
    assert (score.value, score.stderr, score.n, score.filter) == (0.5, 0.1, 9, "match")


@pytest.mark.parametrize(
    ("written_as", "model"),
    [
        ("vllm/org/name", FoundModel("org/name")),
        ("openai/gpt-x", FoundModel("openai/gpt-x", developer="openai", aliases=("gpt-x",))),
        ("openai/azure/gpt-x", FoundModel("openai/azure/gpt-x")),
        ("ollama/llama3.1", FoundModel("ollama/llama3.1")),
        ("gpt-x", FoundModel("gpt-x")),
    ],
)
def test_a_provider_is_no_part_of_a_name_on_the_hub(tmp_path: Path, written_as: str, model: FoundModel) -> None:
    data = log()
    data["eval"]["model"] = written_as
    assert read_log(tmp_path, data).models == (model,)


def test_a_rehearsal_is_no_measurement(tmp_path: Path) -> None:
    data = log()
    data["eval"]["model"] = "mockllm/model"
    assert reasons(read_log(tmp_path, data)) == ["`mockllm/model` is no model: the run was a rehearsal"]


def test_the_model_that_the_user_names_wins(tmp_path: Path) -> None:
    assert only_score(read_log(tmp_path, log(), ReadOptions("ours"))).model == "ours"


def test_another_json_file_is_no_log(tmp_path: Path) -> None:
    assert reasons(read_log(tmp_path, {"results": {}})) == ["no Inspect log: `status` or `eval` is missing"]


@pytest.mark.parametrize("compression", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_an_archive_says_the_same_as_the_log_in_it(tmp_path: Path, compression: int) -> None:
    members = {"_journal/start.json": "{}", "samples/1_epoch_1.json": "not read", "header.json": written(log())}
    path = archive(tmp_path / "log.eval", members, compression)
    assert read(path, "log.json", NO_OPTIONS) == read_log(tmp_path, log())


def test_an_archive_is_known_by_its_first_bytes(tmp_path: Path) -> None:
    path = archive(tmp_path / "log.json", {"header.json": written(log())})
    assert only_score(read(path, "", NO_OPTIONS)).value == 0.75


def test_an_archive_compressed_with_zstandard_needs_an_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    backport = pytest.importorskip("backports.zstd.zipfile")
    path = tmp_path / "log.eval"
    with backport.ZipFile(path, "w", backport.ZIP_ZSTANDARD) as file:
        file.writestr("header.json", written(log()))
    assert only_score(read(path, "", NO_OPTIONS)).value == 0.75
    if hasattr(zipfile, "ZIP_ZSTANDARD"):
        return
    monkeypatch.setitem(sys.modules, "backports.zstd", None)
    assert reasons(read(path, "", NO_OPTIONS)) == [
        "compressed with Zstandard, which needs `pip install 'abilitytrace[inspect]'`"
    ]


def test_a_running_log_has_no_header(tmp_path: Path) -> None:
    path = archive(tmp_path / "log.eval", {"_journal/start.json": "{}"})
    assert reasons(read(path, "", NO_OPTIONS)) == ["the run has not ended: no header yet"]


def test_another_archive_is_no_log(tmp_path: Path) -> None:
    path = archive(tmp_path / "log.eval", {"../header.json": written(log()), "x/header.json": "{}"})
    assert reasons(read(path, "", NO_OPTIONS)) == ["no Inspect log: it has no `header.json`"]


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = archive(tmp_path / "log.eval", {"header.json": " " * (8 << 20)})
    (reason,) = reasons(read(path, "", NO_OPTIONS))
    assert reason.endswith(f"that claim to unpack to {8 << 20}")


def test_a_header_that_is_larger_than_it_says_is_cut_off(tmp_path: Path) -> None:
    path = archive(tmp_path / "log.eval", {"header.json": written(log()) + " " * 5000}, zipfile.ZIP_STORED)
    content = bytearray(path.read_bytes())
    start = content.rindex(b"PK\x01\x02")
    # the size in the directory at the end, which is what a reader goes by
    content[start + 24 : start + 28] = (10).to_bytes(4, "little")
    path.write_bytes(content)
    assert read(path, "", NO_OPTIONS).scores == ()


def test_two_headers_are_one_too_many(tmp_path: Path) -> None:
    path = tmp_path / "log.eval"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("header.json", written(log()))
        with pytest.warns(UserWarning, match="Duplicate name"):
            file.writestr("header.json", written(log(status="error")))
    assert reasons(read(path, "", NO_OPTIONS)) == ["`header.json` stands 2 times in the archive"]


def test_a_pipe_is_never_waited_for(tmp_path: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("no named pipes here")
    path = tmp_path / "log.eval"
    os.mkfifo(path)
    assert reasons(read(path, "", NO_OPTIONS)) == ["not a regular file"]


def test_a_missing_archive_is_said(tmp_path: Path) -> None:
    (reason,) = reasons(read(tmp_path / "none.eval", "", NO_OPTIONS))
    assert reason.startswith("cannot be read")


@given(data=st.data())
def test_a_damaged_archive_never_ends_the_run(data: st.DataObject, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = archive(tmp_path_factory.mktemp("x") / "log.eval", {"a": "b", "header.json": written(log())})
    content = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 5))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    path.write_bytes(content[: data.draw(st.integers(0, len(content)))])
    assert_sound(read(path, "", NO_OPTIONS))


@given(damaged(log()))
def test_a_damaged_log_never_ends_the_run(tmp_path_factory: pytest.TempPathFactory, data: Any) -> None:
    assert_sound(read_log(tmp_path_factory.mktemp("x"), data))


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_values_stay_as_they_are(tmp_path_factory: pytest.TempPathFactory, value: float) -> None:
    found = read_log(tmp_path_factory.mktemp("x"), log(results={"scores": [scorer(accuracy=value)]}))
    assert [score.value for score in found.scores] == [value]


def test_real_logs(real: Path) -> None:
    folder = real / "other" / "inspect"
    text, zipped = (only_score(read(folder / f"log_formats.{end}", "", NO_OPTIONS)) for end in ("json", "eval"))
    # one sample, answered wrong: accuracy 0 with an error of 0
    assert text == zipped
    assert (text.model, text.task, text.value, text.stderr, text.n) == ("ollama/llama3.1", "popularity", 0.0, 0.0, 1)
    assert ("limit", "1") in text.settings
    other = only_score(read(folder / "mmlu-summary-choices.eval", "", NO_OPTIONS))
    assert (other.model, other.task, other.value, other.n) == ("openai/gpt-4o", "mmlu_0_shot", 0.0, 1)
    header = json.loads(zipfile.ZipFile(folder / "mmlu-summary-choices.eval").read("header.json"))
    assert header["results"]["scores"][0]["metrics"]["accuracy"]["value"] == other.value
