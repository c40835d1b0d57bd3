"""The dates of things on which sources differ, and not merely in how exact they are."""

from typing import NamedTuple

from abilitytrace.lineage import Lineage, Named
from abilitytrace.questions.agreement import agreement, between
from abilitytrace.questions.specs import Value, view_values
from abilitytrace.records import Text, Thing

__all__ = ["ATTRIBUTES", "Differing", "agree", "differing"]

# the attributes whose values are dates
ATTRIBUTES = ("release-date", "shutdown-date")


class Differing(NamedTuple):
    """A date of a thing on which sources differ: every value given for it."""

    thing: Named
    attribute: Named
    values: tuple[Value, ...]


def agree(one: str, other: str) -> bool:
    """Whether two dates, or spans of dates in words, can mean the same; an empty one agrees with nothing."""
    return bool(one and other) and agreement(Value(Text(one), "", ()), Value(Text(other), "", ())) == "same"


def differing(lineage: Lineage, thing: Thing, date: str = "") -> tuple[Differing, ...]:
    """The dates of a thing on which sources differ, as known on the lineage's date; given one, those it is among."""
    found = []
    for attribute in ATTRIBUTES:
        values = view_values(lineage, (spec for spec in thing.specs if spec.attribute == attribute))
        is_meant = not date or any(agree(date, value.value.en) for value in values)
        if is_meant and between(values) == "differ":
            found.append(Differing(Named(thing.id, thing.name), lineage.named(attribute), values))
    return tuple(found)
