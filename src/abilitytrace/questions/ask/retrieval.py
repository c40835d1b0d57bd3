"""Finds the record that says what a clause asks: by the things it speaks of and the words in its text."""

from collections.abc import Iterable
from typing import NamedTuple

from abilitytrace.questions.ask.cues import CUE_WORDS
from abilitytrace.questions.ask.lexicon import FILLERS
from abilitytrace.questions.ask.plan import Call, Plan, Reading
from abilitytrace.questions.ask.topics import Bit, Topics
from abilitytrace.records import Claim, Event

__all__ = ["Found", "best", "plan_for", "ranked"]

_RECORDS = ("claim", "question", "event", "term", "model", "dataset", "method", "source", "ability", "benchmark")
# intents that ask something of a thing: it must then be known as such
_ABOUT_THINGS = (
    "diff",
    "gain",
    "tradeoff",
    "spec",
    "up",
    "down",
    "tree",
    "names",
    "origin",
    "can",
    "counterpart",
    "open",
)
_LIKED = {"claim": 0.6, "event": 0.5, "question": 0.3, "term": 0.2}
_COMMANDS = {"claim": "evidence", "step": "evidence", "question": "questions"}
# a record that explains less than this part of what was asked does not answer it
_ENOUGH = 0.6
_ALL = 0.95
# and one of its words must be in so few records that it tells them from the rest
_TELLING = 12
_STRONG_ENOUGH = 3.0


class Found(NamedTuple):
    """A record, how well it fits, and the part of the clause that it explains, 0 to 1."""

    id: str
    kind: str
    score: float
    part: float


def ranked(topics: Topics, reading: Reading, kinds: tuple[str, ...] = _RECORDS, liked: str = "") -> list[Found]:
    """The records that speak of what a clause mentions and says, best first; claims of the kind `liked` rank higher."""
    bits = topics.bits(reading, reading.content)
    mentions = reading.all_mentions
    total = (
        3 * len(mentions)
        + sum(topics.weight(bit) if topics.is_heard(bit) else 2 for bit in bits)
        + 4 * len(reading.strangers)
    )
    found = []
    for identifier, kind in _candidates(topics, reading, bits).items() if total else ():
        if kind not in kinds:
            continue
        known = [
            max(topics.speaks_of(identifier, mention), _by_text(topics, reading, mention.span, identifier))
            for mention in mentions
        ]
        words = _explained(topics, reading, identifier, bits)
        score = sum(known) + sum(
            topics.weight(bit) * (1.5 if topics.says(identifier, bit.text) else 1) for bit in words
        )
        if score:
            part = (sum(3 for value in known if value) + sum(topics.weight(bit) for bit in words)) / total
            found.append(Found(identifier, kind, score + _liking(topics, reading, identifier, kind, liked), part))
    return sorted(found, key=lambda item: -item.score)


def _explained(topics: Topics, reading: Reading, record: str, bits: list[Bit]) -> list[Bit]:
    """The words that one statement of a record has, beside those of its own sentence.

    What looks like a name must stand in its own sentence, unless the question names nothing else or asks who says so.
    """
    in_passing = not reading.wants(*_ABOUT_THINGS) and (not reading.all_mentions or reading.wants("evidence", "who"))
    own: list[Bit] = []
    others: list[Bit] = []
    for bit in bits:
        if record in topics.found(bit.text):
            (own if topics.says(record, bit.text) else others if in_passing or not bit.is_name else []).append(bit)
    pieces = topics.pieces(record)[1:] if others else ()
    best = max(([bit for bit in others if topics.has(piece, bit.text)] for piece in pieces), key=len, default=[])
    return own + best


def _by_text(topics: Topics, reading: Reading, span: tuple[int, ...], record: str) -> float:
    """3 for a record whose own sentence holds the words of a mention, 1.5 for one whose evidence does."""
    units = reading.clause.units
    telling = tuple(i for i in span if units[i].text not in FILLERS and units[i].text not in CUE_WORDS)
    bits = topics.bits(reading, telling)
    if not bits or not all(record in topics.found(bit.text) for bit in bits):
        return 0
    return 3 if all(topics.says(record, bit.text) for bit in bits) else 1.5


def _candidates(topics: Topics, reading: Reading, bits: list[Bit]) -> dict[str, str]:
    """Id → kind of every record that speaks of a mention or holds a word."""
    lineage = topics.lineage
    found: dict[str, str] = {}
    for mention in reading.all_mentions:
        for match in mention.matches:
            for near in (match.id, *sorted(topics.kin(match.id)), *(step.id for step in lineage.steps_to(match.id))):
                found.update((claim.id, "claim") for claim in lineage.claims_on(near))
            found.update((question.id, "question") for question in lineage.questions_on(match.id))
    ids = {match.id for mention in reading.all_mentions for match in mention.matches}
    found.update((event.id, "event") for event in lineage.all("event", Event) if ids.intersection(event.about))
    for bit in bits:
        found.update(topics.found(bit.text))
    return {identifier: kind for identifier, kind in found.items() if lineage.is_known(identifier)}


def _liking(topics: Topics, reading: Reading, identifier: str, kind: str, liked: str) -> float:
    """What makes one of several fitting records the better answer: its kind, the words of the question, its evidence."""
    record = topics.lineage.get(identifier)
    hints = sum(0.6 for cue in reading.cues if len(cue) > 2 or cue[0] >= "\u3400" if topics.says(identifier, cue))
    wanted = 2 if liked and liked in (kind, getattr(record, "kind", "")) else 0
    subjects = len(topics.subjects(identifier)) * 0.1
    evidence = min(len(topics.lineage.evidence(identifier)), 20) * 0.02 if isinstance(record, Claim) else 0
    return _LIKED.get(kind, 0) + min(hints, 1.8) + wanted + evidence - min(subjects, 1.0)


def best(topics: Topics, reading: Reading, kinds: tuple[str, ...] = _RECORDS, liked: str = "") -> Found | None:
    """The record that fits best, if it explains enough of the clause to be its answer.

    Of a clause that names nothing known, it must explain all: its words are all there is to go by.
    """
    found = ranked(topics, reading, kinds, liked)
    if not found or found[0].score < _STRONG_ENOUGH:
        return None
    if not reading.all_mentions:
        is_asked = bool(reading.intents) or reading.is_yes_no or len(reading.content) == len(reading.clause.units)
        is_telling = any(
            len(topics.found(bit.text)) <= _TELLING and len(bit.text) > 1
            for bit in topics.bits(reading, reading.content)
        )
        return found[0] if is_asked and is_telling and found[0].part >= _ALL else None
    return found[0] if found[0].part >= _ENOUGH else None


def plan_for(found: Iterable[Found], intent: str, bonus: float = 0.0) -> Plan:
    """The plan that shows some records: claims and steps by their evidence, the rest as they are."""
    items = tuple(found)
    calls = tuple(Call(_COMMANDS.get(item.kind, "show"), (item.id,)) for item in items)
    ids = frozenset(item.id for item in items)
    return Plan(intent, calls, ids, ids, bonus=bonus, wide=False)
