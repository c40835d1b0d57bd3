"""The page of `scores`: how much is measured and what stands highest, then tables by source and setting."""

from collections.abc import Sequence
from itertools import groupby

from abilitytrace.lineage import Named
from abilitytrace.questions.scores import Scores, Sheet, Standing
from abilitytrace.questions.setting import lower_is_better
from abilitytrace.render.page import Block, Bullets, Heading, Item, Line, Page, Para, Span, Table
from abilitytrace.render.pages.parts import as_of_line, name, source_line
from abilitytrace.render.pages.score_tables import Remarks, legend, letters
from abilitytrace.render.pages.sentences import spaced
from abilitytrace.render.pages.setting import decimals, setting, shown, source_id, value
from abilitytrace.render.words import Words

__all__ = ["page"]

# models whose names fit the head of a table; more of them are lettered, and beyond that each score has a row of its own
_NAMED, _LETTERED = 3, 10


def page(answer: Scores, words: Words) -> Page:
    """Lays out the scores of a model or on a benchmark."""
    blocks: list[Block] = []
    for _, of_source in groupby(answer.sheets, key=lambda sheet: source_id(words, sheet.setting)):
        sheets = list(of_source)
        blocks.append(_source(words, sheets[0]))
        blocks += _model_table(words, sheets) if answer.kind == "model" else _benchmark_tables(words, answer, sheets)
    return Page(
        (_lead(words, answer), *as_of_line(words, answer.as_of)), (*_members(words, answer), *blocks), _rows(answer)
    )


def _source(words: Words, sheet: Sheet) -> Heading:
    source = sheet.setting.source
    if source is None:
        return Heading(words.line("setting.no-source", "heading"))
    return Heading(source_line(words, source._replace(at="")))


def _lead(words: Words, answer: Scores) -> Line:
    subject = name(words, answer.subject)
    if not answer.total:
        if answer.source is not None:
            return words.line("scores.none-from", name=subject, source=answer.source.id)
        return words.line("scores.none" if answer.kind == "model" else "scores.none-on", name=subject)
    parts = "parts"
    if answer.kind == "benchmark":
        parts = "with-parts" if answer.benchmarks else "only-parts"
    sentences = [
        words.line(
            "scores.of-model" if answer.kind == "model" else "scores.on-benchmark",
            name=subject,
            scores=words.plural("scores.scores", answer.total),
            benchmarks=words.plural("scores.benchmarks", answer.benchmarks),
            models=words.plural("scores.models", answer.models),
            parts=words.plural(f"scores.{parts}", answer.parts) if answer.parts else "",
            sources=words.plural("scores.sources", answer.sources),
        )
    ]
    if answer.standing is not None and answer.kind == "benchmark":
        sentences.append(_standing(words, answer.standing))
    sentences.append(words.line("scores.compare-only"))
    return spaced(words, words.sentences(sentences))


def _standing(words: Words, standing: Standing) -> Line:
    unit = standing.setting.unit
    return words.line(
        "scores.standing-low" if lower_is_better(standing.setting) else "scores.standing",
        setting=setting(words, standing.setting),
        source=source_id(words, standing.setting),
        count=standing.models,
        best=name(words, standing.best.model),
        most=Span(value(standing.best.score.value, unit), "strong"),
        worst=name(words, standing.worst.model),
        least=Span(value(standing.worst.score.value, unit), "strong"),
    )


def _members(words: Words, answer: Scores) -> list[Block]:
    """The members of a series, with the command for each."""
    if not answer.members:
        return []
    items = []
    for member in answer.members:
        count = words.plural("scores.scores", member.scores)
        line = words.line("scores.member", model=name(words, member.model), scores=count)
        items.append(Item(line, "•", (words.line("scores.member-try", "dim", id=member.model.id),)))
    return [Para(words.line("scores.members")), Bullets(tuple(items))]


# -- a model: one table a source


def _model_table(words: Words, sheets: list[Sheet]) -> list[Block]:
    """Every benchmark with its setting and score; the parts of a suite under its average, where that was measured too."""
    remarks = Remarks(words, [(cell.model.id, cell.score) for sheet in sheets for cell in sheet.cells])
    with_items = any(cell.score.n for sheet in sheets for cell in sheet.cells)
    measured = {cell.benchmark.id for sheet in sheets for cell in sheet.cells}
    sign = "-" if words.ascii_only else "·"
    rows: list[tuple[Line, ...]] = []
    for sheet in sheets:
        for i, cell in enumerate(sheet.cells):
            label = words.pick(cell.benchmark.name)
            if sheet.suite is not None and sheet.suite.id in measured:
                label = words.say("scores.part", sign=sign, name=_short(label, words.pick(sheet.suite.name)))
            # the parts of a suite share one setting: it is said once
            way = setting(words, sheet.setting) if not i else ""
            row: tuple[Line, ...] = ((Span(label),), (Span(way),), remarks.value(cell.score, sheet.setting.unit))
            rows.append((*row, (Span(f"{cell.score.n or ''}"),)) if with_items else row)
    columns = ("benchmark", "setting", "score", "items") if with_items else ("benchmark", "setting", "score")
    heads = tuple(words.say(f"scores.column.{column}") for column in columns)
    return [Table(heads, tuple(rows), (0, 1)), *remarks.lines()]


def _short(part: str, suite: str) -> str:
    """A part's name without that of its suite before it, as `BBH: word sorting`."""
    for sign in (": ", "："):
        head, found, rest = part.partition(sign)
        if found and (head in suite or suite in head or head.isupper()):
            return rest
    return part


# -- a benchmark: one table a setting


def _benchmark_tables(words: Words, answer: Scores, sheets: list[Sheet]) -> list[Block]:
    """A table a setting, and one line for a setting with a single score; a blank line between tables."""
    blocks: list[Block] = []
    for alone, group in groupby(sheets, key=lambda sheet: len(sheet.cells) == 1):
        if alone:
            blocks += [Bullets(tuple(_single(words, answer, sheet) for sheet in group)), Para(())]
            continue
        for sheet in group:
            blocks += [*_table(words, answer, sheet), Para(())]
    return blocks[:-1]


def _single(words: Words, answer: Scores, sheet: Sheet) -> Item:
    cell = sheet.cells[0]
    line = words.line(
        "scores.single",
        setting=_title(words, answer, sheet, [cell.benchmark]),
        model=name(words, cell.model),
        value=shown(words, cell.score, sheet.setting.unit),
    )
    note = words.pick(cell.score.note)
    return Item(line, "•", ((Span(note, "dim"),),) if note else ())


def _table(words: Words, answer: Scores, sheet: Sheet) -> list[Block]:
    models = list(dict.fromkeys(cell.model for cell in sheet.cells))
    benchmarks = list(dict.fromkeys(cell.benchmark for cell in sheet.cells))
    title = Para(_title(words, answer, sheet, benchmarks, "strong"))
    if len(benchmarks) == 1 or len(models) > _LETTERED:
        remarks = Remarks(words, [(cell.model.id, cell.score) for cell in sheet.cells])
        return [title, _list(words, sheet, remarks, several=len(benchmarks) > 1), *remarks.lines()]
    return [title, *_matrix(words, sheet, models, benchmarks)]


def _title(words: Words, answer: Scores, sheet: Sheet, benchmarks: Sequence[Named], style: str = "") -> Line:
    """The setting; with the number of items where all have one, and the benchmark or suite where it is not the subject."""
    text = setting(words, sheet.setting)
    items = {cell.score.n for cell in sheet.cells}
    if len(items) == 1 and (count := items.pop()):
        text = words.say("scores.items", setting=text, count=count)
    if len(benchmarks) == 1:
        if benchmarks[0].id == answer.subject.id:
            return (Span(text, style),)
        return words.line("scores.of-benchmark", style, benchmark=words.pick(benchmarks[0].name), setting=text)
    if sheet.setting.unit == "%":
        text = words.say("scores.percent", setting=text)
    suite = sheet.suite or answer.subject
    return spaced(words, words.line("scores.parts-of", style, suite=words.pick(suite.name), setting=text))


def _list(words: Words, sheet: Sheet, remarks: Remarks, *, several: bool) -> Table:
    """A row a score, best first."""
    unit = sheet.setting.unit
    places = decimals(cell.score.value for cell in sheet.cells)
    columns = ("benchmark", "model", "score") if several else ("model", "score")
    rows: list[tuple[Line, ...]] = []
    for cell in sheet.cells:
        row = ((Span(words.pick(cell.model.name)),), remarks.value(cell.score, unit, places))
        rows.append(((Span(words.pick(cell.benchmark.name)),), *row) if several else row)
    return Table(
        tuple(words.say(f"scores.column.{column}") for column in columns), tuple(rows), (0, 1) if several else (0,)
    )


def _matrix(words: Words, sheet: Sheet, models: Sequence[Named], benchmarks: Sequence[Named]) -> list[Block]:
    """A row a benchmark, a column a model."""
    lettered = len(models) > _NAMED
    heads = letters(len(models)) if lettered else tuple(words.pick(model.name) for model in models)
    head_of = {model.id: head for model, head in zip(models, heads, strict=True)}
    remarks = Remarks(words, [(cell.model.id, cell.score) for cell in sheet.cells], head_of)
    places = decimals(cell.score.value for cell in sheet.cells)
    held = {(cell.benchmark.id, cell.model.id): remarks.value(cell.score, "", places) for cell in sheet.cells}
    suite = words.pick(sheet.suite.name) if sheet.suite else ""
    rows = []
    for benchmark in benchmarks:
        label = (Span(_short(words.pick(benchmark.name), suite)),)
        rows.append((label, *(held.get((benchmark.id, model.id), ()) for model in models)))
    table = Table((words.say("scores.column.benchmark"), *heads), tuple(rows), (0,))
    blank = [Para(words.line("scores.blank", "dim"))] if any(() in row for row in rows) else []
    return [*([legend(words, models)] if lettered else []), table, *blank, *remarks.lines()]


def _rows(answer: Scores) -> tuple[tuple[str, ...], ...]:
    rows: list[tuple[str, ...]] = []
    for sheet in answer.sheets:
        way = sheet.setting
        about = (way.metric, way.unit, way.shots, way.prompting, way.source.id if way.source else "")
        for cell in sheet.cells:
            score = cell.score
            noise = ("" if score.n is None else str(score.n), "" if score.stderr is None else f"{score.stderr:.12g}")
            rows.append((cell.benchmark.id, cell.model.id, f"{score.value:.12g}", *about, *noise))
    rows += [("member", member.model.id, str(member.scores)) for member in answer.members]
    return tuple(rows)
