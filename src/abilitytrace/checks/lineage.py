"""Rules about descent: no model is its own ancestor, no child older than its parent, nothing broader than itself."""

from collections.abc import Iterator

from abilitytrace.dates import first_day, last_day
from abilitytrace.diagnostics import Diagnostic
from abilitytrace.graph import cycles as find_cycles
from abilitytrace.reading.draft import Definition, Draft
from abilitytrace.records import Step, Thing

__all__ = ["broader_than_itself", "child_older_than_parent", "cycles", "older_than", "ring"]

# of a longer ring, so many models and steps are told
_SHOWN = 20


def cycles(draft: Draft) -> Iterator[Diagnostic]:
    """E301: steps lead from a model back to itself. Reported at the last step of the ring that was read."""
    steps: dict[tuple[str, str], list[Definition]] = {}
    for definition in draft.definitions:
        if isinstance(step := definition.record, Step):
            for model in step.inputs:
                steps.setdefault((model, step.output), []).append(definition)
    order = {id(definition): i for i, definition in enumerate(draft.definitions)}
    for cycle in find_cycles(steps):
        edges = zip(cycle, (*cycle[1:], cycle[0]), strict=True)
        around = [steps[edge][-1] for edge in edges]
        last = max(around, key=lambda definition: order[id(definition)])
        message = f"models descend from themselves: {ring(cycle)}"
        places = [f"{d.record.id} ({_place(d)})" for d in around[:_SHOWN]]
        others = ", …" if len(around) > _SHOWN else ""
        help_ = f"remove one of these steps: {', '.join(places)}{others}"
        yield last.document.diagnostic("E301", last.keys, message, help_, last.record.id)


def broader_than_itself(draft: Draft) -> Iterator[Diagnostic]:
    """E303: `broader` or `members` lead from a thing back to itself. Reported at the last of them that was read."""
    things = {d.record.id: d for d in draft.definitions if isinstance(d.record, Thing)}
    order = {identifier: i for i, identifier in enumerate(things)}
    for field in ("broader", "members"):
        edges = [(key, other) for key, d in things.items() for other in getattr(d.record, field) if other in things]
        for cycle in find_cycles(edges):
            last = things[max(cycle, key=order.__getitem__)]
            following = cycle[(cycle.index(last.record.id) + 1) % len(cycle)]
            at = (*last.keys, field, getattr(last.record, field).index(following))
            message = f"`{field}` leads back to where it began: {ring(cycle)}"
            yield last.document.diagnostic("E303", at, message, f"take one of them out of `{field}`", following)


def ring(cycle: list[str]) -> str:
    """A ring of ids as text, its beginning for a long one."""
    return f"{' → '.join((*cycle[:_SHOWN], '…')[: len(cycle)])} → {cycle[0]}"


def _place(definition: Definition) -> str:
    where = definition.document.place(definition.keys)
    return f"{where.path}:{where.line}"


def child_older_than_parent(draft: Draft) -> Iterator[Diagnostic]:
    """W302: a step ends before its input was released."""
    released = {
        d.record.id: d.record.released for d in draft.definitions if isinstance(d.record, Thing) and d.record.released
    }
    for definition in draft.definitions:
        step = definition.record
        if not isinstance(step, Step) or not (end := step.until or step.date or released.get(step.output, "")):
            continue
        for model in step.inputs:
            if message := older_than(step.output, end, model, released.get(model, "")):
                yield definition.document.diagnostic("W302", definition.keys, message, "check both dates", step.id)


def older_than(output: str, end: str, model: str, released: str) -> str:
    """What is wrong with the dates of a step: that its output's, `end`, lies before its input's; empty for nothing."""
    if not end or not released or last_day(end) >= first_day(released):
        return ""
    return f"`{output}` is dated {end}, before its input `{model}` ({released})"
