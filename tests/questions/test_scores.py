"""Scores of a model or on a benchmark, by source and setting."""

import pytest

from abilitytrace.diagnostics import UnknownName, WrongKind
from abilitytrace.lineage import Lineage
from abilitytrace.questions.scores import Sheet, scores
from tests.conftest import LineageOf

TEXT = """\
sources:
  paper: {title: A Paper, published: 2023-05, kind: paper}
  other: {title: Another, published: 2024-01, kind: paper}
models:
  base: {name: Base}
  tuned: {name: Tuned, aliases: [the tuned one]}
  third: {name: Third}
  family: {name: Family, members: [base, tuned, silent]}
  silent: {name: Silent}
abilities:
  maths: {name: Maths}
benchmarks:
  sums: {name: Sums, aliases: [sums test]}
  suite: {name: Suite}
  part-one: {name: Part One, broader: [suite]}
  part-two: {name: Part Two, broader: [suite]}
  empty: {name: Empty}
scores:
  - {model: base, benchmark: sums, metric: accuracy, unit: "%", value: 40, shots: 5, prompting: cot, source: paper, at: x}
  - {model: tuned, benchmark: sums, metric: accuracy, unit: "%", value: 60, shots: 5, prompting: cot, source: paper, at: x}
  - {model: third, benchmark: sums, metric: accuracy, unit: "%", value: 50, shots: 5, prompting: cot, source: paper, at: x}
  - {model: tuned, benchmark: sums, metric: accuracy, unit: "%", value: 55, shots: 8, prompting: cot, source: other, at: x}
  - {model: base, benchmark: suite, metric: mean, unit: "%", value: 31, shots: 3, prompting: cot, source: paper, at: x}
  - {model: base, benchmark: part-one, metric: accuracy, unit: "%", value: 30, shots: 3, prompting: cot, source: paper, at: x}
  - {model: tuned, benchmark: part-one, metric: accuracy, unit: "%", value: 33, shots: 3, prompting: cot, source: paper, at: x}
  - {model: base, benchmark: part-two, metric: accuracy, unit: "%", value: 32, shots: 3, prompting: cot, source: paper, at: x}
"""


def cells(sheet: Sheet) -> list[tuple[str, str, float]]:
    return [(cell.benchmark.id, cell.model.id, cell.score.value) for cell in sheet.cells]


def test_scores_on_a_benchmark_stand_by_setting_best_first(lineage_of: LineageOf) -> None:
    answer = scores(lineage_of(TEXT), "sums test")
    assert (answer.kind, answer.total, answer.models, answer.benchmarks, answer.parts) == ("benchmark", 4, 3, 1, 0)
    assert [cells(sheet) for sheet in answer.sheets] == [
        [("sums", "tuned", 60), ("sums", "third", 50), ("sums", "base", 40)],
        [("sums", "tuned", 55)],
    ]
    assert [sheet.setting.shots for sheet in answer.sheets] == ["5", "8"]


def test_the_lead_is_the_setting_with_most_models(lineage_of: LineageOf) -> None:
    standing = scores(lineage_of(TEXT), "sums").standing
    assert standing is not None
    assert (standing.models, standing.best.model.id, standing.worst.model.id) == (3, "tuned", "base")


def test_the_best_of_a_metric_that_is_better_low_is_the_lowest(lineage_of: LineageOf) -> None:
    standing = scores(lineage_of(TEXT.replace("metric: accuracy", "metric: errors (lower is better)")), "sums").standing
    assert standing is not None
    assert (standing.best.model.id, standing.worst.model.id) == ("base", "tuned")


def test_nothing_leads_where_no_setting_has_two_models(lineage_of: LineageOf) -> None:
    assert scores(lineage_of(TEXT), "sums", "other").standing is None


def test_the_parts_of_a_suite_follow_it_apart(lineage_of: LineageOf) -> None:
    answer = scores(lineage_of(TEXT), "suite")
    assert (answer.total, answer.benchmarks, answer.parts) == (4, 1, 2)
    assert [(getattr(sheet.suite, "id", None), cells(sheet)) for sheet in answer.sheets] == [
        (None, [("suite", "base", 31)]),
        ("suite", [("part-one", "tuned", 33), ("part-one", "base", 30), ("part-two", "base", 32)]),
    ]


def test_the_average_never_leads_with_its_parts(lineage_of: LineageOf) -> None:
    assert scores(lineage_of(TEXT), "suite").standing is None


def test_scores_of_a_model_keep_parts_under_their_suite(lineage_of: LineageOf) -> None:
    answer = scores(lineage_of(TEXT), "base")
    assert (answer.kind, answer.total, answer.benchmarks, answer.parts, answer.sources) == ("model", 4, 2, 2, 1)
    assert [cells(sheet) for sheet in answer.sheets] == [
        [("sums", "base", 40)],
        [("suite", "base", 31)],
        [("part-one", "base", 30), ("part-two", "base", 32)],
    ]


def test_a_part_is_no_part_where_its_suite_was_not_measured(lineage_of: LineageOf) -> None:
    answer = scores(lineage_of(TEXT), "tuned")
    assert (answer.benchmarks, answer.parts) == (2, 0)


def test_sources_follow_one_another_in_the_order_of_the_files(lineage_of: LineageOf) -> None:
    sources = [sheet.setting.source.id for sheet in scores(lineage_of(TEXT), "tuned").sheets if sheet.setting.source]
    assert sources == ["paper", "paper", "other"]


def test_one_source_can_be_asked_for(lineage_of: LineageOf) -> None:
    answer = scores(lineage_of(TEXT), "sums", "other")
    assert (answer.total, [cells(sheet) for sheet in answer.sheets]) == (1, [[("sums", "tuned", 55)]])
    assert answer.source is not None
    assert answer.source.id == "other"


def test_what_nobody_measured_has_no_scores(lineage_of: LineageOf) -> None:
    for name in ("empty", "silent"):
        answer = scores(lineage_of(TEXT), name)
        assert (answer.total, answer.sheets, answer.members) == (0, (), ())


def test_a_series_names_its_members_with_scores(lineage_of: LineageOf) -> None:
    members = scores(lineage_of(TEXT), "family").members
    assert [(member.model.id, member.scores) for member in members] == [("base", 4), ("tuned", 3)]


def test_scores_are_those_known_on_the_date(lineage_of: LineageOf) -> None:
    answer = scores(lineage_of(TEXT, "2023-06"), "tuned")
    assert (answer.total, answer.as_of) == (2, "2023-06")


def test_wrong_names_are_refused(lineage_of: LineageOf) -> None:
    lineage = lineage_of(TEXT)
    with pytest.raises(WrongKind):
        scores(lineage, "maths")
    with pytest.raises(UnknownName):
        scores(lineage, "sumz")
    with pytest.raises(WrongKind):
        scores(lineage, "sums", "base")


def test_every_built_in_score_is_found_by_model_and_by_benchmark(builtin: Lineage) -> None:
    every = builtin.measurements()
    for name in {item.score.model for item in every} | {item.score.benchmark for item in every}:
        answer = scores(builtin, name)
        own = [item for item in every if name in (item.score.model, item.score.benchmark)]
        assert sum(len(sheet.cells) for sheet in answer.sheets) == answer.total >= len(own) > 0
        for sheet in answer.sheets:
            held = {(cell.benchmark.id, cell.model.id): cell.score.value for cell in sheet.cells}
            assert len(held) == len(sheet.cells), "one score of a model on a benchmark in a setting"
