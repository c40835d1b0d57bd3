"""The commands of the record as a user runs them: evidence, show, list, search; their formats and exit codes."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from abilitytrace.lineage import Lineage
from tests.conftest import Run

TEXT = """\
sources:
  paper: {title: A Paper, zh: 一篇论文, authors: "Ada One, Bea Two", published: 2022-12-18, kind: paper,
          url: "https://example.org/paper"}
  later: {title: A Later Paper, authors: Cy Three, published: 2024-05, kind: paper}
attributes:
  parameters: {name: parameters, zh: 参数量, aliases: [size]}
  context-window: {name: context window, zh: 上下文窗口}
  training-cost: {name: training cost, zh: 训练费用}
  release-date: {name: release date, zh: 发布时间}
models:
  base:
    name: GPT-9
    zh: 九号模型
    developer: Lab
    released: 2021-07
    says: {en: The first of its kind., zh: 同类中的第一个。}
    specs:
      parameters: {value: 175, unit: billion, source: paper, at: §1}
      context-window:
        - {value: 8192, unit: tokens, source: paper, at: §3}
        - {value: 4096, unit: tokens, source: later, at: table}
      training-cost: {value: unpublished, source: paper, at: end, note: {en: Nobody said., zh: 没有人说过。}}
      release-date:
        - {value: 2021-07, source: paper, at: §2}
        - {value: 2021-07-04, source: later, at: §2}
  tuned: {name: "[red]Tuned[/red]", released: 2022-06}
methods:
  code-training: {name: training on code, zh: 代码训练}
abilities:
  cot: {name: chain-of-thought, zh: 思维链, aliases: [CoT]}
steps:
  to-tuned:
    inputs: [base]
    methods: [code-training]
    output: tuned
    date: 2022-06
    supports: [{source: paper, at: §2, kind: report, finding: {en: So it says., zh: 原文如此。}}]
claims:
  code-training-gives-cot:
    kind: origin
    says: {en: Reasoning in steps is a by-product of training on code., zh: 逐步推理是代码训练的副产物。}
    cause: code-training
    effects: {cot: gain}
    stated: {level: hypothesis, source: paper, at: FAQ}
    supports:
      - {source: later, at: table 1, kind: ablation, finding: {en: With code it reasons., zh: 有代码就会推理。}}
      - {source: paper, at: §3, kind: ablation, finding: {en: It rises., zh: 有提升。}}
    disputes:
      - {source: paper, at: §4, kind: argument, concerns: [bias], finding: {en: Mere correlation., zh: 只是相关。}}
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


def test_evidence_leads_with_both_confidences_and_the_reason(run: Run, own: tuple[str, ...]) -> None:
    ran = run("evidence", "code-training-gives-cot", *own)
    assert ran.code == 0
    lead = flat(ran.stdout.split("\n\n")[0])
    assert "Reasoning in steps is a by-product of training on code." in lead
    assert "“hypothesis” (18 December 2022)" in lead
    assert "moderate ●●○○ contested" in lead
    assert "2 lines (8 points) for, 1 line (0.25 points) against" in lead
    assert "takes it one level down" in lead


def test_evidence_shows_every_line_with_its_source_and_the_sources_at_the_end(run: Run, own: tuple[str, ...]) -> None:
    out = flat(run("evidence", "code-training-gives-cot", *own).stdout)
    assert "With code it reasons. Cy Three [later], table 1, May 2024 · ablation, 4 points" in out
    assert "Mere correlation. One et al. [paper], §4, 18 December 2022 · argument, 0.25 points (bias)" in out
    assert out.endswith("A Paper [paper] Ada One, Bea Two, 18 December 2022 https://example.org/paper")


def test_evidence_in_chinese(run: Run, own: tuple[str, ...]) -> None:
    lead = run("evidence", "思维链 代码训练", "--lang", "zh", "--brief", *own, env={"COLUMNS": "160"}).stdout
    assert lead.startswith("逐步推理是代码训练的副产物。")
    assert "“假设”（2022 年 12 月 18 日）" in lead
    assert "按截至 2024 年 5 月的证据" in lead
    assert "支持 2 条（8 分），反对 1 条（0.25 分）" in flat(lead)


def test_why_is_another_name_of_evidence_and_takes_words_without_quotes(run: Run, own: tuple[str, ...]) -> None:
    by_id = run("evidence", "code-training-gives-cot", *own)
    assert run("why", "code", "gives", "cot", *own).stdout == by_id.stdout


def test_evidence_of_a_step_is_a_sentence(run: Run, own: tuple[str, ...]) -> None:
    lead = flat(run("evidence", "to-tuned", "--brief", *own).stdout)
    assert lead.startswith("[red]Tuned[/red] was made from GPT-9 by training on code (June 2022).")


def test_evidence_of_something_else_lists_claims(run: Run, own: tuple[str, ...]) -> None:
    ran = run("evidence", "CoT", *own)
    assert ran.code == 0
    assert ran.stdout.startswith("Chain-of-thought is an ability. 1 claim about it is recorded here.")
    assert "[code-training-gives-cot]" in ran.stdout


def test_evidence_rule_prints_the_tables_without_a_claim(run: Run) -> None:
    ran = run("evidence", "--rule", "--format", "plain")
    assert ran.code == 0
    assert "effect\tablation\t4\t12\n" in ran.stdout
    assert "lineage\treport\t2\t4\n" in ran.stdout


def test_evidence_without_a_name_is_wrong_usage(run: Run) -> None:
    ran = run("evidence")
    assert (ran.code, ran.stdout) == (2, "")
    assert "--rule" in ran.stderr


@pytest.mark.parametrize("command", ["evidence", "show"])
def test_an_unknown_name_is_bad_input_with_a_suggestion(run: Run, own: tuple[str, ...], command: str) -> None:
    ran = run(command, "code-trainign-gives-cot", *own)
    assert (ran.code, ran.stdout) == (3, "")
    assert "code-training-gives-cot" in ran.stderr


@pytest.mark.parametrize("args", [("evidence", "to-tuned"), ("show", "to-tuned"), ("show", "base", "--field", "size")])
def test_what_was_not_yet_known_is_said_so_and_exits_with_one(
    run: Run, own: tuple[str, ...], args: tuple[str, ...]
) -> None:
    ran = run(*args, "--as-of", "2020", *own)
    assert ran.code == 1
    assert ran.stdout.startswith("Not known here at the end of 2020")


@pytest.mark.parametrize(
    ("field", "lead"),
    [
        ("parameters", "GPT-9 has 175 billion parameters (One et al., §1)."),
        ("released", "GPT-9 was released on 4 July 2021 (Cy Three, §2)."),
        ("developer", "GPT-9 was made by Lab."),
        (
            "context window",
            "Sources differ on the context window of GPT-9: 8192 tokens (One et al., §3); 4096 tokens (Cy Three, table).",
        ),
        (
            "training cost",
            "Not known: nothing was published on the training cost of GPT-9 (One et al., end). Nobody said.",
        ),
    ],
)
def test_a_field_is_a_sentence(run: Run, own: tuple[str, ...], field: str, lead: str) -> None:
    ran = run("show", "GPT-9", "--field", field, "--brief", *own)
    assert (ran.code, flat(ran.stdout)) == (0, lead)


def test_a_field_in_chinese(run: Run, own: tuple[str, ...]) -> None:
    out = run("show", "九号模型", "--field", "参数量", "--lang", "zh", "--brief", *own).stdout
    assert out == "九号模型有 1750 亿个参数（One et al.，§1）。\n"


def test_a_field_without_value_says_so_with_what_is_nearest(run: Run, own: tuple[str, ...]) -> None:
    ran = run("show", "tuned", "--field", "parameters", *own)
    out = flat(ran.stdout)
    assert ran.code == 1
    assert out.startswith("Not known here: the parameters of [red]Tuned[/red].")
    assert "Nearest: GPT-9: 175 billion (One et al., §1)." in out
    assert "abilitytrace show tuned" in out


def test_a_field_that_nothing_has_is_bad_input(run: Run, own: tuple[str, ...]) -> None:
    ran = run("show", "base", "--field", "contextwindo", *own)
    assert (ran.code, ran.stdout) == (3, "")
    assert "context-window" in ran.stderr


def test_show_says_what_the_record_is(run: Run, own: tuple[str, ...]) -> None:
    assert run("show", "base", "--brief", *own).stdout == (
        "GPT-9 is a model by Lab, released in July 2021. The first of its kind.\n"
    )
    assert flat(run("show", "cot", "--brief", *own).stdout) == "Chain-of-thought is an ability."
    assert "by Ada One, Bea Two, 18 December 2022" in flat(run("show", "paper", *own).stdout)


def test_show_puts_values_that_differ_one_below_the_other(run: Run, own: tuple[str, ...]) -> None:
    lines = run("show", "base", *own).stdout.splitlines()
    row = next(i for i, line in enumerate(lines) if line.startswith("context window"))
    assert "8192 tokens" in lines[row]
    assert "paper §3" in lines[row]
    assert lines[row + 1].split() == ["4096", "tokens", "later", "table"]


def test_list_without_a_kind_counts_the_kinds(run: Run, own: tuple[str, ...]) -> None:
    ran = run("list", "--format", "plain", *own)
    assert ran.code == 0
    assert ran.stdout.splitlines()[:2] == ["models\t2", "methods\t1"]


@pytest.mark.parametrize("kind", ["claims", "claim", "论断", "Claims"])
def test_a_kind_has_several_names(run: Run, own: tuple[str, ...], kind: str) -> None:
    ran = run("list", kind, "--format", "plain", *own)
    assert ran.stdout == (
        "code-training-gives-cot\thypothesis\tmoderate\tcontested\t"
        "Reasoning in steps is a by-product of training on code.\n"
    )


def test_quiet_prints_ids_alone(run: Run, own: tuple[str, ...]) -> None:
    assert run("list", "models", "-q", *own).stdout == "base\ntuned\n"
    assert run("search", "code", "--kind", "claims", "-q", *own).stdout == "code-training-gives-cot\n"
    assert run("list", "claims", "--min-confidence", "established", "-q", *own) == (0, "", "")


@pytest.mark.parametrize(
    "args",
    [
        ("list", "modles"),
        ("list", "models", "--about", "cot"),
        ("list", "models", "--contested"),
        ("list", "claims", "--min-confidence", "disputed"),
        ("list", "models", "--quiet", "--json"),
        ("search", "code", "--kind", "things"),
        ("search", "code", "--quiet", "--format", "md"),
    ],
)
def test_options_that_make_no_sense_are_wrong_usage(run: Run, own: tuple[str, ...], args: tuple[str, ...]) -> None:
    ran = run(*args, *own)
    assert (ran.code, ran.stdout) == (2, "")
    assert ran.stderr.startswith("error: ")


def test_search_shows_the_words_around_the_match(run: Run, own: tuple[str, ...]) -> None:
    ran = run("search", "correlation", *own)
    assert ran.code == 0
    assert "1 record holds “correlation”." in ran.stdout
    assert "evidence: Mere correlation.  [paper]" in flat(ran.stdout).replace(" [paper]", "  [paper]")


def test_search_finds_chinese_from_an_english_screen(run: Run, own: tuple[str, ...]) -> None:
    assert "只是相关" in run("search", "相关", *own).stdout


def test_search_that_finds_nothing_says_so_with_names_and_exits_with_one(run: Run, own: tuple[str, ...]) -> None:
    ran = run("search", "chain-of-thougth", *own)
    assert ran.code == 1
    assert ran.stdout.startswith("Nothing is known here that holds “chain-of-thougth”.")
    assert "cot" in ran.stdout
    assert (
        run("search", "chain-of-thougth", "--format", "plain", *own).stdout
        == "nearest\tability\tcot\tchain-of-thought\n"
    )


@pytest.mark.parametrize(
    ("args", "schema"),
    [
        (("evidence", "code-training-gives-cot"), "evidence"),
        (("evidence", "cot"), "evidence-about"),
        (("evidence", "--rule"), "evidence-rule"),
        (("show", "base"), "show"),
        (("show", "base", "--field", "size"), "show-field"),
        (("list",), "list-kinds"),
        (("list", "steps"), "list"),
        (("search", "code"), "search"),
    ],
)
def test_json_is_one_object_with_a_schema(run: Run, own: tuple[str, ...], args: tuple[str, ...], schema: str) -> None:
    ran = run(*args, "--json", *own)
    assert ran.code == 0
    answer = json.loads(ran.stdout)
    assert list(answer) == ["schema", "tool", "graph", "query", "data", "warnings"]
    assert answer["schema"] == f"abilitytrace/{schema}@1"


def test_markup_in_names_is_shown_as_text(run: Run, own: tuple[str, ...]) -> None:
    for args in (("show", "tuned"), ("list", "models"), ("search", "red"), ("evidence", "tuned")):
        assert "[red]Tuned[/red]" in run(*args, *own).stdout


_SCREENS = (
    ("evidence", "code-training-gives-cot"),
    ("evidence", "to-text-davinci-003"),
    ("evidence", "chatgpt"),
    ("evidence", "--rule"),
    ("show", "chatgpt"),
    ("show", "cot"),
    ("show", "rlhf"),
    ("show", "fu2022pdf"),
    ("show", "parameters"),
    ("show", "to-chatgpt"),
    ("show", "is-code-the-cause-of-cot"),
    ("show", "code-davinci-002", "--field", "context window"),
    ("list",),
    ("list", "models"),
    ("list", "claims"),
    ("list", "sources"),
    ("list", "steps"),
    ("list", "questions"),
    ("search", "alignment tax"),
    ("search", "思维链"),
)


@pytest.mark.parametrize("args", _SCREENS, ids=" ".join)
@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("width", [60, 80, 120])
def test_no_screen_is_wider_than_asked_for(run: Run, args: tuple[str, ...], language: str, width: int) -> None:
    from rich.cells import cell_len

    ran = run(*args, "--lang", language, env={"COLUMNS": str(width)})
    assert ran.code == 0
    assert ran.stdout.endswith("\n")
    assert [line for line in ran.stdout.splitlines() if cell_len(line) > width] == []


@pytest.mark.parametrize("args", _SCREENS, ids=" ".join)
@pytest.mark.parametrize("form", ["md", "plain", "json"])
def test_every_screen_has_every_format(run: Run, args: tuple[str, ...], form: str) -> None:
    ran = run(*args, "--format", form)
    assert ran.code == 0
    assert ran.stdout.strip()


@pytest.mark.parametrize("args", [("evidence", "cot"), ("show", "base"), ("list", "steps"), ("list",)])
def test_ascii_screens_draw_with_ascii(run: Run, own: tuple[str, ...], args: tuple[str, ...]) -> None:
    text = run(*args, "--charset", "ascii", *own).stdout
    assert not set(text) & set("•→…●○─│")


def test_every_claim_and_step_of_the_built_in_data_has_a_page(run: Run, builtin: Lineage) -> None:
    claims = run("list", "claims", "-q").stdout.split()
    assert len(claims) == builtin.counts()["claim"]
    for claim in claims[::20]:
        assert run("evidence", claim, "--lang", "zh").code == 0


_HEAVY = ("pydantic", "yaml", "networkx", "rapidfuzz")


@pytest.mark.parametrize(
    "args",
    [
        ("evidence", "code gives cot"),
        ("show", "chatgpt"),
        ("show", "GPT-3", "--field", "parameters"),
        ("list", "claims"),
        ("search", "alignment tax"),
    ],
    ids=" ".join,
)
def test_a_good_question_loads_nothing_heavy(
    builtin: Lineage, environment: Callable[[dict[str, str | None] | None], dict[str, str]], args: tuple[str, ...]
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
    assert done.stderr.strip() == "[]"
