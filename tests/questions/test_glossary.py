"""What a word means."""

import pytest

from abilitytrace.diagnostics import UnknownName, WrongKind
from abilitytrace.questions.glossary import glossary, meaning
from tests.conftest import LineageOf

TEXT = """\
sources:
  first: {title: First, published: 2022-12, kind: article}
  second: {title: Second, published: 2024, kind: paper}
models:
  base: {name: Base, says: The root.}
methods:
  rlhf: {name: RLHF, zh: 人类反馈强化学习, says: People judge.}
  silent: {name: Silent tuning, aliases: [ST]}
abilities:
  window: {name: long texts, says: Reading on.}
attributes:
  window-size: {name: context window, says: How much it reads.}
terms:
  window-term: {name: window, says: A word., about: [base], source: first, at: §3}
  rlhf-term:
    name: RLHF
    zh: 基于人类反馈的强化学习
    aliases: [RL with feedback]
    says: {en: Learning from judgement., zh: 由评判学习。}
    about: [rlhf, base, claim]
    source: first
    at: glossary
    notes:
      - {en: Used otherwise there., zh: 另有用法。, source: second, at: p}
  policy: {name: policy, says: What is trained., about: [rlhf], source: second, at: p}
  beta: {name: Beta, says: A weight., about: [base, rlhf], source: first, at: p}
claims:
  claim: {kind: general, says: It is so., supports: [{source: first, at: p, kind: argument, finding: f}]}
"""


def test_terms_stand_in_alphabetical_order(lineage_of: LineageOf) -> None:
    assert [term.id for term in glossary(lineage_of(TEXT)).terms] == ["beta", "policy", "rlhf-term", "window-term"]


def test_a_term_comes_before_a_thing_of_the_same_name(lineage_of: LineageOf) -> None:
    answer = meaning(lineage_of(TEXT), "rlhf")
    assert (answer.id, answer.kind, answer.says.zh) == ("rlhf-term", "term", "由评判学习。")
    assert answer.source is not None
    assert (answer.source.id, answer.source.at) == ("first", "glossary")
    assert [note.says.en for note in answer.notes] == ["Used otherwise there."]


@pytest.mark.parametrize("word", ["RL with feedback", "基于人类反馈的强化学习", "rlhf-term"])
def test_a_term_is_found_by_its_other_names(lineage_of: LineageOf, word: str) -> None:
    assert meaning(lineage_of(TEXT), word).id == "rlhf-term"


def test_a_term_leads_to_records_and_to_terms_on_the_first_of_them(lineage_of: LineageOf) -> None:
    answer = meaning(lineage_of(TEXT), "RLHF")
    assert [(record.id, record.kind, record.says.en) for record in answer.about] == [
        ("rlhf", "method", "People judge."),
        ("base", "model", "The root."),
        ("claim", "claim", ""),
    ]
    assert [term.id for term in answer.near] == ["policy", "beta"]
    # a model has words of every sort
    assert meaning(lineage_of(TEXT), "window").near == ()


@pytest.mark.parametrize(
    ("word", "kind", "says"),
    [
        ("context window", "attribute", "How much it reads."),
        ("long texts", "ability", "Reading on."),
        ("人类反馈强化学习", "method", "People judge."),
        ("ST", "method", ""),
    ],
)
def test_a_thing_explains_itself_where_no_term_does(lineage_of: LineageOf, word: str, kind: str, says: str) -> None:
    answer = meaning(lineage_of(TEXT), word)
    assert (answer.kind, answer.says.en, answer.source) == (kind, says, None)


def test_a_method_leads_to_the_terms_about_it(lineage_of: LineageOf) -> None:
    assert [term.id for term in meaning(lineage_of(TEXT), "人类反馈强化学习").near] == ["rlhf-term", "policy", "beta"]


def test_a_model_is_no_word(lineage_of: LineageOf) -> None:
    with pytest.raises(WrongKind):
        meaning(lineage_of(TEXT), "Base")


def test_a_misspelt_word_is_an_error_with_the_nearest(lineage_of: LineageOf) -> None:
    with pytest.raises(UnknownName) as caught:
        meaning(lineage_of(TEXT), "polcy")
    assert caught.value.nearest[0][1] == "policy"


def test_a_term_counts_from_the_day_its_source_was_out(lineage_of: LineageOf) -> None:
    then = lineage_of(TEXT, "2023-01")
    assert [term.id for term in glossary(then).terms] == ["beta", "rlhf-term", "window-term"]
    assert meaning(then, "RLHF").notes == ()
    assert [term.id for term in meaning(then, "RLHF").near] == ["beta"]
    assert not meaning(then, "policy").known
