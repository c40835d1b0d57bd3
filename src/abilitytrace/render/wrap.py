"""Breaks styled lines to a width, in columns of a terminal: between words, and between Chinese characters.

Chinese punctuation never starts a line and opening brackets never end one.
"""

import re

from rich.cells import cell_len

from abilitytrace.render.page import Line, Span, visible

__all__ = ["wrap"]

_CLOSING = "，。、；：！？）》」』】”’%,.;:!?)]}"
_OPENING = "（《「『【“‘([{"
_WIDE = r"\u2e80-\u303f\u3040-\u30ff\u3400-\u9fff\uff00-\uffef"
_GLUE = "\N{NO-BREAK SPACE}"
_WORD = rf"(?:[{_WIDE}]|[^\s{_WIDE}]+)(?:{_GLUE}(?:[{_WIDE}]|[^\s{_WIDE}]+))*"
_PIECE = re.compile(rf"[^\S{_GLUE}]+|[{re.escape(_OPENING)}]*{_WORD}[{re.escape(_CLOSING)}]*")


def _pieces(line: Line) -> list[list[Span]]:
    """The unbreakable pieces of a line; a piece may hold several spans when a style changes inside a word."""
    text = "".join(visible(span.text) for span in line)
    styles = [span.style for span in line for _ in visible(span.text)]
    pieces = []
    position = 0
    for match in _PIECE.finditer(text):
        start, end = position, match.end()  # anything the pattern skips sticks to the next piece
        position = end
        piece: list[Span] = []
        for at in range(start, end):
            character = " " if text[at] == _GLUE else text[at]
            if piece and piece[-1].style == styles[at]:
                piece[-1] = Span(piece[-1].text + character, styles[at])
            else:
                piece.append(Span(character, styles[at]))
        pieces.append(piece)
    return pieces


def _width(piece: list[Span]) -> int:
    return sum(cell_len(span.text) for span in piece)


def _split(piece: list[Span], width: int) -> list[list[Span]]:
    """A piece wider than a whole line, cut into parts that fit."""
    parts: list[list[Span]] = [[]]
    used = 0
    for span in piece:
        for character in span.text:
            size = cell_len(character)
            if used + size > width and parts[-1]:
                parts.append([])
                used = 0
            parts[-1].append(Span(character, span.style))
            used += size
    return parts


def wrap(line: Line, width: int) -> list[Line]:
    """The line in parts of at most `width` columns (one at least), without blanks at the breaks; `[()]` for no text."""
    width = max(width, 8)
    lines: list[list[Span]] = [[]]
    used = 0
    for whole in _pieces(line):
        for piece in [whole] if _width(whole) <= width else _split(whole, width):
            size = _width(piece)
            blank = not piece[0].text.strip()
            if used + size > width:
                while lines[-1] and not lines[-1][-1].text.strip():
                    lines[-1].pop()
                lines.append([])
                used = 0
            if blank and not lines[-1]:
                continue
            lines[-1].extend(piece)
            used += size
    return [tuple(part) for part in lines]
