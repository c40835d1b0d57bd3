"""Questions about documents: who wrote which, their fields, what somebody published."""

import pytest

from abilitytrace.questions.ask import ask
from tests.conftest import LineageOf
from tests.questions.ask.family import FAMILY

_MORE = """\
sources:
  byron2031zorbie: {title: On zorbie at night, authors: "Anne Byron, Ada Lovelace", published: 2031-02, arxiv: "3102.00001", kind: paper}
"""


@pytest.mark.parametrize(
    ("question", "call"),
    [
        ("who wrote the Zorblax report", "show report --field authors"),
        ("The Zorblax report 的作者是谁", "show report --field authors"),
        ("papers by Ada Lovelace", "sources ada lovelace"),
        ("what did Anne Byron publish", "show byron2031zorbie"),
        ("arxiv number of the zorbie paper", "show byron2031zorbie --field arxiv"),
        ("when was the Zorblax report published", "show report --field published"),
    ],
)
def test_sources(lineage_of: LineageOf, question: str, call: str) -> None:
    lineage = lineage_of(FAMILY.replace("sources:\n", _MORE, 1))
    assert [" ".join(found.words) for found in ask(lineage, question).calls] == [call]


def test_an_unknown_author_is_refused(lineage_of: LineageOf) -> None:
    answer = ask(lineage_of(FAMILY), "papers by Grace Hopper")
    assert (answer.calls, answer.unknown) == ((), ("Grace Hopper",))
