"""The JSON Schema for editors: it is the published one, takes what the reader takes, and refuses what that refuses."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator
from pydantic import BaseModel

from abilitytrace.builtin import builtin_lineage
from abilitytrace.checks.codes import CODES
from abilitytrace.reading import shape
from abilitytrace.reading.meanings import MEANINGS
from abilitytrace.reading.schema import lineage_schema

ROOT = builtin_lineage().parents[1]
PUBLISHED = ROOT / "docs" / "schema" / "lineage-1.json"
DATA = sorted((ROOT / "data").rglob("*.yaml"))
SHAPES = {name: part for name, part in vars(shape).items() if isinstance(part, type) and issubclass(part, BaseModel)}
# what spans several keys or records, and so is for `check` alone
_BEYOND = {"E101", "E102", "E103", "E104", "E106", "E107", "E108", "E109"}


class _Editor(yaml.SafeLoader):
    """Reads YAML 1.2 as editors do: dates stay text, `no` and `on` too."""


_Editor.yaml_implicit_resolvers = {
    first: [
        (tag, pattern)
        for tag, pattern in resolvers
        if tag != "tag:yaml.org,2002:timestamp" and (tag != "tag:yaml.org,2002:bool" or first in "tTfF")
    ]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def problems(text: str) -> list[str]:
    value: Any = yaml.load(text, _Editor)
    return [problem.message for problem in Draft7Validator(lineage_schema()).iter_errors(value)]


def test_the_published_schema_is_the_one_that_the_program_prints() -> None:
    printed = json.dumps(lineage_schema(), ensure_ascii=False, indent=2) + "\n"
    assert PUBLISHED.read_text(encoding="utf-8") == printed, (
        "run `abilitytrace schema lineage > docs/schema/lineage-1.json`"
    )


def test_it_is_a_schema_of_draft_07_and_nothing_later() -> None:
    schema = lineage_schema()
    Draft7Validator.check_schema(schema)
    text = json.dumps(schema)
    for later in ("$defs", "prefixItems", "unevaluated", "dependentSchemas"):
        assert later not in text


def test_no_reference_has_company_that_draft_07_would_not_see() -> None:
    def look(part: Any) -> None:
        if isinstance(part, dict):
            assert "$ref" not in part or len(part) == 1, part
        for inner in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
            look(inner)

    look(lineage_schema())


@pytest.mark.parametrize("path", DATA, ids=lambda path: path.name)
def test_a_built_in_file_fits_and_names_the_schema(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert problems(text) == []
    first, _, _ = text.partition("\n")
    named = first.removeprefix("# yaml-language-server: $schema=")
    assert named != first
    assert (path.parent / named).resolve() == PUBLISHED


@pytest.mark.parametrize("code", [code for code in CODES.values() if code.file == "lineage.yaml"], ids=lambda c: c.code)
def test_examples_fit_where_the_reader_takes_them(code: Any) -> None:
    assert problems(code.right) == []
    if code.code.startswith("E1") and code.code not in _BEYOND:
        assert problems(code.wrong) != []


@pytest.mark.parametrize(
    "text",
    [
        "models: {a: {name: A, relased: 2025}}",
        "models: {Our Model: {name: A}}",
        "models: {a: {}}",
        "models: {a: {name: A, placeholder: perhaps}}",
        "models: {a: {name: A, released: March 2025}}",
        "claims: {c: {kind: wish, says: x}}",
        "claims: {c: {kind: effect, says: x, effects: {cot: better}}}",
        "claims: {c: {kind: effect, says: {fr: x}}}",
        "sources: {s: {title: S, kind: paper}}",
        "scores: [{model: m, benchmark: b, metric: acc}]",
        "scores: [{model: m, benchmark: b, metric: acc, value: high}]",
        "evidence: {c: {supports: [{source: s, kind: trend}]}}",
        "schema: 2",
        "- a",
    ],
)
def test_what_is_wrong_in_one_place_does_not_fit(text: str) -> None:
    assert problems(text) != []


@pytest.mark.parametrize(
    "text",
    [
        "schema: 1",
        "models:",
        "models: {a: {name: 4, released: 2025, aliases: [3.5]}}",
        "claims: {c: {kind: general, says: x, cause: a, stated: {level: asserted}}}",
        "claims: {c: {kind: general, says: x, cause: [a, b], stated: [{level: asserted}]}}",
        "sources: {s: {title: S, kind: paper, published: 2022-12-18}}",
        "specs: {m: {size: {value: 7}, age: [{value: old}, {value: 3}]}}",
    ],
)
def test_what_the_reader_takes_fits(text: str) -> None:
    assert problems(text) == []


def test_every_key_has_its_meaning_and_none_is_left_over() -> None:
    keys = {(name, field.alias or key) for name, part in SHAPES.items() for key, field in part.model_fields.items()}
    assert [key for key in keys if f"{key[0]}.{key[1]}" not in MEANINGS and key[1] not in MEANINGS] == []
    known = {f"{name}.{key}" for name, key in keys} | {key for _, key in keys}
    assert [key for key in MEANINGS if key not in known] == []
    assert [key for key, says in MEANINGS.items() if not says.endswith(".")] == []
