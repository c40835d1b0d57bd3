"""A question in plain English or Chinese → the commands that answer it. Reads the lineage; runs and prints nothing.

reading    text → clauses of words
mentions   the things of the lineage a clause names
parse      the cues and what is left over
frames     intent + mentions → plans (retrieval: the record that says it)
choice     the plan that explains most, or a refusal
"""

from abilitytrace.questions.ask.answer import Answer, Answers, Ask, Quote, Talk, ask
from abilitytrace.questions.ask.plan import Call
from abilitytrace.questions.ask.spelling import Repair

__all__ = ["Answer", "Answers", "Ask", "Call", "Quote", "Repair", "Talk", "ask"]
