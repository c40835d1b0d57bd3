"""The values that sources give for the attributes of a record, side by side where they differ."""

from collections.abc import Iterable
from typing import NamedTuple

from abilitytrace.lineage import Lineage, Named
from abilitytrace.questions.parts import CitedSource, cite
from abilitytrace.records import Place, Spec, Text

__all__ = ["UNPUBLISHED", "SpecView", "Value", "view_specs", "view_values"]


# what a file writes for a value that is known to be unpublished
UNPUBLISHED = "unpublished"


class Value(NamedTuple):
    """One value with every source that gives it, the first one first; `stated` is how sure that source is."""

    value: Text
    unit: str
    sources: tuple[CitedSource, ...]
    stated: str = ""
    note: Text = Text("")


class SpecView(NamedTuple):
    """An attribute with its values, no value twice; several are what different sources say."""

    attribute: Named
    values: tuple[Value, ...]


def view_specs(lineage: Lineage, specs: Iterable[Spec]) -> tuple[SpecView, ...]:
    """The attributes of a record with the values known on the date, in the order of the files."""
    by_attribute: dict[str, list[Spec]] = {}
    for spec in specs:
        by_attribute.setdefault(spec.attribute, []).append(spec)
    views = [SpecView(lineage.named(key), view_values(lineage, of_key)) for key, of_key in by_attribute.items()]
    return tuple(view for view in views if view.values)


def view_values(lineage: Lineage, specs: Iterable[Spec]) -> tuple[Value, ...]:
    """The different values among some specs of one attribute that were known on the date."""
    values: dict[tuple[Text, str], Value] = {}
    for spec in specs:
        places = [Place(spec.source, spec.at), *spec.also]
        known = [place for place in places if not place.source or lineage.is_known(place.source)]
        if not known:
            continue
        sources = tuple(cite(lineage, place.source, place.at) for place in known if place.source)
        key = (spec.value, spec.unit)
        held = values.get(key, Value(*key, (), spec.stated))
        values[key] = held._replace(sources=held.sources + sources, note=held.note if held.note.en else spec.note)
    return tuple(values.values())
