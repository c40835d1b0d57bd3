"""The prompt of `ask`: lines with editing, a history that is kept, and names completed with Tab."""

import contextlib
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType

__all__ = ["history_file", "questions"]

_KEPT = 1000


def history_file() -> Path:
    """Where the questions of earlier times are kept: in the user's state folder."""
    if sys.platform not in ("win32", "darwin") and (given := os.environ.get("XDG_STATE_HOME")):
        return Path(given) / "abilitytrace" / "questions"
    from platformdirs import user_state_path

    return user_state_path("abilitytrace") / "questions"


def questions(prompt: str, names: Sequence[str]) -> Iterator[str]:
    """What is typed line by line, until an empty line, the end of input or an interrupt."""
    readline = _readline(names)
    try:
        while True:
            try:
                text = input(prompt).strip()
            except (EOFError, KeyboardInterrupt):
                # the next prompt of the shell begins on a line of its own
                sys.stdout.write("\n")
                return
            if not text:
                return
            yield text
    finally:
        if readline is not None:
            _keep(readline)


def _readline(names: Sequence[str]) -> ModuleType | None:
    """Line editing where the platform has it, with the history of earlier times and completion of names."""
    try:
        import readline
    except ImportError:
        return None
    with contextlib.suppress(OSError):
        readline.read_history_file(history_file())
    readline.set_completer(_completer(names, readline))
    # names have hyphens and points in them
    readline.set_completer_delims(" \t\n?!,;:，。？！")
    readline.parse_and_bind("bind ^I rl_complete" if "libedit" in (readline.__doc__ or "") else "tab: complete")
    return readline


class _completer:  # noqa: N801 - called like a function
    """What readline asks for the completions of a word: the n-th one, None after the last."""

    def __init__(self, names: Sequence[str], readline: ModuleType) -> None:
        self._names, self._readline = names, readline
        self._found: list[str] = []

    def __call__(self, text: str, state: int) -> str | None:
        if not state:
            begun = text.casefold()
            self._found = sorted({name for name in self._names if begun and name.casefold().startswith(begun)})
        return self._found[state] if state < len(self._found) else None


def _keep(readline: ModuleType) -> None:
    """Writes the history; a folder that cannot be written to loses it without a word."""
    with contextlib.suppress(OSError):
        path = history_file()
        path.parent.mkdir(parents=True, exist_ok=True)
        readline.set_history_length(_KEPT)
        part = path.with_name(f"{path.name}.{os.getpid()}")
        readline.write_history_file(part)
        part.chmod(0o600)
        part.replace(path)
