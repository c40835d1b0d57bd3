"""The command line as a user, a script or a careless parent process meets it."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from abilitytrace import __version__
from abilitytrace.cli.app import ALIASES, COMMANDS
from abilitytrace.cli.complete import complete
from abilitytrace.render.wrap import columns
from tests.conftest import Program, Ran, Run

Environment = Callable[..., dict[str, str]]

QUESTIONS = [
    ("origin", "cot"),
    ("origin", "icl", "--model", "chatgpt"),
    ("diff", "text-davinci-002", "text-davinci-003"),
    ("tree",),
    ("tree", "--invert", "chatgpt"),
    ("tradeoffs", "chatgpt"),
]
_names = [" ".join(args) for args in QUESTIONS]

# names that try everything a terminal or a renderer might obey
HOSTILE = """\
models:
  trap: {name: "[bold red]x[/] :smile: {y} %s \\e[31m\\u0007\\u202E`*_#|", aliases: ["\\e]0;title\\a"], released: 2020}
  next: {name: Next}
steps:
  to-next: {inputs: [trap], output: next}
"""


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    path = tmp_path / "hostile.yaml"
    path.write_text(HOSTILE, encoding="utf-8")
    return path


# -- exit codes


@pytest.mark.parametrize("args", QUESTIONS, ids=_names)
def test_an_answer_is_0_on_stdout(run: Run, args: tuple[str, ...]) -> None:
    done = run(*args)
    assert (done.code, done.stderr) == (0, "")
    assert len(done.stdout.splitlines()) > 5


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("origin",), "Missing argument"),
        (("origin", "cot", "icl"), "unexpected extra argument"),
        (("origin", "cot", "--colour"), "No such option"),
        (("orgin", "cot"), "No such command"),
        (("origin", "cot", "--format", "xml"), "'xml'"),
        (("origin", "cot", "--lang", "fr"), "'fr'"),
        (("origin", "cot", "--json", "--format", "md"), "--json and --format disagree"),
        (("origin", "cot", "--as-of", "soon"), "`soon` is not a date"),
        (("origin", "cot", "--as-of", "2022-13"), "`2022-13` is not a date"),
        (("tree", "--no-builtin"), "--no-builtin needs a --graph FILE"),
        (("tree", "--edges", "marries"), "`marries` is not one of derives"),
        (("tree", "--depth", "-1"), "-1"),
    ],
)
def test_wrong_usage_is_2(run: Run, args: tuple[str, ...], message: str) -> None:
    done = run(*args)
    assert (done.code, done.stdout) == (2, "")
    assert message in done.stderr
    assert "--help" in done.stderr or "-h" in done.stderr


@pytest.mark.parametrize(
    ("args", "lines"),
    [
        (
            ("origin", "chain of thougth"),
            ["error[E202]: unknown ability `chain of thougth`", "help: did you mean `cot`"],
        ),
        (("origin", "chatgpt"), ["error[E203]: `chatgpt` is a model (chatgpt); this needs an ability"]),
        (("diff", "cot", "chatgpt"), ["error[E203]: `cot` is an ability (cot); this needs a model"]),
        (("diff", "chatgpt", "chatpgt"), ["error[E202]: unknown model `chatpgt`", "help: did you mean `chatgpt`"]),
        (("tree", "zzzzzzzz"), ["error[E202]: unknown model `zzzzzzzz`", "help: abilitytrace list models"]),
        (("tradeoffs", "nobody-knows"), ["error[E202]: unknown model `nobody-knows`"]),
        (("origin", ""), ["error[E202]: unknown ability ``", "help: abilitytrace list abilities"]),
        (("tree", "-g", "/nowhere/ours.yaml"), ["/nowhere/ours.yaml: error[E101]: there is no file"]),
    ],
)
def test_bad_input_is_3_with_the_way_out(run: Run, args: tuple[str, ...], lines: list[str]) -> None:
    done = run(*args)
    assert (done.code, done.stdout) == (3, "")
    for line in lines:
        assert any(found.startswith(line) for found in done.stderr.splitlines()), done.stderr


def test_a_difference_is_1_when_asked_for(run: Run) -> None:
    assert run("diff", "text-davinci-002", "text-davinci-003", "--exit-code").code == 1
    assert run("diff", "chatgpt", "chatgpt", "--exit-code").code == 0


def test_problems_of_a_file_are_1_for_check_and_3_for_a_question(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "ours.yaml"
    path.write_text("models:\n  a: {nmae: A}\nsteps:\n  s: {output: b}\n")
    checked, asked = run("check", path), run("tree", "-g", path)
    assert (checked.code, asked.code) == (1, 3)
    assert f"{path}:2:7: error[E111]: unknown key `nmae`" in checked.stdout
    assert f"{path}:2:7: error[E111]: unknown key `nmae`" in asked.stderr
    assert run("check").code == 0


@pytest.mark.parametrize("flag", ["--version", "-V"])
def test_the_version_is_told(run: Run, flag: str) -> None:
    assert run(flag) == Ran(0, f"abilitytrace {__version__}\n", "")


def test_without_a_command_the_help_is_shown(run: Run) -> None:
    assert run() == run("--help")
    assert "abilitytrace origin cot" in run().stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(run: Run, command: str) -> None:
    done = run(command, "--help")
    assert (done.code, done.stderr) == (0, "")
    assert f"abilitytrace {command}" in done.stdout
    assert done == run(command, "-h")
    assert all(columns(line) <= 80 for line in done.stdout.splitlines())


def test_the_help_lists_every_command(run: Run) -> None:
    text = run("--help").stdout
    assert [name for name in COMMANDS if not re.search(rf"^  {name} ", text, re.MULTILINE)] == []
    assert all(columns(line) <= 80 for line in text.splitlines())


@pytest.mark.parametrize(("alias", "command"), ALIASES.items())
def test_an_alias_is_its_command(run: Run, alias: str, command: str) -> None:
    one, other = (run(name, "--help").stdout.split() for name in (alias, command))
    assert [word for word in one if word not in (alias, command)] == [word for word in other if word != command]


# -- formats


@pytest.mark.parametrize("args", QUESTIONS, ids=_names)
def test_json_is_one_object_with_its_envelope(run: Run, args: tuple[str, ...], tmp_path: Path) -> None:
    done = run(*args, "--json")
    assert (done.code, done.stderr) == (0, "")
    found = json.loads(done.stdout)
    assert list(found) == ["schema", "tool", "graph", "query", "data", "warnings"]
    assert found["schema"] == f"abilitytrace/{args[0]}@1"
    assert found["tool"]["version"] == __version__
    assert re.fullmatch("[0-9a-f]{64}", found["graph"]["sha256"])
    assert found["warnings"] == []
    assert run(*args, "--format", "json").stdout == done.stdout
    assert str(Path(__file__).parents[2]) not in done.stdout
    assert str(tmp_path.parent) not in done.stdout


def test_json_says_what_was_asked(run: Run) -> None:
    query = json.loads(run("origin", "CoT", "--model", "chatgpt", "--as-of", "2022-12", "--json").stdout)["query"]
    assert query == {"ability": "CoT", "model": "chatgpt", "as_of": "2022-12"}


def test_json_does_not_depend_on_language_or_screen(run: Run) -> None:
    one = run("origin", "cot", "--json")
    assert run("origin", "cot", "--json", "--lang", "zh", env={"COLUMNS": "40", "FORCE_COLOR": "1"}) == one


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        (("origin", "chain of thougth"), {"code": "E202", "name": "chain of thougth", "expected": ["ability"]}),
        (("origin", "chatgpt"), {"code": "E203", "id": "chatgpt", "kind": "model", "expected": ["ability"]}),
        (("tree", "-g", "/nowhere.yaml"), {"code": "lineage"}),
    ],
)
def test_errors_are_json_on_stderr_when_json_is_asked_for(
    run: Run, args: tuple[str, ...], expected: dict[str, Any]
) -> None:
    done = run(*args, "--json")
    assert (done.code, done.stdout) == (3, "")
    error = json.loads(done.stderr)["error"]
    assert {key: error[key] for key in expected} == expected


@pytest.mark.parametrize("args", QUESTIONS, ids=_names)
def test_plain_is_one_record_a_line(run: Run, args: tuple[str, ...]) -> None:
    lines = run(*args, "--format", "plain").stdout.splitlines()
    assert lines
    assert all("\t" in line for line in lines)
    # nothing of the screen in it
    assert run(*args, "--format", "plain", env={"COLUMNS": "40"}).stdout.splitlines() == lines


@pytest.mark.parametrize("args", QUESTIONS, ids=_names)
def test_brief_is_the_beginning_of_the_answer(run: Run, args: tuple[str, ...]) -> None:
    brief, whole = run(*args, "--brief").stdout, run(*args).stdout
    assert whole.startswith(brief.rstrip("\n"))
    assert len(brief) < len(whole)
    assert brief.strip()


def test_the_format_may_stand_in_the_environment(run: Run) -> None:
    assert run("origin", "cot", env={"ABILITYTRACE_FORMAT": "plain"}) == run("origin", "cot", "--format", "plain")
    assert run("origin", "cot", "-f", "md", env={"ABILITYTRACE_FORMAT": "plain"}) == run("origin", "cot", "-f", "md")


# -- languages, signs, colours, widths


@pytest.mark.parametrize(
    "env", [{"LANG": "zh_CN.UTF-8"}, {"LC_ALL": "zh_TW.UTF-8", "LANG": "en_US.UTF-8"}, {"ABILITYTRACE_LANG": "zh"}]
)
def test_the_locale_chooses_the_language(run: Run, env: dict[str, str | None]) -> None:
    assert run("origin", "cot", env=env) == run("origin", "cot", "--lang", "zh")
    assert run("origin", "cot", "--lang", "en", env=env) == run("origin", "cot")


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("width", ["40", "80", "120", "160"])
@pytest.mark.parametrize("args", QUESTIONS, ids=_names)
def test_no_line_is_wider_than_the_screen(run: Run, args: tuple[str, ...], width: str, language: str) -> None:
    done = run(*args, "--lang", language, env={"COLUMNS": width})
    # a tree too deep for a narrow screen grows to the right
    room = max(int(width), 60) if args[0] == "tree" else int(width)
    assert [line for line in done.stdout.splitlines() if columns(line) > room] == []


@pytest.mark.parametrize("width", ["", "0", "-5", "wide", "٣", "9" * 5000])
def test_a_width_that_makes_no_sense_does_no_harm(run: Run, width: str) -> None:
    assert run("origin", "cot", env={"COLUMNS": width}).code == 0


@pytest.mark.parametrize("args", QUESTIONS, ids=_names)
def test_plain_signs_draw_no_other_ones(run: Run, args: tuple[str, ...]) -> None:
    text = run(*args, "--charset", "ascii").stdout
    assert re.findall("[●○•→├└│─…]", text) == []


@pytest.mark.parametrize("language", ["en", "zh"])
def test_an_ascii_terminal_gets_ascii(program: Program, language: str) -> None:
    done = program("origin", "cot", "--lang", language, env={"PYTHONIOENCODING": "ascii"})
    assert (done.code, done.stderr) == (0, "")
    assert done.stdout.isascii()


@pytest.mark.parametrize(
    ("args", "env", "coloured"),
    [
        ((), {"NO_COLOR": None}, False),  # not a terminal
        ((), {"FORCE_COLOR": "1", "NO_COLOR": None}, True),
        (("--color", "always"), {"NO_COLOR": None}, True),
        (("--color", "always"), {"NO_COLOR": "1"}, True),  # a flag goes before the environment
        (("--color", "never"), {"FORCE_COLOR": "1", "NO_COLOR": None}, False),
        ((), {"ABILITYTRACE_COLOR": "always"}, True),
    ],
)
def test_colour_is_chosen_by_flag_then_environment(
    run: Run, args: tuple[str, ...], env: dict[str, str | None], coloured: bool
) -> None:
    text = run("origin", "cot", *args, env=env).stdout
    assert ("\x1b[" in text) == coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", text) == run("origin", "cot").stdout


# -- lineages


def test_an_overlay_adds_to_the_built_in_lineage(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "ours.yaml"
    path.write_text("models: {ours: {name: Our Chat}}\nsteps: {to-ours: {inputs: [chatgpt], output: ours}}\n")
    assert "Our Chat" in run("tree", "chatgpt", "-g", path).stdout
    assert run("diff", "ours", "text-davinci-003", "-g", path).code == 0
    assert "Our Chat" not in run("tree", "chatgpt").stdout


def test_several_overlays_are_laid_over_each_other(run: Run, tmp_path: Path) -> None:
    (tmp_path / "one.yaml").write_text("models: {one: {name: One}}\n")
    (tmp_path / "two.yaml").write_text("models: {two: {name: Two}}\nsteps: {to-two: {inputs: [one], output: two}}\n")
    args = ("--no-builtin", "-g", tmp_path / "one.yaml", "--graph", tmp_path / "two.yaml")
    assert run("tree", "one", *args).stdout.count("Two") == 1


def test_without_the_built_in_lineage_only_ones_own_is_known(run: Run, hostile: Path) -> None:
    assert run("tree", "next", "--no-builtin", "-g", hostile).code == 0
    assert run("origin", "cot", "--no-builtin", "-g", hostile).code == 3


def test_an_overlay_may_not_redefine_what_is_there(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "ours.yaml"
    path.write_text("models: {chatgpt: {name: My chat}, mine: {name: GPT-4}}\n")
    done = run("tree", "-g", path)
    assert done.code == 3
    assert "error[E201]: `chatgpt` is already defined in " in done.stderr
    assert "error[E204]: the name `GPT-4` of `mine` already belongs to `gpt-4` " in done.stderr
    # the built-in lineage grows: what was sound may come to clash, and must go on working somehow
    assert done.stderr.count("--no-builtin leaves the built-in lineage out") == 2
    assert run("tree", "-g", path, "--no-builtin").code == 0


def test_the_digest_tells_lineages_apart(run: Run, hostile: Path) -> None:
    graphs = [json.loads(run("tree", "--json", *more).stdout)["graph"] for more in ((), ("-g", hostile))]
    assert graphs[0]["sha256"] != graphs[1]["sha256"]


@pytest.mark.parametrize("form", ["text", "md", "plain"])
def test_names_cannot_steer_the_terminal(run: Run, hostile: Path, form: str) -> None:
    for args in (("tree",), ("tree", "--invert", "next"), ("diff", "trap", "next"), ("tradeoffs", "trap")):
        text = run(*args, "--no-builtin", "-g", hostile, "--format", form).stdout
        assert [sign for sign in text if not sign.isprintable() and sign not in "\n\t"] == []
        if form != "plain":
            assert "bold red" in text
            assert r"\u001b" in text.replace("\\\\", "\\")


def test_suggestions_cannot_steer_the_terminal(run: Run, hostile: Path) -> None:
    text = run("tree", "titl\x1b[2J", "--no-builtin", "-g", hostile).stderr
    assert [sign for sign in text if not sign.isprintable() and sign != "\n"] == []


# -- completion


def test_names_complete_by_their_ids(cache: Path) -> None:
    assert cache  # in the environment by now
    found = dict(complete("model")("text-davinci-"))
    assert {"text-davinci-001", "text-davinci-002", "text-davinci-003"} <= set(found)
    assert all(identifier.startswith("text-davinci-") for identifier in found)
    assert "cot" in dict(complete("ability")("c"))
    assert dict(complete("ability")("text-")) == {}


def test_completion_stays_silent_on_trouble(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("abilitytrace.builtin.builtin_lineage", lambda: tmp_path / "gone.yaml")
    assert complete("model")("text") == []


def test_the_shell_gets_ids() -> None:
    words = {"_ABILITYTRACE_COMPLETE": "complete_bash", "COMP_WORDS": "abilitytrace tree code-d", "COMP_CWORD": "2"}
    script = Path(sys.executable).with_name("abilitytrace")
    if not script.exists():
        pytest.skip("not installed as a script here")
    environment = {**os.environ, **words}
    done = subprocess.run([script], env=environment, capture_output=True, encoding="utf-8", check=False)
    assert done.stdout.split() == ["code-davinci-002"]
    assert done.stderr == ""


# -- processes


def test_both_ways_to_start_the_program_are_one(program: Program, environment: Environment) -> None:
    script = Path(sys.executable).with_name("abilitytrace")
    if not script.exists():
        pytest.skip("not installed as a script here")
    done = subprocess.run(
        [script, "origin", "cot"], env=environment(), capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout == program("origin", "cot").stdout


@pytest.mark.parametrize("args", ["tree", "origin cot --json"])
def test_a_reader_who_leaves_ends_the_program_quietly(environment: Environment, args: str) -> None:
    command = f"{sys.executable} -m abilitytrace {args} | head -n 1; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(
        ["bash", "-c", command], env=environment(), capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0
    assert done.stderr == ""
    assert len(done.stdout.splitlines()) == 1


def test_a_reader_who_left_before_the_answer_ends_it_quietly(environment: Environment) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "abilitytrace", "origin", "cot", "--json"]
    done = subprocess.run(command, env=environment(), stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert done.returncode == 0
    assert done.stderr == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
def test_a_full_disk_is_told(environment: Environment) -> None:
    command = [sys.executable, "-m", "abilitytrace", "origin", "cot"]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(command, env=environment(), stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 74
    assert done.stderr.decode().splitlines() == ["error: cannot write the answer: No space left on device"]


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-", "<&-"])
def test_closed_streams_do_no_harm(environment: Environment, closed: str) -> None:
    command = f"{sys.executable} -m abilitytrace origin cot {closed}"
    done = subprocess.run(
        ["bash", "-c", command], env=environment(), capture_output=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_an_argument_that_is_no_text_is_an_unknown_name(environment: Environment) -> None:
    command = [sys.executable, "-m", "abilitytrace", "origin", os.fsdecode(b"\xff\xfe")]
    done = subprocess.run(command, env=environment(), capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 3
    assert r"unknown ability `\udcff\udcfe`" in done.stderr


def test_no_cache_at_all_gives_the_same_answer(program: Program) -> None:
    nowhere = program("origin", "cot", env={"ABILITYTRACE_CACHE": "/dev/null"})
    assert nowhere == program("origin", "cot")


def test_the_answer_is_the_same_from_any_folder(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = program("tree", "--json")
    monkeypatch.chdir(tmp_path)
    assert program("tree", "--json") == here
