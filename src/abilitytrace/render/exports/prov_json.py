"""Export → PROV-JSON, by the `prov` library: who made what from what, and who says so (W3C PROV-DM)."""

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from abilitytrace.questions.export import Export
from abilitytrace.records import Claim, Evidence, Source, Step, Text, Thing
from abilitytrace.render.exports.agents import agents
from abilitytrace.render.exports.family import marks
from abilitytrace.render.exports.refused import MissingLibrary
from abilitytrace.render.exports.text import json_text, version
from abilitytrace.vocabulary import WALKED

if TYPE_CHECKING:
    # an extra
    from prov.model import ProvDocument

__all__ = ["document", "prov_json"]

_NAMESPACE = "urn:abilitytrace:"


def prov_json(export: Export) -> str:
    """Models, methods, datasets, sources, claims and evidence as entities, steps as activities, organisations as agents.

    Raises MissingLibrary without `prov`.
    """
    data = json.loads(document(export).serialize(format="json") or "")
    return json_text(_sorted_values(data))


def document(export: Export) -> "ProvDocument":
    """The export as a document of the `prov` library. Raises MissingLibrary without it."""
    try:
        from prov.model import ProvDocument
    except ImportError as error:
        raise MissingLibrary(
            "prov-json is written by the `prov` library, which is not installed",
            'pip install "abilitytrace[prov]"',
        ) from error
    writer = _Writer(export, ProvDocument())
    writer.run()
    return writer.document


def _sorted_values(data: Any) -> Any:
    """The data with the values of one attribute in a fixed order: the library keeps them in sets."""
    if isinstance(data, dict):
        return {key: _sorted_values(value) for key, value in data.items()}
    if isinstance(data, list):
        return sorted(map(_sorted_values, data), key=lambda value: json.dumps(value, sort_keys=True))
    return data


class _Writer:
    """Puts an export into a document. Ids of records stay; all others hold a `/`, which no record's has."""

    def __init__(self, export: Export, document: "ProvDocument") -> None:
        from prov.constants import PROV

        self.export, self.document, self.prov = export, document, PROV
        self.own = document.add_namespace("at", _NAMESPACE)
        self.agents = agents(export)

    def run(self) -> None:
        export = self.export
        about = {"generator": version(export), "sha256": export.sha256, "rule": export.rule}
        self.entity("export/graph", "graph", export.title, about)
        for name, slug in self.agents.items():
            self.document.agent(self.own[f"org/{slug}"], self.described("organisation", Text(name), {}))
        for thing in (*export.models, *export.methods, *export.datasets):
            self.thing(thing)
        for source in export.sources:
            self.source(source)
        of_step = marks(export)
        for step in export.steps:
            self.step(step, of_step.get(step.id, ()))
        for claim in export.claims:
            self.claim(claim)
        numbers: dict[str, int] = {}
        for item in export.evidence:
            numbers[item.target] = numbers.get(item.target, 0) + 1
            self.evidence(numbers[item.target], item)

    def described(self, kind: str, label: Text, fields: dict[str, Any]) -> list[tuple[Any, Any]]:
        """Type, label in both languages, and fields of our own; a list is an attribute with several values."""
        from prov.model import Literal

        found: list[tuple[Any, Any]] = [(self.prov["type"], self.own[kind])]
        if label.en:
            found.append((self.prov["label"], label.en))
        if label.zh and label.zh != label.en:
            found.append((self.prov["label"], Literal(label.zh, self.prov["InternationalizedString"], "zh")))
        for name, value in fields.items():
            values = value if isinstance(value, tuple) else (value,)
            found += [(self.own[name], part) for part in values if part != ""]
        return found

    def entity(self, identifier: str, kind: str, label: Text, fields: dict[str, Any]) -> None:
        self.document.entity(self.own[identifier], self.described(kind, label, fields))

    def attributed(self, identifier: str, organisation: str) -> None:
        if organisation:
            self.document.wasAttributedTo(self.own[identifier], self.own[f"org/{self.agents[organisation]}"])

    def thing(self, thing: Thing) -> None:
        fields = {"released": thing.released, "retired": thing.retired, "placeholder": thing.placeholder or ""}
        self.entity(thing.id, thing.kind, thing.name, fields)
        if thing.kind == "method":
            self.document.get_record(self.own[thing.id])[0].add_asserted_type(self.prov["Plan"])
        self.attributed(thing.id, thing.developer)

    def source(self, source: Source) -> None:
        fields = {"authors": source.authors, "published": source.published, "venue": source.venue, "url": source.url}
        self.entity(source.id, "source", source.name, {**fields, "arxiv": source.arxiv, "kind": source.source_kind})
        self.attributed(source.id, source.group)

    def confidence(self, record: Claim | Step) -> dict[str, Any]:
        held = self.export.confidence[record.id]
        stated = tuple(dict.fromkeys(item.level for item in record.stated))
        return {"graded": held.level, "contested": held.contested, "stated": stated}

    def step(self, step: Step, effects: tuple[tuple[str, str], ...]) -> None:
        """An activity that used its inputs and datasets by its methods, and generated its output."""
        activity, output = self.own[step.id], self.own[step.output]
        fields = {"date": step.date, "until": step.until, "effect": tuple(map("=".join, effects))}
        self.document.activity(
            activity,
            other_attributes=self.described(step.relation, step.says, {**fields, **self.confidence(step)}),
        )
        for used in (*step.inputs, *step.datasets):
            self.document.used(activity, self.own[used])
        self.document.wasGeneratedBy(output, activity)
        for model in step.inputs:
            if step.relation in WALKED:
                self.document.wasDerivedFrom(output, self.own[model], activity)
            else:
                self.document.wasInfluencedBy(output, self.own[model])
        developer = next(model.developer for model in self.export.models if model.id == step.output)
        agent = self.own[f"org/{self.agents[developer]}"] if developer else None
        for method in step.methods:
            self.document.wasAssociatedWith(activity, agent, self.own[method])
        if agent and not step.methods:
            self.document.wasAssociatedWith(activity, agent)
        self.stated(step)

    def claim(self, claim: Claim) -> None:
        """An entity with its cause and effects as attributes, attributed to those whose sources state it."""
        fields = {"kind": claim.kind, "cause": claim.cause, "about": claim.about, "versus": claim.versus}
        effects = tuple(map("=".join, claim.effects))
        self.entity(claim.id, "claim", claim.says, {**fields, "effect": effects, **self.confidence(claim)})
        groups = {source.id: source.group for source in self.export.sources}
        for group in dict.fromkeys(groups[item.source] for item in claim.stated if item.source):
            self.attributed(claim.id, group)
        self.stated(claim)

    def stated(self, record: Claim | Step) -> None:
        """The sources that state a claim; those of a step influence it, as a source is no part of an activity."""
        for source in dict.fromkeys(item.source for item in record.stated if item.source):
            if isinstance(record, Claim):
                self.document.hadPrimarySource(self.own[record.id], self.own[source])
            else:
                self.document.wasInfluencedBy(self.own[record.id], self.own[source])

    def evidence(self, number: int, item: Evidence) -> None:
        """An entity from its source, attributed to the group whose work it is, that bears on a claim or step."""
        identifier = f"{item.target}/evidence/{number}"
        fields = {"stance": item.stance, "kind": item.kind, "place": item.at, "date": item.date}
        more = {"concern": item.concerns, "upgrade": item.upgrades, "stated": item.stated, "target": item.target}
        self.entity(identifier, "evidence", item.finding, {**fields, **more})
        for source in self.sources(item):
            self.document.hadPrimarySource(self.own[identifier], self.own[source])
        self.attributed(identifier, item.group)
        self.document.wasInfluencedBy(self.own[item.target], self.own[identifier])

    @staticmethod
    def sources(item: Evidence) -> Iterable[str]:
        return filter(None, dict.fromkeys((item.source, item.cites)))
