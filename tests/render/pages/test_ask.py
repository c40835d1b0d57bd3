"""The page of `ask`: what was run, how the question was read, and what a refusal offers."""

import pytest

from abilitytrace.questions.ask import Ask, Call, Repair
from abilitytrace.render.page import flat
from abilitytrace.render.pages.ask import command_line, notes, page, ran, tries
from abilitytrace.render.words import Words

_EN, _ZH, _ASCII = Words("en"), Words("zh"), Words("en", ascii_only=True)
_TRIES = (Call("origin", ("cot",)), Call("search", ("in context",)))
_REFUSAL = Ask("q", "en", (), ("Claude", "Rome"), tries=_TRIES, named=True)


@pytest.mark.parametrize(
    ("call", "line"),
    [
        (Call("tree"), "abilitytrace tree"),
        (Call("tree", ("chatgpt",), (("invert", ""),)), "abilitytrace tree chatgpt --invert"),
        (Call("show", ("gpt-2",), (("field", "parameters"),)), "abilitytrace show gpt-2 --field parameters"),
        (Call("search", ("it's; here",)), "abilitytrace search 'it'\"'\"'s; here'"),
        (Call("search", ("思维链",)), "abilitytrace search 思维链"),
        (Call("search", ("",)), "abilitytrace search ''"),
    ],
)
def test_command_line(call: Call, line: str) -> None:
    assert command_line(call) == line


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        (_EN, ["Not known here: “Claude” and “Rome”.", "Try:"]),
        (_ZH, ["这里没有记录：“Claude”和“Rome”。", "试试："]),
        (_ASCII, ['Not known here: "Claude" and "Rome".', "Try:"]),
    ],
)
def test_refusal(words: Words, lines: list[str]) -> None:
    shown = page(_REFUSAL, words)
    commands = ["  abilitytrace origin cot", "  abilitytrace search 'in context'"]
    assert [flat(line) for line in shown.lead] == lines + commands
    assert shown.rows == (
        ("unknown", "Claude"),
        ("unknown", "Rome"),
        ("try", "abilitytrace origin cot"),
        ("try", "abilitytrace search 'in context'"),
    )


def test_a_refusal_says_why_when_every_word_is_known() -> None:
    joined, nothing = (flat(page(_REFUSAL._replace(unknown=(), named=named), _EN).lead[0]) for named in (True, False))
    assert joined == "Not known here: no record joins what this question names."
    assert nothing == "Not known here: nothing in this question names a thing that this lineage holds."


def test_notes_tell_how_it_was_read() -> None:
    answer = Ask("q", "en", (Call("tree"),), ("Rome",), repairs=(Repair("tre", "tree"),), tries=_TRIES, as_of="2022-12")
    assert [flat(line) for line in notes(answer, _EN)] == [
        "Read “tre” as “tree”.",
        "Read as a question about what was known at the end of December 2022.",
        "Not known here: “Rome”; try abilitytrace origin cot, abilitytrace search 'in context'. "
        "The rest of the question is answered below.",
    ]


def test_nothing_to_note() -> None:
    assert notes(Ask("q", "en", (Call("tree"),)), _EN) == ()
    assert tries(_EN, Ask("q", "en", ())) == []


@pytest.mark.parametrize(("words", "arrow"), [(_EN, "→"), (_ASCII, "->")])
def test_what_was_run(words: Words, arrow: str) -> None:
    shown = ran(Call("origin", ("cot",)), words)
    assert [flat(line) for line in shown.lead] == [f"{arrow} abilitytrace origin cot"]
    assert shown.rows == (("ran", "abilitytrace origin cot"),)
