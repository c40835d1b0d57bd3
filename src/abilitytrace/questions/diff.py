"""What one model gained and lost against another, from the point where their ways part."""

from typing import NamedTuple

from abilitytrace.lineage import Ancestry, Lineage, Named
from abilitytrace.questions.marks import MarkAt, baseline, expected_of, marks_of
from abilitytrace.questions.measured import Measurements, direction, measure
from abilitytrace.questions.parts import (
    ClaimView,
    SpecValue,
    StepView,
    by_strength,
    knows,
    view_claim,
    view_spec,
    view_step,
)
from abilitytrace.records import Step, Thing
from abilitytrace.vocabulary import MARKS

__all__ = [
    "Change",
    "Diff",
    "SpecDifference",
    "diff",
    "merge_bases",
]

VERDICTS = ("gained", "restored", "lost", "kept", "unknown")


class Change(NamedTuple):
    """What happened to one ability between A and B.

    `verdict` is one of `gained`, `restored`, `lost`, `kept`, `unknown`. `of_a` and `of_b` are the marks on each side since
    the ways parted, in order of date; `before` those from the merge base back. `one_sided`: only one side carries a mark.
    """

    ability: Named
    verdict: str
    of_a: tuple[MarkAt, ...]
    of_b: tuple[MarkAt, ...]
    before: tuple[MarkAt, ...] = ()
    one_sided: bool = False


class SpecDifference(NamedTuple):
    """An attribute with the values that each side's sources give; several values on one side are a conflict of sources."""

    attribute: Named
    of_a: tuple[SpecValue, ...]
    of_b: tuple[SpecValue, ...]


class Diff(NamedTuple):
    """The answer to `diff`. `relation` is `same`, `ancestor` (A of B), `descendant`, `siblings`, `cousins` or `unrelated`.

    `unmarked` are abilities without any mark here: nothing is known, which is not the same as no change. `measured` are
    the scores of both in the same setting, by ability.
    `refuted`: one of them descends from the bases only by an account that is graded refuted.
    `bases` are the nearest common ancestors; `steps_a` and `steps_b` the steps from them to each side, oldest first.
    """

    a: Named
    b: Named
    relation: str
    bases: tuple[Named, ...]
    refuted: bool
    steps_a: tuple[StepView, ...]
    steps_b: tuple[StepView, ...]
    changes: tuple[Change, ...]
    unmarked: tuple[Named, ...]
    specs: tuple[SpecDifference, ...]
    tradeoffs: tuple[ClaimView, ...]
    measured: Measurements
    as_of: str


def diff(lineage: Lineage, a: str, b: str) -> Diff:
    """What B gained and lost against A. Turning A and B round turns gains into losses and nothing else.

    Raises UnknownName or WrongKind for names that are no models.
    """
    first, second = lineage.find(a, "model"), lineage.find(b, "model")
    of_a, of_b = lineage.ancestry(first), lineage.ancestry(second)
    bases = merge_bases(of_a, of_b)
    only_a = _own_steps(lineage, of_a, of_b)
    only_b = _own_steps(lineage, of_b, of_a)
    shared = [step for key, step in of_a.steps.items() if key in of_b.steps]
    relation = _relation(lineage, of_a, of_b, bases)
    changes = (
        _changes(lineage, only_a, only_b, shared, frozenset((first, second, *bases)))
        if relation not in ("same", "unrelated")
        else ()
    )
    return Diff(
        a=lineage.named(first),
        b=lineage.named(second),
        relation=relation,
        bases=tuple(lineage.named(base) for base in bases),
        refuted=any(_only_by_refuted(lineage, side, bases) for side in (of_a, of_b)),
        steps_a=tuple(view_step(lineage, step) for step in only_a),
        steps_b=tuple(view_step(lineage, step) for step in only_b),
        changes=changes,
        unmarked=_unmarked(lineage, changes),
        specs=_spec_differences(lineage, lineage.thing(first), lineage.thing(second)),
        tradeoffs=_tradeoffs(lineage, (*only_a, *only_b)),
        measured=measure(lineage, first, second, _directions(changes), unmarked=True),
        as_of=lineage.as_of,
    )


def merge_bases(of_a: Ancestry, of_b: Ancestry) -> list[str]:
    """The common ancestors of two models that no other common ancestor descends from, by id; empty when unrelated."""
    common = of_a.models & of_b.models
    steps = {**of_a.steps, **of_b.steps}
    above: dict[str, set[str]] = {model: set() for model in common}
    for step in steps.values():
        if step.output in common:
            above[step.output].update(parent for parent in step.inputs if parent in common)
    covered: set[str] = set()
    for model in common:
        todo, seen = list(above[model]), set()
        while todo:
            parent = todo.pop()
            if parent not in seen:
                seen.add(parent)
                todo += above[parent]
        covered |= seen - {model}
    return sorted(common - covered)


def _only_by_refuted(lineage: Lineage, of: Ancestry, bases: list[str]) -> bool:
    """Whether every way from some models to one of their descendants passes a step that is graded refuted."""
    sound = [step for step in of.steps.values() if lineage.graded(step.id).level != "refuted"]
    reached = {of.model}
    todo = [of.model]
    while todo:
        current = todo.pop()
        parents = {model for step in sound if step.output == current for model in step.inputs} - reached
        reached |= parents
        todo += parents
    return bool(bases) and not reached & set(bases)


def _own_steps(lineage: Lineage, own: Ancestry, other: Ancestry) -> list[Step]:
    """The steps that lead to one model and not to the other, oldest first."""
    steps = [(key, step) for key, step in own.steps.items() if key not in other.steps]
    steps.sort(key=lambda pair: (-own.distance[pair[0]], lineage.by_date(pair[1])))
    return [step for _, step in steps]


def _relation(lineage: Lineage, of_a: Ancestry, of_b: Ancestry, bases: list[str]) -> str:
    a, b = of_a.model, of_b.model
    if a == b:
        return "same"
    if a in of_b.models:
        return "ancestor"
    if b in of_a.models:
        return "descendant"
    if not bases:
        return "unrelated"
    parents_a = {model for step in lineage.steps_to(a) for model in step.inputs}
    parents_b = {model for step in lineage.steps_to(b) for model in step.inputs}
    return "siblings" if parents_a & parents_b & set(bases) else "cousins"


class _Side(NamedTuple):
    """The marks on one side since the ways parted: those that steps carry, and those to be expected of their methods."""

    own: dict[str, list[MarkAt]]
    expected: dict[str, list[MarkAt]]

    def marks(self, ability: str, other: "_Side") -> tuple[MarkAt, ...]:
        """Its own marks; the expected ones where it has none and the other side, or nobody here, has any of its own."""
        if ability in self.own:
            return tuple(self.own[ability])
        return tuple(self.expected.get(ability, ())) if ability in other.own or not self.own else ()


def _changes(
    lineage: Lineage, only_a: list[Step], only_b: list[Step], shared: list[Step], against: frozenset[str]
) -> tuple[Change, ...]:
    """The change of every ability that has a mark on either side or before, by verdict, then in the order of the files."""
    side_a, side_b = (
        _Side(marks_of(lineage, steps, against), expected_of(lineage, steps)) for steps in (only_a, only_b)
    )
    before = marks_of(lineage, shared)
    changes = []
    for ability in lineage.all("ability", Thing):
        a, b = side_a.marks(ability.id, side_b), side_b.marks(ability.id, side_a)
        earlier = tuple(before.get(ability.id, ()))
        if a or b or earlier:
            verdict, one_sided = _verdict(a, b, against)
            changes.append(Change(Named(ability.id, ability.name), verdict, a, b, earlier, one_sided))
    return tuple(sorted(changes, key=lambda change: VERDICTS.index(change.verdict)))


def _directions(changes: tuple[Change, ...]) -> dict[str, str]:
    """Which way the marks on each ability point, as `measured` wants it."""
    return {change.ability.id: direction(change.verdict) for change in changes}


def _unmarked(lineage: Lineage, changes: tuple[Change, ...]) -> tuple[Named, ...]:
    """The abilities about which nothing is marked on either side or before: unknown, not unchanged."""
    marked = {change.ability.id for change in changes}
    return tuple(Named(thing.id, thing.name) for thing in lineage.all("ability", Thing) if thing.id not in marked)


def _verdict(a: tuple[MarkAt, ...], b: tuple[MarkAt, ...], against: frozenset[str]) -> tuple[str, bool]:
    """The verdict for B against A from the marks on each side, and whether only one side has any.

    The sums of the marks are compared: equal sums are kept (unknown when one side's marks cancel out), a higher one is a
    gain, or a restoration where B's marks say so. Turned round, gains and restorations are losses.
    """
    of_a, of_b = _sum(a, against), _sum(b, against)
    moved = of_b - of_a
    one_sided = bool(a) != bool(b)
    if a and b and of_a * of_b > 0 and any(mark.claim.kind == "origin" for mark in (*a, *b)):
        # what a method does in general says in which direction, not how far
        return "kept", one_sided
    if moved == 0:
        cancels = one_sided and any(MARKS[mark.mark].rank for mark in (*a, *b))
        return ("unknown" if cancels else "kept"), one_sided
    if moved < 0:
        return "lost", one_sided
    return ("restored" if any(mark.mark == "restore" for mark in b) else "gained"), one_sided


def _sum(marks: tuple[MarkAt, ...], against: frozenset[str]) -> float:
    """What the marks of one side add up to; one that compares with a model asked about, or the base, tells the whole."""
    total = 0.0
    for mark in marks:
        rank = MARKS[mark.mark].rank
        total = rank if baseline(mark) & against else total + rank
    return total


def _spec_differences(lineage: Lineage, a: Thing, b: Thing) -> tuple[SpecDifference, ...]:
    """Attributes whose values differ between the models, or within one model between sources."""
    if a.id == b.id:
        return ()
    differences = []
    for attribute in dict.fromkeys(spec.attribute for spec in (*a.specs, *b.specs)):
        of_a, of_b = (_values(lineage, thing, attribute) for thing in (a, b))
        if of_a and of_b and {value[:2] for value in of_a} != {value[:2] for value in of_b}:
            differences.append(SpecDifference(lineage.named(attribute), of_a, of_b))
    return tuple(differences)


def _values(lineage: Lineage, thing: Thing, attribute: str) -> tuple[SpecValue, ...]:
    return tuple(
        view_spec(lineage, spec) for spec in thing.specs if spec.attribute == attribute and knows(lineage, spec)
    )


def _tradeoffs(lineage: Lineage, steps: tuple[Step, ...]) -> tuple[ClaimView, ...]:
    """The trade-off claims about some steps, strongest first."""
    causes = sorted({cause for step in steps for cause in (step.id, step.output)})
    claims = [claim for claim in lineage.claims_caused_by(causes) if claim.kind == "tradeoff"] if causes else []
    return tuple(sorted((view_claim(lineage, claim) for claim in claims), key=by_strength))
