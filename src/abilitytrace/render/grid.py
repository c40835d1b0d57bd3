"""A table as lines: columns as wide as their text where the screen allows, the flexible ones wrapped where not.

Where even that is too wide, each row stands as a list of its own: its first cell, and below it the others with their heads.
"""

from abilitytrace.render.page import Line, Span, Table, flat
from abilitytrace.render.wrap import columns, wrap

__all__ = ["grid"]

_GAP = 2
# `wrap` breaks no narrower than this
_NARROWEST = 8


def grid(table: Table, width: int, *, ascii_only: bool = False) -> list[Line]:
    """The table in lines of at most `width` columns: the heads, a rule, the rows; or row by row on a narrow screen."""
    heads = tuple((Span(head, "strong"),) for head in table.columns)
    rows = (heads, *table.rows)
    natural = [max(columns(flat(row[i])) for row in rows) for i in range(len(heads))]
    longest = [max(_longest_word(flat(row[i])) for row in rows) for i in range(len(heads))]
    widths = _fitted(natural, longest, table.flexible, width - _GAP * (len(heads) - 1))
    if sum(widths) + _GAP * (len(widths) - 1) > width:
        return [line for row in table.rows for line in _listed(table.columns, row, width)]
    lines = [line for row in rows for line in _row(row, widths)]
    rule = ("-" if ascii_only else "─") * (sum(widths) + _GAP * (len(widths) - 1))
    head = len(_row(heads, widths))
    return [*lines[:head], (Span(rule, "dim"),), *lines[head:]]


def _longest_word(text: str) -> int:
    """The width of the longest word, which a column should not cut; Chinese may break anywhere."""
    return max((columns(word) for word in text.split() if word.isascii()), default=0)


def _fitted(natural: list[int], longest: list[int], flexible: tuple[int, ...], room: int) -> list[int]:
    """The width of each column: all of its text where there is room, else the flexible ones give way.

    They keep their longest word if they can, and share the rest so that the fullest column is the least crowded.
    """
    if sum(natural) <= room:
        return natural
    fixed = sum(size for i, size in enumerate(natural) if i not in flexible)
    giving = flexible if room - fixed >= _NARROWEST * len(flexible) else tuple(range(len(natural)))
    widths = list(natural)
    for i in giving:
        widths[i] = min(natural[i], max(longest[i], _NARROWEST))
    while sum(widths) > room and max(widths[i] for i in giving) > _NARROWEST:
        widest = max(giving, key=lambda i: widths[i])
        widths[widest] -= 1
    for _ in range(room - sum(widths)):
        crowded = max(giving, key=lambda i: natural[i] / max(widths[i], 1))
        widths[crowded] += 1
    return widths


def _row(cells: tuple[Line, ...], widths: list[int]) -> list[Line]:
    """The lines of one row, each cell wrapped to its column and padded up to the next one."""
    wrapped = [wrap(cell, width) for cell, width in zip(cells, widths, strict=True)]
    lines = []
    for n in range(max(map(len, wrapped))):
        line: list[Span] = []
        for parts, width in zip(wrapped, widths, strict=True):
            part = parts[n] if n < len(parts) else ()
            line += [*part, Span(" " * (width + _GAP - columns(flat(part))))]
        lines.append(tuple(line))
    return lines


def _listed(heads: tuple[str, ...], row: tuple[Line, ...], width: int) -> list[Line]:
    """A row as lines: the first cell, then each further one that is not empty behind its head."""
    lines = wrap(row[0], width)
    room = width - _GAP
    for head, cell in zip(heads[1:], row[1:], strict=True):
        if not flat(cell).strip():
            continue
        if "  " in head:
            # a scale: it must stand above what it measures
            found: list[Line] = [(Span(head),), cell]
        else:
            colon = (": " if head.isascii() else "：") if head else ""
            found = wrap((Span(f"{head}{colon}", "dim"), *cell), room)
        lines += [(Span(" " * _GAP), *line) for line in found]
    return lines
