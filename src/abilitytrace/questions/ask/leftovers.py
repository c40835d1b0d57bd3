"""What a clause says beside names and cues, and how each such word may stand in the way of an answer.

Nothing outside the lineage is answered with something inside it: a word that may be the name of what is asked about, or
the very thing asked of it, must be explained. A word that everybody uses of anything need not be.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from abilitytrace.questions.ask.cues import YES_NO
from abilitytrace.questions.ask.everyday import EVERYDAY, EVERYDAY_ZH
from abilitytrace.questions.ask.moment import dates_in
from abilitytrace.questions.ask.plan import Reading
from abilitytrace.questions.ask.reading import Unit
from abilitytrace.questions.ask.topics import SIZE, Topics
from abilitytrace.questions.ask.wording import stem

__all__ = ["Bit", "leftovers"]

_ASKING = frozenset({"what", "which", "whose", "many", "much"})
_COUNTING = frozenset({"many", "much"})
_OWNING = frozenset({"of", "for"})
_PARTING = frozenset(
    {*YES_NO, "of", "for", "in", "on", "to", "by", "with", "from", "and", "or", "that", "it", "they", "you"}
)
_ASKING_ZH = ("什么", "哪种", "哪个", "哪些", "多少", "几")
_ASKED_ZH = re.compile(r"(?:是|有)?(?:什么|多少|多大|多高|谁|哪|几|怎样|如何|不是|吗|呢|多)|是$|$")
_JOINING = frozenset("和与跟及比同、")
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


@cache
def _everyday_stems() -> frozenset[str]:
    return frozenset(stem(word) for word in EVERYDAY)


def leftovers(reading: Reading, topics: Topics) -> tuple[Bit, ...]:
    """The words left of a clause, in order."""
    return tuple(topics.remembered(("leftovers", reading), lambda: list(_bits(reading, topics))))


def _bits(reading: Reading, topics: Topics) -> Iterator[Bit]:
    units = reading.clause.units
    content = _without_dates(reading)
    asked = {*_asked(reading), *_asked_in_chinese(reading)}
    yield from _numbers(reading, topics)
    for i in content:
        unit = units[i]
        if _is_fraction(units, i):
            if i in content and i + 1 in content:
                text = f"{unit.text}.{units[i + 1].text}"
                yield Bit((i, i + 1), text, _weight(topics, text), bool(topics.found(text)))
        elif not (
            unit.is_chinese or _is_small_number(unit) or len(unit.text) == 1 or (i and _is_fraction(units, i - 1))
        ):
            heard, usual = bool(topics.found(unit.text)), _is_everyday(unit)
            if not heard and len(unit.text) <= _SHORT and unit.raw.islower() and i not in asked:
                continue
            name = _is_name(reading, topics, i, is_heard=heard)
            weight = _weight(topics, unit.text, is_name=name)
            # a common word before the name of a value makes no other value of it
            is_asked = i in asked and not (weight <= 1 and heard and _precedes_attribute(reading, i))
            yield Bit((i,), unit.text, weight, heard, name, is_asked, usual)
    for run in _runs(units, content):
        yield from _pairs(reading, topics, run, asked)


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
    return unit.text in EVERYDAY or unit.stem in _everyday_stems()


def _is_name(reading: Reading, topics: Topics, i: int, *, is_heard: bool) -> bool:
    """Whether a Latin word is or may be the name of something: by its letters, in the texts, or because no one knows it."""
    units = reading.clause.units
    unit = units[i]
    if (
        unit.text.isdigit()
        or SIZE.fullmatch(unit.text)
        or (len(unit.text) <= _SHORT and not is_heard and unit.raw.islower())
    ):
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


# -- what is asked for


def _asked(reading: Reading) -> Iterator[int]:
    """The units of an English clause that name what is asked: after "which", before "of X", after "X's"."""
    units, content = reading.clause.units, set(reading.content)
    named = {i for mention in reading.mentions for i in mention.span}
    attributes = {mention.start for mention in reading.mentions if mention.kinds == {"attribute"}}
    for i, unit in enumerate(units):
        if unit.text in _ASKING:
            asked = list(_until_parted(units, content, named, i + 1))
            # "what size is X", and not "what stops X"
            ends = asked[-1] + 1 if asked else len(units)
            if unit.text in _COUNTING or (ends < len(units) and units[ends].text in YES_NO):
                yield from asked
        if i in attributes and not unit.is_chinese:
            yield from _words_before(units, content, i)
        if unit.possessive and (i in named or i in content):
            yield from _until_parted(units, content, named, i + 1)
        if unit.text in _OWNING and _names_follow(units, named, i + 1):
            yield from _words_before(units, content, i)
        if unit.text == "how" and i + 1 in content:
            yield i + 1


def _words_before(units: tuple[Unit, ...], content: set[int], end: int) -> Iterator[int]:
    """The English words that nothing explains straight before a unit, the nearest first."""
    for j in range(end - 1, -1, -1):
        if j not in content or units[j].is_chinese:
            return
        yield j


def _until_parted(units: tuple[Unit, ...], content: set[int], named: set[int], start: int) -> Iterator[int]:
    for j in range(start, len(units)):
        if j in named or units[j].text in _PARTING:
            return
        if j in content and not units[j].is_chinese:
            yield j


def _names_follow(units: tuple[Unit, ...], named: set[int], start: int) -> bool:
    return any(j in named for j in range(start, min(start + 2, len(units))))


def _asked_in_chinese(reading: Reading) -> Iterator[int]:
    """The units of Chinese that name what is asked: after 什么 or 多少, between 的 and 是什么 or the end."""
    units = reading.clause.units
    for run in _runs(units, reading.content):
        before = "".join(unit.text for unit in units[max(0, run[0] - 2) : run[0]])
        after = "".join(unit.text for unit in units[run[-1] + 1 : run[-1] + 4])
        of_a_thing = before.endswith("的") and _is_thing(reading, run[0] - 2)
        joined = before[-1:] in _JOINING and any(
            mention.end == run[0] - 1 and "attribute" in mention.kinds for mention in reading.mentions
        )
        asking = before.endswith(_ASKING_ZH) and not "".join(unit.text for unit in units[: run[0]]).endswith("为什么")
        if joined or asking or (of_a_thing and _ASKED_ZH.match(after)):
            yield from run


def _is_thing(reading: Reading, i: int) -> bool:
    """Whether a unit ends a name, known or not."""
    is_latin = i in reading.content and not reading.clause.units[i].is_chinese
    return is_latin or any(mention.end == i + 1 for mention in reading.mentions)


# -- Chinese


def _runs(units: tuple[Unit, ...], indexes: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    """The runs of neighbouring Chinese characters among some units."""
    run: list[int] = []
    for i in [i for i in indexes if units[i].is_chinese]:
        if run and i != run[-1] + 1:
            yield tuple(run)
            run = []
        run.append(i)
    if run:
        yield tuple(run)


def _pairs(reading: Reading, topics: Topics, run: tuple[int, ...], asked: set[int]) -> Iterator[Bit]:
    """A run of Chinese characters as pairs of neighbours, without those that only straddle two words."""
    units = reading.clause.units
    before = "".join(unit.text for unit in units[max(0, run[0] - 2) : run[0]])
    if len(run) == 1 and before.endswith(_ASKING_ZH) and topics.found(units[run[0]].text):
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
    return (opens and (not before or after == "的")) or before in _JOINING or after in _JOINING
