"""Finds the record that says what a clause asks: by the things it speaks of and the words in its statements."""

from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from abilitytrace.questions.ask.cues import CUE_WORDS
from abilitytrace.questions.ask.leftovers import Bit, leftovers
from abilitytrace.questions.ask.lexicon import FILLERS, GRAMMATICAL, US, VAGUE
from abilitytrace.questions.ask.mentions import Mention
from abilitytrace.questions.ask.plan import Call, Plan, Reading
from abilitytrace.questions.ask.topics import Passage, Topics
from abilitytrace.questions.ask.wording import canonical, stem
from abilitytrace.records import Claim, Event, Source

__all__ = ["Found", "best", "call_for", "near", "plan_for", "ranked", "told", "weak_words", "words_of"]

_STATEMENTS = ("claim", "step", "question", "event", "term")
_RECORDS = (*_STATEMENTS, "model", "dataset", "method", "source", "ability", "benchmark")
_LIKED = {"claim": 0.6, "event": 0.5, "question": 0.3, "term": 0.3}
_COMMANDS = {"claim": "evidence", "step": "evidence", "question": "questions"}
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
    "limits",
    "scores",
)
# what a thing mentioned counts at most
_MENTION = 3.0
# a word in the same record counts less than one in the same statement
_BESIDE = 0.6
# what each word of a mention adds that a record has in its own sentence
_NAMED, _NAMED_MOST = 0.25, 2.0
# a record that explains less than this part of what was asked does not answer it
_ENOUGH, _ENOUGH_ALONE, _MOSTLY, _ALL = 0.5, 0.6, 0.7, 0.95
_LEAST, _LEAST_ZH = 2.5, 0.9
# what a value gains whose attribute is called what is asked
_ASKED_VALUE = 2.0
# words in so many records at most tell one record from the rest
_TELLING, _TELLING_WEIGHT, _MANY = 20, 2, 3
# what a statement gains that has a number where one is asked for
_NUMBER = 0.8
_VALUE = 1.5
_SHARES = ("percent", "share", "proportion", "fraction", "占", "比例", "百分")
# what a record that only says the words must explain beyond what a command explains; and how many are considered
_TOLD, _CONSIDERED = 0.6, 3
# a record beside the best one fits nearly as well
_NEAR = 0.7
_HALF = 0.45
_HINTS = 2
# words of a sentence that gives a reason
_REASONS = ("reason", "because", "cause", "owing", "partly", "原因", "归因", "因为", "导致")
_SHORT = 1
# what another statement than a record's own counts for that names a thing
_NAMED_IN = 2.0
# what a record gains that has the words of a mention, when it is not known yet what it says of it
_BY_WORDS = 1.5
# things that one asks the number of
_COUNTED = frozenset({"dataset", "benchmark", "method"})
# this many records are looked at statement by statement
_LOOKED_AT = 30


class Found(NamedTuple):
    """A record, how well it fits, the part of the clause that it explains, 0 to 1, and the statement that fits best.

    `words` and `known` are what of the clause it explains: words left over, and the spans of mentions.
    """

    id: str
    kind: str
    score: float
    part: float
    passage: Passage
    words: frozenset[str] = frozenset()
    known: frozenset[tuple[int, ...]] = frozenset()


def ranked(topics: Topics, reading: Reading, kinds: tuple[str, ...] = _RECORDS, liked: str = "") -> list[Found]:
    """The records that speak of what a clause mentions and says, best first; claims of the kind `liked` rank higher."""
    # what is rarely looked for is not to be crowded out by what speaks of everything
    only = () if "claim" in kinds else kinds
    weighed = topics.remembered(("weighed", reading, only), lambda: _weighed(topics, reading, only))
    found = [
        item._replace(score=item.score + _liking(topics, reading, item, liked))
        for item in weighed
        if item.kind in kinds
    ]
    # of two that fit, the one that explains more of the clause
    return sorted(found, key=lambda item: -item.score * (1 + item.part))


def _weighed(topics: Topics, reading: Reading, only: tuple[str, ...]) -> list[Found]:
    """The records, of some kinds or of any, that speak of something in a clause, in no order, with what they explain."""
    bits, mentions = leftovers(reading, topics), reading.all_mentions
    total = _MENTION * len(mentions) + sum(bit.weight for bit in bits) + 4 * len(reading.strangers)
    candidates = _candidates(topics, reading, bits)
    if only:
        candidates = {record: kind for record, kind in candidates.items() if kind in only}
    named = [{record for match in mention.matches for record in topics.calling(match.id)} for mention in mentions]
    rough = {
        record: _roughly(topics, mentions, bits, record) + _BY_WORDS * sum(record in held for held in named)
        for record in candidates
    }
    nearest = sorted(candidates, key=lambda record: -rough[record])[:_LOOKED_AT]
    return [_found(topics, reading, record, candidates[record], total) for record in nearest if rough[record]]


def _roughly(topics: Topics, mentions: tuple[Mention, ...], bits: tuple[Bit, ...], record: str) -> float:
    """How well a record may fit, without reading its statements."""
    words = sum(bit.weight for bit in bits if record in topics.found(bit.text))
    return words + sum(topics.speaks_of(record, mention) for mention in mentions)


def _found(topics: Topics, reading: Reading, record: str, kind: str, total: float) -> Found:
    """How well one record fits, by its best statement."""
    bits = [bit for bit in leftovers(reading, topics) if record in topics.found(bit.text)]
    things = [mention for mention in reading.all_mentions if mention.kinds != {"attribute"}]
    attributes = [mention for mention in reading.mentions if mention.kinds == {"attribute"}]
    # what looks like a name must stand in a record's own sentence, if anything else is named to tell what is meant
    passing = not things and not reading.wants(*_ABOUT_THINGS) and not _is_definition(reading, bits)
    bits = [bit for bit in bits if not bit.is_name or passing or topics.says(record, bit.text)]
    spoken_of = {mention: topics.speaks_of(record, mention) for mention in things}
    best = Found(record, kind, -1, 0, topics.own(record))
    said_words = frozenset(canonical(unit.stem for unit in reading.clause.units))
    shares = reading.wants("quantity") and any(word in reading.clause.text.casefold() for word in _SHARES)
    for passage in topics.passages(record):
        asked = (
            topics.asked_by(passage.attribute, said_words, reading.clause.text) if passage.attribute else frozenset()
        )
        words = sum(bit.weight * _in_passage(topics, passage, bit, asked) for bit in bits)
        known = {mention: max(spoken_of[mention], _by_text(topics, reading, mention, passage)) for mention in things}
        known |= {
            mention: _MENTION / (1.2 if passage.is_own else 2)
            for mention in attributes
            if _has_words(topics, words_of(reading, mention), passage) or (words and _is_size(mention, passage))
        }
        said = words * (1.2 if passage.is_own else 1) + _named(topics, reading, passage) + sum(known.values())
        if reading.wants("quantity") and _has_digit(passage):
            said += _VALUE if passage.attribute else _NUMBER
        if shares and "%" in passage.says.en:
            said += _VALUE
        if asked or (passage.attribute and any(bit.is_asked and topics.has(passage, bit.text) for bit in bits)):
            said += _ASKED_VALUE
        if said > best.score:
            explained = words + sum(_MENTION for value in known.values() if value)
            spans = frozenset(mention.span for mention, value in known.items() if value)
            heard = frozenset(bit.text for bit in bits if _is_shown(topics, passage, bit, asked))
            part = explained / total if total else 0
            best = Found(record, kind, said, part, passage, heard, spans)
    return best._replace(score=best.score + _is_named_for(reading, record))


def _in_passage(topics: Topics, passage: Passage, bit: Bit, asked: frozenset[str]) -> float:
    """How much of a word counts for a statement of a record that has it somewhere."""
    if topics.has(passage, bit.text) or bit.text in asked or canonical([stem(bit.text)])[0] in asked:
        return 1
    return 0 if bit.is_name or bit.is_asked else _BESIDE


def _is_shown(topics: Topics, passage: Passage, bit: Bit, asked: frozenset[str]) -> bool:
    """Whether the page of a record has a word: that of a value has that value only, and what is asked must be answered."""
    if topics.has(passage, bit.text) or bit.text in asked or canonical([stem(bit.text)])[0] in asked:
        return True
    return not (passage.attribute or bit.is_asked) and topics.holds(passage.record, bit.text)


def _is_definition(reading: Reading, bits: list[Bit]) -> bool:
    """Whether a clause asks what one thing is: a record that uses its name in passing does not tell."""
    return reading.wants("definition") and sum(bit.is_name for bit in bits) <= 1


def _is_size(mention: Mention, passage: Passage) -> bool:
    """Whether a mention such as "size" may ask for a value with a number, whatever that is called."""
    return bool(passage.attribute) and mention.matches[0].name.casefold() in VAGUE and _has_digit(passage)


def _has_words(topics: Topics, words: list[str], passage: Passage) -> bool:
    return bool(words) and all(topics.has(passage, text) for text in words)


def _by_text(topics: Topics, reading: Reading, mention: Mention, passage: Passage) -> float:
    """3 where a record's own sentence names a mention or holds its words, less where another statement does."""
    named = _has_words(topics, words_of(reading, mention), passage) or topics.names(passage, mention.matches[0].id)
    return (3 if passage.is_own else _NAMED_IN) if named else 0


def _named(topics: Topics, reading: Reading, passage: Passage) -> float:
    """What the words of mentions and cues add that a statement has."""
    words = [text for mention in reading.mentions for text in words_of(reading, mention)]
    words += [cue for cue in reading.cues if cue[0] >= "\u3400"]
    units = reading.clause.units
    words += ["".join(units[i].text for i in hit.span) for hit in reading.kind_hits if units[hit.span[0]].is_chinese]
    words += [text for text in weak_words(reading) if text not in words]
    return min(sum(_NAMED for text in words if topics.has(passage, text)), _NAMED_MOST)


def weak_words(reading: Reading) -> list[str]:
    """The English words that tell a little: cues and everyday words that are no mere grammar."""
    named = {i for mention in reading.mentions for i in mention.span}
    rest = (unit.text for i, unit in enumerate(reading.clause.units) if i not in named and not unit.is_chinese)
    return list(dict.fromkeys(text for text in rest if len(text) > _SHORT and text not in GRAMMATICAL))


def _is_named_for(reading: Reading, record: str) -> bool:
    """Whether the id of a record is made of the very words of the clause: scaling-laws-hold for "do scaling laws hold"."""
    units = reading.clause.units
    said = {units[i].stem for i in (*reading.content, *(i for mention in reading.mentions for i in mention.span))}
    words = {stem(part) for part in record.split("-")}
    return len(words) > 1 and words <= said


def words_of(reading: Reading, mention: Mention) -> list[str]:
    """The words of a mention that are neither grammar nor cues; Chinese in pairs of characters."""
    units = reading.clause.units
    span = [i for i in mention.span if mention in reading.mentions]
    words = [
        units[i].text
        for i in span
        if not units[i].is_chinese and units[i].text not in FILLERS and units[i].text not in CUE_WORDS
    ]
    pairs = pairwise(span)
    return words + [units[a].text + units[b].text for a, b in pairs if units[a].is_chinese and units[b].is_chinese]


def _candidates(topics: Topics, reading: Reading, bits: tuple[Bit, ...]) -> dict[str, str]:
    """Id → kind of every record that speaks of a mention or holds a word."""
    lineage = topics.lineage
    found: dict[str, str] = {}
    for mention in reading.all_mentions:
        for match in mention.matches:
            found[match.id] = match.kind
            found.update(topics.calling(match.id))
            found.update((near, lineage.kind(near)) for near in topics.kin(match.id))
            for near in (match.id, *sorted(topics.kin(match.id)), *(step.id for step in lineage.steps_to(match.id))):
                found.update((claim.id, "claim") for claim in lineage.claims_on(near))
            found.update((question.id, "question") for question in lineage.questions_on(match.id))
            if match.kind == "term":
                found.update((about, lineage.kind(about)) for about in topics.subjects(match.id))
        for text in words_of(reading, mention):
            found.update(topics.found(text))
    ids = {match.id for mention in reading.all_mentions for match in mention.matches}
    found.update((event.id, "event") for event in lineage.all("event", Event) if ids.intersection(event.about))
    for bit in bits:
        found.update(topics.found(bit.text))
    return {identifier: kind for identifier, kind in found.items() if kind in _RECORDS and lineage.is_known(identifier)}


def _liking(topics: Topics, reading: Reading, item: Found, liked: str) -> float:
    """What makes one of several fitting records the better answer: its kind, a number or date asked for, its evidence."""
    record = topics.lineage.get(item.id)
    wanted = 2 if liked and liked in (item.kind, getattr(record, "kind", "")) else 0
    subjects = len(topics.subjects(item.id)) * 0.1
    evidence = min(len(topics.lineage.evidence(item.id)), 20) * 0.02 if isinstance(record, Claim) else 0
    fits = 0.0
    if reading.wants("why") and any(topics.has(topics.own(item.id), word) for word in _REASONS):
        fits += 1
    if reading.wants("timeline", "history") and topics.dated(item.id):
        fits += 0.8
    if isinstance(record, Source) and (reading.wants("who") or "source" in reading.asked_kinds):
        fits += 0.8
    return _LIKED.get(item.kind, 0) + fits + wanted + evidence - min(subjects, 1.0)


def best(topics: Topics, reading: Reading, kinds: tuple[str, ...] = _RECORDS, liked: str = "") -> Found | None:
    """The record that fits best, if it explains enough of the clause to be its answer.

    Of a clause that names nothing known, it must explain more: its words are all there is to go by.
    """
    found = ranked(topics, reading, kinds, liked)[:_CONSIDERED]
    return next((item for item in found if _answers(topics, reading, item, kinds)), None)


def _answers(topics: Topics, reading: Reading, item: Found, kinds: tuple[str, ...]) -> bool:
    """Whether a record explains enough of a clause."""
    if item.score < (_LEAST if reading.all_mentions or not reading.clause.is_chinese else _LEAST_ZH):
        return False
    bits = leftovers(reading, topics)
    said = [bit for bit in bits if bit.text in item.words]
    if len(reading.all_mentions) == 1 and bits and not said:
        # it only speaks of the same thing
        return False
    if not reading.all_mentions and kinds != ("ability",) and not _tells(reading, topics, said, item.part):
        return False
    if reading.wants("spec") and not _is_of_what_is_asked(topics, reading, item):
        return False
    return item.part >= (_ENOUGH if reading.all_mentions else _ENOUGH_ALONE)


def _is_of_what_is_asked(topics: Topics, reading: Reading, found: Found) -> bool:
    """Whether a record that has the name of a value speaks of the model whose value is asked for, and not of others beside it."""
    models = [mention for mention in reading.mentions if "model" in mention.kinds]
    return all(
        topics.speaks_of(found.id, mention) >= _MENTION or topics.names(topics.own(found.id), mention.matches[0].id)
        for mention in models
    )


def _tells(reading: Reading, topics: Topics, said: list[Bit], part: float) -> bool:
    """Whether words alone point to a record: a rare one among several or of all that is said, or many."""
    telling = [bit for bit in said if not bit.is_everyday]
    rare = [bit for bit in telling if len(topics.found(bit.text)) <= _TELLING and len(bit.text) > 1]
    latin = [bit for bit in telling if bit.weight > _TELLING_WEIGHT and not bit.is_chinese]
    read = {*reading.content, *reading.cued, *(i for hit in reading.kind_hits for i in hit.span)}
    size = sum(reading.clause.units[i].end - reading.clause.units[i].start for i in read)
    if reading.clause.is_chinese and not reading.intents and size < _HALF * len(reading.clause.text):
        # of a sentence that asks something else
        return False
    if len(said) == 1:
        # one word is a question when it is typed alone, or is asked about
        return bool(rare) and part >= _ALL
    if part >= _ALL and (len(said) >= _MANY or (len(said) > 1 and telling)):
        return True
    return bool(rare and part >= _MOSTLY) or bool(latin and part >= _ENOUGH_ALONE) or len(telling) > _MANY


def plan_for(found: Iterable[Found], intent: str, bonus: float = 0.0) -> Plan:
    """The plan that shows some records: claims and steps by their evidence, values by their field, the rest as they are."""
    items = tuple(found)
    calls = tuple(call_for(item) for item in items)
    ids = frozenset(item.id for item in items)
    words = frozenset(word for item in items for word in item.words)
    known = frozenset(span for item in items for span in item.known)
    return Plan(intent, calls, ids, ids, bonus=bonus, wide=False, words=words, known=known, closed=True)


def call_for(item: Found) -> Call:
    """The call that shows a record found, or the value that fits."""
    if item.passage.attribute:
        return Call("show", (item.id,), (("field", item.passage.attribute),))
    return Call(_COMMANDS.get(item.kind, "show"), (item.id,))


def told(reading: Reading, topics: Topics) -> list[Plan]:
    """The records that say what is asked, whatever it is: the nearest few."""
    bits = leftovers(reading, topics)
    counts = reading.wants("quantity") and any(mention.kinds & _COUNTED for mention in reading.all_mentions)
    hints = reading.is_yes_no or reading.wants("why")
    if not bits and len(reading.all_mentions) < 2 and not (counts or hints):
        return []
    asks_us = not reading.all_mentions and any(unit.text in US for unit in reading.clause.units)
    if asks_us or best(topics, reading) is None:
        return []
    # a thing that is not named does not answer what is asked of another
    named = {match.id for mention in reading.all_mentions for match in mention.matches}
    about = reading.wants(*_ABOUT_THINGS)
    found = [item for item in ranked(topics, reading) if not about or item.kind in _STATEMENTS or item.id in named]
    if not bits and len(reading.all_mentions) < 2:
        # no more is said than what it is about: a number, or the everyday words
        found = [item for item in found if counts and _has_digit(item.passage)] or sorted(
            (item for item in ranked(topics, reading) if _hints(topics, reading, item) >= _HINTS),
            key=lambda item: -_hints(topics, reading, item),
        )
    found = found[:_CONSIDERED]
    return [plan_for([item], "told", bonus=-_TOLD - 0.1 * i) for i, item in enumerate(found)]


def _hints(topics: Topics, reading: Reading, item: Found) -> int:
    """How many everyday words of a clause stand in a record's own sentence."""
    return sum(topics.has(topics.own(item.id), word) for word in weak_words(reading))


def _has_digit(passage: Passage) -> bool:
    return any(character.isdigit() for character in passage.says.en)


def near(topics: Topics, reading: Reading) -> list[Found]:
    """The records that say most of what is asked, best first; none where nothing beside one thing is mentioned."""
    things = [mention for mention in reading.all_mentions if mention.kinds != {"attribute"}]
    if not leftovers(reading, topics) and len(things) < 2:
        return []
    found = [item for item in ranked(topics, reading) if item.part >= _ENOUGH and item.passage.says.en]
    # where one thing alone is named, what has none of the other words only speaks of the same
    bits = leftovers(reading, topics)
    found = [item for item in found if len(things) > 1 or any(topics.has(item.passage, bit.text) for bit in bits)]
    return [item for item in found if item.score >= _NEAR * found[0].score]
