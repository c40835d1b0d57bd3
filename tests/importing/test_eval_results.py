"""`.eval_results/*.yaml`: the newer format of scores beside a card."""

import json
import math
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abilitytrace.importing.formats.eval_results import read
from abilitytrace.importing.found import Found
from abilitytrace.importing.kinds import ReadOptions

WHOLE = """
- dataset: {id: cais/hle, task_id: hle, revision: abc}
  value: 20.90
  verifyToken: xyz
  date: "2026-01-15T10:00:00Z"
  source: {url: https://example.org/log, name: Eval Logs, org: somebody}
  notes: with tools
"""


@pytest.fixture
def results(tmp_path: Path) -> Any:
    """A function from the text of a file of results to what is found in it; the model is `org/own`."""

    def found(text: str, model: str = "") -> Found:
        path = tmp_path / "org" / "own" / ".eval_results" / "all.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return read(path, "all.yaml", ReadOptions(model))

    return found


def test_a_whole_entry(results: Any) -> None:
    (score,) = results(WHOLE).scores
    assert (score.model, score.task, score.metric, score.value, score.unit) == ("org/own", "hle", "score", 20.9, "")
    assert (score.date, score.at) == ("2026-01-15", "line 3")
    assert score.settings == (("dataset", "cais/hle"), ("notes", "with tools"), ("revision", "abc"))
    assert score.note == "The file names no metric. Source given: Eval Logs https://example.org/log somebody"


def test_the_user_may_say_the_model(results: Any) -> None:
    found = results(WHOLE, "a/b")
    assert (found.models[0].name, found.models[0].guessed, found.scores[0].model) == ("a/b", "", "a/b")


@pytest.mark.parametrize(
    ("entry", "task", "value"),
    [
        pytest.param("- {dataset: {id: a/b}, value: 1}", "a/b", 1.0, id="no task"),
        pytest.param("- {dataset: a/b, value: 1}", "a/b", 1.0, id="a dataset as text"),
        pytest.param("{dataset: {id: a/b}, value: 1}", "a/b", 1.0, id="one entry and no list"),
        pytest.param("- {dataset: {id: a/b}, value: 73.8%}", "a/b", 73.8, id="percent"),
    ],
)
def test_shorter_entries(results: Any, entry: str, task: str, value: float) -> None:
    assert [(score.task, score.value) for score in results(entry).scores] == [(task, value)]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param("- {dataset: {id: a/b}}", "no value", id="no value"),
        pytest.param("- {dataset: {id: a/b}, value: NA}", "the value is no number", id="no number"),
        pytest.param(
            "- {dataset: {id: a/b}, value: {metric_value}}", "the value is a mapping, no number", id="a placeholder"
        ),
        pytest.param("- {value: 1}", "no dataset that could be named", id="no dataset"),
        pytest.param("- {dataset: {task_id: x}, value: 1}", "no dataset that could be named", id="no id"),
        pytest.param(
            "- {dataset: {id: '{dataset}'}, value: 1}", "no dataset that could be named", id="an id of a template"
        ),
        pytest.param(
            "a: 1",
            "no evaluation results: the file holds no list of entries with `dataset` and `value`",
            id="something else",
        ),
        pytest.param(
            "", "no evaluation results: the file holds no list of entries with `dataset` and `value`", id="nothing"
        ),
        pytest.param("@", "not valid YAML: found character that cannot start any token", id="no YAML"),
    ],
)
def test_what_is_no_result_is_said(results: Any, text: str, reason: str) -> None:
    found = results(text)
    assert (found.scores, found.models, [skip.reason for skip in found.skipped]) == ((), (), [reason])


def test_the_same_entry_twice_counts_once_and_another_value_stays(results: Any) -> None:
    entry = "- {{dataset: {{id: a/b}}, value: {}}}\n"
    assert [score.value for score in results(entry.format(1) + entry.format(1) + entry.format(2)).scores] == [1.0, 2.0]


def test_a_broken_entry_costs_no_other(results: Any) -> None:
    found = results('- {dataset: {id: a/b}, value: 1}\n- {dataset: "x" y}\n- {dataset: {id: c/d}, value: 2}\n')
    assert [score.value for score in found.scores] == [1.0, 2.0]
    assert [skip.line for skip in found.skipped] == [2]


def test_the_template_of_the_format_gives_its_one_real_value(samples: Path) -> None:
    found = read(samples / "hub" / "eval_results.yaml", "eval_results.yaml", ReadOptions("a/b"))
    assert [(score.task, score.value) for score in found.scores] == [("gpqa_diamond", 0.412)]
    assert [(skip.reason, skip.line) for skip in found.skipped] == [("the value is a mapping, no number", 9)]


ODD = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["id", "task_id", "value", "dataset", "source", "url"]), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(
    st.lists(
        st.fixed_dictionaries(
            {},
            optional={"dataset": ODD | st.just({"id": "a/b"}), "value": ODD, "date": ODD, "source": ODD, "notes": ODD},
        ),
        max_size=4,
    )
)
def test_any_entries_give_finite_values(tmp_path_factory: pytest.TempPathFactory, entries: list[Any]) -> None:
    path = tmp_path_factory.getbasetemp() / "results.yaml"
    path.write_bytes(json.dumps(entries).encode(errors="replace"))
    for score in read(path, "results.yaml", ReadOptions()).scores:
        assert math.isfinite(score.value)
        assert score.task
