"""Selection × lineage → the ids of the records selected, each with why."""

from collections.abc import Iterable
from typing import NamedTuple

from abilitytrace.diagnostics import LineageError
from abilitytrace.lineage import Lineage, Named
from abilitytrace.questions.reason import Reason
from abilitytrace.questions.selection.conditions import holding
from abilitytrace.questions.selection.parse import ALL, Selection, Term, pointed
from abilitytrace.records import Step
from abilitytrace.vocabulary import WALKED

__all__ = ["Chosen", "choose", "select"]

# id → why it was selected
Reasons = dict[str, tuple[Reason, ...]]


class Chosen(NamedTuple):
    """What is left of all records: those selected (all for None), without those excluded."""

    selected: Reasons | None
    excluded: frozenset[str]

    def keeps(self, identifier: str) -> bool:
        """Whether a record is left."""
        return identifier not in self.excluded and (self.selected is None or identifier in self.selected)

    def why(self, identifier: str) -> tuple[Reason, ...]:
        """Why a record was selected; nothing where all are."""
        return self.selected.get(identifier, ()) if self.selected else ()


def choose(lineage: Lineage, selections: Iterable[Selection], exclusions: Iterable[Selection] = ()) -> Chosen:
    """The records of any of some selections that are in none of others. Raises as `select`."""
    wanted = [select(lineage, selection) for selection in selections]
    unwanted = [select(lineage, selection) for selection in exclusions]
    return Chosen(_union(wanted) if wanted else None, frozenset(_union(unwanted)))


def select(lineage: Lineage, selection: Selection) -> Reasons:
    """The records selected, of every kind, with the conditions that hold for each; empty when there are none.

    Raises UnknownName or WrongKind for a name that the lineage has not, or not as what the condition needs, with a note
    that points at it.
    """
    return _union(
        _intersection([_found(lineage, selection.text, term) for term in terms]) for terms in selection.alternatives
    )


def _union(parts: Iterable[Reasons]) -> Reasons:
    found: Reasons = {}
    for part in parts:
        for identifier, reasons in part.items():
            found[identifier] = tuple(dict.fromkeys((*found.get(identifier, ()), *reasons)))
    return found


def _intersection(parts: list[Reasons]) -> Reasons:
    shared = set(parts[0]).intersection(*parts[1:])
    return {identifier: _union(parts)[identifier] for identifier in parts[0] if identifier in shared}


def _found(lineage: Lineage, text: str, term: Term) -> Reasons:
    """What one condition selects."""
    try:
        start = _start(lineage, term)
    except LineageError as error:
        error.add_note(pointed(text, term.column, len(term.text)))
        raise
    if not term.walks:
        return {identifier: (reason,) for identifier, reason in start.items()}
    walk = _Walk(lineage, term.text)
    found = {identifier: [reason] for identifier, reason in start.items()}
    seeds = tuple(start)
    if term.closed:
        ends = walk.following(seeds, ALL)
        parts = (ends, walk.preceding((*seeds, *ends), ALL, "before-descendant"))
    else:
        parts = (walk.preceding(seeds, term.up), walk.following(seeds, term.down))
    for part in parts:
        for identifier, reason in part.items():
            # what is selected anyway needs no second reason in the same condition, unless it lies on both sides
            if identifier not in start and (identifier not in found or not term.closed):
                found.setdefault(identifier, []).append(reason)
    return {identifier: tuple(reasons) for identifier, reasons in found.items()}


def _start(lineage: Lineage, term: Term) -> dict[str, Reason]:
    """The records that the name or method of a condition means, before walking on from them."""
    if term.method:
        return holding(lineage, term)
    # only models and steps have ancestors
    found = lineage.find(term.value, "model", "step") if term.walks else lineage.find(term.value)
    return {found: Reason(term.text, "itself")} if lineage.is_known(found) else {}


class _Walk:
    """Walks the steps of descent from some models and steps, the nearest first; both models and steps are found."""

    def __init__(self, lineage: Lineage, term: str) -> None:
        self.lineage, self.term = lineage, term

    def preceding(self, seeds: tuple[str, ...], limit: int, how: str = "ancestor") -> dict[str, Reason]:
        """What the seeds were made from, at most `limit` steps back, ALL for all; a seed that another leads to, too."""
        return self._walk(seeds, limit, how)

    def following(self, seeds: tuple[str, ...], limit: int) -> dict[str, Reason]:
        """What was made from the seeds, at most `limit` steps on."""
        return self._walk(seeds, limit, "descendant")

    def _walk(self, seeds: tuple[str, ...], limit: int, how: str) -> dict[str, Reason]:
        found: dict[str, Reason] = {}
        level = [(seed, self.lineage.named(seed)) for seed in seeds]
        hops = 0
        while level and hops != limit:
            hops += 1
            following: dict[str, Named] = {}
            for current, origin in level:
                for identifier in self._next(current, back=how != "descendant"):
                    if identifier not in found:
                        found[identifier] = Reason(self.term, how, origin, hops)
                        if not isinstance(self.lineage.get(identifier), Step):
                            following[identifier] = origin
            level = list(following.items())
        return found

    def _next(self, identifier: str, *, back: bool) -> list[str]:
        """The models one step away and the steps that lead there; of a step, the models at its end."""
        record = self.lineage.get(identifier)
        if isinstance(record, Step):
            return [*record.inputs] if back else [record.output]
        steps = self.lineage.steps_to(identifier) if back else self.lineage.steps_from(identifier)
        walked = [step for step in steps if step.relation in WALKED]
        return [found for step in walked for found in (step.id, *(step.inputs if back else (step.output,)))]
