"""The ids that records name: all of them, each at its place in the file."""

from pathlib import Path
from typing import Any

from abilitytrace.builtin import builtin_lineage
from abilitytrace.reading.draft import Reference
from abilitytrace.reading.files import read_files
from abilitytrace.reading.shape import ScoreShape
from abilitytrace.records import Score
from abilitytrace.references import ids, in_score, in_scores

# every place where a lineage file can name a record
EVERYWHERE = """
models: {m: {name: M, members: [id-1], broader: [id-2], measures: [id-3], notes: [{en: So., source: id-4}],
  specs: {id-5: [{value: 1, source: id-6, also: [{source: id-7}]}, {value: 2, source: id-8}], id-9: {value: 1}}}}
sources: {s: {title: S, published: 2021, kind: paper, notes: [{en: So.}, {en: So., source: id-10}],
  specs: {id-11: {value: 1, source: id-12}}}}
steps: {t: {inputs: [id-13], methods: [id-14, id-15], datasets: [id-16], output: id-17, notes: [{en: So., source: id-18}],
  stated: [{level: conclusion, source: id-19}],
  disputes: [{source: id-20, cites: id-21, also: [{source: id-22}], kind: report, finding: So.}]}}
claims: {c: {kind: effect, says: So., about: [id-23], cause: [id-24], effects: {id-25: gain}, versus: id-26,
  rivals: [id-27], stated: {level: conclusion, source: id-28}, notes: [{en: So., source: id-29}],
  supports: [{source: id-30, kind: report, finding: So.}]}}
questions: {q: {says: So?, about: [id-31], raised: {source: id-32}, answered: [{en: So., source: id-33}],
  notes: [{en: So., source: id-34}]}}
events: {e: {says: So., about: [id-35], source: id-36, notes: [{en: So., source: id-37}]}}
terms: {w: {name: W, says: So., about: [id-38], source: id-39, notes: [{en: So., source: id-40}]}}
scores: [{model: id-41, benchmark: id-42, metric: accuracy, value: 1, source: id-43}]
evidence: {id-44: {neutral: [{source: id-45, kind: report, finding: So.}]}}
specs: {id-46: {id-47: [{value: 1, source: id-48, also: [{source: id-49}]}]}}
notes: {id-50: [{en: So., source: id-51}]}
"""


def stands_at(reference: Reference) -> bool:
    """Whether the id stands at its place: as a value, as a key, or as a single value where a list may stand."""
    value: Any = reference.document.value
    for key in reference.keys:
        if key == 0 and not isinstance(value, list):
            continue
        value = value[key]
    return value == reference.identifier or reference.keys[-1] == reference.identifier


def test_every_place_that_can_name_a_record_is_known(tmp_path: Path) -> None:
    path = tmp_path / "ours.yaml"
    path.write_text(EVERYWHERE)
    draft, _ = read_files((path,))
    assert draft.problems == []
    found = list(draft.references())
    assert sorted(int(reference.identifier.removeprefix("id-")) for reference in found) == list(range(1, 52))
    assert [reference for reference in found if not stands_at(reference)] == []


def test_every_reference_of_the_lineage_stands_where_it_is_said_to() -> None:
    draft, _ = read_files((builtin_lineage(),))
    found = list(draft.references())
    assert len(found) > 5000
    assert [reference for reference in found if not stands_at(reference)] == []


def test_many_scores_name_what_each_of_them_does() -> None:
    draft, _ = read_files((builtin_lineage(),))
    together = [(identifier, kinds) for identifier, kinds, _ in in_scores(draft.scores)]
    assert len(together) == len(set(together))
    assert set(together) == {(found[0], found[1]) for score in draft.scores for found in in_score(score)}
    assert list(ids(in_score(Score("m", "b", "accuracy", 1.0)))) == ["m", "b"]


def test_the_fields_of_a_score_stand_in_one_order_in_shape_and_record() -> None:
    assert tuple(ScoreShape.model_fields) == Score._fields
