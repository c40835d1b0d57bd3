"""No page names a phrase that does not exist: a missing one would fail only on the screen that needs it."""

import re
from pathlib import Path

import pytest

from abilitytrace.render import pages
from abilitytrace.render.phrases import phrase
from abilitytrace.vocabulary import SECTIONS, SOURCE_KINDS

_SOURCES = sorted(Path(pages.__path__[0]).glob("*.py"))


@pytest.mark.parametrize("source", _SOURCES, ids=lambda path: path.stem)
def test_every_phrase_that_a_page_names_exists(source: Path) -> None:
    text = source.read_text(encoding="utf-8")
    for name in re.findall(r"(?:words\.(?:say|line)\(|heading\(words,)\s*\"([a-z.-]+)\"", text):
        assert phrase(name), name
    for name in re.findall(r"words\.plural\(\s*\"([a-z.-]+)\"", text):
        assert phrase(f"{name}.one"), name
        assert phrase(f"{name}.many"), name


@pytest.mark.parametrize("kind", SECTIONS.values())
def test_every_kind_of_record_has_its_phrases(kind: str) -> None:
    for name in (f"sentences.kind-{kind}", f"listing.one.{kind}", f"listing.many.{kind}", f"search.kind.{kind}"):
        assert phrase(name)


@pytest.mark.parametrize("kind", SOURCE_KINDS)
def test_every_kind_of_source_has_a_phrase(kind: str) -> None:
    for name in ("show.source-kind.{}", "sources.kind-of.{}", "sources.kind.{}.one", "sources.kind.{}.many"):
        assert phrase(name.format(kind))
