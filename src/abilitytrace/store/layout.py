"""The tables of a store, and how records become rows and come back.

A row's body is the record's fields as a JSON array in the order of the record type; `LAYOUT` changes with those
orders, so that a store of another layout is never opened as this one.
"""

import json
import zlib
from collections.abc import Callable
from typing import Any

from abilitytrace import records as r

__all__ = ["LAYOUT", "TABLES", "decode", "decode_evidence", "decode_score", "encode"]

# raise it when the meaning of a column changes without a change of columns or record fields
_VERSION = "3"

TABLES = """
create table meta (key text primary key, value text not null) without rowid;
create table input (seq integer primary key, path text not null, sha256 text not null, fingerprint text not null);
create table record (
  id text primary key, kind text not null, seq integer not null, known text not null, body text not null
) without rowid;
create index record_by_kind on record (kind, seq);
create table name (folded text not null, id text not null, kind text not null, rank integer not null, shown text not null);
create index name_by_folded on name (folded);
create table step_input (model text not null, step text not null);
create index step_by_input on step_input (model);
create table step_output (model text not null, step text not null);
create index step_by_output on step_output (model);
create table cause (record text not null, claim text not null);
create index claim_by_cause on cause (record);
create table effect (ability text not null, claim text not null);
create index claim_by_effect on effect (ability);
create table about (record text not null, subject text not null);
create index record_by_subject on about (subject);
create table narrower (broader text not null, id text not null);
create index narrower_by_broader on narrower (broader);
create table evidence (
  seq integer primary key, target text not null, source text not null, known text not null, body text not null
);
create index evidence_by_target on evidence (target);
create index evidence_by_source on evidence (source);
create table score (
  seq integer primary key, model text not null, benchmark text not null, prompt text not null, known text not null,
  body text not null
);
create index score_by_model on score (model, benchmark);
create virtual table words using fts5 (id unindexed, kind unindexed, title, body, tokenize = "unicode61 remove_diacritics 2");
"""

_FIELDS = [vars(record)["_fields"] for record in (*r.RECORD_TYPES, r.Evidence, r.Score, r.Spec, r.Note)]
# CRC-32 tells layouts apart as well as SHA-256 would, without loading hashlib at every start
LAYOUT = f"{zlib.crc32(repr((_VERSION, TABLES, _FIELDS)).encode()):08x}"


def encode(record: tuple[Any, ...]) -> str:
    """A record's fields as JSON."""
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"))


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


_DECODERS: dict[str, Callable[[list[Any]], r.Record]] = {
    "source": _source,
    "step": _step,
    "claim": _claim,
    "question": _question,
    "event": _event,
    "term": _term,
}


def decode(kind: str, body: str) -> r.Record:
    """The record of a kind from its JSON; every kind without a decoder of its own is a thing."""
    return _DECODERS.get(kind, _thing)(json.loads(body))


def decode_evidence(body: str) -> r.Evidence:
    """An evidence item from its JSON."""
    row = json.loads(body)
    item = r.Evidence._make(row)
    return item._replace(finding=_text(row[5]), concerns=tuple(row[9]), upgrades=tuple(row[10]), also=_places(row[11]))


def decode_score(body: str) -> r.Score:
    """A score from its JSON."""
    row = json.loads(body)
    score = r.Score._make(row)
    return score._replace(note=_text(row[11]), settings=tuple((name, value) for name, value in score.settings))
