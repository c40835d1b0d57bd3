"""The last part of a load: what can be known only when all rows are there.

Set by set and never record by record, so that millions of rows take seconds: indexes, the rules that a sound lineage keeps,
then whatever hangs on records of other parts.
"""

import json
import sqlite3
from collections.abc import Callable, Iterable
from typing import Any

from abilitytrace import records as r
from abilitytrace.dates import last_day
from abilitytrace.derived import is_run, measured_evidence, told_apart_by_place
from abilitytrace.diagnostics import Diagnostic
from abilitytrace.reading.draft import Published, lent_by, resolved
from abilitytrace.store.building import WORDS_AT_ONCE
from abilitytrace.store.compile import drop_taken_names
from abilitytrace.store.encoding import encode
from abilitytrace.store.layout import INDEXES, decode, decode_evidence, decode_score
from abilitytrace.store.rows import PENDING, day_known, day_measured, searchable
from abilitytrace.store.rules import broken_rules, duplicates
from abilitytrace.store.spoken import fill_spoken

__all__ = ["known_sources", "settle"]

# as many sources as are told to those who read parts; those of others are looked up at the end
_TOLD = 50_000


def known_sources(connection: sqlite3.Connection) -> dict[str, Published]:
    """What evidence takes over from the sources that are in the store, the first of them if they are very many."""
    rows = connection.execute("select body from record where kind = 'source' order by seq limit ?", (_TOLD,))
    return {source.id: lent_by(source) for (body,) in rows if isinstance(source := decode("source", body), r.Source)}


def settle(connection: sqlite3.Connection, told: Callable[[str, int, int], None]) -> list[Diagnostic]:
    """Makes one lineage of the rows of all parts. Returns what is wrong with it, and has then no business being used.

    `told` hears (what is done now, how much is done, of how much). One transaction, which the caller ends.
    """
    connection.execute("begin immediate")
    indexes = [index for index in INDEXES.split(";") if index.strip()]
    for i, index in enumerate(indexes):
        told("sorting", i, len(indexes))
        try:
            connection.execute(index)
        except sqlite3.IntegrityError:
            return list(duplicates(connection))
    told("checking", 0, 1)
    if problems := list(broken_rules(connection)):
        return problems
    told("settling", 0, 1)
    for statement in WORDS_AT_ONCE:
        connection.execute(statement)
    drop_taken_names(connection)
    fill_spoken(connection)
    _Settling(connection).run()
    return []


class _Settling:
    """Fills in what the parts could not know of each other."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.db = connection
        self.sources: dict[str, Published | None] = {}
        # claims and steps whose evidence is not what it was when they were written
        self.changed: dict[str, None] = {}

    def run(self) -> None:
        self.attach()
        self.date_evidence()
        self.place_scores()
        self.date_scores()
        self.derive()
        self.date_records()

    # -- looking up

    def rows(self, statement: str, *values: object) -> list[Any]:
        return self.db.execute(statement, values).fetchall()

    def record(self, identifier: str) -> r.Record | None:
        found = self.rows("select kind, body from record where id = ?", identifier)
        return decode(*found[0]) if found else None

    def source(self, identifier: str) -> Published | None:
        if identifier not in self.sources:
            found = self.record(identifier)
            self.sources[identifier] = lent_by(found) if isinstance(found, r.Source) else None
        return self.sources[identifier]

    def published(self, identifier: str) -> str:
        found = self.source(identifier)
        return last_day(found.date) if found else ""

    # -- filling in

    def attach(self) -> None:
        """Specs and notes that one part gives to a record of another, and evidence on it, in the order of the parts."""
        for identifier, body in self.rows("select target, body from attached order by rowid"):
            _, *held = (*json.loads(body), [], [])[:3]
            kind, record = self.rows("select kind, body from record where id = ?", identifier)[0]
            found = decode(kind, record)
            self.changed[identifier] = None
            if not any(held):
                continue
            # as a thing's, whatever it is attached to
            more = decode("model", json.dumps(["", "", ["", ""], [], ["", ""], *held]))
            assert isinstance(more, r.Thing)
            if more.specs and isinstance(found, r.Thing | r.Source):
                found = found._replace(specs=(*found.specs, *more.specs))
            found = found._replace(notes=(*found.notes, *more.notes))
            self.rows("update record set body = ? where id = ?", encode(found), identifier)
        # what one part says of a record that another holds may be held twice then
        self.rows(
            "delete from mention where holder in (select target from attached) and rowid not in"
            " (select min(rowid) from mention where holder in (select target from attached) group by record, holder)"
        )

    def date_evidence(self) -> None:
        """Evidence whose source stands in another part."""
        for seq, body in self.rows("select seq, body from evidence where known = ?", PENDING):
            item = decode_evidence(body)
            known = {key: found for key in (item.source, item.cites) if key and (found := self.source(key))}
            item = resolved(item, known)
            self.rows("update evidence set known = ?, body = ? where seq = ?", last_day(item.date), encode(item), seq)
            self.changed[item.target] = None

    def place_scores(self) -> None:
        """Scores that only their place in the source tells apart: rare, and looked for where a model has two of a kind."""
        twice = (
            "select distinct benchmark from (select benchmark from score group by model, benchmark having count(*) > 1)"
        )
        scores: list[r.Score] = []
        seqs: list[int] = []
        sources: dict[str, r.Record | None] = {}
        for seq, *held in self.db.execute(
            f"select seq, model, benchmark, body from score where benchmark in ({twice}) order by seq"
        ):
            score = decode_score(*held)
            if score.source not in sources:
                sources[score.source] = self.record(score.source)
            # not even kept, though they would be passed over there: millions may be of a harness
            if not is_run(sources[score.source]):
                scores.append(score)
                seqs.append(seq)
        known = {key: source for key, source in sources.items() if source is not None}
        places = told_apart_by_place(known, scores)
        self.db.executemany("update score set prompt = ? where seq = ?", [(at, seqs[i]) for i, at in places.items()])

    def date_scores(self) -> None:
        """Scores whose model or source stands in another part."""
        models: dict[str, r.Record | None] = {}
        found = []
        for seq, *held in self.rows("select seq, model, benchmark, body from score where known = ?", PENDING):
            score = decode_score(*held)
            if score.model not in models:
                models[score.model] = self.record(score.model)
            found.append((day_measured(score, models[score.model], self.published), seq))
        self.db.executemany("update score set known = ? where seq = ?", found)

    def derive(self) -> None:
        """The evidence that scores give on claims about one step."""
        claims = [
            decode("claim", body) for (body,) in self.rows("select body from record where kind = 'claim' order by seq")
        ]
        records: dict[str, r.Record] = {}
        for claim in claims:
            if (
                isinstance(claim, r.Claim)
                and len(claim.cause) == 1
                and isinstance(step := self.record(claim.cause[0]), r.Step)
            ):
                records |= {step.id: step, claim.id: claim}
                self.look_up(records, (step.output, *step.inputs, *((claim.versus,) if claim.versus else ())))
        scores: list[r.Score] = []
        places: dict[int, str] = {}
        for model in [key for key, record in records.items() if isinstance(record, r.Thing)]:
            for prompt, *held in self.rows(
                "select prompt, model, benchmark, body from score where model = ? order by seq", model
            ):
                if prompt:
                    places[len(scores)] = prompt
                scores.append(decode_score(*held))
        self.look_up(
            records, dict.fromkeys(name for score in scores for name in (score.benchmark, score.source) if name)
        )
        ids = [claim.id for claim in claims if isinstance(claim, r.Claim) and claim.id in records]
        evidence = [
            decode_evidence(body)
            for identifier in ids
            for (body,) in self.rows("select body from evidence where target = ? order by seq", identifier)
        ]
        for item in measured_evidence(records, scores, places, evidence):
            (seq,) = self.rows("select coalesce(max(seq) + 1, 0) from evidence")[0]
            self.rows("insert into evidence values (?, ?, ?, ?)", seq, item.target, last_day(item.date), encode(item))
            self.rows("insert into witness values (?, ?)", item.source, seq)
            self.changed[item.target] = None

    def look_up(self, records: dict[str, r.Record], ids: Iterable[str]) -> None:
        for identifier in ids:
            if identifier not in records and (found := self.record(identifier)) is not None:
                records[identifier] = found

    def date_records(self) -> None:
        """Records that hang on sources of other parts, or on evidence that has changed since."""
        self.changed.update((row[0], None) for row in self.rows("select id from record where known = ?", PENDING))
        for identifier in self.changed:
            seq, kind, body = self.rows("select seq, kind, body from record where id = ?", identifier)[0]
            record = decode(kind, body)
            evidence = self.rows("select known, body from evidence where target = ? order by seq", identifier)
            known = day_known(record, min((day for day, _ in evidence), default=None), self.published)
            self.rows("update record set known = ? where id = ?", known, identifier)
            findings = [part for _, item in evidence for part in decode_evidence(item).finding]
            title, text = searchable(record, findings)
            self.rows("update words set title = ?, body = ? where rowid = ?", title, text, seq)
