"""Files → draft: follows includes, checks shapes, collects every problem. Nothing is checked across records here."""

import difflib
import hashlib
from pathlib import Path
from typing import NamedTuple, get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from abilitytrace.diagnostics import Diagnostic, Position
from abilitytrace.reading.draft import Draft
from abilitytrace.reading.nodes import Document, Key, Value, read
from abilitytrace.reading.shape import FileShape

__all__ = ["Input", "ReadFiles", "read_files"]

MAX_FILES = 1000

# pydantic's error types in our words
_EXPECTED = {
    "dict_type": "expected a mapping",
    "model_type": "expected a mapping",
    "model_attributes_type": "expected a mapping",
    "list_type": "expected a list",
    "string_type": "expected text",
    "string_too_long": "too long: a text may have {max_length} characters",
    "string_too_short": "must not be empty",
    "bool_type": "expected `true` or `false`",
    "bool_parsing": "expected `true` or `false`",
    "float_type": "expected a number",
    "float_parsing": "expected a number",
    "finite_number": "expected a number",
    "int_type": "expected a whole number",
    "int_parsing": "expected a whole number",
    "int_from_float": "expected a whole number",
    "greater_than": "must be more than {gt:g}",
    "greater_than_equal": "must be {ge:g} or more",
    "literal_error": "expected {expected}",
}


class Input(NamedTuple):
    """One file that was read: its path and the SHA-256 of its bytes."""

    path: str
    sha256: str


class ReadFiles(NamedTuple):
    """The draft and what it was read from, in the order of reading."""

    draft: Draft
    inputs: tuple[Input, ...]


def read_files(paths: tuple[Path, ...]) -> ReadFiles:
    """Reads files and all they include, each before the next in its list; a file included twice is read once."""
    draft = Draft()
    inputs: list[Input] = []
    seen: set[Path] = set()
    # (path, the name it is shown by, the folder that includes must not leave), next one last
    waiting = [(path, str(path), path.parent) for path in reversed(paths)]
    while waiting:
        path, shown, root = waiting.pop()
        try:
            resolved = path.resolve()
        except (OSError, RuntimeError, ValueError) as error:
            draft.problems.append(Diagnostic("E101", Position(shown), f"cannot follow `{shown}`: {error}"))
            continue
        if resolved in seen:
            continue
        if len(seen) == MAX_FILES:
            message = f"more than {MAX_FILES} files"
            draft.problems.append(Diagnostic("E108", Position(shown), message, "put small files together"))
            break
        seen.add(resolved)
        document, content = read(path, shown)
        inputs.append(Input(str(path), hashlib.sha256(content).hexdigest()))
        draft.problems.extend(document.problems)
        names = _add(document, draft, path, root)
        waiting += [(path.parent / name, str(Path(shown).parent / name), root) for name in reversed(names)]
    return ReadFiles(draft, tuple(inputs))


def _add(document: Document, draft: Draft, path: Path, root: Path) -> list[str]:
    """Adds one file's records to the draft. Returns the names of the files it includes, those that may be read."""
    file = _shape(document, draft) if document.value is not None else None
    if file is None:
        return []
    draft.add(file, document)
    names = []
    for i, name in enumerate(file.include):
        if not Path(name).is_absolute() and _is_inside(path.parent / name, root):
            names.append(name)
            continue
        message = f"`{name}` lies outside the folder of the file that includes it"
        draft.problems.append(document.diagnostic("E107", ("include", i), message, "move the file inside", name))
    return names


def _is_inside(target: Path, root: Path) -> bool:
    """Whether a path leads into a folder; one that leads nowhere is for reading it to report."""
    try:
        return target.resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError, ValueError):
        return True


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


def _without(value: dict[str, Value], bad: list[tuple[Key, ...]]) -> dict[str, Value]:
    """The value without the records that do not fit, so that the rest can still be checked."""
    kept: dict[str, Value] = {}
    for section, part in value.items():
        if (section,) in bad:
            continue
        dropped = [keys[1] for keys in bad if len(keys) == 2 and keys[0] == section]
        if isinstance(part, dict):
            kept[section] = {key: item for key, item in part.items() if key not in dropped}
        elif isinstance(part, list):
            kept[section] = [item for i, item in enumerate(part) if i not in dropped]
        else:
            kept[section] = part
    return kept


def _diagnostic(document: Document, keys: tuple[Key, ...], problem: ErrorDetails) -> Diagnostic:
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
        said = _EXPECTED[kind].format_map(context) if kind in _EXPECTED else problem["msg"]
        named = next((key for key in reversed(keys) if isinstance(key, str)), last)
        message = f"`{named}`: {said}"
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
    while not hasattr(inner, "model_fields") and get_args(inner):
        models = [arg for arg in get_args(inner) if hasattr(arg, "model_fields") or get_args(arg)]
        if not models:
            return object
        inner = models[-1]
    return inner
