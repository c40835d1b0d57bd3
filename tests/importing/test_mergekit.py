"""Merge recipes: every parent, wherever the recipe names it, and nothing that is none."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abilitytrace.importing.formats.mergekit import read
from abilitytrace.importing.found import Descent, Found
from abilitytrace.importing.kinds import ReadOptions


@pytest.fixture
def merged(tmp_path: Path) -> Any:
    """A function from the text of a recipe to what is found in it; the file is `some-merge.yml`."""

    def found(text: str, model: str = "org/out", name: str = "some-merge.yml") -> Found:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return read(path, name, ReadOptions(model))

    return found


def step(found: Found) -> Descent:
    (only,) = found.descents
    return only


TWO = "models: [{model: a/b}, {model: c/d}]\nmerge_method: slerp\n"


@pytest.mark.parametrize(
    ("text", "parents", "method"),
    [
        pytest.param(TWO, ("a/b", "c/d"), "slerp merge", id="models"),
        pytest.param(f"{TWO}base_model: e/f\n", ("a/b", "c/d", "e/f"), "slerp merge", id="a base of its own"),
        pytest.param(f"{TWO}base_model: a/b\n", ("a/b", "c/d"), "slerp merge", id="a base among them"),
        pytest.param(
            "slices:\n- sources: [{model: a/b}, {model: c/d}]\n- sources: [{model: a/b}]\nmerge_method: passthrough",
            ("a/b", "c/d"),
            "passthrough merge",
            id="slices",
        ),
        pytest.param(
            "slices:\n- sources: [{model: a/b}]\n- sources: [{model: a/b}]\nmerge_method: passthrough",
            ("a/b",),
            "passthrough merge",
            id="with itself",
        ),
        pytest.param(
            "modules:\n  text:\n    slices:\n    - sources: [{model: a/b}, {model: c/d}]\nmerge_method: linear",
            ("a/b", "c/d"),
            "linear merge",
            id="modules",
        ),
        pytest.param(
            "base_model: a/b\nexperts:\n- {source_model: c/d, positive_prompts: [x]}\n- {source_model: e/f}",
            ("c/d", "e/f", "a/b"),
            "moe merge",
            id="experts",
        ),
        pytest.param(
            "genome:\n  models: [a/b, c/d]\n  merge_method: ties\n  base_model: e/f",
            ("a/b", "c/d", "e/f"),
            "ties merge",
            id="a search over merges",
        ),
        pytest.param(
            "models: [{model: a/b@main}, {model: c/d@v2}]\nmerge_method: linear",
            ("a/b", "c/d@v2"),
            "linear merge",
            id="revisions",
        ),
        pytest.param(
            "models: [{model: a/b+c/lora}]\nmerge_method: linear",
            ("a/b", "c/lora"),
            "linear merge",
            id="an adapter laid over",
        ),
        pytest.param(
            "models: [{model: {model: {path: a/b, revision: x}, lora: {path: c/lora}}}]\nmerge_method: linear",
            ("a/b@x", "c/lora"),
            "linear merge",
            id="a reference as a mapping",
        ),
        pytest.param(
            "models: [{model: 'https://huggingface.co/a/b'}]\nmerge_method: linear",
            ("a/b",),
            "linear merge",
            id="an address",
        ),
        pytest.param("models: {model: a/b}", ("a/b",), "merge", id="no list and no method"),
    ],
)
def test_parents(merged: Any, text: str, parents: tuple[str, ...], method: str) -> None:
    descent = step(merged(text))
    assert (descent.child, descent.parents, descent.how, descent.methods) == ("org/out", parents, "merge", (method,))
    assert (descent.kind, descent.guessed) == ("artifact", "")


def test_weights_go_into_the_words(merged: Any) -> None:
    text = "models:\n- {model: a/b, parameters: {weight: 1.0}}\n- {model: c/d, parameters: {weight: [0, 0.5]}}\nmerge_method: ties\nbase_model: e/f\n"
    assert (
        step(merged(text)).says
        == "Merged with mergekit, method ties, with e/f as the base, weights: a/b 1.0, c/d [0, 0.5]."
    )


@pytest.mark.parametrize(
    ("name", "child", "guessed"),
    [
        pytest.param("some-merge.yml", "some-merge", "file", id="after the file"),
        pytest.param("models/org/out/mergekit_config.yml", "org/out", "repository", id="after its repository"),
        pytest.param("models--org--out/snapshots/x/mergekit_config.yml", "org/out", "cache", id="in the Hub's cache"),
        pytest.param("mine/mergekit_config.yml", "mine", "folder", id="after its folder"),
        pytest.param("org__out.yaml", "org/out", "repository", id="a file called after the repository"),
    ],
)
def test_the_outcome_is_named_after_the_path(merged: Any, name: str, child: str, guessed: str) -> None:
    found = merged(TWO, "", name)
    assert [(model.name, model.placeholder) for model in found.models] == [(child, guessed in ("file", "folder"))]
    assert found.models[0].guessed == guessed


def test_documents_are_linked_by_name(merged: Any) -> None:
    text = f"name: first\n{TWO}---\nmodels: [{{model: first}}, {{model: e/f}}]\nmerge_method: linear\n"
    found = merged(text)
    assert [(descent.child, descent.parents) for descent in found.descents] == [
        ("org/out-first", ("a/b", "c/d")),
        ("org/out", ("org/out-first", "e/f")),
    ]
    assert [(model.name, model.placeholder) for model in found.models] == [("org/out-first", True), ("org/out", False)]


def test_documents_that_lead_to_several_merges_all_stay(merged: Any) -> None:
    found = merged(f"name: one\n{TWO}---\nname: two\n{TWO}")
    assert [descent.child for descent in found.descents] == ["org/out-one", "org/out-two"]


def test_documents_in_a_ring_are_left_out(merged: Any) -> None:
    ring = "name: {}\nmodels: [{{model: {}}}, {{model: a/b}}]\nmerge_method: linear\n"
    found = merged(f"{ring.format('x', 'y')}---\n{ring.format('y', 'x')}---\n{TWO}")
    assert [descent.child for descent in found.descents] == ["org/out"]
    assert [skip.at for skip in found.skipped] == ["x", "y"]


@pytest.mark.parametrize(
    ("text", "reason", "line"),
    [
        pytest.param(
            "models: [{model: a/b}, {model: ./mine}]",
            "a path on somebody's disk: which model it is is not said",
            1,
            id="a path",
        ),
        pytest.param("models: [{model: a/b}, {weight: 1}]", "no `model` that names a model", 1, id="no model"),
        pytest.param(
            "models:\n- {model: a/b}\n- {model: [x]}", "no `model` that names a model", 3, id="a list for a model"
        ),
        pytest.param("models:\n- {model: a/b}\n- {model: a b c}", "no name of a model", 3, id="no name"),
        pytest.param("models: [{model: a/b}]\nbase_model: [x]", "no name of a model", 2, id="a list for the base"),
        pytest.param(
            "models: [{model: a/b}, {model: org/out}]", "the outcome has the name of one of its parents", 1, id="itself"
        ),
    ],
)
def test_what_is_no_parent_is_said_and_the_rest_stays(merged: Any, text: str, reason: str, line: int) -> None:
    found = merged(text)
    assert step(found).parents == ("a/b",)
    assert [(skip.reason, skip.line) for skip in found.skipped] == [(reason, line)]


@pytest.mark.parametrize("text", ["", "a: 1", "- x", "models: []", "models: null", "merge_method: ties", "just text"])
def test_other_files_are_said_to_be_none(merged: Any, text: str) -> None:
    found = merged(text)
    assert (found.models, found.descents) == ((), ())
    assert "no mergekit configuration: nothing names models to merge" in [skip.reason for skip in found.skipped]


def test_a_card_is_no_recipe(merged: Any) -> None:
    found = merged(f"---\n{TWO}---\n", name="README.md")
    assert (found.descents, [skip.reason for skip in found.skipped]) == (
        (),
        ["a model card, no recipe: import it as cards"],
    )


def test_more_models_than_anyone_merges_are_cut(merged: Any) -> None:
    found = merged("models:\n" + "- {model: a/b}\n" * 10_001)
    assert step(found).parents == ("a/b",)
    assert [skip.reason for skip in found.skipped] == ["more than 10000 models: the rest is not read"]


def test_a_merge_without_any_parent_is_no_step(merged: Any) -> None:
    found = merged("models: [{model: ./a}, {model: /b}]")
    assert (found.models, found.descents) == ((), ())
    assert found.skipped[-1].reason == "a merge without a parent that could be named"


def test_a_broken_document_costs_no_other(merged: Any) -> None:
    found = merged(f'a: "x" y\n---\n{TWO}')
    assert step(found).parents == ("a/b", "c/d")
    assert found.skipped[0].line == 1


def test_a_sample(samples: Path) -> None:
    found = read(samples / "hub" / "mergekit-slerp.yml", "mergekit-slerp.yml", ReadOptions())
    assert step(found).parents == ("psmathur/orca_mini_v3_13b", "garage-bAInd/Platypus2-13B")
    assert step(found).child == "mergekit-slerp"


REAL = {
    "linear": ("psmathur/orca_mini_v3_13b", "WizardLM/WizardLM-13B-V1.2", "garage-bAInd/Platypus2-13B"),
    "slerp": ("psmathur/orca_mini_v3_13b", "garage-bAInd/Platypus2-13B"),
    "ties": (
        "psmathur/orca_mini_v3_13b",
        "garage-bAInd/Platypus2-13B",
        "WizardLM/WizardMath-13B-V1.0",
        "TheBloke/Llama-2-13B-fp16",
    ),
}


@pytest.mark.parametrize("name", REAL)
def test_real_recipes(real: Path, name: str) -> None:
    found = read(real / "hf-cards" / "merges" / f"mergekit-{name}.yml", "x.yml", ReadOptions())
    assert (step(found).parents, found.skipped) == (REAL[name], ())


ODD = st.recursive(
    st.none() | st.integers() | st.text(max_size=8) | st.sampled_from(["a/b", "first", "./x", "a/b+c/d"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "model",
                    "models",
                    "slices",
                    "sources",
                    "experts",
                    "source_model",
                    "base_model",
                    "name",
                    "path",
                    "lora",
                    "parameters",
                    "weight",
                ]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=15,
)


@given(st.lists(ODD, min_size=1, max_size=3))
def test_any_documents_give_names_only(tmp_path_factory: pytest.TempPathFactory, data: list[Any]) -> None:
    path = tmp_path_factory.getbasetemp() / "any.yml"
    path.write_bytes("\n---\n".join(json.dumps(document) for document in data).encode(errors="replace"))
    found = read(path, "any.yml", ReadOptions("org/out"))
    known = {model.name for model in found.models}
    for descent in found.descents:
        assert descent.child in known
        assert descent.parents
        assert all(parent and not parent.startswith((".", "/")) for parent in descent.parents)
