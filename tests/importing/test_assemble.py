"""Many files → one lineage: names, conflicts, descent, and nothing decided silently."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abilitytrace.importing.assemble import assemble
from abilitytrace.importing.found import Descent, Found, FoundDataset, FoundModel, FoundScore, Skipped
from abilitytrace.importing.imported import Guess, Imported, Labels, Left, Matched
from abilitytrace.importing.naming import NOTHING_KNOWN, Candidate, Known
from abilitytrace.names import fold

_LABELS = Labels("results", "", "folder", "2026-01-02")


def _found(*scores: FoundScore, path: str = "a.json", **more: Any) -> Found:
    return Found(path, "evaluation", "Results", scores=scores, **more)


def _assemble(*founds: Found, known: Known = NOTHING_KNOWN, labels: Labels = _LABELS) -> Imported:
    return assemble(founds, known, labels)


def _score(model: str = "org/toy", task: str = "piqa", value: float = 0.5, **more: Any) -> FoundScore:
    return FoundScore(model, task, "acc", value, **more)


def _known(*candidates: Candidate) -> Known:
    return Known(
        lambda name: [candidate for candidate in candidates if fold(candidate.name) == fold(name)],
        lambda identifier: any(candidate.id == identifier for candidate in candidates),
        lambda model: [("base",)] if model == "child" else [],
    )


def test_a_score_becomes_a_record_with_all_it_needs() -> None:
    imported = _assemble(_found(_score(n=5, stderr=0.1, version="1", settings=(("b", "2"), ("a", "1")), at="row 3")))
    assert imported.sections["models"] == {"toy": {"name": "org/toy"}}
    assert imported.sections["benchmarks"] == {"piqa": {"name": "piqa"}}
    source = imported.sections["sources"]["results"]
    assert (source["title"], source["published"], source["dating"]) == ("Results: folder", "2026-01-02", "inferred")
    (score,) = imported.scores
    assert (score.model, score.benchmark, score.source, score.at) == ("toy", "piqa", "results", "a.json row 3")
    assert score.settings == (("a", "1"), ("b", "2"))


def test_the_same_key_and_value_is_one_measurement() -> None:
    imported = _assemble(_found(_score()), _found(_score(n=100), path="b.json"))
    assert imported.repeated == 1
    # of the two, the one that says more
    assert [(score.n, score.at) for score in imported.scores] == [(100, "b.json")]
    assert imported.conflicts == ()


def test_the_same_key_and_another_value_is_a_conflict_and_both_stay() -> None:
    imported = _assemble(
        _found(_score(value=0.5)), _found(_score(value=0.7), path="b.json"), _found(_score(), path="c.json")
    )
    assert [score.value for score in imported.scores] == [0.5, 0.7]
    (conflict,) = imported.conflicts
    assert (conflict.model, conflict.values, conflict.places) == ("toy", (0.5, 0.7), ("a.json", "b.json"))


@pytest.mark.parametrize(
    "other",
    [
        {"version": "2"},
        {"shots": "5"},
        {"filter": "strict"},
        {"prompting": "cot"},
        {"settings": (("limit", "20"),)},
        {"model": "org/toy@step5"},
    ],
    ids=lambda other: next(iter(other)),
)
def test_another_setting_is_another_measurement(other: dict[str, Any]) -> None:
    imported = _assemble(_found(_score(value=0.5), _score(**{"value": 0.7, **other})))
    assert len(imported.scores) == 2
    assert imported.conflicts == ()


def test_a_known_name_is_used_and_not_defined() -> None:
    known = _known(
        Candidate("mmlu", "benchmark", "MMLU"), Candidate("lambada", "benchmark", "lambada_openai", "", True)
    )
    imported = _assemble(
        _found(_score(task="mmlu"), _score(task="lambada_openai"), _score(task="lambada_std")), known=known
    )
    assert imported.sections["benchmarks"] == {"lambada-std": {"name": "lambada_std"}}
    assert set(imported.matched) == {
        Matched("mmlu", "mmlu", "benchmark"),
        Matched("lambada_openai", "lambada", "benchmark"),
    }
    # what a benchmark goes by beside its name is kept: another edition of it may come under the same id
    assert [score.settings for score in imported.scores] == [(), (("task", "lambada_openai"),), ()]


def test_a_name_of_another_kind_is_told_apart() -> None:
    known = _known(Candidate("toy", "term", "toy"), Candidate("piqa", "dataset", "PIQA"))
    imported = _assemble(_found(_score()), known=known)
    assert imported.sections["models"] == {"org-toy": {"name": "org/toy"}}
    assert imported.sections["benchmarks"] == {"piqa-benchmark": {"name": "piqa (benchmark)"}}


def test_two_repositories_of_one_name_get_two_ids() -> None:
    imported = _assemble(_found(_score("b/toy"), _score("a/toy"), _score("toy")))
    assert imported.sections["models"] == {
        "toy": {"name": "a/toy"},
        "b-toy": {"name": "b/toy"},
        "toy-model": {"name": "toy (model)"},
    }


def test_models_whose_names_differ_in_a_point_stay_two() -> None:
    names = {
        record["name"]
        for record in _assemble(_found(_score("opt-1.3b"), _score("opt-13b"))).sections["models"].values()
    }
    assert names == {"opt-1.3b", "opt-13b"}


def test_a_guess_is_said_in_the_record_and_in_the_account() -> None:
    imported = _assemble(_found(_score("toy"), models=(FoundModel("toy", guessed="folder"),)))
    assert imported.guesses == (Guess("toy", "toy", "folder"),)
    (note,) = imported.sections["models"]["toy"]["notes"]
    assert "folder" in note["en"]
    assert note["source"] == "results"
    path = _assemble(_found(_score("/home/x/out/final"))).guesses
    assert path == (Guess("out/final", "final", "path"),)


def test_parts_of_a_group_say_so_where_they_are_new() -> None:
    known = _known(Candidate("mmlu-law", "benchmark", "mmlu_law"))
    scores = (
        _score(task="mmlu", parts=("mmlu_law", "mmlu_art", "unmeasured")),
        _score(task="mmlu_law"),
        _score(task="mmlu_art"),
    )
    assert _assemble(_found(*scores), known=known).sections["benchmarks"] == {
        "mmlu": {"name": "mmlu"},
        "mmlu-art": {"name": "mmlu_art", "broader": ["mmlu"]},
    }


def test_checkpoints_follow_one_another_by_their_numbers() -> None:
    names = ["step1000", "step2", "step512", "other"]
    models = tuple(FoundModel("org/toy", name) for name in names)
    imported = _assemble(_found(models=models))
    assert [(step["inputs"], step["output"]) for step in imported.sections["steps"].values()] == [
        (["toy-step2"], "toy-step512"),
        (["toy-step512"], "toy-step1000"),
    ]
    (line,) = imported.sections["steps"]["to-toy-step512"]["supports"]
    assert (line["kind"], line["stated"]) == ("artifact", "educated-guess")
    assert "Inferred" in line["finding"]["en"]


def test_a_stated_parent_is_not_overruled_by_a_number() -> None:
    models = (FoundModel("toy", "step1"), FoundModel("toy", "step2"))
    descents = (Descent("toy@step2", ("other",), "finetune"),)
    steps = _assemble(_found(models=models, descents=descents)).sections["steps"]
    assert [step["inputs"] for step in steps.values()] == [["other"]]


def test_one_step_told_by_two_files_has_two_lines_of_evidence() -> None:
    descent = Descent("child", ("a", "b"), "merge", at="base_model", says="Merged half and half.")
    imported = _assemble(
        _found(descents=(descent,)), _found(descents=(descent._replace(parents=("b", "a")),), path="b.md")
    )
    (step,) = imported.sections["steps"].values()
    assert (step["inputs"], step["methods"], step["says"]) == (["a", "b"], ["model-merging"], "Merged half and half.")
    assert [line["at"] for line in step["supports"]] == ["a.json base_model", "b.md base_model"]


def test_a_step_that_the_graph_has_is_not_added_again() -> None:
    known = _known(Candidate("child", "model", "child"), Candidate("base", "model", "base"))
    descents = (Descent("child", ("base",)), Descent("child", ("stranger",)))
    steps = _assemble(_found(descents=descents), known=known).sections["steps"]
    assert [step["inputs"] for step in steps.values()] == [["stranger"]]


def test_a_ring_of_descent_is_taken_out_and_said() -> None:
    edges = [("b", "a"), ("c", "b"), ("a", "c"), ("d", "a"), ("e", "e")]
    imported = _assemble(_found(descents=tuple(Descent(child, (parent,)) for child, parent in edges)))
    assert [step["output"] for step in imported.sections["steps"].values()] == ["d"]
    reasons = [left.reason for left in imported.left]
    assert sum("descend from themselves: a → b → c → a" in reason for reason in reasons) == 3
    assert sum("come from itself" in reason for reason in reasons) == 1


def test_what_a_file_says_of_a_dataset_is_kept() -> None:
    told = FoundDataset("org/data", "Org", "2024-05", ("the data",), "Said so.")
    imported = _assemble(_found(datasets=(told,), descents=(Descent("a", ("b",), datasets=("org/data", "more")),)))
    assert imported.sections["datasets"] == {
        "data": {
            "name": "org/data",
            "developer": "Org",
            "released": "2024-05",
            "says": "Said so.",
            "aliases": ["the data"],
        },
        "more": {"name": "more"},
    }


def test_every_card_is_a_source_of_its_own() -> None:
    founds = [
        _found(_score(), path=f"{name}.md")._replace(title=f"Card of {name}", published="2024-05") for name in "ab"
    ]
    imported = _assemble(*(found._replace(kind="card") for found in founds), labels=_LABELS._replace(each=True))
    assert set(imported.sections["sources"]) == {"card-card-of-a", "card-card-of-b"}
    assert {score.source for score in imported.scores} == {"card-card-of-a", "card-card-of-b"}
    assert imported.repeated == 0


def test_what_was_left_out_is_listed_with_its_file() -> None:
    imported = _assemble(_found(skipped=(Skipped("x", "no number", 3, 4),), notes=(Skipped("y", "read so"),)))
    assert imported.left == (Left("a.json", "x", "no number", 3, 4),)
    assert imported.notes == (Left("a.json", "y", "read so"),)
    assert imported.is_empty


@given(st.permutations(range(4)))
def test_the_order_of_files_changes_no_id(order: list[int]) -> None:
    founds = [
        _found(_score(name, value=i / 10), path=f"{i}.json") for i, name in enumerate(["b/t", "a/t", "t", "a/t@step1"])
    ]
    imported = _assemble(*(founds[i] for i in order))
    assert {record["name"]: identifier for identifier, record in imported.sections["models"].items()} == {
        "a/t": "t",
        "a/t@step1": "t-step1",
        "b/t": "b-t",
        "t (model)": "t-model",
    }
