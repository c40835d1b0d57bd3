"""Which model a result file is about, and which of its arguments count."""

from pathlib import Path

import pytest

from abilitytrace.importing.formats.harness_model import Model, arguments, model_of, said, settings_of


def test_arguments_as_text_and_as_a_mapping_are_the_same() -> None:
    text = arguments("pretrained=org/name,trust_remote_code=True,max_length=2048,empty=,flag=TRUE")
    assert text == {"pretrained": "org/name", "trust_remote_code": "true", "max_length": "2048", "flag": "true"}
    given = {"pretrained": "org/name", "trust_remote_code": True, "max_length": 2048.0, "empty": None, "flag": True}
    assert arguments(given) == text
    assert arguments(5) == {}


def test_a_comma_inside_a_value_stays_there() -> None:
    assert arguments("a={0: 1, 1: 2},b=x") == {"a": "{0: 1, 1: 2}", "b": "x"}


def test_only_what_changes_the_measurement_is_a_setting() -> None:
    given = (
        "pretrained=a/b,revision=main,parallelize=True,device_map=auto,dtype=auto,torch_dtype=float16,max_length=512"
    )
    assert settings_of(arguments(given)) == {"torch_dtype": "float16", "max_length": "512"}


@pytest.mark.parametrize("name", ["token", "hf_token", "api_key", "apikey", "auth_token", "password", "client_secret"])
def test_a_secret_is_no_setting(name: str) -> None:
    assert settings_of({name: "hush"}) == {}


def test_a_token_that_is_none_is_a_setting() -> None:
    assert settings_of({"add_bos_token": "true"}) == {"add_bos_token": "true"}


def test_a_long_value_is_told_by_its_digest() -> None:
    assert said("x" * 500).startswith("sha256:")
    assert said("x" * 500) != said("x" * 501)
    assert said({"b": 1, "a": [1, 2]}) == '{"a": [1, 2], "b": 1}'
    assert said(10**5000) == "?"


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("pythia-1.4b-deduped/1.4b-deduped_step43000.json", Model("pythia-1.4b-deduped", "step43000", "folder")),
        (
            "pythia-160m/zero-shot/pythia-160m-0shot-global_step1500_eval_results_12-30-2022-23-06-34.json",
            Model("pythia-160m", "global_step1500", "folder"),
        ),
        ("tr1/Tr1-13B-harness-eval.json", Model("Tr1-13B", "", "file")),
        ("bloom1b3/bslmeval.json", Model("bloom1b3", "", "folder")),
        ("ORG__NAME/results_2024-08-25T21-59-12.123082.json", Model("ORG/NAME", "", "folder")),
        ("__data__hf__ORG__NAME/results.json", Model("ORG/NAME", "", "folder")),
        ("toy-7b/five-shot/results.json", Model("toy-7b", "", "folder")),
    ],
)
def test_a_model_that_no_file_names_is_guessed_and_said(path: str, expected: Model) -> None:
    assert model_of({}, Path("/home/x/results") / path, "") == expected


def test_a_configuration_of_gpt_neox_tells_the_step() -> None:
    data = {"config": {"model_args": {"iteration": 71500, "rank": 0}}}
    assert model_of(data, Path("/x/toy/eval.json"), "") == Model("toy", "step71500", "folder")


def test_a_revision_is_the_argument_or_that_of_the_configuration() -> None:
    assert model_of({"config": {"model_args": "pretrained=a/b,revision=main"}}, Path("x"), "").revision == ""
    assert (
        model_of({"config": {"model_args": "pretrained=a/b", "model_revision": "v2"}}, Path("x"), "").revision == "v2"
    )
    assert model_of({"model_name": "gpt-4", "config": {"model_args": "temperature=0"}}, Path("x"), "") == Model("gpt-4")
