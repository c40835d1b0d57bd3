"""A descent where only some models are measured: their order, and what each is compared with."""

from collections.abc import Container
from typing import NamedTuple

from abilitytrace.lineage import Ancestry
from abilitytrace.records import Step

__all__ = ["Jump", "jumps", "root_first"]


class Jump(NamedTuple):
    """A model, the nearest measured model before it, and the steps from that to it, oldest first."""

    model: str
    before: str
    steps: tuple[Step, ...]


def root_first(ancestry: Ancestry) -> list[str]:
    """The models of a descent, every parent before its children, the model itself last."""
    into: dict[str, list[str]] = {}
    for step in ancestry.steps.values():
        into.setdefault(step.output, []).extend(step.inputs)
    order: list[str] = []
    seen: set[str] = set()
    todo = [(ancestry.model, False)]
    while todo:
        model, parents_done = todo.pop()
        if parents_done:
            order.append(model)
        elif model not in seen:
            seen.add(model)
            todo.append((model, True))
            todo += [(parent, False) for parent in reversed(into.get(model, [])) if parent not in seen]
    return order


def jumps(ancestry: Ancestry, model: str, measured: Container[str]) -> list[Jump]:
    """The nearest measured models before one, each with the shortest steps from it; by each parent, the better founded first."""
    into: dict[str, list[Step]] = {}
    for step in ancestry.steps.values():
        into.setdefault(step.output, []).append(step)
    found: dict[str, Jump] = {}
    waiting: list[tuple[str, tuple[Step, ...]]] = [(model, ())]
    seen = {model}
    while waiting:
        current, steps = waiting.pop(0)
        for step in into.get(current, []):
            for parent in step.inputs:
                way = (step, *steps)
                if parent in measured:
                    found.setdefault(parent, Jump(model, parent, way))
                elif parent not in seen:
                    waiting.append((parent, way))
                seen.add(parent)
    return list(found.values())
