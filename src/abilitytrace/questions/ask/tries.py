"""What to try instead when a question cannot be answered: the nearest commands."""

from abilitytrace.questions.ask.choice import Choice
from abilitytrace.questions.ask.plan import Call, Reading
from abilitytrace.questions.ask.topics import Topics
from abilitytrace.records import Thing

__all__ = ["tries_for"]

_MOST = 3
_BY_KIND = {
    "ability": "origin",
    "model": "show",
    "method": "evidence",
    "claim": "evidence",
    "step": "evidence",
}


def tries_for(topics: Topics, chosen: list[tuple[Reading, Choice]], calls: list[Call]) -> tuple[Call, ...]:
    """Up to three commands nearest to a question: its known parts, names like its unknown ones, words that occur, lists."""
    found: list[Call] = []
    for reading, choice in chosen:
        found += _of_attribute(topics, reading, choice)
        if not choice.calls:
            found += [plan.calls[0] for plan in choice.plans[:1] if plan.calls]
        found += _of_mentions(topics, reading)
    for _, choice in chosen:
        for part in choice.unknown:
            found += _like(topics, part)
    found += [Call("list", ("models",)), Call("list", ("abilities",)), Call("tree")]
    return tuple(call for call in dict.fromkeys(found) if call not in calls)[:_MOST]


def _of_attribute(topics: Topics, reading: Reading, choice: Choice) -> list[Call]:
    """The same attribute of the nearest models that have it."""
    attributes = [found for mention in reading.mentions if (found := mention.of("attribute"))]
    if choice.calls or not attributes:
        return []
    near = [*reading.models, *(found for part in choice.unknown for found in _models_like(topics, part))]
    relatives = [
        m for model in near for m in (model, *sorted(topics.kin(model)), *sorted(topics.lineage.ancestry(model).models))
    ]
    everyone = [model.id for model in topics.lineage.all("model", Thing)]
    found = []
    for model in dict.fromkeys([*relatives, *everyone]):
        if any(spec.attribute == attributes[0] for spec in topics.lineage.thing(model).specs):
            found.append(Call("show", (model,), (("field", attributes[0]),)))
    return found[:2]


def _models_like(topics: Topics, part: str) -> list[str]:
    return [identifier for _, identifier, _ in topics.lineage.nearest(part, ("model",))]


def _of_mentions(topics: Topics, reading: Reading) -> list[Call]:
    """The usual command for each thing mentioned."""
    found = []
    for mention in reading.all_mentions:
        for match in mention.matches[:1]:
            if match.kind != "attribute":
                found.append(Call(_BY_KIND.get(match.kind, "show"), (match.id,)))
    return found


def _like(topics: Topics, part: str) -> list[Call]:
    """Things with a name like the unknown part, and a search for it when it occurs."""
    near = topics.lineage.nearest(part, ("model", "ability", "method", "dataset", "term"))
    found = [Call(_BY_KIND.get(kind, "show"), (identifier,)) for _, identifier, kind in near[:2]]
    return [*([Call("search", (part,))] if topics.lineage.search(part, 1) else []), *found]
