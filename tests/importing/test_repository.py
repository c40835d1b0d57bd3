"""Names out of paths: what the path spells out is taken, what it does not is not made up."""

from pathlib import Path

import pytest

from abilitytrace.importing.formats.repository import is_local, is_name, repository, repository_name


@pytest.mark.parametrize(
    ("path", "name", "certain"),
    [
        pytest.param("/x/models--ORG--NAME/snapshots/abc/README.md", "ORG/NAME", True, id="the Hub's cache"),
        pytest.param("/x/models--gpt2/snapshots/abc/README.md", "gpt2", True, id="a name without organisation"),
        pytest.param("/x/models--a--b--c/README.md", "a/b--c", True, id="two dashes in the name"),
        pytest.param("/x/cards/ORG__NAME.md", "ORG/NAME", True, id="a file named after the repository"),
        pytest.param("/x/cards/ORG__NAME-v1.0.excerpt.md", "ORG/NAME-v1.0", True, id="points in the name"),
        pytest.param("/x/ORG__NAME/README.md", "ORG/NAME", True, id="a folder named after the repository"),
        pytest.param("/x/models/ORG/NAME/README.md", "ORG/NAME", True, id="below a folder of models"),
        pytest.param("/x/y/ORG/NAME/README.md", "ORG/NAME", False, id="two folders"),
        pytest.param("/x/models/NAME/README.md", "NAME", False, id="no organisation"),
        pytest.param("/x/ORG/NAME/.eval_results/mmlu.yaml", "ORG/NAME", False, id="evaluation results"),
        pytest.param("/home/me/NAME/README.md", "NAME", False, id="a home is no organisation"),
        pytest.param("/x/y/some-merge.yml", "some-merge", False, id="the file's own name"),
        pytest.param("/x/ORG/NAME/mergekit_config.yml", "ORG/NAME", False, id="a recipe in its repository"),
    ],
)
def test_names_out_of_paths(path: str, name: str, *, certain: bool) -> None:
    found = repository(Path(path), "")
    assert (found.name, found.certain) == (name, certain)
    assert found.basis


def test_the_user_has_the_last_word() -> None:
    assert repository(Path("/x/models--a--b/README.md"), "c/d") == ("c/d", "", True)


LEADERBOARD = "https://huggingface.co/spaces/HuggingFaceH4/open_llm_leaderboard?query="


@pytest.mark.parametrize(
    ("links", "name"),
    [
        pytest.param([f"{LEADERBOARD}Org/My-Model"], "Org/My-Model", id="the card's own address"),
        pytest.param([f"{LEADERBOARD}Org/Other"], "my-model", id="another model's address"),
        pytest.param([f"{LEADERBOARD}A/my-model", f"{LEADERBOARD}B/my-model"], "my-model", id="two that fit"),
        pytest.param(
            ["https://huggingface.co/datasets/open-llm-leaderboard/results/blob/main/Org/my-model/results_2023.json"],
            "Org/my-model",
            id="a file of results",
        ),
        pytest.param(
            ["https://huggingface.co/datasets/open-llm-leaderboard/details_Org__my-model"], "Org/my-model", id="details"
        ),
    ],
)
def test_a_leaderboard_completes_a_name_that_agrees_with_the_path(links: list[str], name: str) -> None:
    assert repository(Path("/x/models/my-model/README.md"), "", " ".join(links)).name == name


@pytest.mark.parametrize("text", ["a/b", "gpt2", "meta-llama/Llama-2-7b-hf", "A.B/c_d-1.0"])
def test_names(text: str) -> None:
    assert is_name(text)
    assert not is_local(text)


@pytest.mark.parametrize("text", ["/data/x", "./x", "../../x", "~/x", "C:\\x\\y", "file:///x", "a/b/c"])
def test_paths(text: str) -> None:
    assert is_local(text)
    assert not is_name(text) or text.startswith("~")


@pytest.mark.parametrize("text", ["", "a b", "a/b/c", "名/x", "[More Information Needed]", "https://x.y/a/b"])
def test_no_names(text: str) -> None:
    assert not is_name(text)


@pytest.mark.parametrize(
    "text",
    [
        "https://huggingface.co/a/b",
        "https://huggingface.co/a/b/tree/main",
        "hf.co/a/b/",
        " a/b ",
        "https://hf.co/a/b?x=1#y",
    ],
)
def test_addresses_are_cut_to_the_name(text: str) -> None:
    assert repository_name(text) == "a/b"
