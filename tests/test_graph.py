import pytest

from abilitytrace.graph import cycles, routes


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
    assert cycles((edge[0], edge[1]) for edge in edges) == rings


def test_the_ring_does_not_depend_on_the_order_of_the_edges() -> None:
    edges = [("c", "a"), ("b", "c"), ("a", "b")]
    assert cycles(edges) == cycles(edges[::-1]) == [["a", "b", "c"]]


# a → b → d, a → c → d, two steps from a to b, and a dead end
NET = [("a", "1", "b"), ("a", "2", "b"), ("a", "3", "c"), ("b", "4", "d"), ("c", "5", "d"), ("c", "6", "e")]


def test_routes_are_told_apart_by_their_steps() -> None:
    found = {"".join(step for _, step in way) for way in routes(NET, "a", "d", 10)}
    assert found == {"14", "24", "35"}
    assert [model for model, _ in routes(NET, "c", "d", 10)[0]] == ["c"]


def test_routes_stop_at_the_number_asked_for() -> None:
    assert len(routes(NET, "a", "d", 2)) == 2


def test_there_is_no_route_back_or_to_a_stranger() -> None:
    assert routes(NET, "d", "a", 10) == []
    assert routes(NET, "a", "nobody", 10) == []
