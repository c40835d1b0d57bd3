"""Every name of a lineage, indexed in the ways that people write names."""

import re
from collections.abc import Iterable

from abilitytrace.lineage import Lineage, Match
from abilitytrace.names import fold, is_cjk
from abilitytrace.questions.ask.cues import SINGLE_CUES
from abilitytrace.questions.ask.lexicon import FILLERS, PRONOUNS
from abilitytrace.questions.ask.reading import Unit, units_of
from abilitytrace.questions.ask.wording import content
from abilitytrace.records import Term

__all__ = ["ARTICLES", "PARTICLES", "Names"]

ARTICLES = frozenset({"the", "a", "an"})
PARTICLES = frozenset("的了着过地得这那么很更太也就都才会能它其他之所与和")
_UNSAID = PARTICLES | {"."}
_NAMED = ("model", "method", "dataset", "ability", "benchmark", "attribute", "source", "term")
# names whose words people turn round; titles of sources are too long for that
_LOOSE = frozenset({"ability", "attribute", "method", "term", "dataset"})
# kinds of which another form of the one word of a name still means the thing: hallucinate, hallucination
_INFLECTED = frozenset({"ability", "method"})
_SHORTEST_STEM = 5
# a long word may stand for a name whose other words are grammar: "balanced answers"
_TELLING = 7
_SUBTITLE = re.compile(r"[:?]")
_TITLE = 3
_POINT = re.compile(r"\d\.\d")
_LEADING_ZEROS = re.compile(r"(?<!\d)0+(?=\d)")


class Names:
    """The names of a lineage.

    `phrases` are attributes by their stems without pronouns, `loose` names as sets of words, `bare` Chinese names
    without particles, `suffixes` models by the ends of their ids, `words` all Latin words of names.
    """

    def __init__(self, lineage: Lineage) -> None:
        self.phrases: dict[tuple[str, ...], Match] = {}
        self.loose: list[tuple[frozenset[str], Match]] = []
        self.bare: dict[str, Match] = {}
        self.suffixes: dict[str, list[Match]] = {}
        self.words: set[str] = set()
        self._lineage = lineage
        self._exact: dict[str, list[Match]] = {}
        self._stems: dict[str, list[Match]] = {}
        self._about = {term.id: _only_thing(lineage, term) for term in lineage.all("term", Term)}
        for match in lineage.names(_NAMED):
            self._add(match)
        users: dict[str, set[str]] = {}
        for words, match in self.loose:
            for word in words:
                users.setdefault(word, set()).add(match.id)
        # one word must be of that name alone
        self.loose = [(words, match) for words, match in self.loose if len(words) > 1 or len(users[min(words)]) == 1]
        self.loose.sort(key=lambda pair: -len(pair[0]))

    def _add(self, match: Match) -> None:
        folded = fold(match.name)
        for key in dict.fromkeys((folded, _LEADING_ZEROS.sub("", folded), folded.replace(".", ""))):
            held = self._exact.setdefault(key, [])
            if all(other.id != match.id for other in held):
                held.append(match)
        if match.kind == "source":
            # people cite what stands before the colon of a title
            main = _SUBTITLE.split(match.name)[0]
            if main != match.name and main.count(" ") + 1 >= _TITLE:
                self._exact.setdefault(fold(main), []).append(match)
            return
        if not folded.isascii() and any(is_cjk(character) for character in folded):
            self.bare.setdefault("".join(character for character in folded if character not in _UNSAID), match)
            if match.kind != "attribute":
                return
        self._add_words(match, units_of(match.name.casefold()))
        if match.kind == "model" and match.rank == 0:
            self._add_endings(match)

    def _add_endings(self, match: Match) -> None:
        """Indexes a model by the ends of its id: `002` and `davinci-002` for text-davinci-002."""
        parts = match.name.split("-")
        for i in range(1, len(parts)):
            tail = parts[i:]
            if tail[0][0].isdigit() or len(tail) > 1:
                self.suffixes.setdefault(fold("-".join(tail)).replace(".", ""), []).append(match)

    def _add_words(self, match: Match, units: tuple[Unit, ...]) -> None:
        """Indexes a name by its words."""
        self.words.update(unit.text for unit in units if not unit.is_chinese)
        if match.kind == "attribute" and len(units) > 1:
            stems = (unit.stem for unit in units if unit.text not in PRONOUNS and unit.text not in ARTICLES)
            self.phrases.setdefault(tuple(stems), match)
        if len(units) == 1 and match.kind in _INFLECTED and len(units[0].stem) >= _SHORTEST_STEM:
            self._stems.setdefault(units[0].stem, []).append(match)
        if match.kind in _LOOSE and not any(unit.is_chinese for unit in units):
            words = content(unit.stem for unit in units)
            if len(words) > 1 or (
                match.kind == "ability" and len(units) > 1 and any(len(word) >= _TELLING for word in words)
            ):
                self.loose.append((words, match))

    def lookup(self, units: tuple[Unit, ...], text: str) -> list[Match]:
        """The records with a name that these units make, written as `text`; none for a word of grammar."""
        first, last = units[0], units[-1]
        key = "".join(unit.text for unit in units)
        text = text.removesuffix("'s").removesuffix("’s") if last.possessive else text
        if len(key) == 1 or (len(units) == 1 and (first.text in FILLERS or first.text.isdigit())):
            return []
        # the point of a number tells names apart where it is written
        found = self._exact.get(fold(text) if _POINT.search(text) else key, [])
        if not found and last.text.endswith("s") and len(last.text) > 3:
            found = self._exact.get(key[:-1], [])
        if not found and len(units) == 1 and first.text not in SINGLE_CUES:
            found = self._stems.get(first.stem, [])
        if not found and len(units) > 1 and all(unit.joined for unit in units[1:]):
            # ids of claims and the like are sentences: only as they are written, not when their words happen to meet
            found = [match for match in self._lineage.match(text) if match.rank == 0]
        # a term may stand for the one thing it explains: "in-context examples" for in-context learning
        things = [thing for match in found if match.kind == "term" and (thing := self._about[match.id])]
        return [*found, *(thing for thing in things if all(thing.kind != match.kind for match in found))]

    def bare_match(self, characters: Iterable[str]) -> Match | None:
        """The record whose name these characters make, particles left out on both sides."""
        return self.bare.get("".join(characters))


def _only_thing(lineage: Lineage, term: Term) -> Match | None:
    """The one ability or method that a term is about; None for none or several."""
    kinds = {identifier: lineage.kind(identifier) for identifier in term.about}
    things = [(identifier, kind) for identifier, kind in kinds.items() if kind in _INFLECTED]
    return Match(term.name.en, *things[0], 3) if len(things) == 1 else None
