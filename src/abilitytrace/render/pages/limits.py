"""The page of `limits`: how many there are and how well they are founded, then each with examples and evidence."""

from abilitytrace.questions.limits import RELATIONS, Limit, Limits
from abilitytrace.questions.parts import by_strength
from abilitytrace.render.page import Block, Bullets, Item, Line, Page, Span
from abilitytrace.render.pages.parts import as_of_line, claim_item, heading, name
from abilitytrace.render.pages.sentences import spaced
from abilitytrace.render.words import Words
from abilitytrace.vocabulary import GRADED

__all__ = ["page"]

# lines of evidence a side, which are the examples; `evidence CLAIM` shows all
_EVIDENCE = 2


def page(answer: Limits, words: Words) -> Page:
    """Lays out limits."""
    blocks: list[Block] = []
    for relation in ("", *RELATIONS):
        of_relation = [limit for limit in answer.limits if limit.relation == relation]
        if of_relation:
            model = words.pick(answer.model.name) if answer.model else ""
            title = heading(words, f"limits.{relation or 'all'}", model=model)
            blocks += [title, Bullets(tuple(_item(words, limit) for limit in of_relation))]
    return Page((_lead(words, answer), *as_of_line(words, answer.as_of)), tuple(blocks), _rows(answer, words))


def _lead(words: Words, answer: Limits) -> Line:
    """How many limits there are, whose, how well founded, and the best founded one."""
    count = len(answer.limits)
    if not count:
        if answer.model is None:
            return words.line("limits.none-at-all")
        return spaced(words, words.line("limits.none", model=name(words, answer.model)))
    if answer.model is None:
        sentences = [words.line(f"limits.all.{'one' if count == 1 else 'many'}", count=count)]
    else:
        parts = _parts(words, answer)
        phrase = f"limits.lead.{'one' if count == 1 else 'many'}"
        sentences = [words.line(phrase, count=count, model=name(words, answer.model), parts=parts)]
    best = min(answer.limits, key=lambda limit: by_strength(limit.claim))
    sentences += [_levels(words, answer), words.line("limits.best", says=words.pick(best.claim.says))]
    return words.sentences([spaced(words, sentence) for sentence in sentences])


def _parts(words: Words, answer: Limits) -> Line:
    """Whose limits they are, the nearest first."""
    relations = [limit.relation for limit in answer.limits]
    parts = [
        words.line(f"limits.part.{relation}", count=relations.count(relation))
        for relation in RELATIONS
        if relation in relations
    ]
    return words.joined(parts)


def _levels(words: Words, answer: Limits) -> Line:
    """How many have which graded level, the strongest first."""
    levels = [limit.claim.confidence.level for limit in answer.limits]
    shown = [
        words.line("limits.level", level=words.label("graded", level), count=levels.count(level))
        for level in reversed(GRADED)
        if level in levels
    ]
    return words.line("limits.levels", levels=words.joined(shown, "list.comma"))


def _item(words: Words, limit: Limit) -> Item:
    """A limit with whose it is, where that is not plain, both confidences, rivals and examples."""
    item = claim_item(words, limit.claim, evidence=_EVIDENCE)
    more: list[Line] = []
    if limit.of and limit.relation != "own":
        models = words.joined([(name(words, model, "dim"),) for model in limit.of], "list.comma")
        more.append(words.line("limits.of", "dim", models=models))
    if limit.abilities:
        abilities = words.joined([(name(words, ability, "dim"),) for ability in limit.abilities], "list.comma")
        more.append(words.line("limits.abilities", "dim", abilities=abilities))
    rivals = [
        words.line("limits.rival", id=Span(rival.id, "dim"), says=words.pick(rival.says)) for rival in limit.rivals
    ]
    return item._replace(more=(*more, *item.more, *rivals))


def _rows(answer: Limits, words: Words) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (
            limit.relation or "limit",
            limit.claim.id,
            limit.claim.confidence.level,
            "contested" if limit.claim.confidence.is_contested else "",
            ",".join(model.id for model in limit.of),
            words.pick(limit.claim.says),
        )
        for limit in answer.limits
    )
