"""Dates that say from when knowledge is asked for."""

import pytest

from abilitytrace.questions.ask.moment import moment_of


@pytest.mark.parametrize(
    ("question", "date", "rest"),
    [
        ("where is cot from as of 2022-12", "2022-12", "where is cot from"),
        ("as of December 2022, where is cot from", "2022-12", "where is cot from"),
        ("what was known in 18 Dec 2022 about cot", "2022-12-18", "what was about cot"),
        ("as known at the end of 2022: origin of cot", "2022", "origin of cot"),
        ("截至2022年12月，思维链从哪里来", "2022-12", "思维链从哪里来"),
        ("截至 2022 年底 CoT 从哪来", "2022", "CoT 从哪来"),
        ("what happened in 2019", "", "what happened in 2019"),
        ("ChatGPT 2022 年发布", "", "ChatGPT 2022 年发布"),
    ],
)
def test_moment(question: str, date: str, rest: str) -> None:
    assert moment_of(question) == (date, rest)
