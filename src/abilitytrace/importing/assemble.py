"""What many files hold → the records of one lineage file, with everything that was decided on the way said.

Same key and same value is one measurement; same key and another value is a conflict, and both stay. Nothing is averaged,
rescaled or dropped without a word.
"""

from collections.abc import Sequence

from abilitytrace.dates import is_date
from abilitytrace.importing.descent import add_steps
from abilitytrace.importing.found import Found, FoundScore
from abilitytrace.importing.imported import Conflict, Imported, Labels, Left
from abilitytrace.importing.naming import Known, clean, short
from abilitytrace.importing.register import Register
from abilitytrace.records import Score, Text

__all__ = ["assemble", "measurement"]


def assemble(founds: Sequence[Found], known: Known, labels: Labels) -> Imported:
    """Puts together what was found in all files of one run."""
    register = Register(known, labels)
    register.left += [Left(found.path, *skip) for found in founds for skip in found.skipped]
    register.add_sources(founds)
    register.add_models(founds)
    register.add_datasets(founds)
    benchmarks = _add_benchmarks(founds, register)
    add_steps(founds, register)
    scores = [
        _score(_told_apart(score, register), found, register, benchmarks) for found in founds for score in found.scores
    ]
    kept, conflicts = _settled(scores)
    return Imported(
        register.sections,
        kept,
        conflicts,
        tuple(register.matched),
        tuple(register.guesses),
        tuple(register.left),
        len(scores) - len(kept),
        tuple(Left(found.path, *note) for found in founds for note in found.notes),
    )


def measurement(score: Score) -> Score:
    """What was measured, without what came out: equal for two records of one measurement."""
    return score._replace(value=0.0, unit="", n=None, stderr=None, at="", note=Text(""), better="", date="", items="")


def _add_benchmarks(founds: Sequence[Found], register: Register) -> dict[str, str]:
    """Task → id of its benchmark; the parts of a group say what they are part of, where the graph does not know them."""
    groups = {score.task: score.parts for found in founds for score in found.scores if score.parts}
    tasks = dict.fromkeys(score.task for found in founds for score in found.scores)
    benchmarks = {task: register.thing("benchmark", task) for task in tasks}
    for group, parts in groups.items():
        for part in parts:
            record = register.sections["benchmarks"].get(benchmarks.get(part, ""))
            if record is not None and benchmarks[part] != benchmarks[group]:
                above = record.setdefault("broader", [])
                if benchmarks[group] not in above:
                    above.append(benchmarks[group])
    return benchmarks


def _told_apart(score: FoundScore, register: Register) -> FoundScore:
    """A score whose task is kept among its settings where its benchmark answers to it by an alias only.

    Two tasks of a harness that one benchmark goes by, such as two editions of LAMBADA, are two measurements.
    """
    if ("benchmark", clean(score.task)) not in register.aliased:
        return score
    return score._replace(settings=tuple(sorted((*score.settings, ("task", clean(score.task))))))


def _score(score: FoundScore, found: Found, register: Register, benchmarks: dict[str, str]) -> Score:
    return Score(
        register.model(score.model),
        benchmarks[score.task],
        short(score.metric),
        score.value,
        short(score.shots),
        short(score.prompting),
        short(score.unit),
        score.n,
        score.stderr,
        register.source(found),
        short(f"{found.path} {score.at}" if score.at else found.path),
        Text(short(score.note)),
        short(score.version),
        short(score.filter),
        tuple(sorted({short(name): short(value) for name, value in score.settings}.items())),
        score.better if score.better in ("higher", "lower") else "",
        score.date if is_date(score.date) else "",
        score.items,
    )


def _settled(scores: list[Score]) -> tuple[tuple[Score, ...], tuple[Conflict, ...]]:
    """Every measurement once for each value it has, by model in the order of the files; and those with several values."""
    found: dict[Score, dict[float, Score]] = {}
    for score in scores:
        alike = found.setdefault(measurement(score), {})
        # of two that say the same, the one that says more
        if score.value not in alike or _told(score) > _told(alike[score.value]):
            alike[score.value] = score
    by_model: dict[str, list[Score]] = {}
    conflicts = []
    for what, alike in found.items():
        by_model.setdefault(what.model, []).extend(alike.values())
        if len(alike) > 1:
            places = tuple(score.at for score in alike.values())
            conflicts.append(Conflict(what.model, what.benchmark, what.metric, tuple(alike), places))
    return tuple(score for of_model in by_model.values() for score in of_model), tuple(conflicts)


def _told(score: Score) -> tuple[bool, bool, bool]:
    """How much a score tells beside its value."""
    return bool(score.items), score.n is not None, score.stderr is not None
