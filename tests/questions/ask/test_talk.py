"""Questions one after another: pronouns, and the same asked of another thing."""

import pytest

from abilitytrace.questions.ask import Ask, Talk
from tests.conftest import LineageOf
from tests.questions.ask.family import FAMILY


def _calls(answer: Ask) -> list[str]:
    return [" ".join(call.words) for call in answer.calls]


@pytest.mark.parametrize(
    ("questions", "calls"),
    [
        (["how big is zorbie", "what can it not do"], ["limits zorblax-chat-001"]),
        (["how big is zorbie", "and zorblax 1?"], ["show zorblax-1 --field parameters"]),
        (["how big is zorbie", "what about Zorblax 1"], ["show zorblax-1 --field parameters"]),
        (["zorbie 有多大", "那 Zorblax 1 呢"], ["show zorblax-1 --field parameters"]),
        (["how big is zorbie", "what is Zorblax 1"], ["show zorblax-1"]),
        (["how big is zorbie", "and its ancestors?"], ["tree zorblax-chat-001 --invert"]),
        (["list all models", "and zorbie?"], ["show zorblax-chat-001"]),
    ],
)
def test_the_next_question(lineage_of: LineageOf, questions: list[str], calls: list[str]) -> None:
    talk = Talk(lineage_of(FAMILY))
    answers = [talk.ask(question) for question in questions]
    assert _calls(answers[-1]) == calls


def test_one_question_knows_nothing_of_another(lineage_of: LineageOf) -> None:
    lineage = lineage_of(FAMILY)
    Talk(lineage).ask("how big is zorbie")
    assert _calls(Talk(lineage).ask("what can it not do")) != ["limits zorblax-chat-001"]


def test_the_statement_that_answers_is_quoted(lineage_of: LineageOf) -> None:
    answer = Talk(lineage_of(FAMILY)).ask("who is Bozo the clown")
    (quote,) = answer.quotes
    assert quote.says.en.startswith("Bozo the clown heard it")
    assert quote.source is not None
    assert (quote.source.id, quote.source.at) == ("report", "p. 3")


def test_a_source_answers_with_what_it_found(lineage_of: LineageOf) -> None:
    answer = Talk(lineage_of(FAMILY)).ask("what did Another look find")
    assert _calls(answer) == ["sources later"]
    assert [quote.says.en for quote in answer.quotes] == ["A coincidence."]
