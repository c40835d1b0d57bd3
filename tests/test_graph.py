import pytest

from abilitytrace.graph import cycles


@pytest.mark.parametrize(
    ("edges", "rings"),
    [
        ([], []),
        (["ab", "bc", "ac"], []),
        (["aa"], [["a"]]),
        (["ab", "ba"], [["a", "b"]]),
        (["ab", "bc", "ca", "cd"], [["a", "b", "c"]]),
        (["ab", "ba", "cd", "dc"], [["a", "b"], ["c", "d"]]),
        (["ab", "ba", "bc", "cb"], [["a", "b"]]),  # one of a knot is enough
    ],
)
def test_each_knot_gives_one_ring(edges: list[str], rings: list[list[str]]) -> None:
    assert cycles((parent, child) for parent, child in edges) == rings


def test_the_ring_does_not_depend_on_the_order_of_the_edges() -> None:
    edges = [("c", "a"), ("b", "c"), ("a", "b")]
    assert cycles(edges) == cycles(edges[::-1]) == [["a", "b", "c"]]
