"""The page of `claims`: how many there are of each level, then the claims level by level."""

from abilitytrace.questions.claims import Claims
from abilitytrace.questions.parts import CitedSource, StatedView
from abilitytrace.questions.rows import ClaimRow
from abilitytrace.render.page import Block, Bullets, Heading, Item, Line, Page, Para, Span
from abilitytrace.render.pages.parts import as_of_line, in_text
from abilitytrace.render.pages.sentences import spaced
from abilitytrace.render.words import Words

__all__ = ["page"]


def page(answer: Claims, words: Words) -> Page:
    """Lays out the claims."""
    blocks: list[Block] = []
    for counted in answer.levels:
        rows = [row for row in answer.claims if row.confidence.level == counted.level]
        title = words.line("claims.group", "heading", level=words.level(counted.level), count=counted.claims)
        blocks += [Heading(title), Bullets(tuple(_item(words, row) for row in rows))]
    if answer.claims:
        blocks += [Para(()), Para(words.line("claims.try", "dim"))]
    lead = spaced(words, words.sentences(_lead(words, answer)))
    return Page(
        (lead, *as_of_line(words, answer.as_of)), tuple(blocks), tuple(_row(words, row) for row in answer.claims)
    )


def _lead(words: Words, answer: Claims) -> list[Line]:
    """How many claims pass the filter, of which levels, and how many are in doubt."""
    if not answer.total:
        return [words.line("claims.none-at-all")]
    gaps = _filter(words, answer)
    if not answer.claims:
        return [words.line("claims.none", total=answer.total, **gaps)]
    levels = [
        words.line("claims.level", level=Span(words.label("graded", counted.level), "level"), count=counted.claims)
        for counted in answer.levels
    ]
    count = len(answer.claims)
    number = "one" if count == 1 else "many"
    sentences = [words.line(f"claims.lead.{number}", count=count, levels=words.joined(levels), **gaps)]
    for phrase, counted_ones, asked in (
        ("contested", answer.contested, answer.filter.contested),
        ("ahead", answer.ahead, answer.filter.ahead),
    ):
        if counted_ones and not asked:
            sentences.append((Span(words.plural(f"claims.{phrase}", counted_ones)),))
    return sentences


def _filter(words: Words, answer: Claims) -> dict[str, str]:
    """What was asked for, as parts of a sentence."""
    chosen = answer.filter
    parts = []
    if chosen.contested:
        parts.append(words.say("claims.chosen-contested"))
    if chosen.ahead:
        parts.append(words.say("claims.chosen-ahead"))
    if chosen.min_confidence:
        parts.append(words.say("claims.chosen-graded", level=words.label("graded", chosen.min_confidence)))
    kind = words.label("claim-kind", chosen.claim_kind)
    return {
        "kind": words.say("claims.kind", kind=kind) if chosen.claim_kind else "",
        "about": words.say("claims.about", name=words.pick(answer.about.name)) if answer.about else "",
        "source": words.say("claims.source", source=answer.source.id) if answer.source else "",
        "chosen": "".join(parts),
    }


def _item(words: Words, row: ClaimRow) -> Item:
    """A claim with its stated level, its points, and what is remarkable about them."""
    held = row.confidence
    more = [words.line("claims.unstated", "dim")]
    if held.stated:
        more = [_stated(words, held.stated)]
    points = {"supports": f"{held.graded.supports:g}", "disputes": f"{held.graded.disputes:g}"}
    more.append(words.line("claims.points", **points))
    if held.is_contested and held.level not in ("disputed", "refuted"):
        more.append((Span(words.say("confidence.contested"), "warn"),))
    if held.standing in ("ahead", "behind"):
        more.append((Span(words.label("standing", held.standing), "warn"),))
    if held.overridden:
        more.append(words.line("claims.by-hand", "warn"))
    line: list[Span] = []
    for i, part in enumerate(more):
        line += [Span(" · "), *part] if i else part
    return Item((Span(words.pick(row.says)), Span(f"  [{row.id}]", "dim")), "•", (tuple(line),))


def _stated(words: Words, stated: tuple[StatedView, ...]) -> Line:
    """The first level stated and by whom, and the other levels that it or others state."""
    first, *others = dict.fromkeys(words.label("stated", one.level) for one in stated)
    gaps = {"level": first, "date": _who(words, stated[0].source)}
    if not others:
        return words.line("claims.stated", **gaps)
    return words.line("claims.stated-too", others=words.say("list.comma").join(others), **gaps)


def _who(words: Words, source: CitedSource) -> str:
    """Who states it, and when."""
    return words.say(
        "evidence.source", source=in_text(words, source._replace(at="")), date=words.date(source.published)
    )


def _row(words: Words, row: ClaimRow) -> tuple[str, ...]:
    held = row.confidence
    stated = held.stated[0].level if held.stated else ""
    flags = ("contested" if held.is_contested else "", held.standing)
    points = (f"{held.graded.supports:g}", f"{held.graded.disputes:g}")
    return (row.id, row.kind, stated, held.level, *flags, *points, words.pick(row.says))
