"""`import` as a user meets it: where the lineage goes, what is said, and with which exit code."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]


@pytest.fixture
def harness(pytestconfig: pytest.Config) -> Path:
    """Published result files of lm-evaluation-harness."""
    return pytestconfig.rootpath / "tests" / "importing" / "samples" / "harness"


def test_without_a_target_the_lineage_goes_to_stdout_and_the_account_to_stderr(run: Run, harness: Path) -> None:
    done = run("import", "harness", harness / "transition")
    assert done.code == 0
    assert done.stdout.startswith("# Imported harness: transition.\n")
    assert "{name: facebook/xglm-1.7B}" in done.stdout
    assert done.stderr.startswith("1 file read as harness: 1 score and 1 new model.\n")


def test_a_new_file_is_a_sound_lineage(run: Run, harness: Path, tmp_path: Path) -> None:
    ours = tmp_path / "ours.yaml"
    done = run("import", "harness", harness, "-o", ours)
    assert (done.code, done.stderr) == (0, "")
    assert "10 files read as harness" in done.stdout
    assert "2 measurements have more than one value" in done.stdout
    checked = run("check", "--graph", ours)
    assert checked.code == 0
    assert "0 errors" in checked.stdout + checked.stderr
    scores = run("scores", "opt-125m", "--graph", ours)
    assert scores.code == 0
    assert "Results of lm-evaluation-harness" in scores.stdout


def test_conflicts_are_told_with_all_their_values(run: Run, harness: Path, tmp_path: Path) -> None:
    done = run("import", "harness", harness / "rwkv", "-o", tmp_path / "ours.yaml", env={"COLUMNS": "120"})
    assert "rwkv7-1.5b-world, lambada, acc: 0.4106, 0.6881, 0.06288" in done.stdout
    text = (tmp_path / "ours.yaml").read_text()
    assert text.count("# conflict: also measured as") == 6


def test_a_file_that_exists_is_not_overwritten(run: Run, harness: Path, tmp_path: Path) -> None:
    ours = tmp_path / "ours.yaml"
    ours.write_text("schema: 1\n")
    done = run("import", "harness", harness, "-o", ours)
    assert done.code == 2
    assert "--append adds to it, --force replaces it" in done.stderr
    assert ours.read_text() == "schema: 1\n"
    assert run("import", "harness", harness, "-o", ours, "--force").code == 0


def test_a_second_run_adds_nothing(run: Run, harness: Path, tmp_path: Path) -> None:
    ours = tmp_path / "ours.yaml"
    ours.write_text("# mine\nschema: 1\n")
    assert run("import", "harness", harness / "old", "--append", ours).code == 0
    before = ours.read_bytes()
    assert before.startswith(b"# mine\nschema: 1\n")
    done = run("import", "harness", harness / "old", "--append", ours)
    assert done.code == 0
    assert "nothing of it is new" in done.stdout
    assert ours.read_bytes() == before
    more = run("import", "harness", harness, "--append", ours)
    assert "were in the file already" in more.stdout
    # one harness, one source: its scores compare
    assert ours.read_text().count("kind: evaluation") == 1


def test_a_score_that_gets_its_items_is_told(run: Run, tmp_path: Path) -> None:
    runs, ours = tmp_path / "runs", tmp_path / "ours.yaml"
    runs.mkdir()
    results = {"results": {"gsm8k": {"acc,none": 0.5}}, "config": {"model_args": "pretrained=org/new"}}
    (runs / "results.json").write_text(json.dumps(results))
    (runs / "samples_gsm8k.jsonl").write_text('{"doc_id": 0, "acc": 1.0}\n{"doc_id": 1, "acc": 0.0}\n')
    assert run("import", "harness", runs, "-o", ours).code == 0
    done = run("import", "samples", runs, "--append", ours, env={"COLUMNS": "300"})
    assert "1 score there now names its file of single items." in done.stdout
    assert f"Added to {ours}." in done.stdout
    assert "items: runs/samples_gsm8k.jsonl" in ours.read_text()
    again = run("import", "samples", runs, "--append", ours, env={"COLUMNS": "300"})
    assert "single items" not in again.stdout
    assert f"{ours} is as it was." in again.stdout


@pytest.mark.parametrize(
    ("args", "code", "message"),
    [
        (["import", "harnes", "x"], 2, "did you mean harness?"),
        (["import", "harness"], 2, "Missing argument"),
        (["import", "harness", "typo.json"], 3, "cannot read `typo.json`: there is no such file or folder"),
        (["import", "harness", ".", "-o", "a.yaml", "--append", "b.yaml"], 2, "disagree"),
        (["import", "harness", ".", "--force"], 2, "--force goes with --out"),
        (["import", "harness", ".", "-o", "."], 2, "is a folder"),
        (["import", "harness", ".", "--append", "none.yaml"], 3, "there is no file"),
        (["import", "harness", ".", "--append", "none.jsonl"], 2, "--append adds to YAML"),
        (["import", "harness", ".", "--source-id", "Not an id"], 2, "is not an id"),
        (["import", "csv", "empty"], 1, "No file of csv there"),
        (["import", "harness", "x.json", "-o", "no/folder/x.yaml"], 3, "cannot write `no/folder/x.yaml`"),
        (["import", "harness", "x.json", "--append", "broken.yaml"], 3, "not valid YAML"),
    ],
)
def test_what_goes_wrong_has_a_way_out(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, args: list[str], code: int, message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    (tmp_path / "broken.yaml").write_text("models: [")
    (tmp_path / "x.json").write_text('{"results": {"piqa": {"acc": 0.5}}, "config": {"model_args": "pretrained=a/b"}}')
    done = run(*args)
    assert done.code == code
    assert message in done.stderr
    assert done.stdout == ""


def test_nothing_to_import_is_a_no(run: Run, tmp_path: Path) -> None:
    (tmp_path / "package.json").write_text('{"name": "x"}')
    done = run("import", "harness", tmp_path, "-o", tmp_path / "ours.yaml")
    assert done.code == 1
    assert "no results of lm-evaluation-harness in it" in done.stderr
    assert not (tmp_path / "ours.yaml").exists()


def test_a_path_that_is_missing_does_not_stop_the_others(run: Run, harness: Path) -> None:
    done = run("import", "harness", harness / "transition", harness / "typo", "-o", os.devnull)
    assert done.code == 0
    assert "typo" in done.stderr


def test_the_user_may_name_model_and_source(run: Run, harness: Path) -> None:
    file = harness / "old" / "Tr1-13B-harness-eval.json"
    text = run(
        "import", "harness", file, "-m", "bigscience/tr1", "--source-id", "tr1-runs", "--title", "Runs: tr1"
    ).stdout
    assert "tr1: {name: bigscience/tr1}" in text
    assert '  tr1-runs:\n    title: "Runs: tr1"\n' in text


def test_without_a_graph_nothing_is_known(run: Run, harness: Path) -> None:
    done = run("import", "harness", harness / "0.4", "--no-builtin")
    assert done.code == 0
    assert "known" not in done.stderr
    assert "meta-llama-3-8b-instruct: {name: meta-llama/Meta-Llama-3-8B-Instruct}" in done.stdout


def test_the_account_is_there_in_chinese_as_json_and_as_rows(run: Run, harness: Path) -> None:
    folder = harness / "rwkv"
    assert "读取了 4 个文件" in run("import", "harness", folder, "-o", os.devnull, "--lang", "zh").stdout
    answer = json.loads(run("import", "harness", folder, "-o", os.devnull, "--json").stdout)
    assert answer["schema"] == "abilitytrace/import@1"
    assert len(answer["data"]["conflicts"]) == 2
    rows = run("import", "harness", folder, "-o", os.devnull, "--format", "plain").stdout.splitlines()
    assert "files\t4" in rows
    assert [row.split("\t")[0] for row in rows].count("conflict") == 2


def test_each_real_folder_makes_a_sound_lineage(run: Run, real: Path, tmp_path: Path) -> None:
    ours = tmp_path / "ours.yaml"
    assert run("import", "harness", real / "lm-eval" / "harness", "-o", ours).code == 0
    assert run("import", "harness", real / "lm-eval" / "stability-jp", "--append", ours).code == 0
    assert run("check", "--graph", ours).code == 0


@pytest.fixture
def real(pytestconfig: pytest.Config) -> Path:
    """Files that others made, beside the checkout."""
    folder = pytestconfig.rootpath.parent / "shared" / "real"
    if not folder.is_dir():
        pytest.skip("the folder of real files is not beside this checkout")
    return folder


@pytest.mark.parametrize("name", ["x\x1b[31my.csv", "a\nmodels: 3\n#.csv", "\u202etable.csv"])
def test_any_name_of_a_file_leaves_a_sound_lineage(run: Run, tmp_path: Path, name: str) -> None:
    table, ours = tmp_path / name, tmp_path / "ours.yaml"
    table.write_text("model,benchmark,metric,value\nour-base,gsm8k,accuracy,0.5\n")
    assert run("import", "csv", table, "-o", ours).code == 0
    assert all(line.isprintable() for line in ours.read_text(encoding="utf-8").split("\n"))
    checked = run("check", ours)
    assert (checked.code, checked.stdout.count("error[")) == (0, 0)


def test_a_typed_name_reaches_the_terminal_without_its_control_characters(run: Run, tmp_path: Path) -> None:
    table = tmp_path / "t\x07\u202e.csv"
    table.write_text("")
    assert "t\\u0007\\u202e.csv` exists" in run("import", "csv", table, "-o", table).stderr
    assert "no\\u0007` " not in run("import", "csv", "no\x07").stdout
    assert "cannot read `no\\u0007`" in run("import", "csv", "no\x07").stderr


def test_a_dash_is_stdout(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("t.csv").write_text("model,benchmark,metric,value\nour-base,gsm8k,accuracy,0.5\n")
    assert run("import", "csv", "t.csv", "-o", "-") == run("import", "csv", "t.csv")
    assert [path.name for path in tmp_path.iterdir()] == ["t.csv"]


def test_a_name_guessed_from_a_path_says_how_to_name_the_model(run: Run, tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text(
        '{"results": {"gsm8k": {"acc,none": 0.5}}, "config": {"model_args": "pretrained=/ckpt/ours"}}'
    )
    (tmp_path / "ours.yaml").write_text("models: {ours: {name: Ours}}\n")
    guessed = run("import", "harness", tmp_path / "x.json", "--append", tmp_path / "ours.yaml")
    assert "1 new model." in guessed.stdout
    assert "--model NAME says it" in guessed.stdout
    (tmp_path / "ours.yaml").write_text("models: {ours: {name: Ours}}\n")
    named = run("import", "harness", tmp_path / "x.json", "--append", tmp_path / "ours.yaml", "--model", "ours")
    assert "new model" not in named.stdout
    assert "{model: ours, benchmark: gsm8k" in (tmp_path / "ours.yaml").read_text()
