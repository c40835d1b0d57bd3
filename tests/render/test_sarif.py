"""SARIF 2.1.0: what its specification asks of a run, a rule and a result."""

import json
from typing import Any
from urllib.parse import unquote

import pytest

from abilitytrace.checks.codes import CODES
from abilitytrace.questions.check import Checked, Problem
from abilitytrace.reading.files import Input
from abilitytrace.render.sarif import render_sarif

PROBLEMS = (
    Problem("E202", "error", "we ird/ä%.yaml", 4, 7, 12, "`x` is not known", "did you mean `y`?"),
    Problem("W402", "warning", "/a/b.yaml", 1, 1, 1, "no place", ""),
    Problem("E202", "error", "a.yaml", 0, 0, 0, "gone", ""),
)


def run_of(*problems: Problem) -> dict[str, Any]:
    files = tuple(Input(problem.path, "0") for problem in problems)
    log = json.loads(render_sarif(Checked(files, (), 0, 0, 0, 0, 0, problems), CODES.values()))
    assert (log["version"], len(log["runs"])) == ("2.1.0", 1)
    return dict(log["runs"][0])


def test_results_point_at_their_rules() -> None:
    run = run_of(*PROBLEMS)
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["E202", "W402"]
    assert [rules[result["ruleIndex"]]["id"] for result in run["results"]] == ["E202", "W402", "E202"]
    assert [result["ruleId"] for result in run["results"]] == ["E202", "W402", "E202"]
    assert [rule["defaultConfiguration"]["level"] for rule in rules] == ["error", "warning"]


def test_a_place_is_a_region_of_at_least_one_character() -> None:
    places = [result["locations"][0]["physicalLocation"] for result in run_of(*PROBLEMS)["results"]]
    assert [place.get("region") for place in places] == [
        {"startLine": 4, "startColumn": 7, "endColumn": 12},
        {"startLine": 1, "startColumn": 1, "endColumn": 2},
        None,
    ]


def test_paths_are_uris() -> None:
    uris = [artifact["location"]["uri"] for artifact in run_of(*PROBLEMS)["artifacts"]]
    assert uris == ["we%20ird/%C3%A4%25.yaml", "file:///a/b.yaml", "a.yaml"]
    assert unquote(uris[0]) == PROBLEMS[0].path


@pytest.mark.parametrize("code", CODES)
def test_every_rule_explains_itself(code: str) -> None:
    (rule,) = run_of(Problem(code, "error", "a", 1, 1, 2, "m", ""))["tool"]["driver"]["rules"]
    assert rule["help"]["text"].startswith(rule["fullDescription"]["text"])
    assert CODES[code].right in rule["help"]["markdown"]


def test_no_problem_is_a_run_without_results() -> None:
    run = run_of()
    assert (run["results"], run["tool"]["driver"]["rules"]) == ([], [])


def test_columns_count_characters_and_the_text_is_ascii() -> None:
    assert run_of()["columnKind"] == "unicodeCodePoints"
    text = render_sarif(Checked((), (), 0, 0, 0, 0, 0, PROBLEMS), CODES.values())
    assert text.isascii()
