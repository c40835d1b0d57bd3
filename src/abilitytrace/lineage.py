"""The graph that every question asks: records by id or name, steps between models, claims and evidence joined to them.

Reads the store and nothing else. With `as_of`, it is the graph as it was known at the end of that date.
"""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from operator import itemgetter
from typing import NamedTuple, TypeVar

from abilitytrace.dates import first_day
from abilitytrace.diagnostics import TooMany
from abilitytrace.grading import Grade, grade
from abilitytrace.lookup import FOREVER, Lookup
from abilitytrace.records import Claim, Evidence, Question, Record, Score, Source, Step, Term, Text, Thing
from abilitytrace.store.layout import decode, decode_evidence, decode_score
from abilitytrace.vocabulary import GRADED, WALKED

__all__ = ["Ancestry", "Lineage", "Measurement", "Named", "Setting"]

_R = TypeVar("_R", bound=Record)
_NEVER = "~"
# who holds an id in a field: the id twice, the kind of the holders, and the day
_HOLDERS = (
    "select body from mention join record on record.id = holder"
    " where record = ? and holder != ? and kind = ? and known <= ?"
)
# steps of one model that are looked at beside one another
_MANY = 5000
# so many records of one kind fit into memory and onto paper
_MOST = 500_000


class Named(NamedTuple):
    """How answers mention a record: its id and its name in both languages."""

    id: str
    name: Text


class Setting(NamedTuple):
    """All that two scores must share to be comparable. `place` is that in the source, where it alone tells prompts apart."""

    benchmark: str
    source: str
    metric: str
    unit: str
    shots: str
    prompting: str
    place: str = ""
    version: str = ""
    filter: str = ""
    settings: tuple[tuple[str, str], ...] = ()
    better: str = ""


# the fields of a score that make up its setting: named one by one, they would take most of the time of long answers
_SHARED = [Score._fields.index(field) for field in Setting._fields if field != "place"]
_PLACE = Setting._fields.index("place")
_BEFORE_PLACE, _BEHIND_PLACE = itemgetter(*_SHARED[:_PLACE]), itemgetter(*_SHARED[_PLACE:])


class Measurement(NamedTuple):
    """A score and its setting: scores compare inside one setting only."""

    score: Score
    setting: Setting


class Ancestry(NamedTuple):
    """The steps that lead to a model and how many steps before it each one ends: 0 for the model's own steps."""

    model: str
    steps: dict[str, Step]
    distance: dict[str, int]

    @property
    def models(self) -> set[str]:
        """The model itself and all its ancestors."""
        found = {self.model}
        for step in self.steps.values():
            found.update(step.inputs)
        return found


class Lineage(Lookup):
    """A lineage as known on a date (all of it without one). Answers are in the order of the files unless said otherwise."""

    def __init__(self, connection: sqlite3.Connection, as_of: str = "") -> None:
        super().__init__(connection, as_of)
        # what was asked once is not asked again: answers come back to the same few records many times
        self._records: dict[str, Record | None] = {}
        self._seen: dict[str, tuple[str, str]] = {}
        self._walked: dict[tuple[str, str], list[Step]] = {}
        self._evidence: dict[str, tuple[Evidence, ...]] = {}
        self._grades: dict[str, Grade] = {}

    def close(self) -> None:
        """Closes the store; nothing can be asked afterwards."""
        self._db.close()

    # -- what it is

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the files the lineage was made from."""
        return self._meta("digest")

    @cached_property
    def title(self) -> Text:
        """The title that the first file gives the lineage."""
        return Text(*json.loads(self._meta("title")))

    def _meta(self, key: str) -> str:
        (value,) = self._db.execute("select value from meta where key = ?", (key,)).fetchone()
        return str(value)

    # -- records

    def get(self, identifier: str) -> Record | None:
        """The record with this id, whenever it became known; None without one."""
        if identifier not in self._records:
            row = self._db.execute("select kind, body from record where id = ?", (identifier,)).fetchone()
            self._records[identifier] = decode(*row) if row else None
        return self._records[identifier]

    def _decoded(self, identifier: str, kind: str, body: str) -> Record:
        """The record of a row, made once."""
        record = self._records.get(identifier)
        if record is None:
            record = self._records[identifier] = decode(kind, body)
        return record

    def kind(self, identifier: str) -> str:
        """The kind of a record; empty without one."""
        return self._kind_and_day(identifier)[0]

    def _kind_and_day(self, identifier: str) -> tuple[str, str]:
        """The kind of a record and the day it became known; empty and the end of time without one."""
        if identifier not in self._seen:
            row = self._db.execute("select kind, known from record where id = ?", (identifier,)).fetchone()
            self._seen[identifier] = row or ("", _NEVER)
        return self._seen[identifier]

    def thing(self, identifier: str) -> Thing:
        """The named thing with this id; its id alone where the lineage has none."""
        record = self.get(identifier)
        return record if isinstance(record, Thing) else Thing("", identifier, Text(identifier))

    def named(self, identifier: str) -> Named:
        """The id with its name: that of a thing or source, the output's for a step, the sentence of a claim."""
        record = self.get(identifier)
        if isinstance(record, Thing | Source | Term):
            return Named(identifier, record.name)
        if isinstance(record, Step):
            return Named(identifier, self.thing(record.output).name)
        return Named(identifier, record.says if record else Text(identifier))

    def all(self, kind: str, record_type: type[_R]) -> list[_R]:
        """All records of a kind that were known on the date. Raises TooMany where they would not fit into one answer."""
        if self.is_large and self._has_more(kind, _MOST):
            (count,) = self._db.execute("select count(*) from record where kind = ?", (kind,)).fetchone()
            raise TooMany(kind, count)
        rows = self._db.execute(
            "select id, kind, body from record where kind = ? and known <= ? order by seq", (kind, self._day)
        ).fetchall()
        found = [self._decoded(*row) for row in rows]
        return [record for record in found if isinstance(record, record_type)]

    def naming(self, identifier: str, kind: str, record_type: type[_R]) -> list[_R]:
        """The records of a kind, known on the date, that hold another record's id in one of their fields.

        Not the steps into and out of a model, nor the scores of one: `steps_to`, `steps_from` and `measurements` do.
        """
        rows = self._db.execute(f"{_HOLDERS} order by seq", (identifier, identifier, kind, self._day)).fetchall()
        found = [decode(kind, body) for (body,) in rows]
        return [record for record in found if isinstance(record, record_type)]

    def each_naming(self, identifier: str, kind: str, record_type: type[_R]) -> Iterator[_R]:
        """As `naming`, one after another and none of them kept: there may be a million."""
        for (body,) in self._db.execute(_HOLDERS, (identifier, identifier, kind, self._day)):
            record = decode(kind, body)
            if isinstance(record, record_type):
                yield record

    def ids(self, kind: str, most: int) -> list[str]:
        """The ids of the first records of a kind that were known on the date."""
        rows = self._db.execute(
            "select id from record where kind = ? and known <= ? order by seq limit ?", (kind, self._day, most)
        )
        return [identifier for (identifier,) in rows.fetchall()]

    def counts(self) -> dict[str, int]:
        """How many records of each kind were known on the date."""
        rows = self._db.execute("select kind, count(*) from record where known <= ? group by kind", (self._day,))
        return dict(rows.fetchall())

    def is_known(self, identifier: str) -> bool:
        """Whether a record was known on the date."""
        return self._kind_and_day(identifier)[1] <= self._day

    # -- descent

    def steps_to(self, model: str) -> list[Step]:
        """The known steps with this output: rivals when there are several, the best founded first, then the oldest."""
        return self._steps("step_output", model)

    def steps_from(self, model: str) -> list[Step]:
        """The known steps with this input."""
        return self._steps("step_input", model)

    def _steps(self, table: str, model: str) -> list[Step]:
        if (table, model) not in self._walked:
            self._walked[table, model] = self._read_steps(table, model)
        return list(self._walked[table, model])

    def _read_steps(self, table: str, model: str) -> list[Step]:
        rows = self._db.execute(
            f"select id, kind, body from {table} join record on record.id = step"
            " where model = ? and known <= ? order by seq",
            (model, self._day),
        ).fetchall()
        steps = [step for row in rows if isinstance(step := self._decoded(*row), Step)]
        if table == "step_output" and len(steps) > 1:
            steps.sort(key=lambda step: (-GRADED.index(self.graded(step.id).level), self.by_date(step)))
        return steps

    def contested(self) -> Callable[[Step], bool]:
        """Tells of a step whether there may be more to know of it: a rival account of its output, or evidence against it.

        Found for all steps at once where there are many of them; then the others need not be looked at one by one.
        """
        if not self.is_large:
            return lambda _step: True
        rivals = self._db.execute("select model from step_output group by model having count(*) > 1").fetchall()
        outputs = {model for (model,) in rivals}
        against = self._db.execute(
            """select distinct target from evidence where instr(body, ',"disputes",')"""
        ).fetchall()
        disputed = {target for (target,) in against}
        return lambda step: step.output in outputs or step.id in disputed

    def ancestry(self, model: str) -> Ancestry:
        """All steps that lead to a model, rivals included, nearest first; imitations are no descent."""
        steps: dict[str, Step] = {}
        distance: dict[str, int] = {}
        level, seen, depth = [model], {model}, 0
        while level:
            following = []
            for current in level:
                for step in self.steps_to(current):
                    if step.relation not in WALKED or step.id in steps:
                        continue
                    steps[step.id], distance[step.id] = step, depth
                    following += [parent for parent in step.inputs if parent not in seen]
                    seen.update(step.inputs)
            level, depth = list(dict.fromkeys(following)), depth + 1
        return Ancestry(model, steps, distance)

    def way_to(self, model: str) -> list[Step]:
        """The steps from a root to a model, root first, by the best founded step into each model; no model twice."""
        way: list[Step] = []
        current, seen = model, {model}
        while steps := [step for step in self.steps_to(current) if step.relation in WALKED]:
            way.append(steps[0])
            parents = [parent for parent in steps[0].inputs if parent not in seen]
            if not parents:
                break
            current = parents[0]
            seen.add(current)
        return way[::-1]

    # -- claims and evidence

    def evidence(self, target: str) -> tuple[Evidence, ...]:
        """The evidence on a claim or step that was known on the date."""
        if target not in self._evidence:
            rows = self._db.execute(
                "select body from evidence where target = ? and known <= ? order by seq", (target, self._day)
            ).fetchall()
            self._evidence[target] = tuple(decode_evidence(body) for (body,) in rows)
        return self._evidence[target]

    def evidence_naming(self, source: str) -> tuple[Evidence, ...]:
        """The evidence known on the date that is from a source, repeated in it (`also`), or reports it (`cites`)."""
        rows = self._db.execute(
            "select body from witness join evidence on seq = evidence where source = ? and known <= ? order by seq",
            (source, self._day),
        ).fetchall()
        return tuple(decode_evidence(body) for (body,) in rows)

    def scores(self, model: str = "", benchmark: str = "") -> tuple[Score, ...]:
        """The scores of a model, on a benchmark, or both, known on the date."""
        return tuple(measurement.score for measurement in self.measurements(model, benchmark))

    def measurements(self, model: str = "", benchmark: str = "") -> tuple[Measurement, ...]:
        """The scores of a model, on a benchmark, or both, known on the date, each with its setting."""
        # a condition for each name that is given, so that the index on (model, benchmark) serves
        given = [(column, name) for column, name in (("model", model), ("benchmark", benchmark)) if name]
        conditions = " and ".join([*(f"{column} = ?" for column, _ in given), "known <= ?"])
        rows = self._db.execute(
            f"select prompt, model, benchmark, body from score where {conditions} order by seq",
            (*(name for _, name in given), self._day),
        ).fetchall()
        return tuple(_measurement(decode_score(*score), prompt) for prompt, *score in rows)

    def measurements_of(self, models: Iterable[str]) -> dict[str, list[Measurement]]:
        """The measurements of each of some models, for many at once; models without any are left out."""
        found: dict[str, list[Measurement]] = {}
        for known, prompt, *score in self._among(
            "select known, prompt, model, benchmark, body from score where model in", models
        ):
            if known <= self._day:
                found.setdefault(score[0], []).append(_measurement(decode_score(*score), prompt))
        return found

    def is_lineage(self, identifier: str) -> bool:
        """Whether a record is graded by the table for lineage: a step, or a claim of that kind."""
        record = self.get(identifier)
        return isinstance(record, Step) or (isinstance(record, Claim) and record.kind == "lineage")

    def graded(self, identifier: str) -> Grade:
        """The graded confidence of a claim or step on the date, before any override."""
        if identifier not in self._grades:
            self._grades[identifier] = grade(self.evidence(identifier), lineage=self.is_lineage(identifier))
        return self._grades[identifier]

    def claims_on(self, subject: str) -> list[Claim]:
        """The claims that speak of a record: as cause, as effect, or otherwise."""
        return self._claims("about", "subject", "record", (subject,))

    def claims_caused_by(self, causes: Iterable[str]) -> list[Claim]:
        """The claims whose cause is one of these records."""
        return self._claims("cause", "record", "claim", tuple(causes))

    def claims_on_ability(self, ability: str) -> list[Claim]:
        """The claims with an effect on an ability, its narrower ones left out."""
        return self._claims("effect", "ability", "claim", (ability,))

    def _claims(self, table: str, by: str, gives: str, values: tuple[str, ...]) -> list[Claim]:
        marks = ", ".join("?" * len(values))
        rows = self._db.execute(
            f"select distinct seq, id, kind, body from {table} join record on record.id = {table}.{gives}"
            f" where {table}.{by} in ({marks}) and kind = 'claim' and known <= ? order by seq",
            (*values, self._day),
        ).fetchall()
        return [claim for _, *row in rows if isinstance(claim := self._decoded(*row), Claim)]

    def speaking_of(self, subjects: Iterable[str]) -> set[str]:
        """The ids of the claims, questions, events and terms that speak of any of some records, whenever known."""
        return {identifier for (identifier,) in self._among("select record from about where subject in", subjects)}

    def steps_at(self, models: Iterable[str]) -> set[str]:
        """The ids of the steps into and out of some models, whenever known; of models with very many steps, some."""
        wanted = list(models)
        rows = [
            *self._among("select step from step_output where model in", wanted),
            *self._among("select step from step_input where model in", wanted),
        ]
        return {step for (step,) in rows[:_MANY]}

    def holding(self, identifiers: Iterable[str], kinds: tuple[str, ...]) -> list[tuple[str, str]]:
        """(id, kind) of the records of some kinds that hold any of some ids in a field; those of `naming`, in their order."""
        rows = self._among("select holder, record from mention where record in", identifiers)
        wanted = {holder for holder, record in rows if holder != record}
        found = self._among("select id, kind, known, seq from record where id in", sorted(wanted))
        found.sort(key=lambda row: row[3])
        return [(row[0], row[1]) for row in found if row[1] in kinds and row[2] <= self._day]

    def questions_on(self, subject: str) -> list[Question]:
        """The open questions about a record."""
        rows = self._db.execute(
            "select body from about join record on record.id = about.record"
            " where subject = ? and kind = 'question' and known <= ? order by seq",
            (subject, self._day),
        ).fetchall()
        return [question for (body,) in rows if isinstance(question := decode("question", body), Question)]

    def broader(self, identifier: str) -> set[str]:
        """A method or ability with everything it is a kind of."""
        found, todo = {identifier}, [identifier]
        while todo:
            more = [parent for parent in self.thing(todo.pop()).broader if parent not in found]
            found.update(more)
            todo += more
        return found

    def narrower(self, identifier: str) -> list[str]:
        """The methods or abilities that are a kind of this one, directly."""
        rows = self._db.execute("select id from narrower where broader = ?", (identifier,)).fetchall()
        return [identifier for (identifier,) in rows]

    def causes_of(self, step: Step) -> set[str]:
        """Everything in a step that a claim may name as cause: itself, its methods with broader ones, data, output."""
        found = {step.id, step.output, *step.datasets}
        for method in step.methods:
            found |= self.broader(method)
        return found

    def date_of(self, step: Step) -> str:
        """When a step's output came out: its own date, or the release of its output where that is more exact."""
        released = self.thing(step.output).released
        return released if released.startswith(step.date) else step.date

    def by_date(self, step: Step) -> tuple[str, str]:
        """Sorts steps by date, undated ones last."""
        return (first_day(self.date_of(step)) or FOREVER, step.id)


def _measurement(score: Score, prompt: str) -> Measurement:
    return Measurement(score, Setting._make((*_BEFORE_PLACE(score), prompt, *_BEHIND_PLACE(score))))
