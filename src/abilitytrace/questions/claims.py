"""The claims, strongest first, with how many there are of each graded level."""

from typing import NamedTuple

from abilitytrace.lineage import Lineage, Named
from abilitytrace.questions.listing import Filter, listing
from abilitytrace.questions.rows import ClaimRow, strongest
from abilitytrace.vocabulary import GRADED

__all__ = ["Claims", "LevelCount", "claims"]


class LevelCount(NamedTuple):
    """How many of the claims shown are of a graded level."""

    level: str
    claims: int


class Claims(NamedTuple):
    """The answer to `claims`: the claims that pass a filter, strongest first, and their levels in the same order.

    `contested` and `ahead` count those that evidence speaks against, and those stated with more confidence than it
    carries. `total` counts all claims before filtering.
    """

    total: int
    levels: tuple[LevelCount, ...]
    contested: int
    ahead: int
    claims: tuple[ClaimRow, ...]
    about: Named | None
    source: Named | None
    filter: Filter
    as_of: str


_ALL = Filter()


def claims(lineage: Lineage, chosen: Filter = _ALL) -> Claims:
    """The claims that pass a filter. Raises UnknownName or WrongKind for its names."""
    found = listing(lineage, "claim", chosen)
    # by id first: equals stand in the same order whatever the order of the files
    rows = strongest(sorted((row for row in found.rows if isinstance(row, ClaimRow)), key=lambda row: row.id))
    levels = [row.confidence.level for row in rows]
    return Claims(
        total=found.total,
        levels=tuple(LevelCount(level, levels.count(level)) for level in reversed(GRADED) if level in levels),
        contested=sum(row.confidence.is_contested for row in rows),
        ahead=sum(row.confidence.standing == "ahead" for row in rows),
        claims=rows,
        about=found.about,
        source=found.source,
        filter=chosen,
        as_of=lineage.as_of,
    )
