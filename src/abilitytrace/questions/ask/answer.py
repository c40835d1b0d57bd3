"""What a question is answered with: the commands to run, or an honest refusal with the nearest ones. Plain data."""

from typing import NamedTuple

from abilitytrace.questions.ask.plan import Call, Repair
from abilitytrace.questions.parts import CitedSource
from abilitytrace.records import Text

__all__ = ["Ask", "Quote"]


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
