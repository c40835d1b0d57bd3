"""Models and steps as GraphML, read back by networkx."""

import re

import networkx as nx
from hypothesis import given

from abilitytrace.lineage import Lineage
from abilitytrace.questions.export import Export, export
from abilitytrace.render.exports.graphml import graphml
from abilitytrace.render.exports.text import shown
from tests.conftest import LineageOf
from tests.render.exports.hostile import exports, hides_nothing, names
from tests.render.exports.test_mermaid import FAMILY


def test_models_and_steps_have_their_attributes(lineage_of: LineageOf) -> None:
    answer = export(lineage_of(FAMILY))
    graph = nx.parse_graphml(graphml(answer), force_multigraph=True)
    assert dict(graph.nodes(data=True)) == {
        "end": {"name": 'Base "7B" #1', "name_zh": "基座", "released": "2021-03", "placeholder": False},
        **{key: {"name": key.title(), "placeholder": False} for key in ("chat", "merged", "copy", "lone")},
    }
    assert [edge[:2] for edge in graph.edges] == [
        ("end", "chat"), ("end", "merged"), ("chat", "merged"), ("chat", "copy")]  # fmt: skip
    assert graph.get_edge_data("end", "merged", 0) == {
        "step": "to-merged",
        "relation": "succeeds",
        "confidence": "moderate",
        "contested": True,
        "points_for": 7.0,
        "points_against": 1.0,
        "rivals": 0,
    }
    assert graph.get_edge_data("end", "chat", 0)["methods"] == "sft rlhf"
    assert graph.graph["sha256"] == answer.sha256
    assert graph.graph["rule"] == "at-1"


def test_booleans_are_those_of_xml(lineage_of: LineageOf) -> None:
    text = graphml(export(lineage_of(FAMILY)))
    (key,) = re.findall(r'<key id="(d\d+)" for="edge" attr.name="contested" attr.type="boolean"', text)
    assert re.findall(rf'<data key="{key}">(.+?)</data>', text) == ["false", "true", "true", "false"]


def test_the_builtin_lineage_is_read_back(builtin: Lineage) -> None:
    answer = export(builtin)
    graph = nx.parse_graphml(graphml(answer), force_multigraph=True)
    assert list(graph.nodes) == [model.id for model in answer.models]
    edges = [(model, step.output, step.id) for step in answer.steps for model in step.inputs]
    assert sorted((*edge[:2], edge[2]["step"]) for edge in graph.edges(data=True)) == sorted(edges)
    marked = next(edge for edge in graph.edges(data=True) if edge[2]["step"] == "to-gpt-2")
    assert marked[2]["marks"] == "zero-shot-multitask=gain"


@given(exports())
def test_any_name_is_read_back(answer: Export) -> None:
    text = graphml(answer)
    assert hides_nothing(text)
    graph = nx.parse_graphml(text, force_multigraph=True)
    assert {key: data["name"] for key, data in graph.nodes(data=True)} == {
        key: shown(name.en) for key, name in names(answer).items()
    }
