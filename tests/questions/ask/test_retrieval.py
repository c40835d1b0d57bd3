"""The record that says what a question asks, found by the things it speaks of and the words of its statements."""

from collections.abc import Callable

import pytest

from abilitytrace.questions.ask.fit import Found
from abilitytrace.questions.ask.found import best, ranked
from abilitytrace.questions.ask.names import Names
from abilitytrace.questions.ask.parse import parse
from abilitytrace.questions.ask.reading import clauses
from abilitytrace.questions.ask.retrieval import near
from abilitytrace.questions.ask.topics import Topics
from tests.conftest import LineageOf
from tests.questions.ask.family import FAMILY

Finds = Callable[[str], Found | None]


@pytest.fixture
def found(lineage_of: LineageOf) -> Finds:
    """The record that fits a question about the small family best."""
    lineage = lineage_of(FAMILY)

    def look(question: str) -> Found | None:
        (clause,) = clauses(question)
        return best(Topics(lineage), parse(clause, Names(lineage)))

    return look


@pytest.mark.parametrize(
    ("question", "record"),
    [
        ("zorbie in shallow water", "zorblax-cannot-swim"),
        ("浅水 zorbie", "zorblax-cannot-swim"),
        ("the party with fireworks", "zorblax-party"),
        ("烟花晚会", "zorblax-party"),
        ("Bozo the clown", "tickling-gives-yodelling"),
        ("yodelling at night", "why-yodelling"),
        ("a coincidence of tickling", "tickling-gives-yodelling"),
    ],
)
def test_the_record_with_the_words(found: Finds, question: str, record: str) -> None:
    answer = found(question)
    assert answer is not None
    assert answer.id == record


@pytest.mark.parametrize("question", ["the moon", "zorbie and the moon", "Bozo in Frobnik likes tickling cheese"])
def test_what_no_record_says_is_not_found(found: Finds, question: str) -> None:
    assert found(question) is None


def test_a_name_in_passing_does_not_tell_what_is_asked_of_it(found: Finds) -> None:
    assert found("where does Frobnik come from") is None


def test_the_statement_that_fits_is_known(found: Finds) -> None:
    answer = found("Bozo the clown")
    assert answer is not None
    assert answer.passage.says.en.startswith("Bozo the clown heard it")
    assert (answer.passage.place.source, answer.passage.place.at, answer.passage.is_own) == ("report", "p. 3", False)


def test_a_value_is_a_statement_too(lineage_of: LineageOf) -> None:
    lineage = lineage_of(FAMILY)
    (clause,) = clauses("how many billion has zorblax 1")
    first = ranked(Topics(lineage), parse(clause, Names(lineage)))[0]
    assert (first.id, first.passage.attribute) == ("zorblax-1", "parameters")


def test_near_ones_have_some_of_the_words(lineage_of: LineageOf) -> None:
    lineage = lineage_of(FAMILY)
    (clause,) = clauses("can zorbie swim in shallow water")
    reading = parse(clause, Names(lineage))
    assert [item.id for item in near(Topics(lineage), reading)] == ["zorblax-cannot-swim"]
