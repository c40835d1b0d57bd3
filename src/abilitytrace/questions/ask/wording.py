"""Words made comparable: stems, words of one meaning, and what is left of a name without its grammar."""

from collections.abc import Iterable
from functools import cache

from abilitytrace.questions.ask.everyday import EVERYDAY_ZH
from abilitytrace.questions.ask.lexicon import ALIKE, FILLERS, IRREGULAR, PHRASES, SYNONYMS

__all__ = ["CHINESE_WORDS", "GRAMMAR", "canonical", "content", "meaning_the_same", "stem"]

_ENDINGS = ("ings", "ing", "ied", "ies", "ed", "es", "ly", "s", "e", "y")
_NOUNS = ("ions", "ion")
_RESULTS = ("ments", "ment")
_SHORTEST, _SHORTEST_NOUN = 3, 6


@cache
def stem(word: str) -> str:
    """What the forms of an English word share (`tuning`, `tuned`, `tune` → `tun`); words with digits stay whole."""
    word = IRREGULAR.get(word, word)
    if len(word) <= _SHORTEST or not word.isascii() or not word.isalpha() or word.endswith("ss"):
        return word
    for noun in _NOUNS:
        root = word.removesuffix(noun)
        if root != word and len(root) >= _SHORTEST_NOUN and root[-1] in "ts":
            return root
    for ending in _RESULTS:
        root = word.removesuffix(ending)
        if root != word and len(root) > _SHORTEST:
            return stem(root)
    for ending in _ENDINGS:
        root = word.removesuffix(ending)
        if root != word and len(root) >= _SHORTEST:
            doubled = ending in ("ing", "ed", "ings") and len(root) > _SHORTEST and root[-1] == root[-2]
            return root[:-1] if doubled and root[-1] not in "lsz" else root
    return word


_SAME = {stem(word): group.split()[0] for group in SYNONYMS for word in group.split()}
_GROUPS: dict[str, tuple[str, ...]] = {}
for _group in (*SYNONYMS, *ALIKE):
    for _word in _group.split():
        # a word of two meanings stands in two groups
        _GROUPS[stem(_word)] = (*_GROUPS.get(stem(_word), ()), *_group.split())

# Chinese words that particles stand in: 性能 is no 能
CHINESE_WORDS = EVERYDAY_ZH | {word for word in _GROUPS if word[0] >= "\u3400"}

# stems of the words that are grammar in a name
GRAMMAR = frozenset(stem(word) for word in FILLERS)


def meaning_the_same(root: str) -> tuple[str, ...]:
    """The words that may mean the same as one with this stem; none when it stands alone."""
    return _GROUPS.get(root, ())


def canonical(stems: Iterable[str]) -> list[str]:
    """Stems with phrases joined and words of one meaning made one word."""
    words = list(stems)
    found = []
    i = 0
    while i < len(words):
        for length in (3, 2):
            phrase = PHRASES.get(tuple(words[i : i + length]))
            if phrase:
                found.append(phrase)
                i += length
                break
        else:
            found.append(_SAME.get(words[i], words[i]))
            i += 1
    return found


def content(stems: Iterable[str]) -> frozenset[str]:
    """The canonical words among stems that are not grammar."""
    return frozenset(word for word in canonical(stems) if word not in GRAMMAR)
