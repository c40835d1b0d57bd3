"""Puts misspelt words right: only words that nothing else explains, and only towards words the lineage or the grammar has."""

from typing import NamedTuple

from abilitytrace.questions.ask.cues import CUES
from abilitytrace.questions.ask.lexicon import CONTRACTIONS, FILLERS
from abilitytrace.questions.ask.reading import Clause, Unit

__all__ = ["Repair", "repaired"]

# shorter words are too easily taken for others: bard is not bart
_SHORTEST_NAME, _SHORTEST = 5, 4
_LONG = 8

_GRAMMAR = frozenset(
    {word for english, _ in CUES.values() for word in english.replace(",", " ").split() if word != "_"}
    | FILLERS
    | CONTRACTIONS.keys()
)


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
        taken = _nearest(unit.text, names)
        if taken and taken != unit.text:
            repairs.append(Repair(unit.raw, taken))
            text = text[: unit.start] + taken + text[unit.end :]
    return text, tuple(reversed(repairs))


def _nearest(word: str, names: set[str]) -> str:
    """The one word that a misspelt one stands for: one slip away, two in long words; the same digits; else empty."""
    if len(word) < _SHORTEST or not word.isascii():
        return ""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    allowed = 2 if len(word) >= _LONG else 1
    known = (_GRAMMAR | names) if len(word) >= _SHORTEST_NAME else _GRAMMAR
    digits = _digits(word)
    candidates = [other for other in known if len(other) > 2 and _digits(other) == digits]
    found = process.extract(word, sorted(candidates), scorer=OSA.distance, score_cutoff=allowed, limit=5)
    # of equally near words, the one that begins alike and is as long
    found.sort(key=lambda match: (match[1], match[0][0] != word[0], abs(len(match[0]) - len(word)), match[0]))
    return str(found[0][0]) if found else ""


def _digits(word: str) -> str:
    return "".join(character for character in word if character.isdigit())
