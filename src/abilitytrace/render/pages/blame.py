"""The page of `blame`: what moved most, then for each benchmark a row a model with its score, change and verdict."""

from abilitytrace.lineage import Named
from abilitytrace.questions.blame import Blame, BlameLine, Point, Series
from abilitytrace.render.page import Block, Bullets, Heading, Item, Line, Page, Para, Span, Table
from abilitytrace.render.pages.parts import as_of_line, name, source_line
from abilitytrace.render.pages.sentences import spaced
from abilitytrace.render.pages.setting import change, decimals, setting, value
from abilitytrace.render.words import Words

__all__ = ["page"]

# cells of the chart, and names of models without a score that are written out
_CHART, _NAMED = 6, 6
# a beginning of this length that all names share is said once
_LONG_PREFIX = 8
# changes that are all explained below the table
_LONG = 12
_STYLES = {"gained": "gain", "lost": "loss", "none": "dim", "unknown": "dim"}
_EIGHTHS = " ▏▎▍▌▋▊▉"


def page(answer: Blame, words: Words) -> Page:
    """Lays out a blame."""
    if not answer.series:
        return Page((*_nothing(words, answer), *as_of_line(words, answer.as_of)), (), ())
    blocks: list[Block] = []
    for series in answer.series:
        blocks += _series(words, series)
    notes = []
    if answer.judged > 1:
        notes.append(Para((Span(words.plural("blame.family", answer.judged), "dim"),)))
    if answer.others:
        notes.append(Para((Span(words.plural("blame.others", answer.others), "dim"),)))
    return Page((_lead(words, answer), *as_of_line(words, answer.as_of)), (*blocks, *notes), _rows(answer))


def _nothing(words: Words, answer: Blame) -> tuple[Line, ...]:
    model = name(words, answer.model)
    first = words.line("blame.nothing", subject=name(words, answer.subject), model=model)
    if not answer.scored:
        return spaced(words, first), spaced(words, words.line("blame.scored-none", model=model))
    benchmarks = words.joined([(Span(words.pick(item.name)),) for item in answer.scored[:_NAMED]], "list.comma")
    scored = words.line("blame.scored", "dim", model=model, benchmarks=benchmarks)
    return spaced(words, first), spaced(words, scored), words.line("blame.try-scores", "dim", id=answer.model.id)


def _lead(words: Words, answer: Blame) -> Line:
    """What moved most on the benchmark with most models, and how many changes are more than noise."""
    series = answer.series[0]
    sentences: list[Line] = []
    if answer.asked is not None:
        gaps = {"asked": name(words, answer.asked), "model": name(words, answer.model)}
        sentences.append(words.line("blame.stand-in", **gaps))
    first, last = series.points[0], series.points[-1]
    sentences.append(
        words.line(
            "blame.whole",
            benchmark=name(words, series.benchmark),
            model=name(words, last.model),
            first=name(words, first.model),
            a=_value(series, first),
            b=_value(series, last),
        )
    )
    for verdict, line in (("gained", _most(series, 1)), ("lost", _most(series, -1))):
        if line is not None:
            moved = Span(_change(series, line), _STYLES[verdict])
            sentences.append(words.line(f"blame.{verdict}", model=name(words, line.model), change=moved))
    lines = [line for one in answer.series for line in one.lines]
    gained, lost = (sum(line.verdict == verdict for line in lines) for verdict in ("gained", "lost"))
    if answer.judged:
        changes = words.plural("blame.changes", answer.judged)
        sentences.append(
            (Span(words.plural("blame.settled", gained + lost, changes=changes, gained=gained, lost=lost)),)
        )
    else:
        sentences.append(words.line("blame.unjudged"))
    return spaced(words, words.sentences(sentences))


def _most(series: Series, way: int) -> BlameLine | None:
    """The line that moved most one way: 1 for more of what is measured, -1 for less; those beyond noise before others."""
    sign = -way if series.lower else way
    moved = [line for line in series.lines if line.change.change * sign > 0 and line.verdict != "none"]
    return max(moved, key=lambda line: line.change.change * sign, default=None)


def _series(words: Words, series: Series) -> list[Block]:
    title = words.line(
        "blame.heading", benchmark=words.pick(series.benchmark.name), setting=setting(words, series.setting)
    )
    source = series.setting.source
    blocks: list[Block] = [Heading(tuple(span._replace(style="heading") for span in title))]
    if source is not None:
        blocks.append(Para(words.line("blame.measured-by", "dim", source=source_line(words, source))))
    if common := _common(words, series):
        blocks.append(Para(words.line("blame.common", "dim", common=common)))
    return [*blocks, _table(words, series), *_steps(words, series), *_notes(words, series)]


def _table(words: Words, series: Series) -> Table:
    """A row a point, and one more for each further model that it is compared with."""
    places = _places(series)
    lines: dict[str, list[BlameLine]] = {}
    for line in series.lines:
        lines.setdefault(line.model.id, []).append(line)
    top = max((point.score.value for point in series.points), default=0)
    rows: list[tuple[Line, ...]] = []
    for i, point in enumerate(series.points):
        above = series.points[i - 1].model.id if i else ""
        shown = (
            (Span(point.date[: len("2022-11")]),),
            (Span(value(point.score.value, series.setting.unit, places)),),
            (Span(_bar(point.score.value, top, ascii_only=words.ascii_only), "level"),),
        )
        own = lines.get(point.model.id, [])
        rows.append(
            (_label(words, series, point, own[0] if own else None, above), *shown, *_cells(words, series, own[:1]))
        )
        for line in own[1:]:
            blank: tuple[Line, ...] = ((), (), ())
            rows.append((_label(words, series, point, line, above), *blank, *_cells(words, series, [line])))
    columns = ["model", "date", "score", "chart", "change", "interval", "verdict"]
    if not any(point.date for point in series.points):
        columns.remove("date")
        rows = [(row[0], *row[2:]) for row in rows]
    return Table(tuple(words.say(f"blame.column.{column}") for column in columns), tuple(rows), (0,))


def _label(words: Words, series: Series, point: Point, line: BlameLine | None, above: str) -> Line:
    """The model, and what it is compared with where that does not stand in the row above."""
    if line is None or line.before.id == above:
        return (_name(words, series, point.model),)
    before = _name(words, series, line.before)
    return words.line("blame.against", model=_name(words, series, point.model), before=before)


def _cells(words: Words, series: Series, lines: list[BlameLine]) -> tuple[Line, ...]:
    """Change, interval and verdict; blank for a point with nothing before it."""
    if not lines:
        return (), (), ()
    line, places = lines[0], _places(series)
    style = _STYLES[line.verdict]
    interval = ""
    if line.change.low is not None and line.change.high is not None:
        bounds = (change(round(bound, places), places) for bound in (line.change.low, line.change.high))
        interval = words.say("blame.interval", **dict(zip(("low", "high"), bounds, strict=True)))
    verdict = words.say(f"blame.verdict.{line.verdict}")
    return (Span(_change(series, line), style),), (Span(interval),), (Span(verdict, style),)


def _bar(number: float, top: float, *, ascii_only: bool) -> str:
    """A bar from 0 to the highest score, in eighths of a cell; nothing for what is not above 0."""
    if top <= 0 or number <= 0:
        return ""
    if ascii_only:
        return "#" * max(round(number / top * _CHART), 1)
    eighths = max(round(number / top * _CHART * 8), 1)
    return "█" * (eighths // 8) + _EIGHTHS[eighths % 8].strip()


def _steps(words: Words, series: Series) -> list[Block]:
    """How each change came about, and what is to be kept in mind of it; of a long run only what moved most."""
    lines = series.lines
    if len(lines) > _LONG:
        lines = tuple(sorted(lines, key=lambda line: -abs(line.change.change))[:_NAMED])
        lines = tuple(line for line in lines if line.verdict in ("gained", "lost"))
    return [Bullets(tuple(_step(words, series, line) for line in lines))] if lines else []


def _step(words: Words, series: Series, line: BlameLine) -> Item:
    methods = list(dict.fromkeys(words.pick(method.name) for step in line.steps for method in step.methods))
    parts: list[Line] = []
    if methods:
        joined = words.joined([(Span(method),) for method in methods])
        parts.append(words.line("blame.by", methods=joined))
    if len(line.steps) > 1:
        between = words.joined([(name(words, step.output),) for step in line.steps[:-1]])
        gaps: dict[str, int | Line] = {"count": len(line.steps), "between": between}
        parts.append(words.line("blame.together", **gaps))
    if line.share is not None and line.verdict in ("gained", "lost") and 0 < line.share <= 1:
        parts.append(words.line("blame.share", percent=round(line.share * 100)))
    if line.verdict == "none" and line.change.smallest is not None:
        parts.append(words.line("blame.hidden", smallest=f"{line.change.smallest:.{max(_places(series), 1)}f}"))
    flags = ["merge"] if line.merge else []
    flags += ["refuted"] if any(step.confidence.level == "refuted" for step in line.steps) else []
    flags += ["rival"] if line.rival and "refuted" not in flags else []
    parts += [words.line(f"blame.{flag}", "warn") for flag in flags]
    apart = words.say("list.semicolon")
    shown = [span for part in parts for span in (*part, Span(apart))][:-1]
    how = tuple(shown) or words.line("blame.how-unknown")
    return Item(spaced(words, words.line("blame.step", model=_name(words, series, line.model), how=how)), "•")


def _notes(words: Words, series: Series) -> list[Block]:
    """What bears on the whole table: emergence, items, direction, models left out."""
    notes: list[Line] = []
    if series.emergence is not None:
        notes.append(_emergence(words, series))
    if series.peak is not None:
        notes.append(_peak(words, series))
    if series.lower:
        notes.append(words.line("blame.lower"))
    assumed = [line.change for line in series.lines if line.change.assumed]
    counts = {n for line in series.lines for n in line.change.n if n}
    if len(counts) == 1:
        phrase = "blame.items-assumed" if assumed else "blame.items"
        notes.append(words.line(phrase, count=f"{counts.pop():,}"))
    if series.unmeasured:
        notes.append(words.line("blame.unmeasured", models=_some(words, series.unmeasured)))
    if series.conflicting:
        notes.append(words.line("blame.conflicting", models=_some(words, series.conflicting)))
    return [Para(spaced(words, words.sentences(notes)))] if notes else []


def _emergence(words: Words, series: Series) -> Line:
    held = series.emergence
    assert held is not None
    chance = f"{held.chance * 100:g}%"
    if held.model is None:
        return words.line("blame.not-emerged", chance=chance)
    if held.before is None:
        return words.line("blame.emerged-first", chance=chance, model=_name(words, series, held.model))
    before = _name(words, series, held.before)
    return words.line("blame.emerged", chance=chance, model=_name(words, series, held.model), before=before)


def _peak(words: Words, series: Series) -> Line:
    """What several steps together lost since the best point."""
    held = series.peak
    assert held is not None
    best = value(held.score.value, series.setting.unit, _places(series))
    return words.line(
        "blame.peak" if held.beyond else "blame.peak-within",
        model=_name(words, series, held.model),
        best=best,
        change=change(round(held.change.change, _places(series)), _places(series)),
    )


def _name(words: Words, series: Series, model: Named) -> Span:
    """A model's name without what all names of the series begin with."""
    return Span(words.pick(model.name).removeprefix(_common(words, series)), "name")


def _common(words: Words, series: Series) -> str:
    """What the names of many points begin with, up to the sign before they part; empty for a few or short."""
    names = [words.pick(point.model.name) for point in series.points]
    shortest = min(names, key=len)
    shared = next((i for i in range(len(shortest)) if any(other[i] != shortest[i] for other in names)), len(shortest))
    cut = max(shortest[:shared].rfind(sign) for sign in "@/ ") + 1
    return shortest[:cut] if len(names) > 2 and cut >= _LONG_PREFIX else ""


def _some(words: Words, models: tuple[Named, ...]) -> Line:
    shown = words.joined([(name(words, model),) for model in models[:_NAMED]], "list.comma")
    if len(models) <= _NAMED:
        return shown
    return (Span(words.plural("blame.unmeasured-more", len(models) - _NAMED, models=shown)),)


def _places(series: Series) -> int:
    """Decimals of scores and changes: those of the source, cut where the digits before the point say enough."""
    values = [abs(point.score.value) for point in series.points]
    return min(decimals(values), max(4 - len(str(int(max(values)))), 0) if max(values) >= 100 else 4)


def _value(series: Series, point: Point) -> Span:
    return Span(value(point.score.value, series.setting.unit, _places(series)), "strong")


def _change(series: Series, line: BlameLine) -> str:
    return change(round(line.change.change, _places(series)), _places(series))


def _rows(answer: Blame) -> tuple[tuple[str, ...], ...]:
    rows: list[tuple[str, ...]] = []
    for series in answer.series:
        source = series.setting.source.id if series.setting.source else ""
        rows += [
            ("point", series.benchmark.id, point.model.id, point.date, f"{point.score.value:.12g}", source)
            for point in series.points
        ]
        for line in series.lines:
            moved = line.change
            numbers = (moved.change, moved.low, moved.high, moved.p, moved.smallest)
            shown = ("" if number is None else f"{number:.6g}" for number in numbers)
            steps = " ".join(step.id for step in line.steps)
            about = (series.benchmark.id, line.model.id, line.before.id, line.date, steps)
            rows.append(("change", *about, *shown, line.verdict, source))
    return tuple(rows)
