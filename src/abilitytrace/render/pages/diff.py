"""The page of `diff`: the verdict in a sentence, the ways from the merge base, changes by verdict, specs, trade-offs."""

from abilitytrace.lineage import Named
from abilitytrace.questions.diff import Change, Diff, SpecDifference
from abilitytrace.questions.marks import MarkAt
from abilitytrace.questions.parts import SpecValue, StepView
from abilitytrace.render.page import Block, Bullets, Item, Line, Page, Para, Span
from abilitytrace.render.pages.measured import disagreement, measured_blocks, measured_rows
from abilitytrace.render.pages.parts import (
    as_of_line,
    claim_item,
    confidence_lines,
    evidence_items,
    heading,
    name,
    spec_value,
    step_item,
)
from abilitytrace.render.words import Words

__all__ = ["page"]

_VERDICTS = ("gained", "restored", "lost", "kept", "unknown")
_STYLES = {"gained": "gain", "restored": "gain", "lost": "loss", "kept": "", "unknown": "dim"}
# lines of evidence shown a mark and a trade-off claim; `evidence CLAIM` shows all
_PER_MARK, _PER_CLAIM = 2, 3


def page(answer: Diff, words: Words) -> Page:
    """Lays out a diff."""
    lead = (words.sentences([*_verdict(words, answer), _relation(words, answer)]), *as_of_line(words, answer.as_of))
    blocks: list[Block] = []
    for side, steps in ((answer.a, answer.steps_a), (answer.b, answer.steps_b)):
        if steps and answer.relation != "unrelated":
            start = words.joined([(name(words, base, ""),) for base in answer.bases], "list.and")
            from_ = "".join(span.text for span in start)
            blocks += [heading(words, "diff.way", base=from_, model=words.pick(side.name)), _way(words, steps)]
    for verdict in _VERDICTS:
        changes = [change for change in answer.changes if change.verdict == verdict]
        if changes and verdict == "kept":
            blocks += [heading(words, "diff.kept"), Para(_kept(words, changes))]
        elif changes:
            items = tuple(_change_item(words, answer, change) for change in changes)
            blocks += [heading(words, f"diff.{verdict}"), Bullets(items)]
    if answer.unmarked and answer.relation not in ("same", "unrelated"):
        names = words.joined([(name(words, ability, "dim"),) for ability in answer.unmarked], "list.and")
        blocks += [heading(words, "diff.unmarked"), Para(words.line("diff.unmarked-list", "dim", abilities=names))]
    blocks += measured_blocks(words, answer.measured)
    if answer.specs:
        blocks += [heading(words, "diff.specs"), _specs(words, answer)]
    if answer.tradeoffs:
        items = tuple(claim_item(words, claim, evidence=_PER_CLAIM) for claim in answer.tradeoffs)
        blocks += [heading(words, "diff.tradeoffs"), Bullets(items)]
    return Page(lead, tuple(blocks), _rows(answer, words))


def _told_alone(answer: Diff, change: Change) -> bool:
    """Whether a change rests on one side's mark alone where neither model is the other's ancestor."""
    return change.one_sided and answer.relation in ("siblings", "cousins")


def _verdict(words: Words, answer: Diff) -> list[Line]:
    """What B gained, got back and lost against A, a sentence each; then what only one of two relatives is marked with."""
    if answer.relation in ("same", "unrelated"):
        return []
    a, b = name(words, answer.a), name(words, answer.b)
    sentences: list[Line] = []
    for verdict in ("gained", "restored", "lost"):
        changes = [c for c in answer.changes if c.verdict == verdict and not _told_alone(answer, c)]
        if changes:
            abilities = words.joined([(name(words, change.ability, _STYLES[verdict]),) for change in changes])
            phrase = f"diff.lead-{verdict}" if not sentences else f"diff.more-{verdict}"
            sentences.append(words.line(phrase, a=a, b=b, abilities=abilities))
    alone = [_alone(words, answer, model) for model in (answer.a, answer.b)]
    if not sentences and not any(alone):
        sentences.append(words.line("diff.lead-nothing", a=a, b=b))
    elif sentences and all(change.verdict != "lost" for change in answer.changes):
        sentences.append(words.line("diff.more-no-loss"))
    sentences += [*alone, _doubted(words, answer), _how_sure(words, answer)]
    return [*(line for line in sentences if line), *disagreement(words, (answer.measured,))]


def _doubted(words: Words, answer: Diff) -> Line:
    """The abilities whose marks are all disputed or refuted: a verdict on them is hearsay; nothing for none."""
    shown = [
        (name(words, change.ability),)
        for change in answer.changes
        if change.verdict in ("gained", "restored", "lost")
        and (marks := (*change.of_a, *change.of_b))
        and all(mark.claim.confidence.level in ("disputed", "refuted") for mark in marks)
    ]
    return words.line("diff.doubted", abilities=words.joined(shown)) if shown else ()


def _alone(words: Words, answer: Diff, model: Named) -> Line:
    """What one of two siblings or cousins is marked with and the other is not; nothing when there is no such mark."""
    shown = []
    for change in answer.changes:
        marks = change.of_a if model == answer.a else change.of_b
        if marks and _told_alone(answer, change) and change.verdict in ("gained", "restored", "lost"):
            sign = words.mark(marks[-1].mark)
            shown.append((Span(f"{sign.text}\N{NO-BREAK SPACE}{words.pick(change.ability.name)}", sign.style),))
    if not shown:
        return ()
    return words.line("diff.alone", model=name(words, model), abilities=words.joined(shown))


def _how_sure(words: Words, answer: Diff) -> Line:
    """The graded levels of the marks behind the verdict, the commonest first; nothing without marks."""
    levels = [
        mark.claim.confidence.level
        for change in answer.changes
        if change.verdict in ("gained", "restored", "lost")
        for mark in (*change.of_a, *change.of_b)
    ]
    counted = sorted(set(levels), key=lambda level: (-levels.count(level), level))
    if not counted:
        return ()
    shown = [
        words.line("diff.level-count", "level", level=words.label("graded", level), count=levels.count(level))
        for level in counted
    ]
    return words.line("diff.how-sure", levels=words.joined(shown, "list.comma"))


def _relation(words: Words, answer: Diff) -> Line:
    bases = words.joined([(name(words, base),) for base in answer.bases], "list.and")
    line = words.line(f"diff.{answer.relation}", a=name(words, answer.a), b=name(words, answer.b), bases=bases)
    if answer.refuted:
        line = words.sentences([line, words.line("diff.refuted", "warn")])
    if any(step.rivals for step in (*answer.steps_a, *answer.steps_b)) and answer.relation != "unrelated":
        line = words.sentences([line, words.line("diff.rivals")])
    return line


def _way(words: Words, steps: tuple[StepView, ...]) -> Bullets:
    arrow = "->" if words.ascii_only else "→"
    return Bullets(tuple(step_item(words, step, arrow) for step in steps))


def _kept(words: Words, changes: list[Change]) -> Line:
    names = words.joined([(name(words, change.ability),) for change in changes], "list.and")
    return words.line("diff.kept-list", abilities=names)


def _change_item(words: Words, answer: Diff, change: Change) -> Item:
    """An ability with its marks on both sides; where only one side has any, that is said."""
    items = [_mark_item(words, mark) for mark in (*change.of_a, *change.of_b)]
    more: tuple[Line, ...] = ()
    if any(mark.claim.kind == "origin" for mark in (*change.of_a, *change.of_b)):
        more = (words.line("diff.expected", "dim"),)
    elif _told_alone(answer, change):
        bare = answer.a if change.of_b else answer.b
        more = (words.line("diff.one-sided", "dim", model=name(words, bare, "dim")),)
    return Item((name(words, change.ability, _STYLES[change.verdict] or "name"),), "•", more, tuple(items))


def _mark_item(words: Words, mark: MarkAt) -> Item:
    sign = words.mark(mark.mark)
    line = words.line(
        "diff.mark",
        mark=Span(words.label("mark", mark.mark), sign.style),
        model=name(words, mark.step.output),
        date=words.date(mark.step.date),
        claim=Span(f"[{mark.claim.id}]", "dim"),
    )
    sides = mark.claim.supports[:1], mark.claim.disputes[:1]
    evidence = tuple(item for side in sides for item in evidence_items(words, side[:_PER_MARK]))
    return Item(line, sign.text, confidence_lines(words, mark.claim.confidence), evidence, sign.style)


def _specs(words: Words, answer: Diff) -> Bullets:
    return Bullets(tuple(_spec_item(words, answer, spec) for spec in answer.specs))


def _spec_item(words: Words, answer: Diff, spec: SpecDifference) -> Item:
    """An attribute with a line for each model."""
    sides = ((answer.a, spec.of_a), (answer.b, spec.of_b))
    lines = tuple(
        words.line("diff.spec", model=name(words, model, "dim"), value=_cell(words, values)) for model, values in sides
    )
    return Item((name(words, spec.attribute),), "•", lines)


def _cell(words: Words, values: tuple[SpecValue, ...]) -> Line:
    """All values of one side; different ones side by side, each with its source."""
    several = len({value[:2] for value in values}) > 1
    shown = []
    for value in values:
        line: Line = (Span(spec_value(words, value)),)
        if several and value.source is not None:
            line = (*line, Span(f" [{value.source.id}]", "dim"))
        shown.append(line)
    return words.joined(list(dict.fromkeys(shown)), "list.versus" if several else "list.comma")


def _rows(answer: Diff, words: Words) -> tuple[tuple[str, ...], ...]:
    rows: list[tuple[str, ...]] = [("relation", answer.relation, *(base.id for base in answer.bases))]
    for change in answer.changes:
        marks = [f"{mark.step.output.id}:{mark.mark}:{mark.claim.id}" for mark in (*change.of_a, *change.of_b)]
        rows.append((change.verdict, change.ability.id, *marks))
    for spec in answer.specs:
        sides = [
            " | ".join(dict.fromkeys(spec_value(words, value) for value in values)) for values in (spec.of_a, spec.of_b)
        ]
        rows.append(("spec", spec.attribute.id, *sides))
    return (*rows, *measured_rows(answer.measured))
