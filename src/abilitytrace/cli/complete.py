"""Completion of names in the shell: reads the compiled built-in lineage, and stays silent on any trouble."""

from collections.abc import Callable
from contextlib import closing

__all__ = ["complete", "keep_help_as_it_is"]


def complete(*kinds: str) -> Callable[[str], list[tuple[str, str]]]:
    """A completer for the ids of some kinds, each with its name as help."""

    def completer(incomplete: str) -> list[tuple[str, str]]:
        try:
            from abilitytrace.builtin import builtin_lineage
            from abilitytrace.lineage import Lineage
            from abilitytrace.store.cache import open_store

            with closing(Lineage(open_store((builtin_lineage(),)))) as lineage:
                matches = lineage.names(kinds)
            names = {match.id: match.name for match in matches if match.rank == 1}
            ids = [match.id for match in matches if match.rank == 0]
        except Exception:  # noqa: BLE001 (a completion that fails must not disturb the line being typed)
            return []
        return [(identifier, names.get(identifier, "")) for identifier in ids if identifier.startswith(incomplete)]

    return completer


def keep_help_as_it_is() -> None:
    """Has Typer show the help beside a completion as it is: read as Rich's markup, a name in brackets would vanish.

    Reading it also loads all of Rich, at every press of the key.
    """
    from typer import _completion_classes

    # Typer has no option for it
    if hasattr(_completion_classes, "_sanitize_help_text"):
        setattr(_completion_classes, "_sanitize_help_text", str)  # noqa: B010 (its type is narrower than what it needs)
