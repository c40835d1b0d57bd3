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


def _text(row: list[str]) -> r.Text:
    return r.Text(*row)


def _notes(rows: list[Any]) -> tuple[r.Note, ...]:
    return tuple([r.Note(r.Text(*says), source, at) for says, source, at in rows])


def _places(rows: list[Any]) -> tuple[r.Place, ...]:
    return tuple([r.Place(*row) for row in rows])


def _stated(rows: list[Any]) -> tuple[r.Stated, ...]:
    return tuple([r.Stated(*row) for row in rows])


def _specs(rows: list[Any]) -> tuple[r.Spec, ...]:
    return tuple([_made(r.Spec, row) for row in rows])


def _pairs(rows: list[Any]) -> tuple[tuple[str, str], ...]:
    return tuple([(one, other) for one, other in rows])


def _override(row: list[Any] | None) -> r.Override | None:
    return r.Override(row[0], _text(row[1]), *row[2:]) if row else None


# by type of record, the fields that JSON has no type for, in the order of the record, and what makes them
_NOT_PLAIN: dict[type[Any], dict[str, Callable[[Any], Any]]] = {
    r.Thing: {
        "name": _text,
        "aliases": tuple,
        "says": _text,
        "specs": _specs,
        "notes": _notes,
        "members": tuple,
        "broader": tuple,
        "measures": tuple,
    },
    r.Source: {"name": _text, "aliases": tuple, "says": _text, "specs": _specs, "notes": _notes},
    r.Step: {"inputs": tuple, "methods": tuple, "datasets": tuple, "says": _text, "stated": _stated, "notes": _notes},
    r.Claim: {
        "says": _text,
        "about": tuple,
        "cause": tuple,
        "effects": _pairs,
        "stated": _stated,
        "rivals": tuple,
        "override": _override,
        "notes": _notes,
    },
    r.Question: {
        "says": _text,
        "about": tuple,
        "raised": _places,
        "experiment": _text,
        "answered": _notes,
        "notes": _notes,
    },
    r.Event: {"says": _text, "about": tuple, "notes": _notes},
    r.Term: {"name": _text, "aliases": tuple, "says": _text, "about": tuple, "notes": _notes},
    r.Evidence: {"finding": _text, "concerns": tuple, "upgrades": tuple, "also": _places},
    r.Score: {"note": _text, "settings": _pairs},
    r.Spec: {"value": _text, "also": _places, "note": _text},
}
_MAKERS = {
    type_: tuple([(type_._fields.index(field), maker) for field, maker in makers.items()])
    for type_, makers in _NOT_PLAIN.items()
}


def _made(type_: type[Any], row: list[Any]) -> Any:
    """A record of its fields, up to the last one that is not as by default."""
    given = len(row)
    for at, maker in _MAKERS[type_]:
        if at >= given:
            break
        row[at] = maker(row[at])
    return type_(*row)


def decode(kind: str, body: str) -> r.Record:
    """The record of a kind from its JSON."""
    record: r.Record = _made(r.type_of(kind), _parse(body)[0])
    return record


def decode_evidence(body: str) -> r.Evidence:
    """An evidence item from its JSON."""
    item: r.Evidence = _made(r.Evidence, _parse(body)[0])
    return item


def decode_score(model: str, benchmark: str, body: str) -> r.Score:
    """A score from its model, its benchmark, and its JSON."""
    score: r.Score = _made(r.Score, [model, benchmark, *_parse(body)[0]])
    return score
