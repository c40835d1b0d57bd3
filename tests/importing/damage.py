"""Damaged JSON for readers: valid files in which values change type, disappear or grow; and what must hold all the same."""

import copy
import json
import math
from typing import Any

from hypothesis import strategies as st

from abilitytrace.importing.found import Found, FoundScore

__all__ = ["assert_sound", "damaged", "written"]

_JUNK: list[Any] = [
    *(None, True, False, 0, -1, 10**400, 1e308, -0.5, math.nan, math.inf, -math.inf),
    *(
        "",
        " ",
        "N/A",
        "1e999",
        "0.5",
        "../../x",
        "constructor",
        "a\u200bb\u202e\ud800",
        "x" * 5000,
        "\n",
        "@",
        "a/b/c@d",
    ),
    *([], {}, [[[[]]]], [None], {"name": []}, {"": {"": ""}}, [{"value": {"value": 1}}]),
]


def damaged(valid: Any) -> st.SearchStrategy[Any]:
    """Copies of a JSON value in which up to four parts, at any depth, were replaced, removed or doubled."""

    @st.composite
    def draw_one(draw: st.DrawFn) -> Any:
        value = copy.deepcopy(valid)
        for _ in range(draw(st.integers(1, 4))):
            value = _damage(draw, value)
        return value

    return draw_one()


def _damage(draw: st.DrawFn, value: Any) -> Any:
    holders = list(_holders(value))
    if not holders:
        return draw(st.sampled_from(_JUNK))
    holder = draw(st.sampled_from(holders))
    key = draw(st.sampled_from(sorted(holder) if isinstance(holder, dict) else list(range(len(holder)))))
    how = draw(st.sampled_from(["replace", "replace", "remove", "wrap"]))
    if how == "remove":
        del holder[key]
    else:
        holder[key] = [holder[key]] if how == "wrap" else copy.deepcopy(draw(st.sampled_from(_JUNK)))
    return value


def _holders(value: Any) -> Any:
    """Every mapping and list of a value that has something in it."""
    if isinstance(value, dict | list) and value:
        yield value
        for part in value.values() if isinstance(value, dict) else value:
            yield from _holders(part)


def written(value: Any) -> str:
    """A value as a file would have it, NaN and infinity included."""
    return json.dumps(value)


def assert_sound(found: Found) -> None:
    """What holds for anything a reader gives back: finite numbers, plain texts, names that are not empty."""
    for score in found.scores:
        assert isinstance(score.value, float)
        assert math.isfinite(score.value)
        assert score.stderr is None or (math.isfinite(score.stderr) and score.stderr >= 0)
        assert score.n is None or score.n >= 1
        assert score.model
        assert score.task
        assert score.metric
        assert score.better in ("", "higher", "lower")
        assert all(isinstance(part, str) for pair in score.settings for part in pair)
        _assert_texts(score)
    named = {f"{model.name}@{model.revision}" if model.revision else model.name for model in found.models}
    assert {score.model for score in found.scores} <= named or not named
    assert all(isinstance(skip.reason, str) and skip.reason for skip in (*found.skipped, *found.notes))


def _assert_texts(score: FoundScore) -> None:
    texts = ("model", "task", "metric", "shots", "prompting", "unit", "version", "filter", "date", "at", "note")
    for name in texts:
        text = getattr(score, name)
        assert isinstance(text, str), name
        text.encode()
