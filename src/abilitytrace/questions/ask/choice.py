"""Chooses among the plans for a clause: the one that leaves least unexplained, and whether what is left allows an answer.

The rule that matters: nothing outside the lineage is answered with something inside it. What is left of a clause
refuses the answer when it may be the name of what is asked about.
"""

from typing import NamedTuple

from abilitytrace.questions.ask.cues import PRIORITY, YES_NO
from abilitytrace.questions.ask.frames import FRAMES, fallback
from abilitytrace.questions.ask.plan import Call, Plan, Reading
from abilitytrace.questions.ask.topics import Bit, Topics

__all__ = ["Choice", "choose"]

# what a mention that a plan leaves out counts, in words
_MENTION = 2.0
_UNHEARD, _NAME = 2.0, 3.0
# plans that show a thing as it is: they answer nothing beside
_BARE = frozenset({"definition", "names", "list"})
# intents whose cues may be names of attributes and terms as well
_CUED = frozenset({"counterpart", "nature", "names", "open", "diff", "tradeoff"})
_JOINERS = frozenset({"and", "or", "和", "与", "、", "跟", "及"})


class Choice(NamedTuple):
    """The calls for a clause, none for a refusal, and the parts that stay unknown.

    `missing` are those calls that can only say that a value is not recorded, `nearest` the calls that came nearest.
    """

    calls: tuple[Call, ...]
    unknown: tuple[str, ...] = ()
    missing: tuple[Call, ...] = ()
    nearest: tuple[Call, ...] = ()


class _Left(NamedTuple):
    """What a plan leaves unexplained: words and mentions, and their weight."""

    bits: tuple[Bit, ...]
    spans: tuple[tuple[int, ...], ...]
    weight: float


def choose(reading: Reading, topics: Topics) -> Choice:
    """The choice for one clause."""
    plans = _plans(reading, topics)
    if not plans:
        # what is known is not what is missing
        left = _left(reading, topics, Plan("", ()))._replace(spans=())
        return Choice((), _texts(reading, left))
    weighed = [(_left(reading, topics, plan), rank, plan) for rank, plan in enumerate(plans)]
    left, _, plan = min(weighed, key=lambda item: (item[0].weight - item[2].bonus, item[1]))
    unknown = _texts(reading, left)
    if unknown and (plan.is_missing or not _may_answer(reading, topics, plan, left)):
        return Choice((), unknown, nearest=plan.calls)
    return Choice(plan.calls, unknown, plan.calls if plan.is_missing else (), plan.calls)


def _plans(reading: Reading, topics: Topics) -> list[Plan]:
    """Every plan for a clause, in the order of preference."""
    found: list[Plan] = []
    for intent in PRIORITY:
        if intent == "evidence" and reading.is_yes_no:
            found += FRAMES["yes-no"](reading, topics)
        if intent in reading.intents:
            found += FRAMES[intent](reading, topics)
    return found + fallback(reading, topics)


def _left(reading: Reading, topics: Topics, plan: Plan) -> _Left:
    """What a plan does not explain: words not in the texts it draws on, and mentions it does not deal with."""
    whole = topics.bits(reading, reading.content)
    lost = [bit for bit in whole if not _explains(topics, plan, bit)]
    known = {i for bit in whole if bit not in lost for i in bit.span}
    # a pair of Chinese characters that nobody has said together only straddles two words
    lost = [
        bit for bit in lost if not (known.intersection(bit.span) and len(bit.span) == 2 and not topics.is_heard(bit))
    ]
    lost += [
        Bit(span, reading.clause.slice(span[0], span[-1] + 1), is_name=True, is_subject=True)
        for span in reading.strangers
    ]
    spans = tuple(mention.span for mention in reading.mentions if not _covers(reading, topics, plan, mention.span))
    weight = sum(_mention_weight(reading, span) for span in spans)
    for bit in lost:
        size = 0.5 if reading.clause.units[bit.span[0]].is_chinese else 1.0
        weight += size * (_NAME if bit.is_name else 1.0 if topics.is_heard(bit) else _UNHEARD)
    return _Left(tuple(lost), spans, weight)


def _mention_weight(reading: Reading, span: tuple[int, ...]) -> float:
    """What a mention counts that a plan leaves out: a term may only set the scene."""
    mention = next(mention for mention in reading.mentions if mention.span == span)
    return _MENTION / 2 if mention.kinds == {"term"} else _MENTION


def _explains(topics: Topics, plan: Plan, bit: Bit) -> bool:
    """Whether the texts that a plan draws on have a word; a name that other records mention is not explained by them."""
    if bit.text in plan.words:
        return True
    found = topics.found(bit.text)
    if plan.intent in _BARE:
        return False
    if not plan.targets.isdisjoint(found):
        return not (plan.wide and bit.is_name)
    if not plan.wide or bit.is_name or bit.is_subject:
        return False
    return any(plan.targets & topics.subjects(record) for record in found)


def _covers(reading: Reading, topics: Topics, plan: Plan, span: tuple[int, ...]) -> bool:
    """Whether a plan deals with a mention: by id, by a relative that the calls show, or by its words in their text."""
    mention = next(mention for mention in reading.mentions if mention.span == span)
    ids = {match.id for match in mention.matches} | set(mention.choices)
    if ids & plan.covers or any(topics.speaks_of(target, mention) for target in plan.targets):
        return True
    if mention.kinds <= {"attribute", "term"} and plan.intent in _CUED and _is_cue_of(reading, plan.intent, span):
        return True
    if mention.kinds == {"attribute"} and _asks_for_sources(reading, plan, span):
        return True
    bits = topics.bits(reading, span)
    if plan.intent in _BARE:
        return bool(bits) and all(plan.targets & topics.found(bit.text).keys() for bit in bits)
    if plan.wide:
        return False
    if mention.kinds == {"attribute"}:
        # asked of a claim, an attribute is a word like others: "does model size store knowledge"
        names = ([bit.text for bit in bits], mention.matches[0].id.split("-"))
        return any(
            all(topics.says(target, word) for word in words) for target in plan.targets for words in names if words
        )
    return bool(bits) and all(plan.targets & topics.found(bit.text).keys() for bit in bits)


def _asks_for_sources(reading: Reading, plan: Plan, span: tuple[int, ...]) -> bool:
    """Whether a mention such as "which papers" asks for the sources that the answer names anyway."""
    named = any(hit.meaning == "source" and set(hit.span) <= set(span) for hit in reading.kind_words)
    return named and all(call.command in ("evidence", "origin") for call in plan.calls)


def _is_cue_of(reading: Reading, intent: str, span: tuple[int, ...]) -> bool:
    """Whether a mention is made of the words that ask for an intent, as `unlock` is both a term and a cue."""
    return any(hit.meaning == intent and set(hit.span) & set(span) for hit in reading.hits)


def _texts(reading: Reading, left: _Left) -> tuple[str, ...]:
    """What is left, as typed: neighbours together."""
    indexes = sorted({i for bit in left.bits for i in bit.span} | {i for span in left.spans for i in span})
    texts: list[list[int]] = []
    for i in indexes:
        if texts and (i == texts[-1][-1] + 1):
            texts[-1].append(i)
        else:
            texts.append([i])
    return tuple(_owner(reading.clause.slice(run[0], run[-1] + 1)) for run in texts)


def _owner(text: str) -> str:
    """A name without its possessive ending."""
    return text.removesuffix("'s").removesuffix("’s")


def _may_answer(reading: Reading, topics: Topics, plan: Plan, left: _Left) -> bool:
    """Whether the known part of a clause can be answered for itself."""
    if plan.intent in _BARE or plan.intent == "spec-alone" or not reading.all_mentions:
        # nothing but the thing itself was understood, or no thing at all: the rest is the question
        return False
    for bit in left.bits:
        if _stands_beside(reading, bit):
            continue
        if bit.is_name or _acts(reading, bit) or (bit.is_subject and not topics.is_heard(bit)):
            return False
    return _part_explained(reading, topics, left) >= 0.6


def _acts(reading: Reading, bit: Bit) -> bool:
    """Whether a word stands where an English question names who does or is something: "how many … does X have"."""
    first = bit.span[0]
    return first > 0 and reading.clause.units[first - 1].text in YES_NO


def _part_explained(reading: Reading, topics: Topics, left: _Left) -> float:
    """The part of the words and mentions that is explained, 0 to 1."""
    bits = topics.bits(reading, reading.content)
    total = len(bits) + 2 * len(reading.all_mentions) + len(reading.intents)
    lost = len(left.bits) + 2 * len(left.spans)
    return (total - lost) / total if total else 0


def _stands_beside(reading: Reading, bit: Bit) -> bool:
    """Whether a word is joined to a known model by "and", so that the known one can be answered for itself."""
    units = reading.clause.units
    models = [mention for mention in reading.mentions if "model" in mention.kinds]
    first, last = bit.span[0], bit.span[-1]
    for mention in models:
        between = units[mention.end : first] if mention.end <= first else units[last + 1 : mention.start]
        if len(between) == 1 and between[0].text in _JOINERS:
            return not reading.wants("diff")
    return False
