"""Export → rows: the tables that CSV can be asked for. Several ids in a cell are separated by blanks."""

import json
from collections.abc import Callable, Iterable

from abilitytrace.grading import points
from abilitytrace.questions.export import Export, Held
from abilitytrace.records import Claim, Stated, Step
from abilitytrace.render.exports.family import marks
from abilitytrace.render.exports.text import in_json

__all__ = ["TABLES", "Cell", "Table"]

Cell = str | float | bool | None
# columns and rows
Table = tuple[tuple[str, ...], list[tuple[Cell, ...]]]

_HELD = ("confidence", "contested", "standing", "points_for", "points_against", "groups", "newest_evidence")


def _table(columns: tuple[str, ...], rows: Iterable[tuple[Cell, ...]]) -> Table:
    return columns, list(rows)


def _pairs(pairs: Iterable[tuple[str, str]]) -> str:
    return " ".join(f"{name}={value}" for name, value in pairs)


def _object(pairs: Iterable[tuple[str, str]]) -> str:
    """Names and values of any text, as JSON; nothing for none."""
    found = dict(pairs)
    return in_json(json.dumps(found, ensure_ascii=False)) if found else ""


def _stated(items: Iterable[Stated]) -> str:
    return " ".join(item.level for item in items)


def _held(held: Held) -> tuple[Cell, ...]:
    graded = held.graded
    return held.level, held.contested, held.standing, graded.supports, graded.disputes, graded.groups, graded.date


def _steps(export: Export) -> Table:
    of_step = marks(export)
    names = {model.id: model.name.en for model in export.models}
    columns = ("id", "output", "output_name", "inputs", "methods", "datasets", "date", "until", "relation", "marks")

    def row(step: Step) -> tuple[Cell, ...]:
        lists = (" ".join(step.inputs), " ".join(step.methods), " ".join(step.datasets))
        own = (step.id, step.output, names[step.output], *lists, step.date, step.until, step.relation)
        return (*own, _pairs(of_step.get(step.id, ())), _stated(step.stated), *_held(export.confidence[step.id]))

    return _table((*columns, "stated", *_HELD), map(row, export.steps))


def _claims(export: Export) -> Table:
    columns = ("id", "kind", "says", "says_zh", "cause", "effects", "versus", "about", "stated", *_HELD)

    def row(claim: Claim) -> tuple[Cell, ...]:
        lists = (" ".join(claim.cause), _pairs(claim.effects), claim.versus, " ".join(claim.about))
        own = (claim.id, claim.kind, *claim.says, *lists)
        return (*own, _stated(claim.stated), *_held(export.confidence[claim.id]))

    return _table(columns, map(row, export.claims))


def _models(export: Export) -> Table:
    columns = ("id", "name", "name_zh", "developer", "released", "retired", "placeholder", "members", "steps")
    made: dict[str, list[str]] = {}
    for step in export.steps:
        made.setdefault(step.output, []).append(step.id)
    return _table(
        columns,
        (
            (
                *(model.id, *model.name, model.developer, model.released, model.retired, model.placeholder),
                *(" ".join(model.members), " ".join(made.get(model.id, ()))),
            )
            for model in export.models
        ),
    )


def _evidence(export: Export) -> Table:
    names = ("target", "stance", "kind", "source", "at", "date", "group", "stated", "cites")
    lineage = {step.id for step in export.steps} | {claim.id for claim in export.claims if claim.kind == "lineage"}
    return _table(
        (*names, "concerns", "upgrades", "points", "finding", "finding_zh"),
        (
            (
                *(str(getattr(item, name)) for name in names),
                *(" ".join(item.concerns), " ".join(item.upgrades)),
                *(points(item, lineage=item.target in lineage), *item.finding),
            )
            for item in export.evidence
        ),
    )


def _scores(export: Export) -> Table:
    names = ("model", "benchmark", "metric", "value", "unit", "better", "n", "stderr", "shots", "prompting", "version")
    more = ("filter", "date", "source", "at", "items")
    return _table(
        (*names, *more, "settings", "note", "note_zh"),
        (
            (*(getattr(score, name) for name in (*names, *more)), _object(score.settings), *score.note)
            for score in export.scores
        ),
    )


TABLES: dict[str, Callable[[Export], Table]] = {
    "steps": _steps,
    "models": _models,
    "claims": _claims,
    "evidence": _evidence,
    "scores": _scores,
}
