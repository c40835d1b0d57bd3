"""Finds the things of a lineage that a clause speaks of: longest names first, then words out of order, then nicknames."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from abilitytrace.lineage import Lineage, Match
from abilitytrace.names import fold
from abilitytrace.questions.ask.cues import CUE_WORDS
from abilitytrace.questions.ask.lexicon import FILLERS, PHRASES, PRONOUNS, SYNONYMS, stem
from abilitytrace.questions.ask.reading import Clause, Unit, units_of
from abilitytrace.records import Term

__all__ = ["Mention", "Names", "canonical"]

# things that a sentence can leave out of a longer phrase: "how big is GPT-3" asks "how big is it"
_SUBJECTS = frozenset({"model", "dataset", "method", "ability", "source", "benchmark"})
# names whose words people turn round; titles of sources are too long for that
_LOOSE = frozenset({"ability", "attribute", "method", "term", "dataset"})
_STATEMENTS = frozenset({"claim", "step", "question", "event"})
_LONGEST = 24
_WINDOW = 9
_LEADING_ZEROS = re.compile(r"(?<!\d)0+(?=\d)")
_VERSION = re.compile(r"\d+[a-z]{0,2}")
_SIZE = re.compile(r"\d+(?:b|bn|m)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_ARTICLES = frozenset({"the", "a", "an"})
_PARTICLES = frozenset("的了着过地得这那么很更太也就都才会能它其他之所与和")
_GRAMMAR = frozenset(stem(word) for word in FILLERS)
_SAME = {stem(word): group.split()[0] for group in SYNONYMS for word in group.split()}


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


def canonical(stems: Iterable[str]) -> list[str]:
    """Stems with phrases joined and words of one meaning made one word."""
    words = list(stems)
    found = []
    i = 0
    while i < len(words):
        for length in (3, 2):
            phrase = PHRASES.get(tuple(words[i : i + length]))
            if phrase:
                found.append(phrase)
                i += length
                break
        else:
            found.append(_SAME.get(words[i], words[i]))
            i += 1
    return found


def _content(units: Iterable[Unit]) -> list[str]:
    """The canonical words of a name that are not grammar."""
    return [word for word in canonical(unit.stem for unit in units) if word not in _GRAMMAR]


class Names:
    """Every name of a lineage, ready for scanning."""

    def __init__(self, lineage: Lineage) -> None:
        self.exact: dict[str, list[Match]] = {}
        self.phrases: dict[tuple[str, ...], Match] = {}
        self.loose: list[tuple[frozenset[str], Match]] = []
        self.bare: dict[str, Match] = {}
        self.stems: dict[str, list[Match]] = {}
        self.suffixes: dict[str, list[Match]] = {}
        self.words: set[str] = set()
        self.about = {term.id: _only_thing(lineage, term) for term in lineage.all("term", Term)}
        for match in lineage.names():
            self._add(match)

    def _add(self, match: Match) -> None:
        folded = fold(match.name)
        for key in dict.fromkeys((folded, _LEADING_ZEROS.sub("", folded))):
            held = self.exact.setdefault(key, [])
            if all(other.id != match.id for other in held):
                held.append(match)
        if match.kind in _STATEMENTS:
            return
        units = units_of(match.name.casefold())
        if match.kind != "source":
            self.words.update(unit.text for unit in units if not unit.is_chinese)
        if match.kind == "attribute" and len(units) > 1:
            key_stems = tuple(unit.stem for unit in units if unit.text not in PRONOUNS and unit.text not in _ARTICLES)
            self.phrases.setdefault(key_stems, match)
        if len(units) == 1 and match.kind in ("ability", "method") and len(units[0].stem) >= 5:
            self.stems.setdefault(units[0].stem, []).append(match)
        if any(unit.is_chinese for unit in units) and match.kind != "source":
            self.bare.setdefault(_bare(unit.text for unit in units), match)
        if match.kind in _LOOSE and not any(unit.is_chinese for unit in units):
            words = frozenset(_content(units))
            if len(words) > 1:
                self.loose.append((words, match))
        if match.kind == "model" and match.rank == 0:
            parts = match.name.split("-")
            for i in range(1, len(parts)):
                tail = "-".join(parts[i:])
                if tail[0].isdigit() or "-" in tail:
                    self.suffixes.setdefault(fold(tail), []).append(match)

    def scan(self, clause: Clause) -> tuple[list[Mention], list[tuple[int, ...]]]:
        """The mentions of a clause in order; and the spans of names that are those of another version, as GPT-4."""
        units = clause.units
        found = self._attributes(units, self._exact(units))
        found = self._spread(units, found)
        found += self._nicknames(units, found)
        strangers = [tuple(_compound(units, mention)) for mention in found if _is_other_version(units, mention)]
        found = [mention for mention in found if not _is_other_version(units, mention)]
        return sorted(self._loose(units, found), key=lambda mention: mention.span), strangers

    def _exact(self, units: tuple[Unit, ...]) -> list[Mention]:
        found = []
        start = 0
        while start < len(units):
            for end in range(min(len(units), start + _LONGEST), start, -1):
                matches = self._lookup(units, start, end)
                if matches and matches[0].kind in _STATEMENTS:
                    # their ids are sentences: only as they are written, not when the words happen to meet
                    matches = [match for match in matches if all(unit.joined for unit in units[start + 1 : end])]
                if matches:
                    found.append(Mention(tuple(range(start, end)), tuple(matches)))
                    start = end
                    break
            else:
                start += 1
        return found

    def _lookup(self, units: tuple[Unit, ...], start: int, end: int) -> list[Match]:
        if end - start == 1 and (units[start].text in FILLERS or units[start].text.isdigit()):
            return []
        key = "".join(unit.text for unit in units[start:end])
        if len(key) == 1:
            return []
        last = units[end - 1].text
        found = self.exact.get(key) or (self.exact.get(key[:-1], []) if last.endswith("s") and len(last) > 3 else [])
        if not found and end - start == 1 and last not in CUE_WORDS:
            found = self.stems.get(units[start].stem, [])
        # a term may stand for the one thing it explains: "in-context examples" for in-context learning
        terms = [self.about[match.id] for match in found if match.kind == "term"]
        return found + [thing for thing in terms if thing and all(thing.kind != match.kind for match in found)]

    def _attributes(self, units: tuple[Unit, ...], found: list[Mention]) -> list[Mention]:
        """Adds attributes asked for around a thing, as in "how big is GPT-3", and drops shorter readings of the words."""
        around = {i for mention in found if mention.kinds & _SUBJECTS for i in mention.span}
        free = [i for i in range(len(units)) if i not in around and units[i].text not in PRONOUNS | _ARTICLES]
        added: list[Mention] = []
        at = 0
        while at < len(free):
            for length in range(min(len(free) - at, 10), 1, -1):
                span = tuple(free[at : at + length])
                match = self.phrases.get(tuple(units[i].stem for i in span))
                if match is not None:
                    added.append(Mention(span, (match,)))
                    at += length
                    break
            else:
                at += 1
        taken = {i for mention in added for i in mention.span}
        kept = [mention for mention in found if mention.kinds & _SUBJECTS or not taken.issuperset(mention.span)]
        known = {mention.span for mention in kept}
        return kept + [mention for mention in added if mention.span not in known]

    def _spread(self, units: tuple[Unit, ...], found: list[Mention]) -> list[Mention]:
        """With Chinese names that particles stand within, as GPT-3.5 的基座; shorter ones give way."""
        free = [i for i in range(len(units)) if units[i].text not in _PARTICLES]
        added: list[Mention] = []
        at = 0
        while at < len(free):
            for length in range(min(len(free) - at, 12), 1, -1):
                span = tuple(free[at : at + length])
                match = self.bare.get("".join(units[i].text for i in span))
                touched = [mention for mention in found if set(mention.span) & set(span)]
                loose = span[-1] - span[0] >= length and span[-1] - span[0] <= length + 3
                if match is not None and loose and all(set(mention.span) < set(span) for mention in touched):
                    added.append(Mention(span, (match,)))
                    at += length
                    break
            else:
                at += 1
        taken = {i for mention in added for i in mention.span}
        return [mention for mention in found if not taken.intersection(mention.span)] + added

    def _nicknames(self, units: tuple[Unit, ...], found: list[Mention]) -> list[Mention]:
        """Models by the end of their id, as 003 or davinci-002, when the name is not that of something else."""
        taken = {i for mention in found if "attribute" not in mention.kinds for i in mention.span}
        added: list[Mention] = []
        for i, unit in enumerate(units):
            matches = self.suffixes.get(unit.text) if unit.text[0].isdigit() and len(unit.text) > 2 else None
            if not matches:
                continue
            span: tuple[int, ...] = (i,)
            before = next(
                (mention for mention in found if mention.end == i and unit.joined and "model" in mention.kinds), None
            )
            if before is not None:
                # "davinci-002": the name before belongs to the nickname
                longer = self.suffixes.get(fold("".join(units[j].text for j in before.span) + unit.text))
                if not longer:
                    continue
                found.remove(before)
                matches, span = longer, (*before.span, i)
            if i in taken:
                continue
            chosen = _like_the_others(matches, [*found, *added])
            added.append(Mention(span, tuple(chosen[:1]), tuple(match.id for match in chosen)))
        return added

    def _loose(self, units: tuple[Unit, ...], found: list[Mention]) -> list[Mention]:
        """With names whose words all stand near one another in another order, the longest first; shorter ones give way."""
        fixed = {i for mention in found if mention.kinds & {"model", "dataset"} for i in mention.span}
        words = _spots(units, [i for i in range(len(units)) if i not in fixed and not units[i].is_chinese])
        added: list[Mention] = []
        for wanted, match in sorted(self.loose, key=lambda pair: -len(pair[0])):
            if not wanted <= words.keys():
                continue
            span = tuple(sorted({i for word in wanted for i in words[word]}))
            near = span[-1] - span[0] <= _WINDOW
            apart = not any(set(span) & set(other.span) for other in added)
            longer = all(set(other.span) < set(span) for other in found if set(other.span) & set(span))
            if near and apart and longer:
                added.append(Mention(span, (match,)))
        taken = {i for mention in added for i in mention.span}
        return [mention for mention in found if not taken.intersection(mention.span)] + added


def _bare(characters: Iterable[str]) -> str:
    """A Chinese name without its particles."""
    return "".join(character for character in characters if character not in _PARTICLES)


def _spots(units: tuple[Unit, ...], free: list[int]) -> dict[str, tuple[int, ...]]:
    """Canonical word → the free units that say it, several for a phrase."""
    words: dict[str, tuple[int, ...]] = {}
    for length in (3, 2, 1):
        for i in range(len(units) - length + 1):
            joined = canonical(unit.stem for unit in units[i : i + length])
            if len(joined) == 1 and all(j in free for j in range(i, i + length)):
                words.setdefault(joined[0], tuple(range(i, i + length)))
    return words


def _only_thing(lineage: Lineage, term: Term) -> Match | None:
    """The one ability or method that a term is about; None for none or several."""
    things = [
        (identifier, kind) for identifier in term.about if (kind := lineage.kind(identifier)) in ("ability", "method")
    ]
    return Match(term.name.en, *things[0], 3) if len(things) == 1 else None


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
    after = units[mention.end].text
    return bool(_VERSION.fullmatch(after)) and not _YEAR.fullmatch(after) and not _SIZE.fullmatch(after)
