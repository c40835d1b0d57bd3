"""The page of `tradeoffs`: what was given up for what, in a sentence; then step by step with later measurements."""

from abilitytrace.lineage import Named
from abilitytrace.questions.diff import MarkAt
from abilitytrace.questions.tradeoffs import Exchange, Tradeoffs
from abilitytrace.render.page import Block, Bullets, Heading, Item, Line, Page, Para, Span
from abilitytrace.render.pages.parts import (
    as_of_line,
    claim_item,
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
    for exchange in answer.exchanges:
        blocks += _exchange(words, exchange)
    if answer.general:
        items = tuple(claim_item(words, claim, evidence=_PER_CLAIM) for claim in answer.general)
        blocks += [heading(words, "tradeoffs.general"), Bullets(items)]
    return Page((_lead(words, answer), *as_of_line(words, answer.as_of)), tuple(blocks), _rows(answer))


def _names(words: Words, pairs: tuple[tuple[Named, MarkAt], ...], style: str) -> Line:
    return words.joined([(name(words, ability, style),) for ability, _ in pairs])


def _lead(words: Words, answer: Tradeoffs) -> Line:
    costly = next((exchange for exchange in answer.exchanges if exchange.gave_up), None)
    model = name(words, answer.model)
    if costly is None:
        return words.line("tradeoffs.nothing", model=model)
    parts = [
        words.line(
            "tradeoffs.lead" if costly.step.output.id == answer.model.id else "tradeoffs.lead-ancestor",
            model=model,
            ancestor=name(words, costly.step.output),
            lost=_names(words, costly.gave_up, "loss"),
        )
    ]
    if costly.got:
        parts[0] = words.line(
            "tradeoffs.lead-for" if costly.step.output.id == answer.model.id else "tradeoffs.lead-for-ancestor",
            model=model,
            ancestor=name(words, costly.step.output),
            lost=_names(words, costly.gave_up, "loss"),
            got=_names(words, costly.got, "gain"),
        )
    worst = costly.gave_up[0][1].claim
    level = words.level(worst.confidence.level, contested=worst.confidence.is_contested)
    if worst.confidence.stated:
        first = worst.confidence.stated[0]
        stated = words.label("stated", first.level)
        date = words.date(first.source.published)
        parts.append(
            words.line(
                "tradeoffs.confidence", stated=stated, date=date, level=level, ability=name(words, costly.gave_up[0][0])
            )
        )
    return words.sentences(parts)


def _exchange(words: Words, exchange: Exchange) -> list[Block]:
    blocks: list[Block] = [Heading(step_line(words, exchange.step))]
    marks = [_mark_item(words, ability, mark) for ability, mark in (*exchange.gave_up, *exchange.got)]
    if marks:
        blocks.append(Bullets(tuple(marks)))
    if exchange.claims:
        blocks.append(Para(words.line("tradeoffs.claims", "strong")))
        blocks.append(Bullets(tuple(claim_item(words, claim, evidence=0) for claim in exchange.claims)))
    if exchange.later:
        seen = dict.fromkeys(later.evidence for later in exchange.later)
        items = tuple(seen)
        blocks.append(Para(words.line("tradeoffs.later", "strong")))
        shown = evidence_items(words, items[:_LATER])
        if len(items) > _LATER:
            claims = dict.fromkeys(later.claim for later in exchange.later)
            more = words.plural("evidence.more", len(items) - _LATER, id=next(iter(claims)))
            shown = (*shown, Item((Span(more, "dim"),), "…" if not words.ascii_only else "."))
        blocks.append(Bullets(shown))
    return blocks


def _mark_item(words: Words, ability: Named, mark: MarkAt) -> Item:
    sign = words.mark(mark.mark)
    line: Line = (
        name(words, ability, sign.style),
        Span(f"  {words.label('mark', mark.mark)}", sign.style),
        Span(f"  [{mark.claim.id}]", "dim"),
    )
    return Item(line, sign.text, confidence_lines(words, mark.claim.confidence), style=sign.style)


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
    rows += [("general", "", claim.id, claim.confidence.level) for claim in answer.general]
    return tuple(rows)
