"""Questions on a large lineage: each reads what it speaks of through indexes, however much else there is."""

import re
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from abilitytrace.diagnostics import TooMany, UnknownName
from abilitytrace.lineage import Lineage
from abilitytrace.questions.blame import blame
from abilitytrace.questions.compare import compare
from abilitytrace.questions.diff import diff
from abilitytrace.questions.evidence import evidence
from abilitytrace.questions.limits import limits
from abilitytrace.questions.origin import origin
from abilitytrace.questions.path import path
from abilitytrace.questions.search import search
from abilitytrace.questions.show import show
from abilitytrace.questions.tradeoffs import tradeoffs
from abilitytrace.questions.tree import Options, tree
from abilitytrace.records import Thing
from abilitytrace.store.cache import open_built
from abilitytrace.store.load import load
from benchmarks import hub
from tests.store.lines import write

# the same few models in every hub
_FOUND = {"supports": [{"source": "fam-report", "at": "p. 1", "kind": "statement", "finding": "It says so."}]}
FAMILY = [
    {"sources": {"fam-report": {"title": "Quokka report", "published": "2025-03", "kind": "report"}}},
    {"abilities": {"fam-wit": {"name": "Quokka wit", "broader": ["hub-skill"]}}},
    *({"models": {f"fam-{name}": {"name": f"Quokka {name}", "released": "2025-02"}}} for name in "abcd"),
    {"steps": {"to-fam-b": {"inputs": ["fam-a"], "output": "fam-b", "methods": ["hub-finetune"], **_FOUND}}},
    {"steps": {"to-fam-c": {"inputs": ["fam-b"], "output": "fam-c", "methods": ["hub-adapter"], **_FOUND}}},
    {"steps": {"to-fam-d": {"inputs": ["fam-b", "fam-a"], "output": "fam-d", "methods": ["hub-merge"], **_FOUND}}},
    {"claims": {"fam-gain": {"kind": "effect", "says": "It got wittier.", "cause": "to-fam-c",
                             "effects": {"fam-wit": "gain"}, "supports": [{**_FOUND["supports"][0], "kind": "argument"}]}}},
    {"scores": [{"model": f"fam-{name}", "benchmark": "hub-math", "metric": "accuracy", "value": value, "n": 1324,
                 "unit": "fraction", "source": "hub-census"} for name, value in (("a", 0.2), ("b", 0.4), ("c", 0.3))]},
]  # fmt: skip

QUESTIONS: dict[str, Callable[[Lineage], object]] = {
    "origin": lambda lineage: origin(lineage, "fam-wit"),
    "origin within": lambda lineage: origin(lineage, "fam-wit", "fam-c"),
    "path": lambda lineage: path(lineage, "fam-a", "fam-c"),
    "diff": lambda lineage: diff(lineage, "fam-c", "fam-d"),
    "tree": lambda lineage: tree(lineage, "fam-a", Options(depth=2)),
    "tree inverted": lambda lineage: tree(lineage, "fam-d", Options(invert=True)),
    "blame": lambda lineage: blame(lineage, "hub-math", "fam-c"),
    "search": lambda lineage: search(lineage, "quokka wit"),
    "show a model": lambda lineage: show(lineage, "fam-c"),
    "show a step": lambda lineage: show(lineage, "to-fam-c"),
    "show a claim": lambda lineage: show(lineage, "fam-gain"),
    "show a source": lambda lineage: show(lineage, "fam-report"),
    "evidence": lambda lineage: evidence(lineage, "to-fam-c"),
    "tradeoffs": lambda lineage: tradeoffs(lineage, "fam-c"),
    "limits": lambda lineage: limits(lineage, "fam-c"),
    "compare": lambda lineage: compare(lineage, "fam-c", "fam-d"),
}
SMALL, LARGE = 300, 3000


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    """Made-up hubs with the family in their middle, by their number of models."""
    folder = tmp_path_factory.mktemp("hubs")
    made = {}
    for models in (SMALL, LARGE):
        lines: list[object] = list(hub.lines(models, seed=1))
        lines[models // 2 : models // 2] = FAMILY
        source = write(folder / f"{models}.jsonl", lines)
        made[models] = load((), (source,), folder / f"{models}.store").path
    return made


@pytest.fixture(autouse=True)
def _small_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Takes both for too large to be looked through."""
    monkeypatch.setattr("abilitytrace.lookup._LARGE", 200)


@pytest.fixture
def opened(stores: dict[int, Path]) -> Iterator[Callable[[int], sqlite3.Connection]]:
    connections = []

    def connection(models: int) -> sqlite3.Connection:
        connections.append(open_built(stores[models]))
        return connections[-1]

    yield connection
    for connection_ in connections:
        connection_.close()


def scans(connection: sqlite3.Connection, ask: Callable[[Lineage], object]) -> list[str]:
    """The statements of a question that look at every row of a table."""
    statements: list[str] = []
    connection.set_trace_callback(statements.append)
    ask(Lineage(connection))
    connection.set_trace_callback(None)
    asked = [text for text in statements if text.lower().startswith("select") and "words_" not in text]
    assert asked
    found = []
    for text in asked:
        plan = connection.execute(f"explain query plan {text}").fetchall()
        # full-text search scans by its own index, and so do its words from one on
        by_index = r"SCAN (?!words|temp.instance VIRTUAL TABLE INDEX [1-9]|\(subquery)"
        if any(re.match(by_index, row[-1]) for row in plan):
            found.append(text)
    return found


@pytest.mark.parametrize("question", QUESTIONS)
def test_no_question_reads_a_whole_table(opened: Callable[[int], sqlite3.Connection], question: str) -> None:
    assert scans(opened(LARGE), QUESTIONS[question]) == []


def test_a_statement_that_reads_a_whole_table_would_be_found(opened: Callable[[int], sqlite3.Connection]) -> None:
    assert scans(opened(SMALL), lambda lineage: lineage.names()) != []
    assert scans(opened(SMALL), lambda lineage: lineage.scores(benchmark="hub-math")) != []


def work(connection: sqlite3.Connection, ask: Callable[[Lineage], object]) -> int:
    """How many instructions of SQLite a question takes, in tens."""
    ticks = 0

    def tick() -> None:
        nonlocal ticks
        ticks += 1

    connection.set_progress_handler(tick, 10)
    ask(Lineage(connection))
    connection.set_progress_handler(None, 0)
    return ticks


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_takes_as_much_work_in_a_hub_ten_times_as_large(
    opened: Callable[[int], sqlite3.Connection], question: str
) -> None:
    small, large = (work(opened(models), QUESTIONS[question]) for models in (SMALL, LARGE))
    assert small > 0
    assert large <= 1.3 * small + 3


def test_answers_do_not_depend_on_what_else_there_is(opened: Callable[[int], sqlite3.Connection]) -> None:
    for question, ask in QUESTIONS.items():
        assert ask(Lineage(opened(SMALL))) == ask(Lineage(opened(LARGE))), question


def test_a_misspelt_name_is_guessed_from_its_beginning(
    opened: Callable[[int], sqlite3.Connection], monkeypatch: pytest.MonkeyPatch
) -> None:
    lineage = Lineage(opened(LARGE))
    monkeypatch.setattr(lineage, "names", lambda *_: pytest.fail("all names were read"))
    with pytest.raises(UnknownName) as caught:
        lineage.find("Quokka-cc", "model")
    assert ("Quokka c", "fam-c", "model") in caught.value.nearest
    # of a kind with few records, all are compared
    with pytest.raises(UnknownName) as caught:
        lineage.find("uokka wit", "ability")
    assert [near[1] for near in caught.value.nearest] == ["fam-wit"]


def test_a_search_with_very_many_hits_says_that_it_looked_at_the_first(
    opened: Callable[[int], sqlite3.Connection], monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("abilitytrace.lookup", "abilitytrace.questions.search"):
        monkeypatch.setattr(f"{module}.RANKED", 50)
    lineage = Lineage(opened(LARGE))
    many = search(lineage, "finetune")
    assert (many.capped, many.total) == (True, 50)
    few = search(lineage, "quokka")
    assert (few.capped, few.total) == (False, 6)


def test_a_question_that_would_read_too_many_records_says_so(
    opened: Callable[[int], sqlite3.Connection], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("abilitytrace.lineage._MOST", 1000)
    with pytest.raises(TooMany) as caught:
        Lineage(opened(LARGE)).all("model", Thing)
    assert (caught.value.kind, caught.value.count) == ("model", LARGE + 4)
    assert len(Lineage(opened(SMALL)).all("model", Thing)) == SMALL + 4
