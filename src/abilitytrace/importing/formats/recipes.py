"""One mergekit configuration → which models are merged, by which method: read from nodes, wherever they stand.

Parents stand under `models`, `slices`, `modules`, `experts` and `base_model`; references are `ORG/NAME`, with `@REVISION`
and `+LORA` if any, or a mapping of the same.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from abilitytrace.importing.formats.repository import is_local, is_name, repository_name
from abilitytrace.importing.formats.yaml_values import Node, is_empty, plain
from abilitytrace.importing.found import Skipped

__all__ = ["Recipe", "recipe"]

_MARKS = ("models", "slices", "modules", "experts", "shared_experts", "genome")
_MAX_REFERENCES = 10_000


class Recipe(NamedTuple):
    """A merge: `parents` in the order of the file, no repeats, `base` among them if any; `method` as mergekit calls it.

    `name` is what other documents of the file call the outcome by, empty where nothing does. `weights` are (parent, value).
    `local` are references that look like paths, which are none of the parents.
    """

    name: str
    method: str
    base: str
    parents: tuple[str, ...]
    weights: tuple[tuple[str, str], ...]
    local: tuple[str, ...]
    line: int
    skipped: tuple[Skipped, ...] = ()

    @property
    def says(self) -> str:
        """The recipe in one sentence of ours."""
        given = ", ".join(f"{parent} {value}" for parent, value in self.weights)
        tail = f", weights: {given}" if given else ""
        base = f", with {self.base} as the base" if self.base and len(self.parents) > 1 else ""
        return f"Merged with mergekit, method {self.method or 'not named'}{base}{tail}."[:1000]


class _Reference(NamedTuple):
    text: str
    node: Node
    weight: str = ""


def recipe(node: Node | None) -> Recipe | None:
    """The recipe in a node; None where it is none: no mapping, or nothing that names models to merge."""
    if node is None or not isinstance(node.value, dict) or not any(mark in node.value for mark in _MARKS):
        return None
    # mergekit-evolve keeps the same keys one level down
    inner = node.get("genome") if isinstance(getattr(node.get("genome"), "value", None), dict) else node
    assert inner is not None
    references, skipped = _references(inner)
    if not references and not skipped:
        return None
    base = _base(inner, skipped)
    parents: list[str] = []
    local: list[str] = []
    for reference in (*references, *base):
        for part in _parts(reference.text):
            (local if is_local(part) else parents).append(part)
            if not is_local(part) and not is_name(part.partition("@")[0]):
                parents.pop()
                skipped.append(Skipped(part[:120], "no name of a model", reference.node.line, reference.node.column))
    method = inner.text("merge_method") or ("moe" if node.get("experts") else "")
    return Recipe(
        name=node.text("name"),
        method=" ".join(method.split())[:60],
        base=next((part for reference in base for part in _parts(reference.text)[:1]), ""),
        parents=tuple(dict.fromkeys(parents)),
        weights=_weights(references),
        local=tuple(dict.fromkeys(local)),
        line=node.line,
        skipped=tuple(skipped),
    )


def _references(node: Node) -> tuple[list[_Reference], list[Skipped]]:
    """All models that a recipe takes from, in the order of the file, without its base."""
    found: list[_Reference] = []
    skipped: list[Skipped] = []
    for entry, key in _entries(node):
        model = entry if isinstance(entry.value, str) else entry.get(key)
        if len(found) + len(skipped) >= _MAX_REFERENCES:
            skipped.append(Skipped("models", f"more than {_MAX_REFERENCES} models: the rest is not read", *entry[1:]))
            break
        if model is None or not (text := _text(model)):
            at = f"{key}: {plain(model)[:80]}" if model else key
            skipped.append(Skipped(at, f"no `{key}` that names a model", *(model or entry)[1:]))
            continue
        parameters = entry.get("parameters")
        weight = parameters.get("weight") if parameters else None
        found.append(_Reference(text, model, "" if weight is None or is_empty(weight) else plain(weight)[:60]))
    return found, skipped


def _entries(node: Node) -> Iterator[tuple[Node, str]]:
    """The parts of a recipe that each take one model, with the key that names it."""
    for item in _list(node, "models"):
        yield item, "model"
    modules = node.get("modules")
    named = list(modules.value.values()) if modules and isinstance(modules.value, dict) else _list(node, "modules")
    for holder in (node, *named):
        for part in _list(holder, "slices"):
            for item in _list(part, "sources"):
                yield item, "model"
        if holder is not node:
            for item in _list(holder, "models"):
                yield item, "model"
    for key in ("experts", "shared_experts"):
        for item in _list(node, key):
            yield item, "source_model"


def _list(node: Node, key: str) -> list[Node]:
    """The items under a key; one mapping where a list should stand is a list of one."""
    found = node.get(key)
    return [] if found is None or found.value is None else found.items() or [found][: not isinstance(found.value, list)]


def _base(node: Node, skipped: list[Skipped]) -> list[_Reference]:
    found = node.get("base_model")
    if found is None or is_empty(found):
        return []
    if text := _text(found):
        return [_Reference(text, found)]
    skipped.append(Skipped(f"base_model: {plain(found)[:80]}", "no name of a model", found.line, found.column))
    return []


def _text(node: Node) -> str:
    """A reference as text: `ORG/NAME@REVISION+LORA`; empty for anything else. Mappings are written in the same way."""
    if isinstance(node.value, str):
        return node.value.strip()
    model, lora = node.get("model"), node.get("lora")
    inner = (_path(model) or (_text(model) if model and isinstance(model.value, str) else "")) if model else _path(node)
    return (
        f"{inner}+{added}"
        if inner and lora and (added := _path(lora) or (lora.value if _is_text(lora) else ""))
        else inner
    )


def _is_text(node: Node) -> bool:
    return isinstance(node.value, str)


def _path(node: Node) -> str:
    path = node.text("path")
    revision = node.text("revision")
    return f"{path}@{revision}" if path and revision else path


def _parts(reference: str) -> list[str]:
    """`A@REVISION+LORA` as the models it is made of."""
    return [
        repository_name(part).removesuffix("@main")
        for part in re.split(r"\+(?=[\w./~-])", reference, flags=re.ASCII)
        if part.strip()
    ]


def _weights(references: list[_Reference]) -> tuple[tuple[str, str], ...]:
    """One weight for each model that has one; those of a model that is taken several times are not put together."""
    given: dict[str, str] = {}
    for text, _, weight in references:
        if weight:
            given[text] = weight if given.get(text, weight) == weight else "several"
    return tuple(given.items())
