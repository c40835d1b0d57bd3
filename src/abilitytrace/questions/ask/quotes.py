"""The statements that have the words of a question: within the records that its answer shows, and of others."""

from abilitytrace.questions.ask.answer import Quote
from abilitytrace.questions.ask.choice import Choice
from abilitytrace.questions.ask.fit import Found
from abilitytrace.questions.ask.found import call_for
from abilitytrace.questions.ask.plan import Call, Reading
from abilitytrace.questions.ask.retrieval import near
from abilitytrace.questions.ask.topics import Topics
from abilitytrace.questions.parts import cite

__all__ = ["quoted"]

_MOST_SEEN, _MOST_QUOTED = 3, 2


def quoted(
    topics: Topics, chosen: list[tuple[Reading, Choice]], calls: list[Call]
) -> tuple[tuple[Quote, ...], tuple[Quote, ...]]:
    """The statements with the words of the question: those within the records that the calls show, and those of others."""
    shown = {argument for call in calls for argument in call.arguments}
    within: list[Quote] = []
    beside: list[Quote] = []
    for reading, choice in chosen:
        if not choice.calls or choice.missing:
            continue
        within += [quote for call in choice.calls for quote in _findings(topics, call)]
        for found in near(topics, reading):
            if found.id not in shown:
                beside.append(_quote(topics, found))
            elif not (found.passage.is_own or found.passage.attribute):
                within.append(_quote(topics, found))
    return tuple(within[:_MOST_QUOTED]), tuple(dict.fromkeys(beside))[:_MOST_SEEN]


def _findings(topics: Topics, call: Call) -> list[Quote]:
    """What a source that a call shows has found."""
    if call.command != "sources" or len(call.arguments) > 1 or topics.lineage.kind(call.arguments[0]) != "source":
        return []
    source = call.arguments[0]
    lines = topics.lineage.evidence_naming(source)
    return [
        Quote(
            item.finding,
            cite(topics.lineage, source, item.at if item.source == source else ""),
            Call("evidence", (item.target,)),
        )
        for item in lines
        if source in (item.source, item.cites)
    ]


def _quote(topics: Topics, found: Found) -> Quote:
    place = found.passage.place
    source = cite(topics.lineage, place.source, place.at) if place.source else None
    return Quote(found.passage.says, source, call_for(found))
