"""Breaks styled lines to a width, in columns of a terminal: between words, and between Chinese characters.

Chinese punctuation never starts a line and opening brackets never end one. A no-break space holds words together and
comes out as a blank.
"""

import re
from collections.abc import Iterator
from itertools import dropwhile

from abilitytrace.render.page import Line, Span, flat, visible

__all__ = ["columns", "wrap"]

_GLUE = "\N{NO-BREAK SPACE}"
_CLOSING = frozenset("，。、；：！？）》」』】”’%,.;:!?)]}")
_OPENING = frozenset("（《「『【“‘([{")
_TOKEN = re.compile("[^\\S\u00a0]+|\u00a0|[^\\s]+")


# from Hangul to the full-width forms, CJK and kana between them: a line may break beside each of these characters
_FIRST_WIDE, _LAST_WIDE = "\u1100", "\uffef"

# Latin and Greek letters, and signs of our own pages, that take one column: not worth loading the tables of widths for
_NARROW = dict.fromkeys(
    [
        *range(0xA0, 0xAD),
        *range(0xAE, 0x180),
        *range(0x391, 0x3CA),
        *map(ord, "•…→↑↓⇢⇋●○◆▁▂▃▄▅▆▇█▉▊▋▌▍▎▏–—‘’“”−≥≤─│├└"),
    ]
)
# Chinese punctuation of our own pages; with the Chinese characters, it takes two
_WIDE = frozenset("，。、；：！？（）《》「」『』【】＋－＝　")


def columns(text: str) -> int:
    """How many columns of a terminal a text takes."""
    if text.isascii():
        return len(text)
    if len(text) == 1 and "一" <= text <= "龥":
        return 2
    rest = text.translate(_NARROW)
    if rest.isascii():
        return len(text)
    wide = 0
    for character in rest:
        if "一" <= character <= "龥" or character in _WIDE:
            wide += 1
        elif not character.isascii():
            # a script we do not write ourselves, an emoji, an accent that combines: Rich knows
            from rich.cells import cell_len

            return cell_len(text)
    return len(text) + wide


def _holds(before: str, after: str) -> bool:
    """Whether no line may break between two tokens."""
    if before[-1] == _GLUE or after[0] == _GLUE:
        return True
    if before.isspace() or after.isspace():
        return False
    if after[0] in _CLOSING or before[-1] in _OPENING:
        return True
    # two pieces of one Latin word that a change of style cuts; beside a wide character a line may break
    return max(before[-1], after[0]) < _FIRST_WIDE


def _tokens(text: str) -> Iterator[str]:
    """Words, runs of blanks, no-break spaces, and wide characters one by one."""
    # as one pattern it would be slow to compile
    for token in _TOKEN.findall(text):
        if token.isascii():
            yield token
            continue
        run = ""
        for character in token:
            if _FIRST_WIDE <= character <= _LAST_WIDE:
                if run:
                    yield run
                    run = ""
                yield character
            else:
                run += character
        if run:
            yield run


def _pieces(line: Line) -> list[list[Span]]:
    """The unbreakable pieces of a line; a piece may hold several spans when a style changes inside a word."""
    pieces: list[list[Span]] = []
    last = " "
    for text, style in line:
        for token in _tokens(visible(text)):
            if pieces and _holds(last, token):
                pieces[-1].append(Span(token, style))
            else:
                pieces.append([Span(token, style)])
            last = token
    return pieces


def _width(piece: list[Span]) -> int:
    return sum(columns(span.text) for span in piece)


def _split(piece: list[Span], width: int) -> list[list[Span]]:
    """A piece wider than a whole line, cut into parts that fit."""
    parts: list[list[Span]] = [[]]
    used = 0
    for span in piece:
        for character in span.text:
            size = columns(character)
            if used + size > width and parts[-1]:
                parts.append([])
                used = 0
            parts[-1].append(Span(character, span.style))
            used += size
    return parts


def _merged(spans: list[Span]) -> Line:
    """The spans with neighbours of one style joined, blanks at the end cut off, glue turned into blanks."""
    runs: list[tuple[str, list[str]]] = []
    while spans and spans[-1].text.isspace():
        spans.pop()
    for text, style in spans:
        if not runs or runs[-1][0] != style:
            runs.append((style, []))
        runs[-1][1].append(text)
    return tuple(Span("".join(texts).replace(_GLUE, " "), style) for style, texts in runs)


def _words(text: str, width: int) -> list[str]:
    """The simplest case, and the commonest: text of narrow characters, broken at blanks; none at the start of a line."""
    lines, rest = [], text.lstrip(" ")
    while len(rest) > width:
        end = rest.rfind(" ", 0, width + 1)
        end = end if end > 0 else width
        lines.append(rest[:end])
        rest = rest[end:].lstrip(" ")
    return [*lines, rest]


def _sliced(line: Line, text: str, parts: list[str]) -> list[Line]:
    """The parts of a line's text, each in the styles that its characters have."""
    lines = []
    at, spans = 0, [(visible(span.text), span.style) for span in line]
    current, style = "", ""
    for part in parts:
        start = text.index(part, at)
        skip, at, need = start - at, start + len(part), len(part)
        found: list[Span] = []
        while skip or need:
            if not current:
                current, style = spans.pop(0)
                continue
            taken = min(len(current), skip or need)
            if skip:
                skip -= taken
            else:
                found.append(Span(current[:taken].replace(_GLUE, " "), style))
                need -= taken
            current = current[taken:]
        lines.append(_merged(found))
    return lines


def wrap(line: Line, width: int) -> list[Line]:
    """The line in parts of at most `width` columns (one at least), without blanks at the breaks; `[()]` for no text."""
    width = max(width, 8)
    text = flat(line)
    taken = columns(text)
    if taken <= width:
        return [_merged([Span(visible(text), style) for text, style in line])]
    if taken == len(text):
        parts = _words(text, width)
        if len(line) == 1:
            # of one style, as all is without colour
            return [_merged([Span(part, line[0].style)]) for part in parts]
        return _sliced(line, text, parts)
    lines: list[list[Span]] = [[]]
    used = 0
    for whole in _pieces(line):
        size = _width(whole)
        for piece in [whole] if size <= width else _split(whole, width):
            size = _width(piece)
            if used + size > width:
                lines.append([])
                used = 0
            if not lines[-1] and len(lines) > 1:
                kept = list(dropwhile(lambda span: span.text.isspace(), piece))
                size = _width(kept)
            else:
                kept = piece
            lines[-1].extend(kept)
            used += size
    return [_merged(part) for part in lines]
