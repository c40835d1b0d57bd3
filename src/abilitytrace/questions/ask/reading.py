"""A question cut into clauses of units. Knows no lineage."""

import re
import unicodedata
from typing import NamedTuple

from abilitytrace.names import is_cjk
from abilitytrace.wording.units import Unit, units_of

__all__ = ["Clause", "clauses", "language_of"]

# what ends a question, as NFKC leaves it
_ENDS = str.maketrans(dict.fromkeys("?!。;", "\n"))
_STOP = r"\.(?=\s|$)"
# a second question in one English sentence: ", and how …", "and who …"
_JOINED = r"(?i:(?:,\s*|\s)and\s+(?=(?:what|who|how|why|when|where|which|is|does|did|can)\b)|,\s*(?=how\s))"

_ASKING_ZH = ("多少", "几", "什么", "谁", "哪", "怎", "吗", "多大", "多长", "何")


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


def clauses(question: str) -> tuple[Clause, ...]:
    """The questions in a text, in order; at least one clause, which may be empty."""
    text = unicodedata.normalize("NFKC", question)
    sharp = [part for line in text.translate(_ENDS).split("\n") for part in _sentences(line)]
    pieces = [piece.strip() for line in sharp for part in _parted(line) for piece in _questions(part)]
    found = [Clause(piece, units_of(piece)) for piece in pieces if piece]
    return tuple(clause for clause in found if clause.units) or (Clause(text.strip(), units_of(text)),)


def _sentences(text: str) -> list[str]:
    return re.split(_STOP, text) if "." in text else [text]


def _questions(text: str) -> list[str]:
    """An English sentence cut where a second question begins."""
    return re.split(_JOINED, text) if "," in text or "and" in text.casefold() else [text]


def _parted(text: str) -> list[str]:
    """A Chinese sentence cut at its commas, where every part asks something."""
    parts = text.split(",")
    return parts if len(parts) > 1 and all(any(word in part for word in _ASKING_ZH) for part in parts) else [text]


def language_of(question: str) -> str:
    """`zh` for a question with Chinese in it, else `en`."""
    return "zh" if any(is_cjk(character) for character in question) else "en"
