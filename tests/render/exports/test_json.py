"""The records as JSON, with both confidences."""

import json as parser

from hypothesis import given

from abilitytrace.lineage import Lineage
from abilitytrace.questions.export import Export, export
from abilitytrace.render.exports.json import json
from abilitytrace.render.json import as_data
from tests.render.exports.hostile import exports, hides_nothing


def test_it_is_the_answer_in_its_envelope(builtin: Lineage) -> None:
    answer = export(builtin)
    data = parser.loads(json(answer))
    assert data["schema"] == "abilitytrace/export@1"
    assert data["graph"]["sha256"] == builtin.digest
    assert data["graph"]["rule"] == "at-1"
    assert data["data"] == as_data(answer)


def test_the_query_says_what_was_selected(builtin: Lineage) -> None:
    answer = export(builtin)
    asked = answer.asked._replace(select=("+chatgpt",), min_confidence="strong")
    assert parser.loads(json(answer._replace(asked=asked)))["query"] == {
        "select": ["+chatgpt"],
        "exclude": [],
        "min_confidence": "strong",
        "with_claims": False,
        "as_of": "",
    }


@given(exports())
def test_any_text_is_read_back(answer: Export) -> None:
    text = json(answer)
    assert hides_nothing(text)
    assert parser.loads(text)["data"] == as_data(answer)
