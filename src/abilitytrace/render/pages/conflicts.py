"""The page of `conflicts`: counts in a sentence, then record by record what sources differ on and who says what."""

from abilitytrace.questions.conflicts import Account, Conflicts, Disagreement, StatedBy, ValueConflict
from abilitytrace.questions.parts import CitedSource
from abilitytrace.questions.specs import Value
from abilitytrace.render.page import Block, Bullets, Item, Line, Page, Para, Span
from abilitytrace.render.pages.parts import as_of_line, capital, heading, in_text, name
from abilitytrace.render.pages.sentences import spaced
from abilitytrace.render.pages.specs import shown_value
from abilitytrace.render.words import Words

__all__ = ["page"]

# sources named a side; `evidence ID` names all
_NAMED = 5
# the gravest first
_COUNTED = ("differ", "rivals", "sides", "stated", "unpublished", "wording")


def page(answer: Conflicts, words: Words) -> Page:
    """Lays out conflicts."""
    blocks: list[Block] = []
    for kind in dict.fromkeys(found.kind for found in answer.records):
        items = tuple(_record(words, found) for found in answer.records if found.kind == kind)
        blocks += [heading(words, f"conflicts.kind.{kind}"), Bullets(items)]
    if answer.records:
        blocks += [Para(()), Para(words.line("conflicts.try", "dim"))]
    rows = tuple(row for found in answer.records for row in _rows(words, found))
    return Page((capital(spaced(words, _lead(words, answer))), *as_of_line(words, answer.as_of)), tuple(blocks), rows)


def _lead(words: Words, answer: Conflicts) -> Line:
    about: Line = ()
    if answer.about is not None:
        # the sentence of a claim is no name
        is_named = answer.about.kind not in ("claim", "step")
        about = words.line("conflicts.about", name=Span(words.pick(answer.about.name) if is_named else answer.about.id))
    if not answer.records:
        return words.line("conflicts.none", about=about)
    counts = answer.counts._asdict()
    shown: list[Line] = [(Span(words.plural(f"conflicts.{sort}", counts[sort])),) for sort in _COUNTED if counts[sort]]
    count = len(answer.records)
    number = "one" if count == 1 else "many"
    return words.line(f"conflicts.lead.{number}", count=count, about=about, counts=_listed(words, shown))


def _record(words: Words, found: Disagreement) -> Item:
    """One record with everything that sources differ on."""
    style = "strong" if found.kind in ("claim", "step") else "name"
    line: Line = (Span(words.pick(found.record.name), style), Span(f"  [{found.record.id}]", "dim"))
    more: list[Line] = []
    items: list[Item] = [_value(words, conflict) for conflict in found.values]
    if found.accounts:
        accounts = tuple(_account(words, account) for account in found.accounts)
        items.append(Item(words.line("conflicts.origin", count=len(accounts)), "•", (), accounts))
    if found.confidence is not None:
        graded = found.confidence.graded
        points = {"supports": f"{graded.supports:g}", "disputes": f"{graded.disputes:g}"}
        more.append(words.line("conflicts.graded-line", level=words.level(found.confidence.level), **points))
    if found.sides is not None:
        items += _sides(words, found.sides.supports, found.sides.disputes)
    if found.stated:
        more.append(words.line("conflicts.stated-line", levels=_stated(words, found.stated)))
    return Item(line, "•", tuple(more), tuple(items))


def _value(words: Words, conflict: ValueConflict) -> Item:
    """An attribute with a line for each value and the sources that give it."""
    verdict = words.say(f"conflicts.verdict-{conflict.verdict}")
    if conflict.one_source:
        verdict = words.say("list.comma").join((verdict, words.say("conflicts.verdict-one-source")))
    style = "warn" if conflict.verdict == "differ" else "dim"
    line = words.line("conflicts.attribute", attribute=name(words, conflict.attribute), verdict=Span(verdict, style))
    values = tuple(Item(_said(words, value)) for value in conflict.values)
    return Item(line, "•", (), values)


def _said(words: Words, value: Value) -> Line:
    """A value with everybody who gives it."""
    shown: Line = (Span(shown_value(words, value), "strong"),)
    if value.stated:
        shown = words.line("conflicts.hedged", value=shown, level=words.label("stated", value.stated))
    if not value.sources:
        return words.line("conflicts.value-unsourced", value=shown)
    sources = [_source(words, source) for source in value.sources]
    return words.line("conflicts.value", value=shown, sources=_listed(words, sources))


def _account(words: Words, account: Account) -> Item:
    """One account of a model's origin, how well it is founded, and by whom."""
    step = account.step
    level = words.level(step.confidence.level, contested=step.confidence.is_contested)
    inputs = words.joined([(name(words, model),) for model in step.inputs])
    phrase = "conflicts.account" if step.inputs else "conflicts.account-scratch"
    line = spaced(words, words.line(phrase, inputs=inputs, level=level, id=Span(step.id, "dim")))
    return Item(line, "•", (), tuple(_sides(words, account.supports, account.disputes)))


def _sides(words: Words, supports: tuple[CitedSource, ...], disputes: tuple[CitedSource, ...]) -> list[Item]:
    """The sources for and against, a line a side; that nothing speaks for it is said, that nothing speaks against it not."""
    shown = words.line("conflicts.for-none", "dim")
    if supports:
        shown = words.line("conflicts.for", sources=_named(words, supports))
    items = [Item(shown, "+", style="gain")]
    if disputes:
        items.append(Item(words.line("conflicts.against", sources=_named(words, disputes)), "-", style="loss"))
    return items


def _named(words: Words, sources: tuple[CitedSource, ...]) -> Line:
    """Some sources by author and id, and how many more there are."""
    shown = [_source(words, source) for source in sources[:_NAMED]]
    if left := len(sources) - _NAMED if len(sources) > _NAMED else 0:
        shown.append((Span(words.plural("conflicts.more", left), "dim"),))
    return words.joined(shown, "list.comma")


def _stated(words: Words, stated: tuple[StatedBy, ...]) -> Line:
    """Who states which level."""
    levels = []
    for one in stated:
        sources = words.joined([_source(words, source) for source in one.sources])
        line = words.line("conflicts.stated-by", level=words.label("stated", one.level), sources=sources)
        levels.append(spaced(words, line))
    return _listed(words, levels)


def _source(words: Words, source: CitedSource) -> Line:
    """A source by author, id and place."""
    by = in_text(words, source._replace(at=""))
    shown: Line = (Span(by), Span(f" [{source.id}]", "dim"))
    return words.line("sentences.source-place", source=shown, at=source.at) if source.at else shown


def _listed(words: Words, lines: list[Line]) -> Line:
    """Lines with commas of their own, one after another."""
    spans: list[Span] = []
    for i, line in enumerate(lines):
        spans += [Span(words.say("list.semicolon")), *line] if i else line
    return tuple(spans)


def _rows(words: Words, found: Disagreement) -> list[tuple[str, ...]]:
    """A row a value, account, side and stated level, with the ids of their sources."""
    rows: list[tuple[str, ...]] = []
    start = (found.record.id,)
    for conflict in found.values:
        for value in conflict.values:
            ids = ",".join(source.id for source in value.sources)
            rows.append((*start, conflict.verdict, conflict.attribute.id, shown_value(words, value), ids))
    for account in found.accounts:
        inputs = ",".join(model.id for model in account.step.inputs)
        rows.append((*start, "account", account.step.id, inputs, account.step.confidence.level))
    if found.sides is not None and found.confidence is not None:
        for stance, sources in (("supports", found.sides.supports), ("disputes", found.sides.disputes)):
            ids = ",".join(source.id for source in sources)
            rows.append((*start, stance, found.confidence.level, "", ids))
    rows += [(*start, "stated", one.level, "", ",".join(source.id for source in one.sources)) for one in found.stated]
    return rows
