"""Checking files and stores: what is counted, and over what a file is laid."""

from pathlib import Path

import pytest

from abilitytrace.diagnostics import BadLineage
from abilitytrace.questions.check import check_all, check_files, check_store
from abilitytrace.store.load import load

A = '{"models": {"a": {"name": "Alpha"}}}\n'
B = '{"models": {"b": {"name": "Beta"}}}\n'


def test_lines_are_counted_as_records(tmp_path: Path) -> None:
    (tmp_path / "ours.jsonl").write_text(A + B)
    checked = check_all((tmp_path / "ours.jsonl",)).checked
    assert (checked.records, checked.errors, checked.warnings) == (2, 0, 0)


def test_lines_that_build_on_others_are_laid_over_them(tmp_path: Path) -> None:
    (tmp_path / "below.yaml").write_text("models: {a: {name: Alpha}}\n")
    (tmp_path / "ours.jsonl").write_text(f'{B}{{"steps": {{"to-b": {{"inputs": ["a"], "output": "b"}}}}}}\n}}\n')
    checked = check_files((tmp_path / "ours.jsonl",), (tmp_path / "below.yaml",)).checked
    assert checked.over == (str(tmp_path / "below.yaml"),)
    assert [(problem.code, problem.line) for problem in checked.problems] == [("W401", 2), ("E102", 3)]


def test_a_store_is_checked_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "ours.jsonl").write_text('{"title": "Ours"}\n' + A + B)
    made = load((), (tmp_path / "ours.jsonl",), tmp_path / "ours.store")
    (tmp_path / "ours.jsonl").unlink()
    report = check_store(made.path)
    assert (report.checked.records, report.checked.errors, report.unreadable) == (2, 0, False)
    assert (report.title.en, report.checked.files[0].sha256) == ("Ours", made.digest)


def test_what_is_no_store_is_refused(tmp_path: Path) -> None:
    (tmp_path / "ours.store").write_text(A)
    with pytest.raises(BadLineage, match="is no store of lineages"):
        check_store(tmp_path / "ours.store")
