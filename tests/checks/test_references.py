"""E201 to E204: ids, references and names over a whole lineage."""

import pytest

from abilitytrace.vocabulary import THING_KINDS
from tests.conftest import ProblemsOf

WRONG = [
    pytest.param(
        "models:\n  a: {name: A}\nmethods:\n  a: {name: B}\n",
        [("E201", 4, 3, "`a` is already defined in {path}:2", "choose another id")],
        id="one id in two kinds",
    ),
    pytest.param(
        "models:\n  gpt-x: {name: X}\nsteps:\n  s:\n    inputs: [gpt-y]\n    output: gpt-x\n",
        [("E202", 5, 14, "`gpt-y` is not a known model", "did you mean `gpt-x`? (model, {path})")],
        id="unknown input",
    ),
    pytest.param(
        "models:\n  m: {name: M}\nsteps:\n  s:\n    output: m\n    methods: [tuning, scaling]\n",
        [
            ("E202", 6, 15, "`tuning` is not a known method", ""),
            ("E202", 6, 23, "`scaling` is not a known method", ""),
        ],
        id="several unknown methods",
    ),
    pytest.param(
        "models:\n  o: {name: O, members: [p], specs: {size: {value: 1}}}\n",
        [
            ("E202", 2, 26, "`p` is not a known model", ""),
            ("E202", 2, 38, "`size` is not a known attribute", ""),
        ],
        id="unknown member and attribute",
    ),
    pytest.param(
        "claims:\n  c:\n    kind: general\n    says: x\n    supports:\n      - {source: s, kind: trend, finding: y}\n",
        [("E202", 6, 18, "`s` is not a known source", "")],
        id="unknown source of evidence",
    ),
    pytest.param(
        "abilities:\n  cot: {name: C}\nsteps:\n  s:\n    output: cot\n",
        [("E203", 5, 13, "`cot` is an ability; this needs a model", "")],
        id="an ability as output",
    ),
    pytest.param(
        "models:\n  m: {name: M}\nclaims:\n  c: {kind: effect, says: x, cause: m, effects: {m: gain}}\n",
        [("E203", 4, 50, "`m` is a model; this needs an ability", "")],
        id="an effect on a model",
    ),
    pytest.param(
        "models:\n  m: {name: M}\nevidence:\n  m:\n    supports: []\n",
        [("E203", 4, 3, "`m` is a model; this needs a claim or step", "")],
        id="evidence on a model",
    ),
    pytest.param(
        "notes:\n  nobody: [{en: x}]\nspecs:\n  nothing: {}\n",
        [
            ("E202", 2, 3, "`nobody` is not a known record", ""),
            ("E202", 4, 3, f"`nothing` is not a known {', '.join(THING_KINDS)} or source", ""),
        ],
        id="notes and specs on nothing",
    ),
    pytest.param(
        "models:\n  a: {name: One}\n  b: {name: Two, aliases: [O-N-E]}\n",
        [("E204", 3, 28, "the name `O-N-E` of `b` already belongs to `a`", "drop it from one of them")],
        id="one name for two models",
    ),
    pytest.param(
        "models:\n  a: {name: One}\nmethods:\n  b: {name: Two, zh: ONE}\n",
        [("E204", 4, 22, "the name `ONE` of `b` already belongs to `a`", "drop it from one of them")],
        id="one name in two kinds",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), WRONG)
def test_references_and_names(
    problems_of: ProblemsOf, text: str, expected: list[tuple[str, int, int, str, str]]
) -> None:
    found = [item for item in problems_of(text) if not item.code.startswith("W4")]
    path = found[0].where.path
    assert [
        (item.code, item.where.line, item.where.column, item.message.replace(path, "{path}"),
         item.help.replace(path, "{path}"))
        for item in found
    ] == expected  # fmt: skip


def test_a_repeated_id_names_both_files(problems_of: ProblemsOf) -> None:
    (problem,) = problems_of("models:\n  a: {name: A}\ninclude: [more.yaml]\n", more="models:\n  a: {name: A2}\n")
    assert (problem.code, problem.where.path[-9:], problem.message[-11:]) == ("E201", "more.yaml", "ours.yaml:2")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "models:\n  a: {name: Size}\nattributes:\n  size: {name: Size}\nterms:\n  t: {name: Size, says: x}\n",
            id="an attribute and a term may share a model's name",
        ),
        pytest.param("models:\n  a: {name: A, zh: A, aliases: [a, ' A ']}\n", id="one record may repeat its own names"),
        pytest.param(
            "questions:\n  q: {says: x, about: [q, e]}\nevents:\n  e: {says: y, about: [q]}\n",
            id="`about` may name anything",
        ),
    ],
)
def test_what_is_allowed(problems_of: ProblemsOf, text: str) -> None:
    assert problems_of(text) == ()
