"""Foreign names → ids: exact matches only, collisions told apart, nothing dangerous kept."""

import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abilitytrace.importing.naming import (
    NOTHING_KNOWN,
    Candidate,
    Known,
    Names,
    clean,
    same,
    shorten_paths,
    slug,
    split_revision,
)
from abilitytrace.names import fold

_ID = re.compile(r"[a-z0-9]+(?:[-.][a-z0-9]+)*", re.ASCII)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("pythia-1.4b-deduped@step1000", "pythia-1.4b-deduped-step1000"),
        ("../../x", "x"),
        ("constructor", "constructor"),
        ("a..b", "a-b"),
        ("step.0.-.1", "step.0-1"),
        ("DALL·E 2", "dall-e-2"),
        ("\u200bfoo\u202e\x00bar", "foobar"),
        ("É ß", "e-ss"),
        ("书生·浦语", "28f4a04a"),
        ("", "00000000"),
    ],
)
def test_an_id_says_the_name(name: str, expected: str) -> None:
    assert slug(name) == expected


@given(st.text())
def test_any_name_makes_an_id(name: str) -> None:
    assert _ID.fullmatch(slug(name))
    assert len(slug(name)) <= 120
    assert clean(name).isprintable()


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("ARC-Challenge", "arc_challenge", True),
        ("ＧＳＭ８Ｋ", "gsm8k", True),
        ("opt-1.3b", "opt-13b", False),
        ("a/bc", "ab/c", False),
        ("x@step1", "x-step1", False),
        ("lambada", "lambada_openai", False),
    ],
)
def test_names_are_the_same_only_exactly(one: str, other: str, expected: bool) -> None:
    assert (same(one) == same(other)) is expected


def test_paths_are_shortened_until_they_differ() -> None:
    assert shorten_paths(["ORG/NAME", "gpt2"]) == {}
    assert shorten_paths(["/data/hf/Qwen/Qwen1.5-7B"]) == {"/data/hf/Qwen/Qwen1.5-7B": "Qwen/Qwen1.5-7B"}
    found = shorten_paths(["/a/run/final", "/b/run/final", "./ckpt/1000/"])
    assert found == {"/a/run/final": "a/run/final", "/b/run/final": "b/run/final", "./ckpt/1000/": "ckpt/1000"}
    cached = "~/.cache/huggingface/hub/models--meta-llama--Llama-2-7b/snapshots/0af/"
    assert shorten_paths([cached, "C:\\x\\y\\z"]) == {cached: "meta-llama/Llama-2-7b", "C:\\x\\y\\z": "y/z"}


def test_a_revision_is_what_follows_the_last_at() -> None:
    assert split_revision("a/b@step1") == ("a/b", "step1")
    assert split_revision("@x") == ("@x", "")
    assert split_revision("plain") == ("plain", "")


def _known(*candidates: Candidate) -> Known:
    return Known(
        lambda name: [candidate for candidate in candidates if fold(candidate.name) == fold(name)],
        lambda identifier: any(candidate.id == identifier for candidate in candidates),
        lambda _identifier: (),
    )


def test_a_known_name_needs_its_kind_and_every_point() -> None:
    names = Names(_known(Candidate("opt-13b", "model", "OPT-13B", "Meta"), Candidate("mmlu", "benchmark", "MMLU")))
    assert names.known("benchmark", "mmlu") == Candidate("mmlu", "benchmark", "MMLU")
    assert names.known("model", "mmlu") is None
    assert names.known("model", "opt-1.3b") is None
    assert names.known("model", "opt-13b") is not None


def test_a_repository_is_known_by_its_short_name_where_the_developer_is_its_owner() -> None:
    names = Names(_known(Candidate("gpt2", "model", "GPT-2", "OpenAI")))
    assert names.known("model", "openai/gpt2") is not None
    assert names.known("model", "somebody/gpt2") is None


def test_ids_and_names_are_given_once() -> None:
    names = Names(_known(Candidate("taken", "term", "taken"), Candidate("lambada", "benchmark", "LAMBADA")))
    assert names.new("taken", "org-taken") == "org-taken"
    assert names.new("taken", "org-taken") == "org-taken-2"
    assert names.name("LAMBADA", "lambada-model", "model") == "LAMBADA (model)"
    assert names.name("LAMBADA", "lambada-model-2", "model") == "LAMBADA (2)"
    assert names.name("new", "new", "model") == "new"


@given(st.lists(st.text(min_size=1), unique=True, max_size=8))
def test_any_names_get_ids_and_names_of_their_own(wanted: list[str]) -> None:
    names = Names(NOTHING_KNOWN)
    ids = [names.new(slug(name)) for name in wanted]
    shown = [names.name(clean(name) or "x", identifier, "model") for name, identifier in zip(wanted, ids, strict=True)]
    answers: dict[str, str] = {}
    for identifier, name in zip(ids, shown, strict=True):
        for said in (identifier, name):
            assert answers.setdefault(fold(said), identifier) == identifier
    assert len(set(ids)) == len(ids)


@given(st.permutations(["/a/run/final", "/b/run/final", "/c/other/final", "org/name"]))
def test_the_order_of_names_changes_nothing(names: list[str]) -> None:
    assert shorten_paths(names) == shorten_paths(sorted(names))
    assert list(itertools.chain(names))
