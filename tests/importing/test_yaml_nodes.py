"""YAML as people write it: what can be told apart is read, and every problem has its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abilitytrace.importing.formats.yaml_nodes import MAX_CHARACTERS, MAX_DEPTH, documents, tree
from abilitytrace.importing.formats.yaml_values import Node, plain


def value(node: Node | None) -> object:
    """A node as plain Python."""
    if node is None or node.value is None or isinstance(node.value, str):
        return None if node is None else node.value
    if isinstance(node.value, list):
        return [value(item) for item in node.value]
    return {key: value(item) for key, item in node.value.items()}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "a: no\nb: 3.50\nc: 2022-03-15", {"a": "no", "b": "3.50", "c": "2022-03-15"}, id="scalars stay text"
        ),
        pytest.param("a: ~\nb:\nc: null\nd: ''", {"a": None, "b": None, "c": None, "d": ""}, id="nulls"),
        pytest.param("a: &x {b: 1}\nc: *x", {"a": {"b": "1"}, "c": {"b": "1"}}, id="anchors"),
        pytest.param(
            "a: &x {b: 1, d: 2}\nc: {<<: *x, d: 3}",
            {"a": {"b": "1", "d": "2"}, "c": {"d": "3", "b": "1"}},
            id="merge keys",
        ),
        pytest.param("a: 1\r\nb: 2\r\n", {"a": "1", "b": "2"}, id="CRLF"),
        pytest.param("a: 1\na: 1\n", {"a": "1"}, id="the same key and value twice"),
        pytest.param("a: 1\nb: 2\na: 3\n", {"b": "2"}, id="one key, two values"),
        pytest.param("a: !!python/object:os.system x", {"a": "x"}, id="tags mean nothing"),
        pytest.param("&a [*a, 1]", [None, "1"], id="a list that holds itself"),
    ],
)
def test_values(text: str, expected: object) -> None:
    assert value(tree(text).node) == expected


def test_every_value_has_its_place() -> None:
    node = tree("a:\n- x\n- {b: y}\n", line=10).node
    assert node
    items = node.get("a")
    assert items
    assert [(item.line, item.column) for item in items.items()] == [(11, 3), (12, 3)]


@pytest.mark.parametrize(
    ("text", "expected", "place"),
    [
        pytest.param(
            'base_model: x\nmodel-index:\n- a: "b" c\ntags: [t]\n',
            {"base_model": "x", "tags": ["t"]},
            (3, 10),
            id="a fault in one key",
        ),
        pytest.param("a: 1\nb: 2\n\tc: 3\nd: 4\n", {"a": "1", "d": "4"}, (3, 1), id="a tab"),
        pytest.param("a: 1\nb: \x07\nc: 3\n", {"a": "1", "c": "3"}, (2, 1), id="a control character"),
        pytest.param('- a: 1\n- b: "x" and y\n- c: 3\n', [{"a": "1"}, {"c": "3"}], (2, 10), id="a fault in one item"),
        pytest.param('---\n- a: 1\n- b: "x" and y\n', [{"a": "1"}], (3, 10), id="after a document's start"),
        pytest.param("@#$@%@#", None, (1, 1), id="no YAML at all"),
        pytest.param("{{card_data}}", {}, (1, 2), id="a template"),
    ],
)
def test_a_fault_costs_only_the_part_it_stands_in(text: str, expected: object, place: tuple[int, int]) -> None:
    found = tree(text)
    assert value(found.node) == expected
    assert place in [(problem.line, problem.column) for problem in found.problems]


def test_a_key_with_two_values_is_said_with_its_place() -> None:
    (problem,) = tree("a: 1\na: 2\n").problems
    assert (problem.at, problem.line) == ("a", 2)
    assert "line 1" in problem.reason


@pytest.mark.parametrize("text", ["[" * 5000, "a: " + "{b: " * 5000, "- " * 5000])
def test_deep_nesting_is_refused(text: str) -> None:
    problems = tree(text).problems
    assert problems
    assert "nested too deeply" in problems[0].reason


def test_nesting_up_to_the_limit_is_read() -> None:
    assert tree("[" * MAX_DEPTH + "]" * MAX_DEPTH).problems == ()


def test_a_bomb_of_anchors_takes_no_more_room_than_its_text() -> None:
    lines = ["a0: &a0 [x, x]"] + [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 40)]
    node = tree("\n".join(lines)).node
    assert node
    last = node.get("a39")
    assert last
    assert len(plain(last)) <= 200


def test_documents_are_told_apart() -> None:
    found = documents("name: a\n---\nname: b\n")
    assert [(value(node), node.line if node else 0) for node, _ in found] == [({"name": "a"}, 1), ({"name": "b"}, 3)]


def test_a_broken_document_costs_no_other() -> None:
    found = documents('name: a\n---\nb: "x" y\n---\nname: c\n')
    assert [value(node) for node, _ in found] == [{"name": "a"}, None, {"name": "c"}]
    assert [(problem.line, problem.column) for _, problems in found for problem in problems] == [(3, 8)]


def test_a_very_long_text_is_not_read() -> None:
    text = "a: " + "x" * MAX_CHARACTERS
    assert tree(text).node is None
    assert [problem.reason for problem in tree(text).problems] == ["more than 8 Mi characters of YAML: not read"]
    assert documents(text) == [tree(text)]


def test_many_faults_are_told_up_to_a_number() -> None:
    problems = tree("".join(f'k{i}: "x" y\n' for i in range(150))).problems
    assert (len(problems), problems[-1].reason, problems[-1].line) == (101, "not valid YAML in 50 more places", 101)


@given(
    st.text(alphabet=st.sampled_from("ab:-[]{}&*!|>'\"#%@,?~ \n\t\r0\ufeff\u2028"), max_size=60), st.text(max_size=30)
)
def test_any_text_gives_a_tree(text: str, more: str) -> None:
    for each in (text, more, text + more):
        if (node := tree(each).node) is not None:
            assert plain(node) is not None
        documents(each)
