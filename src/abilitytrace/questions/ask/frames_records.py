"""The frames about records as such: their specs, names, dates, makers, lists of them, and what they are."""

import re

from abilitytrace.names import fold
from abilitytrace.questions.ask.lexicon import FILLERS, stem
from abilitytrace.questions.ask.mentions import canonical
from abilitytrace.questions.ask.plan import Call, Missing, Plan, Reading
from abilitytrace.questions.ask.reading import units_of
from abilitytrace.questions.ask.retrieval import best, plan_for, ranked
from abilitytrace.questions.ask.topics import Topics
from abilitytrace.records import Event, Source, Spec, Thing

__all__ = ["counts", "definition", "history", "listing", "names", "search", "specs", "timeline", "who"]

_MANY = 3
_BEARERS = ("model", "dataset", "method", "benchmark", "source", "ability")
_GRAMMAR = frozenset(stem(word) for word in FILLERS)
_YEAR = re.compile(r"(?:19|20)\d\d")
# attributes that a record may hold in a field of its own
_FIELDS = {
    "release-date": ("released", "published"),
    "publisher": ("developer", "authors"),
    "shutdown-date": ("retired",),
}
# who, when and how many ask for one thing: a record that lacks a word of it does not tell
_TOLD = 0.75
_STATEMENTS = ("claim", "step", "question", "event")
_THINGS = ("model", "ability", "method", "term", "dataset", "benchmark", "source", "attribute")
_PLURALS = {"ability": "abilities"}


def _plan(intent: str, calls: list[Call], *covered: str, bonus: float = 0.0) -> list[Plan]:
    ids = frozenset(covered)
    return [Plan(intent, tuple(calls[:_MANY]), ids, ids, bonus=bonus)] if calls else []


def _bearers(reading: Reading) -> list[str]:
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
    return any(spec.attribute == attribute for spec in record.specs) or any(fields)


def specs(reading: Reading, topics: Topics) -> list[Plan]:
    """What is recorded under an attribute; where nothing is, a plan that says so."""
    bearers = _bearers(reading)
    attributes = [found for mention in reading.mentions if (found := mention.of("attribute"))]
    pairs = [(bearer, attribute) for attribute in attributes for bearer in bearers if bearer != attribute]
    known = [pair for pair in pairs if holds(topics, *pair)]
    if known:
        calls = [Call("show", (bearer,), (("field", attribute),)) for bearer, attribute in known]
        return _plan("spec", calls, *bearers, *attributes, bonus=1.0)
    if not pairs:
        return _only_bearers(reading, topics, attributes) if attributes and not reading.strangers else []
    near = [
        (other, attribute)
        for bearer, attribute in pairs
        for other in _used_for(topics, bearer)
        if holds(topics, other, attribute)
    ]
    if near:
        # what a model was made with: the steps of InstructGPT's training are those of RLHF
        calls = [Call("show", (other,), (("field", attribute),)) for other, attribute in dict.fromkeys(near)]
        return _plan("spec", calls[:1], *bearers, *attributes, calls[0].arguments[0], bonus=0.5)
    suited = _suited(reading, topics, bearers)
    if suited:
        return suited
    bearers = [bearer for bearer in bearers if topics.lineage.kind(bearer) != "ability"]
    if not bearers:
        return []
    missing = Missing(topics.lineage.named(attributes[0]).name, topics.lineage.named(bearers[0]).name)
    return [Plan("spec", (), frozenset((*bearers, *attributes)), frozenset(), missing, bonus=-1.0)]


def _used_for(topics: Topics, model: str) -> list[str]:
    """The methods and data of the steps to a model."""
    steps = topics.lineage.steps_to(model)
    return sorted({cause for step in steps for cause in topics.lineage.causes_of(step)} - {model})


def _suited(reading: Reading, topics: Topics, bearers: list[str]) -> list[Plan]:
    """The recorded value of a thing whose name has the most words of the question, in whatever order they stand."""
    words = set(canonical(unit.stem for unit in reading.clause.units))
    best: tuple[int, Call] | None = None
    for bearer in bearers:
        record = topics.lineage.get(bearer)
        for attribute in (
            dict.fromkeys(spec.attribute for spec in record.specs) if isinstance(record, Thing | Source) else ()
        ):
            thing = topics.lineage.thing(attribute)
            for name in (*thing.name, *thing.aliases):
                needed = {
                    word for word in canonical(unit.stem for unit in units_of(name.casefold())) if word not in _GRAMMAR
                }
                if len(needed) > 1 and needed <= words and (best is None or len(needed) > best[0]):
                    best = len(needed), Call("show", (bearer,), (("field", attribute),))
    if best is None:
        return []
    asked = [found for mention in reading.mentions if (found := mention.of("attribute"))]
    return _plan("spec", [best[1]], *bearers, *asked, best[1].arguments[0], bonus=0.5)


def _only_bearers(reading: Reading, topics: Topics, attributes: list[str]) -> list[Plan]:
    """Attributes of no named thing: the things that have them, where these are very few, or of one maker."""
    makers = {fold(name) for term in reading.ids("term") for name in (term, *topics.lineage.named(term).name)}
    calls = []
    for attribute in attributes:
        records = [record for kind in _BEARERS for record in _records(topics, attribute, kind)]
        if makers:
            records = [record for record in records if makers.intersection(_makers(topics, record))]
        if len(records) <= 2:
            calls += [Call("show", (record,), (("field", attribute),)) for record in records]
    return _plan("spec-alone", calls, *attributes, *reading.ids("term"), *(call.arguments[0] for call in calls))


def _makers(topics: Topics, identifier: str) -> list[str]:
    """Who made a thing, folded: by its field or its spec."""
    thing = topics.lineage.thing(identifier)
    given = [text for spec in thing.specs if spec.attribute == "publisher" for text in spec.value]
    return [fold(name) for name in (thing.developer, *given) if name]


def _records(topics: Topics, attribute: str, kind: str) -> list[str]:
    """The records of a kind that have an attribute."""
    things: list[Thing] | list[Source] = topics.lineage.naming(attribute, kind, Source if kind == "source" else Thing)
    return [thing.id for thing in things if any(spec.attribute == attribute for spec in thing.specs)]


def _spec_texts(spec: Spec) -> str:
    return " ".join((*spec.value, spec.unit, *spec.note)).casefold()


def counts(reading: Reading, topics: Topics) -> list[Plan]:
    """How much of something: the one spec of a thing whose value or note speaks of it; else the record that does."""
    bits = topics.bits(reading, reading.content)
    for bearer in _bearers(reading):
        record = topics.lineage.get(bearer)
        if not isinstance(record, Thing | Source):
            continue
        fits = {spec.attribute for spec in record.specs if any(bit.text in _spec_texts(spec) for bit in bits)}
        if len(fits) == 1:
            return _plan("quantity", [Call("show", (bearer,), (("field", fits.pop()),))], bearer, bonus=0.4)
    if reading.asked_kinds and not reading.all_mentions:
        return listing(reading, topics)
    return _told(reading, topics, "quantity")


def _told(reading: Reading, topics: Topics, intent: str) -> list[Plan]:
    """The record that tells what is asked, if something beside a name is asked."""
    found = best(topics, reading, liked="event") if reading.content or len(reading.all_mentions) > 1 else None
    return [plan_for([found], intent)] if found and found.part >= _TOLD else []


def who(reading: Reading, topics: Topics) -> list[Plan]:
    """Who did something: the record that tells; the authors of a source; for a term, the claim that it names."""
    sources = reading.ids("source")
    claims = [
        about
        for term in reading.ids("term")
        for about in topics.subjects(term)
        if topics.lineage.kind(about) == "claim"
    ]
    told = _plan("who", [Call("evidence", (claim,)) for claim in sorted(claims)], *claims, *reading.ids("term"))
    return [
        *_plan("who", [Call("show", (source,)) for source in sources], *sources),
        *_told(reading, topics, "who"),
        *told,
    ]


def timeline(reading: Reading, topics: Topics) -> list[Plan]:
    """When: the release of a model, the events that speak of what is asked in order of date, the first sight of an ability."""
    plans: list[Plan] = []
    models = [model for model in reading.models if holds(topics, model, "release-date")]
    if models:
        plans += _plan("timeline", [Call("show", (m,), (("field", "release-date"),)) for m in models], *reading.models)
    events = _events(reading, topics)
    if events:
        plans.append(plan_for([], "timeline")._replace(
            calls=tuple(Call("show", (event,)) for event in events[:4]),
            covers=frozenset((*events, *(s for event in events for s in topics.subjects(event)))),
            targets=frozenset(events), bonus=0.3 if reading.content or not models else 0,
        ))  # fmt: skip
    if reading.abilities:
        plans += _plan("timeline", [Call("origin", (ability,)) for ability in reading.abilities], *reading.abilities)
    return plans + _told(reading, topics, "timeline")


def history(reading: Reading, topics: Topics) -> list[Plan]:
    """What happened, of a thing or in a year: the timeline."""
    units = reading.clause.units
    years = [units[i].text for i in reading.content if _YEAR.fullmatch(units[i].text)]
    things = [mention.of(*_THINGS) for mention in reading.all_mentions if mention.kinds - {"attribute"}]
    options = [("about", thing) for thing in things[:1]]
    options += [("from", min(years)), ("to", max(years))] if years else []
    plans = _plan("history", [Call("timeline", (), tuple(options))], *things)
    told = best(topics, reading, ("event",)) if reading.content else None
    dated = [plan._replace(dates=frozenset(years)) for plan in plans]
    return [plan_for([told], "history"), *dated] if told and told.part >= _TOLD else dated


def _events(reading: Reading, topics: Topics) -> list[str]:
    """The best event for every thing mentioned, in order of date; of one thing, the event that fits the words."""
    found = ranked(topics, reading, ("event",))
    chosen: dict[str, str] = {}
    for mention in reading.all_mentions:
        near = next((item for item in found if topics.speaks_of(item.id, mention) == 3), None)
        if near is not None:
            event = topics.lineage.get(near.id)
            assert isinstance(event, Event)
            chosen[near.id] = event.date
    return sorted(chosen, key=lambda event: (chosen[event], event))


def names(reading: Reading, topics: Topics) -> list[Plan]:
    """What else a thing is called: its record, which lists its names."""
    found = [
        mention.of("model", "ability", "method", "dataset", "benchmark", "term", "source")
        for mention in reading.all_mentions
    ]
    ids = list(dict.fromkeys(identifier for identifier in found if identifier))
    return [
        plan._replace(wide=False) for plan in _plan("names", [Call("show", (identifier,)) for identifier in ids], *ids)
    ]


def definition(reading: Reading, topics: Topics) -> list[Plan]:
    """What something is: the term when one explains the word, else the record."""
    order = (*_STATEMENTS, "term", *_THINGS) if reading.wants("definition") else (*_STATEMENTS, *_THINGS)
    calls: list[Call] = []
    ids: list[str] = []
    things = [mention for mention in reading.all_mentions if mention.kinds != {"attribute"}] or reading.all_mentions
    for mention in things:
        identifier = mention.of(*order)
        for choice in mention.choices or (identifier,):
            is_claim = topics.lineage.kind(choice) in ("claim", "step")
            calls.append(Call("evidence" if is_claim else "show", (choice,)))
            ids.append(choice)
    every = (match.id for mention in things for match in mention.matches)
    return _plan("definition", list(dict.fromkeys(calls)), *ids, *every)


def listing(reading: Reading, topics: Topics) -> list[Plan]:
    """All records of a kind, or those about a thing; what models an ability is in; what abilities a model has."""
    kind = next(iter(reading.asked_kinds), "")
    if not kind:
        return definition(reading, topics) if reading.all_mentions else []
    plural = _PLURALS.get(kind, f"{kind}s")
    if not reading.all_mentions:
        contested = (("contested", ""),) if kind == "claim" and reading.wants("evidence") else ()
        return _plan("list", [Call("list", (plural,), contested)])
    if kind == "model" and reading.abilities:
        return _plan(
            "list", [Call("tree", (), (("ability", ability),)) for ability in reading.abilities], *reading.abilities
        )
    if kind == "ability" and reading.models:
        return _plan("list", [Call("show", (model,)) for model in reading.models], *reading.models)
    if kind == "method" and reading.abilities:
        return _plan("list", [Call("origin", (ability,)) for ability in reading.abilities], *reading.abilities)
    subjects = [mention.matches[0].id for mention in reading.all_mentions]
    if kind in ("claim", "question", "event"):
        return _plan("list", [Call("list", (plural,), (("about", subjects[0]),))], subjects[0])
    return []


def search(reading: Reading, topics: Topics) -> list[Plan]:
    """Full-text search for what is said beside the cue."""
    wanted = sorted({i for mention in reading.mentions for i in mention.span} | set(reading.content))
    units = reading.clause.units
    text = (
        " ".join(units[i].raw for i in wanted)
        if not reading.clause.is_chinese
        else "".join(units[i].raw for i in wanted)
    )
    if not text or not topics.lineage.search(text, 1):
        return []
    ids = [match.id for mention in reading.mentions for match in mention.matches]
    return [
        Plan("search", (Call("search", (text,)),), frozenset(ids), frozenset(i for i, _ in topics.lineage.search(text)))
    ]
