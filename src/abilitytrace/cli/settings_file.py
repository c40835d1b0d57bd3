"""One settings file: what it says, or every problem in it with its place. Loaded only where there is such a file."""

import json
import os
import stat
from typing import Any, NamedTuple

from abilitytrace.diagnostics import BadLineage, Diagnostic, Position

__all__ = ["KEYS", "WORDS", "Settings", "project_settings", "read_settings"]

_MAX_BYTES = 1024 * 1024

# the words that a setting may be
WORDS = {"lang": ("en", "zh"), "format": ("text", "json", "md", "plain"), "color": ("auto", "always", "never")}
KEYS = ("graph", "builtin", *WORDS)


def _is_project(path: str) -> bool:
    """Whether a file holds more than our settings, which then stand in a table of their own."""
    return os.path.basename(path) == "pyproject.toml"


class Settings(NamedTuple):
    """What one settings file says: key → value, with paths in `graph` made relative to the working folder or absolute."""

    path: str
    values: dict[str, Any]


def project_settings(path: str) -> Settings | None:
    """A project's settings; None for a pyproject.toml that has nothing to say to us."""
    if not _is_project(path):
        return read_settings(path)
    content = _content(path)
    return _parsed(path, content) if _mentions_us(content) else None


def _mentions_us(content: bytes) -> bool:
    """Whether a pyproject.toml may have a table of ours; most have none, and reading TOML takes time."""
    bare = content.replace(b" ", b"").replace(b"\t", b"").replace(b'"', b"").replace(b"'", b"")
    return b"tool.abilitytrace" in bare or (b"[tool]" in bare and b"abilitytrace" in bare)


def read_settings(path: str) -> Settings:
    """The settings in one file. Raises BadLineage with every problem in it."""
    return _parsed(path, _content(path))


def _content(path: str) -> bytes:
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with open(descriptor, "rb") as file:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise _refused(path, f"`{path}` is not a regular file", "give the path of a TOML file")
            content = file.read(_MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise _refused(path, f"cannot read the settings `{path}`: {reason}", "check the path") from None
    if len(content) > _MAX_BYTES:
        raise _refused(path, f"`{path}` is larger than {_MAX_BYTES // 2**20} MiB", "settings take a few lines")
    return content


def _refused(path: str, message: str, help_: str, line: int = 0, column: int = 0, text: str = "") -> BadLineage:
    return BadLineage((Diagnostic("E601", Position(path, line, column), message, help_, text),))


def _parsed(path: str, content: bytes) -> Settings:
    import tomllib

    try:
        text = content.decode("utf-8-sig")
        table: Any = tomllib.loads(text)
    except UnicodeDecodeError as error:
        raise _refused(path, f"`{path}` is not UTF-8 text (byte {error.start})", "save it as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise _bad_toml(path, text, str(error)) from None
    except (RecursionError, ValueError):
        raise _refused(path, "not valid TOML: nested too deeply, or a number too long", "flatten it") from None
    if _is_project(path):
        tool = table.get("tool")
        table = tool.get("abilitytrace", {}) if isinstance(tool, dict) else {}
    if problems := _problems(path, text, table):
        raise BadLineage(tuple(sorted(problems, key=lambda problem: problem.where)))
    values = dict(table)
    if "graph" in values:
        folder = os.path.dirname(path)
        values["graph"] = [os.path.join(folder, os.path.expanduser(name)) for name in values["graph"]]
    return Settings(path, values)


def _bad_toml(path: str, text: str, said: str) -> BadLineage:
    """A syntax error as a diagnostic at its place, which tomllib tells in words: `… (at line 3, column 5)`."""
    message, _, place = said.partition(" (at ")
    numbers = [int(word) for word in place.strip(")").replace(",", "").split() if word.isdecimal()]
    lines = text.splitlines()
    # `at end of document` where there are none
    line, column = numbers if len(numbers) == 2 else (len(lines), len(lines[-1]) + 1)
    shown = lines[line - 1] if line <= len(lines) else ""
    message = f"not valid TOML: {message[:1].lower()}{message[1:]}"
    return _refused(path, message, "strings need quotes, lists brackets", line, column, shown)


def _problems(path: str, text: str, table: Any) -> list[Diagnostic]:
    """E602 for every key that is no setting, E603 for every value that does not fit its key."""
    if not isinstance(table, dict):
        return [
            Diagnostic("E603", Position(path), "`tool.abilitytrace` must be a table", "write `[tool.abilitytrace]`")
        ]
    problems = []
    for key, value in table.items():
        where, line = _place(path, text, key)
        if key not in KEYS:
            from abilitytrace.reading.nearest import did_you_mean

            help_ = did_you_mean(key, KEYS) or f"the settings are {', '.join(KEYS)}"
            problems.append(Diagnostic("E602", where, f"unknown setting `{key}`", help_, line, max(len(key), 1)))
        elif (expected := _expected(key, value)) is not None:
            found = f"found {value!r}"[:200]
            # JSON's strings are TOML's too
            help_ = f"write {key} = [{json.dumps(value)}]" if key == "graph" and isinstance(value, str) else found
            problems.append(Diagnostic("E603", where, f"`{key}`: expected {expected}", help_, line))
    return problems


def _expected(key: str, value: Any) -> str | None:
    """What a setting should have been; None when it is."""
    if key == "graph":
        fits = isinstance(value, list) and all(isinstance(name, str) and name and "\0" not in name for name in value)
        return None if fits else "a list of paths"
    if key == "builtin":
        return None if isinstance(value, bool) else "`true` or `false`"
    return None if value in WORDS[key] else f"one of {', '.join(WORDS[key])}"


def _place(path: str, text: str, key: str) -> tuple[Position, str]:
    """Where a key is set, as tomllib does not tell; and the line. Inside our own table of a pyproject.toml."""
    inside = not _is_project(path)
    for number, line in enumerate(text.splitlines(), 1):
        bare = line.replace(" ", "").replace('"', "").replace("'", "")
        if bare.startswith("["):
            inside = inside and not _is_project(path)
            inside = inside or bare.startswith("[tool.abilitytrace]")
            if bare.startswith((f"[{key}", f"[tool.abilitytrace.{key}", f"[[{key}", f"[[tool.abilitytrace.{key}")):
                return Position(path, number, line.find(key) + 1), line
        elif inside and bare.startswith((f"{key}=", f"{key}.")):
            return Position(path, number, line.find(key) + 1), line
    return Position(path), ""
