"""Question → the commands that answer it, or an honest refusal with the nearest ones."""

from typing import NamedTuple

from abilitytrace.lineage import Lineage
from abilitytrace.questions.ask.choice import Choice, choose
from abilitytrace.questions.ask.lexicon import GREETINGS
from abilitytrace.questions.ask.mentions import Mention
from abilitytrace.questions.ask.moment import moment_of
from abilitytrace.questions.ask.names import Names
from abilitytrace.questions.ask.parse import parse
from abilitytrace.questions.ask.plan import Call, Reading
from abilitytrace.questions.ask.reading import Clause, clauses, language_of, units_of
from abilitytrace.questions.ask.spelling import Repair, repaired
from abilitytrace.questions.ask.topics import Topics
from abilitytrace.questions.ask.tries import tries_for

__all__ = ["Answer", "Answers", "Ask", "ask"]

_MOST_CALLS = 4


class Ask(NamedTuple):
    """The answer to `ask`: what to run. Without calls it is a refusal.

    `unknown` are the parts of the question that nothing here explains, as typed; `missing` the calls that can only say
    that a value is not recorded; `repairs` what was read otherwise than typed; `tries` the nearest commands, best first.
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
    moment = moment_of(question)
    names, topics = Names(lineage), Topics(lineage)
    chosen: list[tuple[Reading, Choice]] = []
    repairs: list[Repair] = []
    carried: tuple[Mention, ...] = ()
    for clause in clauses(moment.question):
        reading, found = _read(clause, names, topics, carried)
        if not _says_something(reading) and chosen:
            continue
        repairs += found
        chosen.append((reading, choose(reading, topics)))
        carried = _things(reading) or carried
    calls = list(dict.fromkeys(call for _, choice in chosen for call in choice.calls))[:_MOST_CALLS]
    unknown = tuple(dict.fromkeys(part for _, choice in chosen for part in choice.unknown))
    missing = tuple(dict.fromkeys(call for _, choice in chosen for call in choice.missing))
    tries: tuple[Call, ...] = ()
    if not calls or unknown or missing:
        tries = tries_for(topics, chosen, calls)
    named = any(reading.all_mentions for reading, _ in chosen)
    language = language_of(question)
    return Ask(question, language, tuple(calls), unknown, missing, tuple(repairs), tries, named, moment.date)


def _read(
    clause: Clause, names: Names, topics: Topics, carried: tuple[Mention, ...]
) -> tuple[Reading, tuple[Repair, ...]]:
    """The reading of a clause, with words put right that neither grammar nor lineage has."""
    reading = parse(clause, names, carried)
    wrong = [
        clause.units[bit.span[0]]
        for bit in topics.bits(reading, reading.content)
        if not clause.units[bit.span[0]].is_chinese and not topics.is_heard(bit) and bit.text not in GREETINGS
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
