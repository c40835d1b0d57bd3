"""`abilitytrace init`: a first file that works, and nothing lost."""

import json
import os
import re
import shlex
from pathlib import Path

import pytest

from abilitytrace.reading.schema import lineage_schema
from tests.conftest import Run


@pytest.fixture(params=["en", "zh"])
def lang(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_the_file_has_no_problem_and_all_that_a_file_has(run: Run, tmp_path: Path, lang: str) -> None:
    assert run("init", tmp_path, "--lang", lang).code == 0
    checked = json.loads(run("check", tmp_path / "lineage.yaml", "--json").stdout)["data"]
    assert (checked["problems"], checked["over"]) == ([], ["built-in"])
    assert (checked["records"], checked["evidence"], checked["scores"]) == (7, 3, 3)
    text = (tmp_path / "lineage.yaml").read_text(encoding="utf-8")
    comments = [line for line in text.splitlines() if line.startswith("# ")]
    assert len(comments) > 8
    assert bool(re.search("[\u4e00-\u9fff]", "".join(comments))) == (lang == "zh")
    # only the comments differ
    assert not re.search("[\u4e00-\u9fff]", "".join(set(text.splitlines()) - set(comments)))


def test_the_commands_that_it_names_work_at_once(run: Run, tmp_path: Path, lang: str) -> None:
    done = run("init", tmp_path / "our models", "--lang", lang, "--format", "json")
    commands = json.loads(done.stdout)["data"]["next"]
    assert len(commands) == 3
    for command in commands:
        asked = run(*shlex.split(command)[1:])
        assert (asked.code, asked.stderr) == (0, ""), command
    shown = run(*shlex.split(commands[1])[1:]).stdout
    assert "lost chain-of-thought reasoning" in shown
    assert "beyond noise" in shown


def test_the_schema_lies_beside_it_and_is_named_in_the_first_line(run: Run, tmp_path: Path) -> None:
    run("init", tmp_path / "ours.yaml")
    first = (tmp_path / "ours.yaml").read_text(encoding="utf-8").partition("\n")[0]
    named = tmp_path / first.removeprefix("# yaml-language-server: $schema=")
    assert json.loads(named.read_text(encoding="utf-8")) == lineage_schema()


@pytest.mark.parametrize(
    ("path", "written"),
    [
        ("", "lineage.yaml"),
        ("new", "new/lineage.yaml"),
        ("new/deep", "new/deep/lineage.yaml"),
        ("new/ours.yml", "new/ours.yml"),
    ],
)
def test_a_folder_or_a_file_may_be_named(run: Run, tmp_path: Path, path: str, written: str) -> None:
    assert run("init", tmp_path / path).code == 0
    assert (tmp_path / written).is_file()


def test_without_a_path_it_goes_where_one_is(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("init").stdout.startswith("Written: lineage.yaml, lineage.schema.json.\n")
    assert sorted(os.listdir(tmp_path)) == ["lineage.schema.json", "lineage.yaml"]


def test_nothing_is_overwritten(run: Run, tmp_path: Path) -> None:
    (tmp_path / "lineage.yaml").write_text("mine")
    done = run("init", tmp_path)
    assert (done.code, done.stdout) == (2, "")
    assert done.stderr.splitlines() == [
        f"error: `{tmp_path / 'lineage.yaml'}` is already there, and nothing is ever overwritten",
        "help: name another folder or file: abilitytrace init FOLDER",
    ]
    assert (tmp_path / "lineage.yaml").read_text() == "mine"
    assert os.listdir(tmp_path) == ["lineage.yaml"]


def test_a_link_that_leads_nowhere_is_not_followed(run: Run, tmp_path: Path) -> None:
    (tmp_path / "lineage.yaml").symlink_to("elsewhere.yaml")
    assert run("init", tmp_path).code == 2
    assert not (tmp_path / "elsewhere.yaml").exists()


def test_a_schema_that_is_there_is_left_and_said(run: Run, tmp_path: Path) -> None:
    (tmp_path / "lineage.schema.json").write_text("{}")
    done = run("init", tmp_path, env={"COLUMNS": "160"})
    assert done.code == 0
    assert f"Left as it was: {tmp_path / 'lineage.schema.json'}." in done.stdout
    assert (tmp_path / "lineage.schema.json").read_text() == "{}"


@pytest.mark.parametrize(("path", "code"), [("taken", 2), ("taken/deep", 3)])
def test_a_place_where_nothing_can_be_written_is_an_error(run: Run, tmp_path: Path, path: str, code: int) -> None:
    (tmp_path / "taken").write_text("a file")
    done = run("init", f"{tmp_path}/{path}")
    assert (done.code, done.stdout) == (code, "")
    assert done.stderr.startswith("error: ")
    assert "\nhelp: " in done.stderr
    assert (tmp_path / "taken").read_text() == "a file"


def test_a_full_disk_leaves_no_half_of_a_file(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    done = run("init", tmp_path)
    assert (done.code, os.listdir(tmp_path)) == (3, [])
    assert "No space left on device" in done.stderr
