"""A question in plain English or Chinese → the commands that answer it. Reads the lineage; runs and prints nothing.

reading    text → clauses of words (names, mentions: the things of the lineage that a clause names)
parse      mentions, cues, and what is left over (leftovers, asked: which of that stands in the way)
frames     intent + mentions → plans: the commands that may answer
retrieval  the record that says it, whatever it is (topics, passages: the texts; fit: how well one fits)
choice     the plan that explains most, or a refusal (account: what a plan leaves unexplained)
"""

from abilitytrace.questions.ask.answer import Answer, Answers, Ask, Quote, Talk, ask
from abilitytrace.questions.ask.plan import Call
from abilitytrace.questions.ask.spelling import Repair

__all__ = ["Answer", "Answers", "Ask", "Call", "Quote", "Repair", "Talk", "ask"]
