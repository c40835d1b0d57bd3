"""`abilitytrace check`: over what, in which format, with which exit code."""

import json
import os
import shlex
from importlib import import_module
from pathlib import Path

import pytest

from abilitytrace.builtin import builtin_lineage
from tests.conftest import Program, Run

WHOLE = "models:\n  ours: {name: Ours 7B}\n"
# builds on the built-in lineage; its one slip is in line 5
BUILDS = """\
models:
  ours: {name: Ours 7B, released: 2025-03}
steps:
  to-ours:
    inputs: [text-davinci-03]
    methods: [rlhf]
    output: ours
    supports: [{source: fu2022pdf, at: p. 1, kind: report, finding: It is.}]
"""


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    return tmp_path / "ours.yaml"


def test_a_file_that_is_whole_in_itself_is_checked_alone(run: Run, ours: Path) -> None:
    # over the built-in lineage this id would stand twice
    ours.write_text("models:\n  chatgpt: {name: Our own}\n")
    done = run("check", ours)
    assert (done.code, done.stdout) == (0, "1 record, 0 lines of evidence in 1 file: 0 errors, 0 warnings\n")
    assert run("check", "--graph", ours).code == 1


def test_a_file_that_builds_on_the_built_in_lineage_is_checked_over_it(run: Run, ours: Path) -> None:
    ours.write_text(BUILDS)
    done = run("check", ours)
    assert done.code == 1
    assert done.stdout.startswith(f"{ours}:5:14: error[E202]: `text-davinci-03` is not a known model\n")
    assert "did you mean `text-davinci-003`? (model, " in done.stdout
    assert done.stdout.count("error[") == 1
    assert "over the built-in lineage" in done.stderr
    ours.write_text(BUILDS.replace("davinci-03", "davinci-003"))
    assert run("check", ours).code == 0


def test_no_builtin_checks_it_alone(run: Run, ours: Path) -> None:
    ours.write_text(BUILDS)
    alone = run("check", ours, "--no-builtin")
    assert [line.split("`")[1] for line in alone.stdout.splitlines() if "error[E202]" in line] == [
        "text-davinci-03",
        "rlhf",
        "fu2022pdf",
    ]
    assert "over" not in alone.stderr


def test_a_slip_in_a_file_that_is_whole_but_for_it_is_told_with_what_was_meant(run: Run, ours: Path) -> None:
    # shares an id with the built-in lineage, which is no matter to a file that builds on nothing there
    ours.write_text("models:\n  chatgpt: {name: Our own}\n  b: {name: B, members: [chatgtp]}\n")
    done = run("check", ours)
    assert [line for line in done.stdout.splitlines() if "error[" in line] == [
        f"{ours}:3:26: error[E202]: `chatgtp` is not a known model"
    ]
    assert "did you mean `chatgpt`?" in done.stdout
    assert "over" not in done.stderr


def test_only_the_given_files_are_told_of(run: Run, tmp_path: Path, ours: Path) -> None:
    base = tmp_path / "base.yaml"
    base.write_text("models:\n  base: {name: Base}\nclaims:\n  c: {kind: general, says: x}\n")
    ours.write_text("models:\n  ours: {name: Ours, members: [base]}\n  base: {name: Again}\n")
    done = run("check", ours, "--graph", base, "--no-builtin")
    assert [line for line in done.stdout.splitlines() if "[" in line and "]: " in line] == [
        f"{ours}:3:3: error[E201]: `base` is already defined in {base}:2, as a model"
    ]
    assert f"checked over {base}" in done.stderr


def test_a_file_of_the_built_in_lineage_is_checked_in_its_place(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(builtin_lineage().parent)
    done = run("check", Path("claims") / "origins.yaml")
    assert (done.code, done.stderr) == (0, "")
    assert "0 errors, 0 warnings\n" in done.stdout


def test_the_hook_for_pre_commit_runs_as_it_stands(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # what pre-commit itself makes of the file
    load = import_module("pre_commit.clientlib").load_manifest
    (hook,) = load(str(builtin_lineage().parents[1] / ".pre-commit-hooks.yaml"))
    monkeypatch.chdir(tmp_path)
    arguments: list[str] = hook["args"]
    program, *command = [*shlex.split(hook["entry"]), *arguments]
    assert (program, hook["language"]) == ("abilitytrace", "python")
    assert run("init").code == 0
    assert run(*command).code == 0
    Path("lineage.yaml").write_text("models: {a: {nmae: A}}\n")
    assert run(*command).code == 1


def test_what_a_file_includes_is_checked_with_it(run: Run, tmp_path: Path, ours: Path) -> None:
    ours.write_text("include: [more.yaml]\n")
    (tmp_path / "more.yaml").write_text("steps:\n  s: {inputs: [davinci], output: davinc}\n")
    done = run("check", ours)
    assert f"{tmp_path / 'more.yaml'}:2:34: error[E202]: `davinc` is not a known model" in done.stdout
    assert f"{tmp_path / 'more.yaml'}:2:3: warning[W401]" in done.stdout


@pytest.mark.parametrize(
    ("text", "code"), [(WHOLE, 0), ("claims:\n  c: {kind: general, says: x}\n", 0), ("models: []\n", 1)]
)
def test_errors_are_1_and_warnings_are_not(run: Run, ours: Path, text: str, code: int) -> None:
    ours.write_text(text)
    for output in ("text", "json", "github", "sarif", "md", "plain"):
        assert run("check", ours, "--format", output).code == code


def test_a_file_that_cannot_be_read_is_3(run: Run, tmp_path: Path) -> None:
    for output in ("text", "json", "github", "sarif", "md", "plain"):
        done = run("check", tmp_path / "gone.yaml", "--format", output)
        assert done.code == 3
        assert "E101" in done.stdout


def test_problems_go_to_stdout_and_the_sum_to_stderr(run: Run, ours: Path) -> None:
    ours.write_text("models: []\n")
    done = run("check", ours)
    assert done.stdout.splitlines()[0] == f"{ours}:1:1: error[E113]: `models`: expected a mapping"
    assert done.stderr.splitlines() == [
        "0 records, 0 lines of evidence in 1 file: 1 error, 0 warnings",
        "What a code means: abilitytrace explain E113",
    ]
    assert run("check", ours, "--lang", "zh").stderr.startswith("1 个文件，0 条记录，0 条证据：1 个错误，0 个警告\n")


def test_json_counts_and_lists(run: Run, ours: Path) -> None:
    ours.write_text(BUILDS)
    answer = json.loads(run("check", ours, "--json").stdout)
    assert (answer["schema"], answer["query"]) == ("abilitytrace/check@1", {"files": [str(ours)]})
    data = answer["data"]
    assert (data["over"], data["records"], data["evidence"], data["errors"]) == (["built-in"], 2, 1, 1)
    (problem,) = data["problems"]
    assert (problem["code"], problem["line"], problem["column"], problem["end_column"]) == ("E202", 5, 14, 29)


def test_formats_for_machines_leave_stdout_to_them(run: Run, ours: Path) -> None:
    ours.write_text(BUILDS)
    github, sarif = run("check", ours, "--format", "github"), run("check", ours, "--format", "sarif")
    assert [line.split(" ")[0] for line in github.stdout.splitlines()] == ["::error"]
    assert json.loads(sarif.stdout)["version"] == "2.1.0"
    assert github.stderr == sarif.stderr == "2 records, 1 line of evidence in 1 file: 1 error, 0 warnings\n"
    ours.write_text(WHOLE)
    assert run("check", ours, "--format", "github").stdout == ""


@pytest.mark.parametrize("width", [40, 80, 120])
def test_a_long_line_is_cut_around_the_caret(run: Run, ours: Path, width: int) -> None:
    ours.write_text("models:\n  a: {name: A, says: " + "x " * 100 + ", 中文键: 1, aliases: [" + "y, " * 100 + "z]}\n")
    lines = run("check", ours, env={"COLUMNS": str(width)}).stdout.splitlines()
    at = next(i for i, line in enumerate(lines) if "error[E111]" in line)
    from rich.cells import cell_len

    assert cell_len(lines[at + 1]) <= width
    assert lines[at + 1].partition(" | ")[2].startswith("…")
    assert lines[at + 1].endswith("…")
    before = lines[at + 1][: lines[at + 1].index("中文键")]
    assert lines[at + 2] == " " * 6 + "| " + " " * (cell_len(before) - 8) + "^" * 6


@pytest.mark.parametrize("name", ["\u001b[31mred", "\u202egnp", "a\u200bb", "[bold]x[/]", "../../x", "constructor"])
def test_whatever_a_name_says_is_shown_as_text(run: Run, ours: Path, name: str) -> None:
    ours.write_text(f"models:\n  {json.dumps(name)}: {{name: A, {json.dumps(name)}: 1}}\n", encoding="utf-8")
    done = run("check", ours, "--color", "always")
    assert "E111" in done.stdout
    for character in ("\u001b", "\u202e", "\u200b"):
        assert character not in done.stdout + done.stderr
    if name.isascii() and name.isprintable():
        assert f"unknown key `{name}`" in done.stdout


def test_a_pipe_that_breaks_ends_quietly(program: Program, ours: Path) -> None:
    ours.write_text("claims:\n" + "".join(f"  c{i}: {{kind: general, says: x}}\n" for i in range(3000)))
    done = program("check", ours)
    assert done.code == 0
    assert done.stdout.count("warning[W401]") == 3000
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_in_place_of_a_file_is_not_waited_for(run: Run, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    assert run("check", tmp_path / "pipe.yaml").code == 3


def test_an_error_is_explained_before_a_warning(run: Run, ours: Path) -> None:
    # the warning about dates stands first, the ring behind it
    ours.write_text("""\
models: {a: {name: A, released: 2025-03}, b: {name: B, released: 2025-01}}
steps:
  to-b: {inputs: [a], output: b, date: 2025-01}
  to-a: {inputs: [b], output: a, date: 2025-03}
""")
    done = run("check", ours, "--no-builtin")
    assert done.stdout.index("warning[W") < done.stdout.index("error[E301]")
    assert "abilitytrace explain E301" in done.stderr


def test_a_question_without_the_lineage_that_a_file_builds_on_says_so(run: Run, ours: Path) -> None:
    ours.write_text(BUILDS.replace("davinci-03", "davinci-003"))
    done = run("tree", "--graph", ours, "--no-builtin")
    assert done.code == 3
    assert done.stderr.endswith("help: files that build on the built-in lineage are read without --no-builtin\n")
