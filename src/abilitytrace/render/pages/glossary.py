"""The page of `glossary`: all terms in a table, or one word with its meaning and what to see next."""

from abilitytrace.questions.glossary import About, Glossary, Meaning
from abilitytrace.records import Text
from abilitytrace.render.page import Block, Bullets, Item, Line, Page, Para, Span, Table
from abilitytrace.render.pages.parts import as_of_line, capital, heading, name, note_items, source_line
from abilitytrace.render.pages.sentences import not_yet, spaced
from abilitytrace.render.words import Words

__all__ = ["page"]


def page(answer: Glossary | Meaning, words: Words) -> Page:
    """Lays out the terms, or one word."""
    if isinstance(answer, Glossary):
        return _all(words, answer)
    if not answer.known:
        return not_yet(words, answer.id, answer.as_of)
    return _one(words, answer)


def _all(words: Words, answer: Glossary) -> Page:
    """The terms in a table, the language of the screen first."""
    count = len(answer.terms)
    lead: Line = (Span(words.plural("glossary.lead", count)),) if count else words.line("glossary.none")
    columns = tuple(words.say(f"glossary.column-{column}") for column in ("own", "other", "meaning"))
    cells = tuple(
        ((Span(words.pick(term.name), "name"),), (Span(_other(words, term.name)),), (Span(words.pick(term.says)),))
        for term in answer.terms
    )
    # English names break between words; Chinese ones would break inside one
    flexible = (1, 2) if words.language == "zh" else (0, 2)
    blocks = (Para(()), Table(columns, cells, flexible), Para(()), Para(words.line("glossary.try", "dim")))
    rows = tuple((term.id, term.name.en, term.name.zh, words.pick(term.says)) for term in answer.terms)
    return Page((lead, *as_of_line(words, answer.as_of)), blocks if count else (), rows)


def _other(words: Words, names: Text) -> str:
    """The name in the other language; empty where it has none of its own."""
    if not names.zh or names.zh == names.en:
        return ""
    return names.en if words.language == "zh" else names.zh


def _one(words: Words, answer: Meaning) -> Page:
    """The meaning, then names, source, notes and what to see next."""
    facts: list[Line] = []
    aliases = list(dict.fromkeys(alias for alias in answer.aliases if alias not in answer.name))
    if aliases:
        facts.append(words.line("glossary.aliases", aliases=words.say("list.comma").join(aliases)))
    if answer.source is not None:
        facts.append(words.line("glossary.source", source=source_line(words, answer.source)))
    if answer.near:
        near = words.joined([(name(words, term, ""),) for term in answer.near], "list.comma")
        facts.append(words.line("glossary.near", terms=near))
    if answer.kind != "term":
        facts.append(words.line("glossary.show", "dim", id=answer.id))
    blocks: list[Block] = [Para(()), Bullets(tuple(Item(spaced(words, fact)) for fact in facts))] if facts else []
    if answer.notes:
        blocks += [heading(words, "glossary.notes"), note_items(words, answer.notes)]
    if answer.about:
        blocks += [heading(words, "glossary.about"), Bullets(tuple(_about(words, record) for record in answer.about))]
    return Page((_meaning(words, answer), *as_of_line(words, answer.as_of)), tuple(blocks), _rows(words, answer))


def _meaning(words: Words, answer: Meaning) -> Line:
    """The word with its name in the other language and what it means, or what kind of thing bears it."""
    other = _other(words, answer.name)
    called: Line = (Span(words.pick(answer.name), "name"),)
    if other:
        called = words.line("glossary.called", name=called, other=other)
    says = words.pick(answer.says)
    if answer.kind == "term":
        return capital(words.line("glossary.meaning", name=called, says=says))
    thing = words.line("glossary.thing", name=called, kind=words.say(f"sentences.kind-{answer.kind}"))
    told: Line = (Span(says),) if says else words.line("glossary.no-meaning")
    return words.sentences([capital(spaced(words, thing)), told])


def _about(words: Words, record: About) -> Item:
    """A record to see next: its name and kind, what it is, and its id to ask for."""
    kind = words.line("glossary.kind", "dim", kind=words.label("kind", record.kind))
    line: Line = (Span(words.pick(record.name), "strong"), *kind, Span(f"  [{record.id}]", "dim"))
    says = words.pick(record.says)
    return Item(line, "•", ((Span(says),),) if says else ())


def _rows(words: Words, answer: Meaning) -> tuple[tuple[str, ...], ...]:
    rows: list[tuple[str, ...]] = [(answer.id, answer.kind, answer.name.en, answer.name.zh, words.pick(answer.says))]
    rows += [("alias", alias) for alias in answer.aliases]
    if answer.source is not None:
        rows.append(("source", answer.source.id, answer.source.at))
    rows += [("note", note.source.id if note.source else "", words.pick(note.says)) for note in answer.notes]
    rows += [("about", record.id, record.kind, words.pick(record.name)) for record in answer.about]
    rows += [("near", term.id, words.pick(term.name)) for term in answer.near]
    return tuple(rows)
