"""Files of Ecosystem Graphs → assets: models, datasets and applications, each with what it depends on by display name.

A name means something only beside the other files: the index of a folder says which names are assets, of which kind, and
what to take the others for.
"""

import os
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from abilitytrace.importing.files import read_text
from abilitytrace.importing.formats.values import day
from abilitytrace.importing.formats.yaml_nodes import tree
from abilitytrace.importing.formats.yaml_values import Node, is_empty, plain
from abilitytrace.importing.found import Skipped
from abilitytrace.names import fold

__all__ = ["APPLICATION", "DATASET", "MODEL", "Asset", "Index", "assets", "index_of"]

MODEL, DATASET, APPLICATION = "model", "dataset", "application"
_MAX_FILES = 2000
_MAX_BYTES = 8 * 1024 * 1024
_MAX_DEPENDENCIES = 10_000
_WORD_END = re.compile(r"(?<=\w)(?!\w)")
_DATA_WORDS = re.compile(
    r"\b(?:\w*data\w*|corpus|corpora|\w*collections?|\w*crawl|\w*bench|conversations|recordings)\b", re.IGNORECASE
)
_MODEL_WORDS = re.compile(
    r"\b(?:\w*models?|networks?|\w*encoder|\w*decoder|adapter|transformer|api|ai)\b", re.IGNORECASE
)


class Asset(NamedTuple):
    """One entry of a file. `depends` are display names with the node they stand in, in the order of the file."""

    kind: str
    name: str
    organization: str
    released: str
    depends: tuple[tuple[str, Node], ...]
    line: int


class Index(NamedTuple):
    """What the files of a folder know together.

    `kinds` are those of all assets by name, `folded` their names; `families` the kinds of assets by each beginning of their
    names; `users` the kinds of assets that depend on a folded name that is none. `knots` are names of assets that depend on
    each other all around, sorted.
    """

    kinds: dict[str, str]
    folded: dict[str, str]
    families: dict[str, set[str]]
    users: dict[str, set[str]]
    knots: tuple[tuple[str, ...], ...]

    def name(self, written: str) -> str:
        """The asset's own name for one that differs from it only in case and signs; any other as it is."""
        return written if written in self.kinds else self.folded.get(fold(written), written)

    def kind(self, name: str) -> str:
        """The kind of an asset, or what a name that is none is taken for: by its words, its family, or who depends on it.

        A dataset where nothing tells, so that no ancestor is made up.
        """
        if name in self.kinds:
            return self.kinds[name]
        if _DATA_WORDS.search(name):
            return DATASET
        family = set(self.families.get(name.casefold(), ()))
        for beginning in _beginnings(name):
            if (whole := self.folded.get(fold(beginning), "")) and whole.casefold() == beginning:
                family.add(self.kinds[whole])
        if _MODEL_WORDS.search(name) or MODEL in family:
            return MODEL
        return MODEL if self.users.get(fold(name)) == {APPLICATION} and not family else DATASET


def _beginnings(name: str) -> Iterator[str]:
    """The beginnings of a name up to the end of a word, in lower case, itself among them: `gpt-3`, `gpt-3.5`."""
    text = name.casefold()
    for match in _WORD_END.finditer(text):
        if match.end() > 2:
            yield text[: match.end()]


def assets(text: str) -> tuple[list[Asset], list[Skipped]]:
    """The assets of one file in its order, and what there is none. Of broken YAML the entries that are whole are read."""
    root, problems = tree(text)
    skipped = list(problems)
    if root is None or root.value is None:
        return [], skipped
    entries = [root] if isinstance(root.value, dict) and root.get("type") else root.items()
    if not isinstance(root.value, list) and not entries:
        return [], [*skipped, Skipped("", "no list of assets", root.line, root.column)]
    found = []
    for entry in entries:
        asset = _asset(entry, skipped)
        if isinstance(asset, Asset):
            found.append(asset)
        else:
            skipped.append(asset)
    return found, skipped


def _asset(entry: Node, skipped: list[Skipped]) -> Asset | Skipped:
    name, kind = _text(entry.get("name")), _text(entry.get("type")).lower()
    if not name:
        return Skipped(plain(entry)[:80], "an asset without a name", entry.line, entry.column)
    if kind not in (MODEL, DATASET, APPLICATION):
        return Skipped(name[:120], "neither a model nor a dataset nor an application", entry.line, entry.column)
    return Asset(
        kind=kind,
        name=name[:200],
        organization=_text(entry.get("organization"))[:200],
        released=day(_text(entry.get("created_date"))),
        depends=tuple(_depends(entry, name, skipped)),
        line=entry.line,
    )


def _unwrapped(node: Node | None) -> Node | None:
    """A value out of its `{value, explanation}`; None where the wrapper has none."""
    for _ in range(3):
        if node is None or not isinstance(node.value, dict) or not ({"value", "explanation"} & node.value.keys()):
            return node
        node = node.get("value")
    return node


def _text(node: Node | None) -> str:
    found = _unwrapped(node)
    return " ".join(found.value.split()) if found and isinstance(found.value, str) else ""


def _depends(entry: Node, name: str, skipped: list[Skipped]) -> Iterable[tuple[str, Node]]:
    node = _unwrapped(entry.get("dependencies"))
    if node is None or is_empty(node):
        return
    if isinstance(node.value, dict):
        skipped.append(Skipped(name[:120], "`dependencies` is no list", node.line, node.column))
        return
    for item in (node.items() or [node])[:_MAX_DEPENDENCIES]:
        if text := _text(item):
            yield text[:200], item
        else:
            skipped.append(
                Skipped(f"{name[:80]}: {plain(item)[:60]}", "a dependency that is no name", item.line, item.column)
            )


def index_of(path: Path) -> Index:
    """The index of the folder that a file lies in, the file included whatever its name."""
    found = {path.name: path}
    try:
        names = sorted(name for name in os.listdir(path.parent) if name.lower().endswith((".yaml", ".yml")))
    except OSError:
        names = []
    found |= {name: path.parent / name for name in names[:_MAX_FILES]}
    return _index(tuple((str(file), *_state(file)) for _, file in sorted(found.items())))


def _state(path: Path) -> tuple[int, int]:
    """What changes when a file does: its time and its size."""
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return 0, 0
    return status.st_mtime_ns, status.st_size


@lru_cache(maxsize=4)
def _index(files: tuple[tuple[str, int, int], ...]) -> Index:
    kinds: dict[str, str] = {}
    edges: list[tuple[str, str, str]] = []
    for file, _, size in files:
        text = read_text(Path(file)) if size <= _MAX_BYTES else ""
        for asset in assets(text)[0] if isinstance(text, str) else ():
            kinds.setdefault(asset.name, asset.kind)
            edges += [(name, asset.name, asset.kind) for name, _ in asset.depends]
    families: dict[str, set[str]] = {}
    for name, kind in kinds.items():
        for beginning in _beginnings(name) if kind != APPLICATION else ():
            families.setdefault(beginning, set()).add(kind)
    index = Index(kinds, {fold(name): name for name in reversed(kinds)}, families, {}, ())
    for name, _, kind in edges:
        if index.name(name) not in kinds:
            index.users.setdefault(fold(name), set()).add(kind)
    known = [(index.name(name), child) for name, child, _ in edges if index.name(name) in kinds]
    return index._replace(knots=_knots(known))


def _knots(edges: list[tuple[str, str]]) -> tuple[tuple[str, ...], ...]:
    """The largest sets of assets that depend on each other all around; a set of one depends on itself."""
    from abilitytrace.graph import cycles

    after: dict[str, set[str]] = {}
    before: dict[str, set[str]] = {}
    for name, child in edges:
        after.setdefault(name, set()).add(child)
        before.setdefault(child, set()).add(name)
    return tuple(sorted(tuple(sorted(_reached(ring[0], after) & _reached(ring[0], before))) for ring in cycles(edges)))


def _reached(start: str, following: dict[str, set[str]]) -> set[str]:
    """What can be reached from a name, itself only by a way around."""
    seen: set[str] = set()
    waiting = [start]
    while waiting:
        new = following.get(waiting.pop(), set()) - seen
        seen |= new
        waiting += new
    return seen
