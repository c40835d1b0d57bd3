"""Files → draft: follows includes, checks shapes, collects every problem. Nothing is checked across records here."""

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple, get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from abilitytrace.diagnostics import Diagnostic, Position
from abilitytrace.reading.content import read_bytes
from abilitytrace.reading.draft import Draft
from abilitytrace.reading.lines import SUFFIX, documents, exactly
from abilitytrace.reading.nodes import MAX_PROBLEMS, Document, Key, Value, read
from abilitytrace.reading.shape import MAX_ID, FileShape, not_an_id

__all__ = ["Input", "ReadFiles", "read_files", "shaped"]

MAX_FILES = 1000
# values of all files together: a node of YAML takes about a kilobyte while it is read
MAX_VALUES = 2_000_000

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


class _Waiting(NamedTuple):
    """A file to be read: its path, the name it is shown by, and the files that led to it, outermost first."""

    path: Path
    shown: str
    chain: tuple[Path, ...] = ()


def read_files(paths: tuple[Path, ...]) -> ReadFiles:
    """Reads files and all they include, each before the next in its list; a file included twice is read once."""
    draft = Draft()
    inputs: list[Input] = []
    seen: set[Path] = set()
    values = 0
    # next one last
    waiting = [_Waiting(path, str(path)) for path in reversed(paths)]
    while waiting:
        path, shown, chain = waiting.pop()
        resolved = _resolved(path)
        if isinstance(resolved, str):
            draft.problems.append(Diagnostic("E101", Position(shown), f"cannot follow `{shown}`: {resolved}"))
            continue
        if resolved in seen:
            continue
        if len(seen) == MAX_FILES or values > MAX_VALUES:
            message = f"more than {MAX_FILES} files" if len(seen) == MAX_FILES else f"more than {MAX_VALUES:,} values"
            draft.problems.append(Diagnostic("E108", Position(shown), message, "leave out what is not needed"))
            break
        seen.add(resolved)
        found, content = _documents(path, shown)
        inputs.append(Input(str(path), hashlib.sha256(content).hexdigest()))
        chain = (*chain, resolved)
        names: list[str] = []
        for document in found:
            draft.problems.extend(document.problems)
            values += len(document.places)
            names += _add(document, draft, path, chain)
        waiting += [_Waiting(path.parent / name, str(Path(shown).parent / name), chain) for name in reversed(names)]
    return ReadFiles(draft, tuple(inputs))


def _documents(path: Path, shown: str) -> tuple[Iterable[Document], bytes]:
    """What a file holds, and its bytes: one document, or in JSON Lines one for each line."""
    if path.suffix.lower() != SUFFIX:
        document, content = read(path, shown)
        return (document,), content
    lines = read_bytes(path, shown)
    if isinstance(lines, bytes):
        return documents(lines, shown), lines
    if "larger" in lines.message:
        lines = lines._replace(help=f"make a store of it: abilitytrace import jsonl {shown} -o lineage.store")
    return (Document(shown, None, {}, [], [lines]),), b""


def _resolved(path: Path) -> Path | str:
    """Where a path leads, or why it leads nowhere."""
    try:
        return path.resolve()
    except (OSError, RuntimeError, ValueError) as error:
        return str(error)


def _add(document: Document, draft: Draft, path: Path, chain: tuple[Path, ...]) -> list[str]:
    """Adds one file's records to the draft. Returns the names of the files it includes, those that may be read."""
    file = shaped(document, draft) if document.value is not None else None
    if file is None:
        return []
    draft.add(file, document)
    if len(file.include) > MAX_FILES:
        message = f"more than {MAX_FILES} files"
        draft.problems.append(document.diagnostic("E108", ("include",), message, "put small files together"))
        return []
    names = []
    folder = _resolved(path.parent)
    for i, name in enumerate(file.include):
        target = _resolved(path.parent / name)
        if Path(name).is_absolute() or (isinstance(target, Path) and not target.is_relative_to(folder)):
            message = f"`{name}` lies outside the folder of the file that includes it"
            problem = document.diagnostic("E107", ("include", i), message, "move the file inside", name)
            draft.problems.append(problem)
        elif target in chain:
            ring = [*chain[chain.index(target) :], target] if isinstance(target, Path) else []
            message = f"the files include each other: {' → '.join(file.name for file in ring)}"
            help_ = "take the file out of this `include`: what stands in it is read anyway"
            draft.problems.append(document.diagnostic("E109", ("include", i), message, help_, name))
        else:
            names.append(name)
    return names


def shaped(document: Document, draft: Draft) -> FileShape | None:
    """The file's shape, or None after adding what does not fit. Parts that do not fit are dropped and the rest kept."""
    if not document.exact:
        try:
            return FileShape.model_validate(document.value)
        except ValidationError:
            document = exactly(document)
    if not isinstance(document.value, dict):
        help_ = "begin with a section, such as `models:`; `abilitytrace init` writes an example"
        draft.problems.append(document.diagnostic("E110", (), "a lineage file must be a mapping of sections", help_))
        return None
    return _fitting(document, draft, {section: part for section, part in document.value.items() if part is not None})


def _fitting(document: Document, draft: Draft, value: dict[str, Value]) -> FileShape | None:
    """The shape of those parts of a value that fit, after adding what is wrong with the others."""
    for _ in range(2):
        try:
            return FileShape.model_validate(value)
        except ValidationError as error:
            bad: set[tuple[Key, ...]] = set()
            told = {problem.where for problem in document.problems}
            for i, problem in enumerate(error.errors(include_url=False)):
                keys = tuple(part for part in problem["loc"] if part != "[key]")
                bad.add(keys[:2])
                draft.broken.add(str(keys[1]) if len(keys) > 1 else "")
                # what could not be read is missing, which needs no second complaint
                if i < MAX_PROBLEMS and document.place(keys) not in told:
                    draft.problems.append(_diagnostic(document, keys, problem))
            if (more := error.error_count() - MAX_PROBLEMS) > 0:
                message = f"{more:,} more problem{'' if more == 1 else 's'} of this kind in this file"
                draft.problems.append(Diagnostic("E113", Position(document.path), message, "mend these first"))
            value = _without(value, bad)
    return None


def _without(value: dict[str, Value], bad: set[tuple[Key, ...]]) -> dict[str, Value]:
    """The value without the records that do not fit, so that the rest can still be checked."""
    kept: dict[str, Value] = {}
    for section, part in value.items():
        if (section,) in bad:
            continue
        if isinstance(part, dict):
            kept[section] = {key: item for key, item in part.items() if (section, key) not in bad}
        elif isinstance(part, list):
            kept[section] = [item for i, item in enumerate(part) if (section, i) not in bad]
        else:
            kept[section] = part
    return kept


def _diagnostic(document: Document, keys: tuple[Key, ...], problem: ErrorDetails) -> Diagnostic:
    """One pydantic error as a diagnostic in our words."""
    kind, context = problem["type"], problem.get("ctx", {})
    last = str(keys[-1]) if keys else ""
    if kind == "extra_forbidden":
        help_ = _did_you_mean(last, _known_keys(keys)) or f"known here: {', '.join(_known_keys(keys))}"
        return document.diagnostic("E111", keys, f"unknown key `{last}`", help_, last)
    if kind == "missing":
        return document.diagnostic(
            "E112", keys[:-1], f"`{last}` is missing", "add it", str(keys[-2]) if keys[1:] else ""
        )
    word = str(problem["input"]) if isinstance(problem.get("input"), str) else ""
    if kind == "value_error":
        message, help_ = str(context.get("error", problem["msg"])), ""
    elif kind == "not_a_word":
        words = context["words"]
        message, help_ = problem["msg"], _did_you_mean(word, words)
    elif kind == "string_pattern_mismatch" or (kind == "string_too_long" and context["max_length"] == MAX_ID):
        # patterns are those of ids
        message, help_ = _meant(*not_an_id(word))
    elif kind == "not_written_so":
        message, help_ = _meant(problem["msg"], context["meant"])
    else:
        said = _EXPECTED[kind].format_map(context) if kind in _EXPECTED else problem["msg"]
        named = next((key for key in reversed(keys) if isinstance(key, str)), last)
        message, help_ = f"`{named}`: {said}", f"write [{word}]" if kind == "list_type" and _is_bare(word) else ""
    return document.diagnostic("E113", keys, message, help_, word[:60])


def _meant(message: str, meant: str) -> tuple[str, str]:
    return message, f"did you mean `{meant}`?" if meant else ""


def _is_bare(word: str) -> bool:
    """Whether a text can stand in a list of YAML without quotes."""
    return bool(word) and word.isascii() and all(c.isalnum() or c in "-._" for c in word)


def _did_you_mean(word: str, known: Iterable[str]) -> str:
    from abilitytrace.reading.nearest import did_you_mean

    return did_you_mean(word, known)


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
