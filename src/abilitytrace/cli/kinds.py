"""The kinds of records as people name them on the command line, and the flag that prints ids alone."""

from abilitytrace.cli.session import Session
from abilitytrace.names import fold
from abilitytrace.render.phrases import LABELS
from abilitytrace.vocabulary import SECTIONS

__all__ = ["check_quiet", "complete_kind", "kind_of"]


def complete_kind(incomplete: str) -> list[str]:
    """The kinds that begin so, for the shell."""
    return [section for section in SECTIONS if section.startswith(incomplete)]


def kind_of(session: Session, name: str) -> str:
    """The kind that a word means: singular, plural or Chinese; empty for no word. Ends the run for any other word."""
    if not name:
        return ""
    known = {fold(word): kind for section, kind in SECTIONS.items() for word in (section, kind)}
    known |= {fold(labels[1]): kind for kind, labels in LABELS["kind"].items()}
    if fold(name) not in known:
        session.usage(f"`{name}` is not a kind of record: {', '.join(SECTIONS)}")
    return known[fold(name)]


def check_quiet(session: Session, *, quiet: bool) -> None:
    """Ends the run when ids alone and another format are both asked for."""
    if quiet and session.format not in ("text", "plain"):
        session.usage(f"--quiet prints ids only: it does not go with --format {session.format}")
