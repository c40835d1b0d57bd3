"""`ask` on the command line: formats, languages, exit codes, and questions that come one after another."""

import json
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from abilitytrace.cli.app import app
from tests.conftest import Program, Run
from tests.questions.ask.family import FAMILY

_COT = ("ask", "where does CoT come from?")


def test_the_command_comes_first_and_then_its_answer(run: Run) -> None:
    code, text, errors = run(*_COT)
    assert (code, errors) == (0, "")
    command, _, answer = text.partition("\n")
    assert command == "→ abilitytrace origin cot"
    assert answer == run("origin", "cot").stdout


def test_brief_is_the_command_and_the_lead(run: Run) -> None:
    assert run(*_COT, "--brief").stdout == "→ abilitytrace origin cot\n" + run("origin", "cot", "--brief").stdout


def test_words_need_no_quotes(run: Run) -> None:
    assert run("ask", "where", "does", "CoT", "come", "from?").stdout == run(*_COT).stdout


def test_json_is_that_of_the_command_with_the_call_in_its_query(run: Run) -> None:
    asked, given = (json.loads(run(*args, "--json").stdout) for args in (_COT, ("origin", "cot")))
    assert asked["query"] == {
        "question": "where does CoT come from?",
        "unknown": [],
        "call": ["origin", "cot"],
        "as_of": "",
    }
    assert {key: asked[key] for key in ("schema", "data")} == {key: given[key] for key in ("schema", "data")}


def test_json_of_several_answers_holds_each(run: Run) -> None:
    asked = json.loads(run("ask", "what did chatgpt lose? how big is gpt-3?", "--json").stdout)
    assert asked["schema"] == "abilitytrace/ask-answers@1"
    first, second = asked["data"]["answers"]
    assert first["call"] == ["tradeoffs", "chatgpt"]
    assert first["data"] == json.loads(run("tradeoffs", "chatgpt", "--json").stdout)["data"]
    assert second["schema"] == "abilitytrace/show-field@1"
    assert asked["query"]["calls"] == [first["call"], second["call"]]


def test_json_of_a_refusal(run: Run) -> None:
    code, text, _ = run("ask", "how big is claude", "--json")
    asked = json.loads(text)
    assert (code, asked["schema"], asked["query"]["question"]) == (1, "abilitytrace/ask@1", "how big is claude")
    assert asked["data"]["unknown"] == ["claude"]
    assert asked["data"]["calls"] == []
    assert len(asked["data"]["tries"]) == 3


def test_plain_rows_begin_with_what_was_run(run: Run) -> None:
    text = run(*_COT, "--format", "plain").stdout
    assert text == "ran\tabilitytrace origin cot\n" + run("origin", "cot", "--format", "plain").stdout
    refused = run("ask", "how big is claude", "--format", "plain").stdout.splitlines()
    assert refused[0] == "unknown\tclaude"
    assert [line.split("\t")[0] for line in refused[1:]] == ["try"] * 3


def test_markdown(run: Run) -> None:
    text = run(*_COT, "--format", "md").stdout
    assert text.startswith("→ abilitytrace origin cot\n\n")
    assert "\n## " in text


@pytest.mark.parametrize(
    ("question", "options", "shown"),
    [
        ("ChatGPT 牺牲了什么", (), "上下文学习"),
        ("ChatGPT 牺牲了什么", ("--lang", "en"), "in-context learning"),
        ("what did ChatGPT trade away", ("--lang", "zh"), "上下文学习"),
        ("Claude 牺牲了什么", (), "这里没有记录"),
        ("what did Claude trade away", ("--lang", "zh"), "这里没有记录"),
    ],
)
def test_an_answer_speaks_the_language_of_the_question(
    run: Run, question: str, options: tuple[str, ...], shown: str
) -> None:
    assert shown in run("ask", question, *options, "--brief").stdout


def test_signs_within_ascii(run: Run) -> None:
    assert run(*_COT, "--charset", "ascii").stdout.startswith("-> abilitytrace origin cot\n")
    assert run("ask", "how big is claude", "--charset", "ascii").stdout.isascii()


@pytest.mark.parametrize(
    ("question", "code"),
    [
        ("how big is gpt-3", 0),
        ("how big is claude", 1),
        ("how big is gpt-4", 1),
        ("how big is gpt-4? how big is gpt-3?", 0),
        ("what did ChatGPT and Gemini trade away", 0),
    ],
)
def test_exit_code(run: Run, question: str, code: int) -> None:
    assert run("ask", question).code == code


def test_a_value_that_is_not_recorded_is_refused_with_commands_to_try(run: Run) -> None:
    text = run("ask", "how many parameters does GPT-4 have").stdout
    assert "Not known here: the parameters of GPT-4." in text
    assert text.count("\n  abilitytrace show ") >= 2


def test_the_other_half_is_answered(run: Run) -> None:
    code, text, _ = run("ask", "what did ChatGPT and Gemini trade away", "--brief")
    assert code == 0
    assert "Not known here: “Gemini”; try" in text
    assert "in-context learning" in text


def test_a_date_in_the_question_is_that_of_the_answer(run: Run) -> None:
    asked = run("ask", "where did CoT come from as of December 2022", "--json").stdout
    given = run("origin", "cot", "--as-of", "2022-12", "--json").stdout
    assert json.loads(asked)["data"] == json.loads(given)["data"]
    assert json.loads(asked)["query"]["as_of"] == "2022-12"


def test_the_option_goes_before_the_date_in_the_question(run: Run) -> None:
    asked = run("ask", "where did CoT come from as of December 2022", "--as-of", "2024", "--json").stdout
    assert json.loads(asked)["query"]["as_of"] == "2024"


def test_questions_come_through_a_pipe(run: Run) -> None:
    questions = "how big is gpt-3\n\nhow big is claude\n"
    result = CliRunner().invoke(app, ["ask", "--brief"], input=questions, prog_name="abilitytrace")
    assert result.exit_code == 1
    assert result.stdout == "".join(
        run("ask", question, "--brief").stdout for question in questions.split("\n") if question
    )


def test_no_question_at_all_is_wrong_usage() -> None:
    result = CliRunner().invoke(app, ["ask"], input="", prog_name="abilitytrace")
    assert result.exit_code == 2
    assert "which question?" in result.stderr


def test_a_graph_of_ones_own_can_be_asked(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "family.yaml"
    path.write_text(FAMILY, encoding="utf-8")
    assert "12 billion" in run("ask", "how big is Zorblax 1", "--graph", path, "--no-builtin").stdout
    assert run("ask", "where does CoT come from", "--graph", path, "--no-builtin").code == 1


@pytest.mark.parametrize("width", ["40", "80", "120"])
@pytest.mark.parametrize(
    "question", ["how big is claude", "Claude 牺牲了什么", "what did ChatGPT and Gemini trade away"]
)
def test_no_line_is_wider_than_the_screen(run: Run, width: str, question: str) -> None:
    text = run("ask", question, "--brief", env={"COLUMNS": width}).stdout
    wide = [sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in line) for line in text.splitlines()]
    assert max(wide) <= int(width)


_PROMPTED = """
import builtins, sys
from abilitytrace.cli import run
lines = iter(sys.argv[2].split("|"))
def answered(prompt):
    try:
        return next(lines)
    except StopIteration:
        raise EOFError from None
builtins.input = answered
sys.stdin.isatty = lambda: True
sys.argv = ["abilitytrace", "ask", "--brief", sys.argv[1]]
run()
"""


@pytest.mark.parametrize("lines", ["how big is gpt-3||how big is gpt-2", "how big is gpt-3"])
def test_a_prompt_ends_with_an_empty_line_or_the_end(
    environment: Callable[[dict[str, str | None] | None], dict[str, str]], lines: str
) -> None:
    command = [sys.executable, "-c", _PROMPTED, "--no-pager", lines]
    done = subprocess.run(command, env=environment(None), capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0
    assert "175 billion" in done.stdout
    assert "1.5 billion" not in done.stdout


def test_a_good_question_loads_no_fuzzy_matching(program: Program) -> None:
    done = program("ask", "where does CoT come from?", env={"PYTHONPROFILEIMPORTTIME": "1"})
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines() if line.startswith("import time:")}
    assert "abilitytrace.questions.ask.answer" in loaded
    assert not loaded & {"rapidfuzz", "pydantic", "yaml", "networkx"}
