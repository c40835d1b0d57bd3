"""The front matter of a model card → which models it comes from, and how, as far as the card says so.

`base_model` is one name or many. `base_model_relation` says how; where it is missing, the library, the tags and the number
of parents hint at it, and the answer says on which of them it rests.
"""

import difflib
import re
from typing import NamedTuple

from abilitytrace.importing.formats.repository import is_local, is_name, repository_name
from abilitytrace.importing.formats.yaml_values import Node, is_empty, plain
from abilitytrace.importing.found import Skipped
from abilitytrace.names import fold

__all__ = ["Bases", "Hint", "bases", "hint", "named", "tags"]

_RELATIONS = {
    "finetune": "finetune",
    "finetuned": "finetune",
    "finetuning": "finetune",
    "adapter": "adapter",
    "lora": "adapter",
    "merge": "merge",
    "merged": "merge",
    "quantized": "quantized",
    "quantised": "quantized",
    "quantization": "quantized",
    "quantisation": "quantized",
}
_ADAPTER_TAGS = ("lora", "qlora", "peft", "adapter", "adapters")
_ADAPTER_LIBRARIES = ("peft", "adapters", "adapter-transformers")
_QUANTIZED_TAGS = ("gguf", "ggml", "awq", "gptq", "exl2", "exl3", "quantized", "quantization")
_QUANTIZED_NAME = re.compile(r".*[-_.](gguf|ggml|awq|gptq|exl2|exl3)", re.IGNORECASE | re.ASCII)
_MERGE_TAGS = ("merge", "mergekit", "lazymergekit", "frankenmerge")
_TAG = re.compile(r"base_model:(?:(finetune|adapter|merge|quantized):)?([\w.-]+/[\w.-]+)", re.ASCII)
_NOTHING = ("none", "null", "na", "n/a", "unknown", "tbd", "todo", "scratch", "-")
_MAX_PARENTS = 1000


class Hint(NamedTuple):
    """How a model was made, and on what that rests in words; both empty where nothing tells."""

    how: str = ""
    guessed: str = ""


class Bases(NamedTuple):
    """The parents in the order of the card, no repeats; `how` and `guessed` as in Descent; `at` is the place."""

    parents: tuple[str, ...] = ()
    how: str = ""
    guessed: str = ""
    at: str = ""
    skipped: tuple[Skipped, ...] = ()
    notes: tuple[Skipped, ...] = ()


class _Names(NamedTuple):
    """Names of models or datasets under a key, and what there is no name."""

    names: tuple[str, ...]
    skipped: tuple[Skipped, ...]
    notes: tuple[Skipped, ...] = ()


def bases(front: Node, own: str) -> Bases:
    """What a card says of the models that `own` comes from."""
    key, node, notes = _base_key(front)
    if node is None:
        return _from_tags(front, own)._replace(notes=notes)
    if is_empty(node):
        return Bases(skipped=(Skipped(key, "empty: what the model comes from is not said", *node[1:]),), notes=notes)
    found = named(node, key)
    skipped, parents = list(found.skipped), []
    for name in found.names:
        if name.lower() == own.lower():
            skipped.append(Skipped(f"{key}: {name}", "the model itself", *node[1:]))
        else:
            parents.append(name)
    how = hint(front, own, parents)
    said = front.get("base_model_relation")
    if said and not is_empty(said):
        how = Hint(_RELATIONS.get(fold(plain(said)), ""))
        if not how.how:
            skipped.append(Skipped(f"base_model_relation: {plain(said)[:60]}", "no relation known here", *said[1:]))
        elif fold(plain(said)) != how.how:
            notes = (*notes, Skipped("base_model_relation", f"`{plain(said)[:60]}` is read as {how.how}", *said[1:]))
    return Bases(tuple(parents), *how, f"{key}, line {node.line}", tuple(skipped), (*notes, *found.notes))


def _base_key(front: Node) -> tuple[str, Node | None, tuple[Skipped, ...]]:
    """The key that names the parents, its value, and what was read for it: `base model` is, `base_mdoel` is not."""
    if (node := front.get("base_model")) is not None:
        return "base_model", node, ()
    keys = [key for key in front.value if isinstance(key, str)] if isinstance(front.value, dict) else []
    for key in keys:
        node = front.get(key)
        if node and fold(key) in ("basemodel", "basemodels"):
            return key, node, (Skipped(key[:60], "read as `base_model`", *node[1:]),)
    near = difflib.get_close_matches("base_model", keys[:1000], 1, 0.85)
    node = front.get(near[0]) if near and near[0] != "base_model_relation" else None
    if node:
        return "base_model", None, (Skipped(near[0][:60], "looks like `base_model`, and is not read as it", *node[1:]),)
    return "base_model", None, ()


def named(node: Node, key: str) -> _Names:
    """The names under a key: one text, or a list of them; addresses of the Hub are cut to the name."""
    notes = []
    items = node.items()[:_MAX_PARENTS] if isinstance(node.value, list) else [node]
    if isinstance(node.value, str) and "," in node.value:
        pieces = [piece.strip() for piece in node.value.split(",") if piece.strip()]
        if len(pieces) > 1 and all(is_name(piece) for piece in pieces):
            items = [Node(piece, *node[1:]) for piece in pieces]
            notes.append(Skipped(key, "one text with commas is read as a list", *node[1:]))
    names: dict[str, str] = {}
    skipped = []
    for item in items:
        name = repository_name(item.value) if isinstance(item.value, str) else ""
        if name and is_name(name) and name.lower() not in _NOTHING:
            names.setdefault(name.lower(), name)
        else:
            skipped.append(Skipped(f"{key}: {plain(item)[:80]}", _why_no_name(item, name), *item[1:]))
    if len(node.items()) > len(items):
        skipped.append(Skipped(key, f"more than {_MAX_PARENTS} names: the rest is not read", *node[1:]))
    return _Names(tuple(names.values()), tuple(skipped), tuple(notes))


def _why_no_name(item: Node, name: str) -> str:
    if isinstance(item.value, str) and is_local(name):
        return "a path on somebody's disk: which model it is is not said"
    return "no name on the Hub"


def _from_tags(front: Node, own: str) -> Bases:
    """The parents that the Hub writes into its tags: `base_model:finetune:ORG/NAME`."""
    found: dict[str, str] = {}
    for tag in tags(front):
        if (match := _TAG.fullmatch(tag)) and match[2].lower() != own.lower():
            found[match[2]] = match[1] or found.get(match[2], "")
    if not found:
        return Bases()
    stated = {how for how in found.values() if how}
    how = Hint(stated.pop()) if len(stated) == 1 else hint(front, own, list(found))
    node = front.get("tags")
    return Bases(tuple(found), *how, f"tags, line {node.line if node else 1}")


def tags(front: Node) -> list[str]:
    """The tags of a card, stripped; a single text is a list of one."""
    node = front.get("tags")
    if node is None:
        return []
    items = node.items()[:_MAX_PARENTS] or [node]
    return [item.value.strip() for item in items if isinstance(item.value, str) and item.value.strip()]


def hint(front: Node, own: str, parents: list[str]) -> Hint:
    """How a model was made, where the card does not say it outright; nothing is read into a single plain parent."""
    library = front.text("library_name").lower()
    given = {tag.lower() for tag in tags(front)}
    if library in _ADAPTER_LIBRARIES:
        return Hint("adapter", f"an adapter, by `library_name: {library}`")
    if tag := next((tag for tag in _ADAPTER_TAGS if tag in given), ""):
        return Hint("adapter", f"an adapter, by the tag `{tag}`")
    if tag := next((tag for tag in _QUANTIZED_TAGS if tag in given), ""):
        return Hint("quantized", f"quantised, by the tag `{tag}`")
    if front.get("quantized_by") is not None or library in _QUANTIZED_TAGS:
        return Hint("quantized", "quantised, by `quantized_by` or `library_name`")
    if match := _QUANTIZED_NAME.fullmatch(own):
        return Hint("quantized", f"quantised, by `{match[1]}` at the end of its name")
    if tag := next((tag for tag in _MERGE_TAGS if tag in given), ""):
        return Hint("merge", f"a merge, by the tag `{tag}`")
    if len(parents) > 1:
        return Hint("merge", "a merge, as several models are named")
    return Hint()
