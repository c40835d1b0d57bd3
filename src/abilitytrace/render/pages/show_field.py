"""The page of `show --field`: the value in a sentence, then every value with its sources and remarks."""

from abilitytrace.dates import is_date
from abilitytrace.questions.details import ValuesOf
from abilitytrace.questions.show_field import FieldShown
from abilitytrace.questions.specs import UNPUBLISHED, Value
from abilitytrace.render.page import Block, Bullets, Item, Line, Page, Para, Span
from abilitytrace.render.pages.parts import as_of_line, capital, heading, in_text, source_line
from abilitytrace.render.pages.sentences import not_yet, spaced, when
from abilitytrace.render.pages.specs import shown_value
from abilitytrace.render.words import Words
from abilitytrace.vocabulary import STATED

__all__ = ["page"]

_Gaps = dict[str, str | int | Span | Line]

# attributes whose value makes a sentence of its own; those of the second set only where it is a figure
_SPOKEN = frozenset({"context-window", "publisher", "developer", "aliases"})
_SPOKEN_FIGURES = frozenset({"parameters", "layers", "corpus-size", "code-share"})
_SPOKEN_DATES = frozenset({"release-date", "released", "shutdown-date", "retired"})
_PHRASES = {"developer": "publisher", "released": "release-date", "retired": "shutdown-date"}


def page(answer: FieldShown, words: Words) -> Page:
    """Lays out a field."""
    if not answer.known:
        return not_yet(words, answer.id, answer.as_of)
    lead = (spaced(words, words.sentences([capital(line) for line in _lead(words, answer)])),)
    blocks: list[Block] = []
    if any(value.sources or value.note.en for value in answer.values):
        items = tuple(_item(words, answer, value) for value in answer.values)
        blocks = [heading(words, "show.field-sources"), Bullets(items)]
    if answer.recorded:
        labels = words.joined([(Span(words.pick(attribute.name)),) for attribute in answer.recorded])
        known = words.line("show.field-recorded", name=_name(words, answer), labels=labels)
        blocks = [Para(()), Para(spaced(words, known))]
    rows: list[tuple[str, ...]] = []
    for value in answer.values:
        places = "; ".join(f"{source.id} {source.at}".strip() for source in value.sources)
        rows.append((answer.id, answer.field, _text(words, answer, value), value.stated, places))
    rows = rows or [(answer.id, answer.field, "", "not-known", "")]
    return Page((*lead, *as_of_line(words, answer.as_of)), tuple(blocks), tuple(rows))


def _text(words: Words, answer: FieldShown, value: Value) -> str:
    """A value as shown; a level by its label."""
    if answer.field == "stated" and value.value.en in STATED:
        return words.label("stated", value.value.en)
    return shown_value(words, value)


def _aside(words: Words, value: Value) -> Line:
    """Who gives a value and how sure they are, in brackets."""
    parts = [words.label("stated", value.stated)] if value.stated else []
    if value.sources:
        first, more = in_text(words, value.sources[0]), len({source.id for source in value.sources}) - 1
        parts.append(words.plural("show.field-more", more, source=first) if more else first)
    return (Span(words.say("sentences.aside", text=words.say("list.semicolon").join(parts))),) if parts else ()


def _lead(words: Words, answer: FieldShown) -> list[Line]:
    """What is recorded, in sentences."""
    if not answer.values:
        return _unknown(words, answer)
    gaps: _Gaps = {"name": _name(words, answer), "label": words.pick(answer.label)}
    unpublished = [value for value in answer.values if value.value.en == UNPUBLISHED]
    given = _precise([value for value in answer.values if value.value.en != UNPUBLISHED])
    lines: list[Line] = []
    for value in unpublished:
        lines.append(words.line("show.field-unpublished", "", **gaps, aside=_aside(words, value)))
        if value.note.en:
            lines.append((Span(words.pick(value.note)),))
    if unpublished and given:
        lines.append(words.line("show.field-all-the-same", values=_all(words, answer, given)))
    elif len(given) == 1:
        lines.append(_one(words, answer, given[0]))
    elif given and not any(value.sources for value in given):
        lines.append(words.line("show.field-one", "", **gaps, values=_all(words, answer, given), aside=""))
    elif given:
        figures = sum(map(_is_figure, given)), sum(is_date(value.value.en) for value in given)
        phrase = "show.field-differ" if max(figures) > 1 else "show.field-given"
        lines.append(words.line(phrase, "", **gaps, values=_all(words, answer, given, "list.semicolon"), aside=""))
    return lines


def _name(words: Words, answer: FieldShown) -> Span:
    """The record's name; the id of one that has a sentence for a name."""
    has_name = answer.kind not in ("claim", "question", "event", "step")
    return Span(words.pick(answer.name) if has_name else answer.id, "name")


def _precise(values: list[Value]) -> list[Value]:
    """The values without dates that a more precise one among them contains: `2022` beside `2022-11`."""
    dates = [value.value.en for value in values if is_date(value.value.en)]
    return [value for value in values if not any(date.startswith(f"{value.value.en}-") for date in dates)]


def _is_figure(value: Value) -> bool:
    return bool(value.unit) or (value.value.en[:1].isdigit() and not is_date(value.value.en))


def _one(words: Words, answer: FieldShown, value: Value) -> Line:
    """A single value as a sentence that fits its attribute; a plain one where none does."""
    shown = _text(words, answer, value)
    aside = _aside(words, value)
    name = _name(words, answer)
    gaps: _Gaps = {"name": name, "value": Span(shown, "strong"), "aside": aside}
    phrase = f"show.say.{_PHRASES.get(answer.field, answer.field)}"
    if answer.field in _SPOKEN or (answer.field in _SPOKEN_FIGURES and _is_figure(value)):
        return words.line(phrase, "", **gaps)
    if answer.field in _SPOKEN_DATES and is_date(value.value.en):
        return words.line(phrase, "", **gaps, when=Span(when(words, value.value.en), "strong"))
    plain = "show.field-given" if value.sources else "show.field-one"
    values = (Span(shown.rstrip("。."), "strong"),)
    return words.line(plain, name=name, label=words.pick(answer.label), values=values, aside=aside)


def _all(words: Words, answer: FieldShown, values: list[Value], joiner: str = "") -> Line:
    """Several values with who gives each, as a list in a sentence or with one joiner throughout."""
    shown = [
        words.line("show.field-as", value=Span(_text(words, answer, value), "strong"), aside=_aside(words, value))
        for value in values
    ]
    return _between(words.say(joiner), shown) if joiner else words.joined(shown)


def _between(joiner: str, lines: list[Line]) -> Line:
    spans: list[Span] = []
    for i, line in enumerate(lines):
        spans += ([Span(joiner)] if i else []) + list(line)
    return tuple(spans)


def _unknown(words: Words, answer: FieldShown) -> list[Line]:
    """That nothing is recorded, and what the closest relatives have."""
    name = _name(words, answer)
    lines = [words.line("show.field-unknown", name=name, label=words.pick(answer.label))]
    if answer.nearest:
        shown = [_relative(words, relative) for relative in answer.nearest]
        values = _between(words.say("list.semicolon"), shown)
        lines.append(words.line("show.field-nearest", values=values))
    lines.append(words.line("show.field-try", "dim", id=answer.id))
    return lines


def _relative(words: Words, relative: ValuesOf) -> Line:
    values = relative.spec.values
    shown = words.joined([(Span(shown_value(words, value)),) for value in values], "list.or")
    name = Span(words.pick(relative.record.name), "name")
    return words.line("show.field-nearest-one", name=name, value=shown, aside=_aside(words, values[0]))


def _item(words: Words, answer: FieldShown, value: Value) -> Item:
    """A value with each of its sources, how sure they are, and a remark."""
    more: list[Line] = [source_line(words, source) for source in value.sources]
    if value.stated:
        more.append(words.line("show.field-hedge", "source", level=words.label("stated", value.stated)))
    if value.note.en:
        more.append((Span(words.pick(value.note), "dim"),))
    return Item((Span(_text(words, answer, value), "strong"),), "•", tuple(more))
