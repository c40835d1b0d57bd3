"""Weighs how well one record fits a clause: by the things it speaks of, and the words of its best statement."""

from typing import NamedTuple

from abilitytrace.questions.ask.leftovers import Bit, leftovers, words_of
from abilitytrace.questions.ask.lexicon import GRAMMATICAL, VAGUE
from abilitytrace.questions.ask.mentions import Mention
from abilitytrace.questions.ask.passages import Passage
from abilitytrace.questions.ask.plan import Reading
from abilitytrace.questions.ask.topics import Topics
from abilitytrace.wording.forms import stem
from abilitytrace.wording.groups import canonical

__all__ = ["ABOUT_THINGS", "MENTION", "Found", "Said", "fit", "has_digit", "said_in", "weak_words"]

# intents that ask something of a thing: it must then be known as such
ABOUT_THINGS = (
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
MENTION = 3.0
# a word in the same record counts less than one in the same statement
_BESIDE = 0.6
# what each word of a mention adds that a record has in its own sentence
_NAMED, _NAMED_MOST = 0.25, 2.0
# what a value gains whose attribute is called what is asked
_ASKED_VALUE = 2.0
# what a statement gains that has a number where one is asked for
_NUMBER = 0.8
_VALUE = 1.5
_SHARES = ("percent", "share", "proportion", "fraction", "占", "比例", "百分")
_SHORT = 1
# what another statement than a record's own counts for that names a thing
_NAMED_IN = 2.0


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


class Said(NamedTuple):
    """What a clause says, worked out once for all records: `total` is its weight, `words` its stems, canonical.

    `of` are the words of each mention, `weak` those of mentions and cues that tell a little.
    """

    total: float
    words: frozenset[str]
    of: dict[Mention, list[str]]
    weak: list[str]


class _Asked(NamedTuple):
    """What of a clause may stand in a record: words left over that it has, things with how directly it speaks of them, values."""

    bits: list[Bit]
    things: dict[Mention, float]
    attributes: list[Mention]


def said_in(topics: Topics, reading: Reading) -> Said:
    """What a clause says."""
    mentions = reading.all_mentions
    weights = sum(bit.weight for bit in leftovers(reading, topics))
    total = MENTION * len(mentions) + weights + 4 * len(reading.strangers)
    words = frozenset(canonical(unit.stem for unit in reading.clause.units))
    of = {mention: words_of(reading, mention) for mention in mentions}
    return Said(total, words, of, _weak_words_of_all(reading, of))


def fit(topics: Topics, reading: Reading, said: Said, record: str, kind: str) -> Found:
    """How well one record fits a clause, by its best statement."""
    bits = [bit for bit in leftovers(reading, topics) if record in topics.found(bit.text)]
    things = [mention for mention in reading.all_mentions if mention.kinds != {"attribute"}]
    # what looks like a name must stand in a record's own sentence, if anything else is named to tell what is meant
    passing = not things and not reading.wants(*ABOUT_THINGS) and not _is_definition(reading, bits)
    asked = _Asked(
        [bit for bit in bits if not bit.is_name or passing or topics.says(record, bit.text)],
        {mention: topics.speaks_of(record, mention) for mention in things},
        [mention for mention in reading.mentions if mention.kinds == {"attribute"}],
    )
    weighed = [_weigh(topics, reading, said, asked, passage) for passage in topics.passages(record)]
    best = max(weighed, key=lambda statement: statement.score)
    explained = best.words + sum(MENTION for value in best.known.values() if value)
    return Found(
        record,
        kind,
        best.score + _is_named_for(reading, record),
        explained / said.total if said.total else 0,
        best.passage,
        frozenset(bit.text for bit in asked.bits if _is_shown(topics, best.passage, bit, best.called)),
        frozenset(mention.span for mention, value in best.known.items() if value),
    )


class _Weighed(NamedTuple):
    """A statement, how well it fits, what its words weigh and how directly it speaks of each mention.

    `called` are the words of a question that are the name of its attribute.
    """

    passage: Passage
    score: float
    words: float
    known: dict[Mention, float]
    called: frozenset[str]


def _weigh(topics: Topics, reading: Reading, said: Said, asked: _Asked, passage: Passage) -> _Weighed:
    """How well one statement of a record fits."""
    text, attribute = reading.clause.text, passage.attribute
    called = topics.asked_by(attribute, said.words, text) if attribute else frozenset()
    words = sum(bit.weight * _in_passage(topics, passage, bit, called) for bit in asked.bits)
    known = {
        mention: max(directly, _by_text(topics, said, mention, passage)) for mention, directly in asked.things.items()
    }
    known |= {
        mention: MENTION / (1.2 if passage.is_own else 2)
        for mention in asked.attributes
        if _has_words(topics, said.of[mention], passage) or (words and _is_size(mention, passage))
    }
    score = words * (1.2 if passage.is_own else 1) + _told(topics, said.weak, passage) + sum(known.values())
    score += _as_value(reading, passage)
    if called or (attribute and any(bit.is_asked and topics.has(passage, bit.text) for bit in asked.bits)):
        score += _ASKED_VALUE
    return _Weighed(passage, score, words, known, called)


def _as_value(reading: Reading, passage: Passage) -> float:
    """What a statement gains that has a number where one is asked for, and a percentage where a share is."""
    if not reading.wants("quantity"):
        return 0
    number = (_VALUE if passage.attribute else _NUMBER) if has_digit(passage) else 0
    shares = "%" in passage.says.en and any(word in reading.clause.text.casefold() for word in _SHARES)
    return number + _VALUE * shares


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
    return bool(passage.attribute) and mention.matches[0].name.casefold() in VAGUE and has_digit(passage)


def _has_words(topics: Topics, words: list[str], passage: Passage) -> bool:
    return bool(words) and all(topics.has(passage, text) for text in words)


def _by_text(topics: Topics, said: Said, mention: Mention, passage: Passage) -> float:
    """3 where a record's own sentence names a mention or holds its words, less where another statement does."""
    named = _has_words(topics, said.of[mention], passage) or topics.names(passage, mention.matches[0].id)
    return (3 if passage.is_own else _NAMED_IN) if named else 0


def _told(topics: Topics, weak: list[str], passage: Passage) -> float:
    """What the words of mentions and cues add that a statement has."""
    return min(sum(_NAMED for text in weak if topics.has(passage, text)), _NAMED_MOST)


def _weak_words_of_all(reading: Reading, of: dict[Mention, list[str]]) -> list[str]:
    words = [text for mention in reading.mentions for text in of[mention]]
    words += [cue for cue in reading.cues if cue[0] >= "\u3400"]
    units = reading.clause.units
    words += ["".join(units[i].text for i in hit.span) for hit in reading.kind_hits if units[hit.span[0]].is_chinese]
    return words + [text for text in weak_words(reading) if text not in words]


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


def has_digit(passage: Passage) -> bool:
    """Whether there is a number in a statement."""
    return any(character.isdigit() for character in passage.says.en)
