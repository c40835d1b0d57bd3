"""Finds the things of a lineage that a clause speaks of: longest names first, then words out of order, then nicknames."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from abilitytrace.lookup import Match
from abilitytrace.questions.ask.names import Names
from abilitytrace.questions.ask.reading import Clause
from abilitytrace.wording.grammar import ARTICLES, PARTICLES, PRONOUNS
from abilitytrace.wording.groups import canonical
from abilitytrace.wording.units import Unit

__all__ = ["Mention", "scan"]

# things that a sentence can leave out of a longer phrase: "how big is GPT-3" asks "how big is it"
_SUBJECTS = frozenset({"model", "dataset", "method", "ability", "source", "benchmark"})
_LONGEST, _LONGEST_ATTRIBUTE, _LONGEST_BARE = 24, 10, 12
# units between the first and last word of a name whose words are turned round, and particles within a Chinese one
_WINDOW, _PARTICLES_WITHIN = 9, 3
_SHORTEST_NUMBER = 3
_VERSION = r"\d+[a-z]{0,2}"
_AMOUNT = r"\d+(?:b|bn|m)|(?:19|20)\d\d"


class Mention(NamedTuple):
    """Units `start` to `end` of a clause name one of `matches`: several kinds of record may share a name.

    `choices` are ids of one kind that a nickname such as `002` fits equally well. `span` holds the units that belong
    to it, which other words may stand between.
    """

    span: tuple[int, ...]
    matches: tuple[Match, ...]
    choices: tuple[str, ...] = ()

    @property
    def start(self) -> int:
        """The first unit."""
        return self.span[0]

    @property
    def end(self) -> int:
        """One past the last unit."""
        return self.span[-1] + 1

    def of(self, *kinds: str) -> str:
        """The id of the record of one of these kinds; empty without one."""
        return next((match.id for kind in kinds for match in self.matches if match.kind == kind), "")

    def ids(self, kind: str) -> tuple[str, ...]:
        """All ids of a kind that the mention may mean."""
        found = self.of(kind)
        return (self.choices or (found,)) if found else ()

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of record that have the name."""
        return frozenset(match.kind for match in self.matches)


def scan(names: Names, clause: Clause) -> tuple[list[Mention], list[tuple[int, ...]]]:
    """The mentions of a clause in order; and the spans of names that are those of another version, as GPT-4."""
    units = clause.units
    names.learn(units, clause.text)
    found = _attributes(names, units, _exact(names, clause))
    found = _spread(names, units, found)
    found += _nicknames(names, units, found)
    strangers = [tuple(_compound(units, mention)) for mention in found if _is_other_version(units, mention)]
    found = [mention for mention in found if not _is_other_version(units, mention)]
    return sorted(_loose(names, units, found), key=lambda mention: mention.span), strangers


def _exact(names: Names, clause: Clause) -> list[Mention]:
    """The longest names from left to right."""
    units = clause.units
    found = []
    start = 0
    while start < len(units):
        for end in range(min(len(units), start + _LONGEST), start, -1):
            matches = names.lookup(units[start:end], clause.slice(start, end))
            if matches:
                found.append(Mention(tuple(range(start, end)), tuple(matches)))
                start = end
                break
        else:
            start += 1
    return found


def _attributes(names: Names, units: tuple[Unit, ...], found: list[Mention]) -> list[Mention]:
    """Adds attributes asked for around a thing, as in "how big is GPT-3", and drops shorter readings of the words."""
    around = {i for mention in found if mention.kinds & _SUBJECTS for i in mention.span}
    free = [i for i in range(len(units)) if i not in around and units[i].text not in PRONOUNS | ARTICLES]
    said = {span: " ".join(units[i].stem for i in span) for span in _runs(free, _LONGEST_ATTRIBUTE)}
    known = names.phrases(said.values())
    added = _longest(free, {span: known[text] for span, text in said.items() if text in known})
    taken = {i for mention in added for i in mention.span}
    kept = [mention for mention in found if mention.kinds & _SUBJECTS or not taken.issuperset(mention.span)]
    spans = {mention.span for mention in kept}
    return kept + [mention for mention in added if mention.span not in spans]


def _spread(names: Names, units: tuple[Unit, ...], found: list[Mention]) -> list[Mention]:
    """With Chinese names that particles stand within, as GPT-3.5 的基座; shorter ones give way."""
    free = [i for i in range(len(units)) if units[i].text not in PARTICLES]
    spans = [span for span in _runs(free, _LONGEST_BARE) if 0 <= span[-1] - span[0] - len(span) <= _PARTICLES_WITHIN]
    said = {span: "".join(units[i].text for i in span) for span in spans}
    known = names.bare(text for text in said.values() if not text.isascii())
    fits = {
        span: known[text]
        for span, text in said.items()
        if text in known and all(set(other.span) < set(span) for other in found if set(other.span) & set(span))
    }
    added = _longest(free, fits)
    taken = {i for mention in added for i in mention.span}
    return [mention for mention in found if not taken.intersection(mention.span)] + added


def _runs(free: list[int], most: int) -> Iterator[tuple[int, ...]]:
    """All runs of two units or more among the free ones."""
    for at in range(len(free)):
        for length in range(2, min(len(free) - at, most) + 1):
            yield tuple(free[at : at + length])


def _longest(free: list[int], known: dict[tuple[int, ...], Match]) -> list[Mention]:
    """The longest known runs of free units from left to right, none over another."""
    found: list[Mention] = []
    for at in free:
        if found and at <= found[-1].span[-1]:
            continue
        longest = max((span for span in known if span[0] == at), key=len, default=None)
        if longest:
            found.append(Mention(longest, (known[longest],)))
    return found


def _nicknames(names: Names, units: tuple[Unit, ...], found: list[Mention]) -> list[Mention]:
    """Models by the end of their id, as 003 or davinci-002, when the name is not that of something else.

    Takes the mentions out of `found` that turn out to be the beginning of such a name.
    """
    added: list[Mention] = []
    for end in range(1, len(units) + 1):
        span = _nickname(names, units, end)
        over = [mention for mention in found if set(mention.span) & set(span)]
        if not span or any(not set(mention.span) < set(span) for mention in over if mention.kinds != {"attribute"}):
            continue
        if span[0] and units[span[0]].joined and not units[span[0] - 1].is_chinese:
            # text-davinci-009 is no davinci, and other-002 none of ours
            continue
        for mention in over:
            found.remove(mention)
        chosen = _like_the_others(names.ending(_joined(units, span)), [*found, *added])
        added.append(Mention(span, tuple(chosen[:1]), tuple(match.id for match in chosen)))
    return added


def _nickname(names: Names, units: tuple[Unit, ...], end: int) -> tuple[int, ...]:
    """The longest run of joined units up to `end` that ends an id with a number of three digits or more; empty for none."""
    last = units[end - 1].text
    if not last[0].isdigit() or len(last) < _SHORTEST_NUMBER:
        return ()
    start = end - 1
    while start and units[start].joined and not units[start - 1].is_chinese:
        start -= 1
    runs = (tuple(range(first, end)) for first in range(start, end))
    return next((run for run in runs if names.ending(_joined(units, run))), ())


def _joined(units: tuple[Unit, ...], span: tuple[int, ...]) -> str:
    return "".join(units[i].text for i in span)


def _loose(names: Names, units: tuple[Unit, ...], found: list[Mention]) -> list[Mention]:
    """With names whose words all stand near one another in another order, the longest first; shorter ones give way."""
    fixed = {i for mention in found if mention.kinds & {"model", "dataset"} for i in mention.span}
    words = _spots(units, [i for i in range(len(units)) if i not in fixed and not units[i].is_chinese])
    added: list[Mention] = []
    for wanted, match in names.turned_round(words):
        if not wanted <= words.keys():
            continue
        span = tuple(sorted({i for word in wanted for i in words[word]}))
        if len(wanted) == 1 and units[span[0]].text not in match.name.casefold():
            # one word stands for a longer name only as it is written there
            continue
        near = span[-1] - span[0] <= _WINDOW
        apart = not any(set(span) & set(other.span) for other in added)
        longer = all(set(other.span) < set(span) for other in found if set(other.span) & set(span))
        if near and apart and longer:
            added.append(Mention(span, (match,)))
    taken = {i for mention in added for i in mention.span}
    return [mention for mention in found if not taken.intersection(mention.span)] + added


def _spots(units: tuple[Unit, ...], free: list[int]) -> dict[str, tuple[int, ...]]:
    """Canonical word → the free units that say it, several for a phrase."""
    words: dict[str, tuple[int, ...]] = {}
    for length in (3, 2, 1):
        for i in range(len(units) - length + 1):
            joined = canonical(unit.stem for unit in units[i : i + length])
            if len(joined) == 1 and all(j in free for j in range(i, i + length)):
                words.setdefault(joined[0], tuple(range(i, i + length)))
    return words


def _like_the_others(matches: list[Match], found: list[Mention]) -> list[Match]:
    """Of models with one nickname, those that share their first part with a model named beside it; all if none does."""
    stems = {mention.of("model").split("-")[0] for mention in found if mention.of("model")}
    alike = [match for match in matches if match.id.split("-")[0] in stems]
    return alike or matches


def _compound(units: tuple[Unit, ...], mention: Mention) -> range:
    """The units of a name with the version after it and what is joined to it before."""
    start = mention.start
    while start and units[start].joined and not units[start - 1].is_chinese:
        start -= 1
    return range(start, mention.end + 1)


def _is_other_version(units: tuple[Unit, ...], mention: Mention) -> bool:
    """Whether a number after it makes the name that of something else: GPT-4, Llama 3, text-davinci-004."""
    if "model" not in mention.kinds or mention.end >= len(units):
        return False
    after = units[mention.end]
    # two digits that stand apart are an amount: GPT-3 300 billion
    is_loose = after.text.isdigit() and len(after.text) > 1 and not after.joined
    if not after.text[0].isdigit() or is_loose or after.text == "0":
        return False
    return bool(re.fullmatch(_VERSION, after.text)) and not re.fullmatch(_AMOUNT, after.text)
