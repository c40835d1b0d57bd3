"""Records → store: writes every table of one SQLite file. Knows no cache and no questions."""

import hashlib
import os
import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from abilitytrace import records as r
from abilitytrace.dates import last_day
from abilitytrace.derived import measured_evidence, told_apart_by_place
from abilitytrace.names import fold, words
from abilitytrace.reading.draft import Definition, Draft
from abilitytrace.store.layout import LAYOUT, TABLES, encode

__all__ = ["Kept", "compile_store", "digest"]


# the rank of names that nobody gave
_LAST = 3


class Kept(NamedTuple):
    """What a store remembers of a file it was made from: `fingerprint` is empty when only the content tells changes."""

    path: str
    sha256: str
    fingerprint: str


def digest(inputs: Iterable[Kept]) -> str:
    """The identity of a lineage: SHA-256 over its files' contents in reading order, paths left out."""
    return hashlib.sha256("\n".join(item.sha256 for item in inputs).encode()).hexdigest()


def compile_store(draft: Draft, inputs: list[Kept], roots: str, path: Path | str) -> sqlite3.Connection:
    """Writes a sound draft into a new database at `path` (`:memory:` too) and returns the open connection.

    `roots` are the paths that were asked for, separated by NUL.
    """
    connection = sqlite3.connect(path)
    connection.executescript(f"pragma journal_mode = off; pragma synchronous = off; {TABLES}")
    with connection:
        _Writer(connection, draft).run()
        # paths as bytes: those of files need not be text
        meta = {
            "layout": LAYOUT,
            "digest": digest(inputs),
            "roots": os.fsencode(roots),
            "title": encode(draft.title),
        }
        connection.executemany("insert into meta values (?, ?)", meta.items())
        rows = [(i, os.fsencode(item.path), item.sha256, item.fingerprint) for i, item in enumerate(inputs)]
        connection.executemany("insert into input values (?, ?, ?, ?)", rows)
    return connection


class _Writer:
    """Writes the rows of one draft."""

    def __init__(self, connection: sqlite3.Connection, draft: Draft) -> None:
        self.connection, self.draft = connection, draft
        self.found = draft.records()
        self.published = {key: d.record.published for key, d in self.found.items() if isinstance(d.record, r.Source)}
        self.findings: dict[str, list[str]] = {}

    def run(self) -> None:
        records = {key: definition.record for key, definition in self.found.items()}
        told_apart = told_apart_by_place(records, self.draft.scores)
        evidence = self.draft.resolved_evidence(self.found)
        evidence += measured_evidence(records, self.draft.scores, evidence)
        self.insert("evidence", ((i, e.target, e.source, last_day(e.date), encode(e)) for i, e in enumerate(evidence)))
        first_known: dict[str, str] = {}
        for item in evidence:
            self.findings.setdefault(item.target, []).extend(item.finding)
            known = last_day(item.date)
            first_known[item.target] = min(first_known.get(item.target, known), known)
        self.insert(
            "score",
            (
                (
                    i,
                    s.model,
                    s.benchmark,
                    told_apart.get(i, ""),
                    self.measured_since(s),
                    encode(s),
                )
                for i, s in enumerate(self.draft.scores)
            ),
        )
        for seq, definition in enumerate(self.found.values()):
            self.record(seq, definition, first_known)
        self.insert("name", self.without_points())

    def insert(self, table: str, rows: Iterable[tuple[object, ...]]) -> None:
        rows = list(rows)
        if rows:
            marks = ", ".join("?" * len(rows[0]))
            self.connection.executemany(f"insert into {table} values ({marks})", rows)

    def known_since(self, source: str) -> str:
        return last_day(self.published.get(source, ""))

    def without_points(self) -> list[tuple[str, str, str, int, str]]:
        """Further rows of the name table, ranked last: `gpt35` for GPT-3.5, where that is nobody's name."""
        rows = [row for definition in self.found.values() for row in _names(definition.kind, definition.record)]
        taken = {folded for folded, *_ in rows}
        owners: dict[str, set[str]] = {}
        for folded, identifier, *_ in rows:
            owners.setdefault(folded.replace(".", ""), set()).add(identifier)
        return [
            (bare, identifier, kind, _LAST, shown)
            for folded, identifier, kind, _, shown in rows
            if (bare := folded.replace(".", "")) != folded and bare not in taken and len(owners[bare]) == 1
        ]

    def measured_since(self, score: r.Score) -> str:
        """The day from which a score can be known: its own date or its source's, never before its model was out.

        A leaderboard keeps the date of its first edition and goes on measuring new models.
        """
        model = self.found[score.model].record
        released = last_day(model.released) if isinstance(model, r.Thing) else ""
        return max(last_day(score.date) or self.known_since(score.source), released)

    def record(self, seq: int, definition: Definition, first_known: dict[str, str]) -> None:
        kind, record = definition.kind, definition.record
        known = self.known(record, first_known)
        self.insert("record", [(record.id, kind, seq, known, encode(record))])
        self.insert("name", _names(kind, record))
        title, body = _words_of(record)
        body = " ".join((body, *self.findings.get(record.id, ())))
        self.insert("words", [(record.id, kind, " ".join(words(title)), " ".join(words(body)))])
        if isinstance(record, r.Step):
            self.insert("step_output", [(record.output, record.id)])
            self.insert("step_input", [(model, record.id) for model in record.inputs])
        if isinstance(record, r.Claim):
            self.insert("cause", [(cause, record.id) for cause in record.cause])
            self.insert("effect", [(ability, record.id) for ability, _ in record.effects])
        if isinstance(record, r.Thing):
            self.insert("narrower", [(broader, record.id) for broader in record.broader])
        self.insert("about", [(record.id, subject) for subject in _subjects(record)])

    def known(self, record: r.Record, first_known: dict[str, str]) -> str:
        """The day from which a record can be known: by its own date, its first source, or its first evidence."""
        if isinstance(record, r.Source):
            return last_day(record.published)
        if isinstance(record, r.Thing):
            return last_day(record.released)
        days = [first_known[record.id]] if record.id in first_known else []
        if isinstance(record, r.Claim | r.Step):
            days += [self.known_since(stated.source) for stated in record.stated if stated.source]
        elif isinstance(record, r.Question):
            days += [self.known_since(place.source) for place in record.raised]
        elif record.source:
            days.append(self.known_since(record.source))
        return min((day for day in days if day), default="")


def _names(kind: str, record: r.Record) -> list[tuple[str, str, str, int, str]]:
    """Rows of the name table: ids rank first, then names, then aliases."""
    shown = [(record.id, 0)]
    if isinstance(record, r.Thing | r.Source | r.Term):
        shown += [(record.name.en, 1), (record.name.zh, 1), *((alias, 2) for alias in record.aliases)]
    rows = {
        (fold(name), record.id): (fold(name), record.id, kind, rank, name) for name, rank in reversed(shown) if name
    }
    return list(reversed(rows.values()))


def _subjects(record: r.Record) -> list[str]:
    """The ids a record speaks of, without repeats."""
    if isinstance(record, r.Claim):
        ids = (*record.about, *record.cause, *(ability for ability, _ in record.effects), record.versus)
    elif isinstance(record, r.Question | r.Event | r.Term):
        ids = record.about
    else:
        ids = ()
    return list(dict.fromkeys(identifier for identifier in ids if identifier))


def _words_of(record: r.Record) -> tuple[str, str]:
    """What full-text search sees of a record: its title and the rest."""
    notes = [part for note in record.notes for part in note.says]
    if isinstance(record, r.Step):
        return record.output, " ".join(
            (record.id, *record.inputs, *record.methods, *record.datasets, *record.says, *notes)
        )
    if isinstance(record, r.Thing | r.Source | r.Term):
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
