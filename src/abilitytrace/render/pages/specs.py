"""The values of a record in a table, with who gives them; shared by the pages of `show`."""

from collections.abc import Sequence

from abilitytrace.dates import is_date
from abilitytrace.questions.details import ScoreRow
from abilitytrace.questions.parts import CitedSource
from abilitytrace.questions.specs import Value
from abilitytrace.records import Text
from abilitytrace.render.page import Line, Span, Table
from abilitytrace.render.quantity import quantity
from abilitytrace.render.words import Words

__all__ = ["score_table", "shown_value", "spec_table"]


def shown_value(words: Words, value: Value) -> str:
    """A value with its unit; dates as people write them."""
    if not value.unit and is_date(value.value.en):
        return words.date(value.value.en)
    return quantity(words, value.value, value.unit)


def spec_table(words: Words, first: str, rows: Sequence[tuple[Text, tuple[Value, ...]]]) -> Table:
    """A row a value: the attribute or record (headed by the phrase `first`), the value, who gives it."""
    columns = tuple(words.say(f"show.specs-{column}") for column in (first, "value", "source"))
    drawn: list[tuple[Line, ...]] = []
    for label, values in rows:
        for i, value in enumerate(values):
            head = Span(words.pick(label) if not i else "")
            drawn.append(((head,), _value(words, value), _sources(value.sources)))
    return Table(columns, tuple(drawn), (0, 1, 2))


def _value(words: Words, value: Value) -> Line:
    line: Line = (Span(shown_value(words, value)),)
    if value.stated:
        hedge = words.say("show.field-hedge", level=words.label("stated", value.stated))
        line = (*line, Span(words.say("sentences.aside", text=hedge), "dim"))
    return line


def _sources(sources: tuple[CitedSource, ...]) -> Line:
    """The first source with its place, and how many more there are."""
    if not sources:
        return ()
    shown = f"{sources[0].id} {sources[0].at}".strip()
    if len(sources) > 1:
        shown = f"{shown} +{len(sources) - 1}"
    return (Span(shown, "source"),)


def score_table(words: Words, scores: Sequence[ScoreRow], *, of: str) -> Table:
    """A row a score: the benchmark on a model's page (`of`), the model on a benchmark's; setting, value, who gives it."""
    other = "benchmark" if of == "model" else "model"
    columns = tuple(words.say(f"show.score-{column}") for column in (other, "setting", "metric", "value", "source"))
    rows = []
    for score in scores:
        what = score.benchmark if of == "model" else score.model
        source = score.source.id if score.source else ""
        texts = (words.pick(what.name), _setting(words, score), score.metric)
        rows.append((*((Span(text),) for text in texts), _score(words, score), (Span(source, "source"),)))
    return Table(columns, tuple(rows), (0, 1, 2, 4))


def _setting(words: Words, score: ScoreRow) -> str:
    """How the model was asked: how many examples, and in which way."""
    parts = [words.say("show.shots", count=score.shots)] if score.shots not in ("", "unknown") else []
    if score.prompting in ("direct", "cot", "zero-shot"):
        parts.append(words.say(f"show.prompting.{score.prompting}"))
    return words.say("list.comma").join(parts)


def _score(words: Words, score: ScoreRow) -> Line:
    """The value with its unit, and its standard error where it is known."""
    shown = quantity(words, Text(f"{score.value:g}"), score.unit if score.unit != "fraction" else "")
    return (Span(f"{shown} ± {score.stderr:g}" if score.stderr is not None else shown),)
