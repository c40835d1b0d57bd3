"""What is selected is exported with what belongs to it and what it names, and nothing that was excluded."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abilitytrace.grading import at_least
from abilitytrace.lineage import Lineage
from abilitytrace.questions.export import Asked, Export, export
from abilitytrace.questions.selection import choose, parse
from abilitytrace.references import ids as ids_of
from abilitytrace.references import in_evidence, in_record, in_score
from abilitytrace.vocabulary import SECTIONS
from tests.conftest import LineageOf
from tests.strategies import Family, compiled, families

FAMILY = """
sources:
  s1: {title: One, published: 2021, kind: paper, group: north}
  s2: {title: Two, published: 2023, kind: paper, group: south}
  s3: {title: Three, published: 2021, kind: paper}
models:
  base: {name: Base, specs: {size: [{value: 1, source: s1}, {value: 2, source: s2}]}}
  chat: {name: Chat, notes: [{en: Remarkable., source: s2}]}
  other: {name: Other}
  series: {name: Series, members: [chat, other]}
methods:
  tuning: {name: tuning}
  sft: {name: SFT, broader: [tuning]}
abilities: {maths: {name: maths}, talk: {name: talk}}
benchmarks: {quiz: {name: Quiz, measures: [maths]}, exam: {name: Exam}}
attributes: {size: {name: size}}
steps:
  to-chat:
    {inputs: [base], methods: [sft], output: chat,
     supports: [{source: s1, at: p. 1, kind: statement, finding: So it was.}],
     disputes: [{source: s2, at: p. 1, kind: argument, finding: It was not.}]}
  to-other: {inputs: [chat], output: other, supports: [{source: s1, at: p. 2, kind: report, finding: They say.}]}
claims:
  chat-loses: {kind: effect, says: It lost some., cause: to-chat, effects: {maths: loss},
    supports: [{source: s1, at: p. 3, kind: measured, finding: Less., also: [{source: s2, at: p. 9}]}]}
  tuning-talks: {kind: origin, says: Tuning gives talk., cause: tuning, effects: {talk: gain}, rivals: [base-talks],
    supports: [{source: s2, at: p. 3, kind: ablation, finding: More.}]}
  base-talks: {kind: general, says: The base could talk., about: [base, to-chat], rivals: [tuning-talks],
    supports: [{source: s3, at: p. 3, kind: argument, finding: It could.}]}
questions: {why: {says: Why?, about: [chat], raised: {source: s3}}}
events: {fair: {says: A fair., about: [base, chat-loses], date: 2021, source: s1}}
terms: {turn: {name: turn, says: One thing said., about: [tuning-talks], source: s3}}
scores:
  - {model: base, benchmark: quiz, metric: accuracy, value: 50, source: s1}
  - {model: chat, benchmark: quiz, metric: accuracy, value: 40, source: s2}
  - {model: other, benchmark: exam, metric: accuracy, value: 40, source: s1}
"""


def taken(lineage: Lineage, *select: str, exclude: tuple[str, ...] = (), asked: Asked = Asked()) -> Export:  # noqa: B008
    kept = choose(lineage, map(parse, select), map(parse, exclude)) if select or exclude else None
    return export(lineage, kept, asked)


def ids(answer: Export) -> set[str]:
    return {record.id for name in SECTIONS for record in answer.section(name)}


def test_everything_is_exported_without_a_selection(builtin: Lineage) -> None:
    answer = export(builtin)
    counts = {kind: len(answer.section(name)) for name, kind in SECTIONS.items()}
    assert {kind: count for kind, count in counts.items() if count} == builtin.counts()
    assert answer.size == sum(builtin.counts().values())
    assert answer.scores == builtin.scores()
    assert len(answer.evidence) == sum(len(builtin.evidence(key)) for key in answer.confidence)
    assert all(builtin.get(model.id) is not None for model in answer.models)
    assert (answer.sha256, answer.rule) == (builtin.digest, "at-1")


def test_confidence_is_what_the_lineage_grades(builtin: Lineage) -> None:
    answer = export(builtin)
    assert {key: held.graded for key, held in answer.confidence.items()} == {
        key: builtin.graded(key) for key in answer.confidence
    }


def test_a_model_brings_its_scores_and_what_they_name(lineage_of: LineageOf) -> None:
    answer = taken(lineage_of(FAMILY), "base")
    assert [(score.model, score.benchmark) for score in answer.scores] == [("base", "quiz")]
    assert ids(answer) == {"base", "size", "s1", "s2", "quiz", "maths"}


def test_a_benchmark_brings_its_scores_and_their_models(lineage_of: LineageOf) -> None:
    answer = taken(lineage_of(FAMILY), "exam")
    assert [score.model for score in answer.scores] == ["other"]
    assert ids(answer) == {"exam", "other", "s1"}


def test_a_step_brings_its_marks_and_evidence_and_no_other_claims(lineage_of: LineageOf) -> None:
    answer = taken(lineage_of(FAMILY), "to-chat")
    assert [claim.id for claim in answer.claims] == ["chat-loses"]
    assert ids(answer) == {"to-chat", "base", "chat", "sft", "tuning", "chat-loses", "maths", "size", "s1", "s2"}
    assert [(item.target, item.stance) for item in answer.evidence] == [
        ("to-chat", "supports"),
        ("to-chat", "disputes"),
        ("chat-loses", "supports"),
    ]
    assert answer.scores == ()


def test_a_rival_comes_along_with_its_rival(lineage_of: LineageOf) -> None:
    assert {"base-talks", "base", "s3"} <= ids(taken(lineage_of(FAMILY), "tuning-talks"))


def test_with_claims_everything_about_the_selection_comes_along(lineage_of: LineageOf) -> None:
    lineage = lineage_of(FAMILY)
    assert {"why", "fair"} & ids(taken(lineage, "base", "chat")) == set()
    answer = taken(lineage, "base", "chat", asked=Asked(with_claims=True))
    assert {"why", "fair", "base-talks"} <= ids(answer)
    assert "turn" not in ids(answer)


def test_what_is_excluded_is_gone_with_all_that_speaks_of_it(lineage_of: LineageOf) -> None:
    answer = taken(lineage_of(FAMILY), exclude=("base",))
    assert ids(answer) == {
        *("s1", "s2", "s3", "chat", "other", "series", "tuning", "sft", "maths", "talk", "quiz", "exam", "size"),
        *("to-other", "tuning-talks", "why", "turn"),
    }
    assert next(claim for claim in answer.claims if claim.id == "tuning-talks").rivals == ()
    assert [score.model for score in answer.scores] == ["chat", "other"]


def test_without_a_source_its_values_remarks_and_evidence_are_gone_and_grades_follow(lineage_of: LineageOf) -> None:
    lineage = lineage_of(FAMILY)
    held = export(lineage).confidence["to-chat"]
    # the model rests on the source too
    assert "base" not in ids(taken(lineage, exclude=("source:s2",)))
    answer = taken(lineage, exclude=("s2",))
    base, chat = (next(model for model in answer.models if model.id == key) for key in ("base", "chat"))
    assert [spec.value.en for spec in base.specs] == ["1"]
    assert chat.notes == ()
    assert answer.evidence[0].stance == "supports"
    assert next(item for item in answer.evidence if item.target == "chat-loses").also == ()
    assert (held.contested, answer.confidence["to-chat"].contested) == (True, False)
    assert [score.model for score in answer.scores] == ["base", "other"]
    assert "s2" not in ids(answer)


def test_a_weak_step_falls_with_its_marks_and_links_to_it_are_cut(lineage_of: LineageOf) -> None:
    answer = taken(lineage_of(FAMILY), asked=Asked(min_confidence="moderate"))
    assert [step.id for step in answer.steps] == ["to-chat"]
    assert [claim.id for claim in answer.claims] == ["tuning-talks"]
    (event,) = answer.events
    assert event.about == ("base",)


@pytest.mark.parametrize("level", ["limited", "moderate", "strong", "established"])
def test_no_claim_or_step_is_below_the_level_asked_for(builtin: Lineage, level: str) -> None:
    answer = export(builtin, None, Asked(min_confidence=level))
    assert answer.confidence
    assert all(at_least(held.level, level) for held in answer.confidence.values())


def test_as_of_a_date_nothing_later_is_exported(lineage_of: LineageOf) -> None:
    answer = export(lineage_of(FAMILY, "2022"))
    base = next(model for model in answer.models if model.id == "base")
    assert "s2" not in ids(answer)
    assert "tuning-talks" not in ids(answer)
    assert [spec.value.en for spec in base.specs] == ["1"]
    assert next(claim for claim in answer.claims if claim.id == "base-talks").rivals == ()
    assert not answer.confidence["to-chat"].contested
    assert answer.asked.as_of == "2022"


def test_what_is_named_before_it_was_out_comes_along(lineage_of: LineageOf) -> None:
    text = """
sources: {s: {title: One, published: 2021, kind: paper}}
models: {a: {name: A}, b: {name: B, released: 2023}}
steps: {made: {inputs: [a], output: b, supports: [{source: s, at: p. 1, kind: statement, finding: Planned.}]}}
"""
    answer = export(lineage_of(text, "2022"))
    assert [model.id for model in answer.models] == ["a", "b"]


def test_values_of_one_attribute_stand_together(lineage_of: LineageOf) -> None:
    text = """
models: {a: {name: A, specs: {size: {value: 1}, price: {value: 2}}}}
attributes: {size: {name: size}, price: {name: price}}
specs: {a: {size: {value: 3}}}
"""
    (model,) = export(lineage_of(text)).models
    assert [(spec.attribute, spec.value.en) for spec in model.specs] == [("size", "1"), ("size", "3"), ("price", "2")]


def names_nothing_outside(answer: Export) -> bool:
    named = {key for name in SECTIONS for record in answer.section(name) for key in ids_of(in_record(record))}
    named.update(*(ids_of(in_evidence(item)) for item in answer.evidence))
    named.update(*(ids_of(in_score(score)) for score in answer.scores))
    return named <= ids(answer)


SELECTORS = st.sampled_from(
    [
        "m1",
        "+m3",
        "m2+",
        "kind:claim",
        "ability:maths",
        "method:tuning",
        "source:s1",
        "s2",
        "graded:>=moderate",
        "recall",
    ]
)


@given(
    families(),
    st.lists(SELECTORS, max_size=2),
    st.lists(SELECTORS, max_size=2),
    st.booleans(),
    st.sampled_from(["", "limited", "moderate"]),
)
def test_any_export_is_closed_and_free_of_what_was_excluded(
    data: Family, select: list[str], exclude: list[str], with_claims: bool, level: str
) -> None:
    lineage = compiled(data)
    kept = choose(lineage, map(parse, select), map(parse, exclude)) if select or exclude else None
    answer = export(lineage, kept, Asked(min_confidence=level, with_claims=with_claims))
    assert names_nothing_outside(answer)
    assert kept is None or ids(answer).isdisjoint(kept.excluded)
    assert {*answer.confidence} == {step.id for step in answer.steps} | {claim.id for claim in answer.claims}
    if not exclude and not level:
        assert kept is None or kept.selected is None or set(kept.selected) <= ids(answer)


@pytest.mark.parametrize("select", ["+chatgpt", "@davinci", "ability:cot", "kind:term", "org:google", "gsm8k"])
@pytest.mark.parametrize("as_of", ["", "2022-12"])
def test_parts_of_the_builtin_lineage_are_closed(builtin: Lineage, select: str, as_of: str) -> None:
    lineage = Lineage(builtin._db, as_of)  # noqa: SLF001 - the same store as on a date
    answer = taken(lineage, select, asked=Asked(with_claims=True))
    assert answer.size
    assert names_nothing_outside(answer)
