"""The tables of a store, and how records become rows and come back.

A row's body is the record's fields as a JSON array in the order of the record type; `LAYOUT` changes with those
orders, so that a store of another layout is never opened as this one.
"""

import json
import zlib
from collections.abc import Callable
from typing import Any

from abilitytrace import records as r

__all__ = [
    "INDEXES",
    "LAYOUT",
    "TABLES",
    "WORDING",
    "decode",
    "decode_evidence",
    "decode_score",
]

# raise it when the meaning of a column changes without a change of columns or record fields
_VERSION = "4"
# what the words are that `spoken` keys names by: tests/store/test_spoken.py says when and how to change it
WORDING = "3eb3f3d9"

# rows come in the order of the files and are never moved: a store is written from front to end, at any size
TABLES = """
create table meta (key text primary key, value text not null) without rowid;
create table input (seq integer primary key, path text not null, sha256 text not null, fingerprint text not null);
create table record (
  seq integer primary key, id text not null, kind text not null, known text not null, body text not null
);
create table name (folded text not null, id text not null, kind text not null, rank integer not null, shown text not null);
create table spoken (
  key text not null, words text not null, id text not null, kind text not null, rank integer not null, shown text not null
);
create table step_input (model text not null, step text not null, output text not null);
create table step_output (model text not null, step text not null);
create table cause (record text not null, claim text not null);
create table effect (ability text not null, claim text not null);
create table about (record text not null, subject text not null);
create table narrower (broader text not null, id text not null);
create table member (holder text not null, id text not null);
create table mention (record text not null, holder text not null);
create table evidence (
  seq integer primary key, target text not null, known text not null, body text not null
);
create table witness (source text not null, evidence integer not null);
create table score (
  seq integer primary key, model text not null, benchmark text not null, prompt text not null, known text not null,
  body text not null
);
create virtual table words using fts5 (title, body, tokenize = "unicode61 remove_diacritics 2");
create virtual table vocabulary using fts5vocab(words, col);
"""
# made when all rows are there: sorting once takes a fraction of keeping in order
INDEXES = """
create unique index record_by_id on record (id);
create index record_by_kind on record (kind, seq);
create index name_by_folded on name (folded);
create index spoken_by_key on spoken (key);
create index step_by_input on step_input (model);
create index step_by_output on step_output (model);
create index claim_by_cause on cause (record);
create index claim_by_effect on effect (ability);
create index record_by_subject on about (subject);
create index narrower_by_broader on narrower (broader);
create index holder_by_record on mention (record);
create index evidence_by_target on evidence (target);
create index witness_by_source on witness (source);
create index score_by_model on score (model, benchmark);
"""

_TYPES = (*r.RECORD_TYPES, r.Evidence, r.Score, r.Spec, r.Note)
# CRC-32 tells layouts apart as well as SHA-256 would, without loading hashlib at every start
_FIELDS = [vars(record)["_fields"] for record in _TYPES]
LAYOUT = f"{zlib.crc32(repr((_VERSION, WORDING, TABLES, INDEXES, _FIELDS)).encode()):08x}"


# a body is JSON of our own without blanks: what looks for them around it takes longer than reading it
_parse = json.JSONDecoder().raw_decode


def _whole(row: list[Any], type_: type[Any]) -> list[Any]:
    """The fields of a record, those by default as well."""
    defaults = type_._field_defaults
    row += [defaults[field] for field in type_._fields[len(row) :]]
    return row


def _text(row: list[str]) -> r.Text:
    return r.Text(*row)


def _notes(rows: list[Any]) -> tuple[r.Note, ...]:
    return tuple(r.Note(_text(says), source, at) for says, source, at in rows)


def _places(rows: list[Any]) -> tuple[r.Place, ...]:
    return tuple(r.Place(*row) for row in rows)


def _stated(rows: list[Any]) -> tuple[r.Stated, ...]:
    return tuple(r.Stated(*row) for row in rows)


def _specs(rows: list[Any]) -> tuple[r.Spec, ...]:
    found = []
    for row in rows:
        spec = r.Spec(*row)
        found.append(spec._replace(value=_text(row[1]), also=_places(row[5]), note=_text(row[7])))
    return tuple(found)


def _thing(row: list[Any]) -> r.Thing:
    thing = r.Thing._make(row)
    return thing._replace(
        name=_text(row[2]),
        aliases=tuple(thing.aliases),
        says=_text(row[4]),
        specs=_specs(row[5]),
        notes=_notes(row[6]),
        members=tuple(thing.members),
        broader=tuple(thing.broader),
        measures=tuple(thing.measures),
    )


def _source(row: list[Any]) -> r.Source:
    source = r.Source._make(row)
    return source._replace(
        name=_text(row[1]),
        aliases=tuple(source.aliases),
        says=_text(row[3]),
        specs=_specs(row[4]),
        notes=_notes(row[5]),
    )


def _step(row: list[Any]) -> r.Step:
    step = r.Step._make(row)
    return step._replace(
        inputs=tuple(step.inputs),
        methods=tuple(step.methods),
        datasets=tuple(step.datasets),
        says=_text(row[8]),
        stated=_stated(row[9]),
        notes=_notes(row[10]),
    )


def _claim(row: list[Any]) -> r.Claim:
    claim = r.Claim._make(row)
    override = row[9] and r.Override(row[9][0], _text(row[9][1]), *row[9][2:])
    return claim._replace(
        says=_text(row[2]),
        about=tuple(claim.about),
        cause=tuple(claim.cause),
        effects=tuple((ability, mark) for ability, mark in row[5]),
        stated=_stated(row[7]),
        rivals=tuple(claim.rivals),
        override=override or None,
        notes=_notes(row[10]),
    )


def _question(row: list[Any]) -> r.Question:
    return r.Question(
        row[0], _text(row[1]), tuple(row[2]), _places(row[3]), _text(row[4]), _notes(row[5]), _notes(row[6])
    )


def _event(row: list[Any]) -> r.Event:
    event = r.Event._make(row)
    return event._replace(says=_text(row[1]), about=tuple(event.about), notes=_notes(row[6]))


def _term(row: list[Any]) -> r.Term:
    term = r.Term._make(row)
    return term._replace(
        name=_text(row[1]),
        aliases=tuple(term.aliases),
        says=_text(row[3]),
        about=tuple(term.about),
        notes=_notes(row[7]),
    )


_DECODERS: dict[str, tuple[type[Any], Callable[[list[Any]], r.Record]]] = {
    "source": (r.Source, _source),
    "step": (r.Step, _step),
    "claim": (r.Claim, _claim),
    "question": (r.Question, _question),
    "event": (r.Event, _event),
    "term": (r.Term, _term),
}


def decode(kind: str, body: str) -> r.Record:
    """The record of a kind from its JSON; every kind without a decoder of its own is a thing."""
    type_, made = _DECODERS.get(kind) or (r.Thing, _thing)
    row = _parse(body)[0]
    if type_ is r.Step and len(row) == _PLAIN_STEP:
        # nothing is said of most steps of a large lineage
        return r.Step(row[0], row[1], tuple(row[2]), tuple(row[3]), tuple(row[4]), row[5])
    return made(_whole(row, type_))


def decode_evidence(body: str) -> r.Evidence:
    """An evidence item from its JSON."""
    row = _whole(_parse(body)[0], r.Evidence)
    item = r.Evidence._make(row)
    return item._replace(finding=_text(row[5]), concerns=tuple(row[9]), upgrades=tuple(row[10]), also=_places(row[11]))


def decode_score(model: str, benchmark: str, body: str) -> r.Score:
    """A score from its model, its benchmark, and its JSON."""
    row = _parse(body)[0]
    if len(row) <= _PLAIN_SCORE:
        return r.Score(model, benchmark, *row)
    row = _whole([model, benchmark, *row], r.Score)
    score = r.Score._make(row)
    return score._replace(note=_text(row[11]), settings=tuple((name, value) for name, value in score.settings))


# a step with a date and nothing behind it
_PLAIN_STEP = r.Step._fields.index("date") + 1
# so many fields behind model and benchmark are plain values, up to the note
_PLAIN_SCORE = r.Score._fields.index("note") - 2
