"""The suite of benchmarks: it compares like with like, and writes down what it measured. Its times are no matter here."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks import hub, measuring, report
from benchmarks.hub_models import ancestors, asked, edges, write_edges
from benchmarks.peer_graphs import with_networkx, with_sqlite

_ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small generated lineage."""
    path = tmp_path_factory.mktemp("hub") / "hub.jsonl"
    with path.open("w", encoding="utf-8") as out:
        hub.write(2000, 1, out)
    return path


def test_peers_and_we_are_asked_the_same(lines: Path, tmp_path: Path) -> None:
    about = asked(lines)
    parents = {model: of_model for model, of_model, _ in edges(lines)}
    assert about.ancestors == len(ancestors(parents, about.model)) > 1
    table, database = tmp_path / "edges.tsv", tmp_path / "edges.sqlite"
    write_edges(lines, table)
    assert with_networkx(str(table), about.model, "")[0] == about.ancestors
    assert with_sqlite(str(table), about.model, str(database))[0] == about.ancestors
    # the second time from what was kept
    table.unlink()
    assert with_sqlite(str(table), about.model, str(database))[0] == about.ancestors


def test_a_model_to_ask_about_has_what_the_questions_need(lines: Path) -> None:
    about = asked(lines)
    parents = {model: of_model for model, of_model, _ in edges(lines)}
    above = ancestors(parents, about.model)
    assert {about.root, about.base} <= set(above)
    assert about.root in parents[about.other]
    assert about.other != about.model


def test_a_run_tells_what_a_process_used() -> None:
    run, output = measuring.ran(measuring.python("print(len(bytearray(80_000_000)))"))
    assert output == b"80000000\n"
    assert run.peak > 80
    assert run.wall > 0


def test_a_command_that_fails_is_no_figure() -> None:
    with pytest.raises(measuring.BenchmarkError, match="ends with 7: oh"):
        measuring.ran(measuring.python("import sys; sys.stderr.write('oh'); sys.exit(7)"))


def test_the_page_shows_every_unit(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(report, "PAGE", tmp_path / "page.md")
    columns = [("what", "text"), ("made", "s"), ("asked", "ms"), ("memory", "MB"), ("ratio", "ratio"), ("n", "count")]
    rows = [["one", 604.1246, 0.0714, 556.55, 1.3, 2_000_000], ["two", 0.0254, 0.00035, 5.8, None, 100]]
    machine = {"processor": "P", "memory": "8 GB", "Python": "3.11", "cores": "2", "load before": "0.1"}
    table = {"title": "Title", "says": "Says.", "columns": columns, "rows": rows}
    part = {"date": "2025-01-02", "machine": machine, "load after": "0.2", "versions": {"x": "1"}, "tables": [table]}
    report.write({"peers": part}, ("startup", "peers"))
    page = report.PAGE.read_text(encoding="utf-8")
    assert "| what | made, s | asked, ms | memory, MB | ratio | n |" in page
    assert "| one | 604 | 71 | 557 | 1.30 | 2,000,000 |" in page
    assert "| two | 0.025 | 0.35 | 5.8 |  | 100 |" in page
    assert list(tmp_path.iterdir()) == [report.PAGE]


def test_the_page_is_made_of_the_results_that_are_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from benchmarks.suite import PARTS

    kept, results = report.PAGE.read_text(encoding="utf-8"), json.loads(report.RESULTS.read_text(encoding="utf-8"))
    assert list(results) == [part for part in results if part in PARTS]
    monkeypatch.setattr(report, "PAGE", tmp_path / "page.md")
    report.write(results, PARTS)
    assert report.PAGE.read_text(encoding="utf-8") == kept


@pytest.mark.parametrize(
    ("args", "said"),
    [(("nothing",), "no part `nothing`"), (("--sizes", "3"), "100 or more"), (("--rounds", "0"), "1 or")],
)
def test_wrong_usage_is_told_and_measures_nothing(args: tuple[str, ...], said: str) -> None:
    command = [sys.executable, "benchmarks/run", *args]
    done = subprocess.run(command, cwd=_ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 2
    assert said in done.stderr
