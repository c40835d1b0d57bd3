"""The measured scores of a model, or on a benchmark and its parts, by source and setting."""

from typing import Any, NamedTuple

from abilitytrace.lineage import Lineage, Measurement, Named
from abilitytrace.questions.setting import ScoreView, SettingView, lower_is_better, suites, view_score, view_setting

__all__ = ["Cell", "MemberScores", "Scores", "Sheet", "Standing", "scores"]


class Cell(NamedTuple):
    """One score."""

    benchmark: Named
    model: Named
    score: ScoreView


class Sheet(NamedTuple):
    """Scores that compare where they are on one benchmark: one source, one setting, best first on each benchmark.

    `suite` is the suite whose parts these benchmarks are; scores of a suite itself, and of what is in none, have none.
    """

    setting: SettingView
    suite: Named | None
    cells: tuple[Cell, ...]


class Standing(NamedTuple):
    """The best and the worst score on a benchmark in the one setting that has most models, of which there are `models`."""

    setting: SettingView
    models: int
    best: Cell
    worst: Cell


class MemberScores(NamedTuple):
    """A model of a series with the number of its scores."""

    model: Named
    scores: int


class Scores(NamedTuple):
    """The answer to `scores`; sheets in the order of the files, a suite before its parts.

    `kind` is `model` or `benchmark`; `source` the one asked for. `total`, `models`, `benchmarks`, `parts` and `sources`
    count what is shown; parts of suites are not among the benchmarks. `members` of a series have scores of their own.
    """

    subject: Named
    kind: str
    source: Named | None
    total: int
    models: int
    benchmarks: int
    parts: int
    sources: int
    standing: Standing | None
    sheets: tuple[Sheet, ...]
    members: tuple[MemberScores, ...]
    as_of: str


def scores(lineage: Lineage, name: str, source: str = "") -> Scores:
    """The scores of a model, or on a benchmark with its parts, from one source or all.

    Raises UnknownName or WrongKind for names that are no model or benchmark, or no source.
    """
    subject = lineage.find(name, "model", "benchmark")
    only = lineage.find(source, "source") if source else ""
    kind = lineage.kind(subject)
    found = lineage.measurements(model=subject) if kind == "model" else _on_suite(lineage, subject)
    found = tuple(item for item in found if not only or item.score.source == only)
    sheets = _sheets(lineage, found)
    own = [sheet for sheet in sheets if sheet.cells[0].benchmark.id == subject]
    benchmarks = {item.score.benchmark for item in found}
    parts = {key for key in benchmarks if set(suites(lineage, key)) & (benchmarks | {subject})}
    return Scores(
        subject=lineage.named(subject),
        kind=kind,
        source=lineage.named(only) if only else None,
        total=len(found),
        models=len({item.score.model for item in found}),
        benchmarks=len(benchmarks - parts),
        parts=len(parts),
        sources=len({item.score.source for item in found}),
        standing=_standing(own),
        sheets=sheets,
        members=_members(lineage, subject),
        as_of=lineage.as_of,
    )


def _on_suite(lineage: Lineage, benchmark: str) -> tuple[Measurement, ...]:
    """The scores on a benchmark, then those on its parts, and theirs."""
    found: list[Measurement] = []
    todo, seen = [benchmark], {benchmark}
    while todo:
        current = todo.pop(0)
        found += lineage.measurements(benchmark=current)
        parts = [part for part in lineage.narrower(current) if part not in seen]
        seen.update(parts)
        todo += parts
    return tuple(found)


def _sheets(lineage: Lineage, found: tuple[Measurement, ...]) -> tuple[Sheet, ...]:
    """Scores gathered by source, suite and setting; sources in the order in which they first come, suites too."""
    families: dict[str, tuple[str, ...]] = {}
    grouped: dict[tuple[Any, ...], list[Measurement]] = {}
    for item in found:
        benchmark = item.score.benchmark
        above = families.setdefault(benchmark, suites(lineage, benchmark))
        key = (item.score.source, (above or (benchmark,))[-1], above[0] if above else "", *item.setting[1:])
        # a benchmark that is no part has tables of its own: what it scores says nothing of another
        grouped.setdefault((*key, "" if above and not lineage.narrower(benchmark) else benchmark), []).append(item)
    places = {part: i for i, part in reversed(list(enumerate(part for key in grouped for part in key[:2])))}
    ordered = sorted(grouped, key=lambda key: (places[key[0]], places[key[1]], not key[-1]))
    return tuple(_sheet(lineage, key, grouped[key]) for key in ordered)


def _sheet(lineage: Lineage, key: tuple[Any, ...], items: list[Measurement]) -> Sheet:
    setting = items[0].setting
    sign = 1 if lower_is_better(setting) else -1
    order = list(dict.fromkeys(item.score.benchmark for item in items))
    items = sorted(items, key=lambda item: (order.index(item.score.benchmark), sign * item.score.value))
    cells = tuple(
        Cell(lineage.named(item.score.benchmark), lineage.named(item.score.model), view_score(item.score))
        for item in items
    )
    suite = key[2] if not key[-1] else ""
    return Sheet(view_setting(lineage, setting), lineage.named(suite) if suite else None, cells)


def _standing(sheets: list[Sheet]) -> Standing | None:
    """Where most models can be compared; None where no setting has two."""
    largest = max(sheets, key=lambda sheet: len({cell.model.id for cell in sheet.cells}), default=None)
    models = len({cell.model.id for cell in largest.cells}) if largest else 0
    if largest is None or models < 2:
        return None
    return Standing(largest.setting, models, largest.cells[0], largest.cells[-1])


def _members(lineage: Lineage, subject: str) -> tuple[MemberScores, ...]:
    """The members of a series that have scores."""
    counts = [(member, len(lineage.scores(model=member))) for member in lineage.thing(subject).members]
    return tuple(MemberScores(lineage.named(member), count) for member, count in counts if count)
