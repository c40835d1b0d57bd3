"""Single items on the command line: the same items are compared, passages are clusters, and a misspelt field is found out."""

import json
import re
import sys
from pathlib import Path
from typing import Any

import pytest
from numpy.random import default_rng

from abilitytrace.stats.change import from_paired_values, from_pairs
from tests.conftest import Run

PASSAGES, QUESTIONS = 120, 5
FAMILY = """\
schema: 1
sources: {eval: {title: Our evaluation, published: 2024, kind: evaluation}}
models: {base: {name: Base}, tuned: {name: Tuned}}
methods: {sft: {name: SFT}}
benchmarks: {reading: {name: Reading}}
steps: {to-tuned: {inputs: [base], methods: [sft], output: tuned}}
scores:
"""


def answers() -> dict[str, list[int]]:
    """Right and wrong answers of two models, made up: whether a passage is understood decides on its five questions."""
    random = default_rng(7)
    base = random.random(PASSAGES) < 0.6
    lost = random.random(PASSAGES) < 0.05
    return {
        "base": [int(right) for right in base.repeat(QUESTIONS)],
        "tuned": [int(right) for right in (base & ~lost).repeat(QUESTIONS)],
    }


@pytest.fixture
def reading(tmp_path: Path) -> tuple[str | Path, ...]:
    """The options for a base and a tuned model with a file of items each, five questions to a passage."""
    scores = ""
    for model, values in answers().items():
        rows: list[dict[str, Any]] = [
            {
                "doc_id": i,
                "doc_hash": f"h{i}",
                "acc": value,
                "doc": {"passage": f"p{i // QUESTIONS}", "question": str(i)},
            }
            for i, value in enumerate(values)
        ]
        (tmp_path / f"{model}.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
        scores += (
            f"  - {{model: {model}, benchmark: reading, metric: acc, unit: fraction, value: {sum(values) / len(values)!r},"
            f" n: {len(values)}, source: eval, items: {model}.jsonl}}\n"
        )
    file = tmp_path / "ours.yaml"
    file.write_text(FAMILY + scores, encoding="utf-8")
    return "--graph", file, "--no-builtin"


def asked(run: Run, *args: str | Path) -> Any:
    code, out, errors = run(*args, "--json")
    assert code in (0, 1), errors
    return json.loads(out)["data"]


def clusters() -> list[int]:
    return [i // QUESTIONS for i in range(PASSAGES * QUESTIONS)]


def test_a_gate_takes_passages_for_clusters_when_told(run: Run, reading: tuple[str | Path, ...]) -> None:
    before, after = answers().values()
    (alone,) = asked(run, "gate", "base", "tuned", "--margin", "0.02", *reading)["lines"]
    (grouped,) = asked(run, "gate", "base", "tuned", "--margin", "0.02", "--cluster", "passage", *reading)["lines"]
    pairs, clustered = from_pairs(before, after), from_paired_values(before, after, clusters())
    assert clustered is not None
    assert (alone["change"]["low"], alone["change"]["high"]) == pytest.approx((pairs.low, pairs.high))
    assert (grouped["change"]["low"], grouped["change"]["high"]) == pytest.approx((clustered.low, clustered.high))
    assert (alone["pairing"]["clusters"], grouped["pairing"]["clusters"]) == (None, PASSAGES)
    # what looks sure among six hundred questions is not among a hundred and twenty passages
    assert (alone["outcome"], grouped["outcome"]) == ("regressed", "inconclusive")
    assert grouped["change"]["high"] - grouped["change"]["low"] > 1.8 * (
        alone["change"]["high"] - alone["change"]["low"]
    )


def test_the_screen_of_a_gate_says_how_many_groups(run: Run, reading: tuple[str | Path, ...]) -> None:
    for language, told in (("en", "in 120 groups"), ("zh", "分为 120 组")):
        _, screen, _ = run(
            "gate", "base", "tuned", "--margin", "0.02", "--cluster", "passage", "--lang", language, *reading
        )
        assert told in " ".join(screen.split())


def test_blame_compares_the_same_items(run: Run, reading: tuple[str | Path, ...]) -> None:
    before, after = answers().values()
    expected = from_pairs(before, after)
    (line,) = asked(run, "blame", "reading", "tuned", *reading)["series"][0]["lines"]
    moved = line["change"]
    assert (moved["change"], moved["p"], moved["method"]) == (
        pytest.approx(expected.estimate),
        pytest.approx(expected.p),
        "pairs",
    )
    (line,) = asked(run, "blame", "reading", "tuned", "--cluster", "passage", *reading)["series"][0]["lines"]
    assert (line["change"]["method"], line["clusters"]) == ("clusters", PASSAGES)
    assert line["change"]["p"] > moved["p"]


@pytest.mark.parametrize(
    ("language", "same", "groups"),
    [
        ("en", "The same items are compared, one by one.", "They fall into 120 groups"),
        ("zh", "逐题比较相同的题目。", "题目分为 120 组"),
    ],
)
def test_the_screen_of_blame_says_that_items_are_the_same(
    run: Run, reading: tuple[str | Path, ...], language: str, same: str, groups: str
) -> None:
    _, plain, _ = run("blame", "reading", "tuned", "--lang", language, *reading)
    _, grouped, _ = run("blame", "reading", "tuned", "--cluster", "passage", "--lang", language, *reading)
    assert same in " ".join(plain.split())
    assert groups not in " ".join(plain.split())
    assert groups in " ".join(grouped.split())


def test_blame_says_why_items_were_not_compared(run: Run, reading: tuple[str | Path, ...], tmp_path: Path) -> None:
    (tmp_path / "tuned.jsonl").unlink()
    code, screen, _ = run("blame", "reading", "tuned", *reading)
    flat = " ".join(screen.split())
    assert code == 0
    assert "Single items were not compared for Tuned: a file of items is not there." in flat
    assert "600 items each" in flat


@pytest.mark.parametrize("command", [("gate", "base", "tuned", "--margin", "0.02"), ("blame", "reading", "tuned")])
def test_a_misspelt_field_is_wrong_usage_and_the_fields_are_named(
    run: Run, reading: tuple[str | Path, ...], command: tuple[str, ...]
) -> None:
    code, out, errors = run(*command, "--cluster", "pasage", *reading)
    assert (code, out) == (2, "")
    assert "--cluster pasage: no item of the files compared has such a field in its document" in errors
    assert "they have passage, question" in errors


def test_a_field_is_wrong_usage_where_no_score_names_items(run: Run) -> None:
    code, _, errors = run("blame", "gsm8k", "text-davinci-003", "--cluster", "passage")
    assert code == 2
    assert "none of the scores compared names a file of single items" in errors


def test_an_item_without_a_passage_stands_for_itself(run: Run, reading: tuple[str | Path, ...], tmp_path: Path) -> None:
    for model in ("base", "tuned"):
        file = tmp_path / f"{model}.jsonl"
        rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
        for row in rows[:QUESTIONS]:
            del row["doc"]["passage"]
        file.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    (line,) = asked(run, "gate", "base", "tuned", "--margin", "0.02", "--cluster", "passage", *reading)["lines"]
    assert line["pairing"]["clusters"] == PASSAGES - 1 + QUESTIONS


@pytest.mark.parametrize("command", [("gate", "base", "tuned", "--margin", "0.02"), ("blame", "reading", "tuned")])
def test_few_passages_without_scipy_name_the_way_out(
    run: Run, reading: tuple[str | Path, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    for model in ("base", "tuned"):
        file = tmp_path / f"{model}.jsonl"
        file.write_text(
            re.sub(r'"passage": "p\d+?(\d)"', r'"passage": "p\1"', file.read_text(encoding="utf-8")), encoding="utf-8"
        )
    monkeypatch.setitem(sys.modules, "scipy", None)
    code, _, errors = run(*command, "--cluster", "passage", *reading)
    assert code == 5
    assert "abilitytrace[stats]" in errors
