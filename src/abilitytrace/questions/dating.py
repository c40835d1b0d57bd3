"""Where the dates that sources give for one thing differ, and where they only differ in how exact they are."""

import re
from typing import NamedTuple

from abilitytrace.dates import first_day, is_date, last_day
from abilitytrace.lineage import Lineage, Named
from abilitytrace.questions.specs import Value, view_values
from abilitytrace.records import Thing

__all__ = ["Differing", "agree", "days", "differing"]

# the attributes whose values are dates
ATTRIBUTES = ("release-date", "shutdown-date")

_DATE = re.compile(r"\d{4}(?:-\d{2}){0,2}", re.ASCII)


class Differing(NamedTuple):
    """A date of a thing on which sources differ: every value given for it."""

    thing: Named
    attribute: Named
    values: tuple[Value, ...]


def days(text: str) -> tuple[str, str]:
    """The first and last day that a date in words can mean, as `2022-05 to 2022-06`; two empty texts for no date."""
    found = [date for date in _DATE.findall(text) if is_date(date)]
    return (min(map(first_day, found)), max(map(last_day, found))) if found else ("", "")


def agree(one: str, other: str) -> bool:
    """Whether two dates can be the same day; dates that are not known agree with nothing."""
    (start, end), (other_start, other_end) = days(one), days(other)
    return bool(start and other_start) and start <= other_end and other_start <= end


def differing(lineage: Lineage, thing: Thing, date: str = "") -> tuple[Differing, ...]:
    """The dates of a thing on which sources differ, as known on the lineage's date; given one, those it is among."""
    found = []
    for attribute in ATTRIBUTES:
        values = view_values(lineage, (spec for spec in thing.specs if spec.attribute == attribute))
        dated = [value.value.en for value in values if days(value.value.en)[0]]
        if date and not any(agree(date, given) for given in dated):
            continue
        if any(not agree(one, other) for one in dated for other in dated):
            found.append(Differing(Named(thing.id, thing.name), lineage.named(attribute), values))
    return tuple(found)
