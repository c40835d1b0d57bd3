"""E301 and W302: no model is its own ancestor, no child older than its parent."""

import pytest

from tests.conftest import ProblemsOf

MODELS = "models: {a: {name: A}, b: {name: B}, c: {name: C}, d: {name: D}}\nsteps:\n"


@pytest.mark.parametrize(
    ("steps", "rings"),
    [
        ("  s1: {inputs: [a], output: a}", [(3, "a → a")]),
        ("  s1: {inputs: [a], output: b}\n  s2: {inputs: [b], output: a}", [(4, "a → b → a")]),
        (
            "  s1: {inputs: [a], output: b}\n  s2: {inputs: [b], output: c}\n  s3: {inputs: [c, d], output: a}",
            [(5, "a → b → c → a")],
        ),
        (
            "\n".join(f"  {i}{o}: {{inputs: [{i}], output: {o}}}" for i, o in ("ab", "ba", "cd", "dc")),
            [(4, "a → b → a"), (6, "c → d → c")],
        ),
    ],
)
def test_a_ring_of_models_is_reported_once_at_the_step_that_closes_it(
    problems_of: ProblemsOf, steps: str, rings: list[tuple[int, str]]
) -> None:
    found = [item for item in problems_of(MODELS + steps) if item.code == "E301"]
    assert [(item.where.line, item.message.partition(": ")[2]) for item in found] == rings


@pytest.mark.parametrize(
    "steps",
    [
        pytest.param("  s1: {inputs: [a, b], output: c}\n  s2: {inputs: [c, a], output: d}", id="merges"),
        pytest.param("  s1: {inputs: [a], output: c}\n  s2: {inputs: [b], output: c}", id="rivals"),
        pytest.param("  s1: {inputs: [a], output: b}\n  s2: {inputs: [a], output: b}", id="the same step twice"),
    ],
)
def test_what_is_no_ring(problems_of: ProblemsOf, steps: str) -> None:
    assert {item.code for item in problems_of(MODELS + steps)} == {"W401"}


@pytest.mark.parametrize(
    ("parent", "step", "child", "warns"),
    [
        ("2022-06", "", "2022-05", True),
        ("2022-06", "", "2022-06", False),
        ("2022", "", "2022-05", False),  # partial dates get the benefit of the doubt
        ("2022-06-02", "", "2022-06", False),
        ("2022", "", "2021-12-31", True),
        ("2022-06", "2022-05", "2022-07", True),
        ("2022-06", "2022-05, until: 2022-07", "2022-01", False),
        ("", "", "2020", False),
        ("2022", "", "", False),
    ],
)
def test_a_child_older_than_its_parent(
    problems_of: ProblemsOf, parent: str, step: str, child: str, warns: bool
) -> None:
    def dated(key: str, date: str) -> str:
        return f", {key}: {date}" if date else ""

    text = (
        f"models:\n  p: {{name: P{dated('released', parent)}}}\n  c: {{name: C{dated('released', child)}}}\n"
        f"steps:\n  s: {{inputs: [p], output: c{dated('date', step)}}}\n"
    )
    found = [(item.code, item.where.line, item.where.column) for item in problems_of(text) if item.code != "W401"]
    assert found == ([("W302", 5, 3)] if warns else [])
