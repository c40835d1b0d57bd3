"""The graded confidence: one pure rule from evidence to a level, which can say how it got there.

The rule is `at-1`, after ClinGen's gene-disease validity (points with caps) and GRADE (start weights, rating down
and up). `docs/grading.md` explains it; its numbers stand here and nowhere else.
"""

from collections.abc import Iterable
from typing import NamedTuple

from abilitytrace.dates import last_day, years_between
from abilitytrace.records import Evidence, Stated
from abilitytrace.vocabulary import GRADED, STATED

__all__ = [
    "EFFECT_POINTS",
    "LINEAGE_POINTS",
    "RULE",
    "Grade",
    "Tally",
    "Thresholds",
    "at_least",
    "grade",
    "ladder",
    "points",
    "standing",
    "tally",
    "weakest",
]

RULE = "at-1"

# kind -> (points of one item, cap for the kind)
EFFECT_POINTS = {
    "ablation": (4.0, 12.0),
    "measured": (2.0, 6.0),
    "mechanism": (2.0, 4.0),
    "comparison": (1.0, 3.0),
    "trend": (1.0, 2.0),
    "statement": (1.0, 2.0),
    "argument": (0.5, 1.0),
    "community": (0.25, 0.5),
}
LINEAGE_POINTS = {
    "statement": (7.0, 14.0),
    "artifact": (7.0, 14.0),
    "report": (2.0, 4.0),
    "argument": (1.0, 2.0),
    "community": (0.5, 1.0),
}
_FLOOR = 0.25
_CONCERN, _SERIOUS, _UPGRADE = 1.0, 2.0, 1.0
_MODERATE, _STRONG = 4.0, 7.0
_CONTESTED_BELOW, _REFUTED_FROM = 0.5, 2.0
_REFUTE_POINTS, _REFUTE_GROUPS = 4.0, 2
_WEAK_KINDS = ("trend", "statement", "argument", "community")
_YEARS_APART = 1.0


class Grade(NamedTuple):
    """A level with its account: points, groups, the newest item's date, and what held the level down or lifted it.

    `limits` holds, in the order applied: `weak-kinds`, `all-indirect`, `one-group`, `contested`, `two-groups-a-year-apart`.
    """

    level: str
    contested: bool = False
    supports: float = 0.0
    disputes: float = 0.0
    groups: int = 0
    date: str = ""
    limits: tuple[str, ...] = ()
    rule: str = RULE


class Tally(NamedTuple):
    """What the items of one kind add up to: `points` of the best of each group, of which `counted` are under the `cap`."""

    kind: str
    items: int
    groups: int
    points: float
    cap: float
    counted: float


class Thresholds(NamedTuple):
    """The numbers of the rule beside the points of the kinds. Points, except where the name says otherwise.

    `weak_kinds` alone reach `limited` at most. The shares are of the points against in those for: below
    `contested_share` a claim is contested, from there disputed, and from `refuted_share` refuted if points and groups
    against suffice.
    """

    moderate: float = _MODERATE
    strong: float = _STRONG
    floor: float = _FLOOR
    concern: float = _CONCERN
    serious_concern: float = _SERIOUS
    upgrade: float = _UPGRADE
    weak_kinds: tuple[str, ...] = _WEAK_KINDS
    contested_share: float = _CONTESTED_BELOW
    refuted_share: float = _REFUTED_FROM
    refuted_points: float = _REFUTE_POINTS
    refuted_groups: int = _REFUTE_GROUPS
    established_groups: int = 2
    established_years: float = _YEARS_APART


def points(item: Evidence, *, lineage: bool = False) -> float:
    """What one item is worth before caps: its kind's points, less its concerns, plus one for an upgrade."""
    base, _ = (LINEAGE_POINTS if lineage else EFFECT_POINTS).get(item.kind, (_FLOOR, 0.0))
    lost = sum(_SERIOUS if concern.startswith("serious-") else _CONCERN for concern in item.concerns)
    return max(base - lost, _FLOOR) + (_UPGRADE if item.upgrades else 0.0)


def tally(items: Iterable[Evidence], *, lineage: bool = False) -> tuple[Tally, ...]:
    """What the items add up to, kind by kind in the order of the table; kinds without items are left out."""
    of_kind: dict[str, list[Evidence]] = {}
    for item in items:
        of_kind.setdefault(item.kind, []).append(item)
    tallies = []
    for kind, (_, cap) in (LINEAGE_POINTS if lineage else EFFECT_POINTS).items():
        best: dict[str, float] = {}
        for item in of_kind.get(kind, ()):
            best[item.group] = max(best.get(item.group, 0.0), points(item, lineage=lineage))
        if best:
            total = sum(best.values())
            tallies.append(Tally(kind, len(of_kind[kind]), len(best), total, cap, min(total, cap)))
    return tuple(tallies)


def _total(items: list[Evidence], *, lineage: bool) -> float:
    """Points of all items: the best of each group within a kind, summed up to the kind's cap."""
    return sum((of_kind.counted for of_kind in tally(items, lineage=lineage)), 0.0)


def _is_indirect(item: Evidence) -> bool:
    return any(concern.endswith("indirect") for concern in item.concerns)


def ladder(total: float) -> str:
    """The level that points alone reach, before gates and before what speaks against."""
    if total >= _STRONG:
        return "strong"
    if total >= _MODERATE:
        return "moderate"
    return "limited" if total else "none"


def _cap(level: str, ceiling: str) -> str:
    return min(level, ceiling, key=GRADED.index)


def _gated(level: str, supports: list[Evidence]) -> tuple[str, list[str]]:
    """The level after the gates for claims of effect, and the gates that held it down.

    A remark of a weak kind beside indirect experiments does not make them direct: it opens no gate.
    """
    weak = [item.kind in _WEAK_KINDS for item in supports]
    gates = (
        ("weak-kinds", "limited", all(weak)),
        ("all-indirect", "limited", all(w or _is_indirect(item) for w, item in zip(weak, supports, strict=True))),
        ("one-group", "moderate", len({item.group for item in supports}) == 1),
    )
    limits = []
    for name, ceiling, applies in gates:
        if applies and _cap(level, ceiling) != level:
            level = ceiling
            limits.append(name)
    return level, limits


def _spread_over_years(items: list[Evidence]) -> bool:
    """Whether two groups support with at least a year between them."""
    return any(
        a.group != b.group and a.date and b.date and years_between(a.date, b.date) >= _YEARS_APART
        for a in items
        for b in items
    )


def grade(items: Iterable[Evidence], *, lineage: bool = False) -> Grade:
    """The graded confidence of a claim or step from all its evidence; neutral items carry no weight.

    `lineage` selects the table for steps and claims of lineage, which has no gates. More support never lowers
    the level and more dispute never raises it. Source: ClinGen points and caps, GRADE rating.
    """
    counted = [item for item in items if item.stance != "neutral"]
    supports = [item for item in counted if item.stance == "supports"]
    disputes = [item for item in counted if item.stance == "disputes"]
    given, against = _total(supports, lineage=lineage), _total(disputes, lineage=lineage)
    level = ladder(given)
    limits: list[str] = []
    if supports and not lineage:
        level, limits = _gated(level, supports)
    contested = against > 0
    if contested and against < given * _CONTESTED_BELOW:
        level = GRADED[max(GRADED.index(level) - 1, GRADED.index("limited"))]
        limits.append("contested")
    elif contested:
        groups_against = len({item.group for item in disputes})
        refuted = against >= _REFUTED_FROM * given and against >= _REFUTE_POINTS and groups_against >= _REFUTE_GROUPS
        level, limits = ("refuted" if refuted else "disputed"), []
    elif level == "strong" and _spread_over_years(supports):
        level = "established"
        limits.append("two-groups-a-year-apart")
    newest = max((item.date for item in counted), key=last_day, default="")
    groups = len({item.group for item in counted})
    return Grade(level, contested, given, against, groups, newest, tuple(limits))


def at_least(level: str, wanted: str) -> bool:
    """Whether a graded level reaches another; disputed and refuted reach none of the ladder."""
    return GRADED.index(level) >= GRADED.index(wanted)


def weakest(levels: Iterable[str]) -> str:
    """The lowest of some graded levels: that of a path. `none` for no levels."""
    return min(levels, key=GRADED.index, default="none")


def standing(stated: Iterable[Stated], graded: Grade) -> str:
    """How the first stated level and the graded one agree: `supported`, `ahead` or `behind` of the evidence, or ``.

    Ahead: the source promises more than the evidence carries. Behind: the evidence carries at least two levels more
    than the source promised, or answers what it left open.
    """
    first = next(iter(stated), None)
    if first is None:
        return ""
    needed = GRADED.index(STATED[first.level])
    has = GRADED.index(graded.level)
    if first.level == "open-question":
        return "behind" if has > needed else "supported"
    if has < needed:
        return "ahead"
    return "behind" if has >= needed + 2 else "supported"
