"""Measured scores beside claimed marks: the scores of two models in the same source and setting, and whether they agree.

Pairs only what is comparable. Knows nothing of how the marks came about: callers hand over which way they point.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from abilitytrace.lineage import Lineage, Measurement, Named, Setting
from abilitytrace.movement import Movement, beyond_noise, items_behind, movement
from abilitytrace.questions.setting import (
    Apart,
    ScoreView,
    SettingView,
    Suites,
    apart,
    by_setting,
    is_beside,
    is_stated,
    lower_is_better,
    view_score,
    view_setting,
)
from abilitytrace.records import Score, Thing

__all__ = ["Measured", "Measurements", "Pair", "direction", "measure", "pair_up", "tally"]


class Pair(NamedTuple):
    """The scores of two models in one setting.

    `change` is B minus A in the unit of the setting; `moved` is `up` where B has more of what is measured, else `down` or
    `same`. `noise` is `beyond`, `within` or `unknown`. `suite` is the suite whose average stands beside this part of it.
    `doubts` are reasons not to count it: `notes` (the sources' remarks on the two differ), `unstated` (the setting).
    `low` and `high` bound the change at 95 %, None where its noise is unknown; `assumed`: they take the benchmark's usual
    number of items, since the source gives none.
    """

    benchmark: Named
    setting: SettingView
    a: ScoreView
    b: ScoreView
    change: float
    moved: str
    noise: str
    suite: Named | None = None
    doubts: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None
    assumed: bool = False


class Measured(NamedTuple):
    """One ability: which way its marks point (`up`, `down`, `same`, empty for none), and how the scores moved.

    `up`, `down` and `same` count settings, a benchmark or suite once in each; pairs in doubt are left out of the count.
    `agreement` is `agree`, `disagree` (most settings moved against the marks), `mixed`, or empty where nothing can be said.
    """

    ability: Named
    marked: str
    up: int
    down: int
    same: int
    agreement: str
    pairs: tuple[Pair, ...]


class Measurements(NamedTuple):
    """The scores of B against those of A, by ability; `apart` are benchmarks on which the two cannot be compared.

    `pairs` counts comparable pairs, each once, `judged` those whose noise is known, and `assumed` those of them that take
    the usual number of items.
    """

    a: Named
    b: Named
    abilities: tuple[Measured, ...]
    apart: tuple[Apart, ...]
    pairs: int
    judged: int
    assumed: int = 0


class _Paired(NamedTuple):
    """Two scores in one setting."""

    setting: Setting
    a: Score
    b: Score


def measure(lineage: Lineage, a: str, b: str, marked: Mapping[str, str], *, unmarked: bool = False) -> Measurements:
    """How B's scores differ from A's on the benchmarks that measure an ability.

    `marked` says which way the marks on each ability point; abilities come in its order, then, if `unmarked`, the others
    in the order of the files. An ability without a comparable pair is left out.
    """
    scores = (lineage.measurements(a), lineage.measurements(b)) if a != b else ((), ())
    wanted = dict(marked)
    if unmarked and all(scores):
        wanted |= {thing.id: "" for thing in lineage.all("ability", Thing) if thing.id not in wanted}
    measures = _Measures(lineage)
    of_a, of_b = ([item for item in of_model if measures.any_of(item, wanted)] for of_model in scores)
    pairs = pair_up(lineage, of_a, of_b)
    by_ability: dict[str, list[Pair]] = {}
    for pair in pairs:
        for ability in measures.of(pair.benchmark.id):
            by_ability.setdefault(ability, []).append(pair)
    found = [
        _measured(lineage, ability, way, tuple(by_ability[ability]))
        for ability, way in wanted.items()
        if ability in by_ability
    ]
    judged, assumed = sum(pair.noise != "unknown" for pair in pairs), sum(pair.assumed for pair in pairs)
    named = lineage.named(a), lineage.named(b)
    return Measurements(*named, tuple(found), apart(lineage, of_a, of_b), len(pairs), judged, assumed)


class _Measures:
    """Which abilities benchmarks measure, each benchmark looked up once."""

    def __init__(self, lineage: Lineage) -> None:
        self._lineage = lineage
        self._found: dict[str, tuple[str, ...]] = {}

    def of(self, benchmark: str) -> tuple[str, ...]:
        if benchmark not in self._found:
            self._found[benchmark] = self._lineage.thing(benchmark).measures
        return self._found[benchmark]

    def any_of(self, measurement: Measurement, abilities: Mapping[str, str]) -> bool:
        """Whether a score tells how much a model has of one of some abilities."""
        if is_beside(measurement.setting.metric):
            return False
        return any(ability in abilities for ability in self.of(measurement.score.benchmark))


def pair_up(lineage: Lineage, a: Iterable[Measurement], b: Iterable[Measurement]) -> tuple[Pair, ...]:
    """The scores of two models that share a setting, in the order of A's files.

    Parts of a suite are judged as a family of their own where the suite's average is there: one family with both would
    count one thing twice.
    """
    of_a, of_b = by_setting(a), by_setting(b)
    shared = [_Paired(setting, score, of_b[setting]) for setting, score in of_a.items() if setting in of_b]
    suites = Suites(lineage, [pair.setting for pair in shared])
    above = [suites.above(pair.setting) for pair in shared]
    moved = [_movement(lineage, pair) for pair in shared]
    noises = ["unknown"] * len(shared)
    for is_part in (False, True):
        family = [i for i, suite in enumerate(above) if (suite is not None) == is_part]
        for i, noise in zip(family, beyond_noise([moved[i].p for i in family]), strict=True):
            noises[i] = noise
    return tuple(_pair(lineage, *found) for found in zip(shared, moved, noises, above, strict=True))


def _movement(lineage: Lineage, pair: _Paired) -> Movement:
    return movement(pair.a, pair.b, items_behind((pair.a, pair.b)), lineage.thing(pair.setting.benchmark).items)


def _pair(lineage: Lineage, pair: _Paired, moved: Movement, noise: str, suite: Named | None) -> Pair:
    setting = pair.setting
    change = round(pair.b.value - pair.a.value, 10)
    doubts = ["notes"] * (pair.a.note != pair.b.note) + ["unstated"] * (not is_stated(setting))
    return Pair(
        benchmark=lineage.named(setting.benchmark),
        setting=view_setting(lineage, setting),
        a=view_score(pair.a),
        b=view_score(pair.b),
        change=change,
        moved=_moved(-change if lower_is_better(setting) else change),
        noise=noise,
        suite=suite,
        doubts=tuple(doubts),
        low=moved.low,
        high=moved.high,
        assumed=moved.assumed,
    )


def _moved(change: float) -> str:
    return "same" if not change else "up" if change > 0 else "down"


def direction(verdict: str) -> str:
    """Which way a verdict of `diff` points: `up`, `down`, `same`, or empty for an unknown one."""
    return {"gained": "up", "restored": "up", "lost": "down", "kept": "same"}.get(verdict, "")


def _measured(lineage: Lineage, ability: str, way: str, pairs: tuple[Pair, ...]) -> Measured:
    up, down, same = tally(lineage, pairs)
    return Measured(lineage.named(ability), way, up, down, same, _agreement(way, up, down, same), pairs)


def tally(lineage: Lineage, pairs: Iterable[Pair]) -> tuple[int, int, int]:
    """In how many settings scores went up, down, and stayed.

    A benchmark has one voice in a source, with one number of examples and one prompting, by the majority of its metrics;
    the parts of a suite have one together, and none beside the average of their suite. Figures that one source repeats
    from another count once. Pairs in doubt do not count, nor do metrics that tell something else.
    """
    voices: dict[tuple[str, ...], list[Pair]] = {}
    for pair in pairs:
        if pair.suite is None and not pair.doubts and not is_beside(pair.setting.metric):
            key = (_family(lineage, pair.benchmark.id), _source(pair), pair.setting.shots, pair.setting.prompting)
            voices.setdefault(key, []).append(pair)
    votes = []
    seen: dict[tuple[str, frozenset[tuple[str, float, float]]], str] = {}
    for (family, source, *_), voice in voices.items():
        figures = frozenset((pair.benchmark.id, pair.a.value, pair.b.value) for pair in voice)
        if seen.setdefault((family, figures), source) == source:
            moves = [pair.moved for pair in voice]
            votes.append(moves.count("up") - moves.count("down"))
    return sum(vote > 0 for vote in votes), sum(vote < 0 for vote in votes), sum(vote == 0 for vote in votes)


def _source(pair: Pair) -> str:
    return pair.setting.source.id if pair.setting.source else ""


def _family(lineage: Lineage, benchmark: str) -> str:
    """The suite that a part of one speaks for; a benchmark with parts of its own, or in no suite, speaks for itself."""
    broader = lineage.thing(benchmark).broader
    return benchmark if not broader or lineage.narrower(benchmark) else broader[0]


def _agreement(way: str, up: int, down: int, same: int) -> str:
    if way not in ("up", "down") or not up + down + same:
        return ""
    with_marks, against = (up, down) if way == "up" else (down, up)
    half = (up + down + same) / 2
    return "disagree" if against > half else "agree" if with_marks > half else "mixed"
