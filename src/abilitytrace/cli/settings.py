"""Settings: what options are when neither the command line nor the environment says it.

    flag > environment > abilitytrace.toml or [tool.abilitytrace] of pyproject.toml, nearest upward > user's file > default

On the way of every command: this module only looks for files, upward from the working folder, and reads none.
"""

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from abilitytrace.cli.settings_file import Settings

__all__ = ["FILE", "find_settings"]

FILE, _PROJECT = "abilitytrace.toml", "pyproject.toml"


def find_settings() -> "tuple[Settings, ...]":
    """The settings files that count, the nearest first: the project's and the user's, where there are any.

    ABILITYTRACE_CONFIG names one file in place of both, or none when it is empty. Raises BadLineage for a file that
    cannot be used.
    """
    chosen = os.environ.get("ABILITYTRACE_CONFIG")
    if chosen is not None:
        return (_read(chosen),) if chosen and chosen != os.devnull else ()
    found = []
    for path in _candidates():
        if settings := _project(path):
            found.append(settings)
            break
    user = os.path.join(_user_folder(), FILE)
    if os.path.exists(user):
        found.append(_read(user))
    return tuple(found)


def _read(path: str) -> "Settings":
    from abilitytrace.cli.settings_file import read_settings

    return read_settings(path)


def _project(path: str) -> "Settings | None":
    from abilitytrace.cli.settings_file import project_settings

    return project_settings(path)


def _candidates() -> Iterator[str]:
    """The files that may hold the project's settings, from the working folder upward."""
    try:
        folder = os.getcwd()
    except OSError:
        # the working folder is gone
        return
    while True:
        for name in (FILE, _PROJECT):
            path = os.path.join(folder, name)
            if os.path.isfile(path):
                yield path
        above = os.path.dirname(folder)
        if above == folder:
            return
        folder = above


def _user_folder() -> str:
    """The user's folder for settings."""
    if os.name == "posix" and os.uname().sysname != "Darwin":
        # the XDG rule is one line, and platformdirs is not; see store.cache
        base = os.environ.get("XDG_CONFIG_HOME", "")
        home = os.environ.get("HOME", "")
        return os.path.join(base if base.startswith("/") else os.path.join(home, ".config"), "abilitytrace")
    from platformdirs import user_config_dir

    return user_config_dir("abilitytrace", appauthor=False)
