"""Text → selection: the grammar of selectors, after dbt's. Knows no lineage: names are looked up by `select`.

selection   blank between alternatives (any of them), comma between conditions (all of them)
condition   @x   |  [N]+ x +[N]       ancestors before, descendants after, at most N steps away
x           name | "name with blanks" | method:value
"""

import unicodedata
from collections.abc import Callable
from typing import NamedTuple

from abilitytrace.dates import is_date
from abilitytrace.diagnostics import LineageError
from abilitytrace.vocabulary import CLAIM_KINDS, GRADED, SECTIONS, STATED

__all__ = [
    "ALL",
    "METHODS",
    "BadSelection",
    "Levels",
    "Selection",
    "Term",
    "Years",
    "levels",
    "parse",
    "pointed",
    "years",
]

# as many steps as there are
ALL = -1
METHODS = ("kind", "org", "method", "ability", "year", "graded", "stated", "source")

# graded levels that are an order: disputed and refuted are off the ladder, and above or below nothing
_LADDER = GRADED[GRADED.index("none") :]
_CONTESTED = "contested"


class BadSelection(LineageError):
    """A selector that cannot be read. `column` counts characters from 1, `length` those that are wrong."""

    def __init__(self, text: str, column: int, length: int, message: str, way_out: str = "") -> None:
        super().__init__(message)
        self.text, self.column, self.length = text, column, length
        self.message, self.help = message, way_out


class Term(NamedTuple):
    """One condition. `method` is empty for a name; `up` and `down` are the most steps to walk back and on, 0 for none.

    `closed` (`@`) walks on to the end and from everything found there back to the roots. `column` counts from 1.
    """

    text: str
    column: int
    value: str
    method: str = ""
    up: int = 0
    down: int = 0
    closed: bool = False

    @property
    def walks(self) -> bool:
        """Whether ancestors or descendants are asked for."""
        return bool(self.up or self.down or self.closed)


class Selection(NamedTuple):
    """A selector as data: a record is selected if all conditions of any alternative hold for it."""

    text: str
    alternatives: tuple[tuple[Term, ...], ...]


class Years(NamedTuple):
    """A span of dates, both ends within it; an empty end is open."""

    first: str
    last: str


class Levels(NamedTuple):
    """The graded levels that pass; with `contested`, those of claims and steps that evidence speaks against."""

    levels: frozenset[str]
    contested: bool = False


def parse(text: str) -> Selection:
    """The selection that a text means. Raises BadSelection, pointing at the first sign that is wrong."""
    alternatives = tuple(_conditions(text, start, word) for start, word in _cut(text, 0, str.isspace) if word)
    if not alternatives:
        raise BadSelection(text, 1, 1, "nothing is selected", "name a record, or write a condition such as kind:model")
    return Selection(text, alternatives)


def pointed(text: str, column: int, length: int) -> str:
    """The text with carets under the part that is meant, as two lines."""
    before, meant = text[: column - 1], text[column - 1 : column - 1 + length]
    return f"  {text}\n  {' ' * _width(before)}{'^' * max(_width(meant), 1)}"


def _width(text: str) -> int:
    """How many columns of a terminal a text takes: a Chinese character two."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def _cut(text: str, offset: int, is_end: Callable[[str], bool]) -> list[tuple[int, str]]:
    """The parts between some signs, each with where it starts; signs inside double quotes are part of a name."""
    parts, start, quoted = [], 0, False
    for i, sign in enumerate(text):
        quoted ^= sign == '"'
        if is_end(sign) and not quoted:
            parts.append((offset + start, text[start:i]))
            start = i + 1
    if quoted:
        at = text.rindex('"')
        raise BadSelection(text, offset + at + 1, 1, "a quotation mark that is never closed")
    return [*parts, (offset + start, text[start:])]


def _conditions(text: str, start: int, word: str) -> tuple[Term, ...]:
    """The conditions between the commas of one alternative."""
    found = []
    for at, part in _cut(word, start, lambda sign: sign == ","):
        if not part:
            way_out = "a comma joins two conditions, without blanks: kind:model,org:openai"
            raise BadSelection(text, max(at - 1, start) + 1, 1, "a condition is missing beside this comma", way_out)
        found.append(_term(text, at, part))
    return tuple(found)


def _term(text: str, at: int, part: str) -> Term:
    """One condition from its signs, name or method, and value."""
    closed = part.startswith("@")
    up, start = (0, 1) if closed else _steps_before(part)
    down, end = _steps_after(part, start)
    column = at + 1
    if closed and down:
        way_out = "@x already walks on to all descendants"
        raise BadSelection(text, column + end, len(part) - end, "`@` does not go with `+`", way_out)
    body = part[start:end]
    if not body.strip('"'):
        raise BadSelection(text, column, len(part), "a name or a condition is missing", "+x: x with all its ancestors")
    head, colon, value = body.partition(":")
    if body.startswith('"') or not colon:
        return Term(part, column, _plain(text, column + start, body), "", up, down, closed)
    if head not in METHODS:
        raise BadSelection(text, column + start, len(head), *_unknown(head, METHODS, "way to select"))
    value_at = column + start + len(head) + 1
    term = Term(part, column, _plain(text, value_at, value), head, up, down, closed)
    if problem := _problem(term):
        raise BadSelection(text, value_at, len(value), *problem)
    return term


def _steps_before(part: str) -> tuple[int, int]:
    """How many steps back `2+x` walks, and where its name starts."""
    digits = len(part) - len(part.lstrip("0123456789"))
    if not part[digits:].startswith("+"):
        return 0, 0
    return (int(part[:digits]) if digits else ALL), digits + 1


def _steps_after(part: str, start: int) -> tuple[int, int]:
    """How many steps on `x+1` walks, and where its name ends."""
    before = part.rstrip("0123456789")
    if not before.endswith("+") or len(before) <= start:
        return 0, len(part)
    return (int(part[len(before) :]) if len(before) < len(part) else ALL), len(before) - 1


def _plain(text: str, column: int, name: str) -> str:
    """A name without its quotation marks, which stand around all of it."""
    if '"' not in name:
        return name
    if not (name.startswith('"') and name.endswith('"') and name.count('"') == 2):
        way_out = 'quotation marks stand around a whole name: "GPT-3 175B"'
        raise BadSelection(text, column, len(name), "a quotation mark inside a name", way_out)
    return name[1:-1]


def _problem(term: Term) -> tuple[str, str] | None:
    """What is wrong with the value of a condition, and the way out; names are judged by the lineage."""
    if not term.value:
        return f"`{term.method}:` needs a value", f"for example {_EXAMPLES[term.method]}"
    if term.method == "kind" and term.value not in (*SECTIONS, *SECTIONS.values(), *CLAIM_KINDS):
        return _unknown(term.value, (*SECTIONS.values(), *CLAIM_KINDS), "kind of record or claim")
    if term.method == "stated" and term.value not in STATED:
        return _unknown(term.value, tuple(STATED), "stated level")
    if term.method == "year" and years(term.value) is None:
        return f"`{term.value}` is no span of dates", "write 2022, 2020..2022, 2022-03..2022-12, 2020.. or ..2022"
    if term.method == "graded" and levels(term.value) is None:
        way_out = f"one of {', '.join(GRADED[::-1])}, contested; or >=, >, <=, < with a level of the ladder"
        return f"`{term.value}` is no graded level", way_out
    return None


_EXAMPLES = {
    "kind": "kind:model",
    "org": "org:openai",
    "method": "method:rlhf",
    "ability": "ability:cot",
    "year": "year:2020..2022",
    "graded": "graded:>=moderate",
    "stated": "stated:hypothesis",
    "source": "source:fu2022pdf",
}


def years(value: str) -> Years | None:
    """The dates that `2022`, `2020..2022`, `2020..` or `..2022` mean; None for anything else."""
    first, dots, last = value.partition("..")
    if not dots:
        return Years(first, first) if is_date(first) else None
    if not (first or last) or any(end and not is_date(end) for end in (first, last)):
        return None
    return Years(first, last)


def levels(value: str) -> Levels | None:
    """The graded levels that `moderate`, `>=moderate` or `contested` mean; None for anything else."""
    if value == _CONTESTED:
        return Levels(frozenset(GRADED), contested=True)
    if value in GRADED:
        return Levels(frozenset({value}))
    sign = value[: len(value) - len(value.lstrip("<>="))]
    level = value[len(sign) :]
    if sign not in _COMPARED or level not in _LADDER:
        return None
    at = _LADDER.index(level)
    return Levels(frozenset(_LADDER[_COMPARED[sign](at)]))


_COMPARED: dict[str, Callable[[int], slice]] = {
    ">=": lambda at: slice(at, None),
    ">": lambda at: slice(at + 1, None),
    "<=": lambda at: slice(0, at + 1),
    "<": lambda at: slice(0, at),
    "=": lambda at: slice(at, at + 1),
}


def _unknown(word: str, known: tuple[str, ...], what: str) -> tuple[str, str]:
    """That a word is unknown, and the nearest one or all of them."""
    # only for mistakes: not on the way of a good question
    from difflib import get_close_matches

    near = get_close_matches(word.lower(), known, 1)
    return f"`{word}` is no {what}", f"did you mean `{near[0]}`?" if near else f"one of {', '.join(known)}"
