"""Lists: every kind with its rows, the filters for claims, and the kinds themselves."""

import pytest

from abilitytrace.diagnostics import UnknownName
from abilitytrace.lineage import Lineage
from abilitytrace.questions.listing import Filter, kinds, listing
from abilitytrace.questions.parts import StepView
from abilitytrace.questions.rows import ClaimRow, ModelRow, NamedRow, QuestionRow, SourceRow
from abilitytrace.vocabulary import SECTIONS
from tests.conftest import LineageOf

TEXT = """\
sources:
  paper: {title: A Paper, authors: A. One, published: 2022-12, kind: paper, group: one}
  later: {title: A Later Paper, kind: paper, published: 2024, group: two}
models:
  base: {name: Base, developer: Lab, released: 2021}
  tuned: {name: Tuned, released: 2022-06}
  unnamed: {name: unnamed base, placeholder: true}
  family: {name: Family, members: [base, tuned]}
abilities:
  cot: {name: chain-of-thought, says: Working in steps.}
  code: {name: code generation}
steps:
  to-base: {output: base, date: 2021}
  to-tuned:
    inputs: [base]
    output: tuned
    supports: [{source: paper, at: p. 1, kind: report, finding: So it says.}]
  to-tuned-from-unnamed:
    inputs: [unnamed]
    output: tuned
    supports: [{source: paper, at: p. 2, kind: statement, finding: The maker says so.}]
claims:
  weak:
    kind: general
    says: Steps are worked out.
    about: [cot]
    supports: [{source: paper, at: p. 3, kind: argument, finding: One may think so.}]
  sound:
    kind: effect
    says: Tuning gave chain-of-thought.
    cause: to-tuned
    effects: {cot: gain}
    stated: {level: conclusion, source: paper, at: end}
    supports:
      - {source: paper, at: p. 4, kind: ablation, finding: It did.}
      - {source: later, at: p. 4, kind: ablation, finding: It did again.}
    disputes: [{source: later, at: p. 5, kind: argument, finding: Perhaps not.}]
  denied:
    kind: general
    says: Base writes code.
    about: [base, code]
    disputes: [{source: later, at: p. 6, kind: ablation, finding: It does not.}]
questions:
  why: {says: Why?, about: [cot], raised: {source: paper, at: end},
        answered: [{en: Because., zh: 因为。, source: later}]}
  how: {says: How?, about: [code]}
events:
  release: {date: 2022-06, says: Tuned comes out., about: [tuned], source: paper}
terms:
  step: {name: a step, says: One line of work., about: [cot]}
"""


def ids(lineage: Lineage, kind: str, chosen: Filter = Filter()) -> list[str]:  # noqa: B008 (it is immutable)
    return [row.id for row in listing(lineage, kind, chosen).rows]


def test_the_kinds_are_those_with_records_in_the_order_of_the_format(lineage_of: LineageOf) -> None:
    answer = kinds(lineage_of(TEXT))
    assert [(kind.kind, kind.records) for kind in answer.kinds] == [
        ("model", 4),
        ("ability", 2),
        ("source", 2),
        ("step", 3),
        ("claim", 3),
        ("question", 2),
        ("event", 1),
        ("term", 1),
    ]


def test_records_come_in_the_order_of_the_files(lineage_of: LineageOf) -> None:
    assert ids(lineage_of(TEXT), "model") == ["base", "tuned", "unnamed", "family"]


def test_a_model_says_what_its_best_founded_step_made_it_from(lineage_of: LineageOf) -> None:
    rows = {row.id: row for row in listing(lineage_of(TEXT), "model").rows if isinstance(row, ModelRow)}
    assert [model.id for model in rows["tuned"].made_from] == ["unnamed"]
    assert rows["base"].made_from == ()
    assert (rows["base"].developer, rows["base"].released) == ("Lab", "2021")
    assert [model.id for model in rows["family"].members] == ["base", "tuned"]


def test_a_claim_row_has_both_confidences(lineage_of: LineageOf) -> None:
    rows = {row.id: row for row in listing(lineage_of(TEXT), "claim").rows if isinstance(row, ClaimRow)}
    held = rows["sound"].confidence
    assert held.stated[0].level == "conclusion"
    assert (held.level, held.is_contested) == ("moderate", True)


def test_other_kinds_have_rows_of_their_own(lineage_of: LineageOf) -> None:
    lineage = lineage_of(TEXT)
    (ability, _) = listing(lineage, "ability").rows
    assert isinstance(ability, NamedRow)
    assert ability.says.en == "Working in steps."
    (source, _) = listing(lineage, "source").rows
    assert isinstance(source, SourceRow)
    assert (source.authors, source.published, source.source_kind) == ("A. One", "2022-12", "paper")
    (step, *_) = listing(lineage, "step").rows
    assert isinstance(step, StepView)
    assert step.output.id == "base"
    questions = listing(lineage, "question").rows
    assert [(row.id, row.answered) for row in questions if isinstance(row, QuestionRow)] == [
        ("why", True),
        ("how", False),
    ]


@pytest.mark.parametrize(
    ("chosen", "found"),
    [
        (Filter(), ["weak", "sound", "denied"]),
        (Filter(about="cot"), ["weak", "sound"]),
        (Filter(about="chain-of-thought"), ["weak", "sound"]),
        (Filter(about="Tuned"), ["sound"]),
        (Filter(contested=True), ["sound", "denied"]),
        (Filter(min_confidence="limited"), ["weak", "sound"]),
        (Filter(min_confidence="moderate"), ["sound"]),
        (Filter(min_confidence="strong"), []),
        (Filter(contested=True, min_confidence="strong"), ["denied"]),
        (Filter(about="code", contested=True), ["denied"]),
    ],
    ids=str,
)
def test_filters_choose_claims(lineage_of: LineageOf, chosen: Filter, found: list[str]) -> None:
    answer = listing(lineage_of(TEXT), "claim", chosen)
    assert [row.id for row in answer.rows] == found
    assert answer.total == 3


@pytest.mark.parametrize(("kind", "found"), [("question", ["why"]), ("term", ["step"]), ("event", [])])
def test_about_chooses_among_records_that_speak_of_others(lineage_of: LineageOf, kind: str, found: list[str]) -> None:
    assert ids(lineage_of(TEXT), kind, Filter(about="cot")) == found


def test_about_nothing_that_exists_is_an_error(lineage_of: LineageOf) -> None:
    with pytest.raises(UnknownName):
        listing(lineage_of(TEXT), "claim", Filter(about="chain-of-thougt"))


def test_as_of_lists_what_was_known(lineage_of: LineageOf) -> None:
    then = lineage_of(TEXT, "2022-12")
    assert ids(then, "claim") == ["weak", "sound"]
    assert ids(then, "source") == ["paper"]
    (question, _) = listing(then, "question").rows
    assert isinstance(question, QuestionRow)
    assert not question.answered


def test_every_record_of_the_built_in_data_is_listed_once(builtin: Lineage) -> None:
    counts = builtin.counts()
    for kind in SECTIONS.values():
        found = ids(builtin, kind)
        assert len(found) == len(set(found)) == counts.get(kind, 0)
