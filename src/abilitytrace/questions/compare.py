"""Two to six models side by side: where they stand to one another, specs, marks, and scores in the same setting."""

from itertools import combinations
from typing import NamedTuple

from abilitytrace.lineage import Ancestry, Lineage, Measurement, Named, Setting
from abilitytrace.questions.diff import Diff, MarkAt, diff, marks_of, merge_bases
from abilitytrace.questions.measured import Measurements, tally, pair_up
from abilitytrace.questions.setting import (
    Apart,
    ScoreView,
    SettingView,
    apart,
    by_setting,
    lower_is_better,
    suites,
    view_score,
    view_setting,
)
from abilitytrace.questions.specs import Value, view_values
from abilitytrace.records import Thing

__all__ = ["FEWEST", "MOST", "Against", "Compare", "MarkRow", "Profile", "ScoreRow", "SpecRow", "TooFewModels", "compare"]

FEWEST, MOST = 2, 6


class Profile(NamedTuple):
    """One of the models compared; `made_from` are the inputs of its best founded step, `scores` how many it has."""

    id: str
    name: Named
    developer: str
    released: str
    made_from: tuple[Named, ...]
    scores: int
"""
