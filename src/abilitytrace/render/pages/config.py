"""The page of `config`: a row for each setting."""

from abilitytrace.questions.config import Config, Setting
from abilitytrace.render.page import Line, Page, Para, Span, Table
from abilitytrace.render.words import Words

__all__ = ["page"]


def page(answer: Config, words: Words) -> Page:
    """Which files were read, then the settings."""
    if answer.files:
        lead = words.line("config.lead", files=words.say("list.comma").join(answer.files))
    else:
        lead = words.line("config.lead-none")
    columns = tuple(words.say(f"config.column-{column}") for column in ("key", "value", "origin"))
    table = Table(columns, tuple(_row(setting, words) for setting in answer.settings), flexible=(1, 2))
    rows = tuple((s.key, ", ".join(s.values), s.origin, s.named) for s in answer.settings)
    return Page((lead,), (Para(()), table, Para(()), Para(words.line("config.try"))), rows)


def _row(setting: Setting, words: Words) -> tuple[Line, ...]:
    value = words.say("list.comma").join(setting.values) or words.say("config.none")
    origin = words.say(f"config.from-{setting.origin}", named=setting.named)
    return ((Span(setting.key, "name"),), (Span(value),), (Span(origin),))
