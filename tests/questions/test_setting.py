"""What two scores must share to be comparable, and why two are not."""

import pytest

from abilitytrace.lineage import Lineage, Setting
from abilitytrace.questions.setting import Suites, apart, by_setting, is_beside, is_stated, lower_is_better, suites
from tests.conftest import LineageOf

SETTING = "benchmark: sums, metric: accuracy, unit: '%', shots: 5, prompting: cot, source: paper, at: table 1"

NAMES = """\
sources:
  paper: {title: A Paper, published: 2023-05, kind: paper}
  other: {title: Another, published: 2024-01, kind: paper}
models:
  a: {name: A}
  b: {name: B}
benchmarks:
  sums: {name: Sums}
  suite: {name: Suite, broader: [collection]}
  collection: {name: Collection}
  part-one: {name: Part One, broader: [suite]}
  part-two: {name: Part Two, broader: [suite]}
"""


def scores(*rows: str) -> str:
    return NAMES + "scores:\n" + "".join(f"  - {{{row}}}\n" for row in rows)


def shared(lineage: Lineage) -> list[tuple[float, float]]:
    a, b = (by_setting(lineage.measurements(model)) for model in ("a", "b"))
    return [(score.value, b[setting].value) for setting, score in a.items() if setting in b]


def changed(what: str) -> str:
    key = what.split(":", maxsplit=1)[0]
    fields = dict(part.split(": ", 1) for part in SETTING.split(", "))
    fields[key] = what.split(": ", 1)[1]
    return ", ".join(f"{name}: {value}" for name, value in fields.items())


def test_two_scores_in_one_setting_are_comparable(lineage_of: LineageOf) -> None:
    lineage = lineage_of(scores(f"model: a, value: 60, {SETTING}", f"model: b, value: 40, {SETTING}"))
    assert shared(lineage) == [(60, 40)]


@pytest.mark.parametrize(
    "other",
    [
        "benchmark: suite",
        "metric: F1",
        "unit: points",
        "shots: 8",
        "prompting: direct",
        "source: other",
        "version: 2",
        "filter: strict-match",
        "settings: {add_bos_token: true}",
    ],
)
def test_any_difference_of_setting_forbids_comparison(lineage_of: LineageOf, other: str) -> None:
    lineage = lineage_of(scores(f"model: a, value: 60, {SETTING}", f"model: b, value: 40, {changed(other)}"))
    assert shared(lineage) == []


def test_the_place_in_a_source_alone_forbids_nothing(lineage_of: LineageOf) -> None:
    lineage = lineage_of(scores(f"model: a, value: 60, {SETTING}", f"model: b, value: 40, {changed('at: row 2')}"))
    assert shared(lineage) == [(60, 40)]


def test_the_place_counts_where_it_alone_tells_prompts_apart(lineage_of: LineageOf) -> None:
    lineage = lineage_of(
        scores(
            f"model: a, value: 60, {changed('at: short prompt')}",
            f"model: a, value: 70, {changed('at: long prompt')}",
            f"model: b, value: 40, {changed('at: long prompt')}",
        )
    )
    assert shared(lineage) == [(70, 40)]
    assert {setting.place for setting in by_setting(lineage.measurements("b"))} == {"long prompt"}


def test_one_model_with_two_prompts_tells_them_apart_for_all(lineage_of: LineageOf) -> None:
    third = "model: c, value: 50, " + changed("at: short prompt")
    lineage = lineage_of(
        scores(
            f"model: a, value: 60, {changed('at: short prompt')}",
            f"model: b, value: 40, {changed('at: long prompt')}",
            third,
            third.replace("50", "55").replace("short", "long"),
        ).replace("  b: {name: B}\n", "  b: {name: B}\n  c: {name: C}\n")
    )
    assert shared(lineage) == []


def test_two_values_in_one_setting_are_compared_with_nothing(lineage_of: LineageOf) -> None:
    same = f"model: a, value: 60, {SETTING}"
    lineage = lineage_of(scores(same, same.replace("60", "61"), f"model: b, value: 40, {SETTING}"))
    assert shared(lineage) == []
    (found,) = apart(lineage, lineage.measurements("a"), lineage.measurements("b"))
    assert found.differs == ("value",)


def test_the_same_value_twice_is_one(lineage_of: LineageOf) -> None:
    same = f"model: a, value: 60, {SETTING}"
    assert shared(lineage_of(scores(same, same, f"model: b, value: 40, {SETTING}"))) == [(60, 40)]


def test_scores_without_a_source_are_compared_with_nothing(lineage_of: LineageOf) -> None:
    bare = SETTING.replace(", source: paper", "")
    lineage = lineage_of(scores(f"model: a, value: 60, {bare}", f"model: b, value: 40, {bare}"))
    assert shared(lineage) == []
    (found,) = apart(lineage, lineage.measurements("a"), lineage.measurements("b"))
    assert found.differs == ("source",)


def test_apart_names_the_nearest_settings_and_what_differs(lineage_of: LineageOf) -> None:
    lineage = lineage_of(
        scores(
            f"model: a, value: 60, {SETTING}",
            "model: b, value: 1, benchmark: sums, metric: F1, source: other, at: x",
            f"model: b, value: 40, {changed('shots: 8')}",
            f"model: b, value: 3, {changed('benchmark: suite')}",
        )
    )
    (found,) = apart(lineage, lineage.measurements("a"), lineage.measurements("b"))
    assert (found.benchmark.id, found.differs) == ("sums", ("shots",))
    assert (found.a.shots, found.b.shots) == ("5", "8")


def test_nothing_is_apart_that_can_be_compared_in_one_setting(lineage_of: LineageOf) -> None:
    lineage = lineage_of(
        scores(
            f"model: a, value: 60, {SETTING}",
            f"model: b, value: 40, {SETTING}",
            f"model: b, value: 50, {changed('shots: 8')}",
        )
    )
    assert apart(lineage, lineage.measurements("a"), lineage.measurements("b")) == ()


def test_a_score_is_known_with_its_source(lineage_of: LineageOf) -> None:
    text = scores(f"model: a, value: 60, {SETTING}", f"model: a, value: 70, {changed('source: other')}")
    assert [item.score.value for item in lineage_of(text, "2023-06").measurements("a")] == [60]
    assert [item.score.value for item in lineage_of(text).measurements("a")] == [60, 70]


# -- suites


def test_suites_of_a_part_come_nearest_first(lineage_of: LineageOf) -> None:
    lineage = lineage_of(NAMES)
    assert suites(lineage, "part-one") == ("suite", "collection")
    assert suites(lineage, "sums") == ()


def test_a_suite_above_a_part_was_measured_beside_it(lineage_of: LineageOf) -> None:
    lineage = lineage_of(
        scores(
            f"model: a, value: 60, {changed('benchmark: part-one')}",
            # the average bears another metric's name: it covers its parts all the same
            f"model: a, value: 60, {changed('benchmark: suite').replace('accuracy', 'mean accuracy')}",
            f"model: a, value: 60, {changed('benchmark: part-two').replace('cot', 'direct')}",
        )
    )
    settings = [item.setting for item in lineage.measurements("a")]
    above = Suites(lineage, settings).above
    assert [getattr(above(setting), "id", None) for setting in settings] == ["suite", None, None]


# -- metrics


def test_a_metric_is_better_low_where_it_says_so() -> None:
    assert lower_is_better(in_setting("toxicity (lower is better)"))
    assert not lower_is_better(in_setting("accuracy"))


def test_what_a_score_says_of_its_direction_comes_before_the_name() -> None:
    assert lower_is_better(in_setting("word_perplexity", better="lower"))
    assert not lower_is_better(in_setting("ECE (lower is better)", better="higher"))


def in_setting(metric: str, better: str = "") -> Setting:
    return Setting("sums", "paper", metric, "", "", "", better=better)


def test_calibration_and_ranks_tell_something_else() -> None:
    assert is_beside("ECE (10-bin, lower is better)")
    assert is_beside("mean win rate")
    assert not is_beside("win rate against another model")


@pytest.mark.parametrize(
    ("shots", "prompting", "stated"),
    [("5", "cot", True), ("", "cot", False), ("5", "unknown", False), ("few", "direct", True)],
)
def test_a_setting_is_stated_when_shots_and_prompting_are(
    lineage_of: LineageOf, shots: str, prompting: str, stated: bool
) -> None:
    way = changed(f"shots: '{shots}'").replace("cot", prompting)
    (item,) = lineage_of(scores(f"model: a, value: 60, {way}")).measurements("a")
    assert is_stated(item.setting) is stated
