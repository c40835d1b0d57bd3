"""The page of `evidence`: how sure anyone is and why, the evidence, the account of the grade, rivals, sources."""

from collections import Counter

from abilitytrace.questions.evidence import About, Case, Rule
from abilitytrace.questions.parts import CitedSource, EvidenceView
from abilitytrace.render.page import Block, Bullets, Item, Line, Page, Para, Span
from abilitytrace.render.pages.grading import account_blocks, rule_page, verdict
from abilitytrace.render.pages.parts import (
    as_of_line,
    capital,
    evidence_items,
    heading,
    name,
    note_items,
    source_line,
)
from abilitytrace.render.pages.sentences import claim_line, graded_line, not_yet, spaced, step_sentence
from abilitytrace.render.words import Words
from abilitytrace.vocabulary import GRADED

__all__ = ["page"]


def page(answer: Case | About | Rule, words: Words) -> Page:
    """Lays out the case for a claim or step, the claims about another record, or the grading rule."""
    if isinstance(answer, Rule):
        return rule_page(answer, words)
    if isinstance(answer, About):
        return _about(answer, words)
    return _case(answer, words) if answer.known else not_yet(words, answer.id, answer.as_of)


def _case(answer: Case, words: Words) -> Page:
    blocks: list[Block] = []
    if facts := _facts(words, answer):
        blocks += [Para(()), Bullets(facts)]
    if answer.confidence.stated:
        blocks += [heading(words, "evidence.case-told"), _told(words, answer)]
    for phrase, side in (("for", answer.supports), ("against", answer.disputes), ("neutral", answer.neutral)):
        if side:
            blocks += [heading(words, f"evidence.case-{phrase}", count=len(side)), Bullets(_evidence(words, side))]
    blocks += account_blocks(words, answer)
    blocks += _others(words, answer)
    if answer.notes:
        blocks += [heading(words, "evidence.case-notes"), note_items(words, answer.notes)]
    if answer.sources:
        items = tuple(_source(words, source) for source in answer.sources)
        blocks += [heading(words, "evidence.case-sources"), Bullets(items)]
    sentence = step_sentence(words, answer.step) if answer.step else (Span(words.pick(answer.says), "strong"),)
    lead = spaced(words, words.sentences([capital(sentence), *verdict(words, answer)]))
    return Page((lead, *as_of_line(words, answer.as_of)), tuple(blocks), _rows(words, answer))


def _facts(words: Words, answer: Case) -> tuple[Item, ...]:
    """What kind of claim it is, its cause and effects; for a step, what the files say of it."""
    lines: list[Line] = []
    if answer.step is not None:
        if words.pick(answer.says):
            lines.append((Span(words.pick(answer.says)),))
    else:
        lines.append(words.line("evidence.case-claim-kind", kind=words.label("claim-kind", answer.relation)))
    if answer.cause:
        lines.append(
            words.line("evidence.case-cause", causes=words.joined([(name(words, cause),) for cause in answer.cause]))
        )
    if answer.effects:
        effects = [
            words.line(
                "evidence.case-effect", ability=name(words, effect.ability), mark=words.label("mark", effect.mark)
            )
            for effect in answer.effects
        ]
        lines.append(words.line("evidence.case-effects", effects=words.joined(effects, "list.comma")))
    if answer.versus is not None:
        lines.append(words.line("evidence.case-versus", model=name(words, answer.versus)))
    return tuple(Item(line) for line in lines)


def _told(words: Words, answer: Case) -> Bullets:
    """Who states it with which confidence."""
    items = []
    for stated in answer.confidence.stated:
        line: Line = (Span(words.label("stated", stated.level)),)
        if stated.source.id:
            line = words.line("evidence.case-told-by", level=line, source=source_line(words, stated.source))
        items.append(Item(line))
    return Bullets(tuple(items))


def _evidence(words: Words, views: tuple[EvidenceView, ...]) -> tuple[Item, ...]:
    """Evidence with all its places, and its own date where that is not its source's."""
    items = []
    for item, view in zip(evidence_items(words, views), views, strict=True):
        more = list(item.more)
        if view.date and view.date != view.source.published:
            more.append(words.line("evidence.case-dated", "source", date=words.date(view.date)))
        if view.also:
            places = words.say("list.semicolon").join(f"{place.id} {place.at}".strip() for place in view.also)
            more.append(words.line("evidence.case-also", "source", sources=places))
        items.append(item._replace(more=tuple(more)))
    return tuple(items)


def _others(words: Words, answer: Case) -> list[Block]:
    """Rival claims, rival accounts of a model, and claims about a step, each with its grade."""
    blocks: list[Block] = []
    if answer.rivals:
        items = tuple(claim_line(words, claim) for claim in answer.rivals)
        blocks += [heading(words, "evidence.case-rivals"), Bullets(items)]
    if answer.rival_steps:
        items = tuple(
            Item(
                (*step_sentence(words, step), Span(f"  [{step.id}]", "dim")),
                "•",
                (graded_line(words, step.confidence),),
            )
            for step in answer.rival_steps
        )
        output = words.pick(answer.rival_steps[0].output.name)
        blocks += [heading(words, "evidence.case-rival-steps", output=output), Bullets(items)]
    if answer.claims:
        items = tuple(claim_line(words, claim) for claim in answer.claims)
        blocks += [heading(words, "evidence.case-claims"), Bullets(items)]
    return blocks


def _source(words: Words, source: CitedSource) -> Item:
    """A source in full: title, authors, date, address."""
    line: Line = (Span(words.pick(source.name)), Span(f"  [{source.id}]", "dim"))
    date = words.date(source.published)
    who = words.say("evidence.source", source=source.authors, date=date) if source.authors else date
    more: list[Line] = [(Span(who, "source"),)]
    if source.url:
        more.append((Span(source.url, "source"),))
    return Item(line, "•", tuple(more))


def _about(answer: About, words: Words) -> Page:
    """The claims and steps that speak of a record which is neither."""
    kind = words.say(f"sentences.kind-{answer.kind}")
    what = words.line("evidence.about-lead", name=name(words, answer.subject), kind=kind)
    lead = words.sentences([capital(spaced(words, what)), _counts(words, answer)])
    blocks: list[Block] = []
    if answer.steps:
        steps = tuple(
            Item(
                (*step_sentence(words, step), Span(f"  [{step.id}]", "dim")),
                "•",
                (graded_line(words, step.confidence),),
            )
            for step in answer.steps
        )
        blocks += [heading(words, "evidence.about-steps-heading"), Bullets(steps)]
    if answer.claims:
        claims = tuple(claim_line(words, claim) for claim in answer.claims)
        blocks += [heading(words, "evidence.about-claims-heading"), Bullets(claims)]
    hint = "evidence.about-try" if answer.claims or answer.steps else "evidence.about-show"
    blocks += [Para(()), Para(words.line(hint, "dim", id=answer.subject.id))]
    rows = [("step", step.id, "", step.confidence.level, step.output.id) for step in answer.steps]
    for claim in answer.claims:
        stated = claim.confidence.stated[0].level if claim.confidence.stated else ""
        rows.append(("claim", claim.id, stated, claim.confidence.level, words.pick(claim.says)))
    return Page((lead, *as_of_line(words, answer.as_of)), tuple(blocks), tuple(rows))


def _counts(words: Words, answer: About) -> Line:
    """How many claims there are, and how many of each grade."""
    asked = "given" if answer.kind == "source" else "claims"
    found = len(answer.claims) + (len(answer.steps) if answer.kind == "source" else 0)
    if not found:
        return words.line("evidence.about-counts", counts=words.say(f"evidence.about-{asked}-none"))
    levels = Counter(claim.confidence.level for claim in answer.claims)
    shown = [
        words.line("evidence.about-level", count=levels[level], level=words.label("graded", level))
        for level in reversed(GRADED)
        if levels[level]
    ]
    counts = words.plural(f"evidence.about-{asked}", found)
    if len(shown) < 2 or asked == "given":
        return words.line("evidence.about-counts", counts=counts)
    return words.line("evidence.about-graded", counts=counts, levels=words.joined(shown))


def _rows(words: Words, answer: Case) -> tuple[tuple[str, ...], ...]:
    held = answer.confidence
    contested = "contested" if held.is_contested else ""
    stated = held.stated[0].level if held.stated else ""
    rows: list[tuple[str, ...]] = [
        (answer.kind, answer.id, stated, held.level, contested, words.pick(answer.says)),
    ]
    for view in (*answer.supports, *answer.disputes, *answer.neutral):
        about = (view.kind, f"{view.points:g}", ",".join(view.concerns), view.stated)
        rows.append((view.stance, view.source.id, view.source.at, view.date, *about, words.pick(view.finding)))
    rows += [("rival", claim.id, claim.confidence.level, words.pick(claim.says)) for claim in answer.rivals]
    rows += [("rival", step.id, step.confidence.level, words.pick(step.says)) for step in answer.rival_steps]
    rows += [("note", note.source.id if note.source else "", words.pick(note.says)) for note in answer.notes]
    rows += [("source", source.id, source.published, words.pick(source.name), source.url) for source in answer.sources]
    return tuple(rows)
