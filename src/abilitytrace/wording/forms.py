"""What the forms of an English word share."""

from collections.abc import Iterable
from functools import cache

__all__ = ["IRREGULAR", "has_form", "stem"]

# forms of one word that no ending joins
IRREGULAR = {
    "gave": "give", "given": "give", "came": "come", "made": "make", "got": "get", "gotten": "get", "lost": "lose",
    "loss": "lose", "losses": "lose", "knew": "know", "known": "know", "saw": "see", "seen": "see", "taught": "teach",
    "learnt": "learn", "brought": "bring", "built": "build", "wrote": "write", "written": "write", "grew": "grow",
    "grown": "grow", "led": "lead", "forgot": "forget", "forgotten": "forget", "paid": "pay", "spent": "spend",
    "went": "go", "said": "say", "thought": "think", "won": "win", "beat": "beat", "children": "child", "better": "better",
    "data": "data", "whose": "whose", "proven": "prove", "worse": "worse", "began": "begin", "begun": "begin", "costs": "cost",
    "models": "model", "parameter": "param", "parameters": "param", "params": "param", "analysis": "analysi",
    "dialogues": "dialog", "dialogue": "dialog", "maths": "math", "mathematics": "math", "mathematical": "math",
    "abilities": "abilit", "ability": "abilit", "used": "use", "uses": "use", "using": "use", "does": "do", "did": "do",
    "done": "do", "is": "be", "are": "be", "was": "be", "were": "be", "has": "have", "had": "have", "tokens": "token",
    "this": "this", "series": "series", "less": "less", "versus": "versus", "vs": "vs", "bias": "bias", "lens": "lens",
    "generalise": "generali", "generalize": "generali", "generalises": "generali", "generalizes": "generali",
    "generalisation": "generali", "generalization": "generali", "generalising": "generali", "generalizing": "generali",
    "labeling": "label",
    "labelling": "label",
    "labeled": "label", "labelled": "label", "labeler": "labeller", "modeling": "model", "modelling": "model",
    "behavior": "behaviour", "organization": "organisation", "color": "colour", "fewer": "few",
}  # fmt: skip

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


def has_form(words: Iterable[str], root: str) -> bool:
    """Whether one of some words has this stem."""
    # forms begin alike but for the irregular ones: few words are worked out
    head = root[:2]
    return any(stem(word) == root for word in words if word[:2] == head or word in IRREGULAR)
