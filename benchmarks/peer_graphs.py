"""Asks other libraries for the ancestors of a model. Runs in the environment of the peers, and needs nothing of ours.

    python peer_graphs.py PEER EDGES MODEL [DATABASE]

EDGES has a line for each edge: parent, tab, child; before the tab of a model without parents stands nothing. With a
DATABASE, one that is not there is made of EDGES, and one that is there is asked. Prints JSON: how many ancestors, and the
seconds of both parts.
"""

import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path

__all__: list[str] = []

_WALK = """
with recursive above(id) as (
  select parent from edge where child = ? union select edge.parent from edge join above on edge.child = above.id
) select count(*) from above
"""


def rows(path: str) -> Iterator[tuple[str, str]]:
    """The lines of EDGES as (parent, child)."""
    with Path(path).open(encoding="utf-8") as lines:
        for line in lines:
            parent, _, child = line.rstrip("\n").partition("\t")
            yield parent, child


def with_networkx(path: str, model: str, _: str) -> tuple[int, float, float]:
    """A DiGraph of all, and `ancestors`."""
    start = time.perf_counter()
    import networkx as nx  # type: ignore[import-untyped,unused-ignore]

    graph: nx.DiGraph[str] = nx.DiGraph()
    for parent, child in rows(path):
        if parent:
            graph.add_edge(parent, child)
        else:
            graph.add_node(child)
    loaded = time.perf_counter()
    found = len(nx.ancestors(graph, model))
    return found, loaded - start, time.perf_counter() - loaded


def with_rustworkx(path: str, model: str, _: str) -> tuple[int, float, float]:
    """A PyDiGraph of all, and `ancestors`; names are kept in a dict, as it knows numbers only."""
    start = time.perf_counter()
    import rustworkx as rx  # type: ignore[import-not-found,unused-ignore]

    numbers: dict[str, int] = {}
    edges = []
    for parent, child in rows(path):
        end = numbers.setdefault(child, len(numbers))
        if parent:
            edges.append((numbers.setdefault(parent, len(numbers)), end))
    graph = rx.PyDiGraph()
    graph.add_nodes_from(list(numbers))
    graph.add_edges_from_no_data(edges)
    loaded = time.perf_counter()
    found = len(rx.ancestors(graph, numbers[model]))
    return found, loaded - start, time.perf_counter() - loaded


def with_sqlite(path: str, model: str, database: str) -> tuple[int, float, float]:
    """A table of edges with an index, and a recursive query."""
    import sqlite3

    is_new = not Path(database).exists()
    start = time.perf_counter()
    connection = sqlite3.connect(database)
    if is_new:
        connection.execute("create table edge (parent text not null, child text not null)")
        connection.executemany("insert into edge values (?, ?)", (ends for ends in rows(path) if ends[0]))
        connection.execute("create index edge_by_child on edge (child, parent)")
        connection.commit()
    loaded = time.perf_counter()
    (found,) = connection.execute(_WALK, (model,)).fetchone()
    connection.close()
    return found, loaded - start, time.perf_counter() - loaded


def with_duckdb(path: str, model: str, database: str) -> tuple[int, float, float]:
    """A table of edges, read by DuckDB itself, with an index, and a recursive query."""
    import duckdb  # type: ignore[import-not-found,unused-ignore]

    is_new = not Path(database).exists()
    start = time.perf_counter()
    connection = duckdb.connect(database)
    if is_new:
        columns = "columns = {'parent': 'varchar', 'child': 'varchar'}"
        connection.execute(
            "create table edge as select parent, child from"
            f" read_csv(?, delim = '\t', header = false, {columns}) where parent != ''",
            [path],
        )
        connection.execute("create index edge_by_child on edge (child)")
    loaded = time.perf_counter()
    ((found,),) = connection.execute(_WALK, [model]).fetchall()
    connection.close()
    return found, loaded - start, time.perf_counter() - loaded


_PEERS = {
    "networkx": with_networkx,
    "rustworkx": with_rustworkx,
    "SQLite": with_sqlite,
    "DuckDB": with_duckdb,
}

if __name__ == "__main__":
    peer, *arguments = sys.argv[1:]
    count, load, ask = _PEERS[peer](arguments[0], arguments[1], arguments[2] if len(arguments) > 2 else "")
    sys.stdout.write(json.dumps({"ancestors": count, "load": load, "ask": ask}))
