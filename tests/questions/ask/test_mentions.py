"""Which things of a lineage a question names."""

from collections.abc import Callable

import pytest

from abilitytrace.questions.ask.mentions import scan
from abilitytrace.questions.ask.names import Names
from abilitytrace.questions.ask.reading import clauses
from tests.conftest import LineageOf
from tests.questions.ask.family import FAMILY

Scan = Callable[[str], tuple[list[tuple[str, tuple[str, ...]]], list[str]]]


@pytest.fixture
def seen(lineage_of: LineageOf) -> Scan:
    """The first id of each mention with what else it may mean, and the names of strangers."""
    names = Names(lineage_of(FAMILY))

    def look(question: str) -> tuple[list[tuple[str, tuple[str, ...]]], list[str]]:
        (clause,) = clauses(question)
        mentions, strangers = scan(names, clause)
        found = [(mention.matches[0].id, mention.choices) for mention in mentions]
        return found, [clause.slice(span[0], span[-1] + 1) for span in strangers]

    return look


@pytest.mark.parametrize(
    ("question", "ids"),
    [
        ("what is Zorblax 1", ["zorblax-1"]),
        ("ZORBLAX-CHAT-001 and zorbie", ["zorblax-chat-001", "zorblax-chat-001"]),
        ("how big is zorbie", ["parameters", "zorblax-chat-001"]),
        ("what was zorbie trained on", ["trained-on", "zorblax-chat-001"]),
        ("its size", ["parameters"]),
        ("why does it refuse a question about cheese", ["refusing-cheese"]),
        ("is it from tickle tuning", ["tickling"]),
        ("约德尔唱法从哪来", ["yodelling"]),
        ("拒绝了奶酪的问题", ["refusing-cheese"]),
        ("evidence for tickling-gives-yodelling", ["tickling-gives-yodelling"]),
        ("tickling gives yodelling", ["tickling", "yodelling"]),
        ("zorb taxes", ["zorb-tax"]),
        ("nothing at all", []),
    ],
)
def test_names(seen: Scan, question: str, ids: list[str]) -> None:
    assert [identifier for identifier, _ in seen(question)[0]] == ids


@pytest.mark.parametrize(
    ("question", "choices"),
    [
        ("what is 001", [("zorblax-chat-001",)]),
        ("what is 002", [("zorblax-chat-002", "zorblax-code-002")]),
        ("zorblax-chat-001 and 002", [(), ("zorblax-chat-002", "zorblax-code-002")]),
        ("what is code-002", [("zorblax-code-002",)]),
        ("in 2002", []),
    ],
)
def test_nicknames(seen: Scan, question: str, choices: list[tuple[str, ...]]) -> None:
    assert [choice for _, choice in seen(question)[0]] == choices


@pytest.mark.parametrize(
    ("question", "strangers"),
    [
        ("how big is Zorbie 2", ["Zorbie 2"]),
        ("how big is zorbie-3b", []),
        ("zorblax-chat-001 in 2030", []),
        ("zorbie 4o", ["zorbie 4o"]),
    ],
)
def test_another_version_is_a_stranger(seen: Scan, question: str, strangers: list[str]) -> None:
    assert seen(question)[1] == strangers
