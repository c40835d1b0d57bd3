"""The only face of networkx: what needs real graph algebra, in the domain's words.

Loaded when asked for, never by a warm question.
"""

from collections.abc import Iterable
from itertools import islice

import networkx as nx

__all__ = ["cycles", "routes"]


def cycles(edges: Iterable[tuple[str, str]]) -> list[list[str]]:
    """One cycle of each strongly connected knot of models, in order of descent from its first id; none in a sound lineage."""
    graph: nx.DiGraph[str] = nx.DiGraph(sorted(edges))
    found = []
    for knot in nx.strongly_connected_components(graph):
        inner = graph.subgraph(knot)
        if len(knot) > 1 or any(inner.has_edge(model, model) for model in knot):
            ring = [parent for parent, _ in nx.find_cycle(inner, min(knot))]
            start = ring.index(min(ring))
            found.append(ring[start:] + ring[:start])
    return sorted(found)


def routes(edges: Iterable[tuple[str, str, str]], start: str, end: str, most: int) -> list[tuple[tuple[str, str], ...]]:
    """All ways from one model to another that pass no model twice, each as (model, step) pairs; at most so many.

    `edges` are (model, step, next model); two steps may join the same models.
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_nodes_from((start, end))
    for model, step, following in edges:
        graph.add_edge(model, following, key=step)
    found = nx.all_simple_edge_paths(graph, start, end)
    # of an edge, the model it leads from and its key
    return [tuple((edge[0], edge[-1]) for edge in way) for way in islice(found, most)]
