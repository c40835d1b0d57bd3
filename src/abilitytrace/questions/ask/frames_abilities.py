"""The frames about abilities: where they come from, why models have them, what was given up for them, what a model can do."""

from abilitytrace.questions.ask.found import best, plan_for
from abilitytrace.questions.ask.frames_models import diff, up
from abilitytrace.questions.ask.plan import Call, Plan, Reading, plans_of
from abilitytrace.questions.ask.topics import Topics

__all__ = ["can", "origin", "tradeoff", "why"]


# what an ability must explain more that is only described
_DESCRIBED = 0.3
# the claim that says it, where the origin of the ability tells the reasons
_REASON = 0.6


def origin(reading: Reading, topics: Topics) -> list[Plan]:
    """Where an ability comes from, on the way to a model if one is named; where a model comes from, if only that is."""
    models, abilities = reading.models, reading.abilities
    if abilities:
        within = next((model for model in models if any(_has_marks(topics, a, model) for a in abilities)), "")
        option = (("model", within),) if within else ()
        calls = [Call("origin", (ability,), option) for ability in abilities]
        return plans_of("origin", calls, *abilities, *models)
    if len(models) == 1 and not reading.content and not reading.wants("why"):
        return up(reading, topics)
    meant = best(topics, reading, ("ability",)) if reading.content and not models else None
    # an ability that is described and not named
    plans = [plan_for([meant], "origin", bonus=-_DESCRIBED)] if meant else []
    return [plan._replace(calls=tuple(Call("origin", call.arguments) for call in plan.calls)) for plan in plans]


def _has_marks(topics: Topics, ability: str, model: str) -> bool:
    """Whether anything is said of an ability on the way to a model."""
    steps = topics.lineage.ancestry(model).steps
    at_work = {cause for step in steps.values() for cause in topics.lineage.causes_of(step)}
    return any(at_work.intersection(claim.cause) for claim in topics.lineage.claims_on_ability(ability))


def why(reading: Reading, topics: Topics) -> list[Plan]:
    """The origin of an ability; the claim that gives the reason."""
    found = best(topics, reading, ("claim", "event"), "origin")
    return [
        *origin(reading, topics),
        *([plan_for([found], "why", bonus=-_REASON if reading.abilities else 0)] if found else []),
    ]


def tradeoff(reading: Reading, topics: Topics) -> list[Plan]:
    """What models gave up; the claim of such a trade for a method; the marks of an ability for neither."""
    models, abilities = reading.models, reading.abilities
    if len(models) > 1 and reading.wants("diff", "up"):
        return diff(reading, topics)
    if models:
        return plans_of("tradeoff", [Call("tradeoffs", (model,)) for model in models], *models, *abilities)
    found = best(topics, reading, ("claim",), "tradeoff")
    record = topics.lineage.get(found.id) if found else None
    if found and (reading.content or getattr(record, "kind", "") == "tradeoff"):
        return [plan_for([found], "tradeoff")]
    methods = reading.ids("method")
    if methods:
        return plans_of("tradeoff", [Call("claims", (), (("kind", "tradeoff"),))], *methods, *abilities)
    if abilities:
        return plans_of("tradeoff", [Call("tree", (), (("ability", ability),)) for ability in abilities], *abilities)
    return [] if reading.all_mentions else plans_of("tradeoff", [Call("claims", (), (("kind", "tradeoff"),))])


def can(reading: Reading, topics: Topics) -> list[Plan]:
    """What a model can do: all its marks, or the claim on one ability."""
    if reading.abilities and not reading.content and not reading.is_yes_no:
        # "which tasks can it do": what the ability is made of
        calls = [Call(command, (ability,)) for ability in reading.abilities for command in ("show", "origin")]
        return plans_of("can", calls, *reading.abilities, *reading.models)
    if reading.content or reading.abilities:
        found = best(topics, reading, ("claim",), "limit" if reading.content else "effect")
        return [plan_for([found], "can"), *origin(reading, topics)] if found else []
    return plans_of("can", [Call("show", (model,)) for model in reading.models], *reading.models)
