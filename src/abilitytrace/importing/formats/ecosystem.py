"""A file of Stanford Ecosystem Graphs → its models and datasets, and the steps between models.

Dependencies say that, not how: `depends`. Descent stops at applications, which bundle models and are none. What depends on
a dataset or application does so in words only. Names without an asset become placeholders.
"""

from pathlib import Path
from typing import NamedTuple

from abilitytrace.importing.files import read_text
from abilitytrace.importing.formats.ecosystem_assets import APPLICATION, DATASET, MODEL, Asset, Index, assets, index_of
from abilitytrace.importing.formats.yaml_values import Node
from abilitytrace.importing.found import Descent, Found, FoundDataset, FoundModel, Skipped
from abilitytrace.importing.kinds import ReadOptions

__all__ = ["read"]

_KIND = "dataset"
_UNKNOWN = (
    "It has no entry of its own in Ecosystem Graphs, only others that depend on it; that it is a {kind} is a guess."
)
_ALONE = "depends on itself"
_AROUND = "these depend on each other all around: none of them is made an ancestor of another"


class _Depends(NamedTuple):
    """The dependencies of one asset by kind, under the names that the assets have."""

    models: tuple[str, ...]
    datasets: tuple[str, ...]
    applications: tuple[str, ...]

    @property
    def all(self) -> tuple[str, ...]:
        """Every name, models first."""
        return (*self.models, *self.datasets, *self.applications)


def read(path: Path, shown: str, options: ReadOptions) -> Found:
    """All of one file. Names are looked up in the other files of its folder, read for nothing else, and in the graph."""
    text = read_text(path)
    if isinstance(text, Skipped):
        return Found(shown, _KIND, skipped=(text,))
    found, skipped = assets(text)
    if not found:
        return Found(shown, _KIND, skipped=tuple(skipped))
    reader = _Reader(index_of(path), options)
    reader.skipped += skipped
    for asset in found:
        reader.asset(asset)
    return Found(
        path=shown,
        kind=_KIND,
        title=f"Ecosystem Graphs, {path.stem}",
        authors="Stanford Center for Research on Foundation Models",
        models=tuple(reader.models.values()),
        descents=tuple(reader.descents),
        skipped=tuple(reader.skipped),
        datasets=tuple(reader.datasets.values()),
        notes=tuple(reader.notes),
    )


class _Reader:
    """Turns assets into models, datasets and steps, one after the other."""

    def __init__(self, index: Index, options: ReadOptions) -> None:
        self.index, self.options = index, options
        self.models: dict[str, FoundModel] = {}
        self.datasets: dict[str, FoundDataset] = {}
        self.descents: list[Descent] = []
        self.skipped: list[Skipped] = []
        self.notes: list[Skipped] = []

    def asset(self, asset: Asset) -> None:
        """Takes over one asset with its dependencies."""
        for knot in self.index.knots:
            if knot[0] == asset.name:
                self.skipped.append(
                    Skipped(", ".join(knot)[:400], _ALONE if len(knot) == 1 else _AROUND, asset.line, 1)
                )
        depends = self.depends(asset)
        if asset.kind == APPLICATION:
            self.skipped.append(Skipped(asset.name, "an application: neither a model nor a dataset", asset.line, 1))
        elif asset.kind == DATASET:
            known = self.datasets.get(asset.name)
            if known and not known.placeholder:
                self.twice(asset)
                return
            self.datasets[asset.name] = FoundDataset(
                asset.name, asset.organization, asset.released, says=_built_from(depends)
            )
        else:
            known_model = self.models.get(asset.name)
            if known_model and not known_model.placeholder:
                self.twice(asset)
            else:
                self.models[asset.name] = FoundModel(asset.name, developer=asset.organization, released=asset.released)
            self.step(asset, depends)

    def twice(self, asset: Asset) -> None:
        self.notes.append(Skipped(asset.name, "this name stands twice: read as one", asset.line, 1))

    def depends(self, asset: Asset) -> _Depends:
        """The dependencies by kind, no repeats; notes names that are spelt otherwise or are no asset."""
        sorted_: dict[str, dict[str, None]] = {MODEL: {}, DATASET: {}, APPLICATION: {}}
        for written, node in asset.depends:
            name = self.index.name(written)
            kind = self.kind(name)
            if name != written:
                self.notes.append(Skipped(f"{asset.name}: {written}", f"read as the asset `{name}`", *node[1:]))
            if name not in self.index.kinds and kind not in self.options.kinds_of(name):
                self.placeholder(asset, name, kind, node)
            if name != asset.name:
                sorted_[kind][name] = None
        return _Depends(*(tuple(names) for names in sorted_.values()))

    def kind(self, name: str) -> str:
        """The kind of a name: that of its asset, or of what the graph knows by it, or a guess."""
        known = set() if name in self.index.kinds else self.options.kinds_of(name) & {MODEL, DATASET}
        return known.pop() if len(known) == 1 else self.index.kind(name)

    def placeholder(self, asset: Asset, name: str, kind: str, node: Node) -> None:
        says = _UNKNOWN.format(kind=kind)
        self.notes.append(Skipped(f"{asset.name}: {name}", "no asset has this name: a placeholder", *node[1:]))
        if kind == MODEL:
            self.models.setdefault(name, FoundModel(name, says=says, placeholder=True))
        else:
            self.datasets.setdefault(name, FoundDataset(name, says=says, placeholder=True))

    def step(self, asset: Asset, depends: _Depends) -> None:
        """The step to a model, from the models it depends on, without those that a ring would make its descendants."""
        for name in depends.applications:
            reason = "depends on an application: descent stops there"
            self.skipped.append(Skipped(f"{asset.name}: {name}", reason, asset.line, 1))
        around = next((knot for knot in self.index.knots if asset.name in knot), ())
        parents = tuple(name for name in depends.models if name not in around)
        for name in depends.models:
            if name in around:
                self.skipped.append(
                    Skipped(f"{asset.name}: {name}", "left out, as each depends on the other", asset.line, 1)
                )
        if parents or (depends.datasets and not depends.applications):
            self.descents.append(
                Descent(
                    child=asset.name,
                    parents=parents,
                    how="depends",
                    datasets=depends.datasets,
                    date=asset.released,
                    at=f"{asset.name}, line {asset.line}",
                    kind="report",
                )
            )


def _built_from(depends: _Depends) -> str:
    """What a dataset depends on, in words: no step leads to a dataset."""
    return f"Ecosystem Graphs has it depend on {', '.join(depends.all[:50])}." if depends.all else ""
