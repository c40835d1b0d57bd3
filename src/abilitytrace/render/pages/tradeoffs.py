"""The page of `tradeoffs`: what was given up for what, in a sentence; then step by step with later measurements."""

from abilitytrace.lineage import Named
from abilitytrace.questions.marks import MarkAt
from abilitytrace.questions.tradeoffs import Exchange, Tradeoffs
from abilitytrace.render.page import Block, Bullets, Heading, Item, Line, Page, Para, Span
from abilitytrace.render.pages.measured import disagreement, measured_blocks, measured_rows
from abilitytrace.render.pages.parts import (
    as_of_line,
    claim_item,
    computed_items,
    confidence_lines,
    evidence_items,
    heading,
    name,
    step_line,
)
from abilitytrace.render.words import Words

__all__ = ["page"]

# later measurements shown a step, and lines of evidence a claim and side
_LATER, _PER_CLAIM = 6, 3


def page(answer: Tradeoffs, words: Words) -> Page:
    """Lays out trade-offs."""
    blocks: list[Block] = []
    costly = [exchange for exchange in answer.exchanges if exchange.gave_up or exchange.claims]
    for exchange in costly:
        blocks += _exchange(words, exchange)
    free = tuple(_gains_only(words, exchange) for exchange in answer.exchanges if exchange not in costly)
    if free:
        blocks += [heading(words, "tradeoffs.gains-only"), Bullets(free)]
        blocks += [
            block for exchange in answer.exchanges if exchange not in costly for block in _doubt(words, exchange)
        ]
    if answer.general:
        items = tuple(claim_item(words, claim, evidence=_PER_CLAIM) for claim in answer.general)
        blocks += [heading(words, "tradeoffs.general"), Bullets(items)]
    return Page((_lead(words, answer), *as_of_line(words, answer.as_of)), tuple(blocks), _rows(answer))


def _names(words: Words, pairs: tuple[tuple[Named, MarkAt], ...], style: str) -> Line:
    return words.joined([(name(words, ability, style),) for ability, _ in pairs])


def _lead(words: Words, answer: Tradeoffs) -> Line:
    """What was given up for what, then how sure anyone is; a loss that later evidence disputes is only said to be one."""
    costly = next((exchange for exchange in answer.exchanges if exchange.gave_up), None)
    if costly is None:
        return words.line("tradeoffs.nothing", model=name(words, answer.model))
    parts = []
    if costly.step.output.id != answer.model.id:
        parts.append(words.line("tradeoffs.ancestor", model=name(words, answer.model)))
    doubted = all(mark.claim.confidence.level in ("disputed", "refuted") for _, mark in costly.gave_up)
    got = _traded_for(costly)
    phrase = f"tradeoffs.{'said' if doubted else 'lead'}{'-for' if got else ''}"
    gaps = {"lost": _names(words, costly.gave_up, "loss"), "got": _names(words, got, "gain")}
    parts.append(words.line(phrase, model=name(words, costly.step.output), **gaps))
    parts += [_how_sure(words, ability, mark) for ability, mark in costly.gave_up[:2]]
    return words.sentences([*parts, *disagreement(words, costly.measured)])


def _traded_for(exchange: Exchange) -> tuple[tuple[Named, MarkAt], ...]:
    """What trade-off claims name as the return; every gain of the step where no claim names any."""
    named = {effect.ability.id for claim in exchange.claims for effect in claim.effects}
    return tuple(pair for pair in exchange.got if pair[0].id in named) or exchange.got


def _how_sure(words: Words, ability: Named, mark: MarkAt) -> Line:
    confidence = mark.claim.confidence
    graded = confidence.graded
    gaps: dict[str, str | Line] = {
        "ability": (name(words, ability),),
        "level": words.level(confidence.level, contested=confidence.is_contested),
        "until": words.date(graded.date),
        "account": words.account(graded._replace(limits=())),
    }
    if not confidence.stated:
        return words.line("tradeoffs.confidence-unstated", **gaps)
    first = confidence.stated[0]
    gaps |= {"stated": words.label("stated-as", first.level), "date": words.date(first.source.published)}
    return words.line("tradeoffs.confidence", **gaps)


def _doubt(words: Words, exchange: Exchange) -> list[Block]:
    """The scores of a step marked with gains only, where they speak against a mark."""
    doubted = [found for found in exchange.measured if disagreement(words, [found])]
    return [block for found in doubted for block in measured_blocks(words, found, under=True)]


def _gains_only(words: Words, exchange: Exchange) -> Item:
    step = exchange.step
    line: Line = (name(words, step.output), Span("  " + words.date(step.date, step.until), "dim"))
    signs = []
    for ability, mark in exchange.got:
        sign = words.mark(mark.mark)
        signs.append((Span(f"{sign.text}\N{NO-BREAK SPACE}{words.pick(ability.name)}", sign.style),))
    return Item(line, "•", (words.joined(signs, "list.comma"),))


def _exchange(words: Words, exchange: Exchange) -> list[Block]:
    blocks: list[Block] = [Heading(step_line(words, exchange.step))]
    marks = [_mark_item(words, ability, mark) for ability, mark in (*exchange.gave_up, *exchange.got)]
    if marks:
        blocks.append(Bullets(tuple(marks)))
    if exchange.claims:
        blocks += [Para(()), Para(words.line("tradeoffs.claims", "strong"))]
        blocks.append(Bullets(tuple(claim_item(words, claim, evidence=0) for claim in exchange.claims)))
    if exchange.later:
        seen = dict.fromkeys(later.evidence for later in exchange.later)
        items = tuple(seen)
        blocks += [Para(()), Para(words.line("tradeoffs.later", "strong"))]
        shown = evidence_items(words, items[:_LATER])
        if len(items) > _LATER:
            claims = dict.fromkeys(later.claim for later in exchange.later)
            more = words.plural("evidence.more", len(items) - _LATER, id=next(iter(claims)))
            shown = (*shown, Item((Span(more, "dim"),), "…" if not words.ascii_only else "."))
        blocks.append(Bullets(shown))
    return blocks + [block for found in exchange.measured for block in measured_blocks(words, found, under=True)]


def _mark_item(words: Words, ability: Named, mark: MarkAt) -> Item:
    sign = words.mark(mark.mark)
    line: Line = (
        name(words, ability, sign.style),
        Span(f"  {words.label('mark', mark.mark)}", sign.style),
        Span(f"  [{mark.claim.id}]", "dim"),
    )
    computed = computed_items(words, mark.claim)
    return Item(line, sign.text, confidence_lines(words, mark.claim.confidence), computed, style=sign.style)


def _rows(answer: Tradeoffs) -> tuple[tuple[str, ...], ...]:
    rows: list[tuple[str, ...]] = []
    for exchange in answer.exchanges:
        for role, pairs in (("gave-up", exchange.gave_up), ("got", exchange.got)):
            rows += [
                (role, exchange.step.output.id, ability.id, mark.mark, mark.claim.confidence.level, mark.claim.id)
                for ability, mark in pairs
            ]
        rows += [("claim", exchange.step.output.id, claim.id, claim.confidence.level) for claim in exchange.claims]
        rows += [
            ("later", exchange.step.output.id, later.claim, later.evidence.stance, later.evidence.source.id)
            for later in exchange.later
        ]
        rows += [row for found in exchange.measured for row in measured_rows(found)]
    rows += [("general", "", claim.id, claim.confidence.level) for claim in answer.general]
    return tuple(rows)
