"""From question to commands on a lineage that the program has never seen: no record needs a line of code."""

from collections.abc import Callable

import pytest

from abilitytrace.questions.ask import Ask, ask
from tests.conftest import LineageOf
from tests.questions.ask.family import FAMILY

Asks = Callable[[str], Ask]


@pytest.fixture
def asked(lineage_of: LineageOf) -> Asks:
    """Asks the small family."""
    lineage = lineage_of(FAMILY)
    return lambda question: ask(lineage, question)


def _calls(answer: Ask) -> list[str]:
    return [" ".join(call.words) for call in answer.calls]


@pytest.mark.parametrize(
    ("question", "calls"),
    [
        ("where does yodelling come from", ["origin yodelling"]),
        ("why can zorbie yodel, i mean alpine singing", ["origin yodelling --model zorblax-chat-001"]),
        ("约德尔唱法是怎么来的", ["origin yodelling"]),
        ("does tickling cause yodelling?", ["evidence tickling-gives-yodelling"]),
        ("what evidence is there that yodelling comes from tickling", ["evidence tickling-gives-yodelling"]),
        ("zorbie vs zorblax 1", ["diff zorblax-1 zorblax-chat-001"]),
        ("what did zorbie give up", ["tradeoffs zorblax-chat-001"]),
        ("what is zorbie based on", ["tree zorblax-chat-001 --invert"]),
        ("what was built on zorblax 1", ["tree zorblax-1"]),
        ("is zorbie made from zorblax 1?", ["evidence to-zorblax-chat-001"]),
        ("how do you get from zorblax 1 to zorblax-chat-002", ["path zorblax-1 zorblax-chat-002"]),
        ("how big is zorbie", ["show zorblax-chat-001 --field parameters"]),
        ("zorbie 多大", ["show zorblax-chat-001 --field parameters"]),
        ("how many helpers are there", ["show zorblax-1 --field helpers"]),
        ("what is zorb tax", ["show zorb-tax"]),
        ("佐布税是什么", ["show zorb-tax"]),
        ("who is zorbie", ["show zorblax-chat-001"]),
        ("what can't zorbie do", ["limits zorblax-chat-001"]),
        ("can zorbie swim in shallow water", ["evidence zorblax-cannot-swim"]),
        ("zorbie 会游泳吗", ["evidence zorblax-cannot-swim"]),
        ("what is still open about yodelling", ["questions yodelling"]),
        ("when was the party with fireworks", ["show zorblax-party"]),
        ("who is Bozo the clown", ["evidence tickling-gives-yodelling"]),
        ("list all models", ["list models"]),
        ("有哪些能力", ["list abilities"]),
        ("search for fireworks", ["search fireworks"]),
        ("how big are zorblax 1 and zorbie", ["show zorblax-1 --field parameters", "show zorblax-chat-001 --field parameters"]),
        ("how big is zorbie? what can it not do", ["show zorblax-chat-001 --field parameters", "limits zorblax-chat-001"]),
        ("yodelling", ["origin yodelling"]),
        ("zorbie", ["show zorblax-chat-001"]),
    ],
)  # fmt: skip
def test_calls(asked: Asks, question: str, calls: list[str]) -> None:
    answer = asked(question)
    assert _calls(answer) == calls
    assert answer.unknown == ()


@pytest.mark.parametrize(
    ("question", "unknown"),
    [
        ("how big is ChatGPT", ("ChatGPT",)),
        ("where does Frobnik's yodelling come from", ("Frobnik",)),
        ("does Frobnik have yodelling", ("Frobnik",)),
        ("Frobnik vs zorbie", ("Frobnik",)),
        ("is frobnik better than zorbie", ("frobnik",)),
        ("how big is zorblax 3", ("zorblax 3",)),
        ("what did zorblax-chat-004 lose", ("zorblax-chat-004",)),
        ("Frobnik 的约德尔唱法从哪来", ("Frobnik",)),
        ("独角兽的约德尔唱法从哪来", ("独角兽",)),
        ("who invented tickling", ("invented",)),
        ("how many legs does zorbie have", ("legs",)),
        ("what is the price of cheese", ("cheese",)),
        ("今天天气怎么样", ("今天天气",)),
    ],
)
def test_what_is_outside_is_refused(asked: Asks, question: str, unknown: tuple[str, ...]) -> None:
    answer = asked(question)
    assert _calls(answer) == []
    assert set(unknown) <= set(" ".join(answer.unknown).split()) or set(unknown) <= set(answer.unknown)
    assert len(answer.tries) == 3


def test_the_other_half_is_answered(asked: Asks) -> None:
    answer = asked("what did zorbie and Frobnik give up")
    assert _calls(answer) == ["tradeoffs zorblax-chat-001"]
    assert answer.unknown == ("Frobnik",)


def test_a_value_that_is_not_recorded_is_missing(asked: Asks) -> None:
    answer = asked("what was zorbie trained on")
    assert answer.missing == answer.calls
    assert _calls(answer) == ["show zorblax-chat-001 --field trained-on"]


def test_a_refusal_offers_the_same_attribute_of_models_that_have_it(asked: Asks) -> None:
    tries = [" ".join(call.words) for call in asked("how big is Frobnik").tries]
    assert tries[0] == "show zorblax-1 --field parameters"


def test_a_refusal_offers_what_was_understood(asked: Asks) -> None:
    tries = [" ".join(call.words) for call in asked("where does Frobnik's yodelling come from").tries]
    assert tries[0] == "origin yodelling"


@pytest.mark.parametrize("question", ["", "   ", "???", "\x00", "the of and", "的 了 吗"])
def test_nothing_is_nothing(asked: Asks, question: str) -> None:
    answer = asked(question)
    assert (answer.calls, answer.unknown, answer.named) == ((), (), False)
    assert len(answer.tries) == 3


def test_slips_are_put_right_and_told(asked: Asks) -> None:
    answer = asked("wher does yodellling come from")
    assert _calls(answer) == ["origin yodelling"]
    assert [repair.taken for repair in answer.repairs] == ["yodelling"]


def test_a_date_is_taken_out(asked: Asks) -> None:
    answer = asked("where does yodelling come from as of 2030-12")
    assert (_calls(answer), answer.as_of) == (["origin yodelling"], "2030-12")


def test_what_was_not_known_then_is_not_found(lineage_of: LineageOf) -> None:
    before, after = (ask(lineage_of(FAMILY, date), "can zorbie swim in shallow water") for date in ("2029", "2030-12"))
    assert (_calls(before), _calls(after)) == ([], ["evidence zorblax-cannot-swim"])


def test_an_empty_lineage_refuses(lineage_of: LineageOf) -> None:
    answer = ask(lineage_of("title: Nothing\n"), "where does CoT come from")
    assert (answer.calls, answer.unknown) == ((), ("CoT",))


@pytest.mark.parametrize("question", ["how big is zorbie", "zorbie 会游泳吗", "how big is ChatGPT", "约德尔唱法从哪来"])
def test_the_same_question_has_the_same_answer(asked: Asks, question: str) -> None:
    assert asked(question) == asked(question)
    assert _calls(asked(question.upper())) == _calls(asked(question))
    assert _calls(asked(f"  {question}?! ")) == _calls(asked(question))
