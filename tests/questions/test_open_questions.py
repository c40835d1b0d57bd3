"""What is open, and what changed since."""

import pytest

from abilitytrace.diagnostics import UnknownName
from abilitytrace.questions.open_questions import open_questions
from abilitytrace.questions.origin import origin
from tests.conftest import LineageOf

TEXT = """\
sources:
  older: {title: Older, published: 2021-05, kind: paper}
  asker: {title: Asker, published: 2022-12-18, kind: article}
  later: {title: Later, published: 2024-06, kind: paper}
  latest: {title: Latest, published: 2025, kind: paper}
models:
  made: {name: Made}
abilities:
  steps: {name: reasoning in steps, aliases: [CoT]}
steps:
  to-made: {output: made, supports: [{source: older, at: p, kind: report, finding: f}]}
questions:
  taken-up:
    says: Does it need size?
    about: [steps, to-made]
    raised: [{source: asker, at: §1}, {source: latest, at: §9}]
    experiment: Train small ones.
    answered:
      - {en: We hold that it does not., zh: 不需要。}
      - {en: No., zh: 不。, source: latest, at: p}
      - {en: Perhaps., zh: 也许。, source: older, at: p}
      - {en: Yes., zh: 是。, source: later, at: p}
  noted:
    says: Was it known?
    about: [steps]
    raised: {source: asker, at: §2}
    answered: [{en: It was., zh: 是。, source: older, at: p}]
  untouched: {says: Who paid?, about: [steps, made], raised: {source: asker, at: §3}}
"""


def test_questions_say_how_many_moved_since_they_were_raised(lineage_of: LineageOf) -> None:
    answer = open_questions(lineage_of(TEXT))
    assert [question.id for question in answer.rows] == ["taken-up", "noted", "untouched"]
    assert (answer.total, answer.moved, answer.noted) == (3, 1, 1)


def test_findings_stand_by_date_with_the_oldest_first(lineage_of: LineageOf) -> None:
    (question,) = open_questions(lineage_of(TEXT), "taken-up").rows
    assert [note.says.en for note in question.answered] == ["Perhaps.", "Yes.", "No.", "We hold that it does not."]
    assert question.experiment.en == "Train small ones."
    assert [source.id for source in question.raised] == ["asker", "latest"]


@pytest.mark.parametrize(
    ("about", "expected"),
    [
        ("CoT", ["taken-up", "noted", "untouched"]),
        ("made", ["untouched", "taken-up"]),
        ("to-made", ["taken-up"]),
        ("later", ["taken-up"]),
        ("asker", ["taken-up", "noted", "untouched"]),
        ("noted", ["noted"]),
    ],
    ids=["ability", "model-with-its-steps", "step", "source-that-answers", "source-that-asks", "question"],
)
def test_questions_about_a_record(lineage_of: LineageOf, about: str, expected: list[str]) -> None:
    assert [question.id for question in open_questions(lineage_of(TEXT), about).rows] == expected


def test_open_only_leaves_out_what_anybody_has_something_on(lineage_of: LineageOf) -> None:
    answer = open_questions(lineage_of(TEXT), open_only=True)
    assert [question.id for question in answer.rows] == ["untouched"]
    assert (answer.total, answer.moved, answer.noted) == (3, 1, 1)


def test_an_answer_counts_from_the_day_its_source_was_out(lineage_of: LineageOf) -> None:
    answer = open_questions(lineage_of(TEXT, "2024-05"), "steps")
    assert (answer.total, answer.moved, answer.noted) == (3, 1, 1)  # by the remark without a source
    question = answer.rows[0]
    assert [note.source.id for note in question.answered if note.source] == ["older"]
    assert [source.id for source in question.raised] == ["asker"]


def test_a_question_is_not_there_before_it_was_raised(lineage_of: LineageOf) -> None:
    assert open_questions(lineage_of(TEXT, "2022-06")).rows == ()
    one = open_questions(lineage_of(TEXT, "2022-06"), "noted")
    assert (one.kind, one.total, one.rows) == ("question", 0, ())


def test_origin_tells_what_changed_on_an_open_question(lineage_of: LineageOf) -> None:
    found = {question.id: question for question in origin(lineage_of(TEXT), "steps").open}
    assert [note.says.en for note in found["taken-up"].answered][1:3] == ["Yes.", "No."]
    assert (found["taken-up"].moved, found["noted"].moved, found["untouched"].moved) == (True, False, False)


def test_a_subject_that_no_record_has_is_an_error(lineage_of: LineageOf) -> None:
    with pytest.raises(UnknownName):
        open_questions(lineage_of(TEXT), "nothing of the kind")
