"""Search: what is found, in which order, with which passage, and what is said when nothing is."""

import pytest

from abilitytrace.lineage import Lineage
from abilitytrace.questions.search import Hit, search
from tests.conftest import LineageOf

TEXT = """\
sources:
  paper: {title: A Paper on Tax, authors: Ada Lovelace, kind: paper, published: 2022-12, group: one}
  later: {title: 论文, kind: paper, published: 2024, group: two}
models:
  gpt: {name: GPT-9, aliases: [Nine], says: "The ninth model, tuned on dialogue.", notes: [{en: It hums., zh: 会嗡嗡响。}]}
methods:
  tuning: {name: tuning, zh: 微调}
attributes:
  size: {name: size}
specs:
  gpt: {size: {value: enormous, source: later, at: p. 1, note: Nobody knows more.}}
abilities:
  cot: {name: chain-of-thought, zh: 思维链, aliases: [CoT], says: {en: Working in steps., zh: 一步一步地想。}}
steps:
  to-gpt: {output: gpt, methods: [tuning], says: A long night of training.}
claims:
  tax:
    kind: general
    says: {en: Alignment has its price., zh: 对齐有代价。}
    about: [tuning]
    supports:
      - {source: paper, at: p. 2, kind: argument, finding: {en: Tuned models fall behind on GSM8K., zh: 微调后的模型落后。}}
      - {source: later, at: p. 3, kind: measured, finding: {en: The drop is confirmed elsewhere., zh: 他处也证实了下降。}}
questions:
  why: {says: Why is there a price?, experiment: Measure the gap in the dark., raised: {source: paper, at: end},
        answered: [{en: Partly a matter of luck., zh: 部分是运气。, source: later}]}
terms:
  tax-term: {name: alignment tax, zh: 对齐税, says: What alignment costs.}
"""


def hits(lineage: Lineage, query: str, kind: str = "", limit: int = 20) -> dict[str, Hit]:
    return {hit.id: hit for group in search(lineage, query, kind, limit).groups for hit in group.hits}


@pytest.mark.parametrize(
    ("query", "found", "where"),
    [
        ("dialogue", "gpt", "says"),
        ("NINE", "gpt", "alias"),
        ("hums", "gpt", "note"),
        ("嗡嗡", "gpt", "note"),
        ("enormous", "gpt", "value"),
        ("nobody knows", "gpt", "value"),
        ("lovelace", "paper", "authors"),
        ("gsm8k", "tax", "finding"),
        ("模型落后", "tax", "finding"),
        ("dark", "why", "experiment"),
        ("luck", "why", "answer"),
        ("night", "to-gpt", "says"),
    ],
)
def test_a_hit_shows_the_passage_that_holds_the_words(
    lineage_of: LineageOf, query: str, found: str, where: str
) -> None:
    found_hits = hits(lineage_of(TEXT), query)
    assert list(found_hits) == [found]
    passage = found_hits[found].passage
    assert passage is not None
    assert passage.where == where


def test_all_words_must_be_held_and_latin_ones_by_their_beginning(lineage_of: LineageOf) -> None:
    lineage = lineage_of(TEXT)
    assert list(hits(lineage, "align pri")) == ["tax"]
    assert hits(lineage, "alignment dialogue") == {}
    assert hits(lineage, "lignment") == {}


def test_chinese_words_apart_need_not_stand_together(lineage_of: LineageOf) -> None:
    lineage = lineage_of(TEXT)
    assert list(hits(lineage, "对齐 代价")) == ["tax"]
    assert list(hits(lineage, "对齐，落后")) == ["tax"]
    assert hits(lineage, "对齐代价") == {}


def test_a_record_of_just_this_name_comes_first(lineage_of: LineageOf) -> None:
    answer = search(lineage_of(TEXT), "tuning")
    assert (answer.groups[0].kind, answer.groups[0].hits[0].id) == ("method", "tuning")
    assert answer.total > 1


def test_hits_are_grouped_by_kind(lineage_of: LineageOf) -> None:
    answer = search(lineage_of(TEXT), "alignment")
    assert {group.kind: [hit.id for hit in group.hits] for group in answer.groups} == {
        "term": ["tax-term"],
        "claim": ["tax"],
    }


def test_a_kind_and_a_limit_narrow_the_answer(lineage_of: LineageOf) -> None:
    lineage = lineage_of(TEXT)
    assert list(hits(lineage, "alignment", kind="claim")) == ["tax"]
    limited = search(lineage, "alignment", limit=1)
    assert (limited.total, sum(len(group.hits) for group in limited.groups)) == (2, 1)
    assert len(hits(lineage, "alignment", limit=0)) == 2


def test_nothing_found_offers_names_and_counts_each_word(lineage_of: LineageOf) -> None:
    answer = search(lineage_of(TEXT), "chain-of-thougt price")
    assert (answer.total, answer.groups) == (0, ())
    assert {count.word: count.records for count in answer.counts}["price"] == 2
    assert search(lineage_of(TEXT), "chian-of-thought").nearest[0].id == "cot"


def test_signs_alone_find_nothing(lineage_of: LineageOf) -> None:
    answer = search(lineage_of(TEXT), "?!")
    assert (answer.total, answer.words) == (0, ())


def test_as_of_hides_what_later_sources_say(lineage_of: LineageOf) -> None:
    assert list(hits(lineage_of(TEXT, "2024"), "confirmed elsewhere")) == ["tax"]
    assert hits(lineage_of(TEXT, "2023"), "confirmed elsewhere") == {}
    assert list(hits(lineage_of(TEXT, "2023"), "gsm8k")) == ["tax"]
    assert hits(lineage_of(TEXT, "2023"), "enormous") == {}


def test_every_name_of_the_built_in_data_finds_its_record(builtin: Lineage) -> None:
    for match in builtin.names(("ability", "model")):
        if any(character.isalnum() for character in match.name):
            assert match.id in hits(builtin, match.name, match.kind, limit=0), match
