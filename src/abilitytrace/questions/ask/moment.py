"""Finds the date whose knowledge a question asks for: "as of December 2022", 截至 2022 年 12 月."""

import re
from typing import NamedTuple

__all__ = ["Date", "dates_in", "moment_of"]

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_ENGLISH_DATE = (
    rf"(?:(?:(?P<day>\d{{1,2}})\s+)?{_MONTH},?\s+(?P<year>(?:19|20)\d\d)|(?P<iso>(?:19|20)\d\d(?:-\d\d(?:-\d\d)?)?))"
)
_ENGLISH = (
    r"(?i)[,\s]*\b(?:as of|as at|as known (?:in|at|by)|as believed in|known (?:in|at|by)|back in|believed (?:in|by)|thought in|"
    rf"up to|until|at the time of)\s+(?:the\s+)?(?:end\s+of\s+)?{_ENGLISH_DATE}\b"
)
_CHINESE_DATE = r"((?:19|20)\d\d)\s*(?:年|-)?\s*(?:(\d{1,2})\s*(?:月|-)?)?\s*(?:(\d{1,2})\s*[日号]?)?"
_CHINESE = rf"(?:截至|截止到?|截止至|站在|以)\s*{_CHINESE_DATE}\s*(?:底|为止|的时候|时|的认识|来看|看)?[,，]?"
_ANY_ENGLISH = rf"(?i)\b{_ENGLISH_DATE}\b(?!\s*-?\d)"
# every date has a year with one of these in it: without one, no pattern is worth compiling
_CENTURIES = ("19", "20")


class Date(NamedTuple):
    """A date as in `dates`, and the words that give it."""

    date: str
    text: str


def dates_in(text: str) -> tuple[Date, ...]:
    """The dates in a text, in order."""
    if not _has_year(text):
        return ()
    found = [(match.start(), Date(_iso(match), match.group())) for match in re.finditer(_ANY_ENGLISH, text)]
    if not found:
        matches = re.finditer(_CHINESE_DATE, text)
        found = [(match.start(), Date(_date(*match.groups()), match.group())) for match in matches]
    return tuple(date for _, date in sorted(found))


def _iso(found: re.Match[str]) -> str:
    return found["iso"] or _date(found["year"], str(_MONTHS.index(found["month"][:3].lower()) + 1), found["day"])


def moment_of(question: str) -> tuple[str, str]:
    """The date, as in `dates`, that a question asks to be answered for, empty for none, and the question without it."""
    if not _has_year(question):
        return "", question
    found = re.search(_ENGLISH, question)
    if found:
        date = _iso(found)
    else:
        found = re.search(_CHINESE, question)
        if not found:
            return "", question
        date = _date(*found.groups())
    before, after = question[: found.start()].rstrip(), question[found.end() :].lstrip(" ,:")
    return date, f"{before} {after}".strip()


def _has_year(text: str) -> bool:
    return any(century in text for century in _CENTURIES)


def _date(year: str, month: str | None, day: str | None) -> str:
    return "-".join([year, *(part.zfill(2) for part in (month, day) if part)])
