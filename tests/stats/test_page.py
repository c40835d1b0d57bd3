"""The page on statistics is true: its examples are computed, its tables are those that the simulation makes."""

import re

import pytest
from numpy.random import default_rng

from abilitytrace.stats.change import Change, from_errors, from_pairs, scaled
from abilitytrace.stats.families import ALPHA
from abilitytrace.stats.noninferiority import Verdict, verdict
from abilitytrace.stats.reported import Reported, from_scores
from benchmarks import simulate

_PAGE = simulate.PAGE.read_text(encoding="utf-8")
_HEAD = "| data | change | interval | p | smallest visible | report | margin | gate | needed |\n"
_COUNTS = re.compile(r"(\d+) → (\d+) of (\d+)$")
_ERRORS = re.compile(r"([\d.]+) ± ([\d.]+) → ([\d.]+) ± ([\d.]+)$")
_SAME = re.compile(r"(\d+) same items, (\d+) lost, (\d+) gained$")
_BARE = re.compile(r"([\d.]+) → ([\d.]+)$")


def _examples() -> list[tuple[str, ...]]:
    rows = _PAGE.partition(_HEAD)[2].partition("\n\n")[0].splitlines()[1:]
    return [tuple(cell.strip() for cell in row.strip("|").split("|")) for row in rows]


def _change(data: str) -> Change | None:
    """The change that a row's words describe, in points."""
    if found := _COUNTS.match(data):
        before, after, n = map(int, found.groups())
        return from_scores(Reported(100 * before / n, None, n, 100), Reported(100 * after / n, None, n, 100))
    if found := _ERRORS.match(data):
        a, se_a, b, se_b = map(float, found.groups())
        return from_errors(a, se_a, b, se_b)
    if found := _SAME.match(data):
        n, lost, gained = map(int, found.groups())
        same = [1] * (n - lost - gained)
        return scaled(from_pairs([*same, *[1] * lost, *[0] * gained], [*same, *[0] * lost, *[1] * gained]), 100)
    found = _BARE.match(data)
    assert found, f"`{data}` is no example"
    return from_scores(Reported(float(found[1]), whole=100), Reported(float(found[2]), whole=100))


def _row(data: str, margin: str) -> tuple[str, ...]:
    """What the page should say."""
    change = _change(data)
    held: Verdict = verdict(change, float(margin))
    needed = f"{held.needed:,} items" if held.needed else f"{held.factor:.1f} times as many" if held.factor else ""
    if change is None:
        bare = _BARE.match(data)
        assert bare
        return (
            data,
            f"{float(bare[2]) - float(bare[1]):+.1f}",
            "",
            "",
            "",
            "noise unknown",
            margin,
            held.outcome,
            needed,
        )
    report = "beyond noise" if change.p <= ALPHA else "within noise"
    interval, p = f"{change.low:+.1f} to {change.high:+.1f}", f"{change.p:.2g}"
    return (
        data,
        f"{change.estimate:+.1f}",
        interval,
        p,
        f"{change.smallest_visible:.1f}",
        report,
        margin,
        held.outcome,
        needed,
    )


@pytest.mark.parametrize("example", _examples(), ids=lambda row: row[0])
def test_examples_are_computed(example: tuple[str, ...]) -> None:
    assert example == _row(example[0], example[6])


def test_there_is_an_example_of_every_verdict() -> None:
    assert {row[5] for row in _examples()} == {"beyond noise", "within noise", "noise unknown"}
    assert {row[7] for row in _examples()} == {"regressed", "ok", "inconclusive", "unknown"}


def test_simulated_tables_are_those_that_the_script_makes() -> None:
    titles = re.findall(r"^### (.+)$", _PAGE.partition("<!-- simulated")[2], re.MULTILINE)
    tables = [make(default_rng(1), 1) for make in simulate.TABLES]
    assert titles == [table.title for table in tables]
    for table in tables:
        assert "| " + " | ".join(table.head) + " |\n" in _PAGE
        assert table.note in _PAGE
    assert f"Seed {simulate.SEED}, {simulate.RUNS:,} runs" in _PAGE


def test_figures_in_the_text_are_those_of_the_tables() -> None:
    text, _, tables = _PAGE.partition("## Simulated")[2].partition("<!-- simulated")
    figures = re.findall(r"\d+\.\d(?= (?:%|to ))", text)
    assert len(figures) >= 5
    assert [figure for figure in figures if f"| {figure} % |" not in tables] == []


def test_tables_are_written_in_their_place_and_nothing_else_changes() -> None:
    page = "before\n<!-- simulated: benchmarks/simulate.py -->\nold\n<!-- end of simulated -->\nafter\n"
    new = simulate.written(page, "### Title")
    assert (
        new == "before\n<!-- simulated: benchmarks/simulate.py -->\n\n### Title\n\n<!-- end of simulated -->\nafter\n"
    )
    assert simulate.written(new, "### Title") == new
    with pytest.raises(ValueError, match="no place"):
        simulate.written("nothing here", "")


_READER = simulate.PAGE.with_name("verdicts.md").read_text(encoding="utf-8")
_GATE_ROW = re.compile(r"^\| ([-+][\d.]+) to ([-+][\d.]+) \| `(\w+)` \|", re.MULTILINE)


@pytest.mark.parametrize("row", _GATE_ROW.findall(_READER), ids="|".join)
def test_the_readers_page_names_the_verdict_of_each_interval(row: tuple[str, str, str]) -> None:
    low, high = float(row[0]), float(row[1])
    half = (high - low) / 2
    # two scores with one standard error each, whose difference has this interval
    change = from_errors(50, half / 1.959964 / 2**0.5, 50 + (low + high) / 2, half / 1.959964 / 2**0.5)
    assert change is not None
    assert (round(change.low, 6), round(change.high, 6)) == (low, high)
    assert verdict(change, 3).outcome == row[2]


def test_the_readers_page_shows_every_verdict_of_a_gate() -> None:
    assert {row[2] for row in _GATE_ROW.findall(_READER)} == {"ok", "regressed", "inconclusive"}
