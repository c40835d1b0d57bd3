"""The frames about records as such: their specs, names, dates, makers, lists of them, and what they are."""

from abilitytrace.questions.ask.found import best, plan_for, ranked
from abilitytrace.questions.ask.frames_values import holds, shown
from abilitytrace.questions.ask.leftovers import leftovers
from abilitytrace.questions.ask.mentions import Mention
from abilitytrace.questions.ask.moment import dates_in
from abilitytrace.questions.ask.plan import Call, Plan, Reading, plans_of
from abilitytrace.questions.ask.topics import Topics
from abilitytrace.records import Event
from abilitytrace.wording.units import units_of

__all__ = ["counts", "definition", "history", "listing", "names", "search", "timeline", "who"]

# who, when and how many ask for one thing: a record that lacks a word of it does not tell
_TOLD = 0.75
_STATEMENTS = ("claim", "step", "question", "event")
_THINGS = ("model", "ability", "method", "term", "dataset", "benchmark", "source", "attribute")
_PLURALS = {"ability": "abilities"}


def counts(reading: Reading, topics: Topics) -> list[Plan]:
    """How many there are of a kind; else the record that tells."""
    if reading.asked_kinds and not reading.all_mentions and not reading.content:
        return [plan._replace(intent="quantity") for plan in listing(reading, topics)]
    plans = _told(reading, topics, "quantity")
    series = [model for model in reading.models if topics.lineage.thing(model).members]
    if "model" in reading.asked_kinds and series:
        plans += plans_of("quantity", [Call("show", (model,)) for model in series], *reading.models)
    things = [mention.of("dataset", "benchmark", "method") for mention in reading.all_mentions]
    counted = [thing for thing in things if thing and _has_number(topics, thing)]
    return plans + plans_of("quantity", [Call("show", (thing,)) for thing in counted], *counted, bonus=-0.2)


def _has_number(topics: Topics, identifier: str) -> bool:
    """Whether what a record is says how much it is."""
    return any(character.isdigit() for character in topics.own(identifier).says.en)


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
    told = plans_of("who", [Call("evidence", (claim,)) for claim in sorted(claims)], *claims, *reading.ids("term"))
    return [
        *plans_of("who", [Call("show", (source,)) for source in sources], *sources),
        *_told(reading, topics, "who"),
        *told,
    ]


def timeline(reading: Reading, topics: Topics) -> list[Plan]:
    """When: the release of a model, the events that speak of what is asked in order of date, the first sight of an ability."""
    plans: list[Plan] = []
    dated = [name for name in (*reading.models, *reading.ids("source")) if holds(topics, name, "release-date")]
    released = [shown(topics, name, "release-date") for name in dated]
    plans += plans_of("timeline", released, *reading.models, *dated)
    events = _events(reading, topics)
    if events:
        plans.append(plan_for([], "timeline")._replace(
            calls=tuple(Call("show", (event,)) for event in events[:4]),
            covers=frozenset((*events, *(s for event in events for s in topics.subjects(event)))),
            targets=frozenset(events), bonus=0.3 if reading.content or not dated else 0,
        ))  # fmt: skip
    if reading.abilities:
        plans += plans_of("timeline", [Call("origin", (ability,)) for ability in reading.abilities], *reading.abilities)
    return plans + _told(reading, topics, "timeline")


def history(reading: Reading, topics: Topics) -> list[Plan]:
    """What happened, of a thing or in a time: the timeline."""
    dates = dates_in(reading.clause.text)
    things = [mention.of(*_THINGS) for mention in reading.all_mentions if mention.kinds - {"attribute"}]
    options = [("about", thing) for thing in things[:1]]
    options += [("from", min(date.date for date in dates)), ("to", max(date.date for date in dates))] if dates else []
    plans = plans_of("history", [Call("timeline", (), tuple(options))], *things)
    words = frozenset(unit.text for date in dates for unit in units_of(date.text))
    dated = [plan._replace(words=words) for plan in plans]
    told = best(topics, reading, ("event",)) if len(leftovers(reading, topics)) > len(words) else None
    return [plan_for([told], "history"), *dated] if told and told.part >= _TOLD else dated


def _events(reading: Reading, topics: Topics) -> list[str]:
    """The best event for every thing mentioned, in order of date; of one thing, the event that fits the words."""
    found = ranked(topics, reading, ("event",))
    chosen: dict[str, str] = {}
    for mention in reading.all_mentions:
        near = next((item for item in found if _is_about(topics, item.id, mention)), None)
        if near is not None:
            event = topics.lineage.get(near.id)
            assert isinstance(event, Event)
            chosen[near.id] = event.date
    return sorted(chosen, key=lambda event: (chosen[event], event))


def _is_about(topics: Topics, event: str, mention: Mention) -> bool:
    """Whether an event speaks of a mention, by its subjects or in its sentence."""
    return topics.speaks_of(event, mention) == 3 or topics.names(topics.own(event), mention.matches[0].id)


def names(reading: Reading, topics: Topics) -> list[Plan]:  # noqa: ARG001 - all frames are called alike
    """What else a thing is called: its record, which lists its names."""
    found = [
        mention.of("model", "term", "ability", "method", "dataset", "benchmark", "source")
        for mention in reading.all_mentions
    ]
    ids = list(dict.fromkeys(identifier for identifier in found if identifier))
    return [
        plan._replace(wide=False)
        for plan in plans_of("names", [Call("show", (identifier,)) for identifier in ids], *ids)
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
    return plans_of("definition", list(dict.fromkeys(calls)), *ids, *every)


def listing(reading: Reading, topics: Topics) -> list[Plan]:
    """All records of a kind, or those about a thing; what models an ability is in; what abilities a model has."""
    kind = next(iter(reading.asked_kinds), "")
    if not kind:
        return definition(reading, topics) if reading.all_mentions else []
    plural = _PLURALS.get(kind, f"{kind}s")
    if not reading.all_mentions:
        return plans_of("list", [Call("list", (plural,))])
    if kind == "model" and reading.abilities:
        return plans_of(
            "list", [Call("tree", (), (("ability", ability),)) for ability in reading.abilities], *reading.abilities
        )
    if kind == "ability" and reading.models:
        return plans_of("list", [Call("show", (model,)) for model in reading.models], *reading.models)
    if kind == "ability" and reading.ids("method"):
        # what a method gives stands in the claims about it
        return plans_of("list", [Call("evidence", (m,)) for m in reading.ids("method")], *reading.ids("method"))
    if kind == "method" and reading.abilities:
        return plans_of("list", [Call("origin", (ability,)) for ability in reading.abilities], *reading.abilities)
    subjects = [mention.matches[0].id for mention in reading.all_mentions]
    if kind in ("claim", "question", "event"):
        return plans_of("list", [Call("list", (plural,), (("about", subjects[0]),))], subjects[0])
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
