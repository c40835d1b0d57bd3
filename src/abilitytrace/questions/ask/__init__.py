"""A question in plain English or Chinese → the commands that answer it. Reads the lineage; runs and prints nothing.

talk       a question → its answer; the order in which all below is asked
reading    text → clauses of words (moment: the date it is asked as of)
mentions   the things of the lineage that a clause names (names: looked up in the store as people say them)
parse      mentions, cues, what is left over (hits, chinese: found how; leftovers, asked: what stands in the way)
frames     intent + mentions → plans: the commands that may answer (plan: the data; frames_…: one function an intent)
found      the record that says it, whatever it is (retrieval: which; topics, passages: the texts; fit: how well)
choice     the plan that explains most, or a refusal (account: what a plan leaves unexplained)
quotes     the statements that say it, for an answer; tries, spelling: for what was not understood

A module is loaded when a question needs it: names and cues alone settle most of them.
"""

from abilitytrace.questions.ask.answer import Ask, Quote
from abilitytrace.questions.ask.plan import Call, Repair
from abilitytrace.questions.ask.talk import Talk, ask

__all__ = ["Ask", "Call", "Quote", "Repair", "Talk", "ask"]
