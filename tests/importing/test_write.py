"""An import as a lineage file: readable, complete, and cut where it would be too large to read."""

import os
from pathlib import Path
from typing import Any

import pytest

from abilitytrace.importing import write as module
from abilitytrace.importing.imported import Conflict, Imported, Matched
from abilitytrace.importing.write import document, documents, replace_file
from abilitytrace.reading.files import read_files
from abilitytrace.records import Score, Text, Thing

_SECTIONS: dict[str, dict[str, dict[str, Any]]] = {
    "sources": {"results": {"title": "Results: x", "published": "2025-01", "kind": "evaluation"}},
    "benchmarks": {"piqa": {"name": "piqa"}},
    "models": {"toy": {"name": "org/toy@step1", "placeholder": True}},
}


def _scores(count: int) -> tuple[Score, ...]:
    return tuple(
        Score("toy", "piqa", "acc", i / 7, shots=str(i), source="results", n=5, stderr=0.1) for i in range(count)
    )


def test_a_file_holds_what_was_imported(tmp_path: Path) -> None:
    full = Score(
        "toy", "piqa", "acc", 0.1 + 0.2, "5", "say: {x}", "fraction", 20, 0.0, "results", "a b.json: x", Text("no"), "1.0",
        "strict", (("limit", "20"), ("odd key", "no")), "higher", "2025-01-02", str(tmp_path / "s" / "items.jsonl"),
    )  # fmt: skip
    path = tmp_path / "x.yaml"
    path.write_text(document(Imported(_SECTIONS, (full,)), "Imported x", str(tmp_path)))
    draft = read_files((path,)).draft
    assert draft.problems == []
    assert draft.scores == [full._replace(items="s/items.jsonl")]
    (model,) = [one.record for one in draft.definitions if isinstance(one.record, Thing) and one.kind == "model"]
    assert (model.id, model.name.en, model.placeholder) == ("toy", "org/toy@step1", True)


def test_json_lines_hold_the_same(tmp_path: Path) -> None:
    odd = _scores(1)[0]._replace(at="a\ud800 b.json", note=Text("思维"), settings=(("limit", "20"),))
    imported = Imported(_SECTIONS, (*_scores(3), odd))
    held = []
    for name in ("x.yaml", "x.jsonl"):
        for path, text in documents(imported, "Imported x", tmp_path / name).items():
            replace_file(path, text.encode())
        draft = read_files((tmp_path / name,)).draft
        assert draft.problems == []
        held.append((draft.title, [one.record for one in draft.definitions], draft.scores))
    assert held[0][0] == held[1][0]
    assert sorted(map(repr, held[0][1])) == sorted(map(repr, held[1][1]))
    assert held[0][2] == held[1][2]
    assert len(held[0][2]) == 4


def test_the_file_says_where_it_comes_from_and_what_was_decided() -> None:
    scores = (_scores(1)[0]._replace(at="a"), _scores(1)[0]._replace(at="b", value=0.5))
    conflicts = (Conflict("toy", "piqa", "acc", (0.0, 0.5), ("a", "b")),)
    text = document(Imported(_SECTIONS, scores, conflicts, (Matched("MMLU", "mmlu", "benchmark"),)), "Imported x", "/")
    assert text.startswith("# Imported x.\n")
    assert "#   benchmark mmlu (here: MMLU)\n" in text
    assert [line.partition("# ")[2] for line in text.splitlines() if line.startswith("  - {model")] == [
        "conflict: also measured as 0.5",
        "conflict: also measured as 0.0",
    ]


def test_more_scores_than_a_file_may_hold_go_into_several(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MAX_NODES", 1000)
    scores = _scores(150)
    found = documents(Imported(_SECTIONS, scores), "Imported x", tmp_path / "x.yaml")
    assert len(found) > 2
    assert list(found)[-1] == tmp_path / "x.yaml"
    for path, text in found.items():
        replace_file(path, text.encode())
    draft = read_files((tmp_path / "x.yaml",)).draft
    assert draft.problems == []
    assert [score.value for score in draft.scores] == [score.value for score in scores]
    again = documents(Imported(_SECTIONS, scores[:100]), "Imported x", tmp_path / "x.yaml")
    # no part of the older import is overwritten while the old file still includes it
    assert not any(path.exists() and path.read_text() != text for path, text in list(again.items())[:-1])


def test_a_file_is_replaced_as_a_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_text("old")

    def refuse(written: Path) -> None:
        assert written.read_text() == "new"
        raise ValueError("not this one")

    with pytest.raises(ValueError, match="not this one"):
        replace_file(path, b"new", refuse)
    assert path.read_text() == "old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["x"]
    replace_file(path, b"new")
    assert path.read_text() == "new"
    with pytest.raises(OSError, match="No such file"):
        replace_file(tmp_path / "none" / "x", b"new")


def test_a_device_is_written_to_and_stays_one() -> None:
    replace_file(Path(os.devnull), b"new")
    assert not Path(os.devnull).is_file()
