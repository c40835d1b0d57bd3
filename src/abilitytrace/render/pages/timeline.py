"""The page of `timeline`: span and counts in a sentence, then year by year, then what nobody dates."""

from abilitytrace.dates import is_date
from abilitytrace.questions.dating import Differing
from abilitytrace.questions.timeline import Count, Entry, Timeline
from abilitytrace.render.page import Block, Bullets, Heading, Item, Line, Page, Span
from abilitytrace.render.pages.parts import as_of_line, capital, heading, in_text, name, source_line
from abilitytrace.render.pages.sentences import spaced, step_sentence
from abilitytrace.render.words import Words

__all__ = ["page"]

# what is named by a sentence or a title is shown by its id in a sentence
_BY_ID = ("claim", "event", "question", "source", "step")


def page(answer: Timeline, words: Words) -> Page:
    """Lays out a timeline."""
    blocks: list[Block] = []
    told: set[Differing] = set()
    years: dict[str, list[Item]] = {}
    for entry in answer.entries:
        years.setdefault(entry.date[:4], []).append(_item(words, entry, told))
    for year, items in years.items():
        blocks += [Heading((Span(words.date(year), "heading"),)), Bullets(tuple(items))]
    blocks += _undated(words, answer.undated, told)
    lead = words.sentences([capital(spaced(words, line)) for line in _lead(words, answer)])
    rows = tuple(_row(words, entry) for entry in (*answer.entries, *answer.undated))
    return Page((lead, *as_of_line(words, answer.as_of)), tuple(blocks), rows)


def _lead(words: Words, answer: Timeline) -> list[Line]:
    """How much happened in which span, what has no date, and on how much sources differ."""
    about: Line = ()
    if answer.about:
        about = (Span(answer.about.id) if answer.about_kind in _BY_ID else name(words, answer.about),)
        about = words.line("timeline.about", name=about)
    counts = [count for count in answer.counts if count.entries]
    between = _between(words, answer)
    if not counts:
        return [words.line("timeline.none", about=about, between=between), *_left_out(words, answer)]
    first, last = answer.entries[0].date, max(answer.entries, key=lambda entry: entry.until or entry.date)
    gaps = {"counts": _counted(words, counts), "about": about}
    if len(answer.entries) == 1:
        lead = [words.line("timeline.one", date=words.date(first, last.until), **gaps)]
    else:
        lead = [words.line("timeline.many", start=words.date(first), end=words.date(last.until or last.date), **gaps)]
    differ = sum(bool(entry.differing) for entry in answer.entries)
    if differ:
        lead.append((Span(words.plural("timeline.differ", differ)),))
    return [*lead, *_left_out(words, answer)]


def _between(words: Words, answer: Timeline) -> str:
    """The bounds asked for, in words; empty without any."""
    start, end = answer.between
    if start and end:
        return words.say("timeline.between", start=words.date(start), end=words.date(end))
    if start or end:
        return words.say("timeline.since" if start else "timeline.until", date=words.date(start or end))
    return ""


def _counted(words: Words, counts: list[Count]) -> Line:
    """`46 events and 19 further releases`: beside events, those releases that no event tells."""
    has_events = any(count.kind == "event" for count in counts)
    phrases = {"model": "timeline.further-model"} if has_events else {}
    return words.joined([(Span(words.plural(phrases.get(kind, f"timeline.{kind}"), count)),) for kind, count in counts])


def _left_out(words: Words, answer: Timeline) -> list[Line]:
    """That some things have no date: they come last, or are left out between dates."""
    if answer.left_out:
        return [(Span(words.plural("timeline.left-out", answer.left_out)),)]
    return [(Span(words.plural("timeline.undated-last", len(answer.undated))),)] if answer.undated else []


def _undated(words: Words, entries: tuple[Entry, ...], told: set[Differing]) -> list[Block]:
    """What has no date: events and the like one by one, models as names in a row."""
    if not entries:
        return []
    blocks: list[Block] = [heading(words, "timeline.undated")]
    items = tuple(_item(words, entry, told) for entry in entries if entry.kind != "model")
    if items:
        blocks.append(Bullets(items))
    models = [(Span(words.pick(entry.says)),) for entry in entries if entry.kind == "model"]
    if models:
        blocks.append(Bullets((Item(words.line("timeline.undated-models", models=words.joined(models))),)))
    return blocks


def _item(words: Words, entry: Entry, told: set[Differing]) -> Item:
    """One entry: the date within its year, what happened, what that rests on, and on which dates sources differ.

    What is `told` already is told in short, and the rest is added to it.
    """
    dated: Line = (Span(_day(words, entry), "strong"), Span("  ")) if entry.date else ()
    more: list[Line] = []
    if entry.source is not None and entry.kind != "source":
        more.append(source_line(words, entry.source))
    more += [_differing(words, found, again=found in told) for found in entry.differing]
    told.update(entry.differing)
    return Item((*dated, *spaced(words, _says(words, entry)), Span(f"  [{entry.id}]", "dim")), "•", tuple(more))


def _day(words: Words, entry: Entry) -> str:
    """The date without its year, which stands above; the year alone where nothing else is known."""
    shown, year = words.date(entry.date, entry.until), words.date(entry.date[:4])
    if shown.count(entry.date[:4]) == 1:
        shown = shown.removeprefix(year).removesuffix(year).strip() or year
    return words.say("timeline.inferred", date=shown) if entry.inferred else shown


def _says(words: Words, entry: Entry) -> Line:
    """What happened, as a sentence."""
    says = words.pick(entry.says)
    if entry.step is not None:
        return step_sentence(words, entry.step._replace(date="", until=""))
    if entry.kind == "model":
        phrase = "timeline.released-by" if entry.by else "timeline.released"
        return words.line(phrase, model=Span(says, "name"), by=entry.by)
    if entry.kind == "source":
        phrase = "timeline.published-by" if entry.by else "timeline.published"
        assert entry.source is not None
        return words.line(phrase, title=Span(says, "name"), by=in_text(words, entry.source))
    if entry.kind == "claim" and entry.level:
        return words.line("timeline.stated", says=says, level=words.label("stated", entry.level))
    return words.line("timeline.claimed", says=says) if entry.kind == "claim" else (Span(says),)


def _differing(words: Words, found: Differing, *, again: bool) -> Line:
    """Every date given for something, each with who gives it; only that they differ if told before."""
    attribute, thing = words.pick(found.attribute.name), words.pick(found.thing.name)
    if again:
        return spaced(words, words.line("timeline.differing-again", "warn", attribute=attribute, thing=thing))
    values = []
    for value in found.values:
        given = words.pick(value.value)
        given = words.date(given) if is_date(given) else given
        sources = words.say("list.comma").join(dict.fromkeys(source.id for source in value.sources))
        values.append((Span(words.say("timeline.given", date=given, sources=sources) if sources else given),))
    line = words.line("timeline.differing", "warn", attribute=attribute, thing=thing, dates=words.joined(values))
    return spaced(words, line)


def _row(words: Words, entry: Entry) -> tuple[str, ...]:
    source = entry.source.id if entry.source and entry.kind != "source" else ""
    return (entry.id, entry.kind, entry.date, entry.until, source, words.pick(entry.says))
