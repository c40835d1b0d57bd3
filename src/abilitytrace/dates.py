"""Dates that may be known only to a month or a year.

A date is text, `2022`, `2022-12` or `2022-12-18`, so that files and answers show exactly what a source gave.
"""

import re
from functools import lru_cache

__all__ = ["first_day", "is_date", "last_day", "years_between"]

_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_SHAPE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


def _days(year: int, month: int) -> int:
    """Days of a month in the Gregorian calendar (the `calendar` module costs start-up time for this one number)."""
    leap = month == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return _DAYS[month - 1] + leap


def is_date(text: str) -> bool:
    """Whether the text is a calendar year, month or day."""
    match = _SHAPE.fullmatch(text)
    if not match:
        return False
    year, month, day = (int(part) if part else 1 for part in match.groups())
    return year > 0 and 1 <= month <= 12 and 1 <= day <= _days(year, month)


def first_day(date: str) -> str:
    """The earliest day the date can mean, as `YYYY-MM-DD`; empty for an empty date."""
    return date and (date + "-01-01"[len(date) - 4 :] if len(date) < 10 else date)


# asked for every row of a store: few dates, many rows
@lru_cache(1 << 12)
def last_day(date: str) -> str:
    """The latest day the date can mean, as `YYYY-MM-DD`; empty for an empty date."""
    if len(date) == 4:
        return f"{date}-12-31"
    if len(date) == 7:
        return f"{date}-{_days(int(date[:4]), int(date[5:])):02d}"
    return date


def years_between(earlier: str, later: str) -> float:
    """Years that surely lie between two dates: from the last day the earlier can mean to the first of the later.

    Months count a twelfth, days a 365th; negative when they may overlap.
    """
    a, b = ([int(part) for part in day.split("-")] for day in (last_day(earlier), first_day(later)))
    return (b[0] - a[0]) + (b[1] - a[1]) / 12 + (b[2] - a[2]) / 365
