"""New lines go where they belong, and every other byte stays."""

import pytest

from abilitytrace.importing.splice import Addition, splice
from abilitytrace.reading.nodes import parse

_MODELS = Addition(("b: {name: B}", "c:", "  name: C"), ("b: {name: B}", "c: {name: C}"))
_SCORES = Addition(("- {model: b}",), ("{model: b}",))


@pytest.mark.parametrize(
    "text",
    [
        "models:\n  a: {name: A}\nscores:\n  - {model: a}\n",
        "models:\n    a:\n        name: A # who\n\n# next\nscores:\n- model: a\n  n: 5\n\n# the end\n",
        "# top\nmodels: {a: {name: A}}\nscores: [{model: a}]\n",
        "models:\n  a: {name: A}\nscores:\nsources: {}\n",
        "models:\n  a: {name: A}\nscores: ~ # none yet\n",
        "models:\n  a: {name: A}\nscores: []",
        "scores:\n  - {model: a}\nmodels:\n  a: {name: A}",
        "models:\r\n  a: {name: A}\r\nscores:\r\n  - {model: a}\r\n",
        "models:\n  a:\n    says: |\n      one\n\n      # two\n  \n# after\nscores:\n  - {model: a}\n",
        "models:\n  a:\n    says: >-\n      folded\n      text\n",
        "models:\n  a: {name: A}\n...\n",
        "title: x\n",
        "---\ntitle: x\n",
        "schema: 1 # 中文 😀\nmodels:\n  a: {name: 甲} # 中文\n",
        "models: {\n  a: {name: A},\n}\n",
        "{}\n",
        "",
    ],
)
def test_what_was_there_stays_and_what_is_new_comes_behind(text: str) -> None:
    before = parse(text, "x")
    after_text = splice(text, {"models": _MODELS, "scores": _SCORES})
    after = parse(after_text, "x")
    if text.startswith(("{}", "models: {\n")):
        # no place for it: for the caller to find out
        assert after.problems or after.value != before.value
        return
    assert after.problems == [], after_text
    old = before.value
    assert isinstance(old, dict)
    models, scores = old.get("models") or {}, old.get("scores") or []
    assert isinstance(models, dict)
    assert isinstance(scores, list)
    wanted = {**old, "models": {**models, "b": {"name": "B"}, "c": {"name": "C"}}, "scores": [*scores, {"model": "b"}]}
    assert after.value == wanted
    # taking the new lines out again gives the old text
    kept = [line.rstrip() for line in text.splitlines() if line.strip()]
    assert [line for line in kept if line not in after_text and not line.startswith(("scores: ", "models: {"))] == []


def test_line_ends_are_those_of_the_file() -> None:
    after = splice("models:\r\n  a: {name: A}\r\n", {"models": _MODELS, "scores": _SCORES})
    assert after.count("\n") == after.count("\r\n")


def test_an_item_of_a_list_gets_one_field_more() -> None:
    text = "scores:\n  - {model: a} # one\n  - model: b\n    n: 5\n  - {model: c}\n"
    addition = Addition((), (), ((0, "items: x"), (1, "items: y")))
    assert splice(text, {"scores": addition}) == (
        "scores:\n  - {model: a, items: x} # one\n  - model: b\n    n: 5\n    items: y\n  - {model: c}\n"
    )
