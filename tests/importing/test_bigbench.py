"""Files published with BIG-Bench Hard."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abilitytrace.importing.formats.bigbench import read
from abilitytrace.importing.found import Found, FoundModel
from abilitytrace.importing.kinds import ReadOptions, wants
from tests.importing.damage import assert_sound

NO_OPTIONS = ReadOptions()
NAME = "web_of_lies_few_shot_template_0-255000_eval_metrics.jsonl"


def read_text(tmp_path: Path, text: str, folder: str = "our-model-cot", options: ReadOptions = NO_OPTIONS) -> Found:
    path = tmp_path / folder / NAME
    path.parent.mkdir(exist_ok=True)
    path.write_text(text)
    return read(path, NAME, options)


def test_model_and_prompting_stand_in_the_name_of_the_folder(tmp_path: Path) -> None:
    found = read_text(tmp_path, '{"accuracy": 95.19999999999999}')
    (score,) = found.scores
    assert (score.model, score.task, score.metric, score.value) == (
        *("our-model", "bbh_web_of_lies", "accuracy"),
        95.19999999999999,
    )
    assert (score.unit, score.prompting, score.shots, score.n, score.better) == ("%", "cot", "few", None, "higher")
    assert score.settings == (("template", "0-255000"),)
    assert found.models == (FoundModel("our-model", guessed="folder"),)


def test_a_folder_without_a_way_of_prompting_is_the_model(tmp_path: Path) -> None:
    (score,) = read_text(tmp_path, '{"accuracy": 1}', "gpt-4").scores
    assert (score.model, score.prompting) == ("gpt-4", "")


def test_the_model_that_the_user_names_is_no_guess(tmp_path: Path) -> None:
    found = read_text(tmp_path, '{"accuracy": 1}', options=ReadOptions("ours"))
    assert found.models == (FoundModel("ours"),)
    assert found.scores[0].prompting == "cot"


def test_a_bad_line_is_said_and_the_others_count(tmp_path: Path) -> None:
    found = read_text(tmp_path, '{"accuracy": 1}\n{"accuracy": \n[1]\n{"accuracy": "2", "b": NaN, "c": 3}\n')
    assert [(score.metric, score.value, score.at) for score in found.scores] == [
        ("accuracy", 1.0, "line 1"),
        ("c", 3.0, "line 4"),
    ]
    assert [(skipped.line, skipped.at) for skipped in found.skipped] == [(2, ""), (3, ""), (4, "accuracy"), (4, "b")]


def test_only_files_of_metrics_are_wanted_of_a_folder() -> None:
    assert wants("bbh", NAME)
    assert not wants("bbh", "web_of_lies_few_shot_template_0-255000.json")


@given(st.text(st.characters(codec="utf-8")))
def test_no_text_ends_the_run(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    assert_sound(read_text(tmp_path_factory.mktemp("x"), text))


def test_real_files(real: Path) -> None:
    paths = sorted((real / "other" / "bbh-codex").rglob("*.jsonl"))
    founds = [read(path, path.name, NO_OPTIONS) for path in paths]
    assert len(paths) == 54
    assert not any(found.skipped for found in founds)
    values = {(s.task, s.prompting): s.value for found in founds for s in found.scores if s.metric == "accuracy"}
    assert len(values) == 54
    assert {s.model for found in founds for s in found.scores} == {"code-davinci-002"}
    assert round(values["bbh_web_of_lies", "direct"], 1) == 51.6
    assert round(values["bbh_web_of_lies", "cot"], 1) == 95.2
    assert round(values["bbh_causal_judgement", "direct"], 1) == 63.6
    assert round(values["bbh_causal_judgement", "cot"], 1) == 54.0
