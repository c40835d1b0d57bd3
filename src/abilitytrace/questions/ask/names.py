"""The names in a clause, looked up in the store in the ways that people write them."""

import re
from collections.abc import Iterable

from abilitytrace.lineage import Lineage
from abilitytrace.lookup import Match
from abilitytrace.names import fold
from abilitytrace.questions.ask.cues import is_single_cue
from abilitytrace.records import Term
from abilitytrace.wording.grammar import FILLERS
from abilitytrace.wording.units import Unit

__all__ = ["Names"]

_NAMED = frozenset({"model", "method", "dataset", "ability", "benchmark", "attribute", "source", "term"})
# names of one word that another form of the word means, and the shortest stem of such a word
_INFLECTED = frozenset({"ability", "method"})
_SHORTEST_STEM = 5
_LONGEST = 24
_POINT = r"\d\.\d"


class Names:
    """The names of a lineage: only those that a question may have are ever read, each once."""

    def __init__(self, lineage: Lineage) -> None:
        self._lineage = lineage
        self._called: dict[str, list[Match]] = {}
        self._spoken: dict[str, list[tuple[frozenset[str], Match]]] = {}

    # -- whole names

    def learn(self, units: tuple[Unit, ...], text: str) -> None:
        """Looks up all that `lookup` may be asked of the units of a text, at once."""
        keys: set[str] = set()
        for start, first in enumerate(units):
            key, is_joined = "", True
            for unit in units[start : start + _LONGEST]:
                key += unit.text
                is_joined = is_joined and (unit is first or unit.joined)
                keys.update((key, key[:-1]) if key[-1] == "s" else (key,))
                if is_joined and unit is not first:
                    keys.add(fold(text[first.start : unit.end]))
        self._look_up(keys)
        stems = (unit.stem for unit in units if len(unit.stem) >= _SHORTEST_STEM and not unit.is_chinese)
        self._learn((*(f"same:{key}" for key in keys), *(f"stem:{root}" for root in stems)))

    def lookup(self, units: tuple[Unit, ...], text: str) -> list[Match]:
        """The records with a name that these units make, written as `text`; none for a word of grammar."""
        first, last = units[0], units[-1]
        key = "".join(unit.text for unit in units)
        text = text.removesuffix("'s").removesuffix("’s") if last.possessive else text
        if len(key) == 1 or (len(units) == 1 and (first.text in FILLERS or first.text.isdigit())):
            return []
        # the point of a number tells names apart where it is written
        pointed = "." in text and re.search(_POINT, text)
        found = self._exact(fold(text) if pointed else key)
        if not found and last.text.endswith("s") and len(last.text) > 3:
            found = self._exact(key[:-1])
        if not found and len(units) == 1 and (forms := self._among("stem", (first.stem,))):
            found = [match for _, match in forms if not is_single_cue(first.text)]
        if not found and len(units) > 1 and all(unit.joined for unit in units[1:]):
            # ids of claims and the like are sentences: only as they are written, not when their words happen to meet
            folded = fold(text)
            self._look_up((folded,))
            found = [match for match in self._called[folded] if match.rank == 0]
        # a term may stand for the one thing it explains: "in-context examples" for in-context learning
        things = [thing for match in found if match.kind == "term" and (thing := self._only_thing(match))]
        return [*found, *(thing for thing in things if all(thing.kind != match.kind for match in found))]

    def _exact(self, key: str) -> list[Match]:
        """The things with a name, each once, ids before names before aliases."""
        self._look_up((key,))
        named = [match for match in self._called[key] if match.kind in _NAMED]
        named += [match for _, match in self._among("same", (key,))]
        named.sort(key=lambda match: (match.rank, match.id))
        return list({match.id: match for match in reversed(named)}.values())[::-1]

    def _look_up(self, keys: Iterable[str]) -> None:
        new = [key for key in keys if key not in self._called]
        self._called.update((key, []) for key in new)
        for key, match in self._lineage.called(new) if new else ():
            self._called[key].append(match)

    def _only_thing(self, match: Match) -> Match | None:
        """The one ability or method that a term is about; None for none or several."""
        term = self._lineage.get(match.id)
        if not isinstance(term, Term) or not self._lineage.is_known(term.id):
            return None
        kinds = {identifier: self._lineage.kind(identifier) for identifier in term.about}
        things = [(identifier, kind) for identifier, kind in kinds.items() if kind in _INFLECTED]
        return Match(term.name.en, *things[0], 3) if len(things) == 1 else None

    # -- names said in another way

    def phrases(self, stems: Iterable[str]) -> dict[str, Match]:
        """Of stems with blanks between, those that are an attribute's name without pronouns, with the attribute."""
        return self._firsts("phrase", stems)

    def bare(self, texts: Iterable[str]) -> dict[str, Match]:
        """Of Chinese texts without particles, those that are a name without particles, with the record."""
        wanted = list(texts)
        if not wanted:
            return {}
        self._look_up(wanted)
        found = self._firsts("bare", wanted)
        for text in wanted:
            whole = [match for match in self._called[text] if match.kind in _NAMED and match.kind != "source"]
            best = sorted(
                [*whole[:1], *([found[text]] if text in found else [])], key=lambda match: (match.rank, match.id)
            )
            found.update({text: best[0]} if best else {})
        return found

    def ending(self, text: str) -> list[Match]:
        """The models whose id ends so."""
        return [match for _, match in self._among("ending", (text,))]

    def turned_round(self, words: Iterable[str]) -> list[tuple[frozenset[str], Match]]:
        """The names, as sets of canonical words, of which some words may be the rarest; the longest first."""
        return sorted(self._among("words", words), key=lambda pair: (-len(pair[0]), pair[1].rank, pair[1].id))

    def _firsts(self, way: str, texts: Iterable[str]) -> dict[str, Match]:
        wanted = list(texts)
        self._learn(f"{way}:{text}" for text in wanted)
        return {text: held[0][1] for text in wanted if (held := self._spoken[f"{way}:{text}"])}

    def _among(self, way: str, texts: Iterable[str]) -> list[tuple[frozenset[str], Match]]:
        """What the store has under some texts in one way."""
        keys = [f"{way}:{text}" for text in texts]
        self._learn(keys)
        return [pair for key in dict.fromkeys(keys) for pair in self._spoken[key]]

    def _learn(self, keys: Iterable[str]) -> None:
        new = [key for key in keys if key not in self._spoken]
        self._spoken.update((key, []) for key in new)
        for key, words, match in self._lineage.spoken(new) if new else ():
            self._spoken[key].append((frozenset(words.split()), match))

    # -- words of names

    def words_like(self, beginning: str, lengths: tuple[int, int]) -> list[str]:
        """The Latin words of names and sentences that begin in one way and are of some length."""
        return self._lineage.words_like(beginning, lengths)

    def is_in_a_name(self, word: str) -> bool:
        """Whether a word stands in a name of anything but a source."""
        return self._lineage.is_titled(word, _NAMED - {"source"})
