"""Measured scores beside claimed marks: what is paired, how it is counted, and where it speaks against a mark."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.proportion import confint_proportions_2indep

from abilitytrace.lineage import Lineage
from abilitytrace.questions.diff import diff
from abilitytrace.questions.measured import Measured, Measurements, direction, measure, pair_up, tally
from abilitytrace.questions.tradeoffs import tradeoffs
from tests.conftest import LineageOf
from tests.strategies import compiled

NAMES = """\
sources:
  paper: {title: A Paper, published: 2023-05, kind: paper}
  other: {title: Another, published: 2024-01, kind: paper}
models:
  base: {name: Base}
  tuned: {name: Tuned}
abilities:
  maths: {name: Maths}
  chat: {name: Chat}
  recall: {name: Recall}
benchmarks:
  sums: {name: Sums, measures: [maths]}
  puzzles: {name: Puzzles, measures: [maths]}
  talk: {name: Talk, measures: [chat]}
  quiz: {name: Quiz, measures: [recall, maths]}
  suite: {name: Suite, measures: [maths]}
  part-one: {name: Part One, broader: [suite], measures: [maths]}
  part-two: {name: Part Two, broader: [suite], measures: [maths]}
  part-three: {name: Part Three, broader: [suite], measures: [maths]}
  aside: {name: Aside}
steps:
  to-base: {output: base}
  to-tuned: {inputs: [base], output: tuned}
claims:
  tuned-maths: {kind: effect, says: Tuning cost maths., cause: to-tuned, effects: {maths: loss}}
"""

DEFAULTS = {"metric": "accuracy", "unit": "'%'", "shots": "5", "prompting": "cot", "source": "paper", "at": "p. 1"}


def pair(benchmark: str, base: float, tuned: float, **fields: str) -> str:
    """Two scores in one setting; `base_…` and `tuned_…` are fields of one of them alone."""
    rows = []
    for model, value in (("base", base), ("tuned", tuned)):
        own = {key.removeprefix(f"{model}_"): text for key, text in fields.items() if key.startswith(f"{model}_")}
        both = {key: text for key, text in fields.items() if not key.startswith(("base_", "tuned_"))}
        about = {"model": model, "benchmark": benchmark, "value": f"{value:g}", **DEFAULTS, **both, **own}
        rows.append("  - {" + ", ".join(f"{key}: {text}" for key, text in about.items() if text) + "}\n")
    return "".join(rows)


def scored(*pairs: str) -> str:
    return NAMES + "scores:\n" + "".join(pairs)


def measured(lineage: Lineage, **marked: str) -> dict[str, Measured]:
    return {found.ability.id: found for found in measure(lineage, "base", "tuned", marked).abilities}


def counts(found: Measured) -> tuple[int, int, int]:
    return found.up, found.down, found.same


# -- pairing


def test_a_pair_holds_both_scores_and_the_change(lineage_of: LineageOf) -> None:
    lineage = lineage_of(scored(pair("sums", 60.2, 47.3, shots="8")))
    (found,) = measured(lineage, maths="down")["maths"].pairs
    assert (found.benchmark.id, found.a.value, found.b.value, found.change) == ("sums", 60.2, 47.3, -12.9)
    assert (found.moved, found.noise, found.setting.shots) == ("down", "unknown", "8")
    assert found.setting.source is not None
    assert found.setting.source.id == "paper"


def test_only_benchmarks_that_measure_the_ability_count_for_it(lineage_of: LineageOf) -> None:
    lineage = lineage_of(scored(pair("sums", 1, 2), pair("talk", 2, 1), pair("aside", 1, 2), pair("quiz", 1, 2)))
    found = measured(lineage, maths="up", chat="up")
    assert [pair.benchmark.id for pair in found["maths"].pairs] == ["sums", "quiz"]
    assert [pair.benchmark.id for pair in found["chat"].pairs] == ["talk"]


def test_unmarked_abilities_are_measured_when_asked_for(lineage_of: LineageOf) -> None:
    lineage = lineage_of(scored(pair("sums", 1, 2), pair("talk", 2, 1)))
    assert list(measured(lineage, maths="up")) == ["maths"]
    every = measure(lineage, "base", "tuned", {"chat": "down"}, unmarked=True)
    assert [(found.ability.id, found.marked) for found in every.abilities] == [("chat", "down"), ("maths", "")]


def test_less_of_a_metric_that_is_better_low_is_more(lineage_of: LineageOf) -> None:
    lineage = lineage_of(scored(pair("talk", 15, 9.6, metric="toxicity (lower is better)")))
    (found,) = measured(lineage, chat="up")["chat"].pairs
    assert (found.change, found.moved) == (-5.4, "up")


def test_calibration_says_nothing_of_an_ability(lineage_of: LineageOf) -> None:
    lineage = lineage_of(scored(pair("quiz", 0.2, 0.1, metric="ECE (lower is better)")))
    assert measured(lineage, recall="up") == {}


def test_what_cannot_be_compared_is_said(lineage_of: LineageOf) -> None:
    lineage = lineage_of(scored(pair("sums", 1, 2, tuned_shots="8"), pair("talk", 1, 2)))
    found = measure(lineage, "base", "tuned", {"maths": "up", "chat": "up"})
    assert [(one.benchmark.id, one.differs) for one in found.apart] == [("sums", ("shots",))]
    assert [ability.ability.id for ability in found.abilities] == ["chat"]


def test_a_model_is_not_measured_against_itself(lineage_of: LineageOf) -> None:
    found = measure(lineage_of(scored(pair("sums", 1, 2))), "base", "base", {"maths": "up"}, unmarked=True)
    assert (found.abilities, found.apart, found.pairs) == ((), (), 0)


def test_later_sources_are_not_paired_as_of_an_earlier_date(lineage_of: LineageOf) -> None:
    text = scored(pair("sums", 1, 2), pair("puzzles", 1, 2, source="other"))
    found = measured(lineage_of(text, "2023-12"), maths="up")["maths"]
    assert [pair.benchmark.id for pair in found.pairs] == ["sums"]


# -- noise


def test_noise_is_known_from_the_number_of_items_only(lineage_of: LineageOf) -> None:
    lineage = lineage_of(scored(pair("sums", 60, 40, n="500"), pair("puzzles", 60, 59, n="500"), pair("quiz", 60, 20)))
    found = measure(lineage, "base", "tuned", {"maths": "down"})
    assert [pair.noise for pair in found.abilities[0].pairs] == ["beyond", "within", "unknown"]
    assert (found.pairs, found.judged) == (3, 2)


def test_a_change_has_the_interval_of_its_scores(lineage_of: LineageOf) -> None:
    lineage = lineage_of(scored(pair("sums", 300 / 5, 200 / 5, n="500"), pair("puzzles", 60, 59)))
    known, unknown = measured(lineage, maths="down")["maths"].pairs
    low, high = confint_proportions_2indep(200, 500, 300, 500, method="newcomb")
    assert (known.low, known.high) == pytest.approx((100 * low, 100 * high), abs=1e-6)
    assert (unknown.low, unknown.high, unknown.assumed) == (None, None, False)


def test_the_usual_number_of_items_is_assumed_and_said_to_be(lineage_of: LineageOf) -> None:
    text = scored(pair("sums", 60, 40), pair("puzzles", 60, 40, n="500")).replace(
        "{name: Sums,", "{name: Sums, items: 500,"
    )
    found = measure(lineage_of(text), "base", "tuned", {"maths": "down"})
    assumed, told = found.abilities[0].pairs
    assert (assumed.low, assumed.high, assumed.noise) == (told.low, told.high, told.noise)
    assert (assumed.assumed, told.assumed, found.assumed) == (True, False, 1)


def test_the_average_of_a_suite_and_its_parts_are_no_one_family(lineage_of: LineageOf) -> None:
    # p is 0.03 for each part; with the two that show nothing at all it is no finding, and without them one
    parts = pair("part-one", 50, 57, n="500"), pair("part-two", 50, 50, n="500"), pair("part-three", 50, 50, n="500")
    alone = measured(lineage_of(scored(pair("suite", 50, 57, n="500"))), maths="up")["maths"].pairs
    beside = measured(lineage_of(scored(pair("suite", 50, 57, n="500"), *parts)), maths="up")["maths"].pairs
    assert [one.noise for one in alone] == ["beyond"]
    assert [one.noise for one in beside] == ["beyond", "within", "within", "within"]


# -- counting


def test_settings_are_counted_by_direction(lineage_of: LineageOf) -> None:
    rows = [
        pair("sums", 1, 2),
        pair("sums", 2, 1, shots="8"),
        pair("sums", 3, 1, prompting="direct"),
        pair("puzzles", 1, 1),
    ]
    assert counts(measured(lineage_of(scored(*rows)), maths="up")["maths"]) == (1, 2, 1)


def test_metrics_of_one_benchmark_have_one_voice(lineage_of: LineageOf) -> None:
    rows = [pair("sums", 1, 2), pair("sums", 1, 2, metric="pass@10"), pair("sums", 2, 1, metric="pass@100")]
    assert counts(measured(lineage_of(scored(*rows)), maths="up")["maths"]) == (1, 0, 0)
    assert counts(measured(lineage_of(scored(*rows[1:])), maths="up")["maths"]) == (0, 0, 1)


def test_parts_are_not_counted_beside_the_average_of_their_suite(lineage_of: LineageOf) -> None:
    rows = [pair("suite", 1, 2, metric="average"), pair("part-one", 2, 1), pair("part-two", 2, 1)]
    found = measured(lineage_of(scored(*rows)), maths="up")["maths"]
    assert counts(found) == (1, 0, 0)
    assert [getattr(pair.suite, "id", None) for pair in found.pairs] == [None, "suite", "suite"]


def test_parts_without_their_average_have_one_voice_together(lineage_of: LineageOf) -> None:
    rows = [pair("part-one", 2, 1), pair("part-two", 2, 1), pair("part-three", 1, 2), pair("sums", 1, 2)]
    assert counts(measured(lineage_of(scored(*rows)), maths="up")["maths"]) == (1, 1, 0)


def test_an_average_from_elsewhere_does_not_silence_the_parts(lineage_of: LineageOf) -> None:
    rows = [pair("suite", 1, 2, source="other"), pair("part-one", 2, 1), pair("part-two", 4, 1)]
    assert counts(measured(lineage_of(scored(*rows)), maths="up")["maths"]) == (1, 1, 0)


def test_figures_repeated_by_another_source_count_once(lineage_of: LineageOf) -> None:
    rows = [pair("sums", 66.6, 55.4), pair("sums", 66.6, 55.4, source="other"), pair("sums", 66.6, 55.5, shots="8")]
    assert counts(measured(lineage_of(scored(*rows)), maths="up")["maths"]) == (0, 2, 0)


@pytest.mark.parametrize(
    ("fields", "doubts"),
    [
        ({"base_note": "a wrong format"}, ("notes",)),
        ({"note": "the hub's own run"}, ()),
        ({"shots": "unknown"}, ("unstated",)),
        ({"prompting": "", "tuned_note": "starred"}, ("notes", "unstated")),
    ],
)
def test_pairs_in_doubt_are_shown_and_not_counted(
    lineage_of: LineageOf, fields: dict[str, str], doubts: tuple[str, ...]
) -> None:
    found = measured(lineage_of(scored(pair("sums", 1, 2, **fields))), maths="up")["maths"]
    assert found.pairs[0].doubts == doubts
    assert counts(found) == ((0, 0, 0) if doubts else (1, 0, 0))


# -- agreement


@pytest.mark.parametrize(
    ("marked", "changes", "agreement"),
    [
        ("down", [-1, -1, 1], "agree"),
        ("down", [1, 1, -1], "disagree"),
        ("up", [-1, -1, 1], "disagree"),
        ("up", [1, 1, 0], "agree"),
        ("up", [1, -1], "mixed"),
        ("up", [-1, 0], "mixed"),
        ("up", [0, 0, -1], "mixed"),
        ("same", [1, 1, 1], ""),
        ("", [1], ""),
    ],
)
def test_marks_and_scores_agree_by_the_majority_of_settings(
    lineage_of: LineageOf, marked: str, changes: list[int], agreement: str
) -> None:
    rows = [pair("sums", 5, 5 + change, shots=str(i)) for i, change in enumerate(changes)]
    assert measured(lineage_of(scored(*rows)), maths=marked)["maths"].agreement == agreement


def test_a_loss_that_scores_do_not_show_is_called_out_in_a_diff(lineage_of: LineageOf) -> None:
    lineage = lineage_of(scored(pair("sums", 1, 2), pair("talk", 1, 2)))
    answer = diff(lineage, "base", "tuned").measured
    assert [(found.ability.id, found.marked, found.agreement) for found in answer.abilities] == [
        ("maths", "down", "disagree"),
        ("chat", "", ""),
    ]
    back = diff(lineage, "tuned", "base").measured
    assert [(found.ability.id, found.marked, found.agreement) for found in back.abilities] == [
        ("maths", "up", "disagree"),
        ("chat", "", ""),
    ]


def test_a_diff_measures_unrelated_models_too(lineage_of: LineageOf) -> None:
    text = scored(pair("sums", 1, 2)).replace(
        "  to-tuned: {inputs: [base], output: tuned}\n", "  to-tuned: {output: tuned}\n"
    )
    answer = diff(lineage_of(text), "base", "tuned")
    assert answer.relation == "unrelated"
    assert [(found.ability.id, found.marked, found.up) for found in answer.measured.abilities] == [("maths", "", 1)]


@pytest.mark.parametrize(
    ("verdict", "way"), [("gained", "up"), ("restored", "up"), ("lost", "down"), ("kept", "same"), ("unknown", "")]
)
def test_verdicts_point_up_or_down(verdict: str, way: str) -> None:
    assert direction(verdict) == way


def step_measurements(lineage: Lineage) -> list[Measurements]:
    return [found for exchange in tradeoffs(lineage, "tuned").exchanges for found in exchange.measured]


def test_a_trade_is_measured_against_its_input(lineage_of: LineageOf) -> None:
    (found,) = step_measurements(lineage_of(scored(pair("sums", 2, 1), pair("talk", 1, 2))))
    assert (found.a.id, found.b.id) == ("base", "tuned")
    assert [(one.ability.id, one.marked, one.agreement) for one in found.abilities] == [("maths", "down", "agree")]


def test_a_trade_is_measured_against_the_model_its_mark_names(lineage_of: LineageOf) -> None:
    text = scored(pair("sums", 2, 1)).replace("effects: {maths: loss}", "effects: {maths: loss}, versus: third")
    text = text.replace("  tuned: {name: Tuned}\n", "  tuned: {name: Tuned}\n  third: {name: Third}\n")
    assert step_measurements(lineage_of(text)) == []
    text += pair("sums", 2, 1).split("\n")[0].replace("model: base", "model: third") + "\n"
    (found,) = step_measurements(lineage_of(text))
    assert found.a.id == "third"


# -- laws


def score_rows(values: list[tuple[str, int, int, str, str]]) -> list[dict[str, object]]:
    rows: dict[tuple[str, str, str, str], dict[str, object]] = {}
    for benchmark, base, tuned, shots, metric in values:
        for model, value in (("base", base), ("tuned", tuned)):
            about = {"model": model, "benchmark": benchmark, "value": value, "unit": "%", "n": 100}
            way = {"metric": metric, "shots": shots, "prompting": "cot", "source": "paper", "at": "p. 1"}
            rows[(model, benchmark, shots, metric)] = {**about, **way}
    return list(rows.values())


benchmarks = st.sampled_from(["sums", "puzzles", "suite", "part-one", "part-two", "part-three"])
tables = st.lists(
    st.tuples(
        benchmarks,
        st.integers(0, 100),
        st.integers(0, 100),
        st.sampled_from(["0", "5"]),
        st.sampled_from(["accuracy", "loss (lower is better)"]),
    ),
    min_size=1,
    max_size=8,
).map(score_rows)


def family(rows: list[dict[str, object]]) -> dict[str, object]:
    return {
        "sources": {"paper": {"title": "A Paper", "published": "2023-05", "kind": "paper"}},
        "models": {"base": {"name": "Base"}, "tuned": {"name": "Tuned"}},
        "abilities": {"maths": {"name": "Maths"}},
        "benchmarks": {
            name: {"name": name, "measures": ["maths"], **({"broader": ["suite"]} if "part" in name else {})}
            for name in ("sums", "puzzles", "suite", "part-one", "part-two", "part-three")
        },
        "scores": rows,
    }


@given(tables)
def test_measuring_the_other_way_round_turns_every_sign(rows: list[dict[str, object]]) -> None:
    lineage = compiled(family(rows))
    there = measure(lineage, "base", "tuned", {"maths": "up"})
    back = measure(lineage, "tuned", "base", {"maths": "down"})
    turned: dict[str, str] = {"up": "down", "down": "up", "same": "same"}
    (one,), (other,) = there.abilities, back.abilities
    assert (one.up, one.down, one.same) == (other.down, other.up, other.same)
    assert one.agreement == other.agreement
    key: Callable[..., tuple[str, ...]] = lambda pair: (pair.benchmark.id, pair.setting.shots, pair.setting.metric)  # noqa: E731
    pairs = zip(sorted(one.pairs, key=key), sorted(other.pairs, key=key), strict=True)
    for first, second in pairs:
        assert (first.a, first.b, first.change) == (second.b, second.a, -second.change)
        assert (turned[first.moved], first.noise) == (second.moved, second.noise)


@given(tables)
def test_no_setting_is_counted_twice(rows: list[dict[str, object]]) -> None:
    lineage = compiled(family(rows))
    pairs = pair_up(lineage, lineage.measurements("base"), lineage.measurements("tuned"))
    families = {("suite" if "part" in pair.benchmark.id else pair.benchmark.id, pair.setting.shots) for pair in pairs}
    assert sum(tally(lineage, pairs)) <= len(families)
    assert bool(sum(tally(lineage, pairs))) == bool(pairs)


@given(tables, st.randoms(use_true_random=False))
def test_the_order_of_scores_does_not_change_the_count(rows: list[dict[str, object]], random: object) -> None:
    shuffled = random.sample(rows, len(rows))  # type: ignore[attr-defined]
    one, two = (measure(compiled(family(data)), "base", "tuned", {"maths": "up"}) for data in (rows, shuffled))
    assert [counts(found) for found in one.abilities] == [counts(found) for found in two.abilities]
    assert set(one.abilities[0].pairs) == set(two.abilities[0].pairs)
