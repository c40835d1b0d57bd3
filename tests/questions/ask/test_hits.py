"""Which cues stand in a question, and that looking at few of them misses none."""

import pytest

from abilitytrace.questions.ask.cues import CUES, KIND_WORDS
from abilitytrace.questions.ask.hits import hits_of, longest
from abilitytrace.wording.units import units_of


@pytest.mark.parametrize(
    ("text", "meaning", "words"),
    [
        ("what did it give up", "tradeoff", "give up"),
        ("what it gave away", "tradeoff", "gave away"),
        ("where did that odd ability come from", "origin", "where from"),
        ("放弃了什么", "tradeoff", "放弃"),
        ("用什么换来了它", "tradeoff", "用换"),
        ("is it trained from scratch", "up", "trained from"),
    ],
)
def test_a_cue_is_found_in_any_form_and_around_words(text: str, meaning: str, words: str) -> None:
    units = units_of(text)
    found = {
        (hit.meaning, "".join(text[units[i].start : units[i].end] + " " * units[i].text.isascii() for i in hit.span))
        for hit in hits_of(units, CUES)
    }
    assert (meaning, words) in {(held, said.strip()) for held, said in found}


def test_a_gap_ends_somewhere() -> None:
    assert "origin" not in {hit.meaning for hit in hits_of(units_of("where " + "x " * 20 + "from"), CUES)}


@pytest.mark.parametrize("table", [CUES, KIND_WORDS], ids=["cues", "kinds"])
def test_every_cue_is_found_where_it_stands(table: dict[str, tuple[str, str]]) -> None:
    for meaning, (english, chinese) in table.items():
        for cue in (*english.split(", "), *chinese.split(", ")):
            units = units_of(cue.replace("_", " x " if cue.isascii() else "甲"))
            whole = {i for i, unit in enumerate(units) if unit.text not in ("x", "甲")}
            assert any(hit.meaning == meaning and set(hit.span) == whole for hit in hits_of(units, table)), cue


def test_a_longer_cue_of_another_meaning_wins() -> None:
    hits = longest(hits_of(units_of("what is it based on"), CUES))
    assert {hit.meaning for hit in hits if 3 in hit.span} == {"up"}
