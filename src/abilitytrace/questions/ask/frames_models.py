"""The frames about models among themselves: differences, gains, ancestors, descendants, families."""

from itertools import pairwise, permutations

from abilitytrace.questions.ask.found import best, plan_for
from abilitytrace.questions.ask.plan import Call, Plan, Reading, plans_of
from abilitytrace.questions.ask.topics import Topics
from abilitytrace.vocabulary import WALKED

__all__ = ["diff", "down", "gain", "path", "steps_between", "tree", "up"]

# a claim that answers for a comparison speaks of all that is compared
_ALL = 0.95
_PAIR, _MOST_COMPARED = 2, 6


def _by_age(topics: Topics, models: tuple[str, ...]) -> list[str]:
    """Models with the oldest first, by their steps; in the order mentioned when a date is missing."""
    lineage = topics.lineage
    dates = {}
    for model in models:
        steps = lineage.steps_to(model)
        dates[model] = min((lineage.by_date(step)[0] for step in steps), default="")
    return sorted(models, key=lambda model: dates[model]) if all(dates.values()) else list(models)


def diff(reading: Reading, topics: Topics) -> list[Plan]:
    """What the newer of two models gained and lost; of two that are no kin, what is claimed of one against the other.

    Two things that are no models are shown side by side.
    """
    models = tuple(model for model in reading.models if not topics.lineage.thing(model).members) or reading.models
    if len(models) < 2:
        others = _others(reading)
        beside = plans_of("diff", others, *(call.arguments[0] for call in others)) if len(others) > 1 else []
        return beside + [plan._replace(bonus=-0.5) for plan in _claim(reading, topics)]
    ordered = _by_age(topics, models)
    pairs = list(pairwise(ordered))
    if len(models) > _PAIR and len(models) <= _MOST_COMPARED:
        calls = [Call("compare", tuple(ordered))]
    elif any(_are_kin(topics, a, b) for a, b in pairs):
        calls = [Call("diff", pair) for pair in pairs]
    else:
        calls = [Call("evidence", (model,)) for model in _versus(topics, ordered)]
        calls = calls or [Call("compare", pair) for pair in pairs]
    plans = plans_of("diff", calls, *reading.models, *reading.abilities, *reading.ids("attribute"))
    if reading.wants("why") or reading.abilities:
        # "why is A worse than B" asks for a reason, "is A better than B at C" for what is said of all three
        return [*(plan._replace(bonus=0.5) for plan in _claim(reading, topics)), *plans]
    return plans


def _others(reading: Reading) -> list[Call]:
    """The things to set side by side when they are no models: each by its meaning."""
    found = []
    for mention in reading.mentions:
        identifier = mention.of("term", "method", "ability", "dataset", "benchmark")
        if identifier:
            found.append(Call("show", (identifier,)))
    return list(dict.fromkeys(found))


def _claim(reading: Reading, topics: Topics) -> list[Plan]:
    found = best(topics, reading, ("claim",), "origin" if reading.wants("why") else "")
    return [plan_for([found], "diff")] if found and found.part >= _ALL else []


def _are_kin(topics: Topics, a: str, b: str) -> bool:
    lineage = topics.lineage
    return not lineage.ancestry(a).models.isdisjoint(lineage.ancestry(b).models)


def _versus(topics: Topics, models: list[str]) -> list[str]:
    """The models of which a claim says something against another of them."""
    found = []
    for model in models:
        causes = {step.id for step in topics.lineage.steps_to(model)} | {model}
        claims = topics.lineage.claims_caused_by(sorted(causes))
        if any(claim.versus in models for claim in claims):
            found.append(model)
    return found


def gain(reading: Reading, topics: Topics) -> list[Plan]:
    """What a model gained over another one, or over the model it was made from."""
    if len(reading.models) > 1:
        return diff(reading, topics)
    for model in reading.models:
        parents = [
            parent for step in topics.lineage.steps_to(model) if step.relation in WALKED for parent in step.inputs
        ]
        if parents:
            return plans_of("gain", [Call("diff", (parents[0], model))], model)
    return []


def up(reading: Reading, topics: Topics) -> list[Plan]:
    """What a model was made from. Of two models: the step between them, else the way to the younger one."""
    models = reading.models
    if not models:
        return _whole(reading, topics) if not reading.all_mentions else []
    if any(len(mention.choices) > 1 for mention in reading.mentions):
        return plans_of("up", _family(topics, models[0]), *models)
    if len(models) == 2:
        return steps_between(reading, topics) or path(reading, topics)
    if _asks_for_what_follows(reading):
        return down(reading, topics)
    calls = [Call("tree", (model,), (("invert", ""),)) for model in models if topics.lineage.steps_to(model)]
    if reading.wants("list") or reading.asked_kinds or reading.wants("timeline"):
        # "which models came before it": the whole family with its dates holds more than the line of descent
        calls = [*_family(topics, models[0]), *calls]
    return plans_of("up", calls, *models)


def path(reading: Reading, topics: Topics) -> list[Plan]:
    """The way from one model to another; what sets them apart when neither descends from the other."""
    if len(reading.models) != 2:
        return []
    for older, younger in permutations(reading.models):
        if older in topics.lineage.ancestry(younger).models:
            return plans_of("path", [Call("path", (older, younger))], *reading.models)
    return plans_of("path", [Call("diff", tuple(_by_age(topics, reading.models)))], *reading.models)


def down(reading: Reading, topics: Topics) -> list[Plan]:  # noqa: ARG001 - all frames are called alike
    """What was built on a model."""
    return plans_of("down", [Call("tree", (model,)) for model in reading.models], *reading.models)


def tree(reading: Reading, topics: Topics) -> list[Plan]:
    """The members of a series, the family of a model, or all families; with an ability, its marks."""
    series = [model for model in reading.models if topics.lineage.thing(model).members]
    if series:
        return plans_of("tree", [Call("show", (model,)) for model in series], *reading.models)
    option = tuple(("ability", ability) for ability in reading.abilities[:1])
    if not reading.models:
        return plans_of("tree", [Call("tree", (), option)], *reading.abilities) if not reading.ids("method") else []
    calls = [Call("tree", root.arguments, option) for model in reading.models for root in _family(topics, model)]
    return plans_of("tree", list(dict.fromkeys(calls)), *reading.models, *reading.abilities)


def _family(topics: Topics, model: str) -> list[Call]:
    """The tree from the root that a model descends from."""
    ancestors = topics.lineage.ancestry(model)
    roots = [
        found
        for found in sorted(ancestors.models)
        if not topics.lineage.ancestry(found).steps or not _parents(topics, found)
    ]
    named = [root for root in roots if not topics.lineage.thing(root).placeholder] or roots
    return [Call("tree", (root,)) for root in named[:1]]


def _parents(topics: Topics, model: str) -> list[str]:
    return [parent for step in topics.lineage.steps_to(model) if step.relation in WALKED for parent in step.inputs]


def _whole(reading: Reading, topics: Topics) -> list[Plan]:
    return plans_of("up", [Call("tree")]) if topics.lineage.ids("step", 1) and not reading.content else []


def _between(topics: Topics, models: tuple[str, ...]) -> list[str]:
    """The steps that lead from one of two models to the other."""
    return [
        step.id
        for model in models
        for step in topics.lineage.steps_to(model)
        if step.relation in WALKED and set(step.inputs) & (set(models) - {model})
    ]


def steps_between(reading: Reading, topics: Topics) -> list[Plan]:
    """The evidence on the steps from one of two models to the other."""
    steps = _between(topics, reading.models) if len(reading.models) == 2 else []
    return plans_of("up", [Call("evidence", (step,)) for step in steps], *reading.models, *steps, bonus=0.5)


def _asks_for_what_follows(reading: Reading) -> bool:
    """Whether the model stands after the cue: "what is based on GPT-3", where "what is GPT-3 based on" asks the other way."""
    model = next((mention for mention in reading.mentions if "model" in mention.kinds), None)
    units = reading.clause.units
    if model is None or not model.start:
        return False
    before = units[model.start - 1].text
    if before in {"on", "from", "upon"}:
        return model.start - 2 in reading.cued and bool(
            reading.asked_kinds or units[0].text in {"what", "who", "which", "anything"}
        )
    return before in {"于", "自"} and model.start - 1 in reading.cued and bool(reading.asked_kinds)
