"""What a clause says beside names and cues, and how each such word may stand in the way of an answer.

Nothing outside the lineage is answered with something inside it: a word that may be the name of what is asked about, or
the very thing asked of it, must be explained. A word that everybody uses of anything need not be.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from abilitytrace.questions.ask.asked import ASKING_ZH, JOINING, asked_for, runs
from abilitytrace.questions.ask.cues import cue_words
from abilitytrace.questions.ask.mentions import Mention
from abilitytrace.questions.ask.moment import dates_in
from abilitytrace.questions.ask.plan import Reading
from abilitytrace.questions.ask.topics import Topics, size_in
from abilitytrace.wording.forms import has_form
from abilitytrace.wording.grammar import FILLERS
from abilitytrace.wording.units import Unit

__all__ = ["Bit", "leftovers", "says_more", "words_of"]

_WEIGHT_ZH = 0.5
_SHORT = 2
# a word with one of these endings is hardly the name of anything
_ENDINGS = (
    "ing",
    "ed",
    "ly",
    "tion",
    "tions",
    "sion",
    "ment",
    "ments",
    "ness",
    "able",
    "ible",
    "ful",
    "less",
    "ous",
    "ize",
    "ise",
    "izes",
    "ises",
    "ify",
    "ate",
    "ates",
    "ity",
    "ities",
    "ance",
    "ence",
    "ism",
    "ship",
    "ers",
    "est",
    "ive",
)
# what a word tells that everybody uses and a record happens to have
_USUAL = 0.25
_COMMON, _RARE, _RAREST = 50, 12, 4


class Bit(NamedTuple):
    """Something that is left of a clause: its units and the text to look for; Chinese in pairs of characters.

    `is_name`: it may be the name of something unknown. `is_asked`: it is what is asked for, as the head in "how many
    heads has X" and "the dropout of X". `weight` is how much it tells.
    """

    span: tuple[int, ...]
    text: str
    weight: float
    is_heard: bool
    is_name: bool = False
    is_asked: bool = False
    is_everyday: bool = False

    @property
    def is_chinese(self) -> bool:
        """Whether it is a pair of Chinese characters."""
        return self.text[0] >= "\u3400"


def leftovers(reading: Reading, topics: Topics) -> tuple[Bit, ...]:
    """The words left of a clause, in order."""
    return tuple(topics.remembered(("leftovers", reading), lambda: list(_bits(reading, topics))))


def says_more(reading: Reading, topics: Topics) -> bool:
    """Whether a clause says more than which one thing it is about."""
    return bool(leftovers(reading, topics)) or sum(one.kinds != {"attribute"} for one in reading.all_mentions) > 1


def words_of(reading: Reading, mention: Mention) -> list[str]:
    """The words of a mention that are neither grammar nor cues; Chinese in pairs of characters."""
    units = reading.clause.units
    span = [i for i in mention.span if mention in reading.mentions]
    words = [
        units[i].text
        for i in span
        if not units[i].is_chinese and units[i].text not in FILLERS and units[i].text not in cue_words()
    ]
    pairs = pairwise(span)
    return words + [units[a].text + units[b].text for a, b in pairs if units[a].is_chinese and units[b].is_chinese]


def _bits(reading: Reading, topics: Topics) -> Iterator[Bit]:
    units, content = reading.clause.units, _without_dates(reading)
    asked = asked_for(reading)
    yield from _numbers(reading, topics)
    for i in content:
        if _is_fraction(units, i):
            if i + 1 in content:
                text = f"{units[i].text}.{units[i + 1].text}"
                yield Bit((i, i + 1), text, _weight(topics, text), bool(topics.found(text)))
        elif not (i and _is_fraction(units, i - 1)):
            yield from _word(reading, topics, i, is_asked=i in asked)
    for run in runs(units, content):
        yield from _pairs(reading, topics, run, asked)


def _word(reading: Reading, topics: Topics, i: int, *, is_asked: bool) -> Iterator[Bit]:
    """An English word, unless it is too short to tell anything."""
    unit = reading.clause.units[i]
    if unit.is_chinese or _is_small_number(unit) or len(unit.text) == 1:
        return
    heard, usual = bool(topics.found(unit.text)), _is_everyday(unit)
    if not heard and len(unit.text) <= _SHORT and unit.raw.islower() and not is_asked:
        return
    name = _is_name(reading, topics, i, is_heard=heard)
    weight = _weight(topics, unit.text, is_name=name)
    # a common word before the name of a value makes no other value of it
    is_asked = is_asked and not (weight <= 1 and heard and _precedes_attribute(reading, i))
    yield Bit((i,), unit.text, weight, heard, name, is_asked, usual)


def _without_dates(reading: Reading) -> tuple[int, ...]:
    """The units left of a clause, without the dates that say which time it is about."""
    if not reading.wants("changes", "history", "list"):
        return reading.content
    text = reading.clause.text
    spans = [(text.find(date.text), text.find(date.text) + len(date.text)) for date in dates_in(text)]
    units = reading.clause.units
    return tuple(i for i in reading.content if not any(a <= units[i].start < b for a, b in spans))


def _is_small_number(unit: Unit) -> bool:
    return unit.text.isdigit() and len(unit.text) <= _SHORT


def _numbers(reading: Reading, topics: Topics) -> Iterator[Bit]:
    """Small numbers, which stand anywhere: several together tell something, as 59 and 61."""
    units = reading.clause.units
    fractions = {j for i in range(len(units)) if _is_fraction(units, i) for j in (i, i + 1)}
    span = tuple(i for i in reading.content if _is_small_number(units[i]) and i not in fractions)
    text = " ".join(units[i].text for i in span)
    if len(span) > 1:
        yield Bit(span, text, _weight(topics, text), bool(topics.found(text)))


def _is_fraction(units: tuple[Unit, ...], i: int) -> bool:
    """Whether a unit and the next are the two parts of a number: 0.4."""
    if i + 1 >= len(units) or not (units[i].text.isdigit() and units[i + 1].text.isdigit()):
        return False
    return units[i + 1].joined and units[i + 1].start == units[i].end + 1


def _weight(topics: Topics, text: str, *, is_name: bool = False) -> float:
    """How much a word tells: rare words tell more, what nobody here says little, unless it is a name."""
    count = len(topics.found(text))
    if is_name:
        return 4
    scale = _WEIGHT_ZH if text[0] >= "\u3400" else 1.0
    if not count:
        return scale if len(text) > _SHORT or text[0] >= "\u3400" else _USUAL
    return scale * (1 if count > _COMMON else 1.5 if count > _RARE else 2.5 if count > _RAREST else 3)


def _is_everyday(unit: Unit) -> bool:
    # only words that nothing else explains are looked up: most questions have none
    from abilitytrace.questions.ask.everyday import EVERYDAY

    return unit.text in EVERYDAY or has_form(EVERYDAY, unit.stem)


def _is_name(reading: Reading, topics: Topics, i: int, *, is_heard: bool) -> bool:
    """Whether a Latin word is or may be the name of something: by its letters, in the texts, or because no one knows it."""
    units = reading.clause.units
    unit = units[i]
    is_noise = len(unit.text) <= _SHORT and not is_heard and unit.raw.islower()
    if unit.text.isdigit() or size_in(unit.text) or is_noise:
        return False
    everyday = _is_everyday(unit)
    if unit.has_digit or any(character.isupper() for character in unit.raw[1:]):
        # shouted words are words all the same
        return not (everyday and unit.raw.isalpha())
    if topics.is_name(unit.text):
        return True
    capital = unit.raw[:1].isupper() and i > 0 and any(other.raw[:1].islower() for other in units if other is not unit)
    return (capital and not is_heard) or not (everyday or is_heard or unit.text.endswith(_ENDINGS))


def _precedes_attribute(reading: Reading, i: int) -> bool:
    return any(mention.start == i + 1 and mention.kinds == {"attribute"} for mention in reading.mentions)


def _pairs(reading: Reading, topics: Topics, run: tuple[int, ...], asked: frozenset[int]) -> Iterator[Bit]:
    """A run of Chinese characters as pairs of neighbours, without those that only straddle two words."""
    from abilitytrace.questions.ask.everyday import EVERYDAY_ZH

    units = reading.clause.units
    before = "".join(unit.text for unit in units[max(0, run[0] - 2) : run[0]])
    if len(run) == 1 and before.endswith(ASKING_ZH) and topics.found(units[run[0]].text):
        yield Bit(run, units[run[0]].text, _WEIGHT_ZH, is_heard=True, is_asked=True)
        return
    if len(run) == 1:
        if not run[0] or not units[run[0] - 1].is_chinese:
            return
        pairs = [(run[0] - 1, run[0])]
    else:
        pairs = list(pairwise(run))
    texts = ["".join(units[i].text for i in pair) for pair in pairs]
    heard = [bool(topics.found(text)) for text in texts]
    usual = [text in EVERYDAY_ZH for text in texts]
    # what a usual word overlaps only straddles it and the next
    firm = {i for pair, is_usual in zip(pairs, usual, strict=True) if is_usual for i in pair}
    heard = [
        is_heard and not (firm.intersection(pair) and not is_usual)
        for pair, is_heard, is_usual in zip(pairs, heard, usual, strict=True)
    ]
    known = {i for pair, a, b in zip(pairs, heard, usual, strict=True) if a or b for i in pair}
    # a last character may make another word of what stands before it: 学习率
    ends = {run[-1]} if asked.intersection(run) and run[-1] not in known else set()
    is_name = not known and _stands_as_subject(reading, run)
    for pair, text, is_heard, is_usual in zip(pairs, texts, heard, usual, strict=True):
        is_asked = bool(asked.intersection(pair))
        if not is_heard and (not is_asked if is_usual else (known.intersection(pair) and not ends.intersection(pair))):
            # said of anything, or it straddles two words
            continue
        span = pair if len(run) > 1 else run
        weight = _USUAL if is_usual else _weight(topics, text)
        yield Bit(span, text, weight, is_heard, is_name, is_asked, is_usual)


def _stands_as_subject(reading: Reading, run: tuple[int, ...]) -> bool:
    """Whether a run of characters opens a clause, is joined to something, or owns what follows: 文心一言的思维链."""
    units = reading.clause.units
    before = units[run[0] - 1].text if run[0] else ""
    after = units[run[-1] + 1].text if run[-1] + 1 < len(units) else ""
    said = {*reading.content, *reading.cued, *(i for mention in reading.mentions for i in mention.span)}
    opens = not any(i < run[0] for i in said)
    return (opens and (not before or after == "的")) or before in JOINING or after in JOINING
