"""`model-index`: numbers as they stand, and a reason for everything that is none."""

from pathlib import Path
from typing import Any

import pytest

from abilitytrace.importing.formats.cards import read
from abilitytrace.importing.found import Found, FoundScore
from abilitytrace.importing.kinds import ReadOptions


@pytest.fixture
def index(tmp_path: Path) -> Any:
    """A function from the results of a card, as YAML, to what is found in it."""

    def found(results: str, before: str = "") -> Found:
        path = tmp_path / "org__own.md"
        path.write_text(f"---\n{before}model-index:\n- name: own\n  results:{results}\n---\n", encoding="utf-8")
        return read(path, "org__own.md", ReadOptions())

    return found


def result(value: str = "61.07", name: str = "MMLU (5-Shot)", metric: str = "acc", dataset: str = "") -> str:
    return f"\n  - dataset: {{name: '{name}', {dataset}}}\n    metrics: [{{type: '{metric}', value: {value}}}]"


def only(found: Found) -> FoundScore:
    (score,) = found.scores
    return score


@pytest.mark.parametrize(
    ("written", "value", "unit"),
    [
        pytest.param("0.9", 0.9, "", id="no unit is none"),
        pytest.param("61.07", 61.07, "", id="nor is it a percentage"),
        pytest.param("73.8%", 73.8, "%", id="percent"),
        pytest.param('"73.8 %"', 73.8, "%", id="percent after a blank"),
        pytest.param('"0.5"', 0.5, "", id="quoted"),
        pytest.param("1e-3", 0.001, "", id="an exponent"),
        pytest.param("-2", -2.0, "", id="negative"),
        pytest.param("123456789.25", 123456789.25, "", id="large"),
        pytest.param(".5", 0.5, "", id="no digit before the point"),
    ],
)
def test_numbers_stay_as_they_are(index: Any, written: str, value: float, unit: str) -> None:
    score = only(index(result(written)))
    assert (score.value, score.unit) == (value, unit)


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("", "no value"),
        ("null", "no value"),
        ("NA", "the value is no number"),
        ("'???'", "the value is no number"),
        ("to recompute", "the value is no number"),
        ("true", "the value is no number"),
        (".nan", "the value is no number"),
        (".inf", "the value is no number"),
        ("NaN", "the value is no number"),
        ("1e999", "the value is no number"),
        ("'73,8'", "the value is no number"),
        ("'0.9 ± 0.1'", "the value is no number"),
        ("0x10", "the value is no number"),
        ("1_000", "the value is no number"),
        ("'１２'", "the value is no number"),
        ("[0.9]", "the value is a list, no number"),
        ("{a: 0.9}", "the value is a mapping, no number"),
    ],
)
def test_what_is_no_number_is_skipped_with_its_place(index: Any, written: str, reason: str) -> None:
    found = index(result(written))
    assert not found.scores
    ((_, said, line, column),) = found.skipped
    assert (said, line) == (reason, 6)
    assert column > 1


@pytest.mark.parametrize(
    ("name", "dataset", "task", "shots", "prompting"),
    [
        pytest.param("MMLU (5-Shot)", "", "MMLU", "5", "", id="in the name"),
        pytest.param("MMLU", "args: {num_few_shot: 5}", "MMLU", "5", "", id="in the arguments"),
        pytest.param("MMLU (zero-shot)", "", "MMLU", "0", "", id="in words"),
        pytest.param("MMLU (5 shot, CoT)", "", "MMLU", "5", "CoT", id="with more beside it"),
        pytest.param("5-shot MMLU", "", "MMLU", "5", "", id="without brackets"),
        pytest.param("MMLU", "", "MMLU", "", "", id="nowhere"),
        pytest.param("Snapshots (test)", "", "Snapshots (test)", "", "", id="no shots"),
    ],
)
def test_shots(index: Any, name: str, dataset: str, task: str, shots: str, prompting: str) -> None:
    score = only(index(result(name=name, dataset=dataset)))
    assert (score.task, score.shots, score.prompting) == (task, shots, prompting)


def test_arguments_go_before_the_name(index: Any) -> None:
    found = index(result(name="MMLU (5-shot)", dataset="args: {num_few_shot: 3}"))
    assert only(found).shots == "3"
    assert [note.reason for note in found.notes] == [
        "`MMLU (5-shot)` says 5 shots, its arguments 3, which are followed"
    ]


def test_what_a_rerun_must_share_is_kept(index: Any) -> None:
    score = only(index(result(dataset="type: cais/mmlu, config: all, split: test, revision: abc, args: {lang: en}")))
    assert score.settings == (
        ("args lang", "en"),
        ("config", "all"),
        ("dataset", "cais/mmlu"),
        ("revision", "abc"),
        ("split", "test"),
    )


def test_metrics_of_one_type_are_told_apart_by_their_names(index: Any) -> None:
    found = index(
        "\n  - dataset: {name: CV}\n    metrics:\n    - {type: wer, value: 20, name: Test WER}"
        "\n    - {type: wer, value: 18, name: Test WER (+LM)}"
    )
    assert [(score.value, score.settings) for score in found.scores] == [
        (20.0, (("metric name", "Test WER"),)),
        (18.0, (("metric name", "Test WER (+LM)"),)),
    ]


@pytest.mark.parametrize(
    ("metric", "better"), [("wer", "lower"), ("cer", "lower"), ("accuracy", "higher"), ("odd", "")]
)
def test_the_better_way(index: Any, metric: str, better: str) -> None:
    assert only(index(result(metric=metric))).better == better


def test_a_type_that_says_nothing_gives_way_to_the_name(index: Any) -> None:
    found = index("\n  - dataset: {name: AlpacaEval}\n    metrics: [{type: unknown, name: win rate, value: 0.906}]")
    assert (only(found).metric, only(found).value) == ("win rate", 0.906)


def test_a_metric_called_after_a_test_is_that_test(index: Any) -> None:
    found = index(result("66.21", name="Open-Orca/SlimOrca", metric="ARC (25-shot)"), before="base_model: a/b\n")
    assert (only(found).task, only(found).shots, only(found).metric) == ("ARC", "25", "score")
    assert found.descents[0].datasets == ("Open-Orca/SlimOrca",)
    assert "Open-Orca/SlimOrca as training data" in found.descents[0].guessed


def test_a_metric_called_after_its_own_test_is_no_other(index: Any) -> None:
    found = index(result(name="MMLU", metric="MMLU (5-shot)"), before="base_model: a/b\n")
    assert only(found).task == "MMLU"
    assert found.descents[0].datasets == ()


@pytest.mark.parametrize(
    ("second", "count"),
    [
        pytest.param(result(), 1, id="the same again"),
        pytest.param(result(name="Some-Org/Data", metric="MMLU (5-shot)"), 1, id="by test"),
        pytest.param(result("62"), 2, id="another value"),
        pytest.param(result(name="MMLU (0-shot)"), 2, id="other shots"),
        pytest.param(result("61.070001", name="Some-Org/Data", metric="MMLU (5-shot)"), 2, id="by test, another value"),
    ],
)
def test_what_is_said_twice_counts_once(index: Any, second: str, count: int) -> None:
    found = index(result() + second)
    assert len(found.scores) == count
    assert len([note for note in found.notes if "twice" in note.reason]) == 2 - count


def test_several_variants_in_one_card_stay_apart(tmp_path: Path) -> None:
    entry = "- name: {}\n  results:\n  - dataset: {{name: X}}\n    metrics: [{{type: acc, value: {}}}]\n"
    path = tmp_path / "org__own.md"
    path.write_text(f"---\nmodel-index:\n{entry.format('big', 1)}{entry.format('small', 2)}---\n", encoding="utf-8")
    scores = read(path, "x.md", ReadOptions()).scores
    assert [(score.value, score.settings) for score in scores] == [
        (1.0, (("model-index name", "big"),)),
        (2.0, (("model-index name", "small"),)),
    ]


@pytest.mark.parametrize(
    ("results", "reason"),
    [
        pytest.param("\n  - task: {type: x}", "a result without metrics", id="no metrics"),
        pytest.param(
            "\n  - metrics: [{type: acc, value: 1}]",
            "no dataset and no task: which test it was is not said",
            id="no dataset",
        ),
        pytest.param("\n  - just text", "an item of `results` is no mapping", id="a text"),
        pytest.param(" just text", "`results` is no list", id="no list"),
        pytest.param(
            "\n  - dataset: {name: X}\n    metrics: [a]", "an item of `metrics` is no mapping", id="metrics of text"
        ),
    ],
)
def test_what_cannot_be_a_score_is_said(index: Any, results: str, reason: str) -> None:
    found = index(results)
    assert not found.scores
    assert [skip.reason for skip in found.skipped] == [reason]


def test_more_values_than_anyone_writes_are_cut_once(index: Any) -> None:
    metrics = "[" + ", ".join(["{type: acc, value: x}"] * 200) + "]"
    found = index("\n  - &r {dataset: {name: X}, metrics: " + metrics + "}" + "\n  - *r" * 200)
    assert [skip.reason for skip in found.skipped].count("more than 20000 values: the rest is not read") == 1
    assert len(found.skipped) <= 20_000 + 201


def test_a_mapping_stands_for_a_list_of_one(index: Any) -> None:
    assert only(index("\n    dataset: {name: X}\n    metrics: {type: acc, value: 1}")).value == 1


def test_no_results_are_no_loss(index: Any) -> None:
    found = index(" []")
    assert (found.scores, found.skipped, [note.reason for note in found.notes]) == ((), (), ["no results"])


def test_a_source_is_told(index: Any) -> None:
    found = index(result() + "\n    source: {name: Board, url: https://example.org}\n    verified: true")
    assert only(found).note == "The card gives as the source: Board https://example.org"


def test_real_cards_mix_fractions_and_percentages_and_so_do_we(real: Path) -> None:
    def values(name: str) -> dict[str, tuple[float, str]]:
        path = real / "hf-cards/mirror-2024-05/models" / name / "README.md"
        return {score.task: (score.value, score.unit) for score in read(path, name, ReadOptions()).scores}

    zephyr, notus = values("zephyr-7B-beta"), values("notus-7B-v1")
    assert (zephyr["GSM8k"], notus["GSM8k"]) == ((12.736921910538287, ""), (0.1516300227445034, ""))
    assert (zephyr["AlpacaEval"], zephyr["MT-Bench"]) == ((0.906, ""), (7.34, ""))
    assert values("Phind-CodeLlama-34B-v2") == {"HumanEval": (73.8, "%")}


@pytest.mark.parametrize(("name", "count"), [("neural-chat-7B-v3-1", 7), ("neural-chat-7B-v3-3", 6)])
def test_training_data_in_the_place_of_a_test(real: Path, name: str, count: int) -> None:
    path = real / "hf-cards/mirror-2024-05/models" / name / "README.md"
    found = read(path, name, ReadOptions())
    assert len(found.scores) == count
    assert {"Open-Orca/SlimOrca", "meta-math/MetaMathQA"} & set(found.descents[0].datasets)
    assert {score.task for score in found.scores} >= {"HellaSwag", "MMLU", "TruthfulQA", "Winogrande"}
