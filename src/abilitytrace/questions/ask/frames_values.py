"""The frames about recorded values: how big, when, how much, of what is named or of the one thing that has it."""

from abilitytrace.names import fold
from abilitytrace.questions.ask.plan import Call, Plan, Reading, plans_of
from abilitytrace.questions.ask.reading import units_of
from abilitytrace.questions.ask.topics import Topics
from abilitytrace.questions.ask.wording import canonical, content
from abilitytrace.questions.parts import knows
from abilitytrace.records import Source, Thing

__all__ = ["bearers_of", "holds", "scores", "values"]

_BEARERS = ("model", "dataset", "method", "benchmark", "source", "ability")
# attributes that a record may hold in a field of its own
_FIELDS = {
    "release-date": ("released", "published"),
    "publisher": ("developer", "authors"),
    "shutdown-date": ("retired",),
}
# an attribute without a named thing is shown of this many things at most
_FEW = 2


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
    record = topics.lineage.get(identifier)
    if not isinstance(record, Thing | Source):
        return False
    fields = (getattr(record, field, "") for field in _FIELDS.get(attribute, ()))
    return any(spec.attribute == attribute and knows(topics.lineage, spec) for spec in record.specs) or any(fields)


def values(reading: Reading, topics: Topics) -> list[Plan]:
    """What is recorded under an attribute; where nothing is, a plan that says so."""
    bearers = bearers_of(reading)
    attributes = [found for mention in reading.mentions if (found := mention.of("attribute"))]
    pairs = [(bearer, attribute) for attribute in attributes for bearer in bearers if bearer != attribute]
    known = [_call(*pair) for pair in pairs if holds(topics, *pair)]
    if known:
        return plans_of("spec", known, *bearers, *attributes, bonus=1.0)
    if not pairs:
        return _only_bearers(reading, topics, attributes) if not reading.strangers else []
    near = _named_within(reading, topics, attributes) or _made_with(topics, pairs) or _suited(reading, topics, bearers)
    if near:
        return plans_of("spec", [near], *bearers, *attributes, bonus=0.5)
    asked = next((bearer for bearer in bearers if topics.lineage.kind(bearer) != "ability"), "")
    if not asked:
        return []
    missing = plans_of("spec", [_call(asked, attributes[0])], *bearers, *attributes, bonus=-1.0)
    return [plan._replace(is_missing=True) for plan in missing]


def scores(reading: Reading, topics: Topics) -> list[Plan]:
    """What was measured on a benchmark, or of a model."""
    lineage = topics.lineage
    measured = [benchmark for benchmark in reading.ids("benchmark") if lineage.scores(benchmark=benchmark)]
    measured += [model for model in reading.models if lineage.scores(model)]
    return plans_of("scores", [Call("scores", (name,)) for name in measured[:1]], *measured)


def _call(bearer: str, attribute: str) -> Call:
    return Call("show", (bearer,), (("field", attribute),))


def _named_within(reading: Reading, topics: Topics, attributes: list[str]) -> Call | None:
    """The value of a model whose name stands in that of a source: the date of the WebGPT paper is that of WebGPT."""
    for mention in reading.mentions:
        parts = [reading.clause.slice(mention.start, i) for i in range(mention.end - 1, mention.start, -1)]
        models = [match.id for part in parts for match in topics.lineage.match(part) if match.kind == "model"]
        for model in models if "source" in mention.kinds else ():
            for attribute in attributes:
                if holds(topics, model, attribute):
                    return _call(model, attribute)
    return None


def _made_with(topics: Topics, pairs: list[tuple[str, str]]) -> Call | None:
    """The value of what a model was made with: the steps of InstructGPT's training are those of RLHF."""
    for bearer, attribute in pairs:
        steps = topics.lineage.steps_to(bearer)
        for cause in sorted({cause for step in steps for cause in topics.lineage.causes_of(step)} - {bearer}):
            if holds(topics, cause, attribute):
                return _call(cause, attribute)
    return None


def _suited(reading: Reading, topics: Topics, bearers: list[str]) -> Call | None:
    """The recorded value whose name has the most words of the question, two at least, in whatever order they stand."""
    words = set(canonical(unit.stem for unit in reading.clause.units))
    fits: dict[Call, int] = {}
    for bearer in bearers:
        record = topics.lineage.get(bearer)
        specs = record.specs if isinstance(record, Thing | Source) else ()
        for attribute in dict.fromkeys(spec.attribute for spec in specs):
            thing = topics.lineage.thing(attribute)
            for name in (*thing.name, *thing.aliases):
                needed = content(unit.stem for unit in units_of(name.casefold()))
                if len(needed) > 1 and needed <= words:
                    call = _call(bearer, attribute)
                    fits[call] = max(fits.get(call, 0), len(needed))
    return max(fits, key=lambda call: fits[call], default=None)


def _only_bearers(reading: Reading, topics: Topics, attributes: list[str]) -> list[Plan]:
    """Attributes of no named thing: the things that have them, where these are very few, or of one maker."""
    terms = reading.ids("term")
    makers = {fold(name) for term in terms for name in (term, *topics.lineage.named(term).name)}
    calls: list[Call] = []
    for attribute in attributes:
        records = [record for kind in _BEARERS for record in _holders(topics, attribute, kind)]
        if makers and any(
            makers.intersection(_makers(topics, model.id)) for model in topics.lineage.all("model", Thing)
        ):
            records = [record for record in records if makers.intersection(_makers(topics, record))]
        if len(records) <= _FEW:
            calls += [_call(record, attribute) for record in records]
    return [plan._replace(wide=False) for plan in plans_of("spec-alone", calls, *attributes, *terms)]


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
