"""The page of `bisect`: what to measure next and what it is expected to tell, then each stretch with its steps."""

from collections.abc import Sequence

from abilitytrace.questions.bisect import Bisect, Place, Stretch
from abilitytrace.render.page import Block, Bullets, Heading, Item, Line, Page, Para, Span, Table
from abilitytrace.render.pages.parts import as_of_line, name
from abilitytrace.render.pages.sentences import spaced
from abilitytrace.render.pages.setting import change, decimals, setting, source_id, value
from abilitytrace.render.words import Words

__all__ = ["page"]

# candidates of a stretch, and steps, that are written out
_CANDIDATES, _PLACES = 5, 8
# probabilities that differ by less are one on the screen
_ALIKE = 0.005
_STYLES = {"gained": "gain", "lost": "loss"}


def page(answer: Bisect, words: Words) -> Page:
    """Lays out a bisection."""
    blocks: list[Block] = []
    for stretch in answer.stretches:
        blocks += _stretch(words, answer, stretch)
    if answer.settled:
        known = tuple(_known(words, answer, stretch) for stretch in answer.settled)
        blocks += [Heading(words.line("bisect.known", "heading")), Bullets(known)]
    notes = [words.line("bisect.model", "dim")] if answer.stretches else []
    notes += [words.line("bisect.lower")] if answer.lower and (answer.stretches or answer.settled) else []
    notes += [words.line("bisect.forks", "warn")] if answer.forks else []
    blocks += [Para(spaced(words, words.sentences(notes)))] if notes else []
    return Page((*_lead(words, answer), *as_of_line(words, answer.as_of)), tuple(blocks), _rows(answer))


def _lead(words: Words, answer: Bisect) -> tuple[Line, ...]:
    sentences: list[Line] = []
    if answer.asked is not None:
        gaps = {"asked": name(words, answer.asked), "model": name(words, answer.model)}
        sentences.append(words.line("bisect.asked", **gaps))
    if not answer.stretches:
        return _nothing(words, answer, sentences)
    stretch = answer.stretches[0]
    best = stretch.candidates[0]
    sentences += [
        words.line("bisect.next", model=name(words, best.model)),
        words.line(
            f"bisect.{stretch.verdict}",
            benchmark=name(words, answer.benchmark),
            before=name(words, stretch.before),
            after=name(words, stretch.after),
            a=_value(answer, stretch, stretch.a.value),
            b=_value(answer, stretch, stretch.b.value),
            count=len(stretch.places),
        ),
        words.line("bisect.doubt", bits=_bits(words, stretch.bits), left=_bits(words, best.left)),
    ]
    return (spaced(words, words.sentences(sentences)),)


def _nothing(words: Words, answer: Bisect, sentences: list[Line]) -> tuple[Line, ...]:
    hidden = next((one for one in answer.settled if len(one.places) > 1), None)
    gaps = {"benchmark": name(words, answer.benchmark), "model": name(words, answer.model)}
    if hidden is not None:
        gaps |= {"before": name(words, hidden.before), "after": name(words, hidden.after)}
    sentences.append(words.line(f"bisect.nothing.{answer.reason}", **gaps))
    way_out = words.line("bisect.try-blame", "dim", benchmark=answer.benchmark.id, model=answer.model.id)
    return spaced(words, words.sentences(sentences)), way_out


def _bits(words: Words, bits: float) -> str:
    """The doubt in bits, and the number of equally likely steps that it is like."""
    return words.say("bisect.bits", bits=f"{bits:.1f}", count=_steps(bits))


def _steps(bits: float) -> str:
    return f"{2**bits:.1f}".removesuffix(".0")


def _stretch(words: Words, answer: Bisect, stretch: Stretch) -> list[Block]:
    title = words.line(
        "bisect.heading",
        "heading",
        before=words.pick(stretch.before.name),
        after=words.pick(stretch.after.name),
        change=_change(words, answer, stretch),
    )
    assert answer.setting is not None
    shown = words.line(
        "bisect.setting",
        "dim",
        benchmark=words.pick(answer.benchmark.name),
        setting=setting(words, answer.setting),
        source=source_id(words, answer.setting),
    )
    blocks: list[Block] = [Heading(spaced(words, title)), Para(spaced(words, shown))]
    if stretch.hidden:
        blocks.append(Para(words.line("bisect.hidden")))
    blocks += [_table(words, stretch), Para(spaced(words, words.sentences(_cost(words, stretch))))]
    return [*blocks, Heading(words.line("bisect.places", "heading")), Bullets(_places(words, stretch.places))]


def _table(words: Words, stretch: Stretch) -> Table:
    rows = [
        (
            (name(words, one.model),),
            (Span(words.say("bisect.cell.bits", bits=f"{one.gain:.2f}"), "strong"),),
            (Span(words.say("bisect.cell.bits", bits=f"{one.left:.2f}")),),
            (Span(words.say("bisect.cell.steps", count=_steps(one.left))),),
        )
        for one in stretch.candidates[:_CANDIDATES]
    ]
    columns = ("model", "gain", "left", "steps")
    return Table(tuple(words.say(f"bisect.column.{column}") for column in columns), tuple(rows), (0,))


def _cost(words: Words, stretch: Stretch) -> list[Line]:
    """The candidates left out of the table, and how many items one of them needs."""
    more = len(stretch.candidates) - _CANDIDATES
    told: list[Line] = [(Span(words.plural("bisect.more", more), "dim"),)] if more > 0 else []
    items = stretch.candidates[0].items
    if items is not None:
        phrase = "bisect.items.one" if len(stretch.candidates) == 1 else "bisect.items.many"
        return [*told, words.line(phrase, n=f"{items:,}")]
    return [*told, words.line("bisect.too-noisy")] if stretch.noisy else told


def _places(words: Words, places: Sequence[Place]) -> tuple[Item, ...]:
    """The likeliest steps, in the order of the way; the others together."""
    if max(place.probability for place in places) - min(place.probability for place in places) < _ALIKE:
        alike = words.line("bisect.alike", count=len(places), percent=f"{100 / len(places):.3g}")
        return (Item(spaced(words, alike), "•"),)
    ranked = sorted(range(len(places)), key=lambda i: -places[i].probability)[:_PLACES]
    items = [_place(words, places[i]) for i in sorted(ranked)]
    rest = len(places) - len(ranked)
    if rest:
        left = round(sum(place.probability for i, place in enumerate(places) if i not in ranked) * 100)
        items.append(Item((Span(words.plural("bisect.places-more", rest, percent=left), "dim"),), "•"))
    return tuple(items)


def _place(words: Words, place: Place) -> Item:
    gaps: dict[str, Span | Line | int] = {
        "model": name(words, place.step.output),
        "percent": round(place.probability * 100),
    }
    if not place.step.methods:
        return Item(spaced(words, words.line("bisect.place", **gaps)), "•")
    gaps["methods"] = words.joined([(Span(words.pick(method.name)),) for method in place.step.methods])
    return Item(spaced(words, words.line("bisect.place-by", **gaps)), "•")


def _known(words: Words, answer: Bisect, stretch: Stretch) -> Item:
    together = "bisect.known-hidden" if stretch.hidden else "bisect.known-together"
    phrase = together if len(stretch.places) > 1 else "bisect.known-step"
    gaps = {
        "before": name(words, stretch.before),
        "model": name(words, stretch.after),
        "after": name(words, stretch.after),
    }
    moved = Span(_change(words, answer, stretch), _STYLES[stretch.verdict])
    return Item(spaced(words, words.line(phrase, change=moved, **gaps)), "•")


def _change(words: Words, answer: Bisect, stretch: Stretch) -> str:
    places, moved = _decimals(answer, stretch), stretch.change
    told = change(round(moved.change, places), places)
    if moved.low is None or moved.high is None:
        return told
    low, high = (change(round(bound, places), places) for bound in (moved.low, moved.high))
    return words.say("bisect.interval", change=told, low=low, high=high)


def _value(answer: Bisect, stretch: Stretch, number: float) -> str:
    return value(number, answer.setting.unit if answer.setting else "", _decimals(answer, stretch))


def _decimals(answer: Bisect, stretch: Stretch) -> int:
    """Decimals that keep what was published, and no more than a screen has room for."""
    most = 4 if answer.setting and answer.setting.unit == "fraction" else 2
    return max(min(decimals((stretch.a.value, stretch.b.value)), most), 1)


def _rows(answer: Bisect) -> tuple[tuple[str, ...], ...]:
    rows: list[tuple[str, ...]] = []
    for stretch in answer.stretches:
        ends = (answer.benchmark.id, stretch.before.id, stretch.after.id)
        rows += [
            (
                "candidate",
                one.model.id,
                f"{one.gain:.6g}",
                f"{one.left:.6g}",
                "" if one.items is None else str(one.items),
                *ends,
            )
            for one in stretch.candidates
        ]
        rows += [("place", place.step.id, f"{place.probability:.6g}", *ends) for place in stretch.places]
    rows += [("known", one.before.id, one.after.id, one.verdict, f"{one.change.change:.6g}") for one in answer.settled]
    return tuple(rows) or (("nothing", answer.benchmark.id, answer.model.id, answer.reason),)
