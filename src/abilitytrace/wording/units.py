"""A text cut into units: Latin words whole, Chinese by single characters."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from abilitytrace.names import is_cjk
from abilitytrace.wording.forms import stem
from abilitytrace.wording.grammar import CONTRACTIONS

__all__ = ["Unit", "units_of"]

# letters and digits; Chinese is parted from them afterwards, for ranges beyond Latin are slow to compile
_WORD = re.compile(r"[^\W_]+")
_APOSTROPHES = frozenset("'’")
_TAILS = frozenset({"s", "t", "re", "ve", "ll", "d", "m"})
_APART = frozenset(',，、:："“”()（）')


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


def units_of(text: str) -> tuple[Unit, ...]:
    """The units of a text that is already normalised (NFKC); contractions are taken apart."""
    found: list[Unit] = []
    for start, raw in _pieces(text):
        word, _, tail = raw.casefold().replace("’", "'").partition("'")
        joined = bool(found) and not _is_parted(text[found[-1].end : start])
        for part in _parts(word, tail):
            owner = tail == "s" and part == word
            found.append(Unit(raw, part, stem(part), start, start + len(raw), owner, joined))
            joined = False
    return tuple(found)


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """Where each word or Chinese character begins, and the word with its contraction."""
    parts = [piece for match in _WORD.finditer(text) for piece in _parted(match.start(), match.group())]
    tail = -1
    for i, (start, raw) in enumerate(parts):
        end = start + len(raw)
        after = parts[i + 1] if i + 1 < len(parts) else (0, "")
        if tail == start:
            continue
        is_contracted = text[end : end + 1] in _APOSTROPHES and after[0] == end + 1 and after[1].casefold() in _TAILS
        if is_contracted and not is_cjk(raw[-1]):
            tail = after[0]
            yield start, text[start : tail + len(after[1])]
        else:
            yield start, raw


def _parted(start: int, raw: str) -> Iterator[tuple[int, str]]:
    """A run of letters with the Chinese characters in it parted."""
    begun = 0
    for i, character in enumerate(() if raw.isascii() else raw):
        if is_cjk(character):
            if begun < i:
                yield start + begun, raw[begun:i]
            yield start + i, character
            begun = i + 1
    if begun < len(raw):
        yield start + begun, raw[begun:]


def _is_parted(between: str) -> bool:
    """Whether a blank or sign stands between two words that makes them two."""
    return any(character.isspace() or character in _APART for character in between)


def _parts(word: str, tail: str) -> list[str]:
    if tail == "t" and word.endswith("n"):
        # don't → do not, can't → can not
        return [{"ca": "can", "wo": "will"}.get(word[:-1], word[:-1]), "not"]
    return CONTRACTIONS.get(word, word).split()
