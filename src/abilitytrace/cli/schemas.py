"""The schemas of `--format json`: which answer each of them describes."""

from importlib import import_module
from typing import Any

from abilitytrace.render.schema import answer_schema

__all__ = ["ANSWERS", "LINEAGE", "schema_of"]

# the schema of lineage files, which is no answer
LINEAGE = "lineage"

# name of the schema → module of `questions` (of `importing` for its report) and type of the answer; all are at version 1
ANSWERS = {
    "ask": ("ask.answer", "Ask"),
    "ask-answers": ("ask.answers", "Answers"),
    "bisect": ("bisect", "Bisect"),
    "blame": ("blame", "Blame"),
    "changes": ("changes", "Changes"),
    "changes-all": ("changes", "Moved"),
    "check": ("check", "Checked"),
    "claims": ("claims", "Claims"),
    "compare": ("compare", "Compare"),
    "config": ("config", "Config"),
    "conflicts": ("conflicts", "Conflicts"),
    "counterparts": ("counterparts", "Counterparts"),
    "diff": ("diff", "Diff"),
    "effect": ("effect", "Effect"),
    "evidence": ("evidence", "Case"),
    "evidence-about": ("evidence", "About"),
    "evidence-rule": ("evidence", "Rule"),
    "export": ("export", "Export"),
    "gate": ("gate", "Gate"),
    "explain": ("explain", "Explained"),
    "explain-all": ("explain", "Codes"),
    "glossary": ("glossary", "Glossary"),
    "glossary-term": ("glossary", "Meaning"),
    "import": ("importing.report", "Report"),
    "import-store": ("importing.report", "Stored"),
    "init": ("init", "Begun"),
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
    """The JSON Schema of `abilitytrace/<name>@1`, or of lineage files. Raises KeyError for a name that neither has."""
    if name == LINEAGE:
        from abilitytrace.reading.schema import lineage_schema

        return lineage_schema()
    module, answer = ANSWERS[name]
    package = "abilitytrace" if module.startswith("importing.") else "abilitytrace.questions"
    return answer_schema(name, 1, getattr(import_module(f"{package}.{module}"), answer))
