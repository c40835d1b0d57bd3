"""The models of a generated lineage that questions are asked about, the same for the same file, and its edges.

    python -m benchmarks.hub_models HUB ASKED EDGES

writes both. In a process of its own: what a process holds counts as memory of those that it starts.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

__all__ = ["Asked", "ancestors", "asked", "edges", "write_edges"]

# models looked at from the end, where they have ancestors, for the one to ask about
_LOOKED_AT = 20_000
# a model with a few ancestors: as many as its kind rarely exceeds
_FEW = 8


class Asked(NamedTuple):
    """Models to ask about: one with a few ancestors and scores; of those the oldest, and the one with the fewest children.

    `other` is another model with that oldest ancestor.
    """

    model: str
    root: str
    base: str
    other: str
    ancestors: int


def edges(hub: Path) -> Iterator[tuple[str, tuple[str, ...], bool]]:
    """Every model with its parents, and whether it has scores; parents come before children."""
    with hub.open(encoding="utf-8") as lines:
        next(lines)
        for line in lines:
            record = json.loads(line)
            steps = record.get("steps", {})
            parents = tuple(parent for step in steps.values() for parent in step["inputs"])
            yield next(iter(record["models"])), parents, "scores" in record


def ancestors(parents: dict[str, tuple[str, ...]], model: str) -> list[str]:
    """All ancestors of a model, nearest first."""
    found: dict[str, None] = {}
    todo = [model]
    for current in todo:
        for parent in parents.get(current, ()):
            if parent not in found:
                found[parent] = None
                todo.append(parent)
    return list(found)


def asked(hub: Path) -> Asked:
    """The models to ask about: of the last ones, that with the most ancestors up to a few, and scores on the way."""
    parents: dict[str, tuple[str, ...]] = {}
    scored: set[str] = set()
    children: Counter[str] = Counter()
    for model, of_model, has_scores in edges(hub):
        children.update(of_model)
        if of_model:
            parents[model] = of_model
        if has_scores:
            scored.add(model)
    best: tuple[int, str, list[str]] | None = None
    for model in list(parents)[-_LOOKED_AT:]:
        above = ancestors(parents, model)
        if model in scored and len(above) <= _FEW and scored & set(above) and (best is None or len(above) > best[0]):
            best = (len(above), model, above)
    assert best is not None, f"no model of {hub} has ancestors and scores"
    count, model, above = best
    root = above[-1]
    other = next(child for child in parents if root in parents[child] and child != model and child not in above)
    base = min(above, key=lambda parent: (children[parent], parent))
    return Asked(model, root, base, other, count)


def write_edges(hub: Path, path: Path) -> None:
    """Writes a line for each edge, parent before child, and for each model without parents, for `peer_graphs`."""
    with path.open("w", encoding="utf-8") as out:
        for model, parents, _ in edges(hub):
            out.writelines(f"{parent}\t{model}\n" for parent in dict.fromkeys(parents))
            if not parents:
                out.write(f"\t{model}\n")


if __name__ == "__main__":
    lines, about, table = map(Path, sys.argv[1:])
    write_edges(lines, table)
    about.write_text(json.dumps(asked(lines)), encoding="utf-8")
