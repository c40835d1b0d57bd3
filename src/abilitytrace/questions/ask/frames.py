"""The frames of the grammar: for each intent, which commands answer it, given what a clause mentions.

A frame looks at a reading and gives plans, none when it lacks what it needs. Which plan wins is decided elsewhere, by
what each leaves unexplained. Frames know models by kind only: a new record needs no new frame.
"""

from collections.abc import Callable

from abilitytrace.questions.ask.frames_models import diff, down, gain, steps_between, tree, up
from abilitytrace.questions.ask.frames_records import (
    counts,
    definition,
    history,
    listing,
    names,
    search,
    timeline,
    who,
)
from abilitytrace.questions.ask.frames_values import values
from abilitytrace.questions.ask.plan import Call, Plan, Reading, plans_of
from abilitytrace.questions.ask.retrieval import best, plan_for, ranked
from abilitytrace.questions.ask.topics import Topics
from abilitytrace.records import Claim

__all__ = ["FRAMES", "Frame", "fallback"]

Frame = Callable[[Reading, Topics], list[Plan]]

# without a cue, a record must explain nearly all to be the answer
_TOLD = 0.75
# what is asked of a thing with these is more than what it is
_ASKS_FOR_MORE = ("origin", "tradeoff", "gain", "up", "down", "evidence", "nature")
# and of what is no question by its words, all
_ALL = 0.95


def _has_marks(topics: Topics, ability: str, model: str) -> bool:
    """Whether anything is said of an ability on the way to a model."""
    steps = topics.lineage.ancestry(model).steps
    at_work = {cause for step in steps.values() for cause in topics.lineage.causes_of(step)}
    return any(at_work.intersection(claim.cause) for claim in topics.lineage.claims_on_ability(ability))


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
    return []


def why(reading: Reading, topics: Topics) -> list[Plan]:
    """The claim that gives the reason; the origin of an ability."""
    found = best(topics, reading, ("claim", "event"), "origin")
    return [*origin(reading, topics), *([plan_for([found], "why")] if found else [])]


def tradeoff(reading: Reading, topics: Topics) -> list[Plan]:
    """What models gave up; claims of such trades for a method; the marks of an ability for neither."""
    if len(reading.models) > 1 and reading.wants("diff", "up"):
        return diff(reading, topics)
    if reading.models:
        calls = [Call("tradeoffs", (model,)) for model in reading.models]
        return plans_of("tradeoff", calls, *reading.models, *reading.abilities)
    found = best(topics, reading, ("claim",), "tradeoff")
    if found:
        return [plan_for([found], "tradeoff")]
    if reading.abilities:
        return plans_of(
            "tradeoff", [Call("tree", (), (("ability", a),)) for a in reading.abilities], *reading.abilities
        )
    return [] if reading.all_mentions else plans_of("tradeoff", [_claims("tradeoff")])


def _claims(kind: str, about: str = "") -> Call:
    return Call("list", ("claims",), (("kind", kind), *((("about", about),) if about else ())))


def _of_kind(topics: Topics, kind: str, about: str) -> list[Claim]:
    return [claim for claim in topics.lineage.claims_on(about) if claim.kind == kind]


def _claims_of(kind: str, intent: str) -> Frame:
    """The frame for claims of one kind: the one that fits, else all about what is mentioned, else all of them."""

    def frame(reading: Reading, topics: Topics) -> list[Plan]:
        if reading.wants("diff") and len(reading.models) > 1:
            return []
        plans = _fitting(reading, topics, kind, intent)
        subjects = [*reading.models, *reading.abilities, *reading.ids("method"), *reading.ids("dataset")]
        for subject in subjects:
            near = next(
                (other for other in (subject, *sorted(topics.kin(subject))) if _of_kind(topics, kind, other)), ""
            )
            if near:
                listed = plans_of(intent, [_claims(kind, near)], subject, near)
                return plans + listed if reading.wants("evidence") else listed + plans
        return plans if subjects and kind != "factor" else plans + plans_of(intent, [_claims(kind)], *subjects)

    return frame


def _fitting(reading: Reading, topics: Topics, kind: str, intent: str) -> list[Plan]:
    """The claim that fits, where more is said than whose claims of a kind are wanted."""
    found = best(topics, reading, ("claim",), kind)
    if not found or not (reading.content or len(reading.beside(intent)) > 1 or reading.wants("evidence")):
        return []
    record = topics.lineage.get(found.id)
    fits = isinstance(record, Claim) and record.kind == kind
    return [plan_for([found], intent, bonus=0.5 if fits and reading.content else 0)]


def counterpart(reading: Reading, topics: Topics) -> list[Plan]:
    """The open counterpart of a model: its spec, else claims of stand-ins."""
    plans = _claims_of("counterpart", "counterpart")(reading, topics)
    fields = [
        Call("show", (model,), (("field", "open-source"),))
        for model in reading.models
        if _has(topics, model, "open-source")
    ]
    return (
        plans
        if reading.wants("why")
        else plans_of("counterpart", fields, *reading.models, "open-source", bonus=0.6) + plans
    )


def _has(topics: Topics, model: str, attribute: str) -> bool:
    return any(spec.attribute == attribute for spec in topics.lineage.thing(model).specs)


def factor(reading: Reading, topics: Topics) -> list[Plan]:
    """What it takes to rebuild such a model."""
    everything = plans_of("factor", [_claims("factor")], *reading.models, bonus=0.5)
    return everything + _claims_of("factor", "factor")(reading, topics)


def open_questions(reading: Reading, topics: Topics) -> list[Plan]:
    """What is still open: the question that fits, those about what is mentioned, or all."""
    plans: list[Plan] = []
    found = best(topics, reading, ("question",), "question")
    if found and (reading.content or len(reading.all_mentions) > 1):
        plans.append(plan_for([found], "open", bonus=0.2))
    subjects = [*reading.abilities, *reading.ids("method"), *reading.models]
    asked = [subject for subject in subjects if topics.lineage.questions_on(subject)]
    series = [subject for subject in subjects if topics.lineage.thing(subject).members]
    if asked and not series:
        return plans + plans_of("open", [Call("questions", (asked[0],))], *asked)
    return plans + (plans_of("open", [Call("questions")], *series) if series or not subjects else [])


def evidence(reading: Reading, topics: Topics) -> list[Plan]:
    """What speaks for and against: the claim that is meant, else all claims about a thing."""
    if reading.wants("origin") and reading.abilities and len(reading.all_mentions) == 1 and not reading.content:
        return origin(reading, topics)
    claims = [*reading.ids("claim"), *reading.ids("step")]
    if claims:
        return plans_of("evidence", [Call("evidence", (claim,)) for claim in claims], *claims)
    several = len(reading.all_mentions) > 1 or bool(reading.content)
    liked = "origin" if reading.wants("origin", "why") else ""
    found = best(topics, reading, ("claim", "step"), liked) if several else None
    plans = [plan_for([found], "evidence")] if found else []
    if reading.wants("origin", "up"):
        plans = steps_between(reading, topics) + plans
    things = [*reading.abilities, *reading.ids("method"), *reading.models]
    if len(things) == 1 and topics.lineage.claims_on(things[0]):
        plans += plans_of("evidence", [Call("evidence", (things[0],))], things[0])
    return plans


def effect(reading: Reading, topics: Topics) -> list[Plan]:
    """What a method or dataset does: the claims about it; with an ability or model, the claim that joins them."""
    methods = [*reading.ids("method"), *reading.ids("dataset")]
    if methods and (reading.abilities or reading.models):
        found = best(topics, reading, ("claim",))
        return [plan_for([found], "effect", bonus=0.3)] if found else []
    known = [method for method in methods if topics.lineage.claims_on(method)]
    return plans_of("effect", [Call("evidence", (method,)) for method in known], *known)


def can(reading: Reading, topics: Topics) -> list[Plan]:
    """What a model can do: all its marks, or the claim on one ability."""
    found = best(topics, reading, ("claim",), "limit" if reading.content else "effect")
    if found and (reading.abilities or reading.content):
        return [plan_for([found], "can"), *origin(reading, topics)]
    return (
        []
        if reading.content or reading.abilities
        else plans_of("can", [Call("show", (m,)) for m in reading.models], *reading.models)
    )


def superlative(reading: Reading, topics: Topics) -> list[Plan]:
    """Which is the strongest: the claim that says so, of what is mentioned or in general."""
    if reading.all_mentions and reading.content:
        return []
    found = [item for item in ranked(topics, reading, ("claim",)) if item.part >= _TOLD] if reading.all_mentions else []
    general = [record for record, kind in topics.lineage.search("strongest", 20) if kind == "claim"]
    claims = [item.id for item in found if topics.says(item.id, "strongest")] + general
    subjects = {match.id for mention in reading.all_mentions for match in mention.matches}
    fits = [claim for claim in claims if not subjects or subjects & topics.subjects(claim)]
    fits += [item.id for item in found if topics.says(item.id, "better")]
    return plans_of("superlative", [Call("evidence", (claim,)) for claim in fits[:1]], *fits[:1])


def yes_no(reading: Reading, topics: Topics) -> list[Plan]:
    """Whether something is so: the claim that says it."""
    if len(reading.all_mentions) + len(reading.content) < 2:
        return []
    found = best(topics, reading, ("claim",))
    return [plan_for([found], "yes-no")] if found else []


def fallback(reading: Reading, topics: Topics) -> list[Plan]:
    """Without a cue: what is mentioned, shown in the way that suits its kind; else the record that has the words."""
    plans: list[Plan] = []
    if len(reading.models) == 2 and not reading.abilities:
        plans += diff(reading, topics)
    elif reading.abilities:
        plans += origin(reading, topics)
    elif reading.models or not reading.wants(*_ASKS_FOR_MORE):
        plans += definition(reading, topics)
    # one thing alone does not answer what is asked of it, nor what it is compared with
    asks_more = reading.wants("diff") or (reading.wants(*_ASKS_FOR_MORE) and not reading.content)
    asks_more = asks_more and len(reading.all_mentions) < 2
    found = best(topics, reading) if not asks_more else None
    if found and (reading.is_yes_no or found.part >= (_TOLD if reading.intents else _ALL)):
        plans.append(plan_for([found], "told"))
    return plans + (listing(reading, topics) if reading.asked_kinds else [])


# intent → frame; the order in which readings are preferred stands in `cues.PRIORITY`
FRAMES: dict[str, Frame] = {
    "search": search,
    "names": names,
    "spec": values,
    "open": open_questions,
    "nature": _claims_of("nature", "nature"),
    "limits": _claims_of("limit", "limits"),
    "counterpart": counterpart,
    "factor": factor,
    "tradeoff": tradeoff,
    "diff": diff,
    "gain": gain,
    "evidence": evidence,
    "yes-no": yes_no,
    "origin": origin,
    "up": up,
    "down": down,
    "tree": tree,
    "history": history,
    "timeline": timeline,
    "can": can,
    "effect": effect,
    "why": why,
    "quantity": counts,
    "who": who,
    "list": listing,
    "superlative": superlative,
    "definition": definition,
}
