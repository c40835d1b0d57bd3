"""What the texts of a lineage say: which records have a word, statement by statement, and which things they speak of."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple, TypeVar

from abilitytrace.lineage import Lineage
from abilitytrace.questions.ask.mentions import Mention
from abilitytrace.questions.ask.wording import canonical, content, meaning_the_same, stem
from abilitytrace.questions.parts import knows
from abilitytrace.records import Claim, Event, Place, Question, Source, Step, Term, Text, Thing

__all__ = ["SIZE", "Passage", "Topics"]

_T = TypeVar("_T")

_FOUND = 400
_NAMES = 3
# below this many hits, each is checked for the very word
_RARE = 40
_SHORT_NUMBER = 2
_MOSTLY = 0.8
_COMPARED = 2.5
# so many characters of a Chinese name are more than a common word in it
_LONG_PART = 3
_LOOSE = frozenset({"ability", "method"})
_BEARING = ("model", "dataset", "method", "benchmark", "ability")
_WORD = re.compile(r"[a-z0-9]+")
SIZE = re.compile(r"(\d+)(?:b|bn|m|k|gb|g|tb)")


class Passage(NamedTuple):
    """One statement of a record: what it says, the attribute it gives a value for, where it stands.

    `text` is all of it in both languages, folded, with the names of the attribute; `words` its stems, as they are and canonical.
    `is_own`: it is the record's own sentence, name and id.
    """

    record: str
    says: Text
    text: str
    words: frozenset[str]
    place: Place = Place("")
    attribute: str = ""
    is_own: bool = False


def _passage(
    record: str, says: Text, more: Iterable[str] = (), *, place: Place | None = None, attribute: str = ""
) -> Passage:
    text = unicodedata.normalize("NFKC", " ".join((*says, *more))).casefold()
    stems = [stem(word) for word in _WORD.findall(text)]
    words = frozenset((*stems, *canonical(stems)))
    return Passage(record, says, text, words, place or Place(""), attribute)


class Topics:
    """Looks words up in the texts of one lineage; each word once."""

    def __init__(self, lineage: Lineage) -> None:
        self.lineage = lineage
        self._found: dict[str, dict[str, str]] = {}
        self._memory: dict[Any, list[Any]] = {}
        self._names: dict[str, bool] = {}
        self._calling: dict[str, dict[str, str]] = {}
        self._named: dict[str, list[frozenset[str]]] = {}
        self._alike: dict[str, frozenset[str]] = {}
        self._called: dict[str, tuple[re.Pattern[str] | None, list[frozenset[str]]]] = {}
        self._bearers: dict[str, dict[str, str]] = {}
        self._own: dict[str, Passage] = {}
        self._passages: dict[str, tuple[Passage, ...]] = {}
        self._subjects: dict[str, frozenset[str]] = {}
        self._series: dict[str, set[str]] | None = None

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
            kinds: tuple[tuple[str, type[Thing | Source]], ...] = (
                *((kind, Thing) for kind in _BEARING),
                ("source", Source),
            )
            found = [(record, kind) for kind, held in kinds for record in self.lineage.naming(attribute, kind, held)]
            self._bearers[attribute] = {
                record.id: kind for record, kind in found if any(spec.attribute == attribute for spec in record.specs)
            }
        return self._bearers[attribute]

    def own(self, identifier: str) -> Passage:
        """What a record says itself: its sentence, name, aliases and id."""
        if identifier not in self._own:
            record = self.lineage.get(identifier)
            says = getattr(record, "says", Text(""))
            more = (*getattr(record, "name", ()), *getattr(record, "aliases", ()), identifier, *self._fields(record))
            place = Place(getattr(record, "source", ""), getattr(record, "at", ""))
            self._own[identifier] = _passage(identifier, says, more, place=place)._replace(is_own=True)
        return self._own[identifier]

    def _fields(self, record: object) -> Iterator[str]:
        """The names in the fields of a record: authors, makers, groups."""
        for field in ("authors", "developer", "group", "venue", "arxiv", "date", "published", "released"):
            yield getattr(record, field, "")

    def passages(self, identifier: str) -> tuple[Passage, ...]:
        """The statements of a record: its own first, then findings, notes, values."""
        if identifier not in self._passages:
            self._passages[identifier] = (self.own(identifier), *self._others(identifier))
        return self._passages[identifier]

    def _others(self, identifier: str) -> Iterator[Passage]:
        record = self.lineage.get(identifier)
        for item in self.lineage.evidence(identifier):
            yield _passage(identifier, item.finding, (item.source,), place=Place(item.source, item.at))
        for note in (*getattr(record, "notes", ()), *getattr(record, "answered", ())):
            yield _passage(identifier, note.says, (), place=Place(note.source, note.at))
        for spec in getattr(record, "specs", ()):
            if knows(self.lineage, spec):
                thing = self.lineage.thing(spec.attribute)
                # other names of the attribute are found as mentions, or word by word in `names`
                more = (*spec.note, spec.unit, *thing.name, spec.attribute)
                place = Place(spec.source, spec.at)
                yield _passage(identifier, spec.value, more, place=place, attribute=spec.attribute)
        if isinstance(record, Question) and record.experiment.en:
            yield _passage(identifier, record.experiment)

    def asked_by(self, attribute: str, said: frozenset[str], text: str) -> frozenset[str]:
        """The words of the longest name of an attribute that are all among the words of a question, two at least.

        Of a Chinese name, the pairs of characters of the longest part that stands in the text, three characters at least.
        """
        if attribute not in self._named:
            thing = self.lineage.thing(attribute)
            sets = [
                content(stem(word) for word in _WORD.findall(name.casefold())) for name in (*thing.name, *thing.aliases)
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
            return all(number in passage.words for number in text.split())
        size = SIZE.fullmatch(text)
        return not self._stems(text).isdisjoint(passage.words) or (size is not None and size[1] in passage.words)

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

    # -- what records speak of

    def speaks_of(self, record: str, mention: Mention) -> float:
        """How directly a record speaks of a mentioned thing: 3 and more by its id, 2 by a relative, 0 not at all."""
        subjects = self.subjects(record)
        ids = {match.id for match in mention.matches} | set(mention.choices)
        if any(match.kind == "term" and record in self.subjects(match.id) for match in mention.matches):
            return 3
        held = self.lineage.get(record)
        if isinstance(held, Claim) and ids.intersection((*held.cause, *(ability for ability, _ in held.effects))):
            return 3.6
        if ids & subjects:
            return 3
        is_kin = any(self.kin(identifier) & subjects for identifier in ids)
        # what is said of one model of a series is not said of the next
        near = 1.2 if "model" in mention.kinds else 2
        if isinstance(held, Claim) and held.kind == "effect" and ids & self._inputs(held):
            return _COMPARED
        return near if is_kin or ids & self.methods_in(record) else 0

    def names(self, passage: Passage, identifier: str) -> bool:
        """Whether a statement calls a thing by one of its names; of abilities and methods, in whatever order the words stand."""
        if identifier not in self._called:
            record = self.lineage.get(identifier)
            texts = [
                text.casefold() for text in (*getattr(record, "name", ()), *getattr(record, "aliases", ())) if text
            ]
            loose = getattr(record, "kind", "") in _LOOSE
            sets = [content(stem(word) for word in _WORD.findall(text)) for text in texts if loose and text.isascii()]
            exact = "|".join(re.escape(text) for text in texts if len(text) > 1)
            self._called[identifier] = (
                re.compile(rf"(?<![a-z0-9])(?:{exact})(?![a-z0-9]|[.-][0-9])") if exact else None,
                [words for words in sets if len(words) > 1],
            )
        pattern, word_sets = self._called[identifier]
        return bool(pattern and pattern.search(passage.text)) or any(words <= passage.words for words in word_sets)

    def _inputs(self, claim: Claim) -> set[str]:
        """The models that the mark of an effect compares with."""
        steps = [self.lineage.get(cause) for cause in claim.cause]
        return {claim.versus, *(model for step in steps if isinstance(step, Step) for model in step.inputs)}

    def methods_in(self, record: str) -> set[str]:
        """The methods and data of the steps that are the cause in a claim."""
        held = self.lineage.get(record)
        steps = [self.lineage.get(cause) for cause in held.cause] if isinstance(held, Claim) else []
        return {used for step in steps if isinstance(step, Step) for used in (*step.methods, *step.datasets)}

    def subjects(self, record: str) -> frozenset[str]:
        """The ids that a claim, question, event or term speaks of, steps with their outputs, and its own."""
        if record not in self._subjects:
            found = {record}
            held = self.lineage.get(record)
            if isinstance(held, Claim):
                found.update((*held.about, *held.cause, *(ability for ability, _ in held.effects), held.versus))
            elif isinstance(held, Question | Event | Term):
                found.update(held.about)
            elif isinstance(held, Step):
                found.update((held.output, *held.inputs, *held.methods, *held.datasets))
            for identifier in tuple(found):
                step = self.lineage.get(identifier)
                if isinstance(step, Step):
                    found.add(step.output)
            self._subjects[record] = frozenset(found - {""})
        return self._subjects[record]

    def kin(self, identifier: str) -> set[str]:
        """What is close to a thing: broader and narrower methods or abilities, a series and its members, data and models."""
        thing = self.lineage.thing(identifier)
        found = self.lineage.broader(identifier) | set(self.lineage.narrower(identifier)) | set(thing.members)
        if thing.kind == "dataset":
            steps = self.lineage.naming(identifier, "step", Step)
            found |= {step.output for step in steps if identifier in step.datasets}
            parts = identifier.split("-")
            named = ("-".join(parts[:i]) for i in range(1, len(parts)))
            found |= {match.id for name in named for match in self.lineage.match(name) if match.kind == "model"}
        return (found | self.series_of(identifier)) - {identifier}

    def series_of(self, model: str) -> set[str]:
        """The series that a model is a member of."""
        if self._series is None:
            self._series = {}
            for series in self.lineage.all("model", Thing):
                for member in series.members:
                    self._series.setdefault(member, set()).add(series.id)
        return self._series.get(model, set())

    def dated(self, identifier: str) -> bool:
        """Whether a record has a date of its own."""
        record = self.lineage.get(identifier)
        return isinstance(record, Event | Source | Step) or bool(getattr(record, "released", ""))


def _shared(name: str, text: str) -> str:
    """The longest part of a name that stands in a text."""
    parts = (name[i:j] for i in range(len(name)) for j in range(len(name), i + 1, -1))
    return max((part for part in parts if part in text), key=len, default="")


def _queries(text: str) -> list[str]:
    """What to search for a word: its stem and those of words that mean the same; the number of a size such as 11b."""
    if text[0] >= "\u3400":
        return [text, *(other for other in meaning_the_same(text) if other != text)]
    size = SIZE.fullmatch(text)
    if size:
        return [text, size[1]]
    if " " in text:
        return [text]
    root = stem(text)
    return list(dict.fromkeys([root if len(root) > 2 else text, *(stem(word) for word in meaning_the_same(root))]))
