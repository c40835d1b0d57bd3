"""The frames of the grammar: for each intent, which commands answer it, given what a clause mentions.

A frame looks at a reading and gives plans, none when it lacks what it needs. Which plan wins is decided elsewhere, by
what each leaves unexplained. Frames know models by kind only: a new record needs no new frame.
"""

from collections.abc import Callable

from abilitytrace.questions.ask import frames_abilities as abilities
from abilitytrace.questions.ask import frames_claims as claims
from abilitytrace.questions.ask import frames_models as models
from abilitytrace.questions.ask import frames_records as records
from abilitytrace.questions.ask import frames_values as values
from abilitytrace.questions.ask.frames_sources import sources
from abilitytrace.questions.ask.moment import dates_in
from abilitytrace.questions.ask.plan import Plan, Reading
from abilitytrace.questions.ask.retrieval import told
from abilitytrace.questions.ask.topics import Topics

__all__ = ["FRAMES", "Frame", "fallback"]

Frame = Callable[[Reading, Topics], list[Plan]]

# a thing that is only shown does not answer these
_FACTS = ("quantity", "timeline", "scores", "diff", "tradeoff", "path", "origin", "up", "down")


def fallback(reading: Reading, topics: Topics) -> list[Plan]:
    """Without a cue: what is mentioned, shown in the way that suits its kind; the records that have the words."""
    plans: list[Plan] = []
    if len(reading.models) == 2 and not reading.abilities:
        plans += models.diff(reading, topics)
    elif reading.abilities:
        plans += abilities.origin(reading, topics)
    elif not reading.wants(*_FACTS) or reading.wants("definition"):
        plans += records.definition(reading, topics)
    if dates_in(reading.clause.text) and (not reading.mentions or reading.asked_kinds or reading.wants("list")):
        plans += records.history(reading, topics)
    plans += sources(reading, topics)
    plans += told(reading, topics)
    return plans + (records.listing(reading, topics) if reading.asked_kinds else [])


# intent → frame; the order in which readings are preferred stands in `cues.PRIORITY`
FRAMES: dict[str, Frame] = {
    "search": records.search,
    "names": records.names,
    "spec": values.values,
    "scores": values.scores,
    "open": claims.open_questions,
    "conflicts": claims.conflicts,
    "changes": claims.changes,
    "nature": claims.nature,
    "limits": claims.limits,
    "counterpart": claims.counterpart,
    "factor": claims.factor,
    "tradeoff": abilities.tradeoff,
    "diff": models.diff,
    "gain": models.gain,
    "evidence": claims.evidence,
    "yes-no": claims.yes_no,
    "origin": abilities.origin,
    "path": models.path,
    "up": models.up,
    "down": models.down,
    "tree": models.tree,
    "history": records.history,
    "timeline": records.timeline,
    "can": abilities.can,
    "effect": claims.effect,
    "why": abilities.why,
    "quantity": records.counts,
    "who": records.who,
    "list": records.listing,
    "superlative": claims.superlative,
    "definition": records.definition,
}
