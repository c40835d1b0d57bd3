"""Problems of files → workflow commands of GitHub Actions, which show them beside the lines of a pull request."""

from abilitytrace.questions.check import Checked, Problem
from abilitytrace.render.page import visible

__all__ = ["render_github"]

# https://docs.github.com/actions/reference/workflow-commands-for-github-actions: what would end a command or a property
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = {**_DATA, **str.maketrans({":": "%3A", ",": "%2C"})}


def render_github(checked: Checked) -> str:
    """A command for each problem, a line each; empty text for none."""
    return "".join(_command(problem) for problem in checked.problems)


def _command(problem: Problem) -> str:
    place = {"file": problem.path}
    if problem.line:
        place |= {"line": str(problem.line), "col": str(problem.column), "endColumn": str(problem.end_column)}
    properties = {**place, "title": f"abilitytrace {problem.code}"}
    told = ",".join(f"{name}={_escaped(value, _PROPERTY)}" for name, value in properties.items())
    parts = [_escaped(part, _DATA) for part in (problem.message, problem.help) if part]
    return f"::{problem.severity} {told}::{'%0A'.join(parts)}\n"


def _escaped(text: str, signs: dict[int, str]) -> str:
    return visible(text).translate(signs)
