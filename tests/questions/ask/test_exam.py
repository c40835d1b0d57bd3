"""The examinations of `ask` by people who did not write it: their marks may rise and never fall.

Questions and answers were written from the documents before the program was run; those of the second one were never seen
by whoever worked on the answers that its first mark is for. Not all are answered yet: this test holds what is reached, and
its floors are raised with every improvement.
"""

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import Run
from tests.questions.ask.cases import found


def _is_right(case: dict[str, Any], run: Run) -> bool:
    code, text, _ = run("ask", case["ask"], env={"COLUMNS": "100"})
    text = text.replace(case["ask"], " ")
    if any(found(pattern, text) for pattern in case.get("never", ())):
        return False
    if case.get("refused"):
        return code == 1 and found("not known here|这里没有记录", text)
    shown = all(found(pattern, text) for pattern in case.get("shows", ()))
    return shown and (bool(case.get("half")) or code == 0)


# right answers of 319 and of 260, and of 52 and 40 questions that must be refused those that are
@pytest.mark.parametrize(("exam", "floor", "refusals"), [("exam.yaml", 304, 52), ("second_exam.yaml", 221, 37)])
def test_the_mark_of_an_examination_does_not_fall(run: Run, exam: str, floor: int, refusals: int) -> None:
    groups = yaml.safe_load((Path(__file__).parent / exam).read_text(encoding="utf-8"))
    cases = [case for group in groups.values() for case in group]
    right = [case for case in cases if _is_right(case, run)]
    refused = [case for case in right if case.get("refused")]
    assert len(right) >= floor, (len(right), len(refused), len(cases))
    assert len(refused) >= refusals, (len(right), len(refused), len(cases))
