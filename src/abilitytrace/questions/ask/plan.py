"""What a clause is read as, and the calls it may lead to. Plain data and no rules."""

from collections.abc import Iterable
from typing import NamedTuple

from abilitytrace.questions.ask.mentions import Mention
from abilitytrace.questions.ask.reading import Clause

__all__ = ["RECORDS", "STATEMENTS", "Call", "Hit", "Plan", "Reading", "Repair", "plans_of"]

# kinds of record that say something, and all kinds that may be what a clause asks for
STATEMENTS = ("claim", "step", "question", "event", "term")
RECORDS = (*STATEMENTS, "model", "dataset", "method", "source", "ability", "benchmark")

# a question gets this many answers at most from one clause
_MANY = 3


class Call(NamedTuple):
    """A command with its arguments, and its options as (name without dashes, value); a flag's value is empty."""

    command: str
    arguments: tuple[str, ...] = ()
    options: tuple[tuple[str, str], ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """The words after `abilitytrace` that one would type."""
        typed = [self.command, *self.arguments]
        for name, value in self.options:
            typed += [f"--{name}", value] if value else [f"--{name}"]
        return tuple(typed)


class Repair(NamedTuple):
    """A word as typed and what it was taken for."""

    typed: str
    taken: str


class Hit(NamedTuple):
    """A cue found: the intent or kind it stands for, and the units that it fixes."""

    meaning: str
    span: tuple[int, ...]


class Reading(NamedTuple):
    """A clause with the things it mentions, the intents its cues name, the kinds of record it asks for, and the rest.

    `content` are the indexes of units that none of these explain and that are no grammar; `strangers` the spans of
    names that are surely not known here. `cues` are the words of the cues as typed, `kind_words` those for kinds of
    record within mentions, `kind_hits` those that ask. `carried` mentions come from an earlier clause; with `points_back` a
    pronoun stands for them.
    """

    clause: Clause
    mentions: tuple[Mention, ...]
    intents: frozenset[str]
    asked_kinds: tuple[str, ...]
    content: tuple[int, ...]
    cues: tuple[str, ...] = ()
    hits: tuple[Hit, ...] = ()
    kind_words: tuple[Hit, ...] = ()
    kind_hits: tuple[Hit, ...] = ()
    strangers: tuple[tuple[int, ...], ...] = ()
    carried: tuple[Mention, ...] = ()
    is_yes_no: bool = False
    points_back: bool = False

    @property
    def all_mentions(self) -> tuple[Mention, ...]:
        """Its own mentions, then the carried ones."""
        return self.mentions + self.carried

    def ids(self, kind: str) -> tuple[str, ...]:
        """The ids of all records of a kind that it mentions, in order, each once."""
        return tuple(dict.fromkeys(found for mention in self.all_mentions for found in mention.ids(kind)))

    @property
    def cued(self) -> tuple[int, ...]:
        """The units that belong to cues."""
        return tuple(sorted({i for hit in self.hits for i in hit.span}))

    @property
    def models(self) -> tuple[str, ...]:
        """The models it mentions."""
        return self.ids("model")

    @property
    def abilities(self) -> tuple[str, ...]:
        """The abilities it mentions."""
        return self.ids("ability")

    def beside(self, intent: str) -> tuple[Mention, ...]:
        """The mentions that are no cues of an intent, as `unlock` is both a term and a cue."""
        cued = {i for hit in self.hits if hit.meaning == intent for i in hit.span}
        return tuple(mention for mention in self.all_mentions if cued.isdisjoint(mention.span))

    def wants(self, *intents: str) -> bool:
        """Whether a cue for one of these intents stands in it."""
        return not self.intents.isdisjoint(intents)


class Plan(NamedTuple):
    """One way to answer a clause: the calls, the ids they speak of, and how well it fits.

    `covers` are ids of mentioned records that the calls deal with; `targets` those whose words may explain what is left
    of the clause: with `wide`, also the words of records that speak of a target, since the calls draw on those. `bonus`
    makes up for words left over. `words` are those that its options stand for or its record says, `known` the spans of
    the mentions that its record speaks of: with `closed`, they are all that it explains. `is_missing`: the value that the calls
    show is known not to be recorded.
    """

    intent: str
    calls: tuple[Call, ...]
    covers: frozenset[str] = frozenset()
    targets: frozenset[str] = frozenset()
    is_missing: bool = False
    bonus: float = 0.0
    wide: bool = True
    words: frozenset[str] = frozenset()
    known: frozenset[tuple[int, ...]] = frozenset()
    closed: bool = False


def plans_of(intent: str, calls: Iterable[Call], *covered: str, bonus: float = 0.0) -> list[Plan]:
    """One plan with the first few of these calls, each once, and the ids that they deal with; none without calls."""
    kept = tuple(dict.fromkeys(calls))[:_MANY]
    ids = frozenset(identifier for identifier in covered if identifier)
    targets = ids | {argument for call in kept for argument in call.arguments}
    return [Plan(intent, kept, ids, targets, bonus=bonus)] if kept else []
