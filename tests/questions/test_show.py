"""Show: what a record of each kind holds."""

import pytest

from abilitytrace.diagnostics import UnknownName
from abilitytrace.lineage import Lineage
from abilitytrace.questions.citations import SourceDetails
from abilitytrace.questions.details import ClaimDetails, StepDetails, ThingDetails
from abilitytrace.questions.show import EntryDetails, Shown, show
from abilitytrace.vocabulary import SECTIONS
from tests.conftest import LineageOf

TEXT = """\
sources:
  paper: {title: A Paper, authors: A. One, published: 2022-12, kind: paper, group: one, venue: A Journal}
  copy: {title: A Copy, kind: paper, published: 2023-01, group: one}
  later: {title: A Later Paper, kind: paper, published: 2024, group: two}
attributes:
  size: {name: size, aliases: [parameters]}
models:
  base: {name: Base, developer: Lab, released: 2021, retired: 2024-06}
  other: {name: Other}
  tuned:
    name: Tuned
    zh: 微调后的模型
    aliases: [T1]
    released: 2022-06
    says: The tuned one.
    specs:
      size:
        - {value: 7, unit: billion, source: paper, at: §1, also: [{source: copy, at: §1}]}
        - {value: 8, unit: billion, source: later, at: table, stated: educated-guess, note: A guess.}
    notes: [{en: It is liked., zh: 受欢迎。, source: later, at: end}]
  family: {name: Family, members: [base, tuned]}
methods:
  tuning: {name: tuning}
  gentle-tuning: {name: gentle tuning, broader: [tuning]}
datasets:
  dialogue: {name: dialogue data}
abilities:
  icl: {name: in-context learning, says: Learning from examples.}
  cot: {name: chain-of-thought}
benchmarks:
  sums: {name: Sums, measures: [cot]}
steps:
  to-tuned:
    inputs: [base]
    methods: [gentle-tuning]
    datasets: [dialogue]
    output: tuned
    date: 2022-06
    supports: [{source: paper, at: p. 1, kind: report, finding: So it says.}]
  to-tuned-from-other:
    inputs: [other]
    output: tuned
    supports: [{source: later, at: p. 2, kind: statement, finding: The maker says so.}]
claims:
  tuned-icl:
    kind: effect
    says: Tuning cost in-context learning.
    cause: to-tuned
    effects: {icl: loss}
    stated: {level: hypothesis, source: paper, at: end}
    supports:
      - {source: paper, at: p. 3, kind: measured, finding: It fell., also: [{source: copy, at: p. 3}]}
      - {source: copy, at: p. 4, kind: argument, finding: The later paper has it., cites: later}
    disputes: [{source: later, at: p. 5, kind: argument, finding: Hardly.}]
  tuned-is-liked:
    kind: general
    says: People like Tuned.
    about: [tuned]
    supports: [{source: later, at: p. 6, kind: ablation, finding: They do.}]
questions:
  why: {says: Why did it fall?, about: [icl, tuned-icl], raised: {source: paper, at: end}, experiment: Try again.,
        answered: [{en: By chance., zh: 碰巧。, source: later}]}
events:
  release: {date: 2022-06, says: Tuned comes out., about: [tuned], source: paper, at: p. 1}
terms:
  shot: {name: shot, says: An example in the prompt., about: [icl], source: paper}
scores:
  - {model: tuned, benchmark: sums, metric: accuracy, value: 40.5, unit: "%", shots: 5, source: paper, at: table 1}
  - {model: base, benchmark: sums, metric: accuracy, value: 50, unit: "%", source: later, at: table 1}
"""


def thing(answer: Shown) -> ThingDetails:
    assert isinstance(answer.details, ThingDetails)
    return answer.details


def test_a_model_has_its_steps_with_rivals_and_its_relatives(lineage_of: LineageOf) -> None:
    lineage = lineage_of(TEXT)
    held = thing(show(lineage, "T1"))
    assert [step.id for step in held.steps_to] == ["to-tuned-from-other", "to-tuned"]
    assert [model.id for model in held.member_of] == ["family"]
    base = thing(show(lineage, "base"))
    assert [step.id for step in base.steps_from] == ["to-tuned"]
    assert (base.developer, base.released, base.retired) == ("Lab", "2021", "2024-06")


def test_values_that_differ_stand_side_by_side_with_all_their_sources(lineage_of: LineageOf) -> None:
    (spec,) = show(lineage_of(TEXT), "tuned").specs
    assert spec.attribute.id == "size"
    assert [(value.value.en, [source.id for source in value.sources]) for value in spec.values] == [
        ("7", ["paper", "copy"]),
        ("8", ["later"]),
    ]
    assert (spec.values[1].stated, spec.values[1].note.en) == ("educated-guess", "A guess.")


def test_equal_values_of_several_sources_are_one_value(lineage_of: LineageOf) -> None:
    (spec,) = show(lineage_of(TEXT.replace("value: 8,", "value: 7,")), "tuned").specs
    (value,) = spec.values
    assert [source.id for source in value.sources] == ["paper", "copy", "later"]
    assert value.note.en == "A guess."


def test_a_model_has_marks_claims_events_notes_and_scores(lineage_of: LineageOf) -> None:
    answer = show(lineage_of(TEXT), "tuned")
    held = thing(answer)
    assert [(mark.ability.id, mark.mark, mark.claim.id) for mark in held.marks] == [("icl", "loss", "tuned-icl")]
    assert [claim.id for claim in answer.claims] == ["tuned-is-liked", "tuned-icl"]
    assert [event.id for event in answer.events] == ["release"]
    assert [note.says.en for note in answer.notes] == ["It is liked."]
    assert [(score.benchmark.id, score.value, score.shots) for score in held.scores] == [("sums", 40.5, "5")]


def test_an_ability_has_the_models_that_gained_or_lost_it(lineage_of: LineageOf) -> None:
    answer = show(lineage_of(TEXT), "icl")
    assert [(mark.step.output.id, mark.mark) for mark in thing(answer).marks] == [("tuned", "loss")]
    assert [question.id for question in answer.questions] == ["why"]
    assert [term.id for term in answer.terms] == ["shot"]


def test_a_method_and_a_dataset_have_the_steps_that_use_them(lineage_of: LineageOf) -> None:
    lineage = lineage_of(TEXT)
    assert [step.id for step in thing(show(lineage, "gentle-tuning")).used_in] == ["to-tuned"]
    assert [step.id for step in thing(show(lineage, "dialogue")).used_in] == ["to-tuned"]
    assert [method.id for method in thing(show(lineage, "tuning")).narrower] == ["gentle-tuning"]
    assert [method.id for method in thing(show(lineage, "gentle-tuning")).broader] == ["tuning"]


def test_a_benchmark_has_what_it_measures_and_its_scores(lineage_of: LineageOf) -> None:
    held = thing(show(lineage_of(TEXT), "sums"))
    assert [ability.id for ability in held.measures] == ["cot"]
    assert [(score.model.id, score.value) for score in held.scores] == [("tuned", 40.5), ("base", 50)]


def test_an_attribute_has_the_values_of_all_records(lineage_of: LineageOf) -> None:
    (found,) = thing(show(lineage_of(TEXT), "parameters")).values
    assert (found.record.id, [value.value.en for value in found.spec.values]) == ("tuned", ["7", "8"])


def test_a_source_has_what_rests_on_it(lineage_of: LineageOf) -> None:
    lineage = lineage_of(TEXT)
    held = show(lineage, "paper").details
    assert isinstance(held, SourceDetails)
    assert [(use.target, use.supports, use.disputes, use.neutral) for use in held.uses] == [
        ("to-tuned", 1, 0, 0),
        ("tuned-icl", 1, 0, 0),
    ]
    assert (held.venue, held.source_kind, held.group) == ("A Journal", "paper", "one")
    assert [subject.id for subject in held.states] == ["tuned-icl"]
    assert [subject.id for subject in held.gives] == ["tuned"]
    copy, later = show(lineage, "copy").details, show(lineage, "later").details
    assert isinstance(copy, SourceDetails)
    assert isinstance(later, SourceDetails)
    assert (copy.repeats, copy.reported) == (1, 0)
    assert (later.repeats, later.reported) == (0, 1)


def test_a_step_has_its_data_rivals_marks_and_evidence(lineage_of: LineageOf) -> None:
    answer = show(lineage_of(TEXT), "to-tuned")
    held = answer.details
    assert isinstance(held, StepDetails)
    assert [data.id for data in held.datasets] == ["dialogue"]
    assert [step.id for step in held.rivals] == ["to-tuned-from-other"]
    assert (held.supports, held.disputes, held.neutral) == (1, 0, 0)
    assert [mark.ability.id for mark in held.marks] == ["icl"]


def test_a_claim_is_shown_in_short_with_its_evidence_counted(lineage_of: LineageOf) -> None:
    answer = show(lineage_of(TEXT), "tuned-icl")
    held = answer.details
    assert isinstance(held, ClaimDetails)
    assert ([cause.id for cause in held.cause], [effect.mark for effect in held.effects]) == (["to-tuned"], ["loss"])
    assert (held.supports, held.disputes, held.neutral) == (2, 1, 0)
    assert [question.id for question in answer.questions] == ["why"]


def test_a_question_has_its_experiment_and_answers(lineage_of: LineageOf) -> None:
    held = show(lineage_of(TEXT), "why").details
    assert isinstance(held, EntryDetails)
    assert held.experiment.en == "Try again."
    assert [(note.says.en, note.source and note.source.id) for note in held.answered] == [("By chance.", "later")]
    assert [(subject.id, subject.kind) for subject in held.about] == [("icl", "ability"), ("tuned-icl", "claim")]


def test_an_event_and_a_term_have_their_source(lineage_of: LineageOf) -> None:
    lineage = lineage_of(TEXT)
    event, term = show(lineage, "release").details, show(lineage, "shot").details
    assert isinstance(event, EntryDetails)
    assert isinstance(term, EntryDetails)
    assert (event.date, [(source.id, source.at) for source in event.sources]) == ("2022-06", [("paper", "p. 1")])
    assert [source.id for source in term.sources] == ["paper"]


def test_as_of_leaves_out_what_came_later(lineage_of: LineageOf) -> None:
    then = lineage_of(TEXT, "2022-12")
    answer = show(then, "tuned")
    assert answer.known
    assert [value.value.en for spec in answer.specs for value in spec.values] == ["7"]
    assert [[source.id for source in value.sources] for spec in answer.specs for value in spec.values] == [["paper"]]
    assert answer.notes == ()
    assert [step.id for step in thing(answer).steps_to] == ["to-tuned"]
    assert [claim.id for claim in answer.claims] == ["tuned-icl"]
    assert thing(show(then, "base")).retired == ""
    assert not show(then, "later").known


def test_an_unknown_name_is_answered_with_the_nearest(lineage_of: LineageOf) -> None:
    with pytest.raises(UnknownName) as caught:
        show(lineage_of(TEXT), "gentle tunning")
    assert caught.value.nearest[0][1] == "gentle-tuning"


def test_every_record_of_the_built_in_data_can_be_shown(builtin: Lineage) -> None:
    for match in builtin.names(tuple(SECTIONS.values())):
        if match.rank == 0:
            assert show(builtin, match.id).id == match.id
