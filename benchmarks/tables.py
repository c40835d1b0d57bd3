"""What a part of the suite finds: tables of figures, kept as they were measured and written out by `report`."""

from typing import Any, NamedTuple

__all__ = ["Table"]


class Table(NamedTuple):
    """A table: its title, what it shows and against what, its columns with the unit of each, and its rows.

    Units are `text`, `ms`, `s`, `MB`, `ratio` and `count`; None is a figure that was not measured.
    """

    title: str
    says: str
    columns: tuple[tuple[str, str], ...]
    rows: tuple[tuple[Any, ...], ...]
