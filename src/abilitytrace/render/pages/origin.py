"""The page of `origin`: the straight answer, the way there, causes with evidence, later steps, what is open."""

from collections.abc import Sequence

from abilitytrace.questions.origin import OpenQuestion, Origin, StepMark
from abilitytrace.questions.parts import ClaimSummary, ClaimView, NoteView
from abilitytrace.render.page import Block, Bullets, Item, Line, Page, Para, Span
from abilitytrace.render.pages.parts import (
    as_of_line,
    capital,
    claim_item,
    computed_items,
    confidence_lines,
    heading,
    name,
    source_line,
    step_item,
)
from abilitytrace.render.pages.sentences import graded_line
from abilitytrace.render.words import Words

__all__ = ["page", "question_item"]

# lines of evidence a side: some for the leading cause, one for the rest; `evidence CLAIM` shows all
_LEADING, _OTHER = 3, 1
# claims beside the explanations, and open questions with their newest finding; `claims` and `questions` show all
_RELATED, _QUESTIONS, _ANSWERS = 5, 3, 1


def page(answer: Origin, words: Words) -> Page:
    """Lays out an origin."""
    blocks: list[Block] = []
    if answer.way:
        arrow = "->" if words.ascii_only else "→"
        items = tuple(step_item(words, step, arrow if i else "•") for i, step in enumerate(answer.way))
        blocks += [heading(words, "origin.way"), Bullets(items)]
    if answer.leading is not None:
        blocks += [
            heading(words, "origin.leading-heading"),
            Bullets((claim_item(words, answer.leading, evidence=_LEADING),)),
        ]
    blocks += _claims(words, "origin.others", answer.others, _OTHER)
    blocks += _claims(words, "origin.ruled-out", answer.ruled_out, _OTHER)
    if answer.later:
        items = tuple(_mark_item(words, mark) for mark in answer.later)
        blocks += [heading(words, "origin.later"), Bullets(items)]
    blocks += _related(words, answer)
    if answer.weakest is not None:
        blocks += [heading(words, "origin.certainty"), Para(_weakest(words, answer))]
    if answer.open:
        questions = [
            question_item(words, question, _ANSWERS, answer.ability.id) for question in answer.open[:_QUESTIONS]
        ]
        questions += _rest(words, "origin.open-more", len(answer.open) - _QUESTIONS, answer)
        blocks += [heading(words, "origin.open"), Bullets(tuple(questions))]
    return Page(_lead(words, answer), tuple(blocks), _rows(answer, words))


def _lead(words: Words, answer: Origin) -> tuple[Line, ...]:
    ability = Span(words.pick(answer.ability.name), "name")
    within = name(words, answer.model) if answer.model else Span("")
    suffix = "-within" if answer.model else ""
    if answer.first is not None:
        first = words.line(
            f"origin.first{suffix}",
            ability=ability,
            within=within,
            model=name(words, answer.first.model),
            date=words.date(answer.first.date),
        )
        if answer.strong is not None:
            strong = answer.strong
            model = name(words, strong.model)
            gaps: dict[str, str | Span] = {"model": model, "date": words.date(strong.date, strong.mark.step.until)}
            first = words.sentences([capital(first), words.line("origin.strong", **gaps)])
    else:
        first = words.line(f"origin.nowhere{suffix}", ability=ability, within=within)
    return (words.sentences([capital(first), _cause_sentence(words, answer.leading)]), *as_of_line(words, answer.as_of))


def _cause_sentence(words: Words, leading: ClaimView | None) -> Line:
    if leading is None:
        return words.line("origin.no-cause")
    graded = leading.confidence.graded
    gaps: dict[str, str | Line] = {
        "says": words.pick(leading.says),
        "level": words.level(leading.confidence.level, contested=graded.contested),
        "graded_date": words.date(graded.date),
    }
    if not leading.confidence.stated:
        return words.line("origin.leading-unstated", **gaps)
    stated = leading.confidence.stated[0]
    gaps |= {"stated": words.label("stated-as", stated.level), "stated_date": words.date(stated.source.published)}
    return words.line("origin.leading", **gaps)


def _claims(words: Words, phrase: str, claims: Sequence[ClaimView | ClaimSummary], evidence: int) -> list[Block]:
    if not claims:
        return []
    return [heading(words, phrase), Bullets(tuple(claim_item(words, claim, evidence=evidence) for claim in claims))]


def _related(words: Words, answer: Origin) -> list[Block]:
    """The best-founded of the claims that explain nothing, a line of confidence each."""
    if not answer.related:
        return []
    items = [
        Item(
            (Span(words.pick(claim.says)), Span(f"  [{claim.id}]", "dim")), "•", (graded_line(words, claim.confidence),)
        )
        for claim in answer.related[:_RELATED]
    ]
    items += _rest(words, "origin.related-more", len(answer.related) - _RELATED, answer)
    return [heading(words, "origin.related"), Bullets(tuple(items))]


def _rest(words: Words, phrase: str, left: int, answer: Origin) -> list[Item]:
    """How many more there are, and the command that shows them; nothing for none."""
    if left <= 0:
        return []
    told = words.plural(phrase, left, subject=answer.ability.id)
    return [Item((Span(told, "dim"),), "." if words.ascii_only else "…")]


def _mark_item(words: Words, mark: StepMark) -> Item:
    sign = words.mark(mark.mark)
    line: Line = (
        name(words, mark.step.output),
        Span("  " + words.date(mark.step.date), "dim"),
        Span(f"  {words.label('mark', mark.mark)}", sign.style),
    )
    computed = computed_items(words, mark.claim)
    return Item(line, sign.text, confidence_lines(words, mark.claim.confidence), computed, style=sign.style)


def _weakest(words: Words, answer: Origin) -> Line:
    assert answer.weakest is not None
    link = answer.weakest
    shown: str | Line = words.pick(link.says).rstrip("。.")
    if link.kind == "step":
        shown = words.line("origin.weakest-step", output=Span(words.pick(link.says), "name"))
    return words.line("origin.weakest", link=shown, level=words.level(link.level))


def question_item(words: Words, question: OpenQuestion, limit: int | None, subject: str) -> Item:
    """An open question: experiment, who raised it, and up to `limit` findings on it, newest first.

    The rest of them is what `questions SUBJECT` shows. None for `limit`: all of them, with their sources in full.
    """
    more: list[Line] = []
    if words.pick(question.experiment):
        more.append(words.line("origin.experiment", experiment=words.pick(question.experiment)))
    raised = question.raised if limit is None else question.raised[:1]
    more += [words.line("origin.raised", "source", source=source_line(words, source)) for source in raised]
    newest = question.answered[::-1]
    found = [_answer(words, note, full=limit is None) for note in newest[:limit]]
    if left := len(newest) - len(found):
        told = words.plural("origin.answers-more", left, subject=subject)
        found.append(Item((Span(told, "dim"),), "." if words.ascii_only else "…"))
    line: Line = (Span(words.pick(question.says)), Span(f"  [{question.id}]", "dim"))
    return Item(line, "?", tuple(more), tuple(found))


def _answer(words: Words, note: NoteView, *, full: bool) -> Item:
    """A finding on a question: when, what, and in which source."""
    marker = "->" if words.ascii_only else "→"
    says = Span(words.pick(note.says))
    if note.source is None:
        return Item((says,), marker)
    if full:
        return Item((says,), marker, (source_line(words, note.source),))
    dated = words.line("origin.answer", date=words.date(note.source.published), says=says)
    return Item((*dated, Span(f"  [{note.source.id}]", "dim")), marker)


def _rows(answer: Origin, words: Words) -> tuple[tuple[str, ...], ...]:
    rows = [("step", step.id, step.date, step.output.id, step.confidence.level) for step in answer.way]
    if answer.first is not None:
        rows.append(
            ("first", answer.first.model.id, answer.first.date, answer.first.mark.mark, answer.first.mark.claim.id)
        )
    named = (
        ("leading", (answer.leading,) if answer.leading else ()),
        ("other", answer.others),
        ("ruled-out", answer.ruled_out),
    )
    for role, claims in named:
        for claim in claims:
            graded = claim.confidence.graded
            rows.append(
                (
                    role,
                    claim.id,
                    claim.confidence.level,
                    "contested" if graded.contested else "",
                    words.pick(claim.says),
                )
            )
    rows += [("later", mark.step.output.id, mark.step.date, mark.mark, mark.claim.id) for mark in answer.later]
    for question in answer.open:
        rows.append(("open", question.id, "", "", words.pick(question.says)))
        rows += [
            ("found", question.id, note.source.published if note.source else "", "", words.pick(note.says))
            for note in question.answered
        ]
    return tuple(rows)
