"""The page of `tree`: one tree a root; every model with its date, methods and marks."""

from abilitytrace.questions.tree import Node, Tree, TreeMark
from abilitytrace.render.page import Block, Branch, Line, Page, Para, Span
from abilitytrace.render.page import Tree as TreeBlock
from abilitytrace.render.pages.parts import as_of_line, name
from abilitytrace.render.words import Words

__all__ = ["page"]


def page(answer: Tree, words: Words) -> Page:
    """Lays out a tree."""
    phrase = "tree.inverted" if answer.inverted else "tree.lead"
    lead: Line = words.line(f"{phrase}.{'one' if answer.models == 1 else 'many'}", "dim", count=answer.models)
    if answer.ability is not None:
        lead = words.sentences([lead, words.line("tree.ability", "dim", ability=name(words, answer.ability))])
    blocks: list[Block] = []
    if answer.roots:
        blocks += [Para(()), TreeBlock(tuple(_branch(words, node, answer) for node in answer.roots))]
    if answer.alone:
        names = words.joined([(name(words, model),) for model in answer.alone])
        blocks += [Para(()), Para(words.line("tree.alone", models=names))]
    blocks += [Para(()), Para(words.line("tree.legend", "dim"))]
    return Page((lead, *as_of_line(words, answer.as_of)), tuple(blocks), _rows(answer))


def _branch(words: Words, node: Node, answer: Tree) -> Branch:
    line: list[Span] = [Span(words.pick(node.model.name), "dim" if node.placeholder else "name")]
    if node.date:
        line.append(Span("  " + words.date(node.date, node.until), "dim"))
    if not answer.inverted:
        line += [Span("  "), *made] if (made := _made(words, node)) else []
    line += _flags(words, node)
    more: list[Line] = []
    if answer.inverted and node.step and (made := _made(words, node)):
        more.append(words.line("tree.made-into", made=made))
    if node.other_inputs:
        names = words.joined([(name(words, model),) for model in node.other_inputs])
        more.append(words.line("tree.also-from", "dim", models=names))
    if node.rivals and node.confidence is not None:
        level = words.level(node.confidence.level, contested=node.confidence.is_contested)
        more.append(words.line("tree.rival", "warn", level=level))
    refuted = node.confidence is not None and node.confidence.level == "refuted"
    if node.marks and not node.folded and not refuted:
        more += _marks(words, node.marks)
    return Branch(tuple(line), tuple(more), tuple(_branch(words, branch, answer) for branch in node.branches))


def _made(words: Words, node: Node) -> Line:
    """How the step was done: its methods, and its relation where that is not descent."""
    spans: list[Span] = []
    if node.methods:
        methods = words.say("list.comma").join(words.pick(method.name) for method in node.methods)
        spans.append(Span(methods))
    if node.relation and node.relation != "derives":
        spans += [Span("  ")] if spans else []
        spans += words.line("tree.relation", "dim", relation=words.label("relation", node.relation))
    return tuple(spans)


def _flags(words: Words, node: Node) -> Line:
    """`(*)` for a model shown in full elsewhere, dots for branches that the depth hides."""
    spans = [Span("  (*)", "warn")] if node.folded else []
    if node.cut:
        spans.append(Span("  ..." if words.ascii_only else "  …", "dim"))
    return tuple(spans)


def _marks(words: Words, marks: tuple[TreeMark, ...]) -> list[Line]:
    """Marks in a line for each model they compare with; `?` after those whose evidence is disputed or refuted."""
    lines = []
    for versus in dict.fromkeys(mark.versus for mark in marks):
        shown = []
        for mark in marks:
            if mark.versus == versus:
                sign = words.mark(mark.mark)
                doubt = "?" if mark.level in ("disputed", "refuted") else ""
                # a sign never parts from its ability at the end of a line
                shown.append(
                    (Span(f"{sign.text}\N{NO-BREAK SPACE}{words.pick(mark.ability.name)}{doubt}", sign.style),)
                )
        line = words.joined(shown, "list.comma")
        if versus is not None:
            line = words.line("tree.versus", "dim", marks=line, model=name(words, versus, "dim"))
        lines.append(line)
    return lines


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
    rows += [("0", model.id, "", "", "", "", "", "") for model in answer.alone]
    return tuple(rows)
