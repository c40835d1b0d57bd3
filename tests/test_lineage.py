"""The graph: names, steps, ancestry with rivals and merges, claims joined to causes, and all of it as of a date."""

import pytest

from abilitytrace.diagnostics import UnknownName, WrongKind
from abilitytrace.grading import Grade
from abilitytrace.lineage import Lineage, Named
from abilitytrace.names import fold
from abilitytrace.records import Claim, Step, Text, Thing
from tests.conftest import LineageOf

NAMES = """\
models:
  gpt-3: {name: GPT-3 175B, zh: 初代GPT-3, aliases: [davinci, 第一代 GPT-3]}
  gpt-4: {name: GPT-4}
  tuned: {name: Tuned Model}
methods:
  tuning: {name: tuning}
abilities:
  cot: {name: chain-of-thought, zh: 思维链, aliases: [CoT reasoning, step by step]}
  code: {name: code generation, aliases: [codegen]}
attributes:
  size: {name: size, aliases: [number of parameters]}
terms:
  size-term: {name: Size, says: How large something is.}
"""


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("gpt-3", "gpt-3"),
        ("GPT 3", "gpt-3"),
        ("gpt-3 175b", "gpt-3"),
        ("Davinci", "gpt-3"),
        ("初代 GPT-3", "gpt-3"),
        ("第一代GPT3", "gpt-3"),
        ("思维链", "cot"),
        ("COT", "cot"),
        ("chain of thought", "cot"),
        ("Step-by-Step", "cot"),
    ],
)
def test_find_takes_ids_names_and_aliases_however_they_are_typed(lineage_of: LineageOf, name: str, found: str) -> None:
    assert lineage_of(NAMES).find(name) == found


def test_find_looks_among_the_kinds_asked_for(lineage_of: LineageOf) -> None:
    lineage = lineage_of(NAMES)
    assert lineage.find("size", "attribute") == "size"
    assert lineage.find("size", "term") == "size-term"
    assert lineage.find("size") == "size"
    with pytest.raises(WrongKind) as caught:
        lineage.find("CoT", "model", "method")
    assert (caught.value.identifier, caught.value.kind, caught.value.wanted) == ("cot", "ability", ("model", "method"))


@pytest.mark.parametrize(
    ("name", "kinds", "nearest"),
    [
        ("chain of thougth", ("ability",), ["cot"]),
        ("thought", ("ability",), ["cot"]),
        ("codgen", ("ability",), ["code"]),
        ("gtp-3", ("model",), ["gpt-3"]),
        ("gpt-5", ("model",), ["gpt-3", "gpt-4"]),
        ("初代GPT", ("model",), ["gpt-3"]),
        ("tunning", (), ["tuning"]),
        ("zzzzzz", ("model",), []),
        ("?", ("model",), []),
        ("", ("model",), []),
    ],
)
def test_an_unknown_name_suggests_the_nearest_of_its_kinds(
    lineage_of: LineageOf, name: str, kinds: tuple[str, ...], nearest: list[str]
) -> None:
    with pytest.raises(UnknownName) as caught:
        lineage_of(NAMES).find(name, *kinds)
    assert [identifier for _, identifier, _ in caught.value.nearest] == nearest
    assert (caught.value.name, caught.value.kinds) == (name, kinds)


def test_a_suggestion_tells_the_name_that_is_near(lineage_of: LineageOf) -> None:
    with pytest.raises(UnknownName) as caught:
        lineage_of(NAMES).find("chain of thougth", "ability")
    assert caught.value.nearest == (("chain-of-thought", "cot", "ability"),)


def test_names_of_things_nobody_defined_are_their_ids(lineage_of: LineageOf) -> None:
    lineage = lineage_of(NAMES)
    assert lineage.named("nobody") == Named("nobody", Text("nobody"))
    assert lineage.thing("nobody").name == Text("nobody")
    assert (lineage.get("nobody"), lineage.kind("nobody")) == (None, "")


# -- descent

FAMILY = """\
sources:
  s: {title: S, published: 2022-06, kind: paper, group: g}
  late: {title: L, published: 2024, kind: paper, group: h}
models:
  a: {name: A, released: 2020}
  b: {name: B, released: 2021}
  c: {name: C, released: 2021-06}
  d: {name: D, released: 2022}
  e: {name: E}
  rebuilt: {name: R}
methods:
  tuning: {name: tuning}
  sft: {name: SFT, broader: [tuning]}
  feedme: {name: FeedME, broader: [sft]}
datasets:
  data: {name: data}
steps:
  to-a: {output: a}
  to-b: {inputs: [a], output: b, methods: [feedme]}
  to-c: {inputs: [a], output: c, relation: succeeds}
  to-d: {inputs: [b, c], output: d, datasets: [data], date: 2022-03}
  weak: {inputs: [a], output: d, supports: [{source: s, at: p, kind: community, finding: f}]}
  sure: {inputs: [c], output: d, supports: [{source: s, at: p, kind: statement, finding: f}]}
  to-e: {inputs: [d], output: e, supports: [{source: late, at: p, kind: report, finding: f}]}
  to-rebuilt: {inputs: [a], output: rebuilt, relation: imitates}
claims:
  by-method: {kind: origin, says: x, cause: tuning, effects: {x: gain}}
  by-step: {kind: effect, says: x, cause: to-b, effects: {x: loss},
            supports: [{source: late, at: p, kind: ablation, finding: f}]}
  on-model: {kind: general, says: x, about: [b, x]}
  ancestry: {kind: lineage, says: x, about: [d], supports: [{source: s, at: p, kind: artifact, finding: f}]}
abilities:
  x: {name: X}
  y: {name: Y, broader: [x]}
questions:
  q: {says: Why?, about: [x], raised: {source: late}}
"""


def ids(records: list[Step] | list[Claim]) -> list[str]:
    return [record.id for record in records]


def test_rival_steps_stand_best_founded_first(lineage_of: LineageOf) -> None:
    assert ids(lineage_of(FAMILY).steps_to("d")) == ["sure", "weak", "to-d"]


def test_rivals_founded_alike_stand_by_date_then_by_id(lineage_of: LineageOf) -> None:
    text = """\
models: {a: {name: A}, b: {name: B}}
steps:
  later: {inputs: [a], output: b, date: 2022}
  s2: {inputs: [a], output: b, date: 2021}
  s1: {inputs: [a], output: b, date: 2021}
  undated: {inputs: [a], output: b}
"""
    assert ids(lineage_of(text).steps_to("b")) == ["s1", "s2", "later", "undated"]


def test_steps_from_a_model_stand_in_the_order_of_the_files(lineage_of: LineageOf) -> None:
    assert ids(lineage_of(FAMILY).steps_from("a")) == ["to-b", "to-c", "weak", "to-rebuilt"]


def test_ancestry_follows_every_account_and_every_parent_once(lineage_of: LineageOf) -> None:
    ancestry = lineage_of(FAMILY).ancestry("e")
    assert ancestry.models == {"e", "d", "b", "c", "a"}
    assert ancestry.distance == {"to-e": 0, "sure": 1, "weak": 1, "to-d": 1, "to-c": 2, "to-b": 2, "to-a": 2}
    assert list(ancestry.steps) == list(ancestry.distance)


def test_an_imitation_has_no_ancestors(lineage_of: LineageOf) -> None:
    assert lineage_of(FAMILY).ancestry("rebuilt").models == {"rebuilt"}


def test_a_root_has_no_ancestors_but_itself(lineage_of: LineageOf) -> None:
    ancestry = lineage_of(FAMILY).ancestry("a")
    assert (ancestry.models, list(ancestry.steps)) == ({"a"}, ["to-a"])


def test_the_way_goes_by_the_best_founded_step_from_the_root(lineage_of: LineageOf) -> None:
    assert ids(lineage_of(FAMILY).way_to("e")) == ["to-a", "to-c", "sure", "to-e"]
    assert lineage_of(FAMILY).way_to("rebuilt") == []


def test_a_long_line_of_descent_is_no_trouble(lineage_of: LineageOf) -> None:
    models = "\n".join(f"  m{i}: {{name: M{i}}}" for i in range(1500))
    steps = "\n".join(f"  s{i}: {{inputs: [m{i}], output: m{i + 1}}}" for i in range(1499))
    lineage = lineage_of(f"models:\n{models}\nsteps:\n{steps}\n")
    assert len(lineage.ancestry("m1499").steps) == 1499
    assert [step.id for step in lineage.way_to("m1499")] == [f"s{i}" for i in range(1499)]


def test_dates_of_steps_come_from_the_step_or_its_output(lineage_of: LineageOf) -> None:
    lineage = lineage_of(FAMILY)
    steps = {step.id: lineage.date_of(step) for step in lineage.all("step", Step)}
    assert (steps["to-d"], steps["weak"], steps["to-e"]) == ("2022-03", "2022", "")
    undated_last = sorted(lineage.all("step", Step), key=lineage.by_date)
    # 2022 starts before March 2022
    assert ids(undated_last) == ["to-a", "to-b", "to-c", "sure", "weak", "to-d", "to-e", "to-rebuilt"]


# -- claims


def test_broader_methods_are_causes_of_steps_that_use_narrower_ones(lineage_of: LineageOf) -> None:
    lineage = lineage_of(FAMILY)
    assert lineage.broader("feedme") == {"feedme", "sft", "tuning"}
    assert lineage.broader("y") == {"x", "y"}
    assert lineage.narrower("tuning") == ["sft"]
    step = lineage.get("to-b")
    assert isinstance(step, Step)
    assert lineage.causes_of(step) == {"to-b", "b", "feedme", "sft", "tuning"}
    assert ids(lineage.claims_caused_by(sorted(lineage.causes_of(step)))) == ["by-method", "by-step"]


def test_data_is_a_cause(lineage_of: LineageOf) -> None:
    lineage = lineage_of(FAMILY)
    step = lineage.get("to-d")
    assert isinstance(step, Step)
    assert lineage.causes_of(step) == {"to-d", "d", "data"}


def test_a_name_is_found_without_the_point_in_its_number(lineage_of: LineageOf) -> None:
    lineage = lineage_of("models:\n  g: {name: GPT-3.5}\n  small: {name: OPT-1.3B}\n  large: {name: OPT-13B}\n")
    assert lineage.find("gpt35") == lineage.find("GPT 3.5") == "g"
    # where it is another's name, it is that one's
    assert (lineage.find("opt-13b"), lineage.find("opt-1.3b")) == ("large", "small")


def test_claims_on_a_subject_are_those_about_by_and_to_it(lineage_of: LineageOf) -> None:
    lineage = lineage_of(FAMILY)
    assert ids(lineage.claims_on("x")) == ["by-method", "by-step", "on-model"]
    assert ids(lineage.claims_on("tuning")) == ["by-method"]
    assert ids(lineage.claims_on_ability("x")) == ["by-method", "by-step"]
    assert ids(lineage.claims_on_ability("y")) == []


def test_steps_and_lineage_claims_are_graded_by_their_own_table(lineage_of: LineageOf) -> None:
    lineage = lineage_of(FAMILY)
    assert [lineage.is_lineage(key) for key in ("sure", "ancestry", "by-step")] == [True, True, False]
    assert lineage.graded("ancestry") == Grade("strong", supports=7, groups=1, date="2022-06")
    assert lineage.graded("by-step") == Grade("moderate", supports=4, groups=1, date="2024")
    assert lineage.graded("by-method") == Grade("none")


# -- as of a date


@pytest.mark.parametrize(
    ("as_of", "models", "steps_to_d"),
    [
        ("", ["a", "b", "c", "d", "e", "rebuilt"], ["sure", "weak", "to-d"]),
        ("2022-06", ["a", "b", "c", "e", "rebuilt"], ["sure", "weak", "to-d"]),  # d came out some time in 2022
        ("2022", ["a", "b", "c", "d", "e", "rebuilt"], ["sure", "weak", "to-d"]),
        ("2022-05-31", ["a", "b", "c", "e", "rebuilt"], ["to-d"]),
        ("2020-12-30", ["e", "rebuilt"], ["to-d"]),
        ("2020-12-31", ["a", "e", "rebuilt"], ["to-d"]),
    ],
)
def test_a_date_hides_what_was_not_yet_known(
    lineage_of: LineageOf, as_of: str, models: list[str], steps_to_d: list[str]
) -> None:
    lineage = lineage_of(FAMILY, as_of)
    assert [thing.id for thing in lineage.all("model", Thing)] == models
    assert ids(lineage.steps_to("d")) == steps_to_d
    assert lineage.counts()["model"] == len(models)


def test_a_date_hides_evidence_and_so_changes_grades(lineage_of: LineageOf) -> None:
    assert lineage_of(FAMILY, "2022-06").graded("sure").level == "strong"
    assert lineage_of(FAMILY, "2022-05").graded("sure").level == "none"
    assert lineage_of(FAMILY, "2022-05").evidence("sure") == ()


def test_a_date_hides_claims_steps_and_questions(lineage_of: LineageOf) -> None:
    before, after = lineage_of(FAMILY, "2023"), lineage_of(FAMILY, "2024")
    assert ids(before.claims_on_ability("x")) == ["by-method"]
    assert ids(after.claims_on_ability("x")) == ["by-method", "by-step"]
    assert before.steps_to("e") == []
    assert [question.id for question in before.questions_on("x")] == []
    assert [question.id for question in after.questions_on("x")] == ["q"]


def test_a_record_can_still_be_looked_up_by_its_id(lineage_of: LineageOf) -> None:
    lineage = lineage_of(FAMILY, "2019")
    assert lineage.get("d") is not None
    assert not lineage.is_known("d")
    assert not lineage.is_known("nobody")


def test_the_title_is_that_of_the_first_file(lineage_of: LineageOf) -> None:
    assert lineage_of("title: {en: Ours, zh: 我们的}").title == Text("Ours", "我们的")
    assert lineage_of("models: {}").title == Text("")


def test_the_whole_family_of_records_is_listed_in_the_order_of_the_files(builtin: Lineage) -> None:
    assert sum(builtin.counts().values()) == len({match.id for match in builtin.names()})


@pytest.mark.parametrize(
    ("beginning", "kinds", "found"),
    [
        ("gpt", (), ["gpt-3", "GPT-3 175B", "gpt-4"]),
        ("GPT 3", (), ["gpt-3", "GPT-3 175B"]),
        ("初代", (), ["初代GPT-3"]),
        ("cot", ("ability",), ["cot", "CoT reasoning"]),
        ("size", ("attribute",), ["size"]),
        ("size", (), ["size", "Size", "size-term"]),
        ("zzz", (), []),
    ],
)
def test_names_that_begin_so_in_the_order_of_the_alphabet(
    lineage_of: LineageOf, beginning: str, kinds: tuple[str, ...], found: list[str]
) -> None:
    names = [match.name for match in lineage_of(NAMES).names_beginning(beginning, kinds)]
    assert sorted(names) == sorted(found)
    assert [fold(name) for name in names] == sorted(fold(name) for name in found)


def test_no_more_names_than_asked_for(lineage_of: LineageOf) -> None:
    lineage = lineage_of(NAMES)
    assert len(lineage.names_beginning("", most=4)) == 4
    assert {match.id for match in lineage.names_beginning("")} == {match.id for match in lineage.names()}


MEASURED = """\
sources: {s: {title: S, published: 2021, kind: paper}}
models: {a: {name: A, released: 2020}, b: {name: B, released: 2021}, c: {name: C}}
benchmarks: {quiz: {name: Quiz}, exam: {name: Exam}}
scores:
  - {model: b, benchmark: quiz, metric: accuracy, value: 1, source: s}
  - {model: a, benchmark: exam, metric: accuracy, value: 2, shots: 5, settings: {seed: 1}, source: s}
  - {model: b, benchmark: exam, metric: accuracy, value: 3, date: 2023}
  - {model: a, benchmark: quiz, metric: accuracy, value: 4, date: 2023-05}
"""


@pytest.mark.parametrize(("as_of", "values"), [("", {"a": [2, 4], "b": [1, 3]}), ("2022", {"a": [2], "b": [1]})])
def test_scores_of_many_models_are_those_of_each(
    lineage_of: LineageOf, as_of: str, values: dict[str, list[float]]
) -> None:
    lineage = lineage_of(MEASURED, as_of)
    # asked for twice, for one without scores, and for what is no model
    together = lineage.measurements_of(["a", "b", "c", "b", "nothing"])
    assert {model: [found.score.value for found in held] for model, held in together.items()} == values
    assert together == {model: [*lineage.measurements(model)] for model in values}


@pytest.mark.parametrize(
    "query", ["gpt", "g", "chain of thought", "instruct 模型", "思维链", "code-davinci", "zzz", "1"]
)
def test_a_large_lineage_is_searched_as_a_small_one(
    builtin: Lineage, monkeypatch: pytest.MonkeyPatch, query: str
) -> None:
    found = builtin.search(query, 5000)
    monkeypatch.setattr(Lineage, "is_large", True)
    first = []
    for words in (0, 1, 50):
        # looked for by their beginning, or word by word
        monkeypatch.setattr("abilitytrace.lookup._SPELT_OUT", words)
        monkeypatch.setattr("abilitytrace.lookup.RANKED", 2000)
        assert builtin.search(query, 5000) == found
        monkeypatch.setattr("abilitytrace.lookup.RANKED", 3)
        first.append(builtin.search(query, 5000))
    assert first[0] == first[1] == first[2]
    assert set(first[0]) <= set(found)
    assert len(first[0]) == min(3, len(found)) or first[0] == found
