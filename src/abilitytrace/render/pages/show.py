"""The page of `show`: what the record is in a sentence, then all it holds, laid out for its kind."""

from typing import TYPE_CHECKING

from abilitytrace.questions.citations import SourceDetails
from abilitytrace.questions.details import ClaimDetails, StepDetails, ThingDetails
from abilitytrace.questions.show import EntryDetails, Shown
from abilitytrace.render.page import Block, Bullets, Item, Line, Page, Para, Span
from abilitytrace.render.pages import show_details as details
from abilitytrace.render.pages import show_lead
from abilitytrace.render.pages.parts import as_of_line, capital, heading, note_items
from abilitytrace.render.pages.sentences import claim_line, not_yet, spaced
from abilitytrace.render.pages.specs import spec_table
from abilitytrace.render.words import Words

if TYPE_CHECKING:
    from abilitytrace.questions.show_field import FieldShown

__all__ = ["page"]

# claims shown; `list claims --about` has all
_CLAIMS = 12


def page(answer: "Shown | FieldShown", words: Words) -> Page:
    """Lays out a record, or one field of it."""
    if not isinstance(answer, Shown):
        from abilitytrace.render.pages import show_field

        return show_field.page(answer, words)
    if not answer.known:
        return not_yet(words, answer.id, answer.as_of)
    lead = words.sentences([capital(spaced(words, line)) for line in show_lead.lead(words, answer)])
    blocks = [Para(()), *_own(words, answer), *_shared(words, answer)]
    return Page((lead, *as_of_line(words, answer.as_of)), tuple(blocks), _rows(words, answer))


def _own(words: Words, answer: Shown) -> list[Block]:
    """What only records of this kind hold."""
    held = answer.details
    if isinstance(held, ThingDetails):
        return details.thing_blocks(words, answer, held)
    if isinstance(held, SourceDetails):
        return details.source_blocks(words, answer, held)
    if isinstance(held, StepDetails):
        return details.step_blocks(words, answer, held)
    if isinstance(held, ClaimDetails):
        return details.claim_blocks(words, answer, held)
    assert isinstance(held, EntryDetails)
    return details.entry_blocks(words, answer, held)


def _shared(words: Words, answer: Shown) -> list[Block]:
    """What records of any kind may have: values, claims, questions, events, terms, notes."""
    blocks: list[Block] = []
    if answer.specs:
        rows = [(spec.attribute.name, spec.values) for spec in answer.specs]
        blocks += [heading(words, "show.specs"), spec_table(words, "attribute", rows)]
    if answer.claims:
        items = [claim_line(words, claim) for claim in answer.claims[:_CLAIMS]]
        if left := len(answer.claims) - len(items):
            more = words.plural("show.claims-more", left, id=answer.id)
            items.append(Item((Span(more, "dim"),), "." if words.ascii_only else "…"))
        blocks += [heading(words, "show.claims", count=len(answer.claims)), Bullets(tuple(items))]
    titled: tuple[tuple[str, list[tuple[str, Line]]], ...] = (
        ("questions", [(row.id, (Span(words.pick(row.says)),)) for row in answer.questions]),
        (
            "events",
            [
                (row.id, words.line("show.event", date=words.date(row.date), says=words.pick(row.says)))
                for row in answer.events
            ],
        ),
        ("terms", [(row.id, _term(words, words.pick(row.name), words.pick(row.says))) for row in answer.terms]),
    )
    for title, lines in titled:
        if lines:
            listed = tuple(Item((*line, Span(f"  [{key}]", "dim"))) for key, line in lines)
            blocks += [heading(words, f"show.{title}"), Bullets(listed)]
    if answer.notes:
        blocks += [heading(words, "show.notes"), note_items(words, answer.notes)]
    return blocks


def _term(words: Words, name: str, says: str) -> Line:
    return words.line("show.term", name=Span(name, "name"), says=says) if says else (Span(name, "name"),)


def _rows(words: Words, answer: Shown) -> tuple[tuple[str, ...], ...]:
    """The record, then a row for every value, step, claim and the like, each beginning with what it is."""
    rows: list[tuple[str, ...]] = [(answer.kind, answer.id, words.pick(answer.name), words.pick(answer.says))]
    rows += [("alias", alias) for alias in answer.aliases]
    rows += details.rows(answer)
    for spec in answer.specs:
        for value in spec.values:
            places = "; ".join(f"{source.id} {source.at}".strip() for source in value.sources)
            rows.append(("value", spec.attribute.id, words.pick(value.value), value.unit, value.stated, places))
    rows += [("claim", claim.id, claim.confidence.level, words.pick(claim.says)) for claim in answer.claims]
    rows += [("question", row.id, words.pick(row.says)) for row in answer.questions]
    rows += [("event", row.id, row.date, words.pick(row.says)) for row in answer.events]
    rows += [("term", row.id, words.pick(row.name)) for row in answer.terms]
    rows += [("note", note.source.id if note.source else "", words.pick(note.says)) for note in answer.notes]
    return tuple(rows)
