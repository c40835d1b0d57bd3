"""Files of single items that scores name: found beside the lineage files, read when a question asks for them."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from abilitytrace.cli.session import Session
from abilitytrace.records import Score

if TYPE_CHECKING:
    from abilitytrace.importing.formats.items import Items, Unread

__all__ = ["Cluster", "ItemFiles"]

Cluster = Annotated[
    str, typer.Option("--cluster", metavar="FIELD", help="What items share in their documents, such as passage.")
]
# fields of a document that a message names
_FIELDS = 8


class ItemFiles:
    """Reads the items that a score names, grouped by a field of their documents if one is given."""

    def __init__(self, session: Session, cluster: str) -> None:
        self._session, self._cluster = session, cluster
        self._folders = tuple(dict.fromkeys(path.resolve().parent for path in session.files))
        self._read: list[Path] = []
        self._is_grouped = False

    def __call__(self, score: Score) -> "Items | Unread":
        """The items of a score, or why there are none."""
        from abilitytrace.importing.formats.items import Unread, locate, read_items

        path = locate(score.items, self._folders)
        if isinstance(path, Unread):
            return path
        found = read_items(path, score.metric, score.filter, self._cluster)
        if not isinstance(found, Unread):
            self._read.append(path)
            self._is_grouped = self._is_grouped or any(item.cluster for item in found.items)
        return found

    def require_groups(self) -> None:
        """Ends the run for wrong usage where a field was asked for that no document has: a misspelt one went unnoticed."""
        if not self._cluster or self._is_grouped:
            return
        message = f"--cluster {self._cluster}: "
        if not self._read:
            self._session.usage(f"{message}none of the scores compared names a file of single items")
        fields = _fields_of(self._read)
        known = f"they have {', '.join(fields[:_FIELDS])}" if fields else "they hold no documents"
        self._session.usage(f"{message}no item of the files compared has such a field in its document; {known}")


def _fields_of(paths: Iterable[Path]) -> list[str]:
    """The fields of the documents in the first lines of some files, each once."""
    from abilitytrace.importing.files import json_value, lines
    from abilitytrace.importing.found import Skipped

    found: dict[str, None] = {}
    for path in dict.fromkeys(paths):
        _, line = next(iter(lines(path)), (0, ""))
        row = json_value(line) if isinstance(line, str) else line
        document = row.value.get("doc") if not isinstance(row, Skipped) and isinstance(row.value, dict) else None
        found |= dict.fromkeys(map(str, document)) if isinstance(document, dict) else {}
    return list(found)
