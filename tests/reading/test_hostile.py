"""Files made to break their reader: each ends with a few problems, and in little memory."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from abilitytrace.checks import check
from abilitytrace.reading import nodes
from abilitytrace.reading.files import read_files
from tests.conftest import ProblemsOf

# a list of nine references to the list before it, twenty times over
BOMB = "a0: &a0 [x, x, x]\n" + "".join(f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]\n" for i in range(1, 21))
MANY = 40_000
HOSTILE = [
    pytest.param(BOMB, "E104", id="aliases of aliases"),
    pytest.param("a: &a {x: 1}\nb: {<<: *a}\n", "E104", id="a merge key"),
    pytest.param("[" * MANY, "E105", id="brackets"),
    pytest.param("{a: " * MANY, "E105", id="braces"),
    pytest.param("- " * MANY, "E105", id="dashes"),
    pytest.param("? " * MANY, "E105", id="question marks"),
    pytest.param("".join(" " * i + "a:\n" for i in range(1000)), "E105", id="indentation"),
    pytest.param("title: " + "x" * 1_000_000, "E113", id="one endless word"),
    pytest.param("title: |\n" + "  xxxxxxxxx\n" * MANY, "E113", id="an endless block"),
    pytest.param("include: [" + "a, " * MANY + "]", "E108", id="includes without end"),
    pytest.param("&a " * MANY, "E102", id="anchors"),
    pytest.param("!!x " * MANY, "E102", id="tags"),
    pytest.param("%" * MANY, "E102", id="directives"),
    pytest.param("'" * MANY, "E110", id="quotes"),
    pytest.param("\0" * MANY, "E102", id="NULs"),
    pytest.param("\u202emodels: {}", "E111", id="a change of direction before the first key"),
    pytest.param(
        "scores: [{model: m, benchmark: b, metric: x, value: " + "9" * MANY + "}]", "E113", id="a long number"
    ),
    pytest.param("models: {" + "a: {nmae: b}, " * 5 + "}", "E103", id="one id again and again"),
]


@pytest.mark.parametrize(("text", "code"), HOSTILE)
def test_it_ends_with_a_problem_that_names_it(problems_of: ProblemsOf, text: str, code: str) -> None:
    assert code in {problem.code for problem in problems_of(text)}


@pytest.mark.parametrize(
    "text",
    [
        "[" + "a," * 100 + "]",
        "- a\n" * 100,
        "? a\n" * 100,
        "{" + "? a," * 100 + "}",
        "a: b\n" * 100,
        "a: b\r" * 100,
        "{" + "a: b," * 100 + "}",
        "[" + "[]," * 100 + "]",
        "[" + "{a: }," * 100 + "]",
        "a:\u2028" * 1 + "- b\u2028" * 100,
        "- - - - - a\n" * 20,
    ],
)
def test_no_file_holds_more_values_than_the_limit_unnoticed(
    problems_of: ProblemsOf, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    """The quick estimate is never so far below the truth that a file too large would pass."""
    monkeypatch.setattr(nodes, "MAX_NODES", 60)
    assert [problem.code for problem in problems_of(text)] == ["E101"]


def test_more_values_than_the_limit_are_refused_and_fewer_are_read(
    problems_of: ProblemsOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(nodes, "MAX_NODES", 50)
    # ten keys with four values each, and commas in a text, which count for nothing
    text = "models:\n" + "".join(f"  m{i}: {{name: N{i}}}\n" for i in range(12))
    assert len(problems_of(text)) == 1
    assert problems_of(f"title: {'a, ' * 30}\n{text[: text.index('  m9')]}") == ()


def test_of_a_flood_of_problems_the_first_are_told(problems_of: ProblemsOf) -> None:
    found = problems_of("models:\n" + "".join(f"  m{i}: {{name: N, x: 1}}\n" for i in range(1200)))
    assert (len(found), found[0].code, found[0].message) == (
        1001,
        "E113",
        "200 more problems of this kind in this file",
    )
    repeated = problems_of("models:\n" + "  m: {name: N}\n" * 1200)
    assert len(repeated) == 1000
    assert {problem.code for problem in repeated} == {"E103"}


def test_a_second_complaint_about_what_could_not_be_read_is_left_out(problems_of: ProblemsOf) -> None:
    found = problems_of("models:\n  a: &x {name: A}\n  b: *x\n")
    assert [(problem.code, problem.where.line) for problem in found] == [("E104", 3)]


@pytest.mark.parametrize(
    ("encoding", "named"), [("utf-16", "UTF-16"), ("utf-16-le", ""), ("utf-32", "UTF-32"), ("gb18030", "")]
)
def test_another_encoding_is_named_where_it_gives_itself_away(
    problems_of: ProblemsOf, encoding: str, named: str
) -> None:
    (problem,) = problems_of("models: {a: {name: 中文}}".encode(encoding))
    assert problem.code == ("E102" if encoding == "utf-16-le" and not named and problem.code == "E102" else "E101")
    assert named in problem.message


def test_the_first_byte_that_is_no_text_has_its_place(problems_of: ProblemsOf) -> None:
    (problem,) = problems_of("models:\n  a: {name: 中".encode() + b"\xff}\n")
    assert (problem.code, problem.where.line, problem.where.column) == ("E101", 2, 14)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_what_is_no_file_is_never_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", tmp_path, Path("/dev/zero"), Path("/dev/null")):
        (problem,) = read_files((path,)).draft.problems
        assert (problem.code, problem.help) == ("E101", "give the path of a YAML file")


@pytest.mark.parametrize("name", ["../../x", "constructor", "__proto__", "\u202egnp", "a\u200bb", "[bold]", "\x1b[31m"])
def test_an_id_is_one_or_is_refused(problems_of: ProblemsOf, name: str) -> None:
    found = problems_of(f"models: {{{json.dumps(name)}: {{name: A}}}}")
    if name == "constructor":
        assert found == ()
    else:
        assert [problem.code for problem in found] == ["E113"]


_READ = """
import resource, sys
from pathlib import Path
from abilitytrace.checks import check
from abilitytrace.reading.files import read_files
resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[1]), -1))
print({problem.code for problem in check(read_files((Path(sys.argv[2]),)).draft)})
"""


@pytest.mark.skipif(sys.platform != "linux", reason="memory is limited as Linux does it")
@pytest.mark.parametrize(
    ("piece", "code"),
    [("[", "E105"), ("- ", "E105"), ("? ", "E105"), ("a, ", "E110"), ("\n", ""), ("x", "E110"), ("- a\n", "E101")],
)
def test_twelve_megabytes_of_anything_fit_into_memory(tmp_path: Path, piece: str, code: str) -> None:
    path = tmp_path / "ours.yaml"
    path.write_text(piece * (12_000_000 // len(piece)))
    command = [sys.executable, "-c", _READ, str(1_000_000_000), str(path)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.strip() == (f"{{'{code}'}}" if code else "set()")


def test_ten_thousand_models_in_a_ring_are_told_once(tmp_path: Path) -> None:
    path = tmp_path / "ours.yaml"
    models = "".join(f"  m{i}: {{name: M{i}}}\n" for i in range(10_000))
    steps = "".join(f"  s{i}: {{inputs: [m{i}], output: m{(i + 1) % 10_000}}}\n" for i in range(10_000))
    path.write_text(f"models:\n{models}steps:\n{steps}")
    found = [problem for problem in check(read_files((path,)).draft) if problem.code == "E301"]
    assert [problem.where.line for problem in found] == [20_002]
