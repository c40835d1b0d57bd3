"""What to try instead when a question cannot be answered: the nearest commands."""

from abilitytrace.questions.ask.choice import Choice
from abilitytrace.questions.ask.frames_values import holds, models_with
from abilitytrace.questions.ask.plan import Call, Reading
from abilitytrace.questions.ask.topics import Topics

__all__ = ["tries_for"]

_MOST, _FEW = 3, 2
_BY_KIND = {
    "ability": "origin",
    "model": "show",
    "method": "evidence",
    "claim": "evidence",
    "step": "evidence",
}


def tries_for(topics: Topics, chosen: list[tuple[Reading, Choice]], calls: list[Call]) -> tuple[Call, ...]:
    """The commands nearest to a question, best first: for a refusal its known parts, then names like its unknown ones.

    Where a part is answered by `calls`, only what is like the unknown part.
    """
    found: list[Call] = []
    for reading, choice in chosen:
        if not choice.calls or choice.missing:
            found += _of_attribute(topics, reading, choice)
            found += choice.nearest
            found += _of_mentions(reading)
    unknown = [part for _, choice in chosen for part in choice.unknown]
    found += [call for part in unknown for call in _like(topics, part)]
    found += [Call("list", ("models",)), Call("list", ("abilities",)), Call("tree")]
    is_half = any(choice.calls and not choice.missing for _, choice in chosen)
    return tuple(call for call in dict.fromkeys(found) if call not in calls)[: _FEW if is_half else _MOST]


def _of_attribute(topics: Topics, reading: Reading, choice: Choice) -> list[Call]:
    """The same attribute of the nearest models that have it."""
    attributes = [found for mention in reading.mentions if (found := mention.of("attribute"))]
    if not attributes:
        return []
    near = [*reading.models, *(found for part in choice.unknown for found in _models_like(topics, part))]
    relatives: list[str] = []
    for model in near:
        relatives += [model, *sorted(topics.kin(model)), *sorted(topics.lineage.ancestry(model).models)]
    others = models_with(topics, attributes[0])
    known = [model for model in dict.fromkeys([*relatives, *others]) if holds(topics, model, attributes[0])]
    return [Call("show", (model,), (("field", attributes[0]),)) for model in known[:_FEW]]


def _models_like(topics: Topics, part: str) -> list[str]:
    return [identifier for _, identifier, _ in topics.lineage.nearest(part, ("model",))]


def _of_mentions(reading: Reading) -> list[Call]:
    """The usual command for each thing mentioned."""
    firsts = [mention.matches[0] for mention in reading.all_mentions]
    return [Call(_BY_KIND.get(match.kind, "show"), (match.id,)) for match in firsts if match.kind != "attribute"]


def _like(topics: Topics, part: str) -> list[Call]:
    """Things with a name like the unknown part, and a search for it when it occurs."""
    near = topics.lineage.nearest(part, ("model", "ability", "method", "dataset", "term"))
    found = [Call(_BY_KIND.get(kind, "show"), (identifier,)) for _, identifier, kind in near[:2]]
    return [*([Call("search", (part,))] if topics.lineage.search(part, 1) else []), *found]
