"""Where an ability comes from: the first model that shows it, the way there, causes, rivals, what is open."""

from typing import NamedTuple

from abilitytrace.dates import last_day
from abilitytrace.lineage import Lineage, Named
from abilitytrace.questions.parts import (
    CitedSource,
    ClaimSummary,
    ClaimView,
    NoteView,
    StepView,
    by_strength,
    cite,
    gains,
    summarize_claim,
    view_claim,
    view_note,
    view_step,
)
from abilitytrace.records import Question, Step, Text, Thing
from abilitytrace.vocabulary import GRADED

__all__ = ["FirstSeen", "OpenQuestion", "Origin", "StepMark", "WeakestLink", "origin", "view_question"]

_TODAY = "9999-12-31"


class StepMark(NamedTuple):
    """What one step did to the ability, and the claim that says so."""

    step: StepView
    mark: str
    claim: ClaimView


class FirstSeen(NamedTuple):
    """The first step with a gain, and the model it made."""

    model: Named
    date: str
    mark: StepMark


class OpenQuestion(NamedTuple):
    """A question nobody has settled, who raised it, and the experiment that would settle it.

    `answered` is what is known on it, oldest source first, notes without one last; `moved` whether any of that came
    out after the question was raised.
    """

    id: str
    says: Text
    raised: tuple[CitedSource, ...]
    experiment: Text
    answered: tuple[NoteView, ...] = ()
    moved: bool = False


class WeakestLink(NamedTuple):
    """The least certain statement that the answer rests on: a step of the way, or the leading cause."""

    id: str
    kind: str
    says: Text
    level: str


class Origin(NamedTuple):
    """The answer to `origin`. Empty tuples where the lineage knows nothing; `leading` is the best founded cause.

    `strong` is the first step with a strong gain, where `first` is a weaker one. `others` also explain the ability;
    `ruled_out` holds causes with the mark none and refuted ones; `later` what steps after the first one did to it, in order
    of date; `related` are claims about its nature, limits and the like.
    """

    ability: Thing
    model: Named | None
    first: FirstSeen | None
    strong: FirstSeen | None
    way: tuple[StepView, ...]
    leading: ClaimView | None
    others: tuple[ClaimView, ...]
    ruled_out: tuple[ClaimView, ...]
    later: tuple[StepMark, ...]
    related: tuple[ClaimSummary, ...]
    weakest: WeakestLink | None
    open: tuple[OpenQuestion, ...]
    as_of: str


def origin(lineage: Lineage, ability: str, model: str = "") -> Origin:
    """Where an ability comes from, by way of the model that shows it strongly if one does.

    With a model, only what happened among its ancestors counts.

    Raises UnknownName or WrongKind for names that are no ability or model.
    """
    thing = lineage.thing(lineage.find(ability, "ability"))
    within = lineage.find(model, "model") if model else ""
    steps = lineage.ancestry(within).steps if within else None
    marks = _marks(lineage, thing.id, steps)
    gained = [mark for mark in marks if gains(mark.mark)]
    first = _first_seen(gained)
    strong = _first_seen([mark for mark in gained if mark.mark == "strong-gain"])
    causes = _causes(lineage, thing.id, steps)
    ruled_out = [claim for claim in causes if claim.mark_on(thing.id) == "none" or claim.confidence.level == "refuted"]
    explains = [claim for claim in causes if claim not in ruled_out and gains(claim.mark_on(thing.id))]
    leading = _leading(explains)
    way = tuple(view_step(lineage, step) for step in lineage.way_to((strong or first).model.id)) if first else ()
    return Origin(
        ability=thing,
        model=lineage.named(within) if within else None,
        first=first,
        strong=strong if strong != first else None,
        way=way,
        leading=leading,
        others=tuple(claim for claim in explains if claim is not leading),
        ruled_out=tuple(ruled_out),
        later=tuple(mark for mark in marks if not first or mark.step.id != first.mark.step.id),
        related=_related(lineage, thing.id),
        weakest=_weakest(way, leading),
        open=tuple(view_question(lineage, question) for question in lineage.questions_on(thing.id)),
        as_of=lineage.as_of,
    )


def _first_seen(marks: list[StepMark]) -> FirstSeen | None:
    return FirstSeen(marks[0].step.output, marks[0].step.date, marks[0]) if marks else None


def _marks(lineage: Lineage, ability: str, steps: dict[str, Step] | None) -> list[StepMark]:
    """The marks that single steps carry for an ability, in order of date; of two on one step, the better founded."""
    best: dict[str, StepMark] = {}
    order = {}
    for claim in lineage.claims_on_ability(ability):
        for cause in claim.cause:
            step = lineage.get(cause)
            if claim.kind != "effect" or not isinstance(step, Step) or (steps is not None and step.id not in steps):
                continue
            view = view_claim(lineage, claim)
            mark = StepMark(view_step(lineage, step), view.mark_on(ability), view)
            if step.id not in best or by_strength(view) < by_strength(best[step.id].claim):
                best[step.id], order[step.id] = mark, lineage.by_date(step)
    return sorted(best.values(), key=lambda mark: order[mark.step.id])


def _causes(lineage: Lineage, ability: str, steps: dict[str, Step] | None) -> list[ClaimView]:
    """The claims that name a cause of the ability, strongest first; among ancestors, only causes at work there."""
    at_work = set().union(*(lineage.causes_of(step) for step in steps.values())) if steps is not None else None
    found = []
    for claim in lineage.claims_on_ability(ability):
        if claim.kind == "effect" or not claim.cause:
            continue
        if at_work is None or at_work.intersection(claim.cause):
            found.append(view_claim(lineage, claim))
    return sorted(found, key=_most_pointed)


def _most_pointed(claim: ClaimView) -> tuple[int, int, tuple[int, float, float, str]]:
    """Sorts causes by graded level, then those about this ability alone before those about several, then by points."""
    rank = by_strength(claim)
    return (rank[0], len(claim.effects), rank)


def _leading(explains: list[ClaimView]) -> ClaimView | None:
    """The best founded origin claim. Trade-offs and conditions name no source, so they never lead."""
    return next((claim for claim in explains if claim.kind == "origin"), None)


def _related(lineage: Lineage, ability: str) -> tuple[ClaimSummary, ...]:
    """Claims that speak of the ability without naming a cause for it."""
    causal = {claim.id for claim in lineage.claims_on_ability(ability)}
    found = [claim for claim in lineage.claims_on(ability) if claim.id not in causal]
    return tuple(sorted((summarize_claim(lineage, claim) for claim in found), key=by_strength))


def view_question(lineage: Lineage, question: Question) -> OpenQuestion:
    """A question with who raised it and what is known on it, as of the lineage's date."""
    raised = tuple(cite(lineage, place.source, place.at) for place in question.raised if lineage.is_known(place.source))
    asked = min((last_day(source.published) for source in raised), default="")
    notes = [view_note(lineage, note) for note in question.answered if not note.source or lineage.is_known(note.source)]
    notes.sort(key=_day_of)
    moved = any(_day_of(note) > asked for note in notes)
    return OpenQuestion(question.id, question.says, raised, question.experiment, tuple(notes), moved)


def _day_of(note: NoteView) -> str:
    """The last day on which a note's source can have come out; a note without a source counts as of today."""
    return last_day(note.source.published) if note.source else _TODAY


def _weakest(way: tuple[StepView, ...], leading: ClaimView | None) -> WeakestLink | None:
    """The lowest graded link among the steps of the way and the leading cause; the first of equals from the root."""
    links = [WeakestLink(step.id, "step", step.output.name, step.confidence.level) for step in way]
    if leading is not None:
        links.append(WeakestLink(leading.id, "claim", leading.says, leading.confidence.level))
    return min(links, key=lambda link: GRADED.index(link.level), default=None)
