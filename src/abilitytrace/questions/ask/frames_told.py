"""The frame for whatever no other serves: the records that say what is asked."""

from abilitytrace.questions.ask.fit import ABOUT_THINGS, Found, has_digit, weak_words
from abilitytrace.questions.ask.found import best, plan_for, ranked
from abilitytrace.questions.ask.leftovers import leftovers
from abilitytrace.questions.ask.lexicon import US
from abilitytrace.questions.ask.plan import STATEMENTS, Plan, Reading
from abilitytrace.questions.ask.topics import Topics

__all__ = ["told"]

# what a record that only says the words must explain beyond what a command explains
_TOLD = 0.6
_CONSIDERED = 3
_HINTS = 2
# things that one asks the number of
_COUNTED = frozenset({"dataset", "benchmark", "method"})


def told(reading: Reading, topics: Topics) -> list[Plan]:
    """The records that say what is asked, whatever it is: the nearest few."""
    bits = leftovers(reading, topics)
    counts = reading.wants("quantity") and any(mention.kinds & _COUNTED for mention in reading.all_mentions)
    hints = reading.is_yes_no or reading.wants("why")
    if not bits and len(reading.all_mentions) < 2 and not (counts or hints):
        return []
    asks_us = not reading.all_mentions and any(unit.text in US for unit in reading.clause.units)
    if asks_us or best(topics, reading) is None:
        return []
    # a thing that is not named does not answer what is asked of another
    named = {match.id for mention in reading.all_mentions for match in mention.matches}
    about = reading.wants(*ABOUT_THINGS)
    found = [item for item in ranked(topics, reading) if not about or item.kind in STATEMENTS or item.id in named]
    if not bits and len(reading.all_mentions) < 2:
        # no more is said than what it is about: a number, or the everyday words
        found = [item for item in found if counts and has_digit(item.passage)] or sorted(
            (item for item in ranked(topics, reading) if _hints(topics, reading, item) >= _HINTS),
            key=lambda item: -_hints(topics, reading, item),
        )
    found = found[:_CONSIDERED]
    return [plan_for([item], "told", bonus=-_TOLD - 0.1 * i) for i, item in enumerate(found)]


def _hints(topics: Topics, reading: Reading, item: Found) -> int:
    """How many everyday words of a clause stand in a record's own sentence."""
    return sum(topics.has(topics.own(item.id), word) for word in weak_words(reading))
