"""Puts misspelt words right: only words that nothing else explains, and only towards words the lineage or the grammar has."""

from typing import Protocol

from abilitytrace.questions.ask.cues import cue_words
from abilitytrace.questions.ask.plan import Repair
from abilitytrace.questions.ask.reading import Clause
from abilitytrace.wording.grammar import CONTRACTIONS, FILLERS
from abilitytrace.wording.units import Unit

__all__ = ["Words", "repaired"]

# shorter words are too easily taken for others: bard is not bart
_SHORTEST_NAME, _SHORTEST = 5, 4
_LONG = 10


class Words(Protocol):
    """The words of the names of a lineage."""

    def words_like(self, beginning: str, lengths: tuple[int, int]) -> list[str]:
        """Those that begin in one way and are of some length, and others that may stand in no name."""

    def is_in_a_name(self, word: str) -> bool:
        """Whether a word stands in a name."""


def repaired(clause: Clause, wrong: list[Unit], names: Words) -> tuple[str, tuple[Repair, ...]]:
    """The clause's text with misspelt words put right, and what was put right; the same text when nothing is near.

    `wrong` are the units that nothing explains, `names` are the words of the lineage's names.
    """
    text = clause.text
    repairs = []
    for unit in sorted(wrong, key=lambda unit: -unit.start):
        taken = _nearest(unit, names, is_chinese=clause.is_chinese)
        if taken and taken != unit.text:
            repairs.append(Repair(unit.raw, taken))
            text = text[: unit.start] + taken + text[unit.end :]
    return text, tuple(reversed(repairs))


def _nearest(unit: Unit, names: Words, *, is_chinese: bool) -> str:
    """The one word that a misspelt one stands for: one slip away, two in long words; empty without one.

    Digits never change, nor does the first letter unless two letters changed places. Short words only swap or leave
    out letters, and what is written as a name is only taken for the word of a name.
    """
    word = unit.text
    if len(word) < _SHORTEST or not word.isascii():
        return ""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    # grammar is not misspelt inside Chinese, nor is what is written as a name
    of_names = is_chinese or (unit.raw[:1].isupper() and unit.start > 0)
    slips = 2 if len(word) >= _LONG else 1
    grammar: set[str] = set() if of_names else {*cue_words(), *FILLERS, *CONTRACTIONS}
    known = set(grammar)
    if of_names or len(word) >= _SHORTEST_NAME:
        for beginning in (word[0], word[1] + word[0]):
            known.update(names.words_like(beginning, (len(word) - slips, len(word) + slips)))
    digits = _digits(word)
    candidates = sorted(
        other for other in known if len(other) > 2 and _digits(other) == digits and _begin_alike(word, other)
    )
    found = process.extract(word, candidates, scorer=OSA.distance, score_cutoff=slips, limit=None)
    likely = [match for match in found if len(word) >= _SHORTEST_NAME or _is_slip(word, match[0])]
    likely.sort(key=lambda match: (match[1], abs(len(match[0]) - len(word)), match[0]))
    return next((str(other) for other, *_ in likely if other in grammar or names.is_in_a_name(other)), "")


def _is_slip(word: str, other: str) -> bool:
    """Whether a short word only swaps or leaves out a letter of another."""
    return sorted(word) == sorted(other) or len(other) == len(word) + 1


def _begin_alike(word: str, other: str) -> bool:
    return word[0] == other[0] or (word[0] == other[1] and word[1] == other[0])


def _digits(word: str) -> str:
    return "".join(character for character in word if character.isdigit())
