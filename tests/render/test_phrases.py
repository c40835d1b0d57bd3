"""The phrases of the pages: both languages, the same gaps, and none missing that a page names."""

import re
from importlib import import_module
from pathlib import Path
from string import Formatter

import pytest

from abilitytrace.render import pages
from abilitytrace.render.phrases import PAGES, phrase

_MODULES = ("common", *PAGES)
_SOURCES = sorted(Path(pages.__path__[0]).glob("*.py"))


def phrases(module: str) -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = import_module(f"abilitytrace.render.phrases.{module}").PHRASES
    return found


def gaps(text: str) -> set[str]:
    return {field for _, field, _, _ in Formatter().parse(text) if field}


@pytest.mark.parametrize("module", _MODULES)
def test_every_phrase_has_the_same_gaps_in_both_languages(module: str) -> None:
    for name, (english, chinese) in phrases(module).items():
        assert english, name
        assert chinese, name
        # one of a thing need not say `1`
        assert gaps(english) - {"count"} == gaps(chinese) - {"count"}, name


def test_no_phrase_stands_in_two_modules() -> None:
    names = [name for module in _MODULES for name in phrases(module)]
    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize("source", _SOURCES, ids=lambda path: path.stem)
def test_every_phrase_that_a_page_names_exists(source: Path) -> None:
    text = source.read_text(encoding="utf-8")
    for name in re.findall(r"words\.(?:say|line|heading)\(\s*\"([a-z.-]+)\"", text):
        assert phrase(name), name
    for name in re.findall(r"heading\(words, \"([a-z.-]+)\"", text):
        assert phrase(name), name
    for name in re.findall(r"words\.plural\(\s*\"([a-z.-]+)\"", text):
        assert phrase(f"{name}.one"), name
        assert phrase(f"{name}.many"), name
