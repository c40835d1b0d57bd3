"""Answers as JSON: the answer's own fields in an envelope without clock or path."""

import json
from typing import NamedTuple

from hypothesis import given

from abilitytrace import __version__
from abilitytrace.records import Evidence, Text
from abilitytrace.render.json import as_data, render_json
from tests.strategies import evidence


class Answer(NamedTuple):
    name: Text
    parts: tuple[Text, ...]
    pairs: dict[str, tuple[int, ...]]
    missing: Text | None = None


ANSWER = Answer(Text("a", "甲"), (Text("b"), Text("c")), {"x": (1, 2)})


def test_named_tuples_are_objects_and_tuples_are_lists() -> None:
    assert as_data(ANSWER) == {
        "name": {"en": "a", "zh": "甲"},
        "parts": [{"en": "b", "zh": ""}, {"en": "c", "zh": ""}],
        "pairs": {"x": [1, 2]},
        "missing": None,
    }


def test_the_envelope_names_schema_tool_graph_and_query() -> None:
    text = render_json("origin", 1, ANSWER, query={"ability": "cot"}, sha256="abc", title=Text("Ours"))
    found = json.loads(text)
    assert list(found) == ["schema", "tool", "graph", "query", "data", "warnings"]
    assert found["schema"] == "abilitytrace/origin@1"
    assert found["tool"] == {"name": "abilitytrace", "version": __version__}
    assert found["graph"] == {"title": {"en": "Ours", "zh": ""}, "sha256": "abc", "rule": "at-1"}
    assert found["query"] == {"ability": "cot"}
    assert found["data"] == as_data(ANSWER)
    assert text.endswith("}\n")
    assert "甲" in text


@given(evidence)
def test_any_record_survives_json(item: Evidence) -> None:
    assert json.loads(json.dumps(as_data(item))) == as_data(item)
