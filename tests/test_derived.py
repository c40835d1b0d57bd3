"""Scores on both sides of a step are evidence on the claims about it: for, against, or not at all."""

from pathlib import Path

import pytest

from abilitytrace.records import Evidence
from tests.conftest import LineageOf, Run

TEXT = """\
sources:
  eval: {title: Our evaluation, published: 2024, kind: evaluation, group: us}
  again: {title: A second look, published: 2025, kind: evaluation, group: us}
  other: {title: Another lab, published: 2024, kind: paper, group: them}
  card: {title: A model card, published: 2024, kind: card}
models: {base: {name: Base}, tuned: {name: Tuned}}
methods: {tuning: {name: Tuning}}
abilities: {sums: {name: Sums}, words: {name: Words}}
benchmarks:
  gsm: {name: GSM, measures: [sums], items: 1000}
  part: {name: Part, measures: [sums], broader: [gsm]}
  spell: {name: Spell, measures: [words]}
steps: {to-tuned: {inputs: [base], methods: [tuning], output: tuned}}
"""


def claim(mark: str = "gain", more: str = "", cause: str = "to-tuned") -> str:
    return f"claims:\n  c: {{kind: effect, says: It does., cause: {cause}, effects: {{sums: {mark}}}{more}}}\n"


def scores(*values: tuple[float, float], rest: str = "n: 1000", source: str = "eval", benchmark: str = "gsm") -> str:
    rows = ""
    for i, pair in enumerate(values):
        for model, value in zip(("base", "tuned"), pair, strict=True):
            about = f"model: {model}, benchmark: {benchmark}, metric: accuracy, unit: '%', value: {value}"
            rows += f"  - {{{about}, source: {source}, at: t{i}, shots: {i}, {rest}}}\n"
    return rows


def derived(lineage_of: LineageOf, text: str, as_of: str = "") -> tuple[Evidence, ...]:
    return tuple(item for item in lineage_of(TEXT + text, as_of).evidence("c") if item.derived)


@pytest.mark.parametrize(
    ("mark", "after", "stance"),
    [
        ("gain", 60, "supports"),
        ("gain", 20, "disputes"),
        ("strong-loss", 20, "supports"),
        ("loss", 60, "disputes"),
        ("restore", 60, "supports"),
        ("none", 60, "disputes"),
        ("none", 20, "disputes"),
    ],
)
def test_a_change_beyond_noise_speaks_for_or_against_the_mark(
    lineage_of: LineageOf, mark: str, after: float, stance: str
) -> None:
    (item,) = derived(lineage_of, claim(mark) + "scores:\n" + scores((40, after)))
    assert (item.stance, item.kind, item.source, item.group) == (stance, "measured", "eval", "us")


def test_less_is_more_where_the_scores_say_so(lineage_of: LineageOf) -> None:
    (item,) = derived(lineage_of, claim() + "scores:\n" + scores((40, 20), rest="n: 1000, better: lower"))
    assert item.stance == "supports"


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(scores((40, 41)), id="within the noise"),
        pytest.param(scores((40, 60), rest="unit: ''").replace("unit: '%', ", ""), id="no share of items"),
        pytest.param(scores((40, 60), benchmark="spell"), id="measures something else"),
        pytest.param(
            scores((40, 60)).replace("shots: 0, n: 1000}\n  - {model: tuned", "shots: 1, n: 1000}\n  - {model: tuned"),
            id="another setting",
        ),
        pytest.param(scores((40, 60), (40, 20)).replace("shots: 1", "shots: 0"), id="two values of one setting"),
    ],
)
def test_what_tells_nothing_is_no_evidence(lineage_of: LineageOf, rows: str) -> None:
    assert derived(lineage_of, claim() + "scores:\n" + rows) == ()


def test_a_claim_about_a_method_is_not_settled_by_one_step(lineage_of: LineageOf) -> None:
    assert derived(lineage_of, claim(cause="tuning") + "scores:\n" + scores((40, 60))) == ()


def test_a_group_speaks_once_and_stays_neutral_where_its_measurements_differ(lineage_of: LineageOf) -> None:
    agreeing = scores((40, 60), (40, 70)) + scores((40, 55), source="again")
    (item,) = derived(lineage_of, claim() + "scores:\n" + agreeing)
    assert (item.stance, item.at) == ("supports", "t1")
    (item,) = derived(lineage_of, claim() + "scores:\n" + scores((40, 60), (60, 40)))
    assert item.stance == "neutral"


def test_two_groups_speak_each_for_itself(lineage_of: LineageOf) -> None:
    found = derived(lineage_of, claim() + "scores:\n" + scores((40, 60)) + scores((40, 20), source="other"))
    assert {(item.group, item.stance) for item in found} == {("us", "supports"), ("them", "disputes")}


@pytest.mark.parametrize(("kind", "counts"), [("measured", 0), ("comparison", 0), ("argument", 1)])
def test_what_a_file_already_tells_of_a_measurement_is_not_counted_twice(
    lineage_of: LineageOf, kind: str, counts: int
) -> None:
    told = f", supports: [{{source: again, at: p. 1, kind: {kind}, finding: It rose.}}]"
    assert len(derived(lineage_of, claim(more=told) + "scores:\n" + scores((40, 60)))) == counts


def test_the_average_of_a_suite_speaks_for_its_parts(lineage_of: LineageOf) -> None:
    (item,) = derived(lineage_of, claim() + "scores:\n" + scores((40, 60)) + scores((40, 10), benchmark="part"))
    assert item.stance == "supports"


def test_assumed_items_and_a_maker_s_own_card_are_concerns(lineage_of: LineageOf) -> None:
    (item,) = derived(lineage_of, claim() + "scores:\n" + scores((40, 60), rest="note: n", source="card"))
    assert item.concerns == ("bias", "imprecise")
    (item,) = derived(lineage_of, claim() + "scores:\n" + scores((40, 60)))
    assert item.concerns == ()


def test_all_changes_of_a_lineage_are_one_family(lineage_of: LineageOf) -> None:
    # 40 to 44.5 % of 1,000 items: p = 0.042, enough alone and not beside nine that moved by nothing
    alone = claim() + "scores:\n" + scores((40, 44.5))
    assert len(derived(lineage_of, alone)) == 1
    assert derived(lineage_of, alone + scores(*[(40, 40)] * 9, source="other")) == ()


def test_it_is_known_from_the_day_of_the_measurement(lineage_of: LineageOf) -> None:
    text = claim() + "scores:\n" + scores((40, 60))
    assert derived(lineage_of, text, "2023") == ()
    assert len(derived(lineage_of, text, "2024")) == 1


def test_it_counts_in_the_grade(lineage_of: LineageOf) -> None:
    lineage = lineage_of(TEXT + claim() + "scores:\n" + scores((40, 60)))
    assert lineage.graded("c").supports == 2
    assert "GSM 40.0% to 60.0% (+20.0" in lineage.evidence("c")[0].finding.en


SHOWN = """\
schema: 1
sources:
  eval: {title: Our evaluation, published: 2025, kind: evaluation}
  report: {title: Our report, published: 2025, kind: report}
models: {base: {name: Base, released: 2024}, tuned: {name: Tuned, released: 2025}}
methods: {tuning: {name: Tuning}}
abilities: {sums: {name: Sums, zh: 算术}, words: {name: Words, zh: 用词}}
benchmarks: {gsm: {name: GSM, measures: [sums]}, spell: {name: Spell, measures: [words]}}
steps: {to-tuned: {inputs: [base], methods: [tuning], output: tuned, date: 2025}}
claims:
  gave-words: {kind: effect, says: It gave words., cause: to-tuned, effects: {words: gain}, stated: STATED}
  cost-sums: {kind: effect, says: It cost sums., cause: to-tuned, effects: {sums: loss}, stated: STATED}
  bargain: {kind: tradeoff, says: A bargain., cause: to-tuned, effects: {words: gain, sums: loss}, stated: STATED}
scores:
  - {model: base, benchmark: gsm, metric: accuracy, unit: "%", value: 50, n: 1000, source: eval, at: t1}
  - {model: tuned, benchmark: gsm, metric: accuracy, unit: "%", value: 40, n: 1000, source: eval, at: t1}
  - {model: base, benchmark: spell, metric: accuracy, unit: "%", value: 20, n: 1000, source: eval, at: t1}
  - {model: tuned, benchmark: spell, metric: accuracy, unit: "%", value: 70, n: 1000, source: eval, at: t1}
""".replace("STATED", "{level: hypothesis, source: report, at: p. 1}")


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "Computed from the scores here: GSM 50.0% to 40.0% (-10.0, 95 % interval -14.3 to -5.6)."),
        ("zh", "由这里的分数算出：GSM 50.0% → 40.0%（-10.0，95% 区间 -14.3 至 -5.6）。"),
    ],
)
@pytest.mark.parametrize(
    "command", [("evidence", "cost-sums"), ("origin", "sums"), ("diff", "base", "tuned"), ("tradeoffs", "tuned")]
)
def test_every_page_of_the_claim_shows_it_as_computed(
    run: Run, tmp_path: Path, command: tuple[str, ...], language: str, told: str
) -> None:
    file = tmp_path / "ours.yaml"
    file.write_text(SHOWN, encoding="utf-8")
    for width in ("80", "120"):
        code, screen, _ = run(*command, "--graph", file, "--no-builtin", "--lang", language, env={"COLUMNS": width})
        assert code == 0
        assert "".join(told.split()) in "".join(screen.split())
