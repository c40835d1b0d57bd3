"""The settings that hold, as plain data: the answer of `config`."""

from typing import NamedTuple

__all__ = ["Config", "Setting"]


class Setting(NamedTuple):
    """One setting: its values (paths for `graph`, else one word) and where they come from.

    `origin` is `flag`, `environment`, `file`, `locale` or `default`; `named` is the variable or the path of the file.
    """

    key: str
    values: tuple[str, ...]
    origin: str
    named: str


class Config(NamedTuple):
    """All settings, and the settings files that were read, the one that counts most first."""

    settings: tuple[Setting, ...]
    files: tuple[str, ...]
