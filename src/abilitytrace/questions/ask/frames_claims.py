"""The frames about what is claimed: evidence, limits, stand-ins, what a rebuild needs, what is open, what moved."""

import re
from collections.abc import Callable

from abilitytrace.questions.ask.found import best, plan_for, ranked
from abilitytrace.questions.ask.frames_abilities import origin
from abilitytrace.questions.ask.frames_models import steps_between
from abilitytrace.questions.ask.plan import Call, Plan, Reading, plans_of
from abilitytrace.questions.ask.topics import Topics
from abilitytrace.records import Claim

__all__ = [
    "changes",
    "conflicts",
    "counterpart",
    "effect",
    "evidence",
    "factor",
    "limits",
    "nature",
    "open_questions",
    "superlative",
    "yes_no",
]

_YEAR = r"(?:19|20)\d\d"
# a claim that says what is superlative explains nearly all of the question
_TOLD = 0.75


def _fitting(reading: Reading, topics: Topics, kind: str, intent: str) -> list[Plan]:
    """The claim that fits, where more is said than whose claims of a kind are wanted."""
    if not (reading.content or len(reading.beside(intent)) > 1 or reading.wants("evidence")):
        return []
    found = best(topics, reading, ("claim",), kind)
    if not found:
        return []
    record = topics.lineage.get(found.id)
    fits = isinstance(record, Claim) and record.kind == kind
    return [plan_for([found], intent, bonus=0.5 if fits and reading.content else 0)]


def _of_kind(reading: Reading, topics: Topics, kind: str, intent: str, call: Callable[[str], Call]) -> list[Plan]:
    """Claims of one kind: the one that fits, and all about what is mentioned or a relative of it; all for nothing named.

    `call` makes the call that lists them, of a record's id or of nothing.
    """
    if reading.wants("diff") and len(reading.models) > 1:
        return []
    plans = _fitting(reading, topics, kind, intent)
    subjects = [*reading.models, *reading.abilities, *reading.ids("method"), *reading.ids("dataset")]
    for subject in subjects:
        near = [other for other in (subject, *sorted(topics.kin(subject))) if _speaks(topics, kind, other)]
        if near:
            listed = plans_of(intent, [call(near[0])], subject, near[0])
            return plans + listed if reading.wants("evidence") else listed + plans
    return plans if subjects else plans + plans_of(intent, [call("")])


def _speaks(topics: Topics, kind: str, subject: str) -> bool:
    """Whether a claim of a kind speaks of a record."""
    return any(claim.kind == kind for claim in topics.lineage.claims_on(subject))


def _listed(kind: str) -> Callable[[str], Call]:
    return lambda about: Call("claims", (), (("kind", kind), *((("about", about),) if about else ())))


def limits(reading: Reading, topics: Topics) -> list[Plan]:
    """What a model cannot do."""
    return _of_kind(reading, topics, "limit", "limits", lambda subject: _limits_of(topics, subject))


def _limits_of(topics: Topics, subject: str) -> Call:
    if subject and topics.lineage.kind(subject) != "model":
        return _listed("limit")(subject)
    return Call("limits", (subject,) if subject else ())


def nature(reading: Reading, topics: Topics) -> list[Plan]:
    """Whether abilities were unlocked or injected."""
    return _of_kind(reading, topics, "nature", "nature", _listed("nature"))


def counterpart(reading: Reading, topics: Topics) -> list[Plan]:
    """What stands in for a model."""
    plans = _of_kind(reading, topics, "counterpart", "counterpart", _listed("counterpart"))
    calls = [Call("counterparts", (model,)) for model in reading.models if _speaks(topics, "counterpart", model)]
    named = plans_of("counterpart", calls, *reading.models, "open-source", bonus=0.6)
    return plans if reading.wants("why") else named + plans


def factor(reading: Reading, topics: Topics) -> list[Plan]:
    """What it takes to rebuild such a model: one of the factors, or all of them, whatever model is named."""
    everything = plans_of("factor", [_listed("factor")("")], *reading.models, bonus=0.5)
    return everything + _of_kind(reading, topics, "factor", "factor", _listed("factor"))


def open_questions(reading: Reading, topics: Topics) -> list[Plan]:
    """What is still open: the question that fits, those about what is mentioned, or all."""
    plans: list[Plan] = []
    says_more = reading.content or len(reading.beside("open")) > 1
    found = best(topics, reading, ("question",), "question") if says_more else None
    if found:
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
    if "claim" in reading.asked_kinds and not reading.all_mentions:
        return plans_of("evidence", [Call("claims", (), (("contested", ""),))])
    # a term is no subject of claims: the claim that uses it is meant
    several = len(reading.all_mentions) > 1 or bool(reading.content) or bool(reading.ids("term"))
    liked = "origin" if reading.wants("origin", "why") else ""
    found = best(topics, reading, ("claim", "step"), liked) if several else None
    plans = [plan_for([found], "evidence")] if found else []
    if reading.wants("origin", "up"):
        between = [plan._replace(intent="evidence") for plan in steps_between(reading, topics)]
        plans = between + plans
    things = [*reading.abilities, *reading.ids("method"), *reading.models]
    if len(things) == 1 and topics.lineage.claims_on(things[0]):
        plans += plans_of("evidence", [Call("evidence", (things[0],))], things[0])
    return plans


def changes(reading: Reading, topics: Topics) -> list[Plan]:
    """How belief moved: in the claim that fits, in those about a thing, or in all."""
    claims = reading.ids("claim")
    if claims or not (reading.all_mentions or reading.content):
        return plans_of("changes", [Call("changes", claims[:1])], *claims)
    found = best(topics, reading, ("claim",), "origin")
    calls = [Call("changes", (found.id,))] if found else []
    years = frozenset(unit.text for unit in reading.clause.units if re.fullmatch(_YEAR, unit.text))
    things = [*reading.abilities, *reading.ids("method"), *reading.models]
    about = plans_of("changes", [Call("changes", (thing,)) for thing in things[:1]], *things)
    fits = [plan._replace(wide=False) for plan in plans_of("changes", calls)]
    plans = about + fits if len(reading.all_mentions) == 1 and not reading.content else fits + about
    return [plan._replace(words=years) for plan in plans]


def conflicts(reading: Reading, topics: Topics) -> list[Plan]:  # noqa: ARG001 - all frames are called alike
    """Where sources differ: about a thing, or at all."""
    things = [
        mention.of("model", "ability", "method", "dataset", "attribute", "source") for mention in reading.all_mentions
    ]
    named = [thing for thing in things if thing]
    return plans_of("conflicts", [Call("conflicts", tuple(named[:1]))], *named)


def effect(reading: Reading, topics: Topics) -> list[Plan]:
    """What a method or dataset does: the claims about it; with an ability or model, the claim that joins them."""
    methods = [*reading.ids("method"), *reading.ids("dataset")]
    if methods and (reading.abilities or reading.models):
        found = best(topics, reading, ("claim",))
        return [plan_for([found], "effect", bonus=0.3)] if found else []
    known = [method for method in methods if topics.lineage.claims_on(method)]
    return plans_of("effect", [Call("evidence", (method,)) for method in known], *known)


def superlative(reading: Reading, topics: Topics) -> list[Plan]:
    """Which is the strongest: the claim that says so, of what is mentioned or in general."""
    if reading.all_mentions and reading.content:
        return []
    found = [item for item in ranked(topics, reading, ("claim",)) if item.part >= _TOLD] if reading.all_mentions else []
    general = [record for record, kind in topics.lineage.search("strongest", 20) if kind == "claim"]
    claims = [item.id for item in found if topics.says(item.id, "strongest")] + general
    subjects = {match.id for mention in reading.all_mentions for match in mention.matches}
    terms = all(mention.kinds == {"term"} for mention in reading.all_mentions)
    fits = [claim for claim in claims if terms or subjects & topics.subjects(claim)]
    fits += [item.id for item in found if topics.says(item.id, "better")]
    return plans_of("superlative", [Call("evidence", (claim,)) for claim in fits[:1]], *fits[:1])


def yes_no(reading: Reading, topics: Topics) -> list[Plan]:
    """Whether something is so: the claim that says it."""
    if len(reading.all_mentions) + len(reading.content) < 2:
        return []
    found = best(topics, reading, ("claim",))
    return [plan_for([found], "yes-no")] if found else []
