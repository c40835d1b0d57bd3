"""Workflow commands: one line a problem, whatever stands in it."""

from abilitytrace.questions.check import Checked, Problem
from abilitytrace.render.github import render_github


def checked(*problems: Problem) -> Checked:
    return Checked((), (), 0, 0, 0, len(problems), 0, problems)


def test_a_problem_is_a_command_at_its_place() -> None:
    problem = Problem("E202", "error", "a.yaml", 4, 7, 12, "`x` is not known", "did you mean `y`?")
    assert render_github(checked(problem)) == (
        "::error file=a.yaml,line=4,col=7,endColumn=12,title=abilitytrace E202::`x` is not known%0Adid you mean `y`?\n"
    )


def test_what_would_end_a_command_or_property_is_escaped() -> None:
    problem = Problem("W402", "warning", "a,b:c%.yaml", 1, 1, 2, "100 % :: 1\n2\r3 \x1b[31m", "")
    text = render_github(checked(problem))
    assert text == (
        "::warning file=a%2Cb%3Ac%25.yaml,line=1,col=1,endColumn=2,title=abilitytrace W402::"
        "100 %25 :: 1 2 3 \\u001b[31m\n"
    )


def test_a_problem_of_a_whole_file_has_no_line() -> None:
    problem = Problem("E101", "error", "a.yaml", 0, 0, 0, "there is no file `a.yaml`", "")
    assert "line=" not in render_github(checked(problem))


def test_no_problem_is_no_text() -> None:
    assert render_github(checked()) == ""
