"""The table of `blame`: a row a model with its score, a bar, and its change against the model before."""

from abilitytrace.lineage import Named
from abilitytrace.questions.blame import BlameLine, Point, Series
from abilitytrace.render.page import Line, Span, Table
from abilitytrace.render.pages.setting import change, decimals, value
from abilitytrace.render.words import Words

__all__ = ["STYLES", "common_beginning", "decimals_of", "moved", "short_name", "table"]

STYLES = {"gained": "gain", "lost": "loss", "none": "dim", "unknown": "dim"}
# cells of the chart; a beginning of names of this length that all share is said once
_CHART, _LONG_PREFIX = 6, 8
_EIGHTHS = " ▏▎▍▌▋▊▉"


def table(words: Words, series: Series, *, by_change: bool = False) -> Table:
    """A row a point, and one more for each further model that it is compared with; or a row a change, as they stand."""
    rows = _by_change(words, series) if by_change else _by_way(words, series)
    columns = ["model", "date", "score", "chart", "change", "interval", "verdict"]
    if not any(point.date for point in series.points):
        columns.remove("date")
        rows = [(row[0], *row[2:]) for row in rows]
    return Table(tuple(words.say(f"blame.column.{column}") for column in columns), tuple(rows), (0,))


def _by_way(words: Words, series: Series) -> list[tuple[Line, ...]]:
    lines: dict[str, list[BlameLine]] = {}
    for line in series.lines:
        lines.setdefault(line.model.id, []).append(line)
    rows: list[tuple[Line, ...]] = []
    for i, point in enumerate(series.points):
        above = series.points[i - 1].model.id if i else ""
        own = lines.get(point.model.id, [])
        first = own[0] if own else None
        rows.append(
            (
                _label(words, series, point.model, first, above),
                *_shown(words, series, point),
                *_cells(words, series, own[:1]),
            )
        )
        for line in own[1:]:
            blank: tuple[Line, ...] = ((), (), ())
            rows.append((_label(words, series, point.model, line, above), *blank, *_cells(words, series, [line])))
    return rows


def _by_change(words: Words, series: Series) -> list[tuple[Line, ...]]:
    points = {point.model.id: point for point in series.points}
    return [
        (
            _label(words, series, line.model, line, ""),
            *_shown(words, series, points[line.model.id]),
            *_cells(words, series, [line]),
        )
        for line in series.lines
    ]


def _shown(words: Words, series: Series, point: Point) -> tuple[Line, ...]:
    """Date, score and bar of a point."""
    top = max(other.score.value for other in series.points)
    return (
        (Span(point.date[: len("2022-11")]),),
        (Span(value(point.score.value, series.setting.unit, decimals_of(series))),),
        (Span(_bar(point.score.value, top, ascii_only=words.ascii_only), "level"),),
    )


def _label(words: Words, series: Series, model: Named, line: BlameLine | None, above: str) -> Line:
    """The model, and what it is compared with where that does not stand in the row above."""
    if line is None or line.before.id == above:
        return (short_name(words, series, model),)
    before = short_name(words, series, line.before)
    return words.line("blame.against", model=short_name(words, series, model), before=before)


def _cells(words: Words, series: Series, lines: list[BlameLine]) -> tuple[Line, ...]:
    """Change, interval and verdict; blank for a point with nothing before it."""
    if not lines:
        return (), (), ()
    line, places = lines[0], decimals_of(series)
    style = STYLES[line.verdict]
    interval = ""
    if line.change.low is not None and line.change.high is not None:
        bounds = (change(round(bound, places), places) for bound in (line.change.low, line.change.high))
        interval = words.say("blame.interval", **dict(zip(("low", "high"), bounds, strict=True)))
    verdict = words.say(f"blame.verdict.{line.verdict}")
    return (Span(moved(series, line), style),), (Span(interval),), (Span(verdict, style),)


def _bar(number: float, top: float, *, ascii_only: bool) -> str:
    """A bar from 0 to the highest score, in eighths of a cell; nothing for what is not above 0."""
    if top <= 0 or number <= 0:
        return ""
    if ascii_only:
        return "#" * max(round(number / top * _CHART), 1)
    eighths = max(round(number / top * _CHART * 8), 1)
    return "█" * (eighths // 8) + _EIGHTHS[eighths % 8].strip()


def short_name(words: Words, series: Series, model: Named) -> Span:
    """A model's name without what all names of the series begin with."""
    return Span(words.pick(model.name).removeprefix(common_beginning(words, series)), "name")


def common_beginning(words: Words, series: Series) -> str:
    """What the names of many points begin with, up to the sign before they part; empty for a few or short."""
    names = [words.pick(point.model.name) for point in series.points]
    shortest = min(names, key=len)
    shared = next((i for i in range(len(shortest)) if any(other[i] != shortest[i] for other in names)), len(shortest))
    cut = max(shortest[:shared].rfind(sign) for sign in "@/ ") + 1
    return shortest[:cut] if len(names) > 2 and cut >= _LONG_PREFIX else ""


def decimals_of(series: Series) -> int:
    """Decimals of scores and changes: those of the source, cut where the digits before the point say enough."""
    values = [abs(point.score.value) for point in series.points]
    return min(decimals(values), max(4 - len(str(int(max(values)))), 0) if max(values) >= 100 else 4)


def moved(series: Series, line: BlameLine) -> str:
    """The change of a line with its sign, in the decimals of the series."""
    return change(round(line.change.change, decimals_of(series)), decimals_of(series))
