"""The family as a tree: what was made from what, when, how, and what it did to abilities."""

from typing import NamedTuple

from abilitytrace.lineage import Lineage, Named
from abilitytrace.questions.parts import Confidence, confidence
from abilitytrace.records import Step, Thing
from abilitytrace.vocabulary import RELATIONS

__all__ = ["Node", "Tree", "TreeMark", "tree"]

_MAX_DEPTH = 200


class TreeMark(NamedTuple):
    """A mark of the step to a node, with how sure it is."""

    ability: Named
    mark: str
    claim: str
    level: str
    contested: bool


class Node(NamedTuple):
    """A model in the tree and the step between it and the node above.

    `step` is empty for a root. `other_inputs` are further parents of a merge; `rivals` counts other accounts of how this
    model came to be. A node already shown elsewhere is `folded`: its own branches are left out here.
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
    """The answer to `tree`: one node a root, in order of date. `models` counts different models shown."""

    roots: tuple[Node, ...]
    inverted: bool
    ability: Named | None
    edges: tuple[str, ...]
    models: int
    as_of: str


class Options(NamedTuple):
    """What a tree shows: `depth` 0 for all; `prune` ids whose subtrees are left out; `edges` relations that are followed."""

    invert: bool = False
    depth: int = 0
    prune: tuple[str, ...] = ()
    ability: str = ""
    edges: tuple[str, ...] = ("derives", "succeeds")
    dedupe: bool = True


def tree(lineage: Lineage, root: str = "", options: Options = Options()) -> Tree:
    """The tree below a model, or above it when inverted; without one, that of every root.

    Raises UnknownName or WrongKind for names that are no models or abilities.
    """
    ability = lineage.find(options.ability, "ability") if options.ability else ""
    pruned = frozenset(lineage.find(name, "model") for name in options.prune)
    growing = _Growing(lineage, options, ability, pruned)
    starts = [lineage.find(root, "model")] if root else _roots(lineage, options)
    roots = tuple(growing.node(model, None, 1) for model in starts if model not in pruned)
    if ability and not root:
        roots = tuple(node for node in roots if _has_marks(node))
    return Tree(
        roots=roots,
        inverted=options.invert,
        ability=lineage.named(ability) if ability else None,
        edges=options.edges,
        models=len({model for node in roots for model in _models(node)}),
        as_of=lineage.as_of,
    )


class _Growing:
    """Grows nodes and remembers which models already stand in the tree."""

    def __init__(self, lineage: Lineage, options: Options, ability: str, pruned: frozenset[str]) -> None:
        self.lineage, self.options, self.ability, self.pruned = lineage, options, ability, pruned
        self.shown: set[str] = set()

    def node(self, model: str, step: Step | None, depth: int, above: frozenset[str] = frozenset()) -> Node:
        thing = self.lineage.thing(model)
        into = self.lineage.steps_to(model) if step is None or not self.options.invert else []
        own = step if step is not None else (into[0] if into else None)
        following = [] if model in above else self.following(model)
        seen = model in self.shown and bool(following) and self.options.dedupe
        self.shown.add(model)
        cut = (
            bool(following)
            and not seen
            and bool(self.options.depth and depth > self.options.depth or depth > _MAX_DEPTH)
        )
        branches = (
            ()
            if seen or cut
            else tuple(self.node(other, other_step, depth + 1, above | {model}) for other, other_step in following)
        )
        return Node(
            model=Named(model, thing.name),
            step=step.id if step else "",
            relation=step.relation if step else "",
            date=self.lineage.date_of(own) if own and (step or not self.options.invert) else thing.released,
            until=own.until if own else "",
            methods=tuple(self.lineage.named(method) for method in own.methods) if own else (),
            other_inputs=self.other_inputs(model, step, above),
            rivals=self.rivals(own),
            confidence=confidence(self.lineage, step) if step else None,
            marks=self.marks(own),
            placeholder=thing.placeholder,
            folded=seen,
            cut=cut,
            branches=branches,
        )

    def following(self, model: str) -> list[tuple[str, Step]]:
        """The next models and the steps to them, by date, then best founded first."""
        if self.options.invert:
            steps = [(parent, step) for step in self.lineage.steps_to(model) for parent in step.inputs]
        else:
            steps = [(step.output, step) for step in self.lineage.steps_from(model)]
        kept = [
            (other, step) for other, step in steps if step.relation in self.options.edges and other not in self.pruned
        ]
        return sorted(kept, key=lambda pair: self.lineage.by_date(pair[1]))

    def other_inputs(self, model: str, step: Step | None, above: frozenset[str]) -> tuple[Named, ...]:
        if step is None or self.options.invert or len(step.inputs) < 2:
            return ()
        return tuple(self.lineage.named(other) for other in step.inputs if other not in above and other != model)

    def rivals(self, step: Step | None) -> int:
        if step is None:
            return 0
        return sum(
            other.id != step.id and other.relation in RELATIONS[:2] for other in self.lineage.steps_to(step.output)
        )

    def marks(self, step: Step | None) -> tuple[TreeMark, ...]:
        """The marks that claims of kind effect give the step, in the order of the files."""
        if step is None:
            return ()
        found = []
        for claim in self.lineage.claims_caused_by([step.id]):
            if claim.kind != "effect":
                continue
            graded = self.lineage.graded(claim.id)
            for ability, mark in claim.effects:
                if not self.ability or ability == self.ability:
                    named = self.lineage.named(ability)
                    found.append(TreeMark(named, mark, claim.id, graded.level, graded.contested))
        return tuple(found)


def _roots(lineage: Lineage, options: Options) -> list[str]:
    """The models no shown step leads to (from, when inverted), series left out; by date, those with a family first."""
    found = []
    for thing in lineage.all("model", Thing):
        into = [step for step in lineage.steps_to(thing.id) if step.inputs and step.relation in options.edges]
        out = [step for step in lineage.steps_from(thing.id) if step.relation in options.edges]
        before, after = (out, into) if options.invert else (into, out)
        if not before and not thing.members and not any(thing.id in step.inputs for step in into):
            found.append((not after, thing.released or "9999", thing.id))
    return [identifier for _, _, identifier in sorted(found)]


def _has_marks(node: Node) -> bool:
    return bool(node.marks) or any(_has_marks(branch) for branch in node.branches)


def _models(node: Node) -> list[str]:
    return [node.model.id, *(model for branch in node.branches for model in _models(branch))]
