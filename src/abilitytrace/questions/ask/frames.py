"""The frames of the grammar: for each intent, which commands answer it, given what a clause mentions.

A frame looks at a reading and gives plans, none when it lacks what it needs. Which plan wins is decided elsewhere, by
what each leaves unexplained. Frames know models by kind only: a new record needs no new frame.
"""

from collections.abc import Callable, Iterator
from importlib import import_module

from abilitytrace.questions.ask.cues import PRIORITY
from abilitytrace.questions.ask.moment import dates_in
from abilitytrace.questions.ask.plan import Plan, Reading
from abilitytrace.questions.ask.topics import Topics

__all__ = ["FRAMES", "Frame", "cued_frames", "other_frames", "plans_by"]


# where a frame's function lives, `models.diff` in `frames_models`, and the most bonus that a plan of it may have
Frame = tuple[str, float]

# intent → frame; the order in which readings are preferred stands in `cues.PRIORITY`
FRAMES: dict[str, Frame] = {
    "search": ("records.search", 0.0),
    "names": ("records.names", 0.0),
    "spec": ("values.values", 1.2),
    "scores": ("values.scores", 0.3),
    "open": ("claims.open_questions", 0.2),
    "conflicts": ("claims.conflicts", 0.0),
    "changes": ("claims.changes", 0.0),
    "nature": ("claims.nature", 0.5),
    "limits": ("claims.limits", 0.5),
    "counterpart": ("claims.counterpart", 0.6),
    "factor": ("claims.factor", 0.5),
    "tradeoff": ("abilities.tradeoff", 0.5),
    "diff": ("models.diff", 0.5),
    "gain": ("models.gain", 0.5),
    "evidence": ("claims.evidence", 0.5),
    "yes-no": ("claims.yes_no", 0.0),
    "origin": ("abilities.origin", 0.5),
    "path": ("models.path", 0.0),
    "up": ("models.up", 0.5),
    "down": ("models.down", 0.0),
    "tree": ("models.tree", 0.0),
    "history": ("records.history", 0.0),
    "timeline": ("records.timeline", 0.3),
    "can": ("abilities.can", 0.5),
    "effect": ("claims.effect", 0.3),
    "why": ("abilities.why", 0.5),
    "quantity": ("records.counts", 0.0),
    "who": ("records.who", 0.0),
    "list": ("records.listing", 0.0),
    "superlative": ("claims.superlative", 0.0),
    "definition": ("records.definition", 0.0),
    # asked for by no cue of their own
    "sources": ("sources.sources", 1.2),
    "told": ("told.told", -0.6),
}
# a thing that is only shown does not answer these
_FACTS = ("quantity", "timeline", "scores", "diff", "tradeoff", "path", "origin", "up", "down")


def plans_by(frame: Frame, reading: Reading, topics: Topics) -> list[Plan]:
    """The plans of a frame for a clause; its module is loaded when it is asked."""
    module, _, name = frame[0].partition(".")
    function: Callable[[Reading, Topics], list[Plan]]
    function = getattr(import_module(f"abilitytrace.questions.ask.frames_{module}"), name)
    return function(reading, topics)


def cued_frames(reading: Reading) -> Iterator[Frame]:
    """The frames that the cues of a clause name, in the order of preference."""
    for intent in PRIORITY:
        if intent == "evidence" and reading.is_yes_no:
            yield FRAMES["yes-no"]
        if intent in reading.intents:
            yield FRAMES[intent]


def other_frames(reading: Reading) -> Iterator[Frame]:
    """Whatever the cues: what is mentioned, shown in the way that suits its kind; the records that have the words."""
    if len(reading.models) == 2 and not reading.abilities:
        yield FRAMES["diff"]
    elif reading.abilities:
        yield FRAMES["origin"]
    elif not reading.wants(*_FACTS) or reading.wants("definition"):
        yield FRAMES["definition"]
    if dates_in(reading.clause.text) and (not reading.mentions or reading.asked_kinds or reading.wants("list")):
        yield FRAMES["history"]
    if _may_ask_for_a_source(reading):
        yield FRAMES["sources"]
    yield FRAMES["told"]
    if reading.asked_kinds:
        yield FRAMES["list"]


def _may_ask_for_a_source(reading: Reading) -> bool:
    """Whether a document may be asked for: by its name or kind, by a writer or a field, which are words left over."""
    kinds = {kind for mention in reading.mentions for kind in mention.kinds}
    asked = {*reading.asked_kinds, *(hit.meaning for hit in reading.kind_words)}
    return bool(reading.content or kinds & {"source", "attribute"} or "source" in asked or reading.wants("who"))
