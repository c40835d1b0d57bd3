"""Which step gained it, which step lost it: pairs, gaps, merges, rivals, settings, verdicts, emergence."""

from pathlib import Path

import pytest

from abilitytrace.diagnostics import UnknownName, WrongKind
from abilitytrace.lineage import Lineage
from abilitytrace.questions.blame import Blame, blame
from tests.conftest import LineageOf, Run

NAMES = """\
sources:
  eval: {title: Our evaluation, published: 2024, kind: evaluation}
  other: {title: Another one, published: 2024, kind: evaluation}
models:
  base: {name: Base, released: 2020}
  sft: {name: SFT, released: 2021}
  dpo: {name: DPO, released: 2022}
  chat: {name: Chat, released: 2023}
  api: {name: Chat API, released: 2024}
methods:
  tuning: {name: Tuning}
  release: {name: Release, trains: false}
abilities: {sums: {name: Sums}}
benchmarks:
  gsm: {name: GSM, measures: [sums], chance: 0, items: 1000}
  choice: {name: Choice, chance: 0.25, items: 400}
steps:
  to-sft: {inputs: [base], methods: [tuning], output: sft, date: 2021}
  to-dpo: {inputs: [sft], output: dpo, date: 2022}
  to-chat: {inputs: [dpo], output: chat, date: 2023}
  to-api: {inputs: [chat], methods: [release], output: api, date: 2024, relation: succeeds}
"""


def score(model: str, value: float, rest: str = "stderr: 1", benchmark: str = "gsm", source: str = "eval") -> str:
    about = f"model: {model}, benchmark: {benchmark}, metric: accuracy, unit: '%', value: {value}, source: {source}"
    return f"  - {{{about}, {rest}}}\n" if rest else f"  - {{{about}}}\n"


def with_scores(*rows: str, more: str = "") -> str:
    return NAMES + more + "scores:\n" + "".join(rows)


def told(answer: Blame) -> list[tuple[str, str, float, str]]:
    return [
        (line.before.id, line.model.id, round(line.change.change, 6), line.verdict)
        for series in answer.series
        for line in series.lines
    ]


def test_one_line_a_step_from_the_root_on(lineage_of: LineageOf) -> None:
    lineage = lineage_of(with_scores(score("dpo", 30), score("base", 10), score("sft", 40)))
    assert told(blame(lineage, "gsm", "dpo")) == [("base", "sft", 30, "gained"), ("sft", "dpo", -10, "lost")]


def test_a_change_within_the_noise_is_neither_gained_nor_lost(lineage_of: LineageOf) -> None:
    lineage = lineage_of(with_scores(score("base", 10), score("sft", 11)))
    (line,) = blame(lineage, "gsm", "sft").series[0].lines
    assert line.verdict == "none"
    # 2.8 standard errors of the difference
    assert line.change.smallest == pytest.approx(2.8016 * 2**0.5, rel=1e-3)


def test_scores_without_any_noise_are_never_called_a_gain(lineage_of: LineageOf) -> None:
    text = with_scores(score("base", 10, ""), score("sft", 90, "")).replace(", items: 1000", "")
    assert told(blame(lineage_of(text), "gsm", "sft")) == [("base", "sft", 80, "unknown")]


def test_the_usual_number_of_items_is_assumed_and_said_to_be(lineage_of: LineageOf) -> None:
    (line,) = blame(lineage_of(with_scores(score("base", 10, ""), score("sft", 90, ""))), "gsm", "sft").series[0].lines
    assert (line.verdict, line.change.n, line.change.assumed) == ("gained", (1000, 1000), True)
    (line,) = blame(lineage_of(with_scores(score("base", 10), score("sft", 90))), "gsm", "sft").series[0].lines
    assert not line.change.assumed


def test_the_items_that_other_scores_tell_come_before_the_usual_number(lineage_of: LineageOf) -> None:
    # p (1 - p) / se² + 1: 0.5 · 0.5 / 0.05² + 1 = 101 items; a score of 0 with an error of 0 is compared as counts
    text = with_scores(score("base", 0, "stderr: 0"), score("sft", 0, "stderr: 0"), score("dpo", 50, "stderr: 5"))
    first, second = blame(lineage_of(text), "gsm", "dpo").series[0].lines
    assert (first.verdict, first.change.n, first.change.assumed) == ("none", (101, 101), False)
    assert second.verdict == "gained"


def test_unmeasured_models_make_one_change_of_several_steps(lineage_of: LineageOf) -> None:
    answer = blame(lineage_of(with_scores(score("base", 10), score("chat", 40))), "gsm", "chat")
    (line,) = answer.series[0].lines
    assert [step.id for step in line.steps] == ["to-sft", "to-dpo", "to-chat"]
    assert [model.id for model in answer.series[0].unmeasured] == ["sft", "dpo"]


def test_a_merge_is_compared_with_each_parent(lineage_of: LineageOf) -> None:
    merge = NAMES.replace("to-dpo: {inputs: [sft]", "to-dpo: {inputs: [sft, base]")
    lineage = lineage_of(merge + "scores:\n" + score("base", 10) + score("sft", 40) + score("dpo", 30))
    answer = blame(lineage, "gsm", "dpo")
    assert ("sft", "dpo", -10, "lost") in told(answer)
    assert ("base", "dpo", 20, "gained") in told(answer)
    assert [line.merge for line in answer.series[0].lines if line.model.id == "dpo"] == [True, True]


def test_rival_accounts_are_followed_and_marked(lineage_of: LineageOf) -> None:
    text = NAMES + "  to-dpo-too: {inputs: [base], output: dpo, date: 2022}\nscores:\n"
    lineage = lineage_of(text + score("base", 10) + score("sft", 40) + score("dpo", 30))
    lines = blame(lineage, "gsm", "dpo").series[0].lines
    assert {(line.before.id, line.model.id): line.rival for line in lines} == {
        ("base", "sft"): False,
        ("sft", "dpo"): True,
        ("base", "dpo"): True,
    }


def test_less_is_better_where_the_scores_say_so(lineage_of: LineageOf) -> None:
    rows = [score("base", 30, "stderr: 1, better: lower"), score("sft", 10, "stderr: 1, better: lower")]
    answer = blame(lineage_of(with_scores(*rows)), "gsm", "sft")
    assert told(answer) == [("base", "sft", -20, "gained")]
    assert answer.series[0].lower


@pytest.mark.parametrize("rest", ["stderr: 1, shots: 5", "stderr: 1, version: 2", "stderr: 1, settings: {bos: true}"])
def test_nothing_is_compared_across_settings(lineage_of: LineageOf, rest: str) -> None:
    answer = blame(lineage_of(with_scores(score("base", 10), score("sft", 40, rest))), "gsm", "sft")
    assert answer.series == ()
    assert [benchmark.id for benchmark in answer.scored] == ["gsm"]


def test_the_setting_with_most_models_is_shown_and_the_others_counted(lineage_of: LineageOf) -> None:
    rows = [score(model, 10 * i) for i, model in enumerate(("base", "sft", "dpo"), 1)]
    rows += [score(model, 50, source="other") for model in ("sft", "dpo")]
    lineage = lineage_of(with_scores(*rows))
    answer = blame(lineage, "gsm", "dpo")
    assert [(len(series.points), answer.others) for series in answer.series] == [(3, 1)]
    assert len(blame(lineage, "gsm", "dpo", every=True).series) == 2
    (only,) = blame(lineage, "gsm", "dpo", source="other").series
    assert only.setting.source is not None
    assert only.setting.source.id == "other"


def test_two_values_of_one_model_in_one_setting_are_left_out_and_said(lineage_of: LineageOf) -> None:
    rows = [score("base", 10), score("sft", 40), score("sft", 60), score("dpo", 50)]
    series = blame(lineage_of(with_scores(*rows)), "gsm", "dpo").series[0]
    assert [model.id for model in series.conflicting] == ["sft"]
    assert [(line.before.id, line.model.id) for line in series.lines] == [("base", "dpo")]


def test_false_alarms_are_held_over_the_whole_family(lineage_of: LineageOf) -> None:
    # z = 2.12 alone is significant at 5 % (p = 0.034); as one of three it is not
    alone = lineage_of(with_scores(score("base", 10), score("sft", 13)))
    assert told(blame(alone, "gsm", "sft"))[0][3] == "gained"
    rows = [score("base", 10), score("sft", 13), score("dpo", 13), score("chat", 13)]
    assert {verdict for *_, verdict in told(blame(lineage_of(with_scores(*rows)), "gsm", "chat"))} == {"none"}


def test_an_ability_takes_all_benchmarks_that_measure_it(lineage_of: LineageOf) -> None:
    answer = blame(lineage_of(with_scores(score("base", 10), score("sft", 40))), "sums", "sft")
    assert (answer.kind, [series.benchmark.id for series in answer.series]) == ("ability", ["gsm"])


def test_a_release_stands_in_for_the_model_that_was_not_measured(lineage_of: LineageOf) -> None:
    lineage = lineage_of(with_scores(score("base", 10), score("api", 40)))
    answer = blame(lineage, "gsm", "chat")
    assert answer.asked is not None
    assert (answer.asked.id, answer.model.id) == ("chat", "api")
    # a step that trains gives another model
    assert blame(lineage_of(with_scores(score("base", 10), score("sft", 40))), "gsm", "base").asked is None


@pytest.mark.parametrize(
    ("scores", "first", "before"),
    [((24, 26, 60), "dpo", "sft"), ((60, 61, 62), "base", None), ((24, 25, 26), None, None)],
)
def test_the_first_model_surely_above_chance(
    lineage_of: LineageOf, scores: tuple[float, ...], first: str | None, before: str | None
) -> None:
    rows = [score(m, s, "n: 400", "choice") for m, s in zip(("base", "sft", "dpo"), scores, strict=True)]
    found = blame(lineage_of(with_scores(*rows)), "choice", "dpo").series[0].emergence
    assert found is not None
    assert (found.model and found.model.id, found.before and found.before.id) == (first, before)


def test_shares_add_up_along_a_line(lineage_of: LineageOf) -> None:
    rows = [score("base", 10), score("sft", 40), score("dpo", 30), score("chat", 60)]
    (series,) = blame(lineage_of(with_scores(*rows)), "gsm", "chat").series
    assert series.whole is not None
    assert series.whole.change == pytest.approx(50)
    assert sum(line.share or 0 for line in series.lines) == pytest.approx(1)


def test_what_several_steps_lost_together_since_the_peak(lineage_of: LineageOf) -> None:
    # no single step is more than noise; base to chat is 6 standard errors
    rows = [score(m, v, "stderr: 1.5") for m, v in zip(("base", "sft", "dpo", "chat"), (60, 56, 52, 47), strict=True)]
    (series,) = blame(lineage_of(with_scores(*rows)), "gsm", "chat").series
    assert {line.verdict for line in series.lines} == {"none"}
    assert series.peak is not None
    assert (series.peak.model.id, series.peak.change.change, series.peak.beyond) == ("base", -13, True)
    small = [score(m, v, "stderr: 4") for m, v in zip(("base", "sft", "dpo"), (60, 58, 54), strict=True)]
    peak = blame(lineage_of(with_scores(*small)), "gsm", "dpo").series[0].peak
    assert peak is not None
    assert not peak.beyond
    rising = [score(m, v) for m, v in zip(("base", "sft", "dpo"), (10, 20, 30), strict=True)]
    assert blame(lineage_of(with_scores(*rising)), "gsm", "dpo").series[0].peak is None


@pytest.mark.parametrize(
    ("subject", "model", "error"),
    [("nosuch", "sft", UnknownName), ("base", "sft", WrongKind), ("gsm", "sums", WrongKind)],
)
def test_names_that_do_not_fit(lineage_of: LineageOf, subject: str, model: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        blame(lineage_of(with_scores(score("base", 1))), subject, model)


def test_the_family_on_school_maths(builtin: Lineage) -> None:
    (series,) = blame(builtin, "gsm8k", "text-davinci-003").series
    found = {(line.before.id, line.model.id): line for line in series.lines}
    lost = found["code-davinci-002", "text-davinci-002"]
    assert (round(lost.change.change, 1), lost.verdict) == (-12.9, "lost")
    assert found["davinci", "code-davinci-002"].verdict == "gained"
    assert found["code-davinci-002", "text-davinci-003"].verdict == "none"


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("call", [("gsm8k", "gpt-4-0613"), ("mmlu", "chatgpt"), ("cot", "text-davinci-003", "--all")])
def test_screens_fit(run: Run, call: tuple[str, ...], language: str) -> None:
    from rich.cells import cell_len

    code, screen, _ = run("blame", *call, "--lang", language)
    assert code == 0
    assert max(cell_len(line) for line in screen.splitlines()) <= 80


def test_no_two_models_measured_is_an_answer_with_exit_code_1(run: Run) -> None:
    code, screen, _ = run("blame", "hellaswag", "gpt-2")
    assert code == 1
    assert "Not known here" in screen


def test_the_largest_changes_first_on_demand(lineage_of: LineageOf) -> None:
    lineage = lineage_of(with_scores(score("base", 10), score("sft", 10.5), score("dpo", 30), score("chat", 60)))
    answer = blame(lineage, "gsm", "chat", largest=True)
    assert [line.model.id for line in answer.series[0].lines] == ["chat", "dpo", "sft"]
    assert answer.order == "change"
    assert [point.model.id for point in answer.series[0].points] == ["base", "sft", "dpo", "chat"]


def test_a_large_change_within_the_noise_stands_behind_a_smaller_one_beyond_it(lineage_of: LineageOf) -> None:
    text = with_scores(score("base", 10), score("sft", 16), score("dpo", 25, "stderr: 6"))
    lines = blame(lineage_of(text), "gsm", "dpo", largest=True).series[0].lines
    assert [(line.model.id, line.verdict) for line in lines] == [("sft", "gained"), ("dpo", "none")]


def test_a_model_measured_in_another_setting_is_told_apart(lineage_of: LineageOf) -> None:
    text = with_scores(score("base", 10), score("sft", 20, "stderr: 1, shots: '5'"), score("dpo", 30))
    (series,) = blame(lineage_of(text), "gsm", "dpo").series
    assert [(held.model.id, held.differs) for held in series.elsewhere] == [("sft", ("shots",))]
    assert [model.id for model in series.unmeasured] == ["sft"]


def test_why_nothing_compares_is_said(lineage_of: LineageOf) -> None:
    text = with_scores(
        score("base", 10, "stderr: 1, version: '1'"),
        score("sft", 10, "stderr: 1, version: '1', filter: strict"),
        score("chat", 30, "stderr: 1, version: '2', filter: loose"),
    )
    answer = blame(lineage_of(text), "gsm", "chat")
    assert not answer.series
    # the nearest one before it, not the one that differs least
    assert [(held.before.id, held.apart.differs) for held in answer.apart] == [("sft", ("version", "filter"))]


@pytest.mark.parametrize(
    ("language", "told"),
    [("en", "SFT (other number of examples)"), ("zh", "SFT（示例数不同）")],
)
def test_the_screen_says_what_keeps_a_score_out(run: Run, tmp_path: Path, language: str, told: str) -> None:
    file = tmp_path / "ours.yaml"
    text = with_scores(score("base", 10), score("sft", 20, "stderr: 1, shots: '5'"), score("dpo", 30))
    file.write_text(f"schema: 1\n{text}", encoding="utf-8")
    code, screen, _ = run("blame", "gsm", "dpo", "--graph", file, "--no-builtin", "--lang", language)
    assert (code, told in " ".join(screen.split())) == (0, True)


@pytest.mark.parametrize(
    ("language", "told"), [("en", "DPO: by a step whose methods are not given"), ("zh", "DPO：方法未说明的步骤")]
)
def test_a_step_without_a_method_is_said_to_be_one(run: Run, tmp_path: Path, language: str, told: str) -> None:
    file = tmp_path / "ours.yaml"
    file.write_text(
        f"schema: 1\n{with_scores(score('base', 10), score('sft', 20), score('dpo', 30))}", encoding="utf-8"
    )
    _, screen, _ = run("blame", "gsm", "dpo", "--graph", file, "--no-builtin", "--lang", language)
    assert told in " ".join(screen.split())


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("width", ["80", "120"])
def test_every_change_is_told_with_its_items_and_what_it_could_show(run: Run, language: str, width: str) -> None:
    from rich.cells import cell_len

    args = ("blame", "gsm8k", "gpt-4-0613", "--lang", language)
    _, screen, _ = run(*args, env={"COLUMNS": width})
    flat = " ".join(screen.split())
    assert "1,319" in flat
    assert ("shows four times in five" if language == "en" else "五次中有四次看得出来") in flat
    assert max(cell_len(line) for line in screen.splitlines()) <= int(width)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(
    "command",
    [
        ("blame", "gsm8k", "gpt-4-0613"),
        ("blame", "cot", "text-davinci-003", "--largest"),
        ("gate", "text-davinci-002", "text-davinci-003", "--margin", "0.02"),
        ("bisect", "gsm8k", "text-davinci-003"),
        ("diff", "text-davinci-002", "text-davinci-003"),
    ],
    ids=" ".join,
)
def test_what_is_measured_fits_a_narrow_screen(run: Run, command: tuple[str, ...], language: str) -> None:
    from rich.cells import cell_len

    _, screen, errors = run(*command, "--lang", language, env={"COLUMNS": "40"})
    assert not errors
    assert [line for line in screen.splitlines() if cell_len(line) > 40] == []
