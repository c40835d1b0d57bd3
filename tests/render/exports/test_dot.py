"""Models and steps as DOT, read back by a parser of the language."""

import re

import pydot
import pytest
from hypothesis import given

from abilitytrace.lineage import Lineage
from abilitytrace.questions.export import Export, export
from abilitytrace.render.exports.dot import dot
from abilitytrace.render.exports.text import one_line
from tests.conftest import LineageOf
from tests.render.exports.hostile import exports, hides_nothing, names
from tests.render.exports.test_mermaid import FAMILY

# pydot still calls functions of its parser by their old names
pytestmark = pytest.mark.filterwarnings("ignore:.* deprecated - use:DeprecationWarning")


def read(text: str) -> pydot.Dot:
    graphs = pydot.graph_from_dot_data(text)
    assert graphs
    assert len(graphs) == 1
    return graphs[0]


def plain(quoted: str) -> str:
    """A string of DOT without its quotes and escapes."""
    assert quoted[0] == quoted[-1] == '"'
    return re.sub(r"\\(.)", r"\1", quoted[1:-1])


def test_confidence_is_line_and_label(lineage_of: LineageOf) -> None:
    answer = export(lineage_of(FAMILY))
    assert dot(answer).splitlines() == [
        f"// abilitytrace 0.1.0, graph {answer.sha256}, rule at-1",
        "// models that no step joins to another are left out: 1",
        "digraph lineage {",
        "  rankdir=LR;",
        "  node [shape=box];",
        r'  "end" [label="Base \"7B\" #1 (2021-03)"];',
        '  "chat" [label="Chat"];',
        '  "merged" [label="Merged"];',
        '  "copy" [label="Copy"];',
        '  "end" -> "chat" [label="SFT, RLHF · strong", style=solid];',
        '  "end" -> "merged" [label="succeeds · moderate · contested", style=dashed];',
        '  "chat" -> "merged" [label="succeeds · moderate · contested", style=dashed];',
        '  "chat" -> "copy" [label="imitates · limited", style=dashed, arrowhead=empty];',
        "}",
    ]


def test_the_builtin_lineage_is_read_back(builtin: Lineage) -> None:
    answer = export(builtin)
    graph = read(dot(answer, "zh"))
    edges = [(plain(str(edge.get_source())), plain(str(edge.get_destination()))) for edge in graph.get_edges()]
    assert sorted(edges) == sorted((model, step.output) for step in answer.steps for model in step.inputs)
    assert "训练" in dot(answer, "zh")


@given(exports())
def test_any_name_is_read_back(answer: Export) -> None:
    text = dot(answer)
    assert hides_nothing(text)
    assert all(line.isprintable() for line in text.splitlines() if "\u3000" not in line and "\xa0" not in line)
    labels = {
        plain(str(node.get_name())): plain(str(node.get("label")))
        for node in read(text).get_nodes()
        if str(node.get_name()).startswith('"')
    }
    assert labels == {key: one_line(name.en) for key, name in names(answer).items()}
