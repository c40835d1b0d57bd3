"""A mergekit file → the merge it describes; several documents are merges on the way to the last one.

A recipe does not name its outcome. The name is the user's, or the repository's the file lies in, else that of the file.
"""

from pathlib import Path
from typing import NamedTuple

from abilitytrace.importing.files import read_text
from abilitytrace.importing.formats.recipes import Recipe, recipe
from abilitytrace.importing.formats.repository import repository
from abilitytrace.importing.formats.yaml_nodes import documents
from abilitytrace.importing.found import Descent, Found, FoundModel, Skipped
from abilitytrace.importing.kinds import ReadOptions

__all__ = ["read"]

_KIND = "config"
_MAX_DOCUMENTS = 1000
_NO_RECIPE = Skipped("", "no mergekit configuration: nothing names models to merge")


class _Merge(NamedTuple):
    """A recipe with the name of what comes out."""

    output: str
    recipe: Recipe


def read(path: Path, shown: str, options: ReadOptions) -> Found:
    """The merges of one file: descents in the order of the file, each with all its parents."""
    text = read_text(path)
    if isinstance(text, Skipped):
        return Found(shown, _KIND, skipped=(text,))
    if path.suffix.lower() in (".md", ".markdown"):
        return Found(shown, _KIND, skipped=(Skipped("", "a model card, no recipe: import it as cards"),))
    recipes, skipped = _recipes(text)
    if not recipes:
        return Found(shown, _KIND, skipped=(skipped or (_NO_RECIPE,))[:1])
    home = repository(path, options.model)
    named = home.certain or "/" in home.name
    merges, lost = _merges(recipes, home.name)
    ids = {merge.recipe.name: merge.output for merge in merges if merge.recipe.name}
    descents, more = [], []
    for merge in merges:
        found, problems = _descent(merge, ids)
        descents += [found] if found else []
        more += problems
    outputs = {descent.child for descent in descents}
    basis = home.basis if named else "file" if path.name.startswith(home.name) else "folder"
    return Found(
        path=shown,
        kind=_KIND,
        title=f"mergekit configuration of {home.name}",
        models=tuple(_model(merge, home.name, basis) for merge in merges if merge.output in outputs),
        descents=tuple(descents),
        skipped=(*skipped, *lost, *more),
    )


def _recipes(text: str) -> tuple[list[Recipe], tuple[Skipped, ...]]:
    recipes: list[Recipe] = []
    skipped: list[Skipped] = []
    for number, (node, problems) in enumerate(documents(text)):
        if number == _MAX_DOCUMENTS:
            skipped.append(Skipped("", f"more than {_MAX_DOCUMENTS} documents: the rest is not read"))
            break
        skipped += problems
        found = recipe(node)
        if found:
            recipes.append(found)
            skipped += found.skipped
        elif node is not None:
            skipped.append(_NO_RECIPE._replace(line=node.line, column=node.column))
    return recipes, tuple(skipped)


def _merges(recipes: list[Recipe], home: str) -> tuple[list[_Merge], list[Skipped]]:
    """The recipes with their outcomes: the one that no other takes from is the file's, the others are on the way to it.

    Documents that take from each other in a ring are left out.
    """
    skipped = []
    by_name: dict[str, Recipe] = {}
    kept = []
    for item in recipes:
        if item.name and item.name in by_name:
            skipped.append(Skipped(item.name, "two documents have this name: the second is left out", item.line, 1))
            continue
        by_name[item.name] = item
        kept.append(item)
    sound = _sound(kept, by_name)
    whole = {id(item) for item in sound}
    reason = "takes from itself through other documents"
    skipped += [Skipped(item.name, reason, item.line, 1) for item in kept if id(item) not in whole]
    used = {name for item in sound for name in _inner(item, by_name)}
    last = [item for item in sound if item.name not in used or not item.name]
    named = {id(item): f"{home}-{item.name or number}" for number, item in enumerate(kept, 1)}
    if len(last) == 1:
        named[id(last[0])] = home
    return [_Merge(named[id(item)], item) for item in kept if id(item) in whole], skipped


def _sound(recipes: list[Recipe], by_name: dict[str, Recipe]) -> list[Recipe]:
    """The recipes without those that take from themselves through others, each after those it takes from."""
    sound: list[Recipe] = []
    done: set[str] = set()
    waiting = recipes
    while waiting:
        ready = [item for item in waiting if done.issuperset(_inner(item, by_name))]
        if not ready:
            break
        sound += ready
        # a document without a name is taken from by none
        done.update(item.name for item in ready)
        left = {id(item) for item in ready}
        waiting = [item for item in waiting if id(item) not in left]
    return sound


def _inner(item: Recipe, by_name: dict[str, Recipe]) -> list[str]:
    """The parents of a recipe that are other documents of its file."""
    return [parent for parent in (*item.parents, *item.local) if parent and parent in by_name]


def _descent(merge: _Merge, ids: dict[str, str]) -> tuple[Descent | None, list[Skipped]]:
    found = merge.recipe
    reason = "a path on somebody's disk: which model it is is not said"
    skipped = [Skipped(path[:120], reason, found.line, 1) for path in found.local if path not in ids]
    parents = []
    for parent in (*found.parents, *(path for path in found.local if path in ids)):
        name = ids.get(parent, parent)
        if name.lower() == merge.output.lower():
            skipped.append(Skipped(name, "the outcome has the name of one of its parents", found.line, 1))
        else:
            parents.append(name)
    if not parents:
        skipped.append(Skipped(merge.output, "a merge without a parent that could be named", found.line, 1))
        return None, skipped
    method = f"{found.method} merge" if found.method else "merge"
    at = f"document {found.name}, line {found.line}" if found.name else f"line {found.line}"
    return Descent(
        child=merge.output,
        parents=tuple(parents),
        how="merge",
        methods=(method,),
        at=at,
        kind="artifact",
        says=found.says,
    ), skipped


def _model(merge: _Merge, home: str, basis: str) -> FoundModel:
    """The outcome of a merge; a placeholder where nothing but the file's or folder's name is there to call it by."""
    organisation = home.partition("/")[0] if "/" in home else ""
    if merge.output == home:
        return FoundModel(home, developer=organisation, placeholder=basis in ("file", "folder"), guessed=basis)
    called = f", called {merge.recipe.name}" if merge.recipe.name else ""
    says = f"One of several merges in the recipe of {home}{called}."
    return FoundModel(merge.output, developer=organisation, says=says, placeholder=True)
