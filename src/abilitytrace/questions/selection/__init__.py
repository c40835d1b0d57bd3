"""Selectors: which records, in a few signs: `+chatgpt`, `method:rlhf graded:>=moderate`, `@davinci,org:openai`.

`parse` turns text into plain data, `select` holds the data against a lineage. docs/commands.md has the grammar.
"""

from abilitytrace.questions.selection.parse import ALL, METHODS, BadSelection, Selection, Term, parse, pointed
from abilitytrace.questions.selection.select import Chosen, choose, select

__all__ = [
    "ALL",
    "METHODS",
    "BadSelection",
    "Chosen",
    "Selection",
    "Term",
    "choose",
    "parse",
    "pointed",
    "select",
]
