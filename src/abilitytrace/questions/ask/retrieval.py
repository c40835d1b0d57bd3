"""Finds the record that says what a clause asks: by the things it speaks of and the words in its text."""

from collections.abc import Iterable
from typing import NamedTuple

from abilitytrace.questions.ask.cues import CUE_WORDS
from abilitytrace.questions.ask.lexicon import FILLERS
from abilitytrace.questions.ask.plan import Call, Plan, Reading
from abilitytrace.questions.ask.topics import Bit, Topics
from abilitytrace.questions.ask.wording import stem
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
# what a thing mentioned counts, and a word that nobody here has
_MENTION, _UNHEARD = 3.0, 2.0
# what each word of a mention adds that a record has in its own sentence
_NAMED = 0.25
_ALL = 0.95
# and one of its words must be in so few records that it tells them from the rest
_TELLING = 12
# or so many words stand in its own sentence
_MANY = 3
_STRONG_ENOUGH = 3.0


class Found(NamedTuple):
    """A record, how well it fits, and the part of the clause that it explains, 0 to 1."""

    id: str
    kind: str
    score: float
    part: float


def ranked(topics: Topics, reading: Reading, kinds: tuple[str, ...] = _RECORDS, liked: str = "") -> list[Found]:
    """The records that speak of what a clause mentions and says, best first; claims of the kind `liked` rank higher."""
    weighed = topics.remembered(reading, lambda: _weighed(topics, reading))
    found = [
        item._replace(score=item.score + _liking(topics, reading, item, liked))
        for item in weighed
        if item.kind in kinds
    ]
    return sorted(found, key=lambda item: -item.score)


def _weighed(topics: Topics, reading: Reading) -> list[Found]:
    """Every record that speaks of something in a clause, in no order, by what of the clause it explains."""
    bits = topics.bits(reading, reading.content)
    mentions = reading.all_mentions
    of_words = sum(topics.weight(bit) if topics.is_heard(bit) else _UNHEARD for bit in bits)
    total = _MENTION * len(mentions) + of_words + 4 * len(reading.strangers)
    found = []
    for identifier, kind in _candidates(topics, reading, bits).items() if total else ():
        known = [
            max(topics.speaks_of(identifier, mention), _by_text(topics, reading, mention.span, identifier))
            for mention in mentions
        ]
        words = _explained(topics, reading, identifier, bits)
        weights = [(topics.weight(bit), topics.says(identifier, bit.text)) for bit in words]
        named = sum(
            _NAMED
            for mention in mentions
            for bit in _words_of(topics, reading, mention.span)
            if topics.says(identifier, bit.text)
        )
        named += 1 if _is_named_for(reading, identifier) else 0
        score = sum(known) + min(named, 2) + sum(weight * (1.5 if is_said else 1) for weight, is_said in weights)
        if score:
            part = (sum(_MENTION for value in known if value) + sum(weight for weight, _ in weights)) / total
            found.append(Found(identifier, kind, score, part))
    return found


def _explained(topics: Topics, reading: Reading, record: str, bits: list[Bit]) -> list[Bit]:
    """The words that one statement of a record has, beside those of its own sentence.

    What looks like a name must stand in its own sentence, unless the question names nothing else or asks who says so.
    """
    is_definition = reading.wants("definition") and not reading.wants("example", "evidence", "who")
    alone = not reading.all_mentions and not is_definition
    in_passing = not reading.wants(*_ABOUT_THINGS) and (alone or reading.wants("evidence", "who"))
    own: list[Bit] = []
    others: list[Bit] = []
    for bit in bits:
        if record in topics.found(bit.text):
            (own if topics.says(record, bit.text) else others if in_passing or not bit.is_name else []).append(bit)
    pieces = topics.pieces(record)[1:] if others else ()
    best = max(([bit for bit in others if topics.has(piece, bit.text)] for piece in pieces), key=len, default=[])
    return own + best


def _is_named_for(reading: Reading, record: str) -> bool:
    """Whether the id of a record is made of the very words of the clause: scaling-laws-hold for "do scaling laws hold"."""
    units = reading.clause.units
    said = {units[i].stem for i in (*reading.content, *(i for mention in reading.mentions for i in mention.span))}
    words = {stem(part) for part in record.split("-")}
    return len(words) > 1 and words <= said


def _words_of(topics: Topics, reading: Reading, span: tuple[int, ...]) -> list[Bit]:
    """The words of a mention that are neither grammar nor cues."""
    units = reading.clause.units
    return topics.bits(
        reading, tuple(i for i in span if units[i].text not in FILLERS and units[i].text not in CUE_WORDS)
    )


def _by_text(topics: Topics, reading: Reading, span: tuple[int, ...], record: str) -> float:
    """3 for a record whose own sentence holds the words of a mention, 1.5 for one whose evidence does."""
    bits = _words_of(topics, reading, span)
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
            if match.kind == "term":
                found.update((about, lineage.kind(about)) for about in topics.subjects(match.id))
    ids = {match.id for mention in reading.all_mentions for match in mention.matches}
    found.update((event.id, "event") for event in lineage.all("event", Event) if ids.intersection(event.about))
    for bit in bits:
        found.update(topics.found(bit.text))
    return {identifier: kind for identifier, kind in found.items() if lineage.is_known(identifier)}


def _liking(topics: Topics, reading: Reading, item: Found, liked: str) -> float:
    """What makes one of several fitting records the better answer: its kind, the words of the question, its evidence."""
    record = topics.lineage.get(item.id)
    hints = sum(0.6 for cue in reading.cues if len(cue) > 2 or cue[0] >= "\u3400" if topics.says(item.id, cue))
    wanted = 2 if liked and liked in (item.kind, getattr(record, "kind", "")) else 0
    subjects = len(topics.subjects(item.id)) * 0.1
    evidence = min(len(topics.lineage.evidence(item.id)), 20) * 0.02 if isinstance(record, Claim) else 0
    return _LIKED.get(item.kind, 0) + min(hints, 1.8) + wanted + evidence - min(subjects, 1.0)


def best(topics: Topics, reading: Reading, kinds: tuple[str, ...] = _RECORDS, liked: str = "") -> Found | None:
    """The record that fits best, if it explains enough of the clause to be its answer.

    Of a clause that names nothing known, it must explain all: its words are all there is to go by.
    """
    found = ranked(topics, reading, kinds, liked)
    if not found or found[0].score < _STRONG_ENOUGH:
        return None
    bits = topics.bits(reading, reading.content)
    if bits and len(reading.all_mentions) == 1 and not _explained(topics, reading, found[0].id, bits):
        # it only speaks of the same thing
        return None
    if not reading.all_mentions:
        is_asked = bool(reading.intents) or reading.is_yes_no or len(reading.content) == len(reading.clause.units)
        said = [bit for bit in bits if topics.says(found[0].id, bit.text)]
        is_telling = any(len(topics.found(bit.text)) <= _TELLING and len(bit.text) > 1 for bit in bits)
        tells = is_telling or (len(said) == len(bits) and len(bits) >= _MANY)
        return found[0] if is_asked and tells and found[0].part >= _ALL else None
    return found[0] if found[0].part >= _ENOUGH else None


def plan_for(found: Iterable[Found], intent: str, bonus: float = 0.0) -> Plan:
    """The plan that shows some records: claims and steps by their evidence, the rest as they are."""
    items = tuple(found)
    calls = tuple(Call(_COMMANDS.get(item.kind, "show"), (item.id,)) for item in items)
    ids = frozenset(item.id for item in items)
    return Plan(intent, calls, ids, ids, bonus=bonus, wide=False)
