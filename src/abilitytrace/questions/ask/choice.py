"""Chooses among the plans for a clause: the one that leaves least unexplained, and whether what is left allows an answer.

The rule that matters: nothing outside the lineage is answered with something inside it. What is left of a clause
refuses the answer when it may be the name of what is asked about, or is the very thing asked.
"""

from typing import NamedTuple

from abilitytrace.questions.ask.account import BARE, SAYING, Left, left_by
from abilitytrace.questions.ask.frames import cued_frames, other_frames, plans_by
from abilitytrace.questions.ask.leftovers import Bit, leftovers
from abilitytrace.questions.ask.mentions import Mention
from abilitytrace.questions.ask.plan import Call, Plan, Reading
from abilitytrace.questions.ask.topics import Topics

__all__ = ["Choice", "choose"]

_JOINED = frozenset({"model", "attribute"})
_JOINERS = frozenset({"and", "or", "和", "与", "、", "跟", "及"})
# the bonus of a value on record, which nothing can beat that explains as much
_SURE = 1.0
# a plan that may answer is taken before one that explains this much more and may not
_SECOND_BEST = 1.5
_ASKED_ABOUT = frozenset({"model", "dataset", "source", "benchmark"})
# these ask for one fact: all that is said of it must be known
_FACTS = ("quantity", "timeline", "who", "superlative")
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


def choose(reading: Reading, topics: Topics) -> Choice:
    """The choice for one clause."""
    weighed = _weighed(reading, topics)
    if not weighed:
        left = left_by(reading, topics, Plan("", ()))
        # what is known is not what is missing
        unknown = _texts(reading, left, _telling(reading, left.bits))
        nothing = not unknown and not reading.all_mentions and not reading.intents
        runs = _runs(list(reading.content)) if nothing else []
        return Choice((), tuple(reading.clause.slice(run[0], run[-1] + 1) for run in runs) if nothing else unknown)
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


def _cost(item: tuple[Left, Plan]) -> float:
    return item[0].weight - item[1].bonus


def _weighed(reading: Reading, topics: Topics) -> list[tuple[Left, Plan]]:
    """The plans for a clause that may be chosen, in the order of preference, each with what it leaves."""
    found: list[tuple[Left, Plan]] = []
    frames = [*cued_frames(reading), *other_frames(reading)]
    cued = len(list(cued_frames(reading)))
    for i, frame in enumerate(frames):
        found += [(left_by(reading, topics, plan), plan) for plan in plans_by(frame, reading, topics)]
        if i < cued and any(plan.bonus >= _SURE and _cost((left, plan)) <= -_SURE for left, plan in found):
            # nothing explains more than all that is asked
            return found
        if found:
            best = min(found, key=_cost)
            most = max((bonus for _, bonus in frames[i + 1 :]), default=0.0)
            if _cost(best) <= -most and _may_answer(reading, topics, best[1], best[0]):
                # whatever the other frames find, it is no better
                return found
    return found


def _telling(reading: Reading, bits: tuple[Bit, ...]) -> list[Bit]:
    """The words that stand in the way of an answer; when none does, those that no record has beside what is named."""
    blocking = [bit for bit in bits if bit.is_name or bit.is_asked]
    return blocking or [bit for bit in bits if not (bit.is_heard and reading.all_mentions)]


def _texts(reading: Reading, left: Left, bits: list[Bit]) -> tuple[str, ...]:
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


def _may_answer(reading: Reading, topics: Topics, plan: Plan, left: Left) -> bool:
    """Whether a plan answers what is asked, or at least the known part of it."""
    blocks = [bit for bit in left.bits if bit.is_name or bit.is_asked]
    if any(not _stands_beside(reading, run) for run in _runs(sorted({i for bit in blocks for i in bit.span}))):
        return False
    if any(not _stands_beside(reading, span) for span in left.strangers):
        return False
    if plan.intent == "spec-alone" and any(bit.is_heard or not bit.is_everyday for bit in left.bits):
        return False
    if plan.intent in (*SAYING, "sources") and any(_is_subject(reading, mention) for mention in left.mentions):
        # it says this of something else
        return False
    lost = [bit for bit in left.bits if bit not in blocks]
    if plan.intent != "list":
        lost = [bit for bit in lost if not (bit.is_chinese and bit.is_everyday)]
    if not lost:
        return True
    if plan.is_missing or plan.intent in BARE or _shows_only(reading, plan):
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


def _part_explained(reading: Reading, topics: Topics, left: Left) -> float:
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
