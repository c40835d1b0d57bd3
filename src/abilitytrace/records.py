"""The vocabulary: every kind of record that a lineage holds.

Records are immutable named tuples (decision record 4 says why not dataclasses). They know nothing of files,
databases or screens. Empty text means "not given"; dates are texts as in `dates`.
"""

from typing import Any, NamedTuple

__all__ = [
    "RECORD_TYPES",
    "Claim",
    "Event",
    "Evidence",
    "Note",
    "Override",
    "Place",
    "Question",
    "Record",
    "Score",
    "Source",
    "Spec",
    "Stated",
    "Step",
    "Term",
    "Text",
    "Thing",
    "type_of",
]


class Text(NamedTuple):
    """The same words in English and Chinese; `zh` is empty when they are the same or not translated."""

    en: str
    zh: str = ""

    def in_language(self, language: str) -> str:
        """The words in `en` or `zh`, English where there is no Chinese."""
        return self.zh if language == "zh" and self.zh else self.en


class Place(NamedTuple):
    """A source id and the place in it, such as `§3.1` or `Table 2`."""

    source: str
    at: str = ""


class Stated(NamedTuple):
    """How sure a source says it is: one of `vocabulary.STATED`."""

    level: str
    source: str = ""
    at: str = ""


class Note(NamedTuple):
    """A dated remark on a record."""

    says: Text
    source: str = ""
    at: str = ""


class Spec(NamedTuple):
    """One value that one source gives for one attribute of a record. `unit` is empty for plain text."""

    attribute: str
    value: Text
    unit: str = ""
    source: str = ""
    at: str = ""
    also: tuple[Place, ...] = ()
    stated: str = ""
    note: Text = Text("")


class Thing(NamedTuple):
    """A model, method, dataset, ability, benchmark or attribute: something that has a name.

    Of a benchmark, `chance` is the share, 0 to 1, that guessing gets right, and `items` how many items its usual test set
    has; None where that is not known. A method that does not `train` gives out the same model, such as an API release.
    """

    kind: str
    id: str
    name: Text
    aliases: tuple[str, ...] = ()
    says: Text = Text("")
    specs: tuple[Spec, ...] = ()
    notes: tuple[Note, ...] = ()
    developer: str = ""
    released: str = ""
    retired: str = ""
    placeholder: bool = False
    members: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    chance: float | None = None
    items: int | None = None
    trains: bool = True


class Source(NamedTuple):
    """A document that statements rest on. `group` is the lab or team: one group counts once in grading."""

    id: str
    name: Text
    aliases: tuple[str, ...] = ()
    says: Text = Text("")
    specs: tuple[Spec, ...] = ()
    notes: tuple[Note, ...] = ()
    authors: str = ""
    published: str = ""
    dating: str = "stated"
    venue: str = ""
    url: str = ""
    arxiv: str = ""
    source_kind: str = ""
    group: str = ""


class Step(NamedTuple):
    """Inputs + methods → output model. Two steps with one output are rivals."""

    id: str
    output: str
    inputs: tuple[str, ...] = ()
    methods: tuple[str, ...] = ()
    datasets: tuple[str, ...] = ()
    date: str = ""
    until: str = ""
    relation: str = "derives"
    says: Text = Text("")
    stated: tuple[Stated, ...] = ()
    notes: tuple[Note, ...] = ()


class Override(NamedTuple):
    """A graded level set by hand, with the reason."""

    level: str
    reason: Text
    by: str
    date: str


class Claim(NamedTuple):
    """One sentence about some things; a causal claim has a cause and effects, pairs of (ability, mark)."""

    id: str
    kind: str
    says: Text
    about: tuple[str, ...] = ()
    cause: tuple[str, ...] = ()
    effects: tuple[tuple[str, str], ...] = ()
    versus: str = ""
    stated: tuple[Stated, ...] = ()
    rivals: tuple[str, ...] = ()
    override: Override | None = None
    notes: tuple[Note, ...] = ()


class Evidence(NamedTuple):
    """One line that supports, disputes or is neutral to a claim or step; `derived` from scores, and in no file."""

    target: str
    stance: str
    source: str
    at: str
    kind: str
    finding: Text
    date: str = ""
    group: str = ""
    stated: str = ""
    concerns: tuple[str, ...] = ()
    upgrades: tuple[str, ...] = ()
    also: tuple[Place, ...] = ()
    cites: str = ""
    derived: bool = False


class Score(NamedTuple):
    """One measured value. `unit` says what 1 means (`%`, `fraction`); scores compare only inside one source and setting.

    `version` is that of the task, `filter` how the answer was cut out of the output, `settings` whatever else was set, as
    (name, value) by name. `better` is `higher` or `lower`, empty where the file does not say. `date` is when it was
    measured, `items` a file with the results of single items, as the lineage file names it.
    """

    model: str
    benchmark: str
    metric: str
    value: float
    shots: str = ""
    prompting: str = ""
    unit: str = ""
    n: int | None = None
    stderr: float | None = None
    source: str = ""
    at: str = ""
    note: Text = Text("")
    version: str = ""
    filter: str = ""
    settings: tuple[tuple[str, str], ...] = ()
    better: str = ""
    date: str = ""
    items: str = ""


class Question(NamedTuple):
    """Something nobody has settled, and the experiment that would."""

    id: str
    says: Text
    about: tuple[str, ...] = ()
    raised: tuple[Place, ...] = ()
    experiment: Text = Text("")
    answered: tuple[Note, ...] = ()
    notes: tuple[Note, ...] = ()


class Event(NamedTuple):
    """Something that happened on a date."""

    id: str
    says: Text
    date: str = ""
    about: tuple[str, ...] = ()
    source: str = ""
    at: str = ""
    notes: tuple[Note, ...] = ()


class Term(NamedTuple):
    """What a word means."""

    id: str
    name: Text
    aliases: tuple[str, ...] = ()
    says: Text = Text("")
    about: tuple[str, ...] = ()
    source: str = ""
    at: str = ""
    notes: tuple[Note, ...] = ()


Record = Thing | Source | Step | Claim | Question | Event | Term

_OF_KIND: dict[str, type[Record]] = {
    "source": Source,
    "step": Step,
    "claim": Claim,
    "question": Question,
    "event": Event,
    "term": Term,
}


def type_of(kind: str) -> type[Record]:
    """The type that the records of a kind have: one of its own, or that of things."""
    return _OF_KIND.get(kind, Thing)


RECORD_TYPES: tuple[type[tuple[Any, ...]], ...] = (Thing, Source, Step, Claim, Question, Event, Term)
