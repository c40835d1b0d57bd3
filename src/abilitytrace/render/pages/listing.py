"""The page of `list`: how many there are, then a table that fits the kind."""

from collections.abc import Callable
from typing import Any

from abilitytrace.questions.listing import Kinds, Listing
from abilitytrace.questions.parts import CitedSource, Confidence, StepView
from abilitytrace.questions.rows import ClaimRow, EventRow, ModelRow, NamedRow, QuestionRow, Row, SourceRow
from abilitytrace.render.page import Line, Page, Para, Span, Table
from abilitytrace.render.pages.parts import as_of_line, in_text, name
from abilitytrace.render.pages.selection import explained
from abilitytrace.render.pages.sentences import spaced
from abilitytrace.render.words import Words

__all__ = ["page"]

_Cells = tuple[Line, ...]


def page(answer: Listing | Kinds, words: Words) -> Page:
    """Lays out the records of a kind, or the kinds."""
    if isinstance(answer, Kinds):
        return _kinds(answer, words)
    lead = (_lead(words, answer), *as_of_line(words, answer.as_of))
    if not answer.rows:
        return Page(lead)
    if answer.reasons is not None:
        return explained(words, lead, answer.rows, answer.reasons)
    columns, flexible, cells = _DRAWN[type(answer.rows[0])]
    table = Table(
        tuple(words.say(f"listing.{column}") for column in columns),
        tuple(cells(words, row) for row in answer.rows),
        flexible,
    )
    return Page(lead, (Para(()), table), tuple(_plain(words, row) for row in answer.rows))


def _kinds(answer: Kinds, words: Words) -> Page:
    total = sum(kind.records for kind in answer.kinds)
    lead = words.line("listing.kinds" if total else "listing.kinds-none", count=total, kinds=len(answer.kinds))
    columns = tuple(words.say(f"listing.{column}") for column in ("kind", "records", "command"))
    rows = tuple(
        (
            (Span(words.label("kind", kind.kind)),),
            (Span(str(kind.records)),),
            (Span(f"abilitytrace list {plural(kind.kind)}", "dim"),),
        )
        for kind in answer.kinds
    )
    plain = tuple((plural(kind.kind), str(kind.records)) for kind in answer.kinds)
    return Page((lead, *as_of_line(words, answer.as_of)), (Para(()), Table(columns, rows)) if rows else (), plain)


def plural(kind: str) -> str:
    """A kind as `list` takes it: `models`, `abilities`."""
    return f"{kind[:-1]}ies" if kind.endswith("y") else f"{kind}s"


def _lead(words: Words, answer: Listing) -> Line:
    """How many records there are, and how many of them are listed."""
    chosen, count = answer.filter, len(answer.rows)
    number = "one" if answer.total == 1 else "many"
    kinds = words.say(f"listing.{number}.{answer.kind}")
    if chosen == type(chosen)() and not answer.selectors:
        return words.line("listing.all", count=count, kinds=kinds)
    about = words.line("listing.about", name=name(words, answer.about)) if answer.about else ""
    level = words.label("graded", chosen.min_confidence)
    kind = words.label("claim-kind", chosen.claim_kind)
    lead = words.line(
        "listing.some" if count else "listing.none",
        count=count,
        total=answer.total,
        kinds=kinds,
        of_kind=words.say("listing.of-kind", kind=kind) if chosen.claim_kind else "",
        about=about,
        graded=words.say("listing.graded", level=level) if chosen.min_confidence else "",
        contested=words.say("listing.contested") if chosen.contested else "",
        selected=words.say("listing.selected", selectors=" ".join(answer.selectors)) if answer.selectors else "",
    )
    return spaced(words, lead)


def _id(identifier: str) -> Span:
    return Span(f"  [{identifier}]", "dim")


def _model(words: Words, row: ModelRow) -> _Cells:
    made = words.joined([(Span(words.pick(model.name)),) for model in row.made_from])
    if row.members:
        made = words.line("listing.members", "dim", count=len(row.members))
    return (
        (Span(row.id),),
        (Span(words.pick(row.name), "dim" if row.placeholder else "name"),),
        (Span(row.released),),
        made,
    )


def _named(words: Words, row: NamedRow) -> _Cells:
    return (Span(row.id),), (Span(words.pick(row.name), "name"),), (Span(words.pick(row.says)),)


def _source(words: Words, row: SourceRow) -> _Cells:
    cited = CitedSource(row.id, row.name, row.authors)
    authors = in_text(words, cited) if row.authors else ""
    return (Span(row.id),), (Span(row.published),), (Span(authors),), (Span(words.pick(row.name)),)


def _step(words: Words, row: StepView) -> _Cells:
    arrow = "->" if words.ascii_only else "→"
    inputs = words.joined([(Span(words.pick(model.name)),) for model in row.inputs])
    start: Line = inputs or words.line("step.scratch", "dim")
    step: Line = (*start, Span(f" {arrow} "), Span(words.pick(row.output.name), "name"), _id(row.id))
    date = words.say("date.span", start=row.date, end=row.until) if row.until else row.date
    return words.level(row.confidence.level), (Span(date),), _contested(words, step, row.confidence)


def _claim(words: Words, row: ClaimRow) -> _Cells:
    held = row.confidence
    stated = words.label("stated", held.stated[0].level) if held.stated else ""
    claim: Line = (Span(words.pick(row.says)), _id(row.id))
    return words.level(held.level), (Span(stated),), _contested(words, claim, held)


def _contested(words: Words, line: Line, held: Confidence) -> Line:
    """A line that says at its end when evidence speaks against it, where the level does not say so already."""
    if not held.is_contested or held.level in ("disputed", "refuted"):
        return line
    return (*line, Span(f" · {words.say('confidence.contested')}", "warn"))


def _question(words: Words, row: QuestionRow) -> _Cells:
    raised = words.say("list.comma").join(dict.fromkeys(source.id for source in row.raised))
    state = words.line("listing.answered" if row.answered else "listing.unanswered")
    return (Span(words.pick(row.says)), _id(row.id)), (Span(raised),), state


def _event(words: Words, row: EventRow) -> _Cells:
    return (Span(row.date),), (Span(words.pick(row.says)), _id(row.id))


# type of row → columns, the flexible ones, its cells
_DRAWN: dict[type[Row], tuple[tuple[str, ...], tuple[int, ...], Callable[[Words, Any], _Cells]]] = {
    ModelRow: (("id", "name", "released", "made-from"), (1, 3), _model),
    NamedRow: (("id", "name", "meaning"), (1, 2), _named),
    SourceRow: (("id", "published", "authors", "title"), (2, 3), _source),
    StepView: (("graded-level", "date", "step"), (1, 2), _step),
    ClaimRow: (("graded-level", "stated", "claim"), (1, 2), _claim),
    QuestionRow: (("question", "raised", "answers"), (0,), _question),
    EventRow: (("date", "event"), (1,), _event),
}


def _plain(words: Words, row: Row) -> tuple[str, ...]:
    """A row as tab-separated fields, its id first."""
    fields: tuple[str, ...]
    if isinstance(row, ModelRow):
        fields = (words.pick(row.name), row.released, ",".join(model.id for model in row.made_from))
    elif isinstance(row, NamedRow):
        fields = (words.pick(row.name), words.pick(row.says))
    elif isinstance(row, SourceRow):
        fields = (row.published, row.authors, words.pick(row.name))
    elif isinstance(row, StepView):
        inputs, methods = (",".join(named.id for named in names) for names in (row.inputs, row.methods))
        fields = (row.date, inputs, methods, row.output.id, row.confidence.level)
    elif isinstance(row, ClaimRow):
        held = row.confidence
        stated = held.stated[0].level if held.stated else ""
        fields = (stated, held.level, "contested" if held.is_contested else "", words.pick(row.says))
    elif isinstance(row, QuestionRow):
        fields = (",".join(source.id for source in row.raised), words.pick(row.says))
    else:
        fields = (row.date, words.pick(row.says))
    return row.id, *fields
