"""All records of one kind, a line each, and which kinds there are."""

from typing import TYPE_CHECKING, NamedTuple

from abilitytrace.grading import at_least
from abilitytrace.lineage import Lineage, Named
from abilitytrace.questions.rows import ROWS, ClaimRow, Row, claims_about, claims_resting_on, named_row
from abilitytrace.records import Record, Thing
from abilitytrace.vocabulary import SECTIONS

if TYPE_CHECKING:
    # selectors are loaded by the runs that have any
    from abilitytrace.questions.selection import Chosen
from abilitytrace.questions.reason import Reason

__all__ = [
    "SPEAKING",
    "Filter",
    "KindCount",
    "Kinds",
    "Listing",
    "kinds",
    "listing",
    "selected",
]

# the kinds whose records speak of others, so that `about` can choose among them
SPEAKING = ("claim", "question", "event", "term")


class KindCount(NamedTuple):
    """How many records of a kind there are."""

    kind: str
    records: int


class Kinds(NamedTuple):
    """The kinds that have records, in the order of the file format."""

    kinds: tuple[KindCount, ...]
    as_of: str


class Filter(NamedTuple):
    """Which records to list. `about` holds for the kinds of SPEAKING, the rest for claims.

    `min_confidence` is a graded level that claims must reach; disputed and refuted ones reach none, but stay with
    `contested`, which keeps what evidence speaks against. `claim_kind` is one of CLAIM_KINDS, `ahead` keeps what is
    stated with more confidence than the evidence carries, `source` what rests on a source.
    """

    about: str = ""
    contested: bool = False
    min_confidence: str = ""
    claim_kind: str = ""
    ahead: bool = False
    source: str = ""


_EVERYTHING = Filter()


class Listing(NamedTuple):
    """The answer to `list KIND`: rows in the order of the files; `total` counts the kind before filtering.

    `selectors` are those that chose among the records, as written; `reasons` say for each row why, where that was asked.
    """

    kind: str
    total: int
    rows: tuple[Row, ...]
    about: Named | None
    filter: Filter
    as_of: str
    source: Named | None = None
    selectors: tuple[str, ...] = ()
    reasons: dict[str, tuple[Reason, ...]] | None = None


def kinds(lineage: Lineage) -> Kinds:
    """How many records of each kind there are."""
    counts = lineage.counts()
    return Kinds(tuple(KindCount(kind, counts[kind]) for kind in SECTIONS.values() if counts.get(kind)), lineage.as_of)


def listing(lineage: Lineage, kind: str, chosen: Filter = _EVERYTHING) -> Listing:
    """The records of a kind that pass a filter. Raises UnknownName for an `about` that names nothing."""
    record_type, row = ROWS.get(kind, (Thing, named_row))
    records: list[Record] = lineage.all(kind, record_type)
    total = len(records)
    about = lineage.find(chosen.about) if chosen.about else ""
    source = lineage.find(chosen.source, "source") if chosen.source else ""
    if about and kind == "claim":
        records = list(claims_about(lineage, about))
    elif about:
        records = [record for record in records if about in getattr(record, "about", ())]
    rows = [row(lineage, record) for record in records]
    if kind == "claim":
        resting = claims_resting_on(lineage, source) if source else None
        rows = [row for row in rows if isinstance(row, ClaimRow) and _passes(row, chosen)]
        rows = [row for row in rows if resting is None or row.id in resting]
    return Listing(
        kind=kind,
        total=total,
        rows=tuple(rows),
        about=lineage.named(about) if about else None,
        filter=chosen,
        as_of=lineage.as_of,
        source=lineage.named(source) if source else None,
    )


def selected(found: Listing, kept: "Chosen", selectors: tuple[str, ...], *, explain: bool = False) -> Listing:
    """A listing with the rows that selectors keep, and why they keep each if that is asked."""
    rows = tuple(row for row in found.rows if kept.keeps(row.id))
    reasons = {row.id: kept.why(row.id) for row in rows} if explain else None
    return found._replace(rows=rows, selectors=selectors, reasons=reasons)


def _passes(claim: ClaimRow, chosen: Filter) -> bool:
    """Whether a claim's kind and confidence pass; see Filter."""
    held = claim.confidence
    if chosen.claim_kind not in ("", claim.kind) or (chosen.ahead and held.standing != "ahead"):
        return False
    against = held.is_contested or held.level in ("disputed", "refuted")
    if chosen.contested and not against:
        return False
    if not chosen.min_confidence or at_least(held.level, chosen.min_confidence):
        return True
    return chosen.contested and held.level in ("disputed", "refuted")
