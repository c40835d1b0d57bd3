"""The page of `sources`: all of them by date, or one with its citation and what it is used for."""

from collections import Counter

from abilitytrace.questions.citations import SourceUse
from abilitytrace.questions.parts import CitedSource
from abilitytrace.questions.sources import OneSource, SourceEntry, Sources
from abilitytrace.render.page import Block, Bullets, Item, Line, Page, Para, Span, Table
from abilitytrace.render.pages.parts import as_of_line, heading, in_text, note_items
from abilitytrace.render.pages.sentences import not_yet, spaced
from abilitytrace.render.words import Words

__all__ = ["page"]

_SIGNS = {"supports": ("+", "gain"), "disputes": ("-", "loss"), "neutral": ("=", "dim")}


def page(answer: Sources | OneSource, words: Words) -> Page:
    """Lays out the sources, or one."""
    if isinstance(answer, Sources):
        return _all(words, answer)
    if not answer.known:
        return not_yet(words, answer.source.id, answer.as_of)
    return _one(words, answer)


def _all(words: Words, answer: Sources) -> Page:
    lead = words.sentences([spaced(words, line) for line in _lead(words, answer)])
    columns = tuple(words.say(f"sources.column-{column}") for column in ("published", "source", "for", "against"))
    cells = tuple(_cells(words, source) for source in answer.sources)
    blocks: tuple[Block, ...] = (Para(()), Table(columns, cells, (1,))) if cells else ()
    rows = tuple(_row(words, source) for source in answer.sources)
    return Page((lead, *as_of_line(words, answer.as_of)), blocks, rows)


def _lead(words: Words, answer: Sources) -> list[Line]:
    """How many there are, from when to when, of which kinds, and how many give evidence."""
    found = answer.sources
    if not found:
        return [words.line("sources.none")]
    kinds = Counter(source.source_kind or "source" for source in found).most_common()
    counted = words.joined([(Span(words.plural(f"sources.kind.{kind}", count)),) for kind, count in kinds])
    count = words.plural("sources.count", len(found))
    start, end = (words.date(date) for date in (found[0].published, max(source.published for source in found)))
    phrase = "sources.lead-text" if answer.text else "sources.lead"
    gaps: dict[str, str | int] = {"text": answer.text, "total": answer.total, "start": start, "end": end}
    lead = [words.line(phrase if start != end else f"{phrase}-one", count=count, kinds=counted, **gaps)]
    used = sum(source.is_used for source in found)
    lead.append(words.line("sources.used-all") if used == len(found) else (Span(words.plural("sources.used", used)),))
    lead.append(words.line("sources.columns"))
    if any(source.dating == "inferred" for source in found):
        lead.append(words.line("sources.inferred"))
    return lead


def _cells(words: Words, source: SourceEntry) -> tuple[Line, ...]:
    date = source.published + (" ?" if source.dating == "inferred" else "")
    title: Line = (Span(words.pick(source.name), "strong"), Span(f"  [{source.id}]", "dim"))
    if source.authors:
        cited = CitedSource(source.id, source.name, source.authors)
        title = (Span(words.say("sources.author", author=in_text(words, cited))), *title)
    return (Span(date),), title, *((Span(str(count or "")),) for count in (source.supports, source.disputes))


def _one(words: Words, answer: OneSource) -> Page:
    source = answer.source
    lead = [_citation(words, source)]
    if words.pick(answer.says):
        lead.append((Span(words.pick(answer.says)),))
    lead.append(_weight(words, source))
    blocks: list[Block] = [Para(()), Bullets(tuple(Item(spaced(words, fact)) for fact in _facts(words, answer)))]
    for stance in _SIGNS:
        uses = [use for use in answer.details.uses if getattr(use, stance)]
        if uses:
            items = tuple(_use(words, use, stance) for use in uses)
            blocks += [heading(words, f"sources.{stance}-uses", count=len(uses)), Bullets(items)]
    if answer.details.gives:
        names = words.joined([(Span(words.pick(record.name)),) for record in answer.details.gives], "list.comma")
        blocks += [heading(words, "sources.values"), Para(names)]
    if answer.notes:
        blocks += [heading(words, "sources.notes"), note_items(words, answer.notes)]
    return Page((words.sentences(lead), *as_of_line(words, answer.as_of)), tuple(blocks), _one_rows(words, answer))


def _citation(words: Words, source: SourceEntry) -> Line:
    """Authors, title, where it appeared, and when."""
    by = words.say("sources.by", authors=source.authors.rstrip(".")) if source.authors else ""
    venue = words.say("sources.venue", venue=source.venue) if source.venue else ""
    title = Span(words.pick(source.name), "name")
    return words.line("sources.citation", by=by, title=title, venue=venue, date=words.date(source.published))


def _weight(words: Words, source: SourceEntry) -> Line:
    """On how many claims and steps it gives evidence, and which way."""
    if not source.is_used:
        return words.line("sources.unused")
    ways = (("for", source.supports), ("against", source.disputes), ("neutral", source.neutral))
    counts = words.say("list.comma").join(words.say(f"sources.{way}", count=count) for way, count in ways if count)
    return words.line("sources.weight", ways=counts)


def _facts(words: Words, answer: OneSource) -> list[Line]:
    """Address, names, whose work it is, and how often others repeat or report it."""
    source, details = answer.source, answer.details
    facts = [
        words.line("sources.id", id=source.id, kind=words.say(f"sources.kind-of.{source.source_kind or 'source'}"))
    ]
    if source.url:
        facts.append(words.line("sources.address", url=source.url))
    if source.dating == "inferred":
        facts.append(words.line("sources.inferred-one"))
    if answer.aliases:
        facts.append(words.line("sources.aliases", aliases=words.say("list.comma").join(answer.aliases)))
    if source.group:
        facts.append(words.line("sources.group", group=source.group))
    counts = (("states", len(details.states)), ("repeats", details.repeats), ("reported", details.reported))
    facts += [(Span(words.plural(f"sources.{phrase}", count)),) for phrase, count in counts if count]
    facts.append(words.line("sources.bibtex", "dim", id=source.id))
    return facts


def _use(words: Words, use: SourceUse, stance: str) -> Item:
    """A claim or step that it speaks for or against, and in how many lines if there are several."""
    sign, style = _SIGNS[stance]
    says: Line = (Span(words.pick(use.says)),)
    if use.kind == "step":
        says = words.line("sources.step", output=Span(words.pick(use.says), "name"))
    lines = getattr(use, stance)
    more: tuple[Line, ...] = (words.line("sources.lines", "source", count=lines),) if lines > 1 else ()
    return Item((*spaced(words, says), Span(f"  [{use.target}]", "dim")), sign, more, style=style)


def _row(words: Words, source: SourceEntry) -> tuple[str, ...]:
    used = (str(source.supports), str(source.disputes), str(source.neutral))
    name = words.pick(source.name)
    return (source.id, source.published, source.source_kind, source.authors, name, source.venue, source.url, *used)


def _one_rows(words: Words, answer: OneSource) -> tuple[tuple[str, ...], ...]:
    rows = [_row(words, answer.source)]
    for stance in _SIGNS:
        uses = [use for use in answer.details.uses if getattr(use, stance)]
        rows += [(stance, use.target, str(getattr(use, stance)), words.pick(use.says)) for use in uses]
    rows += [("values", record.id, words.pick(record.name)) for record in answer.details.gives]
    rows += [("note", note.source.id if note.source else "", words.pick(note.says)) for note in answer.notes]
    return tuple(rows)
