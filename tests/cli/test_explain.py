"""`abilitytrace explain`: what a code means."""

import json
from pathlib import Path

import pytest

from abilitytrace.checks.codes import CODES
from tests.conftest import Run


@pytest.mark.parametrize("name", ["E202", "e202", " E202 ", "error[E202]", "error[E202]:"])
def test_a_code_is_found_as_it_is_printed(run: Run, name: str) -> None:
    done = run("explain", name)
    assert (done.code, done.stderr) == (0, "")
    assert done.stdout.startswith("E202: a reference meets nothing (error)\n")


@pytest.mark.parametrize("name", CODES)
def test_every_code_shows_a_wrong_and_a_right_file(run: Run, name: str) -> None:
    code = CODES[name]
    english, chinese = run("explain", name).stdout, run("explain", name, "--lang", "zh").stdout
    assert code.title.en in english
    assert code.title.zh in chinese
    for line in code.right.splitlines():
        assert line[:60] in english
        assert line[:60] in chinese


def test_without_a_code_all_are_listed(run: Run) -> None:
    done = run("explain")
    assert [word for word in done.stdout.split() if word in CODES] == [*CODES, "E101"]
    assert run("explain", "--format", "plain").stdout.count("\n") == len(CODES)


@pytest.mark.parametrize(
    ("name", "help_"), [("E205", "did you mean W205?"), ("E20", "did you mean E20"), ("nonsense", "")]
)
def test_an_unknown_code_is_3_with_the_nearest(run: Run, name: str, help_: str) -> None:
    done = run("explain", name)
    assert (done.code, done.stdout) == (3, "")
    assert done.stderr.startswith(f"error: there is no code `{name}`\n")
    assert help_ in done.stderr
    assert done.stderr.endswith("help: abilitytrace explain lists all codes\n")


def test_an_unknown_code_is_json_for_programs(run: Run) -> None:
    done = run("explain", "E205", "--json")
    assert (done.code, done.stdout) == (3, "")
    assert json.loads(done.stderr) == {"error": {"code": "explain", "name": "E205", "nearest": ["W205"]}}


def test_markdown_has_the_examples_in_fences(run: Run) -> None:
    text = run("explain", "E602", "--format", "md").stdout
    assert "```toml\ngrahp = " in text
    assert text.count("```") == 4


def test_json_has_both_languages_and_both_examples(run: Run) -> None:
    answer = json.loads(run("explain", "E301", "--json").stdout)
    code = answer["data"]["code"]
    assert (answer["schema"], code["code"]) == ("abilitytrace/explain@1", "E301")
    assert (code["wrong"], code["right"]) == (CODES["E301"].wrong, CODES["E301"].right)
    assert set(code["title"]) == {"en", "zh"}


def test_a_broken_settings_file_does_not_keep_its_code_from_being_explained(run: Run, tmp_path: Path) -> None:
    broken = tmp_path / "abilitytrace.toml"
    broken.write_text("grahp = 1\n")
    assert run("claims", env={"ABILITYTRACE_CONFIG": str(broken)}).code == 3
    done = run("explain", "E602", env={"ABILITYTRACE_CONFIG": str(broken)})
    assert (done.code, done.stderr) == (0, "")
