"""The only face of networkx: what needs real graph algebra, in the domain's words.

Loaded when asked for, never by a warm question.
"""

from collections.abc import Iterable

import networkx as nx

__all__ = ["cycles"]


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
