"""E301, W302, E303: no model is its own ancestor, no child older than its parent, nothing broader than itself."""

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


def test_a_ring_over_files_is_told_with_the_place_of_each_step(problems_of: ProblemsOf) -> None:
    more = "steps:\n  s2: {inputs: [b], output: a}\n"
    found = problems_of(f"include: [more.yaml]\n{MODELS}  s1: {{inputs: [a], output: b}}\n", more=more)
    (problem,) = [item for item in found if item.code == "E301"]
    assert (problem.where.path[-9:], problem.where.line, problem.where.column) == ("more.yaml", 2, 3)
    assert [part.rpartition("/")[2] for part in problem.help.split(", ")] == ["ours.yaml:4)", "more.yaml:2)"]
    assert problem.help.startswith("remove one of these steps: s1 (")


def test_a_long_ring_is_told_in_part(problems_of: ProblemsOf) -> None:
    models = "".join(f"  m{i:03}: {{name: M{i}}}\n" for i in range(200))
    steps = "".join(f"  s{i:03}: {{inputs: [m{i:03}], output: m{(i + 1) % 200:03}}}\n" for i in range(200))
    (problem,) = [item for item in problems_of(f"models:\n{models}steps:\n{steps}") if item.code == "E301"]
    assert problem.message.endswith("→ m019 → … → m000")
    assert problem.help.endswith(", …")
    assert len(problem.message) < 300


@pytest.mark.parametrize(
    ("section", "field", "rings"),
    [
        ("methods", "broader", ["a → b → a"]),
        ("abilities", "broader", ["a → b → a"]),
        ("models", "members", ["a → b → a"]),
        ("models", "broader", ["a → b → a"]),
    ],
)
def test_nothing_is_broader_than_itself(problems_of: ProblemsOf, section: str, field: str, rings: list[str]) -> None:
    text = f"{section}:\n  a: {{name: A, {field}: [b]}}\n  b: {{name: B, {field}: [c, a]}}\n  c: {{name: C}}\n"
    (problem,) = problems_of(text)
    assert problem.message == f"`{field}` leads back to where it began: {rings[0]}"
    line = problem.line_text
    assert (problem.code, problem.where.line, line[problem.where.column - 1 :]) == ("E303", 3, "a]}")
    assert problems_of(text.replace(", a]", "]")) == ()


def test_a_thing_is_not_broader_than_itself_alone(problems_of: ProblemsOf) -> None:
    (problem,) = problems_of("methods:\n  a: {name: A, broader: [a]}\n")
    assert problem.message == "`broader` leads back to where it began: a → a"
