"""The words of the screen in both languages."""

from importlib import import_module
from pathlib import Path
from string import Formatter

import pytest

from abilitytrace import vocabulary as v
from abilitytrace.grading import Grade
from abilitytrace.records import Text
from abilitytrace.render import phrases
from abilitytrace.render.page import Span, flat
from abilitytrace.render.phrases import LABELS, PAGES, phrase
from abilitytrace.render.words import Words

EN, ZH = Words("en"), Words("zh")


_MODULES = sorted({path.stem for path in Path(phrases.__file__).parent.glob("*.py")} - {"__init__", "labels"})


def all_phrases() -> dict[str, tuple[str, str]]:
    modules = [import_module(f"abilitytrace.render.phrases.{name}") for name in _MODULES]
    return {name: texts for module in modules for name, texts in module.PHRASES.items()}


def gaps(text: str) -> set[str]:
    return {field for _, field, _, _ in Formatter().parse(text) if field is not None}


@pytest.mark.parametrize("name", sorted(all_phrases()))
def test_a_phrase_says_as_much_in_both_languages(name: str) -> None:
    english, chinese = all_phrases()[name]
    # only the corner of a table may be empty, and that in both
    assert bool(english.strip()) == bool(chinese.strip())
    # dates may stand in gaps of their own: `in December 2022` is one word in English alone
    assert len(gaps(english)) == len(gaps(chinese))


def test_every_module_of_phrases_is_a_page() -> None:
    assert sorted(PAGES) == sorted(set(_MODULES) - {"common"})
    assert list(PAGES) == sorted(PAGES)


def test_every_phrase_is_found_by_its_name() -> None:
    assert all(phrase(name) == texts for name, texts in all_phrases().items())


def test_no_phrase_stands_in_two_modules() -> None:
    modules = [import_module(f"abilitytrace.render.phrases.{name}") for name in _MODULES]
    names = [name for module in modules for name in module.PHRASES]
    assert sorted({name for name in names if names.count(name) > 1}) == []


def test_every_count_has_a_phrase_for_one_and_for_many() -> None:
    counted = {name.rpartition(".")[0] for name in all_phrases() if name.endswith((".one", ".many"))}
    assert [name for name in counted if not {f"{name}.one", f"{name}.many"} <= set(all_phrases())] == []


def test_an_unknown_phrase_is_an_error() -> None:
    with pytest.raises(KeyError):
        phrase("origin.nothing-of-the-kind")


@pytest.mark.parametrize(
    ("group", "words"),
    [
        ("graded", v.GRADED),
        ("stated", tuple(v.STATED)),
        ("mark", tuple(v.MARKS)),
        ("mark-sign", tuple(v.MARKS)),
        ("relation", v.RELATIONS),
        ("kind", tuple(v.SECTIONS.values())),
        ("claim-kind", v.CLAIM_KINDS),
        ("evidence", tuple({*v.EVIDENCE_KINDS, *v.LINEAGE_KINDS})),
        ("concern", v.CONCERNS),
        ("upgrade", v.UPGRADES),
        ("stance", v.STANCES),
    ],
)
def test_every_word_of_the_vocabulary_has_a_label_of_its_own(group: str, words: tuple[str, ...]) -> None:
    assert set(LABELS[group]) == set(words)
    for language in (0, 1):
        labels = [LABELS[group][word][language] for word in words]
        assert all(labels)
        assert len(set(labels)) == len(labels)


@pytest.mark.parametrize(
    ("date", "until", "english", "chinese"),
    [
        ("", "", "undated", "日期不详"),
        ("2022", "", "2022", "2022 年"),
        ("2022-12", "", "December 2022", "2022 年 12 月"),
        ("2022-12-08", "", "8 December 2022", "2022 年 12 月 8 日"),
        ("2022-04", "2022-07", "April to July 2022", "2022 年 4 月至 7 月"),
        ("2022-04", "2023-07", "April 2022 to July 2023", "2022 年 4 月至2023 年 7 月"),
        ("2022", "2023", "2022 to 2023", "2022 年至2023 年"),
        ("2022", "2022", "2022", "2022 年"),
    ],
)
def test_dates_are_written_as_people_write_them(date: str, until: str, english: str, chinese: str) -> None:
    assert EN.date(date, until) == english
    assert ZH.date(date, until).replace(" ", "") == chinese.replace(" ", "")


@pytest.mark.parametrize(
    ("names", "english", "chinese"),
    [([], "", ""), (["a"], "a", "a"), (["a", "b"], "a and b", "a和b"), (["a", "b", "c"], "a, b and c", "a、b和c")],
)
def test_lists_are_joined_as_people_join_them(names: list[str], english: str, chinese: str) -> None:
    items = [(Span(name),) for name in names]
    assert flat(EN.joined(items)) == english
    assert flat(ZH.joined(items)).replace(" ", "") == chinese


@pytest.mark.parametrize(
    ("level", "contested", "shown", "plain"),
    [
        ("limited", False, "limited ●○○○", "limited 1/4"),
        ("moderate", True, "moderate ●●○○ contested", "moderate 2/4 contested"),
        ("established", False, "established ●●●●", "established 4/4"),
        ("disputed", True, "disputed", "disputed"),
        ("refuted", True, "refuted", "refuted"),
        ("none", False, "none", "none"),
    ],
)
def test_a_level_has_a_word_beside_its_dots(level: str, contested: bool, shown: str, plain: str) -> None:
    assert flat(EN.level(level, contested=contested)) == shown
    assert flat(Words("en", ascii_only=True).level(level, contested=contested)) == plain


def test_marks_have_a_sign_and_a_direction() -> None:
    signs = {mark: EN.mark(mark) for mark in v.MARKS}
    assert {mark: span.text for mark, span in signs.items()} == {mark: v.MARKS[mark].symbol for mark in v.MARKS}
    assert {mark for mark, span in signs.items() if span.style == "gain"} == {"strong-gain", "gain", "restore"}
    assert {mark for mark, span in signs.items() if span.style == "loss"} == {"strong-loss", "loss"}


@pytest.mark.parametrize("limit", ["weak-kinds", "all-indirect", "one-group", "contested", "two-groups-a-year-apart"])
def test_a_grade_tells_how_it_came_about(limit: str) -> None:
    graded = Grade("moderate", True, 9.5, 4.0, 3, "2026-05", (limit,))
    for words in (EN, ZH):
        text = words.account(graded)
        assert "9.5" in text
        assert len(text) > len(words.account(graded._replace(limits=())))
    assert EN.account(graded._replace(limits=())) == "9.5 for, 4 against, 3 groups"
    assert EN.account(graded._replace(limits=(), groups=1)) == "9.5 for, 4 against, 1 group"


def test_a_text_without_chinese_is_shown_in_english() -> None:
    assert (EN.pick(Text("a", "甲")), ZH.pick(Text("a", "甲")), ZH.pick(Text("a"))) == ("a", "甲", "a")


def test_a_word_without_a_label_is_shown_as_it_is() -> None:
    assert EN.label("unit", "furlongs") == "furlongs"


def test_gaps_take_spans_in_their_own_style() -> None:
    line = EN.line("step.methods", "dim", methods=(Span("SFT", "name"),))
    assert Span("SFT", "name") in line
    assert flat(line) == EN.say("step.methods", methods="SFT")
