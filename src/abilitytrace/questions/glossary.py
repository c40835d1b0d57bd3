"""What a word means: the terms of the field, and things that explain themselves where there is no term."""

from typing import NamedTuple

from abilitytrace.lineage import Lineage, Named
from abilitytrace.questions.parts import CitedSource, NoteView, cite, view_note
from abilitytrace.records import Source, Term, Text, Thing

__all__ = ["About", "Glossary", "Meaning", "glossary", "meaning"]

# whose meaning a word may have, in this order
KINDS = ("term", "method", "ability", "attribute", "dataset", "benchmark")


class TermRow(NamedTuple):
    """A term with its meaning."""

    id: str
    name: Text
    says: Text


class Glossary(NamedTuple):
    """The answer to `glossary`: all terms known on the date, in the alphabetical order of their English names."""

    terms: tuple[TermRow, ...]
    as_of: str


class About(NamedTuple):
    """A record that a term leads to; `says` is what it is or what it states, empty where its name says it."""

    id: str
    kind: str
    name: Text
    says: Text


class Meaning(NamedTuple):
    """The answer to `glossary TERM`; `kind` is `term`, or that of the thing which bears the word.

    `about` are the records to see next, `near` the other terms that lead to the first of them. `source` is None for a thing.
    """

    id: str
    kind: str
    name: Text
    aliases: tuple[str, ...]
    says: Text
    source: CitedSource | None
    about: tuple[About, ...]
    near: tuple[Named, ...]
    notes: tuple[NoteView, ...]
    known: bool
    as_of: str


def glossary(lineage: Lineage) -> Glossary:
    """All terms."""
    terms = sorted(lineage.all("term", Term), key=lambda term: (term.name.en.casefold(), term.id))
    return Glossary(tuple(TermRow(term.id, term.name, term.says) for term in terms), lineage.as_of)


def meaning(lineage: Lineage, word: str) -> Meaning:
    """What a word means. Raises UnknownName or WrongKind where neither a term nor a thing of KINDS bears it."""
    kinds = {match.kind: match.id for match in reversed(lineage.match(word))}
    identifier = next((kinds[kind] for kind in KINDS if kind in kinds), "") or lineage.find(word, *KINDS)
    record = lineage.get(identifier)
    assert isinstance(record, Term | Thing)
    about = record.about if isinstance(record, Term) else ()
    source = cite(lineage, record.source, record.at) if isinstance(record, Term) and record.source else None
    notes = [note for note in record.notes if not note.source or lineage.is_known(note.source)]
    return Meaning(
        id=identifier,
        kind=lineage.kind(identifier),
        name=record.name,
        aliases=record.aliases,
        says=record.says,
        source=source,
        about=tuple(_about(lineage, key) for key in about if lineage.is_known(key)),
        near=_near(lineage, identifier, about[0] if about else identifier),
        notes=tuple(view_note(lineage, note) for note in notes),
        known=lineage.is_known(identifier),
        as_of=lineage.as_of,
    )


def _about(lineage: Lineage, identifier: str) -> About:
    record = lineage.get(identifier)
    says = record.says if isinstance(record, Thing | Source | Term) else Text("")
    return About(identifier, lineage.kind(identifier), lineage.named(identifier).name, says)


def _near(lineage: Lineage, identifier: str, subject: str) -> tuple[Named, ...]:
    """The other terms about what a term is about first, in the order of the files; many words go with one model."""
    if lineage.kind(subject) not in KINDS:
        return ()
    terms = lineage.naming(subject, "term", Term)
    return tuple(Named(term.id, term.name) for term in terms if subject in term.about and term.id != identifier)
