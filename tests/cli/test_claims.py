"""The commands of the researcher as a user runs them: claims, conflicts, path, changes, and selectors."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.cells import cell_len

from abilitytrace.lineage import Lineage
from tests.conftest import Run

TEXT = """
sources:
  post: {title: A Post, authors: "Ada One, Bea Two", published: 2022-12-18, group: a, kind: article}
  lab: {title: A Paper, authors: Cy Three, published: 2023-09, group: b, kind: paper}
  critic: {title: A Critique, authors: Di Four, published: 2024-05, group: c, kind: paper}
attributes:
  window: {name: context window, zh: 上下文窗口}
models:
  base: {name: Base, developer: Lab, released: 2020-07}
  tuned:
    name: Tuned
    zh: 微调模型
    specs:
      window: [{value: 8192, unit: tokens, source: post, at: §1}, {value: 4096, unit: tokens, source: lab, at: §2}]
  other: {name: Other, released: 2021}
  copy: {name: Copy}
methods:
  tuning: {name: tuning, zh: 微调}
abilities:
  maths: {name: maths, zh: 数学}
steps:
  to-tuned: {inputs: [base], output: tuned, date: 2022-03, methods: [tuning],
             supports: [{source: lab, at: §1, kind: report, finding: So.}]}
  from-other: {inputs: [other], output: tuned, date: 2022-03,
               supports: [{source: post, at: §1, kind: report, finding: So.}],
               disputes: [{source: lab, at: §9, kind: statement, finding: No.},
                          {source: critic, at: §9, kind: report, finding: No.}]}
  to-copy: {inputs: [tuned], output: copy, relation: succeeds,
            supports: [{source: lab, at: §1, kind: statement, finding: So.}]}
claims:
  tuning-gives-maths:
    kind: origin
    says: {en: Tuning gives maths., zh: 微调带来数学能力。}
    cause: tuning
    effects: {maths: gain}
    stated: [{level: hypothesis, source: post, at: FAQ}, {level: asserted, source: lab, at: §3}]
    supports:
      - {source: post, at: §1, kind: argument, finding: {en: It is thinkable., zh: 有此可能。}}
      - {source: lab, at: §1, kind: ablation, finding: {en: With it they can., zh: 微调后就会。}}
    disputes:
      - {source: critic, at: §1, kind: argument, finding: {en: Others can too., zh: 别的也会。}}
  maths-is-hard: {kind: general, says: {en: Maths is hard., zh: 数学很难。}, about: [maths]}
"""


@pytest.fixture
def own(tmp_path: Path) -> tuple[str, ...]:
    """The options that make the lineage of this module the only one."""
    path = tmp_path / "own.yaml"
    path.write_text(TEXT, encoding="utf-8")
    return ("--graph", str(path), "--no-builtin")


def flat(text: str) -> str:
    """The text without the line breaks of the screen."""
    return " ".join(text.split())


def test_claims_by_level_with_both_confidences(run: Run, own: tuple[str, ...]) -> None:
    ran = run("claims", *own)
    assert ran.stdout == (
        "2 claims are recorded here: 1 limited and 1 none. 1 has evidence against it.\n"
        "\n"
        "limited ●○○○ (1)\n"
        "  • Tuning gives maths.  [tuning-gives-maths]\n"
        "    stated: hypothesis, One et al., 18 December 2022; also assertion · 4.5 for,\n"
        "    0.5 against · contested\n"
        "\n"
        "none (1)\n"
        "  • Maths is hard.  [maths-is-hard]\n"
        "    stated: no level given · 0 for, 0 against\n"
        "\n"
        "Each in full: abilitytrace evidence ID\n"
    )


def test_claims_in_chinese(run: Run, own: tuple[str, ...]) -> None:
    out = run("claims", "--about", "数学", "--kind", "origin", "--lang", "zh", *own).stdout
    assert out.startswith("这里记录了 1 条关于数学的类型为“来源”的论断：有限 1 条。有反对证据的 1 条。")
    assert "原文：假设（One et al.，2022 年 12 月 18 日）；也有断言 · 支持 4.5 分，反对 0.5 分" in flat(out)


@pytest.mark.parametrize(
    ("args", "ids"),
    [
        ("", "tuning-gives-maths maths-is-hard"),
        ("--contested", "tuning-gives-maths"),
        ("--min-confidence limited", "tuning-gives-maths"),
        ("--min-confidence strong", ""),
        ("--kind general", "maths-is-hard"),
        ("--source critic", "tuning-gives-maths"),
        ("--ahead", ""),
    ],
)
def test_claims_quietly(run: Run, own: tuple[str, ...], args: str, ids: str) -> None:
    ran = run("claims", "-q", *args.split(), *own)
    assert (ran.code, ran.stdout.split()) == (0, ids.split())


def test_an_empty_answer_is_an_answer(run: Run, own: tuple[str, ...]) -> None:
    ran = run("claims", "--kind", "limit", *own)
    assert (ran.code, ran.stdout) == (0, "No claim of kind limit is recorded here, out of 2 in all.\n")


@pytest.mark.parametrize(
    "args", [("claims", "--kind", "nonsense"), ("claims", "--min-confidence", "disputed"), ("claims", "-q", "--json")]
)
def test_wrong_usage_of_claims(run: Run, args: tuple[str, ...]) -> None:
    ran = run(*args)
    assert (ran.code, ran.stdout) == (2, "")


def test_conflicts_say_who_says_what(run: Run, own: tuple[str, ...]) -> None:
    ran = run("conflicts", *own)
    assert ran.stdout == (
        "Sources differ on 2 records here: 1 value is given in ways that exclude each\n"
        "other; 1 model has several accounts of its origin; 1 claim or step has evidence\n"
        "against it; 1 claim or step is stated with different confidence.\n"
        "\n"
        "Models\n"
        "  • Tuned  [tuned]\n"
        "    • context window: exclude each other\n"
        "      • 8192 tokens: One et al. [post], §1\n"
        "      • 4096 tokens: Cy Three [lab], §2\n"
        "    • origin: 2 accounts\n"
        "      • from Base: graded limited ●○○○ [to-tuned]\n"
        "        + for: Cy Three [lab]\n"
        "      • from Other: graded refuted [from-other]\n"
        "        + for: One et al. [post]\n"
        "        - against: Cy Three [lab], Di Four [critic]\n"
        "\n"
        "Claims\n"
        "  • Tuning gives maths.  [tuning-gives-maths]\n"
        "    graded: limited ●○○○, 4.5 for, 0.5 against\n"
        "    stated: hypothesis by One et al. [post]; assertion by Cy Three [lab]\n"
        "    + for: One et al. [post], Cy Three [lab]\n"
        "    - against: Di Four [critic]\n"
        "\n"
        "Less of it: abilitytrace conflicts NAME. A claim in full: abilitytrace evidence\n"
        "ID.\n"
    )


def test_conflicts_about_something_in_chinese(run: Run, own: tuple[str, ...]) -> None:
    out = run("conflicts", "上下文窗口", "--lang", "zh", *own).stdout
    assert out.startswith("关于上下文窗口，这里有 1 条记录的来源说法不一：1 项数值互相矛盾。")
    assert "8192 词元：One et al. [post]，§1" in out
    assert run("conflicts", "base", "--lang", "zh", *own).stdout == "关于 Base，这里的来源没有互相矛盾之处。\n"


def test_a_path_names_its_weakest_step(run: Run, own: tuple[str, ...]) -> None:
    ran = run("path", "base", "copy", *own)
    assert (ran.code, ran.stdout) == (
        0,
        "Copy descends from Base in 2 steps. That is as sure as its weakest step, the one\n"
        "to Tuned: limited ●○○○. 1 of its steps only follows in a product line, which\n"
        "says nothing of weights.\n"
        "\n"
        "The route\n"
        "  • Base\n"
        "  → Tuned  March 2022  by tuning\n"
        "    graded limited ●○○○ · the weakest link · 1 rival account\n"
        "  → Copy  undated  (succeeds)\n"
        "    graded strong ●●●○\n",
    )


@pytest.mark.parametrize(
    ("a", "b", "says"),
    [
        (
            "other",
            "tuned",
            "The one account by which Tuned descends from Other is refuted: it rests on the step to Tuned.",
        ),
        ("copy", "base", "Base does not descend from Copy: it is the other way round."),
        ("base", "other", "No step known here leads from Base to Other. They have no common ancestor here either."),
    ],
)
def test_no_route_is_an_answer_with_exit_code_1(run: Run, own: tuple[str, ...], a: str, b: str, says: str) -> None:
    ran = run("path", a, b, "--brief", *own)
    assert (ran.code, flat(ran.stdout)) == (1, says)


def test_a_model_and_itself_are_no_failure(run: Run, own: tuple[str, ...]) -> None:
    ran = run("path", "tuned", "微调模型", *own)
    assert (ran.code, ran.stdout) == (0, "Both names mean Tuned: no step lies between.\n")


def test_a_path_in_chinese(run: Run, own: tuple[str, ...]) -> None:
    lead = run("path", "base", "tuned", "--lang", "zh", "--brief", *own).stdout
    assert (
        lead
        == "微调模型直接派生自 Base，只有 1 步。其可靠程度取决于最薄弱的一步，即通向微调模型\n的步骤：有限 ●○○○。\n"
    )


def test_changes_end_today(run: Run, own: tuple[str, ...]) -> None:
    ran = run("changes", "tuning-gives-maths", *own)
    assert (ran.code, ran.stdout) == (
        0,
        "Tuning gives maths. Stated first as hypothesis on 18 December 2022; graded\n"
        "limited ●○○○ then, and limited ●○○○ contested since May 2024. It was moved most\n"
        "by Cy Three, September 2023.\n"
        "\n"
        "What sources stated, and when\n"
        "  • hypothesis: One et al. [post], FAQ, 18 December 2022\n"
        "  • assertion: Cy Three [lab], §3, September 2023\n"
        "\n"
        "How the grade moved\n"
        "  • 18 December 2022  limited ●○○○  0.5 for, 0 against\n"
        "    + It is thinkable.\n"
        "      One et al. [post], §1, 18 December 2022 · argument, 0.5 points\n"
        "  · end of 2022  limited ●○○○  0.5 for, 0 against\n"
        "  ↑ September 2023  moderate ●●○○  4.5 for, 0 against\n"
        "    + With it they can.\n"
        "      Cy Three [lab], §1, September 2023 · ablation, 4 points\n"
        "  · end of 2023  moderate ●●○○  4.5 for, 0 against\n"
        "  ↓ May 2024  limited ●○○○ contested  4.5 for, 0.5 against\n"
        "    - Others can too.\n"
        "      Di Four [critic], §1, May 2024 · argument, 0.5 points\n"
        "  • today, with evidence up to May 2024  limited ●○○○ contested  4.5 for, 0.5\n"
        "    against\n"
        "\n"
        "Points at the end of each year\n"
        "side     2022 to 2024  points\n"
        "─────────────────────────────────\n"
        "for      ▂██           0.5 to 4.5\n"
        "against  ▁▁▂           0 to 0.5\n"
        "\n"
        "Each date is graded by today's rule (at-1) with the evidence dated up to it.\n",
    )


def test_changes_in_chinese(run: Run, own: tuple[str, ...]) -> None:
    lead = run("changes", "微调", "数学能力", "--lang", "zh", "--brief", *own, env={"COLUMNS": "160"}).stdout
    assert lead == (
        "微调带来数学能力。最初的说法是“假设”（2022 年 12 月 18 日）；当时评定为“有限 ●○○○”，"
        "自 2024 年 5 月起为“有限 ●○○○ 存在异议”。对它影响最大的是 Cy Three，2023 年\n9 月。\n"
    )


def test_changes_without_a_claim(run: Run, own: tuple[str, ...]) -> None:
    out = run("changes", *own).stdout
    assert out.startswith("1 of 1 claims is graded otherwise than when it was stated.\n")
    assert "! Tuning gives maths.  [tuning-gives-maths]" in out
    assert run("changes", "maths-is-hard", *own).stdout == (
        "Maths is hard. No source says how sure it is of this. Nothing is recorded for or\nagainst it.\n"
    )


def test_changes_in_ascii_draw_with_figures(run: Run, own: tuple[str, ...]) -> None:
    out = run("changes", "tuning-gives-maths", "--charset", "ascii", *own).stdout
    assert "for      199           0.5 to 4.5" in out
    assert "  ^ September 2023  moderate 2/4  4.5 for" in out
    assert not set(out) & set("↑↓▁▂█•●─")


@pytest.mark.parametrize("name", ["tuning-gives-mats", "nothing like this"])
def test_an_unknown_claim_is_bad_input(run: Run, own: tuple[str, ...], name: str) -> None:
    assert run("changes", name, *own).code == 3


def test_list_explains_what_a_selector_kept(run: Run, own: tuple[str, ...]) -> None:
    ran = run("list", "models", "-s", "+tuned,year:..2020", "--explain", *own)
    assert ran.stdout == (
        "1 of 4 models, by +tuned,year:..2020.\n"
        "\n"
        "id    why\n"
        "────────────────────────────────────────────────────────────────────────────\n"
        "base  ancestor of Tuned, 1 step back (+tuned); dated July 2020 (year:..2020)\n"
    )


def test_list_with_selectors_and_exclusions(run: Run, own: tuple[str, ...]) -> None:
    assert run("list", "models", "-q", "-s", "copy", "-s", "other", *own).stdout.split() == ["other", "copy"]
    assert run("list", "models", "-q", "--exclude", "+tuned", *own).stdout.split() == ["copy"]
    assert run("list", "steps", "-q", "-s", "+copy", "--exclude", "graded:refuted", *own).stdout.split() == [
        "to-tuned",
        "to-copy",
    ]
    reasons = json.loads(run("list", "models", "-s", "org:lab", "--explain", "--json", *own).stdout)["data"]["reasons"]
    assert {key: [reason["term"] for reason in why] for key, why in reasons.items()} == {"base": ["org:lab"]}


def test_a_tree_of_a_selection(run: Run, own: tuple[str, ...]) -> None:
    out = run("tree", "-s", "+copy", "--exclude", "from-other", "--format", "plain", *own).stdout
    assert [line.split("\t")[:3] for line in out.splitlines()] == [
        ["0", "base", ""],
        ["1", "tuned", "base"],
        ["2", "copy", "tuned"],
        ["0", "other", ""],
    ]


def test_a_wrong_selector_is_wrong_usage_and_pointed_at(run: Run) -> None:
    ran = run("tree", "--select", "+chatgpt knd:model")
    assert (ran.code, ran.stdout) == (2, "")
    assert ran.stderr == (
        "error: --select: `knd` is no way to select\n"
        "  +chatgpt knd:model\n"
        "           ^^^\n"
        "help: did you mean `kind`?\n"
        "help: abilitytrace tree --help\n"
    )


def test_an_unknown_name_in_a_selector_is_bad_input_and_pointed_at(run: Run) -> None:
    ran = run("list", "models", "--exclude", "+chatgptt")
    assert (ran.code, ran.stdout) == (3, "")
    assert ran.stderr.startswith("error[E202]: unknown model or step `chatgptt`\nhelp: did you mean `chatgpt`")
    assert ran.stderr.endswith("  +chatgptt\n  ^^^^^^^^^\n")


@pytest.mark.parametrize("args", [("list", "models", "--explain"), ("list", "-s", "chatgpt")])
def test_selectors_need_what_they_select_from(run: Run, args: tuple[str, ...]) -> None:
    assert run(*args).code == 2


SCREENS = [
    ("claims",),
    ("claims", "--ahead", "--about", "cot"),
    ("conflicts",),
    ("conflicts", "parameters"),
    ("path", "gpt", "text-davinci-003", "--all"),
    ("path", "gpt-3", "opt"),
    ("changes", "code-training-gives-cot"),
    ("changes",),
    ("list", "models", "-s", "@code-davinci-002 method:rlhf", "--explain"),
    ("list", "claims", "-s", "ability:cot,graded:contested", "--explain"),
]


@pytest.mark.parametrize("args", SCREENS, ids=" ".join)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_screen_is_wider_than_the_terminal(run: Run, args: tuple[str, ...], language: str) -> None:
    for width in (40, 80, 120):
        ran = run(*args, "--lang", language, env={"COLUMNS": str(width)})
        assert ran.stdout
        assert [line for line in ran.stdout.splitlines() if cell_len(line) > width] == []


@pytest.mark.parametrize("args", SCREENS, ids=" ".join)
@pytest.mark.parametrize("form", ["json", "plain", "md"])
def test_every_format_holds_the_answer(run: Run, args: tuple[str, ...], form: str) -> None:
    ran = run(*args, "--format", form)
    assert ran.stdout.strip()
    if form == "json":
        assert json.loads(ran.stdout)["schema"].startswith(f"abilitytrace/{args[0]}")


_HEAVY = ("pydantic", "yaml", "networkx", "rapidfuzz")


@pytest.mark.parametrize(
    ("args", "loaded"),
    [
        (("claims", "--about", "cot"), []),
        (("conflicts", "chatgpt"), []),
        (("path", "gpt-3.5-base", "chatgpt"), []),
        (("path", "gpt-3.5-base", "chatgpt", "--all"), ["networkx"]),
        (("changes", "alignment tax"), []),
        (("tree", "-s", "+chatgpt"), []),
        (("list", "models", "-s", "org:openai", "--explain"), []),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_only_all_routes_load_graph_algebra(
    builtin: Lineage,
    environment: Callable[[dict[str, str | None] | None], dict[str, str]],
    args: tuple[str, ...],
    loaded: list[str],
) -> None:
    assert builtin.counts()  # the store is compiled, so that the run is a warm one
    script = (
        "import sys\nfrom abilitytrace.cli.app import app\n"
        f"try:\n    app({list(args)!r})\nexcept SystemExit as ended:\n    assert not ended.code\n"
        f"print([name for name in {_HEAVY!r} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], env=environment(None), capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout
    assert done.stderr.strip() == repr(loaded)
