"""The sentence at the head of `show`: what the record is."""

from abilitytrace.questions.citations import SourceDetails
from abilitytrace.questions.details import ClaimDetails, StepDetails, ThingDetails
from abilitytrace.questions.show import EntryDetails, Shown
from abilitytrace.render.page import Line, Span
from abilitytrace.render.pages.parts import name
from abilitytrace.render.pages.sentences import evidence_ways, graded_line, step_sentence, when
from abilitytrace.render.words import Words

__all__ = ["lead"]


def lead(words: Words, answer: Shown) -> list[Line]:
    """What the record is, in one to three sentences."""
    held = answer.details
    if isinstance(held, ThingDetails):
        return _thing(words, answer, held)
    if isinstance(held, SourceDetails):
        return _source(words, answer, held)
    if isinstance(held, StepDetails):
        return [step_sentence(words, held.step), *_says(words, answer)]
    if isinstance(held, ClaimDetails):
        graded = words.line("show.claim-graded", levels=graded_line(words, held.confidence))
        return [(Span(words.pick(answer.says), "strong"),), graded]
    assert isinstance(held, EntryDetails)
    return _entry(words, answer, held)


def _says(words: Words, answer: Shown) -> list[Line]:
    says = words.pick(answer.says)
    return [(Span(says),)] if says else []


def _thing(words: Words, answer: Shown, held: ThingDetails) -> list[Line]:
    called = Span(words.pick(answer.name), "name")
    if answer.kind == "attribute":
        return [words.line("show.attribute", name=called, count=len(held.values)), *_says(words, answer)]
    if answer.kind != "model":
        kind = words.say(f"sentences.kind-{answer.kind}")
        return [words.line("show.is", name=called, kind=kind), *_says(words, answer)]
    by = words.say("show.model-by", developer=held.developer) if held.developer else ""
    if held.members:
        members = words.joined([(name(words, member),) for member in held.members])
        return [words.line("show.series", name=called, count=len(held.members), by=by, members=members)]
    if held.placeholder:
        return [words.line("show.placeholder", name=called, by=by), *_says(words, answer)]
    date = words.say("show.model-when", when=when(words, held.released)) if held.released else ""
    sentences = [words.line("show.model", name=called, by=by, when=date), *_says(words, answer)]
    if held.steps_to:
        sentences.append(step_sentence(words, held.steps_to[0]))
    if (rivals := len(held.steps_to) - 1) > 0:
        sentences.append((Span(words.plural("show.rivals-lead", rivals)),))
    return sentences


def _source(words: Words, answer: Shown, held: SourceDetails) -> list[Line]:
    cited = held.citation
    kind = words.say(f"show.source-kind.{held.source_kind or 'source'}")
    by = words.say("show.source-by", authors=cited.authors) if cited.authors else ""
    date = words.say("show.source-when", date=words.date(cited.published)) if cited.published else ""
    title = Span(words.pick(answer.name), "name")
    sentences = [words.line("show.source", title=title, kind=kind, by=by, when=date)]
    if held.dating == "inferred":
        sentences.append(words.line("show.inferred"))
    sentences += _says(words, answer)
    totals = [sum(counts) for counts in zip(*(use[3:] for use in held.uses), strict=True)]
    if not totals:
        return [*sentences, words.line("show.gives-nothing")]
    ways = evidence_ways(words, *totals)
    targets = words.plural("show.targets", len(held.uses))
    return [*sentences, (Span(words.plural("show.gives", sum(totals), targets=targets, ways=ways)),)]


def _entry(words: Words, answer: Shown, held: EntryDetails) -> list[Line]:
    says = Span(words.pick(answer.says), "strong")
    if answer.kind == "question":
        state = words.line("show.answered" if held.answered else "show.unanswered")
        return [words.line("show.question", says=says), state]
    if answer.kind == "event":
        return [words.line("show.event", date=words.date(held.date), says=says)]
    return [words.line("show.term", name=Span(words.pick(answer.name), "name"), says=says)]
