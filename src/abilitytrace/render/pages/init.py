"""The page of `init`: what was written, and what to do with it."""

from abilitytrace.questions.init import Begun
from abilitytrace.render.page import Block, Bullets, Item, Line, Page, Para, Span
from abilitytrace.render.pages.parts import heading
from abilitytrace.render.words import Words

__all__ = ["page"]


def page(answer: Begun, words: Words) -> Page:
    """What was written; then the next commands, and how to go on."""
    comma = words.say("list.comma")
    lead: list[Line] = [words.line("init.written", files=comma.join(answer.written))]
    if answer.kept:
        lead.append(words.line("init.kept", files=comma.join(answer.kept)))
    blocks: list[Block] = [heading(words, "init.next")]
    blocks.append(Bullets(tuple(Item((Span(command, "id"),)) for command in answer.next)))
    file = answer.written[0].rpartition("/")[2]
    blocks += [Para(()), Para(words.line("init.edit")), Para(words.line("init.setting", file=file))]
    rows = [("written", path) for path in answer.written] + [("kept", path) for path in answer.kept]
    return Page(tuple(lead), tuple(blocks), tuple(rows))
