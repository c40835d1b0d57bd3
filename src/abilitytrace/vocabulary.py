"""The fixed words of a lineage: kinds, marks, levels, each with the order and numbers that go with it.

The words' English and Chinese labels stand in `render.words`: this module is what files may contain.
"""

from typing import NamedTuple

__all__ = [
    "CLAIM_KINDS",
    "CONCERNS",
    "EVIDENCE_KINDS",
    "GRADED",
    "LINEAGE_KINDS",
    "MARKS",
    "RELATIONS",
    "SECTIONS",
    "SOURCE_KINDS",
    "STANCES",
    "STATED",
    "THING_KINDS",
    "UPGRADES",
    "WALKED",
    "Mark",
]


class Mark(NamedTuple):
    """What a step did to an ability, against the step's input.

    `rank` orders and adds up marks: a loss is negative, and a partial recovery makes up for half a loss.
    """

    symbol: str
    rank: float


MARKS = {
    "strong-gain": Mark("++", 2),
    "gain": Mark("+", 1),
    "restore": Mark("~+", 0.5),
    "none": Mark("0", 0),
    "loss": Mark("-", -1),
    "strong-loss": Mark("--", -2),
}

# section of a file -> kind of the records in it
SECTIONS = {
    "models": "model",
    "methods": "method",
    "datasets": "dataset",
    "abilities": "ability",
    "benchmarks": "benchmark",
    "attributes": "attribute",
    "sources": "source",
    "steps": "step",
    "claims": "claim",
    "questions": "question",
    "events": "event",
    "terms": "term",
}
THING_KINDS = ("model", "method", "dataset", "ability", "benchmark", "attribute")

CLAIM_KINDS = ("effect", "origin", "tradeoff", "nature", "lineage", "limit", "counterpart", "factor", "general")
RELATIONS = ("derives", "succeeds", "imitates")
# relations that make an ancestor: an imitation shares no history with its model
WALKED = ("derives", "succeeds")
# `card`, `config` and `evaluation` are what importers read: a model card, a merge recipe, result files of a harness
SOURCE_KINDS = (
    "article",
    "paper",
    "report",
    "docs",
    "blog",
    "slides",
    "note",
    "dataset",
    "card",
    "config",
    "evaluation",
)
STANCES = ("supports", "disputes", "neutral")

EVIDENCE_KINDS = ("ablation", "measured", "mechanism", "comparison", "trend", "statement", "argument", "community")
LINEAGE_KINDS = ("statement", "artifact", "report", "argument", "community")
CONCERNS = ("bias", "indirect", "imprecise", "serious-bias", "serious-indirect", "serious-imprecise")
UPGRADES = ("large-effect", "dose-response")

# stated level -> the lowest graded level that backs it (conventions of evidence grading, docs/grading.md)
STATED = {
    "conclusion": "strong",
    "asserted": "moderate",
    "strong-hypothesis": "moderate",
    "hypothesis": "limited",
    "educated-guess": "limited",
    "correlation-only": "limited",
    "community-experience": "limited",
    "open-question": "none",
}

# the ladder, lowest first; `disputed` and `refuted` are off it and sort below
GRADED = ("refuted", "disputed", "none", "limited", "moderate", "strong", "established")
