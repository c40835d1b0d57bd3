"""Settings and scores as answers show them: what two scores must share to be comparable, and why two are not."""

from collections.abc import Iterable
from typing import NamedTuple

from abilitytrace.lineage import Lineage, Measurement, Named, Setting
from abilitytrace.questions.parts import CitedSource, cite
from abilitytrace.records import Score, Text

__all__ = [
    "UNSTATED",
    "Apart",
    "ScoreView",
    "SettingView",
    "Suites",
    "apart",
    "by_setting",
    "differences",
    "is_beside",
    "is_stated",
    "lower_is_better",
    "suites",
    "view_score",
    "view_setting",
]

# what files write for shots or prompting that a source does not state
UNSTATED = ("", "unknown")


class ScoreView(NamedTuple):
    """One value in the unit of its setting; `n` items were scored, `at` is the place in the source."""

    value: float
    n: int | None
    stderr: float | None
    at: str
    note: Text


class SettingView(NamedTuple):
    """How something was measured, the benchmark left out; `place` is given where it alone tells prompts apart.

    `version` is that of the task, `settings` are (name, value) of whatever else was set; `better` as in Score.
    """

    source: CitedSource | None
    metric: str
    unit: str
    shots: str
    prompting: str
    place: str = ""
    version: str = ""
    filter: str = ""
    settings: tuple[tuple[str, str], ...] = ()
    better: str = ""


class Apart(NamedTuple):
    """A benchmark on which two models have scores but no comparable ones: the settings that differ least, and in what.

    `differs` are fields of a setting, in the order of Setting; `value` where one setting has two values of one model.
    """

    benchmark: Named
    a: SettingView
    b: SettingView
    differs: tuple[str, ...]


def view_setting(lineage: Lineage, setting: Setting) -> SettingView:
    """A setting with its source as cited."""
    source = cite(lineage, setting.source, setting.place) if setting.source else None
    return SettingView(source, *setting[2:])


def view_score(score: Score) -> ScoreView:
    """A score without its setting."""
    return ScoreView(score.value, score.n, score.stderr, score.at, score.note)


def lower_is_better(setting: Setting | SettingView) -> bool:
    """Whether less of a metric is more of what it measures: only where the scores or the metric's own name say so."""
    return setting.better == "lower" if setting.better else "lower is better" in setting.metric.casefold()


def is_beside(metric: str) -> bool:
    """Whether a metric tells something beside how much a model can do: its calibration, or its rank among others."""
    name = metric.casefold()
    return name.startswith("ece") or "calibration" in name or name == "mean win rate"


def is_stated(setting: Setting) -> bool:
    """Whether a source says how it prompted; a harness does so by the version of its task."""
    return setting.shots not in UNSTATED and (setting.prompting not in UNSTATED or bool(setting.version))


def by_setting(measurements: Iterable[Measurement]) -> dict[Setting, Score]:
    """The one score of a model in each setting, in the order of the files.

    A setting with two values is left out, and so are scores that no source is named for: nothing tells what they mean.
    """
    found: dict[Setting, list[Score]] = {}
    for score, setting in measurements:
        if setting.source:
            found.setdefault(setting, []).append(score)
    return {
        setting: scores[0]
        for setting, scores in found.items()
        if len(scores) == 1 or len({score.value for score in scores}) == 1
    }


class Suites:
    """Tells which of some settings are parts of a suite whose average is among them, whatever their metrics are called."""

    def __init__(self, lineage: Lineage, settings: Iterable[Setting]) -> None:
        self._lineage = lineage
        self._measured = {self._key(setting, setting.benchmark) for setting in settings}

    @staticmethod
    def _key(setting: Setting, benchmark: str) -> tuple[str, ...]:
        return benchmark, setting.source, setting.shots, setting.prompting

    def above(self, setting: Setting) -> Named | None:
        """The nearest suite whose average was measured beside this part of it."""
        above = (s for s in suites(self._lineage, setting.benchmark) if self._key(setting, s) in self._measured)
        return self._lineage.named(suite) if (suite := next(above, "")) else None


def suites(lineage: Lineage, benchmark: str) -> tuple[str, ...]:
    """The benchmarks that a benchmark is part of, the nearest first; empty for one that stands alone."""
    found: list[str] = []
    todo = list(lineage.thing(benchmark).broader)
    while todo:
        suite = todo.pop(0)
        if suite not in found and suite != benchmark:
            found.append(suite)
            todo += lineage.thing(suite).broader
    return tuple(found)


def apart(lineage: Lineage, a: Iterable[Measurement], b: Iterable[Measurement]) -> tuple[Apart, ...]:
    """The benchmarks on which both models have scores, none of them comparable, in the order of the first model's files."""
    of_a, of_b = _by_benchmark(a), _by_benchmark(b)
    found = []
    for benchmark, ours in of_a.items():
        theirs = of_b.get(benchmark, [])
        if not theirs or by_setting(ours).keys() & by_setting(theirs).keys():
            continue
        one, other, differs = min(
            ((one.setting, other.setting, differences(one.setting, other.setting)) for one in ours for other in theirs),
            key=lambda nearest: len(nearest[2]),
        )
        views = view_setting(lineage, one), view_setting(lineage, other)
        found.append(Apart(lineage.named(benchmark), *views, differs))
    return tuple(found)


def _by_benchmark(measurements: Iterable[Measurement]) -> dict[str, list[Measurement]]:
    found: dict[str, list[Measurement]] = {}
    for measurement in measurements:
        found.setdefault(measurement.score.benchmark, []).append(measurement)
    return found


def differences(a: Setting, b: Setting) -> tuple[str, ...]:
    """The fields in which two settings differ, in the order of Setting; `value` for equal ones, `source` also for no source."""
    fields = [field for field, one, other in zip(Setting._fields, a, b, strict=True) if one != other]
    if not a.source and not b.source:
        fields.insert(0, "source")
    return tuple(fields) or ("value",)
