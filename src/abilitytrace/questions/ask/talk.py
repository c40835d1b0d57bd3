"""Questions one after another → their answers."""

import re

from abilitytrace.lineage import Lineage
from abilitytrace.questions.ask.answer import Ask, Quote
from abilitytrace.questions.ask.choice import Choice, choose
from abilitytrace.questions.ask.leftovers import leftovers, says_more
from abilitytrace.questions.ask.lexicon import GREETINGS
from abilitytrace.questions.ask.mentions import Mention
from abilitytrace.questions.ask.moment import moment_of
from abilitytrace.questions.ask.names import Names
from abilitytrace.questions.ask.parse import parse
from abilitytrace.questions.ask.plan import Call, Reading, Repair
from abilitytrace.questions.ask.reading import Clause, clauses, language_of
from abilitytrace.questions.ask.topics import Topics
from abilitytrace.wording.units import units_of

__all__ = ["Talk", "ask"]

# how one asks the same of something else
_AGAIN = r"^(?:and|what about|how about|what of|那|还有|换成)|呢$"
_MOST_CALLS = 4


def ask(lineage: Lineage, question: str) -> Ask:
    """The commands that answer a question in English or Chinese, in the order of its clauses."""
    return Talk(lineage).ask(question)


class Talk:
    """Questions one after another: the next may point back at what the last one was about."""

    def __init__(self, lineage: Lineage) -> None:
        self.lineage = lineage
        self._names, self._topics = Names(lineage), Topics(lineage)
        self._carried: tuple[Mention, ...] = ()
        self._last: Reading | None = None

    def ask(self, question: str) -> Ask:
        """The commands that answer the next question."""
        date, asked = moment_of(question)
        topics = self._topics
        chosen: list[tuple[Reading, Choice]] = []
        repairs: list[Repair] = []
        for clause in clauses(asked):
            reading, found = self._read(clause)
            if not _says_something(reading) and chosen:
                continue
            repairs += found
            chosen.append((reading, choose(reading, topics)))
            self._carried, self._last = _things(reading) or self._carried, reading
        calls = list(dict.fromkeys(call for _, choice in chosen for call in choice.calls))[:_MOST_CALLS]
        unknown = tuple(dict.fromkeys(part for _, choice in chosen for part in choice.unknown))
        missing = tuple(dict.fromkeys(call for _, choice in chosen for call in choice.missing))
        tries = _tries(topics, chosen, calls) if not calls or unknown or missing else ()
        named = any(reading.all_mentions for reading, _ in chosen)
        quotes, see = _quoted(topics, chosen, calls) if calls else ((), ())
        language = language_of(question)
        repaired = tuple(repairs)
        return Ask(question, language, tuple(calls), unknown, missing, repaired, tries, named, date, quotes, see)

    def _read(self, clause: Clause) -> tuple[Reading, tuple[Repair, ...]]:
        """The reading of a clause, with the question before put to another thing where only that is named."""
        reading, repairs = _read(clause, self._names, self._topics, self._carried)
        again = _same_of_another(self._last, reading) if self._last else ""
        if not again:
            return reading, repairs
        return _read(Clause(again, units_of(again)), self._names, self._topics, ())


def _same_of_another(last: Reading, reading: Reading) -> str:
    """The last question with another thing in it, for one such as "and text-davinci-003?"; empty for a question of its own."""
    text = reading.clause.text.casefold()
    bare = not (reading.content or reading.asked_kinds or reading.intents - {"definition"})
    things = [mention for mention in reading.mentions if mention.kinds - {"attribute", "term"}]
    if not (bare and len(things) == len(reading.mentions) == 1 and re.search(_AGAIN, text)):
        return ""
    old = next((mention for mention in last.mentions if mention.kinds & things[0].kinds), None)
    if old is None or old.span != tuple(range(old.start, old.end)):
        return ""
    units, new = last.clause.units, reading.clause.slice(things[0].start, things[0].end)
    return last.clause.text[: units[old.start].start] + new + last.clause.text[units[old.end - 1].end :]


def _quoted(
    topics: Topics, chosen: list[tuple[Reading, Choice]], calls: list[Call]
) -> tuple[tuple[Quote, ...], tuple[Quote, ...]]:
    """The statements to quote and those to see also; no text is read where none can say more than the commands do."""
    if not any(says_more(reading, topics) for reading, _ in chosen) and all(
        call.command != "sources" for call in calls
    ):
        return (), ()
    from abilitytrace.questions.ask.quotes import quoted

    return quoted(topics, chosen, calls)


def _tries(topics: Topics, chosen: list[tuple[Reading, Choice]], calls: list[Call]) -> tuple[Call, ...]:
    from abilitytrace.questions.ask.tries import tries_for

    return tries_for(topics, chosen, calls)


def _read(
    clause: Clause, names: Names, topics: Topics, carried: tuple[Mention, ...]
) -> tuple[Reading, tuple[Repair, ...]]:
    """The reading of a clause, with words put right that neither grammar nor lineage has."""
    reading = parse(clause, names, carried)
    wrong = [
        clause.units[bit.span[0]]
        for bit in leftovers(reading, topics)
        if not (bit.is_heard or bit.is_everyday or bit.is_chinese) and bit.text not in GREETINGS
    ]
    if not wrong:
        return reading, ()
    from abilitytrace.questions.ask.spelling import repaired

    text, repairs = repaired(clause, wrong, names)
    if not repairs:
        return reading, ()
    return parse(Clause(text, units_of(text)), names, carried), repairs


def _says_something(reading: Reading) -> bool:
    return bool(reading.mentions or reading.content or reading.strangers or reading.asked_kinds) or reading.points_back


def _things(reading: Reading) -> tuple[Mention, ...]:
    """What a pronoun in the next clause may point back at."""
    return tuple(mention for mention in reading.all_mentions if mention.kinds - {"attribute"})
