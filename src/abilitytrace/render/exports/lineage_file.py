"""Records → the plain data of a lineage file: the reverse of `reading`, in the words of docs/lineage-file.md.

Fields at their default are left out, and so is what a reader fills in: date and group of evidence where they are those of
its source. A field that a record gets some day is written under its own name without a change here.
"""

from typing import Any

from abilitytrace.questions.export import Export
from abilitytrace.records import Claim, Evidence, Note, Record, Score, Source, Spec, Step, Term, Text, Thing
from abilitytrace.vocabulary import SECTIONS, STANCES

__all__ = ["FlowList", "FlowMapping", "file_data"]

Data = dict[str, Any]

# what is long stands last in a record
_LAST = ("specs", *STANCES, "notes")


class FlowList(list[Any]):
    """A list on one line."""


class FlowMapping(dict[str, Any]):
    """A mapping on one line."""


def file_data(export: Export) -> Data:
    """The export as the data of one file, section by section; empty sections are left out."""
    backed = _Backed(export)
    sections = {name: {record.id: _record(record, backed) for record in export.section(name)} for name in SECTIONS}
    sections = {name: records for name, records in sections.items() if records}
    data: Data = {"schema": 1, "title": _plain(export.title), **sections}
    if export.scores:
        data["scores"] = [_score(score) for score in export.scores]
    return data


def _given(item: Any) -> dict[str, Any]:
    """The fields of a named tuple that say something, by name: those that a reader would not fill in alike."""
    defaults = {"at": "", **type(item)._field_defaults}
    return {name: value for name, value in item._asdict().items() if name not in defaults or value != defaults[name]}


def _plain(value: Any) -> Any:
    """A field's value as a file has it."""
    if isinstance(value, Text):
        return {"en": value.en, "zh": value.zh} if value.zh else value.en
    if isinstance(value, Note):
        rest = {name: _plain(part) for name, part in _given(value).items() if name != "says"}
        return {**value.says._asdict(), **rest} if value.says.zh else {"en": value.says.en, **rest}
    if hasattr(value, "_fields"):
        return _all_plain(_given(value))
    if isinstance(value, tuple):
        items = [_plain(item) for item in value]
        return FlowList(items) if all(isinstance(item, str) for item in items) else items
    return value


def _all_plain(fields: dict[str, Any]) -> Data:
    return {name: _plain(value) for name, value in fields.items()}


def _specs(specs: tuple[Spec, ...]) -> dict[str, list[Data]]:
    found: dict[str, list[Data]] = {}
    for spec in specs:
        fields = {name: value for name, value in _given(spec).items() if name != "attribute"}
        found.setdefault(spec.attribute, []).append(_all_plain(fields))
    return found


def _record(record: Record, backed: "_Backed") -> Data:
    fields = _given(record)
    del fields["id"]
    if isinstance(record, Thing):
        del fields["kind"]
    if isinstance(record, Source):
        fields["kind"] = fields.pop("source_kind")
    if isinstance(record, Thing | Source | Term):
        name = fields.pop("name")
        names = {"title" if isinstance(record, Source) else "name": name.en, "zh": name.zh}
        fields = {**{key: words for key, words in names.items() if words}, **fields}
    data = _all_plain(fields)
    if isinstance(record, Claim) and record.effects:
        data["effects"] = FlowMapping(record.effects)
    if isinstance(record, Thing | Source) and record.specs:
        data["specs"] = _specs(record.specs)
    if isinstance(record, Claim | Step):
        data |= backed.stances(record.id)
    return {**{name: value for name, value in data.items() if name not in _LAST}, **_ending(data)}


def _ending(data: Data) -> Data:
    return {name: data[name] for name in _LAST if data.get(name)}


def _score(score: Score) -> FlowMapping:
    data = _all_plain(_given(score))
    if score.settings:
        data["settings"] = FlowMapping(score.settings)
    return FlowMapping(data)


class _Backed:
    """The evidence of an export, by claim or step."""

    def __init__(self, export: Export) -> None:
        self.sources = {source.id: source for source in export.sources}
        self.by_target: dict[str, dict[str, list[Data]]] = {}
        # what follows from the scores is worked out again by whoever reads the file
        for item in (item for item in export.evidence if not item.derived):
            stances = self.by_target.setdefault(item.target, {stance: [] for stance in STANCES})
            stances[item.stance].append(self.data(item))

    def stances(self, target: str) -> dict[str, list[Data]]:
        """The evidence on a claim or step, by stance."""
        return self.by_target.get(target, {})

    def data(self, item: Evidence) -> Data:
        source = self.sources.get(item.source)
        owner = self.sources.get(item.cites) or source
        filled_in = {
            "group": (owner.group or owner.id) if owner else item.source,
            "date": source.published if source else "",
        }
        fields = {name: value for name, value in _given(item).items() if name not in ("target", "stance")}
        return _all_plain({name: value for name, value in fields.items() if value != filled_in.get(name)})
