"""E201 to E204: ids, references and names over a whole lineage."""

import pytest

from abilitytrace.vocabulary import THING_KINDS
from tests.conftest import ProblemsOf

OTHER_ID = "delete it if it is the same, else choose another id; `evidence`, `specs` and `notes` add to a record"
A_NAMED_THING = "define it under `models`, `methods`, `datasets`, `abilities`, `benchmarks`, `attributes` or `sources`"

WRONG = [
    pytest.param(
        "models:\n  a: {name: A}\nmethods:\n  a: {name: B}\n",
        [("E201", 4, 3, "`a` is already defined in {path}:2, as a model", OTHER_ID)],
        id="one id in two kinds",
    ),
    pytest.param(
        "models:\n  gpt-x: {name: X}\nsteps:\n  s:\n    inputs: [gpt-y]\n    output: gpt-x\n",
        [("E202", 5, 14, "`gpt-y` is not a known model", "did you mean `gpt-x`? (model, {path}:2)")],
        id="unknown input",
    ),
    pytest.param(
        "models:\n  m: {name: M}\nsteps:\n  s:\n    output: m\n    methods: [tuning, scaling]\n",
        [
            ("E202", 6, 15, "`tuning` is not a known method", "define it under `methods`"),
            ("E202", 6, 23, "`scaling` is not a known method", "define it under `methods`"),
        ],
        id="several unknown methods",
    ),
    pytest.param(
        "models:\n  o: {name: O, members: [p], specs: {size: {value: 1}}}\n",
        [
            ("E202", 2, 26, "`p` is not a known model", "define it under `models`"),
            ("E202", 2, 38, "`size` is not a known attribute", "define it under `attributes`"),
        ],
        id="unknown member and attribute",
    ),
    pytest.param(
        "claims:\n  c:\n    kind: general\n    says: x\n    supports:\n      - {source: s, kind: trend, finding: y}\n",
        [("E202", 6, 18, "`s` is not a known source", "define it under `sources`")],
        id="unknown source of evidence",
    ),
    pytest.param(
        "abilities:\n  cot: {name: C}\nsteps:\n  s:\n    output: cot\n",
        [("E203", 5, 13, "`cot` is an ability; this needs a model", "`cot` is defined in {path}:2")],
        id="an ability as output",
    ),
    pytest.param(
        "models:\n  m: {name: M}\nclaims:\n  c: {kind: effect, says: x, cause: m, effects: {m: gain}}\n",
        [("E203", 4, 50, "`m` is a model; this needs an ability", "`m` is defined in {path}:2")],
        id="an effect on a model",
    ),
    pytest.param(
        "models:\n  m: {name: M}\nevidence:\n  m:\n    supports: []\n",
        [("E203", 4, 3, "`m` is a model; this needs a claim or step", "`m` is defined in {path}:2")],
        id="evidence on a model",
    ),
    pytest.param(
        "notes:\n  nobody: [{en: x}]\nspecs:\n  nothing: {}\n",
        [
            ("E202", 2, 3, "`nobody` is not a known record", ""),
            ("E202", 4, 3, f"`nothing` is not a known {', '.join(THING_KINDS)} or source", A_NAMED_THING),
        ],
        id="notes and specs on nothing",
    ),
    pytest.param(
        "models:\n  a: {name: One}\n  b: {name: Two, aliases: [O-N-E]}\n",
        [("E204", 3, 28, "the name `O-N-E` of `b` already belongs to `a` ({path}:2)", "drop it from one of them")],
        id="one name for two models",
    ),
    pytest.param(
        "models:\n  a: {name: One}\nmethods:\n  b: {name: Two, zh: ONE}\n",
        [("E204", 4, 22, "the name `ONE` of `b` already belongs to `a` ({path}:2)", "drop it from one of them")],
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
    assert (problem.code, problem.where.path[-9:], problem.message.rpartition("/")[2]) == (
        "E201",
        "more.yaml",
        "ours.yaml:2, as a model",
    )


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


@pytest.mark.parametrize(
    ("wrong", "meant"),
    [
        pytest.param("gpt-y", "gpt-x", id="a letter"),
        pytest.param("x-large", "gpt-x", id="an alias"),
        pytest.param("y", "", id="nothing like it"),
        pytest.param("gpt-xx" * 19, "", id="far too long"),
        pytest.param("sft-x", "", id="like a record of another kind alone"),
    ],
)
def test_the_record_that_is_meant_is_found_by_name_and_by_letters(
    problems_of: ProblemsOf, wrong: str, meant: str
) -> None:
    text = f"models:\n  gpt-x: {{name: X, aliases: [X Large]}}\nmethods:\n  sft-xy: {{name: S}}\nsteps:\n  s: {{output: {wrong}}}\n"
    (problem,) = [item for item in problems_of(text) if item.code == "E202"]
    expected = f"did you mean `{meant}`? (model, {problem.where.path}:2)" if meant else "define it under `models`"
    assert problem.help == expected


def test_many_unknown_ids_are_all_reported_and_the_first_get_a_suggestion(problems_of: ProblemsOf) -> None:
    models = "".join(f"  model-{i}: {{name: Model {i}}}\n" for i in range(300))
    steps = "".join(f"  s{i}: {{output: modle-{i}}}\n" for i in range(300))
    found = [item for item in problems_of(f"models:\n{models}steps:\n{steps}") if item.code == "E202"]
    assert len(found) == 300
    assert [item.help.startswith("did you mean") for item in found] == [True] * 200 + [False] * 100


@pytest.mark.parametrize(
    ("first", "second", "places"),
    [
        ("", "", []),
        (", rivals: [b]", ", rivals: [a]", []),
        (", rivals: [b]", "", [(2, 40)]),
        ("", ", rivals: [a]", [(3, 40)]),
        (", rivals: [b, a]", ", rivals: [a]", []),
    ],
)
def test_rivals_name_each_other(
    problems_of: ProblemsOf, first: str, second: str, places: list[tuple[int, int]]
) -> None:
    text = f"claims:\n  a: {{kind: general, says: A{first}}}\n  b: {{kind: general, says: B{second}}}\n"
    assert [item.where[1:] for item in problems_of(text) if item.code == "W205"] == places
