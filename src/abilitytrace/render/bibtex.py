"""Sources → BibTeX, in UTF-8: an entry each, its key the source's id.

Every entry is `@misc`, as arXiv itself cites papers: a source says where it appeared in words, and not whether that is
a journal or a conference. Titles are the English ones whatever the screen's language, so that a bibliography does not
change with it.
"""

import re
from collections.abc import Iterable

from abilitytrace.names import fold
from abilitytrace.questions.sources import SourceEntry
from abilitytrace.render.page import visible

__all__ = ["render_bibtex"]

_ESCAPED = {
    "\\": r"\textbackslash{}",
    # braces count in BibTeX even behind a backslash, and must balance
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{character: f"\\{character}" for character in "&%$#_"},
}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ASIDE = re.compile(r"\s*[(（]([^)）]*)[)）]")
# between two names, outside brackets
_BETWEEN = re.compile(r"(?:\s*[,、，]\s*|\s+(?:and|&)\s+(?!colleagues|others))(?![^()（）]*[)）])")
_OTHERS = re.compile(r"\s+(?:et al\.?|and colleagues|and others)$")
# a helper or translator named among the authors: `translated with …`
_HELPER = re.compile(r"[a-z]+ (?:by|with) ")


def render_bibtex(sources: Iterable[SourceEntry]) -> str:
    """The sources as BibTeX, in their order, a blank line between entries; empty text for none."""
    return "\n".join(_entry(source) for source in sources)


def _entry(source: SourceEntry) -> str:
    authors, helpers = _authors(source)
    parts = source.published.split("-")
    fields = {
        # the inner braces keep the title's capitals
        "title": f"{{{_escaped(source.name.en)}}}",
        "author": authors,
        "year": parts[0],
        "month": parts[1] if len(parts) > 1 else "",
        "howpublished": _escaped(source.venue),
        "eprint": _escaped(source.arxiv),
        "archiveprefix": "arXiv" if source.arxiv else "",
        "url": _address(source.url),
        "note": _escaped("; ".join([*helpers, *(["date inferred"] if source.dating == "inferred" else [])])),
    }
    lines = [f"  {name} = {_value(name, value)}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{{source.id},", *lines, "}", ""])


def _value(name: str, value: str) -> str:
    """A value in braces; months by the names that every BibTeX style defines."""
    return _MONTHS[int(value) - 1] if name == "month" else f"{{{value}}}"


def _escaped(text: str) -> str:
    """The text with the signs that TeX reads as commands written out."""
    return "".join(_ESCAPED.get(character, character) for character in visible(text))


def _address(url: str) -> str:
    """The address as it is, which styles print verbatim; only signs that would end the field are written otherwise."""
    return "".join(f"%{ord(character):02X}" if character in '\\{}" ' else character for character in visible(url))


def _authors(source: SourceEntry) -> tuple[str, list[str]]:
    """The authors as BibTeX has them, and those who only translated or passed on the text."""
    named, *rest = source.authors.split(";")
    parts = [part for part in _BETWEEN.split(named.strip()) if part]
    helpers = [part.strip() for part in rest if part.strip()] + [part for part in parts if _HELPER.match(part)]
    people = [part for part in parts if not _HELPER.match(part)]
    names = []
    for person in people:
        plain = _ASIDE.sub("", person)
        several = _OTHERS.search(plain)
        plain = _OTHERS.sub("", plain)
        names.append(f"{{{_escaped(plain)}}}" if _is_team(plain, person, source.group) else _escaped(plain))
        if several:
            names.append("others")
    return " and ".join(names), helpers


def _is_team(name: str, written: str, group: str) -> bool:
    """Whether a name is that of a team and has no family name: its people stand behind it, or its words say so."""
    words = name.split()
    if len(words) < 2:
        return False
    aside = _ASIDE.search(written)
    has_people = aside is not None and "et al" in aside.group(1)
    reads_as_team = words[-1][:1].islower() or any(word.isdigit() for word in words)
    return has_people or reads_as_team or bool(group and fold(name).startswith(fold(group)))
