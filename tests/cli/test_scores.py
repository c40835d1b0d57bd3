"""The commands of measurement as a user runs them: scores, compare, limits, counterparts, and scores beside marks."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from abilitytrace.lineage import Lineage
from abilitytrace.render.wrap import columns
from tests.conftest import Run

TEXT = """\
sources:
  paper: {title: A Paper, zh: 一篇论文, authors: "Ada One, Bea Two", published: 2023-05-06, kind: paper, group: one}
  later: {title: A Later Paper, authors: Cy Three, published: 2024-05, kind: paper, group: two}
attributes:
  parameters: {name: parameters, zh: 参数量}
  window: {name: context window, zh: 上下文窗口}
models:
  base:
    name: GPT-9
    zh: 九号模型
    developer: Lab
    specs:
      parameters: {value: 7, unit: billion, source: paper, at: p}
      window: [{value: 4096, unit: tokens, source: paper, at: p}, {value: 8192, unit: tokens, source: later, at: p}]
  tuned:
    name: Tuned
    zh: 微调版
    developer: Lab
    specs:
      parameters: {value: 8, unit: billion, source: paper, at: p}
  open: {name: "[red]Open[/red]", zh: 开源版, developer: Group}
  third: {name: Third}
  fourth: {name: Fourth}
  silent: {name: Silent}
abilities:
  maths: {name: mathematics, zh: 数学}
  chat: {name: chatting, zh: 对话}
benchmarks:
  sums: {name: Sums, zh: 算术题, measures: [maths]}
  talk: {name: Talk, zh: 对话题, measures: [chat]}
  suite: {name: Suite, zh: 套题, measures: [maths]}
  part-one: {name: "Suite: one", zh: 套题：一, broader: [suite], measures: [maths]}
  part-two: {name: "Suite: two", zh: 套题：二, broader: [suite], measures: [maths]}
steps:
  to-base: {output: base}
  to-tuned: {inputs: [base], output: tuned, date: 2022, supports: [{source: paper, at: p, kind: statement, finding: Said.}]}
  to-open: {inputs: [base], output: open, date: 2023, relation: imitates}
claims:
  tuned-maths:
    kind: effect
    says: {en: Tuning cost mathematics., zh: 微调损失了数学能力。}
    cause: to-tuned
    effects: {maths: loss}
    supports: [{source: paper, at: p, kind: community, finding: It seems so.}]
  tuned-makes-up:
    kind: limit
    says: {en: Tuned makes things up., zh: 微调版会编造内容。}
    about: [tuned]
    supports: [{source: paper, at: p, kind: argument, finding: {en: It said 2 + 2 = 5., zh: 它说 2 + 2 = 5。}}]
  base-rambles: {kind: limit, says: {en: GPT-9 rambles., zh: 九号模型答非所问。}, about: [base]}
  open-stands-in:
    kind: counterpart
    says: {en: Open stands in for GPT-9., zh: 开源版可替代九号模型。}
    about: [open, base]
    stated: {level: hypothesis, source: paper, at: p}
    supports: [{source: paper, at: p, kind: argument, finding: {en: Alike in size., zh: 规模相近。}}]
scores:
"""


def row(model: str, benchmark: str, value: float, **fields: object) -> str:
    about = {"model": model, "benchmark": benchmark, "metric": "accuracy", "value": value, "unit": "'%'", "shots": 5}
    way = {"prompting": "cot", "source": "paper", "at": "table 1"}
    return "  - {" + ", ".join(f"{key}: {text}" for key, text in {**about, **way, **fields}.items()) + "}\n"


TEXT += "".join(
    [
        row("base", "sums", 40, n=500),
        row("tuned", "sums", 60, n=500),
        row("open", "sums", 30.5, n=500),
        row("third", "sums", 20, n=500),
        row("base", "talk", 0.5, unit="fraction", note="a strange format"),
        row("tuned", "talk", 0.25, unit="fraction"),
        row("base", "suite", 31),
        row("tuned", "suite", 33),
        *(row(model, f"part-{part}", 30 + i) for part in ("one", "two") for i, model in enumerate(("base", "tuned"))),
        row("base", "talk", 12, source="later", shots="few"),
        row("open", "talk", 13, source="later", shots="unknown", prompting="unknown"),
    ]
)


@pytest.fixture
def own(tmp_path: Path) -> tuple[str, ...]:
    """The options that make the lineage of this module the only one."""
    path = tmp_path / "own.yaml"
    path.write_text(TEXT, encoding="utf-8")
    return ("--graph", str(path), "--no-builtin")


def flat(text: str) -> str:
    """The text without the line breaks of the screen."""
    return " ".join(text.split())


def joined(text: str) -> str:
    """Chinese text without the line breaks of the screen and without blanks."""
    return "".join(text.split())


# -- scores


def test_scores_lead_with_counts_and_who_stands_highest(run: Run, own: tuple[str, ...]) -> None:
    ran = run("scores", "sums", *own)
    assert (ran.code, ran.stderr) == (0, "")
    assert flat(ran.stdout).startswith(
        "Sums: 4 scores of 4 models, from 1 source. The setting with most models is 5-shot chain of thought, accuracy "
        "[paper]: of 4, Tuned is highest with 60% and Third lowest with 20%. Scores compare only inside one source and "
        "setting. One et al. [paper], 6 May 2023 5-shot chain of thought, accuracy; 500 items model score"
    )
    lines = ran.stdout.splitlines()
    assert lines[-4:] == [
        "Tuned            60.0%",
        "GPT-9            40.0%",
        "[red]Open[/red]  30.5%",
        "Third            20.0%",
    ]


def test_scores_in_chinese(run: Run, own: tuple[str, ...]) -> None:
    ran = run("scores", "算术题", *own, "--lang", "zh", "--brief")
    assert joined(ran.stdout) == (
        "算术题：4个模型的4个分数，来自1个来源。模型最多的设置是5-shot思维链，准确率[paper]：4个模型中，微调版最高（60%），"
        "Third最低（20%）。只有同一来源、同一设置的分数才可比较。"
    )


def test_scores_of_a_model_stand_in_a_table_a_source_with_parts_under_their_suite(
    run: Run, own: tuple[str, ...]
) -> None:
    ran = run("scores", "GPT-9", *own)
    assert flat(ran.stdout).startswith("GPT-9: 6 scores on 3 benchmarks and 2 parts of some, from 2 sources.")
    suite = ran.stdout[ran.stdout.index("Suite") :].splitlines()
    assert suite[0].split() == ["Suite", "5-shot", "chain", "of", "thought,", "accuracy", "31%"]
    assert [line.split() for line in suite[1:3]] == [
        ["·", "one", "5-shot", "chain", "of", "thought,", "accuracy", "30%"],
        ["·", "two", "30%"],
    ]
    assert "Three [later], May 2024" in ran.stdout
    assert "(1) a strange format" in ran.stdout


def test_parts_of_a_suite_are_rows_and_models_columns(run: Run, own: tuple[str, ...]) -> None:
    ran = run("scores", "suite", *own)
    table = ran.stdout[ran.stdout.index("Parts of Suite: 5-shot chain of thought, accuracy; in %") :].splitlines()
    assert [line.split() for line in (table[1], *table[3:])] == [
        ["benchmark", "Tuned", "GPT-9"],
        ["one", "31", "30"],
        ["two", "31", "30"],
    ]


def test_scores_from_one_source(run: Run, own: tuple[str, ...]) -> None:
    ran = run("scores", "talk", "--source", "later", *own)
    assert flat(ran.stdout) == (
        "Talk: 2 scores of 2 models, from 1 source. Scores compare only inside one source and setting. "
        "Cy Three [later], May 2024 • few-shot chain of thought, accuracy: GPT-9 12% "
        "• prompting not stated, accuracy: [red]Open[/red] 13%"
    )
    assert flat(run("scores", "sums", "--source", "later", *own).stdout) == (
        "No measured score of or on Sums from later is recorded here."
    )


def test_what_nobody_measured_is_said_so(run: Run, own: tuple[str, ...]) -> None:
    ran = run("scores", "silent", *own)
    assert (ran.code, ran.stdout) == (0, "No measured score of Silent is recorded here.\n")


def test_plain_scores_are_whole_records(run: Run, own: tuple[str, ...]) -> None:
    lines = run("scores", "sums", *own, "--format", "plain").stdout.splitlines()
    assert lines[0].split("\t") == ["sums", "tuned", "60", "accuracy", "%", "5", "cot", "paper", "500", ""]
    assert len(lines) == 4


# -- compare


def test_compare_leads_with_what_a_person_would_say(run: Run, own: tuple[str, ...]) -> None:
    ran = run("compare", "base", "tuned", *own, "--brief")
    assert flat(ran.stdout) == (
        "Tuned descends from GPT-9. By the marks, Tuned lost mathematics against GPT-9. Of 2 settings measured for both, "
        "Tuned is ahead of GPT-9 in 2, behind in 0 and level in 0. Their specs differ in parameters. Scores measured in "
        "the same setting speak against what is marked on mathematics."
    )


def test_compare_in_chinese(run: Run, own: tuple[str, ...]) -> None:
    ran = run("compare", "base", "tuned", *own, "--brief", "--lang", "zh")
    assert joined(ran.stdout) == (
        "微调版派生自九号模型。按标记，与九号模型相比，微调版失去了数学。在两者都有分数的2个设置中，微调版有2个优于九号模型，"
        "0个不如，0个持平。二者规格不同之处：参数量。同一设置下的实测分数与数学的标记不符。"
    )


def test_compare_shows_conflicts_with_their_sources_and_says_what_is_blank(run: Run, own: tuple[str, ...]) -> None:
    text = flat(run("compare", "base", "tuned", *own, env={"COLUMNS": "120"}).stdout)
    assert "context window 4096 tokens [paper] / 8192 tokens [later]" in text
    assert "Blank: not known here." in text


def test_compare_puts_scores_side_by_side_with_the_change_and_parts_apart(run: Run, own: tuple[str, ...]) -> None:
    lines = run("compare", "base", "tuned", *own).stdout.splitlines()
    squeezed = [flat(line) for line in lines]
    assert "Sums 5-shot chain of thought, accuracy 40% 60% +20" in squeezed
    apart = squeezed.index("Parts of Suite, apart from its average")
    assert "Suite: one 5-shot chain of thought, accuracy 30% 31% +1" in squeezed[apart:]
    assert squeezed.index("Suite 5-shot chain of thought, accuracy 31% 33% +2") < apart


def test_compare_says_why_scores_do_not_compare(run: Run, own: tuple[str, ...]) -> None:
    text = flat(run("compare", "base", "open", *own).stdout)
    assert (
        "Scores that do not compare • Talk: GPT-9 in few-shot chain of thought, accuracy [later]; [red]Open[/red] in "
        "prompting not stated, accuracy [later] other number of examples and prompting"
    ) in text


def test_many_models_are_lettered_and_unknown_specs_listed(run: Run, own: tuple[str, ...]) -> None:
    text = flat(run("compare", "base", "tuned", "third", "silent", *own).stdout)
    assert text.startswith("These 4 models have no common ancestor here.")
    assert "A = GPT-9, B = Tuned, C = Third, D = Silent" in text
    assert "• parameters GPT-9: 7 billion Tuned: 8 billion not known here: Third, Silent" in text
    assert "Known of GPT-9 alone: context window." in text
    assert "Sums 5-shot chain of thought, accuracy 40% 60% 20%" in text
    assert "Blank: no score in that setting." in text


@pytest.mark.parametrize(
    ("models", "message"),
    [
        (("base",), "compare takes 2 to 6 models, not 1"),
        (("base",) * 7, "compare takes 2 to 6 models, not 7"),
        (("base", "GPT-9"), "all of these names mean one model, base"),
    ],
)
def test_too_few_or_too_many_models_are_wrong_usage(
    run: Run, own: tuple[str, ...], models: tuple[str, ...], message: str
) -> None:
    ran = run("compare", *models, *own)
    assert (ran.code, ran.stdout) == (2, "")
    assert message in ran.stderr


# -- scores beside marks


@pytest.mark.parametrize("command", [("diff", "base", "tuned"), ("tradeoffs", "tuned")])
def test_marks_and_scores_that_disagree_are_called_out(
    run: Run, own: tuple[str, ...], command: tuple[str, ...]
) -> None:
    text = flat(run(*command, *own).stdout)
    assert "Scores measured in the same setting speak against what is marked on mathematics." in text
    assert (
        "! mathematics: marked with a loss; scores rose in both settings; marks and scores disagree "
        "+ Sums, 5-shot chain of thought, accuracy [paper]: 40% → 60% (+20, 95 % interval +13.8 to +25.9), "
        "beyond noise "
        "+ Suite, 5-shot chain of thought, accuracy [paper]: 31% → 33% (+2) "
        "• 2 parts of Suite, 5-shot chain of thought, accuracy [paper]: 2 rose, 0 fell, 0 stayed; 0 beyond noise; not "
        "counted beside the average"
    ) in text


def test_a_disagreement_in_a_single_setting_is_said_to_be_one(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "one.yaml"
    path.write_text(
        "".join(
            line
            for line in TEXT.splitlines(keepends=True)
            if "benchmark: suite" not in line and "benchmark: part" not in line
        )
    )
    ran = run("diff", "base", "tuned", "--graph", path, "--no-builtin", "--brief")
    assert "On mathematics the one setting with scores of both speaks against the mark." in flat(ran.stdout)
    assert "Scores measured in the same setting speak against" not in flat(ran.stdout)


def test_what_is_doubtful_is_not_counted_and_unknown_noise_is_said(
    run: Run, own: tuple[str, ...], tmp_path: Path
) -> None:
    text = flat(run("diff", "base", "tuned", *own).stdout)
    assert "chatting: not marked; no setting is clear enough to count" in text
    assert "Noise is known for 1 of 5 changes only, from items or standard errors" in text
    bare = tmp_path / "bare.yaml"
    bare.write_text(TEXT.replace(", n: 500", ""), encoding="utf-8")
    text = flat(run("diff", "base", "tuned", "--graph", bare, "--no-builtin").stdout)
    assert "Noise unknown: no number of items or standard error is given for any of these changes." in text
    assert "beyond noise" not in text.replace("0 beyond noise", "")


def test_a_diff_in_chinese_with_ascii_signs(run: Run, own: tuple[str, ...]) -> None:
    text = joined(run("diff", "base", "tuned", *own, "--lang", "zh", "--charset", "ascii").stdout)
    assert "!数学：标记为下降；两个设置都上升；标记与分数不一致" in text
    assert "算术题，5-shot思维链，准确率[paper]：40%->60%（+20，95%区间+13.8至+25.9），超出噪声" in text


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (
            "en",
            "chain-of-thought reasoning: no change marked; scores rose in all 6 settings + GSM8K, 8-shot chain of thought, "
            "exact match [zheng2023gptfathom]: 47.3% → 59.4% (+12.1, 95 % interval +8.3 to +15.8), beyond noise",
        ),
        (
            "zh",
            "GSM8K，8-shot 思维链，精确匹配 [zheng2023gptfathom]：47.3% → 59.4%（+12.1，95% 区间 +8.3 至 +15.8），超出噪声",
        ),
    ],
)
@pytest.mark.parametrize("width", ["80", "120"])
def test_claimed_marks_and_measured_changes_stand_beside_each_other(
    run: Run, language: str, told: str, width: str
) -> None:
    args = ("diff", "text-davinci-002", "text-davinci-003", "--lang", language)
    code, screen, _ = run(*args, env={"COLUMNS": width})
    assert code == 0
    # what is claimed of it on the same screen, with its confidence
    assert "[text-davinci-003-zero-shot]" in screen
    assert joined(told) in joined(screen)


# -- limits and counterparts


def test_limits_lead_with_counts_and_show_examples(run: Run, own: tuple[str, ...]) -> None:
    ran = run("limits", "tuned", *own)
    assert flat(ran.stdout).startswith(
        "2 limits are claimed here that concern Tuned: 1 of the model itself and 1 of models it descends from. "
        "Graded: limited (1), none (1). The best founded: Tuned makes things up. Of Tuned itself"
    )
    assert "+ It said 2 + 2 = 5." in ran.stdout
    assert "Of models it descends from: whether it shares them is not said" in ran.stdout
    assert "models named: GPT-9" in ran.stdout


def test_limits_of_all_models_and_of_none(run: Run, own: tuple[str, ...]) -> None:
    assert flat(run("limits", *own).stdout).startswith("2 limits of models are claimed here.")
    assert flat(run("limits", "third", *own).stdout) == (
        "No limit of Third, its series or its ancestors is claimed here, which does not mean that it has none."
    )
    assert joined(run("limits", "tuned", *own, "--lang", "zh", "--brief").stdout) == (
        "这里有2条论断涉及微调版的局限：关于它本身的1条和关于其祖先的1条。评定：有限（1）、无证据（1）。依据最充分的一条：微调版会编造内容。"
    )


def test_counterparts_lead_with_names_and_how_well_founded(run: Run, own: tuple[str, ...]) -> None:
    text = flat(run("counterparts", "base", *own).stdout)
    assert text.startswith(
        "Named beside GPT-9 in claims about counterparts: [red]Open[/red] (rebuilt after it). What most evidence was "
        "brought on: Open stands in for GPT-9. Stated as hypothesis (6 May 2023), graded limited ●○○○ (0.5 for, 0 "
        "against, 1 group)."
    )
    assert "[red]Open[/red] was rebuilt after GPT-9, 2023 [to-open]" in text
    assert "In the one setting measured for both that counts, [red]Open[/red] is behind." in text
    assert "abilitytrace compare base open" in text


def test_counterparts_of_a_model_without_any(run: Run, own: tuple[str, ...]) -> None:
    assert flat(run("counterparts", "tuned", *own).stdout) == (
        "No counterpart of Tuned is named here. Models near it that have some: GPT-9."
    )
    assert run("counterparts", "third", *own, "--lang", "zh").stdout == "这里没有提到 Third 的近似模型。\n"


# -- all of them

COMMANDS = [
    ("scores", "sums"),
    ("scores", "suite"),
    ("scores", "base"),
    ("scores", "base", "--source", "later"),
    ("compare", "base", "tuned"),
    ("compare", "base", "tuned", "open", "third"),
    ("compare", "base", "tuned", "open", "third", "fourth", "silent"),
    ("diff", "base", "tuned"),
    ("tradeoffs", "tuned"),
    ("limits",),
    ("limits", "tuned"),
    ("counterparts", "base"),
    ("counterparts", "open"),
]


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("args", COMMANDS, ids=" ".join)
def test_no_screen_is_wider_than_asked_for(
    run: Run, own: tuple[str, ...], args: tuple[str, ...], language: str, width: int
) -> None:
    ran = run(*args, *own, "--lang", language, env={"COLUMNS": str(width)})
    assert ran.code == 0
    assert [line for line in ran.stdout.splitlines() if columns(line) > width] == []


@pytest.mark.parametrize("args", COMMANDS, ids=" ".join)
def test_every_command_has_every_format(run: Run, own: tuple[str, ...], args: tuple[str, ...]) -> None:
    assert run(*args, *own, "--format", "md").stdout.strip()
    assert run(*args, *own, "--format", "plain").stdout.strip()
    data = json.loads(run(*args, *own, "--json").stdout)
    assert data["schema"] == f"abilitytrace/{args[0]}@1"
    assert data["data"]["as_of"] == ""


@pytest.mark.parametrize("args", COMMANDS, ids=" ".join)
def test_ascii_screens_draw_with_ascii(run: Run, own: tuple[str, ...], args: tuple[str, ...]) -> None:
    ran = run(*args, *own, "--charset", "ascii")
    signs = {character for character in ran.stdout if not character.isascii()}
    assert signs <= set("·"), signs


@pytest.mark.parametrize("name", ["scores", "limits", "counterparts"])
def test_an_unknown_name_is_bad_input_with_a_suggestion(run: Run, own: tuple[str, ...], name: str) -> None:
    ran = run(name, "tunde", *own)
    assert (ran.code, ran.stdout) == (3, "")
    assert "did you mean `tuned`" in ran.stderr


def test_every_built_in_model_has_its_limits_and_counterparts(run: Run, builtin: Lineage) -> None:
    for match in builtin.names(("model",)):
        if match.rank == 0:
            for command in ("limits", "counterparts", "scores"):
                ran = run(command, match.id, "--lang", "zh")
                assert (ran.code, ran.stderr) == (0, ""), (command, match.id)
                assert ran.stdout.strip()


_RUN = "import sys; from abilitytrace.cli import run\ntry: run()\nexcept SystemExit: print(*sorted(sys.modules))"


@pytest.mark.parametrize("args", ["scores gsm8k", "compare gpt-3 opt", "limits chatgpt", "counterparts gpt-3"])
def test_a_good_question_loads_nothing_heavy(
    environment: Callable[..., dict[str, str]], builtin: Lineage, args: str
) -> None:
    assert builtin.digest  # compiled by now
    command = [sys.executable, "-c", _RUN, *args.split(), "--format", "plain"]
    done = subprocess.run(command, env=environment(), capture_output=True, encoding="utf-8", check=True)
    loaded = set(done.stdout.splitlines()[-1].split())
    assert "abilitytrace.cli.session" in loaded
    assert loaded.isdisjoint({"pydantic", "yaml", "networkx", "rapidfuzz"})
