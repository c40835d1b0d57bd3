"""Ecosystem Graphs: assets by display name, with descent that stops at applications."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abilitytrace.importing.formats.ecosystem import read
from abilitytrace.importing.formats.ecosystem_assets import assets
from abilitytrace.importing.found import Found
from abilitytrace.importing.kinds import ReadOptions


@pytest.fixture
def graph(tmp_path: Path) -> Any:
    """A function from the text of `one.yaml`, and of files beside it, to what is found in the first."""

    def found(text: str, **beside: str) -> Found:
        for name, content in {"one": text, **beside}.items():
            (tmp_path / f"{name}.yaml").write_text(content, encoding="utf-8")
        return read(tmp_path / "one.yaml", "one.yaml", ReadOptions())

    return found


def asset(kind: str, name: str, depends: str = "[]", more: str = "") -> str:
    return f"- {{type: {kind}, name: {name}, organization: Us, dependencies: {depends}{more}}}\n"


def reasons(found: Found) -> list[str]:
    return [skip.reason for skip in found.skipped]


def test_models_and_data_become_a_step(graph: Any) -> None:
    found = graph(
        asset("model", "A") + asset("dataset", "D") + asset("model", "B", "[A, D]", ", created_date: 2022-03-04")
    )
    ((child, parents, how, guessed, data, _, date, at, kind, _),) = found.descents
    assert (child, parents, how, data, date, at) == ("B", ("A",), "depends", ("D",), "2022-03-04", "B, line 3")
    assert (guessed, kind) == ("", "report")
    assert [(model.name, model.developer, model.released) for model in found.models] == [
        ("A", "Us", ""),
        ("B", "Us", "2022-03-04"),
    ]
    assert [dataset.name for dataset in found.datasets] == ["D"]
    assert found.skipped == ()


def test_names_are_looked_up_in_the_files_beside(graph: Any) -> None:
    found = graph(asset("model", "B", "[A, D]"), two=asset("model", "A") + asset("dataset", "D"))
    assert [(descent.parents, descent.datasets) for descent in found.descents] == [(("A",), ("D",))]
    assert [model.name for model in found.models] == ["B"]


def test_descent_stops_at_applications(graph: Any) -> None:
    found = graph(
        asset("model", "GPT-3")
        + asset("application", "API", "[GPT-3, GPT-4]")
        + asset("model", "B", "[GPT-3, API]")
        + asset("model", "C", "[API]")
        + asset("model", "GPT-4")
    )
    assert [(descent.child, descent.parents) for descent in found.descents] == [("B", ("GPT-3",))]
    assert Counter(reasons(found)) == {
        "an application: neither a model nor a dataset": 1,
        "depends on an application: descent stops there": 2,
    }


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        pytest.param("Foo dataset", "dataset", id="it says so"),
        pytest.param("FooCorpus", "dataset", id="a word that ends so"),
        pytest.param("Foo encoder", "model", id="it says model"),
        pytest.param("A-2", "model", id="of a model's family"),
        pytest.param("D-large", "dataset", id="of a dataset's family"),
        pytest.param("Foo", "dataset", id="nothing tells"),
    ],
)
def test_an_unknown_name_is_a_placeholder_of_a_guessed_kind(graph: Any, name: str, kind: str) -> None:
    found = graph(
        asset("model", "A-1")
        + asset("model", "A-2.5")
        + asset("dataset", "D-l")
        + asset("dataset", "D-large small")
        + asset("model", "B", f"[{name}]")
    )
    placeholders = [(thing.name, "model") for thing in found.models if thing.placeholder] + [
        (thing.name, "dataset") for thing in found.datasets if thing.placeholder
    ]
    assert placeholders == [(name, kind)]
    assert [(note.at, note.reason) for note in found.notes] == [(f"B: {name}", "no asset has this name: a placeholder")]
    (descent,) = found.descents
    assert (descent.parents, descent.datasets) == (((name,), ()) if kind == "model" else ((), (name,)))


def test_an_unknown_name_that_only_applications_use_is_a_model(graph: Any) -> None:
    found = graph(asset("application", "App", "[Foo]"))
    assert [(model.name, model.placeholder) for model in found.models] == [("Foo", True)]


def test_what_the_graph_knows_is_no_guess(tmp_path: Path) -> None:
    path = tmp_path / "one.yaml"
    path.write_text(asset("model", "B", "[BERT]"), encoding="utf-8")
    options = ReadOptions(kinds_of=lambda name: {"model"} if name == "BERT" else set())
    found = read(path, "one.yaml", options)
    assert found.descents[0].parents == ("BERT",)
    assert found.notes == ()
    assert [model.name for model in found.models] == ["B"]


def test_another_case_is_the_same_asset_and_said(graph: Any) -> None:
    found = graph(asset("model", "LLaMA") + asset("model", "B", "[LLaMa]"))
    assert found.descents[0].parents == ("LLaMA",)
    assert [(note.at, note.reason) for note in found.notes] == [("B: LLaMa", "read as the asset `LLaMA`")]


def test_a_dataset_says_what_it_depends_on(graph: Any) -> None:
    found = graph(asset("model", "A") + asset("dataset", "D", "[A, E]") + asset("dataset", "E"))
    assert [dataset.says for dataset in found.datasets] == ["Ecosystem Graphs has it depend on A, E.", ""]
    assert found.descents == ()


def test_an_asset_that_depends_on_itself_is_said(graph: Any) -> None:
    found = graph(asset("model", "A", "[A]"))
    assert (found.descents, [(skip.at, skip.reason) for skip in found.skipped]) == ((), [("A", "depends on itself")])


def test_models_in_a_ring_make_no_ancestors_of_each_other(graph: Any) -> None:
    found = graph(
        asset("model", "O") + asset("model", "A", "[B, O]") + asset("model", "B", "[A]") + asset("model", "C", "[A]")
    )
    assert [(descent.child, descent.parents) for descent in found.descents] == [("A", ("O",)), ("C", ("A",))]
    assert [skip.at for skip in found.skipped] == ["A, B", "A: B", "B: A"]


@pytest.mark.parametrize(
    ("written", "released"),
    [
        ("2022-03-04", "2022-03-04"),
        ("{value: 2022-03-04, explanation: why}", "2022-03-04"),
        ("{explanation: why, value: {value: 2022-03}}", "2022-03"),
        ("{explanation: why}", ""),
        ("unknown", ""),
        ("2022", "2022"),
        ("2022-13-45", ""),
        ("[2022]", ""),
    ],
)
def test_dates(graph: Any, written: str, released: str) -> None:
    assert graph(asset("model", "A", more=f", created_date: {written}")).models[0].released == released


@pytest.mark.parametrize(
    ("depends", "names"),
    [
        ("[A, B]", ["A", "B"]),
        ("{value: [A, B], explanation: why}", ["A", "B"]),
        ("{explanation: why}", []),
        ("A", ["A"]),
        ("[{value: A, explanation: why}, B]", ["A", "B"]),
        ("null", []),
        ("[[A], B]", ["B"]),
        ("{a: b}", []),
    ],
)
def test_dependencies(depends: str, names: list[str]) -> None:
    (found,), _ = assets(asset("model", "X", depends))
    assert [name for name, _ in found.depends] == names


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param("- {type: model}", "an asset without a name", id="no name"),
        pytest.param("- {type: robot, name: x}", "neither a model nor a dataset nor an application", id="another type"),
        pytest.param("- just text", "an asset without a name", id="a text"),
        pytest.param("just text", "no list of assets", id="no list"),
        pytest.param(
            "- {type: model, name: A, dependencies: {a: b}}",
            "`dependencies` is no list",
            id="a mapping of dependencies",
        ),
        pytest.param(
            "- {type: model, name: A, dependencies: [[x]]}", "a dependency that is no name", id="a list in the list"
        ),
    ],
)
def test_what_is_no_asset_is_said(graph: Any, text: str, reason: str) -> None:
    assert reasons(graph(text)) == [reason]


@pytest.mark.parametrize("text", ["", "\n", "[]", "null"])
def test_an_empty_file_is_no_fault(graph: Any, text: str) -> None:
    found = graph(text)
    assert (found.models, found.datasets, found.descents, found.skipped) == ((), (), (), ())


def test_one_name_twice_is_one(graph: Any) -> None:
    found = graph(asset("model", "A") + asset("model", "C") + asset("model", "B", "[A]") + asset("model", "B", "[C]"))
    assert [model.name for model in found.models] == ["A", "C", "B"]
    assert [descent.parents for descent in found.descents] == [("A",), ("C",)]
    assert [note.at for note in found.notes] == ["B"]


def test_a_broken_asset_costs_no_other(graph: Any) -> None:
    found = graph(asset("model", "A") + '- {type: model, name: "x" y}\n' + asset("model", "B"))
    assert [model.name for model in found.models] == ["A", "B"]
    assert [(skip.line, skip.column) for skip in found.skipped] == [(2, 27)]


# -- the graph as it was


@pytest.fixture(scope="module")
def whole(real: Path) -> list[Found]:
    folder = real / "ecosystem-graphs" / "2023-11-30" / "assets"
    return [read(path, path.name, ReadOptions()) for path in sorted(folder.glob("*.yaml"))]


def test_the_counts_of_the_real_graph(real: Path, whole: list[Found]) -> None:
    folder = real / "ecosystem-graphs" / "2023-11-30" / "assets"
    read_ = [found for path in sorted(folder.glob("*.yaml")) for found in assets(path.read_text("utf-8"))[0]]
    assert Counter(one.kind for one in read_) == {"model": 232, "dataset": 97, "application": 93}
    assert len({one.name for one in read_}) == 422
    assert sum(len(one.depends) for one in read_) == 607
    assert len({model.name for found in whole for model in found.models if not model.placeholder}) == 232
    assert len({data.name for found in whole for data in found.datasets if not data.placeholder}) == 97


def test_the_unknown_names_of_the_real_graph(whole: list[Found]) -> None:
    notes = [note for found in whole for note in found.notes]
    assert len(notes) == 203
    assert len({note.at.partition(": ")[2] for note in notes}) == 160
    assert [note.reason for note in notes if "placeholder" not in note.reason] == ["read as the asset `LLaMA`"]
    models = {model.name for found in whole for model in found.models if model.placeholder}
    data = {thing.name for found in whole for thing in found.datasets if thing.placeholder}
    assert len(models | data) == 159
    assert not models & data
    assert {"Common Crawl", "CommonCrawl", "arXiv", "Arxiv"} <= data
    assert "GPT-3.5" in models


def test_the_knots_of_the_real_graph(whole: list[Found]) -> None:
    said = {
        skip.reason: skip.at
        for found in whole
        for skip in found.skipped
        if "depend" in skip.reason and "application" not in skip.reason
    }
    assert said == {
        "depends on itself": "VIMA dataset",
        "these depend on each other all around: none of them is made an ancestor of another": (
            "Anthropic Harmlessness dataset, Anthropic Helpfulness dataset, Anthropic Human Feedback Interface, Anthropic RLHF models"
        ),
    }


def ancestors(whole: list[Found], name: str) -> set[str]:
    parents = {descent.child: descent.parents for found in whole for descent in found.descents}
    seen: set[str] = set()
    waiting = [name]
    while waiting:
        new = set(parents.get(waiting.pop(), ())) - seen
        seen |= new
        waiting += new
    return seen


def test_real_descent(whole: list[Found]) -> None:
    assert ancestors(whole, "InstructGPT") == {"GPT-3"}
    assert ancestors(whole, "text-davinci-003") == {"text-davinci-002", "code-davinci-002"}
    assert ancestors(whole, "gpt-3.5-turbo") == set()
    assert ancestors(whole, "code-davinci-002") == set()
    children = [descent.child for found in whole for descent in found.descents]
    assert len(children) == len(set(children))


def test_a_real_file_that_is_no_yaml(real: Path) -> None:
    found = read(real / "ecosystem-graphs" / "broken" / "uw.4eb0837.yaml", "uw.yaml", ReadOptions())
    assert [dataset.name for dataset in found.datasets if not dataset.placeholder] == ["YT-Temporal-1B"]
    assert [(skip.line, skip.column) for skip in found.skipped] == [(31, 55)]


ODD = st.recursive(
    st.none() | st.integers() | st.text(max_size=6) | st.sampled_from(["A", "B", "model", "2022-01-01"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["value", "explanation", "x"]), inner, max_size=2)
    ),
    max_leaves=6,
)


@given(
    st.lists(
        st.fixed_dictionaries(
            {
                "type": st.sampled_from(["model", "dataset", "application"]) | ODD,
                "name": st.sampled_from(["A", "B", "C"]) | ODD,
            },
            optional={
                "dependencies": ODD | st.lists(st.sampled_from(["A", "B", "C", "D"])),
                "created_date": ODD,
                "organization": ODD,
            },
        ),
        max_size=4,
    )
)
def test_any_assets_give_a_graph(tmp_path_factory: pytest.TempPathFactory, data: list[Any]) -> None:
    folder = tmp_path_factory.getbasetemp() / "odd-assets"
    folder.mkdir(exist_ok=True)
    (folder / "a.yaml").write_bytes(json.dumps(data).encode(errors="replace"))
    found = read(folder / "a.yaml", "a.yaml", ReadOptions())
    for descent in found.descents:
        assert descent.child not in ancestors([found], descent.child)
        assert descent.parents or descent.datasets
