"""The bill of materials is valid by CycloneDX's own schema."""

import json

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from hypothesis import given

from abilitytrace.lineage import Lineage
from abilitytrace.questions.export import Export, export
from abilitytrace.questions.selection import choose, parse
from abilitytrace.render.exports.cyclonedx import cyclonedx
from tests.conftest import LineageOf
from tests.render.exports.hostile import exports, hides_nothing, names
from tests.render.exports.test_mermaid import FAMILY

_SCHEMA = JsonStrictValidator(SchemaVersion.V1_6)


def test_the_schema_refuses_what_is_wrong() -> None:
    assert _SCHEMA.validate_str('{"bomFormat": "CycloneDX", "specVersion": "1.6", "components": [{"name": "x"}]}')


def test_the_builtin_lineage_is_valid(builtin: Lineage) -> None:
    answer = export(builtin)
    text = cyclonedx(answer)
    assert _SCHEMA.validate_str(text) is None
    data = json.loads(text)
    models = {item["bom-ref"]: item for item in data["components"] if item["type"] == "machine-learning-model"}
    assert list(models) == [model.id for model in answer.models]
    metrics = [
        metric
        for model in models.values()
        for metric in model.get("modelCard", {}).get("quantitativeAnalysis", {}).get("performanceMetrics", ())
    ]
    assert len(metrics) == len(answer.scores)
    properties = {item["name"]: item["value"] for item in data["metadata"]["properties"]}
    assert properties["abilitytrace:graph:sha256"] == builtin.digest
    assert properties["abilitytrace:graph:rule"] == "at-1"


def test_ancestors_are_what_a_model_comes_from(lineage_of: LineageOf) -> None:
    data = json.loads(cyclonedx(export(lineage_of(FAMILY))))
    models = {item["bom-ref"]: item for item in data["components"]}
    first, second = models["merged"]["pedigree"]["ancestors"]
    assert (first["name"], second["name"]) == ('Base "7B" #1', "Chat")
    about = {item["name"].removeprefix("abilitytrace:"): item["value"] for item in first["properties"]}
    assert about == {
        "model": "end",
        "step": "to-merged",
        "relation": "succeeds",
        "confidence": "moderate",
        "contested": "true",
    }
    # an imitation shares no weights with its model
    assert "pedigree" not in models["copy"]
    assert "pedigree" not in models["end"]


def test_a_score_names_its_benchmark_and_setting(lineage_of: LineageOf) -> None:
    text = """
sources: {s: {title: S, published: 2021, kind: paper}}
models: {m: {name: M}}
benchmarks: {quiz: {name: Quiz}}
scores: [{model: m, benchmark: quiz, metric: accuracy, value: 44.0, unit: "%", shots: 8, n: 100, stderr: 1.5,
  settings: {prompt: long}, source: s, at: table 3}]
"""
    data = json.loads(cyclonedx(export(lineage_of(text))))
    (model,) = data["components"]
    assert model["modelCard"]["quantitativeAnalysis"]["performanceMetrics"] == [
        {
            "type": "accuracy",
            "value": "44.0 %",
            "slice": "Quiz; shots: 8; prompt: long; n: 100; standard error: 1.5; source: s; at: table 3",
        }
    ]


def test_the_serial_number_follows_from_what_is_exported(builtin: Lineage) -> None:
    answer = export(builtin)
    part = export(builtin, choose(builtin, [parse("chatgpt")]), answer.asked._replace(select=("chatgpt",)))
    serials = [json.loads(cyclonedx(of))["serialNumber"] for of in (answer, answer, part)]
    assert serials[0] == serials[1] != serials[2]


@given(exports())
def test_any_name_is_valid_and_read_back(answer: Export) -> None:
    text = cyclonedx(answer)
    assert hides_nothing(text)
    assert _SCHEMA.validate_str(text) is None
    models = [item for item in json.loads(text)["components"] if item["type"] == "machine-learning-model"]
    assert {item["bom-ref"]: item["name"] for item in models} == {key: name.en for key, name in names(answer).items()}
