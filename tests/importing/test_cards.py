"""Model cards: what the front matter says is taken as it stands, the rest is said."""

import json
import math
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abilitytrace.importing.formats.cards import read
from abilitytrace.importing.found import Descent, Found
from abilitytrace.importing.kinds import ReadOptions

TABLES = "tables with numbers are not read: what their columns hold only a reader can tell"


@pytest.fixture
def card(tmp_path: Path) -> Any:
    """A function from the text of a card to what is found in it; the card is that of `org/own`."""

    def found(text: str | bytes, name: str = "org__own.md", model: str = "") -> Found:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return read(path, name, ReadOptions(model))

    return found


def front(text: str, body: str = "") -> str:
    return f"---\n{text}\n---\n{body}"


def reasons(found: Found) -> list[str]:
    return [skip.reason for skip in found.skipped]


def step(found: Found) -> Descent:
    (only,) = found.descents
    return only


# -- parents


@pytest.mark.parametrize(
    ("text", "parents", "how"),
    [
        pytest.param("base_model: a/b", ("a/b",), "", id="one name says nothing of how"),
        pytest.param("base_model: [a/b]", ("a/b",), "", id="a list of one is no merge"),
        pytest.param("base_model: [a/b, c/d]", ("a/b", "c/d"), "merge", id="several are a merge"),
        pytest.param("base_model: [a/b, A/B]", ("a/b",), "", id="one name in two cases"),
        pytest.param("base_model: a/b\nbase_model_relation: finetune", ("a/b",), "finetune", id="finetune"),
        pytest.param("base_model: a/b\nbase_model_relation: adapter", ("a/b",), "adapter", id="adapter"),
        pytest.param("base_model: a/b\nbase_model_relation: quantized", ("a/b",), "quantized", id="quantized"),
        pytest.param("base_model: [a/b, c/d]\nbase_model_relation: merge", ("a/b", "c/d"), "merge", id="merge"),
        pytest.param("base_model: a/b\nbase_model_relation: Fine-tuned", ("a/b",), "finetune", id="another spelling"),
        pytest.param("base_model: a/b\nbase_model_relation: cousin", ("a/b",), "", id="an unknown word"),
        pytest.param("base_model: a/b\nlibrary_name: peft", ("a/b",), "adapter", id="by the library"),
        pytest.param("base_model: a/b\ntags: [lora]", ("a/b",), "adapter", id="by the tag lora"),
        pytest.param("base_model: a/b\ntags: [x, GGUF]", ("a/b",), "quantized", id="by the tag gguf"),
        pytest.param("base_model: a/b\ntags: awq", ("a/b",), "quantized", id="a tag that is no list"),
        pytest.param("base_model: a/b\nquantized_by: somebody", ("a/b",), "quantized", id="by who quantised it"),
        pytest.param("base_model: a/b\ntags: [mergekit]", ("a/b",), "merge", id="a model merged with itself"),
        pytest.param(
            "base_model: a/b\nbase_model_relation: finetune\ntags: [merge]",
            ("a/b",),
            "finetune",
            id="what is said wins",
        ),
        pytest.param("base model: a/b", ("a/b",), "", id="a blank in the key"),
        pytest.param("base-models: [a/b]", ("a/b",), "", id="another key"),
        pytest.param("base_model: https://huggingface.co/a/b", ("a/b",), "", id="an address"),
        pytest.param("base_model: a/b, c/d", ("a/b", "c/d"), "merge", id="a list as one text"),
        pytest.param(
            "tags: ['base_model:a/b', 'base_model:adapter:a/b']", ("a/b",), "adapter", id="the Hub's own tags"
        ),
        pytest.param("x: &x a/b\nbase_model: *x", ("a/b",), "", id="an anchor"),
    ],
)
def test_parents_and_how(card: Any, text: str, parents: tuple[str, ...], how: str) -> None:
    descent = step(card(front(text)))
    assert (descent.child, descent.parents, descent.how) == ("org/own", parents, how)


@pytest.mark.parametrize(
    ("text", "guessed"),
    [
        ("base_model: a/b", False),
        ("base_model: a/b\nbase_model_relation: merge", False),
        ("base_model: [a/b, c/d]", True),
        ("base_model: a/b\ntags: [lora]", True),
        ("base_model: a/b\nlibrary_name: peft", True),
    ],
)
def test_a_hint_is_said_to_be_a_guess(card: Any, text: str, *, guessed: bool) -> None:
    assert bool(step(card(front(text))).guessed) == guessed


def test_a_name_that_ends_with_gguf_is_a_hint(card: Any) -> None:
    descent = step(card(front("base_model: a/b"), name="org__own-GGUF.md"))
    assert (descent.how, descent.guessed) == ("quantized", "quantised, by `GGUF` at the end of its name")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param("base_model: []", "empty: what the model comes from is not said", id="an empty list"),
        pytest.param("base_model:", "empty: what the model comes from is not said", id="null"),
        pytest.param("base_model: org/own", "the model itself", id="itself"),
        pytest.param("base_model: Org/Own", "the model itself", id="itself in another case"),
        pytest.param("base_model: /data/x", "a path on somebody's disk: which model it is is not said", id="a path"),
        pytest.param(
            "base_model: ./out/x", "a path on somebody's disk: which model it is is not said", id="a path here"
        ),
        pytest.param("base_model: {name: a/b}", "no name on the Hub", id="a mapping"),
        pytest.param("base_model: '[More Information Needed]'", "no name on the Hub", id="a gap in a form"),
        pytest.param("base_model: None", "no name on the Hub", id="the word None"),
        pytest.param(
            "base_model: a/b\nbase_model: c/d",
            "this key stands twice with different values, first in line 2: neither is taken",
            id="two of them",
        ),
    ],
)
def test_what_names_no_parent_is_said(card: Any, text: str, reason: str) -> None:
    found = card(front(f"license: mit\n{text}"))
    assert not found.descents
    assert reason.replace("line 2", "line 3") in reasons(found)


def test_a_likely_typo_is_said_and_not_followed(card: Any) -> None:
    found = card(front("license: mit\nbase_mdoel: a/b"))
    assert not found.descents
    assert [note.at for note in found.notes] == ["base_mdoel"]


def test_one_bad_parent_costs_no_other(card: Any) -> None:
    found = card(front("base_model:\n- a/b\n- /data/x\n- c/d"))
    assert step(found).parents == ("a/b", "c/d")
    assert [(skip.at, skip.line, skip.column) for skip in found.skipped] == [("base_model: /data/x", 4, 3)]


def test_a_successor_is_no_child(card: Any) -> None:
    descent = step(card(front("new_version: org/next")))
    assert (descent.child, descent.parents, descent.how) == ("org/next", ("org/own",), "successor")


def test_training_data_belongs_to_the_step(card: Any) -> None:
    assert step(card(front("base_model: a/b\ndatasets: [x, y/z]"))).datasets == ("x", "y/z")


def test_training_data_without_a_base_makes_no_step(card: Any) -> None:
    found = card(front("datasets: [x, y/z]"))
    assert not found.descents
    assert found.models[0].says == "Its card names no base model, and as training data x, y/z."


# -- which model, and is it one at all


def test_the_place_of_a_name_is_said(card: Any) -> None:
    assert card(front("license: mit")).models[0].guessed == "repository"
    assert card(front("license: mit"), model="a/b").models[0] == ("a/b", "", "a", "", (), "", False, "")


def test_the_label_of_the_index_is_not_followed(card: Any) -> None:
    found = card(front("model-index:\n- name: Something else\n  results: []"))
    assert found.models[0].name == "org/own"
    assert [note.at for note in found.notes] == ["model-index", "model-index: Something else"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param("", "the card is empty", id="empty"),
        pytest.param("# Title\n", "no front matter: the card does not start with a line `---`", id="none"),
        pytest.param(
            "---\nlicense: mit\n",
            "the front matter that line 1 opens is never closed by a line `---`",
            id="never closed",
        ),
        pytest.param(
            "---\n@#$@%@#\n---\n", "not valid YAML: found character that cannot start any token", id="no YAML"
        ),
        pytest.param("---\n- a\n- b\n---\n", "no mapping of keys to values", id="a list"),
        pytest.param("---\n{{ card_data }}\n---\n", "a key that is not plain text, as in a template", id="a template"),
        pytest.param(
            "---\ntitle: A post\n---\n", "front matter, but nothing in it is of a model card", id="another page"
        ),
        pytest.param(
            "---\nlicense: mit\ndataset_info: x\n---\n",
            "`dataset_info`: the card of a dataset, not of a model",
            id="a dataset",
        ),
        pytest.param(
            "---\nmerge_method: ties\nbase_model: a/b\n---\n",
            "a merge recipe, no card: import it as mergekit",
            id="a recipe",
        ),
        pytest.param(b"---\nlicense: \xff\n---\n", "not UTF-8 text (byte 13)", id="no UTF-8"),
    ],
)
def test_what_is_no_card_of_a_model(card: Any, text: str | bytes, reason: str) -> None:
    found = card(text)
    assert (found.models, found.descents, found.scores) == ((), (), ())
    assert reasons(found) == [reason]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("\n\n---\nbase_model: a/b\n---\n", id="blank lines before"),
        pytest.param("\ufeff---\nbase_model: a/b\n---\n", id="a byte order mark"),
        pytest.param("---\r\nbase_model: a/b\r\n---\r\n", id="CRLF"),
        pytest.param("---  \nbase_model: a/b\n--- \n", id="spaces after the lines"),
        pytest.param("---\nlicense: mit\n\twidget: x\nbase_model: a/b\n---\n", id="a tab in another key"),
        pytest.param('---\nbase_model: a/b\nmodel-index:\n- name: "x" y\n---\n', id="a broken index"),
        pytest.param('---\nmodel-index:\n- name: "x" y\nbase_model: a/b\n---\n', id="a broken index before it"),
        pytest.param("---\nmodel-index: 5\nbase_model: a/b\n---\n", id="an index of another type"),
    ],
)
def test_the_parent_survives(card: Any, text: str) -> None:
    assert step(card(text)).parents == ("a/b",)


def test_front_matter_in_a_file_of_its_own(card: Any) -> None:
    assert step(card("base_model: a/b\n", name="own/README_header.yaml")).child.endswith("own")


# -- the body


RECIPE = """
```yaml
models:
  - model: a/b
  - model: c/d
merge_method: slerp
```
"""


def test_a_recipe_in_the_body_is_a_guess(card: Any) -> None:
    descent = step(card(front("tags: [merge]", RECIPE)))
    assert (descent.parents, descent.how, descent.methods) == (("a/b", "c/d"), "merge", ("slerp merge",))
    assert (descent.guessed, descent.at) == ("the merge recipe in the body is that of this model", "body, line 6")


def test_the_front_matter_goes_before_the_recipe(card: Any) -> None:
    found = card(front("base_model: [a/b]", RECIPE))
    assert (step(found).parents, step(found).methods) == (("a/b",), ("slerp merge",))
    assert [skip.at for skip in found.skipped] == ["body: c/d"]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        pytest.param(
            RECIPE + RECIPE, "several merge recipes: which of them made the model is not said", id="two recipes"
        ),
        pytest.param(
            RECIPE.replace("a/b", "mine"),
            "a merge recipe whose models have no full name: the parents are unknown",
            id="a short name",
        ),
        pytest.param(
            RECIPE.replace("a/b", "./x"),
            "a merge recipe whose models have no full name: the parents are unknown",
            id="a path",
        ),
    ],
)
def test_a_recipe_that_is_not_clear_is_not_read(card: Any, body: str, reason: str) -> None:
    found = card(front("tags: [merge]", body))
    assert not found.descents
    assert reasons(found) == [reason]


@pytest.mark.parametrize(
    ("body", "count"),
    [
        pytest.param("| a | b |\n|---|---|\n| x | 61.2 |\n", 1, id="a table"),
        pytest.param("a | b\n--|--\nx | **61.2%**\n", 1, id="without outer lines, bold"),
        pytest.param("| a | b |\n|---|---|\n| x | 1 |\n\n| a | b |\n|:--|--:|\n| x | 2 |\n", 2, id="two"),
        pytest.param("| a | b |\n|---|---|\n| x | ? |\n", 0, id="no numbers"),
        pytest.param("| a | b |\n| x | 5 |\n", 0, id="no table"),
        pytest.param("<table><tr><td>61.2</td></tr></table>\n", 1, id="HTML"),
    ],
)
def test_tables_with_numbers_are_said_once(card: Any, body: str, count: int) -> None:
    said = [skip.at for skip in card(front("license: mit", body)).skipped if skip.reason == TABLES]
    assert said == ([f"body: {count} of them"] if count else [])


# -- real cards


def test_every_expected_value_of_real_cards(real: Path) -> None:
    for wanted in json.loads((real / "expected.json").read_text("utf-8"))["cards"]:
        path = real / wanted["file"]
        found = read(path, wanted["file"], ReadOptions())
        if "front_matter_problem" in wanted:
            assert (found.models, found.descents, found.scores) == ((), (), ()), wanted["file"]
            assert found.skipped, wanted["file"]
            continue
        _same_parents(found, wanted)
        _same_values(found, wanted)
        if "full_id_in_source_url" in wanted:
            assert found.models[0].name == wanted["full_id_in_source_url"]


def _same_parents(found: Found, wanted: dict[str, Any]) -> None:
    """The parents and data of a card are those read straight from its file."""
    stated = wanted.get("base_model") or []
    stated = [stated] if isinstance(stated, str) else stated
    own = [descent for descent in found.descents if not descent.at.startswith("body")]
    assert [list(descent.parents) for descent in own] == ([stated] if stated else []), wanted["file"]
    if stated:
        assert set(wanted.get("datasets", ())) <= set(own[0].datasets)
        assert own[0].how == wanted.get("base_model_relation", own[0].how)
        assert own[0].guessed or not own[0].how or "base_model_relation" in wanted


def _same_values(found: Found, wanted: dict[str, Any]) -> None:
    """Every number of a card is a score or said twice, everything else is skipped."""
    values = [value for _, _, value in wanted.get("values", ())]
    numbers = [float(str(value).rstrip("%")) for value in values if _is_number(value)]
    skipped = sum(skip.reason.startswith(("no value", "the value is")) for skip in found.skipped)
    assert skipped == len(values) - len(numbers), wanted["file"]
    scores = [score.value for score in found.scores]
    named = any(dataset for dataset, _, _ in wanted.get("values", ()))
    if "neural-chat-7B-v3-3" in wanted["file"]:
        assert sorted(scores * 2) == sorted(numbers)
    else:
        assert scores == (numbers if named else []), wanted["file"]


def _is_number(value: object) -> bool:
    try:
        return value is not None and math.isfinite(float(str(value).rstrip("%")))
    except ValueError:
        return False


ROWS = [
    ("mirror-2024-05/models/CodeLlama-70B-Python/README.md", "CodeLlama-70B-Python", (), ""),
    ("mirror-2024-05/models/tulu-2-dpo-7B/README.md", "tulu-2-dpo-7B", ("meta-llama/Llama-2-7b-hf",), ""),
    (
        "mirror-2024-05/models/MetaMath-Cybertron-Starling/README.md",
        "Q-bert/MetaMath-Cybertron-Starling",
        ("Q-bert/MetaMath-Cybertron", "berkeley-nest/Starling-LM-7B-alpha"),
        "merge",
    ),
    (
        "mirror-2024-05/models/OpenHermes-2.5-neural-chat-v3-3-Slerp/README.md",
        "PulsarAI/OpenHermes-2.5-neural-chat-v3-3-Slerp",
        ("teknium/OpenHermes-2.5-Mistral-7B", "Intel/neural-chat-7b-v3-3"),
        "merge",
    ),
    (
        "mirror-2024-05/models/SOLAR-10.7B-Instruct-v1.0/README.md",
        "SOLAR-10.7B-Instruct-v1.0",
        ("upstage/SOLAR-10.7B-v1.0",),
        "",
    ),
    ("mirror-2024-05/models/Etheria-55b-v0.1/README.md", "Steelskull/Etheria-55b-v0.1", (), ""),
    (
        "mirror-2024-05/models/Pandora-v1-10.7B/README.md",
        "Pandora-v1-10.7B",
        ("viethq188/LeoScorpius-7B-Chat-DPO", "GreenNode/GreenNodeLM-7B-v1olet"),
        "merge",
    ),
    ("merges/wolfram__miqu-1-120b.md", "wolfram/miqu-1-120b", ("152334H/miqu-1-70b-sf",), "merge"),
    (
        "olmo2/allenai__OLMo-2-1124-13B-Instruct.md",
        "allenai/OLMo-2-1124-13B-Instruct",
        ("allenai/OLMo-2-1124-13B-Instruct-RLVR2",),
        "",
    ),
    (
        "tulu3/allenai__Llama-3.1-Tulu-3-405B.excerpt.md",
        "allenai/Llama-3.1-Tulu-3-405B",
        ("allenai/Llama-3.1-Tulu-3-405B-DPO",),
        "",
    ),
    ("index-2026/SZLHOLDINGS__khipu-r3.excerpt.md", "SZLHOLDINGS/khipu-r3", ("Qwen/Qwen3.5-0.8B",), "adapter"),
    ("mirror-2022-04/models/Doogie/Waynehills-STT-doogie/README.md", "Doogie/Waynehills-STT-doogie", (), ""),
    ("lucie-7b/README_model_header.yaml", "lucie-7b", (), ""),
]


@pytest.mark.parametrize(("file", "name", "parents", "how"), ROWS, ids=[row[1] for row in ROWS])
def test_real_cards(real: Path, file: str, name: str, parents: tuple[str, ...], how: str) -> None:
    found = read(real / "hf-cards" / file, file, ReadOptions())
    assert found.models[0].name == name
    assert [(descent.parents, descent.how) for descent in found.descents] == ([(parents, how)] if parents else [])


def test_the_tables_of_a_real_card_are_said_not_read(real: Path) -> None:
    found = read(real / "hf-cards/tulu3/allenai__Llama-3.1-Tulu-3-405B.excerpt.md", "x.md", ReadOptions())
    assert not found.scores
    assert reasons(found) == [TABLES]


def test_a_real_index_that_leaks_to_the_top_level(real: Path) -> None:
    file = "mirror-2022-04/models/edumunozsala/RuPERTa_base_sentiment_analysis_es/README.md"
    found = read(real / "hf-cards" / file, file, ReadOptions())
    assert not found.scores
    assert reasons(found) == ["stands at the top level and not under `model-index`: not read", "`model-index` is empty"]


# -- samples


@pytest.mark.parametrize(
    ("name", "scores", "skipped"),
    [
        ("sample_no_metadata.md", [], ["no front matter: the card does not start with a line `---`"]),
        ("sample_simple_model_index.md", [0.9, 0.66], []),
        ("sample_template.md", [], ["a key that is not plain text, as in a template"]),
        ("sample_windows_line_breaks.md", [], []),
    ],
)
def test_samples(samples: Path, name: str, scores: list[float], skipped: list[str]) -> None:
    found = read(samples / "hub" / name, name, ReadOptions())
    assert ([score.value for score in found.scores], reasons(found)) == (scores, skipped)


# -- anything


ODD = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=12)
    | st.sampled_from(["a/b", "5-shot", "73.8%", "x" * 300]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["name", "type", "value", "results", "metrics", "dataset", "args", "task"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)
RESULT = {
    "task": {"type": "text-generation"},
    "dataset": {"name": "MMLU (5-shot)", "type": "cais/mmlu", "args": {"num_few_shot": 5}},
    "metrics": [{"type": "acc", "value": 61.07}],
    "source": {"url": "https://example.org"},
}


@st.composite
def mutated(draw: st.DrawFn) -> dict[str, Any]:
    """A card's front matter with some of its parts replaced by anything."""
    result = {key: draw(ODD) if draw(st.booleans()) else value for key, value in RESULT.items()}
    metric = {key: draw(ODD) if draw(st.booleans()) else value for key, value in {"type": "acc", "value": 0.5}.items()}
    result["metrics"] = draw(st.sampled_from([result["metrics"], [metric], [metric, metric], metric]))
    whole = {
        "base_model": "a/b",
        "datasets": ["x"],
        "tags": ["merge"],
        "model-index": [{"name": "x", "results": [result]}],
    }
    return {key: draw(ODD) if draw(st.integers(0, 3)) == 0 else value for key, value in whole.items()}


@given(mutated())
def test_any_front_matter_gives_finite_raw_values(
    tmp_path_factory: pytest.TempPathFactory, data: dict[str, Any]
) -> None:
    path = tmp_path_factory.getbasetemp() / "org__own.md"
    path.write_bytes(f"---\n{json.dumps(data)}\n---\n".encode(errors="replace"))
    found = read(path, "org__own.md", ReadOptions())
    text = json.dumps(data)
    assert all(math.isfinite(score.value) and score.task and score.metric for score in found.scores)
    assert all(repr(score.value) in text or f"{score.value:g}" in text for score in found.scores)
    assert all("/" not in parent or parent.count("/") == 1 for descent in found.descents for parent in descent.parents)


@given(st.binary(max_size=200))
def test_any_bytes_are_survived(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any.md"
    for each in (content, b"---\n" + content + b"\n---\n"):
        path.write_bytes(each)
        read(path, "any.md", ReadOptions())
