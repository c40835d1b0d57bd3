"""The built-in data is tested as code is: no problem in it, both languages everywhere, a source and a place for all."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from abilitytrace.builtin import builtin_lineage
from abilitytrace.checks import check
from abilitytrace.lineage import Lineage
from abilitytrace.reading.draft import Draft
from abilitytrace.reading.files import read_files
from abilitytrace.records import Claim, Evidence, Source, Step, Term, Text, Thing
from abilitytrace.render.quantity import UNPUBLISHED

_CHINESE = re.compile(r"[\u3400-\u9fff]")
# a word that a reader of Chinese would want translated: three small letters or more, no capital, no digit
_ENGLISH_WORD = re.compile(r"(?<![\w.-])[a-z]{3,}(?![\w.-])")
_HALF_WIDTH = re.compile(r"[\u3400-\u9fff][,;:!?]|[,;!?][\u3400-\u9fff]")


@pytest.fixture(scope="module")
def draft() -> Draft:
    return read_files((builtin_lineage(),)).draft


def _english(text: str, draft: Draft) -> bool:
    """Whether a text holds an English word: names of models and the word that screens translate are none."""
    known = {definition.record.id for definition in draft.definitions if definition.kind == "model"} | {UNPUBLISHED}
    return any(word not in known for word in _ENGLISH_WORD.findall(text))


def texts(value: Any, at: str) -> Iterator[tuple[str, Text]]:
    """Every text inside a record, with the path of fields to it."""
    if isinstance(value, Text):
        yield at, value
    elif isinstance(value, tuple):
        names = getattr(value, "_fields", range(len(value)))
        for name, part in zip(names, value, strict=True):
            yield from texts(part, f"{at}.{name}")


def test_there_is_no_problem_at_all(draft: Draft) -> None:
    assert [f"{p.where.path}:{p.where.line}: {p.code} {p.message}" for p in check(draft)] == []


def test_every_text_is_in_both_languages(draft: Draft) -> None:
    records = [definition.record for definition in draft.records().values()]
    everything = [("evidence", item.evidence) for item in draft.evidence]
    missing = []
    for at, text in [
        *(found for record in records for found in texts(record, record.id)),
        *(found for _, item in everything for found in texts(item, f"{item.target} < {item.source}")),
    ]:
        is_name = at.endswith(".name")
        if text.en and not is_name and not _CHINESE.search(text.zh) and _english(text.en, draft):
            missing.append(f"{at}: {text.en[:60]!r} / {text.zh[:60]!r}")
    assert not missing, f"{len(missing)} texts without Chinese: {missing[:20]}"


def test_every_name_that_has_english_words_has_a_chinese_one(draft: Draft) -> None:
    missing = [
        f"{record.id}: {record.name.en}"
        for definition in draft.records().values()
        if isinstance(record := definition.record, Thing | Source | Term)
        and not _CHINESE.search(record.name.zh)
        and _english(record.name.en, draft)
    ]
    assert missing == []


def test_chinese_texts_use_chinese_punctuation(draft: Draft) -> None:
    records = [definition.record for definition in draft.records().values()]
    items = [item.evidence for item in draft.evidence]
    found = [
        (at, text.zh) for record in (*records, *items) for at, text in texts(record, getattr(record, "id", "evidence"))
    ]
    assert [(at, zh) for at, zh in found if _HALF_WIDTH.search(zh)] == []


def test_english_texts_hold_no_more_chinese_than_a_term_they_speak_of(draft: Draft) -> None:
    records = [definition.record for definition in draft.records().values()]
    items = [item.evidence for item in draft.evidence]
    found = [text.en for record in (*records, *items) for _, text in texts(record, "")]
    assert [en for en in found if len(_CHINESE.findall(en)) > 12] == []


def test_every_name_leads_to_its_record_alone(builtin: Lineage) -> None:
    wrong = []
    for match in builtin.names():
        same = {(found.id, found.kind) for found in builtin.match(match.name)}
        spaces = [kind if kind in ("attribute", "term") else "thing" for _, kind in same]
        if len(spaces) != len(set(spaces)):
            wrong.append((match.name, sorted(same)))
        if builtin.find(match.name, match.kind) != match.id:
            wrong.append((match.name, sorted(same)))
    assert wrong == []


def test_every_claim_and_step_has_evidence(builtin: Lineage) -> None:
    claims, steps = builtin.all("claim", Claim), builtin.all("step", Step)
    assert len(claims) > 100
    assert len(steps) > 20
    records: list[Claim | Step] = [*claims, *steps]
    assert [record.id for record in records if not builtin.evidence(record.id)] == []


def evidence(lineage: Lineage) -> list[Evidence]:
    records: list[Claim | Step] = [*lineage.all("claim", Claim), *lineage.all("step", Step)]
    return [item for record in records for item in lineage.evidence(record.id)]


def test_every_line_of_evidence_has_a_source_a_place_a_date_and_a_group(builtin: Lineage) -> None:
    items = evidence(builtin)
    assert len(items) > 500
    incomplete = [
        (item.target, item.source)
        for item in items
        if not (item.at and item.date and item.group) or not isinstance(builtin.get(item.source), Source)
    ]
    assert incomplete == []


def test_no_line_of_evidence_stands_twice(builtin: Lineage) -> None:
    lines = [(item.target, item.stance, item.finding.en) for item in evidence(builtin)]
    assert sorted({line for line in lines if lines.count(line) > 1}) == []


def test_every_effect_is_that_of_one_step_and_every_origin_names_its_cause(builtin: Lineage) -> None:
    claims = builtin.all("claim", Claim)
    effects = [claim for claim in claims if claim.kind == "effect"]
    assert [c.id for c in effects if [builtin.kind(cause) for cause in c.cause] != ["step"] or not c.effects] == []
    assert [c.id for c in claims if c.kind == "origin" and not c.cause] == []


def test_a_claim_that_says_correlation_only_names_no_cause(builtin: Lineage) -> None:
    claims = builtin.all("claim", Claim)
    assert [c.id for c in claims if c.stated and c.stated[0].level == "correlation-only" and c.cause] == []


def test_every_spec_has_a_source(builtin: Lineage) -> None:
    things = [thing for kind in ("model", "method", "dataset", "ability") for thing in builtin.all(kind, Thing)]
    specs = [(thing.id, spec) for thing in things for spec in thing.specs]
    assert len(specs) > 100
    assert [(thing, spec.attribute) for thing, spec in specs if not spec.source] == []
