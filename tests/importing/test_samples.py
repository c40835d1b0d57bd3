"""Single items of lm-evaluation-harness: scores out of them, and what is wrong with a file of them."""

import json
import math
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abilitytrace.importing.formats.samples import read
from abilitytrace.importing.found import Found
from abilitytrace.importing.kinds import ReadOptions
from tests.importing.damage import assert_sound, damaged

_TIME = "2024-11-02T10-00-00.123456"
_ITEM = {
    "doc_id": 0,
    "doc_hash": "d",
    "prompt_hash": "p",
    "target_hash": "t",
    "filter": "none",
    "metrics": ["acc"],
    "acc": 1.0,
}


def _write(folder: Path, items: list[Any], name: str = f"samples_piqa_{_TIME}.jsonl") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(
        "".join(f"{item if isinstance(item, str) else json.dumps(item)}\n" for item in items), encoding="utf-8"
    )
    return path


def _items(values: list[float], **more: Any) -> list[dict[str, Any]]:
    return [{**_ITEM, "doc_id": i, "doc_hash": f"d{i}", "acc": value, **more} for i, value in enumerate(values)]


def _read(path: Path, model: str = "") -> Found:
    return read(path, path.name, ReadOptions(model))


def test_a_score_is_the_mean_of_its_items(tmp_path: Path) -> None:
    path = _write(tmp_path / "org__toy", _items([1, 0, 0, 1, 1]))
    (score,) = _read(path).scores
    assert (score.model, score.task, score.metric, score.value, score.n) == ("org/toy", "piqa", "acc", 0.6, 5)
    assert score.stderr == pytest.approx(math.sqrt(0.6 * 0.4 / 4))
    assert (score.unit, score.better, score.date, score.items) == ("fraction", "higher", "2024-11-02", str(path))


def test_the_result_file_beside_says_the_rest(tmp_path: Path) -> None:
    folder = tmp_path / "any"
    path = _write(folder, _items([1, 0, 1]))
    run = {
        "results": {"piqa": {"acc,none": 0.6666666666666667, "acc_stderr,none": 0.33}},
        "versions": {"piqa": 1.0},
        "n-shot": {"piqa": 5},
        "config": {"model_args": "pretrained=org/toy,revision=step5,dtype=float16"},
        "date": 1730541600,
    }
    (folder / f"results_{_TIME}.json").write_text(json.dumps(run))
    (score,) = _read(path).scores
    # the harness wrote the last digit otherwise: the same measurement all the same
    assert score.value == 0.6666666666666667
    assert (score.model, score.shots, score.version) == ("org/toy@step5", "5", "1.0")
    assert score.settings == (("dtype", "float16"),)
    assert "agrees" in score.note
    run["results"] = {"piqa": {"acc,none": 0.9}}
    (folder / f"results_{_TIME}.json").write_text(json.dumps(run))
    found = _read(path)
    assert found.scores[0].value == pytest.approx(2 / 3)
    assert "0.9" in found.skipped[0].reason


def test_filters_are_scores_of_their_own(tmp_path: Path) -> None:
    items = [*_items([1, 0], filter="strict"), *_items([1, 1], filter="loose")]
    assert [(s.filter, s.value, s.n) for s in _read(_write(tmp_path, items)).scores] == [
        ("strict", 0.5, 2),
        ("loose", 1.0, 2),
    ]


def test_a_doubled_item_counts_once_and_is_said(tmp_path: Path) -> None:
    items = _items([1, 0, 0])
    found = _read(_write(tmp_path, [*items, items[0], {**items[1], "acc": 1.0}]))
    assert found.scores[0].value == pytest.approx(1 / 3)
    assert found.scores[0].n == 3
    assert [(skip.line, skip.reason) for skip in found.skipped] == [
        (5, "this item comes twice with different results: the first counts"),
        (0, "lines that repeat an item: 2"),
    ]


def test_a_malformed_line_is_said_and_costs_only_itself(tmp_path: Path) -> None:
    found = _read(_write(tmp_path, ["{", *_items([1, 0]), '{"acc": 1}', "[1]"]))
    assert found.scores[0].n == 2
    assert [skip.line for skip in found.skipped] == [1, 4, 5]


def test_what_is_no_mean_over_items_is_left_out(tmp_path: Path) -> None:
    items = _items([1, 0], perplexity=-1.5, f1=[0, 1], metrics=["acc", "perplexity", "f1"])
    found = _read(_write(tmp_path, items))
    assert [score.metric for score in found.scores] == ["acc"]
    assert [(skip.at, skip.reason) for skip in found.skipped] == [
        ("f1,none", "a number in 0 of 2 items only"),
        ("perplexity,none", "not known to be a mean over its items"),
    ]


def test_a_metric_that_some_items_lack_is_left_out(tmp_path: Path) -> None:
    items = _items([1, 0, 1])
    del items[1]["acc"]
    found = _read(_write(tmp_path, items))
    assert found.scores == ()
    assert found.skipped[0].reason == "a number in 2 of 3 items only"


def test_a_file_of_something_else_is_said(tmp_path: Path) -> None:
    found = _read(_write(tmp_path, [{"text": "x"}], "data.jsonl"))
    assert found.scores == ()
    assert "no items" in found.skipped[-1].reason
    assert _read(tmp_path / "missing.jsonl").skipped


def test_the_user_may_name_the_model(tmp_path: Path) -> None:
    found = _read(_write(tmp_path, _items([1, 0])), "mine@v2")
    assert found.scores[0].model == "mine@v2"
    assert found.models[0].guessed == ""


@given(items=st.lists(damaged(_ITEM), max_size=4))
def test_any_damage(items: list[Any], tmp_path_factory: pytest.TempPathFactory) -> None:
    assert_sound(_read(_write(tmp_path_factory.mktemp("x") / "toy", items)))
