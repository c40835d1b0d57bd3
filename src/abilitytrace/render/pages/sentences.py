"""Sentences that say what a record is, and short lines for claims; shared by the pages of the record."""

from abilitytrace.names import is_cjk
from abilitytrace.questions.parts import Confidence, StepView
from abilitytrace.questions.rows import ClaimRow
from abilitytrace.render.page import Item, Line, Page, Span
from abilitytrace.render.pages.parts import name
from abilitytrace.render.words import Words

__all__ = ["aside", "claim_line", "evidence_ways", "graded_line", "not_yet", "spaced", "step_sentence", "when"]


def spaced(words: Words, line: Line) -> Line:
    """The line with a blank between Chinese and Latin text where spans meet, as Chinese typesetting has it."""
    if words.language != "zh":
        return line
    spans: list[Span] = []
    for span in line:
        before = spans[-1].text[-1:] if spans else ""
        after = span.text[:1]
        if before and after and is_cjk(before) != is_cjk(after) and _is_word(before) and _is_word(after):
            spans.append(Span(" "))
        spans.append(span)
    return tuple(spans)


def _is_word(character: str) -> bool:
    return character.isalnum() or (character.isascii() and character.isprintable() and character != " ")


def when(words: Words, date: str) -> str:
    """A date inside a sentence: `on 30 November 2022`, `in November 2022`."""
    phrase = "sentences.on-day" if len(date) == len("2022-11-30") else "sentences.in-month"
    return words.say(phrase, date=words.date(date))


def aside(words: Words, text: str) -> str:
    """A remark in brackets behind a word; nothing for no text."""
    return words.say("sentences.aside", text=text) if text else ""


def step_sentence(words: Words, step: StepView) -> Line:
    """A step as a sentence: what was made from what, by which methods, when."""
    inputs = words.joined([(name(words, model),) for model in step.inputs])
    methods = words.joined([(Span(words.pick(method.name)),) for method in step.methods])
    if step.relation in ("succeeds", "imitates"):
        phrase = {"succeeds": "sentences.succeeded", "imitates": "sentences.imitated"}[step.relation]
    else:
        phrase = ("sentences.made" if step.inputs else "sentences.rooted") + ("-by" if step.methods else "")
    dated = aside(words, words.date(step.date, step.until)) if step.date else ""
    line = words.line(phrase, output=name(words, step.output), inputs=inputs, methods=methods, aside=dated)
    return spaced(words, line)


def graded_line(words: Words, held: Confidence) -> Line:
    """Both confidences in one short line: `stated: hypothesis · graded: moderate ●●○○`."""
    graded = words.line("sentences.graded", level=words.level(held.level, contested=held.is_contested))
    if not held.stated:
        return graded
    stated = words.line("sentences.stated", level=words.label("stated", held.stated[0].level))
    return (*stated, Span(" · "), *graded)


def evidence_ways(words: Words, supports: int, disputes: int, neutral: int) -> str:
    """How many lines of evidence go which way: `3 for, 1 neutral`; the word for none where there are none."""
    counts = (("supports", supports), ("disputes", disputes), ("neutral", neutral))
    shown = [words.say(f"show.way.{stance}", count=count) for stance, count in counts if count]
    return words.say("list.comma").join(shown) or words.say("show.way-none")


def claim_line(words: Words, claim: ClaimRow) -> Item:
    """A claim as a list item: its sentence and id, and both confidences under it."""
    line: Line = (Span(words.pick(claim.says)), Span(f"  [{claim.id}]", "dim"))
    return Item(line, "•", (graded_line(words, claim.confidence),))


def not_yet(words: Words, identifier: str, as_of: str) -> Page:
    """The page of a record that nobody knew on the date."""
    lead = words.line("sentences.not-yet", id=identifier, date=words.date(as_of))
    return Page((spaced(words, lead),), (), (("not-known", identifier, as_of),))
