"""One attribute or field of one record: its values and who gives them, or what is nearest where nothing is recorded."""

from collections.abc import Iterable
from typing import NamedTuple

from abilitytrace.diagnostics import UnknownName
from abilitytrace.lineage import Lineage, Named
from abilitytrace.names import fold
from abilitytrace.questions.details import ValuesOf
from abilitytrace.questions.fields import FIELDS
from abilitytrace.questions.parts import cite
from abilitytrace.questions.specs import UNPUBLISHED, SpecView, Value, view_specs, view_values
from abilitytrace.records import Note, Place, Record, Source, Stated, Text, Thing

__all__ = ["FieldShown", "field_names", "show_field"]

# relatives whose value is offered where a record has none
_OFFERED = 3


# an attribute whose value a record also keeps in a field of its own
_TWINS = {"release-date": "released", "publisher": "developer", "shutdown-date": "retired"}


class FieldShown(NamedTuple):
    """The answer to `show NAME --field FIELD`. No `values` means that nothing is recorded.

    `field` is an attribute's id or the name of a field, `label` what it is called. `nearest` are the values of the
    closest relatives, nearest first, and `recorded` the attributes that the record does have, both only without values.
    """

    id: str
    kind: str
    name: Text
    field: str
    label: Text
    known: bool
    values: tuple[Value, ...]
    nearest: tuple[ValuesOf, ...]
    recorded: tuple[Named, ...]
    as_of: str


def show_field(lineage: Lineage, name: str, field: str) -> FieldShown:
    """What is recorded for an attribute (id, name or alias) or field of a record.

    Raises UnknownName for a name that no record, or a field that no record type and no attribute has.
    """
    identifier = lineage.find(name)
    record = lineage.get(identifier)
    assert record is not None
    attribute, held = _resolve(lineage, field)
    known = lineage.is_known(identifier)
    values = _values(lineage, record, attribute, held) if known else ()
    return FieldShown(
        id=identifier,
        kind=lineage.kind(identifier),
        name=lineage.named(identifier).name,
        field=attribute or held,
        label=lineage.named(attribute).name if attribute else FIELDS[held].name,
        known=known,
        values=values,
        nearest=() if values or not attribute else _nearest(lineage, record, attribute),
        recorded=() if values else _recorded(lineage, record),
        as_of=lineage.as_of,
    )


def field_names() -> dict[str, str]:
    """Folded name → field, for every way to ask for a field of records."""
    return {
        fold(name): key
        for key, field in reversed(FIELDS.items())
        for name in (*field.aliases, field.name.zh, field.name.en, key)
    }


def _resolve(lineage: Lineage, field: str) -> tuple[str, str]:
    """The attribute and the field that a name means; one of them may be empty."""
    names = field_names()
    attribute = next((match.id for match in lineage.match(field) if match.kind == "attribute"), "")
    held = names.get(fold(field), "")
    if not attribute and not held:
        raise UnknownName(field, ("attribute",), lineage.nearest(field, ("attribute",)))
    twin = {key: other for other, key in _TWINS.items()}.get(held, "")
    return attribute or (twin if lineage.kind(twin) == "attribute" else ""), held or _TWINS.get(attribute, "")


def _values(lineage: Lineage, record: Record, attribute: str, held: str) -> tuple[Value, ...]:
    """What sources give for the attribute; what the record's own field holds where none gives anything."""
    if isinstance(record, Thing | Source) and attribute:
        given = view_values(lineage, [spec for spec in record.specs if spec.attribute == attribute])
        if given:
            return given
    return tuple(_held(lineage, getattr(record, held, ()))) if held else ()


def _held(lineage: Lineage, value: object) -> Iterable[Value]:
    """The content of a record's field as values: texts as they are, ids by name, places and notes with sources."""
    if isinstance(value, Text):
        return [Value(value, "", ())] if value.en else []
    if isinstance(value, str):
        return [Value(_text(lineage, value), "", ())] if value else []
    assert isinstance(value, tuple)
    values: list[Value] = []
    for item in value:
        if isinstance(item, Note):
            if not item.source or lineage.is_known(item.source):
                values.append(Value(item.says, "", (cite(lineage, item.source, item.at),) if item.source else ()))
        elif isinstance(item, Stated):
            sources = (cite(lineage, item.source, item.at),) if item.source else ()
            values.append(Value(Text(item.level), "", sources))
        elif isinstance(item, Place):
            values.append(Value(lineage.named(item.source).name, "", (cite(lineage, item.source, item.at),)))
        else:
            values.append(Value(_text(lineage, str(item)), "", ()))
    return values


def _text(lineage: Lineage, value: str) -> Text:
    """A record's name for its id; any other text as it is."""
    return lineage.named(value).name if lineage.kind(value) else Text(value)


def _nearest(lineage: Lineage, record: Record, attribute: str) -> tuple[ValuesOf, ...]:
    """The values of the closest relatives: ancestors nearest first, members, descendants, then others of the kind."""
    relatives: list[str] = []
    if isinstance(record, Thing):
        ancestry = lineage.ancestry(record.id)
        for step in ancestry.steps.values():
            relatives += step.inputs
        relatives += record.members
        relatives += [step.output for step in lineage.steps_from(record.id)]
    relatives += [other.id for other in lineage.naming(attribute, lineage.kind(record.id), Thing)]
    found: list[ValuesOf] = []
    for relative in dict.fromkeys(relatives):
        thing = lineage.thing(relative)
        given = [spec for spec in thing.specs if spec.attribute == attribute and spec.value.en != UNPUBLISHED]
        values = view_values(lineage, given)
        if values and relative != record.id and len(found) < _OFFERED:
            found.append(ValuesOf(lineage.named(relative), SpecView(lineage.named(attribute), values)))
    return tuple(found)


def _recorded(lineage: Lineage, record: Record) -> tuple[Named, ...]:
    """The attributes that a record has values for."""
    specs = record.specs if isinstance(record, Thing | Source) else ()
    return tuple(spec.attribute for spec in view_specs(lineage, specs))
