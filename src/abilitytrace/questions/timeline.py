"""What happened when: events, model releases, steps, publications and first statements of claims, in order of date."""

from collections.abc import Iterator
from typing import NamedTuple

from abilitytrace.dates import first_day, last_day
from abilitytrace.lineage import Lineage, Named
from abilitytrace.questions.dating import Differing, agree, differing
from abilitytrace.questions.parts import CitedSource, StepView, cite, view_step
from abilitytrace.questions.rows import claims_about
from abilitytrace.questions.subject import Subject, subject_of
from abilitytrace.records import Claim, Event, Source, Step, Text, Thing

__all__ = ["DEFAULT", "KINDS", "Between", "Count", "Entry", "Timeline", "timeline"]

KINDS = ("event", "model", "step", "source", "claim")
DEFAULT = ("event", "model")


class Between(NamedTuple):
    """From one date to another, both included; empty for no bound."""

    start: str = ""
    end: str = ""


class Entry(NamedTuple):
    """One thing that happened. `date` is empty where nobody gives one; `until` ends a span.

    `says` is the sentence of an event or claim, and the name of a model, a step's output or a source. `by` is who made
    a model or wrote a source; `source` is what an event rests on or where a claim was first stated, as sure as `level`
    says. `releases` are models whose making an event tells, which get no entry of their own; `differing` the dates on
    which sources differ. An `inferred` date is one that the source itself does not bear.
    """

    kind: str
    id: str
    date: str
    says: Text
    until: str = ""
    by: str = ""
    source: CitedSource | None = None
    level: str = ""
    step: StepView | None = None
    releases: tuple[Named, ...] = ()
    differing: tuple[Differing, ...] = ()
    inferred: bool = False


class Count(NamedTuple):
    """How many entries of a kind have a date; an event that tells a release counts once, as an event."""

    kind: str
    entries: int


class Timeline(NamedTuple):
    """The answer to `timeline`. `entries` in order of date, `undated` in the order of the files.

    Between dates, `undated` is empty and `left_out` counts what may or may not belong there.
    """

    about: Named | None
    about_kind: str
    kinds: tuple[str, ...]
    between: Between
    counts: tuple[Count, ...]
    entries: tuple[Entry, ...]
    undated: tuple[Entry, ...]
    left_out: int
    as_of: str


_ALWAYS = Between()


def timeline(
    lineage: Lineage, kinds: tuple[str, ...] = DEFAULT, between: Between = _ALWAYS, about: str = ""
) -> Timeline:
    """What happened when, of some kinds and about a record. Raises UnknownName for an `about` that names nothing."""
    subject = subject_of(lineage, lineage.find(about)) if about else None
    found = [entry for kind in KINDS if kind in kinds for entry in _ENTRIES[kind](lineage, subject)]
    told = {model.id for entry in found for model in entry.releases}
    found = [entry for entry in found if entry.kind != "model" or entry.id not in told]
    dated = sorted((entry for entry in found if entry.date and _within(entry, between)), key=_by_date)
    undated = [entry for entry in found if not entry.date]
    counts = [Count(kind, sum(entry.kind == kind for entry in dated)) for kind in KINDS if kind in kinds]
    bounded = bool(between.start or between.end)
    return Timeline(
        about=lineage.named(subject.id) if subject else None,
        about_kind=subject.kind if subject else "",
        kinds=tuple(kind for kind in KINDS if kind in kinds),
        between=between,
        counts=tuple(counts),
        entries=tuple(dated),
        undated=() if bounded else tuple(undated),
        left_out=len(undated) if bounded else 0,
        as_of=lineage.as_of,
    )


def _by_date(entry: Entry) -> tuple[str, int, int]:
    """Sorts by the first day that a date can mean, the vaguer date first, equals in the order of the kinds."""
    return (first_day(entry.date), len(entry.date), KINDS.index(entry.kind))


def _within(entry: Entry, between: Between) -> bool:
    """Whether an entry can have happened between two dates."""
    ends_late_enough = not between.start or last_day(entry.until or entry.date) >= first_day(between.start)
    return ends_late_enough and (not between.end or first_day(entry.date) <= last_day(between.end))


def _events(lineage: Lineage, subject: Subject | None) -> Iterator[Entry]:
    for event in lineage.all("event", Event):
        if subject is None or event.id == subject.id or subject.related.intersection(event.about):
            models = [model for key in event.about if isinstance(model := lineage.get(key), Thing)]
            releases = [model for model in models if _tells_release(lineage, event, model)]
            yield Entry(
                "event",
                event.id,
                event.date,
                event.says,
                source=cite(lineage, event.source, event.at) if event.source else None,
                releases=tuple(Named(model.id, model.name) for model in releases),
                differing=tuple(found for model in models for found in differing(lineage, model, event.date)),
            )


def _tells_release(lineage: Lineage, event: Event, model: Thing) -> bool:
    """Whether an event is about a model and about a step that made it, at the time of its release."""
    if model.kind != "model" or not agree(event.date, model.released):
        return False
    return any(step.id in event.about for step in lineage.steps_to(model.id))


def _models(lineage: Lineage, subject: Subject | None) -> Iterator[Entry]:
    """Releases. A series is not released, and nobody can date a model without a name."""
    for model in lineage.all("model", Thing):
        is_dated = bool(model.released) or not (model.members or model.placeholder)
        if is_dated and (subject is None or model.id in subject.models):
            dates = tuple(found for found in differing(lineage, model) if found.attribute.id == "release-date")
            yield Entry("model", model.id, model.released, model.name, by=model.developer, differing=dates)


def _steps(lineage: Lineage, subject: Subject | None) -> Iterator[Entry]:
    for step in lineage.all("step", Step):
        if subject is None or step.id == subject.id or subject.related.intersection(_parts(lineage, step)):
            view = view_step(lineage, step)
            yield Entry("step", step.id, view.date, view.output.name, until=view.until, step=view)


def _parts(lineage: Lineage, step: Step) -> set[str]:
    """What a step is about: output, inputs, data, and methods with what they are a kind of."""
    methods = set().union(*(lineage.broader(method) for method in step.methods))
    return {step.id, step.output, *step.inputs, *step.datasets, *methods}


def _sources(lineage: Lineage, subject: Subject | None) -> Iterator[Entry]:
    wanted = None if subject is None else _sources_on(lineage, subject)
    for source in lineage.all("source", Source):
        if wanted is None or source.id in wanted:
            inferred = source.dating == "inferred"
            cited = cite(lineage, source.id)
            yield Entry(
                "source", source.id, source.published, source.name, by=source.authors, source=cited, inferred=inferred
            )


def _sources_on(lineage: Lineage, subject: Subject) -> set[str]:
    """The sources that say something of a subject: in evidence or a claim on it, or in an event."""
    if subject.kind == "source":
        return {subject.id}
    claims = claims_about(lineage, subject.id)
    targets = [subject.id, *(claim.id for claim in claims), *(step.id for step in lineage.steps_to(subject.id))]
    found = {item.source for target in targets for item in lineage.evidence(target)}
    found |= {stated.source for claim in claims for stated in claim.stated}
    return found | {event.source for event in lineage.all("event", Event) if subject.id in event.about}


def _claims(lineage: Lineage, subject: Subject | None) -> Iterator[Entry]:
    wanted = None if subject is None or subject.kind == "source" else _claims_on(lineage, subject)
    for claim in lineage.all("claim", Claim):
        if wanted is not None and claim.id not in wanted:
            continue
        level, source = _first_stated(lineage, claim)
        if subject is None or subject.kind != "source" or (source and source.id == subject.id):
            date = source.published if source else ""
            yield Entry("claim", claim.id, date, claim.says, source=source, level=level)


def _claims_on(lineage: Lineage, subject: Subject) -> set[str]:
    return {subject.id, *(claim.id for claim in claims_about(lineage, subject.id))}


def _first_stated(lineage: Lineage, claim: Claim) -> tuple[str, CitedSource | None]:
    """The oldest source of a claim with the level it states; of its evidence, without a level, where none states one."""
    places = [(stated.level, stated.source, stated.at) for stated in claim.stated if stated.source]
    if not places:
        places = [("", item.source, item.at) for item in lineage.evidence(claim.id)]
    cited = [(level, cite(lineage, source, at)) for level, source, at in places if lineage.is_known(source)]
    return min(cited, key=lambda pair: last_day(pair[1].published), default=("", None))


_ENTRIES = {"event": _events, "model": _models, "step": _steps, "source": _sources, "claim": _claims}
