"""How one model descends from another: the routes, step by step, each as sure as its weakest step."""

from typing import NamedTuple

from abilitytrace.lineage import Lineage, Named
from abilitytrace.questions.parts import StepView, confidence, view_step
from abilitytrace.records import Step
from abilitytrace.vocabulary import GRADED, RELATIONS

__all__ = ["Link", "Path", "Route", "path"]

# of all routes, at most so many are drawn up
_MOST = 1000


class Link(NamedTuple):
    """One step of a route: from the model it comes by, with the other inputs of a merge, to the step's output."""

    start: Named
    together: tuple[Named, ...]
    step: StepView


class Route(NamedTuple):
    """The steps from A to B in order of descent.

    `level` is the lowest graded level among them, `weakest` the first step of that level.
    """

    links: tuple[Link, ...]
    level: str
    weakest: str


class Path(NamedTuple):
    """The answer to `path`. Routes are the best first: by level, then the fewest steps.

    `relation` is `descends`, `same` (A is B), `reverse` (A descends from B instead), `imitates` (B is reached from A only
    by way of an imitation, which shares no weights; that route is given) or `none`. `total` counts all routes of
    descent, of which one or, if all are wanted, up to a thousand are given. `shared` are the nearest common ancestors of
    two models of which neither descends from the other.
    """

    a: Named
    b: Named
    relation: str
    routes: tuple[Route, ...]
    total: int
    shared: tuple[Named, ...]
    as_of: str


def path(lineage: Lineage, a: str, b: str, *, every: bool = False) -> Path:
    """How B descends from A: the best route, or with `every` all of them. Raises UnknownName or WrongKind."""
    start, end = lineage.find(a, "model"), lineage.find(b, "model")
    relation, steps = _relation(lineage, start, end)
    net = _Net(lineage, steps, start, end)
    routes = (net.best(),) if relation in ("descends", "imitates") else ()
    return Path(
        a=lineage.named(start),
        b=lineage.named(end),
        relation=relation,
        routes=net.every() if relation == "descends" and every else routes,
        total=net.count() if relation == "descends" else 0,
        shared=_shared(lineage, start, end) if relation in ("imitates", "none") else (),
        as_of=lineage.as_of,
    )


def _relation(lineage: Lineage, start: str, end: str) -> tuple[str, list[Step]]:
    """How B relates to A, and the steps among which the routes are."""
    if start == end:
        return "same", []
    ancestry = lineage.ancestry(end)
    if start in ancestry.models:
        return "descends", list(ancestry.steps.values())
    if end in lineage.ancestry(start).models:
        return "reverse", []
    wider = _steps_before(lineage, end)
    is_reached = any(start in step.inputs for step in wider)
    return ("imitates", wider) if is_reached else ("none", [])


def _steps_before(lineage: Lineage, model: str) -> list[Step]:
    """All steps that lead to a model, imitations included."""
    found: dict[str, Step] = {}
    todo, seen = [model], {model}
    while todo:
        for step in lineage.steps_to(todo.pop()):
            if step.relation in RELATIONS and step.id not in found:
                found[step.id] = step
                todo += [parent for parent in step.inputs if parent not in seen]
                seen.update(step.inputs)
    return list(found.values())


def _shared(lineage: Lineage, start: str, end: str) -> tuple[Named, ...]:
    # needed only where there is no route
    from abilitytrace.questions.diff import merge_bases

    return tuple(lineage.named(base) for base in merge_bases(lineage.ancestry(start), lineage.ancestry(end)))


class _Net:
    """The steps between two models: what joins a model to the next ones, and how well."""

    def __init__(self, lineage: Lineage, steps: list[Step], start: str, end: str) -> None:
        self.lineage, self.start, self.end = lineage, start, end
        self.steps = {step.id: step for step in steps}
        self.levels = {step.id: confidence(lineage, step).level for step in steps}
        # (model, step) → the step's output; in an order that no file decides
        self.edges = sorted((parent, step.id, step.output) for step in steps for parent in step.inputs)

    def best(self) -> Route:
        """The route whose weakest step is the strongest; of those the shortest, then the first by the ids of its steps.

        There is one: the caller has found that the end is reached.
        """
        for level in reversed(GRADED):
            usable = [edge for edge in self.edges if GRADED.index(self.levels[edge[1]]) >= GRADED.index(level)]
            if found := self.shortest(usable):
                return self.route(found)
        raise AssertionError(f"no route from {self.start} to {self.end}")

    def shortest(self, edges: list[tuple[str, str, str]]) -> list[tuple[str, str]]:
        """The fewest (model, step) pairs from start to end over some edges; empty without a route."""
        left = {self.end: 0}
        level, hops = {self.end}, 0
        while level and self.start not in left:
            hops += 1
            level = {parent for parent, _, output in edges if output in level and parent not in left}
            left.update(dict.fromkeys(level, hops))
        found: list[tuple[str, str]] = []
        current = self.start
        while current in left and current != self.end:
            nearer = [
                (step, output)
                for parent, step, output in edges
                if parent == current and left.get(output, len(left)) == left[current] - 1
            ]
            step, output = min(nearer)
            found.append((current, step))
            current = output
        return found

    def every(self) -> tuple[Route, ...]:
        """All routes, the best first, of which a thousand at most."""
        # the algebra is loaded for this alone
        from abilitytrace.graph import routes

        found = [self.route(list(one)) for one in routes(self.edges, self.start, self.end, _MOST)]
        return tuple(sorted(found, key=_by_worth))

    def route(self, pairs: list[tuple[str, str]]) -> Route:
        """A route with its steps in full."""
        links = []
        for model, identifier in pairs:
            step = self.steps[identifier]
            together = tuple(self.lineage.named(other) for other in step.inputs if other != model)
            links.append(Link(self.lineage.named(model), together, view_step(self.lineage, step)))
        weakest = min(links, key=lambda link: GRADED.index(link.step.confidence.level)).step
        return Route(tuple(links), weakest.confidence.level, weakest.id)

    def count(self) -> int:
        """How many routes there are; descent has no circles."""
        from graphlib import TopologicalSorter

        following: dict[str, list[str]] = {}
        for parent, _, output in self.edges:
            following.setdefault(parent, []).append(output)
        ways = {self.end: 1}
        for model in TopologicalSorter(following).static_order():
            ways.setdefault(model, sum(ways[output] for output in following.get(model, ())))
        return ways[self.start]


def _by_worth(route: Route) -> tuple[int, int, tuple[str, ...]]:
    """Sorts routes: by their weakest step, then the shortest, then by the ids of their steps."""
    return (-GRADED.index(route.level), len(route.links), tuple(link.step.id for link in route.links))
