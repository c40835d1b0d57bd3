"""What a plan leaves unexplained of a clause: words, mentions, and cues that it does not serve."""

import re
from typing import NamedTuple

from abilitytrace.questions.ask.leftovers import Bit, leftovers, words_of
from abilitytrace.questions.ask.mentions import Mention
from abilitytrace.questions.ask.plan import Call, Plan, Reading
from abilitytrace.questions.ask.topics import Topics

__all__ = ["BARE", "SAYING", "Left", "left_by"]

# what a mention that a plan leaves out counts, in words; a term may only set the scene
_MENTION, _TERM = 2.0, 1.0
# plans that show a thing as it is: they answer nothing beside
BARE = frozenset({"definition", "names", "list", "sources"})
# intents whose cues may be names of attributes and terms as well
_CUED = frozenset({"counterpart", "nature", "names", "open", "diff", "tradeoff"})
# a word that stands in a record about what a plan shows, and not in what it shows
_NEARBY = 0.85
# command → the kinds of claims it prints about its subject, none for all
_PRINTS: dict[str, tuple[str, ...]] = {
    "origin": (),
    "evidence": (),
    "diff": (),
    "claims": (),
    "changes": (),
    "conflicts": (),
    "questions": (),
    "timeline": (),
    "limits": ("limit",),
    "tradeoffs": ("tradeoff", "effect"),
    "counterparts": ("counterpart",),
}
# what a cue weighs that a plan does not serve; which plans serve it beside those made for it
_UNSERVED = 1.0
_SERVED_BY: dict[str, tuple[str, ...]] = {
    "quantity": ("spec", "spec-alone", "scores"),
    "timeline": ("history", "spec", "spec-alone", "origin", "changes"),
    "history": ("timeline",),
    "limits": ("tradeoff",),
    "tradeoff": ("diff", "gain"),
    "diff": ("spec", "tradeoff", "gain", "up", "path", "counterpart", "superlative", "scores"),
    "counterpart": (),
    "open": (),
    "conflicts": (),
    "changes": (),
    "up": ("path", "tree", "origin", "diff", "gain"),
    "down": ("tree", "up"),
    "path": ("diff",),
    "scores": (),
    "names": ("definition",),
    "yes-no": (),
    "who": ("sources", "list"),
    "evidence": (
        "changes",
        "conflicts",
        "open",
        "origin",
        "nature",
        "limits",
        "factor",
        "counterpart",
        "tradeoff",
        "sources",
    ),
    "nature": (),
    "origin": ("why", "effect", "up", "path", "tree", "evidence", "spec", "spec-alone", "timeline", "nature"),
}
SAYING = frozenset({"told", "why", "yes-no", "evidence", "effect", "who", "superlative", "can"})
_DATES = frozenset(
    {"release-date", "shutdown-date", "published", "released", "data-cutoff", "knowledge-cutoff", "date"}
)
_YEAR = r"(?:19|20)\d\d"
_MAKERS = frozenset({"publisher", "authors", "developer", "group"})
_DATING = frozenset({"timeline", "history"})
_KINDS_FOR = {
    "limits": {"limit"},
    "tradeoff": {"tradeoff"},
    "counterpart": {"counterpart"},
    "up": {"lineage"},
    "diff": {"effect", "tradeoff", "counterpart"},
}


class Left(NamedTuple):
    """What a plan leaves unexplained: words, mentions and names of something else, and their weight."""

    bits: tuple[Bit, ...]
    mentions: tuple[Mention, ...]
    strangers: tuple[tuple[int, ...], ...]
    weight: float


def left_by(reading: Reading, topics: Topics, plan: Plan) -> Left:
    """What a plan does not explain: words not in the texts it draws on, and mentions it does not deal with."""
    bits = [(bit, _explained(topics, plan, bit)) for bit in leftovers(reading, topics)]
    # a pair of characters that straddles two explained words says nothing of its own
    told = {i for bit, part in bits if part for i in bit.span} | {
        i for mention in reading.mentions for i in mention.span
    }
    bits = [(bit, part) for bit, part in bits if part or not (bit.is_chinese and told.issuperset(bit.span))]
    lost = tuple(bit for bit, part in bits if not part)
    mentions = tuple(mention for mention in reading.mentions if not _covers(reading, topics, plan, mention))
    weight = sum(_TERM if mention.kinds <= {"term", "attribute"} else _MENTION for mention in mentions)
    weight += sum(bit.weight * (1 - part) for bit, part in bits) + 4 * len(reading.strangers)
    return Left(lost, mentions, reading.strangers, weight + _unserved(reading, topics, plan))


def _explained(topics: Topics, plan: Plan, bit: Bit) -> float:
    """How far a plan explains a word, 0 to 1: its own records have it, or records that speak of them do.

    A name that other records mention is not explained by them.
    """
    if bit.text in plan.words or plan.closed:
        return float(bit.text in plan.words)
    if plan.intent in ("spec", "spec-alone"):
        return 1 if any(_says_value(topics, call, bit.text) for call in plan.calls) else 0
    found = topics.found(bit.text)
    if not plan.targets.isdisjoint(found):
        return 0 if plan.wide and bit.is_name else 1
    if plan.intent in BARE or not plan.wide or bit.is_name or bit.is_asked:
        return 0
    shown = [record for record in found if any(_tells(topics, call.command, record) for call in plan.calls)]
    return _NEARBY if any(plan.targets & topics.subjects(record) for record in shown) else 0


def _says_value(topics: Topics, call: Call, text: str) -> bool:
    """Whether what a record has under the attribute that a call shows holds a word."""
    asked = dict(call.options).get("field")
    passages = topics.passages(call.arguments[0])
    return any(topics.has(passage, text) for passage in passages if passage.attribute == asked)


def _tells(topics: Topics, command: str, record: str) -> bool:
    """Whether a command prints what a record says about its subject."""
    kinds = _PRINTS.get(command)
    held = topics.lineage.get(record)
    return kinds is not None and (not kinds or getattr(held, "kind", "") in kinds)


def _unserved(reading: Reading, topics: Topics, plan: Plan) -> float:
    """What the cues weigh that a plan has no answer to: a number where "how many" is asked, a date where "when" is."""
    asked = [hit.meaning for hit in reading.hits if hit.meaning in _SERVED_BY]
    if reading.is_yes_no and plan.intent in BARE:
        asked.append("yes-no")
    return _UNSERVED * sum(not _serves(topics, plan, meaning) for meaning in dict.fromkeys(asked))


def _serves(topics: Topics, plan: Plan, intent: str) -> bool:
    if intent == "timeline" and plan.intent in ("spec", "spec-alone"):
        return all(_is_date(topics, call) for call in plan.calls)
    if intent == "who" and plan.intent == "who":
        return not all(dict(call.options).get("field", "") in _DATES for call in plan.calls)
    if plan.intent == intent or plan.intent in _SERVED_BY[intent]:
        return True
    if intent == "who" and plan.intent == "spec":
        return any(dict(call.options).get("field") in _MAKERS for call in plan.calls)
    if plan.intent not in SAYING:
        return False
    kinds = {getattr(topics.lineage.get(target), "kind", "") for target in plan.targets}
    if intent in _DATING:
        return any(topics.dated(target) for target in plan.targets)
    if intent == "who":
        return not all(dict(call.options).get("field", "") in _DATES for call in plan.calls)
    if intent in ("evidence", "origin"):
        return True
    return not kinds.isdisjoint(_KINDS_FOR.get(intent, ()))


def _is_date(topics: Topics, call: Call) -> bool:
    """Whether a call shows a date."""
    asked = dict(call.options).get("field", "")
    passages = topics.passages(call.arguments[0])
    return asked in _DATES or any(
        re.search(_YEAR, passage.says.en) for passage in passages if passage.attribute == asked
    )


def _covers(reading: Reading, topics: Topics, plan: Plan, mention: Mention) -> bool:
    """Whether a plan deals with a mention: by id, by a relative that the calls show, or by its words in their text."""
    ids = {match.id for match in mention.matches} | set(mention.choices)
    if plan.closed and not ids & plan.covers:
        return mention.span in plan.known
    if ids & plan.covers or any(topics.speaks_of(target, mention) for target in plan.targets):
        return True
    if mention.kinds <= {"attribute", "term"} and plan.intent in _CUED and _is_cue_of(reading, plan.intent, mention):
        return True
    if mention.kinds == {"attribute"} and _asks_for_sources(reading, plan, mention):
        return True
    words = words_of(reading, mention)
    if plan.wide and plan.intent not in BARE:
        return False
    if mention.kinds == {"attribute"} and plan.intent not in BARE:
        # asked of a claim, an attribute is a word like others: "does model size store knowledge"
        names = (words, mention.matches[0].id.split("-"))
        return any(
            all(topics.says(target, word) for word in words) for target in plan.targets for words in names if words
        )
    return bool(words) and all(plan.targets & topics.found(text).keys() for text in words)


def _asks_for_sources(reading: Reading, plan: Plan, mention: Mention) -> bool:
    """Whether a mention such as "which papers" asks for the sources that the answer names anyway."""
    named = any(hit.meaning == "source" and set(hit.span) <= set(mention.span) for hit in reading.kind_words)
    return named and all(call.command in ("evidence", "origin") for call in plan.calls)


def _is_cue_of(reading: Reading, intent: str, mention: Mention) -> bool:
    """Whether a mention is made of the words that ask for an intent, as `unlock` is both a term and a cue."""
    return any(hit.meaning == intent and set(hit.span) & set(mention.span) for hit in reading.hits)
