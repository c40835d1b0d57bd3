"""Question → the commands that answer it, or an honest refusal with the nearest ones."""

import re
from typing import NamedTuple

from abilitytrace.lineage import Lineage
from abilitytrace.questions.ask.choice import Choice, choose
from abilitytrace.questions.ask.leftovers import leftovers
from abilitytrace.questions.ask.lexicon import GREETINGS
from abilitytrace.questions.ask.mentions import Mention
from abilitytrace.questions.ask.moment import moment_of
from abilitytrace.questions.ask.names import Names
from abilitytrace.questions.ask.parse import parse
from abilitytrace.questions.ask.plan import Call, Reading
from abilitytrace.questions.ask.reading import Clause, clauses, language_of, units_of
from abilitytrace.questions.ask.retrieval import Found, call_for, near
from abilitytrace.questions.ask.spelling import Repair, repaired
from abilitytrace.questions.ask.topics import Topics
from abilitytrace.questions.ask.tries import tries_for
from abilitytrace.questions.parts import CitedSource, cite
from abilitytrace.records import Text

__all__ = ["Answer", "Answers", "Ask", "Quote", "Talk", "ask"]

# how one asks the same of something else
_AGAIN = re.compile(r"^(?:and|what about|how about|what of|那|还有|换成)|呢$")
_MOST_CALLS, _MOST_SEEN, _MOST_QUOTED = 4, 3, 2


class Quote(NamedTuple):
    """A statement on record that has the words of a question: what it says, its source, and the call that shows its record."""

    says: Text
    source: CitedSource | None
    call: Call


class Ask(NamedTuple):
    """The answer to `ask`: what to run. Without calls it is a refusal.

    `unknown` are the parts of the question that nothing here explains, as typed; `missing` the calls that can only say
    that a value is not recorded; `repairs` what was read otherwise than typed; `tries` the nearest commands, best first.
    `quotes` are the statements that answer, where they stand deep in what the calls show; `see` those of other records.
    `named`: it names something that is known here. `as_of` is the date whose knowledge it asks for, empty for today's.
    """

    question: str
    language: str
    calls: tuple[Call, ...]
    unknown: tuple[str, ...] = ()
    missing: tuple[Call, ...] = ()
    repairs: tuple[Repair, ...] = ()
    tries: tuple[Call, ...] = ()
    named: bool = False
    as_of: str = ""
    quotes: tuple[Quote, ...] = ()
    see: tuple[Quote, ...] = ()


class Answer(NamedTuple):
    """What one command answered: the schema of its data, the words that call it, and the data."""

    schema: str
    call: tuple[str, ...]
    data: object


class Answers(NamedTuple):
    """The JSON of a question that several commands answer, in the order of its clauses."""

    answers: tuple[Answer, ...]


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
        moment = moment_of(question)
        topics = self._topics
        chosen: list[tuple[Reading, Choice]] = []
        repairs: list[Repair] = []
        for clause in clauses(moment.question):
            reading, found = self._read(clause)
            if not _says_something(reading) and chosen:
                continue
            repairs += found
            chosen.append((reading, choose(reading, topics)))
            self._carried, self._last = _things(reading) or self._carried, reading
        calls = list(dict.fromkeys(call for _, choice in chosen for call in choice.calls))[:_MOST_CALLS]
        unknown = tuple(dict.fromkeys(part for _, choice in chosen for part in choice.unknown))
        missing = tuple(dict.fromkeys(call for _, choice in chosen for call in choice.missing))
        tries: tuple[Call, ...] = ()
        if not calls or unknown or missing:
            tries = tries_for(topics, chosen, calls)
        named = any(reading.all_mentions for reading, _ in chosen)
        quotes, see = _quoted(topics, chosen, calls) if calls else ((), ())
        language = language_of(question)
        repaired = tuple(repairs)
        return Ask(question, language, tuple(calls), unknown, missing, repaired, tries, named, moment.date, quotes, see)

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
    if not (bare and len(things) == len(reading.mentions) == 1 and _AGAIN.search(text)):
        return ""
    old = next((mention for mention in last.mentions if mention.kinds & things[0].kinds), None)
    if old is None or old.span != tuple(range(old.start, old.end)):
        return ""
    units, new = last.clause.units, reading.clause.slice(things[0].start, things[0].end)
    return last.clause.text[: units[old.start].start] + new + last.clause.text[units[old.end - 1].end :]


def _quoted(
    topics: Topics, chosen: list[tuple[Reading, Choice]], calls: list[Call]
) -> tuple[tuple[Quote, ...], tuple[Quote, ...]]:
    """The statements with the words of the question: those within the records that the calls show, and those of others."""
    shown = {argument for call in calls for argument in call.arguments}
    within: list[Quote] = []
    beside: list[Quote] = []
    for reading, choice in chosen:
        if not choice.calls or choice.missing:
            continue
        within += [quote for call in choice.calls for quote in _findings(topics, call)]
        for found in near(topics, reading):
            if found.id not in shown:
                beside.append(_quote(topics, found))
            elif not (found.passage.is_own or found.passage.attribute):
                within.append(_quote(topics, found))
    return tuple(within[:_MOST_QUOTED]), tuple(dict.fromkeys(beside))[:_MOST_SEEN]


def _findings(topics: Topics, call: Call) -> list[Quote]:
    """What a source that a call shows has found."""
    if call.command != "sources" or len(call.arguments) > 1 or topics.lineage.kind(call.arguments[0]) != "source":
        return []
    source = call.arguments[0]
    lines = topics.lineage.evidence_naming(source)
    return [
        Quote(
            item.finding,
            cite(topics.lineage, source, item.at if item.source == source else ""),
            Call("evidence", (item.target,)),
        )
        for item in lines
        if source in (item.source, item.cites)
    ]


def _quote(topics: Topics, found: Found) -> Quote:
    place = found.passage.place
    source = cite(topics.lineage, place.source, place.at) if place.source else None
    return Quote(found.passage.says, source, call_for(found))


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
    text, repairs = repaired(clause, wrong, names.words)
    if not repairs:
        return reading, ()
    return parse(Clause(text, units_of(text)), names, carried), repairs


def _says_something(reading: Reading) -> bool:
    return bool(reading.mentions or reading.content or reading.strangers or reading.asked_kinds) or reading.points_back


def _things(reading: Reading) -> tuple[Mention, ...]:
    """What a pronoun in the next clause may point back at."""
    return tuple(mention for mention in reading.all_mentions if mention.kinds - {"attribute"})
