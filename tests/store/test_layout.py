"""Rows and records: what goes in comes out, of every type."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from abilitytrace.records import Evidence, Score, Text
from abilitytrace.store.encoding import encode, encode_score
from abilitytrace.store.layout import decode, decode_evidence, decode_score
from abilitytrace.vocabulary import SECTIONS
from tests.strategies import by_kind, evidence, ids, texts, words


def test_every_kind_of_record_is_tried() -> None:
    assert set(by_kind) == set(SECTIONS.values())


@pytest.mark.parametrize("kind", sorted(by_kind))
@settings(max_examples=40)
@given(data=st.data())
def test_decoding_undoes_encoding(kind: str, data: st.DataObject) -> None:
    record = data.draw(by_kind[kind])
    found = decode(kind, encode(record))
    assert found == record
    assert same_types(found, record)


@given(evidence)
def test_decoding_undoes_encoding_of_evidence(item: Evidence) -> None:
    found = decode_evidence(encode(item))
    assert found == item
    assert same_types(found, item)


scores = st.builds(
    Score,
    model=ids,
    benchmark=ids,
    metric=words,
    value=st.floats(allow_nan=False, allow_infinity=False),
    unit=words,
    n=st.none() | st.integers(1, 10**6),
    stderr=st.none() | st.floats(0, 100),
    source=ids,
    note=texts,
    version=words,
    filter=words,
    settings=st.dictionaries(words, words, max_size=3).map(lambda found: tuple(sorted(found.items()))),
    better=st.sampled_from(["", "higher", "lower"]),
    date=words,
    items=words,
)


@given(scores)
def test_decoding_undoes_encoding_of_scores(score: Score) -> None:
    found = decode_score(score.model, score.benchmark, encode_score(score))
    assert found == score
    assert isinstance(found.note, Text)
    assert same_types(found, score)


def same_types(one: Any, other: Any) -> bool:
    """Whether two equal values are made of the same named tuples: a Note equals a bare tuple of the same parts."""
    if type(one) is not type(other):
        return False
    return not isinstance(one, tuple) or all(map(same_types, one, other))
