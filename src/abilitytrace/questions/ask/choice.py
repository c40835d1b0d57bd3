"""Chooses among the plans for a clause: the one that leaves least unexplained, and whether what is left allows an answer.

The rule that matters: nothing outside the lineage is answered with something inside it. What is left of a clause
refuses the answer when it may be the name of what is asked about, or is the very thing asked.
"""

import re
from typing import NamedTuple

from abilitytrace.questions.ask.cues import PRIORITY
from abilitytrace.questions.ask.frames import FRAMES, fallback
from abilitytrace.questions.ask.leftovers import Bit, leftovers
from abilitytrace.questions.ask.mentions import Mention
from abilitytrace.questions.ask.plan import Call, Plan, Reading
from abilitytrace.questions.ask.retrieval import words_of
from abilitytrace.questions.ask.topics import Topics

__all__ = ["Choice", "choose"]

# what a mention that a plan leaves out counts, in words; a term may only set the scene
_MENTION, _TERM = 2.0, 1.0
# plans that show a thing as it is: they answer nothing beside
_BARE = frozenset({"definition", "names", "list", "sources"})
# intents whose cues may be names of attributes and terms as well
_CUED = frozenset({"counterpart", "nature", "names", "open", "diff", "tradeoff"})
_JOINED = frozenset({"model", "attribute"})
_JOINERS = frozenset({"and", "or", "和", "与", "、", "跟", "及"})
# the bonus of a value on record, which nothing can beat that explains as much
_SURE = 1.0
# a plan that may answer is taken before one that explains this much more and may not
_SECOND_BEST = 1.5
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
_SAYING = frozenset({"told", "why", "yes-no", "evidence", "effect", "who", "superlative", "can"})
_ASKED_ABOUT = frozenset({"model", "dataset", "source", "benchmark"})
# these ask for one fact: all that is said of it must be known
_FACTS = ("quantity", "timeline", "who", "superlative")
_DATES = frozenset(
    {"release-date", "shutdown-date", "published", "released", "data-cutoff", "knowledge-cutoff", "date"}
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_MAKERS = frozenset({"publisher", "authors", "developer", "group"})
_DATING = frozenset({"timeline", "history"})
_KINDS_FOR = {
    "limits": {"limit"},
    "tradeoff": {"tradeoff"},
    "counterpart": {"counterpart"},
    "up": {"lineage"},
    "diff": {"effect", "tradeoff", "counterpart"},
}
# a lost word of this weight may be what a question for a fact turns on
_HEAVY, _HEAVY_ZH = 1.5, 0.5
# the part of a clause that an answer must explain when it names something known, and when it does not
_ENOUGH, _ENOUGH_ALONE = 0.5, 0.65


class Choice(NamedTuple):
    """The calls for a clause, none for a refusal, and the parts that stay unknown.

    `missing` are those calls that can only say that a value is not recorded, `nearest` the calls that came nearest.
    """

    calls: tuple[Call, ...]
    unknown: tuple[str, ...] = ()
    missing: tuple[Call, ...] = ()
    nearest: tuple[Call, ...] = ()


class _Left(NamedTuple):
    """What a plan leaves unexplained: words, mentions and names of something else, and their weight."""

    bits: tuple[Bit, ...]
    mentions: tuple[Mention, ...]
    strangers: tuple[tuple[int, ...], ...]
    weight: float


def choose(reading: Reading, topics: Topics) -> Choice:
    """The choice for one clause."""
    plans = _plans(reading, topics)
    if not plans:
        left = _left(reading, topics, Plan("", ()))
        # what is known is not what is missing
        unknown = _texts(reading, left, _telling(reading, left.bits))
        nothing = not unknown and not reading.all_mentions and not reading.intents
        return Choice(
            (),
            tuple(reading.clause.slice(run[0], run[-1] + 1) for run in _runs(list(reading.content)))
            if nothing
            else unknown,
        )
    weighed = [(_left(reading, topics, plan), plan) for plan in plans]
    # of equals, the first
    weighed.sort(key=_cost)
    near = [item for item in weighed if _cost(item) <= _cost(weighed[0]) + _SECOND_BEST]
    chosen = next((item for item in near if _may_answer(reading, topics, item[1], item[0])), None)
    if chosen is None:
        left, plan = weighed[0]
        return Choice((), _texts(reading, left, _telling(reading, left.bits)), nearest=plan.calls)
    left, plan = chosen
    unknown = _texts(reading, left, [bit for bit in left.bits if bit.is_name or bit.is_asked])
    return Choice(plan.calls, unknown, plan.calls if plan.is_missing else (), plan.calls)


def _cost(item: tuple[_Left, Plan]) -> float:
    return item[0].weight - item[1].bonus


def _plans(reading: Reading, topics: Topics) -> list[Plan]:
    """Every plan for a clause, in the order of preference."""
    found: list[Plan] = []
    for intent in PRIORITY:
        if intent == "evidence" and reading.is_yes_no:
            found += FRAMES["yes-no"](reading, topics)
        if intent in reading.intents:
            found += FRAMES[intent](reading, topics)
        if any(plan.bonus >= _SURE and _cost((_left(reading, topics, plan), plan)) <= -_SURE for plan in found):
            # nothing explains more than all that is asked
            return found
    return found + fallback(reading, topics)


def _left(reading: Reading, topics: Topics, plan: Plan) -> _Left:
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
    return _Left(lost, mentions, reading.strangers, weight + _unserved(reading, topics, plan))


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
    if plan.intent in _BARE or not plan.wide or bit.is_name or bit.is_asked:
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
    if reading.is_yes_no and plan.intent in _BARE:
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
    if plan.intent not in _SAYING:
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
    return asked in _DATES or any(_YEAR.search(passage.says.en) for passage in passages if passage.attribute == asked)


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
    if plan.wide and plan.intent not in _BARE:
        return False
    if mention.kinds == {"attribute"} and plan.intent not in _BARE:
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


def _telling(reading: Reading, bits: tuple[Bit, ...]) -> list[Bit]:
    """The words that stand in the way of an answer; when none does, those that no record has beside what is named."""
    blocking = [bit for bit in bits if bit.is_name or bit.is_asked]
    return blocking or [bit for bit in bits if not (bit.is_heard and reading.all_mentions)]


def _texts(reading: Reading, left: _Left, bits: list[Bit]) -> tuple[str, ...]:
    """What is left, as typed: neighbours together."""
    indexes = sorted({i for bit in bits for i in bit.span} | {i for span in left.strangers for i in span})
    return tuple(_owner(reading.clause.slice(run[0], run[-1] + 1)) for run in _runs(indexes))


def _runs(indexes: list[int]) -> list[tuple[int, ...]]:
    """Indexes in order as runs of neighbours."""
    found: list[list[int]] = []
    for i in indexes:
        if found and i == found[-1][-1] + 1:
            found[-1].append(i)
        else:
            found.append([i])
    return [tuple(run) for run in found]


def _owner(text: str) -> str:
    """A name without its possessive ending."""
    return text.removesuffix("'s").removesuffix("’s")


# -- whether there is an answer


def _may_answer(reading: Reading, topics: Topics, plan: Plan, left: _Left) -> bool:
    """Whether a plan answers what is asked, or at least the known part of it."""
    blocks = [bit for bit in left.bits if bit.is_name or bit.is_asked]
    if any(not _stands_beside(reading, run) for run in _runs(sorted({i for bit in blocks for i in bit.span}))):
        return False
    if any(not _stands_beside(reading, span) for span in left.strangers):
        return False
    if plan.intent == "spec-alone" and any(bit.is_heard or not bit.is_everyday for bit in left.bits):
        return False
    if plan.intent in (*_SAYING, "sources") and any(_is_subject(reading, mention) for mention in left.mentions):
        # it says this of something else
        return False
    lost = [bit for bit in left.bits if bit not in blocks]
    if plan.intent != "list":
        lost = [bit for bit in lost if not (bit.is_chinese and bit.is_everyday)]
    if not lost:
        return True
    if plan.is_missing or plan.intent in _BARE or _shows_only(reading, plan):
        # nothing but the thing itself was understood: the rest is the question
        return False
    if (reading.wants(*_FACTS) or reading.is_yes_no) and any(_is_heavy(reading, bit) for bit in lost):
        return False
    return _part_explained(reading, topics, left) >= (_ENOUGH if reading.all_mentions else _ENOUGH_ALONE)


def _is_heavy(reading: Reading, bit: Bit) -> bool:
    """Whether a lost word may be what a question for a fact turns on."""
    if bit.is_chinese:
        return bit.weight >= _HEAVY_ZH and not (bit.is_heard and bit.weight <= _HEAVY_ZH)
    if reading.is_yes_no and reading.all_mentions:
        return bit.weight > _HEAVY and not bit.is_everyday
    return bit.weight >= (_HEAVY if reading.all_mentions else 1)


def _shows_only(reading: Reading, plan: Plan) -> bool:
    """Whether a plan shows no more than the things themselves that are named."""
    named = {match.id for mention in reading.all_mentions for match in mention.matches}
    return plan.targets <= named and all(call.command == "show" and not call.options for call in plan.calls)


def _is_subject(reading: Reading, mention: Mention) -> bool:
    """Whether a mention is what a question is about or what it asks of it: a record that lacks it says something else."""
    if any(hit.meaning == "source" and set(hit.span) <= set(mention.span) for hit in reading.kind_words):
        return False
    return bool(mention.kinds & _ASKED_ABOUT) or mention.kinds == {"attribute"}


def _part_explained(reading: Reading, topics: Topics, left: _Left) -> float:
    """The part of what a clause says that is explained, 0 to 1."""
    bits = leftovers(reading, topics)
    total = sum(bit.weight for bit in bits) + 3 * len(reading.all_mentions) + len(reading.intents)
    lost = sum(bit.weight for bit in left.bits) + 3 * len(left.mentions)
    return (total - lost) / total if total else 0


def _stands_beside(reading: Reading, span: tuple[int, ...]) -> bool:
    """Whether a word is joined to a known model or attribute by "and", so that the known one can be answered for itself."""
    units = reading.clause.units
    first, last = span[0], span[-1]
    for mention in reading.mentions:
        between = units[mention.end : first] if mention.end <= first else units[last + 1 : mention.start]
        if mention.kinds & _JOINED and len(between) == 1 and between[0].text in _JOINERS:
            return not reading.wants("diff")
    return False
