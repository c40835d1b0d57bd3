"""Whatever stands in a file, reading ends with records or problems, never with an exception."""

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from abilitytrace.checks import check
from abilitytrace.diagnostics import Diagnostic
from abilitytrace.reading.files import read_files

_GOOD = """\
schema: 1
title: {en: Ours, zh: 我们的}
include: [ours.yaml]
sources: {s: {title: S, published: 2022-12, kind: paper}}
models:
  a: {name: A, aliases: [Ay], specs: {size: {value: 7, source: s, also: [{source: s}]}}, notes: [{en: n}]}
abilities: {x: {name: X}}
steps:
  to-a: {output: a, stated: {level: asserted}, supports: [{source: s, at: p, kind: report, finding: {en: f, zh: 发现}}]}
claims:
  c: {kind: effect, says: It is., cause: to-a, effects: {x: gain}, override: {level: strong, reason: r, by: b, date: 2024}}
questions: {q: {says: Why?, raised: {source: s}}}
scores: [{model: a, benchmark: b, metric: m, value: 1.5, n: 10}]
evidence: {c: {disputes: [{source: s, kind: trend, finding: f, concerns: [bias]}]}}
"""
_PIECES = [*_GOOD.split(), "{", "}", "[", "]", ":", ",", "-", "\n", "\n  ", "'", '"', "&a", "*a", "!!x", "~", "|", "%", "?", "\t",
           "\0", "\u2028", "\ufeff", "1e999", "nan", "no", "<<"]  # fmt: skip
_WORDS = st.lists(st.sampled_from(_PIECES), max_size=40).map(" ".join)


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """The good file with some stretches replaced by others, or by anything."""
    text = _GOOD
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(text)))
        end = start + draw(st.integers(0, 20))
        text = text[:start] + draw(st.sampled_from(_PIECES) | st.text(max_size=3)) + text[end:]
    return text.encode(errors="surrogatepass")


def problems(content: bytes) -> tuple[Diagnostic, ...]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ours.yaml"
        path.write_bytes(content)
        return check(read_files((path,)).draft)


def test_the_good_file_is_nearly_good() -> None:
    assert [problem.code for problem in problems(_GOOD.encode())] == ["E109", "E202", "W505", "E202", "W402"]


@settings(max_examples=300)
@given(damaged() | st.binary(max_size=60) | _WORDS.map(str.encode))
def test_no_content_crashes_the_reader(content: bytes) -> None:
    for problem in problems(content):
        assert problem.message
        assert problem.where.line >= 0
        assert "Shape" not in problem.message
        assert "pydantic" not in problem.message
