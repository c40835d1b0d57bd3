"""The page of `search`: how much was found, then the hits by kind, each with the words around the match."""

import re

from abilitytrace.names import holds, is_cjk
from abilitytrace.questions.search import Group, Hit, Passage, Search
from abilitytrace.records import Text
from abilitytrace.render.page import Block, Bullets, Heading, Item, Line, Page, Span
from abilitytrace.render.pages.parts import as_of_line
from abilitytrace.render.pages.sentences import spaced
from abilitytrace.render.words import Words

__all__ = ["page"]

# characters before and after a match; a Chinese one says more
_AROUND = {"en": (40, 100), "zh": (18, 48)}


def page(answer: Search, words: Words) -> Page:
    """Lays out the hits, or what is nearest where nothing was found."""
    if not answer.total:
        lead = words.sentences(_nothing(words, answer))
        rows = tuple(("nearest", near.kind, near.id, near.name) for near in answer.nearest)
        return Page((lead, *as_of_line(words, answer.as_of)), (), rows)
    lead = (Span(words.plural("search.found", answer.total, query=answer.query)),)
    if answer.capped:
        lead = words.line("search.capped", query=answer.query, count=f"{answer.total:,}")
    shown = sum(len(group.hits) for group in answer.groups)
    if not answer.capped and shown < answer.total:
        lead = words.sentences([lead, words.line("search.shown", count=shown)])
    blocks: list[Block] = []
    for group in answer.groups:
        blocks += [_title(words, group), Bullets(tuple(_item(words, answer, hit) for hit in group.hits))]
    hits = tuple(_row(words, hit) for group in answer.groups for hit in group.hits)
    return Page((lead, *as_of_line(words, answer.as_of)), tuple(blocks), hits)


def _nothing(words: Words, answer: Search) -> list[Line]:
    """That nothing was found, which words alone would find something, and names like the query."""
    lines = [words.line("search.none", query=answer.query)]
    if answer.counts:
        counts = [
            words.plural("search.count", count.records, word=count.word)
            if count.records
            else words.say("search.count.none", word=count.word)
            for count in answer.counts
        ]
        lines.append(words.line("search.counts", counts=words.say("list.comma").join(counts)))
    if answer.nearest:
        names = [
            near.name if near.name == near.id else words.say("sentences.named", name=near.name, id=near.id)
            for near in answer.nearest
        ]
        lines.append(words.line("search.nearest", names=words.say("list.comma").join(names)))
    commands = [f"abilitytrace show {near.id}" for near in answer.nearest[:2]] or ["abilitytrace list"]
    lines.append(words.line("search.try", "dim", commands=words.say("list.comma").join(commands)))
    return lines


def _title(words: Words, group: Group) -> Heading:
    kind = words.say(f"search.kind.{group.kind}")
    some = len(group.hits) < group.total
    return Heading(
        words.line("search.group-some" if some else "search.group", kind=kind, count=group.total, shown=len(group.hits))
    )


def _item(words: Words, answer: Search, hit: Hit) -> Item:
    """A hit: its name or sentence with the id, and the words around the match."""
    name: Line = _marked(words.pick(hit.name), answer.words)
    if hit.kind == "step":
        name = spaced(words, words.line("search.to", output=name))
    line: Line = (*name, Span(f"  [{hit.id}]", "dim"))
    return Item(line, "•", (_snippet(words, answer, hit.passage),) if hit.passage else ())


def _snippet(words: Words, answer: Search, passage: Passage) -> Line:
    """The passage around its first match, with its source."""
    text = _language(words, answer, passage.text)
    before, after = _AROUND["zh" if is_cjk(max(text, default="")) else "en"]
    at = min((match.start() for match in _matches(text, answer.words)), default=0)
    start, end = max(at - before, 0), min(at + after, len(text))
    more = "..." if words.ascii_only else "…"
    shown = text[start:end].strip()
    if start and not is_cjk(shown[0]):
        shown = shown.partition(" ")[2] or shown
    if end < len(text) and not is_cjk(shown[-1]):
        shown = shown.rpartition(" ")[0] or shown
    marked = _marked(f"{more if start else ''}{shown}{more if end < len(text) else ''}", answer.words)
    line = words.line(f"search.where.{passage.where}", text=marked)
    return (*line, Span(f"  [{passage.source}]", "source")) if passage.source else line


def _language(words: Words, answer: Search, text: Text) -> str:
    """The text in the language of the screen, or in the other one when only that has the words."""
    own, other = words.pick(text), text.en if words.language == "zh" else text.zh
    counts = [sum(holds(shown, (word,)) for word in answer.words) for shown in (own, other)]
    return other if counts[1] > counts[0] else own


def _matches(text: str, wanted: tuple[str, ...]) -> list[re.Match[str]]:
    """Where words of the query stand in a text, in order."""
    patterns = [re.escape(word) if is_cjk(word[0]) else rf"\b{re.escape(word)}\w*" for word in wanted]
    return list(re.finditer("|".join(patterns), text, re.IGNORECASE)) if patterns else []


def _marked(text: str, wanted: tuple[str, ...]) -> Line:
    """The text with the words of the query set off."""
    spans, last = [], 0
    for match in _matches(text, wanted):
        spans += [Span(text[last : match.start()]), Span(match.group(), "strong")]
        last = match.end()
    return tuple(span for span in (*spans, Span(text[last:])) if span.text)


def _row(words: Words, hit: Hit) -> tuple[str, ...]:
    passage = hit.passage
    where = (passage.where, words.pick(passage.text), passage.source) if passage else ("", "", "")
    return (hit.kind, hit.id, words.pick(hit.name), *where)
