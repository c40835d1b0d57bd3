"""Files → draft: follows includes, checks shapes, collects every problem. Nothing is checked across records here."""

import difflib
import hashlib
from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError

from abilitytrace.diagnostics import Diagnostic, Position
from abilitytrace.reading.draft import Draft
from abilitytrace.reading.nodes import Document, Key, read
from abilitytrace.reading.shape import FileShape

__all__ = ["Input", "ReadFiles", "read_files"]

MAX_FILES = 1000


class Input(NamedTuple):
    """One file that was read: its path and the SHA-256 of its bytes."""

    path: str
    sha256: str


class ReadFiles(NamedTuple):
    """The draft and what it was read from, in the order of reading."""

    draft: Draft
    inputs: tuple[Input, ...]


def read_files(paths: tuple[Path, ...]) -> ReadFiles:
    """Reads files and all they include, in the order given; a file included twice is read once."""
    draft = Draft()
    inputs: list[Input] = []
    seen: set[Path] = set()
    for path in paths:
        _read_file(path, str(path), path.parent, draft, inputs, seen)
    return ReadFiles(draft, tuple(inputs))


def _read_file(path: Path, shown: str, root: Path, draft: Draft, inputs: list[Input], seen: set[Path]) -> None:
    try:
        resolved = path.resolve()
    except (OSError, RuntimeError) as error:
        draft.problems.append(Diagnostic("E101", Position(shown), f"cannot follow `{shown}`: {error}"))
        return
    if resolved in seen or len(seen) >= MAX_FILES:
        return
    seen.add(resolved)
    document, content = read(path, shown)
    inputs.append(Input(str(path), hashlib.sha256(content).hexdigest()))
    draft.problems.extend(document.problems)
    if document.value is None:
        return
    file = _shape(document, draft)
    if file is None:
        return
    draft.add(file, document)
    for i, name in enumerate(file.include):
        target = path.parent / name
        inside = (path.parent.resolve() / name).resolve().is_relative_to(root.resolve())
        if Path(name).is_absolute() or not inside:
            message = f"`{name}` lies outside the folder of the file that includes it"
            draft.problems.append(document.diagnostic("E107", ("include", i), message, "move the file inside", name))
            continue
        _read_file(target, str(Path(shown).parent / name), root, draft, inputs, seen)


def _shape(document: Document, draft: Draft) -> FileShape | None:
    """The file's shape, or None after adding what does not fit. Parts that do not fit are dropped and the rest kept."""
    if not isinstance(document.value, dict):
        draft.problems.append(document.diagnostic("E110", (), "a lineage file must be a mapping of sections"))
        return None
    value = document.value
    for section in [key for key, part in value.items() if part is None]:
        value = {key: part for key, part in value.items() if key != section}
    for _ in range(2):
        try:
            return FileShape.model_validate(value)
        except ValidationError as error:
            bad = []
            for problem in error.errors(include_url=False):
                keys = tuple(part for part in problem["loc"] if part != "[key]")
                bad.append(keys[:2])
                draft.broken.add(str(keys[1]) if len(keys) > 1 else "")
                draft.problems.append(_diagnostic(document, keys, problem))
            value = _without(value, bad)
    return None


def _without(value: dict, bad: list[tuple[Key, ...]]) -> dict:
    """The value without the records that do not fit, so that the rest can still be checked."""
    kept: dict = {}
    for section, part in value.items():
        if (section,) in bad:
            continue
        dropped = [keys[1] for keys in bad if len(keys) == 2 and keys[0] == section]
        if isinstance(part, dict):
            part = {key: item for key, item in part.items() if key not in dropped}
        elif isinstance(part, list):
            part = [item for i, item in enumerate(part) if i not in dropped]
        kept[section] = part
    return kept


def _diagnostic(document: Document, keys: tuple[Key, ...], problem: dict) -> Diagnostic:
    """One pydantic error as a diagnostic in our words."""
    kind, context = problem["type"], problem.get("ctx", {})
    last = str(keys[-1]) if keys else ""
    if kind == "extra_forbidden":
        near = difflib.get_close_matches(last, _known_keys(keys), 1)
        return document.diagnostic(
            "E111", keys, f"unknown key `{last}`", f"did you mean `{near[0]}`?" if near else "", last
        )
    if kind == "missing":
        return document.diagnostic(
            "E112", keys[:-1], f"`{last}` is missing", "add it", str(keys[-2]) if keys[1:] else ""
        )
    if kind == "value_error":
        message = str(context.get("error", problem["msg"]))
    else:
        message = f"`{last}`: {problem['msg'][0].lower()}{problem['msg'][1:]}"
    word = str(problem["input"]) if isinstance(problem.get("input"), str) else ""
    return document.diagnostic("E113", keys, message, "", word[:60])


def _known_keys(keys: tuple[Key, ...]) -> list[str]:
    """The keys that may stand where an unknown one stands."""
    shape: object = FileShape
    for key in keys[:-1]:
        shape = _inner(shape, key)
    fields = getattr(shape, "model_fields", {})
    return [field.alias or name for name, field in fields.items()]


def _inner(shape: object, key: Key) -> object:
    """The pydantic model below a key of a model: follows containers down to the model inside."""
    fields = getattr(shape, "model_fields", None)
    inner: object = fields[key].annotation if fields and key in fields else shape
    while not hasattr(inner, "model_fields") and getattr(inner, "__args__", ()):
        models = [arg for arg in inner.__args__ if hasattr(arg, "model_fields") or getattr(arg, "__args__", ())]
        if not models:
            return object
        inner = models[-1]
    return inner
