"""Adding to a file that people edit: everything in it stays, whatever happens on the way."""

import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from abilitytrace.diagnostics import BadLineage
from abilitytrace.importing import append as module
from abilitytrace.importing.append import append
from abilitytrace.importing.imported import Imported
from abilitytrace.importing.splice import Addition, splice
from abilitytrace.records import Score

_HAND_EDITED = """\
# Our models. Keep the newest last.
schema: 1
title: {en: Ours, zh: 我们的}   # both languages

models:
  ours:   {name: Ours,    released: 2025-01}   # the first

  # still in training
  theirs: {name: Theirs}

benchmarks:
  piqa: {name: PIQA}
sources:
  results: {title: Our results, published: 2025-01, kind: evaluation}
scores:   # measured by hand
  - {model: ours, benchmark: piqa, metric: acc, value: 0.50, source: results}   # an old one
"""


def _score(value: float, model: str = "ours", items: str = "") -> Score:
    return Score(model, "piqa", "acc", value, source="results", items=items)


def _imported(*scores: Score, **sections: dict[str, dict[str, str]]) -> Imported:
    empty: dict[str, dict[str, dict[str, str]]] = {"sources": {}, "benchmarks": {}, "models": {}, "steps": {}}
    return Imported({**empty, **sections}, scores)


_SOURCE = {"title": "Results", "published": "2025-01", "kind": "evaluation"}


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    path = tmp_path / "ours.yaml"
    path.write_text(_HAND_EDITED, encoding="utf-8")
    return path


def test_all_that_was_written_by_hand_stays_byte_for_byte(ours: Path) -> None:
    append(ours, _imported(_score(0.7, "new"), models={"new": {"name": "New"}}))
    lines = ours.read_text(encoding="utf-8").splitlines()
    added = ["  new: {name: New}", "  - {model: new, benchmark: piqa, metric: acc, value: 0.7, source: results}"]
    assert [line for line in lines if line in added] == added
    assert [line for line in lines if line not in added] == _HAND_EDITED.splitlines()


def test_what_is_there_already_is_not_added_again(ours: Path) -> None:
    before = ours.stat()
    appended = append(ours, _imported(_score(0.5)))
    assert (appended.already_there, appended.imported.is_empty) == (1, True)
    assert ours.stat() == before


def test_another_value_of_the_same_measurement_is_a_conflict(ours: Path) -> None:
    appended = append(ours, _imported(_score(0.6)))
    (conflict,) = appended.imported.conflicts
    assert conflict.values == (0.6, 0.5)
    text = ours.read_text(encoding="utf-8")
    assert "value: 0.6, source: results}  # conflict: also measured as 0.5" in text
    assert "value: 0.50, source: results}   # an old one" in text


def test_a_score_without_items_gets_them(ours: Path) -> None:
    appended = append(ours, _imported(_score(0.5, items=str(ours.parent / "samples.jsonl"))))
    assert appended.completed == ((0, "samples.jsonl"),)
    assert "value: 0.50, source: results, items: samples.jsonl}   # an old one" in ours.read_text(encoding="utf-8")


def test_scores_of_included_files_are_there_already(ours: Path) -> None:
    more = _HAND_EDITED[_HAND_EDITED.index("scores:") :]
    (ours.parent / "more.yaml").write_text(more, encoding="utf-8")
    ours.write_text(_HAND_EDITED.removesuffix(more) + "include: [more.yaml]\n", encoding="utf-8")
    assert append(ours, _imported(_score(0.5))).already_there == 1


def test_a_link_and_permissions_stay(ours: Path) -> None:
    ours.chmod(0o640)
    link = ours.parent / "link.yaml"
    link.symlink_to(ours)
    append(link, _imported(_score(0.7)))
    assert link.is_symlink()
    assert stat.S_IMODE(ours.stat().st_mode) == 0o640
    assert "0.7" in ours.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("models: [", "not valid YAML"),
        ("just words", "mapping of sections"),
        ("models:\n  a: {nome: A}\n", "unknown key"),
        ("{models: {ours: {name: Ours}}, benchmarks: {piqa: {name: PIQA}}}", "does not fit"),
        ("models: {new: {name: New}}\n", "in use"),
    ],
)
def test_a_file_that_cannot_take_it_is_unchanged(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(text)
    with pytest.raises(BadLineage) as caught:
        append(path, _imported(_score(0.7), models={"new-2": {"name": "new"}}, sources={"results": _SOURCE}))
    assert message in str(caught.value)
    assert path.read_text() == text
    assert [entry.name for entry in tmp_path.iterdir()] == ["x.yaml"]


def test_what_would_not_be_readable_is_not_added(ours: Path) -> None:
    with pytest.raises(BadLineage) as caught:
        append(ours, _imported(sources={"bad": {"title": "No date"}}, models={"new": {"name": "New"}}))
    assert "`published` is missing" in str(caught.value)
    assert ours.read_text(encoding="utf-8") == _HAND_EDITED


def test_a_file_that_changed_meanwhile_is_left_alone(ours: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def slowly(text: str, additions: dict[str, Addition]) -> str:
        ours.write_text(_HAND_EDITED + "# another hand\n", encoding="utf-8")
        return splice(text, additions)

    monkeypatch.setattr(module, "splice", slowly)
    with pytest.raises(BadLineage) as caught:
        append(ours, _imported(_score(0.7)))
    assert "changed while" in str(caught.value)
    assert ours.read_text(encoding="utf-8").endswith("# another hand\n")


_RUN = """
import json, sys
from pathlib import Path
from abilitytrace.importing.append import append
from abilitytrace.importing.imported import Imported
from abilitytrace.records import Score

scores = tuple(Score("ours", "piqa", "acc", i / 7, shots=str(i), source="results") for i in range(4000))
print("ready", flush=True)
append(Path(sys.argv[1]), Imported({"sources": {}, "models": {}}, scores))
print("done", flush=True)
"""


def test_killed_at_any_moment_the_old_file_or_the_new_one_is_there_whole(ours: Path) -> None:
    command = [sys.executable, "-c", _RUN, str(ours)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as whole:
        assert whole.stdout is not None
        whole.stdout.readline()
        started = time.monotonic()
        whole.stdout.readline()
        lasted = time.monotonic() - started
    new = ours.read_bytes()
    assert new.count(b"shots") == 4000
    seen = set()
    for i in range(12):
        ours.write_text(_HAND_EDITED, encoding="utf-8")
        with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(lasted * (i + 0.5) / 11)
            os.kill(process.pid, signal.SIGKILL)
        content = ours.read_bytes()
        assert content in (new, _HAND_EDITED.encode())
        seen.add(content == new)
    assert False in seen


def test_killed_between_writing_and_renaming_the_old_file_is_there(ours: Path) -> None:
    stopped = _RUN.replace(
        'print("ready"', "Path.replace = lambda *_: (print('written', flush=True), sys.stdin.read())\nprint(\"ready\""
    )
    with subprocess.Popen(
        [sys.executable, "-c", stopped, str(ours)], stdout=subprocess.PIPE, stdin=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert [process.stdout.readline(), process.stdout.readline()] == [b"ready\n", b"written\n"]
        process.kill()
    assert ours.read_text(encoding="utf-8") == _HAND_EDITED
    (left,) = [path for path in ours.parent.iterdir() if path != ours]
    assert left.read_bytes().count(b"shots") == 4000
