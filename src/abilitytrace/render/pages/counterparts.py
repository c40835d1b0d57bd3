"""The page of `counterparts`: who is named and how well founded it is, then each one with claims and measurements."""

from itertools import groupby

from abilitytrace.lineage import Named
from abilitytrace.questions.counterparts import Counterpart, Counterparts, Standing
from abilitytrace.questions.parts import ClaimView, StepView
from abilitytrace.render.page import Block, Bullets, Heading, Item, Line, Page, Para, Span
from abilitytrace.render.pages.parts import as_of_line, claim_item, confidence_lines, heading, name
from abilitytrace.render.pages.sentences import spaced
from abilitytrace.render.words import Words

__all__ = ["page"]

# lines of evidence a claim and side, and relatives named
_EVIDENCE, _RELATIVES = 2, 4


def page(answer: Counterparts, words: Words) -> Page:
    """Lays out counterparts; those of which exactly the same is said stand under one heading."""
    blocks: list[Block] = []
    shown: set[str] = set()
    for _, group in groupby(answer.counterparts, key=_said):
        blocks += _counterpart(words, answer, list(group), shown)
    if answer.alone:
        items = tuple(_claim(words, claim, shown) for claim in answer.alone)
        blocks += [heading(words, "counterparts.alone"), Bullets(items)]
    return Page((_lead(words, answer), *as_of_line(words, answer.as_of)), tuple(blocks), _rows(answer, words))


def _said(counterpart: Counterpart) -> tuple[object, ...]:
    """What is known of a counterpart; a rebuilt or measured one is like no other."""
    own = counterpart.model.id if counterpart.imitates or counterpart.standing else ""
    return (own, tuple(claim.id for claim in counterpart.claims), tuple(claim.id for claim in counterpart.factors))


def _lead(words: Words, answer: Counterparts) -> Line:
    model = name(words, answer.model)
    if answer.counterparts:
        others = words.joined([_other(words, counterpart) for counterpart in answer.counterparts])
        sentences = [words.line("counterparts.named", model=model, others=others)]
    else:
        sentences = [words.line("counterparts.none", model=model)]
    if answer.leading is not None:
        sentences.append(words.line("counterparts.leading", says=words.pick(answer.leading.says)))
        sentences.append(_how_sure(words, answer.leading))
    if answer.relatives:
        models = words.joined([(name(words, relative),) for relative in answer.relatives[:_RELATIVES]])
        sentences.append(words.line("counterparts.relatives", models=models))
    return words.sentences([spaced(words, sentence) for sentence in sentences])


def _other(words: Words, counterpart: Counterpart) -> Line:
    model = name(words, counterpart.model)
    if not counterpart.imitates:
        return (model,)
    is_copy = any(step.output.id == counterpart.model.id for step in counterpart.imitates)
    how = words.say("counterparts.rebuilt" if is_copy else "counterparts.rebuilds")
    return (model, Span(words.say("sentences.aside", text=how)))


def _how_sure(words: Words, claim: ClaimView) -> Line:
    graded = claim.confidence.graded
    gaps: dict[str, str | Line] = {
        "level": words.level(claim.confidence.level, contested=claim.confidence.is_contested),
        "account": words.account(graded._replace(limits=())),
    }
    if not claim.confidence.stated:
        return words.line("counterparts.leading-graded", **gaps)
    first = claim.confidence.stated[0]
    gaps |= {"stated": words.label("stated", first.level), "date": words.date(first.source.published)}
    return words.line("counterparts.leading-stated", **gaps)


def _counterpart(words: Words, answer: Counterparts, group: list[Counterpart], shown: set[str]) -> list[Block]:
    """One counterpart, or several of which the same is said."""
    first = group[0]
    title = words.joined([(name(words, counterpart.model, "heading"),) for counterpart in group])
    items = [_imitation(words, step) for step in first.imitates]
    items += [_claim(words, claim, shown) for claim in first.claims]
    blocks: list[Block] = [Heading(spaced(words, title)), Bullets(tuple(items)), _measured(words, answer.model, first)]
    if first.factors:
        factors = tuple(_claim(words, claim, shown) for claim in first.factors)
        blocks += [Para(words.line("counterparts.factors", "strong")), Bullets(factors)]
    return blocks


def _imitation(words: Words, step: StepView) -> Item:
    line = words.line(
        "counterparts.imitates",
        output=name(words, step.output),
        inputs=words.joined([(name(words, model),) for model in step.inputs]),
        date=words.date(step.date, step.until),
    )
    line = (*spaced(words, line), Span(f"  [{step.id}]", "dim"))
    return Item(line, "•", confidence_lines(words, step.confidence))


def _claim(words: Words, claim: ClaimView, shown: set[str]) -> Item:
    """A claim with evidence; one that stands further up, by its sentence alone."""
    if claim.id in shown:
        above = Span(words.say("sentences.aside", text=words.say("counterparts.above")), "dim")
        return Item((Span(words.pick(claim.says)), Span(f"  [{claim.id}]", "dim"), above))
    shown.add(claim.id)
    return claim_item(words, claim, evidence=_EVIDENCE)


def _measured(words: Words, model: Named, counterpart: Counterpart) -> Para:
    """In how many settings the counterpart is ahead, and where they are all shown."""
    standing = counterpart.standing
    if standing is None or not sum(standing):
        return Para(words.line("counterparts.unmeasured", "dim"))
    other, total = name(words, counterpart.model), sum(standing)
    way = next(way for way in Standing._fields if getattr(standing, way))
    phrase = "counterparts.measured" if total > 1 else f"counterparts.measured-one.{way}"
    line = words.line(phrase, total=total, other=other, **standing._asdict())
    hint = words.line("counterparts.measured-try", "dim", a=model.id, b=counterpart.model.id)
    return Para(words.sentences([spaced(words, line), hint]))


def _rows(answer: Counterparts, words: Words) -> tuple[tuple[str, ...], ...]:
    rows: list[tuple[str, ...]] = []
    for counterpart in answer.counterparts:
        other = counterpart.model.id
        rows += [("imitates", other, step.id, step.confidence.level, step.date) for step in counterpart.imitates]
        for role, claims in (("counterpart", counterpart.claims), ("factor", counterpart.factors)):
            rows += [(role, other, claim.id, claim.confidence.level, words.pick(claim.says)) for claim in claims]
        if counterpart.standing is not None:
            rows.append(("measured", other, *(str(count) for count in counterpart.standing)))
    rows += [("alone", "", claim.id, claim.confidence.level, words.pick(claim.says)) for claim in answer.alone]
    rows += [("relative", relative.id) for relative in answer.relatives]
    return tuple(rows)
