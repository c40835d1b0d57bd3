"""The page of `blame`: what moved most, then for each benchmark a row a model with its score, change and verdict."""

from abilitytrace.questions.blame import Blame, BlameLine, Point, Series
from abilitytrace.render.page import Block, Bullets, Heading, Item, Line, Page, Para, Span
from abilitytrace.render.pages.blame_notes import notes_on
from abilitytrace.render.pages.blame_table import STYLES, common_beginning, decimals_of, moved, short_name, table
from abilitytrace.render.pages.parts import as_of_line, name, source_line
from abilitytrace.render.pages.sentences import spaced
from abilitytrace.render.pages.setting import differs, setting, value
from abilitytrace.render.words import Words

__all__ = ["page"]

# names that are written out, and changes that are all explained below the table
_NAMED, _LONG = 6, 12


def page(answer: Blame, words: Words) -> Page:
    """Lays out a blame."""
    if not answer.series:
        return Page((*_nothing(words, answer), *as_of_line(words, answer.as_of)), (), ())
    blocks: list[Block] = []
    for series in answer.series:
        blocks += _series(words, series, by_change=answer.order == "change")
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
    why = [
        words.line(
            "blame.apart",
            before=name(words, held.before),
            benchmark=words.pick(held.apart.benchmark.name),
            differs=differs(words, held.apart.differs),
        )
        for held in answer.apart[:_NAMED]
    ]
    return (
        spaced(words, words.sentences([first, *why])),
        spaced(words, scored),
        words.line("blame.try-scores", "dim", id=answer.model.id),
    )


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
            by = Span(moved(series, line), STYLES[verdict])
            sentences.append(words.line(f"blame.{verdict}", model=name(words, line.model), change=by))
    lines = [line for one in answer.series for line in one.lines]
    gained, lost = (sum(line.verdict == verdict for line in lines) for verdict in ("gained", "lost"))
    if answer.judged:
        changes = words.plural("blame.changes", answer.judged)
        told = words.plural("blame.settled", gained + lost, changes=changes, gained=gained, lost=lost)
        sentences.append((Span(told if gained + lost else words.say("blame.settled-none", changes=changes)),))
    else:
        sentences.append(words.line("blame.unjudged"))
    return spaced(words, words.sentences(sentences))


def _most(series: Series, way: int) -> BlameLine | None:
    """The line that moved most one way: 1 for more of what is measured, -1 for less; those beyond noise before others."""
    sign = -way if series.lower else way
    moved = [line for line in series.lines if line.change.change * sign > 0 and line.verdict != "none"]
    return max(moved, key=lambda line: line.change.change * sign, default=None)


def _series(words: Words, series: Series, *, by_change: bool) -> list[Block]:
    title = words.line(
        "blame.heading", benchmark=words.pick(series.benchmark.name), setting=setting(words, series.setting)
    )
    source = series.setting.source
    blocks: list[Block] = [Heading(tuple(span._replace(style="heading") for span in title))]
    if source is not None:
        blocks.append(Para(words.line("blame.measured-by", "dim", source=source_line(words, source))))
    if common := common_beginning(words, series):
        blocks.append(Para(words.line("blame.common", "dim", common=common)))
    return [*blocks, table(words, series, by_change=by_change), *_steps(words, series), *notes_on(words, series)]


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
    joined = words.joined([(Span(method),) for method in methods])
    parts.append(words.line("blame.by", methods=joined) if methods else words.line("blame.how-unknown"))
    if len(line.steps) > 1:
        between = words.joined([(name(words, step.output),) for step in line.steps[:-1]])
        gaps: dict[str, int | Line] = {"count": len(line.steps), "between": between}
        parts.append(words.line("blame.together", **gaps))
    if line.share is not None and line.verdict in ("gained", "lost") and 0 < line.share <= 1:
        parts.append(words.line("blame.share", percent=round(line.share * 100)))
    if line.verdict == "none" and line.change.smallest is not None:
        parts.append(words.line("blame.hidden", smallest=f"{line.change.smallest:.{max(decimals_of(series), 1)}f}"))
    flags = ["merge"] if line.merge else []
    flags += ["refuted"] if any(step.confidence.level == "refuted" for step in line.steps) else []
    flags += ["rival"] if line.rival and "refuted" not in flags else []
    parts += [words.line(f"blame.{flag}", "warn") for flag in flags]
    apart = words.say("list.semicolon")
    how = tuple(span for part in parts for span in (*part, Span(apart)))[:-1]
    return Item(spaced(words, words.line("blame.step", model=short_name(words, series, line.model), how=how)), "•")


def _value(series: Series, point: Point) -> Span:
    return Span(value(point.score.value, series.setting.unit, decimals_of(series)), "strong")


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
            behind = (f"{line.a.value:.12g}", f"{line.b.value:.12g}", *(str(n or "") for n in moved.n))
            rows.append(("change", *about, *shown, line.verdict, source, *behind))
    return tuple(rows)
