"""Puts misspelt words right: only words that nothing else explains, and only towards words the lineage or the grammar has."""

from typing import NamedTuple

from abilitytrace.questions.ask.cues import CUE_WORDS
from abilitytrace.questions.ask.lexicon import CONTRACTIONS, FILLERS
from abilitytrace.questions.ask.reading import Clause, Unit

__all__ = ["Repair", "repaired"]

# shorter words are too easily taken for others: bard is not bart
_SHORTEST_NAME, _SHORTEST = 5, 4
_LONG = 10

_GRAMMAR = CUE_WORDS | FILLERS | CONTRACTIONS.keys()


class Repair(NamedTuple):
    """A word as typed and what it was taken for."""

    typed: str
    taken: str


def repaired(clause: Clause, wrong: list[Unit], names: set[str]) -> tuple[str, tuple[Repair, ...]]:
    """The clause's text with misspelt words put right, and what was put right; the same text when nothing is near.

    `wrong` are the units that nothing explains, `names` the words of the lineage's names.
    """
    text = clause.text
    repairs = []
    for unit in sorted(wrong, key=lambda unit: -unit.start):
        taken = _nearest(unit, names, is_chinese=clause.is_chinese)
        if taken and taken != unit.text:
            repairs.append(Repair(unit.raw, taken))
            text = text[: unit.start] + taken + text[unit.end :]
    return text, tuple(reversed(repairs))


def _nearest(unit: Unit, names: set[str], *, is_chinese: bool) -> str:
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
    known = names if of_names else _GRAMMAR | names if len(word) >= _SHORTEST_NAME else _GRAMMAR
    digits = _digits(word)
    candidates = sorted(
        other for other in known if len(other) > 2 and _digits(other) == digits and _begin_alike(word, other)
    )
    found = process.extract(word, candidates, scorer=OSA.distance, score_cutoff=2 if len(word) >= _LONG else 1, limit=8)
    likely = [match for match in found if len(word) >= _SHORTEST_NAME or _is_slip(word, match[0])]
    likely.sort(key=lambda match: (match[1], abs(len(match[0]) - len(word)), match[0]))
    return str(likely[0][0]) if likely else ""


def _is_slip(word: str, other: str) -> bool:
    """Whether a short word only swaps or leaves out a letter of another."""
    return sorted(word) == sorted(other) or len(other) == len(word) + 1


def _begin_alike(word: str, other: str) -> bool:
    return word[0] == other[0] or (word[0] == other[1] and word[1] == other[0])


def _digits(word: str) -> str:
    return "".join(character for character in word if character.isdigit())
