"""What the texts of a lineage say: which records have a word, statement by statement, and which things they speak of."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from abilitytrace.lineage import Lineage
from abilitytrace.questions.ask.relations import Relations
from abilitytrace.wording.forms import stem
from abilitytrace.wording.grammar import content
from abilitytrace.wording.groups import meaning_the_same, traces

if TYPE_CHECKING:
    # statements are read only where a record is looked for by its words
    from abilitytrace.questions.ask.passages import Passage

__all__ = ["Topics", "size_in"]

_T = TypeVar("_T")

_FOUND = 400
_NAMES = 3
# below this many hits, each is checked for the very word
_RARE = 40
_SHORT_NUMBER = 2
_MOSTLY = 0.8
# so many characters of a Chinese name are more than a common word in it
_LONG_PART = 3
_LOOSE = frozenset({"ability", "method"})
_BEARING = ("model", "dataset", "method", "benchmark", "ability", "source")
_DIGITS = frozenset("0123456789")
_ALNUM = _DIGITS | frozenset("abcdefghijklmnopqrstuvwxyz")
_POINTS = frozenset(".-")
_SIZE = r"(\d+)(?:b|bn|m|k|gb|g|tb)"


class Topics(Relations):
    """Looks words up in the texts of one lineage; each word once."""

    def __init__(self, lineage: Lineage) -> None:
        super().__init__(lineage)
        self._found: dict[str, dict[str, str]] = {}
        self._memory: dict[Any, list[Any]] = {}
        self._names: dict[str, bool] = {}
        self._calling: dict[str, dict[str, str]] = {}
        self._named: dict[str, list[frozenset[str]]] = {}
        self._alike: dict[str, frozenset[str]] = {}
        self._called: dict[str, tuple[tuple[str, ...], list[frozenset[str]]]] = {}
        self._bearers: dict[str, dict[str, str]] = {}
        self._own: dict[str, Passage] = {}
        self._passages: dict[str, tuple[Passage, ...]] = {}

    def remembered(self, key: Any, weigh: Callable[[], list[_T]]) -> list[_T]:
        """What `weigh` gives for a key, weighed once: several frames ask for the same."""
        if key not in self._memory:
            self._memory[key] = weigh()
        return self._memory[key]

    # -- words

    def found(self, text: str) -> dict[str, str]:
        """Id → kind of the records whose words hold a text or a word that means the same."""
        if text not in self._found:
            hits: dict[str, str] = {}
            # a short number stands anywhere
            for query in _queries(text) if not text.isdigit() or len(text) > _SHORT_NUMBER else ():
                hits.update(self.lineage.search(query, _FOUND))
            attributes = [record for record, kind in hits.items() if kind == "attribute"]
            if len(hits) <= _RARE or "." in text or " " in text:
                # the search takes words by their beginning: grok is not grokking
                hits = {record: kind for record, kind in hits.items() if self.holds(record, text)}
            # the names of an attribute stand in its own record: what has such a value says the word as well
            for attribute in attributes:
                hits.update(self.bearers(attribute))
            self._found[text] = hits
        return self._found[text]

    def calling(self, identifier: str) -> dict[str, str]:
        """Id → kind of the records that hold one of the first few names of a thing."""
        if identifier not in self._calling:
            record = self.lineage.get(identifier)
            names = [*getattr(record, "name", ()), *getattr(record, "aliases", ())[:_NAMES]]
            hits: dict[str, str] = {}
            for name in names:
                hits.update(self.lineage.search(name, _FOUND) if name else [])
            self._calling[identifier] = hits
        return self._calling[identifier]

    def bearers(self, attribute: str) -> dict[str, str]:
        """Id → kind of the records that have a value for an attribute."""
        if attribute not in self._bearers:
            self._bearers[attribute] = dict(self.lineage.holding((attribute,), _BEARING))
        return self._bearers[attribute]

    def own(self, identifier: str) -> Passage:
        """What a record says itself: its sentence, name, aliases and id."""
        if identifier not in self._own:
            from abilitytrace.questions.ask.passages import own_sentence

            self._own[identifier] = own_sentence(self.lineage, identifier)
        return self._own[identifier]

    def passages(self, identifier: str) -> tuple[Passage, ...]:
        """The statements of a record: its own first, then findings, notes, values."""
        if identifier not in self._passages:
            from abilitytrace.questions.ask.passages import other_statements

            self._passages[identifier] = (self.own(identifier), *other_statements(self.lineage, identifier))
        return self._passages[identifier]

    def asked_by(self, attribute: str, said: frozenset[str], text: str) -> frozenset[str]:
        """The words of the longest name of an attribute that are all among the words of a question, two at least.

        Of a Chinese name, the pairs of characters of the longest part that stands in the text, three characters at least.
        """
        if attribute not in self._named:
            thing = self.lineage.thing(attribute)
            sets = [
                content(stem(word) for word in _latin_words(name.casefold())) for name in (*thing.name, *thing.aliases)
            ]
            self._named[attribute] = [words for words in sets if len(words) > 1]
        found = max((words for words in self._named[attribute] if words <= said), key=len, default=frozenset())
        thing = self.lineage.thing(attribute)
        chinese = [name for name in (thing.name.zh, *thing.aliases) if name and name[0] >= "\u3400"]
        part = max((_shared(name, text) for name in chinese), key=len, default="") if max(text) >= "\u3400" else ""
        return found | ({part[i : i + 2] for i in range(len(part) - 1)} if len(part) >= _LONG_PART else frozenset())

    def has(self, passage: Passage, text: str) -> bool:
        """Whether a statement has a word, or one that means the same."""
        if text[0] >= "\u3400":
            return text in passage.text or any(other in passage.text for other in meaning_the_same(text))
        if "." in text:
            return re.search(rf"(?<![\d.]){re.escape(text)}(?!\d)", passage.text) is not None
        if " " in text:
            return all(number in self._words(passage) for number in text.split())
        roots, size = self._stems(text), size_in(text)
        if not (_may_hold(passage.text, roots) or (size and size in passage.text)):
            return False
        words = self._words(passage)
        return not roots.isdisjoint(words) or size in words

    def _words(self, passage: Passage) -> frozenset[str]:
        from abilitytrace.questions.ask.passages import stems_in

        return stems_in(passage.text)

    def _stems(self, text: str) -> frozenset[str]:
        """The stems of a word and of words that mean the same."""
        if text not in self._alike:
            root = stem(text)
            self._alike[text] = frozenset((root, *(stem(word) for word in meaning_the_same(root))))
        return self._alike[text]

    def holds(self, identifier: str, text: str) -> bool:
        """Whether any statement of a record has a word."""
        return any(self.has(passage, text) for passage in self.passages(identifier))

    def says(self, identifier: str, text: str) -> bool:
        """Whether a record has a word in its own sentence or name, and not only in the evidence on it."""
        return self.has(self.own(identifier), text)

    def is_name(self, word: str) -> bool:
        """Whether the texts write a rare word as a name, with a capital wherever no sentence begins."""
        if word not in self._names:
            hits = self.found(word) if len(self.found(word)) <= _RARE else {}
            texts = [raw for record in hits for passage in self.passages(record) for raw in passage.says]
            # not at the beginning of a sentence, where every word has a capital
            within = re.compile(rf"(?<=[^\s.?!:] ){re.escape(word)}\b|(?<=\(){re.escape(word)}\b", re.IGNORECASE)
            found = [match for text in texts for match in within.findall(text)]
            self._names[word] = bool(found) and sum(match[:1].isupper() for match in found) >= _MOSTLY * len(found)
        return self._names[word]

    def names(self, passage: Passage, identifier: str) -> bool:
        """Whether a statement calls a thing by one of its names; of abilities and methods, in whatever order the words stand."""
        if self.is_called(passage.text, identifier):
            return True
        sets = self._called[identifier][1]
        return any(
            all(_may_hold(passage.text, frozenset((word,))) for word in words) and words <= self._words(passage)
            for words in sets
        )

    def is_called(self, text: str, identifier: str) -> bool:
        """Whether one of the names of a thing stands in a folded text as it is written."""
        if identifier not in self._called:
            record = self.lineage.get(identifier)
            named = (*getattr(record, "name", ()), *getattr(record, "aliases", ()))
            texts = [name.casefold() for name in named if name]
            loose = getattr(record, "kind", "") in _LOOSE
            sets = [content(stem(word) for word in _latin_words(name)) for name in texts if loose and name.isascii()]
            self._called[identifier] = (
                tuple(text for text in texts if len(text) > 1),
                [words for words in sets if len(words) > 1],
            )
        return any(_stands_in(text, name) for name in self._called[identifier][0] if name in text)


def size_in(text: str) -> str:
    """The number of a size such as 11b; empty for what is none."""
    found = re.fullmatch(_SIZE, text) if text[0].isdigit() else None
    return found[1] if found else ""


def _stands_in(text: str, name: str) -> bool:
    """Whether a name stands in a text, and not within a longer word or version: GPT-3 not in GPT-3.5."""
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        before, after, then = text[max(at - 1, 0) : at], text[end : end + 1], text[end + 1 : end + 2]
        if before not in _ALNUM and after not in _ALNUM and not (after in _POINTS and then in _DIGITS):
            return True
        at = text.find(name, at + 1)
    return False


def _may_hold(text: str, stems: frozenset[str]) -> bool:
    """Whether a text may have a word with one of some stems."""
    return any(trace in text for trace in traces(stems))


def _latin_words(text: str) -> list[str]:
    return re.findall("[a-z0-9]+", text)


def _shared(name: str, text: str) -> str:
    """The longest part of a name that stands in a text."""
    parts = (name[i:j] for i in range(len(name)) for j in range(len(name), i + 1, -1))
    return max((part for part in parts if part in text), key=len, default="")


def _queries(text: str) -> list[str]:
    """What to search for a word: its stem and those of words that mean the same; the number of a size such as 11b."""
    if text[0] >= "\u3400":
        return [text, *(other for other in meaning_the_same(text) if other != text)]
    size = size_in(text)
    if size:
        return [text, size]
    if " " in text:
        return [text]
    root = stem(text)
    return list(dict.fromkeys([root if len(root) > 2 else text, *(stem(word) for word in meaning_the_same(root))]))
