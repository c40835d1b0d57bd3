"""Why a selector chose a record."""

from typing import NamedTuple

from abilitytrace.lineage import Named

__all__ = ["Reason"]


class Reason(NamedTuple):
    """Why a record was selected: the condition as written, and how it holds.

    `how` is `itself`, `ancestor` or `descendant` (`hops` steps from `of`), `before-descendant` (an ancestor of a
    descendant), or the method with what joins the record to it, such as `method-uses`; `detail` is the record's own
    date, level or name that counted.
    """

    term: str
    how: str
    of: Named | None = None
    hops: int = 0
    detail: str = ""
