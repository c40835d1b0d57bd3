"""The sources, and what they are used for."""

import pytest

from abilitytrace.diagnostics import UnknownName, WrongKind
from abilitytrace.questions.sources import OneSource, Sources, sources
from tests.conftest import LineageOf

TEXT = """\
sources:
  paper: {title: A Paper, zh: 一篇论文, aliases: [the paper], authors: "Ada One, Bea Two", published: 2022-12-18,
          kind: paper, arxiv: "2212.00001", group: lab,
          notes: [{en: Read in full., zh: 读过全文。}, {en: Doubted there., zh: 有疑问。, source: late, at: p}]}
  late: {title: A Later Paper, authors: Cy Three, published: 2024-05, kind: paper, url: "https://example.org"}
  vague: {title: Notes on Things, published: 2022, dating: inferred, kind: note}
  unused: {title: Unused, published: 2022-12, kind: blog}
attributes:
  size: {name: size}
models:
  base: {name: Base, specs: {size: {value: 1, source: paper, at: p}}}
methods:
  tuning: {name: tuning}
abilities:
  talk: {name: talking}
steps:
  to-base: {output: base, supports: [{source: paper, at: p, kind: report, finding: f}]}
claims:
  talks:
    kind: origin
    says: It talks.
    cause: tuning
    effects: {talk: gain}
    supports:
      - {source: paper, at: §1, kind: argument, finding: one}
      - {source: paper, at: §2, kind: argument, finding: two}
      - {source: vague, at: p, kind: community, finding: f, cites: late}
    disputes: [{source: paper, at: §3, kind: argument, finding: three}]
    neutral: [{source: late, at: p, kind: argument, finding: four}]
"""


def listed(answer: Sources | OneSource) -> list[str]:
    assert isinstance(answer, Sources)
    return [source.id for source in answer.sources]


def one(answer: Sources | OneSource) -> OneSource:
    assert isinstance(answer, OneSource)
    return answer


def test_sources_stand_by_date_the_vaguer_one_first(lineage_of: LineageOf) -> None:
    assert listed(sources(lineage_of(TEXT))) == ["vague", "unused", "paper", "late"]


def test_uses_count_claims_and_steps_and_not_lines(lineage_of: LineageOf) -> None:
    answer = sources(lineage_of(TEXT))
    assert isinstance(answer, Sources)
    counts = {source.id: (source.supports, source.disputes, source.neutral) for source in answer.sources}
    assert counts == {"vague": (1, 0, 0), "unused": (0, 0, 0), "paper": (2, 1, 0), "late": (0, 0, 1)}
    assert [source.id for source in answer.sources if not source.is_used] == ["unused"]


@pytest.mark.parametrize("name", ["paper", "the paper", "一篇论文", "A Paper"])
def test_one_source_by_any_of_its_names(lineage_of: LineageOf, name: str) -> None:
    answer = one(sources(lineage_of(TEXT), tuple(name.split())))
    assert answer.source.id == "paper"
    assert answer.source.url == "https://arxiv.org/abs/2212.00001"
    assert [(use.target, use.supports, use.disputes) for use in answer.details.uses] == [
        ("to-base", 1, 0),
        ("talks", 2, 1),
    ]
    assert (answer.source.supports, answer.source.disputes, answer.source.neutral) == (2, 1, 0)
    assert [record.id for record in answer.details.gives] == ["base"]
    assert len(answer.notes) == 2


def test_several_sources_by_their_ids(lineage_of: LineageOf) -> None:
    assert listed(sources(lineage_of(TEXT), ("late", "vague"))) == ["vague", "late"]


def test_other_words_are_looked_for_in_titles_authors_and_notes(lineage_of: LineageOf) -> None:
    answer = sources(lineage_of(TEXT), ("paper", "later"))
    assert one(answer).source.id == "late"
    assert one(sources(lineage_of(TEXT), ("bea",))).source.id == "paper"
    both = sources(lineage_of(TEXT), ("a", "pap"))
    assert listed(both) == ["paper", "late"]
    assert isinstance(both, Sources)
    assert (both.text, both.total) == ("a pap", 4)


def test_words_that_no_source_holds_are_an_error(lineage_of: LineageOf) -> None:
    with pytest.raises(UnknownName):
        sources(lineage_of(TEXT), ("nothing", "such"))
    with pytest.raises(WrongKind):
        sources(lineage_of(TEXT), ("talking",))


def test_a_source_is_known_from_the_day_it_was_out(lineage_of: LineageOf) -> None:
    then = lineage_of(TEXT, "2023")
    assert listed(sources(then)) == ["vague", "unused", "paper"]
    assert listed(sources(then, ("late", "vague"))) == ["vague"]
    assert not one(sources(then, ("late",))).known
    assert [note.says.en for note in one(sources(then, ("paper",))).notes] == ["Read in full."]
