"""Which checkpoint to measure next: the stretch with the change, what each candidate tells, and when there is nothing to do."""

import json
from pathlib import Path
from typing import Any

import pytest

from abilitytrace.diagnostics import UnknownName, WrongKind
from abilitytrace.lineage import Lineage
from abilitytrace.questions.bisect import Bisect, bisect
from tests.conftest import LineageOf, Run


def line(count: int = 9) -> str:
    """A run of checkpoints k0, k1, …, one step each."""
    models = "".join(f"  k{i}: {{name: checkpoint {i}}}\n" for i in range(count))
    steps = "".join(f"  to-k{i}: {{inputs: [k{i - 1}], output: k{i}}}\n" for i in range(1, count))
    return (
        "schema: 1\nsources: {run: {title: Our evaluation, published: 2024, kind: evaluation}}\n"
        f"benchmarks: {{sums: {{name: Sums}}, words: {{name: Words}}}}\nmodels:\n{models}steps:\n{steps}"
    )


def scores(values: dict[int, float], rest: str = "n: 2000", better: str = "") -> str:
    about = "benchmark: sums, metric: accuracy, unit: '%', source: run"
    more = f"{rest}{better}"
    return "scores:\n" + "".join(f"  - {{model: k{i}, value: {v}, {about}, {more}}}\n" for i, v in values.items())


def asked(lineage: Lineage, model: str = "k8") -> Bisect:
    return bisect(lineage, "sums", model)


def test_the_middle_of_an_unmeasured_stretch_tells_most(lineage_of: LineageOf) -> None:
    answer = asked(lineage_of(line() + scores({0: 60, 8: 40})))
    (stretch,) = answer.stretches
    assert (stretch.before.id, stretch.after.id, stretch.verdict, stretch.hidden) == ("k0", "k8", "lost", False)
    # eight steps alike are three bits; a clear score in the middle halves them
    assert stretch.bits == pytest.approx(3)
    best = stretch.candidates[0]
    assert (best.model.id, round(best.gain, 2), round(best.left, 2)) == ("k4", 1.0, 2.0)
    assert {one.model.id for one in stretch.candidates} == {f"k{i}" for i in range(1, 8)}
    assert sum(place.probability for place in stretch.places) == pytest.approx(1)


def test_a_base_that_nobody_has_named_cannot_be_measured(lineage_of: LineageOf) -> None:
    text = line(4).replace("{name: checkpoint 1}", "{name: unnamed, placeholder: true}") + scores({0: 60, 3: 40})
    (stretch,) = asked(lineage_of(text), "k3").stretches
    assert [one.model.id for one in stretch.candidates] == ["k2"]
    nameless = text.replace("{name: checkpoint 2}", "{name: unnamed too, placeholder: true}")
    answer = asked(lineage_of(nameless), "k3")
    assert (answer.stretches, answer.reason) == ((), "unnamed")


def test_following_the_advice_finds_the_step(lineage_of: LineageOf) -> None:
    known = {0: 60.0, 8: 40.0}
    asked_for = []
    for _ in range(8):
        answer = asked(lineage_of(line() + scores(known)))
        if not answer.stretches:
            break
        best = int(answer.stretches[0].candidates[0].model.id[1:])
        asked_for.append(best)
        # the ability is lost at the sixth step
        known[best] = 60 if best < 6 else 40
    assert len(asked_for) == 3
    assert answer.reason == "settled"
    assert [(one.before.id, one.after.id) for one in answer.settled] == [("k5", "k6")]


def test_noise_leaves_more_doubt_and_asks_for_more_items(lineage_of: LineageOf) -> None:
    clear = asked(lineage_of(line() + scores({0: 60, 8: 40}))).stretches[0].candidates[0]
    noisy = asked(lineage_of(line() + scores({0: 60, 8: 50}, "n: 300"))).stretches[0].candidates[0]
    assert noisy.gain < clear.gain
    assert noisy.items is not None
    assert clear.items is not None
    assert noisy.items > clear.items


def test_the_items_asked_for_tell_the_two_sides_apart(lineage_of: LineageOf) -> None:
    from abilitytrace.stats.change import from_counts

    (stretch,) = asked(lineage_of(line() + scores({0: 60, 8: 50}))).stretches
    items = stretch.candidates[0].items
    assert items is not None
    for end in (0.6, 0.5):
        # a score like that of the other end is told from this one: 2.8 standard errors at 80 % power, as planned
        change = from_counts(end * 2000, 2000, (1.1 - end) * items, items)
        assert abs(change.estimate) / change.se == pytest.approx(2.8, abs=0.06)


def test_ends_too_noisy_for_any_third_score(lineage_of: LineageOf) -> None:
    # a change beyond noise (z = 2.3), and one end alone has too much of it
    head, _, last = (line() + scores({0: 60, 8: 51.5}, "stderr: 1")).rpartition("stderr: 1")
    (stretch,) = asked(lineage_of(f"{head}stderr: 3.5{last}")).stretches
    assert stretch.noisy
    assert {one.items for one in stretch.candidates} == {None}


def test_noise_that_hides_the_step_makes_one_stretch_of_several(lineage_of: LineageOf) -> None:
    answer = asked(lineage_of(line() + scores({0: 52, 3: 48, 6: 44, 8: 40}, "n: 300")))
    (stretch,) = answer.stretches
    assert (stretch.before.id, stretch.after.id, stretch.hidden) == ("k0", "k8", True)
    assert stretch.bits < 3
    assert {one.model.id for one in stretch.candidates} == {"k1", "k2", "k4", "k5", "k7"}


def test_two_changes_are_two_stretches_the_more_telling_first(lineage_of: LineageOf) -> None:
    answer = asked(lineage_of(line() + scores({0: 20, 2: 60, 3: 60, 8: 40})))
    # one of two steps is one bit, which a score settles; one of five is more, of which a score takes less than one
    assert [one.candidates[0].gain for one in answer.stretches] == pytest.approx([1, 0.97], abs=0.01)
    assert [(one.before.id, one.after.id, one.verdict) for one in answer.stretches] == [
        ("k0", "k2", "gained"),
        ("k3", "k8", "lost"),
    ]


def test_less_is_better_where_the_scores_say_so(lineage_of: LineageOf) -> None:
    answer = asked(lineage_of(line() + scores({0: 60, 8: 40}, better=", better: lower")))
    assert (answer.lower, answer.stretches[0].verdict) == (True, "gained")


@pytest.mark.parametrize(
    ("values", "rest", "reason"),
    [
        ({}, "n: 2000", "unmeasured"),
        ({0: 60}, "n: 2000", "unmeasured"),
        ({0: 60, 8: 40}, "shots: 5", "unknown"),
        ({0: 60, 8: 59}, "n: 2000", "none"),
        ({0: 60, 1: 40, 8: 40}, "n: 2000", "settled"),
    ],
)
def test_nothing_to_bisect_is_an_answer(
    lineage_of: LineageOf, run: Run, tmp_path: Path, values: dict[int, float], rest: str, reason: str
) -> None:
    text = line() + (scores(values, rest) if values else "")
    answer = asked(lineage_of(text))
    assert (answer.stretches, answer.reason) == ((), reason)
    path = tmp_path / "ours.yaml"
    path.write_text(text, encoding="utf-8")
    for language, word in (("en", "Nothing to bisect"), ("zh", "无从二分")):
        code, screen, _ = run("bisect", "sums", "k8", "-g", path, "--lang", language)
        assert code == 1
        assert word in screen


def test_all_measured_and_hidden_by_noise(lineage_of: LineageOf) -> None:
    answer = asked(lineage_of(line(4) + scores({0: 52, 1: 48, 2: 44, 3: 40}, "n: 300")), "k3")
    assert (answer.reason, answer.settled[0].hidden) == ("told", True)
    assert answer.settled[0].bits > 0.01


def test_a_score_of_nothing_right_is_no_fault(lineage_of: LineageOf) -> None:
    head, _, last = (line() + scores({0: 0, 8: 40}, "stderr: 0")).rpartition("stderr: 0")
    answer = asked(lineage_of(f"{head}stderr: 1.1{last}"))
    assert answer.stretches[0].candidates[0].model.id == "k4"


def test_a_way_with_a_merge_says_that_it_searched_one_side(lineage_of: LineageOf) -> None:
    text = line().replace("inputs: [k7], output: k8", "inputs: [k7, k3], output: k8") + scores({0: 60, 8: 40})
    answer = asked(lineage_of(text))
    assert answer.forks
    assert [place.step.output.id for place in answer.stretches[0].places] == [f"k{i}" for i in range(1, 9)]
    assert not asked(lineage_of(line() + scores({0: 60, 8: 40}))).forks


@pytest.mark.parametrize(
    ("call", "error"), [(("sumz", "k8"), UnknownName), (("k8", "k8"), WrongKind), (("sums", "run"), WrongKind)]
)
def test_names_that_do_not_fit(lineage_of: LineageOf, call: tuple[str, str], error: type[Exception]) -> None:
    with pytest.raises(error):
        bisect(lineage_of(line()), *call)


@pytest.mark.parametrize("values", [{0: 60, 8: 40}, {0: 52, 3: 48, 6: 44, 8: 40}, {0: 20, 2: 60, 3: 61, 4: 30, 8: 40}])
def test_screens_fit(run: Run, tmp_path: Path, values: dict[int, float]) -> None:
    from rich.cells import cell_len

    path = tmp_path / "ours.yaml"
    path.write_text(line() + scores(values, "n: 300"), encoding="utf-8")
    for language in ("en", "zh"):
        code, screen, _ = run("bisect", "sums", "k8", "-g", path, "--lang", language)
        assert code == 0
        assert max(cell_len(part) for part in screen.splitlines()) <= 80


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "between checkpoint 0 and checkpoint 2, where Sums changed, stand only models that nobody has named."),
        ("zh", "Sums 的变化发生在 checkpoint 0 与 checkpoint 2 之间，而其间只有未公开名称的模型。"),
    ],
)
def test_the_screen_says_that_nobody_has_named_them(run: Run, tmp_path: Path, language: str, told: str) -> None:
    text = line(3).replace("{name: checkpoint 1}", "{name: unnamed, placeholder: true}") + scores({0: 60, 2: 40})
    file = tmp_path / "ours.yaml"
    file.write_text(text, encoding="utf-8")
    code, screen, _ = run("bisect", "sums", "k2", "--graph", file, "--no-builtin", "--lang", language)
    assert code == 1
    assert "".join(told.split()) in "".join(screen.split())


def test_json_and_plain_name_the_candidates(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "ours.yaml"
    path.write_text(line() + scores({0: 60, 8: 40}), encoding="utf-8")
    data: dict[str, Any] = json.loads(run("bisect", "sums", "k8", "-g", path, "--json").stdout)["data"]
    plain = run("bisect", "sums", "k8", "-g", path, "--format", "plain").stdout.splitlines()
    named = [one["model"]["id"] for one in data["stretches"][0]["candidates"]]
    assert named == [row.split("\t")[1] for row in plain if row.startswith("candidate\t")]
    assert named[0] == "k4"


def test_the_family_on_exams(builtin: Lineage) -> None:
    answer = bisect(builtin, "mmlu", "gpt-4-0613")
    assert answer.reason == "settled"
    assert ("gpt-4-0314", "gpt-4-0613") in [(one.before.id, one.after.id) for one in answer.settled]
