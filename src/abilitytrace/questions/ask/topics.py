"""What the texts of a lineage say about words that are no names: where each word occurs, and which records speak of it."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple, TypeVar

from abilitytrace.lineage import Lineage
from abilitytrace.questions.ask.lexicon import SUBJECT_BEFORE
from abilitytrace.questions.ask.mentions import Mention
from abilitytrace.questions.ask.plan import Reading
from abilitytrace.questions.ask.reading import Unit
from abilitytrace.questions.ask.wording import canonical, meaning_the_same, stem
from abilitytrace.records import Claim, Event, Question, Step, Term, Thing

__all__ = ["Bit", "Topics"]

_T = TypeVar("_T")

_FOUND = 400
# below this many hits, each is checked for the very word
_RARE = 60
_MOSTLY = 0.8
_JOINING = frozenset("和与跟及比同、")
_WORD = re.compile(r"[a-z0-9]+")
_SIZE = re.compile(r"(\d+)(?:b|bn|m|k|gb|g|tb)")


class Bit(NamedTuple):
    """Something that is left of a clause: the units and the text to look for; Chinese in pairs of characters.

    `is_name`: it looks like the name of something. `is_subject`: it stands where a sentence names what it is about.
    """

    span: tuple[int, ...]
    text: str
    is_name: bool = False
    is_subject: bool = False


class Piece(NamedTuple):
    """One statement: its text as written, folded, and its canonical words."""

    raw: str
    text: str
    words: frozenset[str]


def _piece(texts: Iterable[str]) -> Piece:
    raw = unicodedata.normalize("NFKC", " ".join(texts))
    folded = raw.casefold()
    return Piece(raw, folded, frozenset(canonical([stem(word) for word in _WORD.findall(folded)])))


class Topics:
    """Looks words up in the texts of one lineage; each word once."""

    def __init__(self, lineage: Lineage) -> None:
        self.lineage = lineage
        self._found: dict[str, dict[str, str]] = {}
        self._weighed: dict[Reading, list[Any]] = {}
        self._names: dict[str, bool] = {}
        self._own: dict[str, Piece] = {}
        self._pieces: dict[str, tuple[Piece, ...]] = {}
        self._subjects: dict[str, frozenset[str]] = {}
        self._series: dict[str, set[str]] | None = None

    def remembered(self, reading: Reading, weigh: Callable[[], list[_T]]) -> list[_T]:
        """What `weigh` gives for a reading, weighed once: several frames look for the record that fits."""
        if reading not in self._weighed:
            self._weighed[reading] = weigh()
        return self._weighed[reading]

    # -- words

    def found(self, text: str) -> dict[str, str]:
        """Id → kind of the records whose words hold a text or a word that means the same."""
        if text not in self._found:
            hits: dict[str, str] = {}
            for query in _queries(text):
                hits.update(self.lineage.search(query, _FOUND))
            if len(hits) <= _RARE:
                # the search takes words by their beginning: grok is not grokking
                hits = {
                    record: kind
                    for record, kind in hits.items()
                    if any(self.has(piece, text) for piece in self.pieces(record))
                }
            self._found[text] = hits
        return self._found[text]

    def own(self, identifier: str) -> Piece:
        """What a record says itself: its sentence, name, aliases and id."""
        if identifier not in self._own:
            record = self.lineage.get(identifier)
            texts = (*getattr(record, "says", ()), *getattr(record, "name", ()), *getattr(record, "aliases", ()))
            self._own[identifier] = _piece((*texts, identifier))
        return self._own[identifier]

    def pieces(self, identifier: str) -> tuple[Piece, ...]:
        """What stands in a record, a piece for each statement: what it says itself first, then findings, notes, values."""
        if identifier not in self._pieces:
            record = self.lineage.get(identifier)
            texts: list[Iterable[str]] = [item.finding for item in self.lineage.evidence(identifier)]
            texts += [note.says for note in (*getattr(record, "notes", ()), *getattr(record, "answered", ()))]
            texts += [(*spec.value, spec.unit, *spec.note, spec.attribute) for spec in getattr(record, "specs", ())]
            texts += [getattr(record, "experiment", ()), (getattr(record, "authors", ""),)]
            self._pieces[identifier] = (self.own(identifier), *(_piece(text) for text in texts))
        return self._pieces[identifier]

    def has(self, piece: Piece, text: str) -> bool:
        """Whether a piece has a word, or one that means the same."""
        if text[0] >= "\u3400":
            return text in piece.text
        size = _SIZE.fullmatch(text)
        return canonical([stem(text)])[0] in piece.words or (size is not None and size[1] in piece.words)

    def says(self, identifier: str, text: str) -> bool:
        """Whether a record has a word in its own sentence or name, and not only in the evidence on it."""
        return self.has(self.own(identifier), text)

    def is_name(self, word: str) -> bool:
        """Whether the texts write a rare word as a name, with a capital wherever no sentence begins."""
        if word not in self._names:
            hits = self.found(word) if len(self.found(word)) <= _RARE else {}
            texts = [piece.raw for record in hits for piece in self.pieces(record)]
            # not at the beginning of a sentence, where every word has a capital
            within = re.compile(rf"(?<=[^\s.?!:] ){re.escape(word)}|(?<=\(){re.escape(word)}", re.IGNORECASE)
            found = [match for text in texts for match in within.findall(text)]
            self._names[word] = bool(found) and sum(match[:1].isupper() for match in found) >= _MOSTLY * len(found)
        return self._names[word]

    def is_heard(self, bit: Bit) -> bool:
        """Whether any record has the word."""
        return bool(self.found(bit.text))

    def weight(self, bit: Bit) -> float:
        """How much a word tells: rare words tell more."""
        count = len(self.found(bit.text))
        scale = 0.5 if bit.text[0] >= "\u3400" else 1.0
        return scale * (4 if count <= 4 else 3 if count <= 12 else 2 if count <= 50 else 1)

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
        return 2 if is_kin or ids & self.methods_in(record) else 0

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
        """What is close to a thing: broader and narrower methods or abilities, the series of a model and its members."""
        thing = self.lineage.thing(identifier)
        found = self.lineage.broader(identifier) | set(self.lineage.narrower(identifier)) | set(thing.members)
        return (found | self.series_of(identifier)) - {identifier}

    def series_of(self, model: str) -> set[str]:
        """The series that a model is a member of."""
        if self._series is None:
            self._series = {}
            for series in self.lineage.all("model", Thing):
                for member in series.members:
                    self._series.setdefault(member, set()).add(series.id)
        return self._series.get(model, set())

    # -- what is left of a clause

    def bits(self, reading: Reading, indexes: tuple[int, ...]) -> list[Bit]:
        """Units as things to look for: Latin words one by one, Chinese in pairs of neighbours."""
        units = reading.clause.units
        found = []
        for i in indexes:
            unit = units[i]
            if not unit.is_chinese:
                is_name = _looks_like_name(units, i, is_chinese=reading.clause.is_chinese) or self.is_name(unit.text)
                found.append(Bit((i,), unit.text, is_name, i == 0 or units[i - 1].text in SUBJECT_BEFORE))
            elif i + 1 in indexes and units[i + 1].is_chinese:
                is_subject = _is_chinese_subject(units, indexes, i)
                found.append(Bit((i, i + 1), unit.text + units[i + 1].text, is_subject=is_subject))
            elif i - 1 not in indexes and i and units[i - 1].is_chinese:
                found.append(Bit((i,), units[i - 1].text + unit.text))
        return found


def _queries(text: str) -> list[str]:
    """What to search for a word: its stem and those of words that mean the same; the number of a size such as 11b."""
    if text[0] >= "\u3400":
        return [text]
    size = _SIZE.fullmatch(text)
    if size:
        return [text, size[1]]
    root = stem(text)
    return list(dict.fromkeys([root if len(root) > 2 else text, *(stem(word) for word in meaning_the_same(root))]))


def _is_chinese_subject(units: tuple[Unit, ...], indexes: tuple[int, ...], i: int) -> bool:
    """Whether a run of characters opens a clause, is joined to something, or owns what follows: 文心一言的思维链."""
    start, end = i, i
    while start - 1 in indexes and units[start - 1].is_chinese:
        start -= 1
    while end + 1 in indexes and units[end + 1].is_chinese:
        end += 1
    before = units[start - 1].text if start else ""
    after = units[end + 1].text if end + 1 < len(units) else ""
    return not before or before in _JOINING or after in _JOINING or after == "的"


def _looks_like_name(units: tuple[Unit, ...], i: int, *, is_chinese: bool) -> bool:
    """Whether a word looks like the name of something: with a digit, a capital inside a sentence, or among Chinese."""
    unit = units[i]
    if unit.text.isdigit() or _SIZE.fullmatch(unit.text):
        return False
    if is_chinese or unit.has_digit or unit.possessive:
        return True
    inner_capital = any(character.isupper() for character in unit.raw[1:])
    capital = unit.raw[:1].isupper() and i > 0 and any(other.raw[:1].islower() for other in units if other is not unit)
    return inner_capital or capital
