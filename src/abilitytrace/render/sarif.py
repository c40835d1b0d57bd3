"""Problems of files → SARIF 2.1.0, which code scanning and editors read."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import quote

from abilitytrace import __version__
from abilitytrace.questions.check import Checked, Problem
from abilitytrace.questions.explain import Code

__all__ = ["render_sarif"]

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def render_sarif(checked: Checked, codes: Iterable[Code]) -> str:
    """One run with a result for each problem, and the rules that they break."""
    broken = {problem.code for problem in checked.problems}
    rules = [code for code in codes if code.code in broken]
    index = {code.code: i for i, code in enumerate(rules)}
    driver = {"name": "abilitytrace", "version": __version__, "rules": [_rule(code) for code in rules]}
    run = {
        "tool": {"driver": driver},
        # columns are counted in characters, as in every message of ours
        "columnKind": "unicodeCodePoints",
        "artifacts": [{"location": {"uri": _uri(file.path)}} for file in checked.files],
        "results": [_result(problem, index[problem.code]) for problem in checked.problems],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=True, indent=2) + "\n"


def _rule(code: Code) -> dict[str, Any]:
    examples = f"Wrong:\n\n```yaml\n{code.wrong}```\n\nRight:\n\n```yaml\n{code.right}```\n"
    return {
        "id": code.code,
        "shortDescription": {"text": code.title.en},
        "fullDescription": {"text": code.says.en},
        "help": {"text": f"{code.says.en}\n\n{examples}", "markdown": f"{code.says.en}\n\n{examples}"},
        "defaultConfiguration": {"level": "error" if code.code.startswith("E") else "warning"},
    }


def _result(problem: Problem, rule: int) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": _uri(problem.path)}}
    if problem.line:
        place["region"] = {
            "startLine": problem.line,
            "startColumn": problem.column,
            "endColumn": max(problem.end_column, problem.column + 1),
        }
    said = f"{problem.message}\n{problem.help}" if problem.help else problem.message
    return {
        "ruleId": problem.code,
        "ruleIndex": rule,
        "level": problem.severity,
        "message": {"text": said},
        "locations": [{"physicalLocation": place}],
    }


def _uri(path: str) -> str:
    """A path as a URI: relative ones stay so, as the reader knows best which folder is meant."""
    file = Path(path)
    text = file.as_posix().encode(errors="surrogateescape")
    return f"file://{quote(text)}" if file.is_absolute() else quote(text).replace(":", "%3A")
