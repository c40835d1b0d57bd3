"""The methods of selectors: what `org:`, `method:`, `ability:`, `year:` and the like hold for."""

from collections.abc import Callable, Iterable

from abilitytrace.dates import first_day, last_day
from abilitytrace.diagnostics import UnknownName
from abilitytrace.lineage import Lineage, Named
from abilitytrace.names import fold
from abilitytrace.questions.parts import Confidence, confidence
from abilitytrace.questions.reason import Reason
from abilitytrace.questions.selection.parse import Term, levels, years
from abilitytrace.records import Claim, Event, Question, Record, Source, Step, Thing, type_of
from abilitytrace.vocabulary import CLAIM_KINDS, SECTIONS

__all__ = ["holding"]


def holding(lineage: Lineage, term: Term) -> dict[str, Reason]:
    """The records for which the method of a condition holds, before any walk.

    Raises UnknownName or WrongKind for a method, ability, source or organisation that the lineage has not.
    """
    return _METHODS[term.method](lineage, term)


def _records(lineage: Lineage, *kinds: str) -> Iterable[tuple[str, Record]]:
    """The known records of some kinds (all kinds for none), with their kinds, in the order of the files."""
    for kind in kinds or SECTIONS.values():
        yield from ((kind, record) for record in lineage.all(kind, type_of(kind)))


def _kind(lineage: Lineage, term: Term) -> dict[str, Reason]:
    if term.value in CLAIM_KINDS:
        claims = (claim for claim in lineage.all("claim", Claim) if claim.kind == term.value)
        return {claim.id: Reason(term.text, "kind-claim", detail=term.value) for claim in claims}
    kind = SECTIONS.get(term.value, term.value)
    return {record.id: Reason(term.text, "kind", detail=kind) for _, record in _records(lineage, kind)}


def _org(lineage: Lineage, term: Term) -> dict[str, Reason]:
    """Models of a developer with the steps to them, and the sources of a group."""
    wanted, found, known = fold(term.value), dict[str, Reason](), dict[str, None]()
    for model in lineage.all("model", Thing):
        known[model.developer] = None
        if model.developer and fold(model.developer) == wanted:
            found[model.id] = Reason(term.text, "org", detail=model.developer)
            found |= {
                step.id: Reason(term.text, "org-step", lineage.named(model.id)) for step in lineage.steps_to(model.id)
            }
    for source in lineage.all("source", Source):
        known[source.group] = None
        if source.group and fold(source.group) == wanted:
            found[source.id] = Reason(term.text, "org", detail=source.group)
    if not found and wanted not in map(fold, known):
        raise UnknownName(term.value, ("organisation",), _near(term.value, filter(None, known)))
    return found


def _near(word: str, known: Iterable[str]) -> tuple[tuple[str, str, str], ...]:
    # only for mistakes: not on the way of a good question
    from difflib import get_close_matches

    by_fold: dict[str, str] = {}
    for name in known:
        by_fold.setdefault(fold(name), name)
    return tuple((by_fold[near], by_fold[near], "organisation") for near in get_close_matches(fold(word), by_fold, 3))


def _family(lineage: Lineage, identifier: str) -> list[str]:
    """A method or ability with everything that is a kind of it."""
    found = [identifier]
    for known in found:
        found += [narrower for narrower in lineage.narrower(known) if narrower not in found]
    return found


def _method(lineage: Lineage, term: Term) -> dict[str, Reason]:
    """A method and its narrower ones, the steps that use it, the models they made, the claims that name it as cause."""
    method = lineage.find(term.value, "method")
    family = _family(lineage, method)
    found = _themselves(term, family)
    for step in lineage.all("step", Step):
        if used := [lineage.named(key) for key in step.methods if key in family]:
            found[step.id] = Reason(term.text, "method-uses", used[0])
            found[step.output] = Reason(term.text, "method-made", used[0])
    for claim in lineage.claims_caused_by(family):
        cause = next(key for key in claim.cause if key in family)
        found[claim.id] = Reason(term.text, "method-cause", lineage.named(cause))
    return found


def _themselves(term: Term, family: list[str]) -> dict[str, Reason]:
    return {key: Reason(term.text, "itself" if i == 0 else "narrower") for i, key in enumerate(family)}


def _ability(lineage: Lineage, term: Term) -> dict[str, Reason]:
    """An ability and its narrower ones, what is said of it, and what is said to act on it.

    The claims with an effect on it with their causes, the models whose steps are among these; and the claims,
    questions, events, terms and benchmarks about it.
    """
    family = _family(lineage, lineage.find(term.value, "ability"))
    found = _themselves(term, family)
    for ability in family:
        named = lineage.named(ability)
        for claim in lineage.claims_on_ability(ability):
            found.setdefault(claim.id, Reason(term.text, "ability-effect", named))
            for cause in claim.cause:
                found.setdefault(cause, Reason(term.text, "ability-cause", named, detail=claim.id))
                if isinstance(step := lineage.get(cause), Step):
                    found.setdefault(step.output, Reason(term.text, "ability-cause", named, detail=claim.id))
        for kind, record in _records(lineage, "claim", "question", "event", "term", "benchmark"):
            about = record.measures if isinstance(record, Thing) else getattr(record, "about", ())
            if ability in about:
                found.setdefault(record.id, Reason(term.text, f"ability-{kind}", named))
    return found


def _year(lineage: Lineage, term: Term) -> dict[str, Reason]:
    """The records whose whole date lies within a span."""
    span = years(term.value)
    assert span is not None
    first, last = first_day(span.first), last_day(span.last) or "9999-12-31"
    found = {}
    for _, record in _records(lineage):
        date = _date(lineage, record)
        if date and first <= first_day(date) and last_day(date) <= last:
            found[record.id] = Reason(term.text, "year", detail=date)
    return found


def _date(lineage: Lineage, record: Record) -> str:
    """When a thing was released, a step done, a source published, an event; a claim or question: first put forward."""
    if isinstance(record, Thing):
        return record.released
    if isinstance(record, Source):
        return record.published
    if isinstance(record, Event):
        return record.date
    if isinstance(record, Step):
        return lineage.date_of(record)
    if isinstance(record, Claim):
        dates = [_published(lineage, stated.source) for stated in record.stated]
        dates += [item.date for item in lineage.evidence(record.id)]
    elif isinstance(record, Question):
        dates = [_published(lineage, place.source) for place in record.raised]
    else:
        dates = [_published(lineage, record.source)]
    return min((date for date in dates if date), key=last_day, default="")


def _published(lineage: Lineage, source: str) -> str:
    record = lineage.get(source)
    return record.published if isinstance(record, Source) else ""


def _held(lineage: Lineage) -> Iterable[tuple[str, Confidence, Named | None]]:
    """Every claim, step and model with how sure it is: a model by the best founded step to it, which is given."""
    for claim in lineage.all("claim", Claim):
        yield claim.id, confidence(lineage, claim), None
    for step in lineage.all("step", Step):
        yield step.id, confidence(lineage, step), None
    for model in lineage.all("model", Thing):
        for step in lineage.steps_to(model.id)[:1]:
            yield model.id, confidence(lineage, step), Named(step.id, model.name)


def _graded(lineage: Lineage, term: Term) -> dict[str, Reason]:
    wanted = levels(term.value)
    assert wanted is not None
    return {
        identifier: Reason(term.text, "graded-step" if step else "graded", step, detail=held.level)
        for identifier, held, step in _held(lineage)
        if held.level in wanted.levels and (held.is_contested or not wanted.contested)
    }


def _stated(lineage: Lineage, term: Term) -> dict[str, Reason]:
    return {
        identifier: Reason(term.text, "stated-step" if step else "stated", step, detail=term.value)
        for identifier, held, step in _held(lineage)
        if any(stated.level == term.value for stated in held.stated)
    }


def _source(lineage: Lineage, term: Term) -> dict[str, Reason]:
    """A source, and every record that rests on it: by evidence, a stated level, a value, or as where it was found."""
    source = lineage.find(term.value, "source")
    named = lineage.named(source)
    found = {source: Reason(term.text, "itself")}
    for item in lineage.evidence_naming(source):
        found.setdefault(item.target, Reason(term.text, "source-evidence", named))
    for kind in SECTIONS.values():
        for record in lineage.naming(source, kind, type_of(kind)):
            found.setdefault(record.id, Reason(term.text, "source-record", named))
    return found


_METHODS: dict[str, Callable[[Lineage, Term], dict[str, Reason]]] = {
    "kind": _kind,
    "org": _org,
    "method": _method,
    "ability": _ability,
    "year": _year,
    "graded": _graded,
    "stated": _stated,
    "source": _source,
}
