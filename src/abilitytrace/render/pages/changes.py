"""The page of `changes`: the movement in a sentence, then date by date with the finding behind each change."""

from math import ceil

from abilitytrace.grading import Grade
from abilitytrace.questions.changes import Changes, Moment, Moved, Movement, YearPoints
from abilitytrace.questions.parts import CitedSource, EvidenceView
from abilitytrace.render.page import Block, Bullets, Item, Line, Page, Para, Span, Table
from abilitytrace.render.pages.parts import as_of_line, capital, evidence_items, heading, in_text, source_line
from abilitytrace.render.pages.sentences import not_yet, spaced, step_sentence, when
from abilitytrace.render.words import Words
from abilitytrace.vocabulary import GRADED

__all__ = ["page"]

# findings shown a change
_MOVERS = 2
# way or kind of a moment → its sign, and that in ASCII
_SIGNS = {"first": "••", "up": "↑^", "down": "↓v", "contested": "!!", "year": "·.", "now": "••"}
_STYLES = {"up": "gain", "down": "loss", "contested": "warn"}
_BARS, _DIGITS = "▁▂▃▄▅▆▇█", "0123456789"


def page(answer: Changes | Moved, words: Words) -> Page:
    """Lays out the history of one claim, or the claims that moved."""
    if isinstance(answer, Moved):
        return _moved(answer, words)
    return _history(answer, words) if answer.known else not_yet(words, answer.id, answer.as_of)


def _history(answer: Changes, words: Words) -> Page:
    blocks: list[Block] = []
    if answer.stated:
        told = [
            words.line("changes.told-by", level=words.label("stated", one.level), source=source_line(words, one.source))
            for one in answer.stated
        ]
        blocks += [heading(words, "changes.told"), Bullets(tuple(Item(line) for line in told))]
    if answer.moments:
        items = tuple(_moment(words, moment, answer.as_of) for moment in answer.moments)
        blocks += [heading(words, "changes.history"), Bullets(items)]
    if len(answer.years) > 1:
        blocks += [heading(words, "changes.points"), _spark(words, answer.years)]
    if answer.moments:
        rule = answer.confidence.graded.rule
        blocks += [Para(()), Para(words.line("changes.rule", "dim", rule=rule))]
    says = step_sentence(words, answer.step) if answer.step else (Span(words.pick(answer.says), "strong"),)
    lead = spaced(words, words.sentences([capital(says), *_lead(words, answer)]))
    return Page((lead, *as_of_line(words, answer.as_of)), tuple(blocks), _rows(answer))


def _level(words: Words, graded: Grade) -> Line:
    return words.level(graded.level, contested=graded.contested)


def _lead(words: Words, answer: Changes) -> list[Line]:
    """When it was stated as what, how it was graded then and is now, and what moved it most."""
    stated: Line = ()
    if answer.then is not None:
        first = answer.stated[0]
        gaps = {"stated": words.label("stated", first.level), "date": words.date(first.source.published)}
        stated = words.line("changes.stated", when=when(words, first.source.published), **gaps)
    sentences: list[Line] = [] if stated else [words.line("changes.unstated")]
    if not answer.moments:
        missing = words.line("changes.ungraded", stated=stated) if stated else words.line("changes.no-evidence")
        return [*sentences, missing]
    sentences.append(_moves(words, answer, stated))
    if answer.turning is not None and answer.turning.way != "first":
        source = _by(words, answer.turning.movers[0].source)
        sentences.append(words.line("changes.most", source=source))
    if answer.confidence.overridden:
        sentences.append(words.line("changes.by-hand", level=words.level(answer.confidence.overridden)))
    return sentences


def _moves(words: Words, answer: Changes, stated: Line) -> Line:
    """From the grade when it was stated to that of today."""
    now = answer.confidence.graded
    changed = [moment for moment in answer.moments if moment.kind == "change"]
    since = words.date(changed[-1].date)
    if answer.then is None:
        return words.line("changes.graded", now=_level(words, now), since=since)
    is_same = (answer.then.level, answer.then.contested) == (now.level, now.contested)
    if not is_same:
        then = _level(words, answer.then)
        return words.line("changes.moved", stated=stated, then=then, now=_level(words, now), since=since)
    phrase = "changes.stayed" if answer.turning is None else "changes.returned"
    return words.line(phrase, stated=stated, now=_level(words, now), since=since)


def _by(words: Words, source: CitedSource) -> str:
    """A source in a sentence, with its date."""
    return words.say(
        "evidence.source", source=in_text(words, source._replace(at="")), date=words.date(source.published)
    )


def _moment(words: Words, moment: Moment, as_of: str) -> Item:
    """A date with its grade; for a change the findings that made it."""
    date = words.date(moment.date)
    if moment.kind == "year":
        date = words.say("changes.end-of", date=date)
    elif moment.kind == "now":
        date = words.say("changes.today-as-of" if as_of else "changes.today", date=date)
    graded = moment.graded
    line = words.line(
        "changes.moment",
        date=Span(date, "strong" if moment.kind != "year" else ""),
        level=_level(words, graded),
        supports=f"{graded.supports:g}",
        disputes=f"{graded.disputes:g}",
    )
    sign = _SIGNS[moment.way or moment.kind][words.ascii_only]
    return Item(line, sign, (), _movers(words, moment.movers), _STYLES.get(moment.way, ""))


def _movers(words: Words, movers: tuple[EvidenceView, ...]) -> tuple[Item, ...]:
    items = evidence_items(words, movers[:_MOVERS])
    left = len(movers) - len(items)
    more = Item((Span(words.plural("changes.more", left), "dim"),)) if left else None
    return (*items, more) if more else items


def _spark(words: Words, years: tuple[YearPoints, ...]) -> Table:
    """A sign a year and side, all on one scale, with the first and last points in figures."""
    top = max(max(year.supports, year.disputes) for year in years)
    span = words.say("changes.years", first=years[0].year, last=years[-1].year)
    rows = []
    for side, points in (("for", [year.supports for year in years]), ("against", [year.disputes for year in years])):
        bars = "".join(_bar(words, value, top) for value in points)
        ends = words.say("changes.from-to", first=f"{points[0]:g}", last=f"{points[-1]:g}")
        style = "gain" if side == "for" else "loss"
        rows.append(((Span(words.say(f"changes.{side}")),), (Span(bars, style),), (Span(ends),)))
    return Table((words.say("changes.side"), span, words.say("changes.first-last")), tuple(rows))


def _bar(words: Words, value: float, top: float) -> str:
    """A sign for a value: the lowest for nothing and for nothing else."""
    signs = _DIGITS if words.ascii_only else _BARS
    highest = len(signs) - 1
    return signs[min(ceil(highest * value / top), highest)] if value else signs[0]


def _rows(answer: Changes) -> tuple[tuple[str, ...], ...]:
    rows: list[tuple[str, ...]] = [
        (one.source.published, "stated", one.level, "", "", "", one.source.id) for one in answer.stated
    ]
    for moment in answer.moments:
        graded = moment.graded
        contested = "contested" if graded.contested else ""
        points = (f"{graded.supports:g}", f"{graded.disputes:g}")
        movers = ",".join(dict.fromkeys(view.source.id for view in moment.movers))
        rows.append((moment.date, moment.kind, graded.level, contested, *points, movers))
    return tuple(rows)


def _moved(answer: Moved, words: Words) -> Page:
    """The claims that moved, the furthest first."""
    about: Line = ()
    if answer.about is not None:
        about = words.line("changes.moved-about", name=Span(words.pick(answer.about.name), "name"))
    count = len(answer.movements)
    phrase = f"changes.moved-lead.{'one' if count == 1 else 'many'}" if count else "changes.moved-none"
    sentences = [capital(words.line(phrase, about=about, count=count, total=answer.total))]
    if count > 1:
        says = Span(words.pick(answer.movements[0].says), "strong")
        sentences.append(words.line("changes.furthest", says=says))
    blocks: list[Block] = []
    if answer.movements:
        items = tuple(_movement(words, movement) for movement in answer.movements)
        blocks = [Para(()), Bullets(items), Para(()), Para(words.line("changes.try", "dim"))]
    lead = spaced(words, words.sentences(sentences))
    return Page((lead, *as_of_line(words, answer.as_of)), tuple(blocks), _moved_rows(words, answer))


def _movement(words: Words, movement: Movement) -> Item:
    """A claim with its grades then and now, and what moved it most."""
    now = movement.confidence.graded
    stated = words.line(
        "changes.item-stated",
        stated=words.label("stated", movement.stated.level),
        date=when(words, movement.stated.source.published).strip(),
    )
    grades = {"then": _level(words, movement.then), "now": _level(words, now)}
    more = [words.line("changes.then-now", stated=stated, since=words.date(movement.since), **grades)]
    if movement.turning.movers:
        source = source_line(words, movement.turning.movers[0].source)
        more.append(spaced(words, words.line("changes.by", "source", source=source)))
    up, down = GRADED.index(now.level), GRADED.index(movement.then.level)
    way = "contested" if up == down else "up" if up > down else "down"
    line: Line = (Span(words.pick(movement.says)), Span(f"  [{movement.id}]", "dim"))
    return Item(line, _SIGNS[way][words.ascii_only], tuple(more), style=_STYLES[way])


def _moved_rows(words: Words, answer: Moved) -> tuple[tuple[str, ...], ...]:
    rows = []
    for movement in answer.movements:
        then, now = movement.then, movement.confidence.graded
        movers = ",".join(dict.fromkeys(view.source.id for view in movement.turning.movers))
        stated = (movement.stated.level, movement.stated.source.published)
        levels = (then.level, now.level, "contested" if now.contested else "")
        rows.append((movement.id, *stated, *levels, movement.since, movers, words.pick(movement.says)))
    return tuple(rows)
