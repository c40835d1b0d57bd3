"""How the belief in a claim moved: its grade at the end of every year, and what each change came from.

The grade of a date is the grade of the evidence dated up to it, by the same rule as today's: not what anyone thought then.
"""

from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

from abilitytrace.dates import last_day
from abilitytrace.grading import Grade, grade
from abilitytrace.lineage import Lineage, Named
from abilitytrace.questions.evidence import find_case
from abilitytrace.questions.parts import (
    Confidence,
    EvidenceView,
    StatedView,
    StepView,
    confidence,
    view_evidence,
    view_step,
)
from abilitytrace.questions.rows import claims_about, claims_resting_on
from abilitytrace.records import Claim, Evidence, Step, Text
from abilitytrace.vocabulary import GRADED

__all__ = ["Changes", "Moment", "Moved", "Movement", "YearPoints", "changes"]


class Moment(NamedTuple):
    """The grade at the end of a date.

    `kind` is `change` (the level or what is contested changed on this date), `year` (the end of a year without a change
    on its last day) or `now` (all that is known). `way` is `first`, `up`, `down` or `contested` (the level stayed, but
    evidence against it came up) for a change, empty otherwise. `movers` are the findings without any one of which there
    would have been no such change; where several suffice, the most telling of them.
    """

    date: str
    kind: str
    graded: Grade
    way: str = ""
    movers: tuple[EvidenceView, ...] = ()


class YearPoints(NamedTuple):
    """The points for and against at the end of a year."""

    year: str
    supports: float
    disputes: float


class Changes(NamedTuple):
    """The answer to `changes CLAIM`. `stated` in order of date, the level of one source once; moments in order of date.

    `then` is the grade at the end of the date when it was first stated, `turning` the change after it that moved the
    grade most. `step` is given for a step alone. `known` is false when nothing of it was known on the date.
    """

    id: str
    kind: str
    says: Text
    step: StepView | None
    confidence: Confidence
    stated: tuple[StatedView, ...]
    then: Grade | None
    moments: tuple[Moment, ...]
    turning: Moment | None
    years: tuple[YearPoints, ...]
    known: bool
    as_of: str


class Movement(NamedTuple):
    """How far the grade of a claim has moved since it was first stated: `since` is the date of its last change."""

    id: str
    kind: str
    says: Text
    stated: StatedView
    then: Grade
    confidence: Confidence
    since: str
    turning: Moment


class Moved(NamedTuple):
    """The answer to `changes` without a claim, or about another record: the claims that moved, the furthest first.

    `total` counts the claims that somebody stated at a known date, of which the rest stayed as they were graded then.
    """

    movements: tuple[Movement, ...]
    total: int
    about: Named | None
    as_of: str


def changes(lineage: Lineage, name: str = "") -> Changes | Moved:
    """How the belief in a claim or step moved, found by id or words; of any other record, which claims about it moved.

    Raises UnknownName, with the nearest claims, when nothing or more than one claim fits.
    """
    if not name:
        return _moved(lineage, lineage.all("claim", Claim), "")
    identifier = find_case(lineage, name)
    record = lineage.get(identifier)
    if isinstance(record, Claim | Step):
        return _changes(lineage, record)
    claims = claims_about(lineage, identifier)
    if lineage.kind(identifier) == "source":
        resting = claims_resting_on(lineage, identifier)
        claims = [claim for claim in lineage.all("claim", Claim) if claim.id in resting]
    return _moved(lineage, claims, identifier)


def _changes(lineage: Lineage, record: Claim | Step) -> Changes:
    held = confidence(lineage, record)
    history = _History(lineage, record)
    stated = _in_order(held)
    first = next((one.source.published for one in stated if one.source.published), "")
    return Changes(
        id=record.id,
        kind="claim" if isinstance(record, Claim) else "step",
        says=record.says,
        step=view_step(lineage, record) if isinstance(record, Step) else None,
        confidence=held,
        stated=stated,
        then=history.at(first) if first else None,
        moments=history.moments(first),
        turning=history.turning(first),
        years=history.points(first),
        known=lineage.is_known(record.id),
        as_of=lineage.as_of,
    )


def _in_order(held: Confidence) -> tuple[StatedView, ...]:
    """What sources state, by date, undated last; of two places in one source with the same level, the first."""
    once = {(one.level, one.source.id): one for one in reversed(held.stated)}
    of_files = [one for one in held.stated if once[(one.level, one.source.id)] is one]
    return tuple(sorted(of_files, key=lambda one: last_day(one.source.published) or "9"))


class _History:
    """The evidence on a claim or step, day by day."""

    def __init__(self, lineage: Lineage, record: Claim | Step) -> None:
        self.lineage = lineage
        self.is_lineage = lineage.is_lineage(record.id)
        items = [item for item in lineage.evidence(record.id) if item.stance != "neutral"]
        self.items = sorted(items, key=lambda item: last_day(item.date))

    def grade(self, items: Iterable[Evidence]) -> Grade:
        return grade(items, lineage=self.is_lineage)

    def at(self, date: str) -> Grade:
        """The grade from all that was known at the end of a date."""
        return self.grade(item for item in self.items if last_day(item.date) <= last_day(date))

    def changes(self) -> list[Moment]:
        """The dates on which the level, or whether it is contested, changed."""
        found, known, before = [], list[Evidence](), self.grade(())
        for _, arrived in groupby(self.items, key=lambda item: last_day(item.date)):
            new = list(arrived)
            after = self.grade([*known, *new])
            if _verdict(after) != _verdict(before):
                movers = self.movers(known, new, after)
                date = min((item.date for item in movers), key=len)
                views = tuple(view_evidence(self.lineage, item) for item in movers)
                found.append(Moment(date, "change", after, _way(before, after), views))
            known += new
            before = after
        return found

    def movers(self, known: list[Evidence], new: list[Evidence], after: Grade) -> list[Evidence]:
        """Of the items of a day those without which the grade would be another; else the most telling on the side that won."""
        needed = [
            item
            for i, item in enumerate(new)
            if _verdict(self.grade([*known, *new[:i], *new[i + 1 :]])) != _verdict(after)
        ]
        if needed:
            return needed
        before = self.grade(known)
        rises = GRADED.index(after.level) > GRADED.index(before.level)
        side = [item for item in new if item.stance == ("supports" if rises else "disputes")] or new
        return [max(side, key=lambda item: view_evidence(self.lineage, item).points)]

    def moments(self, stated: str) -> tuple[Moment, ...]:
        """All changes, the ends of the years between, and now. Empty without evidence."""
        if not self.items:
            return ()
        found = self.changes()
        newest = self.items[-1].date
        dates = [date for date in (stated, *(item.date for item in self.items)) if date]
        if not dates:
            return (*found, Moment("", "now", self.grade(self.items)))
        taken = {last_day(moment.date) for moment in found}
        years = [year for year in self.years(dates)[:-1] if f"{year}-12-31" not in taken]
        found += [Moment(year, "year", self.at(year)) for year in years]
        found.sort(key=lambda moment: last_day(moment.date))
        return (*found, Moment(self.lineage.as_of or newest, "now", self.grade(self.items)))

    def years(self, dates: list[str]) -> list[str]:
        """The years from the first of some dates to the last, or to the one that the question is asked as of."""
        first, last = min(dates), self.lineage.as_of or max(dates)
        return [str(year) for year in range(int(first[:4]), int(last[:4]) + 1)]

    def points(self, stated: str) -> tuple[YearPoints, ...]:
        """The points for and against at the end of every year since it was stated or there was evidence."""
        dates = [date for date in (stated, *(item.date for item in self.items)) if date]
        at = [(year, self.at(year)) for year in (self.years(dates) if dates and self.items else [])]
        return tuple(YearPoints(year, graded.supports, graded.disputes) for year, graded in at)

    def turning(self, stated: str) -> Moment | None:
        """The change after a date that moved the level most; of equals the one that moved the points most, then the last."""
        before = self.at(stated) if stated else self.grade(())
        best: tuple[tuple[int, float, str], Moment] | None = None
        for moment in self.changes():
            if last_day(moment.date) > last_day(stated):
                rank = (*_distance(before, moment.graded), last_day(moment.date))
                best = max(best or (rank, moment), (rank, moment), key=lambda pair: pair[0])
                before = moment.graded
        return best[1] if best else None


def _verdict(graded: Grade) -> tuple[str, bool]:
    return (graded.level, graded.contested)


def _way(before: Grade, after: Grade) -> str:
    """Which way a grade changed."""
    if before.level == "none" and not before.date:
        return "first"
    if before.level == after.level:
        return "contested"
    return "up" if GRADED.index(after.level) > GRADED.index(before.level) else "down"


def _distance(before: Grade, after: Grade) -> tuple[int, float]:
    """How far apart two grades are: in levels, and in points."""
    levels = abs(GRADED.index(after.level) - GRADED.index(before.level))
    return levels, abs(after.supports - before.supports) + abs(after.disputes - before.disputes)


def _moved(lineage: Lineage, claims: list[Claim], about: str) -> Moved:
    """The claims whose level, or whether it is contested, is not what it was when they were stated."""
    found, total = [], 0
    for claim in claims:
        movement = _movement(lineage, claim)
        total += movement is not None
        if movement and _verdict(movement.then) != _verdict(movement.confidence.graded):
            found.append(movement)
    found.sort(key=_furthest)
    return Moved(tuple(found), total, lineage.named(about) if about else None, lineage.as_of)


def _movement(lineage: Lineage, claim: Claim) -> Movement | None:
    """How a claim moved since it was stated; None if nobody stated it at a known date."""
    held = confidence(lineage, claim)
    stated = next((one for one in _in_order(held) if one.source.published), None)
    if stated is None:
        return None
    history = _History(lineage, claim)
    then, turning = history.at(stated.source.published), history.turning(stated.source.published)
    last = Moment(stated.source.published, "change", then)
    since = ([last, *history.changes()])[-1].date
    return Movement(claim.id, claim.kind, claim.says, stated, then, held, since, turning or last)


def _furthest(movement: Movement) -> tuple[int, float, str]:
    """Sorts movements: by levels, then by points, the furthest first; equals by id."""
    levels, points = _distance(movement.then, movement.confidence.graded)
    return (-levels, -points, movement.id)
