"""Rules about descent: no model is its own ancestor, and no child is older than its parent."""

from collections.abc import Iterator

from abilitytrace.dates import first_day, last_day
from abilitytrace.diagnostics import Diagnostic
from abilitytrace.graph import cycles as find_cycles
from abilitytrace.reading.draft import Draft
from abilitytrace.records import Step, Thing

__all__ = ["child_older_than_parent", "cycles"]


def cycles(draft: Draft) -> Iterator[Diagnostic]:
    """E301: steps lead from a model back to itself."""
    steps = [definition for definition in draft.definitions if isinstance(definition.record, Step)]
    edges = [(model, d.record.output) for d in steps if isinstance(d.record, Step) for model in d.record.inputs]
    for cycle in find_cycles(edges):
        ring = " → ".join((*cycle, cycle[0]))
        for definition in steps:
            record = definition.record
            if isinstance(record, Step) and record.output == cycle[0] and cycle[-1] in record.inputs:
                message = f"models descend from themselves: {ring}"
                yield definition.document.diagnostic("E301", definition.keys, message, "remove one of these steps")
                break


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
            if model in released and last_day(end) < first_day(released[model]):
                message = f"`{step.output}` is dated {end}, before its input `{model}` ({released[model]})"
                yield definition.document.diagnostic("W302", definition.keys, message, "check both dates", step.id)
