"""What keys may stand where, and of what type: E110 to E113, each at its place."""

import pytest

from abilitytrace.vocabulary import CLAIM_KINDS, CONCERNS, STATED
from tests.conftest import ProblemsOf

NOT_A_KIND = f"`rumour` is not one of: {', '.join(CLAIM_KINDS)}"
NOT_STATED = f"`certain` is not one of: {', '.join(STATED)}"
NOT_A_CONCERN = f"`doubt` is not one of: {', '.join(CONCERNS)}"

WRONG = [
    pytest.param("- a", ("E110", 1, 1, "a lineage file must be a mapping of sections"), id="a list"),
    pytest.param("hello", ("E110", 1, 1, "a lineage file must be a mapping of sections"), id="a text"),
    pytest.param("modles: {}", ("E111", 1, 1, "unknown key `modles`"), id="unknown section"),
    pytest.param(
        "models:\n  a: {name: A, alias: [B]}", ("E111", 2, 16, "unknown key `alias`"), id="unknown key of a model"
    ),
    pytest.param(
        "steps:\n  c:\n    output: m\n    supports:\n      - {source: s, kind: report, findng: y, finding: z}",
        ("E111", 5, 35, "unknown key `findng`"),
        id="unknown key of evidence",
    ),
    pytest.param(
        "models:\n  a: {<<: {zh: 甲}, name: A}", ("E111", 2, 7, "unknown key `<<`"), id="merge keys are plain keys"
    ),
    pytest.param("models:\n  a: {zh: 甲}", ("E112", 2, 3, "`name` is missing"), id="model without name"),
    pytest.param(
        "sources:\n  s: {title: S, kind: paper}",
        ("E112", 2, 3, "`published` is missing"),
        id="source without date",
    ),
    pytest.param("steps:\n  s: {inputs: []}", ("E112", 2, 3, "`output` is missing"), id="step without output"),
    pytest.param("claims:\n  c: {says: x}", ("E112", 2, 3, "`kind` is missing"), id="claim without kind"),
    pytest.param(
        "claims:\n  c: {kind: general, says: x, override: {level: strong, by: me, date: 2024}}",
        ("E112", 2, 31, "`reason` is missing"),
        id="override without reason",
    ),
    pytest.param(
        "claims:\n  c: {kind: general, says: x, override: {level: strong, reason: '', by: me, date: 2024}}",
        ("E113", 2, 57, "expected some words, not an empty text"),
        id="override with an empty reason",
    ),
    pytest.param("models: [a]", ("E113", 1, 1, "`models`: expected a mapping"), id="section as list"),
    pytest.param("models:\n  a:", ("E113", 2, 3, "`a`: expected a mapping"), id="model without anything"),
    pytest.param(
        "models:\n  A_b: {name: A}",
        ("E113", 2, 3, "`A_b` is not an id: lower-case letters, digits, `-` and `.`"),
        id="bad id",
    ),
    pytest.param(
        f"models:\n  {'a' * 121}: {{name: A}}",
        ("E113", 2, 3, f"`{'a' * 60}…` is too long for an id, which may have 120 characters"),
        id="id too long",
    ),
    pytest.param(
        "models:\n  a: {name: A, broader: ['b\n\n  ']}",
        ("E113", 2, 26, "`b\n` is not an id: lower-case letters, digits, `-` and `.`"),
        id="id and a newline",
    ),
    pytest.param("models:\n  a: {name: ' '}", ("E113", 2, 12, "a name must not be empty"), id="blank name"),
    pytest.param("models:\n  a: {name: {en: A}}", ("E113", 2, 7, "`name`: expected text"), id="name as mapping"),
    pytest.param(
        "models:\n  a: {name: A, aliases: B}", ("E113", 2, 25, "`aliases`: expected a list"), id="list as text"
    ),
    pytest.param("include: [~]", ("E113", 1, 11, "`include`: expected text"), id="empty item of a list"),
    pytest.param(
        "models:\n  a: {name: A, released: 2022-13}",
        ("E113", 2, 26, "`2022-13` is not a date: write 2022, 2022-12 or 2022-12-18"),
        id="bad date",
    ),
    pytest.param(
        "models:\n  a: {name: A, placeholder: perhaps}",
        ("E113", 2, 29, "`perhaps` is neither `true` nor `false`"),
        id="bad truth value",
    ),
    pytest.param(
        f"models:\n  a: {{name: A, says: {'x' * 4001}}}",
        ("E113", 2, 22, "a text may have 4000 characters"),
        id="endless text",
    ),
    pytest.param(
        f"models:\n  a: {{name: {'x' * 4001}}}",
        ("E113", 2, 13, "`name`: too long: a text may have 4000 characters"),
        id="endless name",
    ),
    pytest.param(
        "claims:\n  c: {kind: general, says: {en: x, fr: y}}",
        ("E113", 2, 22, "expected a text: a string, or a mapping with `en` and `zh`"),
        id="text in a third language",
    ),
    pytest.param(
        "claims:\n  c: {kind: general, says: [x]}",
        ("E113", 2, 22, "expected a text: a string, or a mapping with `en` and `zh`"),
        id="text as list",
    ),
    pytest.param(
        "claims:\n  c: {kind: rumour, says: x}",
        ("E113", 2, 13, NOT_A_KIND),
        id="unknown kind of claim",
    ),
    pytest.param(
        "claims:\n  c: {kind: effect, says: x, effects: {maths: better}}",
        ("E113", 2, 47, "`better` is not one of: strong-gain, gain, restore, none, loss, strong-loss"),
        id="unknown mark",
    ),
    pytest.param(
        "claims:\n  c: {kind: general, says: x, stated: {level: certain}}",
        ("E113", 2, 47, NOT_STATED),
        id="unknown stated level",
    ),
    pytest.param(
        "evidence:\n  c: {supports: [{source: s, kind: trend, finding: x, concerns: [doubt]}]}",
        ("E113", 2, 66, NOT_A_CONCERN),
        id="unknown concern",
    ),
    pytest.param(
        "scores:\n  - {model: m, benchmark: b, metric: acc, value: nan}",
        ("E113", 2, 50, "`value`: expected a number"),
        id="a score that is no number",
    ),
    pytest.param(
        "scores:\n  - {model: m, benchmark: b, metric: acc, value: 1, n: 0}",
        ("E113", 2, 56, "`n`: must be more than 0"),
        id="a score over nothing",
    ),
    pytest.param("schema: 2", ("E113", 1, 9, "`schema`: expected '1'"), id="a later schema"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), WRONG)
def test_what_does_not_fit_is_reported_at_its_place(
    problems_of: ProblemsOf, text: str, expected: tuple[str, int, int, str]
) -> None:
    found = [(item.code, item.where.line, item.where.column, item.message) for item in problems_of(text)]
    assert expected in found
    # the sketches lack evidence and half the records they name
    assert {item[0] for item in found} <= {expected[0], "E111", "E112", "E202", "W401"}


def test_misspelt_keys_get_a_suggestion(problems_of: ProblemsOf) -> None:
    text = "modles: {}\nclaims:\n  c: {kind: general, says: x, suports: []}\nsteps:\n  s: {output: m, notse: []}\n"
    found = problems_of(text)
    assert [item.help for item in found if item.code == "E111"] == [
        "did you mean `models`?",
        "did you mean `supports`?",
        "did you mean `notes`?",
    ]


def test_one_bad_record_hides_no_other_problem(problems_of: ProblemsOf) -> None:
    text = """\
models:
  a: {nmae: A}
  b: {name: B, released: never}
steps:
  to-c: {inputs: [b], output: c}
claims:
  x: {kind: wish, says: x}
  y: {kind: general, says: y, about: [nobody]}
"""
    found = [(item.code, item.where.line) for item in problems_of(text)]
    assert [item for item in found if item[0] != "W401"] == [
        ("E112", 2),
        ("E111", 2),
        ("E113", 3),
        ("E202", 5),  # `c`; not `b`, which is there and only does not fit
        ("E113", 7),
        ("E202", 8),
    ]


def test_a_problem_underlines_the_word_it_is_about(problems_of: ProblemsOf) -> None:
    (problem,) = problems_of("models:\n  a: {name: A, released: soon}")
    assert (problem.line_text, problem.length) == ("  a: {name: A, released: soon}", 4)


def test_empty_sections_are_fine(problems_of: ProblemsOf) -> None:
    assert problems_of("schema: 1\nmodels:\nclaims: {}\nscores: []\ninclude: []\n") == ()


def test_unquoted_words_stay_text(problems_of: ProblemsOf) -> None:
    assert problems_of("models:\n  on: {name: no, aliases: [yes, 3.50, 1e3, 2022-03, 12:30:00]}") == ()
