"""W501 to W505: specs have units, scores lie where they can, and no score says two things."""

import math

import pytest

from tests.conftest import ProblemsOf

BASE = """\
sources: {s: {title: S, published: 2022, kind: paper}}
attributes: {size: {name: Size}}
benchmarks: {b: {name: B}}
models:
  m: {name: M}
  n: {name: N}
"""


def scores(*rows: str) -> str:
    lines = "".join(f"  - {{model: m, benchmark: b, {row}}}\n" for row in rows)
    return f"{BASE}scores:\n{lines}"


def codes(found: tuple[object, ...]) -> list[str]:
    return [getattr(problem, "code", "") for problem in found]


@pytest.mark.parametrize(
    ("value", "warns"),
    [
        ("70", True),
        ("1,000", True),
        ("7e9", True),
        ("70, unit: billion", False),
        ("70, unit: million", False),
        ("about 70", False),
        ("unpublished", False),
        ("nan", False),
    ],
)
def test_a_bare_number_beside_values_with_a_unit(problems_of: ProblemsOf, value: str, warns: bool) -> None:
    value = f'"{value}"' if value == "1,000" else value
    text = f"{BASE}specs:\n  m: {{size: {{value: 7, unit: billion}}}}\n  n: {{size: [{{value: {value}}}]}}\n"
    found = problems_of(text)
    assert [(problem.code, problem.where.line) for problem in found] == ([("W501", 9)] if warns else [])
    if warns:
        assert found[0].help == "add `unit`; elsewhere it is `billion`"


def test_a_number_of_things_that_nobody_measures_in_units_is_well(problems_of: ProblemsOf) -> None:
    assert problems_of(f"{BASE}specs:\n  m: {{size: {{value: 7}}}}\n  n: {{size: {{value: 9}}}}\n") == ()


@pytest.mark.parametrize(
    ("metric", "value", "unit", "errs"),
    [
        ("accuracy", "0", "%", False),
        ("accuracy", "100", "%", False),
        ("accuracy", "100.1", "%", True),
        ("accuracy", "-0.1", "%", True),
        ("accuracy", "1", "fraction", False),
        ("accuracy", "44.1", "fraction", True),
        ("accuracy", "441", "points", False),
        ("accuracy", "441", "", False),
        ("relative change", "-12", "%", False),
        ("perplexity", "12", "fraction", False),
        ("word error rate", "120", "%", False),
        ("WER", "120", "%", False),
        ("answer", "120", "%", True),
    ],
)
def test_a_score_lies_on_its_scale(problems_of: ProblemsOf, metric: str, value: str, unit: str, errs: bool) -> None:
    found = problems_of(scores(f"metric: {metric}, value: {value}, unit: '{unit}', source: s"))
    assert codes(found) == (["E502"] if errs else [])
    if errs:
        assert found[0].line_text[found[0].where.column - 1 :].startswith(value)


@pytest.mark.parametrize(
    ("second", "warns"),
    [
        ("value: 2, source: s, at: p", True),
        ("value: 1, source: s, at: p", False),
        ("value: 2, source: s, at: q", False),
        ("value: 2, source: s, at: p, shots: 5", False),
        ("value: 2, source: s, at: p, settings: {temperature: 0}", False),
        ("value: 2, source: s, at: p, n: 10, note: again", True),
    ],
)
def test_one_measurement_has_one_value(problems_of: ProblemsOf, second: str, warns: bool) -> None:
    found = problems_of(scores("metric: acc, value: 1, source: s, at: p", f"metric: acc, {second}"))
    assert [(problem.code, problem.where.line) for problem in found] == ([("W503", 9)] if warns else [])


def _most(n: int) -> float:
    """The largest standard error that n values between 0 and 1 can have: half of them 0, half of them 1."""
    values = [i % 2 for i in range(n)]
    mean = sum(values) / n
    return math.sqrt(sum((value - mean) ** 2 for value in values) / (n - 1) / n)


@pytest.mark.parametrize("n", [2, 10, 100, 1320])
def test_the_largest_standard_error_there_can_be_is_plausible(problems_of: ProblemsOf, n: int) -> None:
    row = "metric: f1, value: 0.5, unit: fraction, n: {n}, stderr: {stderr:.6f}, source: s"
    assert codes(problems_of(scores(row.format(n=n, stderr=_most(n))))) == []
    assert codes(problems_of(scores(row.format(n=n, stderr=_most(n) * 1.05)))) == ["W504"]


@pytest.mark.parametrize(
    ("rest", "warns"),
    [
        ("accuracy, value: 44.1, unit: '%', n: 1319, stderr: 1.37", False),
        ("accuracy, value: 44.1, unit: '%', n: 1319, stderr: 0.0137", True),
        ("accuracy, value: 0.441, unit: fraction, n: 1319, stderr: 0.0137", False),
        ("accuracy, value: 0.441, unit: fraction, n: 1319, stderr: 1.37", True),
        # items that are not right or wrong may spread less
        ("f1, value: 44.1, unit: '%', n: 1319, stderr: 0.0137", False),
        ("accuracy, value: 44.1, unit: '%', n: 1319, stderr: 0", False),
        ("accuracy, value: 44.1, unit: '%', n: 1, stderr: 3", False),
        ("accuracy, value: 44.1, unit: '%', stderr: 3", False),
        ("accuracy, value: 44.1, n: 1319, stderr: 30", False),
        ("accuracy, value: 100, unit: '%', n: 1319, stderr: 0.1", False),
    ],
)
def test_a_standard_error_fits_the_number_of_items(problems_of: ProblemsOf, rest: str, warns: bool) -> None:
    assert codes(problems_of(scores(f"metric: {rest}, source: s"))) == (["W504"] if warns else [])


@pytest.mark.parametrize(("rest", "warns"), [("", True), (", date: 2022", False), (", source: s", False)])
def test_a_score_has_a_date_or_a_source(problems_of: ProblemsOf, rest: str, warns: bool) -> None:
    assert codes(problems_of(scores(f"metric: acc, value: 1{rest}"))) == (["W505"] if warns else [])
