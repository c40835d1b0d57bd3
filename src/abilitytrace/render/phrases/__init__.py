"""Every phrase and label of the screen, English first, Chinese second, a module a page. Nothing else puts words on it.

A phrase is named `<page>.<what>`. Its page's module is loaded with its first phrase; what several pages share stands in
`common`.
"""

from importlib import import_module

from abilitytrace.render.phrases.common import PHRASES as _COMMON
from abilitytrace.render.phrases.labels import LABELS

__all__ = ["LABELS", "PAGES", "phrase"]

PAGES = (
    "ask",
    "bisect",
    "blame",
    "changes",
    "check",
    "claims",
    "compare",
    "config",
    "conflicts",
    "counterparts",
    "diff",
    "effect",
    "evidence",
    "explain",
    "gate",
    "glossary",
    "importing",
    "init",
    "limits",
    "listing",
    "measured",
    "open_questions",
    "origin",
    "path",
    "scores",
    "search",
    "selection",
    "sentences",
    "setting",
    "show",
    "sources",
    "timeline",
    "tradeoffs",
    "tree",
)

_LOADED = dict(_COMMON)


def phrase(name: str) -> tuple[str, str]:
    """A phrase in English and Chinese. Raises KeyError for one that no module has."""
    if name not in _LOADED:
        _load(name)
    return _LOADED[name]


def _load(name: str) -> None:
    """Loads modules until one has the phrase: the page that its name begins with, then the others.

    `sentences` and the like hold phrases of several beginnings.
    """
    page = name.partition(".")[0]
    for module in sorted(PAGES, key=lambda module: module != page):
        _LOADED.update(import_module(f"{__name__}.{module}").PHRASES)
        if name in _LOADED:
            break
