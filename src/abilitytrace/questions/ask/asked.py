"""Which words left of a clause name what is asked for: after "which", before "of X", after "X's", between 的 and 是什么."""

import re
from collections.abc import Iterator

from abilitytrace.questions.ask.cues import YES_NO
from abilitytrace.questions.ask.plan import Reading
from abilitytrace.wording.units import Unit

__all__ = ["ASKING_ZH", "JOINING", "asked_for", "runs"]

_ASKING = frozenset({"what", "which", "whose", "many", "much"})
_COUNTING = frozenset({"many", "much"})
_OWNING = frozenset({"of", "for"})
_PARTING = frozenset(
    {*YES_NO, "of", "for", "in", "on", "to", "by", "with", "from", "and", "or", "that", "it", "they", "you"}
)
ASKING_ZH = ("什么", "哪种", "哪个", "哪些", "多少", "几")
_ASKED_ZH = r"(?:是|有)?(?:什么|多少|多大|多高|谁|哪|几|怎样|如何|不是|吗|呢|多)|是$|$"
JOINING = frozenset("和与跟及比同、")


def asked_for(reading: Reading) -> frozenset[int]:
    """The units that name what is asked: the head in "how many heads has X" and "the dropout of X"."""
    return frozenset((*_in_english(reading), *_in_chinese(reading)))


def _in_english(reading: Reading) -> Iterator[int]:
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


def _in_chinese(reading: Reading) -> Iterator[int]:
    """The units of Chinese that name what is asked: after 什么 or 多少, between 的 and 是什么 or the end."""
    units = reading.clause.units
    for run in runs(units, reading.content):
        before = "".join(unit.text for unit in units[max(0, run[0] - 2) : run[0]])
        after = "".join(unit.text for unit in units[run[-1] + 1 : run[-1] + 4])
        of_a_thing = before.endswith("的") and _is_thing(reading, run[0] - 2)
        joined = before[-1:] in JOINING and any(
            mention.end == run[0] - 1 and "attribute" in mention.kinds for mention in reading.mentions
        )
        asking = before.endswith(ASKING_ZH) and not "".join(unit.text for unit in units[: run[0]]).endswith("为什么")
        if joined or asking or (of_a_thing and re.match(_ASKED_ZH, after)):
            yield from run


def _is_thing(reading: Reading, i: int) -> bool:
    """Whether a unit ends a name, known or not."""
    is_latin = i in reading.content and not reading.clause.units[i].is_chinese
    return is_latin or any(mention.end == i + 1 for mention in reading.mentions)


def runs(units: tuple[Unit, ...], indexes: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    """The runs of neighbouring Chinese characters among some units."""
    run: list[int] = []
    for i in [i for i in indexes if units[i].is_chinese]:
        if run and i != run[-1] + 1:
            yield tuple(run)
            run = []
        run.append(i)
    if run:
        yield tuple(run)
