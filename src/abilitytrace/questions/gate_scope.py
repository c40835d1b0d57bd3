"""What a gate judges: which scores are meant, which margin each one has, and which would count one thing twice."""

from collections.abc import Collection, Sequence
from typing import Protocol

from abilitytrace.lineage import Lineage, Measurement, Setting
from abilitytrace.movement import whole
from abilitytrace.questions.setting import is_beside, suites

__all__ = ["Scope", "WrongRules"]

_SCALES = ("%", "fraction")


class WrongRules(Exception):
    """Rules of a gate that make no sense; the message says why, in English."""


class _Rules(Protocol):
    """The rules of a gate, as far as they limit what is judged."""

    @property
    def margin(self) -> float | None: ...
    @property
    def margins(self) -> tuple[tuple[str, float], ...]: ...
    @property
    def benchmarks(self) -> tuple[str, ...]: ...
    @property
    def metrics(self) -> tuple[str, ...]: ...
    @property
    def source(self) -> str: ...


class Scope:
    """What some rules mean in one lineage.

    A suite is judged by its average or by its parts, never by both: by the average where the suite is asked for by name,
    else by the parts. A margin for a suite holds for its parts.
    """

    def __init__(self, lineage: Lineage, rules: _Rules) -> None:
        """Raises UnknownName or WrongKind for names that are no benchmark or source, WrongRules for no margin at all."""
        if rules.margin is None and not rules.margins:
            raise WrongRules("no --margin: say which drop is acceptable, such as --margin 0.02 for 2 points of 100")
        self._lineage, self._default = lineage, rules.margin
        self._margins = {lineage.find(name, "benchmark"): margin for name, margin in rules.margins}
        self._only = tuple(dict.fromkeys(lineage.find(name, "benchmark") for name in rules.benchmarks))
        self._metrics = {_folded(name): name for name in rules.metrics}
        self._source = lineage.find(rules.source, "source") if rules.source else ""
        self._known: dict[str, tuple[str, ...]] = {}
        for benchmark in self._only:
            if self._margin(benchmark) is None:
                raise WrongRules(f"no margin for {benchmark}: add --margin {benchmark}=0.02")

    @property
    def named(self) -> tuple[str, ...]:
        """The benchmarks asked for by name: those to be judged, or else those with a margin of their own."""
        return self._only or tuple(self._margins)

    def require_metrics(self, known: Collection[str]) -> None:
        """Raises WrongRules for a metric asked for that is none of those known."""
        folded = {_folded(metric) for metric in known}
        unknown = next((name for metric, name in self._metrics.items() if metric not in folded), None)
        if unknown is not None:
            raise WrongRules(f"--metric {unknown}: these models have scores in {', '.join(sorted(known)) or 'none'}")

    def holds(self, measurement: Measurement) -> bool:
        """Whether a score is meant."""
        setting = measurement.setting
        if self._source and setting.source != self._source:
            return False
        if self._metrics and _folded(setting.metric) not in self._metrics:
            return False
        above = self._above(setting.benchmark)
        if self._only:
            return any(benchmark in self._only for benchmark in above)
        return self._margin(setting.benchmark) is not None

    def margin_of(self, setting: Setting) -> float:
        """The margin in the unit of the scores. Raises WrongRules for a drop as large as the whole scale, or larger."""
        margin = self._margin(setting.benchmark)
        assert margin is not None
        if setting.unit not in _SCALES:
            return margin
        if margin >= 1:
            raise WrongRules(
                f"--margin {margin:g} for {setting.benchmark} is {margin * 100:g} points of 100:"
                f" a margin is a fraction of the full scale, such as {margin / 100:g}"
            )
        return margin * whole(setting.unit)

    def chosen(self, settings: Sequence[Setting]) -> tuple[set[Setting], list[tuple[Setting, str]]]:
        """The settings to judge, and the others with the reason: `beside`, `part` or `average`, as in gate.LeftOut."""
        beside = [one for one in settings if is_beside(one.metric) and not self._metrics]
        rest = [one for one in settings if one not in beside]
        asked = {(one.source, one.benchmark) for one in rest if one.benchmark in self.named}
        parts = [one for one in rest if (one.source, one.benchmark) not in asked and self._is_under(one, asked)]
        rest = [one for one in rest if one not in parts]
        averages = {(one.source, suite) for one in rest for suite in self._above(one.benchmark)[1:]} - asked
        repeated = [one for one in rest if (one.source, one.benchmark) in averages]
        left_out = [(one, "beside") for one in beside] + [(one, "part") for one in parts]
        left_out += [(one, "average") for one in repeated]
        return {one for one in rest if one not in repeated}, left_out

    def unanswered(self, judged: Collection[str]) -> tuple[str, ...]:
        """The benchmarks asked for by name of which neither they nor a part of them is judged."""
        covered = {suite for benchmark in judged for suite in self._above(benchmark)}
        return tuple(benchmark for benchmark in self.named if benchmark not in covered)

    def _is_under(self, setting: Setting, asked: Collection[tuple[str, str]]) -> bool:
        return any((setting.source, suite) in asked for suite in self._above(setting.benchmark)[1:])

    def _margin(self, benchmark: str) -> float | None:
        """The margin of a benchmark, else of the nearest suite above it, else the one for all."""
        own = (self._margins[name] for name in self._above(benchmark) if name in self._margins)
        return next(own, self._default)

    def _above(self, benchmark: str) -> tuple[str, ...]:
        """The benchmark itself and the suites it is part of, the nearest first."""
        if benchmark not in self._known:
            self._known[benchmark] = (benchmark, *suites(self._lineage, benchmark))
        return self._known[benchmark]


def _folded(metric: str) -> str:
    return metric.casefold().replace("-", " ").replace("_", " ")
