"""The register of one import: every foreign name and the record it stands for, the graph's own or a new one."""

from collections.abc import Iterable, Mapping
from typing import Any

from abilitytrace.dates import is_date
from abilitytrace.importing.found import Found, FoundModel
from abilitytrace.importing.imported import Guess, Labels, Left, Matched
from abilitytrace.importing.naming import Known, Names, clean, same, short, shorten_paths, slug, split_revision

__all__ = ["Register"]

# sections in the order of the file
_SECTIONS = ("sources", "benchmarks", "methods", "datasets", "models", "steps")
_MAX_SAYS = 1000
# how a name that no file states was found → what the record says about it
_GUESSES = {
    "file": ("No model is named in the file: this is the file's own name.", "文件没有写明模型，这里用的是文件名。"),
    "folder": ("No model is named in the file: this is its folder's name.", "文件没有写明模型，这里用的是文件夹名。"),
    "path": (
        "The file gives a path on somebody's machine: these are its last parts.",
        "文件给出的是本机路径，这里取其末尾部分。",
    ),
    "repository": (
        "The file does not name its model: this is what its path says.",
        "文件没有写明是哪个模型，这里取自其路径。",
    ),
    "leaderboard": (
        "The file does not name its model: this is what its path and the address of a leaderboard in it say.",
        "文件没有写明是哪个模型，这里取自其路径和文中的排行榜链接。",
    ),
    "cache": (
        "The file does not name its model: this is what its folder in the cache of the Hub says.",
        "文件没有写明是哪个模型，这里取自其在 Hub 缓存中的文件夹名。",
    ),
}
_DATED = ("The newest date in the files.", "各文件中最晚的日期。")
_UNDATED = ("No file says when it was made: this is the day of the import.", "文件没有写明日期，这里用的是导入日期。")


class Register:
    """Sections of a lineage file as they fill up, with what was matched, guessed and left out."""

    def __init__(self, known: Known, labels: Labels) -> None:
        self.known = known
        self.sections: dict[str, dict[str, dict[str, Any]]] = {section: {} for section in _SECTIONS}
        # dicts as sets that keep their order
        self.matched: dict[Matched, None] = {}
        self.guesses: dict[Guess, None] = {}
        # names by which the graph knows a record beside its own
        self.aliased: set[tuple[str, str]] = set()
        self.left: list[Left] = []
        self._labels, self._names = labels, Names(known)
        self._ids: dict[tuple[str, str], str] = {}
        self._models: dict[str, str] = {}
        self._sources: dict[str, str] = {}

    def model(self, name: str) -> str:
        """The id of a model by the name that its file gives it."""
        return self._models[name]

    def source(self, found: Found) -> str:
        """The id of the source that a file is, or is part of."""
        return self._sources[found.path]

    def new_id(self, wanted: str) -> str:
        """An id that nothing has, for a record that has no name."""
        return self._names.new(wanted)

    def thing(self, kind: str, name: str, **fields: Any) -> str:
        """The id of a method, dataset or benchmark by its foreign name; a new record with these fields if there is none."""
        shown = clean(name)
        key = (kind, same(name))
        if key not in self._ids:
            wanted = (slug(shown.rpartition("/")[2] or shown), slug(shown))
            self._ids[key] = self._known(kind, shown) or self._define(kind, shown, wanted, fields)
        return self._ids[key]

    def _known(self, kind: str, name: str) -> str:
        found = self._names.known(kind, name)
        if found is None:
            return ""
        self.matched[Matched(name, found.id, kind)] = None
        if found.is_alias:
            self.aliased.add((kind, name))
        return found.id

    def _define(self, kind: str, name: str, wanted: tuple[str, ...], fields: Mapping[str, Any]) -> str:
        """Adds a record under the first id that is free, if need be one that names the kind."""
        identifier = self._names.new(*wanted, f"{wanted[-1]}-{kind}")
        record: dict[str, Any] = {"name": self._names.name(name or identifier, identifier, kind)}
        record.update({key: value for key, value in fields.items() if value})
        self.sections[f"{kind}s"][identifier] = record
        return identifier

    # -- sources

    def add_sources(self, founds: Iterable[Found]) -> None:
        """One source for all files of the run, or one for each file; none for files that hold nothing."""
        filled = [found for found in founds if found.models or found.datasets or found.descents or found.scores]
        if not filled:
            return
        if self._labels.each:
            for found in filled:
                title = clean(found.title or found.path)
                self._sources[found.path] = self._source([found], title, slug(f"{found.kind}-{title}"))
            return
        title = clean(filled[0].title) + (f": {self._labels.of}" if self._labels.of else "")
        identifier = self._source(filled, self._labels.title or title, self._labels.source)
        self._sources.update((found.path, identifier) for found in filled)

    def _source(self, founds: list[Found], title: str, wanted: str) -> str:
        """A source by its id or title, the graph's if it has one: a later run adds to the source of an earlier one."""
        if identifier := self._known("source", wanted) or self._known("source", title):
            return identifier
        identifier = self._names.new(wanted)
        dates = [found.published for found in founds if is_date(found.published)]
        one = founds[0] if len(founds) == 1 else None
        record: dict[str, Any] = {
            "title": self._names.name(title, identifier, "source"),
            "authors": clean(one.authors) if one else "",
            "published": max(dates, default=self._labels.day),
            "kind": founds[0].kind,
            "url": short(one.url) if one else "",
        }
        if not (one and dates):
            en, zh = _DATED if dates else _UNDATED
            record.update(dating="inferred", notes=[{"en": en, "zh": zh}])
        self.sections["sources"][identifier] = {key: value for key, value in record.items() if value}
        return identifier

    # -- datasets

    def add_datasets(self, founds: Iterable[Found]) -> None:
        """A record for every dataset of which a file says more than its name; an entry of its own before a mention."""
        told = [dataset for found in founds for dataset in found.datasets]
        for dataset in sorted(told, key=lambda dataset: dataset.placeholder):
            fields: dict[str, Any] = {
                "developer": clean(dataset.developer),
                "released": dataset.released if is_date(dataset.released) else "",
                "placeholder": dataset.placeholder,
                "says": _sentence(dataset.says),
            }
            self._name_also("datasets", self.thing("dataset", dataset.name, **fields), dataset.aliases)

    def _name_also(self, section: str, identifier: str, names: Iterable[str]) -> None:
        """Gives a new record further names, as far as they are nobody else's."""
        record = self.sections[section].get(identifier)
        if record is None or "aliases" in record:
            return
        aliases = dict.fromkeys(clean(name) for name in names)
        if kept := [name for name in aliases if name and self._names.is_free_name(name, identifier)]:
            record["aliases"] = kept

    # -- models

    def add_models(self, founds: Iterable[Found]) -> None:
        """A record for every model that the graph does not know. A name of the Hub gets its short id before a guess does."""
        told: dict[str, tuple[FoundModel, Found]] = {}
        for found in founds:
            for model in found.models:
                name = f"{model.name}@{model.revision}" if model.revision else model.name
                told[name] = (_merged(told[name][0], model), told[name][1]) if name in told else (model, found)
        for found in founds:
            related = [name for descent in found.descents for name in (descent.child, *descent.parents)]
            for name in (*related, *(score.model for score in found.scores)):
                if name not in told:
                    told[name] = FoundModel(*split_revision(name)), found
        paths = shorten_paths(model.name for model, _ in told.values())
        for name in sorted(told, key=lambda name: (bool(told[name][0].guessed), told[name][0].name, name)):
            model, found = told[name]
            after = "path" if model.name in paths else model.guessed
            self._models[name] = self._model(model, clean(paths.get(model.name, model.name)), after, found)

    def _model(self, model: FoundModel, shown: str, after: str, found: Found) -> str:
        revision = clean(model.revision)
        whole = (f"{shown}@{revision}" if revision else shown) or "unnamed"
        key = ("model", same(whole))
        if key not in self._ids:
            parts = (shown.rpartition("/")[2] or shown, shown)
            wanted = tuple(slug(f"{part}-{revision}" if revision else part) for part in parts)
            self._ids[key] = self._known("model", whole) or self._new_model(model, whole, wanted, (after, found))
        if after:
            self.guesses[Guess(whole, self._ids[key], after)] = None
        return self._ids[key]

    def _new_model(self, model: FoundModel, name: str, wanted: tuple[str, ...], origin: tuple[str, Found]) -> str:
        after, found = origin
        fields: dict[str, Any] = {
            "developer": clean(model.developer),
            "released": model.released if is_date(model.released) else "",
            "placeholder": model.placeholder,
            "says": _sentence(model.says),
        }
        if after:
            en, zh = _GUESSES.get(after, (f"The file does not name the model: {clean(after)}.", ""))
            fields["notes"] = [
                {"en": en, **({"zh": zh} if zh else {}), "source": self.source(found), "at": short(found.path)}
            ]
        identifier = self._define("model", name, wanted, fields)
        self._name_also("models", identifier, model.aliases)
        return identifier


def _sentence(text: str) -> str:
    """What a reader says of a record, on one line."""
    return " ".join(clean(line) for line in text.splitlines())[:_MAX_SAYS]


def _merged(one: FoundModel, other: FoundModel) -> FoundModel:
    """What two files say of one model: the first word on each matter, all aliases, and no guess that one of them settles."""
    return FoundModel(
        one.name,
        one.revision,
        one.developer or other.developer,
        one.released or other.released,
        (*one.aliases, *other.aliases),
        one.says or other.says,
        placeholder=one.placeholder and other.placeholder,
        guessed=one.guessed if other.guessed else "",
    )
