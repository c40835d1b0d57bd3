"""The phrases of the pages: both languages, the same gaps, and none missing that a page names."""

import re
from importlib import import_module
from pathlib import Path
from string import Formatter

import pytest

from abilitytrace.render import pages
from abilitytrace.render.phrases import PAGES, phrase
from abilitytrace.render.phrases.common import PHRASES as COMMON

_OWN = {page: import_module(f"abilitytrace.render.phrases.{page}").PHRASES for page in PAGES}
_ALL = [(page, name) for page, phrases in (*_OWN.items(), ("common", COMMON)) for name in phrases]
_SOURCES = sorted(Path(pages.__path__[0]).glob("*.py"))


def gaps(text: str) -> set[str]:
    return {field for _, field, _, _ in Formatter().parse(text) if field}


@pytest.mark.parametrize(("page", "name"), _ALL)
def test_a_phrase_has_the_same_gaps_in_both_languages(page: str, name: str) -> None:
    english, chinese = (_OWN.get(page) or COMMON)[name]
    assert english
    assert chinese
    # one of a thing need not say `1`
    assert gaps(english) - {"count"} == gaps(chinese) - {"count"}


def test_no_phrase_has_two_meanings() -> None:
    names = [name for _, name in _ALL]
    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize("source", _SOURCES, ids=lambda path: path.stem)
def test_every_phrase_that_a_page_names_exists(source: Path) -> None:
    begins = {name.partition(".")[0] for _, name in _ALL}
    known = {name for _, name in _ALL}
    for name in re.findall(r'"([a-z]+\.[a-z][a-z.-]*)"', source.read_text(encoding="utf-8")):
        if name.partition(".")[0] in begins:
            found = name if name in known else f"{name}.many"
            assert phrase(found), name
