"""A sample of what people ask, with what a right answer must show."""

from typing import Any

import pytest

from tests.conftest import Run
from tests.questions.ask.cases import SAMPLE, found


@pytest.mark.parametrize("case", SAMPLE, ids=lambda case: case["ask"])
def test_sample(case: dict[str, Any], run: Run) -> None:
    _, text, errors = run("ask", case["ask"])
    assert errors == ""
    assert [pattern for pattern in case["shows"] if not found(pattern, text)] == []
    assert [pattern for pattern in case.get("never", ()) if found(pattern, text)] == []
