"""The frames about recorded values: how big, when, how much, of what is named or of the one thing that has it."""

import re
from collections.abc import Iterable

from abilitytrace.names import fold
from abilitytrace.questions.ask.lexicon import US, VAGUE
from abilitytrace.questions.ask.plan import Call, Plan, Reading, plans_of
from abilitytrace.questions.ask.topics import Topics
from abilitytrace.questions.parts import knows
from abilitytrace.records import Source, Spec, Step, Thing
from abilitytrace.wording.grammar import FILLERS

__all__ = ["bearers_of", "holds", "models_with", "scores", "shown", "values"]

_NUMBER = r"\d+"
_BEARERS = ("model", "dataset", "method", "benchmark", "source", "ability")
# attributes that a record may hold in a field of its own
_FIELDS = {
    "release-date": ("released", "published"),
    "publisher": ("developer", "authors"),
    "shutdown-date": ("retired",),
}
# an attribute without a named thing is shown of this many things at most
_FEW = 2
# of kinds that may have any number of records, so many are looked through
_LOOKED_AT = 1000


def bearers_of(reading: Reading) -> list[str]:
    """The records that may have specs, in the order mentioned."""
    found = [
        identifier
        for mention in reading.all_mentions
        for kind in _BEARERS
        if kind in mention.kinds
        for identifier in mention.ids(kind)
    ]
    return list(dict.fromkeys(found))


def holds(topics: Topics, identifier: str, attribute: str) -> bool:
    """Whether anything is recorded of a record under an attribute."""
    fields = (getattr(topics.lineage.get(identifier), field, "") for field in _FIELDS.get(attribute, ()))
    return any(spec.attribute == attribute for spec in _specs(topics, identifier)) or any(fields)


def models_with(topics: Topics, attribute: str) -> list[str]:
    """Models that have an attribute, in the order of the files; of one that any model may have, the first few."""
    if attribute in _FIELDS:
        return topics.lineage.ids("model", _LOOKED_AT)
    return [model for model, kind in topics.bearers(attribute).items() if kind == "model"]


def _specs(topics: Topics, identifier: str) -> list[Spec]:
    """The values of a record that were known on the date."""
    record = topics.lineage.get(identifier)
    specs = record.specs if isinstance(record, Thing | Source) else ()
    return [spec for spec in specs if knows(topics.lineage, spec)]


def shown(topics: Topics, bearer: str, attribute: str) -> Call:
    """The call that shows a value; of a source, its own field where no value is given."""
    record = topics.lineage.get(bearer)
    own = _FIELDS.get(attribute, ("", ""))[-1]
    if isinstance(record, Source) and own and all(spec.attribute != attribute for spec in record.specs):
        return Call("show", (bearer,), (("field", own),))
    return Call("show", (bearer,), (("field", attribute),))


def values(reading: Reading, topics: Topics) -> list[Plan]:
    """What is recorded under an attribute; where nothing is, a plan that says so."""
    bearers = bearers_of(reading)
    attributes = _asked(reading)
    pairs = [(bearer, attribute) for attribute in attributes for bearer in bearers if bearer != attribute]
    plans: list[Plan] = []
    if not pairs:
        # "which GPU did you use" is asked of the program
        speaks_to_us = any(unit.text in US for unit in reading.clause.units)
        plans += _with_number(reading, topics, attributes)
        return plans + ([] if reading.strangers or speaks_to_us else _only_bearers(reading, topics, attributes))
    plans += _with_number(reading, topics, attributes)
    known = [pair for pair in pairs if holds(topics, *pair)]
    if known:
        models = [bearer for bearer in bearers if topics.lineage.kind(bearer) == "model"]
        lacking = [(model, known[0][1]) for model in models if all(bearer != model for bearer, _ in known)]
        calls = [shown(topics, *pair) for pair in (*known, *(lacking if len(models) > 1 else ()))]
        exact = plans_of("spec", calls, *bearers, *attributes, bonus=1.0)
        return plans + [plan._replace(wide=False) for plan in exact]
    near = [(other, asked) for other in _relatives(reading, topics, bearers) for asked in attributes]
    if reading.wants("tree"):
        near += [(other, asked) for other in _family(topics, bearers) for asked in attributes]
    nearest = [shown(topics, *pair) for pair in near if holds(topics, *pair)][:1]
    akin = [shown(topics, bearer, other) for bearer, asked in pairs for other in _akin(topics, bearer, asked)]
    plans += plans_of("spec", (nearest or akin)[:1], *bearers, *attributes, bonus=0.5)
    return plans + _missing(topics, bearers, attributes)


def _asked(reading: Reading) -> list[str]:
    """The attributes asked for: "how big" is a size of something else where another attribute is named."""
    found = [(mention, attribute) for mention in reading.mentions if (attribute := mention.of("attribute"))]
    telling = [attribute for mention, attribute in found if mention.matches[0].name.casefold() not in VAGUE]
    return list(dict.fromkeys(telling or [attribute for _, attribute in found]))


def _with_number(reading: Reading, topics: Topics, attributes: list[str]) -> list[Plan]:
    """The things that have the very number that a question names: which one has 48 layers."""
    units = reading.clause.units
    mentioned = {i for mention in reading.mentions if mention.kinds != {"attribute"} for i in mention.span}
    numbers = [unit.text for i, unit in enumerate(units) if unit.text.isdigit() and i not in mentioned]
    calls = [
        shown(topics, record, attribute)
        for attribute in attributes
        for record in (topics.bearers(attribute) if numbers else ())
        if any(
            number in re.findall(_NUMBER, spec.value.en)
            for spec in _specs(topics, record)
            for number in numbers
            if spec.attribute == attribute
        )
    ]
    found = plans_of("spec", calls, *bearers_of(reading), *attributes, bonus=1.2)
    return [plan._replace(words=frozenset(numbers), wide=False) for plan in found]


def _missing(topics: Topics, bearers: list[str], attributes: list[str]) -> list[Plan]:
    """The plan that says that a value is not recorded."""
    asked = next((bearer for bearer in bearers if topics.lineage.kind(bearer) != "ability"), "")
    calls = [shown(topics, asked, attributes[0])] if asked else []
    missing = plans_of("spec", calls, *bearers, *attributes, bonus=-1.0)
    return [plan._replace(is_missing=True, wide=False) for plan in missing]


def _relatives(reading: Reading, topics: Topics, bearers: list[str]) -> Iterable[str]:
    """What belongs to things asked about: models whose name stands in theirs, models made with them, what made them."""
    lineage = topics.lineage
    for mention in reading.mentions:
        parts = [reading.clause.slice(mention.start, i) for i in range(mention.end - 1, mention.start, -1)]
        if mention.kinds & {"source", "dataset"}:
            yield from (match.id for part in parts for match in lineage.match(part) if match.kind == "model")
    members = [member for bearer in bearers for member in lineage.thing(bearer).members]
    for bearer in (*bearers, *members):
        steps = lineage.naming(bearer, "step", Step)
        yield from (step.output for step in steps if bearer in step.datasets)
        used = {cause for step in lineage.steps_to(bearer) for cause in lineage.causes_of(step)}
        yield from sorted(used - {bearer})


def _family(topics: Topics, bearers: list[str]) -> list[str]:
    """The models that descend from the named ones, nearest first."""
    found = [bearer for bearer in bearers if topics.lineage.kind(bearer) == "model"]
    for model in found:
        found += [step.output for step in topics.lineage.steps_from(model) if step.output not in found]
    return found


def _akin(topics: Topics, bearer: str, asked: str) -> list[str]:
    """The attributes of a thing that share the rarest word of the one asked for: is it trained on code, share of code."""
    ids = topics.remembered(
        "attributes", lambda: [attribute.split("-") for attribute in topics.lineage.ids("attribute", _LOOKED_AT)]
    )
    telling = [word for word in asked.split("-") if word not in FILLERS]
    rarest = min(telling, key=lambda word: sum(word in words for words in ids))
    held = dict.fromkeys(spec.attribute for spec in _specs(topics, bearer))
    return [attribute for attribute in held if rarest in attribute.split("-")]


def scores(reading: Reading, topics: Topics) -> list[Plan]:
    """What was measured on a benchmark, of the models named if any is, or of a model."""
    lineage, models, benchmarks = topics.lineage, reading.models, reading.ids("benchmark")
    for benchmark in benchmarks:
        measured = [model for model in models if lineage.scores(model, benchmark)]
        if measured if models else lineage.scores(benchmark=benchmark):
            return plans_of("scores", [Call("scores", (benchmark,))], benchmark, *measured, bonus=0.3)
    if benchmarks or not reading.wants("scores"):
        return []
    scored = [model for model in models if lineage.scores(model)]
    return plans_of("scores", [Call("scores", (model,)) for model in scored[:1]], *scored)


def _only_bearers(reading: Reading, topics: Topics, attributes: list[str]) -> list[Plan]:
    """Attributes of no named thing: the things that have them, where these are very few, or of one maker."""
    terms = reading.ids("term")
    makers = {fold(name) for term in terms for name in (term, *topics.lineage.named(term).name)}
    models = topics.lineage.ids("model", _LOOKED_AT) if makers else []
    makes_models = any(makers.intersection(_makers(topics, model)) for model in models)
    calls: list[Call] = []
    for attribute in attributes:
        records = [record for kind in _BEARERS for record in _holders(topics, attribute, kind)]
        if makes_models:
            records = [record for record in records if makers.intersection(_makers(topics, record))]
        if len(records) <= _FEW:
            # one of a list of values is asked for together with the rest
            whole = reading.wants("list") and "many" not in {unit.text for unit in reading.clause.units}
            calls += [Call("show", (record,)) if whole else shown(topics, record, attribute) for record in records]
    return [plan._replace(wide=False) for plan in plans_of("spec-alone", calls, *attributes, *terms, bonus=0.5)]


def _makers(topics: Topics, identifier: str) -> list[str]:
    """Who made a thing, folded: by its field or its spec."""
    thing = topics.lineage.thing(identifier)
    given = [text for spec in thing.specs if spec.attribute == "publisher" for text in spec.value]
    return [fold(name) for name in (thing.developer, *given) if name]


def _holders(topics: Topics, attribute: str, kind: str) -> list[str]:
    """The records of a kind that have an attribute."""
    record_type = Source if kind == "source" else Thing
    found = topics.lineage.naming(attribute, kind, record_type)
    return [record.id for record in found if holds(topics, record.id, attribute)]
