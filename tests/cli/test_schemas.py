"""Every JSON answer is what its published schema says."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from abilitytrace.cli.schemas import ANSWERS, schema_of

_RESULTS = Path(__file__).parents[1] / "importing" / "samples" / "harness" / "rwkv"
_LINES = _RESULTS.parents[1] / "lines"

CASES = {
    "ask": ["ask", "how many legs does a spider have"],
    "ask-answers": ["ask", "what did chatgpt lose? and how big is gpt-3?"],
    "blame": ["blame", "gsm8k", "gpt-4-0613"],
    "bisect": ["bisect", "mmlu", "gpt-4-0613"],
    "changes": ["changes", "code-training-gives-cot"],
    "changes-all": ["changes"],
    "check": ["check"],
    "claims": ["claims", "--about", "cot"],
    "compare": ["compare", "text-davinci-002", "text-davinci-003", "chatgpt"],
    "config": ["config"],
    "conflicts": ["conflicts"],
    "counterparts": ["counterparts", "davinci"],
    "diff": ["diff", "chatgpt", "text-davinci-003"],
    "effect": ["effect", "supervised-instruction-tuning"],
    "evidence": ["evidence", "code-training-gives-cot"],
    "evidence-about": ["evidence", "cot"],
    "evidence-rule": ["evidence", "--rule"],
    "export": ["export", "json"],
    "gate": ["gate", "text-davinci-002", "text-davinci-003", "--margin", "0.02"],
    "explain": ["explain", "E202"],
    "explain-all": ["explain"],
    "glossary": ["glossary"],
    "glossary-term": ["glossary", "alignment tax"],
    "import-store": ["import", "jsonl", str(_LINES), "-o", "{folder}/hub.store"],
    "init": ["init", "{folder}"],
    "import": ["import", "harness", str(_RESULTS), "-o", os.devnull],
    "limits": ["limits", "chatgpt"],
    "list": ["list", "claims"],
    "list-kinds": ["list"],
    "origin": ["origin", "cot"],
    "path": ["path", "davinci", "text-davinci-001"],
    "questions": ["questions", "icl"],
    "scores": ["scores", "gsm8k"],
    "search": ["search", "few-shot"],
    "show": ["show", "chatgpt"],
    "show-field": ["show", "code-davinci-002", "--field", "context window"],
    "sources": ["sources"],
    "sources-one": ["sources", "wei2022cot"],
    "timeline": ["timeline"],
    "tradeoffs": ["tradeoffs", "chatgpt"],
    "tree": ["tree"],
}


def test_every_schema_has_a_case() -> None:
    assert set(CASES) == set(ANSWERS)


@pytest.mark.parametrize("name", ANSWERS)
def test_schema_is_one(name: str) -> None:
    schema: dict[str, Any] = schema_of(name)
    Draft202012Validator.check_schema(schema)
    assert schema["properties"]["schema"]["const"] == f"abilitytrace/{name}@1"


@pytest.mark.parametrize("name", CASES)
def test_answer_fits_its_schema(name: str, run: Callable[..., Any], tmp_path: Path) -> None:
    args = [arg.format(folder=tmp_path) for arg in CASES[name]]
    answer = json.loads(run(*args, "--json").stdout)
    problems = [problem.message[:200] for problem in Draft202012Validator(schema_of(name)).iter_errors(answer)]
    assert answer["schema"] == f"abilitytrace/{name}@1"
    assert problems == []


def test_a_wrong_answer_does_not_fit() -> None:
    assert list(Draft202012Validator(schema_of("origin")).iter_errors({"schema": "abilitytrace/origin@1"}))
