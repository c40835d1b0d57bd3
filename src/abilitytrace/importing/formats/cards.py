"""A model card of the Hugging Face Hub → the model, its parents, its training data and its scores.

Only the front matter is read, and a merge recipe in the body. Tables and prose are not: that is said where there are any.
A fault in one part never costs another: a broken `model-index` leaves `base_model` as it is.
"""

from pathlib import Path
from typing import NamedTuple

from abilitytrace.importing.files import read_text
from abilitytrace.importing.formats.card_bases import Bases, bases, named
from abilitytrace.importing.formats.card_scores import scores_of
from abilitytrace.importing.formats.front_matter import Card, fenced, numeric_tables, split
from abilitytrace.importing.formats.recipes import Recipe, recipe
from abilitytrace.importing.formats.repository import Repository, repository
from abilitytrace.importing.formats.yaml_nodes import documents, tree
from abilitytrace.importing.formats.yaml_values import Node, is_empty
from abilitytrace.importing.found import Descent, Found, FoundModel, Skipped
from abilitytrace.importing.kinds import ReadOptions
from abilitytrace.names import fold

__all__ = ["read"]

_KIND = "card"
# keys that only cards of datasets or of spaces have
_OTHERS = {"task_categories": "dataset", "dataset_info": "dataset", "size_categories": "dataset", "sdk": "space"}
_RECIPE = ("merge_method", "slices")
_OWN = (
    *(
        "base_model",
        "base_model_relation",
        "datasets",
        "model-index",
        "library_name",
        "pipeline_tag",
        "tags",
        "license",
    ),
    *("license_name", "language", "metrics", "widget", "inference", "new_version", "quantized_by", "co2_eq_emissions"),
    *("training_progress", "thumbnail"),
)
_MAX_BLOCKS = 1000


class _Body(NamedTuple):
    """What is taken from the body: at most one recipe, and in words why none is."""

    recipe: Recipe | None = None
    skipped: tuple[Skipped, ...] = ()


def read(path: Path, shown: str, options: ReadOptions) -> Found:
    """All of one card. A file of another kind than Markdown is front matter without the lines `---` around it."""
    text = read_text(path)
    if isinstance(text, Skipped):
        return Found(shown, _KIND, skipped=(text,))
    card = Card(text, 1, "", 1) if path.suffix.lower() in (".yaml", ".yml") else split(text)
    home = repository(path, options.model, text)
    front, problems = tree(card.front, card.line)
    skipped = [Skipped("front matter", card.problem, 1, 1)] if card.problem else list(problems)
    if front is not None and not isinstance(front.value, dict):
        skipped.append(Skipped("front matter", "no mapping of keys to values", front.line, front.column))
        front = None
    if front is not None and (reason := _foreign(front)):
        return Found(shown, _KIND, skipped=(*skipped, Skipped("front matter", reason, front.line, front.column)))
    body = _body(card)
    if is_empty(front) and body.recipe is None:
        return Found(shown, _KIND, skipped=(*skipped, *body.skipped, *_tables(card)))
    found = _found(front or Node({}, 1, 1), body, home, shown)
    if problems and not (found.descents or found.scores):
        # a template, or a card too broken to say anything of its model
        found = found._replace(models=())
    return found._replace(skipped=(*skipped, *found.skipped, *_tables(card)))


def _foreign(front: Node) -> str:
    """Why this is no card of a model; empty for one."""
    for key, kind in _OTHERS.items():
        if front.get(key) is not None:
            return f"`{key}`: the card of a {kind}, not of a model"
    if any(front.get(key) is not None for key in _RECIPE):
        return "a merge recipe, no card: import it as mergekit"
    keys = front.value if isinstance(front.value, dict) else {}
    if not keys or any(key in _OWN or fold(key).startswith("basemodel") for key in keys):
        return ""
    return "front matter, but nothing in it is of a model card"


def _found(front: Node, body: _Body, home: Repository, shown: str) -> Found:
    """What the front matter and the recipe of the body say, put together."""
    own = home.name
    base = bases(front, own)
    data = front.get("datasets")
    datasets = named(data, "datasets") if data and not is_empty(data) else None
    scored = scores_of(front, own)
    trained_on = tuple(dict.fromkeys((*(datasets.names if datasets else ()), *scored.training)))
    step, more = _step(own, base, body, trained_on)
    steps = [step] if step else []
    if scored.training and step and not (datasets and set(scored.training) <= set(datasets.names)):
        why = f"{', '.join(scored.training)} as training data, as it stands where the test of a score should"
        steps = [step._replace(guessed="; ".join(filter(None, (step.guessed, why))))]
    successor, no_successor = _successor(front, own)
    return Found(
        path=shown,
        kind=_KIND,
        title=f"Model card of {own}",
        models=(
            FoundModel(
                own,
                developer=own.partition("/")[0] if "/" in own else "",
                guessed=home.basis,
                says=_says(step, trained_on),
            ),
        ),
        descents=(*steps, *successor),
        scores=scored.scores,
        skipped=(
            *base.skipped,
            *body.skipped,
            *more,
            *(datasets.skipped if datasets else ()),
            *no_successor,
            *scored.skipped,
        ),
        notes=(*base.notes, *scored.notes, *_label(front, own)),
    )


def _says(step: Descent | None, trained_on: tuple[str, ...]) -> str:
    """Where there is no step that could carry the training data, the model's own sentence does."""
    return (
        ""
        if step or not trained_on
        else f"Its card names no base model, and as training data {', '.join(trained_on[:20])}."
    )


def _step(own: str, base: Bases, body: _Body, datasets: tuple[str, ...]) -> tuple[Descent | None, list[Skipped]]:
    """The step to the model: from the parents of the front matter, else from those of the recipe in the body."""
    found = body.recipe
    at = f"body, line {found.line}" if found else ""
    if not base.parents:
        if found is None:
            return None, []
        unclear = [parent for parent in (*found.parents, *found.local) if "/" not in parent or parent in found.local]
        parents = tuple(parent for parent in found.parents if parent.lower() != own.lower())
        if unclear or not parents:
            reason = "a merge recipe whose models have no full name: the parents are unknown"
            return None, [Skipped(f"body: {', '.join(unclear[:10]) or own}"[:160], reason, found.line, 1)]
        guessed = "the merge recipe in the body is that of this model"
        return Descent(own, parents, "merge", guessed, datasets, _method(found), at=at, says=found.says), []
    step = Descent(own, base.parents, base.how, base.guessed, datasets, at=base.at)
    if found is None or not {parent.lower() for parent in base.parents} <= {parent.lower() for parent in found.parents}:
        return step, []
    left = [parent for parent in found.parents if parent.lower() not in {name.lower() for name in (*base.parents, own)}]
    reason = "the merge recipe also takes from what `base_model` does not name: no parent here"
    more = [Skipped(f"body: {', '.join(left)}"[:160], reason, found.line, 1)] if left else []
    return step._replace(methods=_method(found), says=found.says), more


def _method(found: Recipe) -> tuple[str, ...]:
    return (f"{found.method} merge",) if found.method else ()


def _successor(front: Node, own: str) -> tuple[tuple[Descent, ...], tuple[Skipped, ...]]:
    """The next model of the line, where the card names one: nothing is said about its weights."""
    node = front.get("new_version")
    if node is None or is_empty(node):
        return (), ()
    found = named(node, "new_version")
    names = [name for name in found.names if name.lower() != own.lower()]
    at = f"new_version, line {node.line}"
    return tuple(Descent(name, (own,), "successor", at=at) for name in names), found.skipped


def _label(front: Node, own: str) -> tuple[Skipped, ...]:
    """The names in `model-index` that are not the model's: they are labels, and often stale."""
    index = front.get("model-index")
    entries = [] if index is None else index.items() or [index]
    short = fold(own.rpartition("/")[2])
    return tuple(
        Skipped(
            f"model-index: {entry.text('name')[:80]}", "the name in `model-index` is a label: not followed", *entry[1:]
        )
        for entry in entries[:100]
        if entry.text("name") and fold(entry.text("name").rpartition("/")[2]) != short
    )


def _body(card: Card) -> _Body:
    """The merge recipe of the body, where there is exactly one."""
    found = []
    for block in fenced(card.body, card.body_line)[:_MAX_BLOCKS]:
        if block.language not in ("", "yaml", "yml") or "model" not in block.text or ":" not in block.text:
            continue
        if "merge_method" not in block.text and "source_model" not in block.text:
            continue
        found += [made._replace(line=block.line) for node, _ in documents(block.text) if (made := recipe(node))]
    if len(found) > 1:
        reason = "several merge recipes: which of them made the model is not said"
        return _Body(None, (Skipped(f"body: {len(found)} recipes", reason, found[0].line, 1),))
    return _Body(found[0]) if found else _Body()


def _tables(card: Card) -> tuple[Skipped, ...]:
    lines = numeric_tables(card.body, card.body_line)
    if not lines:
        return ()
    reason = "tables with numbers are not read: what their columns hold only a reader can tell"
    return (Skipped(f"body: {len(lines)} of them", reason, lines[0], 1),)
