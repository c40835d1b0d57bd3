"""Shapes → records: what files attach to each other's records, and what evidence takes from its source."""

from pathlib import Path

import pytest

from abilitytrace.reading.draft import Draft
from abilitytrace.reading.files import read_files
from abilitytrace.records import Claim, Note, Place, Source, Spec, Stated, Step, Text, Thing

FIRST = """\
title: {en: Ours, zh: 我们的}
include: [more.yaml]
sources:
  s: {title: S, zh: 来源, published: 2022-12, kind: paper, group: lab}
  t: {title: T, published: 2023, kind: blog}
models:
  a: {name: A, specs: {size: {value: 7, unit: billion, source: s, also: [{source: t, at: p. 1}]}}, notes: [{en: first}]}
attributes:
  size: {name: size}
steps:
  to-a: {output: a, stated: {level: asserted, source: s, at: p. 2}}
claims:
  c:
    kind: general
    says: {zh: 只有中文}
    cause: to-a
    stated: [{level: hypothesis}, {level: conclusion, source: t}]
    override: {level: strong, reason: by hand, by: me, date: 2024}
    supports: [{source: t, at: §1, kind: trend, finding: own}]
"""
MORE = """\
title: The second title counts for nothing
evidence:
  c:
    supports: [{source: s, at: §2, kind: ablation, finding: {en: found, zh: 发现}, concerns: [bias]}]
    disputes:
      - {source: t, cites: s, at: §3, kind: trend, finding: cited}
      - {source: t, cites: s, at: §4, kind: trend, finding: given, group: others, date: 2021}
specs:
  a: {size: [{value: 8, unit: billion, source: t}, {value: {en: about 8, zh: 约 8}}]}
  s: {size: {value: 10 pages}}
notes:
  a: [{en: second, zh: 第二, source: t, at: p. 9}]
  c: [{en: on the claim}]
"""


@pytest.fixture
def draft(tmp_path: Path) -> Draft:
    (tmp_path / "more.yaml").write_text(MORE)
    (tmp_path / "first.yaml").write_text(FIRST)
    found = read_files((tmp_path / "first.yaml",)).draft
    assert found.problems == []
    return found


def test_specs_and_notes_of_other_files_follow_those_of_the_record(draft: Draft) -> None:
    model = draft.records()["a"].record
    assert isinstance(model, Thing)
    assert model.specs == (
        Spec("size", Text("7"), "billion", "s", also=(Place("t", "p. 1"),)),
        Spec("size", Text("8"), "billion", "t"),
        Spec("size", Text("about 8", "约 8")),
    )
    assert model.notes == (Note(Text("first")), Note(Text("second", "第二"), "t", "p. 9"))


def test_specs_attach_to_sources_and_notes_to_claims(draft: Draft) -> None:
    source, claim = draft.records()["s"].record, draft.records()["c"].record
    assert isinstance(source, Source)
    assert [spec.value.en for spec in source.specs] == ["10 pages"]
    assert claim.notes == (Note(Text("on the claim")),)


def test_one_value_where_a_list_may_stand_is_a_list_of_one(draft: Draft) -> None:
    step, claim = draft.records()["to-a"].record, draft.records()["c"].record
    assert isinstance(step, Step)
    assert isinstance(claim, Claim)
    assert step.stated == (Stated("asserted", "s", "p. 2"),)
    assert claim.cause == ("to-a",)
    assert claim.stated == (Stated("hypothesis"), Stated("conclusion", "t"))


def test_a_text_in_chinese_alone_serves_both_languages(draft: Draft) -> None:
    claim = draft.records()["c"].record
    assert isinstance(claim, Claim)
    assert claim.says == Text("只有中文", "只有中文")


def test_evidence_takes_date_and_group_from_its_source(draft: Draft) -> None:
    found = {item.finding.en: item for item in draft.resolved_evidence()}
    assert {finding: (item.date, item.group) for finding, item in found.items()} == {
        "own": ("2023", "t"),  # a source without a group is a group of its own
        "found": ("2022-12", "lab"),
        "cited": ("2023", "lab"),  # known since the one who reports it, and the work of the one reported
        "given": ("2021", "others"),
    }


def test_the_first_title_counts(draft: Draft) -> None:
    assert draft.title == Text("Ours", "我们的")
