"""The words of the screen in English and Chinese: labels of the vocabulary, dates, and a filler of phrases.

Phrases themselves stand in `phrases`. A phrase has named gaps, which take text or styled spans.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from abilitytrace.grading import Grade
from abilitytrace.records import Text
from abilitytrace.render.page import Line, Span
from abilitytrace.render.phrases import LABELS
from abilitytrace.render.phrases import phrase as find_phrase

__all__ = ["Words"]

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_DOTS = {"limited": 1, "moderate": 2, "strong": 3, "established": 4}
_GAP = re.compile(r"\{(\w+)\}")


@cache
def _parts(phrase: str) -> list[str]:
    """A phrase cut at its gaps: text and names of gaps in turns."""
    return _GAP.split(phrase)


class Words:
    """Says things in one language; `ascii_only` keeps signs within ASCII."""

    def __init__(self, language: str = "en", *, ascii_only: bool = False) -> None:
        self.language, self.ascii_only = language, ascii_only
        self._zh = language == "zh"

    def pick(self, text: Text) -> str:
        """A bilingual text in this language."""
        return text.in_language(self.language)

    def label(self, group: str, word: str) -> str:
        """The label of a word of the vocabulary; the word itself where it has none."""
        labels = LABELS[group].get(word)
        return labels[self._zh] if labels else word

    def say(self, phrase: str, /, **gaps: str | int | Span | Line) -> str:
        """A phrase with its gaps filled, as text."""
        return "".join(span.text for span in self.line(phrase, **gaps))

    def line(self, phrase: str, style: str = "", /, **gaps: str | int | Span | Line) -> Line:
        """A phrase with its gaps filled, as a line; `style` is that of the phrase's own words."""
        spans: list[Span] = []
        for i, part in enumerate(_parts(find_phrase(phrase)[self._zh])):
            value = gaps[part] if i % 2 else part
            if isinstance(value, str | int):
                spans += [Span(str(value), style)] if value != "" else []
            elif isinstance(value, Span):
                spans.append(value)
            else:
                spans.extend(value)
        return tuple(spans)

    def date(self, date: str, until: str = "") -> str:
        """A date, or a span of dates, as people write it; `undated` for none."""
        if not date:
            return self.say("date.none")
        if not until or until == date:
            return self._date(date)
        start, end = self._date(date), self._date(until)
        if until[:4] == date[:4] and len(date) == len(until) == len("2022-12"):
            # one year is said once: `April to July 2022`
            start, end = (start, end.split("年 ")[-1]) if self._zh else (start.rsplit(" ", 1)[0], end)
        return self.say("date.span", start=start, end=end)

    def _date(self, date: str) -> str:
        parts = [int(part) for part in date.split("-")]
        if self._zh:
            return "".join(f" {part} {unit}" for part, unit in zip(parts, "年月日", strict=False)).strip()
        month = [_MONTHS[parts[1] - 1]] if len(parts) > 1 else []
        return " ".join([*(str(day) for day in parts[2:]), *month, str(parts[0])])

    def joined(self, items: Iterable[Line], joiner: str = "list.and") -> Line:
        """A list in a sentence: a, b and c."""
        lines = [tuple(item) for item in items]
        spans: list[Span] = []
        for i, line in enumerate(lines):
            if i:
                spans.append(Span(self.say(joiner if i == len(lines) - 1 else "list.comma")))
            spans.extend(line)
        return tuple(spans)

    def level(self, level: str, *, contested: bool = False) -> Line:
        """A graded level with its dots, as `moderate ●●○○ contested`."""
        spans = [Span(self.label("graded", level), "level")]
        if level in _DOTS:
            count = _DOTS[level]
            dots = f"{count}/4" if self.ascii_only else "●" * count + "○" * (4 - count)
            spans.append(Span(f" {dots}", "level"))
        if contested and level in _DOTS:
            spans.append(Span(" " + self.say("confidence.contested"), "warn"))
        return tuple(spans)

    def mark(self, mark: str) -> Span:
        """A mark's sign with the style of its direction."""
        sign = LABELS["mark-sign"][mark][0]
        style = "none" if mark == "none" else "loss" if "loss" in mark else "gain"
        return Span(sign, style)

    def account(self, graded: Grade) -> str:
        """How a grade came about, in one line."""
        numbers = self.say(
            f"confidence.account.{'one' if graded.groups == 1 else 'many'}",
            supports=f"{graded.supports:g}",
            disputes=f"{graded.disputes:g}",
            count=graded.groups,
        )
        reasons = [self.say(f"limit.{limit}") for limit in graded.limits]
        return self.say("list.semicolon").join([numbers, *reasons])

    def plural(self, phrase: str, count: int, **gaps: str | int | Span | Line) -> str:
        """A phrase for one or many: `<phrase>.one` or `<phrase>.many`, with the gap `count`."""
        return self.say(f"{phrase}.{'one' if count == 1 else 'many'}", count=count, **gaps)

    def sentences(self, parts: Sequence[Line]) -> Line:
        """Sentences as one line, with a blank between them where the language has one."""
        spans: list[Span] = []
        for i, part in enumerate(parts):
            if i and not self._zh:
                spans.append(Span(" "))
            spans.extend(part)
        return tuple(spans)
