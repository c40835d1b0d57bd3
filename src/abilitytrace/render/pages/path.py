"""The page of `path`: whether B descends from A and how surely, then the routes step by step."""

from abilitytrace.questions.path import Link, Path, Route
from abilitytrace.render.page import Block, Bullets, Heading, Item, Line, Page, Para, Span
from abilitytrace.render.pages.parts import as_of_line, heading, name
from abilitytrace.render.pages.sentences import spaced
from abilitytrace.render.words import Words

__all__ = ["page"]


def page(answer: Path, words: Words) -> Page:
    """Lays out a path."""
    blocks: list[Block] = []
    for number, route in enumerate(answer.routes, 1):
        if len(answer.routes) > 1:
            line = words.line("path.route-numbered", "heading", number=number, level=words.level(route.level))
            blocks.append(Heading(line))
        else:
            blocks.append(heading(words, "path.joined" if answer.relation == "imitates" else "path.route"))
        blocks.append(_route(words, route))
    if answer.relation == "descends" and answer.routes[0].level == "refuted":
        blocks += [Para(()), Para(words.line("path.why", "dim", step=answer.routes[0].weakest))]
    if answer.relation == "reverse":
        blocks += [Para(()), Para(words.line("path.try", "dim", a=answer.b.id, b=answer.a.id))]
    if answer.shared:
        blocks += [Para(()), Para(words.line("path.try-diff", "dim", a=answer.a.id, b=answer.b.id))]
    lead = spaced(words, words.sentences(_lead(words, answer)))
    return Page((lead, *as_of_line(words, answer.as_of)), tuple(blocks), _rows(answer))


def _lead(words: Words, answer: Path) -> list[Line]:
    """Whether B descends from A, and how surely."""
    a, b = name(words, answer.a), name(words, answer.b)
    if answer.relation == "descends":
        return _descent(words, answer, answer.routes[0])
    sentences = [words.line(f"path.{answer.relation}", a=a, b=b)]
    if answer.shared:
        shared = words.joined([(name(words, base),) for base in answer.shared])
        sentences.append(words.line("path.shared", shared=shared))
    elif answer.relation in ("none", "imitates"):
        sentences.append(words.line("path.unshared"))
    return sentences


def _descent(words: Words, answer: Path, best: Route) -> list[Line]:
    """That B descends from A by some steps, by which of them it may not, and what else is to be known of the route."""
    output = next(name(words, link.step.output) for link in best.links if link.step.id == best.weakest)
    gaps = {"a": name(words, answer.a), "b": name(words, answer.b)}
    if best.level == "refuted":
        number = "one" if answer.total == 1 else "many"
        return [words.line(f"path.refuted.{number}", output=output, count=answer.total, **gaps)]
    number = "one" if len(best.links) == 1 else "many"
    sentences = [
        words.line(f"path.descends.{number}", count=len(best.links), **gaps),
        words.line("path.weakest", output=output, level=words.level(best.level)),
    ]
    if succeeding := sum(link.step.relation == "succeeds" for link in best.links):
        sentences.append((Span(words.plural("path.succeeds", succeeding)),))
    if answer.total > 1:
        count = len(answer.routes)
        phrase = "path.best" if count == 1 else "path.all" if count == answer.total else "path.some"
        sentences.append(words.line(phrase, total=answer.total, count=count))
    return sentences


def _route(words: Words, route: Route) -> Bullets:
    """The model that a route starts from, and its steps."""
    first = Item((name(words, route.links[0].start),))
    return Bullets((first, *(_link(words, link, is_weakest=link.step.id == route.weakest) for link in route.links)))


def _link(words: Words, link: Link, *, is_weakest: bool) -> Item:
    """A step: its output, date and methods; how well it is founded, and what else it was made from."""
    step = link.step
    line: Line = (name(words, step.output), Span("  " + words.date(step.date, step.until), "dim"))
    if step.methods:
        methods = words.joined([(Span(words.pick(method.name)),) for method in step.methods], "list.comma")
        line = (*line, Span("  "), *words.line("step.methods", methods=methods))
    if step.relation != "derives":
        line = (*line, Span(f"  ({words.label('relation', step.relation)})", "dim"))
    held = step.confidence
    graded = words.line("path.graded", "dim", level=words.level(held.level, contested=held.is_contested))
    if is_weakest:
        graded = (*graded, Span(" · "), Span(words.say("path.weakest-link"), "warn"))
    if step.rivals:
        graded = (*graded, Span(" · " + words.plural("step.rivals", step.rivals), "warn"))
    more = [graded]
    if link.together:
        others = words.joined([(name(words, model),) for model in link.together])
        more.append(spaced(words, words.line("path.together", "dim", models=others)))
    return Item(line, "->" if words.ascii_only else "→", tuple(more))


def _rows(answer: Path) -> tuple[tuple[str, ...], ...]:
    """A row a step with the number of its route; without a route, the relation and what is shared."""
    rows: list[tuple[str, ...]] = []
    for number, route in enumerate(answer.routes, 1):
        for link in route.links:
            step, weakest = link.step, "weakest" if link.step.id == route.weakest else ""
            methods = ",".join(method.id for method in step.methods)
            ends = (link.start.id, step.output.id)
            rows.append(
                (str(number), step.id, *ends, step.date, step.relation, methods, step.confidence.level, weakest)
            )
    if answer.relation != "descends":
        rows.append((answer.relation, answer.a.id, answer.b.id, ",".join(base.id for base in answer.shared)))
    return tuple(rows)
