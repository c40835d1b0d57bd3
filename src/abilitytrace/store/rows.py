"""Records → rows: what every table of a store holds of a draft. Knows no database.

A draft may be a part of a lineage. Then days that depend on records outside it are `PENDING`, and what it adds to records
waits in `attached`, until all parts are there (`store.settle`).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from abilitytrace import records as r
from abilitytrace.dates import last_day
from abilitytrace.names import fold, words
from abilitytrace.reading.draft import Draft, Published
from abilitytrace.references import DESCENT, SUBJECTS, Reference, in_evidence, in_record, in_scores
from abilitytrace.store.encoding import encode, encode_score

__all__ = ["LAST", "PENDING", "Attached", "Rows", "day_known", "day_measured", "searchable"]

# stands for a day that hangs on a record outside the draft
PENDING = "?"
# the rank of names that nobody gave
LAST = 3
_TABLES = (
    "record",
    "name",
    "words",
    "step_input",
    "step_output",
    "cause",
    "effect",
    "about",
    "narrower",
    "member",
    "mention",
    "evidence",
    "witness",
    "score",
)
# named once: `A | B` is made anew wherever it stands, and here it would be for every row
_NAMED = (r.Thing, r.Source, r.Term)
_BACKED = (r.Claim, r.Step)


class Attached(NamedTuple):
    """What a draft adds to a record; evidence on one outside it stands in the table of evidence."""

    target: str
    specs: tuple[r.Spec, ...] = ()
    notes: tuple[r.Note, ...] = ()


class Rows:
    """The rows of a draft by table, in its order. Rows that have a number count from 0: the store moves them behind its own.

    `sources` are those outside the draft; `whole` says that the draft and they are all there is.
    """

    def __init__(
        self,
        draft: Draft,
        evidence: Iterable[r.Evidence],
        places: Mapping[int, str],
        sources: Mapping[str, Published] | None = None,
        *,
        whole: bool = True,
    ) -> None:
        """Takes the evidence with date and group filled in as far as may be, and score → its place where that counts."""
        self.attached: list[Attached] = []
        # (id, kinds that fit) for every use of an id, without repeats
        self.references: dict[tuple[str, tuple[str, ...]], None] = {}
        self._whole = whole
        self._sources = {**(sources or {}), **draft.published()}
        # of a part, without what is added to records: that of earlier parts comes first, and is not known here
        found = draft.records() if whole else draft.first_definitions
        self._records = {key: definition.record for key, definition in found.items()}
        self._findings: dict[str, list[str]] = {}
        self._first_known: dict[str, str] = {}
        self._tables: dict[str, list[tuple[object, ...]]] = {table: [] for table in _TABLES}
        for seq, item in enumerate(evidence):
            self._evidence(seq, item)
        self._scores(draft.scores, places)
        for seq, definition in enumerate(found.values()):
            self._record(seq, definition.kind, definition.record)
        self._attach(draft)

    @property
    def tables(self) -> dict[str, list[tuple[object, ...]]]:
        """The rows by table, for the tables that have some."""
        return {table: rows for table, rows in self._tables.items() if rows}

    def _published(self, source: str) -> str:
        """The last day on which a source came out, empty where nobody knows."""
        found = self._sources.get(source)
        return last_day(found.date) if found else "" if self._whole or not source else PENDING

    def _evidence(self, seq: int, item: r.Evidence) -> None:
        outside = {source for source in (item.source, item.cites) if source and source not in self._sources}
        known = PENDING if outside and not self._whole else last_day(item.date)
        self._tables["evidence"].append((seq, item.target, known, encode(item)))
        witnesses = dict.fromkeys((item.source, item.cites, *[place.source for place in item.also]))
        self._tables["witness"] += [(source, seq) for source in witnesses if source]
        self._note(in_evidence(item))
        self._findings.setdefault(item.target, []).extend(item.finding)
        first = self._first_known.get(item.target, known)
        self._first_known[item.target] = PENDING if PENDING in (known, first) else min(first, known)
        if item.target not in self._records:
            self.attached.append(Attached(item.target))

    def _note(self, found: Iterable[Reference]) -> None:
        for identifier, kinds, _ in found:
            self.references[identifier, kinds] = None

    def _scores(self, scores: Sequence[r.Score], places: Mapping[int, str]) -> None:
        # few are of another day than the one before
        days: dict[tuple[str, str, str], str] = {}
        rows = self._tables["score"]
        for seq, score in enumerate(scores):
            about = score.model, score.date, score.source
            if about not in days:
                days[about] = self._measured_since(score)
            rows.append((seq, score.model, score.benchmark, places.get(seq, ""), days[about], encode_score(score)))
        self._note(in_scores(scores))

    def _measured_since(self, score: r.Score) -> str:
        model = self._records.get(score.model)
        return PENDING if model is None and not self._whole else day_measured(score, model, self._published)

    def _record(self, seq: int, kind: str, record: r.Record) -> None:
        tables, identifier = self._tables, record.id
        known = day_known(record, self._first_known.get(identifier), self._published)
        tables["record"].append((seq, identifier, kind, known, encode(record)))
        tables["name"] += _names(kind, record)
        tables["words"].append((seq, *searchable(record, self._findings.get(identifier, ()))))
        # asked before anything is gone through: most models of a large lineage are no more than a name
        if not (found := in_record(record)):
            return
        if isinstance(record, r.Step):
            tables["step_output"].append((record.output, identifier))
            tables["step_input"] += [(model, identifier, record.output) for model in record.inputs]
        elif isinstance(record, r.Thing):
            tables["narrower"] += [(broader, identifier) for broader in record.broader]
            tables["member"] += [(identifier, member) for member in record.members]
        elif not isinstance(record, r.Source):
            subjects = dict.fromkeys(other for other, _, path in found if path[0] in SUBJECTS)
            tables["about"] += [(identifier, subject) for subject in subjects]
        if isinstance(record, r.Claim):
            tables["cause"] += [(cause, identifier) for cause in record.cause]
            tables["effect"] += [(ability, identifier) for ability, _ in record.effects]
        named: dict[str, None] = {}
        for other, kinds, path in found:
            self.references[other, kinds] = None
            # descent is asked for by itself
            if path[0] not in DESCENT:
                named[other] = None
        tables["mention"] += [(other, identifier) for other in named]

    def _attach(self, draft: Draft) -> None:
        for target in dict.fromkeys((*draft.extra_specs, *draft.extra_notes)):
            if not self._whole or target not in self._records:
                specs, notes = draft.extra_specs.get(target, ()), draft.extra_notes.get(target, ())
                self.attached.append(Attached(target, tuple(specs), tuple(notes)))
        for identifier, kinds, _, keys in draft.additions:
            self.references[identifier, kinds] = None
            # what stands below the record that is added to
            if len(keys) > 2 and not self._whole:
                self._tables["mention"].append((identifier, str(keys[1])))


def day_measured(score: r.Score, model: r.Record | None, published: Callable[[str], str]) -> str:
    """The day from which a score can be known: its own date or its source's, never before its model was out.

    A leaderboard keeps the date of its first edition and goes on measuring new models. `published` gives the day of a source.
    """
    measured = last_day(score.date) or published(score.source)
    released = last_day(model.released) if isinstance(model, r.Thing) else ""
    return measured if measured == PENDING else max(measured, released)


def day_known(record: r.Record, first_evidence: str | None, published: Callable[[str], str]) -> str:
    """The day from which a record can be known: by its own date, its first source, or its first evidence.

    `first_evidence` is the earliest day of evidence on it, None without any; `published` gives the day of a source.
    """
    if isinstance(record, r.Thing):
        return last_day(record.released)
    if isinstance(record, r.Source):
        return last_day(record.published)
    days = [] if first_evidence is None else [first_evidence]
    if isinstance(record, _BACKED):
        days += [published(stated.source) for stated in record.stated if stated.source]
    elif isinstance(record, r.Question):
        days += [published(place.source) for place in record.raised]
    elif record.source:
        days.append(published(record.source))
    if PENDING in days:
        return PENDING
    return min((day for day in days if day), default="")


def _names(kind: str, record: r.Record) -> list[tuple[str, str, str, int, str]]:
    """Rows of the name table: ids rank first, then names, then aliases, last what people type for them without points.

    The last (`gpt35` for GPT-3.5) hold only where they are nobody's name: the store drops the others.
    """
    identifier = record.id
    # an id without a point is in small letters already: there are millions
    folded = fold(identifier) if "." in identifier else identifier.replace("-", "")
    if not isinstance(record, _NAMED):
        return [(folded, identifier, kind, 0, identifier)]
    rows = {folded: (folded, identifier, kind, 0, identifier)}
    for rank, names in ((1, record.name), (2, record.aliases)):
        for name in names:
            if name and (folded := fold(name)) not in rows:
                rows[folded] = (folded, identifier, kind, rank, name)
    for folded, _, _, _, name in tuple(rows.values()):
        if "." in folded and (bare := folded.replace(".", "")) not in rows:
            rows[bare] = (bare, identifier, kind, LAST, name)
    return list(rows.values())


def searchable(record: r.Record, findings: Iterable[str]) -> tuple[str, str]:
    """What full-text search sees of a record: its title, and the rest with what evidence on it found."""
    title, body = _words_of(record)
    return _cut(title), _cut(" ".join((body, *findings)))


def _cut(text: str) -> str:
    """A text as full-text search can cut it into words: it knows none in Chinese."""
    return text if text.isascii() else " ".join(words(text))


def _words_of(record: r.Record) -> tuple[str, str]:
    notes = [part for note in record.notes for part in note.says]
    if isinstance(record, r.Step):
        return record.output, " ".join(
            (record.id, *record.inputs, *record.methods, *record.datasets, *record.says, *notes)
        )
    if isinstance(record, _NAMED):
        specs = (
            [] if isinstance(record, r.Term) else [part for spec in record.specs for part in (*spec.value, *spec.note)]
        )
        authors = record.authors if isinstance(record, r.Source) else ""
        return " ".join((record.id, *record.name, *record.aliases)), " ".join((*record.says, authors, *specs, *notes))
    answers = (
        [*record.experiment, *(part for note in record.answered for part in note.says)]
        if isinstance(record, r.Question)
        else []
    )
    return " ".join(record.says), " ".join((record.id, *answers, *notes))
