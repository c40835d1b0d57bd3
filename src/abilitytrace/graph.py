"""The only face of networkx: what needs real graph algebra, in the domain's words.

Imported where it is needed, as importing it takes as long as reading a small lineage: never by a warm question, and by
reading only where models descend in a ring.
"""

import re
from collections.abc import Iterable, Mapping
from graphlib import CycleError, TopologicalSorter
from io import BytesIO
from itertools import islice
from typing import Any

__all__ = ["cycles", "graphml", "routes"]


def cycles(edges: Iterable[tuple[str, str]]) -> list[list[str]]:
    """One cycle of each strongly connected knot of models, in order of descent from its first id; none in a sound lineage."""
    pairs = sorted(edges)
    if _is_sound(pairs):
        return []
    import networkx as nx

    graph: nx.DiGraph[str] = nx.DiGraph(pairs)
    found = []
    for knot in nx.strongly_connected_components(graph):
        inner = graph.subgraph(knot)
        if len(knot) > 1 or any(inner.has_edge(model, model) for model in knot):
            ring = [parent for parent, _ in nx.find_cycle(inner, min(knot))]
            start = ring.index(min(ring))
            found.append(ring[start:] + ring[:start])
    return sorted(found)


def _is_sound(edges: Iterable[tuple[str, str]]) -> bool:
    """Whether no model descends from itself."""
    order: TopologicalSorter[str] = TopologicalSorter()
    for parent, child in edges:
        order.add(child, parent)
    try:
        order.prepare()
    except CycleError:
        return False
    return True


def routes(edges: Iterable[tuple[str, str, str]], start: str, end: str, most: int) -> list[tuple[tuple[str, str], ...]]:
    """All ways from one model to another that pass no model twice, each as (model, step) pairs; at most so many.

    `edges` are (model, step, next model); two steps may join the same models.
    """
    import networkx as nx

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_nodes_from((start, end))
    for model, step, following in edges:
        graph.add_edge(model, following, key=step)
    found = nx.all_simple_edge_paths(graph, start, end)
    # of an edge, the model it leads from and its key
    return [tuple((edge[0], edge[-1]) for edge in way) for way in islice(found, most)]


def graphml(
    about: Mapping[str, str],
    nodes: Iterable[tuple[str, Mapping[str, Any]]],
    edges: Iterable[tuple[str, str, Mapping[str, Any]]],
) -> str:
    """A directed multigraph as GraphML, in the order given. `about` are attributes of the graph itself.

    Values are text, numbers or booleans, of one type for each name; text holds no characters that XML forbids.
    """
    import networkx as nx

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.graph.update(about)
    for node, attributes in nodes:
        graph.add_node(node, **attributes)
    for start, end, attributes in edges:
        graph.add_edge(start, end, **attributes)
    buffer = BytesIO()
    # the writer of the standard library: the same text whether lxml is installed or not
    nx.readwrite.graphml.write_graphml_xml(graph, buffer)
    text = buffer.getvalue().decode("utf-8") + "\n"
    # networkx writes Python's True and False; a boolean of XML Schema is in small letters
    flags = "|".join(re.findall(r'<key id="(d\d+)"[^>]* attr\.type="boolean"', text))
    return re.sub(rf'(?<=<data key=")({flags})">(True|False)<', lambda found: found[0].lower(), text)
