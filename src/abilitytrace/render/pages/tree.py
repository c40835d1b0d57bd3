"""The page of `tree`: one tree a root; every model with its date, methods and marks."""

from abilitytrace.questions.tree import Node, Tree, TreeMark
from abilitytrace.render.page import Branch, Line, Page, Para, Span
from abilitytrace.render.page import Tree as TreeBlock
from abilitytrace.render.pages.parts import as_of_line, name
from abilitytrace.render.words import Words

__all__ = ["page"]


def page(answer: Tree, words: Words) -> Page:
    """Lays out a tree."""
    roots = words.plural("tree.roots", len(answer.roots))
    phrase = "tree.inverted" if answer.inverted else "tree.lead"
    lead = words.plural(phrase, answer.models, roots=roots)
    lines: list[Line] = [(Span(lead, "dim"), *_about(words, answer))]
    blocks = (TreeBlock(tuple(_branch(words, node, answer) for node in answer.roots)), Para(_legend(words)))
    return Page((*lines, *as_of_line(words, answer.as_of)), blocks if answer.roots else (), _rows(answer))


def _about(words: Words, answer: Tree) -> Line:
    if answer.ability is None:
        return ()
    return (Span(" "), *words.line("tree.ability", "dim", ability=name(words, answer.ability)))


def _legend(words: Words) -> Line:
    return words.line("tree.legend", "dim")


def _branch(words: Words, node: Node, answer: Tree) -> Branch:
    line: list[Span] = [Span(words.pick(node.model.name), "dim" if node.placeholder else "name")]
    if node.date:
        line.append(Span("  " + words.date(node.date, node.until), "dim"))
    if node.methods:
        line.append(Span("  " + words.say("list.comma").join(words.pick(method.name) for method in node.methods)))
    if node.relation and node.relation != "derives":
        line.append(Span(f"  ({words.label('relation', node.relation)})", "dim"))
    if node.folded:
        line.append(Span("  (*)", "warn"))
    if node.cut:
        line.append(Span("  …" if not words.ascii_only else "  ...", "dim"))
    more: list[Line] = []
    if node.other_inputs:
        names = words.joined([(name(words, model),) for model in node.other_inputs])
        more.append(words.line("tree.also-from", "dim", models=names))
    if node.step and node.rivals and node.confidence is not None:
        level = words.level(node.confidence.level, contested=node.confidence.is_contested)
        more.append(words.line("tree.rival", "warn", level=level))
    if node.marks and not node.folded:
        more.append(_marks(words, node.marks))
    return Branch(tuple(line), tuple(more), tuple(_branch(words, branch, answer) for branch in node.branches))


def _marks(words: Words, marks: tuple[TreeMark, ...]) -> Line:
    """Marks in one line, `?` after those whose evidence is disputed or refuted."""
    shown = []
    for mark in marks:
        sign = words.mark(mark.mark)
        doubt = "?" if mark.level in ("disputed", "refuted") else ""
        shown.append((Span(f"{sign.text} ", sign.style), Span(words.pick(mark.ability.name) + doubt, sign.style)))
    return words.joined(shown, "list.comma")


def _rows(answer: Tree) -> tuple[tuple[str, ...], ...]:
    rows: list[tuple[str, ...]] = []

    def add(node: Node, parent: str, depth: int) -> None:
        marks = " ".join(f"{mark.ability.id}:{mark.mark}" for mark in node.marks)
        methods = " ".join(method.id for method in node.methods)
        rows.append((str(depth), node.model.id, parent, node.step, node.relation, node.date, methods, marks))
        for branch in node.branches:
            add(branch, node.model.id, depth + 1)

    for root in answer.roots:
        add(root, "", 0)
    return tuple(rows)
