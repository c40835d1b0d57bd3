"""The records that say what a clause asks, and the plans that show them. They are looked for only when a frame wants one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from abilitytrace.questions.ask.plan import RECORDS, Call, Plan, Reading

if TYPE_CHECKING:
    from abilitytrace.questions.ask.fit import Found
    from abilitytrace.questions.ask.topics import Topics

__all__ = ["best", "call_for", "plan_for", "ranked"]

_COMMANDS = {"claim": "evidence", "step": "evidence", "question": "questions"}


def ranked(topics: Topics, reading: Reading, kinds: tuple[str, ...] = RECORDS, liked: str = "") -> list[Found]:
    """The records that speak of what a clause mentions and says, best first; claims of the kind `liked` rank higher."""
    from abilitytrace.questions.ask.retrieval import ranked_records

    return ranked_records(topics, reading, kinds, liked)


def best(topics: Topics, reading: Reading, kinds: tuple[str, ...] = RECORDS, liked: str = "") -> Found | None:
    """The record that fits best, if it explains enough of the clause to be its answer."""
    from abilitytrace.questions.ask.retrieval import best_record

    return best_record(topics, reading, kinds, liked)


def plan_for(found: Iterable[Found], intent: str, bonus: float = 0.0) -> Plan:
    """The plan that shows some records: claims and steps by their evidence, values by their field, the rest as they are."""
    items = tuple(found)
    calls = tuple(call_for(item) for item in items)
    ids = frozenset(item.id for item in items)
    words = frozenset(word for item in items for word in item.words)
    known = frozenset(span for item in items for span in item.known)
    return Plan(intent, calls, ids, ids, bonus=bonus, wide=False, words=words, known=known, closed=True)


def call_for(item: Found) -> Call:
    """The call that shows a record found, or the value that fits."""
    if item.passage.attribute:
        return Call("show", (item.id,), (("field", item.passage.attribute),))
    return Call(_COMMANDS.get(item.kind, "show"), (item.id,))
