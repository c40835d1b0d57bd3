"""JSON Lines for tests of stores: whole lineages cut into lines, loaded in small parts, and all that a store holds."""

import json
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import strategies as st

from abilitytrace import vocabulary as v
from abilitytrace.store.load import Loaded, load
from tests.strategies import Family, families

__all__ = ["Contents", "contents", "lineages", "lines_of", "load_in_parts", "write"]

# table → its rows, numbers replaced by what they stand for
Contents = dict[str, list[tuple[Any, ...]]]

_ROWS = {
    "record": "select id, kind, known, body from record order by seq",
    "words": "select id, title, words.body from words join record on seq = words.rowid order by seq",
    "evidence": "select target, known, body from evidence order by seq",
    "witness": "select source, target, body from witness join evidence on seq = evidence",
    "score": "select model, benchmark, prompt, known, body from score order by seq",
    "meta": "select value from meta where key = 'title'",
}
# tables whose rows come in the order of the lines
_IN_ORDER = ("record", "words", "evidence", "score")


def write(path: Path, lines: Iterable[Any]) -> Path:
    """Writes a file of JSON Lines, each given as data, or as the text that it is."""
    texts = [line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines]
    path.write_text("".join(f"{text}\n" for text in texts), encoding="utf-8", newline="")
    return path


def load_in_parts(
    base: tuple[Path, ...], files: Iterable[Path], out: Path, *, size: int = 300, jobs: int = 1
) -> Loaded:
    """Loads files in parts of so many bytes and the rest of a line."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("abilitytrace.store.parts._PART_BYTES", size)
        return load(base, tuple(files), out, jobs=jobs)


def contents(store: sqlite3.Connection | Path) -> Contents:
    """All that a store holds but for what it was made from; rows that come in no order are sorted."""
    if isinstance(store, Path):
        with closing(sqlite3.connect(store)) as connection:
            return contents(connection)
    tables = store.execute("select name from sqlite_master where type = 'table' and name not like 'words_%'").fetchall()
    found = {}
    for (table,) in tables:
        rows = store.execute(_ROWS.get(table, f"select * from {table}")).fetchall()
        found[table] = rows if table in _IN_ORDER else sorted(rows)
    del found["input"]
    return found


def lines_of(family: Family) -> list[Family]:
    """A lineage with a line for every record, every score, and all that is added to one record."""
    found: list[Family] = []
    for section, held in family.items():
        if isinstance(held, dict):
            found += [{section: {key: value}} for key, value in held.items()]
        elif isinstance(held, list):
            found += [{section: [value]} for value in held]
        else:
            found.append({section: held})
    return found


# -- whole lineages with all that can lie in other parts than what it belongs to

_SOURCES = {
    "board": {"title": "Board", "published": "2023-05", "kind": "report"},
    "runs": {"title": "Runs", "published": "2022", "kind": "evaluation", "group": "south"},
}
_BENCHMARKS = {
    "sums": {"name": "Sums", "measures": ["maths"], "items": 4000},
    "talks": {"name": "Talks", "measures": ["chat"], "broader": ["sums"]},
}
# with points and without: some of them are what people type for others
_NAMES: tuple[list[str], ...] = (["GPT-3.5"], ["gpt35"], ["Model 1.5"], ["模型 2.5", "model15"], ["gpt-3.5b"], [])

_source = st.sampled_from(("s1", "s2", "s3", "board", "runs"))
_found = st.fixed_dictionaries(
    {
        "source": _source,
        "at": st.just("p. 9"),
        "kind": st.sampled_from(("statement", "argument")),
        "finding": st.sampled_from(("found elsewhere", "另有发现")),
    },
    optional={"cites": _source, "date": st.sampled_from(("2020-02", "2024")), "also": st.just([{"source": "runs"}])},
)
_added = st.dictionaries(st.sampled_from(v.STANCES), st.lists(_found, min_size=1, max_size=2), min_size=1)
_note = st.fixed_dictionaries({"en": st.just("A remark."), "zh": st.just("备注。")}, optional={"source": _source})
_spec = st.fixed_dictionaries({"value": st.sampled_from(("7", "13"))}, optional={"source": _source})


def _scores(models: list[str]) -> st.SearchStrategy[list[dict[str, Any]]]:
    """Scores far enough apart to speak for or against a step; some differ in nothing but their place."""
    score = st.fixed_dictionaries(
        {
            "model": st.sampled_from(models),
            "benchmark": st.sampled_from(sorted(_BENCHMARKS)),
            "metric": st.just("accuracy"),
            "value": st.sampled_from((0.1, 0.5, 0.9)),
            "unit": st.just("fraction"),
        },
        optional={
            "n": st.just(4000),
            "source": st.sampled_from(("s1", "board", "runs")),
            "at": st.sampled_from(("table 1", "table 2")),
            "date": st.sampled_from(("2021", "2023-06-01")),
            "settings": st.just({"seed": "1"}),
        },
    )
    return st.lists(score, max_size=8)


def _some(of: list[str], held: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.dictionaries(st.sampled_from(of), held, max_size=3)


@st.composite
def lineages(draw: st.DrawFn) -> Family:
    """A sound lineage with records of every kind, and with evidence, specs, notes and scores in sections of their own."""
    family = draw(families())
    models, backed = sorted(family["models"]), [*family["steps"], *family["claims"]]
    names = draw(st.permutations(_NAMES))
    return {
        **family,
        "title": "Made up",
        "sources": {**family["sources"], **_SOURCES},
        "models": {key: {**family["models"][key], "aliases": names[i]} for i, key in enumerate(models)},
        "benchmarks": _BENCHMARKS,
        "questions": {"why": {"says": "Why?", "about": ["maths"], "raised": {"source": draw(_source), "at": "end"}}},
        "events": {"launch": {"says": "It began.", "about": [models[0]], "source": draw(_source), "date": "2021-03"}},
        "terms": {"tax": {"name": "tax 1.0", "says": "A price.", "source": draw(_source)}},
        "scores": draw(_scores(models)),
        "evidence": draw(_some(backed, _added)),
        "specs": draw(_some([*models, "s1"], st.fixed_dictionaries({"size": _spec}))),
        "notes": draw(_some([*models, *backed, "why", "tax"], st.lists(_note, min_size=1, max_size=2))),
    }
