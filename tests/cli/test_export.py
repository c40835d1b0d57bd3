"""`export` on the command line: formats, files, mistakes."""

import json
import stat
import sys
from pathlib import Path

import pytest

from abilitytrace.render.exports import FORMATS
from tests.conftest import Program, Run

OURS = """
sources: {s1: {title: One, published: 2021, kind: paper}}
models: {a: {name: A}, b: {name: "Bé"}}
steps: {to-b: {inputs: [a], output: b, supports: [{source: s1, at: p. 1, kind: statement, finding: So.}]}}
"""


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    path = tmp_path / "ours.yaml"
    path.write_text(OURS, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_names_graph_and_rule_and_follows_the_selection(run: Run, name: str) -> None:
    code, all_of_it, errors = run("export", name)
    assert (code, errors) == (0, "")
    sha256 = json.loads(run("list", "--json").stdout)["graph"]["sha256"]
    assert sha256 in all_of_it
    assert "at-1" in all_of_it
    part = run("export", name, "+text-davinci-001")
    assert part.code == 0
    assert "text-davinci-001" in part.stdout
    assert "gpt-4" not in part.stdout
    assert run("export", name, "--select", "+text-davinci-001").stdout == part.stdout
    assert run("export", name, "+text-davinci-001", "--exclude", "text-davinci-001").stdout != part.stdout
    # scores have no confidence
    if name != "every-eval-ever":
        assert run("export", name, "--min-confidence", "strong").stdout != all_of_it


def test_an_exported_family_is_a_lineage_of_its_own(run: Run, tmp_path: Path) -> None:
    family = tmp_path / "family.yaml"
    family.write_bytes(run("export", "yaml", "+chatgpt").stdout.encode())
    checked = run("check", "--graph", family, "--no-builtin")
    assert checked.code == 0
    assert "0 errors, 0 warnings" in checked.stdout
    assert "ChatGPT" in run("tree", "--graph", family, "--no-builtin").stdout


def test_several_selectors_add_up(run: Run) -> None:
    together = json.loads(run("export", "json", "davinci", "-s", "gpt-2").stdout)
    assert [model["id"] for model in together["data"]["models"]] == ["gpt-2", "davinci"]
    assert together["query"]["select"] == ["davinci", "gpt-2"]


def test_pictures_follow_the_language(run: Run) -> None:
    assert "监督指令微调" in run("export", "mermaid", "+text-davinci-001", "--lang", "zh").stdout
    assert "supervised instruction tuning" in run("export", "dot", "+text-davinci-001").stdout


def test_it_writes_a_file_and_says_what(run: Run, ours: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.yaml"
    code, printed, said = run("export", "yaml", "-g", ours, "--no-builtin", "--out", out)
    assert (code, printed) == (0, "")
    assert said == f"4 records, 1 line of evidence, 0 scores: {out}\n"
    assert "name: Bé\n" in out.read_text(encoding="utf-8")


def test_it_never_overwrites_a_file_unasked(run: Run, ours: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.dot"
    out.write_text("mine", encoding="utf-8")
    out.chmod(0o640)
    code, _, said = run("export", "dot", "-g", ours, "--no-builtin", "-o", out)
    assert code == 2
    assert "give --force" in said
    assert out.read_text(encoding="utf-8") == "mine"
    assert run("export", "dot", "-g", ours, "--no-builtin", "-o", out, "--force").code == 0
    assert "digraph" in out.read_text(encoding="utf-8")
    assert stat.S_IMODE(out.stat().st_mode) == 0o640
    assert sorted(path.name for path in tmp_path.iterdir()) == ["ours.yaml", "out.dot"]


def test_a_file_that_cannot_be_written_is_said(run: Run, ours: Path, tmp_path: Path) -> None:
    code, _, said = run("export", "dot", "-g", ours, "--no-builtin", "-o", tmp_path / "no" / "out.dot")
    assert code == 3
    assert said.startswith("error: cannot write `")
    code, _, said = run("export", "dot", "-g", ours, "--no-builtin", "-o", tmp_path)
    assert code == 2
    assert "is a folder: name a file in it" in said


def test_a_refused_export_leaves_the_file_alone(run: Run, tmp_path: Path) -> None:
    models = "".join(f"  m{i}: {{name: M{i}}}\n" for i in range(502))
    steps = "".join(f"  to-{i}: {{inputs: [m{i}], output: m{i + 1}}}\n" for i in range(501))
    large, out = tmp_path / "large.yaml", tmp_path / "out.mmd"
    large.write_text(f"models:\n{models}steps:\n{steps}", encoding="utf-8")
    out.write_text("mine", encoding="utf-8")
    code, _, said = run("export", "mermaid", "-g", large, "--no-builtin", "-o", out, "--force")
    assert code == 1
    assert "Mermaid stops at 500" in said
    assert "help: select less" in said
    assert out.read_text(encoding="utf-8") == "mine"
    assert run("export", "mermaid", "3+m9", "-g", large, "--no-builtin").code == 0


@pytest.mark.parametrize(
    ("args", "said"),
    [
        ([], "which format? json, yaml, "),
        (["mermiad"], "did you mean `mermaid`?"),
        (["PROV"], "did you mean `prov-json`?"),
        (["csv", "--table", "score"], "did you mean `scores`?"),
        (["dot", "--table", "steps"], "--table goes with csv, not with dot"),
        (["dot", "--min-confidence", "stron"], "did you mean `strong`?"),
        (["dot", "--json"], "its first word: abilitytrace export json"),
        (["yaml", "kind:"], "help: "),
    ],
)
def test_wrong_usage_is_told_with_the_way_out(run: Run, args: list[str], said: str) -> None:
    code, printed, errors = run("export", *args)
    assert (code, printed) == (2, "")
    assert said in errors


def test_a_format_from_the_environment_is_no_contradiction(run: Run, ours: Path) -> None:
    assert run("export", "dot", "-g", ours, "--no-builtin", env={"ABILITYTRACE_FORMAT": "json"}).code == 0


def test_a_format_from_a_settings_file_is_no_contradiction(
    run: Run, ours: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours.with_name("abilitytrace.toml").write_text('format = "json"\n', encoding="utf-8")
    monkeypatch.chdir(ours.parent)
    assert "digraph" in run("export", "dot", "-g", ours, "--no-builtin").stdout


def test_an_unknown_name_is_told(run: Run) -> None:
    code, _, errors = run("export", "yaml", "+chatgtpp")
    assert code == 3
    assert "did you mean `chatgpt`" in errors


def test_nothing_selected_is_an_export_too(run: Run) -> None:
    code, printed, errors = run("export", "yaml", "chatgpt,davinci")
    assert code == 0
    assert printed.startswith("# abilitytrace ")
    assert errors == "note: the selection holds no record\n"


def test_a_missing_library_is_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "prov.model", None)
    code, printed, errors = run("export", "prov-json")
    assert (code, printed) == (5, "")
    assert errors.endswith('help: pip install "abilitytrace[prov]"\n')


def test_a_device_is_written_to_as_it_is(program: Program, ours: Path) -> None:
    done = program("export", "dot", "-g", ours, "--no-builtin", "-o", "/dev/stdout")
    assert done.code == 0
    assert "digraph" in done.stdout


def test_into_a_pipe_goes_utf_8_whatever_the_locale(program: Program) -> None:
    foreign: dict[str, str | None] = {"PYTHONIOENCODING": "ascii:backslashreplace"}
    assert program("export", "yaml", "+gpt-2", env=foreign) == program("export", "yaml", "+gpt-2")


def test_a_table_without_rows_says_which_have_some(run: Run) -> None:
    code, table, said = run("export", "csv", "gpt-2")
    assert (code, table.count("\n")) == (0, 1)
    assert "note: nothing selected belongs in the table of steps: there are rows in models" in said
    assert run("export", "csv", "gpt-2", "--table", "models").stderr == ""


def test_a_dash_is_stdout(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("export", "yaml", "gpt-2", "-o", "-") == run("export", "yaml", "gpt-2")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("given", "meant"), [("json", "json"), ("md", "csv")])
def test_a_format_beside_the_format_is_wrong_and_a_format_that_exists_is_advised(
    run: Run, given: str, meant: str
) -> None:
    done = run("export", "csv", "--format", given)
    assert done.code == 2
    assert done.stderr.startswith(f"error: the format of an export is its first word: abilitytrace export {meant}\n")
