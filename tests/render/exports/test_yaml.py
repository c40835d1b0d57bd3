"""A lineage exported as YAML is read back as the same records in the same order."""

import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

import pytest
import yaml as pyyaml
from hypothesis import given, settings

from abilitytrace.checks import check
from abilitytrace.lineage import Lineage
from abilitytrace.questions.export import Asked, Export, export
from abilitytrace.questions.selection import choose, parse
from abilitytrace.reading.files import read_files
from abilitytrace.render.exports.yaml import yaml
from abilitytrace.store.compile import compile_store
from tests.conftest import LineageOf
from tests.render.exports.hostile import exports, hides_nothing
from tests.strategies import Family, compiled, families


def read_back(text: str) -> Export:
    """The export of a lineage file's text; fails where the file has an error."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "family.yaml"
        path.write_bytes(text.encode())
        draft, _ = read_files((path,))
    assert [problem for problem in check(draft) if problem.is_error] == []
    with closing(compile_store(draft, [], "", ":memory:")) as store:
        assert isinstance(store, sqlite3.Connection)
        return export(Lineage(store))


def same(answer: Export, other: Export) -> bool:
    """Whether two exports have the same records; they come from different files and were asked for differently."""
    return answer._replace(sha256="", asked=Asked()) == other._replace(sha256="", asked=Asked())


def test_the_builtin_lineage_is_read_back(builtin: Lineage) -> None:
    answer = export(builtin)
    back = read_back(yaml(answer))
    assert same(back, answer)
    assert yaml(back).split("\n", 1)[1] == yaml(answer).split("\n", 1)[1]


@pytest.mark.parametrize("as_of", ["", "2022-12"])
@pytest.mark.parametrize("select", ["+chatgpt", "ability:cot", "kind:question", "org:openai"])
def test_a_part_is_read_back_without_the_rest(builtin: Lineage, select: str, as_of: str) -> None:
    lineage = Lineage(builtin._db, as_of)  # noqa: SLF001 - the same store as on a date
    answer = export(lineage, choose(lineage, [parse(select)]), Asked(with_claims=True))
    assert same(read_back(yaml(answer)), answer)


@given(families())
def test_any_lineage_is_read_back(data: Family) -> None:
    answer = export(compiled(data))
    assert same(read_back(yaml(answer)), answer)


@settings(max_examples=200)
@given(exports())
def test_any_text_is_read_back(answer: Export) -> None:
    text = yaml(answer)
    assert hides_nothing(text)
    assert same(read_back(text), answer)
    # other readers too
    assert list(pyyaml.safe_load(text)["models"]) == [model.id for model in answer.models]


TEXT = """
title: {en: Ours, zh: 我们的}
sources:
  s1: {title: One, published: 2021, kind: paper, group: north, dating: inferred, notes: [{en: No date.}]}
  s2: {title: Two, published: 2022, kind: paper}
models:
  a: {name: "no", zh: 不, aliases: ["1.10", null-model], placeholder: true, specs: {size: {value: "1e3", source: s1, at: p. 1}}}
  b: {name: B, released: 2022-03}
attributes: {size: {name: size}}
methods: {sft: {name: SFT}}
abilities: {maths: {name: maths}}
benchmarks: {quiz: {name: Quiz}}
steps:
  to-b: {inputs: [a], methods: [sft], output: b, relation: imitates, date: 2022-03,
    supports: [{source: s1, at: p. 1, kind: statement, finding: "So it is: said."}],
    disputes: [{source: s1, at: p. 2, kind: report, finding: Not so., cites: s2, group: own, date: 2020}]}
claims:
  c: {kind: effect, says: "yes", cause: to-b, effects: {maths: loss}, stated: {level: hypothesis},
    override: {level: none, reason: Wrong., by: "", date: 2024}}
scores:
  - {model: b, benchmark: quiz, metric: accuracy, value: 1e-07, settings: {"a: b": "x\\ny"}, n: 10, source: s1,
     note: A remark that is quite long and would be folded over several lines if there were any limit to the width of lines.}
"""


def test_it_reads_well(lineage_of: LineageOf) -> None:
    answer = export(lineage_of(TEXT))
    text = yaml(answer)
    assert same(read_back(text), answer)
    assert text.splitlines() == [
        text.splitlines()[0],
        *"""\
schema: 1
title:
  en: Ours
  zh: 我们的
models:
  a:
    name: 'no'
    zh: 不
    aliases: ['1.10', null-model]
    placeholder: true
    specs:
      size:
      - value: '1e3'
        source: s1
        at: p. 1
  b:
    name: B
    released: 2022-03
methods:
  sft:
    name: SFT
abilities:
  maths:
    name: maths
benchmarks:
  quiz:
    name: Quiz
attributes:
  size:
    name: size
sources:
  s1:
    title: One
    published: '2021'
    dating: inferred
    group: north
    kind: paper
    notes:
    - en: No date.
  s2:
    title: Two
    published: '2022'
    kind: paper
steps:
  to-b:
    output: b
    inputs: [a]
    methods: [sft]
    date: 2022-03
    relation: imitates
    supports:
    - source: s1
      at: p. 1
      kind: statement
      finding: 'So it is: said.'
    disputes:
    - source: s1
      at: p. 2
      kind: report
      finding: Not so.
      date: '2020'
      group: own
      cites: s2
claims:
  c:
    kind: effect
    says: 'yes'
    cause: [to-b]
    effects: {maths: loss}
    stated:
    - level: hypothesis
    override:
      level: none
      reason: Wrong.
      by: ''
      date: '2024'
scores:""".splitlines(),
        "- {model: b, benchmark: quiz, metric: accuracy, value: 1.0e-07, n: 10, source: s1, note: A remark that is quite long"
        " and would be folded over several lines if there were any limit to the width of lines., settings: {'a: b':"
        ' "x\\ny"}}',
    ]


def test_the_first_line_names_graph_and_rule(lineage_of: LineageOf) -> None:
    answer = export(lineage_of(TEXT, "2023"))
    first = yaml(answer).splitlines()[0]
    assert first.startswith("# abilitytrace ")
    assert first.endswith(f", graph {answer.sha256}, rule at-1, as of 2023")
