"""The family as a tree: what was made from what, when, how, and what it did to abilities."""

from typing import NamedTuple

from abilitytrace.lineage import Lineage, Named
from abilitytrace.questions.parts import Confidence, confidence
from abilitytrace.records import Claim, Step, Thing
from abilitytrace.vocabulary import GRADED, WALKED

__all__ = ["Node", "Options", "Tree", "TreeMark", "tree"]

_MAX_DEPTH = 200


class TreeMark(NamedTuple):
    """A mark of the step between a node and the one above, with how sure it is.

    `versus` is the model that the mark compares with, where that is not the model the step started from.
    """

    ability: Named
    mark: str
    claim: str
    level: str
    contested: bool
    versus: Named | None


class Node(NamedTuple):
    """A model in the tree and the step that joins it to the node above.

    `step` is empty for a root. `date` and `until` are the model's own, `methods` and `marks` the step's; for the root of a
    tree that is not inverted, those of the step that made it. `other_inputs` are further parents of a merge; `rivals` counts
    other accounts of how the step's model came to be. A model shown elsewhere is `folded`: its branches are left out here.
    `cut` says that the depth asked for hides branches.
    """

    model: Named
    step: str
    relation: str
    date: str
    until: str
    methods: tuple[Named, ...]
    other_inputs: tuple[Named, ...]
    rivals: int
    confidence: Confidence | None
    marks: tuple[TreeMark, ...]
    placeholder: bool
    folded: bool
    cut: bool
    branches: tuple["Node", ...]


class Tree(NamedTuple):
    """The answer to `tree`: the largest tree first; `alone` are models without relatives. `models` counts those shown."""

    roots: tuple[Node, ...]
    alone: tuple[Named, ...]
    inverted: bool
    ability: Named | None
    edges: tuple[str, ...]
    models: int
    as_of: str


class Options(NamedTuple):
    """What a tree shows: `depth` 0 for all; `prune` ids whose subtrees are left out; `edges` relations that are followed.

    Of all models those `selected` (None for all), without those `excluded`, which may name steps too. A model whose
    parents are all left out is a root.
    """

    invert: bool = False
    depth: int = 0
    prune: tuple[str, ...] = ()
    ability: str = ""
    edges: tuple[str, ...] = WALKED
    dedupe: bool = True
    selected: frozenset[str] | None = None
    excluded: frozenset[str] = frozenset()

    def shows(self, model: str) -> bool:
        """Whether a model is among those to show."""
        return model not in self.excluded and (self.selected is None or model in self.selected)

    def follows(self, step: Step) -> bool:
        """Whether a step is among those to follow."""
        return step.relation in self.edges and step.id not in self.excluded


_ALL = Options()


def tree(lineage: Lineage, root: str = "", options: Options = _ALL) -> Tree:
    """The tree below a model, or above it when inverted; without one, that of every root.

    Raises UnknownName or WrongKind for names that are no models or abilities.
    """
    ability = lineage.find(options.ability, "ability") if options.ability else ""
    pruned = frozenset(lineage.find(name, "model") for name in options.prune)
    growing = _Growing(lineage, options, ability, pruned)
    starts = [lineage.find(root, "model")] if root else _roots(lineage, options)
    starts = [model for model in starts if model not in pruned and options.shows(model)]
    roots, alone = growing.forest(starts, keep_single=bool(root))
    if ability and not root:
        roots, alone = tuple(node for node in roots if _has_marks(node)), ()
    return Tree(
        roots=roots,
        alone=alone,
        inverted=options.invert,
        ability=lineage.named(ability) if ability else None,
        edges=options.edges,
        models=len({model for node in roots for model in _models(node)}) + len(alone),
        as_of=lineage.as_of,
    )


class _Growing:
    """Grows nodes and remembers which models already stand in the tree."""

    def __init__(self, lineage: Lineage, options: Options, ability: str, pruned: frozenset[str]) -> None:
        self.lineage, self.options, self.ability, self.pruned = lineage, options, ability, pruned
        # model → the depth at which it stands in full
        self.shown: dict[str, int] = {}
        self.reached: set[str] = set()

    def forest(self, starts: list[str], *, keep_single: bool) -> tuple[tuple[Node, ...], tuple[Named, ...]]:
        """A node for each start that has branches, the largest tree first, and the starts without any."""
        sizes = {start: len(self.reach(start)) for start in starts}
        self.reached = set().union(*(self.reach(start) for start in starts))
        alone = () if keep_single else tuple(start for start in starts if sizes[start] == 1)
        grown = sorted((start for start in starts if start not in alone), key=lambda start: -sizes[start])
        roots = tuple(self.node(start, None, 1, frozenset()) for start in grown)
        return roots, tuple(self.lineage.named(start) for start in alone)

    def reach(self, start: str) -> set[str]:
        """The models in the tree of a start."""
        found, todo = {start}, [start]
        while todo:
            more = [other for other, _ in self.following(todo.pop()) if other not in found]
            found.update(more)
            todo += more
        return found

    def node(self, model: str, step: Step | None, depth: int, above: frozenset[str]) -> Node:
        thing = self.lineage.thing(model)
        into = self.lineage.steps_to(model)
        made = into[0] if into and not self.options.invert else None
        own = step or made
        following = [] if model in above else self.following(model)
        folded = bool(following) and self.options.dedupe and self.folds(model, step, depth)
        if not folded:
            self.shown[model] = depth
        too_deep = depth > _MAX_DEPTH or (self.options.depth > 0 and depth > self.options.depth)
        cut = bool(following) and not folded and too_deep
        branches = [] if folded or cut else following
        dated = step if step is not None and not self.options.invert else (into[0] if into else None)
        return Node(
            model=Named(model, thing.name),
            step=step.id if step else "",
            relation=step.relation if step else "",
            date=self.lineage.date_of(dated) if dated else thing.released,
            until=dated.until if dated else "",
            methods=tuple(self.lineage.named(method) for method in own.methods) if own else (),
            other_inputs=self.other_inputs(model, step, above),
            rivals=self.rivals(step),
            confidence=confidence(self.lineage, step) if step else None,
            marks=self.marks(own) if self.tells_marks(step) else (),
            placeholder=thing.placeholder,
            folded=folded,
            cut=cut,
            branches=tuple(self.node(other, via, depth + 1, above | {model}) for other, via in branches),
        )

    def folds(self, model: str, step: Step | None, depth: int) -> bool:
        """Whether a model is left folded here, as it stands in full elsewhere with at least as much room below it."""
        if self.options.depth:
            return self.shown.get(model, depth + 1) <= depth
        return model in self.shown or self.stands_elsewhere(model, step)

    def stands_elsewhere(self, model: str, step: Step | None) -> bool:
        """Whether a better founded account puts the model in another place of this tree, where it is shown in full."""
        if step is None or self.options.invert:
            return False
        accounts = [other for other in self.lineage.steps_to(model) if self.options.follows(other)]
        best = next((other for other in accounts if set(other.inputs) & self.reached), step)
        return best.id != step.id and not set(best.inputs) & self.pruned

    def following(self, model: str) -> list[tuple[str, Step]]:
        """The next models and the steps to them, by date, then best founded first."""
        if self.options.invert:
            steps = [(parent, step) for step in self.lineage.steps_to(model) for parent in step.inputs]
        else:
            steps = [(step.output, step) for step in self.lineage.steps_from(model)]
        shown = [pair for pair in steps if pair[0] not in self.pruned and self.options.shows(pair[0])]
        kept = [pair for pair in shown if self.options.follows(pair[1])]
        return kept if self.options.invert else sorted(kept, key=lambda pair: self.lineage.by_date(pair[1]))

    def other_inputs(self, model: str, step: Step | None, above: frozenset[str]) -> tuple[Named, ...]:
        if step is None or self.options.invert or len(step.inputs) == 1:
            return ()
        return tuple(self.lineage.named(other) for other in step.inputs if other not in above and other != model)

    def rivals(self, step: Step | None) -> int:
        if step is None:
            return 0
        return sum(other.id != step.id and other.relation in WALKED for other in self.lineage.steps_to(step.output))

    def marks(self, step: Step | None) -> tuple[TreeMark, ...]:
        """The marks on a step's output, in the order of the files.

        Rival accounts of one model share its marks. Of several on one ability, that which compares with the step's
        input is shown, and of those the best founded.
        """
        if step is None:
            return ()
        rivals = [other.id for other in self.lineage.steps_to(step.output)]
        claims = [claim for claim in self.lineage.claims_caused_by(rivals) if claim.kind == "effect"]
        found: dict[str, TreeMark] = {}
        for claim in claims:
            graded, versus = self.lineage.graded(claim.id), self.baseline(claim, step)
            for ability, mark in claim.effects:
                if not self.ability or ability == self.ability:
                    named = self.lineage.named(ability)
                    shown = TreeMark(named, mark, claim.id, graded.level, graded.contested, versus)
                    found[ability] = min(found.get(ability, shown), shown, key=_by_fit)
        return tuple(found.values())

    def tells_marks(self, step: Step | None) -> bool:
        """Whether a step's marks belong here: read upwards, rival accounts would repeat them, so the best founded tells."""
        return step is None or not self.options.invert or self.lineage.steps_to(step.output)[0].id == step.id

    def baseline(self, claim: Claim, step: Step) -> Named | None:
        """What a mark compares with, when that is not what the step started from."""
        if claim.versus:
            return None if claim.versus in step.inputs else self.lineage.named(claim.versus)
        stated = self.lineage.get(claim.cause[0])
        inputs = stated.inputs if isinstance(stated, Step) else step.inputs
        return None if inputs == step.inputs or not inputs else self.lineage.named(inputs[0])


def _by_fit(mark: TreeMark) -> tuple[bool, int, str]:
    """Sorts marks on one ability: those against the step's input first, then the best founded."""
    return (mark.versus is not None, -GRADED.index(mark.level), mark.claim)


def _roots(lineage: Lineage, options: Options) -> list[str]:
    """The models that no shown step leads to (from which none leads on, when inverted), by date; series left out."""
    found = []
    for thing in lineage.all("model", Thing):
        steps = lineage.steps_from(thing.id) if options.invert else lineage.steps_to(thing.id)
        followed = [step for step in steps if options.follows(step)]
        ends = [model for step in followed for model in ((step.output,) if options.invert else step.inputs)]
        if not thing.members and not any(options.shows(model) for model in ends):
            found.append((thing.released or "9999", thing.id))
    return [identifier for _, identifier in sorted(found)]


def _has_marks(node: Node) -> bool:
    return bool(node.marks) or any(_has_marks(branch) for branch in node.branches)


def _models(node: Node) -> list[str]:
    return [node.model.id, *(model for branch in node.branches for model in _models(branch))]
