"""A question cut into clauses and units: Latin words whole, Chinese by single characters. Knows no lineage."""

import re
import unicodedata
from typing import NamedTuple

from abilitytrace.names import is_cjk
from abilitytrace.questions.ask.lexicon import CONTRACTIONS
from abilitytrace.questions.ask.wording import stem

__all__ = ["Clause", "Unit", "clauses", "language_of", "units_of"]

_UNIT = re.compile(r"[\u3400-\u9fff]|[^\W_\u3400-\u9fff]+(?:['’](?:s|t|re|ve|ll|d|m)\b)?", re.IGNORECASE)
_APART = re.compile(r"[\s,，、:：\"“”()（）]")
_SHARP = re.compile(r"[?？!！。；;\n]|\.(?=\s|$)")
# a second question in one English sentence: ", and how …", "and who …"
_JOINED = re.compile(
    r"(?:,\s*|\s)and\s+(?=(?:what|who|how|why|when|where|which|is|does|did|can)\b)|,\s*(?=how\s)", re.IGNORECASE
)


_ASKING_ZH = ("多少", "几", "什么", "谁", "哪", "怎", "吗", "多大", "多长", "何")


class Unit(NamedTuple):
    """A word or Chinese character: as typed, folded, its stem, and where it stands in the clause's text.

    `possessive` for a word with 's; `joined` when no space parts it from the unit before.
    """

    raw: str
    text: str
    stem: str
    start: int
    end: int
    possessive: bool = False
    joined: bool = False

    @property
    def is_chinese(self) -> bool:
        """Whether it is a Chinese character."""
        return is_cjk(self.text[0])

    @property
    def has_digit(self) -> bool:
        """Whether a digit is in it, as in names of versions."""
        return any(character.isdigit() for character in self.text)


class Clause(NamedTuple):
    """One question: its text and units in order."""

    text: str
    units: tuple[Unit, ...]

    @property
    def is_chinese(self) -> bool:
        """Whether Chinese is the language of the clause."""
        return any(unit.is_chinese for unit in self.units)

    def slice(self, start: int, end: int) -> str:
        """The text of some units as typed."""
        return self.text[self.units[start].start : self.units[end - 1].end]


def units_of(text: str) -> tuple[Unit, ...]:
    """The units of a text that is already normalised (NFKC); contractions are taken apart."""
    found: list[Unit] = []
    for match in _UNIT.finditer(text):
        raw = match.group()
        word, _, tail = raw.casefold().replace("’", "'").partition("'")
        parts = _parts(word, tail)
        joined = bool(found) and not _APART.search(text, found[-1].end, match.start())
        for part in parts:
            owner = tail == "s" and part == word
            found.append(Unit(raw, part, stem(part), match.start(), match.end(), owner, joined))
            joined = False
    return tuple(found)


def _parts(word: str, tail: str) -> list[str]:
    if tail == "t" and word.endswith("n"):
        # don't → do not, can't → can not
        return [{"ca": "can", "wo": "will"}.get(word[:-1], word[:-1]), "not"]
    return CONTRACTIONS.get(word, word).split()


def clauses(question: str) -> tuple[Clause, ...]:
    """The questions in a text, in order; at least one clause, which may be empty."""
    text = unicodedata.normalize("NFKC", question)
    pieces = [piece.strip() for sharp in _SHARP.split(text) for part in _parted(sharp) for piece in _JOINED.split(part)]
    found = [Clause(piece, units_of(piece)) for piece in pieces if piece]
    return tuple(clause for clause in found if clause.units) or (Clause(text.strip(), units_of(text)),)


def _parted(text: str) -> list[str]:
    """A Chinese sentence cut at its commas, where every part asks something."""
    parts = re.split("[,，]", text)
    return parts if len(parts) > 1 and all(any(word in part for word in _ASKING_ZH) for part in parts) else [text]


def language_of(question: str) -> str:
    """`zh` for a question with Chinese in it, else `en`."""
    return "zh" if any(is_cjk(character) for character in question) else "en"
