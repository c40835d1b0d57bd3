"""The schemas of `--format json`: which answer each of them describes."""

from importlib import import_module
from typing import Any

from abilitytrace.render.schema import answer_schema

__all__ = ["ANSWERS", "schema_of"]

# name of the schema → module of `questions` and type of the answer; all are at version 1
ANSWERS = {
    "ask": ("ask.answer", "Ask"),
    "ask-answers": ("ask.answer", "Answers"),
    "blame": ("blame", "Blame"),
    "changes": ("changes", "Changes"),
    "changes-all": ("changes", "Moved"),
    "claims": ("claims", "Claims"),
    "compare": ("compare", "Compare"),
    "conflicts": ("conflicts", "Conflicts"),
    "counterparts": ("counterparts", "Counterparts"),
    "diff": ("diff", "Diff"),
    "effect": ("effect", "Effect"),
    "evidence": ("evidence", "Case"),
    "evidence-about": ("evidence", "About"),
    "evidence-rule": ("evidence", "Rule"),
    "glossary": ("glossary", "Glossary"),
    "glossary-term": ("glossary", "Meaning"),
    "limits": ("limits", "Limits"),
    "list": ("listing", "Listing"),
    "list-kinds": ("listing", "Kinds"),
    "origin": ("origin", "Origin"),
    "path": ("path", "Path"),
    "questions": ("open_questions", "OpenQuestions"),
    "scores": ("scores", "Scores"),
    "search": ("search", "Search"),
    "show": ("show", "Shown"),
    "show-field": ("show_field", "FieldShown"),
    "sources": ("sources", "Sources"),
    "sources-one": ("sources", "OneSource"),
    "timeline": ("timeline", "Timeline"),
    "tradeoffs": ("tradeoffs", "Tradeoffs"),
    "tree": ("tree", "Tree"),
}


def schema_of(name: str) -> dict[str, Any]:
    """The JSON Schema of `abilitytrace/<name>@1`. Raises KeyError for a name that no answer has."""
    module, answer = ANSWERS[name]
    return answer_schema(name, 1, getattr(import_module(f"abilitytrace.questions.{module}"), answer))
