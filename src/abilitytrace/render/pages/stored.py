"""The page of `import jsonl`: what the store holds, and how to ask it."""

import shlex

from abilitytrace.importing.report import Stored
from abilitytrace.render.page import Line, Page
from abilitytrace.render.words import Words

__all__ = ["page", "size"]

_UNITS = ("bytes", "kB", "MB", "GB", "TB")


def page(answer: Stored, words: Words) -> Page:
    """Lays out what became of an import into a store."""
    counts = {field: f"{getattr(answer, field):,}" for field in ("models", "steps", "scores")}
    lead = words.line("importing.stored", target=answer.target, size=size(answer.size), **counts)
    after: list[Line] = []
    if answer.over:
        after.append(words.line("importing.stored.over"))
    if answer.resumed:
        after.append(words.line("importing.stored.resumed", size=size(answer.resumed)))
    target = shlex.quote(answer.target)
    after += [
        words.line("importing.stored.next", command=f"abilitytrace search TEXT -g {target}"),
        words.line("importing.stored.check", command=f"abilitytrace check {target}"),
    ]
    row = (answer.target, str(answer.size), str(answer.models), str(answer.steps), str(answer.scores))
    return Page((lead, *after), (), (row,))


def size(count: int) -> str:
    """A number of bytes as people read it: `3.5 GB`."""
    value, unit = float(count), 0
    while value >= 999.5 and unit < len(_UNITS) - 1:
        value, unit = value / 1000, unit + 1
    return f"{value:.1f} {_UNITS[unit]}" if unit and value < 99.95 else f"{value:.0f} {_UNITS[unit]}"
