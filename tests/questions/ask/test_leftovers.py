"""What a question says beside names and cues: which words may be names, which are asked for, what they tell."""

from collections.abc import Callable

import pytest

from abilitytrace.questions.ask.leftovers import Bit, leftovers
from abilitytrace.questions.ask.names import Names
from abilitytrace.questions.ask.parse import parse
from abilitytrace.questions.ask.reading import clauses
from abilitytrace.questions.ask.topics import Topics
from tests.conftest import LineageOf
from tests.questions.ask.family import FAMILY

Left = Callable[[str], list[Bit]]


@pytest.fixture
def left(lineage_of: LineageOf) -> Left:
    """What is left of a question about the small family."""
    lineage = lineage_of(FAMILY)

    def look(question: str) -> list[Bit]:
        (clause,) = clauses(question)
        return list(leftovers(parse(clause, Names(lineage)), Topics(lineage)))

    return look


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("does frobnik have yodelling", ["frobnik"]),
        ("is zorbie an accident", []),
        ("was zorbie overengineered", []),
        ("is zorbie like R2D2", ["r2d2"]),
        ("the GREAT zorbie", []),
        ("zorbie 和 frobnik", ["frobnik"]),
        ("zorbie 的 fireworks", []),
    ],
)
def test_a_word_that_nobody_uses_may_be_a_name(left: Left, question: str, names: list[str]) -> None:
    assert [bit.text for bit in left(question) if bit.is_name] == names


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("how many legs does zorbie have", ["legs"]),
        ("the colour of zorbie", ["colour"]),
        ("zorbie's hat", ["hat"]),
        ("what colour is zorbie", ["colour"]),
        ("what stops zorbie", []),
        ("how tall is zorbie", ["tall"]),
        ("hat size of zorbie", ["hat"]),
        ("zorbie 的帽子是什么", ["帽子"]),
        ("zorbie 喜欢什么颜色", ["颜色"]),
        ("zorbie 为什么跳舞", []),
    ],
)
def test_what_is_asked_for(left: Left, question: str, asked: list[str]) -> None:
    assert [bit.text for bit in left(question) if bit.is_asked] == asked


def test_rare_words_tell_more_than_words_that_no_record_has(left: Left) -> None:
    rare, unheard = left("shallow accident")
    assert (rare.is_heard, unheard.is_heard) == (True, False)
    assert rare.weight > unheard.weight


def test_small_numbers_tell_something_together(left: Left) -> None:
    assert [bit.text for bit in left("59 x 61")] == ["59 61"]
    assert left("zorbie 59") == []


def test_a_fraction_is_one_number(left: Left) -> None:
    assert [bit.text for bit in left("zorbie 0.4")] == ["0.4"]


def test_chinese_pairs_that_straddle_two_words_are_left_out(left: Left) -> None:
    assert [bit.text for bit in left("游泳浅水")] == ["游泳", "浅水"]
    assert [bit.text for bit in left("帽子浅水")] == ["帽子", "浅水"]
