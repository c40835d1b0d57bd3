"""One record of any kind with everything that is recorded on it."""

from typing import NamedTuple

from abilitytrace.lineage import Lineage
from abilitytrace.questions.citations import SourceDetails, source_details
from abilitytrace.questions.details import (
    ClaimDetails,
    StepDetails,
    ThingDetails,
    claim_details,
    step_details,
    thing_details,
)
from abilitytrace.questions.parts import CitedSource, NoteView, cite, view_note
from abilitytrace.questions.rows import (
    ClaimRow,
    EventRow,
    NamedRow,
    QuestionRow,
    Subject,
    claim_row,
    claims_about,
    question_row,
    strongest,
    subjects,
)
from abilitytrace.questions.specs import SpecView, view_specs
from abilitytrace.records import Claim, Event, Note, Question, Record, Source, Step, Term, Text, Thing

__all__ = ["Details", "EntryDetails", "Shown", "show"]


class EntryDetails(NamedTuple):
    """A question, event or term. `sources` are where a question was raised, or what an event or term rests on."""

    date: str
    about: tuple[Subject, ...]
    sources: tuple[CitedSource, ...]
    experiment: Text
    answered: tuple[NoteView, ...]


Details = ThingDetails | SourceDetails | StepDetails | ClaimDetails | EntryDetails


class Shown(NamedTuple):
    """The answer to `show`. `name` is the sentence of a claim, question or event, the output's name of a step.

    `claims` are the strongest first, `events` and the rest in the order of the files. `known` is false when nothing
    of it was known on the date.
    """

    id: str
    kind: str
    name: Text
    says: Text
    aliases: tuple[str, ...]
    known: bool
    details: Details
    specs: tuple[SpecView, ...]
    claims: tuple[ClaimRow, ...]
    questions: tuple[QuestionRow, ...]
    events: tuple[EventRow, ...]
    terms: tuple[NamedRow, ...]
    notes: tuple[NoteView, ...]
    as_of: str


def show(lineage: Lineage, name: str) -> Shown:
    """The record with this id, name or alias. Raises UnknownName with the nearest names."""
    identifier = lineage.find(name)
    record = lineage.get(identifier)
    assert record is not None
    claims = [] if isinstance(record, Claim | Source) else claims_about(lineage, identifier)
    return Shown(
        id=identifier,
        kind=lineage.kind(identifier),
        name=lineage.named(identifier).name,
        says=record.says,
        aliases=record.aliases if isinstance(record, Thing | Source | Term) else (),
        known=lineage.is_known(identifier),
        details=_details(lineage, record),
        specs=view_specs(lineage, record.specs) if isinstance(record, Thing | Source) else (),
        claims=strongest(claim_row(lineage, claim) for claim in claims),
        questions=tuple(question_row(lineage, question) for question in lineage.questions_on(identifier)),
        events=_events(lineage, identifier),
        terms=_terms(lineage, identifier),
        notes=_notes(lineage, record.notes),
        as_of=lineage.as_of,
    )


def _events(lineage: Lineage, subject: str) -> tuple[EventRow, ...]:
    """The events about a record."""
    events = lineage.naming(subject, "event", Event)
    return tuple(EventRow(event.id, event.date, event.says) for event in events if subject in event.about)


def _terms(lineage: Lineage, subject: str) -> tuple[NamedRow, ...]:
    """The terms about a record."""
    terms = lineage.naming(subject, "term", Term)
    return tuple(NamedRow(term.id, term.name, term.says) for term in terms if subject in term.about)


def _notes(lineage: Lineage, notes: tuple[Note, ...]) -> tuple[NoteView, ...]:
    """The notes whose sources were out on the date."""
    return tuple(view_note(lineage, note) for note in notes if not note.source or lineage.is_known(note.source))


def _details(lineage: Lineage, record: Record) -> Details:
    if isinstance(record, Thing):
        return thing_details(lineage, record)
    if isinstance(record, Source):
        return source_details(lineage, record)
    if isinstance(record, Step):
        return step_details(lineage, record)
    if isinstance(record, Claim):
        return claim_details(lineage, record)
    return _entry(lineage, record)


def _entry(lineage: Lineage, entry: Question | Event | Term) -> EntryDetails:
    if isinstance(entry, Question):
        places = [(place.source, place.at) for place in entry.raised]
    else:
        places = [(entry.source, entry.at)] if entry.source else []
    return EntryDetails(
        date=entry.date if isinstance(entry, Event) else "",
        about=subjects(lineage, entry.about),
        sources=tuple(cite(lineage, source, at) for source, at in places),
        experiment=entry.experiment if isinstance(entry, Question) else Text(""),
        answered=_notes(lineage, entry.answered) if isinstance(entry, Question) else (),
    )
