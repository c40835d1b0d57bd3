"""The lineage as W3C provenance, read back by the `prov` library."""

import json
import sys
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from prov.model import ProvDerivation, ProvDocument, ProvUsage

from abilitytrace.lineage import Lineage
from abilitytrace.questions.export import Export, export
from abilitytrace.render.exports.prov_json import document, prov_json
from abilitytrace.render.exports.refused import MissingLibrary
from tests.conftest import LineageOf
from tests.render.exports.hostile import exports, hides_nothing
from tests.render.exports.test_mermaid import FAMILY


def read(text: str) -> ProvDocument:
    found = ProvDocument.deserialize(content=text, format="json")
    assert isinstance(found, ProvDocument)
    return found


def related(data: dict[str, Any], relation: str, *roles: str) -> set[tuple[str, ...]]:
    """The ends of all relations of a kind that have all of these ends."""
    items = [[item.get(f"prov:{role}", "") for role in roles] for item in data[relation].values()]
    return {tuple(end.removeprefix("at:") for end in ends) for ends in items if all(ends)}


def test_steps_are_activities_between_models(lineage_of: LineageOf) -> None:
    data = json.loads(prov_json(export(lineage_of(FAMILY))))
    assert set(data["activity"]) == {"at:to-chat", "at:to-merged", "at:to-copy"}
    assert data["activity"]["at:to-merged"]["at:graded"] == "moderate"
    assert data["activity"]["at:to-merged"]["at:contested"] is True
    assert related(data, "wasGeneratedBy", "entity", "activity") == {
        ("chat", "to-chat"), ("merged", "to-merged"), ("copy", "to-copy")}  # fmt: skip
    assert ("to-merged", "end") in related(data, "used", "activity", "entity")
    # an imitation is no derivation
    assert related(data, "wasDerivedFrom", "generatedEntity", "usedEntity", "activity") == {
        ("chat", "end", "to-chat"), ("merged", "end", "to-merged"), ("merged", "chat", "to-merged")}  # fmt: skip
    assert not any(pair[0] == "copy" for pair in related(data, "wasDerivedFrom", "generatedEntity"))
    assert ("copy", "chat") in related(data, "wasInfluencedBy", "influencee", "influencer")
    assert related(data, "wasAssociatedWith", "activity", "plan") == {("to-chat", "sft"), ("to-chat", "rlhf")}


def test_claims_and_evidence_have_their_makers(builtin: Lineage) -> None:
    data = json.loads(prov_json(export(builtin)))
    claim = data["entity"]["at:code-training-gives-cot"]
    assert claim["at:graded"] == builtin.graded("code-training-gives-cot").level
    assert claim["at:effect"] == "cot=gain"
    item = data["entity"]["at:code-training-gives-cot/evidence/1"]
    assert item["at:stance"] in ("supports", "disputes", "neutral")
    assert ("code-training-gives-cot", "code-training-gives-cot/evidence/1") in related(
        data, "wasInfluencedBy", "influencee", "influencer"
    )
    assert ("chatgpt", "org/openai") in related(data, "wasAttributedTo", "entity", "agent")
    assert data["entity"]["at:export/graph"]["at:sha256"] == builtin.digest
    assert data["entity"]["at:export/graph"]["at:rule"] == "at-1"


def test_the_builtin_lineage_is_read_back(builtin: Lineage) -> None:
    answer = export(builtin)
    back = read(prov_json(answer))
    assert back == document(answer)
    declared = {record.identifier for record in back.get_records() if record.is_element()}
    for record in (*back.get_records(ProvUsage), *back.get_records(ProvDerivation)):
        assert {name for _, name in record.formal_attributes if name is not None} <= declared


@given(exports())
def test_any_text_is_read_back(answer: Export) -> None:
    text = prov_json(answer)
    assert hides_nothing(text)
    assert read(text) == document(answer)
    entity = json.loads(text)["entity"]["at:end"]
    label = entity["prov:label"]
    assert answer.models[0].name.en in (label if isinstance(label, list) else [label])


def test_ids_are_slugs(builtin: Lineage) -> None:
    data = json.loads(prov_json(export(builtin)))
    found = {name for section in ("entity", "activity", "agent") for name in data[section]}
    slugs = "abcdefghijklmnopqrstuvwxyz0123456789._/-"
    assert [name for name in found if not set(name.removeprefix("at:")) <= set(slugs)] == []


@pytest.mark.parametrize("name", ["prov-json", "yaml"])
def test_it_is_the_same_in_every_run(program: Callable[..., Any], name: str) -> None:
    runs = {program("export", name, "+chatgpt", env={"PYTHONHASHSEED": seed}).stdout for seed in ("1", "2")}
    assert len(runs) == 1
    assert len(runs.pop()) > 1000


def test_without_the_library_it_says_how_to_get_it(builtin: Lineage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "prov.model", None)
    with pytest.raises(MissingLibrary) as raised:
        prov_json(export(builtin))
    assert raised.value.help == 'pip install "abilitytrace[prov]"'
