"""May the candidate replace the base: verdicts, margins, what is compared and what is not, and the exit code of each."""

import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from abilitytrace.diagnostics import UnknownName, WrongKind
from abilitytrace.lineage import Lineage
from abilitytrace.questions.gate import Gate, Rules, WrongRules, gate
from abilitytrace.render.phrases import phrase
from abilitytrace.stats.change import METHODS
from abilitytrace.stats.noninferiority import OUTCOMES
from tests.conftest import LineageOf, Ran, Run

NAMES = """\
schema: 1
sources:
  run: {title: Our evaluation, published: 2024, kind: evaluation}
  later: {title: A later one, published: 2024, kind: evaluation}
models: {base: {name: Base}, new: {name: New}}
benchmarks:
  sums: {name: Sums}
  words: {name: Words}
  suite: {name: Suite}
  part-a: {name: Part A, broader: [suite]}
  part-b: {name: Part B, broader: [suite]}
"""
TWO = Rules(margin=0.02)


def row(model: str, value: float, rest: str = "stderr: 0.4", benchmark: str = "sums", source: str = "run") -> str:
    about = f"model: {model}, benchmark: {benchmark}, metric: accuracy, unit: '%', value: {value}, source: {source}"
    return f"  - {{{about}, {rest}}}\n" if rest else f"  - {{{about}}}\n"


def with_scores(*rows: str) -> str:
    return NAMES + "scores:\n" + "".join(rows)


def judged(lineage: Lineage, rules: Rules = TWO) -> Gate:
    return gate(lineage, "base", "new", rules)


def outcomes(answer: Gate) -> dict[str, str]:
    return {line.benchmark.id: line.outcome for line in answer.lines}


@pytest.mark.parametrize(
    ("value", "rest", "outcome", "gate_outcome"),
    [
        (60.3, "stderr: 0.4", "ok", "passed"),
        (59.6, "stderr: 0.4", "ok", "passed"),
        (56.0, "stderr: 0.4", "regressed", "regressed"),
        # significant (z = 2.7), and smaller than the margin
        (58.5, "stderr: 0.4", "inconclusive", "undecided"),
        (56.0, "stderr: 3", "inconclusive", "undecided"),
        (20.0, "", "unknown", "undecided"),
    ],
)
def test_verdicts(lineage_of: LineageOf, value: float, rest: str, outcome: str, gate_outcome: str) -> None:
    answer = judged(lineage_of(with_scores(row("base", 60, rest), row("new", value, rest))))
    assert outcomes(answer) == {"sums": outcome}
    assert answer.outcome == gate_outcome


@pytest.mark.parametrize(
    ("outcome", "strict", "code"),
    [("ok", False, 0), ("ok", True, 0), ("regressed", True, 1), ("inconclusive", False, 0), ("inconclusive", True, 4)],
)
def test_exit_codes(lineage_of: LineageOf, outcome: str, strict: bool, code: int) -> None:
    value = {"ok": 60, "regressed": 50, "inconclusive": 58.5}[outcome]
    answer = judged(lineage_of(with_scores(row("base", 60), row("new", value))), TWO._replace(strict=strict))
    assert outcomes(answer) == {"sums": outcome}
    assert answer.exit_code == code


def test_a_regression_outweighs_all_else(lineage_of: LineageOf) -> None:
    rows = [row("base", 60), row("new", 50), row("base", 60, "", "words"), row("new", 60, "", "words")]
    answer = judged(lineage_of(with_scores(*rows)), Rules(margin=0.02, margins=(("suite", 0.1),)))
    assert (answer.outcome, answer.exit_code) == ("regressed", 1)
    assert [line.outcome for line in answer.lines] == ["regressed", "unknown"]
    assert [one.id for one in answer.uncompared] == ["suite"]


def test_items_needed_shrink_with_the_margin(lineage_of: LineageOf) -> None:
    lineage = lineage_of(with_scores(row("base", 60, "n: 500"), row("new", 60, "n: 500")))
    (narrow,), (wide,) = (judged(lineage, Rules(margin=m)).lines for m in (0.01, 0.04))
    assert narrow.outcome == wide.outcome == "inconclusive"
    assert narrow.needed is not None
    assert wide.needed is not None
    # the noise must be a quarter as large: sixteen times as many items
    assert narrow.needed / wide.needed == pytest.approx(16, rel=0.01)
    (certain,) = judged(lineage, Rules(margin=0.2)).lines
    assert (certain.outcome, certain.needed) == ("ok", None)


def test_the_items_that_a_gate_asks_for_are_enough(lineage_of: LineageOf) -> None:
    few = judged(lineage_of(with_scores(row("base", 60, "n: 500"), row("new", 60, "n: 500"))))
    needed = few.lines[0].needed
    assert needed is not None
    assert needed > 500
    rest = f"n: {needed}"
    assert judged(lineage_of(with_scores(row("base", 60, rest), row("new", 60, rest)))).outcome == "passed"


def test_holm_holds_false_alarms_over_the_family(lineage_of: LineageOf) -> None:
    # z = 2.3, p = 0.022: alone a regression, among three comparisons not
    drop = [row("base", 60, "stderr: 1"), row("new", 56.75, "stderr: 1")]
    assert judged(lineage_of(with_scores(*drop))).outcome == "regressed"
    others = [row(m, 60, "stderr: 1", b) for b in ("words", "part-a") for m in ("base", "new")]
    answer = judged(lineage_of(with_scores(*drop, *others)))
    assert (outcomes(answer)["sums"], answer.family) == ("inconclusive", 3)


def test_scores_without_noise_burden_no_other(lineage_of: LineageOf) -> None:
    drop = [row("base", 60, "stderr: 1"), row("new", 56.75, "stderr: 1")]
    others = [row(m, 60, "", b) for b in ("words", "part-a") for m in ("base", "new")]
    answer = judged(lineage_of(with_scores(*drop, *others)))
    assert (outcomes(answer)["sums"], answer.family) == ("regressed", 1)


def test_less_is_better_where_the_scores_say_so(lineage_of: LineageOf) -> None:
    def wer(model: str, value: float) -> str:
        return f"  - {{model: {model}, benchmark: sums, metric: wer, value: {value}, stderr: 0.1, better: lower, source: run}}\n"

    worse = judged(lineage_of(with_scores(wer("base", 5), wer("new", 7))), Rules(margin=0.5))
    assert (worse.outcome, worse.lines[0].change.change, worse.lines[0].lower) == ("regressed", 2, True)
    assert judged(lineage_of(with_scores(wer("base", 7), wer("new", 5))), Rules(margin=0.5)).outcome == "passed"


def test_a_margin_is_a_share_of_the_scale_else_in_the_unit_of_the_metric(lineage_of: LineageOf) -> None:
    rows = [
        f"  - {{model: {m}, benchmark: {b}, metric: {metric}, value: {v}, stderr: 0.001, source: run{rest}}}\n"
        for m in ("base", "new")
        for b, metric, v, rest in (
            ("sums", "accuracy", 60, ", unit: '%'"),
            ("words", "accuracy", 0.6, ", unit: fraction"),
            ("suite", "points", 600, ""),
        )
    ]
    answer = judged(lineage_of(with_scores(*rows)), Rules(margin=0.03))
    assert {line.benchmark.id: line.margin for line in answer.lines} == {"sums": 3, "words": 0.03, "suite": 0.03}


def test_margins_by_benchmark_limit_what_is_judged_without_one_for_all(lineage_of: LineageOf) -> None:
    rows = [row(m, 60, benchmark=b) for b in ("sums", "words", "part-a") for m in ("base", "new")]
    lineage = lineage_of(with_scores(*rows))
    named = (("Words", 0.04), ("suite", 0.05))
    some = judged(lineage, Rules(margins=named))
    assert {line.benchmark.id: line.margin for line in some.lines} == {"words": 4, "part-a": 5}
    every = judged(lineage, Rules(margin=0.01, margins=named))
    assert {line.benchmark.id: line.margin for line in every.lines} == {"sums": 1, "words": 4, "part-a": 5}
    one = judged(lineage, Rules(margin=0.01, margins=named, benchmarks=("sums",)))
    assert outcomes(one).keys() == {"sums"}
    # a margin alone is no wish where others are asked for by name
    assert one.uncompared == ()


SUITE = [row(m, 60, benchmark=b) for b in ("suite", "part-a", "part-b") for m in ("base", "new")]


@pytest.mark.parametrize(
    ("rules", "lines", "left_out"),
    [
        (TWO, {"part-a", "part-b"}, {("suite", "average")}),
        (TWO._replace(margins=(("suite", 0.03),)), {"suite"}, {("part-a", "part"), ("part-b", "part")}),
        (TWO._replace(benchmarks=("suite",)), {"suite"}, {("part-a", "part"), ("part-b", "part")}),
        (TWO._replace(benchmarks=("part-a",)), {"part-a"}, set()),
        (TWO._replace(benchmarks=("suite", "part-a")), {"suite", "part-a"}, {("part-b", "part")}),
    ],
)
def test_a_suite_is_judged_by_its_average_or_its_parts(
    lineage_of: LineageOf, rules: Rules, lines: set[str], left_out: set[tuple[str, str]]
) -> None:
    answer = judged(lineage_of(with_scores(*SUITE)), rules)
    assert outcomes(answer).keys() == lines
    assert {(one.benchmark.id, one.reason) for one in answer.left_out} == left_out


def test_other_settings_are_not_compared_and_said(lineage_of: LineageOf) -> None:
    text = with_scores(
        row("base", 60, "stderr: 0.4, shots: 5, version: 1"), row("new", 40, "stderr: 0.4, shots: 0, version: 2")
    )
    answer = judged(lineage_of(text))
    assert [(one.benchmark.id, one.differs) for one in answer.apart] == [("sums", ("shots", "version"))]
    assert (answer.lines, answer.outcome, answer.exit_code) == ((), "incomplete", 3)
    forced = judged(lineage_of(text), TWO._replace(force=True))
    assert [(line.outcome, line.forced) for line in forced.lines] == [("regressed", ("shots", "version"))]
    assert forced.apart == ()


def test_force_takes_the_nearest_setting_and_never_another_metric(lineage_of: LineageOf) -> None:
    near = [row("new", 50, "stderr: 0.4", source="later"), row("new", 10, "stderr: 0.4, shots: 3", source="later")]
    answer = judged(lineage_of(with_scores(row("base", 60), *near)), TWO._replace(force=True))
    assert [(line.b.value, line.forced) for line in answer.lines] == [(50, ("source",))]
    text = with_scores(row("base", 60), row("new", 60).replace("accuracy", "f1"))
    other = judged(lineage_of(text), TWO._replace(force=True))
    assert (other.lines, [one.differs for one in other.apart]) == ((), [("metric",)])


def test_two_values_in_one_setting_are_not_judged(lineage_of: LineageOf) -> None:
    text = with_scores(
        row("base", 60),
        row("new", 60),
        row("new", 61),
        row("base", 60, benchmark="words"),
        row("new", 60, benchmark="words"),
    )
    answer = judged(lineage_of(text))
    assert outcomes(answer) == {"words": "ok"}
    assert [(one.benchmark.id, one.reason) for one in answer.left_out] == [("sums", "conflict")]


def test_what_only_one_of_them_has_is_said_and_must_be_there_when_asked_for(lineage_of: LineageOf) -> None:
    text = with_scores(row("base", 60), row("new", 60), row("base", 60, benchmark="words"))
    answer = judged(lineage_of(text))
    assert (answer.outcome, [(one.benchmark.id, one.model.id) for one in answer.missing]) == (
        "passed",
        [("words", "new")],
    )
    wanted = judged(lineage_of(text), Rules(margin=0.02, margins=(("words", 0.02),)))
    assert (wanted.outcome, wanted.exit_code, [one.id for one in wanted.uncompared]) == ("incomplete", 3, ["words"])


def test_calibration_is_judged_only_when_asked_for(lineage_of: LineageOf) -> None:
    rows = [row(m, 5, benchmark="sums").replace("accuracy", "ECE (lower is better)") for m in ("base", "new")]
    rows += [row(m, 60) for m in ("base", "new")]
    answer = judged(lineage_of(with_scores(*rows)))
    assert [(one.setting.metric, one.reason) for one in answer.left_out] == [("ECE (lower is better)", "beside")]
    asked = judged(lineage_of(with_scores(*rows)), TWO._replace(metrics=("ece_(lower is better)",)))
    assert [line.setting.metric for line in asked.lines] == ["ECE (lower is better)"]


@pytest.mark.parametrize(
    ("call", "rules", "error"),
    [
        (("base", "new"), Rules(), WrongRules),
        (("base", "base"), TWO, WrongRules),
        (("base", "new"), TWO._replace(metrics=("accuracies",)), WrongRules),
        (("base", "new"), Rules(margin=2), WrongRules),
        (("base", "new"), Rules(margins=(("sums", 0.1),), benchmarks=("words",)), WrongRules),
        (("base", "nwe"), TWO, UnknownName),
        (("base", "sums"), TWO, WrongKind),
        (("base", "new"), Rules(margins=(("summs", 0.1),)), UnknownName),
        (("base", "new"), TWO._replace(benchmarks=("base",)), WrongKind),
        (("base", "new"), TWO._replace(source="ruun"), UnknownName),
    ],
)
def test_rules_and_names_that_make_no_sense(
    lineage_of: LineageOf, call: tuple[str, str], rules: Rules, error: type[Exception]
) -> None:
    with pytest.raises(error):
        gate(lineage_of(with_scores(row("base", 60), row("new", 60))), *call, rules)


# -- single items


def samples(path: Path, values: str, first: int = 0, prompt: str = "p") -> None:
    lines = [
        {"doc_id": i, "doc_hash": f"h{i}", "prompt_hash": f"{prompt}{i}", "acc": int(value)}
        for i, value in enumerate(values, first)
    ]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")


def itemised(model: str, values: str) -> str:
    n = len(values)
    return (
        f"  - {{model: {model}, benchmark: sums, metric: acc, unit: fraction, value: {values.count('1') / n}, n: {n},"
        f" source: run, items: {model}.jsonl}}\n"
    )


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    """A lineage whose two scores name items: 200 of them, ten lost and two gained."""
    base, new = "1" * 120 + "0" * 80, "0" * 10 + "1" * 112 + "0" * 78
    samples(tmp_path / "base.jsonl", base)
    samples(tmp_path / "new.jsonl", new)
    path = tmp_path / "ours.yaml"
    path.write_text(with_scores(itemised("base", base), itemised("new", new)), encoding="utf-8")
    return path


def told(run: Run, ours: Path, *more: str) -> tuple[Ran, dict[str, Any]]:
    ran = run("gate", "base", "new", "--margin", "0.1", "--graph", ours, *more, "--json")
    return ran, json.loads(ran.stdout)["data"]


def test_items_are_paired_and_tell_more(run: Run, ours: Path) -> None:
    ran, data = told(run, ours)
    (line,) = data["lines"]
    assert (line["change"]["method"], line["pairing"]["matched"], line["outcome"], ran.code) == ("pairs", 200, "ok", 0)
    # without them the same scores cannot tell
    (ours.parent / "new.jsonl").unlink()
    _, data = told(run, ours)
    (line,) = data["lines"]
    assert (line["change"]["method"], line["unpaired"], line["outcome"]) == ("counts", "missing", "inconclusive")


def test_other_prompts_are_another_setting(run: Run, ours: Path) -> None:
    samples(ours.parent / "new.jsonl", "0" * 10 + "1" * 112 + "0" * 78, prompt="q")
    ran, data = told(run, ours)
    assert (ran.code, data["lines"], [one["differs"] for one in data["apart"]]) == (3, [], [["prompts"]])
    ran, data = told(run, ours, "--force")
    assert (ran.code, data["lines"][0]["forced"]) == (0, ["prompts"])
    for language in ("en", "zh"):
        assert run("gate", "base", "new", "-m", "0.1", "-g", ours, "--lang", language).code == 3


def test_a_file_that_is_not_that_of_the_score_is_not_believed(run: Run, ours: Path) -> None:
    samples(ours.parent / "new.jsonl", "1" * 200)
    _, data = told(run, ours)
    assert data["lines"][0]["unpaired"] == "other-mean"
    screen = run("gate", "base", "new", "-m", "0.1", "-g", ours).stdout
    assert "not paired: the items of a file do not average to its score" in " ".join(screen.split())


# -- the command


@pytest.mark.parametrize(
    "name",
    [
        *(f"gate.verdict.{outcome}" for outcome in OUTCOMES),
        *(f"gate.unpaired.{reason}" for reason in ("missing", "ambiguous", "unreadable", "no-metric", "same-file")),
        *(f"gate.unpaired.{reason}" for reason in ("none-in-common", "other-mean", "no-difference")),
        *(f"gate.left-out.{reason}" for reason in ("average", "part", "beside", "conflict")),
        *(f"gate.method.{method}" for method in (*METHODS, "unknown")),
    ],
)
def test_every_word_of_an_answer_can_be_said(name: str) -> None:
    assert all(phrase(name))


def test_screens_fit_in_every_language_and_outcome(run: Run, tmp_path: Path) -> None:
    from rich.cells import cell_len

    path = tmp_path / "ours.yaml"
    rows = [*SUITE, row("base", 60), row("new", 50), row("base", 60, "", "words"), row("new", 59.123, "", "words")]
    path.write_text(with_scores(*rows), encoding="utf-8")
    for language in ("en", "zh"):
        for more in ((), ("--strict",), ("--benchmark", "suite"), ("-m", "words=0.5"), ("--brief",)):
            code, screen, _ = run("gate", "base", "new", "-m", "0.02", "-g", path, "--lang", language, *more)
            assert code in (0, 1, 4)
            assert max(cell_len(line) for line in screen.splitlines()) <= 80


@pytest.mark.parametrize("margin", ["x", "sums=", "sums=x", "-0.1", "nan", "inf", "", "2"])
def test_a_margin_that_is_none_is_wrong_usage(run: Run, ours: Path, margin: str) -> None:
    ran = run("gate", "base", "new", f"--margin={margin}", "-g", ours)
    assert (ran.code, ran.stdout) == (2, "")
    assert "margin" in ran.stderr


def test_one_margin_given_twice_must_agree(run: Run, ours: Path) -> None:
    assert run("gate", "base", "new", "-m", "sums=0.1", "-m", "sums=0.2", "-g", ours).code == 2
    assert run("gate", "base", "new", "-m", "sums=0.1", "-m", "sums=0.1", "-g", ours).code == 0


def test_a_misspelt_benchmark_is_bad_input_with_the_way_out(run: Run, ours: Path) -> None:
    ran = run("gate", "base", "new", "-m", "summs=0.1", "-g", ours)
    assert ran.code == 3
    assert "did you mean `sums`" in ran.stderr


# -- from an evaluation to an exit code

_PAGE = (Path(__file__).parents[2] / "docs" / "gate.md").read_text(encoding="utf-8")
_EXAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "gate.yaml"


def evaluated(folder: Path, model: str, values: str, template: str = "") -> None:
    """What lm-evaluation-harness leaves behind: a result file and its items."""
    n, stamp = len(values), "2025-03-01T10-00-00.000000"
    mean = values.count("1") / n
    stderr = (mean * (1 - mean) / (n - 1)) ** 0.5
    results = {
        "results": {"sums_task": {"alias": "sums_task", "acc,none": mean, "acc_stderr,none": stderr}},
        "versions": {"sums_task": 1},
        "n-shot": {"sums_task": 5},
        "higher_is_better": {"sums_task": {"acc": True}},
        "n-samples": {"sums_task": {"original": n, "effective": n}},
        "config": {"model": "hf", "model_args": f"pretrained=acme/{model}"},
        "model_name": f"acme/{model}",
        "chat_template": template or None,
    }
    folder.mkdir(parents=True)
    (folder / f"results_{stamp}.json").write_text(json.dumps(results), encoding="utf-8")
    samples(folder / f"samples_sums_task_{stamp}.jsonl", values)


def test_from_the_files_of_the_harness_to_an_exit_code(run: Run, tmp_path: Path) -> None:
    base = "1" * 120 + "0" * 80
    new = {"good": "0" * 3 + "1" * 121 + "0" * 76, "bad": "0" * 40 + "1" * 80 + "0" * 80}
    for model, values in {"base": base, **new}.items():
        evaluated(tmp_path / "results" / model, model, values)
    ours = tmp_path / "evals.yaml"
    assert run("import", "samples", tmp_path / "results", "-o", ours).code == 0
    for model, code in (("good", 0), ("bad", 1)):
        ran = run("gate", "acme/base", f"acme/{model}", "-m", "0.05", "--strict", "-g", ours, "--json")
        (line,) = json.loads(ran.stdout)["data"]["lines"]
        assert (ran.code, line["change"]["method"], line["pairing"]["matched"]) == (code, "pairs", 200)


def test_a_chat_template_is_another_setting(run: Run, tmp_path: Path) -> None:
    for model, template in (("base", ""), ("new", "{{ messages }}")):
        evaluated(tmp_path / "results" / model, model, "1" * 120 + "0" * 80, template)
    ours = tmp_path / "evals.yaml"
    assert run("import", "harness", tmp_path / "results", "-o", ours).code == 0
    ran = run("gate", "acme/base", "acme/new", "-m", "0.05", "-g", ours)
    assert ran.code == 3
    assert "Not comparable" in ran.stdout


def test_the_workflow_on_the_page_works(run: Run) -> None:
    import shlex

    import yaml

    (text,) = re.findall(r"^```yaml\n(name: gate\n.*?)^```$", _PAGE, re.MULTILINE | re.DOTALL)
    steps = yaml.safe_load(text)["jobs"]["gate"]["steps"]
    calls = [step["run"] for step in steps if step.get("run", "").startswith("abilitytrace gate ")]
    assert len(calls) == 2
    for call in calls:
        words = shlex.split(call.partition(" >> ")[0].replace("evals.yaml", str(_EXAMPLE)))
        assert run(*words[1:]).code == 0


def test_what_the_scores_could_show_at_all_is_said(run: Run, tmp_path: Path) -> None:
    # 2.8 times the error of the difference: 0.4 and 0.4 in squares for one score, 4 and 4 for the other
    rows = [
        row("base", 60),
        row("new", 60.5),
        row("base", 50, "stderr: 4", "words"),
        row("new", 51, "stderr: 4", "words"),
    ]
    file = tmp_path / "ours.yaml"
    file.write_text(with_scores(*rows), encoding="utf-8")
    for language, told in (
        ("en", "1.6 to 16 shows four times in five"),
        ("zh", "达到 1.6 至 16 时，五次中有四次看得出来"),
    ):
        _, screen, _ = run("gate", "base", "new", "-m", "0.05", "-g", file, "--no-builtin", "--lang", language)
        assert "".join(told.split()) in "".join(screen.split())


# -- formats for machines


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A lineage whose benchmark has a name that would break out of any format."""
    path = tmp_path / "hostile.yaml"
    text = with_scores(row("base", 60), row("new", 50), row("base", 60, "", "words"), row("new", 60, "", "words"))
    name = json.dumps("]]><b>&::error::%0A,x:\n@all\u202e")
    path.write_text(text.replace("{name: Sums}", f"{{name: {name}}}"), encoding="utf-8")
    return path


def test_junit_is_xml_with_a_case_for_each_comparison(run: Run, hostile: Path) -> None:
    ran = run("gate", "base", "new", "-m", "0.02", "-g", hostile, "--format", "junit")
    suite = ET.fromstring(ran.stdout).find("testsuite")
    assert suite is not None
    assert {key: suite.get(key) for key in ("tests", "failures", "skipped", "errors")} == {
        "tests": "2",
        "failures": "1",
        "skipped": "1",
        "errors": "0",
    }
    assert [[child.tag for child in case] for case in suite.iter("testcase")] == [["failure"], ["skipped"]]
    assert suite.find("testcase/failure") is not None
    assert ran.code == 1


def test_junit_shows_what_makes_the_gate_fail(run: Run, ours: Path, tmp_path: Path) -> None:
    path = tmp_path / "open.yaml"
    path.write_text(with_scores(row("base", 60, ""), row("new", 60, "")), encoding="utf-8")
    strict = run("gate", "base", "new", "-m", "0.02", "-g", path, "--strict", "--format", "junit")
    assert (strict.code, "<failure" in strict.stdout) == (4, True)
    nothing = run("gate", "base", "new", "-m", "words=0.02", "-g", ours, "--format", "junit")
    assert (nothing.code, "<error" in nothing.stdout) == (3, True)


def test_github_gets_commands_that_no_name_can_break(run: Run, hostile: Path) -> None:
    ran = run("gate", "base", "new", "-m", "0.02", "-g", hostile, "--format", "github")
    *commands, last = ran.stdout.splitlines()
    assert [command.partition(" ")[0] for command in commands] == ["::error", "::warning", "::error"]
    for command in commands:
        assert re.fullmatch(r"::(error|warning|notice) title=[^:,]+::.+", command)
        assert not re.search(r"%(?!25|0A|0D|3A|2C)", command)
    assert last.startswith("gate: Regressed")


def test_markdown_is_one_table_and_shows_names_as_text(run: Run, hostile: Path) -> None:
    text = run("gate", "base", "new", "-m", "0.02", "-g", hostile, "--format", "md").stdout
    assert "<b>" not in text.replace("\\<", "")
    assert len([line for line in text.splitlines() if line.startswith("| --- ")]) == 1


@pytest.mark.parametrize("format_", ["text", "json", "md", "plain", "junit", "github"])
@pytest.mark.parametrize(("value", "code", "word"), [(60, 0, "passed"), (50, 1, "regressed"), (58.5, 4, "undecided")])
def test_verdict_and_exit_code_agree_in_every_format(
    run: Run, tmp_path: Path, format_: str, value: float, code: int, word: str
) -> None:
    path = tmp_path / "ours.yaml"
    path.write_text(with_scores(row("base", 60), row("new", value)), encoding="utf-8")
    ran = run("gate", "base", "new", "-m", "0.02", "-g", path, "--strict", "--format", format_)
    assert ran.code == code
    assert word in ran.stdout.lower()
