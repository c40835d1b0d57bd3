"""The page of `questions`: how many are open and how many have moved, then each with what is known on it."""

from abilitytrace.questions.open_questions import OpenQuestions
from abilitytrace.questions.origin import OpenQuestion
from abilitytrace.render.page import Bullets, Line, Page, Para, Span
from abilitytrace.render.pages.origin import question_item
from abilitytrace.render.pages.parts import as_of_line, capital, name
from abilitytrace.render.pages.sentences import spaced
from abilitytrace.render.words import Words

__all__ = ["page"]

# findings on each question where all questions are shown; on a subject every one is
_SOME = 2
# what is named by a sentence or a title is shown by its id in a sentence
_BY_ID = ("claim", "event", "question", "source", "step")


def page(answer: OpenQuestions, words: Words) -> Page:
    """Lays out open questions."""
    lead = words.sentences([capital(spaced(words, line)) for line in _lead(words, answer)])
    limit = None if answer.about else _SOME
    items = tuple(question_item(words, question, limit, question.id) for question in answer.rows)
    blocks = (Para(()), Bullets(items)) if items else ()
    rows = tuple(row for question in answer.rows for row in _rows(words, question))
    return Page((lead, *as_of_line(words, answer.as_of)), blocks, rows)


def _lead(words: Words, answer: OpenQuestions) -> list[Line]:
    if answer.kind == "question":
        return [_one(words, answer)]
    about: Line = ()
    if answer.about:
        subject = answer.about.id if answer.kind in _BY_ID else name(words, answer.about)
        about = words.line("open_questions.by" if answer.kind == "source" else "open_questions.about", name=subject)
    if not answer.total:
        return [words.line("open_questions.none", about=about)]
    number = "one" if answer.total == 1 else "many"
    if answer.open_only:
        return [_unanswered(words, len(answer.rows), answer.total, about)]
    lead = [words.line(f"open_questions.lead.{number}", about=about, count=answer.total)]
    states = (
        ("moved", answer.moved),
        ("noted", answer.noted),
        ("untouched", answer.total - answer.moved - answer.noted),
    )
    for state, count in states:
        if count == answer.total:
            lead.append(words.line(f"open_questions.{state}-{'it' if count == 1 else 'all'}"))
        elif count:
            lead.append((Span(words.plural(f"open_questions.{state}", count)),))
    return lead


def _unanswered(words: Words, count: int, total: int, about: Line) -> Line:
    """How many of the questions nobody has anything on."""
    phrase = "open" if count else "open-none"
    if total == 1:
        return words.line(f"open_questions.{phrase}-it", about=about)
    if not count:
        return words.line("open_questions.open-none", about=about, total=total)
    number = "one" if count == 1 else "many"
    return words.line(f"open_questions.open.{number}", about=about, count=count, total=total)


def _one(words: Words, answer: OpenQuestions) -> Line:
    """What became of one question."""
    assert answer.about is not None
    if not answer.total:
        return words.line("open_questions.not-yet", id=answer.about.id)
    if answer.moved:
        return words.line("open_questions.one-moved")
    return words.line("open_questions.one-noted" if answer.noted else "open_questions.one-untouched")


def _rows(words: Words, question: OpenQuestion) -> list[tuple[str, ...]]:
    """The question, then what is known on it, oldest first: id, role, date, source, text."""
    raised = question.raised[0] if question.raised else None
    state = ("raised", raised.published if raised else "", raised.id if raised else "")
    rows: list[tuple[str, ...]] = [(question.id, *state, words.pick(question.says))]
    if words.pick(question.experiment):
        rows.append((question.id, "experiment", "", "", words.pick(question.experiment)))
    for note in question.answered:
        date, source = (note.source.published, note.source.id) if note.source else ("", "")
        rows.append((question.id, "found", date, source, words.pick(note.says)))
    return rows
