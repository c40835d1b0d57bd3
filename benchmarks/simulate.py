"""Whether the statistics keep their promises: data made up with a known truth, judged, and counted.

    python benchmarks/simulate.py            some minutes; writes the tables into docs/statistics.md
    python benchmarks/simulate.py --runs 500 quicker and coarser; prints them and writes nothing

Seeded: one machine gives the same figures every time. Needs SciPy, which the extra `stats` brings along.
"""

import argparse
import re
import sys
from collections.abc import Callable, Iterator
from functools import cache
from itertools import product
from math import sqrt
from pathlib import Path
from statistics import fmean
from typing import NamedTuple

import numpy as np
from numpy.random import Generator

from abilitytrace.stats import change, matched, normal
from abilitytrace.stats.bisect import Checkpoint, Search, credible, locate_shift
from abilitytrace.stats.change import Change
from abilitytrace.stats.families import ALPHA, benjamini_hochberg
from abilitytrace.stats.noninferiority import needed_pairs, needed_per_arm, verdicts
from abilitytrace.stats.pooling import pool
from abilitytrace.stats.proportion import wilson

__all__ = ["PAGE", "RUNS", "SEED", "TABLES", "Table", "simulated", "written"]

PAGE = Path(__file__).resolve().parents[1] / "docs" / "statistics.md"
RUNS = 20_000
SEED = 20_221_211
_PART = re.compile(r"(<!-- simulated: benchmarks/simulate.py -->\n).*?(<!-- end of simulated -->)", re.DOTALL)


class Table(NamedTuple):
    """What was simulated, with a sentence on how to read it; every row starts with `about` words, then come shares (0 to 1)."""

    title: str
    note: str
    head: tuple[str, ...]
    rows: tuple[tuple[str | float, ...], ...]


# -- data with a known truth


@cache
def _of_counts(k_a: int, n_a: int, k_b: int, n_b: int) -> Change:
    return change.from_counts(k_a, n_a, k_b, n_b)


@cache
def _of_table(lost: int, gained: int, n: int) -> Change:
    """What change.from_pairs finds for these counts, without the lists of items."""
    se = matched.adjusted_error(lost, gained, n)
    low, high = matched.tango(lost, gained, n)
    visible = normal.smallest_visible(se)
    return Change((gained - lost) / n, se, low, high, matched.mcnemar(lost, gained), "pairs", n, n, visible)


def _counts(rng: Generator, n: int, p_a: float, p_b: float) -> Change:
    return _of_counts(int(rng.binomial(n, p_a)), n, int(rng.binomial(n, p_b)), n)


def _pairs(rng: Generator, n: int, lost: float, gained: float) -> Change:
    drawn = rng.multinomial(n, [lost, gained, 1 - lost - gained])
    return _of_table(int(drawn[0]), int(drawn[1]), n)


def _share(happened: Iterator[bool]) -> float:
    return fmean(map(float, happened))


# -- intervals


def intervals(rng: Generator, runs: int) -> Table:
    """How often an interval of 95 % holds the truth, and how often a test at 5 % calls a change where there is none."""
    rows: list[tuple[str | float, ...]] = []
    for n, p in product((20, 100, 1000), (0.02, 0.2, 0.5)):
        limits = [wilson(k, n) for k in range(n + 1)]
        held = _share(limits[k][0] <= p <= limits[k][1] for k in rng.binomial(n, p, runs))
        rows.append(("one share, Wilson", f"n = {n}, p = {p:g}", held, ""))
    for n, (p_a, p_b) in product((50, 200, 1000), ((0.02, 0.02), (0.6, 0.6), (0.5, 0.6), (0.9, 0.99))):
        found = [_counts(rng, n, p_a, p_b) for _ in range(runs)]
        rows.append(("counts, Newcombe", f"n = {n}, p = {p_a:g} and {p_b:g}", *_held(found, p_b - p_a)))
    for n, (lost, gained) in product((50, 200, 1000), ((0.02, 0.02), (0.1, 0.1), (0.05, 0.1))):
        found = [_pairs(rng, n, lost, gained) for _ in range(runs)]
        about = f"n = {n}, {100 * lost:g} % lost and {100 * gained:g} % gained"
        rows.append(("same items, Tango and McNemar", about, *_held(found, gained - lost)))
    for name, n, draw in _GRADED:
        graded = [change.from_paired_values([0.0] * n, *draw(rng, n)) for _ in range(max(runs // 5, 1))]
        rows.append((name, f"n = {n}", *_held([one for one in graded if one], 0.0)))
    return Table(
        "Intervals and tests of one change",
        "An interval should hold the truth in 95 % of all cases. A test should call no more than 5 % of unchanged scores "
        "changed; fewer is caution, which exact tests of few items have.",
        ("data and method", "setting", "truth inside", "false alarms"),
        tuple(rows),
    )


def _held(found: list[Change], truth: float) -> tuple[float | str, float | str]:
    """How often the interval held the truth; if that is no change, how often the test called one."""
    held = _share(one.low <= truth <= one.high for one in found)
    return held, _share(one.p <= ALPHA for one in found) if truth == 0 else ""


_Grades = tuple[list[float], list[int] | None]


def _normal_grades(rng: Generator, n: int) -> _Grades:
    return rng.normal(size=n).tolist(), None


def _skewed_grades(rng: Generator, n: int) -> _Grades:
    return (rng.exponential(size=n) - 1).tolist(), None


def _clustered_grades(rng: Generator, n: int) -> _Grades:
    """Five items to a passage, half of the variance shared."""
    passages = np.repeat(np.arange(n // 5), 5)
    return (rng.normal(size=n // 5)[passages] + rng.normal(size=n)).tolist(), passages.tolist()


def _clusters_unseen(rng: Generator, n: int) -> _Grades:
    return _clustered_grades(rng, n)[0], None


_GRADED: tuple[tuple[str, int, Callable[[Generator, int], _Grades]], ...] = (
    ("graded items, normal", 20, _normal_grades),
    ("graded items, normal", 200, _normal_grades),
    ("graded items, skewed", 20, _skewed_grades),
    ("graded items, skewed", 200, _skewed_grades),
    ("five items a passage, clustered", 50, _clustered_grades),
    ("five items a passage, clustered", 500, _clustered_grades),
    ("five items a passage, *not* clustered", 500, _clusters_unseen),
)

# -- the gate


def gate(rng: Generator, runs: int) -> Table:
    """How often a gate errs: a model that has not changed fails, or one that has dropped by the margin passes."""
    rows: list[tuple[str | float, ...]] = []
    runs, margin = max(runs // 4, 1), 0.03
    for size, (name, draw) in product((1, 10, 50), _ARMS):
        same = [verdicts([draw(rng, 1000, 0.0) for _ in range(size)], margin) for _ in range(runs)]
        one = [
            verdicts([draw(rng, 1000, -margin if i == 0 else 0.0) for i in range(size)], margin) for _ in range(runs)
        ]
        big = [verdicts([draw(rng, 1000, -0.1 if i == 0 else 0.0) for i in range(size)], margin) for _ in range(runs)]
        rows.append(
            (
                name,
                str(size),
                _share(any(v.outcome == "regressed" for v in each) for each in same),
                _share(each[0].outcome == "ok" for each in one),
                _share(all(v.outcome == "ok" for v in each) for each in one),
                _share(each[0].outcome == "regressed" for each in big),
                _share(each[0].outcome == "ok" for each in same),
            )
        )
    return Table(
        "The gate, margin 3 points, 1,000 items each",
        "Promised: an unchanged family has any *regressed* in about 2.5 % of all cases or fewer; a score that truly dropped by "
        "the margin is *ok* in about 2.5 %, and the whole gate in no more. The last two columns are what the data can do: see a "
        "drop of 10 points, and pass a score that has not changed.",
        (
            "data",
            "scores in the gate",
            "unchanged, any regressed",
            "dropped by the margin, ok",
            "the same, whole gate ok",
            "dropped by 10 points, regressed",
            "unchanged, ok",
        ),
        tuple(rows),
    )


def _arms_apart(rng: Generator, n: int, truth: float) -> Change:
    return _counts(rng, n, 0.6, 0.6 + truth)


def _arms_paired(rng: Generator, n: int, truth: float) -> Change:
    # one item in ten is answered differently, and the change comes on top
    return _pairs(rng, n, 0.05 - min(truth, 0.0), 0.05 + max(truth, 0.0))


_ARMS: tuple[tuple[str, Callable[[Generator, int, float], Change]], ...] = (
    ("counts, p = 0.6", _arms_apart),
    ("same items, 10 % differ", _arms_paired),
)


def items_needed(rng: Generator, runs: int) -> Table:
    """How often an unchanged model passes with the number of items that the gate asked for."""
    rows: list[tuple[str | float, ...]] = []
    for margin in (0.02, 0.03, 0.05):
        apart, paired = needed_per_arm(0.6, 0.6, margin), needed_pairs(0.1, margin)
        assert apart is not None
        assert paired is not None
        for (name, draw), n in zip(_ARMS, (apart, paired), strict=True):
            found = verdicts([draw(rng, n, 0.0) for _ in range(runs)], margin)
            rows.append((name, f"{100 * margin:g} %", str(n), _share(one.outcome == "ok" for one in found)))
    return Table(
        "The number of items a gate asks for",
        "With that many items an unchanged model should pass in 80 % of all cases.",
        ("data", "margin", "items needed", "unchanged, ok"),
        tuple(rows),
    )


# -- reports


def reports(rng: Generator, runs: int) -> Table:
    """Which share of the changes that a report calls beyond noise is false, and how many true ones it finds."""
    rows: list[tuple[str | float, ...]] = []
    runs = max(runs // 10, 1)
    for (size, changed), together in product(((20, 0.0), (20, 0.2), (100, 0.2), (100, 0.5)), (0.0, 0.5)):
        true = round(size * changed)
        false_share, found_share = [], []
        for _ in range(runs):
            # true changes are three standard errors; `together` is the share of variance that all scores have in common
            z = rng.normal(size=size) * sqrt(1 - together) + rng.normal() * sqrt(together)
            z[:true] += 3
            called = [test.significant for test in benjamini_hochberg([normal.two_sided(value) for value in z])]
            false_share.append(sum(called[true:]) / max(sum(called), 1))
            found_share.append(sum(called[:true]) / true if true else 0.0)
        alone = f"{together:g}" if together else "none"
        rows.append((str(size), str(true), alone, fmean(false_share), fmean(found_share) if true else ""))
    return Table(
        "False discoveries of a report",
        "Of the changes called beyond noise at most 5 % should be false on average. True changes are three standard errors.",
        ("changes in the report", "true ones", "correlation", "false among those called", "true ones found"),
        tuple(rows),
    )


# -- pooling


def pooled(rng: Generator, runs: int) -> Table:
    """How often the pooled interval holds the mean effect, and the prediction interval the effect of one more family."""
    rows: list[tuple[str | float, ...]] = []
    runs = max(runs // 5, 1)
    for k, tau, (shape, errors) in product((3, 5, 10), (0.0, 1.0, 3.0), _SHAPES):
        ses = [errors[i % len(errors)] for i in range(k)]
        held, plain, predicted = [], [], []
        for _ in range(runs):
            estimates = (rng.normal(0, tau, k) if tau else np.zeros(k)) + rng.normal(0, ses)
            one = pool(estimates.tolist(), ses)
            assert one is not None
            assert one.prediction is not None
            held.append(one.low <= 0 <= one.high)
            # the classical interval, without Hartung and Knapp's correction
            classical = normal.critical(0.95) * sqrt(1 / sum(1 / (se**2 + one.tau2) for se in ses))
            plain.append(abs(one.estimate) <= classical)
            predicted.append(one.prediction[0] <= rng.normal(0, tau) <= one.prediction[1])
        rows.append((str(k), f"{tau:g}", shape, _share(iter(held)), _share(iter(plain)), _share(iter(predicted))))
    return Table(
        "Pooled effects",
        "Each interval should hold its truth in 95 % of all cases. The classical interval is not used; it shows what Hartung "
        "and Knapp's correction is for. tau is the true spread between families, in typical standard errors.",
        ("families", "tau", "standard errors", "mean inside", "mean inside, classical", "new family inside prediction"),
        tuple(rows),
    )


_SHAPES = (("equal", (1.0,)), ("one in three is 3 times as large", (1.0, 1.0, 3.0)))


# -- bisecting


def bisecting(rng: Generator, runs: int) -> Table:
    """How many measurements find the step among 32 that made a score drop, and how often it is the right one."""
    rows: list[tuple[str | float, ...]] = []
    for drop in (10.0, 5.0, 3.0):
        for name, search in (("most informative", _informed), ("halving", _halving)):
            ends = [search(rng, drop) for _ in range(max(runs // 100, 1))]
            rows.append(
                (
                    f"{drop:g} standard errors",
                    name,
                    f"{fmean(end[1] for end in ends):.1f}",
                    _share(end[0] for end in ends),
                    _share(end[2] for end in ends),
                )
            )
    return Table(
        "Finding one drop among 32 steps",
        "Both ends are measured first. *Most informative* measures what tells most until one step has 95 % or nothing is left "
        "to measure; *halving* measures the middle, takes its score for that of the nearer end, and goes on in the other half, "
        "as `git bisect` does. The set that should hold the step with 95 % is the fewest steps adding up to that.",
        ("size of the drop", "strategy", "measurements", "right step found", "right step in the 95 % set"),
        tuple(rows),
    )


_STEPS = 32


def _scores(rng: Generator, drop: float) -> tuple[int, Callable[[int], float]]:
    """The step after which the score is lower, and the score that measuring a checkpoint would give, of unit noise."""
    place = int(rng.integers(_STEPS))
    noise = rng.normal(size=_STEPS + 1)
    return place, lambda x: float(noise[x] - drop * (x > place))


def _judged(known: dict[int, float], place: int) -> tuple[bool, int, bool, Search]:
    search = locate_shift([Checkpoint(x, known.get(x), 1.0 if x in known else None) for x in range(_STEPS + 1)])
    likeliest = max(search.places, key=lambda found: found.probability)
    return likeliest.after == place, len(known), any(found.after == place for found in credible(search.places)), search


def _informed(rng: Generator, drop: float) -> tuple[bool, int, bool]:
    place, measure = _scores(rng, drop)
    known = {0: measure(0), _STEPS: measure(_STEPS)}
    while True:
        is_right, count, is_held, search = _judged(known, place)
        if max(found.probability for found in search.places) >= 0.95 or not search.proposals:
            return is_right, count, is_held
        best = int(search.proposals[0].position)
        known[best] = measure(best)


def _halving(rng: Generator, drop: float) -> tuple[bool, int, bool]:
    place, measure = _scores(rng, drop)
    low, high = 0, _STEPS
    known = {0: measure(0), _STEPS: measure(_STEPS)}
    while high - low > 1:
        middle = (low + high) // 2
        known[middle] = measure(middle)
        if abs(known[middle] - known[0]) < abs(known[middle] - known[_STEPS]):
            low = middle
        else:
            high = middle
    return low == place, len(known), _judged(known, place)[2]


# -- writing


TABLES: tuple[Callable[[Generator, int], Table], ...] = (
    intervals,
    gate,
    items_needed,
    reports,
    pooled,
    bisecting,
)


def simulated(runs: int = RUNS, seed: int = SEED) -> str:
    """All tables as Markdown."""
    parts = [
        f"Seed {seed}, {runs:,} runs a row for counts, fewer for what takes longer; `python benchmarks/simulate.py`."
    ]
    for number, table in enumerate(TABLES):
        # each table has its own stream, so that changing one leaves the others as they are
        parts.append(_markdown(table(np.random.default_rng([seed, number]), runs)))
    return "\n\n".join(parts)


def _markdown(table: Table) -> str:
    head = "| " + " | ".join(table.head) + " |"
    rule = "|" + "---|" * len(table.head)
    rows = ["| " + " | ".join(_cell(cell) for cell in row) + " |" for row in table.rows]
    return "\n".join([f"### {table.title}", "", table.note, "", head, rule, *rows])


def _cell(cell: str | float) -> str:
    return cell if isinstance(cell, str) else f"{cell:.1%}".replace("%", " %")


def written(page: str, tables: str) -> str:
    """The page with these tables in place of those it has. Raises ValueError for a page without a place for them."""
    if not _PART.search(page):
        raise ValueError("the page has no place for simulated tables")
    return _PART.sub(lambda found: f"{found[1]}\n{tables}\n\n{found[2]}", page)


def main() -> None:
    """Simulates; writes the page, or prints if asked for another number of runs."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    options.add_argument("--runs", type=int, default=RUNS)
    runs = options.parse_args().runs
    tables = simulated(runs)
    if runs != RUNS:
        sys.stdout.write(tables + "\n")
        return
    PAGE.write_text(written(PAGE.read_text(encoding="utf-8"), tables), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
