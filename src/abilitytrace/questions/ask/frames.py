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
from abilitytrace.questions.ask.plan import Plan, Reading
from abilitytrace.questions.ask.retrieval import best, plan_for
from abilitytrace.questions.ask.topics import Topics

__all__ = ["FRAMES", "Frame", "fallback"]

Frame = Callable[[Reading, Topics], list[Plan]]

# without a frame, a record must explain nearly all to be the answer; and of what is no question by its words, all
_TOLD, _ALL = 0.75, 0.95
_STATEMENTS = ("claim", "question", "event", "term")
_KINDS = (*_STATEMENTS, "model", "dataset", "method", "source", "ability", "benchmark")
_DATED = ("event", "model", "source")
# cues that ask no more of a thing than to be told of it
_SOFT = frozenset({"definition", "example", "who", "quantity", "names", "negation", "worse", "list", "evidence"})
# what is asked of a thing with these is more than what it is
_ASKS_FOR_MORE = ("origin", "tradeoff", "gain", "up", "down", "path", "evidence", "nature")


def fallback(reading: Reading, topics: Topics) -> list[Plan]:
    """Without a cue: what is mentioned, shown in the way that suits its kind; else the record that has the words."""
    plans: list[Plan] = []
    if len(reading.models) == 2 and not reading.abilities:
        plans += models.diff(reading, topics)
    elif reading.abilities:
        plans += abilities.origin(reading, topics)
    elif (
        reading.models
        or reading.ids("dataset")
        or reading.wants("definition")
        or not reading.wants(*_ASKS_FOR_MORE, "quantity", "timeline")
    ):
        plans += records.definition(reading, topics)
    # one thing alone does not answer what is asked of it, nor what it is compared with
    asks_more = reading.wants("diff") or (reading.wants(*_ASKS_FOR_MORE) and not reading.content)
    # how old, when: a thing that is only named does not tell, and what has no date does not either
    asks_more = asks_more or (reading.wants("quantity", "timeline") and not reading.content)
    kinds = _DATED if reading.wants("timeline") else _KINDS if reading.intents <= _SOFT else _STATEMENTS
    found = best(topics, reading, kinds) if not asks_more or len(reading.all_mentions) > 1 else None
    if found and (reading.is_yes_no or found.part >= (_TOLD if reading.intents else _ALL)):
        plans.append(plan_for([found], "told"))
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
