"""The scores on the page of `compare`: tables by source, the parts of suites apart, and what does not compare and why."""

from collections.abc import Sequence
from itertools import groupby

from abilitytrace.lineage import Named
from abilitytrace.questions.compare import Against, Compare, ScoreRow
from abilitytrace.questions.setting import ScoreView
from abilitytrace.render.page import Block, Bullets, Heading, Item, Line, Para, Span, Table
from abilitytrace.render.pages.parts import heading, name, source_line
from abilitytrace.render.pages.score_tables import Remarks, legend, letters
from abilitytrace.render.pages.sentences import spaced
from abilitytrace.render.pages.setting import change, decimals, differs, setting, source_id
from abilitytrace.render.words import Words

__all__ = ["score_blocks"]


def score_blocks(words: Words, answer: Compare) -> list[Block]:
    """The scores of all models, then those of pairs that cannot be compared."""
    blocks: list[Block] = []
    if answer.scores:
        models = [profile.model for profile in answer.models]
        blocks += [heading(words, "compare.scores"), legend(words, models)]
        for _, of_source in groupby(answer.scores, key=lambda row: source_id(words, row.setting)):
            blocks += _source(words, list(of_source), models)
    items = [item for against in answer.against for item in _apart(words, answer.models[0].model, against)]
    if items:
        blocks += [heading(words, "compare.apart"), Bullets(tuple(items))]
    return blocks


def _source(words: Words, rows: list[ScoreRow], models: Sequence[Named]) -> list[Block]:
    """The scores from one source: whole benchmarks, then the parts of each suite."""
    source = rows[0].setting.source
    assert source is not None
    blocks: list[Block] = [Heading(source_line(words, source._replace(at="")))]
    whole = [row for row in rows if row.suite is None]
    if whole:
        blocks += _table(words, whole, models)
    for suite in dict.fromkeys(row.suite for row in rows if row.suite is not None):
        title = words.line("compare.parts-of", "strong", suite=words.pick(suite.name))
        blocks += [Para(spaced(words, title)), *_table(words, [row for row in rows if row.suite == suite], models)]
    return blocks


def _table(words: Words, rows: list[ScoreRow], models: Sequence[Named]) -> list[Block]:
    """A row a benchmark and setting, a lettered column a model; of two models also the change."""
    heads = letters(len(models))
    scores = [
        (model.id, score) for row in rows for model, score in zip(models, row.scores, strict=True) if score is not None
    ]
    remarks = Remarks(words, scores, {model.id: head for model, head in zip(models, heads, strict=True)})
    columns = ["benchmark", "setting"]
    drawn: list[tuple[Line, ...]] = []
    way = ""
    for row in rows:
        shown = setting(words, row.setting)
        cells = tuple(_score(row, score, remarks) for score in row.scores)
        moved = (_change(row.scores),) if len(models) == 2 else ()
        drawn.append(((Span(words.pick(row.benchmark.name)),), (Span(shown if shown != way else ""),), *cells, *moved))
        way = shown if row.suite else ""
    titles = (*(words.say(f"scores.column.{column}") for column in columns), *heads)
    if len(models) == 2:
        titles = (*titles, words.say("compare.column.change"))
    blank = any(score is None for row in rows for score in row.scores)
    blanks = [Para(words.line("scores.blank", "dim"))] if blank else []
    return [Table(titles, tuple(drawn), (0, 1)), *blanks, *remarks.lines()]


def _score(row: ScoreRow, score: ScoreView | None, remarks: Remarks) -> Line:
    places = decimals(held.value for held in row.scores if held is not None)
    return remarks.value(score, row.setting.unit, places) if score is not None else ()


def _change(scores: tuple[ScoreView | None, ...]) -> Line:
    """The second score less the first; both are there, or the row would not be."""
    a, b = scores
    assert a is not None
    assert b is not None
    return (Span(change(b.value - a.value, decimals([a.value, b.value]))),)


def _apart(words: Words, first: Named, against: Against) -> list[Item]:
    """The benchmarks on which two models have scores that do not compare, and what differs."""
    items = []
    for one in against.apart:
        way_a, way_b = (
            words.say("compare.apart-way", setting=setting(words, shown), source=source_id(words, shown))
            for shown in (one.a, one.b)
        )
        line = words.line(
            "compare.apart-item",
            benchmark=Span(words.pick(one.benchmark.name), "name"),
            a=name(words, first, ""),
            b=name(words, against.model, ""),
            way_a=way_a,
            way_b=way_b,
        )
        items.append(Item(spaced(words, line), "•", ((Span(differs(words, one.differs), "dim"),),)))
    return items
