"""The word that somebody meant: for `did you mean`. Loads fuzzy matching, so it is imported only after a mistake."""

from collections.abc import Iterable

from rapidfuzz import fuzz, process

__all__ = ["did_you_mean", "nearest"]

# below this share of letters in common (0 to 100) a suggestion misleads more than it helps
_ALIKE = 70
_LONGEST = 200


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word most like this one; empty where none is like it."""
    if len(word) > _LONGEST:
        return ""
    found = process.extractOne(word, list(known), scorer=fuzz.ratio, processor=str.lower, score_cutoff=_ALIKE)
    return found[0] if found else ""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The question to ask about a wrong word; empty where nothing is like it."""
    near = nearest(word, known)
    return f"did you mean `{near}`?" if near else ""
