"""Text → values: every scalar stays the text of the file, every problem has its place."""

import pytest

from abilitytrace.reading.nodes import MAX_DEPTH, Document, Value, parse


def problems(document: Document) -> list[tuple[str, int, int]]:
    return [(found.code, found.where.line, found.where.column) for found in document.problems]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: no", {"a": "no"}),
        ("a: [on, yes, True]", {"a": ["on", "yes", "True"]}),
        ("a: 3.50", {"a": "3.50"}),
        ("a: 1e3", {"a": "1e3"}),
        ("a: 0x10", {"a": "0x10"}),
        ("a: 2022-03", {"a": "2022-03"}),
        ("a: 2022-03-15", {"a": "2022-03-15"}),
        ("a: 12:30:00", {"a": "12:30:00"}),
        ("no: 1\n2022: x", {"no": "1", "2022": "x"}),
        ("a:\nb: ~\nc: null", {"a": None, "b": None, "c": None}),
        ("a: ''\nb: '~'\nc: \"null\"", {"a": "", "b": "~", "c": "null"}),
        ("a: |\n  x\n  y\n", {"a": "x\ny\n"}),
        ("a: !!set {x: 1}", {"a": {"x": "1"}}),
        ("a: !!python/object/apply:os.getcwd []", {"a": []}),
        ("<<: {x: 1}", {"<<": {"x": "1"}}),
        ("- 模型\n- 😀", ["模型", "😀"]),
        ("", {}),
        ("# only a comment\n", {}),
    ],
)
def test_scalars_stay_text(text: str, value: Value) -> None:
    document = parse(text, "f.yaml")
    assert document.value == value
    assert document.problems == []


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_line_ends_of_every_system_count_as_one_line(newline: str) -> None:
    document = parse(newline.join(["a: 1", "b:", "  c: 2", ""]), "f.yaml")
    assert document.value == {"a": "1", "b": {"c": "2"}}
    assert document.place(("b", "c"))[1:] == (3, 3)


def test_columns_count_characters() -> None:
    document = parse("a: {name: 模型😀, other: x}", "f.yaml")
    assert document.place(("a", "other"))[1:] == (1, 16)


def test_a_place_that_is_not_in_the_file_is_that_of_its_nearest_ancestor() -> None:
    document = parse("a:\n  b: [x]", "f.yaml")
    assert document.place(("a", "b", 0, "c", "d"))[1:] == (2, 7)
    assert document.place(("z",))[1:] == (1, 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a: {b: 1\n", [("E102", 2, 1)], id="unclosed mapping"),
        pytest.param("a: [1, 2\nb: 3", [("E102", 2, 2)], id="unclosed list"),
        pytest.param('a: "b\n', [("E102", 2, 1)], id="unclosed quote"),
        pytest.param("a: b: c", [("E102", 1, 5)], id="colon in a plain text"),
        pytest.param("a:\n\tb: 1", [("E102", 2, 1)], id="tab as indentation"),
        pytest.param("a:\n    b: 1\n   c: 2", [("E102", 3, 4)], id="crooked indentation"),
        pytest.param("a: 1\n---\nb: 2", [("E102", 2, 1)], id="two documents"),
        pytest.param("a: *nowhere", [("E102", 1, 4)], id="unknown alias"),
        pytest.param("a: 1\nb: x\0y", [("E102", 2, 5)], id="NUL"),
        pytest.param("a: 1\nb: \x1b[31m", [("E102", 2, 4)], id="escape character"),
        pytest.param("a: \x7f", [("E102", 1, 4)], id="delete character"),
        pytest.param("a: 1\n\0", [("E102", 2, 1)], id="NUL at the start of a line"),
        pytest.param("\ufffe", [("E102", 1, 1)], id="no character at all"),
        pytest.param('a: "\\ud800"', [("E102", 1, 7)], id="half a surrogate pair"),
        pytest.param("a: {b: 1, c: 2, b: 3}", [("E103", 1, 17)], id="repeated key"),
        pytest.param("a: 1\nb: 2\na: 3\na: 4", [("E103", 3, 1), ("E103", 4, 1)], id="key repeated twice"),
        pytest.param("a: &x [1]\nb: *x", [("E104", 2, 1)], id="alias"),
        pytest.param("a: &x [*x]", [("E104", 1, 4)], id="a list inside itself"),
        pytest.param("? [a, b]\n: c", [("E106", 1, 3)], id="a list as key"),
        pytest.param("a:\n  ? {b: 1}\n  : c", [("E106", 2, 5)], id="a mapping as key"),
    ],
)
def test_problems_have_their_place(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert problems(parse(text, "f.yaml")) == expected


@pytest.mark.parametrize(
    ("text", "help_"),
    [
        ("a:\n\tb: 1", "indent with blanks: YAML takes no tabs there"),
        ("a: {unit: %}", "put text that begins with `%` in quotes"),
        ("a: @b", "put text that begins with `@` in quotes"),
        ("a: b: c", "put text with `: ` in it in quotes, or check the indentation"),
        ("a:\n    b: 1\n   c: 2", "check indentation and quotes"),
    ],
)
def test_a_syntax_error_has_a_way_out(text: str, help_: str) -> None:
    assert [problem.help for problem in parse(text, "x.yaml").problems] == [help_]


def test_a_syntax_error_shows_its_line() -> None:
    (problem,) = parse("a: 1\nb: {c: 1, c: 2}", "f.yaml").problems
    assert problem.line_text == "b: {c: 1, c: 2}"
    assert problem.message == "`c` stands twice in this mapping, first in line 2"


def test_aliases_cannot_blow_a_file_up() -> None:
    levels = "\n".join(f"l{i}: &l{i} [{', '.join([f'*l{i - 1}'] * 9) if i else 'x'}]" for i in range(30))
    document = parse(levels, "f.yaml")
    assert {found.code for found in document.problems} == {"E104"}


@pytest.mark.parametrize("depth", [MAX_DEPTH + 5, 1_000, 200_000])
@pytest.mark.parametrize(("start", "end"), [("[", "]"), ("{a: ", "}"), ("- ", ""), ("? ", "")])
def test_deep_nesting_is_refused(depth: int, start: str, end: str) -> None:
    document = parse(start * depth + "x" + end * depth, "f.yaml")
    assert {"E105", "E106"} & {found.code for found in document.problems}


def test_deep_indentation_is_refused() -> None:
    document = parse("\n".join(" " * i + "a:" for i in range(1_000)), "f.yaml")
    assert problems(document) == [("E105", 201, 201)]


def test_brackets_in_a_text_are_no_nesting() -> None:
    text = "a: '" + "[" * 5_000 + "'\n"
    assert parse(text, "f.yaml").problems == []


def test_nesting_up_to_the_limit_is_fine() -> None:
    depth = MAX_DEPTH
    assert parse("[" * depth + "x" + "]" * depth, "f.yaml").problems == []
