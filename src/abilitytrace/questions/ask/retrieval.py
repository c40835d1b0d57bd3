"""Finds the record that says what a clause asks, whatever it is, and shows it."""

from abilitytrace.questions.ask.fit import MENTION, Found, fit, said_in
from abilitytrace.questions.ask.leftovers import Bit, leftovers, says_more, words_of
from abilitytrace.questions.ask.mentions import Mention
from abilitytrace.questions.ask.plan import RECORDS, Reading
from abilitytrace.questions.ask.topics import Topics
from abilitytrace.records import Claim, Source

__all__ = ["best_record", "near", "ranked_records"]

_LIKED = {"claim": 0.6, "event": 0.5, "question": 0.3, "term": 0.3}
# a record that explains less than this part of what was asked does not answer it
_ENOUGH, _ENOUGH_ALONE, _MOSTLY, _ALL = 0.5, 0.6, 0.7, 0.95
_LEAST, _LEAST_ZH = 2.5, 0.9
# words in so many records at most tell one record from the rest
_TELLING, _TELLING_WEIGHT, _MANY = 20, 2, 3
# how many records are considered
_CONSIDERED = 3
# a record beside the best one fits nearly as well
_NEAR = 0.7
_HALF = 0.45
# words of a sentence that gives a reason
_REASONS = ("reason", "because", "cause", "owing", "partly", "原因", "归因", "因为", "导致")
# what a record gains that has the words of a mention, when it is not known yet what it says of it
_BY_WORDS = 1.5
# this many records are looked at statement by statement
_LOOKED_AT = 16


def ranked_records(topics: Topics, reading: Reading, kinds: tuple[str, ...], liked: str) -> list[Found]:
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
    candidates = _candidates(topics, reading, bits)
    if only:
        candidates = {record: kind for record, kind in candidates.items() if kind in only}
    named = [{record for match in mention.matches for record in topics.calling(match.id)} for mention in mentions]
    rough = {
        record: _roughly(topics, mentions, bits, record) + _BY_WORDS * sum(record in held for held in named)
        for record in candidates
    }
    nearest = sorted(candidates, key=lambda record: -rough[record])[:_LOOKED_AT]
    said = said_in(topics, reading)
    return [fit(topics, reading, said, record, candidates[record]) for record in nearest if rough[record]]


def _roughly(topics: Topics, mentions: tuple[Mention, ...], bits: tuple[Bit, ...], record: str) -> float:
    """How well a record may fit, without reading its statements."""
    words = sum(bit.weight for bit in bits if record in topics.found(bit.text))
    return words + sum(topics.speaks_of(record, mention) for mention in mentions)


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
    found.update((event, kind) for event, kind in lineage.holding(ids, ("event",)))
    for bit in bits:
        found.update(topics.found(bit.text))
    return {identifier: kind for identifier, kind in found.items() if kind in RECORDS and lineage.is_known(identifier)}


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


def best_record(topics: Topics, reading: Reading, kinds: tuple[str, ...], liked: str) -> Found | None:
    """The record that fits best, if it explains enough of the clause to be its answer.

    Of a clause that names nothing known, it must explain more: its words are all there is to go by.
    """
    found = ranked_records(topics, reading, kinds, liked)[:_CONSIDERED]
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
        topics.speaks_of(found.id, mention) >= MENTION or topics.names(topics.own(found.id), mention.matches[0].id)
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


def near(topics: Topics, reading: Reading) -> list[Found]:
    """The records that say most of what is asked, best first; none where nothing beside one thing is mentioned."""
    if not says_more(reading, topics):
        return []
    things = [mention for mention in reading.all_mentions if mention.kinds != {"attribute"}]
    found = ranked_records(topics, reading, RECORDS, "")
    found = [item for item in found if item.part >= _ENOUGH and item.passage.says.en]
    # where one thing alone is named, what has none of the other words only speaks of the same
    bits = leftovers(reading, topics)
    found = [item for item in found if len(things) > 1 or any(topics.has(item.passage, bit.text) for bit in bits)]
    return [item for item in found if item.score >= _NEAR * found[0].score]
