"""What a method does on average: which changes count, families, pooling, what is left out."""

import sys
from pathlib import Path

import pytest

from abilitytrace.diagnostics import WrongKind
from abilitytrace.lineage import Lineage
from abilitytrace.questions.effect import Effect, PooledEffect, effect
from abilitytrace.stats.pooling import pool
from tests.conftest import LineageOf, Run

pytest.importorskip("scipy", reason="pooling needs the extra `stats`")

NAMES = """\
sources: {eval: {title: Our evaluation, published: 2024, kind: evaluation}}
methods:
  tuning: {name: Tuning}
  sft: {name: SFT, broader: [tuning]}
  code: {name: Code}
  release: {name: Release, trains: false}
abilities: {sums: {name: Sums}, words: {name: Words}}
benchmarks:
  gsm: {name: GSM, measures: [sums]}
  math: {name: Math, measures: [sums]}
  spell: {name: Spell, measures: [words]}
  untied: {name: Untied}
"""


def family(name: str, step: str = "methods: [sft]") -> tuple[str, str]:
    models = f"  {name}-base: {{name: {name} base}}\n  {name}: {{name: {name}}}\n"
    return models, f"  to-{name}: {{inputs: [{name}-base], output: {name}, {step}}}\n"


def lineage_text(*families: tuple[str, str], scores: str, more: str = "") -> str:
    models, steps = zip(*families, strict=True)
    return f"{NAMES}models:\n{''.join(models)}steps:\n{''.join(steps)}{more}scores:\n{scores}"


def score(model: str, value: float, benchmark: str = "gsm", rest: str = "stderr: 1", metric: str = "accuracy") -> str:
    about = f"model: {model}, benchmark: {benchmark}, metric: {metric}, unit: '%', value: {value}, source: eval"
    return f"  - {{{', '.join(part for part in (about, rest) if part)}}}\n"


def change(name: str, before: float, after: float, benchmark: str = "gsm", rest: str = "stderr: 1") -> str:
    return score(f"{name}-base", before, benchmark, rest) + score(name, after, benchmark, rest)


def on(answer: Effect, subject: str) -> PooledEffect:
    return next(one for one in answer.effects if one.subject.id == subject)


def test_families_are_pooled_by_random_effects(lineage_of: LineageOf) -> None:
    scores = change("a", 10, 20) + change("b", 10, 26) + change("c", 10, 18)
    answer = effect(lineage_of(lineage_text(family("a"), family("b"), family("c"), scores=scores)), "sft")
    one = on(answer, "sums")
    expected = pool([0.10, 0.16, 0.08], [0.01 * 2**0.5] * 3)
    assert expected is not None
    assert one.pooled is not None
    assert (one.change, one.low, one.high) == pytest.approx((expected.estimate, expected.low, expected.high))
    assert sum(held.weight for held in one.families) == pytest.approx(1)
    assert [held.family.id for held in one.families] == ["a-base", "b-base", "c-base"]
    assert len(one.without) == 3
    assert (answer.steps, answer.measured) == (3, 3)


@pytest.mark.parametrize(
    ("changes", "verdict"), [((10, 11, 12, 10), "gains"), ((-10, -11, -12, -10), "costs"), ((5, -5, 5, -5), "none")]
)
def test_the_verdict_is_that_of_the_interval(lineage_of: LineageOf, changes: tuple[int, ...], verdict: str) -> None:
    scores = "".join(change(name, 40, 40 + moved) for name, moved in zip("abcd", changes, strict=True))
    lineage = lineage_of(lineage_text(*(family(name) for name in "abcd"), scores=scores))
    assert on(effect(lineage, "sft"), "sums").verdict == verdict


def test_one_family_says_nothing_of_others(lineage_of: LineageOf) -> None:
    scores = change("a", 10, 60) + change("a", 10, 50, "math")
    one = on(effect(lineage_of(lineage_text(family("a"), scores=scores)), "sft"), "sums")
    assert (one.verdict, one.pooled, len(one.families[0].trials)) == ("too-few", None, 2)
    # within a family changes are averaged, and claim no more precision than they have on average
    assert (one.change, one.families[0].se) == pytest.approx((0.45, 0.01 * 2**0.5))


def test_a_broader_method_takes_the_steps_of_its_narrower_ones(lineage_of: LineageOf) -> None:
    lineage = lineage_of(lineage_text(family("a"), family("b"), scores=change("a", 1, 9) + change("b", 1, 9)))
    assert effect(lineage, "tuning").measured == 2
    assert effect(lineage, "code").steps == 0
    assert on(effect(lineage, "sft"), "sums").families[0].trials[0].beside == ()


def test_other_methods_of_a_step_are_said_to_be_at_work(lineage_of: LineageOf) -> None:
    lineage = lineage_of(lineage_text(family("a", "methods: [sft, code]"), scores=change("a", 1, 9)))
    assert [method.id for method in on(effect(lineage, "sft"), "sums").families[0].trials[0].beside] == ["code"]


@pytest.mark.parametrize(("between", "counts"), [("code", False), ("sft", True), ("release", True)])
def test_no_other_training_may_lie_between(lineage_of: LineageOf, between: str, counts: bool) -> None:
    models, step = family("a")
    middle = (
        "  a-middle: {name: middle}\n",
        f"  to-middle: {{inputs: [a-base], output: a-middle, methods: [{between}]}}\n",
    )
    text = lineage_text((models, step.replace("[a-base]", "[a-middle]")), middle, scores=change("a", 10, 60))
    assert bool(effect(lineage_of(text), "sft").effects) == counts


def test_a_refuted_account_and_rivals_do_not_count(lineage_of: LineageOf) -> None:
    evidence = (
        "{source: eval, at: a, kind: artifact, finding: f, group: g1}, "
        "{source: eval, at: b, kind: statement, finding: f, group: g2}"
    )
    refuted = family("a", f"methods: [sft], disputes: [{evidence}]")
    assert effect(lineage_of(lineage_text(refuted, scores=change("a", 10, 60))), "sft").steps == 0
    rival = (
        "  other-base: {name: other}\n",
        (
            "  to-a-too: {inputs: [other-base], output: a, methods: [sft], "
            "supports: [{source: eval, at: a, kind: artifact, finding: f}]}\n"
        ),
    )
    text = lineage_text(family("a"), rival, scores=change("a", 10, 60) + score("other-base", 30))
    (held,) = on(effect(lineage_of(text), "sft"), "sums").families
    assert [(trial.before.id, round(trial.change, 6)) for trial in held.trials] == [("other-base", 0.3)]
    # the account that is not followed is said to be there
    assert effect(lineage_of(text), "sft").aside == 1
    assert effect(lineage_of(lineage_text(refuted, scores=change("a", 10, 60))), "sft").aside == 1


def test_what_cannot_be_pooled_is_counted(lineage_of: LineageOf) -> None:
    scores = change("a", 10, 60) + change("a", 1, 2, "math", "") + change("a", 1, 2, "spell", "")
    scores += score("a-base", 10, "untied", "", "win rate") + score("a", 20, "untied", "", "win rate")
    answer = effect(lineage_of(lineage_text(family("a"), scores=scores)), "sft")
    assert on(answer, "sums").unjudged == 1
    assert [named.id for named in answer.unjudged] == ["words"]
    assert answer.not_shares == 1
    # not a word on the metrics of other abilities where one was asked for
    assert effect(lineage_of(lineage_text(family("a"), scores=scores)), "sft", "sums").not_shares == 0


def test_steps_whose_scores_do_not_compare_are_counted(lineage_of: LineageOf) -> None:
    scores = change("a", 10, 60) + score("b-base", 10, rest="stderr: 1, shots: '5'") + score("b", 60) + score("c", 60)
    answer = effect(lineage_of(lineage_text(family("a"), family("b"), family("c"), scores=scores)), "sft")
    assert (answer.steps, answer.measured, answer.apart) == (3, 1, 1)


def test_a_benchmark_that_measures_no_ability_stands_for_itself(lineage_of: LineageOf) -> None:
    lineage = lineage_of(lineage_text(family("a"), scores=change("a", 10, 60, "untied")))
    assert [(one.subject.id, one.kind) for one in effect(lineage, "sft").effects] == [("untied", "benchmark")]


def test_one_ability_or_benchmark_alone(lineage_of: LineageOf) -> None:
    scores = change("a", 10, 60) + change("a", 10, 20, "math") + change("a", 10, 20, "spell")
    lineage = lineage_of(lineage_text(family("a"), scores=scores))
    assert [one.subject.id for one in effect(lineage, "sft", "words").effects] == ["words"]
    assert [round(one.change, 6) for one in effect(lineage, "sft", "math").effects] == [0.1]


def test_a_name_of_another_kind(builtin: Lineage) -> None:
    with pytest.raises(WrongKind):
        effect(builtin, "chatgpt")


def test_the_alignment_tax_as_measured(builtin: Lineage) -> None:
    found = on(effect(builtin, "supervised-instruction-tuning"), "long-range-dependency")
    assert found.verdict == "costs"
    assert {held.family.id for held in found.families} == {"gpt", "gpt-3.5-base"}


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("method", ["rlhf", "instruction-tuning", "supervised-instruction-tuning"])
def test_screens_fit(run: Run, method: str, language: str, width: int) -> None:
    from rich.cells import cell_len

    code, screen, _ = run("effect", method, "--lang", language, env={"COLUMNS": str(width)})
    assert code == 0
    assert max(cell_len(line) for line in screen.splitlines()) <= width


def test_a_change_names_its_source_and_where_that_measured_twice_its_setting(run: Run, tmp_path: Path) -> None:
    scores = change("a", 10, 60) + change("a", 10, 20, "math", "stderr: 1, filter: strict")
    scores += change("a", 10, 30, "math", "stderr: 1, filter: loose")
    file = tmp_path / "ours.yaml"
    file.write_text(f"schema: 1\n{lineage_text(family('a'), scores=scores)}", encoding="utf-8")
    _, screen, _ = run("effect", "sft", "--graph", file, "--no-builtin", "--ability", "sums", env={"COLUMNS": "120"})
    assert "a base to a on GSM: +50.0 [eval]" in screen
    assert "a base to a on Math (filter loose): +20.0 [eval]" in screen


def test_nothing_measured_is_an_answer_with_exit_code_1(run: Run) -> None:
    code, screen, _ = run("effect", "retrieval")
    assert code == 1
    assert "not known here" in screen


def test_without_scipy_the_way_out_is_said(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "scipy", None)
    code, _, errors = run("effect", "supervised-instruction-tuning")
    assert code == 5
    assert "abilitytrace[stats]" in errors
